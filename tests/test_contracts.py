"""What every part holds to, asked of everything that is registered."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from small import digits, narrow, sliced, trained
from torch import nn

from aegui.explore.loss_curves import HIDDEN
from aegui.explore.page import words
from aegui.explore.quantities import Glossary
from aegui.explore.term_pictures import TermSource, picture
from aegui.parts import quantities
from aegui.parts.averaging import averagings
from aegui.parts.clipping import clippings
from aegui.parts.datasets import datasets
from aegui.parts.initialisers import initialisers
from aegui.parts.input_layers import input_layers
from aegui.parts.losses import losses
from aegui.parts.models import families
from aegui.parts.networks import activate, networks
from aegui.parts.noises import level_of, noises, with_level
from aegui.parts.optimisation import Training
from aegui.parts.optimizers import optimizers
from aegui.parts.penalties import dense_jacobian, hutchinson, penalties
from aegui.parts.priors import Mixture, priors
from aegui.parts.registry import Registry
from aegui.parts.schedules import schedules
from aegui.parts.tasks import tasks
from aegui.recipe import Recipe, fields_of, find, parse, shipped
from aegui.runs.run_folder import Run, read_arrays
from aegui.runs.snapshot import of_weights, open_run
from aegui.runs.tables import METRICS, STEPS
from aegui.runs.weights import read as read_weights
from aegui.runs.weights import write as write_weights
from aegui.training.building import build, parameter_count, rebuild, size_of
from aegui.training.learner import Learner
from aegui.training.splits import ImageSet, Splits

REGISTRIES: dict[str, Registry[Any]] = {
    "noise": noises, "loss": losses, "initialiser": initialisers, "task": tasks, "input layer": input_layers,
    "prior": priors, "penalty": penalties,
    "network": networks, "family": families, "data": datasets,
    "optimizer": optimizers, "schedule": schedules, "gradient clipping": clippings, "averaging": averagings,
}  # fmt: skip
EVERY_PART = [(sort, entry) for sort, registry in REGISTRIES.items() for entry in registry]
SHAPES = [(1, 28, 28), (1, 32, 32), (3, 32, 32), (1, 7, 5)]


def each(registry):
    """Parametrise a test over everything that a registry holds."""
    return pytest.mark.parametrize("entry", list(registry), ids=lambda entry: entry.name)


def stream(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def images(count: int = 6, shape: tuple[int, int, int] = (1, 28, 28)) -> torch.Tensor:
    return torch.rand((count, *shape), generator=stream(5))


@pytest.fixture(autouse=True)
def _one_thread():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


# Descriptions


@pytest.mark.parametrize(("sort", "entry"), EVERY_PART, ids=lambda v: getattr(v, "name", v))
def test_parts_say_what_they_are(sort, entry):
    assert entry.label[0].isupper() or not entry.label[0].isalpha()
    assert entry.help.endswith(".")
    assert entry.what.kind == entry.name
    assert REGISTRIES[sort][entry.name] is entry
    assert entry.what.__doc__


@pytest.mark.parametrize(("sort", "entry"), EVERY_PART, ids=lambda v: getattr(v, "name", v))
def test_fields_say_what_they_are(sort, entry):
    part = entry.what()
    assert set(fields_of(part)) == set(type(part).model_fields)
    for name, field in type(part).model_fields.items():
        assert field.title, f"{entry.name}.{name} has no label"
        assert (field.description or "").endswith("."), f"{entry.name}.{name} has no help"
        assert {"unit", "live"} <= set(field.json_schema_extra or {})


@pytest.mark.parametrize("name", Training.model_fields)
def test_the_training_says_what_it_is(name):
    field = Training.model_fields[name]
    assert field.title
    assert (field.description or "").endswith(".")


@pytest.mark.parametrize(("sort", "entry"), EVERY_PART, ids=lambda v: getattr(v, "name", v))
def test_parts_are_made_from_what_they_say_of_themselves(sort, entry):
    part = entry.what()
    assert REGISTRIES[sort].make(part.model_dump()) == part
    assert REGISTRIES[sort].make(entry.name) == part


@pytest.mark.parametrize("registry", REGISTRIES.values(), ids=REGISTRIES)
def test_the_order_is_settled(registry):
    orders = [entry.order for entry in registry]
    assert orders == sorted(orders)
    with pytest.raises(ValueError, match="there are"):
        registry["no-such-part"]


# Families


def trainable() -> list[Recipe]:
    """One epoch of every family with every penalty that counts in it, and all that either can record."""
    made = []
    for family in families:
        for penalty in penalties:
            if penalty.what().recorded is None or family.what.penalisable:
                sigmoid = {"network.code_activation": "sigmoid"} if penalty.name == "kl-sparsity" else {}
                few = {"model.labelled": 30, "model.consistency": 1.0} if family.what.guesses_labels else {}
                given = {"model.kind": family.name, "penalty.kind": penalty.name, "training.epochs": 1}
                made.append(narrow(loss__kind="bce", loss__reduction="sum").changed(sigmoid | few | given))
    return made


@pytest.mark.parametrize("recipe", trainable(), ids=lambda one: f"{one.model.kind}-{one.penalty.kind}")
def test_all_that_a_training_records_is_named_and_has_a_unit(recipe, tmp_path):
    run = Run(trained(recipe, tmp_path))
    columns = [*run.table(METRICS), *run.table(STEPS)]
    said = quantities.from_json(run.state["quantities"])
    assert set(said) == set(recipe.quantities)
    found = {re.sub(r"\d+$", "{}", name.removeprefix("val_")) for name in columns} - {*HIDDEN}
    assert found <= {one.name for one in said}
    own = {one.name for one in (*recipe.model.records, recipe.penalty.recorded) if one is not None}
    assert own <= found
    glossary = Glossary(said)
    for name in found:
        what = glossary.described(name.replace("{}", "12"))
        group = glossary.groups[what.group.name]
        assert what.label
        assert group.label
        assert group.help.endswith(".")
        assert group.unit
        assert "{" not in group.unit + what.label
        assert group.unit_help.endswith(".")
    terms_are_whole(recipe, run)


def terms_are_whole(recipe: Recipe, run: Run) -> None:
    """What a training makes small is its formulas: each summand has one, and a live picture beside it."""
    steps, epochs = run.table(STEPS), run.table(METRICS)
    shares = {one.name for one in recipe.quantities if one.group.level is not None}
    objectives = recipe.model.objectives(recipe.loss, recipe.penalty)
    terms = [term for objective in objectives for term in objective.terms]
    assert {*steps} - {*HIDDEN} - shares - {"loss"} == {term.quantity for term in terms} - {"loss"}
    whole, *_ = objectives
    parts = sum(term.weight * epochs[term.quantity] for term in whole.terms)
    assert epochs["loss"] == pytest.approx(parts, rel=1e-3)
    subset = digits().validation
    source = TermSource(open_run(run), subset.pixels[0], subset.pixels[:20], subset.classes, 0)
    for term in terms:
        assert all(sentence.endswith(".") for sentence in term.words)
        assert all(sign in term.formula for sign, _ in term.constants)
        block, seen = picture(term.quantity, source)
        assert seen.endswith(".")
        assert words(block)


@each(losses)
def test_what_each_pixel_costs_adds_up_to_the_loss(entry):
    output, target = images(3).clamp(0.01, 0.99), images(3).flip(0)
    loss = entry.what()
    assert float(loss.each(output, target).mean()) == pytest.approx(float(loss(output, target)), rel=1e-4)
    for reduction in ("mean", "sum"):
        term = entry.what(reduction=reduction).term
        assert term.formula
        assert any("n:" in sentence for sentence in term.words) is ("n" in re.findall("[a-z]+", term.formula))


@each(families)
def test_families_say_what_their_models_have(entry):
    """A posterior, a discriminator, a label: what the family promises is what its model does."""
    recipe = Recipe(model={"kind": entry.name})
    family, classes = recipe.model, len(recipe.classes)
    model = family.build(recipe.plan)
    codes = torch.zeros(2, family.width(classes))
    assert family.has_discriminator is (model.taken_for_prior(codes) is not None)
    assert family.has_posterior is hasattr(model, "posterior")
    assert family.has_pose is hasattr(model, "poses")
    assert family.has_label is (family.width(classes) > family.code)
    assert family.has_label or not family.guesses_labels
    if family.has_prior:
        drawn = model.prior_codes(3, stream(), torch.zeros(3, dtype=torch.long) if family.has_label else None)
        assert drawn.shape == (3, family.width(classes))
    else:
        with pytest.raises(ValueError, match="no prior"):
            model.prior_codes(3, stream())


# Noises


@each(noises)
def test_noise_keeps_shape_range_and_type(entry):
    for shape in SHAPES:
        clean = images(4, shape)
        noisy = entry.what()(clean, stream())
        assert noisy.shape == clean.shape
        assert noisy.dtype == clean.dtype
        assert float(noisy.min()) >= 0.0
        assert float(noisy.max()) <= 1.0


@each(noises)
def test_noise_leaves_its_input_alone(entry):
    clean = images()
    before = clean.clone()
    entry.what()(clean, stream())
    assert torch.equal(clean, before)


@each(noises)
def test_noise_depends_on_its_generator_alone(entry):
    clean = images()
    first, again, other = (entry.what()(clean, stream(seed)) for seed in (1, 1, 2))
    assert torch.equal(first, again)
    if level_of(entry.what):
        assert not torch.equal(first, other)
        assert not torch.equal(first, clean)


@each(noises)
def test_no_noise_at_level_zero(entry):
    clean = images()
    assert torch.equal(with_level(entry.name, 0.0)(clean, stream()), clean)


@each(entry for entry in noises if level_of(entry.what))
def test_more_level_is_more_noise(entry):
    clean = images(16)
    away = [float((with_level(entry.name, level)(clean, stream()) - clean).square().mean())
            for level in (0.1, 0.4, 0.9)]  # fmt: skip
    assert away == sorted(away)
    assert away[0] > 0


def test_a_level_keeps_the_other_settings():
    like = noises.make({"kind": "gaussian", "mean": 0.5, "sigma": 0.5})
    assert dict(with_level("gaussian", 0.75, like)) == {
        "mean": 0.5, "sigma": 0.75, "fresh": True, "clean": 0.0,
    }  # fmt: skip
    assert with_level("masking", 0.2, like) == noises.make({"kind": "masking", "share": 0.2})


@each(entry for entry in noises if "clean" in entry.what.model_fields)
def test_a_share_of_the_training_images_can_be_left_clean(entry):
    clean = images(400)
    noise = noises.make({"kind": entry.name, "clean": 0.25})
    seen = noise.in_training(clean, stream())
    same = (seen == clean).flatten(1).all(dim=1)
    assert 0.15 < float(same.float().mean()) < 0.35
    assert not (noise(clean, stream()) == clean).flatten(1).all(dim=1).any()  # measured on corrupted ones
    before = torch.full_like(clean, 0.5)
    mixed = noise.in_training(clean, stream(), before)
    assert ((mixed == clean) | (mixed == before)).all()
    every = noises.make({"kind": entry.name})
    assert torch.equal(every.in_training(clean, stream()), every(clean, stream()))


def test_gaussian_noise_has_its_mean_and_spread():
    grey = torch.full((1, 1, 200, 200), 0.5)
    added = noises.make({"kind": "gaussian", "sigma": 0.1, "mean": 0.05})(grey, stream()) - grey
    assert float(added.mean()) == pytest.approx(0.05, abs=0.002)
    assert float(added.std()) == pytest.approx(0.1, rel=0.02)


def test_heteroscedastic_noise_has_a_spread_for_every_pixel():
    grey = torch.full((4000, 1, 4, 4), 0.5)
    noise = noises.make({"kind": "heteroscedastic", "sigma": 0.1})
    spread = noise(grey, stream()).std(dim=0).flatten()
    assert float(spread.max()) <= 0.11
    assert float(spread.max()) > 3 * float(spread.min())
    again = noise(grey, stream(1)).std(dim=0).flatten()
    assert torch.allclose(spread, again, rtol=0.1, atol=0.003)  # a pixel keeps its σ


def test_pixels_are_hit_at_their_share():
    grey = torch.full((1, 1, 200, 200), 0.5)
    masked = noises.make({"kind": "masking", "share": 0.3})(grey, stream())
    assert float((masked == 0).float().mean()) == pytest.approx(0.3, abs=0.01)
    both = noises.make({"kind": "salt-and-pepper", "share": 0.3})(grey, stream())
    assert float((both == 0).float().mean()) == pytest.approx(0.15, abs=0.01)
    assert float((both == 1).float().mean()) == pytest.approx(0.15, abs=0.01)


# Losses


@each(losses)
def test_a_loss_is_least_where_the_images_are_equal(entry):
    target, other = images(), images().flip(0)
    loss = entry.what()
    at = float(loss(target, target))
    assert at >= 0
    assert float(loss(other, target)) > at
    assert float(loss((target + 0.05).clamp(max=1), target)) > at


def test_mse_is_zero_where_the_images_are_equal():
    assert float(losses.make("mse")(images(), images())) == 0


@each(losses)
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_gradients_are_finite_also_at_black_and_white(entry, reduction):
    output = torch.tensor([0.0, 1.0, 0.3, 1.0, 0.0, 0.7]).reshape(1, 1, 2, 3).requires_grad_()
    target = torch.tensor([1.0, 0.0, 0.3, 1.0, 0.0, 0.2]).reshape(1, 1, 2, 3)
    value = entry.what(reduction=reduction)(output, target)
    value.backward()
    assert math.isfinite(value.item())
    assert torch.isfinite(output.grad).all()


@each(losses)
def test_reductions_differ_by_the_number_of_pixels(entry):
    output, target = images(5, (3, 8, 4)), images(5, (3, 8, 4)).flip(0)
    mean, total = (entry.what(reduction=r)(output, target) for r in ("mean", "sum"))
    assert float(total) == pytest.approx(float(mean) * 3 * 8 * 4, rel=1e-5)


@each(losses)
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_a_loss_is_the_mean_over_the_batch(entry, reduction):
    loss = entry.what(reduction=reduction)
    output, target = images(8), images(8).flip(0)
    alone = [float(loss(output[n : n + 1], target[n : n + 1])) for n in range(8)]
    assert float(loss(output, target)) == pytest.approx(np.mean(alone), rel=1e-5)


def test_losses_are_what_they_are_called():
    output, target = images(4), images(4).flip(0)
    x, y = output.numpy().astype(float), target.numpy().astype(float)
    assert float(losses.make("mse")(output, target)) == pytest.approx(((x - y) ** 2).mean(), rel=1e-5)
    entropy = -(y * np.log(x) + (1 - y) * np.log(1 - x)).mean()
    assert float(losses.make("bce")(output, target)) == pytest.approx(entropy, rel=1e-5)


def test_half_squared_is_half():
    output, target = images(4), images(4).flip(0)
    whole, half = (
        losses.make({"kind": k, "reduction": "sum"})(output, target) for k in ("mse", "half-squared")
    )
    assert float(half) == pytest.approx(float(whole) / 2, rel=1e-6)


def test_ssim_is_as_in_its_paper():
    """Against Gaussian windows of SciPy, away from the borders (Wang et al., 2004, section III.B)."""
    from scipy.ndimage import gaussian_filter

    first, second = (array[0, 0].numpy().astype(float) for array in (images(1), images(1).flip(2)))

    def blurred(image: np.ndarray) -> np.ndarray:
        return gaussian_filter(image, 1.5, truncate=5 / 1.5)[5:-5, 5:-5]

    mean_1, mean_2 = blurred(first), blurred(second)
    var_1, var_2 = blurred(first**2) - mean_1**2, blurred(second**2) - mean_2**2
    both = blurred(first * second) - mean_1 * mean_2
    likeness = (2 * mean_1 * mean_2 + 1e-4) * (2 * both + 9e-4)
    likeness /= (mean_1**2 + mean_2**2 + 1e-4) * (var_1 + var_2 + 9e-4)
    ssim = losses.make("ssim")
    assert float(ssim(images(1), images(1).flip(2))) == pytest.approx(1 - likeness.mean(), abs=1e-4)
    assert float(ssim(images(3), images(3))) == pytest.approx(0.0, abs=1e-6)


# Initialisers


def started(given, seed: int = 1) -> tuple[nn.Linear, nn.Conv2d, nn.ConvTranspose2d]:
    layers = nn.Linear(300, 400), nn.Conv2d(8, 64, 3), nn.ConvTranspose2d(32, 64, 3)
    initialisers.make(given).fill(nn.Sequential(*layers), stream(seed))
    return layers


def weights_of(given, seed: int = 1) -> torch.Tensor:
    return torch.cat([values.flatten() for layer in started(given, seed) for values in layer.parameters()])


@each(initialisers)
def test_the_seed_alone_starts_the_weights(entry):
    torch.manual_seed(0)
    first = weights_of(entry.name)
    torch.manual_seed(1)
    again, other = (weights_of(entry.name, seed) for seed in (1, 2))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert torch.isfinite(first).all()


@each(entry for entry in initialisers if entry.name != "torch")
def test_biases_start_at_zero_unless_asked(entry):
    assert all(not layer.bias.any() for layer in started(entry.name))


@each(entry for entry in initialisers if "sigma" in entry.what.model_fields)
def test_no_spread_is_a_start_too(entry):
    assert not weights_of({"kind": entry.name, "sigma": 0.0}).any()


def test_spreads_are_as_written():
    dense = started("glorot")[0].weight.detach()
    limit = math.sqrt(6 / 700)
    assert float(dense.abs().max()) <= limit
    assert float(dense.std()) == pytest.approx(limit / math.sqrt(3), rel=0.02)
    assert float(started("he")[0].weight.detach().std()) == pytest.approx(math.sqrt(2 / 300), rel=0.02)
    wide = started({"kind": "normal", "sigma": 0.01, "bias_sigma": 0.5})[0].requires_grad_(False)
    assert float(wide.weight.std()) == pytest.approx(0.01, rel=0.02)
    assert float(wide.bias.std()) == pytest.approx(0.5, rel=0.15)
    cut = started({"kind": "truncated-normal", "sigma": 0.2})[0].weight.detach()
    assert float(cut.abs().max()) <= 0.4
    assert float(cut.std()) == pytest.approx(0.2 * 0.8796, rel=0.02)  # of a normal cut at 2σ


# Input layers, tasks, priors, penalties


@each(input_layers)
def test_input_layers_keep_the_shape_and_their_input(entry):
    clean = images()
    before = clean.clone()
    first, again = (entry.what()(clean, stream(3)) for _ in range(2))
    assert torch.equal(clean, before)
    assert torch.equal(first, again)
    assert first.shape == clean.shape
    assert torch.equal(first, clean) == (entry.name == "none")
    assert float(first.mean()) == pytest.approx(float(clean.mean()), rel=0.05)


@each(tasks)
def test_tasks_show_what_they_say(entry):
    task = entry.what()
    colour = images(4, (3, 8, 8))
    seen = task.entrance()(colour)
    assert tuple(seen.shape[1:]) == task.seen((3, 8, 8))
    assert task.as_images(seen, (3, 8, 8)).shape == colour.shape
    assert task.complaint((3, 8, 8)) == ""


def test_brightness_is_the_texts():
    primaries = torch.eye(3).reshape(3, 3, 1, 1)
    assert tasks.make("colorize").entrance()(primaries).flatten().tolist() == pytest.approx(
        [0.299, 0.587, 0.114]
    )
    assert "RGB" in tasks.make("colorize").complaint((1, 28, 28))


@each(priors)
def test_priors_lie_within_what_they_say(entry):
    prior = entry.what()
    drawn = prior.sample(4000, 3, stream())
    assert drawn.shape == (4000, 3)
    assert float((drawn.abs() <= prior.extent()).float().mean()) > 0.99
    assert torch.equal(drawn, prior.sample(4000, 3, stream()))
    assert not torch.equal(drawn, prior.sample(4000, 3, stream(1)))
    assert prior.complaint(2) == ""


@each(entry for entry in priors if entry.name != "gaussian")
def test_priors_have_a_place_for_each_class(entry):
    """Classes that are told apart by their places: the nearest of 200 other draws is of the same class."""
    labels = torch.arange(400) % 10
    prior = entry.what()
    here, there = (prior.sample(400, 2, stream(seed), labels) for seed in (1, 2))
    nearest = torch.cdist(here, there).argmin(dim=1)
    assert float((labels[nearest] == labels).float().mean()) > 0.85
    whole = prior.sample(400, 2, stream(), torch.full((400,), -1))
    assert float(whole.std()) == pytest.approx(float(prior.sample(400, 2, stream()).std()), rel=0.15)


def test_priors_have_their_spread():
    round_one = priors.make({"kind": "gaussian", "sigma": 2.0}).sample(20_000, 2, stream())
    assert round_one.std(dim=0).tolist() == pytest.approx([2.0, 2.0], rel=0.03)
    square = priors.make({"kind": "uniform", "half": 3.0}).sample(20_000, 2, stream())
    assert float(square.abs().max()) <= 3.0
    assert float(square.std()) == pytest.approx(3.0 / math.sqrt(3), rel=0.03)
    petals = priors.make("mixture")
    assert isinstance(petals, Mixture)
    drawn = petals.sample(20_000, 2, stream(), torch.zeros(20_000, dtype=torch.int64))
    assert drawn.mean(dim=0).tolist() == pytest.approx(petals.centres(10)[0].tolist(), abs=0.05)
    assert drawn.std(dim=0).tolist() == pytest.approx([1.0, 0.3], rel=0.05)


def encoder_of(activation: str, widths: tuple[int, ...] = (7,)) -> nn.Sequential:
    dense = networks.make(
        {"kind": "dense", "widths": widths, "activation": activation, "code_activation": activation}
    )
    encoder = dense.encoder((1, 3, 4), 5)
    initialisers.make("glorot").fill(encoder, stream(2))
    return encoder


def autograd_jacobian(encoder: nn.Module, x: torch.Tensor) -> float:
    jacobian = torch.autograd.functional.jacobian(encoder, x)  # (N, D, N, C, H, W)
    return float(jacobian.square().sum()) / len(x)


@each(penalties)
def test_penalties_are_no_less_than_nothing_and_let_gradients_through(entry):
    encoder = encoder_of("sigmoid")
    seen = images(6, (1, 3, 4))
    value = entry.what().quantity(encoder, seen, encoder(seen), stream())
    assert value.ndim == 0
    assert value.item() >= 0.0
    if entry.name != "none":
        value.backward()
        assert all(torch.isfinite(p.grad).all() for p in encoder.parameters() if p.grad is not None)
        assert any(p.grad is not None and p.grad.any() for p in encoder.parameters())


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "leaky-relu", "elu", "linear"])
@pytest.mark.parametrize("widths", [(), (7,), (9, 6)])
def test_the_exact_jacobian_is_autograds(activation, widths):
    encoder = encoder_of(activation, widths)
    seen = torch.randn((4, 1, 3, 4), generator=stream())
    assert dense_jacobian(encoder, seen).item() == pytest.approx(autograd_jacobian(encoder, seen), rel=1e-4)


def test_the_estimated_jacobian_is_right_on_average():
    encoder = encoder_of("tanh")
    seen = images(5, (1, 3, 4))
    estimates = [hutchinson(encoder, seen, stream(n)).item() for n in range(400)]
    assert np.mean(estimates) == pytest.approx(autograd_jacobian(encoder, seen), rel=0.05)


def test_sparsity_is_what_it_is_called():
    codes = torch.tensor([[0.2, 0.4], [0.0, 0.8]])
    l1, kl = penalties.make("l1"), penalties.make({"kind": "kl-sparsity", "rho": 0.1})
    assert float(l1.quantity(nn.Sequential(), codes, codes, stream())) == pytest.approx(0.7)
    by_hand = sum(0.1 * math.log(0.1 / m) + 0.9 * math.log(0.9 / (1 - m)) for m in (0.1, 0.6))
    assert float(kl.quantity(nn.Sequential(), codes, codes, stream())) == pytest.approx(by_hand, rel=1e-4)
    even = torch.full((3, 4), 0.1)
    assert float(kl.quantity(nn.Sequential(), even, even, stream())) == pytest.approx(0.0, abs=1e-6)


# Networks


@each(networks)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: "×".join(map(str, s)))
@pytest.mark.parametrize("code", [1, 2, 16, 49, 64])
def test_halves_fit(entry, shape, code):
    """Where a network says of itself that it can't be made for a shape and a code, it says why."""
    if why := entry.what().complaint(shape, code):
        assert str(code) in why or f"{shape[1]}×{shape[2]}" in why
        return
    with torch.device("meta"):
        encoder, decoder = entry.what().encoder(shape, code), entry.what().decoder(shape, code)
        assert encoder(torch.empty(3, *shape)).shape == (3, code)
        assert decoder(torch.empty(3, code)).shape == (3, *shape)


@each(networks)
def test_every_network_fits_some_images(entry):
    assert any(not entry.what().complaint(shape, code) for shape in SHAPES for code in (2, 49, 64))


@each(entry for entry in networks if entry.name != "reshaping")  # which grows from the code itself
def test_the_decoder_mirrors_the_encoder(entry):
    with torch.device("meta"):
        encoder, decoder = entry.what().encoder((3, 32, 32), 7), entry.what().decoder((3, 32, 32), 7)
    down = [(m.in_features, m.out_features) for m in encoder if isinstance(m, nn.Linear)]
    up = [(m.out_features, m.in_features) for m in decoder if isinstance(m, nn.Linear)]
    assert down == up[::-1]


@each(networks)
def test_outputs_are_pixels(entry):
    network = entry.what()
    decoder = network.decoder((1, 12, 12), 9)
    outputs = decoder(torch.randn((4, 9), generator=stream()) * 100).detach()
    assert 0 <= float(outputs.min()) <= float(outputs.max()) <= 1


@pytest.mark.parametrize("strides", [(1, 1), (3, 2), (4, 4), (2, 2, 2)])
@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: "×".join(map(str, s)))
def test_convolutions_of_any_stride_come_back_to_the_size(strides, shape):
    conv = networks.make({"kind": "conv", "filters": [4] * len(strides), "strides": strides})
    with torch.device("meta"):
        assert conv.decoder(shape, 2)(torch.empty(1, 2)).shape == (1, *shape)
        assert conv.encoder(shape, 2)(torch.empty(1, *shape)).shape == (1, 2)


def test_leaky_relu_has_the_slope_of_its_texts():
    assert activate("leaky-relu")[0].negative_slope == 0.2


# Data sets


@each(datasets)
def test_data_sets_describe_their_images(entry, tmp_path):
    made = entry.what()
    channels, height, width = made.shape
    assert channels in (1, 3)
    assert min(height, width) >= 1
    assert len(set(made.classes)) == len(made.classes)
    found = made.find([])
    assert found is None or isinstance(found, Path)


# Recipes


MNIST_ADAM = {"batch": 256, "learning_rate": 0.01, "drop_last": True}
KERAS_ADAM = {"batch": 32, "learning_rate": 0.001, "drop_last": False}
CONV = [(1, 32), (32, 64), 3136]
GLOROT = {"kind": "glorot"}
# name → sizes from pixels to code, hidden, code and output activation, start of the weights, training
SPECIFIED = {
    "dense-128": (
        [784, 256, 128], "sigmoid", "sigmoid",
        {"kind": "normal", "sigma": 1.0, "bias_sigma": 1.0}, {**MNIST_ADAM, "epochs": 5},
    ),
    "dense-2d": (
        [784, 128, 64, 10, 2], "sigmoid", "linear",
        {"kind": "truncated-normal", "sigma": 1.0, "bias_sigma": 1.0}, {**MNIST_ADAM, "epochs": 10},
    ),
    "dense-64-leaky": (
        [784, 256, 128, 64], "leaky-relu", "leaky-relu",
        GLOROT, {**MNIST_ADAM, "batch": 128, "learning_rate": 0.001, "epochs": 10},
    ),
    "dense-2d-wide": (
        [784, 1000, 1000, 2], "relu", "linear",
        {"kind": "normal", "sigma": 0.01, "bias_sigma": 0.0}, {**MNIST_ADAM, "batch": 100, "epochs": 200},
    ),
    "conv-16": ([*CONV, 16], "relu", "linear", GLOROT, {**KERAS_ADAM, "epochs": 1}),
    "conv-2d": ([*CONV, 2], "relu", "linear", GLOROT, {**KERAS_ADAM, "epochs": 20}),
    "conv-16-denoise": ([*CONV, 16], "relu", "linear", GLOROT, {**KERAS_ADAM, "epochs": 10}),
}  # fmt: skip


def sizes_of(module: nn.Module) -> list:
    """The widths of dense layers one after another, (in, out) of each convolution before them."""
    convolutions = [(m.in_channels, m.out_channels) for m in module.modules() if isinstance(m, nn.Conv2d)]
    dense = [(m.in_features, m.out_features) for m in module.modules() if isinstance(m, nn.Linear)]
    assert all(before[1] == after[0] for before, after in pairwise(dense))
    return [*convolutions, dense[0][0], *(out for _, out in dense)]


@pytest.mark.parametrize("name", SPECIFIED)
def test_recipes_are_as_their_texts(name):
    recipe = find(name)
    sizes, hidden, code_activation, start, training = SPECIFIED[name]
    with torch.device("meta"):
        encoder = recipe.network.encoder(recipe.shape, recipe.model.code)
    assert sizes_of(encoder) == sizes
    network = recipe.network.model_dump()
    assert network["activation"] == hidden
    assert network["code_activation"] == code_activation
    assert network["output_activation"] == "sigmoid"
    assert recipe.initialisation.model_dump() == start
    assert {key: getattr(recipe.training, key) for key in training} == training
    epsilon = 1e-8 if recipe.training.drop_last else 1e-7  # of those texts whose batches are all full
    adam = {"kind": "adam", "beta1": 0.9, "beta2": 0.999, "epsilon": epsilon, "weight_decay": 0.0}
    assert recipe.optimizer.model_dump() == adam
    assert recipe.loss.model_dump() == {"kind": "mse", "reduction": "mean"}
    assert (recipe.data.kind, recipe.data.validation) == ("mnist", "test")
    noise = {"kind": "gaussian", "mean": 0.5, "sigma": 0.5, "fresh": True, "clean": 0.0}
    assert recipe.corruption.model_dump() == (noise if "denoise" in name else {"kind": "none"})
    assert recipe.name == name


def test_conv_16_is_as_large_as_in_its_text():
    assert size_of(find("conv-16")) == 178_001
    strides = [m.stride for m in build(find("conv-16")).modules() if isinstance(m, nn.ConvTranspose2d)]
    assert strides == [(2, 2), (2, 2), (1, 1)]


def test_the_first_recipe_needs_no_download():
    assert next(iter(shipped())) == "quick-start"
    assert find("quick-start").data.kind == "digits"


@pytest.mark.parametrize("name", shipped())
def test_recipes_are_the_same_after_writing(name):
    recipe = find(name)
    again = parse(recipe.to_toml(), "again")
    assert again == recipe
    assert again.to_toml() == recipe.to_toml()
    assert recipe.name == name
    assert recipe.summary.endswith(".")


def like(recipe: Recipe, splits: Splits) -> Splits:
    """Digits cut or repeated to the shape of a recipe's images."""
    channels, height, width = recipe.shape

    def bring(subset: ImageSet) -> ImageSet:
        rows, columns = np.arange(height) * 28 // height, np.arange(width) * 28 // width
        pixels = subset.pixels[:, :, rows][:, :, :, columns].repeat(channels, axis=1)
        return replace(subset, pixels=np.ascontiguousarray(pixels))

    train, validation, test = (bring(subset) for subset in (splits.train, splits.validation, splits.test))
    return Splits(train, validation, test, bring(splits.shown))


@pytest.mark.parametrize("name", shipped())
def test_recipes_learn_and_open_again(name, tmp_path):
    """One step on 24 images, then through a file: the decoded bytes are the same."""
    changes: dict[str, object] = {"training.batch": 24}
    if "labelled" in type(find(name).model).model_fields:
        changes["model.labelled"] = 10
    recipe = find(name).changed(changes)
    splits = like(recipe, sliced(digits(), 24, 10, 10))
    learner = Learner(recipe, splits, torch.device("cpu"))
    before = learner.weights()
    report = learner.advance(0.0, one_step=True)
    assert len(report.steps) == 1
    assert all(np.isfinite(values).all() for values in report.losses.values())
    after = learner.weights()
    assert any(not torch.equal(before[key], after[key]) for key in after)
    write_weights(tmp_path / "w.safetensors", after, {"recipe": recipe.to_toml()})
    stored, about = read_weights(tmp_path / "w.safetensors")
    reopened = parse(about["recipe"], "the file")
    assert reopened == recipe
    codes = np.random.default_rng(0).normal(size=(5, recipe.code_width)).astype(np.float32)
    pictures = of_weights(reopened, stored).decode(codes)
    assert pictures.shape == (5, *recipe.shape)
    newest, older, some = of_weights(recipe, after), of_weights(recipe, before), splits.test.pixels[:3]
    assert np.array_equal(pictures, newest.decode(codes))
    seen = older.decode(codes)
    assert np.array_equal(pictures, older.learnt(after).decode(codes))
    assert np.array_equal(newest.encode(some), older.learnt(after).encode(some))
    assert np.array_equal(seen, older.decode(codes))
    assert parameter_count(rebuild(recipe, stored)) == size_of(recipe)
    assert read_arrays(tmp_path / "w.safetensors")[0].keys() == after.keys()
