"""Weights that were explored in a pause go on as if nobody had looked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from deeds import corrupt, draw_noise_again, go_to, settle, surround, travel
from pytestqt.qtbot import QtBot

from aegui.app.session import Session
from aegui.explore.cursor import cursor_at
from aegui.explore.latent_path import frame_at, with_point
from aegui.explore.queries.decoded import DECODED
from aegui.explore.queries.field import FIELD
from aegui.explore.queries.manifold import MANIFOLD
from aegui.explore.queries.page import PAGE
from aegui.explore.queries.path_strip import PATH_STRIP
from aegui.explore.queries.preview import PREVIEW
from aegui.explore.queries.ranking import RANKING
from aegui.explore.query import Query
from aegui.runs.run_folder import MODEL, STEPS, Run
from aegui.runs.weights import read

EPOCHS = 20
EXPLORED = 3  # pauses


@pytest.fixture(params=[pytest.param("plain", marks=pytest.mark.long), "variational"])
def training(training: Session, request: pytest.FixtureRequest) -> Session:
    """On the CPU, with noise that is drawn anew each epoch and, in the one family, codes that are drawn."""
    queries: tuple[Query[Any, Any], ...] = (PREVIEW, RANKING, MANIFOLD, FIELD)
    for query in queries:
        training.explorer.show(query, lambda answer: None)
    training.choose_device("cpu")
    training.edit("training.epochs", EPOCHS)
    training.edit("corruption.kind", "gaussian")
    training.edit("model.kind", request.param)
    if request.param == "variational":
        training.edit("loss.kind", "bce")
        training.edit("loss.reduction", "sum")
    return training


def end(session: Session, qtbot: QtBot) -> Path:
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=120_000)
    return session.run.path


def is_after(session: Session, epoch: int) -> bool:
    return session.last_progress().epoch > epoch


def explore(session: Session, qtbot: QtBot) -> None:
    """Everything that asks the model for something, as the hands of a user do."""
    look = session.explorer
    seen: list[Any] = []
    strips: list[Any] = []
    look.show(DECODED, seen.append)
    look.update(view=(-2.0, -2.0, 2.0, 2.0))
    for x in np.linspace(-2, 2, 12):
        look.update(cursor=cursor_at(look.state, float(x), float(-x)))
    go_to(look, 5)
    look.update(hovered=7)
    surround(look)
    look.update(classes=frozenset({1, 2}))
    for kind in ("none", "distance", "manifold"):
        look.update(backdrop=kind)
        settle(qtbot, look)
    look.update(listed="worst")
    corrupt(look, "gaussian", 0.9 * look.state.noise.level)
    settle(qtbot, look)
    draw_noise_again(look)
    settle(qtbot, look)
    look.show(PATH_STRIP, strips.append)
    look.update(path=with_point(look.state, 0.0, 0.0, 3))
    look.update(path=with_point(look.state, 1.0, 1.0))
    qtbot.waitUntil(lambda: bool(strips), timeout=20_000)
    frame = frame_at(look.state, 4)
    look.update(cursor=frame.cursor, frame=frame)
    session.undo.undo()
    with qtbot.waitSignal(look.settled, timeout=20_000):
        page = look.show(PAGE, lambda answer: None)
    look.set_seen(page, False)
    if session.run.moments:
        code = look.state.model.codes.copy()
        travel(look, 0)
        qtbot.waitUntil(lambda: not np.array_equal(look.state.model.codes, code), timeout=20_000)
        travel(look, 10_000)
    assert len(seen) > 12


def test_a_pause_that_was_explored_changes_nothing(training: Session, qtbot: QtBot):
    training.train()
    whole = end(training, qtbot)
    training.train()
    for _ in range(EXPLORED):
        epoch = training.last_progress().epoch
        training.pause()
        qtbot.waitUntil(lambda: training.phase in ("paused", "idle"), timeout=60_000)
        assert training.phase == "paused", "the training was over before it could be paused"
        explore(training, qtbot)
        training.go_on()
        qtbot.waitUntil(partial(is_after, training, epoch), timeout=60_000)
    paused = end(training, qtbot)
    assert paused != whole
    first, second = Run(whole).table(STEPS), Run(paused).table(STEPS)
    assert len(first["loss"]) == EPOCHS * 11  # batches of 128
    for column in first.keys() - {"seconds"}:
        assert np.array_equal(first[column], second[column], equal_nan=True), column
    ours, theirs = read(whole / MODEL)[0], read(paused / MODEL)[0]
    assert ours.keys() == theirs.keys()
    assert all(torch.equal(ours[name], theirs[name]) for name in ours)
