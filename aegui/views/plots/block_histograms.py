"""Small histograms of the dimensions of a code, each under the line that it should have."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF

from aegui.explore.page import Histogram, Histograms
from aegui.views.plots.block import TITLE, BlockWidget, number
from aegui.views.widgets.style import mix

GAP = 10.0  # px between two
FOOT = 14.0  # px for the numbers below
IDEAL = 1.7  # as wide as high


class HistogramsBlock(BlockWidget):
    """Draws `Histograms`."""

    def __init__(self) -> None:
        super().__init__()
        self._block: Histograms | None = None
        self.setMinimumSize(140, 80)

    def set_block(self, block: Histograms) -> None:
        """These dimensions."""
        self._block = block
        self.update()

    def arrangement(self) -> tuple[int, int]:
        """Columns and rows: cells that are neither flat nor narrow."""
        count = len(self._block.items) if self._block is not None else 1
        width, height = float(self.width()), max(self.height() - TITLE, 20.0)

        def crooked(columns: int) -> float:
            rows = -(-count // columns)
            return abs(float(np.log(width / columns / (height / rows) / IDEAL))) + 0.05 * (
                columns * rows - count
            )

        columns = min(range(1, count + 1), key=crooked)
        return columns, -(-count // columns)

    def paintEvent(self, event: QPaintEvent) -> None:
        block = self._block
        if block is None or not block.items:
            return
        painter = self.painter()
        self.draw_title(painter, f"{block.title} · {block.expected}")
        columns, rows = self.arrangement()
        wide, high = self.width() / columns, (self.height() - TITLE) / rows
        for place, item in enumerate(block.items):
            row, column = divmod(place, columns)
            cell = QRectF(column * wide, TITLE + row * high, wide - GAP, high - 4)
            self._draw(painter, block, item, cell)

    def _draw(self, painter: QPainter, block: Histograms, item: Histogram, cell: QRectF) -> None:
        plot = cell.adjusted(0, 2, 0, -FOOT)
        top = max(1.5 * float(item.expected.max()), 1e-9)  # a spike is cut off: it would flatten the line
        top = max(top, min(float(item.heights.max()), 2 * top))
        step = plot.width() / len(item.heights)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(self.theme.curves[0], self.theme.panel, 0.35)))
        for n, height in enumerate(item.heights):
            share = min(float(height) / top, 1.0) * plot.height()
            painter.drawRect(QRectF(plot.left() + n * step, plot.bottom() - share, step * 0.92, share))
        line = QPolygonF(
            [
                QPointF(plot.left() + (n + 0.5) * step, plot.bottom() - float(height) / top * plot.height())
                for n, height in enumerate(item.expected)
            ]
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.curves[1]), 1.4))
        painter.drawPolyline(line)
        painter.setPen(QPen(QColor(self.theme.hairline), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        self.write(painter, plot, item.name, Qt.AlignmentFlag.AlignTop, self.theme.text)
        below = QRectF(plot.left(), plot.bottom() + 1, plot.width(), FOOT)
        self.write(painter, below, number(round(block.low, 1)), Qt.AlignmentFlag.AlignLeft)
        self.write(painter, below, number(round(block.high, 1)), Qt.AlignmentFlag.AlignRight)
