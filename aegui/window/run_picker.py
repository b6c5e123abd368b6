"""Choose from two to eight runs, to be compared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aegui.explore.records import SEPARATOR
from aegui.runs.named_runs import FEWEST, MOST
from aegui.runs.run_index import Entry
from aegui.views.accessibility import name_clear_button
from aegui.views.widgets.plain_text import PlainLabel, plain_tip
from aegui.window import run_rows
from aegui.window.fitted_dialog import FittedDialog
from aegui.window.help_button import offer_help

SIZE = (35, 40)  # em at first
PATH = Qt.ItemDataRole.UserRole


class RunPicker(FittedDialog):
    """Every run with a tick; those of the last time are ticked."""

    def __init__(self, runs: Sequence[Entry], ticked: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(*SIZE, parent)
        self.setWindowTitle(self.tr("Compare runs"))
        self.search, self.list, self.said = QLineEdit(), QListWidget(), PlainLabel()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        self.list.setAccessibleName(self.tr("Runs"))
        self.search.setClearButtonEnabled(True)
        name_clear_button(self.search)
        self.said.setProperty("role", "dim")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(self.tr("Compare"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        offer_help(self, buttons, "window#compare")
        column = QVBoxLayout(self)
        for widget in (self.search, self.list, self.said, buttons):
            column.addWidget(widget, 1 if widget is self.list else 0)
        for run in runs:
            words = (run_rows.title(run), run_rows.note(run), run_rows.figure(run))
            item = QListWidgetItem(SEPARATOR.join(filter(None, words)))
            item.setData(PATH, run.path)
            item.setToolTip(plain_tip(run_rows.tooltip(run)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if run.path in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _: self._count())
        self.search.textChanged.connect(self._narrow)
        self._count()
        self._narrow("")
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.list.setFocus)  # as from the search of every other list
        self.search.setFocus()

    def chosen(self) -> list[str]:
        """The paths of the runs that are ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(PATH) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _narrow(self, text: str) -> None:
        words = text.lower().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            said = f"{item.text()} {item.data(PATH)}".lower()
            item.setHidden(not all(word in said for word in words))
        current = self.list.currentItem()
        if current is None or current.isHidden():  # that has the keyboard is to be seen
            seen = (row for row in range(self.list.count()) if not self.list.item(row).isHidden())
            self.list.setCurrentRow(next(seen, -1))

    def _count(self) -> None:
        count = len(self.chosen())
        self._ok.setEnabled(FEWEST <= count <= MOST)
        text = self.tr("{} ticked; from {} to {} can be compared. Space ticks, Enter compares.")
        self.said.setText(text.format(count, FEWEST, MOST))
