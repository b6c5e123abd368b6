"""Lines over one quantity, with their names at their ends."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF

from aegui.explore.page import Lines
from aegui.views.plots.block import TITLE, BlockWidget, number, ticks, wide

LEFT, FOOT = 34, 32  # px for the numbers of the two axes
LEGEND = 16  # px


class LinesBlock(BlockWidget):
    """Draws `Lines`."""

    def __init__(self) -> None:
        super().__init__()
        self._block: Lines | None = None
        self.setMinimumSize(130, 110)

    def set_block(self, block: Lines) -> None:
        """These lines."""
        self._block = block
        self.update()

    def _range(self, block: Lines) -> tuple[float, float]:
        values = np.concatenate([line.values for line in block.lines])
        values = values[np.isfinite(values)]
        if not len(values):
            return 0.0, 1.0
        low, high = float(values.min()), float(values.max())
        margin = 0.06 * (high - low) or 0.5
        return low - margin, high + margin

    def paintEvent(self, event: QPaintEvent) -> None:
        block = self._block
        if block is None or not len(block.places):
            return
        painter = self.painter()
        self.draw_title(painter, block.title)
        above = TITLE if block.title else 0
        if any(line.label for line in block.lines):
            self._draw_legend(painter, block, above)
            above += LEGEND
        plot = QRectF(LEFT, above + 4, self.width() - LEFT - 6, 0)
        plot.setBottom(self.height() - FOOT)
        across = (float(block.places.min()), float(block.places.max()))
        up = self._range(block)

        def point(x: float, y: float) -> QPointF:
            return QPointF(
                plot.left() + plot.width() * (x - across[0]) / max(across[1] - across[0], 1e-9),
                plot.bottom() - plot.height() * (y - up[0]) / (up[1] - up[0]),
            )

        for value in ticks(*up, max(2, int(plot.height() / 26))):
            y = point(across[0], value).y()
            painter.setPen(QPen(QColor(self.theme.hairline), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self.write(painter, QRectF(0, y - 8, LEFT - 6, 16), number(value), right)
        for value in ticks(*across, max(2, int(plot.width() / 44))):
            x = point(value, up[0]).x()
            below = QRectF(x - 22, plot.bottom() + 2, 44, 14)
            self.write(painter, below, number(value), Qt.AlignmentFlag.AlignHCenter)
        foot = QRectF(plot.left(), plot.bottom() + 16, plot.width(), 15)
        self.write(painter, foot, block.across, Qt.AlignmentFlag.AlignHCenter)
        if block.marker is not None and across[0] <= block.marker <= across[1]:
            x = point(block.marker, up[0]).x()
            painter.setPen(QPen(QColor(self.theme.dim), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        for row, line in enumerate(block.lines):
            pen = QPen(QColor(self.theme.curves[row % len(self.theme.curves)]), 1.6)
            if line.dashed:
                pen.setDashPattern([4.0, 3.0])
            painter.setPen(pen)
            pairs = zip(block.places, line.values, strict=True)
            painter.drawPolyline(QPolygonF([point(float(x), float(y)) for x, y in pairs if np.isfinite(y)]))

    def _draw_legend(self, painter: QPainter, block: Lines, top: float) -> None:
        x = 0.0
        for row, line in enumerate(block.lines):
            if not line.label:
                continue
            pen = QPen(QColor(self.theme.curves[row % len(self.theme.curves)]), 2)
            if line.dashed:
                pen.setDashPattern([2.5, 2.0])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, top + 7), QPointF(x + 14, top + 7))
            words = wide(painter.fontMetrics(), line.label) + 2
            self.write(painter, QRectF(x + 18, top, words, LEGEND), line.label)
            x += words + 30
