"""A run that another process writes is followed as it grows, and nothing is written there."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot
from small import STEP_BY_STEP, narrow, start

from aegui.app import run_follower
from aegui.app.session import Session
from aegui.runs import recording, run_folder, writer_lock
from aegui.runs.jobs import Begun
from aegui.training import trainer
from aegui.training.reports import Epoch


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begun]:
    """A training as a machine called node-2 does it, each epoch stored."""
    monkeypatch.setattr(trainer, "CHECKPOINT_EVERY", -1.0)
    monkeypatch.setattr(run_follower, "EVERY", 10)
    monkeypatch.setattr(run_follower, "SHARE", 1e9)
    for module in (recording, writer_lock):
        monkeypatch.setattr(module, "socket", SimpleNamespace(gethostname=lambda: "node-2"))
    begun = start(narrow(), tmp_path / "shared", STEP_BY_STEP)
    yield begun
    begun.training.close()


def learn(begun: Begun, epochs: int) -> None:
    """Go on with it for some epochs."""
    for report in begun.training:
        epochs -= isinstance(report, Epoch)
        if not epochs:
            next(begun.training)  # written down when the next one is asked for
            return


def test_a_run_that_grows_elsewhere_is_followed(elsewhere: Begun, session: Session, qtbot: QtBot) -> None:
    said: list[str] = []
    session.noted.connect(said.append)
    learn(elsewhere, 1)
    session.open_run(elsewhere.path)
    explorer = session.explorer
    qtbot.waitUntil(lambda: explorer.state.snapshot is not None)
    assert f"process {os.getpid()} on node-2" in said[0]
    first = explorer.state.model
    before = {file.name for file in elsewhere.path.rglob("*")}

    learn(elsewhere, 1)
    qtbot.waitUntil(lambda: explorer.state.model is not first and explorer.state.newest == 2)
    qtbot.waitUntil(
        lambda: len(next(c for c in explorer.state.curves.curves if c.name == "val_loss").epochs) == 2
    )
    qtbot.waitUntil(lambda: 2.0 in explorer.state.moments)
    assert explorer.state.live
    progress = session.last_progress()
    assert progress.followed
    assert (progress.epoch, progress.epochs) == (2, 3)
    assert "node-2" in progress.message
    assert session.phase == "idle"
    assert {file.name for file in elsewhere.path.rglob("*")} - before <= {
        "000002.safetensors",
        "2.safetensors",
    }

    newest = explorer.state.model
    for _ in elsewhere.training:
        pass
    qtbot.waitUntil(lambda: "has finished" in said[-1])
    qtbot.waitUntil(lambda: explorer.state.model is not newest and not explorer.state.model_awaited)
    assert not explorer.state.live
    assert not session.last_progress().followed
    assert session.run is not None
    assert session.run.codes is not None


def test_a_writer_that_is_not_heard_of_is_said(
    elsewhere: Begun, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    session.noted.connect(said.append)
    learn(elsewhere, 1)
    session.open_run(elsewhere.path)
    qtbot.waitUntil(lambda: session.last_progress().followed)
    monkeypatch.setattr(run_folder.Run, "busy", False)
    qtbot.waitUntil(lambda: "Nothing was heard of process" in said[-1])
    assert socket.gethostname() not in said[-1]
