"""The names of the classes at their centres."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF

from aegui.core.shown import Codes
from aegui.sampling import sample
from aegui.views.cloud_order import placed
from aegui.views.marks import HALO, NameItem
from aegui.views.plane import Plane
from aegui.views.theme import DARK, Theme

FEW = 15  # more classes than this have smaller names
MEASURED = 10_000  # codes that tell where the middles are


class ClassNames(QObject):
    """Keeps one name a class at the median of its codes; of two that collide the larger class stays."""

    def __init__(self, plane: Plane) -> None:
        super().__init__(plane)
        self._plane = plane
        self._theme = DARK
        self._classes: tuple[str, ...] = ()
        self._items: list[NameItem] = []
        self._sizes: list[int] = []
        plane.view_changed.connect(self._thin)

    def set_codes(self, codes: Codes, shown: frozenset[int]) -> None:
        """Move the names to the middle of their classes; hidden and empty classes have none."""
        classes = codes.classes if codes.labels is not None and len(codes.classes) > 1 else ()
        if classes != self._classes:
            self._classes = classes
            self._make()
        self._sizes = [0] * len(classes)
        if codes.labels is None:
            return
        # Medians of a sample: the names need not be exact, and this runs at every update.
        there = placed(codes)
        rows = sample(len(codes.xy), MEASURED) if there is None else np.flatnonzero(there)
        xy, labels = codes.xy[rows], codes.labels[rows]
        for row, item in enumerate(self._items):
            own = xy[labels == row]
            if row in shown and len(own):
                self._sizes[row] = len(own)
                centre = np.median(own, axis=0)
                item.setPos(float(centre[0]), float(centre[1]))
        self._thin()

    def set_theme(self, theme: Theme) -> None:
        """Letters and halo."""
        self._theme = theme
        places = [item.pos() for item in self._items]
        self._make()
        for item, place in zip(self._items, places, strict=True):
            item.setPos(place)
        self._thin()

    def shown(self) -> list[str]:
        """The names that are drawn."""
        return [name for name, item in zip(self._classes, self._items, strict=True) if item.isVisible()]

    def _make(self) -> None:
        for item in self._items:
            self._plane.box.removeItem(item)
        size = 14 if len(self._classes) <= FEW else 11
        self._items = [NameItem(name, self._theme, size) for name in self._classes]
        for item in self._items:
            item.setZValue(15)
            self._plane.box.addItem(item, ignoreBounds=True)

    def _thin(self) -> None:
        taken: list[QRectF] = []
        for row in sorted(range(len(self._items)), key=lambda row: -self._size(row)):
            item = self._items[row]
            place = QPointF(self._plane.box.mapViewToScene(item.pos()))
            box = item.boundingRect().adjusted(HALO + 1, HALO + 1, -HALO - 1, -HALO - 1)
            box = box.translated(place)
            free = self._size(row) > 0 and not any(box.intersects(other) for other in taken)
            item.setVisible(free)
            if free:
                taken.append(box)

    def _size(self, row: int) -> int:
        return self._sizes[row] if row < len(self._sizes) else 0
