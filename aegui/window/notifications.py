"""Tells on the desktop what has ended after a while, when nobody looks at the program."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from aegui import paths, settings
from aegui.app.later import later
from aegui.text import duration, shortened
from aegui.window.banner import Banner

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.explore.records import Progress
    from aegui.runs.jobs import Begun

WHILE = 60.0  # s that something takes before its end is told
SEEN = 15_000  # ms that an icon stands in the tray for a message
LONGEST = 240  # characters of a message
NOBODY = ("offscreen", "minimal")  # platforms of Qt that no desktop is behind
PORTAL, PLACE = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE, ID = "org.freedesktop.portal.Notification", "ended"

Tell = Callable[[str, str], object]  # a title and a sentence


class Notifications(QObject):
    """Watches trainings and what the banner shows the progress of: exports, encodings, films, downloads."""

    def __init__(self, session: Session, banner: Banner, window: QWidget, tell: Tell | None = None) -> None:
        """`window` comes to the front where a message is clicked; `tell` stands for the desktop in tests."""
        super().__init__(window)
        self._banner, self._window = banner, window
        self._desktop: Desktop | None = None
        self._tell = tell or self._tell_desktop
        self._training_since: float | None = None
        session.progress_changed.connect(self._on_progress)
        session.training.ended.connect(self._on_ended)
        banner.waited.connect(self._on_waited)

    def _on_progress(self, progress: Progress) -> None:
        if progress.phase == "running" and self._training_since is None:
            self._training_since = time.monotonic()

    def _on_ended(self, begun: Begun | None) -> None:
        began, self._training_since = self._training_since, None
        if begun is not None and began is not None:
            taken = time.monotonic() - began
            text = self.tr("The training of {} has ended after {}.")
            self._end(taken, lambda: text.format(shortened(begun.path.name, 80), duration(taken)))

    def _on_waited(self, taken: float) -> None:
        self._end(taken, lambda: next(iter(self._banner.messages()), self.tr("What was waited for is done.")))

    def _end(self, taken: float, text: Callable[[], str]) -> None:
        """What came of it is in the banner with the next event."""
        if taken >= WHILE and settings.load().notifications and is_behind():
            later(0, self, lambda: self._tell(paths.NAME, shortened(text(), LONGEST)))

    def _tell_desktop(self, title: str, text: str) -> None:
        if self._desktop is None:
            self._desktop = Desktop(self)
            self._desktop.clicked.connect(self._to_front)
        QApplication.alert(self._window)  # the entry of the task bar, whatever else there is
        self._desktop.tell(title, text)

    def _to_front(self) -> None:
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()


def is_behind() -> bool:
    """Whether another program has the keyboard."""
    return QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive


class Desktop(QObject):
    """A message of the desktop: by its portal on Linux, else by an icon in the tray. Signal: clicked."""

    clicked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._hide = QTimer(self, singleShot=True, interval=SEEN)
        self._listens = False

    def tell(self, title: str, text: str) -> None:
        """Show it where the desktop has a way."""
        if QGuiApplication.platformName() in NOBODY:
            return
        if not (sys.platform.startswith("linux") and self._tell_portal(title, text)):
            self._tell_tray(title, text)

    def _tell_portal(self, title: str, text: str) -> bool:
        """Whether there is a portal. Its messages need no unsigned numbers, which those of
        org.freedesktop.Notifications begin with and PySide6 can't send."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        bus = QDBusConnection.sessionBus()
        names = bus.interface() if bus.isConnected() else None
        if names is None or not names.isServiceRegistered(PORTAL).value():
            return False
        if not self._listens:
            slot: Any = SLOT("_on_action(QDBusMessage)")  # bytes for mypy, text for PySide6
            self._listens = bus.connect(PORTAL, PLACE, INTERFACE, "ActionInvoked", self, slot)
        message = QDBusMessage.createMethodCall(PORTAL, PLACE, INTERFACE, "AddNotification")
        about = {"title": title, "body": text, "default-action": "app.open"}
        message.setArguments([ID, about])
        return bus.send(message)

    @Slot("QDBusMessage")
    def _on_action(self, message: object) -> None:
        arguments: list[Any] = getattr(message, "arguments", list)()
        if arguments[:1] == [ID]:
            self.clicked.emit()

    def _tell_tray(self, title: str, text: str) -> None:
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._icon is None:
            self._icon = icon = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
            icon.setToolTip(paths.NAME)
            icon.messageClicked.connect(self.clicked)
            icon.activated.connect(lambda _: self.clicked.emit())
            self._hide.timeout.connect(icon.hide)
        self._icon.show()
        self._icon.showMessage(title, text)
        self._hide.start()
