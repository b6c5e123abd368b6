"""A quiet table: words at the left, figures at the right, heads and sums in full colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea

from aegui.explore.page import Table
from aegui.views.plots.block import BlockWidget, wide
from aegui.views.theme import Theme

ROW = 19  # px
GAP = 14  # px between two columns


class Rows(BlockWidget):
    """All rows, as high as they are."""

    def __init__(self) -> None:
        super().__init__()
        self._block = Table((), ())

    def set_block(self, block: Table) -> None:
        """These rows."""
        self._block = block
        self.setMinimumHeight(ROW * (len(block.rows) + 1))
        self.setMinimumWidth(self._least())
        self.update()

    def _widths(self) -> list[int]:
        """What each column needs."""
        metrics = self.fontMetrics()
        columns = zip(self._block.header, *self._block.rows, strict=True)
        return [max(wide(metrics, cell) for cell in column) for column in columns]

    def _least(self) -> int:
        return sum(self._widths()) + GAP * (len(self._block.header) - 1) + 4

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, block = self.painter(), self._block
        self._draw(painter, 0, block.header, self.theme.dim)
        painter.setPen(QPen(QColor(self.theme.hairline), 1))
        painter.drawLine(QPointF(0, ROW - 0.5), QPointF(self.width(), ROW - 0.5))
        for number, row in enumerate(block.rows):
            colour = self.theme.text if number in block.strong else self.theme.dim
            self._draw(painter, number + 1, row, colour)

    def _draw(self, painter: QPainter, row: int, cells: tuple[str, ...], colour: str) -> None:
        right = float(self.width() - 2)
        middle = Qt.AlignmentFlag.AlignVCenter
        for cell, width in reversed(list(zip(cells[1:], self._widths()[1:], strict=True))):
            place = QRectF(right - width, row * ROW, width, ROW)
            self.write(painter, place, cell, middle | Qt.AlignmentFlag.AlignRight, colour)
            right -= width + GAP
        self.write(painter, QRectF(0, row * ROW, right, ROW), cells[0] if cells else "", middle, colour)


class TableBlock(QScrollArea):
    """Draws `Table`, scrolling where it is long."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setAccessibleName(self.tr("Table"))
        self.setWidget(self.rows)

    def set_block(self, block: Table) -> None:
        """These rows."""
        self.rows.set_block(block)
        self.setMinimumWidth(self.rows.minimumWidth() + 10)

    def set_theme(self, theme: Theme) -> None:
        """Colours of the words."""
        self.rows.set_theme(theme)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 80)
