"""A batch learnt in parts side by side: the step is the whole batch's, and runs stay what they are."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
import torch
from small import STEP_BY_STEP, assert_same, digits, narrow, pull, resumed

from aegui.parts.models import Batch, variational
from aegui.parts.models.adversarial import AdversarialAutoencoder
from aegui.recipe import Recipe, find
from aegui.runs.jobs import Job, begin
from aegui.runs.run_folder import Run
from aegui.training import optimizers as optimizing
from aegui.training import ways
from aegui.training.batch_parts import Parts
from aegui.training.building import build
from aegui.training.learner import Learner
from aegui.training.reports import Control
from aegui.training.ways import Way

CPU = torch.device("cpu")
ALONE, TOGETHER = Way(), Way(threads=2, parts=2)
IMAGES = torch.rand(33, 1, 28, 28, generator=torch.Generator().manual_seed(0))
BATCH = {"training.batch": 32, "training.precision": "float32"}
RECIPES = {
    "plain": narrow(),
    "convolutional": find("conv-16").changed({"network.filters": [4, 8]}),
    "contractive": narrow(penalty={"kind": "contractive", "weight": 0.1}, network__activation="sigmoid"),
    "variational": narrow(model={"kind": "variational", "code": 3}, loss={"kind": "bce", "reduction": "sum"}),
    "adversarial": narrow(model={"kind": "adversarial", "widths": [16]}, prior={"kind": "gaussian"}),
}


Steps = tuple[list[torch.Tensor], list[dict[str, float]]]


def steps(recipe: Recipe, way: Way, counts: tuple[int, ...]) -> Steps:
    """The weights after some steps with so many images each, and the losses of the steps."""
    torch.manual_seed(0)
    model = build(recipe)
    optimizers = model.optimizers(optimizing.maker(recipe))
    parts = Parts(model, optimizers, way)

    def batch(rows: torch.Tensor, *part: int) -> Batch:
        return Batch(IMAGES[rows], IMAGES[rows], None, torch.Generator())

    losses = [parts.learn(torch.arange(count), batch) for count in counts]
    return list(model.parameters()), [{name: float(x) for name, x in each.items()} for each in losses]


@pytest.mark.parametrize("name", RECIPES)
def test_a_step_in_parts_is_that_of_the_whole_batch(name, monkeypatch):
    monkeypatch.setattr(variational, "_draw", lambda mean, log_variance, generator: mean)
    monkeypatch.setattr(
        AdversarialAutoencoder, "prior_codes", lambda self, count, *_: torch.ones(count, self.code)
    )
    recipe = RECIPES[name].changed(BATCH | {"optimizer.epsilon": 1e-3})  # Adam does not blow up rounding
    counts = (32, 33, 1, 2)  # also an odd batch, and one that can't be divided
    (ours, mine), (theirs, its) = (steps(recipe, way, counts) for way in (TOGETHER, ALONE))
    for one, other in zip(ours, theirs, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-5)
    for found, expected in zip(mine, its, strict=True):
        assert found == pytest.approx(expected, rel=1e-3, abs=1e-5)
    before, _ = steps(recipe, ALONE, ())
    assert not all(torch.allclose(one, other, atol=1e-4) for one, other in zip(ours, before, strict=True))


@pytest.mark.parametrize("way", [Way("bfloat16"), Way("bfloat16", threads=2, parts=2)])
@pytest.mark.parametrize("name", ["plain", "convolutional", "contractive"])
def test_copies_in_lower_precision_follow_the_weights(name, way):
    recipe = RECIPES[name].changed(BATCH)
    counts = (32, 1, 32, 32, 32)  # after one that can't be divided, too
    (ours, mine), (theirs, its) = (steps(recipe, each, counts) for each in (way, ALONE))
    assert {weight.dtype for weight in ours} == {torch.float32}
    for found, expected in zip(mine, its, strict=True):
        assert found == pytest.approx(expected, rel=0.02)
    rate = recipe.training.learning_rate
    for one, other in zip(ours, theirs, strict=True):
        assert (one - other).abs().mean() < rate


def test_a_teacher_follows_what_learns_in_lower_precision():
    small = {"network.widths": [16], "model.widths": [16], "model.labelled": 20, "data": {"kind": "digits"}}
    recipe = find("aae-semi").changed({"training.batch": 32, **small})
    learner = Learner(recipe, digits(), CPU, way=Way("bfloat16"))
    for _ in range(3):
        learner._learn()
    assert isinstance(learner.model.teacher, torch.nn.Module)
    teacher, encoder = learner.model.teacher.state_dict(), learner.model.encoder.state_dict()
    assert all(weight.dtype == torch.float32 for weight in teacher.values())
    assert all((teacher[name] - encoder[name]).abs().max() < 0.01 for name in teacher)


def test_a_change_is_a_step_of_torchs_own():
    make = optimizing.maker(narrow())
    start = torch.linspace(-1, 1, 12).view(3, 4).t()
    ours, theirs = ([torch.nn.Parameter(start.clone()) for _ in range(2)] for _ in range(2))
    mine, its = make(ours), make(theirs)
    for step in range(3):
        for each in (ours, theirs):
            each[0].grad = torch.linspace(step, 2, 12).view(4, 3)
            each[1].grad = torch.ones(4, 3) if step else None  # learns nothing in the first step
        its.step()
        for parameter in ours:
            optimizing.change(mine, [parameter])
        assert all(torch.equal(one, other) for one, other in zip(ours, theirs, strict=True))
    one, other = optimizing.state_of({"x": mine}), optimizing.state_of({"x": its})
    assert one.keys() == other.keys()
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_what_a_part_raises_is_raised_and_the_next_step_goes_on():
    learner = Learner(narrow(training__batch=32), digits(), CPU, way=TOGETHER)
    whole = learner._batch

    def broken(rows: torch.Tensor, *part: int) -> Batch:
        if part == (1,):
            raise MemoryError("no room")
        return whole(rows, *part)

    with pytest.raises(MemoryError, match="no room"):
        learner._parts.learn(torch.arange(32), broken)
    assert torch.isfinite(learner._parts.learn(torch.arange(32), whole)["loss"])


@pytest.mark.parametrize(
    ("recipe", "parts"),
    [
        (narrow(), 2),
        (narrow(training__batch=8), 1),
        (narrow(penalty={"kind": "kl-sparsity"}, network__code_activation="sigmoid"), 1),
        (find("aae-semi"), 1),
    ],
)
def test_a_batch_is_divided_where_its_gradient_is_the_mean_of_its_parts(recipe, parts):
    tried = {way.parts for way in ways.candidates(recipe, build(recipe), CPU, 2)}
    assert tried == {1, parts}
    assert {way.parts for way in ways.candidates(recipe, build(recipe), CPU, 1)} == {1}


def test_a_named_precision_learns_in_parts_unmeasured():
    recipe = narrow(training__precision="float32")
    assert [way.parts for way in ways.candidates(recipe, build(recipe), CPU, 2)] == [2]


def test_a_run_goes_on_in_parts_as_it_began(monkeypatch, tmp_path):
    monkeypatch.setattr(ways, "WORTH", 0.0)
    monkeypatch.setattr(ways, "PATIENCE", float("inf"))
    tried = len(ways.candidates(narrow(), build(narrow()), CPU, 2))
    turns = itertools.count(1)
    monkeypatch.setattr(ways, "_times", lambda step: [step() or 1 / next(turns)])  # the last one wins
    recipe = narrow(training__epochs=1)

    def run(folder, answers):
        begun = begin(Job(recipe, (), tmp_path / folder, "test", "cpu", threads=2), STEP_BY_STEP)
        pull(begun.training, answers)
        return begun.path

    whole = run("whole", None)
    assert (Run(whole).state["parts"], Run(whole).state["threads"]) == (2, 2)
    assert len(Run(whole).state["speeds"]) == tried + 1
    halved = run("halved", {5: Control(stop=True)})
    resumed(halved)
    assert_same(halved, whole)
    assert ways.recorded(Run(whole).state, recipe, 2).parts == 2
    assert ways.recorded(Run(whole).state, recipe, 1) == replace(ALONE, precision="bfloat16")
