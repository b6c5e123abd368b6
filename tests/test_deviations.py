"""The page of deviations says what the recipes and the code do."""

from __future__ import annotations

import fnmatch
import re

import numpy as np
import pytest

from aegui import paths
from aegui.parts.datasets import Images
from aegui.recipe import find, shipped
from aegui.runs.run_folder import Run
from aegui.training.labelled_subset import balanced
from aegui.training.splits import _held_out, whole

PAGE = (paths.resources() / "docs" / "deviations.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("| \n").split(" | ")]
    for line in PAGE.splitlines()
    if line.startswith("| `")
]


def row(recipes: str, text: str) -> str:
    """What is done here, of the row about something."""
    (found,) = [here for names, theirs, here, _ in ROWS if recipes in names and text in theirs]
    return found


def test_each_row_names_recipes_that_there_are():
    assert len(ROWS) > 10
    for names, *rest in ROWS:
        assert len(rest) == 3
        for name in re.findall(r"`([^`]+)`", names):
            assert fnmatch.filter(shipped(), name), name


def test_how_many_images_are_trained_on():
    """MNIST's classes, of which a share is held out by rounding."""
    counts = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    labels = np.repeat(np.arange(10), counts)
    images = Images("mnist", "train", np.zeros((60_000, 1, 1, 1), np.uint8), labels, tuple("0123456789"))
    for name in fnmatch.filter(shipped(), "aae-*"):
        data = find(name).data
        assert data.validation == "held-out"
        kept = 60_000 - _held_out(whole(images), data.held_out).sum()
        assert f"{kept:,}" in row("aae-*", "55,000")
        assert f"{-(-kept // 100)} steps of 100" in row("aae-*", "10 batches")
    assert all(find(name).data.validation == "test" for name in fnmatch.filter(shipped(), "dense-*"))


@pytest.mark.parametrize("name", ["faces-256", "faces-256-denoise"])
def test_the_updates_of_the_faces(name):
    recipe = find(name)
    steps = 400 // recipe.training.batch
    assert f"{steps} steps an epoch" in row("faces-256", "350 of the 400")
    assert f"{steps * recipe.training.epochs:,} updates" in row("faces-256", "350 of the 400")
    assert Run(paths.trained() / name).state["step"] == steps * recipe.training.epochs
    for other in (name, "faces-64"):
        schedule = find(other).schedule
        assert (schedule.warm_up, schedule.cool_down) == (200, 100)
    assert tuple(find("faces-64").network.model_dump()["strides"]) == (2, 2, 2, 1)
    assert find("faces-64").training.epochs == 200


def test_the_priors():
    sigmas = [find(name).prior.model_dump()["sigma"] for name in ("aae-2d", "aae-style", "aae-semi")]
    assert sigmas == [2, 1, 1]
    assert find("dense-2d-wide").training.seed == 3
    assert find("conv-16-denoise").corruption.model_dump()["fresh"]


def test_the_labels_are_of_training_images():
    recipe = find("aae-semi")
    labelled = recipe.model.model_dump()["labelled"]
    assert labelled == 1000
    labels = np.arange(5_000) % 10
    rows = balanced(labels, 10, labelled, recipe.training.seed)
    assert np.bincount(labels[rows]).tolist() == [100] * 10


def test_the_codes_settle_at_the_end():
    for name in fnmatch.filter(shipped(), "aae-2d*"):
        assert find(name).schedule.cool_down > 0


def test_the_run_in_colour_notes_what_it_read():
    assert "cifar10-jpeg" in str(Run(paths.trained() / "colorize-256").results.get("note"))
