"""A page of «Look inside»: its blocks side by side, or one below the other where the place is high."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from aegui.explore.page import Bars, Block, Diagram, Histograms, Lines, Page, Pictures, Points, Table, words
from aegui.views.plots.block_bars import BarsBlock
from aegui.views.plots.block_diagram import DiagramBlock
from aegui.views.plots.block_histograms import HistogramsBlock
from aegui.views.plots.block_lines import LinesBlock
from aegui.views.plots.block_pictures import PicturesBlock
from aegui.views.plots.block_points import PointsBlock
from aegui.views.plots.block_table import TableBlock
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import small_font

GAP = 18  # px between two blocks


class Drawer(Protocol):
    """A widget that draws one sort of block."""

    def set_block(self, block: object) -> None: ...

    def set_theme(self, theme: Theme) -> None: ...


DRAWN_BY: dict[type, type] = {
    Pictures: PicturesBlock,
    Table: TableBlock,
    Diagram: DiagramBlock,
    Lines: LinesBlock,
    Points: PointsBlock,
    Histograms: HistogramsBlock,
    Bars: BarsBlock,
}


class PageWidget(QWidget):
    """Keeps the widgets of its blocks while a newer page has the same sorts of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = DARK
        self._page: Page | None = None
        self.blocks: list[QWidget] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self.note = PlainLabel()
        self.note.setProperty("role", "dim")
        self.note.setFont(small_font())
        self.note.setWordWrap(True)
        self.warning = PlainLabel()
        self.warning.setProperty("role", "warn")
        self.warning.setWordWrap(True)
        self.warning.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.warning)
        layout.addLayout(self._row, 1)
        layout.addWidget(self.note)

    def set_page(self, page: Page) -> None:
        """Draw these blocks."""
        sorts = [DRAWN_BY[type(block)] for block in page.blocks]
        if [type(widget) for widget in self.blocks] != sorts:
            self._replace(page.blocks)
        self._page = page
        for widget, block, share in zip(self.blocks, page.blocks, self._shares(page), strict=True):
            widget.set_block(block)  # type: ignore[attr-defined]
            widget.setAccessibleName(self._names()[type(block)])
            widget.setAccessibleDescription(words(block))
            self._row.setStretchFactor(widget, share)
        self.warning.setText(page.warning)
        self.warning.setVisible(bool(page.warning))
        self.note.setText(page.note)
        self.note.setVisible(bool(page.note))
        self._turn()

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours from now on."""
        self._theme = theme
        for widget in self.blocks:
            widget.set_theme(theme)  # type: ignore[attr-defined]

    def _names(self) -> dict[type, str]:
        """What readers call each sort of block."""
        return {
            Pictures: self.tr("Images"),
            Table: self.tr("Table"),
            Diagram: self.tr("Diagram of the layers"),
            Lines: self.tr("Curves"),
            Points: self.tr("Scatter plot"),
            Histograms: self.tr("Histograms"),
            Bars: self.tr("Bars"),
        }

    @staticmethod
    def _shares(page: Page) -> list[int]:
        return [round(10 * share) for share in page.shares or [1.0] * len(page.blocks)]

    def _replace(self, blocks: tuple[Block, ...]) -> None:
        for widget in self.blocks:
            self._row.removeWidget(widget)
            widget.setParent(None)
            widget.deleteLater()
        self.blocks = [DRAWN_BY[type(block)]() for block in blocks]
        for widget in self.blocks:
            widget.set_theme(self._theme)  # type: ignore[attr-defined]
            self._row.addWidget(widget)

    def _turn(self) -> None:
        """Beside one another where the place is wide."""
        across = self.width() >= (0.35 + 0.35 * len(self.blocks)) * self.height()
        direction = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()
