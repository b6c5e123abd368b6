"""Bounds of log p(x), held against a model whose log p(x) can be integrated."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import torch
from scipy.stats import bernoulli, norm
from small import digits, narrow, sliced

from aegui.analysis import likelihood
from aegui.analysis.likelihood import bounds, log_weights, pixels_alone
from aegui.analysis.subject import Subject
from aegui.parts.datasets.binarising import drawn
from aegui.parts.models.variational import kl
from aegui.runs.snapshot import Snapshot
from aegui.training.building import build
from aegui.training.evaluation import test_figures as figures_of
from aegui.training.evaluation import to_unit

CPU = torch.device("cpu")
DRAWS = 4_000
VARIATIONAL = {
    "model.kind": "variational", "model.code": 1, "loss.kind": "bce", "loss.reduction": "sum",
    "network.widths": [8],
}  # fmt: skip


@pytest.fixture(scope="module")
def model():
    """One dimension, and a decoder that it turns far: the posterior is no Gaussian."""
    made = build(narrow(**VARIATIONAL)).eval().requires_grad_(False)
    for value in made.decoder.parameters():
        value.mul_(1.5)
    return made


@pytest.fixture(scope="module")
def images():
    return to_unit(torch.from_numpy(drawn(digits().test.pixels[:4].copy(), "test")))


@pytest.fixture(scope="module")
def weights(model, images):
    return log_weights(model, images, DRAWS, torch.Generator().manual_seed(1))


def exact(model, images) -> np.ndarray:
    """log p(x) = log ∫ N(z; 0, 1) Π Bernoulli(x | z) dz (N,) by the trapezoid rule."""
    grid = np.linspace(-9, 9, 3_001)
    outputs = model.decode(torch.tensor(grid[:, None], dtype=torch.float32)).flatten(1).numpy()
    found = []
    for image in images.flatten(1).numpy():
        logs = norm.logpdf(grid) + bernoulli.logpmf(image, outputs.astype(np.float64)).sum(axis=1)
        found.append(np.logaddexp.reduce(logs) + np.log(grid[1] - grid[0]))
    return np.array(found)


def test_many_draws_come_to_log_p_and_never_pass_it(model, images, weights):
    truth = exact(model, images)
    few, many = bounds(weights, 20), bounds(weights, DRAWS)
    assert many == pytest.approx(truth, abs=0.1)
    assert np.abs(many - truth).max() < np.abs(bounds(weights, 1) - truth).max() / 3
    assert (few < truth + 0.05).all()


def test_the_bound_rises_with_the_draws(weights):
    rising = [bounds(weights, k) for k in (1, 2, 8, 40, 200, DRAWS)]
    for lower, higher in pairwise(rising):
        assert (lower < higher).all()


def test_by_one_draw_it_is_the_evidence_lower_bound(model, images, weights):
    """E[log w] = E[log p(x|z)] - KL(q ‖ N(0, 1)), whose second part has a closed form."""
    generator = torch.Generator().manual_seed(2)
    for n, image in enumerate(images):
        mean, log_variance = model.posterior(image[None])
        codes = mean + torch.randn(DRAWS, 1, generator=generator) * (0.5 * log_variance).exp()
        outputs = model.decode(codes).double().flatten(1).numpy()
        reconstruction = bernoulli.logpmf(image.flatten().numpy(), outputs).sum(axis=1)
        elbo = reconstruction.mean() - float(kl(mean, log_variance))
        error = np.hypot(reconstruction.std(), weights[n].std()) / np.sqrt(DRAWS)
        assert bounds(weights, 1)[n] == pytest.approx(elbo, abs=4 * error)


def test_bounds_by_hand():
    weights = np.log(np.array([[1.0, 3.0, 5.0, 7.0]]))
    assert bounds(weights, 1) == pytest.approx(np.log([1, 3, 5, 7]).mean())
    assert bounds(weights, 2) == pytest.approx((np.log(2) + np.log(6)) / 2)
    assert bounds(weights, 3) == pytest.approx(np.log(3))  # what does not fill a group is left out
    assert bounds(weights, 4) == pytest.approx(np.log(4))


def test_pixels_alone_are_independent_coins():
    train = np.array([[0, 255], [0, 255], [255, 255]], np.uint8).reshape(3, 1, 1, 2)
    test = np.array([[255, 255], [0, 0]], np.uint8).reshape(2, 1, 1, 2)
    chance = np.array([2 / 5, 4 / 5])
    by_hand = np.log(chance).sum() / 2 + np.log(1 - chance).sum() / 2
    assert pixels_alone(train, test) == pytest.approx(by_hand)


@pytest.fixture
def _small(monkeypatch):
    for name, value in {"FEW": 5, "MANY": 40, "OF_FEW": 12, "OF_MANY": 6, "AT_A_TIME": 7 * 784}.items():
        monkeypatch.setattr(likelihood, name, value)


def subject(model, **changes) -> Subject:
    made = Subject(Snapshot(narrow(**VARIATIONAL, **changes), model), sliced(digits(), 60, 30, 20))
    made.figures |= figures_of(made.model, made.recipe, made.splits, CPU)
    return made


@pytest.mark.usefixtures("_small")
def test_the_figures_add_the_gains_of_some_images_to_the_bound_of_all(model):
    one = subject(model)
    shares: list[float] = []
    one.heard = shares.append
    found = likelihood.likelihood(one)
    assert one.figures["test_elbo"] < found["iw_bound_5"] < found["iw_bound_40"]
    assert found["iw_bound_images"] == 6
    assert 0 < found["iw_bound_error"] < 5
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert found["sleeping_units"] == (one.figures["test_kl_1"] < 0.01)
    assert likelihood.likelihood(subject(model)) == found


@pytest.mark.usefixtures("_small")
def test_it_can_be_cancelled_in_the_middle(model):
    def cancel(share: float) -> None:
        if share > 0.3:
            raise InterruptedError

    one = subject(model)
    one.heard = cancel
    with pytest.raises(InterruptedError):
        likelihood.likelihood(one)


def test_only_what_has_a_likelihood_has_a_bound(model):
    plain = Subject(Snapshot(narrow(), build(narrow())), sliced(digits(), 60, 30, 20))
    assert likelihood.likelihood(plain) == {}
    one = subject(model)
    noisy = one.recipe.changed({"corruption": "gaussian"})
    one.recipe = noisy
    assert likelihood.likelihood(one) == {}
    same = replace(one.splits, test=one.splits.train)
    learnt = Subject(Snapshot(narrow(**VARIATIONAL), model), same)
    learnt.figures |= figures_of(model, learnt.recipe, same, CPU)
    assert {"train_elbo", "train_mse"} <= learnt.figures.keys()
    assert not any(name.startswith("test_") for name in learnt.figures)
