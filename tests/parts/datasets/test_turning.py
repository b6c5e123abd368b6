"""Digits turned by angles that are known: the same in every run, and found again by the metrics."""

from __future__ import annotations

import numpy as np
import pytest

from aegui.analysis.pose import circular_correlation, true_angles
from aegui.parts.datasets import Images, datasets
from aegui.parts.datasets.turning import Turnable
from aegui.recipe import find
from aegui.training.splits import divide


def turning(spread: float) -> Turnable:
    made = datasets.make({"kind": "digits", "turned": spread})
    assert isinstance(made, Turnable)
    return made


def test_angles_are_an_images_own_and_have_their_spread():
    rows = np.arange(5000)
    angles = turning(45.0).angles("train", rows)
    assert angles.std() == pytest.approx(45.0, rel=0.05)
    assert abs(angles.mean()) < 3.0
    assert np.array_equal(turning(45.0).angles("train", rows[70:9:-1]), angles[70:9:-1])
    assert not np.allclose(turning(45.0).angles("test", rows), angles)
    assert np.allclose(turning(90.0).angles("train", rows), 2 * angles)
    assert angles[:3] == pytest.approx(turning(45.0).angles("train", np.arange(3)))


def test_images_are_turned_counter_clockwise(monkeypatch: pytest.MonkeyPatch):
    bar = np.zeros((1, 1, 9, 9), np.uint8)
    bar[0, 0, 4, 5:] = 255  # to the right
    monkeypatch.setattr(Turnable, "angles", lambda *_: np.array([90.0]))
    images = Images("digits", "test", bar, None, ())
    (turned,) = turning(45.0).turn(images).pixels
    assert np.array_equal(turned, np.rot90(bar[0], 1, (1, 2)))
    assert turning(0.0).turn(images) is images


def test_the_angles_of_divided_images_are_found_again():
    recipe = find("quick-start").changed({"data.turned": 45.0})
    turned, upright = divide(recipe.data, []), divide(find("quick-start").data, [])
    for part in ("train", "validation", "test"):
        images, before = getattr(turned, part), getattr(upright, part)
        assert images.same_as(before)
        found = true_angles(recipe, images)
        assert found is not None
        nearly = np.flatnonzero(np.abs(found) < 0.02)
        flat = np.abs(images.pixels.astype(int) - before.pixels).reshape(len(images), -1).mean(axis=1)
        assert np.corrcoef(np.abs(found).clip(max=30), flat)[0, 1] > 0.6
        assert (flat[nearly] < 2).all()
    assert true_angles(find("quick-start"), upright.test) is None


def test_circular_correlation_is_that_of_all_pairs():
    generator = np.random.default_rng(0)
    one = generator.uniform(-180, 180, 40)
    other = one + generator.normal(0, 40, 40)
    a, b = (np.deg2rad(np.subtract.outer(x, x)) for x in (one, other))
    wanted = (np.sin(a) * np.sin(b)).sum() / np.sqrt((np.sin(a) ** 2).sum() * (np.sin(b) ** 2).sum())
    assert circular_correlation(one, other) == pytest.approx(wanted)
    assert circular_correlation(one, one + 77) == pytest.approx(1.0)
    assert circular_correlation(one, 360 - one) == pytest.approx(-1.0)
    assert np.isnan(circular_correlation(one, np.zeros(40)))
