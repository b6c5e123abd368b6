"""The Help button of a dialog: it and F1 open the paragraph of the documents on it."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox


def offer_help(dialog: QDialog, buttons: QDialogButtonBox, place: str) -> None:
    """Put it among the buttons of a dialog; `place` is a page and an anchor: "window#branch"."""

    def show() -> None:
        from aegui.window.help_window import show_help

        show_help(place, dialog)

    button = buttons.addButton(QDialogButtonBox.StandardButton.Help)
    button.setAutoDefault(False)
    button.setShortcut(QKeySequence("F1"))
    buttons.helpRequested.connect(show)
