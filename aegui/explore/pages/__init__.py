"""The pages of «Look inside», one file each: a module here that holds a `PageKind` is found by itself.

A page is made by the worker, of a model frozen at a moment and of what is looked at around it. The file's
name is the page's.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from aegui.analysis import latent
from aegui.explore.data_cache import lacking_images
from aegui.explore.query import Lacking, Task
from aegui.sampling import mixed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aegui.explore.column import Column
    from aegui.explore.page import Page
    from aegui.recipe import Recipe
    from aegui.runs.snapshot import Snapshot
    from aegui.stored_images import Pixels
    from aegui.training.splits import ImageSet, Splits

T = TypeVar("T")


class Once(Protocol):
    """Makes something of an object, and gives it again while it is the very same object."""

    def __call__(self, what: str, of: object, make: Callable[[], T]) -> T: ...


@dataclass(frozen=True, eq=False)
class PageSource:
    """What a page is made of."""

    snapshot: Snapshot
    codes: NDArray[np.float32]  # (N, D) of some of the shown images
    rows: NDArray[np.int64]  # (N,), which
    subset: ImageSet  # the shown images
    preview: NDArray[np.int64]  # rows of some validation images
    splits: Callable[[], Splits]  # all images of the recipe; raises `Lacking`
    once: Once  # keeps what costs much
    cursor: NDArray[np.float32] | None = None  # (D,), the code under it, for pages that follow it
    noise: tuple[str, float] = ("none", 0.0)  # kind and level in the images view, for pages that follow it
    draw: int = 0  # how often it was drawn anew
    option: str = ""  # what was chosen of the page's options, "" before
    column: Column | None = None  # what the plane is coloured by, other than by class
    run: Path | None = None  # where the training kept its figures
    code_names: tuple[str, ...] = ()  # that the dimensions are given
    task: Task[Page] = field(default_factory=Task)

    @property
    def recipe(self) -> Recipe:
        """What the model was trained with."""
        return self.snapshot.recipe

    def name(self, dimension: int) -> str:
        """What a dimension of the code is called."""
        return latent.name(dimension, self.code_names)

    @property
    def pixels(self) -> Pixels:
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

    def few(self, images: Pixels) -> Iterator[NDArray[np.uint8]]:
        """Images (N, C, H, W) a few at a time: more urgent questions pass between them."""
        from aegui.training.evaluation import FEW

        for at in range(0, len(images), FEW):
            self.task.check()
            yield images[at : at + FEW]


@dataclass(frozen=True)
class PageKind:
    """One thing to be seen inside a model."""

    label: str  # marked with QT_TRANSLATE_NOOP("inside", …), as is the help
    help: str
    order: int
    make: Callable[[PageSource], Page]
    fits: Callable[[Recipe], bool] = lambda recipe: True
    by_chance: bool = False  # it can be drawn again
    follows_cursor: bool = False
    follows_noise: bool = False
    follows_column: bool = False
    name: str = ""  # of its module


def names() -> list[str]:
    """Of every page, without importing any."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


@cache
def pages() -> dict[str, PageKind]:
    """Every page by name, in the order they are offered."""
    found = {name: importlib.import_module(f"{__name__}.{name}").PAGE for name in names()}
    ordered = sorted(found.items(), key=lambda item: (item[1].order, item[0]))
    return {name: replace(page, name=name) for name, page in ordered}


def fitting(recipe: Recipe) -> list[PageKind]:
    """The pages that there are of a model trained with a recipe."""
    return [page for page in pages().values() if page.fits(recipe)]
