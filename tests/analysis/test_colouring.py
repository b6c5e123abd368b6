"""Colours by brightness, averaged by hand."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from aegui.analysis.colouring import colour_table, colours, missed
from aegui.analysis.metrics import metric
from aegui.analysis.subject import Subject
from aegui.parts.datasets import Images, Split
from aegui.parts.tasks import LUMA
from aegui.recipe import find
from aegui.runs.snapshot import Snapshot
from aegui.training.building import build
from aegui.training.splits import Splits, whole

NARROW = {"network.filters": [4], "network.strides": [2], "model.code": 3}


def pictures(count: int, seed: int = 0) -> np.ndarray:
    """Bright pixels are reddish, dark ones bluish."""
    generator = np.random.default_rng(seed)
    grey = generator.integers(40, 216, (count, 1, 32, 32))
    warm = (grey - 128) // 4
    return np.concatenate([grey + warm, grey, grey - warm], axis=1).astype(np.uint8)


def split(pixels: np.ndarray, name: Split):
    return whole(Images("made-up", name, pixels, None, ()))


def subject() -> Subject:
    recipe = find("colorize-256").changed(NARROW)
    train, test = split(pictures(40), "train"), split(pictures(20, seed=1), "test")
    snapshot = Snapshot(recipe, build(recipe).eval().requires_grad_(False))
    return Subject(snapshot, Splits(train, test, test, test))


def chroma(pixels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(N, 3) colours without brightness and (N,) whole brightnesses of the pixels."""
    flat = pixels.transpose(0, 2, 3, 1).reshape(-1, 3) / 255
    luma = flat @ np.array(LUMA)
    return flat - luma[:, None], np.rint(luma * 255).astype(int)


def test_a_colour_for_each_brightness():
    pixels = pictures(5)
    table = colour_table(torch.tensor(pixels) / 255)
    colour, level = chroma(pixels)
    assert table.overall.numpy() == pytest.approx(colour.mean(axis=0), abs=1e-5)
    for one in (level.min(), 128, level.max()):
        assert table.by_level[one].numpy() == pytest.approx(colour[level == one].mean(axis=0), abs=2e-3)
    assert table.by_level[0].tolist() == table.overall.tolist()  # nothing is that dark
    luma = torch.full((2, 1, 3, 4), 128 / 255)
    assert table.by_brightness(luma)[1, :, 2, 3].tolist() == table.by_level[128].tolist()
    assert table.constant(luma)[1, :, 2, 3].tolist() == table.overall.tolist()


def test_guesses_that_look_at_no_picture_stand_beside_the_model():
    told = subject()
    found = colours(told)
    colour, level = chroma(told.test[:])
    known, levels = chroma(told.train[:])
    without = np.square(colour).sum()
    constant = np.square(colour - known.mean(axis=0)).sum() / without
    assert found["constant_colour_ratio"] == pytest.approx(constant, rel=1e-4)
    means = np.stack([known[levels == n].mean(axis=0) if (levels == n).any() else known.mean(axis=0)
                      for n in range(256)])  # fmt: skip
    by_brightness = np.square(colour - means[level]).sum() / without
    assert found["brightness_colour_ratio"] == pytest.approx(by_brightness, abs=1e-4)
    assert by_brightness < 0.01 < 0.5 < constant
    assert all(metric(name) is not None for name in found)


def test_how_far_the_colours_of_each_picture_are_missed():
    told = subject()
    told.model.forward = lambda images: images.mean(dim=1, keepdim=True).expand(-1, 3, -1, -1)
    found = missed(told.snapshot, told.test[:])
    colour = chroma(told.test[:])[0].reshape(20, -1)
    assert found == pytest.approx(np.square(colour).mean(axis=1), rel=1e-4)
    assert found.mean() == pytest.approx(colours(told)["grey_mse"], rel=1e-4)
