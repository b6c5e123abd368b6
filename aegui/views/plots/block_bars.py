"""Groups of bars from 0 to 1, each with its figure."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip

from aegui.explore.page import Bars
from aegui.views.plots.block import TITLE, BlockWidget, wide
from aegui.views.widgets.plain_text import plain_tip
from aegui.views.widgets.style import mix

FOOT, HEAD = 18.0, 16.0  # px for the names below and the figures above
WIDEST = 46.0  # px of a bar
GROUP = 360.0  # px of a group, at most
LEAST = 28.0  # px that a name or a figure needs


class BarsBlock(BlockWidget):
    """Draws `Bars`."""

    def __init__(self) -> None:
        super().__init__()
        self._block: Bars | None = None
        self.setMinimumSize(110, 80)

    def set_block(self, block: Bars) -> None:
        """These groups."""
        self._block = block
        self.update()

    def group(self, row: int) -> QRectF:
        """The place of a group, from its figures to its name."""
        count = len(self._block.bars) if self._block is not None else 1
        step = min(self.width() / max(count, 1), GROUP)
        return QRectF(row * step, TITLE, step, self.height() - TITLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        block = self._block
        if block is None:
            return
        painter = self.painter()
        self.draw_title(painter, block.title)
        if len(block.series) > 1:
            self._draw_legend(painter, block)
        every = max(1, math.ceil(LEAST / max(self.group(0).width(), 1.0)))  # narrow groups share the words
        step = every * self.group(0).width()
        for row, bar in enumerate(block.bars):
            place = self.group(row)
            plot = place.adjusted(0, HEAD, 0, -FOOT)
            painter.setPen(QPen(QColor(self.theme.hairline), 1))
            painter.drawLine(plot.bottomLeft(), plot.bottomRight())
            if row % every == 0:
                name = QRectF(place.center().x() - step / 2, plot.bottom() + 3, step - 4, FOOT)
                self.write(painter, name, bar.name, Qt.AlignmentFlag.AlignHCenter)
            width = min(WIDEST, place.width() * 0.8 / max(len(bar.values), 1))
            left = place.center().x() - width * len(bar.values) / 2
            for n, value in enumerate(bar.values):
                figure = bar.figures[n] if bar.figures else f"{value:.1%}"
                column = QRectF(left + n * width, plot.top(), width, plot.height())
                self._draw(painter, column, n, value, figure if every == 1 else "")

    def colour(self, series: int) -> QColor:
        """The first in full, what it is compared with quieter."""
        first = mix(self.theme.curves[0], self.theme.panel, 0.2)
        return QColor(mix(self.theme.dim, self.theme.panel, 0.4) if series else first)

    def _draw(self, painter: QPainter, place: QRectF, series: int, value: float, figure: str) -> None:
        share = min(max(value, 0.0), 1.0) * place.height()
        bar = QRectF(place.left() + 2, place.bottom() - share, place.width() - 4, max(share, 1.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour(series))
        painter.drawRoundedRect(bar, 2, 2)
        above = QRectF(place.left() - 8, bar.top() - HEAD, place.width() + 16, HEAD - 1)
        self.write(painter, above, figure, Qt.AlignmentFlag.AlignHCenter, self.theme.text)

    def _draw_legend(self, painter: QPainter, block: Bars) -> None:
        x = wide(painter.fontMetrics(), block.title) + 24.0
        for n, name in enumerate(block.series):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour(n))
            painter.drawRoundedRect(QRectF(x, 3, 9, 9), 2, 2)
            words = wide(painter.fontMetrics(), name) + 2
            self.write(painter, QRectF(x + 14, 0, words, TITLE), name)
            x += words + 32

    def event(self, event: QEvent) -> bool:
        """What a group is, under the mouse."""
        if isinstance(event, QHelpEvent) and self._block is not None:
            at = QPointF(event.pos())
            found = [bar for row, bar in enumerate(self._block.bars) if self.group(row).contains(at)]
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(bar.help for bar in found)), self)
            return True
        return super().event(event)
