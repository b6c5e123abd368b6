"""Marks on curves, so that a colour is never the only thing that tells one from another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from aegui.views.theme import Theme

MANY = 24  # colours that are looked among
SIZE = 3.2  # px from the middle of a mark to its edge
SHAPES = 6  # and then they come again: none, circle, square, triangle, diamond, cross


def mark_of(theme: Theme, colour: str) -> int:
    """The number of the mark that goes with a colour of curves; the first colour has none, 0."""
    colours = theme.curve_colours(MANY)
    return colours.index(colour) % SHAPES if colour in colours else 0


def draw_mark(painter: QPainter, at: QPointF, mark: int, colour: QColor, size: float = SIZE) -> None:
    """One mark about a point, in pixels."""
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(colour if mark in (2, 3) else Qt.BrushStyle.NoBrush)
    if mark == 1:
        painter.drawEllipse(at, size, size)
    elif mark == 2:
        painter.drawRect(QRectF(at.x() - size + 0.6, at.y() - size + 0.6, 2 * size - 1.2, 2 * size - 1.2))
    elif mark == 3:
        painter.drawPolygon(_around(at, [(0, -size), (size, size * 0.8), (-size, size * 0.8)]))
    elif mark == 4:
        painter.drawPolygon(
            _around(at, [(0, -size * 1.2), (size * 1.2, 0), (0, size * 1.2), (-size * 1.2, 0)])
        )
    elif mark == 5:
        for up in (-size, size):
            painter.drawLine(at + QPointF(-size, -up), at + QPointF(size, up))


def _around(at: QPointF, corners: Sequence[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([at + QPointF(x, y) for x, y in corners])
