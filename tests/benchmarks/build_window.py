"""The window of one build, which does what another process asks: `python build_window.py BUILD`.

BUILD is a folder with a checkout; its own tests/measuring.py holds the mouse. Orders come as lines of JSON on
the standard input, and each is answered by one. See bench_builds.py.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch, as the program itself does
BUILD = Path(sys.argv[1]).resolve()
sys.path[:0] = [str(BUILD), str(BUILD / "tests")]

from measuring import Hand, Painted, train_conv  # noqa: E402  (of the build)
from PySide6.QtCore import QEventLoop, QSettings, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

INTERVAL = 1 / 60  # s between two events of the mouse
WARM_UP = 30  # events that are not counted


def open_window(folder: Path) -> Any:
    """At 1440 × 900 with the shipped run open; the build before the explorer began it by a function."""
    try:
        from aegui.window import app
        from aegui.window.main_window import MainWindow
    except ImportError:
        from aegui.ui import app  # type: ignore[import-not-found, no-redef]
        from aegui.ui.main_window import MainWindow  # type: ignore[import-not-found, no-redef]
    getattr(app, "keep_to_one_thread", lambda: None)()
    sys.setswitchinterval(app.SWITCH)
    window: Any = MainWindow(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    window.resize(1440, 900)
    window.show()
    app.begin(window) if hasattr(app, "begin") else window.begin()
    if window.session.phase == "asleep":  # in a build that waits for the first deed
        window.session.start()
    return window


class Waiting:
    """What a benchmark needs of pytest-qt's `qtbot`."""

    def wait(self, milliseconds: int) -> None:
        """In Qt's own loop, as in the program: asking it again and again would slow a training down."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def waitUntil(self, met: Callable[[], bool], timeout: int = 5000) -> None:
        until = time.perf_counter() + timeout / 1000
        while not met() and time.perf_counter() < until:
            QApplication.processEvents()
            time.sleep(0.001)


class Build:
    """Each method is an order, and what it returns the answer."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._bot = folder, Waiting()
        self._window = open_window(folder)
        session = self._window.session
        looked_at = session.explorer.state if hasattr(session, "explorer") else None
        self._state = (lambda: session.explorer.state) if looked_at else (lambda: session.exploration)
        self._bot.waitUntil(lambda: self._state().snapshot is not None, 60_000)
        self._bot.wait(3000)
        self._heard = getattr(session, "monitor", None) or session.listener

    def drag(self, count: int) -> dict[str, list[float]]:
        """Milliseconds of so many events of the mouse, 60 a second.

        `clock`: from the event to the repainted image. `image`: the processor time of the window's thread in
        that. `step`: its processor time until the next event, with all else that the event brings about.
        """
        painted = Painted(self._window.views["decoded"].picture)
        hand = Hand(self._window)
        told: dict[str, list[float]] = {"clock": [], "image": [], "step": []}
        for _ in range(count + WARM_UP):
            began, spent = time.perf_counter(), time.thread_time()
            hand.move()
            while painted.at < began:
                QApplication.processEvents()
            told["clock"].append(1e3 * (painted.at - began))
            told["image"].append(1e3 * (time.thread_time() - spent))
            QApplication.processEvents()
            self._bot.wait(max(0, round(1000 * (began + INTERVAL - time.perf_counter()))))
            told["step"].append(1e3 * (time.thread_time() - spent))
        hand.release()
        return {name: times[WARM_UP:] for name, times in told.items()}

    def train(self) -> str:
        """conv-16 at batch 128, from now on; the kind of its data."""
        train_conv(self._window, self._bot, self._folder)  # type: ignore[arg-type]
        return str(self._window.session.recipe.data.kind)

    def learn(self, seconds: float, dragged: bool) -> float:
        """Images a second of the training from one message to another, the cursor at rest or dragged."""
        first, began = self._next_step()
        if dragged:
            self.drag(int(seconds / INTERVAL))
        else:
            self._bot.wait(int(1000 * seconds))
        last, ended = self._next_step()
        return (last - first) * 128 / (ended - began)

    def _next_step(self) -> tuple[int, float]:
        """The step of the next message, and when it came."""
        before = self._heard._step
        self._bot.waitUntil(lambda: self._heard._step != before, 10_000)
        return self._heard._step, time.perf_counter()

    def profile(self, count: int) -> str:
        """Where the time of so many events goes, by function."""
        import cProfile
        import io
        import pstats

        profiler = cProfile.Profile(time.thread_time)
        profiler.enable()
        self.drag(count)
        profiler.disable()
        text = io.StringIO()
        statistics = pstats.Stats(profiler, stream=text)
        statistics.sort_stats("tottime").print_stats(45)
        statistics.sort_stats("cumulative").print_stats(90)
        return text.getvalue()


def main() -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what else is printed must not be taken for an answer
    application = QApplication(sys.argv[:1])
    application.setApplicationName("aegui")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["AEGUI_RUNS"], os.environ["XDG_CONFIG_HOME"] = f"{folder}/runs", f"{folder}/config"
        build = Build(Path(folder))
        print(json.dumps("open"), file=answers, flush=True)
        for line in sys.stdin:
            order, *values = json.loads(line)
            print(json.dumps(getattr(build, order)(*values)), file=answers, flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
