"""A display, a bus of a session and that of accessibility, all of a test alone; and what is seen there.

What a screen reader hears is asked of the real thing: Qt's bridge, at-spi2's registry, D-Bus.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Container, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PROGRAMS = ("Xvfb", "dbus-daemon")
ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"
PATIENCE = 30.0  # s
MANY = 1000  # events
CHECKED, SHOWING = 4, 25  # numbers of states in at-spi's list
LABELLED_BY = 2  # of relations
PLAIN = ("filler", "label", "panel", "scroll bar")  # that nothing labels
Reference = tuple[str, str]  # the bus name of a program, and the path of a thing in it


def lacking() -> str:
    """Why no bus can be started here; "" where one can."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if not any(os.path.exists(one) for one in LAUNCHERS):
        missing.append("at-spi2-core")
    return f"the bus of accessibility needs {', '.join(missing)}, not installed here" if missing else ""


@dataclass
class Thing:
    """One accessible thing with what is in it."""

    at: Reference
    role: str
    name: str
    description: str
    states: frozenset[int]
    labels: tuple[str, ...] = ()  # the names of what labels it
    children: list[Thing] = field(default_factory=list)

    def every(self) -> Iterator[Thing]:
        """It and all below it."""
        yield self
        for child in self.children:
            yield from child.every()

    @property
    def spoken(self) -> str:
        """What a reader calls it."""
        return next(filter(None, self.labels), self.name)

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The tree, to be read."""
        seen = "" if SHOWING in self.states else " (not seen)"
        yield f"{'  ' * depth}{self.role} {self.spoken!r}{seen} {self.description[:90]!r}"
        for child in self.children:
            yield from child.lines(depth + 1)


class Bus:
    """The bus of accessibility, as a screen reader sees it."""

    def __init__(self, address: str) -> None:
        self.connection: DBusConnection = open_dbus_connection(address)

    def call(
        self, at: Reference, member: str, signature: str = "", body: Sequence[Any] = (), *, of: str
    ) -> Any:
        """Ask a thing, and wait for the answer."""
        address = DBusAddress(at[1], bus_name=at[0], interface=of)
        message = new_method_call(address, member, signature or None, tuple(body))
        reply = self.connection.send_and_get_reply(message, timeout=PATIENCE)
        if reply.header.message_type is MessageType.error:
            raise LookupError(f"{member} of {at}: {reply.body}")
        return reply.body[0] if reply.body else None

    def property(self, at: Reference, name: str, of: str = ACCESSIBLE) -> Any:
        return self.call(at, "Get", "ss", (of, name), of="org.freedesktop.DBus.Properties")[1]

    def programs(self) -> list[Reference]:
        """Those that have told the registry of themselves."""
        at = ("org.a11y.atspi.Registry", ROOT)
        return [tuple(one) for one in self.call(at, "GetChildren", of=ACCESSIBLE)]

    def thing(self, at: Reference, depth: int = 99, leaving: Container[str] = ()) -> Thing:
        """What is there, with everything in it; what is in things of the roles left is not asked for."""
        low, high = self.call(at, "GetState", of=ACCESSIBLE)
        states = frozenset(n for n in range(64) if (low | high << 32) >> n & 1)
        role = str(self.call(at, "GetRoleName", of=ACCESSIBLE))
        labels = tuple(
            str(self.property(tuple(target), "Name"))
            for kind, targets in (() if role in PLAIN else self.call(at, "GetRelationSet", of=ACCESSIBLE))
            if kind == LABELLED_BY
            for target in targets
        )
        made = Thing(
            at,
            role,
            str(self.property(at, "Name")),
            str(self.property(at, "Description")),
            states,
            labels,
        )
        if depth and made.role not in leaving:
            for child in self.call(at, "GetChildren", of=ACCESSIBLE):
                if child[1] != "/org/a11y/atspi/null":
                    made.children.append(self.thing(tuple(child), depth - 1, leaving))
        return made

    def listen(self, event: str, member: str) -> None:
        """Have events such as ``object:announcement`` sent from now on."""
        registry = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry")
        self.call(registry, "RegisterEvent", "s", (event,), of="org.a11y.atspi.Registry")
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member=member)
        # Nothing that comes while an answer is waited for is lost.
        self._events = self.connection.filter(rule, bufsize=MANY).queue
        self.connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=PATIENCE)

    def heard(self) -> Iterator[str]:
        """What each event that was asked for says, in the order they came."""
        while True:
            message = self.connection.recv_until_filtered(self._events, timeout=PATIENCE)
            yield message.body[3][1]


@contextmanager
def _process(command: Sequence[str], **options: Any) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, text=True, **options)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()


@contextmanager
def desktop(folder: Path) -> Iterator[tuple[Bus, dict[str, str]]]:
    """A display with a bus of accessibility, and the environment for a program on it."""
    with ExitStack() as stack:
        reading, writing = os.pipe()
        stack.callback(os.close, reading)
        screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
        quiet = {"stderr": subprocess.DEVNULL}
        try:
            stack.enter_context(_process(screen, pass_fds=(writing,), stdout=subprocess.DEVNULL, **quiet))
        finally:
            os.close(writing)
        number = os.read(reading, 16).decode().strip()
        homes = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
        (folder / "run").mkdir(mode=0o700)
        environment = {
            **os.environ, **homes, "DISPLAY": f":{number}", "XDG_RUNTIME_DIR": str(folder / "run"),
            "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_ACCESSIBILITY": "1",
            "AEGUI_RUNS": str(folder / "runs"), "OMP_NUM_THREADS": "1",
        }  # fmt: skip
        daemon = stack.enter_context(
            _process(
                ["dbus-daemon", "--session", "--nofork", "--print-address"],
                stdout=subprocess.PIPE, env=environment, **quiet,
            )
        )  # fmt: skip
        assert daemon.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = session = daemon.stdout.readline().strip()
        launcher = next(one for one in LAUNCHERS if os.path.exists(one))
        stack.enter_context(_process([launcher], env=environment, stdout=subprocess.DEVNULL, **quiet))
        with open_dbus_connection(session) as connection:
            bus = Bus(_address(connection))
        stack.callback(bus.connection.close)
        yield bus, environment


def _address(connection: DBusConnection) -> str:
    """Of the bus of accessibility, which the session's bus knows once its launcher runs."""
    ask = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
    until = time.monotonic() + PATIENCE
    while True:
        reply = connection.send_and_get_reply(ask, timeout=PATIENCE)
        if reply.header.message_type is not MessageType.error:
            return str(reply.body[0])
        assert time.monotonic() < until, reply.body
        time.sleep(0.05)
