"""The documents, the icon among the applications, and what the program is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from aegui import paths
from aegui.version import __version__
from aegui.window.banner import Banner


class Help(QObject):
    """What the Help menu does."""

    def __init__(self, banner: Banner, window: QWidget) -> None:
        """`window` is what dialogs stand over."""
        super().__init__(window)
        self._banner, self._window = banner, window

    def open_documents(self) -> None:
        """Show the folder of the documents; where the desktop opens none, its place is said."""
        folder = paths.resources() / "docs"
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._banner.show_message(self.tr("The documents are in {}").format(folder), "info")

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
