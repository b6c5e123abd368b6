"""From a handle of the histogram to sixteen images drawn anew."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
import tifffile
from measuring import Say, summary
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aegui.window.main_window import MainWindow


@pytest.mark.parametrize("curve", ["linear", "asinh"])
def bench_dragging_a_handle(window: MainWindow, qtbot: QtBot, say: Say, tmp_path: Path, curve: str) -> None:
    images = np.random.default_rng(0).integers(200, 4000, (30, 64, 64)).astype(np.uint16)
    for n, image in enumerate(images):
        tifffile.imwrite(tmp_path / f"{n:02d}.tif", image)
    window.session.edit("data.kind", "folder")
    window.session.edit("data.path", str(tmp_path))
    window.session.edit("data.curve", curve)
    window.recipe_form.preview.click()
    dialog = window._intensities.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: window._intensities._raw is not None)
    histogram, times = dialog.histogram, []
    moves: list[tuple[float, float]] = []
    histogram.moved.connect(lambda low, high: moves.append((low, high)))
    none = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(histogram, left, pos=QPoint(histogram.width() - 10, 30))
    for step in range(200):
        place = QPointF(histogram.width() / 2 + step, 30)
        move = QMouseEvent(QEvent.Type.MouseMove, place, histogram.mapToGlobal(place), left, left, none)
        began = time.perf_counter()
        QApplication.sendEvent(histogram, move)
        histogram.grab()
        dialog.images.grab()
        times.append(1e3 * (time.perf_counter() - began))
    assert len(moves) >= 200
    dialog.close()
    say(f"{curve}: handle to sixteen images {summary(times)}; asked ≤ 33 ms")
