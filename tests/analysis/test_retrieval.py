"""Similar images by codes and by bits, held against the naive way."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from aegui.analysis import retrieval
from aegui.analysis.retrieval import BinaryIndex, CodeIndex, Found, compare, vote


def codes(count: int, size: int, seed: int = 0, at: float = 0.0) -> np.ndarray:
    return np.random.default_rng(seed).normal(at, 1.0, (count, size)).astype(np.float32)


@pytest.mark.parametrize("size", [1, 2, 8, 9, 50])
def test_nearest_codes_are_those_of_the_naive_way(size, monkeypatch):
    monkeypatch.setattr(retrieval, "CHUNK", 4)
    stored, queries = codes(70, size), codes(11, size, seed=1)
    distances = np.linalg.norm(stored[None].astype(np.float64) - queries[:, None], axis=2)
    found = CodeIndex(stored).nearest(queries, 6)
    assert np.array_equal(found.rows, np.argsort(distances, axis=1)[:, :6])
    assert found.distances == pytest.approx(np.sort(distances, axis=1)[:, :6], abs=1e-4)


@pytest.mark.parametrize("size", [2, 16])
def test_codes_far_from_the_origin_lose_nothing_to_rounding(size):
    stored = codes(50, size, at=1_000.0)
    assert CodeIndex(stored).nearest(stored, 1).rows[:, 0].tolist() == list(range(50))


@pytest.mark.parametrize("size", [1, 7, 8, 64, 65, 130])
def test_fewest_different_bits_are_those_of_the_naive_way(size):
    stored, queries = codes(60, size), codes(9, size, seed=1)
    thresholds = np.median(stored, axis=0)
    differ = ((stored > thresholds)[None] != (queries > thresholds)[:, None]).sum(axis=2)
    index = BinaryIndex(stored)
    found = index.nearest(queries, 7)
    assert np.array_equal(found.rows, np.argsort(differ, axis=1, kind="stable")[:, :7])
    assert np.array_equal(found.distances, np.sort(differ, axis=1)[:, :7])
    assert index.bytes_per_image == 8 * -(-size // 64)
    halves = np.mean(stored > index.thresholds, axis=0)
    assert halves == pytest.approx(np.full(size, 0.5))


@pytest.mark.parametrize("index", [CodeIndex, BinaryIndex])
def test_no_more_are_found_than_are_stored(index):
    assert index(codes(3, 9)).nearest(codes(2, 9), 10).rows.shape == (2, 3)
    assert index(codes(3, 9)).nearest(codes(0, 9), 2).rows.shape == (0, 2)


def test_compare_measures_both():
    labels = np.arange(300) % 3
    corners = 10.0 * np.sign(codes(3, 40, seed=5))
    stored, queries = (corners[labels] + codes(300, 40, seed=seed) for seed in (1, 2))
    by_code, by_bits = compare(stored, labels, queries, labels)
    assert by_code.precision == 1.0
    assert by_bits.precision == 1.0
    assert (by_code.bytes_per_image, by_bits.bytes_per_image) == (160, 8)
    assert 0 < by_code.milliseconds < 1_000
    assert 0 < by_bits.milliseconds < 1_000
    nothing = compare(codes(300, 40), labels, codes(300, 40, seed=9), labels)
    assert nothing[0].precision == pytest.approx(1 / 3, abs=0.1)


def test_the_vote_is_the_majority_and_the_first_of_several():
    labels = np.array([0, 1, 1, 2, 2])
    found = Found(np.array([[0, 1, 2], [3, 4, 1], [0, 1, 3]]), np.zeros((3, 3), np.float32))
    assert vote(found, labels).tolist() == [1, 2, 0]


def test_codes_that_are_mostly_zero_are_found_where_tiny_numbers_are_flushed():
    code = "\n".join(
        (
            "import numpy as np, torch",
            "from aegui.analysis.retrieval import CodeIndex",
            "torch.set_flush_denormal(True)",
            "codes = np.zeros((2000, 3), np.float32)",
            "codes[:, 0], codes[7, 2] = np.arange(2000), 1e6",
            "print(CodeIndex(codes).nearest(codes[[7, 900]], 1).rows.tolist())",
        )
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() == "[[7], [900]]"
