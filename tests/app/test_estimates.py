"""What is foretold of a recipe, beside what is read of a run."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot
from small import narrow

from aegui.app.estimates import Estimates
from aegui.app.loader import Loader
from aegui.parts.datasets import Glance
from aegui.parts.datasets.folder import Folder


def test_what_is_foretold_is_told_anew_in_another_language(qtbot: QtBot, tmp_path: Path) -> None:
    loader = Loader()
    estimates = Estimates(loader)
    told: list[str] = []
    estimates.footprint_changed.connect(lambda takes, _: told.append(takes))
    estimates.look_again()  # there is nothing yet
    estimates.about(narrow(), (), "cpu", tmp_path)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert estimates.footprint[0] == told[0]
    estimates.look_again()
    assert estimates.footprint == ("", "")  # until it is said in the other
    qtbot.waitUntil(lambda: len(told) == 2)
    loader.worker.leave()
    assert loader.worker.wait(20_000)


def test_a_run_is_read_while_a_huge_folder_is_looked_through(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, read = Event(), Event()

    def glance(self: Folder, folders: object, say: Callable[[float, str], None]) -> Glance:
        began.set()
        while not read.is_set():
            say(0.0, "looking through 1 file")
            time.sleep(0.001)
        return Glance(self)

    monkeypatch.setattr(Folder, "glance", glance)
    loader = Loader()
    estimates = Estimates(loader)
    recipe = narrow(data={"kind": "folder", "path": str(tmp_path)})
    estimates.about(recipe, (), "cpu", tmp_path)
    qtbot.waitUntil(began.is_set)
    with qtbot.waitCallback() as done:
        loader.ask("model", lambda task: read.set(), done, done)
    loader.worker.leave()
    assert loader.worker.wait(20_000)
