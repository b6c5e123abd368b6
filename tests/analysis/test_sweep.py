"""Images at rising levels of noise."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import torch
from small import digits, narrow, sliced, trained

from aegui.analysis import sweep as sweeps
from aegui.analysis.sweep import at, kinds, likeness, sweep
from aegui.explore.queries import preview
from aegui.explore.query import Task
from aegui.explore.state import GridImages, Model, State
from aegui.parts.noises import noises
from aegui.runs.run_folder import Run
from aegui.runs.snapshot import Snapshot, open_run
from aegui.training.building import build
from aegui.training.evaluation import test_figures as measured
from aegui.training.learner import Learner

LEVELS = (0.1, 0.4, 0.8)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory) -> Snapshot:
    recipe = narrow(model__code=8, training__epochs=5, corruption="gaussian", corruption__sigma=0.3)
    return open_run(Run(trained(recipe, tmp_path_factory.mktemp("runs"))))


@pytest.fixture
def pixels() -> np.ndarray:
    return digits().test.pixels[:40]


@pytest.mark.parametrize("kind", ["gaussian", "heteroscedastic", "salt-and-pepper", "masking"])
def test_more_noise_costs_more(kind, snapshot, pixels):
    levels = list(sweep(snapshot, pixels, kind, LEVELS))
    assert [level.level for level in levels] == list(LEVELS)
    for less, more in pairwise(levels):
        assert less.noisy.mse < more.noisy.mse
        assert less.noisy.psnr > more.noisy.psnr
        assert less.noisy.ssim > more.noisy.ssim
    assert levels[0].restored.mse < levels[-1].restored.mse


def test_a_model_that_learnt_it_brings_something_back(snapshot, pixels):
    (level,) = sweep(snapshot, pixels, "gaussian", [0.8])
    assert level.restored.mse < level.noisy.mse
    assert level.restored.psnr > level.noisy.psnr


def test_every_level_draws_the_same_noise(snapshot, pixels):
    one, again = (next(sweep(snapshot, pixels, "masking", [level])) for level in (0.3, 0.3))
    assert np.array_equal(one.pictures[0], again.pictures[0])
    more = next(sweep(snapshot, pixels, "masking", [0.6]))
    assert (more.pictures[0][one.pictures[0] == 0] == 0).all()  # what was lost before is lost again


def test_pictures_are_some_of_the_images(snapshot, pixels):
    noisy, restored = at(snapshot, pixels, noises.make("none")).pictures
    assert noisy.dtype == restored.dtype == np.uint8
    assert np.array_equal(noisy, pixels[: sweeps.PICTURES])
    assert np.array_equal(restored, snapshot.reconstruct(pixels[: sweeps.PICTURES]))


def test_what_the_noise_has_beside_its_level_stays(snapshot, pixels):
    brighter = noises.make({"kind": "gaussian", "mean": 0.5, "sigma": 0.1})
    plain, bright = (next(sweep(snapshot, pixels, "gaussian", [0.1], like)) for like in (None, brighter))
    assert bright.noisy.mse > plain.noisy.mse + 0.05
    other = next(sweep(snapshot, pixels, "masking", [0.1], brighter))
    assert other.noisy.mse == next(sweep(snapshot, pixels, "masking", [0.1])).noisy.mse


def test_images_are_taken_in_parts(snapshot, pixels, monkeypatch):
    whole = at(snapshot, pixels, noises.make("none"))
    monkeypatch.setattr(sweeps, "CHUNK", 7)
    parts = at(snapshot, pixels, noises.make("none"))
    assert parts.restored.mse == pytest.approx(whole.restored.mse, rel=1e-5)
    assert parts.restored.ssim == pytest.approx(whole.restored.ssim, rel=1e-4)


def test_only_noises_with_a_level_can_rise(snapshot, pixels):
    assert "none" not in kinds()
    assert {"gaussian", "masking"} <= set(kinds())
    with pytest.raises(ValueError, match="'none' has no level to raise; choose one of gaussian"):
        next(sweep(snapshot, pixels, "none"))


def test_the_same_images_are_as_like_as_can_be():
    images = torch.rand((3, 1, 28, 28), generator=torch.Generator().manual_seed(0))
    same = likeness(images, images)
    assert same.mse == 0.0
    assert same.psnr == 100.0
    assert same.ssim == pytest.approx(1.0, abs=1e-6)


def test_errors_by_hand():
    clean = torch.zeros((2, 1, 16, 16))
    half = likeness(clean + 0.5, clean)
    assert half.mse == 0.25
    assert half.psnr == pytest.approx(10 * np.log10(4))
    # Without contrast SSIM is its term of the means alone: C₁ / (0.5² + C₁), with C₁ = 0.01².
    assert half.ssim == pytest.approx(1e-4 / (0.25 + 1e-4), rel=1e-3)


def test_the_psnr_is_the_mean_of_each_images_wherever_it_is_told():
    """Not that of the mean error, which is lower: images differ in how well they are restored."""
    recipe, few = narrow(), sliced(digits(), 200, 60, 60)
    frozen = Snapshot(recipe, build(recipe).eval())
    pixels = few.test.pixels.copy()
    pixels[::2] = 110  # which a model that has learnt nothing is nearer to
    few = replace(few, test=replace(few.test, pixels=pixels))
    restored = frozen.reconstruct(pixels).astype(np.float64) / 255
    each = -10 * np.log10(((restored - pixels / 255) ** 2).mean(axis=(1, 2, 3)))
    learner = Learner(recipe, replace(few, validation=few.test), torch.device("cpu"))
    learner.model.load_state_dict(frozen.model.state_dict())
    rows = np.arange(len(pixels))
    state = State(images=few.test, grid=GridImages(rows), model=Model(frozen, frozen.encode(pixels), rows))
    grid = preview.answer(preview.key(state), Task())
    told = {
        "measured": measured(frozen.model, recipe, few, torch.device("cpu"))["test_psnr"],
        "curve": learner.end_epoch().row["val_psnr"],
        "grid": grid.psnr_reconstructed,
        "page": at(frozen, pixels, noises.make("none")).restored.psnr,
    }
    assert told == pytest.approx(dict.fromkeys(told, each.mean()), abs=0.01)
    error = ((restored - pixels / 255) ** 2).mean()
    assert each.mean() > -10 * np.log10(error) + 0.05


def test_a_network_that_gives_its_input_back_restores_nothing(pixels):
    recipe = narrow()
    model = build(recipe).eval()
    model.forward = lambda images: images
    found = at(Snapshot(recipe, model), pixels, noises.make("salt-and-pepper"))
    assert (found.restored.mse, found.restored.ssim) == (found.noisy.mse, found.noisy.ssim)
