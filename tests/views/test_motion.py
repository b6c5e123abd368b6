"""Whether things move: what the desktop asks for and what the settings say; who heeds it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest
from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aegui.views import motion as module
from aegui.views.motion import Motion
from aegui.views.plots.plane import Plane
from aegui.views.plots.timeline import CALM_MS, LONGEST_MS, pace

PATH = "/org/freedesktop/portal/desktop"
NO_BUS = "the portal of a desktop needs dbus-daemon, not installed here"


@pytest.fixture
def motion(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Motion]:
    """Of the test alone."""
    effects = {effect: QApplication.isEffectEnabled(effect) for effect in module.EFFECTS}
    made = Motion()
    monkeypatch.setattr(module, "_motion", made)
    yield made
    for effect, on in effects.items():
        QApplication.setEffectEnabled(effect, on)


def test_the_settings_come_before_the_desktop(motion: Motion) -> None:
    told: list[bool] = []
    motion.changed.connect(lambda: told.append(motion.is_reduced))
    motion.set_system("enable-animations", False)
    motion.set_system("reduced-motion", True)
    motion.choose("full")
    motion.choose("full")
    motion.choose("reduced")
    motion.choose("system")
    motion.set_system("reduced-motion", False)
    assert told == [True, False, True, False]


def test_views_are_there_at_once_and_moments_follow_slowly(motion: Motion, qtbot: QtBot) -> None:
    plane = Plane()
    qtbot.addWidget(plane)
    aim = QRectF(0, 0, 4, 4)
    QApplication.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, True)
    plane._flight.to(aim, smoothly=True)
    assert plane._flight.under_way
    assert pace(10) == LONGEST_MS
    motion.choose("reduced")
    plane._flight.to(aim, smoothly=True)
    assert not plane._flight.under_way
    assert pace(10) == CALM_MS
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a bus with a portal that says of motion 1, of animations True, and no more."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip(NO_BUS)
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    daemon = subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    there = Event()
    portal = Thread(target=_portal, args=(address, there), daemon=True)
    portal.start()
    assert there.wait(30)
    yield address
    daemon.kill()
    daemon.wait()
    daemon.stdout.close()
    portal.join()


def _portal(address: str, there: Event) -> None:
    from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection

    with open_dbus_connection(address) as connection:
        connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
        there.set()
        values: dict[str, tuple[str, Any]] = {"reduced-motion": ("u", 1), "enable-animations": ("b", True)}
        asked = 0
        while True:
            try:
                message = connection.receive()
            except (ConnectionError, EOFError, OSError):
                return  # the bus is gone
            if message.header.message_type is not MessageType.method_call:
                continue
            assert message.header.fields[HeaderFields.member] == "Read"
            value = values.get(message.body[1])
            asked += 1
            if value is None:
                connection.send(new_error(message, "org.freedesktop.portal.Error.NotFound", "s", ("none",)))
            else:
                connection.send(new_method_return(message, "v", (("v", value),)))
            if asked == 3:
                at = DBusAddress(
                    "/org/freedesktop/portal/desktop", interface="org.freedesktop.portal.Settings"
                )
                body = ("org.gnome.desktop.interface", "enable-animations", ("b", False))
                connection.send(new_signal(at, "SettingChanged", "ssv", body))


def test_the_desktop_is_asked_and_heard_over_its_portal(qtbot: QtBot, bus: str) -> None:
    from PySide6.QtDBus import QDBusConnection

    from aegui.views.desktop_portal import Portal

    told: list[tuple[str, bool]] = []
    owner = QObject()
    connection = QDBusConnection.connectToBus(bus, "test of motion")
    Portal(lambda key, reduced: told.append((key, reduced)), owner, connection)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [("reduced-motion", True), ("enable-animations", False), ("enable-animations", True)]
    QDBusConnection.disconnectFromBus("test of motion")
    owner.deleteLater()
