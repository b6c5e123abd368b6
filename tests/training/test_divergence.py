"""Losses that are no numbers: why is said, good weights stay, and a training finds a rate that learns."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from small import STEP_BY_STEP, digits, narrow, pull, resumed, start

from aegui.recipe import Recipe
from aegui.runs import weights
from aegui.runs.jobs import begin, resume_job
from aegui.runs.last_good import last_good
from aegui.runs.run_folder import CHANGES, METRICS, STEPS, Run
from aegui.training.divergence import Diverged
from aegui.training.good_weights import GoodWeights
from aegui.training.learner import GLANCE, Learner
from aegui.training.reports import (
    Changed,
    Checkpoint,
    Control,
    Failed,
    Finished,
    Report,
    StepLosses,
    WentBack,
)
from aegui.training.ways import Way


def wild(**changes: Any) -> Recipe:
    """SGD at a learning rate of a million."""
    given = {"optimizer": "sgd", "network__output_activation": "linear", "training__learning_rate": 1e6}
    return narrow(**{**given, **changes})


def _to_the_end(learner: Learner) -> None:
    while not learner.epoch_done:
        learner.advance(0.0, one_step=True)
        learner.weights()


def only(reports: list[Report], what: type[Any]) -> list[Any]:
    return [report for report in reports if isinstance(report, what)]


def test_it_says_where_and_which_gradient_and_keeps_good_weights(tmp_path: Path) -> None:
    begun = start(wild(), tmp_path)
    failed = pull(begun.training)[-1]
    assert isinstance(failed, Failed)
    assert failed.diverged
    told = re.fullmatch(
        r"The (?:loss|weights).* no number.* since step (\d+): lower the learning rate \(1e\+06\) .*"
        r"The largest gradient before was that of ([\w.]+) at step (\d+): .*\.",
        failed.message,
    )
    assert told, failed.message
    assert 1 <= int(told[3]) <= int(told[1])
    assert told[2] in weights.of_run(Run(begun.path))
    assert all(torch.isfinite(value).all() for value in weights.of_run(Run(begun.path)).values())
    good = last_good(begun.path)
    assert good is not None
    assert (good.rate, good.step < int(told[1])) == ("5e+05", True)


def test_a_training_finds_a_rate_that_learns_by_itself(tmp_path: Path) -> None:
    wanted = {"training__on_divergence": "halve", "training__halvings": 40, "training__epochs": 2}
    recipe = wild(**wanted, training__learning_rate=1e3)
    begun = start(recipe, tmp_path)
    reports = pull(begun.training)
    assert isinstance(reports[-1], Finished), reports[-1]
    back = only(reports, WentBack)
    assert 10 <= len(back) < 30
    assert back[0].message.endswith("half the learning rate, 500 (1 of at most 40 times).")
    run = Run(begun.path)
    rows = [line.split(",") for line in (begun.path / CHANGES).read_text().splitlines()[1:]]
    assert [row[1] for row in rows] == ["diverged", "training.learning_rate"] * len(back)
    rates = [float(row[2]) for row in rows[1::2]]
    assert rates == [1e3 / 2**n for n in range(1, len(back) + 1)]
    steps = run.table(STEPS)["step"]
    assert (np.diff(steps) > 0).all()
    assert run.table(METRICS)["epoch"].tolist() == [1, 2]
    assert np.isfinite(run.table(METRICS)["val_loss"]).all()
    stored = weights.read_checkpoint(run)
    assert stored.counters["halvings"] == len(back)
    assert stored.counters["learning_rate"] == rates[-1]
    resumed(begun.path, 3)
    assert (begun.path / CHANGES).read_text().count("diverged") >= len(back)


def test_it_goes_back_as_often_as_it_may_and_half_the_rate_is_offered(tmp_path: Path) -> None:
    begun = start(wild(training__on_divergence="halve", training__halvings=2), tmp_path)
    reports = pull(begun.training)
    assert isinstance(reports[-1], Failed)
    assert reports[-1].message.endswith("It has gone back 2 times, as often as it may.")
    assert len(only(reports, WentBack)) == 2
    good = last_good(begun.path)
    assert good is not None
    assert good.rate == "1.25e+05"
    again = begin(
        resume_job(begun.path, (), "resume", changes={"training.learning_rate": "1.0"}), STEP_BY_STEP
    )
    assert isinstance(pull(again.training)[-1], Finished)


def test_moments_and_rows_after_the_good_weights_are_taken_back(tmp_path: Path) -> None:
    recipe = narrow(network__output_activation="linear", training__on_divergence="halve", training__epochs=4)
    begun = start(recipe, tmp_path)
    huge = Control(changes={"training.learning_rate": 1e38})
    reports = [next(begun.training)]
    answer = None
    with suppress(StopIteration):
        while True:
            reports.append(begun.training.send(answer))
            told = reports[-1]
            first = not only(reports, WentBack) and isinstance(told, StepLosses) and told.steps[-1] == 25
            answer = huge if first else None
    assert isinstance(reports[-1], Finished)
    (back,) = only(reports, WentBack)
    assert back.step <= 25
    assert back.epoch == back.step // 11
    changes = (begun.path / CHANGES).read_text()
    assert "1e+38" not in changes  # it was made after the weights that it went back to
    assert changes.endswith(f"{back.step},training.learning_rate,0.001\n")
    assert [epoch for epoch, _ in Run(begun.path).moments] == [0, 1, 2, 3, 4]


def test_weights_on_their_way_to_no_numbers_take_no_place_of_good_ones(tmp_path: Path) -> None:
    learner = Learner(wild(), digits(), torch.device("cpu"))
    good = GoodWeights(learner)
    good.keep()
    assert good.sound()
    learner.advance(0.0, one_step=True)
    assert all(torch.isfinite(value).all() for value in learner.weights().values())
    assert not good.sound()
    assert learner.model.training


@pytest.mark.parametrize("way", [Way(), Way("bfloat16", threads=2, parts=2)])
def test_the_cause_is_found_in_every_way_of_learning(way: Way) -> None:
    recipe = narrow(
        model={"kind": "adversarial", "widths": [8]}, network__output_activation="linear", optimizer="sgd",
        training__precision="float32", averaging="ema", schedule="cosine", clipping="value",
    )  # fmt: skip
    learner = Learner(recipe, digits(), torch.device("cpu"), way=way)
    good = GoodWeights(learner)
    good.keep()
    for _ in range(3):
        learner.advance(0.0, one_step=True)
    learner.change("training.learning_rate", 1e37)
    with pytest.raises(Diverged) as caught:
        _to_the_end(learner)
    cause = good.cause_of(caught.value)
    assert cause is not None
    assert 3 <= cause.step <= caught.value.step
    assert cause.weight in dict(learner.model.named_parameters())


def test_a_rate_that_was_changed_is_changed_when_the_steps_are_taken_again() -> None:
    learner = Learner(narrow(), digits(), torch.device("cpu"))
    good = GoodWeights(learner)
    good.keep()
    for _ in range(3):
        learner._learn()
    learner.change("training.learning_rate", 0.5)
    while learner.step < 14:
        if learner.epoch_done:
            learner.end_epoch()
        learner._learn()
    before = {name: value.clone() for name, value in learner.weights().items()}
    assert good.cause_of(Diverged("The loss is no number", step=14)) is not None
    assert all(torch.equal(before[name], value) for name, value in learner.weights().items())


def test_a_validation_that_is_no_number_ends_the_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measured(model: object, recipe: object, pixels: torch.Tensor, *_: object) -> dict[str, float]:
        return {"loss": 1.0 if len(pixels) <= GLANCE else float("nan"), "mse": 0.1}

    monkeypatch.setattr("aegui.training.learner.measure", measured)
    reports = pull(start(narrow(), tmp_path).training)
    assert isinstance(reports[-1], Failed)
    assert reports[-1].message.startswith("The validation loss of epoch 1 is no number: lower the")
    assert only(reports, Checkpoint)
    assert not only(reports, Changed)
