"""What leads about the plane from elsewhere: the arrow of a direction."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from aegui.views.overlays import ArrowItem
from aegui.views.plane import Plane
from aegui.views.theme import Theme


class Guides(QObject):
    """Draws in a plane for those that know nothing of it."""

    def __init__(self, plane: Plane) -> None:
        super().__init__(plane)
        self.arrow = ArrowItem()
        self.arrow.setZValue(35)  # over the codes and below the cursor
        plane.box.addItem(self.arrow, ignoreBounds=True)

    def bind(self, session: Any) -> None:
        """The direction that was used last."""
        session.directions.arrow_changed.connect(self.arrow.set_arrow)

    def set_theme(self, theme: Theme) -> None:
        """Every colour of it."""
        self.arrow.set_theme(theme)
