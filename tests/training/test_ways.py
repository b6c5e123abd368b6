"""Ways to compute a training's steps: they compute the same, are measured, and belong to the run."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from small import STEP_BY_STEP, assert_same, narrow, resumed, trained
from torch import nn

from aegui import translation
from aegui.parts.losses import losses
from aegui.parts.networks.layers import ConvTranspose2d, Linear, has_one_dnn
from aegui.runs.jobs import Job, begin
from aegui.runs.run_folder import Run
from aegui.training import ways
from aegui.training.building import build
from aegui.training.reports import Control
from aegui.training.ways import Way

CPU = torch.device("cpu")
TORCH, ONE_DNN, LOWER = "float32 by torch, 1 thread", "float32 by oneDNN, 1 thread", "bfloat16, 1 thread"


def gradients(output: torch.Tensor, *of: torch.Tensor) -> tuple[torch.Tensor, ...]:
    weights = torch.linspace(-1, 1, output.numel()).view_as(output)
    return torch.autograd.grad((output * weights).sum(), of)


@pytest.mark.skipif(not has_one_dnn(), reason="this torch has no oneDNN")
def test_a_dense_layer_learns_the_same_through_one_dnn():
    torch.manual_seed(0)
    layer, inputs = Linear(30, 20), torch.randn(8, 30, requires_grad=True)
    ours = layer(inputs)
    layer.one_dnn = True
    theirs = layer(inputs)
    torch.testing.assert_close(theirs, ours)
    assert "_Dense" in type(theirs.grad_fn).__name__
    for one, other in zip(
        gradients(theirs, inputs, layer.weight, layer.bias),
        gradients(ours, inputs, layer.weight, layer.bias),
        strict=True,
    ):
        torch.testing.assert_close(one, other)
    assert torch.equal(layer.eval()(inputs), F.linear(inputs, layer.weight, layer.bias))


@pytest.mark.parametrize("one_dnn", [False, has_one_dnn()])
def test_the_gradient_of_a_dense_layer_can_be_made_from_the_parts_of_a_batch(one_dnn):
    torch.manual_seed(0)
    layer, inputs = Linear(30, 20), torch.randn(8, 30)
    layer.one_dnn = one_dnn
    layer(inputs).square().sum().backward()
    lessons = layer.lessons = []
    expected, layer.weight.grad = layer.weight.grad, None
    for part in inputs.split(5):
        layer(part).square().sum().backward()
    assert (len(lessons), layer.weight.grad) == (2, None)
    torch.testing.assert_close(layer.taught(lessons), expected)


@pytest.mark.skipif(not has_one_dnn(), reason="this torch has no oneDNN")
def test_a_penalty_on_the_gradient_learns_through_one_dnn_too():
    torch.manual_seed(0)
    layer, inputs = Linear(6, 4), torch.randn(5, 6, requires_grad=True)
    found = []
    for through in (False, True):
        layer.one_dnn = through
        (pulled,) = torch.autograd.grad(layer(inputs).sigmoid().sum(), inputs, create_graph=True)
        found.append(torch.autograd.grad(pulled.square().sum(), layer.weight)[0])
    torch.testing.assert_close(*found)


@pytest.mark.parametrize(
    ("channels", "stride", "padding"), [(3, 1, 1), (3, 2, 1), (1, 1, 1), (1, 1, 0), (1, 1, 2)]
)
def test_a_transposed_convolution_is_torchs_own(channels, stride, padding):
    torch.manual_seed(0)
    ours = ConvTranspose2d(4, channels, 3, stride, padding, output_padding=stride - 1)
    theirs = nn.ConvTranspose2d(4, channels, 3, stride, padding, output_padding=stride - 1)
    theirs.load_state_dict(ours.state_dict())
    images = torch.randn(2, 4, 5, 6, requires_grad=True)
    one, other = ours(images), theirs(images)
    torch.testing.assert_close(one, other)
    mine, its = gradients(one, images, *ours.parameters()), gradients(other, images, *theirs.parameters())
    torch.testing.assert_close(mine, its)


@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_cross_entropy_is_torchs_own_to_its_bounds(reduction):
    output = torch.tensor([0.0, 1.0, 0.0, 1.0, 0.3, 0.9, 1e-30]).view(1, 1, 1, 7).requires_grad_()
    target = torch.tensor([0.0, 1.0, 1.0, 0.0, 0.3, 0.2, 1.0]).view(1, 1, 1, 7)
    ours = type(losses.make("bce")).function(output, target, reduction)
    theirs = F.binary_cross_entropy(output, target, reduction=reduction)
    torch.testing.assert_close(ours, theirs)
    (one,), (other,) = (torch.autograd.grad(loss, output) for loss in (ours, theirs))
    torch.testing.assert_close(one, other)


def test_auto_tries_what_the_machine_has_and_a_named_precision_is_kept():
    recipe = narrow()
    model = build(recipe)
    assert recipe.training.precision == "auto"
    tried = {way.precision for way in ways.candidates(recipe, model, CPU, 2)}
    assert tried == {"float32", "bfloat16"}
    for asked in ("float32", "bfloat16"):
        named = narrow(training__precision=asked)
        assert {way.precision for way in ways.candidates(named, model, CPU, 2)} == {asked}
    (only,) = ways.candidates(recipe, model, torch.device("cuda"), 2)
    assert (only.precision, only.products) == ("float32", "torch")


@pytest.mark.skipif(not has_one_dnn(), reason="this torch has no oneDNN")
@pytest.mark.parametrize(("slow", "products"), [(True, "oneDNN"), (False, "torch")])
def test_a_named_float32_goes_by_the_processor_and_is_not_measured(slow, products, monkeypatch, tmp_path):
    monkeypatch.setattr(ways, "WORTH", 0.0)
    monkeypatch.setattr(ways, "mkl_is_slow", lambda: slow)
    state = Run(trained(narrow(training__precision="float32"), tmp_path)).state
    assert (state["precision"], state["products"], "speeds" in state) == ("float32", products, False)


def race(monkeypatch, seconds: dict[str, float], threads: int) -> Way:
    """What wins where a step takes so long in each way."""
    monkeypatch.setattr(ways, "_times", lambda step: [step()])
    monkeypatch.setattr(ways, "use_threads", lambda _: None)
    plain = Way(threads=threads)
    tried = [plain, Way(products="oneDNN", threads=threads), Way("bfloat16", threads=threads)]
    start: Any = lambda way: lambda: seconds[way.text]  # noqa: E731 (a step that says how long it took)
    return ways.fastest(tried, start)


def test_the_fastest_wins_and_all_speeds_are_told(monkeypatch):
    seconds = {TORCH: 0.02, ONE_DNN: 0.01, LOWER: 0.04}
    best = race(monkeypatch, seconds, 1)
    assert best.text == ONE_DNN
    assert best.speeds == {name: 1 / value for name, value in seconds.items()}


def test_the_plain_way_stays_unless_another_is_clearly_faster(monkeypatch):
    seconds = {TORCH: 0.0102, ONE_DNN: 0.01, LOWER: 0.02}
    assert race(monkeypatch, seconds, 1).text == TORCH


def test_one_thread_is_tried_where_several_may_only_wait_for_each_other(monkeypatch):
    seconds = {
        "float32 by torch, 2 threads": 0.03, "float32 by oneDNN, 2 threads": 0.02,
        "bfloat16, 2 threads": 0.01, LOWER: 0.005,
    }  # fmt: skip
    best = race(monkeypatch, seconds, 2)
    assert (best.text, best.threads) == (LOWER, 1)
    assert best.speeds.keys() == seconds.keys()


def test_a_language_that_changes_meanwhile_changes_no_name(monkeypatch):
    def shouting(context: str, text: str, count: int) -> str:
        return text.upper()

    def switch() -> None:
        monkeypatch.setattr(translation, "_translator", shouting)

    monkeypatch.setattr(ways, "ROUNDS", 1)
    monkeypatch.setattr(ways, "SHARE", 0.0)
    best = ways.fastest([Way(), Way("bfloat16")], lambda way: switch)
    assert best.speeds.keys() == {TORCH, LOWER}


def test_short_trainings_are_not_measured():
    recipe = narrow()
    assert not ways.worth_measuring(recipe, build(recipe), 1500)
    assert ways.worth_measuring(recipe.changed({"training.epochs": 100_000}), build(recipe), 1500)


@pytest.fixture
def measured(monkeypatch):
    """Every training is worth measuring, and oneDNN wins."""
    monkeypatch.setattr(ways, "WORTH", 0.0)

    turns = itertools.cycle([0.1, 0.001, 0.1])

    def times(step):
        step()
        return [next(turns)]

    monkeypatch.setattr(ways, "_times", times)


@pytest.mark.skipif(not has_one_dnn(), reason="this torch has no oneDNN")
def test_measuring_changes_nothing_but_the_way_and_the_run_keeps_it(measured, tmp_path):
    path = trained(narrow(), tmp_path / "whole")
    state = Run(path).state
    assert (state["precision"], state["products"], state["threads"]) == ("float32", "oneDNN", 1)
    assert state["speeds"].keys() == {TORCH, ONE_DNN, LOWER}
    halved = trained(narrow(), tmp_path / "halved", {5: Control(stop=True)})
    resumed(halved)
    assert_same(halved, path)
    assert Run(halved).state["speeds"] == state["speeds"]


def test_measuring_can_be_cancelled_and_leaves_no_run(measured, tmp_path):
    def leave(share, what):
        if "fastest" in what:
            raise InterruptedError(what)

    with pytest.raises(InterruptedError):
        begin(Job(narrow(), (), tmp_path / "runs", "test", "cpu", threads=1), STEP_BY_STEP, leave)
    assert not list(tmp_path.rglob("recipe.toml"))


@pytest.mark.parametrize(
    ("state", "text"),
    [
        ({}, "float32 by torch, 2 threads"),
        ({"precision": "bfloat16"}, "bfloat16, 2 threads"),
        ({"precision": "odd", "products": 3}, "float32 by torch, 2 threads"),
    ],
)
def test_a_run_of_an_older_program_goes_on_as_it_began(state, text):
    assert ways.recorded(state, narrow(), 2).text == text
