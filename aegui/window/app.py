"""Starts the window: the frame first, then the shipped run, then everything that needs torch."""

from __future__ import annotations

import os
import platform
import signal
import socket
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from aegui import log, paths, settings
from aegui.app.crashes import Watch
from aegui.app.later import later
from aegui.window import language, letters, running_instance
from aegui.window.failures import Failures
from aegui.window.linked_windows import LinkedWindows
from aegui.window.main_window import MainWindow
from aegui.window.running_instance import Request, RunningInstance

SWITCH = 0.001  # s: how soon another thread gives way to the window; five times as often as usual
GREETED = 150  # ms: the plots come first
RESTED = 0.5  # s that the clipboard is worth


def run(
    named: Sequence[Path] = (), data: Path | None = None, images: Path | None = None, kind: str = "",
    alone: bool = False,
) -> int:  # fmt: skip
    """Open the window, on runs where some are named, or on a model from elsewhere with images of a place or
    of a data set; returns when it is closed.

    Where the program runs already, that one does it, and this returns at once; not with a data folder of its
    own, and not `alone`.
    """
    instance = None if alone or data is not None or not settings.load().one_instance else _instance()
    if instance is not None and not instance.is_first():
        if instance.hand_over(running_instance.request(named, images, kind)):
            return 0
        instance = None  # it does not answer: a window of its own is better than none
    sys.setswitchinterval(SWITCH)
    keep_to_one_thread()
    log.begin()
    watch = Watch()
    crashes = watch.begin()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("aegui")
    app.setApplicationDisplayName(paths.NAME)
    app.setDesktopFileName("aegui")
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "aegui.svg")))
    language.speak(app, language.chosen())
    letters.write()
    window = MainWindow()
    failures = Failures(watch, window.banner, app)
    failures.listen()
    _close_on_signals(app)

    def begin() -> None:
        window.begin(named, data, images, kind)
        failures.follow(window.session, crashes)
        LinkedWindows(app).add(window)
        if not named:
            later(GREETED, window, window.greet)
        if instance is not None:
            window.closing.connect(instance.leave)
            instance.handed_over.connect(partial(_show, window))
            instance.listen()
        if sys.platform == "darwin":  # a filter is asked of every event: on other systems for nothing
            opener = FileOpener(app)
            opener.asked.connect(lambda path: _show(window, Request((path,))))
            app.installEventFilter(opener)

    window.appeared.connect(begin)
    window.show()
    code = app.exec()
    watch.end()
    return code


def _instance() -> RunningInstance | None:
    """None where no second start can find this one."""
    try:
        return RunningInstance()
    except OSError as error:
        log.log.warning("a second start will not find this one: %s", error)
        return None


def _show(window: MainWindow, what: Request) -> None:
    """Bring the window to the front, and open what a second start was to open."""
    if what.token:
        os.environ["XDG_ACTIVATION_TOKEN"] = what.token  # Wayland lets nobody to the front without
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
    window.open_named(what.paths, what.images, what.kind)


class FileOpener(QObject):
    """Hears of documents that macOS opens: they come as an event and not on the command line."""

    asked = Signal(object)  # Path

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the whole application."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file():
            self.asked.emit(Path(event.file()))
            return True
        return False


def keep_to_one_thread() -> None:
    """Have numpy multiply matrices in the thread that asks, once it is imported.

    Where a training has the cores, the threads of its library are waited for: the principal components of 32
    dimensions took 44 ms of the window's time and not 0.06. On other processors than these, torch's own
    products could be meant too.
    """
    if platform.machine() in ("x86_64", "AMD64"):
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _close_on_signals(app: QApplication) -> None:
    """Ctrl+C, the end of the session and a closed terminal close the windows, and a training is stored.

    Python runs its handlers between two of its own instructions, and a window that waits for events has none:
    the byte that Python writes for a signal wakes it. An ignored signal, as SIGHUP under nohup, stays so.
    """
    ends = socket.socketpair()
    for end in ends:
        end.setblocking(False)
    signal.set_wakeup_fd(ends[1].fileno(), warn_on_full_buffer=False)
    waker = QSocketNotifier(ends[0].fileno(), QSocketNotifier.Type.Read, app)

    def read(*_: object) -> None:
        with suppress(BlockingIOError):
            ends[0].recv(64)

    waker.activated.connect(read)
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            # Not within the handler: it may run in the middle of a window's painting.
            signal.signal(number, lambda *_: QTimer.singleShot(0, app, app.closeAllWindows))


def leave(code: int) -> int:
    """End the process at once: all that must be written was written when the windows closed.

    Threads may still be working for nobody, and taking torch apart alone takes up to a second. The ordinary
    way, which hands the clipboard to whoever keeps it, is gone where it holds something of ours.
    """
    if _owns_clipboard() and _rested():
        return code
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, or none at all
            stream.flush()
    os._exit(code)


def _owns_clipboard() -> bool:
    return QGuiApplication.instance() is not None and QGuiApplication.clipboard().ownsClipboard()


def _rested() -> bool:
    """Whether every window's threads come to rest soon."""
    windows = [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)]
    until = time.monotonic() + RESTED
    while not (rested := all(window.at_rest for window in windows)) and time.monotonic() < until:
        time.sleep(0.01)
    return rested
