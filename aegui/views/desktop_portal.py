"""What a desktop on Linux says of motion, over the portal of settings; the answer is not waited for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

# Each key of it: its namespace, and whether a value of it asks for less motion.
ASKED: dict[tuple[str, str], Callable[[Any], bool]] = {
    ("org.freedesktop.appearance", "reduced-motion"): lambda value: value == 1,
    ("org.gnome.desktop.interface", "enable-animations"): lambda value: value is False,
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): lambda value: float(value) == 0,
}
SERVICE, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"


class Portal(QObject):
    """Tells what each key asks for, now and later; where there is no portal, nothing."""

    def __init__(
        self, told: Callable[[str, bool], object], parent: QObject, bus: QDBusConnection | None = None
    ) -> None:
        """`told` is called with a key and whether it asks for less motion; `bus` is that of the session."""
        super().__init__(parent)
        self._told = told
        bus = bus or QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        slot: Any = SLOT("heard(QString,QString,QDBusVariant)")  # the stubs ask for bytes, which are refused
        bus.connect(SERVICE, PATH, INTERFACE, "SettingChanged", self, slot)
        for at in ASKED:  # after that: a change meanwhile is heard
            message = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "Read")
            message.setArguments(list(at))
            watcher = QDBusPendingCallWatcher(bus.asyncCall(message), self)
            watcher.finished.connect(lambda done, at=at: self._answered(at, done))

    @Slot(str, str, QDBusVariant)
    def heard(self, namespace: str, key: str, value: QDBusVariant) -> None:
        """A setting of the desktop was changed."""
        if (namespace, key) in ASKED:
            self._tell((namespace, key), value)

    def _answered(self, at: tuple[str, str], watcher: QDBusPendingCallWatcher) -> None:
        if not watcher.isError():
            self._tell(at, watcher.reply().arguments()[0])
        watcher.deleteLater()

    def _tell(self, at: tuple[str, str], value: Any) -> None:
        while isinstance(value, QDBusVariant):  # one lies in another
            value = value.variant()
        with suppress(TypeError, ValueError):  # of another type than it is said to be of
            self._told(at[1], ASKED[at](value))
