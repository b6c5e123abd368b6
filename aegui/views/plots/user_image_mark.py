"""Where the user's own image lies in the plane."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem

from aegui.views.theme import Theme

REACH = 9.0  # px


class UserImageMark(QGraphicsItem):
    """A diamond: codes, the cursor and the points of a path are round."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self._fill, self._edge = QColor(), QPen()
        self.hide()

    def set_place(self, place: tuple[float, float] | None) -> None:
        """In code units, or nowhere."""
        self.setVisible(place is not None)
        if place is not None:
            self.setPos(*place)

    def set_theme(self, theme: Theme) -> None:
        """In the colour of text, on an edge of the plane's."""
        self._fill, self._edge = QColor(theme.text), QPen(QColor(theme.plane), 2.5)

    def boundingRect(self) -> QRectF:
        """In pixels about the place."""
        return QRectF(-REACH - 3, -REACH - 3, 2 * REACH + 6, 2 * REACH + 6)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Hollow in the middle: the code itself can be seen."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corners = [QPointF(0, -REACH), QPointF(REACH, 0), QPointF(0, REACH), QPointF(-REACH, 0)]
        painter.setPen(self._edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF(corners))
        painter.setPen(QPen(self._fill, 2))
        painter.drawPolygon(QPolygonF([corner * 0.82 for corner in corners]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        painter.drawPolygon(QPolygonF([corner * 0.35 for corner in corners]))
