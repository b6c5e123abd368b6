"""The window's figures as files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot
from small import trained

from aegui.app import headless
from aegui.app.session import Session
from aegui.recipe import find
from aegui.runs.run_folder import CODES, STEPS, RunError
from aegui.window.figures import MANIFOLD, save_figure

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    recipe = find("quick-start").changed({"training.epochs": 1, "network.widths": [16]})
    return trained(recipe, tmp_path_factory.mktemp("figures"))


@pytest.mark.parametrize(
    "kind", ["scatter", *(pytest.param(kind, marks=pytest.mark.long) for kind in ("grid", "curves"))]
)
def test_a_view_is_saved_in_dark_and_light(kind: str, run: Path, tmp_path: Path, qtbot: QtBot) -> None:
    pictures = []
    for light in (False, True):
        target = tmp_path / f"{kind}-{light}.png"
        save_figure(run, kind, target, (), light)
        with Image.open(target) as image:
            pictures.append(np.asarray(image.convert("RGB")))
    assert pictures[0].shape[1] >= 1200
    assert len(np.unique(pictures[0].reshape(-1, 3), axis=0)) > 500  # an empty view has 260
    assert pictures[1].mean() > pictures[0].mean() + 30


def test_the_manifold_is_one_canvas_of_images(run: Path, tmp_path: Path) -> None:
    target = tmp_path / "manifold.png"
    save_figure(run, "manifold", target, (), False)
    with Image.open(target) as image:
        assert image.size == (28 * MANIFOLD, 28 * MANIFOLD)
        assert np.asarray(image).std() > 1


@pytest.mark.parametrize("kind", ["scatter", "filters"])
def test_what_a_figure_can_do_without_may_be_damaged(
    kind: str, run: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    copy = shutil.copytree(run, tmp_path / "copy")
    (copy / STEPS).write_text("step,loss\n1,much\n")
    save_figure(copy, kind, tmp_path / "there.png", (), False)
    with Image.open(tmp_path / "there.png") as image:
        assert np.asarray(image).std() > 1


def test_an_empty_panel_is_a_sentence_and_no_file(run: Path, tmp_path: Path, qtbot: QtBot) -> None:
    with pytest.raises(RunError, match="nothing in the panel “Path” to draw"):
        save_figure(run, "path", tmp_path / "none.png", (), True)
    assert not list(tmp_path.iterdir())


def test_a_damaged_run_is_a_sentence_and_no_file(run: Path, tmp_path: Path, qtbot: QtBot) -> None:
    copy = shutil.copytree(run, tmp_path / "copy")
    (copy / CODES).write_bytes(b"nothing")
    for kind in ("manifold", "scatter"):
        with pytest.raises(RunError, match="damaged"):
            save_figure(copy, kind, tmp_path / "none.png", (), False)
    assert not (tmp_path / "none.png").exists()


def test_a_model_that_takes_too_long_is_a_sentence_and_no_file(
    run: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "start", lambda self: None)  # no model ever comes
    monkeypatch.setattr(headless, "wait_for", lambda done, patience=0.0: done())
    with pytest.raises(RunError, match="could not be read within 120 seconds"):
        save_figure(run, "scatter", tmp_path / "none.png", (), False)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_no_part_of_a_manifold(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save_figure(run, "manifold", tmp_path / "none.png", (), False)
    assert not list(tmp_path.iterdir())
