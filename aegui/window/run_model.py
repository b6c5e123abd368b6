"""The runs as Qt's views know them: rows of columns, below the names of groups or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from aegui.runs import run_table
from aegui.runs.run_index import Entry
from aegui.runs.run_table import Column, Group
from aegui.views.widgets.plain_text import plain_tip
from aegui.window import run_rows

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole  # the run of a row; None of the name of a group
NOWHERE = QModelIndex()


class RunModel(QAbstractItemModel):
    """Searched, sorted and in groups. Signal: edited (path, name | tag | note, the text typed)."""

    edited = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: list[Column] = [run_table.column(key) for key in run_table.AT_FIRST]
        self.words = ""  # that are searched
        self.by, self.falling = "", False  # the column that is sorted by; "": as they come
        self.group = ""
        self.all: list[Entry] = []
        self._groups: list[Group] = []
        self.resets = 0  # how often all places were others
        self.modelReset.connect(self._count)

    def _count(self) -> None:
        self.resets += 1

    # What is shown

    def set_runs(self, runs: Iterable[Entry]) -> None:
        """Other runs, or other figures of them, which leave everything in its place."""
        self.all = list(runs)
        self.arrange(reset=False)

    def set_columns(self, keys: Sequence[str]) -> None:
        """These columns, in this order."""
        self.beginResetModel()
        self.columns = [run_table.column(key) for key in keys]
        self.endResetModel()

    def arrange(self, reset: bool = True) -> None:
        """Search, sort and group again."""
        runs = run_table.found(self.all, self.words)
        if self.by:
            runs = run_table.sorted_by(runs, self.by, self.falling)
        groups = run_table.grouped(runs, self.group)
        if not reset and _places(groups) == _places(self._groups):
            before, self._groups = self._groups, groups
            self._tell_changes(before)
            return
        self.beginResetModel()
        self._groups = groups
        self.endResetModel()

    def _tell_changes(self, before: list[Group]) -> None:
        for number, (old, new) in enumerate(zip(before, self._groups, strict=True)):
            parent = self.index(number, 0) if self.is_grouped else NOWHERE
            for row, (was, now) in enumerate(zip(old.entries, new.entries, strict=True)):
                if was != now:
                    last = len(self.columns) - 1
                    self.dataChanged.emit(self.index(row, 0, parent), self.index(row, last, parent))

    @property
    def is_grouped(self) -> bool:
        """Whether there are names of groups."""
        return bool(self.group)

    @property
    def shown(self) -> list[Entry]:
        """The runs from top to bottom."""
        return [entry for group in self._groups for entry in group.entries]

    def place(self, path: str, column: int = 0) -> QModelIndex:
        """Where a run stands; nowhere where it is not shown."""
        for number, group in enumerate(self._groups):
            for row, entry in enumerate(group.entries):
                if entry.path == path:
                    parent = self.index(number, 0) if self.is_grouped else NOWHERE
                    return self.index(row, column, parent)
        return QModelIndex()

    def number(self, key: str) -> int:
        """Of a column; −1 where it is not among them."""
        return next((number for number, column in enumerate(self.columns) if column.key == key), -1)

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]
        number = index.internalId() if index.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        if not parent.isValid():
            return len(self._groups) if self.is_grouped else sum(len(g.entries) for g in self._groups)
        if self.is_grouped and not parent.internalId() and parent.column() == 0:
            return len(self._groups[parent.row()].entries)
        return 0

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return len(self.columns)

    def entry(self, index: Index) -> Entry | None:
        """The run of a place; None of the name of a group."""
        if not index.isValid():
            return None
        if not self.is_grouped:
            return self._groups[0].entries[index.row()]
        number = index.internalId()
        return self._groups[number - 1].entries[index.row()] if number else None

    def group_name(self, index: Index) -> str:
        """vae-2d · 3."""
        group = self._groups[index.row()]
        return f"{group.name} · {len(group.entries):,}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index)
        if entry is None:
            named = role == Qt.ItemDataRole.DisplayRole and index.isValid() and index.column() == 0
            return self.group_name(index) if named else None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.shown(entry)
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.EditRole:
            return getattr(entry, column.field) if column.field else column.shown(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = column.key in ("name", "picture", "status") or not column.shown(entry)
            return plain_tip(run_rows.tooltip(entry) if whole else column.shown(entry))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column.key == "star":
                return self.tr("with a star") if entry.star else self.tr("without a star")
            return ": ".join(filter(None, [column.heading, column.shown(entry)]))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{run_rows.note(entry)} {run_rows.figure(entry)}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """What was typed is told; the rows change once it is kept."""
        entry = self.entry(index)
        field = self.columns[index.column()].field if entry is not None else ""
        if entry is None or not field or str(value) == getattr(entry, field):
            return False
        self.edited.emit(entry.path, field, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        editable = bool(self.columns[index.column()].field)
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return able | Qt.ItemFlag.ItemIsEditable if editable else able

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Star") if column.key == "star" else column.heading
        if role == Qt.ItemDataRole.ToolTipRole:
            figure = column.key.startswith(run_table.FIGURE)  # its help is in the user's language already
            return plain_tip(column.help if figure else run_rows.translate("runs", column.help))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _places(groups: list[Group]) -> list[tuple[str, list[str]]]:
    return [(group.name, [entry.path for entry in group.entries]) for group in groups]
