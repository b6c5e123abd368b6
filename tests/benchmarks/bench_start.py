"""From the start of the process to the window, the plots and a plane whose cursor can be dragged.

The first decoder is numpy's (`runs.numpy_decoder`): with torch's alone the last took 2.3 s and not 1.1.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from measuring import Say

ROUNDS = 7
PROGRAM = """
import os, sys, time
began = float(os.environ["AEGUI_BEGAN"])
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from aegui.explore.queries.codes import CODES
from aegui.explore.queries.decoded import DECODED
from aegui.window import app as starting
from aegui.window.main_window import MainWindow

marks = {}
def mark(name):
    marks.setdefault(name, time.time() - began)

original = MainWindow.populate
def build(self, session):
    mark("window")
    original(self, session)
    latent = self.views["latent"]
    session.explorer.show(DECODED, lambda it: it is not None and finish())
    def draw():
        latent.plane.viewport().repaint()
        mark("plots")
    session.explorer.show(CODES, lambda it: it is not None and QTimer.singleShot(0, draw))
def finish():
    mark("explorable")
    QTimer.singleShot(150, QApplication.instance().quit)
MainWindow.populate = build
starting.run()
print(marks["window"], marks["plots"], max(marks["plots"], marks["explorable"]), flush=True)
os._exit(0)
"""


def bench_start(say: Say, tmp_path: Path) -> None:
    names = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "AEGUI_RUNS")
    environment = {**os.environ, **{name: str(tmp_path / name) for name in names}}
    rows = []
    for _ in range(ROUNDS + 1):
        environment["AEGUI_BEGAN"] = str(time.time())
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        rows.append([float(word) for word in done.stdout.split()])
    for name, asked, values in zip(
        ("window on screen", "plots of the shipped run", "explorable"),
        (0.5, 1.0, 1.4),
        zip(*rows[1:], strict=True),
        strict=True,
    ):
        say(f"{name}: median {statistics.median(values):.2f} s, worst {max(values):.2f} s; asked ≤ {asked} s")
