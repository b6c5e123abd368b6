"""A line for where something lies, with a button that opens the dialog."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from aegui.window.form_fields import LineField


class PathField(LineField):
    """A folder, or a file where `suffix` is set; `choose` goes beside it. Signal: edited (path)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(str, str, patient=True, parent=parent)
        self.suffix = ""
        self.choose = QToolButton()
        self.choose.setText(self.tr("Choose…"))
        self.choose.setToolTip(self.tr("Opens a dialog for it."))
        self.choose.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choose.clicked.connect(self.ask)

    def elide_mode(self) -> Qt.TextElideMode:
        """The end of a long path tells most."""
        return Qt.TextElideMode.ElideLeft

    def ask(self) -> None:
        """Let the user choose; what was there stays where nothing is chosen."""
        if self.suffix:
            pattern = self.tr("Images (*{})").format(self.suffix)
            path, _ = QFileDialog.getOpenFileName(self, self.tr("File of images"), self.text(), pattern)
        else:
            path = QFileDialog.getExistingDirectory(self, self.tr("Folder of pictures"), self.text())
        if path:
            self.edited.emit(path)

    def set_value(self, value: Any) -> None:
        """Show the end of a long path: it tells most."""
        super().set_value(value)
        if not self.hasFocus():
            self.end(False)

    def changeEvent(self, event: QEvent) -> None:
        """The button is locked with the line."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.choose.setEnabled(self.isEnabled())
