"""What a field under the codes, the verdict and the posterior cost the hand that drags."""

from __future__ import annotations

import time

import numpy as np
import pytest
from measuring import Say, drag, summary, train_conv
from panels import panel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.analysis.fields import FIELDS
from aegui.explore.queries.field import FIELD
from aegui.explore.queries.manifold import MANIFOLD
from aegui.explore.records import Backdrop
from aegui.views.panels.latent import LatentView
from aegui.window.main_window import MainWindow

KINDS = ["none", "manifold", *FIELDS]


def finest(window: MainWindow, kind: str, qtbot: QtBot) -> list[tuple[int, float]]:
    """Choose a backdrop; columns and seconds of each picture of it."""
    look, seen = window.session.explorer, []
    began = time.perf_counter()

    def note(picture: Backdrop | None) -> None:
        if picture is not None and picture.kind == kind:
            seen.append((picture.image.shape[1], time.perf_counter() - began))

    showings = [look.show(MANIFOLD, note), look.show(FIELD, note)]
    look.update(backdrop=kind)
    if kind != "none":
        qtbot.waitUntil(lambda: bool(seen) and look.is_settled, timeout=90_000)
    for showing in showings:
        look.set_seen(showing, False)
    return seen


@pytest.mark.parametrize("run", ["quick-start", "vae-2d", "aae-2d"])
def bench_drag_over_every_backdrop(window: MainWindow, qtbot: QtBot, say: Say, run: str) -> None:
    window.session.open_run(paths.trained() / run)
    qtbot.waitUntil(lambda: window.session.explorer.state.snapshot is not None, timeout=30_000)
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
    window.session.explorer.update(backdrop=kind)
    drag(window, 60)
    say(f"{kind} under the codes, conv-16 trains: drag {summary(drag(window, 600))}; asked p99 ≤ 16 ms")


def bench_panning_with_a_field(window: MainWindow, qtbot: QtBot, say: Say) -> None:
    finest(window, "distance", qtbot)
    plane = panel(window, LatentView).plane
    port, times = plane.viewport(), []
    step = 0.02 * plane.box.viewRect().width()
    for turn in range(200):
        began = time.perf_counter()
        plane.box.translateBy(x=step if turn % 100 < 50 else -step)
        port.repaint()
        times.append(1e3 * (time.perf_counter() - began))
        QApplication.processEvents()
    say(f"a pan with a field under the codes: {summary(times)}; asked ≤ 10 ms")


@pytest.mark.parametrize("run", ["quick-start", "dense-2d", "vae-2d", ""])
def bench_the_manifold_after_a_pan(window: MainWindow, qtbot: QtBot, say: Say, run: str, tmp_path) -> None:
    """From another part of the plane to the decoded tiles over it; "" while conv-16 trains."""
    look, seen = window.session.explorer, []
    if run:
        window.session.open_run(paths.trained() / run)
        qtbot.wait(2500)
    else:
        train_conv(window, qtbot, tmp_path)
    look.update(backdrop="manifold")
    qtbot.wait(1500)
    look.show(MANIFOLD, lambda picture: seen.append(picture) if picture is not None else None)
    box, times = panel(window, LatentView).plane.visible(), []
    for turn in range(60):
        shift = 0.1 * (box[2] - box[0]) * (1 + turn % 10)  # never the same view again
        seen.clear()
        began = time.perf_counter()
        look.update(view=(box[0] + shift, box[1], box[2] + shift, box[3]))
        while not seen:
            QApplication.processEvents()
        times.append(1e3 * (time.perf_counter() - began))
        qtbot.wait(30)
    rows, columns = (side // 28 for side in seen[-1].image.shape[:2])
    say(f"{columns} × {rows} tiles, {run or 'conv-16 trains'}: {summary(times)}; asked ≤ 100 ms")


def bench_lasso_over_seventy_thousand_codes(say: Say) -> None:
    from aegui.analysis.lasso import inside

    generator = np.random.default_rng(0)
    xy = generator.normal(size=(70_000, 2)).astype(np.float32)
    turn, times = np.linspace(0, 2 * np.pi, 200, endpoint=False), []
    outline = (1 + 0.3 * np.sin(7 * turn))[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    for _ in range(50):
        began = time.perf_counter()
        caught = inside(xy, outline.astype(np.float32))
        times.append(1e3 * (time.perf_counter() - began))
    say(f"a lasso of 200 corners about {caught.sum():,} of 70,000 codes: {summary(times)}; asked ≤ 10 ms")
