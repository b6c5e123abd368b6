"""Runs of one's own images: told apart by their images, and held against no target of other data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small import of_folder, put_blobs, trained

from aegui.cli.main import main
from aegui.cli.standings import shipped_or_newest
from aegui.recipe import find, make, targets_now
from aegui.runs.run_folder import Run
from aegui.runs.run_index import Index
from aegui.window.recipe_menu import best
from aegui.window.run_rows import title


@pytest.fixture(autouse=True)
def _cache(tmp_path, monkeypatch):
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))


def with_target(folder: Path, **changes: object):
    """dense-2d, whose target is of MNIST, on a folder."""
    own = of_folder(folder).model_dump(mode="json")
    few = {"network.widths": [8], "training.epochs": 1, "training.batch": 8}
    return find("dense-2d").changed({f"data.{key}": own["data"][key] for key in own["data"]} | few | changes)


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("leaves", "leaves"),
        ("Cells of 2026: a/b", "b"),
        ("a b:c*d", "a-b-c-d"),
        ("Blätter", "Blätter"),
        ("…", ""),
    ],
)
def test_a_run_is_called_after_the_folder(folder, name, tmp_path):
    path = put_blobs(tmp_path / folder, 8)
    run = Run(trained(of_folder(path, training__epochs=1), tmp_path / "runs"))
    assert run.name.startswith(f"quick-start-{name}-20" if name else "quick-start-20")
    assert not set(run.name) & set(':*?"<>|/\\')


def test_runs_of_several_folders_are_told_apart(tmp_path, monkeypatch, capsys):
    for name in ("leaves", "cells"):
        trained(of_folder(put_blobs(tmp_path / name, 8), training__epochs=1), tmp_path / "runs")
    listed, _ = Index().read([(tmp_path / "runs", False)])
    assert {title(run) for run in listed} == {"leaves · quick-start", "cells · quick-start"}
    assert main(["runs", "--out", str(tmp_path / "runs"), "--json"]) == 0
    assert {row["data"] for row in json.loads(capsys.readouterr().out)["runs"]} == {"leaves", "cells"}
    assert best(listed) == {}  # none is the trained model of the recipe
    assert (
        "quick-start" not in shipped_or_newest([tmp_path / "runs"])
        or not shipped_or_newest([tmp_path / "runs"])["quick-start"].own_data
    )


def test_a_target_is_of_its_own_data_alone(tmp_path):
    recipe = with_target(put_blobs(tmp_path / "leaves", 12))
    assert find("dense-2d").held_against
    assert find("dense-2d").changed({"data.validation": "training"}).held_against
    assert recipe.targets
    assert not recipe.held_against
    assert not targets_now(recipe)
    assert recipe.changed({"data": "mnist"}).held_against == find("dense-2d").held_against
    assert not make(recipe.model_dump(mode="json")).held_against
    old = recipe.model_dump(mode="json")
    del old["targets"][0]["data"]  # as an older program wrote it
    assert not make(old).held_against
    mine = {**old, "name": "mine"}
    assert make(mine).held_against
    assert not make(mine).changed({"data.path": "/elsewhere"}).held_against


def test_evaluate_holds_a_run_against_no_other_datas_target(tmp_path, capsys):
    path = trained(with_target(put_blobs(tmp_path / "leaves", 12)), tmp_path / "runs")
    assert "targets" not in Run(path).results
    assert main(["evaluate", str(path)]) == 0
    assert "target" not in capsys.readouterr().out
    assert main(["evaluate", str(path), "--json"]) == 0
    assert "targets" not in json.loads(capsys.readouterr().out)


def altered(folder: Path) -> Path:
    """One of the images of a folder, drawn over with another."""
    first, second, *_ = sorted(folder.rglob("*.png"))
    first.write_bytes(second.read_bytes())
    return first


@pytest.mark.parametrize("json_asked", [False, True])
def test_evaluate_says_that_images_have_changed(tmp_path, capsys, json_asked):
    folder = put_blobs(tmp_path / "leaves", 12)
    path = trained(of_folder(folder, training__epochs=1), tmp_path / "own")
    before = Run(path).results
    words = ["evaluate", str(path), *(["--json"] if json_asked else [])]
    name = altered(folder).name
    capsys.readouterr()
    assert main(words) == 0
    said = capsys.readouterr()
    assert "have changed since it was trained" in said.err
    assert name in said.err
    assert Run(path).results == before  # figures of other images are not the run's
    if json_asked:
        answer = json.loads(said.out)
        assert name in answer["changed"]
        assert answer["stored"] is False
    else:
        assert "not stored: they are not of all the images" in said.err
