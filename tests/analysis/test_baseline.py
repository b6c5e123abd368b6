"""Principal components, held against numpy's singular value decomposition."""

from __future__ import annotations

import numpy as np
import pytest

from aegui.analysis import baseline
from aegui.sampling import sample

SHAPE = (1, 4, 5)


def pixels(count: int = 60, seed: int = 0, shape: tuple[int, ...] = SHAPE) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (count, *shape), dtype=np.uint8)


def flat(images: np.ndarray) -> np.ndarray:
    return images.reshape(len(images), -1) / 255.0


@pytest.mark.parametrize("size", [1, 3, 7])
def test_components_are_those_of_a_singular_value_decomposition(size):
    learnt, other = pixels(), pixels(30, seed=1)
    found = baseline.fit(learnt, size)
    mean = flat(learnt).mean(axis=0)
    _, singular, axes = np.linalg.svd(flat(learnt) - mean, full_matrices=False)
    assert np.abs(np.sum(found.axes * axes[:size], axis=1)) == pytest.approx(np.ones(size), abs=1e-5)
    assert found.shares == pytest.approx(singular[:size] ** 2 / np.sum(singular**2), rel=1e-4)
    for images in (learnt, other):
        straight = mean + (flat(images) - mean) @ axes[:size].T @ axes[:size]
        left = flat(images) - straight.clip(0, 1)
        assert found.mse(images) == pytest.approx(np.mean(left**2), rel=1e-5)


def test_an_error_of_components_is_that_of_what_can_be_shown():
    learnt = (pixels() > 127).astype(np.uint8) * 255  # black and white: a straight line overshoots
    found = baseline.fit(learnt, 7)
    singular = np.linalg.svd(flat(learnt) - flat(learnt).mean(axis=0))[1]
    without_clipping = np.sum(singular[7:] ** 2) / learnt.size
    assert found.mse(learnt) < 0.95 * without_clipping
    shown = np.square(flat(learnt) - flat(found.reconstruct(learnt))).mean()
    assert found.mse(learnt) == pytest.approx(shown, rel=0.01)  # rounding to bytes apart


def test_codes_and_images_are_the_same_way_back():
    learnt = pixels()
    found = baseline.fit(learnt, 20)
    codes = found.encode(learnt)
    assert codes.shape == (60, 20)
    assert np.cov(codes.T)[~np.eye(20, dtype=bool)] == pytest.approx(np.zeros(380), abs=1e-5)
    assert np.array_equal(found.decode(codes), learnt)  # as many components as pixels lose nothing
    assert np.array_equal(found.reconstruct(learnt), learnt)
    assert found.mse(learnt) < 1e-9


def test_pictures_are_clipped_to_what_can_be_shown():
    found = baseline.fit(pixels(), 2)
    far = found.decode(np.array([[50.0, 50.0], [-50.0, -50.0]], np.float32))
    assert far.dtype == np.uint8
    assert far.shape == (2, *SHAPE)
    assert {0, 255} <= set(np.unique(far).tolist())


def test_no_more_components_than_there_are_images_or_pixels():
    assert len(baseline.fit(pixels(5), 9).axes) == 5
    assert len(baseline.fit(pixels(60), 99).axes) == 20


def test_images_are_taken_in_parts(monkeypatch):
    learnt = pixels()
    whole = baseline.fit(learnt, 3)
    monkeypatch.setattr(baseline, "CHUNK", 7)
    parts = baseline.fit(learnt, 3)
    assert parts.mse(learnt) == pytest.approx(whole.mse(learnt), rel=1e-6)
    assert np.allclose(parts.encode(learnt), whole.encode(learnt), atol=1e-5)
    assert parts.encode(learnt[:0]).shape == (0, 3)


def test_of_too_many_images_a_sample_is_taken(monkeypatch):
    learnt = pixels()
    monkeypatch.setattr(baseline, "MOST_NUMBERS", 10 * 20)
    assert np.allclose(baseline.fit(learnt, 3).mean, flat(learnt[sample(60, 10)]).mean(axis=0), atol=1e-6)


def test_components_can_be_given_up_between_rows() -> None:
    checks = iter([None])
    with pytest.raises(StopIteration):
        baseline.fit(pixels(5_000), 2, lambda: next(checks))
