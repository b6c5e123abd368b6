"""A test that leaves a window, a thread or an object behind fails, and one that does not passes."""

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

kept, held = [], []

def test_a_window(qtbot):
    kept.append(QMainWindow())
    kept[0].show()

def test_a_thread(qtbot):
    kept.append(Worker())
    kept[-1].ask("x", Urgency.SOON, lambda task: None)

def test_an_object(qtbot):
    held.append(Worker())

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


def test_what_is_left_behind_is_a_failure(tmp_path: Path) -> None:
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
    assert said == [
        "left behind: a QMainWindow ''",
        "left behind: a Worker at work, a Worker that is not freed",
        "left behind: a Worker that is not freed",
    ], done.stdout
    assert "1 failed, 4 passed, 3 errors" in done.stdout
