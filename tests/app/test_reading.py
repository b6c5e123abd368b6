"""Images that take long to be read: how far it is, and the ways to stop it."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from aegui.app import run_loader
from aegui.app.session import Session
from aegui.explore.queries.preview import PREVIEW
from aegui.parts.datasets import datasets
from aegui.runs import packing
from aegui.runs.run_folder import CODES, Run
from aegui.training import history


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The digits are read piece by piece, and stop half-way until this is set."""
    open_ = threading.Event()
    read = datasets["digits"].what.load

    def slowly(data, split, folders, say=None):
        for n in range(100):
            if say is not None:
                say(n / 100, f"{n} of 100")
            if n >= 50:
                open_.wait(0.002)
        while say is not None and not open_.wait(0.002):
            say(0.99, "99 of 100")
        return read(data, split, folders)

    monkeypatch.setattr(datasets["digits"].what, "load", slowly)
    return open_


def test_the_reading_is_shown_and_the_training_follows(training: Session, qtbot: QtBot, gate):
    training.edit("training.epochs", 1)
    training.train()
    qtbot.waitUntil(lambda: training.last_progress().fraction > 0.5, timeout=10_000)
    assert training.phase == "running"
    assert training.last_progress().message.startswith("Reading the images: ")
    assert training.last_progress().message.endswith(" of 100")
    gate.set()
    qtbot.waitUntil(lambda: training.phase == "idle", timeout=30_000)
    assert training.run is not None
    assert training.run.state["status"] == "finished"


def test_stop_ends_the_reading_and_leaves_nothing(training: Session, qtbot: QtBot, gate, tmp_path: Path):
    complaints: list[str] = []
    training.complained.connect(complaints.append)
    training.train()
    qtbot.waitUntil(lambda: training.last_progress().fraction > 0, timeout=10_000)
    training.stop()
    qtbot.waitUntil(lambda: training.phase == "idle", timeout=10_000)
    assert training.last_progress().message == "Stopped before the training began"
    assert training.last_progress().fraction == 0
    assert complaints == []
    assert not list((tmp_path / "runs").glob("*"))
    gate.set()
    training.edit("training.epochs", 1)
    training.train()
    qtbot.waitUntil(lambda: training.phase == "idle", timeout=30_000)
    assert training.run is not None


def test_the_window_closes_in_the_middle_of_a_reading(training: Session, qtbot: QtBot, gate):
    training.train()
    qtbot.waitUntil(lambda: training.last_progress().fraction > 0, timeout=10_000)
    training.end()


def test_the_images_of_a_run_can_be_given_up(
    session: Session, qtbot: QtBot, gate, small_run: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(run_loader, "LONG", 0.0)
    said: list[tuple[float, str]] = []
    session.run_loader.reading.connect(lambda *one: said.append(one))
    captions: list[str] = []
    explorer = session.explorer
    explorer.show(PREVIEW, lambda seen: captions.append(seen.caption) if seen else None)
    session.open_run(small_run)
    qtbot.waitUntil(lambda: len(said) > 20, timeout=10_000)
    assert all(what.endswith(" of 100") for _, what in said)
    qtbot.waitUntil(lambda: captions != [], timeout=10_000)
    assert set(captions) == {"the originals are being read"}
    session.run_loader.stop_reading()
    qtbot.waitUntil(lambda: said[-1] == (1.0, ""), timeout=10_000)
    qtbot.waitUntil(lambda: captions[-1] == "the originals are not on the disk", timeout=10_000)
    assert session.explorer.state.images is not None
    assert session.explorer.state.images.pixels is None
    gate.set()
    session.run_loader.read_images()
    qtbot.waitUntil(lambda: session.explorer.state.images.pixels is not None, timeout=10_000)
    qtbot.waitUntil(lambda: captions[-1] == "validation images", timeout=10_000)


def test_the_images_of_a_run_without_codes_can_be_given_up(
    session: Session, qtbot: QtBot, gate, small_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(run_loader, "LONG", 0.0)
    bare = shutil.copytree(small_run, tmp_path / "bare")
    (bare / CODES).unlink()
    said: list[tuple[float, str]] = []
    complaints: list[str] = []
    session.run_loader.reading.connect(lambda *one: said.append(one))
    session.complained.connect(complaints.append)
    session.open_run(bare)
    qtbot.waitUntil(lambda: len(said) > 20, timeout=10_000)
    session.run_loader.stop_reading()
    qtbot.waitUntil(lambda: said[-1] == (1.0, ""), timeout=10_000)
    assert complaints == []


def test_a_packed_run_that_holds_few_codes_finds_their_images(
    session: Session, qtbot: QtBot, small_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(history, "PROBES", 50)
    monkeypatch.setattr(packing, "LONG", 0)
    packing.pack(Run(small_run), tmp_path, 0, ())
    session.open_run(tmp_path / "quick-start")
    explorer = session.explorer
    qtbot.waitUntil(lambda: explorer.state.images.pixels is not None, timeout=20_000)
    assert 50 <= len(explorer.state.images) < 100


def test_another_run_ends_the_reading_for_the_first(
    session: Session, qtbot: QtBot, gate, small_run: Path, tmp_path: Path
):
    session.open_run(small_run)
    other = shutil.copytree(small_run, tmp_path / "other")
    session.open_run(other)
    gate.set()
    qtbot.waitUntil(lambda: session.explorer.state.images.pixels is not None, timeout=10_000)
    assert session.run.path == other


def test_pictures_that_were_left_out_are_said_and_recorded(training: Session, qtbot: QtBot, tmp_path: Path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    for n in range(10):
        Image.new("L", (9, 9), 20 * n).save(folder / f"{n}.png")
    (folder / "x.png").write_bytes(b"no picture")
    complaints: list[str] = []
    training.images_warned.connect(complaints.append)
    for key, value in {"kind": "folder", "path": str(folder), "size": 8, "colour": "grey"}.items():
        training.edit(f"data.{key}", value)
    training.edit("training.epochs", 1)
    training.train()
    qtbot.waitUntil(lambda: training.phase == "idle", timeout=30_000)
    assert complaints == ["1 of 11 pictures was left out: x.png: it is no picture."]
    results = Run(training.run.path).results
    assert results["skipped"] == ["x.png: it is no picture"]
    assert complaints[0] in results["note"]
    assert "the held-out images are the test images too" in results["note"]
