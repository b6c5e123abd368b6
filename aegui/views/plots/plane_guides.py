"""What leads about the plane from elsewhere: the arrow of a direction, the range of a bookmark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aegui.explore.queries.directions import ARROW
from aegui.explore.queries.view import VIEW
from aegui.explore.state import Rect
from aegui.views.plots.plane import Plane
from aegui.views.plots.plane_items import ArrowItem
from aegui.views.theme import Theme

if TYPE_CHECKING:
    from aegui.views.seam import Explorer


class Guides(QObject):
    """Draws in a plane for those that know nothing of it."""

    def __init__(self, plane: Plane) -> None:
        super().__init__(plane)
        self._plane = plane
        self.arrow = ArrowItem()
        self.arrow.setZValue(35)  # over the codes and below the cursor
        plane.box.addItem(self.arrow, ignoreBounds=True)

    def connect_to(self, explorer: Explorer) -> None:
        """The direction used last, and where a bookmark leads; what is seen of the plane is told."""
        self._plane.range_changed.connect(lambda *seen: explorer.update(view=seen))
        explorer.show(VIEW, self._show)
        explorer.show(ARROW, self.arrow.set_arrow)

    def _show(self, part: Rect | None) -> None:
        if part is not None:
            self._plane.show_part(*part)

    def set_theme(self, theme: Theme) -> None:
        """Every colour of it."""
        self.arrow.set_theme(theme)
