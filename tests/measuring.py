"""What the benchmarks measure with: a hand that drags, and the figures of many times."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from panels import panel
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aegui.views.panels.decoded import DecodedView
from aegui.views.panels.latent import LatentView
from aegui.window.main_window import MainWindow

Say = Callable[[str], None]


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def summary(milliseconds: list[float]) -> str:
    return (
        f"median {statistics.median(milliseconds):.2f} ms, p99 {percentile(milliseconds, 0.99):.2f} ms, "
        f"worst {max(milliseconds):.2f} ms of {len(milliseconds)}"
    )


class Painted(QObject):
    """Notes when a widget was last painted, and tells it."""

    def __init__(self, widget: QWidget, told: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.at = 0.0
        self.told = told
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QApplication.sendEvent(watched, event)
            watched.installEventFilter(self)
            self.at = time.perf_counter()
            if self.told is not None:
                self.told()
            return True
        return False


class Hand:
    """Drags the cursor in a circle with real mouse events."""

    def __init__(self, window: MainWindow) -> None:
        self.latent = panel(window, LatentView)
        assert isinstance(self.latent, LatentView)
        self.port = self.latent.plane.viewport()
        self.turn = 0
        place = self.latent.plane.pixels(QPointF(*self.latent.plane.cursor_xy()))
        self.send(QEvent.Type.MouseButtonPress, place)

    def send(self, kind: QEvent.Type, place: QPointF) -> None:
        released = kind == QEvent.Type.MouseButtonRelease
        button = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind, place, self.port.mapToGlobal(place), button,
            Qt.MouseButton.NoButton if released else button, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(self.port, event)

    def move(self) -> None:
        self.turn += 1
        angle = self.turn / 9
        centre = QPointF(self.port.rect().center())
        radius = 0.3 * min(self.port.width(), self.port.height())
        self.send(QEvent.Type.MouseMove, centre + radius * QPointF(math.cos(angle), math.sin(angle)))

    def release(self) -> None:
        self.send(QEvent.Type.MouseButtonRelease, QPointF(self.port.rect().center()))


def drag(window: MainWindow, count: int) -> list[float]:
    """Milliseconds from each mouse event to the repainted image, 60 events a second."""
    return [clock for clock, _ in drag_by_both_clocks(window, count)]


def drag_by_both_clocks(window: MainWindow, count: int) -> list[tuple[float, float]]:
    """The same, and the processor time of the window's thread in it: what to trust on a busy machine."""
    picture = panel(window, DecodedView).picture
    painted = Painted(picture)
    hand = Hand(window)
    latencies = []
    for _ in range(count):
        end = time.perf_counter() + 1 / 60
        while time.perf_counter() < end:
            QApplication.processEvents()
            time.sleep(0.0005)
        began, spent = time.perf_counter(), time.thread_time()
        hand.move()
        while painted.at < began:
            QApplication.processEvents()
        latencies.append((1e3 * (painted.at - began), 1e3 * (time.thread_time() - spent)))
    hand.release()
    return latencies


def train_conv(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    session = window.session
    session.choose_recipe("conv-16")
    session.edit("training.batch", 128)
    session.edit("training.epochs", 1000)
    assert session.recipe is not None
    if session.recipe.data.find(session.folders) is None:
        session.edit("data.kind", "digits")
    session.train()
    qtbot.waitUntil(
        lambda: session.explorer.state.snapshot is not None and session.last_progress().epoch >= 0,
        timeout=60_000,
    )
    qtbot.waitUntil(lambda: (session.last_progress().images_per_second or 0) > 0, timeout=60_000)
    qtbot.wait(3000)
