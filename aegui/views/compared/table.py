"""What differs of the recipes of several runs, and their figures, the best of each in bold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from aegui.explore.compared_table import DrawnTable, Line
from aegui.views.compared.colours import run_colours, spot
from aegui.views.panel import QT_TRANSLATE_NOOP, View
from aegui.views.theme import Theme
from aegui.views.widgets.plain_text import PlainLabel, plain_tip
from aegui.views.widgets.style import em, small_font

NARROWEST, WIDEST = 5, 14  # em of a column


class ComparedTable(View):
    """A line for each setting that differs and each figure."""

    name: ClassVar[str] = "compared_table"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("ComparedTable", "Recipes and figures")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: DrawnTable | None = None
        self.table = QTableWidget()
        self.table.setAccessibleName(self.tr("Table of the runs"))
        self.table.setFont(small_font())
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QTableWidget.Shape.NoFrame)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(em(1.7))
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.notes = PlainLabel()
        self.notes.setProperty("role", "warn")
        self.notes.setFont(small_font())
        self.notes.setWordWrap(True)
        self.notes.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.notes.hide()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.notes)
        self.set_state(self.tr("↓ less is better, ↑ more is; the best in bold"))
        self.set_empty(self.tr("What differs of the recipes, and every figure, once they are read."))

    def sizeHint(self) -> QSize:
        return QSize(520, 320)

    def set_table(self, drawn: DrawnTable) -> None:
        """Show it, the columns in the order of the runs, then means over seeds."""
        self._drawn = drawn
        self.set_empty("")
        self.table.setColumnCount(1 + len(drawn.names))
        self.table.setRowCount(0)
        self.table.setHorizontalHeaderLabels(["", *drawn.names])
        for place, name in enumerate(drawn.names):
            header = self.table.horizontalHeaderItem(place + 1)
            if header is not None:
                header.setToolTip(plain_tip(name))
        self._paint_heads()
        for line in drawn.lines:
            (self._line if line.cells else self._head)(line)
        first = next((row for row, line in enumerate(drawn.lines) if line.cells), -1)  # a head takes no keys
        self.table.setCurrentCell(first, 0, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._fit()
        self.notes.setText(drawn.notes)
        self.notes.setVisible(bool(drawn.notes))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._paint_heads()

    def controls_of_mouse(self) -> Sequence[QWidget]:
        return ()

    def _head(self, line: Line) -> None:
        row = self._row()
        item = QTableWidgetItem(line.name)
        font = QFont(small_font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.table.setItem(row, 0, item)
        self.table.setSpan(row, 0, 1, self.table.columnCount())

    def _line(self, line: Line) -> None:
        row = self._row()
        first = QTableWidgetItem(line.name)
        first.setToolTip(plain_tip(line.help))
        self.table.setItem(row, 0, first)
        for place, text in enumerate(line.cells):
            item = QTableWidgetItem(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(plain_tip(text))
            if place in line.best:
                font = QFont(small_font())
                font.setBold(True)
                item.setFont(font)
            self.table.setItem(row, place + 1, item)

    def _row(self) -> int:
        row = self.table.rowCount()
        self.table.insertRow(row)
        return row

    def _paint_heads(self) -> None:
        """The names of the runs in their colours."""
        count = 0 if self._drawn is None else self._drawn.runs
        for place, colour in enumerate(run_colours(self.theme, count)[:count]):
            header = self.table.horizontalHeaderItem(place + 1)
            if header is not None:
                header.setIcon(spot(colour))

    def _fit(self) -> None:
        self.table.resizeColumnsToContents()
        for column in range(1, self.table.columnCount()):
            wide = min(max(self.table.columnWidth(column), em(NARROWEST)), em(WIDEST))
            self.table.setColumnWidth(column, wide)
        self.table.setColumnWidth(0, min(self.table.columnWidth(0), em(13)))
