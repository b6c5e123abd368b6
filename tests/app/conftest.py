"""An explorer, a session with folders of its own, and a small trained run to look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from pytestqt.qtbot import QtBot

from aegui.app.explorer import Explorer
from aegui.app.session import Session
from aegui.recipe import find
from aegui.runs.jobs import Job, begin
from aegui.training.trainer import ReportOptions

SMALL = {"training.epochs": 3, "network.widths": [32, 16], "training.batch": 128}


@pytest.fixture(scope="session")
def small_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three epochs of quick-start with a small network."""
    threads = torch.get_num_threads()
    recipe = find("quick-start").changed(SMALL)
    job = Job(recipe, (), tmp_path_factory.mktemp("runs"), "test", "cpu", threads=1)
    begun = begin(job, ReportOptions())
    for _ in begun.training:
        pass
    torch.set_num_threads(threads)
    return begun.path


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A session that is ready to train, with its runs in a folder of the test."""
    monkeypatch.setenv("AEGUI_RUNS", str(tmp_path / "runs"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("AEGUI_DATA", raising=False)
    made = Session()
    made.start()
    qtbot.waitUntil(lambda: made.phase == "idle", timeout=20_000)
    yield made
    made.end()


@pytest.fixture
def training(session: Session) -> Session:
    """A session whose recipe is small."""
    session.choose_recipe("quick-start")
    for key, value in SMALL.items():
        session.edit(key, value)
    return session


@pytest.fixture
def explorer(qtbot: QtBot) -> Iterator[Explorer]:
    explorer = Explorer()
    yield explorer
    explorer.worker.leave()
    assert explorer.worker.wait(10_000)
