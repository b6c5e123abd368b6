"""The figures of «Look inside», one file each: a module here that holds a `Figure` is found by itself.

A figure is made off the window's thread, of a model frozen at a moment and what is looked at around it;
its words are for the window, so they are translated here. The file's name is the figure's.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from aegui.sampling import mixed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aegui.explore.page import Page
    from aegui.recipe import Recipe
    from aegui.runs.snapshot import Snapshot
    from aegui.training.splits import ImageSet, Splits

T = TypeVar("T")


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for translation; the window translates it when it is shown."""
    return text


class Once(Protocol):
    """Makes something of an object, and gives it again while it is the very same object."""

    def __call__(self, what: str, of: object, make: Callable[[], T]) -> T: ...


class Lacking(ValueError):
    """Something that a figure needs is not there; one sentence says what, and what can be done."""


@dataclass(frozen=True, eq=False)
class Seen:
    """What a figure is made of."""

    snapshot: Snapshot
    codes: NDArray[np.float32]  # (N, D) of some of the shown images
    rows: NDArray[np.int64]  # (N,), which
    subset: ImageSet  # the shown images
    preview: NDArray[np.int64]  # rows of some validation images
    cursor: NDArray[np.float32]  # (D,), the code under it
    noise: tuple[str, float]  # kind and level chosen in the images view
    draw: int  # how often it was drawn anew
    option: str  # what was chosen of the page's options, "" before
    splits: Callable[[], Splits]  # all images of the recipe; raises `Lacking`
    once: Once  # keeps what costs much
    say: Callable[[float, str], None]  # share of the work done, and of what; raises to cancel
    concerns: Callable[[], list[str]] = list  # what may be going wrong in the training, in sentences

    @property
    def recipe(self) -> Recipe:
        """What the model was trained with."""
        return self.snapshot.recipe

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """The shown images (N, C, H, W), read where they were not yet. Raises `Lacking`."""
        if self.subset.pixels is not None:
            return self.subset.pixels
        read = self.splits().shown.found(self.subset)
        if read is None or read.pixels is None:
            raise Lacking(lacking_images(self.subset.data))
        return read.pixels

    def first(self, count: int) -> NDArray[np.uint8]:
        """Some validation images, those of the images view first. Raises `Lacking`."""
        import numpy as np

        order = mixed(len(self.pixels), self.subset.labels)
        others = order[~np.isin(order, self.preview)]
        some: NDArray[np.uint8] = self.pixels[np.concatenate([self.preview, others])[:count]]
        return some


def lacking_images(data: str) -> str:
    """Why there are no images to show."""
    from PySide6.QtCore import QCoreApplication

    text = QCoreApplication.translate(
        "inside",
        "This needs the images of {}, which are not on the disk: choose their folder with File › Choose data "
        "folder, or download them with the data button above.",
    )
    return text.format(data)


@dataclass(frozen=True)
class Figure:
    """One thing to be seen inside a model."""

    label: str  # marked with QT_TRANSLATE_NOOP("inside", …), as is the help
    help: str
    order: int
    make: Callable[[Seen], Page]
    fits: Callable[[Recipe], bool] = lambda recipe: True
    by_chance: bool = False  # it can be drawn again
    follows_cursor: bool = False
    follows_noise: bool = False
    name: str = ""  # of its module


def names() -> list[str]:
    """Of every figure, without importing any."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


@cache
def figures() -> dict[str, Figure]:
    """Every figure by name, in the order they are offered."""
    from dataclasses import replace

    found = {name: importlib.import_module(f"{__name__}.{name}").FIGURE for name in names()}
    ordered = sorted(found.items(), key=lambda item: (item[1].order, item[0]))
    return {name: replace(figure, name=name) for name, figure in ordered}
