"""Optimizers, schedules, clipping and averaging: as torch's own, and nothing of them is lost by a break."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from small import assert_same, digits, narrow, resumed, trained
from torch import nn
from torch.optim import lr_scheduler

from aegui.parts.averaging import MovingAverage, averagings
from aegui.parts.clipping import ByNorm, ByValue, clippings
from aegui.parts.optimizers import SGD, Adam, AdamW, Optimizer, RMSprop, optimizers
from aegui.parts.registry import Registry
from aegui.parts.schedules import Cosine, OneCycle, Step, schedules
from aegui.recipe import Recipe, RecipeError, find, make, parse
from aegui.runs.run_folder import Run
from aegui.runs.weights import of_run, read_checkpoint
from aegui.training import optimizers as optimizing
from aegui.training.compiler import without_compiler
from aegui.training.footprint import footprint
from aegui.training.learner import Learner
from aegui.training.reports import Control
from aegui.training.schedule import Pace
from aegui.training.ways import Way

THEIRS: list[tuple[Optimizer, type[torch.optim.Optimizer], dict[str, Any]]] = [
    (Adam(), torch.optim.Adam, {"eps": 1e-7, "fused": True}),
    (Adam(beta1=0.5, weight_decay=0.1), torch.optim.Adam, {"betas": (0.5, 0.999), "weight_decay": 0.1}),
    (AdamW(), torch.optim.AdamW, {}),
    (SGD(), torch.optim.SGD, {"momentum": 0.9}),
    (SGD(momentum=0.0, weight_decay=0.1), torch.optim.SGD, {"weight_decay": 0.1}),
    (SGD(nesterov=True), torch.optim.SGD, {"momentum": 0.9, "nesterov": True}),
    (RMSprop(), torch.optim.RMSprop, {}),
    (RMSprop(momentum=0.5, weight_decay=0.1), torch.optim.RMSprop, {"momentum": 0.5, "weight_decay": 0.1}),
]


def recipe_with(**parts: Any) -> Recipe:
    """Quick-start, narrow, with parts of its own; it learns at 0.01."""
    return narrow(training__learning_rate=0.01).model_copy(update=parts)


def test_all_optimizers_are_held_against_torchs() -> None:
    assert {type(rule).kind for rule, *_ in THEIRS} == set(optimizers.names())


@pytest.mark.parametrize(("rule", "theirs", "settings"), THEIRS)
def test_an_optimizer_is_torchs_own(
    rule: Optimizer, theirs: type[torch.optim.Optimizer], settings: dict[str, Any]
) -> None:
    start = torch.linspace(-1, 1, 12).view(3, 4).t()
    ours, its = ([nn.Parameter(start.clone()), nn.Parameter(start.clone())] for _ in range(2))
    mine = optimizing.maker(recipe_with(optimizer=rule))(ours)
    if "epsilon" in dict(rule):
        settings = {"eps": 1e-7} | settings
    with without_compiler():
        other = theirs(its, lr=0.01, **settings)  # type: ignore[call-arg]
    for step in range(4):
        for parameters in (ours, its):
            parameters[0].grad = torch.linspace(step, 2, 12).view(3, 4).t()  # as the weight lies
            parameters[1].grad = torch.ones(3, 4).t() if step else None  # learns nothing in the first step
        mine.step()
        with without_compiler():
            other.step()
    for one, another in zip(ours, its, strict=True):
        torch.testing.assert_close(one, another)
    remembered = optimizing.state_of({"x": mine})
    assert {name.rsplit(".")[-1] for name in remembered} == set(rule.slots)
    assert min((float(value.min()) for name, value in remembered.items()
                if name.rsplit(".")[-1] not in rule.signed), default=0.0) >= 0  # fmt: skip


def test_clipping_is_torchs_own() -> None:
    given = [torch.tensor([3.0, -4.0]), torch.tensor([[0.5], [12.0]])]
    for clipping, theirs in (
        (ByNorm(longest=2.0), lambda weights: nn.utils.clip_grad_norm_(weights, 2.0)),
        (ByValue(largest=3.5), lambda weights: nn.utils.clip_grad_value_(weights, 3.5)),
    ):
        ours, its = ([nn.Parameter(torch.zeros_like(one)) for one in given] for _ in range(2))
        for weights in (ours, its):
            for weight, gradient in zip(weights, given, strict=True):
                weight.grad = gradient.clone()
        rule = SGD(momentum=0.0)
        optimizing.maker(recipe_with(optimizer=rule, clipping=clipping))(ours).step()
        theirs(its)
        for one, another in zip(ours, its, strict=True):
            assert another.grad is not None
            torch.testing.assert_close(one.data, -0.01 * another.grad)


def _rates(scheduler: Any, optimizer: torch.optim.Optimizer, steps: int) -> list[float]:
    rates = []
    for _ in range(steps):
        rates.append(float(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        scheduler.step()
    return rates


@pytest.mark.parametrize("kind", schedules.names())
def test_a_schedule_is_torchs_own(kind: str) -> None:
    epochs, steps = 10, 7
    whole = epochs * steps
    ours = {
        "cosine": Cosine(lowest=0.01),
        "step": Step(every=3, factor=0.3),
        "one-cycle": OneCycle(last=1e-3, rising=0.4),
    }.get(kind, schedules.make(kind))
    with without_compiler():
        optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=0.2)
        scheduler: lr_scheduler.LRScheduler = lr_scheduler.ConstantLR(optimizer, 1.0)
        if kind == "cosine":
            scheduler = lr_scheduler.CosineAnnealingLR(optimizer, whole, 0.01)
        elif kind == "step":
            scheduler = lr_scheduler.StepLR(optimizer, 3 * steps, 0.3)
        elif kind == "one-cycle":
            scheduler = lr_scheduler.OneCycleLR(
                optimizer, 0.2, total_steps=whole + 1, pct_start=(0.4 * whole + 1) / (whole + 1),
                div_factor=25, final_div_factor=40, cycle_momentum=False,
            )  # fmt: skip
        expected = _rates(scheduler, optimizer, whole)
    pace = Pace(ours, epochs)
    rates = [pace.rate(0.2, step, step / steps) for step in range(whole)]
    assert rates == pytest.approx(expected, rel=1e-4, abs=1e-7)
    assert len(set(rates)) == 1 or all(pace.varies(step, step / steps) for step in range(9))


TOGETHER: list[dict[str, Any]] = [  # every kind of every registry once
    {"optimizer": "adamw", "schedule": "cosine", "clipping": "norm", "averaging": "ema"},
    {"optimizer": "sgd", "schedule": "one-cycle", "clipping": "value", "training__learning_rate": 0.5},
    {"optimizer": "rmsprop", "optimizer__momentum": 0.5, "schedule": "step", "schedule__every": 1,
     "averaging": "ema", "schedule__keep": "best:val_loss", "training__learning_rate": 0.003},
]  # fmt: skip


def test_every_kind_is_tried() -> None:
    registries: dict[str, Registry[Any]] = {
        "optimizer": optimizers, "schedule": schedules, "clipping": clippings, "averaging": averagings,
    }  # fmt: skip
    for name, registry in registries.items():
        left_out = set(registry.names()) - {str(changes.get(name, "none")) for changes in TOGETHER}
        assert left_out <= {"adam", "constant"}, f"{left_out} of {name} is tried by no training that stops"


@pytest.mark.parametrize("changes", TOGETHER, ids=lambda one: one["optimizer"])
def test_a_break_changes_nothing(changes: dict[str, Any], tmp_path: Path) -> None:
    recipe = narrow(**changes, training__epochs=2, training__batch=256)
    whole = trained(recipe, tmp_path / "whole")
    stopped = trained(recipe, tmp_path / "stopped", {8: Control(stop=True)})
    before = Run(stopped).table("metrics.csv")
    resumed(stopped)
    assert_same(whole, stopped)
    assert len(before["epoch"]) == 1


@pytest.mark.parametrize(
    ("name", "rate"), {"adam": 0.01, "adamw": 0.01, "sgd": 10.0, "rmsprop": 0.003}.items()
)
def test_it_learns(name: str, rate: float) -> None:
    learner = Learner(narrow(optimizer=name, training__learning_rate=rate), digits(), torch.device("cpu"))
    while not learner.epoch_done:
        learner._learn()
    losses = learner._read(0)[2]["loss"]
    assert losses[-1] < 0.6 * losses[0]


def test_a_live_change_is_of_what_the_schedule_begins_with() -> None:
    learner = Learner(narrow(schedule="cosine", training__epochs=2), digits(), torch.device("cpu"))
    for _ in range(11):
        learner._learn()
    learner.epoch, learner.position = 1, 0
    learner.change("training.learning_rate", 0.5)
    assert learner.learning_rate == pytest.approx(0.25)


@pytest.mark.parametrize("way", [Way(), Way("bfloat16", threads=2, parts=2), Way(threads=2, parts=2)])
@pytest.mark.parametrize("name", ["sgd", "rmsprop"])
def test_several_optimizers_learn_in_parts_and_in_lower_precision(name: str, way: Way) -> None:
    recipe = narrow(
        model={"kind": "adversarial", "widths": [8]}, training__batch=64, training__precision="float32",
        optimizer=name, clipping="norm", clipping__longest=0.1, averaging="ema",
    )  # fmt: skip
    learner = Learner(recipe, digits(), torch.device("cpu"), way=way)
    assert len(learner.optimizers) == 3
    first = [weight.clone() for weight in learner.kept.parameters()]
    report = learner.advance(30.0, one_step=False)
    assert all(torch.isfinite(torch.tensor(values)).all() for values in report.losses.values())
    assert not all(
        torch.equal(one, other) for one, other in zip(first, learner.kept.parameters(), strict=True)
    )
    again = Learner(recipe, digits(), torch.device("cpu"), way=way)
    again.restore(learner.checkpoint())
    for each in (learner, again):
        each._order = each._begin_epoch()
        each.position = 0
        each._learn()
    for one, other in zip(learner.kept.parameters(), again.kept.parameters(), strict=True):
        assert torch.equal(one, other)


def test_a_norm_is_of_all_gradients_in_any_number_of_parts() -> None:
    recipe = narrow(training__batch=64, optimizer="sgd", clipping="norm", clipping__longest=0.01)
    learners = [
        Learner(recipe, digits(), torch.device("cpu"), way=way) for way in (Way(), Way(threads=2, parts=2))
    ]
    for learner in learners:
        for _ in range(3):
            learner._learn()
    for one, other in zip(*(learner.model.parameters() for learner in learners), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-6)


def test_what_a_run_keeps_is_the_mean_of_its_weights(tmp_path: Path) -> None:
    recipe = narrow(averaging="ema", averaging__decay=0.9, training__epochs=1)
    learner = Learner(recipe, digits(), torch.device("cpu"))
    mean = {name: value.clone() for name, value in learner.model.state_dict().items()}
    while not learner.epoch_done:
        learner._learn()
        decay = min(0.9, (1 + learner.step) / (10 + learner.step))
        for name, value in learner.model.state_dict().items():
            mean[name] = decay * mean[name] + (1 - decay) * value
    moment = learner.moment()
    for name, value in learner.weights().items():
        torch.testing.assert_close(value, mean[name])
        assert torch.equal(moment.weights[name], value.half())
    epoch = learner.end_epoch()
    learner.kept.load_state_dict(learner.model.state_dict())
    with learner._measuring():
        pass
    path = trained(recipe, tmp_path)
    stored, checkpoint = of_run(Run(path)), read_checkpoint(Run(path))
    assert checkpoint.average is not None
    for name, value in stored.items():
        torch.testing.assert_close(value, mean[name])
        assert torch.equal(value, checkpoint.average[name])
        assert not torch.equal(value, checkpoint.weights[name])
    row = Run(path).table("metrics.csv")
    assert row["val_loss"][-1] == pytest.approx(epoch.validation["loss"])


def test_a_mean_of_the_weights_takes_memory() -> None:
    one, other = (footprint(narrow(averaging=kind), 1797) for kind in ("none", "ema"))
    assert other.memory - one.memory >= 2 * 4 * one.parameters
    assert other.disk > one.disk


def test_shares_of_a_mean() -> None:
    shares = [MovingAverage(decay=0.99).share(step) for step in (1, 8, 10_000)]
    assert shares == pytest.approx([1 - 2 / 11, 0.5, 0.01])


def test_recipes_of_older_programs_are_read() -> None:
    old = "[training]\nlearning_rate = 0.01\nbeta1 = 0.5\nepsilon = 1e-8\n[schedule]\ncool_down = 3\n"
    recipe = parse(old, "old")
    assert recipe.optimizer == Adam(beta1=0.5, epsilon=1e-8)
    assert (recipe.schedule.kind, recipe.schedule.cool_down) == ("constant", 3)
    assert recipe.training.learning_rate == 0.01
    assert find("quick-start").changed({"training.beta2": 0.9}).optimizer == Adam(beta2=0.9)
    with pytest.raises(RecipeError, match=r"optimizer\.beta1 is no setting here; there are .*momentum"):
        make({"optimizer": "sgd", "training": {"beta1": 0.5}})
    with pytest.raises(RecipeError, match="training is 3"):
        make({"training": 3, "optimizer": 4})
