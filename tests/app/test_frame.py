"""The window stands, and the first cursor is dragged, before anything that imports torch."""

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
heavy = [name for name in ("torch", "torchvision", "sklearn", "scipy") if name in sys.modules]
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
