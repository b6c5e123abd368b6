"""The documents, the icon among the applications, and what the program is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from aegui import paths
from aegui.documents import words
from aegui.documents.pages import FIRST
from aegui.version import __version__
from aegui.views.widgets.explained import explained_in
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

    def explain_words(self) -> None:
        """Say what the words of the field mean that are underlined in the panel that has the keyboard, or in
        all of the window where those of none are; the glossary where there is none at all."""
        widget = QApplication.focusWidget()
        while widget is not None and not explained_in(widget):
            widget = widget.parentWidget()
        said = [] if widget is None else explained_in(widget)
        if not said:
            self.open(words.PAGE)
            return
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Words"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("\n\n".join(said))
        more = box.addButton(self.tr("&Glossary"), QMessageBox.ButtonRole.HelpRole)
        box.addButton(QMessageBox.StandardButton.Close)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        more.clicked.connect(lambda: self.open(words.PAGE))
        box.open()

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
