"""The runs there are: what each is, how well it did, and which one is open."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from aegui.runs import run_table
from aegui.runs.run_index import Entry
from aegui.views.accessibility import ChoiceName, name_clear_button
from aegui.views.panel import Panel
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.icons import icon
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em, small_font
from aegui.window import column_menu
from aegui.window.run_model import RunModel
from aegui.window.run_view import RunView

ROOM = 50  # em: from this width on it is a table
WIDER = 2.07  # figures of small text in an em: columns are as many em wide in a font of usual width
LEAST, MOST = 2, 8  # runs that are compared
# em that columns of words keep where the table is narrow: their cells end in …, with all of it in the tooltip
NARROWER = {
    "name": 9, "status": 5, "recipe": 6, "changes": 6, "data": 5, "figures": 6, "tag": 4, "note": 5,
    "experiment": 6, "parent": 6, "folder": 6, "command": 6,
}  # fmt: skip
REST = 600  # ms after the last change of a width


class RunList(Panel):
    """A list in a narrow panel, a table in a wide one.

    Signals, each with the path of a run: open_asked, beside_asked, resume_asked, more_asked, folder_asked,
    copy_asked; with the paths of some: compare_asked (two to eight), starred, tag_asked, trash_asked; edited
    (path, field, text), text_asked (path, field); browse_asked, undo_asked, redo_asked, table_asked, arranged
    (what is to be remembered), themed (in these colours).
    """

    early = True
    offers = ("train", "run.open")

    open_asked = Signal(str)
    beside_asked = Signal(str)
    resume_asked = Signal(str)
    more_asked = Signal(str)  # for more epochs than its recipe says
    folder_asked = Signal(str)
    copy_asked = Signal(str)
    compare_asked = Signal(list)
    starred = Signal(list)
    tag_asked = Signal(list)
    trash_asked = Signal(list)
    edited = Signal(str, str, str)
    text_asked = Signal(str, str)
    browse_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    table_asked = Signal()
    arranged = Signal(dict)
    themed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Runs"), parent)
        self.setObjectName("runs")
        self._seen = ""  # the open run that the list was scrolled to
        self._widths: dict[str, int] = {}  # px of columns, by the user
        self._given: dict[str, int] = {}  # px that they were given last
        self._build_header()
        self.model = RunModel(self)
        self.rows = RunView(self.model)
        self._build_tools()
        self.body.addWidget(self.tools)
        self.body.addWidget(self.rows)
        self.body.addWidget(self.nothing)
        self._later = QTimer(self, singleShot=True, interval=REST)
        self._soon = QTimer(self, singleShot=True, interval=0)  # once it is as large as it is going to be
        self._soon.timeout.connect(self._show_current)
        self._later.timeout.connect(lambda: self.arranged.emit(self.kept()))
        self._connect()
        self.setFocusProxy(self.rows)
        self.set_theme(DARK)
        self.set_runs([])

    def _build_header(self) -> None:
        self.table = QToolButton()
        self.table.setCheckable(True)
        self.table.setAccessibleName(self.tr("Table"))
        self.table.setToolTip(self.tr("Shows the runs as a table in the whole window, and back. Ctrl+R"))
        self.browse = QToolButton()
        self.browse.setText(self.tr("Open folder…"))
        self.browse.setFont(small_font())
        self.browse.setToolTip(self.tr("Shows a run that lies anywhere on the disk."))
        for button in (self.table, self.browse):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.header.addWidget(button)

    def _build_tools(self) -> None:
        """What stands above the rows where there is room."""
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search: vae tag:best"))
        self.search.setAccessibleName(self.tr("Search the runs"))
        self.search.setToolTip(
            self.tr("Shows the runs in which all of these words occur; tag:best looks into one column.")
        )
        self.search.setClearButtonEnabled(True)
        name_clear_button(self.search)
        self.search.installEventFilter(self)
        self.count = PlainLabel()
        self.count.setProperty("role", "dim")
        self.groups = QComboBox()
        self.groups.setAccessibleName(self.tr("Groups"))
        self.groups.setToolTip(self.tr("Puts the runs into groups that have something in common."))
        for key, text in {
            "": self.tr("No groups"), "recipe": self.tr("By recipe"), "data": self.tr("By data"),
            "tag": self.tr("By tag"), "date": self.tr("By day"), "experiment": self.tr("By experiment"),
        }.items():  # fmt: skip
            self.groups.addItem(text, key)
        self.columns = QPushButton(self.tr("Columns"))
        self.columns.setToolTip(self.tr("Chooses what is shown of each run; every figure can have a column."))
        self.columns.setMenu(QMenu(self.columns))
        self.compare = QPushButton(self.tr("Compare"))
        self.compare.setToolTip(self.tr("Compares two to eight selected runs. Ctrl+Enter"))
        self.nothing = PlainLabel(self.tr("No run has these words."))
        self.nothing.setProperty("role", "empty")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        self.tools = QWidget()
        # The panel must be able to become narrow again: only then is less shown here.
        self.tools.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        for widget in (self.count, self.groups, self.columns, self.compare):
            widget.setVisible(False)
            row.addWidget(widget)
        ChoiceName(self.groups, self.tr("Groups"))
        self.tools.hide()

    def _connect(self) -> None:
        rows, header = self.rows, self.rows.header()
        self.browse.clicked.connect(self.browse_asked)
        self.table.clicked.connect(self.table_asked)
        rows.resized.connect(self._on_resized)
        rows.entered.connect(self.open_asked)
        rows.starred.connect(self.starred)
        rows.trash_asked.connect(self.trash_asked)
        rows.compare_asked.connect(self._compare)
        rows.undo_asked.connect(self.undo_asked)
        rows.redo_asked.connect(self.redo_asked)
        rows.customContextMenuRequested.connect(self._show_menu)
        rows.selectionModel().selectionChanged.connect(lambda *_: self._look_at_selection())
        self.model.modelReset.connect(self._look_at_selection)
        # Once the field is closed: what is kept may put the run elsewhere.
        self.model.edited.connect(self.edited, Qt.ConnectionType.QueuedConnection)
        self.search.textChanged.connect(self._search)
        self.groups.currentIndexChanged.connect(self._group)
        self.compare.clicked.connect(lambda: self._compare(self.rows.selected()))
        self.columns.menu().aboutToShow.connect(lambda: self._fill_columns(self.columns.menu()))
        header.customContextMenuRequested.connect(self._show_columns)
        header.sectionClicked.connect(self._sort_by)
        header.sectionResized.connect(lambda *_: self._later.start() if self.rows.is_table else None)
        header.sectionMoved.connect(lambda *_: self._later.start())

    def sizeHint(self) -> QSize:
        return QSize(232, 220)

    def set_theme(self, theme: Theme) -> None:
        """Rows in these colours."""
        self.rows.line.set_theme(theme)
        self.table.setIcon(icon("expand", theme.dim, 14))
        self.themed.emit(theme)
        self.rows.viewport().update()

    # What there is

    def set_runs(self, runs: Sequence[Entry]) -> None:
        """The runs, in the order they are shown; the place in the list is kept."""
        self.rows.keeping_place(lambda: self.model.set_runs(runs))
        text = self.tr("Every training leaves a run here, to be opened or resumed. Press Train.")
        self.set_empty("" if runs else text, offers=True)
        self.controls.setVisible(True)  # a folder can be opened also where there is no run yet
        self._look_at_rows()

    def set_current(self, path: str, whole: bool = True) -> None:
        """Mark the run that is open, by whatever way its folder is reached, and bring it into sight where
        it is another one, or the list was not `whole` yet."""
        place = os.path.realpath(path)
        path = next((run.path for run in self.model.all if os.path.realpath(run.path) == place), path)
        self.rows.line.current = path
        self.rows.viewport().update()
        if path != self._seen and self.rows.show_run(path) and whole:
            self._seen = path

    def run(self, path: str) -> Entry | None:
        """One of the runs that there are."""
        return next((run for run in self.model.all if run.path == path), None)

    def set_alone(self, alone: bool) -> None:
        """Whether it has the whole window."""
        self.table.setChecked(alone)

    def type_words(self) -> None:
        """Have words typed that are searched."""
        self.tools.show()
        self.search.setFocus()
        self.search.selectAll()

    # How it is arranged

    def kept(self) -> dict[str, Any]:
        """What is remembered of the table."""
        header = self.rows.header()
        order = sorted(range(len(self.model.columns)), key=header.visualIndex)
        keys = [self.model.columns[number].key for number in order]
        self._note_widths()
        return {
            "columns": keys, "sort": self.model.by, "falling": self.model.falling, "group": self.model.group,
            "widths": self._widths,
        }  # fmt: skip

    def keep(self, kept: Mapping[str, Any]) -> None:
        """The table as it was remembered; what can't be is left as it is at first."""
        keys = [key for key in _list(kept.get("columns")) if _is_column(key)]
        widths = kept.get("widths")
        if isinstance(widths, Mapping):
            self._widths = {
                str(key): wide for key, wide in widths.items() if type(wide) is int and 10 <= wide <= 4000
            }
        by = kept.get("sort")
        self.model.by = by if isinstance(by, str) and _is_column(by) else ""
        self.model.falling = kept.get("falling") is True
        self.groups.setCurrentIndex(max(0, self.groups.findData(kept.get("group"))))
        self.set_columns(keys or list(run_table.AT_FIRST))
        self.rows.keeping_place(self.model.arrange)

    def set_columns(self, keys: Sequence[str]) -> None:
        """Show these columns, and the name whatever is chosen."""
        wanted = list(dict.fromkeys(keys if "name" in keys else ["name", *keys]))
        self._note_widths()
        self.rows.keeping_place(partial(self.model.set_columns, wanted))
        header = self.rows.header()
        header.blockSignals(True)
        for number in range(len(self.model.columns)):
            header.moveSection(header.visualIndex(number), number)
        header.blockSignals(False)
        self._show_order()
        self.rows.fit()
        self._fit_widths()

    def _sort_by(self, number: int) -> None:
        """A click on the name of a column: its way, the other way, as they come."""
        column = self.model.columns[number]
        if self.model.by != column.key:
            self.model.by, self.model.falling = column.key, column.falling
        elif self.model.falling == column.falling:
            self.model.falling = not column.falling
        else:
            self.model.by = ""
        self._show_order()
        self.rows.keeping_place(self.model.arrange)
        self._later.start()

    def _show_order(self) -> None:
        header, number = self.rows.header(), self.model.number(self.model.by)
        header.setSortIndicatorShown(number >= 0)
        way = Qt.SortOrder.DescendingOrder if self.model.falling else Qt.SortOrder.AscendingOrder
        if number >= 0:
            header.setSortIndicator(number, way)

    def _search(self, text: str) -> None:
        self.model.words = text
        self.rows.keeping_place(self.model.arrange)
        if text:
            self.rows.scrollToTop()
        self._look_at_rows()

    def _group(self) -> None:
        self.model.group = str(self.groups.currentData())
        self.rows.keeping_place(self.model.arrange)
        self._later.start()

    def _note_widths(self) -> None:
        """Those that the user gave the columns of the table; the last has what is left."""
        header = self.rows.header()
        for number, column in enumerate(self.model.columns if self.rows.is_table else []):
            last = header.visualIndex(number) == len(self.model.columns) - 1
            if not last and header.sectionSize(number) != self._given.get(column.key):
                self._widths[column.key] = header.sectionSize(number)

    def _on_resized(self) -> None:
        if self.rows.is_table and not self.rows.header().hiddenSectionCount():  # else it is becoming one
            self._note_widths()
            self._fit_widths()

    def _fit_widths(self) -> None:
        """The user's widths; the other columns have what they need, and those of words are narrower where all
        would not fit."""
        if not self.rows.is_table:
            return
        header, columns = self.rows.header(), self.model.columns
        least = {column.key: header.sectionSizeHint(number) for number, column in enumerate(columns)}
        wide = {key: self._widths.get(key, max(one, self._first_width(key))) for key, one in least.items()}
        words = [key for key in wide if key in NARROWER and key not in self._widths]
        spare = {key: wide[key] - max(least[key], em(NARROWER[key])) for key in words}
        most = sum(one for one in spare.values() if one > 0)
        room = self.rows.maximumViewportSize().width() - self.rows.verticalScrollBar().sizeHint().width()
        lacks = sum(wide.values()) - room
        share = min(max(lacks, 0) / most, 1.0) if most else 0.0
        for key in words:
            wide[key] -= math.ceil(max(spare[key], 0) * share)
        for number, column in enumerate(columns):
            header.resizeSection(number, wide[column.key])
            self._given[column.key] = header.sectionSize(number)

    def _first_width(self, key: str) -> int:
        """So wide that most of what stands in it is read, in whatever letters."""
        digit = QFontMetricsF(small_font()).horizontalAdvance("0")
        return round(run_table.column(key).width * digit * WIDER)

    def _fill_columns(self, menu: QMenu) -> None:
        column_menu.fill(menu, self.kept()["columns"], self.model.all, self._choose_columns)

    def _choose_columns(self, keys: Sequence[str]) -> None:
        self.set_columns(keys)
        self._later.start()

    def _show_columns(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_columns(menu)
        menu.popup(self.rows.header().mapToGlobal(place))

    # What is seen of it

    def _look_at_rows(self) -> None:
        """How many there are, and whether any has the words."""
        shown, there = len(self.model.shown), len(self.model.all)
        text = self.tr("{} of {} runs") if shown != there else self.tr("{1} runs")
        self.count.setText(text.format(f"{shown:,}", f"{there:,}"))
        lacking = bool(there and not shown)
        self.nothing.setVisible(lacking)
        self.rows.setVisible(not lacking)

    def _show_current(self) -> None:
        """From the first row on, if the open run is seen then."""
        self.rows.scrollToTop()
        self.rows.show_run(self.rows.line.current)

    def _look_at_selection(self) -> None:
        self.compare.setEnabled(LEAST <= len(self.rows.selected()) <= MOST)

    def _compare(self, paths: list[str]) -> None:
        if LEAST <= len(paths) <= MOST:
            self.compare_asked.emit(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        table = self.width() >= em(ROOM)
        if table != self.rows.is_table:
            self._note_widths()
            self.rows.set_table(table)
            self._fit_widths()
            self._soon.start()
            for widget in (self.count, self.groups, self.columns, self.compare):
                widget.setVisible(table)
        self.tools.setVisible(table or bool(self.search.text()) or self.search.hasFocus())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field, Down and Enter go to the rows, and Esc empties it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_to_rows()
                return True
            if event.key() == Qt.Key.Key_Escape and (self.search.text() or not self.rows.is_table):
                self.search.clear()
                self.rows.setFocus()
                self.tools.setVisible(self.rows.is_table)
                return True
        return super().eventFilter(watched, event)

    def _go_to_rows(self) -> None:
        shown = self.model.shown
        if shown:
            chosen = self.rows.selected() or [shown[0].path]
            self.rows.setCurrentIndex(self.model.place(chosen[0], max(0, self.model.number("name"))))
            self.rows.setFocus()

    # The menu of a run

    def menu_for(self, runs: Sequence[Entry]) -> QMenu:
        """What can be done with a run, or with several."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        paths = [run.path for run in runs]
        if len(runs) == 1:
            self._add_for_one(menu, runs[0])
        compare = menu.addAction(self.tr("Compare"), lambda: self.compare_asked.emit(paths))
        compare.setEnabled(LEAST <= len(runs) <= MOST)
        compare.setToolTip(self.tr("Compares two to eight selected runs. Ctrl+Enter"))
        menu.addSeparator()
        starred = all(run.star for run in runs)
        star = self.tr("Take the star away") if starred else self.tr("Give a star")
        menu.addAction(star, lambda: self.starred.emit(paths)).setToolTip(
            self.tr("Runs with a star are found by ★, and can be sorted to the top.")
        )
        if len(runs) == 1:
            menu.addAction(self.tr("Rename…"), lambda: self.text_asked.emit(paths[0], "name")).setToolTip(
                self.tr("Gives the run another name; its folder keeps its own. F2")
            )
            menu.addAction(self.tr("Note…"), lambda: self.text_asked.emit(paths[0], "note")).setToolTip(
                self.tr("Says something of the run, which can be searched.")
            )
        menu.addAction(self.tr("Tag…"), lambda: self.tag_asked.emit(paths)).setToolTip(
            self.tr("Gives a word that runs are grouped and searched by.")
        )
        menu.addSeparator()
        if len(runs) == 1:
            menu.addAction(self.tr("Show files"), lambda: self.folder_asked.emit(paths[0])).setToolTip(
                self.tr("Shows its folder in the file manager.")
            )
            menu.addAction(self.tr("Copy path"), lambda: self.copy_asked.emit(paths[0])).setToolTip(
                self.tr("Copies where it lies, for the command line.")
            )
        trash = menu.addAction(self.tr("Move to the trash"), lambda: self.trash_asked.emit(paths))
        trash.setEnabled(not any(run.shipped or run.here or run.elsewhere for run in runs))
        trash.setToolTip(self.tr("Runs that are shipped, or are being written, stay. Del"))
        return menu

    def _add_for_one(self, menu: QMenu, run: Entry) -> None:
        path = run.path
        menu.addAction(self.tr("Open"), lambda: self.open_asked.emit(path)).setToolTip(
            self.tr("Shows its codes, images and curves.")
        )
        menu.addAction(self.tr("Open beside"), lambda: self.beside_asked.emit(path)).setToolTip(
            self.tr("Shows it in a window beside this one; both share selection and cursor.")
        )
        if run.resumable and not run.finished and not (run.here or run.elsewhere or run.shipped):
            menu.addAction(self.tr("Resume"), lambda: self.resume_asked.emit(path)).setToolTip(
                self.tr("Goes on with the training exactly where it was stopped.")
            )
        if run.resumable and run.finished and not run.shipped:
            menu.addAction(self.tr("Train for more epochs…"), lambda: self.more_asked.emit(path)).setToolTip(
                self.tr("Goes on with the training as if more epochs had been asked for at once.")
            )

    def _show_menu(self, place: QPoint) -> None:
        chosen = set(self.rows.selected())
        runs = [run for run in self.model.shown if run.path in chosen]
        if runs and self.model.entry(self.rows.indexAt(place)) is not None:
            self.menu_for(runs).popup(self.rows.viewport().mapToGlobal(place))


def _list(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _is_column(key: str) -> bool:
    try:
        run_table.column(key)
    except KeyError:
        return False
    return len(key) < 100


if __name__ == "__main__":
    from aegui.views.sample import show

    def demo() -> RunList:
        runs = RunList()
        runs.set_runs(
            [
                Entry("/r/1", "1", recipe="vae-2d", status="running", here=True, figures={"test_mse": 0.03}),
                Entry("/r/2", "2", recipe="dense-2d", status="stopped", resumable=True),
                Entry("/r/3", "3", True, "conv-16", status="finished", figures={"test_mse": 0.0062}),
            ]
        )
        runs.set_current("/r/1")
        return runs

    show(demo)
