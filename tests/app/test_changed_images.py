"""A run in the window whose images were changed on the disk since it was trained."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from deeds import settle, travel
from pytestqt.qtbot import QtBot
from small import of_folder, put_blobs, trained

from aegui.app.session import Session
from aegui.explore.data_cache import DataCache
from aegui.runs.run_folder import Run
from aegui.training.reports import Control

COUNT = 20


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    return put_blobs(tmp_path / "pictures", COUNT)


def made(pictures: Path, parent: Path, stop: int = 0) -> Path:
    threads = torch.get_num_threads()
    answers = {stop: Control(stop=True)} if stop else None
    path = trained(of_folder(pictures, training__epochs=4), parent, answers)
    torch.set_num_threads(threads)
    return path


def opened(session: Session, qtbot: QtBot, path: Path) -> list[str]:
    """What is said while a run is opened, until its images are there."""
    told: list[str] = []
    session.complained.connect(told.append)
    session.open_run(path)
    look = session.explorer
    settle(qtbot, look)
    return told


def agree(session: Session) -> None:
    """The image of each point has the point's code."""
    look = session.explorer
    pixels = look.state.images.pixels[look.state.model.rows]
    assert np.allclose(look.state.snapshot.encode(pixels), look.state.model.codes, atol=2e-2)


def test_the_picture_of_a_code_is_its_own_after_a_file_was_renamed(session, qtbot, pictures, tmp_path):
    path = made(pictures, tmp_path)
    (pictures / "img_03.png").rename(pictures / "z.png")
    told = opened(session, qtbot, path)
    assert any("img_03.png → z.png was renamed" in one for one in told)
    assert len(session.explorer.state.images) == COUNT
    agree(session)


def test_images_that_are_gone_are_left_out_also_of_stored_moments(session, qtbot, pictures, tmp_path):
    path = made(pictures, tmp_path)
    (pictures / "img_03.png").unlink()
    put_blobs(tmp_path / "more", 1, seed=5)
    (tmp_path / "more" / "img_00.png").rename(pictures / "a_new.png")
    told = opened(session, qtbot, path)
    assert any("img_03.png is gone; a_new.png is new" in one for one in told)
    look = session.explorer
    assert len(look.state.images) == len(look.state.model.codes) == COUNT - 1
    assert "img_03.png" not in look.state.images.names.tolist()
    agree(session)
    final = look.state.snapshot
    travel(look, 1)
    qtbot.waitUntil(lambda: look.state.snapshot is not final)
    assert len(look.state.model.rows) == COUNT - 1
    agree(session)
    state = look.state
    assert {state.images.identity(n) for n in state.grid.rows} < set(state.images.names.tolist())
    splits = DataCache().splits(look.state.snapshot.recipe, state.run, state.folders)
    assert splits.shown.same_as(look.state.images)


def test_going_on_with_changed_images_is_asked_first(session, qtbot, pictures, tmp_path):
    path = made(pictures, tmp_path, stop=5)
    put_blobs(tmp_path / "more", 1, seed=5)
    (tmp_path / "more" / "img_00.png").rename(pictures / "a_new.png")
    with qtbot.waitSignal(session.images_changed, timeout=20_000) as asked:
        session.resume(path)
    assert asked.args[0] == path
    assert "a_new.png is new" in asked.args[1]
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)
    assert Run(path).state["status"] == "stopped"
    session.resume(path, accept=True)
    qtbot.waitUntil(
        lambda: session.phase == "idle" and Run(path).state["status"] == "finished", timeout=20_000
    )
    assert "a_new.png" in Run(path).images.images.names.tolist()


def test_a_family_with_labels_learns_in_the_window_from_a_folder_of_classes(
    session, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    for n, kind in enumerate(("small", "middle", "large")):
        put_blobs(tmp_path / "sorted" / kind, 10, seed=n)
    session.choose_recipe("aae-style")
    for key, value in {
        "data": "folder", "data.path": str(tmp_path / "sorted"), "data.size": [8], "data.colour": "grey",
        "network.widths": [8], "model.widths": [8], "training.epochs": 2, "training.batch": 8,
    }.items():  # fmt: skip
        session.edit(key, value)
    told: list[str] = []
    session.complained.connect(told.append)
    session.train()
    qtbot.waitUntil(lambda: session.phase == "idle" and session.run is not None and bool(session.run.results))
    assert told == []
    look = session.explorer
    assert look.state.images.classes == ("large", "middle", "small")
    assert look.state.model.codes.shape == (30, look.state.snapshot.recipe.code_width)


def test_images_that_were_moved_are_asked_for_and_looked_at(session, qtbot, pictures, tmp_path):
    path = made(pictures, tmp_path / "runs", stop=5)
    pictures.rename(tmp_path / "elsewhere")
    with qtbot.waitSignal(session.images_moved, timeout=20_000) as asked:
        session.open_run(path)
    assert asked.args[0] == path
    assert f"are not at {pictures} any more" in asked.args[1]
    assert asked.args[2] is False
    look = session.explorer
    qtbot.waitUntil(lambda: look.state.snapshot is not None)  # its codes can be explored without
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(session.images_moved) as asked:
        session.find_images(path, tmp_path / "empty")
    assert f"is in {tmp_path / 'empty'}" in asked.args[1]
    session.find_images(path, tmp_path / "elsewhere")
    qtbot.waitUntil(lambda: look.state.images.pixels is not None, timeout=20_000)
    agree(session)


def test_a_run_whose_images_were_moved_goes_on_once_they_are_found(session, qtbot, pictures, tmp_path):
    path = made(pictures, tmp_path / "runs", stop=5)
    pictures.rename(tmp_path / "elsewhere")
    with qtbot.waitSignal(session.images_moved) as asked:
        session.resume(path)
    assert asked.args[2] is True
    assert Run(path).state["status"] == "stopped"
    session.find_images(path, tmp_path / "elsewhere", resume=True)
    qtbot.waitUntil(
        lambda: session.phase == "idle" and Run(path).state["status"] == "finished", timeout=20_000
    )
