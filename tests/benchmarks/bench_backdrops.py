"""What a field under the codes, the verdict and the posterior cost the hand that drags."""

from __future__ import annotations

import time

import pytest
from measuring import Say, drag, summary, train_conv
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.analysis.fields import FIELDS
from aegui.core.shown import Backdrop
from aegui.ui.main_window import MainWindow

KINDS = ["none", "manifold", *FIELDS]


def finest(window: MainWindow, kind: str, qtbot: QtBot) -> list[tuple[int, float]]:
    """Choose a backdrop; columns and seconds of each picture of it."""
    look, seen = window.session.exploration, []
    began = time.perf_counter()

    def note(picture: Backdrop | None) -> None:
        if picture is not None and picture.kind == kind:
            seen.append((picture.image.shape[1], time.perf_counter() - began))

    look.backdrop_changed.connect(note)
    look.choose_backdrop(kind)
    if kind != "none":
        qtbot.waitUntil(lambda: bool(seen) and time.perf_counter() - began - seen[-1][1] > 8, timeout=90_000)
    look.backdrop_changed.disconnect(note)
    return seen


@pytest.mark.parametrize("run", ["quick-start", "vae-2d", "aae-2d"])
def bench_drag_over_every_backdrop(window: MainWindow, qtbot: QtBot, say: Say, run: str) -> None:
    window.session.open_run(paths.trained() / run)
    qtbot.waitUntil(lambda: window.session.exploration.snapshot is not None, timeout=30_000)
    qtbot.wait(1500)
    for kind in KINDS:
        if kind == "discriminator" and run != "aae-2d":
            continue
        seen = finest(window, kind, qtbot)
        drag(window, 30)
        made = f"first {1e3 * seen[0][1]:.0f} ms, {seen[-1][0]} across {seen[-1][1]:.1f} s; " if seen else ""
        say(f"{run}, {kind}: {made}drag {summary(drag(window, 300))}; asked p99 ≤ 16 ms")


@pytest.mark.parametrize("kind", ["distance", "sensitivity"])
def bench_drag_while_a_field_is_made_and_conv_trains(
    window: MainWindow, qtbot: QtBot, say: Say, tmp_path, kind: str
) -> None:
    train_conv(window, qtbot, tmp_path)
    window.session.exploration.choose_backdrop(kind)
    drag(window, 60)
    say(f"{kind} under the codes, conv-16 trains: drag {summary(drag(window, 600))}; asked p99 ≤ 16 ms")


def bench_panning_with_a_field(window: MainWindow, qtbot: QtBot, say: Say) -> None:
    finest(window, "distance", qtbot)
    plane = window.views["latent"].plane
    port, times = plane.viewport(), []
    step = 0.02 * plane.box.viewRect().width()
    for turn in range(200):
        began = time.perf_counter()
        plane.box.translateBy(x=step if turn % 100 < 50 else -step)
        port.repaint()
        times.append(1e3 * (time.perf_counter() - began))
        QApplication.processEvents()
    say(f"a pan with a field under the codes: {summary(times)}; asked ≤ 10 ms")
