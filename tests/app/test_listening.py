"""What is heard of a training besides its pictures."""

from __future__ import annotations

from deeds import travel
from pytestqt.qtbot import QtBot

from aegui.app.session import Session
from aegui.explore.queries.losses import LOSSES


def test_a_concern_is_told_once(training: Session, qtbot: QtBot):
    concerns: list[str] = []
    training.monitor.concerned.connect(concerns.append)
    penalty = {"network.code_activation": "relu", "penalty.kind": "l1", "penalty.weight": 100.0}
    for key, value in {"training.epochs": 8, **penalty}.items():
        training.edit(key, value)
    training.train()
    qtbot.waitUntil(lambda: training.phase == "idle", timeout=30_000)
    assert len(concerns) == 1
    assert concerns[0].startswith("The code has shrunk to nothing since epoch ")


def test_curves_go_on_while_one_looks_back(training: Session, qtbot: QtBot):
    training.edit("training.epochs", 200)
    shown = []
    training.explorer.show(LOSSES, lambda curves: shown.append(curves) if curves else None)
    training.train()
    qtbot.waitUntil(lambda: training.last_progress().epoch >= 2, timeout=20_000)
    travel(training.explorer, 0)
    qtbot.waitUntil(lambda: bool(shown) and shown[-1].marker == 0.0, timeout=10_000)
    there = len(shown[-1].curves[0].epochs)
    qtbot.waitUntil(lambda: len(shown[-1].curves[0].epochs) > there + 2, timeout=20_000)
    assert shown[-1].marker == 0.0
    training.stop()
    qtbot.waitUntil(lambda: training.phase == "idle", timeout=20_000)
    assert len(shown[-1].curves[0].epochs) >= training.run.results["epochs"]
