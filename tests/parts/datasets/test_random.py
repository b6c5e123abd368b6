"""Random images are the same in every run, and nothing but random."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from aegui.parts.datasets import datasets
from aegui.training.splits import divide

RANDOM = datasets.make("random")


@pytest.mark.parametrize(("split", "count"), [("train", 10_000), ("test", 2_000)])
def test_every_pixel_is_drawn_for_itself(split, count):
    images = RANDOM.load(split, [])
    assert images.pixels.shape == (count, 1, 28, 28)
    assert images.pixels.dtype == np.uint8
    assert images.labels is None
    unit = images.pixels.astype(np.float64) / 255
    assert unit.mean() == pytest.approx(0.5, abs=1e-3)
    assert unit.var() == pytest.approx((256**2 - 1) / 12 / 255**2, rel=2e-3)
    assert np.bincount(images.pixels.ravel(), minlength=256).min() > 0.9 * images.pixels.size / 256
    beside = np.corrcoef(unit[..., :-1].ravel(), unit[..., 1:].ravel())[0, 1]
    below = np.corrcoef(unit[:-1].ravel(), unit[1:].ravel())[0, 1]
    assert abs(beside) < 3e-3
    assert abs(below) < 3e-3


@pytest.mark.parametrize(("split", "known"), [("train", "646f3c89f35837ed"), ("test", "2cf3966f99fba449")])
def test_the_images_stay_as_they_were_published(split, known):
    assert hashlib.sha256(RANDOM.load(split, []).pixels.tobytes()).hexdigest()[:16] == known


def test_images_without_labels_divide():
    splits = divide(RANDOM, [])
    assert [len(part) for part in (splits.train, splits.validation, splits.test)] == [9000, 1000, 2000]
    assert splits.train.labels is splits.shown.labels is None
