"""Lines that are too many for a message, to be read and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from aegui.views.widgets.plain_text import PlainLabel
from aegui.window.fitted_dialog import FittedDialog
from aegui.window.help_button import offer_help

SIZE = (48, 29)  # em at first


class ListDialog(FittedDialog):
    """A heading and the lines below it."""

    def __init__(self, title: str, heading: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(*SIZE, parent)
        self.setWindowTitle(title)
        self.heading, self.text = PlainLabel(heading), QPlainTextEdit("\n".join(lines))
        self.heading.setWordWrap(True)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip(self.tr("Put all lines on the clipboard."))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        buttons.rejected.connect(self.reject)
        offer_help(self, buttons, "window#left-out")
        layout = QVBoxLayout(self)
        layout.addWidget(self.heading)
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)
