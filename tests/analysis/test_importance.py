"""Dimensions by what they do to the image."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from small import narrow

from aegui.analysis import importance as module
from aegui.analysis.importance import Importance, importance
from aegui.runs.snapshot import Snapshot
from aegui.training.building import build


class Painter(torch.nn.Module):
    """Each dimension lights one pixel, the last none; it counts the images that it made."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.weight = torch.nn.Parameter(torch.ones(size))
        self.made = 0

    def decode(self, codes: torch.Tensor) -> torch.Tensor:
        self.made += len(codes)
        images = torch.zeros(len(codes), 1, 1, codes.shape[1])
        images[:, 0, 0, :-1] = codes[:, :-1]
        return images


def snapshot_of(model: Any) -> Snapshot:
    """Of what only decodes."""
    return Snapshot(None, model)


def last(snapshot: Snapshot, codes: np.ndarray) -> Importance:
    return list(importance(snapshot, codes))[-1]


def uniform(high: list[float]) -> np.ndarray:
    return (np.linspace(0, 1, 101)[:, None] * np.array(high)).astype(np.float32)


def test_the_dimension_that_moves_the_image_most_comes_first():
    found = last(snapshot_of(Painter(4)), uniform([0.1, 0.8, 0.4, 1.0]))
    assert found.order.tolist() == [1, 2, 0, 3]
    expected = np.square(0.9 * np.array([0.1, 0.8, 0.4, 0.0])) / 4
    assert found.change == pytest.approx(expected, abs=1e-6)
    assert found.low == pytest.approx([0.005, 0.04, 0.02, 0.05], abs=1e-6)
    assert found.high == pytest.approx([0.095, 0.76, 0.38, 0.95], abs=1e-6)


def test_what_is_brighter_than_white_is_no_change():
    found = last(snapshot_of(Painter(2)), uniform([100.0, 1.0]) + np.float32(2))
    assert found.change.tolist() == [0, 0]
    assert found.order.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("size", "count", "made"), [(2, 101, 128), (16, 101, 1024), (2, 3, 12), (512, 101, 2048)]
)
def test_no_more_images_are_made_than_needed(size, count, made):
    model = Painter(size)
    last(snapshot_of(model), np.random.default_rng(0).random((count, size), np.float32))
    assert model.made == made


def test_the_first_answer_comes_after_one_code_and_each_next_after_twice_as_many():
    model, made = Painter(4), []
    for found in importance(snapshot_of(model), uniform([0.1, 0.8, 0.4, 1.0])):
        made.append(model.made)
        assert found.order.tolist() == [1, 2, 0, 3]
    assert made == [8, 16, 32, 64, 128, 256]


@pytest.mark.parametrize("chunk", [1, 7, 500])
def test_the_size_of_the_batches_does_not_matter(chunk, monkeypatch):
    model = build(narrow(model__code=9)).eval()
    codes = np.random.default_rng(0).normal(size=(40, 9)).astype(np.float32)
    whole = last(snapshot_of(model), codes)
    monkeypatch.setattr(module, "CHUNK", chunk)
    assert last(snapshot_of(model), codes).change == pytest.approx(whole.change, rel=1e-4)
    assert (whole.change > 0).all()


def test_a_single_code_and_equal_codes_have_no_range():
    for codes in (np.ones((1, 3), np.float32), np.ones((9, 3), np.float32)):
        assert last(snapshot_of(Painter(3)), codes).change.tolist() == [0, 0, 0]


def test_an_answer_is_the_mean_over_the_codes_tried():
    class Product(Painter):
        def decode(self, codes):
            return (codes[:, :1] * codes[:, 1:]).reshape(-1, 1, 1, 1)

    codes = np.array([[0, 0.2], [1, 0.6]], np.float32)
    *_, found = importance(snapshot_of(Product(2)), codes)
    across = 0.9 * np.array([1.0, 0.4])
    expected = np.square(across) * [np.mean([0.2**2, 0.6**2]), np.mean([0, 1])]
    assert found.change == pytest.approx(expected, rel=1e-4)
