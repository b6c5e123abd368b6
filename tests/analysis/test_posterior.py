"""The posterior of an image, held against what the model itself says and against chance."""

from __future__ import annotations

from dataclasses import astuple

import numpy as np
import pytest
import torch
from small import digits, narrow, trained

from aegui.analysis import latent
from aegui.analysis.posterior import Ellipse, Posterior, ellipse, has_posterior, posterior, samples
from aegui.runs.run_folder import Run
from aegui.runs.snapshot import Snapshot, open_run
from aegui.training.building import build


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory) -> Snapshot:
    recipe = narrow(model="variational", model__code=5, loss__reduction="sum", training__epochs=2)
    return open_run(Run(trained(recipe, tmp_path_factory.mktemp("runs"))))


@pytest.fixture
def image() -> np.ndarray:
    return digits().test.pixels[3]


def of(mean, deviations) -> Posterior:
    return Posterior(np.array(mean, np.float32), np.array(deviations, np.float32))


def plane(*directions) -> latent.Axes:
    basis = np.array(directions, np.float32)
    return latent.Axes("pca", ("PC 1", "PC 2"), np.ones(basis.shape[1], np.float32), basis)


def test_the_mean_is_the_code_and_the_deviations_are_the_models(snapshot, image):
    found = posterior(snapshot, image)
    assert found.mean == pytest.approx(snapshot.encode(image[None])[0], abs=1e-5)
    _, log_variance = snapshot.model.posterior(torch.tensor(image[None]) / 255)
    assert found.deviations == pytest.approx(log_variance[0].exp().sqrt().detach().numpy(), rel=1e-4)
    assert found.mean.dtype == found.deviations.dtype == np.float32


@pytest.mark.parametrize("family", ["plain", "adversarial"])
def test_other_models_have_none_and_say_so(family, image):
    frozen = Snapshot(narrow(model=family), build(narrow(model=family)).eval())
    assert not has_posterior(frozen)
    with pytest.raises(
        ValueError, match=f"Only variational models have a posterior, and this one is {family}"
    ):
        posterior(frozen, image)


def test_a_variational_model_has_one(snapshot):
    assert has_posterior(snapshot)


# Ellipses


def test_an_ellipse_along_two_dimensions():
    found = of([1, 2, 3], [0.5, 9, 0.2])
    axes = latent.axes("0,2", np.zeros((2, 3), np.float32))
    assert astuple(ellipse(found, axes)) == ((1, 3), pytest.approx((0.5, 0.2)), pytest.approx(0))
    turned = ellipse(of([1, 2, 3], [0.2, 9, 0.5]), axes, deviations=2)
    assert astuple(turned) == ((1, 3), pytest.approx((1.0, 0.4)), pytest.approx(np.pi / 2))


def test_an_ellipse_in_a_turned_plane():
    """At 45° the long direction of the Gaussian lies between the axes of the plane."""
    half = np.sqrt(0.5)
    found = ellipse(of([2, 1], [0.6, 0.1]), plane([half, half], [-half, half]))
    assert found.centre == pytest.approx((half, -half))
    assert found.semi_axes == pytest.approx((0.6, 0.1))
    assert found.angle == pytest.approx(-np.pi / 4)


def test_an_ellipse_is_as_wide_as_the_projections_of_draws():
    generator = np.random.default_rng(0)
    directions = np.linalg.qr(generator.normal(size=(6, 6)))[0][:2]
    found, axes = of(generator.normal(size=6), generator.uniform(0.1, 2, 6)), plane(*directions)
    drawn = axes.project(
        (found.mean + generator.normal(size=(100_000, 6)) * found.deviations).astype(np.float32)
    )
    shape = ellipse(found, axes, deviations=3)
    along = np.array([np.cos(shape.angle), np.sin(shape.angle)])
    across = np.array([-along[1], along[0]])
    away = drawn - shape.centre
    assert 3 * (away @ along).std() == pytest.approx(shape.semi_axes[0], rel=0.02)
    assert 3 * (away @ across).std() == pytest.approx(shape.semi_axes[1], rel=0.02)
    assert abs(np.corrcoef(away @ along, away @ across)[0, 1]) < 0.02


@pytest.mark.parametrize("deviations", [[1, 1], [0, 0], [0, 2], [3, 0]])
def test_circles_and_lines_are_ellipses_too(deviations):
    found = ellipse(of([0, 0], deviations), plane([1, 0], [0, 1]))
    assert found.semi_axes == (max(deviations), min(deviations))
    assert -np.pi / 2 < found.angle <= np.pi / 2


def test_a_code_of_one_dimension_has_a_line():
    found = ellipse(of([2], [0.5]), latent.axes("0,1", np.zeros((2, 1), np.float32)))
    assert found == Ellipse((2, 0), (0.5, 0), 0)


# Draws


def test_draws_are_decoded_codes_around_the_mean(snapshot, image):
    found = posterior(snapshot, image)
    drawn = samples(snapshot, found, 4)
    assert drawn.shape == (4, *image.shape)
    assert drawn.dtype == np.uint8
    certain = Posterior(found.mean, np.zeros_like(found.deviations))
    assert np.array_equal(samples(snapshot, certain, 1), snapshot.decode(found.mean[None]))
    assert not np.array_equal(drawn[0], drawn[1])


def test_the_same_number_draws_the_same(snapshot, image):
    found = posterior(snapshot, image)
    assert np.array_equal(samples(snapshot, found, 3, draw=1), samples(snapshot, found, 3, draw=1))
    assert not np.array_equal(samples(snapshot, found, 3, draw=1), samples(snapshot, found, 3, draw=2))


def test_draws_scatter_as_the_deviations_say(snapshot, monkeypatch):
    monkeypatch.setattr(Snapshot, "decode", lambda self, codes: codes)
    found = of([1, -2, 0, 4, 5], [0.1, 1, 2, 0.5, 0])
    codes = samples(snapshot, found, 20_000)
    assert codes.mean(axis=0) == pytest.approx(found.mean, abs=0.05)
    assert codes.std(axis=0) == pytest.approx(found.deviations, rel=0.03)
