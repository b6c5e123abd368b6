"""A fault is told where it happened and at the next start, with its report and the run that was open."""

from __future__ import annotations

import faulthandler
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.app.crashes import Crash, Watch
from aegui.runs.run_folder import Run, find_all
from aegui.window.banner import Banner
from aegui.window.failures import Failures

SHIPPED = paths.trained() / "quick-start"


class OpenSession(QObject):
    """What the teller of faults knows of a session."""

    ready, run_changed, progress_changed = Signal(object), Signal(object), Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.run: Run | None = None
        self.is_training = False
        self.asked: list[tuple[str, Path]] = []

    def resume(self, path: Path) -> None:
        self.asked.append(("resume", path))

    def open_run(self, path: Path) -> None:
        self.asked.append(("open", path))


@pytest.fixture
def banner(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Banner:
    monkeypatch.setattr(paths, "log_file", lambda: tmp_path / "aegui.log")
    monkeypatch.setattr(faulthandler, "enable", lambda file: None)
    monkeypatch.setattr(faulthandler, "disable", lambda: None)
    for part in (sys, threading):
        monkeypatch.setattr(part, "excepthook", part.excepthook)  # put back after the test
    made = Banner()
    qtbot.addWidget(made)
    return made


def offered(banner: Banner) -> list[str]:
    return [label for label, _ in banner._messages[0].actions]


def test_a_fault_of_any_thread_has_a_report_and_is_told(
    banner: Banner, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = Failures(Watch(), banner)
    failures.listen()

    def fail() -> None:
        raise LookupError("gone astray")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert banner.messages() == []  # it is told by the window's thread
    qtbot.waitUntil(lambda: bool(banner.messages()))
    (report,) = (tmp_path / "reports").iterdir()
    assert "gone astray" in report.read_text("utf-8")
    assert banner.messages()[0] == f"LookupError: gone astray A report of it is in {report}"
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url)))
    banner._messages[0].actions[0][1]()
    assert opened == [QUrl.fromLocalFile(str(report))]
    assert banner.messages()[0] == f"The report is in {report}"  # nothing on the desktop shows it


def test_the_next_start_offers_the_run_and_the_report(banner: Banner, tmp_path: Path) -> None:
    session: Any = OpenSession()
    failures, report = Failures(Watch(), banner), tmp_path / "report.txt"
    gone = Crash(tmp_path / "gone", True, None)
    failures.follow(session, [Crash(SHIPPED, True, report), gone])
    assert [message.text for message in banner._messages] == ["The program ended unexpectedly the last time."]
    assert offered(banner) == []
    session.ready.emit(None)
    first = banner._messages[0]
    assert "quick-start was being trained: what was stored of it is kept." in first.text
    assert str(report) in first.text
    assert offered(banner) == ["Go on training", "Open quick-start", "Show the report"]
    for action in first.actions[:2]:
        action[1]()
    assert session.asked == [("resume", SHIPPED), ("open", SHIPPED)]
    session.run = Run(SHIPPED)
    failures.follow(session, [Crash(SHIPPED, False, report)])
    assert offered(banner) == ["Show the report"]  # it is open


PROGRAM = """
import os, signal, sys
from PySide6.QtCore import QTimer
from aegui.cli.main import main
from aegui.window.main_window import MainWindow

populate = MainWindow.populate

def build(window, session):
    populate(window, session)
    looks = QTimer(window)
    looks.timeout.connect(lambda: look(window, session, looks))
    looks.start(10)

def look(window, session, looks):
    if sys.argv[1] == "die":
        session.start()
        if session.phase == "idle" and session.recipe is not None:
            session.edit("training.epochs", 100_000)
            session.edit("network.widths", [8])
            session.train()
        elif session.last_progress().epoch >= 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return
    told = [text for text in window.banner.messages() if "unexpectedly" in text]
    if told:
        print(*told)
        looks.stop()
        window.close()

MainWindow.populate = build
sys.exit(main([]))
"""


@pytest.mark.long  # the short form: tests/app/test_crashes.py kills a process without a window
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_window_killed_in_training_is_told_of_by_the_next(tmp_path: Path) -> None:
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "AEGUI_RUNS": str(tmp_path / "runs"),
        "OMP_NUM_THREADS": "1", **{f"XDG_{what}_HOME": str(tmp_path / what) for what in ("CONFIG", "STATE")},
    }  # fmt: skip
    done = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM, how],
            env=environment, capture_output=True, text=True, timeout=120, check=False,
        )
        for how in ("die", "look")
    ]  # fmt: skip
    assert [one.returncode for one in done] == [-signal.SIGKILL, 0], done[1].stderr
    (run,) = find_all([tmp_path / "runs"])
    assert f"{run.name} was being trained" in done[1].stdout
