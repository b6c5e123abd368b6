"""The documents, the icon among the applications, and what the program is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from aegui import paths
from aegui.documents.pages import FIRST
from aegui.version import __version__
from aegui.window.banner import Banner
from aegui.window.docks import HELP


class Help(QObject):
    """What the Help menu does."""

    def __init__(self, banner: Banner, window: QWidget) -> None:
        """`window` is what dialogs stand over."""
        super().__init__(window)
        self._banner, self._window = banner, window

    def open_documents(self) -> None:
        """Show the first page of the documents."""
        self.open(FIRST)

    def open_on_focus(self) -> None:
        """Show the paragraph on the panel that has the keyboard; the first page where none has."""
        widget = QApplication.focusWidget()
        while widget is not None and not widget.property(HELP):
            widget = widget.parentWidget()
        self.open(FIRST if widget is None else str(widget.property(HELP)))

    def open(self, place: str) -> None:
        """Show a page of the documents from an anchor on: "window#latent"."""
        from aegui.window.help_window import show_help

        show_help(place, self._window)

    def add_shortcut(self) -> None:
        """Put an icon among the applications."""
        from aegui.install import shortcut

        try:
            made = shortcut.create()
        except OSError as error:
            self._banner.show_message(str(error), "bad")
            return
        text = self.tr("Autoencoder Explorer is among your applications: {}").format(made[0])
        self._banner.show_message(text, "good")

    def show(self) -> None:
        """Name, version and purpose."""
        text = self.tr(
            "<b>Autoencoder Explorer {}</b><p>Train the family of autoencoders and explore their latent "
            "spaces live.</p>"
        ).format(__version__)
        QMessageBox.about(self._window, paths.NAME, text)
