"""The variational family, held against closed forms and torch's own distributions."""

from __future__ import annotations

import math

import pytest
import torch
from small import narrow
from torch.distributions import Normal, kl_divergence

from aegui.parts.models import Batch
from aegui.parts.models.variational import VariationalAutoencoder, kl
from aegui.recipe import RecipeError
from aegui.training.building import build

VARIATIONAL = {"model": "variational", "model__code": 3, "loss": "bce", "loss__reduction": "sum"}


def stream(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def batch(count: int = 12, epoch: float = math.inf, seed: int = 0) -> Batch:
    images = torch.rand((count, 1, 28, 28), generator=stream(5))
    return Batch(images, images, None, stream(seed), epoch)


def model(**changes: object) -> VariationalAutoencoder:
    made = build(narrow(**VARIATIONAL | changes))
    assert isinstance(made, VariationalAutoencoder)
    return made.eval()


def test_kl_is_torchs():
    mean, log_variance = torch.randn((50, 4), generator=stream()), torch.randn((50, 4), generator=stream(1))
    wanted = kl_divergence(Normal(mean, (0.5 * log_variance).exp()), Normal(0.0, 1.0)).mean(dim=0)
    assert torch.allclose(kl(mean, log_variance), wanted, atol=1e-5)
    assert torch.equal(kl(torch.zeros(3, 2), torch.zeros(3, 2)), torch.zeros(2))


def test_the_loss_is_the_sum_of_its_parts():
    measured = {name: value.detach() for name, value in model(model__beta=4.0).measure(batch()).items()}
    parts = [measured[f"kl_{n}"] for n in (1, 2, 3)]
    assert float(torch.stack(parts).sum()) == pytest.approx(float(measured["kl"]), rel=1e-5)
    assert float(measured["loss"]) == pytest.approx(
        float(measured["reconstruction"] + 4 * measured["kl"]), rel=1e-5
    )
    assert float(measured["elbo"]) == pytest.approx(
        -float(measured["reconstruction"] + measured["kl"]), rel=1e-5
    )


def test_the_bound_is_the_same_whatever_the_recipe_makes_of_it():
    """β and a mean over the pixels change what is minimised, not what is measured."""
    usual, other = (model(**change).measure(batch()) for change in ({}, {"model__beta": 9.0}))
    mean = model(loss__reduction="mean").measure(batch())
    assert float(usual["elbo"]) == pytest.approx(float(other["elbo"]), rel=1e-6)
    assert float(usual["elbo"]) == pytest.approx(float(mean["elbo"]), rel=1e-5)
    assert "elbo" not in model(loss="mse").measure(batch())


def test_the_kl_warms_up():
    given = model(model__warm_up=2.0)
    at = {}
    for epoch in (0.0, 1.0, 2.0, 5.0):
        losses = given.losses(batch(epoch=epoch))
        at[epoch] = float((losses["loss"] - losses["reconstruction"]) / losses["kl"])
    assert at == pytest.approx({0.0: 0.0, 1.0: 0.5, 2.0: 1.0, 5.0: 1.0}, abs=1e-4)


def test_a_mean_over_pixels_multiplies_beta():
    summed, mean = (
        narrow(**VARIATIONAL | {"loss__reduction": r, "model__beta": 2.0}) for r in ("sum", "mean")
    )
    assert summed.model.effective_beta(summed.plan) == 2.0
    assert mean.model.effective_beta(mean.plan) == 2.0 * 784


def test_the_code_of_an_image_is_the_mean():
    given = model()
    images = batch().input
    mean, log_variance = given.posterior(images)
    assert torch.equal(given.encode(images), mean)
    assert mean.shape == log_variance.shape == (12, 3)
    assert torch.equal(given(images), given(images))


def test_draws_come_from_the_generator_and_let_gradients_through():
    given = model().train()
    first, again, other = (float(given.losses(batch(seed=s))["loss"]) for s in (1, 1, 2))
    assert first == again != other
    given.losses(batch())["loss"].backward()
    last = [layer for layer in given.encoder if isinstance(layer, torch.nn.Linear)][-1]
    assert last.weight.grad[:3].any()
    assert last.weight.grad[3:].any()  # the log variances learn too


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"prior": "mixture"}, "closed form"),
        ({"prior__sigma": 2.0}, "closed form"),
        ({"network__code_activation": "relu"}, "relu can't"),
        ({"penalty": "l1"}, "penalties are for the plain family"),
    ],
)
def test_what_makes_no_sense_is_refused(change, words):
    with pytest.raises(RecipeError, match=words):
        narrow(**VARIATIONAL | change)
