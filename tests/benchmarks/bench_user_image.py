"""From the mouse on the sheet to what the model makes of the drawing."""

from __future__ import annotations

import math
import time
from pathlib import Path

import pytest
from measuring import Painted, Say, summary, train_conv
from panels import panel
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.views.panels.user_image import UserImageView
from aegui.window.main_window import MainWindow


def draw(window: MainWindow, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds from each mouse event to the repainted reconstruction, 60 events a second, and those that
    preparing, encoding and decoding took of them."""
    view = panel(window, UserImageView)
    assert isinstance(view, UserImageView)
    sketch, latencies, spent = view.pad.sketch, [], []
    painted = Painted(view.results.pictures)
    sketch.clear()
    view.pad.size_slider.setValue(100)  # thin: the drawing goes on changing
    window.session.explorer.changed.connect(
        lambda new, old: (
            new.user_image not in (None, old.user_image) and spent.append(new.user_image.drawn.milliseconds)
        )
    )

    def send(kind: QEvent.Type, turn: int) -> None:
        radius = sketch.width() * (0.1 + 0.3 * turn / count)
        place = QPointF(sketch.rect().center()) + QPointF(math.cos(turn / 9), math.sin(turn / 9)) * radius
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(
            sketch, QMouseEvent(kind, place, sketch.mapToGlobal(place), button, button, none)
        )

    send(QEvent.Type.MouseButtonPress, 0)
    for turn in range(1, count + 1):
        end = time.perf_counter() + 1 / 60
        while time.perf_counter() < end:
            QApplication.processEvents()
            time.sleep(0.0005)
        before, began = len(spent), time.perf_counter()
        send(QEvent.Type.MouseMove, turn)
        while len(spent) == before or painted.at < began:
            QApplication.processEvents()
        latencies.append(1e3 * (painted.at - began))
    send(QEvent.Type.MouseButtonRelease, count)
    return latencies, spent


def show(window: MainWindow, qtbot: QtBot) -> None:
    """The panel comes to the front, and the form of the images is known."""
    window.docks["own"].raise_()
    qtbot.waitUntil(lambda: window.session.explorer.state.image_form is not None, timeout=60_000)
    qtbot.wait(500)
    draw(window, 30)


@pytest.mark.parametrize("run", ["quick-start", "conv-16", "faces-256", "colorize-256"])
def bench_drawing_to_reconstruction_idle(window: MainWindow, qtbot: QtBot, say: Say, run: str) -> None:
    window.session.open_run(paths.trained() / run)
    qtbot.waitUntil(lambda: window.session.explorer.state.snapshot is not None, timeout=30_000)
    show(window, qtbot)
    latencies, spent = draw(window, 300)
    say(f"drawing to reconstruction, {run}: {summary(latencies)}; the model's part {summary(spent)}")


def bench_drawing_to_reconstruction_while_training(
    window: MainWindow, qtbot: QtBot, say: Say, tmp_path: Path
) -> None:
    train_conv(window, qtbot, tmp_path)
    show(window, qtbot)
    latencies, spent = draw(window, 600)
    say(
        f"drawing to reconstruction, conv-16 trains: {summary(latencies)}; asked p99 ≤ 33 ms; the model's "
        f"part {summary(spent)}"
    )
