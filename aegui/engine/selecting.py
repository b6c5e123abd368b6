"""Which images are selected: by name, so that another run of the same data shows the same ones.

The rule of every count, in the plane, the images view and files: an image of a class that is not drawn does
not count. It stays selected, and counts again as soon as its class is drawn.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from aegui.analysis.lasso import inside
from aegui.explore.records import Bools, Floats, Ints
from aegui.explore.selection import Selection as Record
from aegui.training.splits import ImageSet

Names = frozenset[tuple[str, str, int]]  # data set, split, place in it


class Selection(QObject):
    """Keeps the selected images from run to run and from moment to moment."""

    changed = Signal(int)  # how many of the images drawn; or other classes are drawn
    there_is = Signal(bool)  # whether any image is selected

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._subset: ImageSet | None = None
        self._names: Names | None = frozenset()  # None: to be made of what is chosen, when asked for
        self._chosen: Bools = np.zeros(0, bool)  # of the shown images
        self._drawn: Bools = np.zeros(0, bool)  # those of classes that are drawn

    @property
    def names(self) -> Names:
        """The selected images, those that the run shown does not have included."""
        if self._names is None:
            self._names = self._named()
        return self._names

    @property
    def record(self) -> Record:
        """What is selected, as the state keeps it."""
        elsewhere = frozenset() if self._names is None or self._chosen.any() else self._names
        return Record(self._subset, self._chosen, elsewhere)

    @property
    def rows(self) -> Ints:
        """The selected images that are drawn, as rows of those shown."""
        return np.flatnonzero(self._chosen & self._drawn)

    @property
    def drawn(self) -> Bools:
        """Which of the shown images (N,) are of classes that are drawn; not to be written to."""
        return self._drawn

    def among(self, rows: Ints) -> Bools | None:
        """Which of these rows of the shown images are selected and drawn; None where none of all is."""
        counted = self._chosen & self._drawn
        return counted[rows] if counted.any() else None

    def draw(self, classes: frozenset[int] | None) -> None:
        """Only these classes are drawn from now on; None: all."""
        labels = None if self._subset is None else self._subset.labels
        drawn = np.ones(len(self._chosen), bool)
        if classes is not None and labels is not None:
            drawn = np.isin(labels, list(classes))
        if not np.array_equal(drawn, self._drawn):
            self._drawn = drawn
            self._tell()

    def show(self, subset: ImageSet | None) -> None:
        """Another run: the same images, where it has any of them; else nothing is selected."""
        names, before, self._subset = self.names, self._subset, subset
        if subset is not before:  # of another run all classes are drawn
            self._drawn = np.ones(0 if subset is None else len(subset), bool)
        self._chosen = np.zeros(0 if subset is None else len(subset), bool)
        if subset is not None and names:
            for number, split in enumerate(subset.splits):
                rows = [row for data, of, row in names if data == subset.data and of == split]
                self._chosen |= (subset.split == number) & np.isin(subset.rows, np.array(rows, np.int64))
            if not self._chosen.any():
                self._names = frozenset()
        self._tell()

    def surround(self, xy: Floats, rows: Ints, outline: Floats, how: str) -> None:
        """Select what an outline surrounds among points (N, 2) that stand for these rows; or add, remove.

        What is not drawn is not caught.
        """
        within = np.zeros(len(self._chosen), bool)
        within[rows[inside(xy, outline)]] = True
        self.choose(np.flatnonzero(within & self._drawn), how)

    def choose(self, rows: Ints, how: str = "set") -> None:
        """Select these of the shown images, add them, take them away, or turn each round ("toggle")."""
        chosen = np.zeros(len(self._chosen), bool)
        chosen[rows] = True
        if how == "add":
            chosen |= self._chosen
        elif how == "remove":
            chosen = self._chosen & ~chosen
        elif how == "toggle":
            chosen ^= self._chosen
        self._take(chosen)

    def clear(self) -> None:
        """Nothing is selected, in no run."""
        self._take(np.zeros(len(self._chosen), bool))
        self._names = frozenset()

    def restore(self, names: Names) -> None:
        """Back to an earlier selection."""
        self._names = names
        self.show(self._subset)

    def _take(self, chosen: Bools) -> None:
        if np.array_equal(chosen, self._chosen):
            return
        self._chosen, self._names = chosen, None
        self._tell()

    def _named(self) -> Names:
        subset = self._subset
        if subset is None:
            return frozenset()
        splits = [subset.splits[number] for number in subset.split[self._chosen]]
        places = subset.rows[self._chosen].tolist()
        return frozenset((subset.data, split, row) for split, row in zip(splits, places, strict=True))

    def _tell(self) -> None:
        count = len(self.rows)
        self.changed.emit(count)
        self.there_is.emit(count > 0)
