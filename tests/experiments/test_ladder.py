"""The rungs of the ladder, and that principal components are measured as everything else is."""

from __future__ import annotations

import json

import numpy as np
import pytest
from small import digits, sliced

from aegui.analysis import baseline, likeness
from aegui.analysis.metrics import metric
from aegui.experiments import ladder, plan, summary
from aegui.recipe import RecipeError


def test_the_known_ones_come_first_and_differ_in_what_they_are_called_for() -> None:
    base = ladder.base("digits", 4, 2)
    found = {rung.name: rung.recipe for rung in ladder.rungs(base)}
    assert tuple(found)[:7] == ladder.FIRST
    assert {"sparse-kl", "spatial-vae"} <= found.keys()
    assert found["denoising"].corruption.kind == "gaussian"
    assert found["sparse"].penalty.kind == "l1"
    assert found["adversarial"].model.kind == "adversarial"
    assert {recipe.model.code for recipe in found.values()} == {4}
    assert {recipe.training.epochs for recipe in found.values()} == {2}


def test_a_ladder_has_every_size_and_seed_and_components_once() -> None:
    base = ladder.base("digits", 2, 1)
    made = ladder.ladder(base, (2, 8), (1, 2), ("pca", "variational"))
    assert [trial.title for trial in made.trials] == [
        "pca, code 2, seed 1", "variational, code 2, seed 1", "variational, code 2, seed 2",
        "pca, code 8, seed 1", "variational, code 8, seed 1", "variational, code 8, seed 2",
    ]  # fmt: skip
    assert [made.recipe_of(trial).model.code for trial in made.trials] == [2, 2, 2, 8, 8, 8]
    assert made.recipe_of(made.trials[1]).model.kind == "variational"
    assert plan.from_json(json.loads(json.dumps(made.to_json())), "here") == made


def test_a_rung_that_is_not_there_or_does_not_fit_is_said() -> None:
    with pytest.raises(RecipeError, match=r"no such rung; there are pca, plain, denoising"):
        ladder.rungs(ladder.base("digits", 2, 1), ("vae",))
    colour = ladder.base("cifar10", 2, 1)
    assert [rung.name for rung in ladder.rungs(colour)][:2] == ["pca", "plain"]


def test_principal_components_are_measured_as_a_model_is() -> None:
    splits = sliced(digits(), 300, 100, 100)
    assert splits.train.pixels is not None
    assert splits.test.pixels is not None
    recipe = ladder.base("digits", 4, 1)
    snapshot = ladder.principal_components(recipe, splits)
    found = ladder.figures(snapshot, splits)
    assert found["test_mse"] == pytest.approx(baseline.fit(splits.train.pixels, 4).mse(splits.test.pixels))
    assert found["active_units"] == 4
    assert 0.5 < found["knn_probe"] <= 1.0
    assert 0.0 < found["test_ssim"] < 1.0
    assert found["frechet_pixels"] > 0.0
    assert set(found) - {"seconds"} <= {*ladder.COLUMNS, "test_loss"}
    assert np.isfinite(list(found.values())).all()


def test_every_column_says_what_it_is() -> None:
    for name in ladder.COLUMNS:
        assert name == "seconds" or (likeness.METRICS.get(name) or metric(name)) is not None, name
        assert summary.title_of(name)
