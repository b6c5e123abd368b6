"""The window stands, and the first cursor is dragged, before anything that imports torch; the first other
deed has it imported."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from aegui.window.main_window import MainWindow
from aegui import paths
window = MainWindow()
window.show()
app.processEvents()
print("frame:", [name for name in ("numpy", "pyqtgraph", "pydantic") if name in sys.modules])
from aegui.app.session import Session
from aegui.window.form_section import Row
session = Session()
window.populate(session)
first = paths.trained() / "quick-start"
if (first / "recipe.toml").is_file():
    session.open_run(first)
    app.processEvents()
from aegui.explore.queries.decoded import DECODED
first = session.explorer.answer(DECODED)
session.explorer.update(cursor=(3.0, -4.0))
print("decoded:", first is not None, session.explorer.answer(DECODED) is not first)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
begun = []
session.start = lambda: begun.append(True)  # a process that imports torch takes seconds
from aegui.window.first_deed import FirstDeed
deed = FirstDeed(session, window.views["latent"], (window.top_bar, window.recipe_form))
window._start_session(deed)
while not session.explorer.is_settled:
    app.processEvents()
trusted = window.docks["decoded"].panel.state_label.text()
print("form:", len(window.recipe_form.findChildren(Row)), "trust:", bool(trusted), session.phase)
system, plane = window.windowHandle(), window.views["latent"].plane.viewport()
left = Qt.MouseButton.LeftButton
QTest.mouseClick(system, left, pos=plane.mapTo(window, QPoint(40, 40)))
QTest.keyClick(system, Qt.Key.Key_Left)
heavy = [name for name in ("torch", "torchvision", "sklearn", "scipy") if name in sys.modules]
print("moved:", begun)
QTest.mouseMove(system, window.top_bar.mapTo(window, window.top_bar.rect().center()))
app.processEvents()
print("then:", begun)
session.end()
print("heavy:", heavy)
from aegui.window.app import leave
leave(0)
"""


def test_the_window_and_the_shipped_run_need_no_torch(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False
    )
    assert "frame: []" in done.stdout, done.stdout + done.stderr
    assert "decoded: True True" in done.stdout, done.stdout + done.stderr
    assert "heavy: []" in done.stdout, done.stdout + done.stderr
    assert "form: 16 trust: True asleep" in done.stdout, done.stdout + done.stderr
    assert "moved: []" in done.stdout, done.stdout + done.stderr
    assert "then: [True]" in done.stdout, done.stdout + done.stderr
