"""The file that an image came from: opened, shown in the file manager, its path copied."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QProcess, Qt, QUrl
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from aegui.explore.queries.table import TABLE
from aegui.explore.shown_channels import choice, next_alone
from aegui.text import shortened
from aegui.views.widgets.plain_text import plain_action
from aegui.window.actions import Action, Menu
from aegui.window.banner import Banner
from aegui.window.list_dialog import ListDialog

if TYPE_CHECKING:
    from aegui.app.explorer import Explorer

FILE_MANAGER = "org.freedesktop.FileManager1"  # of the freedesktop.org specification
SHOWN = 60  # characters of a name at the head of a menu


class ImageFile(QObject):
    """Actions on the file of one image: that under the mouse, else that nearest to the cursor.

    They are there where the images are the user's own and on the disk.
    """

    def __init__(self, explorer: Explorer, window: QWidget, banner: Banner | None = None) -> None:
        super().__init__(window)
        self._explorer, self._window, self._banner = explorer, window, banner
        self.others: list[Callable[[QMenu, int], object]] = []  # put more into the menu of an image

    def menu(self) -> Menu:
        """Open, show, copy."""
        return Menu(
            self.tr("&Image"),
            [
                Action(
                    "image.open", self.tr("&Open the file"), partial(self._do, self.open),
                    partial(self._tip, self.tr("Open the image's file with the program that is set for it.")),
                    enabled=self._is_there,
                ),
                Action(
                    "image.show", self.tr("&Show in the file manager"), partial(self._do, self.show),
                    partial(self._tip, self.tr("Open the folder that the image's file is in.")),
                    enabled=self._is_there,
                ),
                Action(
                    "image.copy", self.tr("&Copy its path"), partial(self._do, self.copy),
                    partial(self._tip, self.tr("Put the path of the image's file on the clipboard.")),
                    "Ctrl+Shift+C", self._is_there,
                ),
                None,
                Action(
                    "channels.next", self.tr("&Next channel alone"),
                    lambda: self._explorer.update(shown_channels=next_alone(self._explorer.state)),
                    self.tr("Show one channel of the images after the other, in grey; then the first three."),
                    "Shift+K", self._has_channels,
                ),
                Action(
                    "channels.usual", self.tr("The &first three channels"),
                    lambda: self._explorer.update(shown_channels=()),
                    self.tr("Show the first three channels, red, green and blue; of two green and magenta."),
                    enabled=self._has_channels,
                ),
                None,
                Action(
                    "image.table", self.tr("&Read the table again"),
                    lambda: self._explorer.again(TABLE),
                    self.tr("Read the table beside the images anew, after it was changed."),
                    enabled=self._is_there,
                ),
                Action(
                    "image.left-out", self.tr("What was &left out…"), self.show_left_out,
                    self.tr("List what of the folder or file could not be read or was not taken, and why."),
                    enabled=lambda: bool(self._left_out()),
                ),
            ],
        )  # fmt: skip

    def _tip(self, what: str) -> str:
        """The tooltip, or why there is no file."""
        state = self._explorer.state
        if state.images is not None and state.images.names is None:
            return self.tr("These images are no files of your own: they came with the program or a download.")
        return what

    def _has_channels(self) -> bool:
        return choice(self._explorer.state) is not None

    def _is_there(self) -> bool:
        images = self._explorer.state.images
        return images is not None and images.source is not None and images.names is not None

    def pointed(self) -> int:
        """Which of the shown images is under the mouse, else nearest to the cursor; −1: none."""
        from aegui.analysis.latent import nearest

        state = self._explorer.state
        model, code = state.model, state.code
        if model is None or code is None or not len(model.codes):
            return -1
        place = state.hovered if 0 <= state.hovered < len(model.rows) else nearest(model.codes, code)[0]
        return int(model.rows[place])

    def path_of(self, row: int) -> Path | None:
        """The file of one of the shown images; None where it is none of the user's own on the disk."""
        from aegui.parts.datasets.origin import file_of

        images = self._explorer.state.images
        if images is None or images.source is None or images.names is None or not 0 <= row < len(images):
            return None
        return file_of(images.source.root, str(images.names[row]))

    def _do(self, deed: Callable[[Path], object], row: int | None = None) -> None:
        row = self.pointed() if row is None else row
        path, images = self.path_of(row), self._explorer.state.images
        if path is not None:
            deed(path)
        elif images is not None and images.source is not None and 0 <= row < len(images):
            text = self.tr("{} is not in {} any more.")
            self._explorer.complain(text.format(shortened(images.identity(row)), images.source.root))

    def pop_up(self, row: int, place: QPoint) -> None:
        """The menu of one of the shown images at a place of the screen."""
        menu = self.menu_of(row)
        if menu is not None:
            menu.popup(place)

    def menu_of(self, row: int) -> QMenu | None:
        """What can be done with one of the shown images; None where that is nothing."""
        images = self._explorer.state.images
        if images is None or not 0 <= row < len(images) or not self._is_there():
            return None
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(plain_action(shortened(images.identity(row), SHOWN))).setEnabled(False)
        menu.addSeparator()
        for text, deed in (
            (self.tr("&Open the file"), self.open),
            (self.tr("&Show in the file manager"), self.show),
            (self.tr("&Copy its path"), self.copy),
        ):
            menu.addAction(text).triggered.connect(partial(self._do, deed, row))
        menu.addSeparator()
        for fill in self.others:
            fill(menu, row)
        return menu

    def _left_out(self) -> tuple[str, ...]:
        images = self._explorer.state.images
        return () if images is None else images.left_out

    # What is done

    def warn(self, text: str) -> None:
        """Say that images were left out, and offer the list of them."""
        if self._banner is not None:
            self._banner.show_message(text, "warn", [(self.tr("List…"), self.show_left_out)])

    def show_left_out(self) -> None:
        """A list of what is not among the images, to be read and copied."""
        images = self._explorer.state.images
        if images is None or images.source is None or not images.left_out:
            return
        lines, place = images.left_out, images.source.root
        text = self.tr("{} of {} were left out:") if len(lines) > 1 else self.tr("{} of {} was left out:")
        dialog = ListDialog(self.tr("Left out"), text.format(f"{len(lines):,}", place), lines, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open(self, path: Path) -> None:
        """With the program that the desktop has for it."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._explorer.complain(self.tr("No program is set that opens {}.").format(path))

    def show(self, path: Path) -> None:
        """In the file manager, with the file marked where that can be asked for."""
        if sys.platform == "win32":
            QProcess.startDetached("explorer", [f"/select,{path}"])
        elif sys.platform == "darwin":
            QProcess.startDetached("open", ["-R", str(path)])
        else:
            self._ask_file_manager(path)

    def copy(self, path: Path) -> None:
        """The path as text."""
        QGuiApplication.clipboard().setText(str(path))

    def _ask_file_manager(self, path: Path) -> None:
        """Where no file manager hears of it the folder is opened."""
        bus = QDBusConnection.sessionBus()
        folder = QUrl.fromLocalFile(str(path.parent))
        if not bus.isConnected():
            QDesktopServices.openUrl(folder)
            return
        place = "/" + FILE_MANAGER.replace(".", "/")
        call = QDBusMessage.createMethodCall(FILE_MANAGER, place, FILE_MANAGER, "ShowItems")
        call.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call), self)

        def answered(_: QDBusPendingCallWatcher) -> None:
            if watcher.isError():
                QDesktopServices.openUrl(folder)
            watcher.deleteLater()

        watcher.finished.connect(answered)
