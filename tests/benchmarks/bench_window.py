"""How soon the window answers, and what it costs the training."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import numpy as np
import pytest
from benchmarks.bench_builds import CommandLine
from measuring import Say, drag, summary, train_conv
from pytestqt.qtbot import QtBot

from aegui.explore.records import Codes
from aegui.views.panels.latent import LatentView
from aegui.window.main_window import MainWindow


def bench_mouse_to_image_idle(window: MainWindow, say: Say) -> None:
    drag(window, 60)
    say(f"mouse event to repainted image, idle: {summary(drag(window, 600))}; asked p99 ≤ 8 ms")


def bench_mouse_to_image_while_training(window: MainWindow, qtbot: QtBot, say: Say, tmp_path: Path) -> None:
    train_conv(window, qtbot, tmp_path)
    drag(window, 60)
    say(f"mouse event to repainted image, conv-16 trains: {summary(drag(window, 600))}; asked p99 ≤ 16 ms")


def _progress(window: MainWindow, seconds: float, dragging: bool, qtbot: QtBot) -> float:
    """Images per second of the training in the window over some time."""
    session = window.session
    monitor = session.monitor
    first, began = monitor._step, time.perf_counter()
    if dragging:
        drag(window, int(60 * seconds))
    else:
        qtbot.wait(int(1000 * seconds))
    return (monitor._step - first) * 128 / (time.perf_counter() - began)


@pytest.mark.parametrize("dragging", [False, True])
def bench_training_in_the_window_against_the_command_line(
    window: MainWindow, qtbot: QtBot, say: Say, tmp_path: Path, dragging: bool
) -> None:
    """Turns of some seconds: the window's training is paused while the command line's process goes on, and
    that process is stopped while the window trains."""
    train_conv(window, qtbot, tmp_path)
    session = window.session
    alone = CommandLine(tmp_path, session.recipe.data.kind)
    try:
        ratios, pairs = [], []
        for _ in range(5):
            inside = _progress(window, 4, dragging, qtbot)
            session.pause()
            qtbot.waitUntil(lambda: session.phase == "paused", timeout=30_000)
            pairs.append((inside, alone.learn(4)))
            ratios.append(pairs[-1][0] / pairs[-1][1])
            session.go_on()
            qtbot.wait(500)
    finally:
        alone.end()
    inside, outside = (statistics.median(column) for column in zip(*pairs, strict=True))
    asked, what = (0.85, "dragged at 60 Hz") if dragging else (0.97, "nobody touching it")
    say(
        f"conv-16, batch 128, in the window, {what}: {inside:,.0f} images/s, command line {outside:,.0f}; "
        f"ratio {statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f}); asked ≥ {asked}"
    )


def bench_seventy_thousand_points(qtbot: QtBot, say: Say) -> None:
    view = LatentView()
    qtbot.addWidget(view)
    view.resize(700, 560)
    view.show()
    generator = np.random.default_rng(0)
    xy = generator.normal(size=(70_000, 2)).astype(np.float32)
    labels = generator.integers(0, 10, 70_000)
    view.set_codes(Codes(xy, labels, tuple("0123456789"), ("z₁", "z₂"), "", True))
    qtbot.wait(500)
    port, times = view.plane.viewport(), []
    for turn in range(200):
        began = time.perf_counter()
        if turn % 2:
            view.plane.box.scaleBy((0.97 if turn % 4 == 1 else 1 / 0.97,) * 2)
        else:
            view.plane.box.translateBy((0.05 if turn % 4 else -0.05, 0))
        port.repaint()
        times.append(1e3 * (time.perf_counter() - began))
    assert view.plane.cloud._drawn is not None
    say(f"70,000 points after a pan or zoom: {summary(times)}; asked ≤ 10 ms")


def bench_ten_thousand_names(qtbot: QtBot, say: Say) -> None:
    """A pan where every seventh code has a class of its own, and the first laying out of the names."""
    view = LatentView()
    qtbot.addWidget(view)
    view.resize(700, 560)
    view.show()
    qtbot.waitExposed(view)
    xy = np.random.default_rng(0).normal(size=(70_000, 2)).astype(np.float32)
    for count in (10, 10_000):
        names = tuple(f"class {number}" for number in range(count))
        codes = Codes(xy, np.arange(70_000) % count, names, ("z₁", "z₂"), "", True)
        began = time.perf_counter()
        view.set_codes(codes)
        view.plane.viewport().repaint()
        first, times = 1e3 * (time.perf_counter() - began), []
        qtbot.wait(300)  # until nothing is left to be laid out
        for turn in range(200):
            began = time.perf_counter()
            view.plane.box.translateBy((0.05 if turn % 2 else -0.05, 0))
            view.plane.viewport().repaint()
            times.append(1e3 * (time.perf_counter() - began))
        say(f"70,000 points of {count:,} classes: drawn in {first:.0f} ms; a pan: {summary(times)}")
