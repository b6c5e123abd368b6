"""Curves while a model learns: the first epochs of a slow training are shown step by step."""

from __future__ import annotations

import numpy as np
import pytest

from aegui.explore import quantities
from aegui.explore.loss_curves import SLOW, LossCurves
from aegui.parts.losses import losses
from aegui.runs.run_folder import Run
from aegui.training.reports import StepLosses


def steps(at: float) -> StepLosses:
    losses = {"loss": np.array([0.1], np.float32)}
    return StepLosses(np.array([round(1000 * at)]), np.array([at]), losses, {"loss": 0.1}, 500.0)


def names(book: LossCurves) -> list[str]:
    return [curve.name for curve in book.curves.curves]


def test_a_slow_first_epoch_is_shown_step_by_step():
    book = LossCurves({"training": {"epochs": 10}})
    for step in range(1, SLOW):
        book.add_steps(steps(step / 1000))
    assert names(book) == ["loss"]
    book.add_steps(steps(SLOW / 1000))
    assert names(book) == ["loss", "step"]
    book.add_steps(steps(2.001))
    assert names(book) == ["loss"]


def test_curves_are_made_once_of_what_there_is():
    book = LossCurves({"training": {"epochs": 10}})
    book.add_steps(steps(0.5))
    first = book.curves
    assert book.curves is first
    book.add_steps(steps(0.6))
    assert book.curves is not first


def test_a_run_stopped_in_its_first_epoch_shows_its_steps(tmp_path):
    rows = "".join(f"{step},{step / 1000},0.1\n" for step in range(1, 31))
    (tmp_path / "steps.csv").write_text("step,epoch,loss\n" + rows)
    (tmp_path / "recipe.toml").write_text("")
    assert names(LossCurves({"training": {"epochs": 10}}, Run(tmp_path))) == ["step"]


EXPLAINED = {
    "nats": "1 nat = 1.44 bits",
    "squared error": "the lower, the better",
    "cross-entropy": "the lower, the better",
    "dB": "the higher, the better",
    "KL": "Kullback-Leibler divergence",
    "structural similarity": "SSIM",
    "penalty": "what the recipe adds",
}


@pytest.mark.parametrize("loss", losses.names())
@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("model", ["plain", "variational"])
@pytest.mark.parametrize("penalty", ["none", "l1"])
def test_every_word_of_a_unit_is_explained(loss, reduction, model, penalty):
    recipe = {
        "loss": {"kind": loss, "reduction": reduction}, "model": {"kind": model}, "penalty": {"kind": penalty}
    }  # fmt: skip
    for one in quantities.GROUPS:
        group = quantities.group(one, recipe)
        assert group.unit
        assert group.unit_help
        for word, said in EXPLAINED.items():
            if word in group.unit:
                assert said.casefold() in group.unit_help.casefold(), (group.name, word)
