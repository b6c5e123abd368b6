"""The second judge: the nearest real digits, by their pixels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from small import digits

from aegui.analysis.knn_digit_classifier import NeighbourJudge, features, upright


def test_it_reads_digits_sharp_or_pale_and_refuses_noise():
    splits = digits()
    judge = NeighbourJudge.of(splits.train)
    read = judge.read(splits.test.pixels)
    assert read.share_labelled(splits.test.labels) > 0.9
    assert read.share(0.5) > 0.9
    pale = judge.read((splits.test.pixels * 0.4).astype(np.uint8))
    assert (pale.digit == read.digit).mean() > 0.98
    noise = np.random.default_rng(0).integers(0, 256, (20, 1, 28, 28), dtype=np.uint8)
    assert judge.read(noise).share(0.1) == 0.0
    assert judge.read(np.zeros((2, 1, 28, 28), np.uint8)).share(0.1) == 0.0


def test_there_is_none_without_labels():
    assert NeighbourJudge.of(replace(digits().train, labels=None)) is None
    assert NeighbourJudge.of(digits().train.without_pixels()) is None


def test_slanted_lines_stand_upright_in_the_middle():
    slanted = torch.zeros((1, 1, 28, 28))
    for row in range(4, 20):
        slanted[0, 0, row, 5 + row // 2] = 1.0
    found = upright(slanted)[0, 0]
    columns = (found * torch.arange(28.0)).sum(dim=1)[8:20] / found.sum(dim=1)[8:20]
    assert columns.tolist() == pytest.approx([13.5] * 12, abs=0.6)
    rows = (found.sum(dim=1) * torch.arange(28.0)).sum() / found.sum()
    assert rows == pytest.approx(13.5, abs=0.3)


def test_brightness_does_not_count():
    images = digits().test.pixels[:5]
    np.testing.assert_allclose(features(images // 2 * 2), features(images // 2), atol=1e-3)
