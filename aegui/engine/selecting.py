"""Which images are selected: by name, so that another run of the same data shows the same ones."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from aegui.core.data import Subset
from aegui.core.regions import inside
from aegui.core.shown import Bools, Floats, Ints

Names = frozenset[tuple[str, str, int]]  # data set, split, place in it


class Selection(QObject):
    """Keeps the selected images from run to run and from moment to moment."""

    changed = Signal(int)  # how many of the shown images
    there_is = Signal(bool)  # whether any image is selected

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._subset: Subset | None = None
        self._names: Names | None = frozenset()  # None: to be made of what is chosen, when asked for
        self._chosen: Bools = np.zeros(0, bool)  # of the shown images

    @property
    def names(self) -> Names:
        """The selected images, those that the run shown does not have included."""
        if self._names is None:
            self._names = self._named()
        return self._names

    @property
    def rows(self) -> Ints:
        """The selected images, as rows of those shown."""
        return np.flatnonzero(self._chosen)

    def among(self, rows: Ints) -> Bools | None:
        """Which of these rows of the shown images are selected; None where nothing is."""
        return self._chosen[rows] if self._chosen.any() else None

    def show(self, subset: Subset | None) -> None:
        """Another run: the same images, where it has any of them; else nothing is selected."""
        names, self._subset = self.names, subset
        self._chosen = np.zeros(0 if subset is None else len(subset), bool)
        if subset is not None and names:
            for number, split in enumerate(subset.splits):
                rows = [row for data, of, row in names if data == subset.data and of == split]
                self._chosen |= (subset.split == number) & np.isin(subset.rows, np.array(rows, np.int64))
            if not self._chosen.any():
                self._names = frozenset()
        self._tell()

    def surround(
        self, xy: Floats, rows: Ints, outline: Floats, how: str, classes: frozenset[int] | None = None
    ) -> None:
        """Select what an outline surrounds among points (N, 2) that stand for these rows; or add, remove.

        Only those of these classes can be caught: the others are not drawn.
        """
        within = np.zeros(len(self._chosen), bool)
        within[rows[inside(xy, outline)]] = True
        labels = None if self._subset is None else self._subset.labels
        if classes is not None and labels is not None:
            within &= np.isin(labels, list(classes))
        self.choose(np.flatnonzero(within), how)

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
        count = int(self._chosen.sum())
        self.changed.emit(count)
        self.there_is.emit(count > 0)
