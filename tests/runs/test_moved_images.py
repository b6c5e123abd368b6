"""A folder of one's own images that was moved after a training, and a run that was moved with its notes."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from small import blobs, of_folder, put_blobs, trained

from aegui.cli.main import main
from aegui.runs import annotations as notes
from aegui.runs.run_folder import Run
from aegui.runs.run_images import ImagesMoved, read_images
from aegui.runs.snapshot import open_run
from aegui.training.reports import Control


@pytest.fixture(autouse=True)
def _places(tmp_path, monkeypatch):
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("AEGUI_DATA", raising=False)


def made(folder: Path, parent: Path) -> Run:
    return Run(trained(of_folder(folder, training__epochs=4), parent, {5: Control(stop=True)}))


def read(run: Run, *folders: Path):
    return read_images(run, open_run(run).recipe.data, folders)


@pytest.mark.parametrize("how", ["the folder", "the folder around it"])
@pytest.mark.parametrize("verb", ["resume", "evaluate"])
def test_a_folder_that_moved_is_found_with_data_and_remembered(verb, how, tmp_path, capsys):
    pictures = put_blobs(tmp_path / "pictures", 12)
    run = made(pictures, tmp_path / "runs")
    moved = tmp_path / "elsewhere" / "pictures"
    moved.parent.mkdir()
    pictures.rename(moved)
    assert main([verb, str(run.path)]) == 1
    said = capsys.readouterr().err
    assert (
        f"The images of {run.name} are not at {pictures} any more. Say where they are now with --data DIR"
        in said
    )
    data = moved if how == "the folder" else moved.parent
    assert main([verb, str(run.path), "--data", str(data), "--json"]) == 0
    assert len(read(run)[0].shown) == 12  # without being told again
    assert run.raw_recipe["data"]["path"] == str(pictures)  # the recipe stays as it was


def test_a_folder_of_other_images_is_not_taken_for_it(tmp_path):
    run = made(put_blobs(tmp_path / "pictures", 12), tmp_path / "runs")
    (tmp_path / "pictures").rename(tmp_path / "gone")
    other = tmp_path / "other" / "pictures"
    other.mkdir(parents=True)
    (tmp_path / "gone" / "img_00.png").rename(other / "unknown.png")
    with pytest.raises(ImagesMoved):
        read(run, other, other.parent, tmp_path)


@pytest.mark.parametrize("layout", ["one", "split"])
def test_a_file_of_arrays_that_moved_is_found(layout, tmp_path):
    split = {"x_train": blobs(12)[:9], "x_test": blobs(12)[9:]}
    arrays: dict[str, Any] = {"images": blobs(12)} if layout == "one" else split
    np.savez(tmp_path / "set.npz", **arrays)
    recipe = of_folder(tmp_path, data="arrays", data__path=str(tmp_path / "set.npz"))
    run = Run(trained(recipe, tmp_path / "runs"))
    (tmp_path / "other").mkdir()
    (tmp_path / "set.npz").rename(tmp_path / "other" / "set.npz")
    with pytest.raises(ImagesMoved):
        read(run)
    assert len(read(run, tmp_path / "other")[0].shown) == 12


def test_a_relative_path_is_kept_absolute_beside_it(tmp_path, monkeypatch):
    put_blobs(tmp_path / "here" / "pictures", 12)
    monkeypatch.chdir(tmp_path / "here")
    run = Run(trained(of_folder(Path("pictures")), tmp_path / "runs"))
    assert run.raw_recipe["data"]["path"] == "pictures"
    monkeypatch.chdir(tmp_path)
    assert len(read(run)[0].shown) == 12


def test_notes_go_with_a_run_that_may_not_be_written_to(tmp_path, monkeypatch):
    run = made(put_blobs(tmp_path / "pictures", 12), tmp_path / "runs").path
    other = made(tmp_path / "pictures", tmp_path / "others").path
    monkeypatch.setattr(os, "access", lambda place, mode: False)
    notes.write(run, notes.BOOKMARKS, ["mine"])
    assert not (run / notes.BOOKMARKS).exists()
    moved = tmp_path / "shared" / run.name
    moved.parent.mkdir()
    shutil.move(run, moved)
    shutil.move(other, run)  # another takes its place
    assert notes.read(moved, notes.BOOKMARKS, list, pytest.fail) == ["mine"]
    assert notes.read(run, notes.BOOKMARKS, list, pytest.fail) is None


def test_notes_that_an_older_program_kept_by_place_are_read(tmp_path, monkeypatch):
    run = made(put_blobs(tmp_path / "pictures", 12), tmp_path / "runs").path
    monkeypatch.setattr(os, "access", lambda place, mode: False)
    before = notes._before(run)
    before.mkdir(parents=True)
    (before / notes.BOOKMARKS).write_text(json.dumps(["old"]))
    assert notes.read(run, notes.BOOKMARKS, list, pytest.fail) == ["old"]
