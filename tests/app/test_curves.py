"""Curves while a model learns: the first epochs of a slow training are shown step by step."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aegui import paths
from aegui.explore import quantities
from aegui.explore.loss_curves import SLOW, LossCurves
from aegui.explore.quantities import Glossary
from aegui.parts.losses import losses
from aegui.parts.models import families
from aegui.parts.penalties import penalties
from aegui.recipe import make
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
@pytest.mark.parametrize("model", families.names())
@pytest.mark.parametrize("penalty", penalties.names())
def test_every_word_of_a_unit_is_explained(loss, reduction, model, penalty):
    made = losses.make({"kind": loss, "reduction": reduction})
    for one in families.make(model).recorded(made, penalties.make(penalty)):
        group = quantities.group(one.group)
        assert group.unit
        assert group.unit_help
        for word, said in EXPLAINED.items():
            if word in group.unit:
                assert said.casefold() in group.unit_help.casefold(), (group.name, word)


UNITS = [
    ("plain", "none", "mse", "mean", "mean squared error per pixel", "each in its own unit"),
    ("plain", "l1", "mse", "sum", "squared error per image + penalty", "each in its own unit"),
    ("variational", "none", "half-squared", "sum", "half squared error per image + β · KL",
     "each in its own unit"),
    ("variational", "none", "bce", "sum", "nats per image", "nats per image"),
    ("adversarial", "none", "bce", "mean", "cross-entropy in nats per pixel", "each in its own unit"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "penalty", "loss", "reduction", "unit", "of_parts"), UNITS)
def test_the_unit_of_the_loss_is_of_all_that_it_is_the_sum_of(
    model, penalty, loss, reduction, unit, of_parts
):
    made = losses.make({"kind": loss, "reduction": reduction})
    glossary = Glossary(families.make(model).recorded(made, penalties.make(penalty)))
    assert (glossary.groups["loss"].unit, glossary.groups["parts"].unit) == (unit, of_parts)
    assert glossary.described("step").group.name == "loss"


def test_what_nobody_has_named_stands_with_the_parts_under_its_own_name():
    what = Glossary().described("val_strange_thing")
    assert (what.label, what.group.name) == ("strange thing", "parts")


def old_run(folder: Path, state: str = "{}") -> Run:
    """A variational run, as it was written before runs said what they recorded."""
    (folder / "metrics.csv").write_text(
        "epoch,step,seconds,loss,val_loss,val_kl_1,val_elbo\n1,1,1,9,8,3,-8\n"
    )
    (folder / "recipe.toml").write_text('model = "variational"\n[loss]\nkind = "bce"\nreduction = "sum"\n')
    (folder / "state.json").write_text(state)
    return Run(folder)


def test_an_older_run_is_looked_up_in_its_recipe_once_torch_is_there(tmp_path):
    run = old_run(tmp_path)
    assert not quantities.says_itself(run)
    plain = LossCurves(run.sections, run, quantities.recorded(run, torch_is_there=False)).curves
    assert {curve.group for curve in plain.curves} == {"loss", "parts"}
    named = LossCurves(run.sections, run, quantities.recorded(run, torch_is_there=True)).curves
    assert [group.name for group in named.groups] == ["loss", "kl_dimensions", "elbo"]
    assert named.unit == "nats per image"
    assert [curve.label for curve in named.curves] == ["loss", "loss", "z₁", "ELBO"]


DAMAGED = [
    '"nothing"', "7", "[]", "[3]", '[{"name": "loss"}]', '[{"name": "loss", "label": 3, "quantities": []}]',
    '[{"name": "loss", "label": "Loss", "quantities": [{"name": []}]}]',
    '[{"name": "loss", "label": "Loss", "level": "high", "quantities": []}]',
    '[{"name": "loss", "label": "Loss", "level": NaN, "quantities": []}]',
    '[{"name": "loss", "label": "Loss", "words": 5, "quantities": []}]',
]  # fmt: skip


@pytest.mark.parametrize("damaged", DAMAGED)
def test_damaged_quantities_are_told_and_looked_up_in_the_recipe(damaged, tmp_path):
    run = old_run(tmp_path, f'{{"status": "finished", "quantities": {damaged}}}')
    (told,) = run.complaints
    assert "quantities is" in told
    assert told.endswith("it must be a list of quantities.")
    assert {one.name for one in quantities.recorded(run, torch_is_there=True)} >= {"loss", "kl_{}", "elbo"}


def test_the_shipped_runs_say_what_they_recorded():
    for path in sorted(paths.trained().iterdir()):
        run = Run(path)
        assert set(quantities.recorded(run, torch_is_there=False)) == set(make(run.raw_recipe).quantities), (
            path
        )
