"""A run that is no longer shown leaves nothing behind."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from deeds import settle
from pytestqt.qtbot import QtBot
from small import narrow, trained

from aegui import paths
from aegui.analysis import projections
from aegui.app.session import Session
from aegui.explore.projection import choose
from aegui.training import device
from aegui.window import garbage


def opened(session: Session, path: Path, qtbot: QtBot) -> dict[str, weakref.ref[object]]:
    """What is there of a run once it is open."""
    session.open_run(path)
    look = session.explorer
    settle(qtbot, look)
    model = look.state.model
    return {
        "run": weakref.ref(session.run),
        "model": weakref.ref(model),
        "codes": weakref.ref(model.codes),
        "snapshot": weakref.ref(model.snapshot),
        "network": weakref.ref(model.snapshot.model),
        "images": weakref.ref(look.state.images),
        "curves": weakref.ref(session.explorer.state.curves),
    }


def test_another_run_takes_the_place_of_the_first(open_window, qtbot: QtBot, tmp_path: Path, monkeypatch):
    """No thread keeps the last question it had, of the first run's model."""
    monkeypatch.setattr(projections, "MOST", 60)
    session = open_window().session
    wide = trained(narrow(model__code=5, training__epochs=1), tmp_path / "wide")
    line = trained(narrow(model__code=1, training__epochs=1), tmp_path / "line")
    first = opened(session, wide, qtbot)
    explorer = session.explorer
    explorer.update(**choose(explorer.state, "tsne"))  # of which the other run asks nothing
    qtbot.waitUntil(lambda: explorer.state.embedded is None and explorer.state.places is not None)
    opened(session, line, qtbot)

    def kept() -> list[str]:
        return [name for name, ref in first.items() if ref() is not None]

    qtbot.waitUntil(lambda: not kept(), timeout=20_000)


def test_a_training_that_has_ended_keeps_no_recorder(open_window, qtbot: QtBot):
    """Which holds the images and the weights that were stored last."""
    session = open_window().session
    session.edit("training.epochs", 1)
    session.edit("network.widths", [8])
    session.train()
    qtbot.waitUntil(lambda: session.training.under_way is not None, timeout=30_000)
    recorder = weakref.ref(session.training.under_way.recorder)
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=30_000)
    qtbot.waitUntil(lambda: gc.collect() >= 0 and recorder() is None)  # once its thread has let go of it


def test_once_a_run_is_open_the_room_of_those_before_is_given_back(open_window, qtbot: QtBot, monkeypatch):
    """By a full collection, and to the kernel; not over and over."""
    collected: list[object] = []
    given: list[bool] = []
    window = open_window(run=None)
    monkeypatch.setattr(garbage, "EVERY", 20)
    monkeypatch.setattr(gc, "collect", lambda generation=2: collected.append(generation))
    monkeypatch.setattr(device, "give_back_freed_memory", lambda: given.append(True))
    garbage.Collector(window.session, window)
    window.session.open_run(paths.trained() / "quick-start")
    qtbot.waitUntil(lambda: bool(given), timeout=30_000)
    qtbot.waitUntil(lambda: collected.count(1) > 5, timeout=10_000)
    assert collected.count(2) == len(given) == 1
