"""The shown model is hastened when the cursor first rests, and no model that learns is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from aegui.app import quick_decoding
from aegui.app.explorer import Explorer
from aegui.app.quick_decoding import QuickDecoding
from aegui.explore.query import Task
from aegui.explore.state import Model


class Hastened:
    """Stands for a snapshot."""

    hastened = False

    def hasten(self) -> None:
        self.hastened = True


class AtOnce:
    """A loader that does what it is asked."""

    def ask(self, name: str, work: Any, *_: Any, **__: Any) -> None:
        work(Task())


def test_the_first_rest_of_the_cursor(
    explorer: Explorer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick_decoding, "REST", 0)
    quick = QuickDecoding(explorer, AtOnce())  # type: ignore[arg-type]
    snapshot: Any = Hastened()
    model = Model(snapshot, np.zeros((1, 2), np.float32), np.zeros(1, np.int64))
    explorer.update(model=model, cursor=(0.0, 0.0))
    assert not quick._rest.isActive()
    explorer.update(training=True, cursor=(0.5, 0.0))
    assert not quick._rest.isActive()
    explorer.update(training=False)
    explorer.update(cursor=(1.0, 0.0))
    assert quick._rest.isActive()
    qtbot.waitUntil(lambda: snapshot.hastened)
    explorer.update(cursor=(2.0, 0.0))
    assert not quick._rest.isActive()
