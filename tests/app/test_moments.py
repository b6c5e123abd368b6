"""Moments of the history that can't be read: everything agrees on what is shown instead."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from deeds import travel
from pytestqt.qtbot import QtBot

from aegui.app.session import Session
from aegui.explore.queries.losses import LOSSES
from aegui.explore.queries.timeline import TIMELINE
from aegui.explore.query import fact
from aegui.explore.records import Curves, Timeline
from aegui.runs import weights
from aegui.runs.run_folder import Run


def rewritten(change: Callable[[dict[str, torch.Tensor]], object]) -> Callable[[Path], object]:
    """Damages a moment by what its tensors are changed to."""

    def damage(path: Path) -> None:
        tensors, about = weights.read(path)
        change(tensors)
        weights.write(path, tensors, about)

    return damage


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-400]),
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 20),
    "empty": lambda path: path.write_bytes(b""),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "no codes": rewritten(lambda tensors: tensors.pop("codes")),
    "codes that are no numbers": rewritten(lambda tensors: tensors["codes"].fill_(float("nan"))),
    "flat codes": rewritten(lambda tensors: tensors.update(codes=tensors["codes"].flatten().clone())),
    "few codes": rewritten(lambda tensors: tensors.update(codes=tensors["codes"][:7].clone())),
    "long codes": rewritten(lambda tensors: tensors.update(codes=tensors["codes"].repeat(1, 3))),
    "other weights": rewritten(
        lambda tensors: tensors.update({n: v[:3].clone() for n, v in tensors.items() if v.ndim == 2})
    ),
    "missing weights": rewritten(
        lambda tensors: tensors.pop(next(n for n in tensors if n.endswith("weight")))
    ),
}


class Told:
    """The newest of what says which moment is shown, and what was complained of."""

    def __init__(self, session: Session) -> None:
        self.timeline: Timeline | None = None
        self.curves: Curves | None = None
        self.complaints: list[str] = []
        look = session.explorer
        look.show(TIMELINE, lambda it: setattr(self, "timeline", it))
        look.show(LOSSES, lambda it: setattr(self, "curves", it))
        session.complained.connect(self.complaints.append)

    def epoch(self) -> float:
        """Of the slider's place."""
        assert self.timeline is not None
        return (*self.timeline.epochs, float("inf"))[self.timeline.current]


@pytest.fixture
def copied(small_run: Path, tmp_path: Path) -> Path:
    """A run of its own with moments at epochs 0 to 3, the last being the final model."""
    return shutil.copytree(small_run, tmp_path / "copied")


@pytest.mark.parametrize("before", [0, None])
@pytest.mark.parametrize("damage", DAMAGES)
def test_what_was_shown_before_stays(session: Session, qtbot: QtBot, copied: Path, damage: str, before):
    told, look = Told(session), session.explorer
    session.open_run(copied)
    qtbot.waitUntil(lambda: look.state.snapshot is not None and look.state.images.pixels is not None)
    moments = Run(copied).moments
    DAMAGES[damage](moments[1][1])
    if before is not None:
        travel(look, before)
        qtbot.waitUntil(lambda: told.curves.marker == 0.0)
    model, count = look.state.model, len(told.timeline.epochs)
    travel(look, 1)
    qtbot.waitUntil(lambda: bool(told.complaints))
    qtbot.waitUntil(lambda: told.epoch() == (0.0 if before == 0 else 3.0))
    assert len(told.complaints) == 1
    assert told.complaints[0].endswith(". The time slider goes on without this moment.")
    assert str(moments[1][1]) in told.complaints[0]
    assert len(told.timeline.epochs) == count - 1
    assert 1.0 not in told.timeline.epochs
    assert told.curves.marker == (0.0 if before == 0 else None)
    assert session.explorer.state.moment == (0.0 if before == 0 else None)
    assert look.state.model.snapshot is model.snapshot
    travel(look, 1)  # the next one is in its place
    qtbot.waitUntil(lambda: told.curves.marker == 2.0)
    assert told.epoch() == 2.0
    assert len(told.complaints) == 1


def test_a_training_is_followed_on_where_a_moment_can_not_be_read(training: Session, qtbot: QtBot):
    told, look = Told(training), training.explorer
    training.edit("training.epochs", 400)
    training.train()
    qtbot.waitUntil(lambda: told.timeline is not None and len(told.timeline.epochs) >= 3, timeout=30_000)
    damaged = training.run.moments[1]
    damaged[1].write_bytes(b"damaged")
    travel(look, 1)
    qtbot.waitUntil(lambda: bool(told.complaints), timeout=10_000)
    models = []
    look.changed.connect(lambda new, old: models.append(new.model) if new.model is not old.model else None)
    qtbot.waitUntil(lambda: len(models) >= 3, timeout=10_000)  # of the training, though nobody moved a slider
    assert models[-1] is training.moments.newest
    assert told.timeline.current == len(told.timeline.epochs)
    assert told.curves.marker is None
    stored = len(told.timeline.epochs)
    qtbot.waitUntil(lambda: len(told.timeline.epochs) > stored, timeout=30_000)  # and it stays left out
    assert float(damaged[0]) not in told.timeline.epochs
    training.stop()
    qtbot.waitUntil(lambda: training.phase == "idle", timeout=20_000)
    assert len(told.complaints) == 1


def test_the_epoch_of_a_training_is_told_while_it_is_followed(training: Session, qtbot: QtBot):
    told: list[float] = []
    training.explorer.show(fact("newest"), told.append)
    training.edit("training.epochs", 200)
    training.train()
    qtbot.waitUntil(lambda: len(told) > 3 and told[-1] > 1, timeout=20_000)
    travel(training.explorer, 0)
    seen = len(told)
    qtbot.waitUntil(lambda: training.last_progress().epoch > told[-1] + 3, timeout=20_000)
    assert len(told) == seen
    travel(training.explorer, 10_000)
    qtbot.waitUntil(lambda: len(told) > seen, timeout=20_000)
    assert told == sorted(told)
    training.stop()
    qtbot.waitUntil(lambda: training.phase == "idle", timeout=20_000)
