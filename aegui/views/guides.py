"""What leads about the plane from elsewhere: the arrow of a direction, the range of a bookmark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF

from aegui.explore.queries.directions import ARROW
from aegui.explore.query import fact
from aegui.explore.state import Rect
from aegui.views.overlays import ArrowItem
from aegui.views.plane import Plane
from aegui.views.theme import Theme

if TYPE_CHECKING:
    from aegui.views.seam import Explorer


class Guides(QObject):
    """Draws in a plane for those that know nothing of it."""

    def __init__(self, plane: Plane) -> None:
        super().__init__(plane)
        self._plane = plane
        self._told: Rect | None = None
        self.arrow = ArrowItem()
        self.arrow.setZValue(35)  # over the codes and below the cursor
        plane.box.addItem(self.arrow, ignoreBounds=True)

    def connect_to(self, explorer: Explorer) -> None:
        """The direction used last; the part of the plane that the user, or a bookmark, brings into view."""

        def tell(left: float, bottom: float, right: float, top: float) -> None:
            self._told = (left, bottom, right, top)
            explorer.update(view=self._told)

        self._plane.range_changed.connect(tell)
        explorer.show(fact("view"), self._show)
        explorer.show(ARROW, self.arrow.set_arrow)

    def _show(self, view: Rect | None) -> None:
        """What was told last comes back, and may be over by now."""
        if view is not None and view != self._told:
            self.show_range(*view)
        self._told = view

    def show_range(self, left: float, bottom: float, right: float, top: float) -> None:
        """Bring exactly this part of the plane into view."""
        self._plane.zoomed = True
        self._plane.box.setRange(QRectF(left, bottom, right - left, top - bottom), padding=0)

    def set_theme(self, theme: Theme) -> None:
        """Every colour of it."""
        self.arrow.set_theme(theme)
