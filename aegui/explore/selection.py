"""Which images are selected: by name, so that another run of the same data shows the same ones. No Qt.

The rule of every count, in the plane, the images view and files: an image of a class that is not drawn does
not count. It stays selected, and counts again as soon as its class is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from aegui.training.splits import NAMED

if TYPE_CHECKING:
    from aegui.training.splits import ImageSet, Name

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Names = frozenset["Name"]
How = Literal["set", "add", "remove", "toggle"]


@dataclass(frozen=True, eq=False)
class Selection:
    """The images that are selected, of those shown and of others; equal where the same ones are."""

    images: ImageSet | None = None
    chosen: Bools = field(default_factory=lambda: np.zeros(0, bool))  # (N,), of the images
    elsewhere: Names = frozenset()  # selected in another run, and not among these images

    @cached_property
    def names(self) -> Names:
        """The selected images. Naming many takes a while: it is done when somebody asks."""
        return self.elsewhere | _names(self.images, np.flatnonzero(self.chosen))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Selection):
            return NotImplemented
        if self is other:
            return True
        if self.elsewhere == other.elsewhere and _alike(self.images, other.images):
            return np.array_equal(self.chosen, other.chosen)
        return self.names == other.names

    def __hash__(self) -> int:
        return hash(len(self.elsewhere) + int(self.chosen.sum()))

    def __bool__(self) -> bool:
        return bool(self.elsewhere) or bool(self.chosen.any())

    def take(self, rows: Ints, how: How = "set") -> Selection:
        """These rows of the images selected, added, removed, or each turned round ("toggle")."""
        chosen = np.zeros(len(self.chosen), bool)
        chosen[rows] = True
        if how == "add":
            chosen |= self.chosen
        elif how == "remove":
            chosen = self.chosen & ~chosen
        elif how == "toggle":
            chosen ^= self.chosen
        kept = frozenset() if how == "set" else self.elsewhere
        return Selection(self.images, chosen, kept)

    def shown_in(self, images: ImageSet | None) -> Selection:
        """The same images in another run; where that has none of them, nothing is selected."""
        if images is self.images:
            return self
        if _alike(images, self.images):
            return Selection(images, self.chosen, self.elsewhere)
        return of_names(self.names, images)

    def cleared(self) -> Selection:
        """Nothing is selected, in no run."""
        return Selection(self.images, np.zeros(len(self.chosen), bool))


def of_names(names: Names, images: ImageSet | None) -> Selection:
    """The images of these names; where an image set has none of them, nothing is selected."""
    if images is None:
        return Selection(None, elsewhere=names)
    chosen = np.zeros(len(images), bool)
    if images.names is not None:
        wanted = {name for data, name, row in names if data == images.data and row == NAMED}
        chosen = np.array([name in wanted for name in images.names.tolist()], bool)
    for number, split in enumerate(images.splits):
        rows = [row for data, of, row in names if data == images.data and of == split]
        if rows:
            chosen |= (images.split == number) & np.isin(images.rows, np.array(rows, np.int64))
    if not chosen.any():
        return Selection(images, chosen)
    return Selection(images, chosen, names - _names(images, np.flatnonzero(chosen)))


def _alike(one: ImageSet | None, other: ImageSet | None) -> bool:
    """Whether both are the same images, be their pixels read or not."""
    if one is None or other is None:
        return one is other
    if one is other or one.data != other.data or not one.same_as(other):
        return one is other
    named = one.names is not None and other.names is not None
    return not named or np.array_equal(one.names, other.names)  # type: ignore[arg-type]


def _names(images: ImageSet | None, rows: Ints) -> Names:
    if images is None:
        return frozenset()
    if images.names is not None:
        return frozenset((images.data, name, NAMED) for name in images.names[rows].tolist())
    places = zip(images.split[rows].tolist(), images.rows[rows].tolist(), strict=True)
    return frozenset((images.data, images.splits[split], row) for split, row in places)
