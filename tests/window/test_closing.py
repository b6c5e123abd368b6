"""Closing the window: what must be written is written, and nothing else is waited for."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aegui.explore.query import Urgency
from aegui.runs.run_folder import RESUME, Run
from aegui.window import app
from aegui.window.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]
PROGRAM = """
import os, signal, sys, threading
from PySide6.QtCore import QTimer
from aegui.cli.main import main
from aegui.explore.query import Urgency
from aegui.window.main_window import MainWindow

never = threading.Event()
began = threading.Semaphore(0)
populate = MainWindow.populate

def build(window, session):
    populate(window, session)
    looks = QTimer(window)
    looks.timeout.connect(lambda: look(window, session, looks))
    looks.start(10)

def look(window, session, looks):
    session.start()
    if session.phase == "idle" and session.recipe is not None:
        session.edit("training.epochs", 100_000)
        session.edit("network.widths", [8])
        session.train()
    elif session.last_progress().epoch >= 1:
        worker = session.explorer.worker
        session.loader.worker.ask("endless", Urgency.SOON, lambda task: began.release() or never.wait())
        worker.ask("endless", Urgency.SOON, lambda task: began.release() or never.wait())
        assert began.acquire(timeout=30) and began.acquire(timeout=30)
        looks.stop()
        if sys.argv[1:]:  # from outside, while the window waits
            threading.Timer(0.1, os.kill, (os.getpid(), getattr(signal, sys.argv[1]))).start()
        else:
            window.close()

MainWindow.populate = build
sys.exit(main([]))
"""


@pytest.mark.parametrize(
    "told",
    [
        "",
        pytest.param(
            "SIGTERM", marks=[pytest.mark.long, pytest.mark.skipif(os.name == "nt", reason="POSIX")]
        ),
    ],
)
def test_the_process_ends_whatever_is_still_at_work(told: str, tmp_path: Path):
    """Questions that are never answered: waiting for them would take for ever."""
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "AEGUI_RUNS": str(tmp_path / "runs"), "OMP_NUM_THREADS": "1",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *told.split()],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    (path,) = (tmp_path / "runs").iterdir()
    run = Run(path)
    assert run.state["status"] == "stopped"
    assert (path / RESUME).is_file()
    assert "test_mse" not in run.results  # nobody waited for it
    assert not list(path.rglob("*.part"))


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window()


@pytest.mark.parametrize("ours", [False, True])
def test_the_clipboard_outlives_the_process_where_it_is_ours(
    ours, window: MainWindow, qtbot: QtBot, monkeypatch
):
    """Qt hands it on when it is taken apart the ordinary way."""
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(app, "_owns_clipboard", lambda: ours)
    window.close()
    qtbot.waitUntil(lambda: window.at_rest, timeout=20_000)
    app.leave(0)
    assert ended == ([] if ours else [0])


def test_a_window_that_closes_does_not_wait_for_a_question(window: MainWindow):
    gate, began = threading.Event(), threading.Event()
    worker = window.session.explorer.worker
    worker.ask("endless", Urgency.SOON, lambda task: began.set() or gate.wait())
    assert began.wait(10)
    window.close()
    assert not window.at_rest
    gate.set()
