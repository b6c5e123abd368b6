"""A test that leaves a window or a thread behind fails, and one that does not passes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent
SUITE = """
from PySide6.QtWidgets import QMainWindow
from aegui.app.worker import Worker
from aegui.explore.query import Urgency

kept = []

def test_a_window(qtbot):
    kept.append(QMainWindow())
    kept[0].show()

def test_a_thread(qtbot):
    kept.append(Worker())
    kept[-1].ask("x", Urgency.SOON, lambda task: None)

def test_nothing(qtbot):
    window, worker = QMainWindow(), Worker()
    qtbot.addWidget(window)
    window.show()
    worker.ask("x", Urgency.SOON, lambda task: None)
    worker.leave()
    worker.wait()

def test_that_fails_by_itself(qtbot):
    kept.append(QMainWindow())
    kept[-1].show()
    assert not kept
"""


def test_windows_and_threads_that_are_left_behind_are_failures(tmp_path: Path) -> None:
    for name in ("conftest.py", "screen.json"):
        shutil.copy(TESTS / name, tmp_path / name)
    (tmp_path / "test_suite.py").write_text(SUITE)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    said = re.findall(r"^left behind: .*", done.stdout, re.MULTILINE)
    assert said == ["left behind: a QMainWindow ''", "left behind: a Worker at work"], done.stdout
    assert "1 failed, 3 passed, 2 errors" in done.stdout
