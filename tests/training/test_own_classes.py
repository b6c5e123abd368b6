"""Families that learn from labels, on images of one's own, whose classes are known once they are read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from small import blobs, of_folder, pull, put_blobs, resumed, start, trained

from aegui.cli.main import main
from aegui.recipe import RecipeError, find
from aegui.runs.run_folder import Run
from aegui.runs.snapshot import open_run
from aegui.training.labelled_subset import with_classes
from aegui.training.reports import Control
from aegui.training.splits import divide

FAMILIES = ("aae-2d-labelled", "aae-style", "aae-semi")
SMALL = {"network.widths": [8], "model.widths": [8], "training.epochs": 2, "training.batch": 8}


@pytest.fixture(autouse=True)
def _cache(tmp_path, monkeypatch):
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def sorted_pictures(tmp_path: Path) -> Path:
    """Three classes of ten pictures."""
    for n, kind in enumerate(("small", "middle", "large")):
        put_blobs(tmp_path / "sorted" / kind, 10, seed=n)
    return tmp_path / "sorted"


def of(name: str, folder: Path, **changes: object):
    own = of_folder(folder).model_dump(mode="json")["data"]
    return find(name).changed({f"data.{key}": value for key, value in own.items()} | SMALL | changes)


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_learns_from_the_classes_of_a_folder(name, sorted_pictures, tmp_path):
    path = trained(of(name, sorted_pictures), tmp_path / "runs", {4: Control(stop=True)})
    resumed(path)
    run = Run(path)
    assert run.state["status"] == "finished"
    snapshot = open_run(run)
    assert snapshot.recipe.classes == ("large", "middle", "small")
    width = snapshot.recipe.model.code + (0 if name == "aae-2d-labelled" else 3)
    assert run.codes.codes.shape == (30, width)
    assert snapshot.decode(run.codes.codes[:2]).shape == (2, 1, 8, 8)


def test_a_family_learns_from_the_labels_of_arrays(tmp_path):
    np.savez(tmp_path / "own.npz", images=blobs(30), labels=np.arange(30) % 3)
    recipe = of("aae-style", tmp_path, **{"data": "arrays", "data.path": str(tmp_path / "own.npz")})
    assert open_run(Run(trained(recipe, tmp_path / "runs"))).recipe.classes == ("0", "1", "2")


def test_fewer_labelled_images_than_were_asked_for_are_told(sorted_pictures, tmp_path):
    begun = start(of("aae-semi", sorted_pictures), tmp_path)
    assert begun.recipe.model.model_dump()["labelled"] == 27
    assert any("model.labelled was 1,000; it is 27 here" in note for note in begun.splits.notes)
    begun.training.close()
    begun = start(of("aae-semi", sorted_pictures, **{"model.labelled": 6}), tmp_path)
    assert begun.recipe.model.model_dump()["labelled"] == 6
    assert not any("labelled" in note for note in begun.splits.notes)
    pull(begun.training)


@pytest.mark.parametrize("name", FAMILIES)
def test_images_without_classes_are_refused_once_they_are_read(name, tmp_path):
    recipe = of(name, put_blobs(tmp_path / "plain", 12))  # nobody knows yet
    with pytest.raises(RecipeError, match="the images have none: choose labelled data, or put your own"):
        start(recipe, tmp_path / "runs")
    assert not list((tmp_path / "runs").glob("*"))


@pytest.mark.parametrize("name", FAMILIES)
def test_it_trains_from_the_command_line(name, sorted_pictures, tmp_path, capsys):
    own = {"data": "folder", "data.path": sorted_pictures, "data.size": 8, "data.colour": "grey"}
    changes = own | {"network.widths": 8, "model.widths": 8, "training.batch": 8}
    words = [word for key, value in changes.items() for word in ("--set", f"{key}={value}")]
    assert main(["train", name, *words, "--epochs", "1", "--out", str(tmp_path / "runs")]) == 0
    assert "parameters · about" in capsys.readouterr().err  # what it takes is foretold


def test_other_data_forget_the_classes_of_those_before(sorted_pictures, tmp_path):
    recipe, _ = with_classes(
        of("aae-style", sorted_pictures), divide(of_folder(sorted_pictures).data, ()).train
    )
    assert recipe.classes == ("large", "middle", "small")
    assert recipe.changed({"training.seed": 3}).classes == recipe.classes
    assert recipe.changed({"data.path": str(tmp_path)}).class_names is None
    assert recipe.changed({"data": "mnist"}).classes == tuple("0123456789")
    assert "class_names" not in of("aae-style", tmp_path).to_toml()
