"""Qt without a screen, and no garbage collection in the middle of an event."""

from __future__ import annotations

import gc
import os
import sys
import time
import weakref
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

PATIENCE = 60_000  # ms
REST = 3_000  # ms
EVERYTHING = 300  # tests with widgets, after which what was set aside is looked at, too
LONG = 20.0  # s that a closed window may take to rest on a loaded machine
TRIES = 3  # full collections for what is not freed by the first
FAILED = pytest.StashKey[bool]()

SCREEN = Path(__file__).parent / "screen.json"  # by itself Qt's is 800 pixels square: smaller than any
if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREEN}"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the tests that are marked long, too")


OWN = TemporaryDirectory(prefix="aegui-tests-")  # of this process; gone when it ends
os.environ["XDG_CONFIG_HOME"] = OWN.name  # no test reads the user's settings, or changes them


def pytest_configure(config: pytest.Config) -> None:
    """What Qt says of every window offscreen is left out, and Hypothesis does not look at the clock.

    Its examples are the same each time, as a red run is to be a fault of the change; `--long` draws new ones.
    """
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")
    always = not config.getoption("--long")
    unasked = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    settings.register_profile("aegui", deadline=None, derandomize=always, suppress_health_check=unasked)
    settings.load_profile("aegui")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out unless they are asked for: each has a short form that always runs."""
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if not item.get_closest_marker("long")]


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Waits for a minute at least: what comes at once elsewhere takes a loaded machine ten seconds.

    A green test waits no longer for it, and how long something may take is held by the benchmarks.
    """

    def patiently(wait: Callable[..., Any]) -> Callable[..., Any]:
        def waiting(*args: Any, timeout: int = 0, **options: Any) -> Any:
            return wait(*args, timeout=max(timeout, PATIENCE), **options)

        return waiting

    for name in ("waitUntil", "waitSignal", "waitSignals"):
        monkeypatch.setattr(qtbot, name, patiently(getattr(qtbot, name)))
    return qtbot


@pytest.fixture(autouse=True)
def _whole_numbers() -> None:
    """A training flushes denormal numbers in the thread it runs in; a test has them whatever ran before."""
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.set_flush_denormal(False)


@pytest.fixture(autouse=True)
def _tidy_widgets(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collect between GUI tests, never inside one; what is left behind is a failure: a window, a thread, or
    an object that is not freed, because something that lives on still knows it.

    What a test shows it gives to `qtbot`, or closes. A thread gets a moment: what it was asked last it may
    still be working out when its window has closed.
    """
    if "qtbot" not in request.fixturenames and "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    _have_letters()
    with _own_garbage(), _watched_threads() as started:
        _watch_what_is_made()
        try:
            yield
        finally:
            left = [*_close_windows(), *_end(started)]
            gc.collect()
        request.node.funcargs.clear()  # pytest holds what the fixtures made until it has told the outcome
        if not request.node.stash.get(FAILED, False):
            left += _not_freed()
    if left and not request.node.stash.get(FAILED, False):
        pytest.fail(f"left behind: {', '.join(left)}", pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What libraries and tests make when they are imported is no garbage."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(20000, 50, 100)  # as in the program
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that failed leaves things behind, which are not what failed."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@contextmanager
def _watched_threads() -> Iterator[list[Any]]:
    """The threads of the program that are started meanwhile."""
    from PySide6.QtCore import QThread

    started: list[Any] = []
    start = QThread.start

    def watched(thread: Any, *args: Any) -> None:
        started.append(weakref.ref(thread))
        start(thread, *args)

    QThread.start = watched  # type: ignore[assignment]
    try:
        yield started
    finally:
        QThread.start = start


def _end(started: list[Any]) -> list[str]:
    """The threads that do not come to rest by themselves; they are told to."""
    from shiboken6 import isValid

    left = []
    for reference in started:
        thread = reference()
        if thread is not None and isValid(thread) and thread.isRunning() and not thread.wait(REST):
            left.append(f"a {type(thread).__name__} at work")
            getattr(thread, "leave", thread.requestInterruption)()
            thread.wait()
    return left


WATCHED = ("aegui.app.", "aegui.window.main_window", "aegui.views.panel")  # the objects of these modules
watched: set[str] = set()  # modules
made: list[weakref.ref[Any]] = []  # objects of theirs, in the test under way


def _watch_what_is_made() -> None:
    """Remember each new object of these modules, as far as they were imported."""
    from PySide6.QtCore import QObject

    made.clear()
    for name in [name for name in sys.modules if name.startswith(WATCHED) and name not in watched]:
        watched.add(name)
        for kind in list(vars(sys.modules[name]).values()):
            own = isinstance(kind, type) and issubclass(kind, QObject) and kind.__module__ == name
            if own and "__init__" in vars(kind):
                kind.__init__ = _remembering(kind.__init__)


def _remembering(init: Callable[..., None]) -> Callable[..., None]:
    def remembered(self: Any, *args: Any, **options: Any) -> None:
        made.append(weakref.ref(self))
        init(self, *args, **options)

    return remembered


def _not_freed() -> list[str]:
    """The objects made in the test that something still holds: a signal of what lives on, a list, a cache.

    What has no parent is deleted first: Python alone does not see that connections go round in a circle.
    """
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    def there() -> list[Any]:
        return [thing for thing in (reference() for reference in made) if thing is not None]

    for thing in there():
        if isValid(thing) and thing.parent() is None:
            thing.deleteLater()
    thing, tries = None, 0
    while there() and tries < TRIES:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()  # a message on its way holds who is to get it
        gc.collect()
        tries += 1
    names = {type(thing).__name__ for thing in there()}
    return [f"a {name} that is not freed" for name in sorted(names)]


@cache
def _have_letters() -> None:
    """Where the machine has no fonts Qt draws boxes, names them after these, and no layout is like any."""
    import fonts
    from PySide6.QtGui import QFontDatabase

    if set(QFontDatabase.families()) <= {"Monospace", "Sans Serif", "Serif"}:
        fonts.load("Bitstream Vera Sans")


tidied = 0  # tests with widgets


@contextmanager
def _own_garbage() -> Iterator[None]:
    """Look for garbage only where it is asked for, and only at what has been made meanwhile.

    What is there before is set aside: looking at it again after each test took a third of the tests. Now and
    then all is looked at. A window would set aside what the test has made, too.
    """
    global tidied
    tidied += 1
    gc.disable()
    if tidied % EVERYTHING == 0:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
    try:
        with pytest.MonkeyPatch.context() as patch:
            for name in ("freeze", "unfreeze"):
                patch.setattr(gc, name, lambda: None)
            yield
    finally:
        gc.enable()


def _close_windows() -> list[str]:
    """Those that are still there."""
    from kept import windows as kept
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    def there() -> list[QWidget]:
        """Menus and forms that a plot keeps have no parent either: those are not ours to delete."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what a test has closed
        return [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.parent() is None
            and (widget.isVisible() or isinstance(widget, QMainWindow))
            and widget not in kept
        ]

    until = time.monotonic() + LONG
    windows = there()
    while any(not one.isVisible() for one in windows) and time.monotonic() < until:
        QApplication.processEvents()  # a window that was closed goes when its threads rest
        time.sleep(0.01)
        windows = there()
    left = [f"a {type(widget).__name__} {widget.windowTitle()!r}" for widget in windows]
    for widget in windows:
        widget.close()
        if hasattr(widget, "session"):  # a thread that was left behind ends with its object
            widget.session.end()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return left
