"""What leads about the plane from elsewhere: the arrow of a direction, the range of a bookmark."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QRectF

from aegui.views.overlays import ArrowItem
from aegui.views.plane import Plane
from aegui.views.theme import Theme


class Guides(QObject):
    """Draws in a plane for those that know nothing of it."""

    def __init__(self, plane: Plane) -> None:
        super().__init__(plane)
        self._plane = plane
        self.arrow = ArrowItem()
        self.arrow.setZValue(35)  # over the codes and below the cursor
        plane.box.addItem(self.arrow, ignoreBounds=True)

    def bind(self, session: Any) -> None:
        """The direction that was used last, and where a bookmark leads."""
        session.directions.arrow_changed.connect(self.arrow.set_arrow)
        session.bookmarks.range_asked.connect(self.show_range)
        self._plane.range_changed.connect(session.bookmarks.show_range)

    def show_range(self, left: float, bottom: float, right: float, top: float) -> None:
        """Bring exactly this part of the plane into view."""
        self._plane.zoomed = True
        self._plane.box.setRange(QRectF(left, bottom, right - left, top - bottom), padding=0)

    def set_theme(self, theme: Theme) -> None:
        """Every colour of it."""
        self.arrow.set_theme(theme)
