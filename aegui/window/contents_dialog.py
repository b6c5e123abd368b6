"""What is in a file or folder of images, as a tree to choose the images and labels from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aegui.text import counted
from aegui.views.panel import QT_TRANSLATE_NOOP
from aegui.views.widgets.plain_text import PlainLabel
from aegui.window.fitted_dialog import FittedDialog
from aegui.window.help_button import offer_help

if TYPE_CHECKING:
    from aegui.parts.datasets.contents import Contents, Held

SIZE = (55, 32)  # em at first
NAME = Qt.ItemDataRole.UserRole  # of an array, on its line of the tree
ROLES = {
    "images": QT_TRANSLATE_NOOP("ContentsDialog", "images"),
    "labels": QT_TRANSLATE_NOOP("ContentsDialog", "labels"),
    "closed": QT_TRANSLATE_NOOP("ContentsDialog", "left closed"),
    "": "",
}


class ContentsDialog(FittedDialog):
    """Shows contents. Signals: images_chosen (name), labels_chosen (name), taken (the file as it is)."""

    images_chosen = Signal(str)
    labels_chosen = Signal(str)
    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(*SIZE, parent)
        self.setWindowTitle(self.tr("What is in it"))
        self.head, self.said, self.warned = PlainLabel(), PlainLabel(), PlainLabel()
        for label, role in ((self.said, "dim"), (self.warned, "warn")):
            label.setProperty("role", role)
        for label in (self.head, self.said, self.warned):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Arrays"))
        self.tree.setHeaderLabels(
            [
                self.tr("Array"), self.tr("Shape"), self.tr("Type"), self.tr("Range"), self.tr("Histogram"),
                self.tr("Taken for"),
            ]
        )  # fmt: skip
        self.tree.setUniformRowHeights(True)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.itemActivated.connect(lambda item, _: self._choose(item))
        self.images = QPushButton(self.tr("Use as &images"))
        self.images.setToolTip(self.tr("These are the images that are trained on; the recipe remembers it."))
        self.images.clicked.connect(lambda: self.images_chosen.emit(self._name()))
        self.labels = QPushButton(self.tr("Use as &labels"))
        self.labels.setToolTip(self.tr("These are the classes of the images; the recipe remembers it."))
        self.labels.clicked.connect(lambda: self.labels_chosen.emit(self._name()))
        self.take = QPushButton(self.tr("&Train on it"))
        self.take.setToolTip(self.tr("The recipe's data are this file or folder, as it is understood here."))
        self.take.clicked.connect(self.taken)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.images, self.labels, self.take):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.setEnabled(False)
        buttons.rejected.connect(self.reject)
        offer_help(self, buttons, "window#contents")
        layout = QVBoxLayout(self)
        for widget in (self.head, self.tree, self.said, self.warned, buttons):
            layout.addWidget(widget, int(widget is self.tree))

    def set_looking(self, path: str, share: float = 0.0) -> None:
        """While it is looked into."""
        self.head.setText(self.tr("Looking into {} … {} %").format(path, round(100 * share)))

    def set_problem(self, sentence: str) -> None:
        """Why nothing of it can be read."""
        self.tree.clear()
        self.said.setText("")
        self.warned.setText(sentence)
        self.take.setEnabled(False)

    def set_contents(self, found: Contents, taken: bool) -> None:
        """Show what is in it; `taken`: it is the recipe's data already."""
        name = self._name()
        kind = QCoreApplication.translate("formats", found.format) if found.format else self.tr("Folder")
        self.head.setText(f"{found.path} · {kind}")
        self.tree.clear()
        branches: dict[str, QTreeWidgetItem] = {}
        for one in found.held:
            self._add(one, branches)
        self.tree.expandAll()
        self.said.setText(" ".join(found.understood))
        self.warned.setText(" ".join(filter(None, (*found.warnings, found.problem))))
        self.take.setVisible(not taken)
        self.take.setEnabled(not found.problem)
        lines = [item for item in self._lines() if item.data(0, NAME) is not None]
        kept = next((item for item in lines if name and item.data(0, NAME) == name), None)
        images = next((item for item in lines if item.text(5) == self.tr(ROLES["images"])), None)
        shown = kept or images or next(iter(lines), None)
        if shown is not None:
            self.tree.setCurrentItem(shown)
        self._widen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._widen()

    def _widen(self) -> None:
        """As wide as the lines of the tree need, where the screen has room for it."""
        needed = self.tree.header().length() + self.tree.verticalScrollBar().sizeHint().width()
        self.widen(needed + 2 * self.tree.frameWidth() - self.tree.width())

    def _add(self, one: Held, branches: dict[str, QTreeWidgetItem]) -> None:
        """A line for an array below those of the groups that it lies in."""
        parent, path = self.tree.invisibleRootItem(), ""
        *groups, last = one.name.split("/")
        for group in groups:
            path += f"{group}/"
            if path not in branches:
                branches[path] = QTreeWidgetItem(parent, [group])
            parent = branches[path]
        span = "" if one.span is None else str(one.span)
        if span and one.seen < one.count:
            span = self.tr("{} in {} of them").format(span, f"{one.seen:,}")
        role = self.tr(ROLES[one.role])
        words = [last or counted(one.count, "picture"), one.shape, one.type, span, one.sparkline, role]
        item = QTreeWidgetItem(parent, words)
        item.setData(0, NAME, one.name if one.role != "closed" else None)
        for column in range(len(words)):
            item.setToolTip(column, one.note)

    def _lines(self) -> list[QTreeWidgetItem]:
        return self.tree.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive)

    def _name(self) -> str:
        """The array of the chosen line."""
        item = self.tree.currentItem()
        return "" if item is None else str(item.data(0, NAME) or "")

    def _on_current(self) -> None:
        for button in (self.images, self.labels):
            button.setEnabled(bool(self._name()))

    def _choose(self, item: QTreeWidgetItem) -> None:
        if item.data(0, NAME):
            self.images_chosen.emit(str(item.data(0, NAME)))
