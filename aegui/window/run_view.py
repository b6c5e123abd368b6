"""The rows of the runs: a list where there is little room, else a table with pictures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from aegui.views.widgets.style import em
from aegui.window.run_line import HIGH, LOW, RunLine
from aegui.window.run_model import RunModel

KEYS = (  # that the window has, too
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.SelectAll,
)
SELECTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class RunView(QTreeView):
    """Signals: entered (path), by a double-click or Enter, in the list by a click; starred, trash_asked,
    compare_asked (the paths selected); undo_asked, redo_asked, resized."""

    entered = Signal(str)
    starred = Signal(list)
    trash_asked = Signal(list)
    compare_asked = Signal(list)
    undo_asked = Signal()
    redo_asked = Signal()
    resized = Signal()

    def __init__(self, model: RunModel) -> None:
        super().__init__()
        self.runs = model
        self.setModel(model)
        self.is_table = True  # and not yet as it is set below
        self.line = RunLine(self, model)
        self.setItemDelegate(self.line)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)  # F2 is heard below
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setIndentation(0)
        self.setAccessibleName(self.tr("Runs"))
        header = self.header()
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(True)
        header.setStretchLastSection(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setMinimumSectionSize(em(1.8))
        self.clicked.connect(self._on_click)
        self.doubleClicked.connect(self._on_double_click)
        model.modelReset.connect(self.expandAll)
        self.selectionModel().currentChanged.connect(lambda index, _: self._focus(index))
        self.set_table(False)

    # What is shown

    def set_table(self, table: bool) -> None:
        """All columns and their names, or a line for each run."""
        if table == self.is_table:
            return
        self.is_table = self.line.is_table = table
        self.fit()

    def fit(self) -> None:
        """Show the columns that there is room for."""
        self.setHeaderHidden(not self.is_table)
        name = self.runs.number("name")
        header = self.header()
        for number in range(len(self.runs.columns)):
            self.setColumnHidden(number, not self.is_table and number != name)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        if not self.is_table:
            header.setSectionResizeMode(name, QHeaderView.ResizeMode.Stretch)
        self.line.high = HIGH if self.is_table and self.runs.number("picture") >= 0 else LOW
        way = Qt.ScrollBarPolicy.ScrollBarAsNeeded if self.is_table else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(way)
        self.scheduleDelayedItemsLayout()

    def keeping_place(self, change: Callable[[], object]) -> None:
        """Make a change after which the same runs are selected, at the same place."""
        selected, current, column = self.selected(), self.currentIndex(), self.currentIndex().column()
        entry = self.runs.entry(current)
        place = self.verticalScrollBar().value()
        before, shown = self.runs.resets, self.runs.shown
        change()
        if self.runs.resets == before:
            return
        how = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        if entry is not None:
            there = {run.path for run in self.runs.all}
            if entry.path not in there:  # it was moved to the trash: the next one is at hand
                after = [run for run in shown[shown.index(entry) :] if run.path in there]
                entry = next(iter(after or self.runs.shown[-1:]), entry)
                selected = [entry.path]
            model.setCurrentIndex(self.runs.place(entry.path, max(column, 0)), how.NoUpdate)
        wanted = set(selected)
        for path in wanted:
            found = self.runs.place(path)
            if found.isValid():
                model.select(found, how.Select | how.Rows)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)

    def selected(self) -> list[str]:
        """The paths of the selected runs, from top to bottom."""
        chosen = {
            entry.path for index in self.selectionModel().selectedRows() if (entry := self.runs.entry(index))
        }
        return [entry.path for entry in self.runs.shown if entry.path in chosen]

    def show_run(self, path: str) -> bool:
        """Scroll to a run; whether it is shown."""
        place = self.runs.place(path, max(0, self.runs.number("name")))
        if place.isValid():
            across = self.horizontalScrollBar().value()
            self.scrollTo(place)
            self.horizontalScrollBar().setValue(across)
        return place.isValid()

    def edit_field(self, field: str) -> bool:
        """Have a name, tag or note typed in its cell; False where it has none that is seen."""
        number = self.runs.number(field)
        index = self.currentIndex()
        if self.runs.entry(index) is None or number < 0 or self.isColumnHidden(number):
            return False
        place = index.siblingAtColumn(number)
        self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.edit(place)
        return True

    def _focus(self, index: QModelIndex) -> None:
        entry = self.runs.entry(index)
        self.line.focused = entry.path if entry is not None else ""
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    # Mouse and keys

    def _enter(self, index: QModelIndex) -> None:
        """Open a run; open or close a group."""
        entry, first = self.runs.entry(index), index.siblingAtColumn(0)
        if entry is not None:
            self.entered.emit(entry.path)
        else:
            self.setExpanded(first, not self.isExpanded(first))

    def _on_click(self, index: QModelIndex) -> None:
        entry = self.runs.entry(index)
        if entry is None:
            self._enter(index)
        elif self.is_table and self.runs.columns[index.column()].key == "star":
            self.starred.emit([entry.path])
        elif not self.is_table and not QGuiApplication.keyboardModifiers() & SELECTING:
            self.entered.emit(entry.path)

    def _on_double_click(self, index: QModelIndex) -> None:
        entry = self.runs.entry(index)
        if entry is not None and self.is_table and self.runs.columns[index.column()].key != "star":
            self.entered.emit(entry.path)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The right button selects what it is on, and leaves a selection of several that it is in."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.RightButton and self.selectionModel().isSelected(index):
            return
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keys that the window has, too, are the list's while it has the keyboard."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_ours(event)
        ):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _is_ours(event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return (control and enter) or any(map(event.matches, KEYS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 changes a name, tag or note, Del moves to the trash, * gives a star."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        entry, chosen = self.runs.entry(self.currentIndex()), self.selected()
        key = event.key()
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # a field passes Enter on, which it has heard itself
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.compare_asked.emit(chosen)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._enter(self.currentIndex())
        elif key == Qt.Key.Key_F2 and entry is not None:
            here = self.runs.columns[self.currentIndex().column()].field
            self.edit_field(here or "name")
        elif key == Qt.Key.Key_Delete and chosen:
            self.trash_asked.emit(chosen)
        elif key == Qt.Key.Key_Asterisk and chosen:
            self.starred.emit(chosen)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_asked.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
