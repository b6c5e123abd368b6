"""The runs there are: what each is, how well it did, and which one is open."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from aegui.explore.records import SEPARATOR, RunRow
from aegui.views.panel import Panel
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.plain_text import plain_tip
from aegui.views.widgets.style import interface_font, small_font

ROW, GAP = 30, 5  # px
RUN = Qt.ItemDataRole.UserRole


class RunList(Panel):
    """Signals: open_asked, resume_asked, more_asked, folder_asked (each with a path), browse_asked;
    compare_asked (the paths of two to eight runs)."""

    open_asked = Signal(str)
    resume_asked = Signal(str)
    more_asked = Signal(str)  # for more epochs than its recipe says
    folder_asked = Signal(str)
    browse_asked = Signal()
    compare_asked = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Runs"), parent)
        self.setObjectName("runs")
        self._runs: list[RunRow] = []
        self._seen = ""  # the open run that the list was scrolled to
        self.browse = QToolButton()
        self.browse.setText(self.tr("Open folder…"))
        self.browse.setFont(small_font())
        self.browse.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.browse.setToolTip(self.tr("Shows a run that lies anywhere on the disk."))
        self.browse.clicked.connect(self.browse_asked)
        self.header.addWidget(self.browse)
        self.rows = Rows()
        self.rows.entered.connect(lambda path: self.open_asked.emit(path))
        self.rows.customContextMenuRequested.connect(self._show_menu)
        self.body.addWidget(self.rows)
        self.set_runs([])

    def sizeHint(self) -> QSize:
        return QSize(232, 220)

    def set_theme(self, theme: Theme) -> None:
        """Rows in these colours."""
        self.rows.line.theme = theme
        self.rows.viewport().update()

    def set_runs(self, runs: Sequence[RunRow]) -> None:
        """The runs, in the order they are shown; the place in the list is kept."""
        if list(runs) != self._runs or not runs:
            self._runs = list(runs)
            self.rows.set_runs(self._runs)
        self.set_empty(
            "" if runs else self.tr("Every training leaves a run here, to be opened or resumed. Press Train.")
        )
        self.controls.setVisible(True)  # a folder can be opened also where there is no run yet

    def set_current(self, path: str) -> None:
        """Mark the run that is open, by whatever way its folder is reached, and bring it into sight where
        it is another one."""
        place = os.path.realpath(path)
        path = next((run.path for run in self._runs if os.path.realpath(run.path) == place), path)
        self.rows.line.current = path
        self.rows.viewport().update()
        if path != self._seen and self.rows.show_run(path):
            self._seen = path

    def menu_for(self, run: RunRow) -> QMenu:
        """What can be done with a run."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        menu.addAction(self.tr("Open"), lambda: self.open_asked.emit(run.path)).setToolTip(
            self.tr("Shows its codes, images and curves.")
        )
        if "resumable" in run.tags:
            menu.addAction(self.tr("Resume"), lambda: self.resume_asked.emit(run.path)).setToolTip(
                self.tr("Goes on with the training exactly where it was stopped.")
            )
        if "extendable" in run.tags:
            menu.addAction(
                self.tr("Train for more epochs…"), lambda: self.more_asked.emit(run.path)
            ).setToolTip(self.tr("Goes on with the training as if more epochs had been asked for at once."))
        menu.addSeparator()
        menu.addAction(self.tr("Show files"), lambda: self.folder_asked.emit(run.path)).setToolTip(
            self.tr("Shows its folder in the file manager.")
        )
        return menu

    def _show_menu(self, place: QPoint) -> None:
        item = self.rows.itemAt(place)
        if item is not None:
            self.menu_for(item.data(RUN)).popup(self.rows.viewport().mapToGlobal(place))


class Rows(QListWidget):
    """The list itself. Signal: entered (path), by a click or Enter."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.line = RunLine(self)
        self.setItemDelegate(self.line)
        self.itemClicked.connect(lambda item: self.entered.emit(item.data(RUN).path))

    def set_runs(self, runs: list[RunRow]) -> None:
        """Other rows; the selected run stays selected and the list where it was."""
        selected = self.currentItem()
        path = selected.data(RUN).path if selected is not None else ""
        place = self.verticalScrollBar().value()
        self.clear()
        for run in runs:
            item = QListWidgetItem(run.title)
            item.setData(RUN, run)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, f"{run.note} {run.figure}")
            lines = [run.name, run.tooltip or run.title, run.note]
            item.setToolTip(plain_tip("\n".join(filter(None, dict.fromkeys(lines)))))
            self.addItem(item)
            if run.path == path:
                self.setCurrentItem(item)
        self.verticalScrollBar().setValue(place)

    def show_run(self, path: str) -> bool:
        """Scroll to a run; whether it is among them."""
        items = (self.item(row) for row in range(self.count()))
        found = next((item for item in items if item.data(RUN).path == path), None)
        if found is not None:
            self.scrollToItem(found)
        return found is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.entered.emit(item.data(RUN).path)
        else:
            super().keyPressEvent(event)


class RunLine(QStyledItemDelegate):
    """Name, dim note, figure at the right; a bar in the accent beside the open one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme: Theme = DARK
        self.current = ""

    def sizeHint(self, style: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, ROW)

    def paint(
        self, painter: QPainter, style: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        run: RunRow = index.data(RUN)
        rect: QRect = style.rect
        state: QStyle.StateFlag = style.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter, rect, state, first=index.row() == 0)
        if run.path == self.current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent))
            painter.drawRoundedRect(rect.x(), rect.y() + 8, 3, rect.height() - 15, 1.5, 1.5)
        self._paint_words(painter, rect.adjusted(8, 0, -2, 0), run)
        painter.restore()

    def _paint_back(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, first: bool) -> None:
        focused = state & QStyle.StateFlag.State_HasFocus
        hovered = state & QStyle.StateFlag.State_MouseOver
        if focused or hovered:
            painter.setPen(QColor(self.theme.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.hover))
            painter.drawRoundedRect(
                rect.adjusted(1, 1, -1, -1).toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5
            )
        elif not first:
            painter.setPen(QColor(self.theme.hairline))
            painter.drawLine(rect.topLeft(), rect.topRight())

    def _paint_words(self, painter: QPainter, rect: QRect, run: RunRow) -> None:
        """The figure has room first, then what tells one's own runs apart, the name, the rest of the note."""
        font, small = interface_font(), small_font()
        font.setWeight(QFont.Weight.DemiBold if run.path == self.current else QFont.Weight.Normal)
        wide, narrow = QFontMetrics(font), QFontMetrics(small)
        figure = narrow.horizontalAdvance(run.figure)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(QColor(self.theme.dim))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | middle, run.figure)
        room = rect.width() - figure - GAP
        when = "" if "shipped" in run.tags else run.note.partition(SEPARATOR)[0]
        kept = narrow.horizontalAdvance(when) + GAP if when else 0
        name = wide.elidedText(run.title, Qt.TextElideMode.ElideRight, room - kept)
        left = rect.x() + wide.horizontalAdvance(name) + GAP
        space = rect.x() + room - left
        fits = not when or narrow.horizontalAdvance(run.note) <= space
        note = narrow.elidedText(run.note if fits else when, Qt.TextElideMode.ElideRight, space)
        if len(note) > 2:  # a lone … says nothing
            painter.drawText(QRect(left, rect.y() + 1, rect.width(), rect.height()), middle, note)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | middle, name)


if __name__ == "__main__":
    from aegui.views.sample import show

    def demo() -> RunList:
        runs = RunList()
        runs.set_runs(
            [
                RunRow("/r/1", "vae-2d", "now", "139.4 nats"),
                RunRow("/r/2", "dense-2d", "stopped", "", tags=frozenset({"resumable"})),
                RunRow("/r/3", "conv-16", "shipped", "MSE 0.0062"),
            ]
        )
        runs.set_current("/r/1")
        return runs

    show(demo)
