"""Which runs are branches of which, as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from aegui.views.widgets.plain_text import PlainLabel, plain_tip
from aegui.views.widgets.style import em
from aegui.window.fitted_dialog import FittedDialog
from aegui.window.help_button import offer_help

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aegui.runs.family import Relative

SIZE = (43, 29)  # em at first
PATH = Qt.ItemDataRole.UserRole


class FamilyDialog(FittedDialog):
    """Signals: opened (path of a run), compared (the paths of two to eight runs)."""

    opened = Signal(str)
    compared = Signal(list)

    def __init__(
        self, first: Relative, current: str, told: Mapping[int, str], parent: QWidget | None = None
    ) -> None:
        """`told` says of each relative, by its identity in memory, how it came from its parent."""
        super().__init__(*SIZE, parent)
        self.setWindowTitle(self.tr("Family tree"))
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Family tree"))
        self.tree.setHeaderLabels([self.tr("Run"), self.tr("Begins at, with")])
        self.tree.header().setMinimumSectionSize(em(9))
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.tree.setAlternatingRowColors(False)
        hint = PlainLabel(self.tr("Enter opens a run; from two to eight that are selected can be compared."))
        hint.setProperty("role", "dim")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.compare = buttons.addButton(self.tr("&Compare"), QDialogButtonBox.ButtonRole.ActionRole)
        self.compare.clicked.connect(lambda: self.compared.emit(self.selected()))
        buttons.rejected.connect(self.reject)
        offer_help(self, buttons, "window#branch")
        column = QVBoxLayout(self)
        for widget in (self.tree, hint, buttons):
            column.addWidget(widget)
        self._add(first, self.tree, current, told)
        self.tree.expandAll()
        self.tree.resizeColumnToContents(0)
        self.tree.itemActivated.connect(self._open)
        self.tree.itemSelectionChanged.connect(self._count)
        self._count()

    def selected(self) -> list[str]:
        """The runs that are selected and there."""
        return [item.data(0, PATH) for item in self.tree.selectedItems() if item.data(0, PATH)]

    def _add(
        self, one: Relative, above: QTreeWidget | QTreeWidgetItem, current: str, told: Mapping[int, str]
    ) -> None:
        missing = QCoreApplication.translate("FamilyDialog", "{} (is not there)")
        name = one.name if one.run is not None else missing.format(one.name)
        item = QTreeWidgetItem(above, [name, told.get(id(one), "")])
        item.setToolTip(1, plain_tip(told.get(id(one), "")))
        path = "" if one.run is None else str(one.run.path)
        item.setData(0, PATH, path)
        if path == current:
            font = item.font(0)
            font.setBold(True)
            item.setFont(0, font)
        for below in one.branches:
            self._add(below, item, current, told)

    def _open(self, item: QTreeWidgetItem) -> None:
        if item.data(0, PATH):
            self.opened.emit(item.data(0, PATH))

    def _count(self) -> None:
        self.compare.setEnabled(2 <= len(self.selected()) <= 8)
