"""Schedules: warm-up, cool-down, plateaus, an early end, and the best model kept."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest
import torch
from small import assert_same, narrow, pull, resumed, start, trained

from aegui.parts.schedules import Constant
from aegui.runs.run_folder import Run
from aegui.runs.weights import of_run, read_checkpoint
from aegui.training.reports import Control, Epoch, Finished
from aegui.training.schedule import Pace, Standing


def test_the_rate_rises_and_falls():
    pace = Pace(Constant(warm_up=4, cool_down=2), epochs=10)
    assert [pace.share(step, 0.0) for step in range(5)] == [0.25, 0.5, 0.75, 1.0, 1.0]
    assert [pace.share(1000, epoch) for epoch in (7.9, 8.0, 9.0, 9.5, 10.0)] == [1.0, 1.0, 0.5, 0.25, 0.0]
    assert pace.varies(2, 0.0)
    assert not pace.varies(50, 5.0)
    assert pace.varies(50, 8.5)
    assert Pace(Constant(), epochs=3).share(0, 0.0) == 1.0


def test_a_plateau_is_torchs():
    """`ReduceLROnPlateau` with a patience of one less, as SYSTEMS' colour recipe is to be read."""
    losses = [1.0, 0.9, 0.89995, 0.9, 0.9, 0.91, 0.9, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8]
    weight = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([weight], lr=0.001)
    theirs = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer, factor=0.3, patience=4, threshold=1e-4, threshold_mode="abs", min_lr=2e-4
    )
    ours = Pace(Constant(patience=5, factor=0.3, improvement=1e-4, lowest=2e-4), epochs=100)
    rate = 0.001
    for loss in losses:
        theirs.step(loss)
        rate = ours.after_epoch({"loss": loss}, rate)
        assert rate == pytest.approx(optimizer.param_groups[0]["lr"])
    assert rate == 2e-4


def test_a_training_ends_early():
    pace = Pace(Constant(stop_after=3), epochs=100)
    for loss in (1.0, 0.5, 0.5, 0.5):
        pace.after_epoch({"loss": loss}, 0.1)
        assert not pace.over
    pace.after_epoch({"loss": 0.5}, 0.1)
    assert pace.over


def test_the_best_is_by_the_figure_that_is_named():
    pace = Pace(Constant(keep="best:val_mse"), epochs=10)
    assert pace.is_best({"loss": 9.0, "mse": 0.5}, 1)
    assert not pace.is_best({"loss": 1.0, "mse": 0.6}, 2)
    assert pace.is_best({"loss": 9.0, "mse": 0.4}, 3)
    assert pace.standing.best_epoch == 3
    assert not Pace(Constant(), epochs=10).is_best({"loss": 0.0, "mse": 0.0}, 1)


def test_a_checkpoint_carries_where_it_stands():
    assert Pace(Constant(), epochs=1).counters() == {"waited": 0, "stale": 0, "best_epoch": 0}
    pace = Pace(Constant(patience=3), epochs=9)
    pace.after_epoch({"loss": 0.5}, 0.1)
    pace.after_epoch({"loss": 0.5}, 0.1)
    stored: dict[str, Any] = dict(pace.counters())
    assert Standing(**stored) == pace.standing
    assert math.isinf(Standing().least)


SCHEDULED = {
    "training__epochs": 6,
    "training__learning_rate": 0.02,
    "schedule__warm_up": 7,
    "schedule__patience": 1,
    "schedule__improvement": 0.002,
    "schedule__keep": "best:val_loss",
}


def test_a_scheduled_training_goes_on_as_if_it_had_never_stopped(tmp_path):
    recipe = narrow(**SCHEDULED)
    whole = trained(recipe, tmp_path / "whole")
    stopped = trained(recipe, tmp_path / "stopped", {4: Control(stop=True)})
    resumed(stopped)
    again = trained(recipe, tmp_path / "again", {30: Control(stop=True)})
    resumed(again)
    assert_same(whole, stopped)
    assert_same(whole, again)


def test_the_run_keeps_the_best_model(tmp_path):
    recipe = narrow(training__epochs=5, training__learning_rate=0.3, schedule__keep="best:val_loss")
    begun = start(recipe, tmp_path)
    reports = pull(begun.training)
    losses = [report.validation["loss"] for report in reports if isinstance(report, Epoch)]
    best = losses.index(min(losses)) + 1
    run = Run(begun.path)
    assert run.results["best_epoch"] == best
    checkpoint = read_checkpoint(run)
    assert checkpoint.best is not None
    kept = of_run(run)
    assert all(torch.equal(kept[name], checkpoint.best[name]) for name in kept)
    if best < 5:
        assert any(not torch.equal(kept[name], checkpoint.weights[name]) for name in kept)


def test_an_early_end_is_no_stop(tmp_path):
    recipe = narrow(training__epochs=50, schedule__stop_after=2, schedule__improvement=10.0)
    begun = start(recipe, tmp_path)
    last = pull(begun.training)[-1]
    assert isinstance(last, Finished)
    assert (last.stopped, last.epoch) == (False, 3)
    assert Run(begun.path).state["status"] == "finished"


def test_warm_up_sets_the_first_rates(tmp_path):
    begun = start(narrow(**SCHEDULED), tmp_path)
    epochs = [report for report in pull(begun.training) if isinstance(report, Epoch)]
    assert epochs[0].learning_rate == 0.02
    assert all(later.learning_rate <= earlier.learning_rate for earlier, later in pairwise(epochs))
    assert epochs[-1].learning_rate < 0.02


def test_bfloat16_learns_and_is_recorded(tmp_path):
    exact, coarse = (trained(narrow(training__precision=p), tmp_path) for p in ("float32", "bfloat16"))
    assert Run(coarse).state["precision"] == "bfloat16"
    losses = [Run(path).results["test_mse"] for path in (exact, coarse)]
    assert losses[1] == pytest.approx(losses[0], rel=0.05)
    assert losses[0] != losses[1]
    assert all(value.dtype == torch.float32 for value in of_run(Run(coarse)).values())
