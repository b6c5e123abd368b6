"""What models restore, held against scikit-learn's ridge, numpy's algebra and filters worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from sklearn.linear_model import Ridge
from small import digits, narrow, sliced

from aegui.analysis import denoising
from aegui.analysis.denoising import Filter, Linear, Pairs, choose_filter, fit_ridge, training_pairs
from aegui.analysis.metrics import metric
from aegui.analysis.subject import Subject
from aegui.parts.noises import noises
from aegui.recipe import find
from aegui.runs.snapshot import Snapshot
from aegui.training.building import build
from aegui.training.splits import Splits

NARROW = {"network.widths": [8]}


@pytest.fixture(autouse=True)
def _few(monkeypatch):
    monkeypatch.setattr(denoising, "JUDGED", 60)
    monkeypatch.setattr(denoising, "MOST_DRAWS", 10)


def subject(name: str = "denoise-gaussian") -> Subject:
    """An untrained model of a recipe, with the bundled digits in place of its images."""
    recipe = find(name).changed(NARROW)
    model = build(recipe).eval().requires_grad_(False)
    return Subject(Snapshot(recipe, model), sliced(digits(), 300, 20, 100))


def images(count: int, side: int, seed: int = 0) -> torch.Tensor:
    """Of three patterns, and so of few dimensions."""
    generator = torch.Generator().manual_seed(seed)
    patterns = torch.rand(3, side * side, generator=torch.Generator().manual_seed(9))
    return (torch.rand(count, 3, generator=generator) @ patterns / 3).view(count, 1, side, side)


def drawn(clean: torch.Tensor, share: float, times: int) -> tuple[torch.Tensor, Pairs]:
    """Many draws of masking noise, one after the other, and what they come to."""
    noise, generator = noises.make({"kind": "masking", "share": share}), torch.Generator().manual_seed(3)
    draws = torch.stack([noise(clean, generator) for _ in range(times)])
    flat = draws.transpose(0, 1).flatten(0, 1)
    variance = draws.var(dim=0).mean(dim=0)
    return flat, Pairs(clean, draws[0], draws.mean(dim=0), variance, 1 - 1 / times)


@pytest.mark.parametrize("count", [12, 60], ids=["fewer images than pixels", "more"])
def test_the_linear_map_is_a_ridge_regression_of_noise_drawn_without_end(count, monkeypatch):
    monkeypatch.setattr(denoising, "PENALTIES", (1e-2,))
    clean = images(count, 5)
    many, pairs = drawn(clean, 0.3, 600)
    found = fit_ridge(pairs, pairs)
    scale = float((pairs.expected - pairs.expected.mean(dim=0)).square().mean())
    ridge = Ridge(alpha=1e-2 * scale * len(many))
    ridge.fit(many.flatten(1).double(), clean.repeat_interleave(600, dim=0).flatten(1).double())
    new = drawn(images(20, 5, seed=1), 0.3, 2)[0]
    expected = ridge.predict(new.flatten(1).double()).clip(0, 1)
    assert found(new).flatten(1).numpy() == pytest.approx(expected, abs=0.02)
    linear = found(new).flatten(1).numpy() - new.flatten(1).numpy()
    assert np.abs(linear).mean() > 0.05  # it does something


def test_pixels_and_images_solve_the_same_equations(monkeypatch):
    monkeypatch.setattr(denoising, "PENALTIES", (1e-1,))
    pairs = drawn(images(20, 5), 0.3, 40)[1]  # fewer images than pixels
    few = fit_ridge(pairs, pairs)
    x, y = (part.flatten(1).double() for part in (pairs.expected, pairs.clean))
    x, y = x - x.mean(dim=0), y - y.mean(dim=0)
    diagonal = pairs.variance.flatten() * (20 * 39 / 40) + 0.1 * (x.square().mean() * 20)
    weights = torch.linalg.solve(x.T @ x + torch.diag(diagonal), x.T @ y)
    assert (few.factors[0] @ few.factors[1]).numpy() == pytest.approx(weights.numpy(), abs=1e-4)


def test_the_penalty_is_the_best_on_other_pairs(monkeypatch):
    pairs, others = drawn(images(40, 5), 0.3, 8)[1], drawn(images(40, 5, seed=1), 0.3, 8)[1]

    def error(linear: Linear) -> float:
        return float((linear(others.corrupted) - others.clean).square().mean())

    errors = []
    for penalty in denoising.PENALTIES:
        with monkeypatch.context() as patch:
            patch.setattr(denoising, "PENALTIES", (penalty,))
            errors.append(error(fit_ridge(pairs, others)))
    assert error(fit_ridge(pairs, others)) == min(errors) < max(errors)


@pytest.mark.parametrize("kind", [name for name in noises.names() if name != "none"])
def test_noise_hits_each_pixel_by_itself(kind):
    """So the linear map may put its variance on the diagonal."""
    clean = torch.full((40_000, 1, 2, 2), 0.4)
    draws = noises.make(kind)(clean, torch.Generator().manual_seed(0)).flatten(1)
    correlation = torch.corrcoef(draws.T + 1e-6 * torch.randn(4, len(draws)))
    assert correlation.fill_diagonal_(0).abs().max() < 0.03


def test_what_is_drawn_for_the_linear_map():
    told = subject()
    noise = noises.make({"kind": "masking", "share": 0.25})
    known, others = training_pairs(told, noise)
    assert (len(known.clean), len(others.clean)) == (240, 60)
    assert float(known.expected.mean()) == pytest.approx(float(known.clean.mean()) * 0.75, rel=0.02)
    by_hand = 0.25 * 0.75 * known.clean.square().mean(dim=0)
    assert float(known.variance.mean()) == pytest.approx(float(by_hand.mean()), rel=0.05)
    learnt = {image.tobytes() for image in known.clean.numpy()}
    assert sum(image.tobytes() in learnt for image in others.clean.numpy()) < 6  # digits that are equal


def test_where_the_test_images_are_known_the_linear_map_knows_them_too():
    told = subject()
    told.splits = sliced(digits(), 30, 1, 1)
    told.splits = type(told.splits)(
        told.splits.train, told.splits.train, told.splits.train, told.splits.shown
    )
    told.train = told.splits.train.pixels
    known, others = training_pairs(told, noises.make("masking"))
    assert torch.equal(known.clean, others.clean)
    assert not torch.equal(known.corrupted, others.corrupted)


def test_a_filter_matches_brightness_and_contrast():
    clean = torch.rand(1, 1, 40, 40, generator=torch.Generator().manual_seed(0)).round()
    clean = clean.repeat_interleave(8, dim=2).repeat_interleave(8, dim=3)  # blocks: a median leaves them
    hit = torch.rand(clean.shape, generator=torch.Generator().manual_seed(1)) < 0.05
    dull = torch.where(hit, 1 - clean, clean) * 0.25 + 0.5
    found = choose_filter(dull, clean)
    assert (found.kind, found.side) == ("median", 3)
    assert (found.gain, found.offset) == (pytest.approx(4, rel=0.1), pytest.approx(-2, rel=0.1))
    assert float((found(dull) - clean).square().mean()) < 0.02


def test_filters_by_hand():
    image = torch.zeros(1, 1, 5, 5)
    image[0, 0, 2, 2] = 1.0
    assert Filter("median", 3).raw(image).max() == 0.0
    wiener = Filter("wiener", 3).raw(image)[0, 0]
    # Within a step of the bright pixel the mean of nine is 1/9, and what varies is 1/9 − 1/81 = 8/81.
    # The noise is the mean of that over all 25 pixels; 9 of them have it.
    noise = 8 / 81 * 9 / 25
    kept = 1 - noise / (8 / 81)
    assert wiener[2, 2] == pytest.approx(1 / 9 + kept * (1 - 1 / 9), abs=1e-6)
    assert wiener[1, 1] == pytest.approx(1 / 9 - kept / 9, abs=1e-6)
    assert wiener[0, 0] == pytest.approx(0, abs=1e-6)
    assert np.isfinite(Filter("wiener", 3).raw(torch.full((2, 1, 5, 5), 0.5))).all()


def test_models_and_controls_restore_the_same_images(monkeypatch: pytest.MonkeyPatch):
    told = subject("denoise-masking")
    monkeypatch.setattr(told.model, "forward", lambda corrupted: corrupted)
    found = denoising.restoration(told)
    pairs = list(denoising._judged(told, told.recipe.corruption))
    corrupted, clean = (torch.cat(parts) for parts in zip(*pairs, strict=True))
    assert len(clean) == 60
    assert found["restored_mse"] == pytest.approx(float((corrupted - clean).square().mean()))
    assert (found["restored_psnr"], found["restored_ssim"]) == (found["noisy_psnr"], found["noisy_ssim"])
    best = min(found["ridge_mse"], found["filter_mse"])
    assert found["restored_ratio"] == pytest.approx(found["restored_mse"] / best)
    assert found["ridge_mse"] < found["restored_mse"]
    assert found["mse_on_denoise-masking"] == pytest.approx(found["restored_mse"])
    assert all(metric(name) is not None for name in found)


def test_the_noise_of_every_recipe_for_such_images_is_put_to_a_model():
    of_digits = ("conv-16-denoise", "denoise-gaussian", "denoise-masking", "denoise-salt-pepper")
    assert denoising.transplanted(subject()).keys() == {f"mse_on_{name}" for name in of_digits}


def test_colouring_is_no_restoring():
    changes = {"corruption": "gaussian", "network.filters": [2], "network.strides": [2], "model.code": 2}
    recipe = find("colorize-256").changed(changes)
    given = np.random.default_rng(0).integers(0, 256, (20, 3, 32, 32), dtype=np.uint8)
    told = subject()
    told.snapshot = Snapshot(recipe, build(recipe).eval().requires_grad_(False))
    told.recipe, told.model, told.test, told.train = recipe, told.snapshot.model, given, given
    whole = told.splits.test
    same = replace(whole, pixels=given, labels=None)
    told.splits = Splits(same, same, same, same)
    assert denoising.restoration(told).keys() == {
        "clean_mse", "noisy_mse", "mse_at_0.5", "mse_at_0.75", "mse_at_1.0",
    }  # fmt: skip


def test_a_model_without_noise_restores_nothing():
    recipe = narrow()
    told = Subject(Snapshot(recipe, build(recipe).eval().requires_grad_(False)), sliced(digits(), 50, 5, 20))
    assert denoising.restoration(told) == {}
