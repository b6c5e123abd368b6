"""What is heard of a training besides its pictures."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aegui.engine.session import Session


def test_a_concern_is_told_once(training: Session, qtbot: QtBot):
    concerns: list[str] = []
    training.listener.concerned.connect(concerns.append)
    penalty = {"network.code_activation": "relu", "penalty.kind": "l1", "penalty.weight": 100.0}
    for key, value in {"training.epochs": 8, **penalty}.items():
        training.edit(key, value)
    training.train()
    qtbot.waitUntil(lambda: training.phase == "idle", timeout=30_000)
    assert len(concerns) == 1
    assert concerns[0].startswith("The code has shrunk to nothing since epoch ")
