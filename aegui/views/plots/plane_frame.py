"""The edge of the plane of codes: rounded corners, a hairline, the names of the axes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from aegui.views.theme import Theme
from aegui.views.widgets.style import small_font

EDGE = 7  # px from the edge of the plane that the corners and the line take at most


class FrameItem(QGraphicsItem):
    """Rounded corners, a hairline and the names of the axes, over the plane."""

    def __init__(self, box: Any) -> None:
        super().__init__(box)
        self._box = box
        self._names = ("", "")
        self._corner, self._line, self._text = QColor(), QColor(), QColor()
        self._plate, self._accent = QColor(), QColor()
        self._focused = False
        self._of, self._plates = QRectF(), [QRectF()]  # where the names stand in a plane of that size
        self.setZValue(1000)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # tells what is exposed

    def set_theme(self, theme: Theme) -> None:
        """Corners of the panel, lines and names dim."""
        self._corner, self._line, self._text = (QColor(c) for c in (theme.panel, theme.hairline, theme.dim))
        self._plate = QColor(theme.plane)
        self._plate.setAlphaF(0.75)
        self._accent = QColor(theme.accent)
        self.update()

    def set_focused(self, focused: bool) -> None:
        """Whether keys go to the plane: the hairline is thicker then, and in the accent."""
        self._focused = focused
        self.update()

    def set_names(self, across: str, up: str) -> None:
        """What the axes are."""
        self._names, self._of = (across, up), QRectF()
        self.update()

    def boundingRect(self) -> QRectF:
        """All of the plane."""
        return QRectF(self._box.boundingRect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Over everything else; nothing where only the middle is exposed, as at each step of a drag."""
        rect = self.boundingRect()
        exposed: QRectF = option.exposedRect
        inside = rect == self._of and rect.adjusted(EDGE, EDGE, -EDGE, -EDGE).contains(exposed)
        if inside and not any(plate.intersects(exposed) for plate in self._plates):
            return
        rounded, corners = QPainterPath(), QPainterPath()
        rounded.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        corners.addRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(corners - rounded, self._corner)
        painter.setPen(QPen(self._accent, 2) if self._focused else QPen(self._line, 1))
        painter.drawPath(rounded)
        painter.setFont(small_font())
        across, up = self._names
        self._of, self._plates = (
            rect,
            [
                self._write(
                    painter, f"{across} →", Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
                ),
                self._write(painter, f"↑ {up}", Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop),
            ],
        )

    def _write(self, painter: QPainter, text: str, where: Qt.AlignmentFlag) -> QRectF:
        """On a plate, so that it reads over codes and digits; returns where."""
        inner = self.boundingRect().adjusted(8, 5, -8, -5)
        place = painter.boundingRect(inner, where, text)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._plate)
        plate = place.adjusted(-4, -2, 4, 2)
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(self._text)
        painter.drawText(inner, where, text)
        return plate.adjusted(-1, -1, 1, 1)
