"""The plane with a million codes: pan, zoom, hover and lasso, beside 400,000 in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from measuring import Say
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from aegui.analysis import latent
from aegui.explore.lasso import surrounded
from aegui.explore.queries.codes import CODES
from aegui.explore.query import Task
from aegui.explore.records import Codes
from aegui.explore.selection import Selection
from aegui.explore.state import Model, State
from aegui.training.splits import ImageSet
from aegui.views.panels.latent import LatentView

MANY, COMPARED = 1_000_000, 400_000
SIZE = 900, 700  # px of the view
FRAMES, TRIES = 40, 7
ASKED = {"pan": 33.0, "zoom": 33.0, "hover": 16.0, "lasso": 200.0}


def state_of(count: int) -> State:
    """So many codes of ten classes, each a cloud of its own, as an encoder makes them."""
    generator = np.random.default_rng(0)
    labels = generator.integers(0, 10, count)
    middles = 3 * generator.normal(size=(10, 2))
    codes = (middles[labels] + generator.normal(size=(count, 2))).astype(np.float32)
    rows = np.arange(count, dtype=np.int64)
    images = ImageSet("many", ("test",), np.zeros(count, np.uint8), rows, None, labels, tuple("0123456789"))
    selection = Selection().shown_in(images)
    plane = latent.axes("0,1", codes)
    return State(
        run=Path("run"), images=images, model=Model(None, codes, rows), plane=plane, selection=selection
    )


def answer(state: State) -> Codes:
    key = CODES.key(state)
    assert key is not None
    return CODES.answer(key, Task())


def milliseconds(deed: Callable[[int], object], times: int) -> list[float]:
    found = []
    for number in range(times):
        began = time.perf_counter()
        deed(number)
        found.append(1e3 * (time.perf_counter() - began))
    return found


def measured(count: int, qtbot: QtBot) -> dict[str, list[float]]:
    """What each deed takes, from the deed until all is drawn again."""
    state = state_of(count)
    view = LatentView()
    qtbot.addWidget(view)
    view.resize(*SIZE)
    view.show()
    view.set_codes(answer(state))
    view.grab()
    plane = view.plane
    generator = np.random.default_rng(1)
    viewport = plane.viewport()

    def pan(number: int) -> None:
        plane.pan(QPointF(400, 300), QPointF(400 + 5 * (-1) ** number, 302))
        viewport.grab()

    def zoom(number: int) -> None:
        factor = 0.9 if number < FRAMES // 2 else 1 / 0.9
        plane.box.scaleBy((factor, factor))
        viewport.grab()

    def hover(_: int) -> None:
        x, y = generator.uniform((200, 200), (600, 400))
        plane.point_at(QPointF(x, y))
        viewport.grab()

    def lasso(number: int) -> None:
        turn = np.linspace(0, 2 * np.pi, 60)
        middle = generator.normal(size=2)
        outline = middle + (1 + 0.3 * np.sin(5 * turn))[:, None] * np.stack([np.cos(turn), np.sin(turn)], 1)
        selection = surrounded(state, outline.astype(np.float32), "set")
        view.set_codes(answer(replace(state, selection=selection)))
        viewport.grab()

    pan(0)
    hover(0)
    return {
        "pan": milliseconds(pan, FRAMES),
        "zoom": milliseconds(zoom, FRAMES),
        "hover": milliseconds(hover, FRAMES),
        "lasso": milliseconds(lasso, TRIES),
        "first": milliseconds(lambda _: (view.set_codes(answer(state)), viewport.grab()), 3),
    }


def bench_a_million_codes(qtbot: QtBot, say: Say) -> None:
    few, many = measured(COMPARED, qtbot), measured(MANY, qtbot)
    for deed, times in many.items():
        middle, before = statistics.median(times), statistics.median(few[deed])
        asked = f"; asked ≤ {ASKED[deed]:.0f} ms" if deed in ASKED else ""
        say(
            f"{deed}, {MANY:,} codes: {middle:.1f} ms (at most {max(times):.1f}), {COMPARED:,}: {before:.1f} "
            f"ms, ratio {middle / before:.2f}{asked}"
        )
