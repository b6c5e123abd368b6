"""A start that nobody touches holds no torch; what the first deed that needs it then takes.

The mouse comes to the bar on top, which begins the import, and Train is pressed as soon as a hand can: what
was pressed is done once torch and the recipe are there.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

from measuring import Say

ROUNDS = 5
PROGRAM = """
import os, sys, time
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from aegui.window import app as starting
from aegui.window.main_window import MainWindow

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

def steps(window):
    session, system = window.session, window.windowHandle()
    until = time.monotonic() + 5
    while time.monotonic() < until or not session.explorer.is_settled:
        yield
    assert session.phase == "asleep" and "torch" not in sys.modules
    before, button = resident(), window.top_bar.main
    place, began = button.mapTo(window, button.rect().center()), time.monotonic()
    QTest.mouseMove(system, place)
    while time.monotonic() < began + HAND:
        yield
    pressed = time.monotonic()
    QTest.mouseClick(system, Qt.MouseButton.LeftButton, pos=place)
    while session.phase in ("asleep", "warming"):
        yield
    ready = time.monotonic()
    while session.phase != "running":
        yield
    print(before, ready - began, time.monotonic() - pressed, resident(), flush=True)
    os._exit(0)

original = MainWindow.populate
def populate(self, session):
    original(self, session)
    todo, timer = steps(self), QTimer(self)
    timer.timeout.connect(lambda: next(todo))
    timer.start(5)
MainWindow.populate = populate
starting.run()
"""
HAND = 0.4  # s from coming to a button to its press


def bench_first_deed(say: Say, tmp_path: Path) -> None:
    names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "AEGUI_RUNS")
    environment = {**os.environ, **{name: str(tmp_path / name) for name in names}}
    rows = []
    for _ in range(ROUNDS + 1):
        command = [sys.executable, "-c", f"HAND = {HAND}\n{PROGRAM}"]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        rows.append([float(word) for word in done.stdout.split()])
    before, ready, began, after = (statistics.median(column) for column in zip(*rows[1:], strict=True))
    say(f"untouched: {before:.0f} MB; from the mouse at the bar to torch: median {ready:.2f} s")
    say(f"from the press of Train, {HAND} s after that, to the training: {began:.2f} s; {after:.0f} MB then")
