"""Do codes fill their prior? Held against what independent draws of the prior do among one another.

Codes Q (N, D) and three sets of as many draws A, B, C. B says how near is near and C is what codes that
are distributed as the prior would be like: every figure of Q among A is also measured of C among A.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from aegui.analysis.retrieval import CodeIndex
from aegui.sampling import sample
from aegui.translation import tr

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

MOST = 5_000  # of each
NEAR = 0.95  # of the draws have one of another set of draws within what is called near
K = 5  # neighbours that coverage takes, as in the paper
RELABELLED = 200  # times that codes and draws are mixed up to see what chance gives
BAND = 0.95


@dataclass(frozen=True)
class Filling:
    """How much of a prior holds points, the prior's draws taken for places in it."""

    gap_share: float  # draws with no point near
    coverage: float  # draws whose ball, as far as its `K`-th nearest other draw, holds a point


@dataclass(frozen=True)
class TwoSampleTest:
    """The classifier two-sample test (Lopez-Paz & Oquab, 2017) by nearest neighbours."""

    accuracy: float  # 0.5: nothing tells the two sets apart, 1: everything does, below: they mix too evenly
    low: float  # `BAND` of the accuracies lie from here, where by chance points are called codes or draws,
    high: float  # to here

    @property
    def excess(self) -> float:
        """How far the accuracy lies outside of the band, on either side; 0 within."""
        return max(0.0, self.accuracy - self.high, self.low - self.accuracy)


def fillings(draws: Floats, others: Floats, sets: list[Floats]) -> list[Filling]:
    """How each of some sets of points (n, D) fills the prior that two equal sets of draws (N, D) are of.

    A point is near a draw within the distance in which `NEAR` of the draws have one of the `others`. Coverage
    is that of Naeem et al. (2020, equation 6) with the draws as their real samples, since what is asked is
    whether the points leave out some of the prior. Of as many points as draws, distributed alike, it is
    about 1 − ½ᴷ = 0.97. Raises `ValueError` for fewer than K + 1 draws or for empty sets.
    """
    if len(draws) <= K or not len(others) or not all(len(points) for points in sets):
        raise ValueError(
            tr("Filling a prior is told from at least {} draws, and not from empty sets.", K + 1)
        )
    near = float(np.quantile(CodeIndex(others).nearest(draws, 1).distances[:, 0], NEAR))
    own = CodeIndex(draws).nearest(draws, K + 1).distances[:, K]  # the nearest is the draw itself
    found = []
    for points in sets:
        nearest = CodeIndex(points).nearest(draws, 1).distances[:, 0]
        found.append(Filling(float((nearest > near).mean()), float((nearest <= own).mean())))
    return found


def told_apart(codes: Floats, draws: Floats, k: int | None = None) -> float:
    """The accuracy alone of `two_sample_test`, with the same errors."""
    return _accuracy(*_neighbours(codes, draws, k))


def two_sample_test(codes: Floats, draws: Floats, k: int | None = None) -> TwoSampleTest:
    """How well the nearest neighbours tell codes (N, D) from draws of the prior (M, D).

    As many of each, at most `MOST`; each point is judged by the majority of the k nearest others, k = √n
    as in the paper unless given; where they are split evenly, that counts half. The band is that of the same
    neighbours where chance says who is a code, `RELABELLED` times (a permutation test). Raises `ValueError`
    for fewer than two of each.
    """
    neighbours, is_code = _neighbours(codes, draws, k)
    generator = np.random.default_rng(0)
    by_chance = [_accuracy(neighbours, generator.permutation(is_code)) for _ in range(RELABELLED)]
    low, high = np.quantile(by_chance, [(1 - BAND) / 2, (1 + BAND) / 2])
    return TwoSampleTest(_accuracy(neighbours, is_code), float(low), float(high))


def _neighbours(codes: Floats, draws: Floats, k: int | None) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """The k nearest others of each code and of each draw (2n, k), and which of them are codes (2n,)."""
    count = min(len(codes), len(draws), MOST)
    if count < 2:
        raise ValueError(tr("Telling codes from the prior needs at least 2 of each, not {}.", count))
    both = np.concatenate([codes[sample(len(codes), count)], draws[sample(len(draws), count)]])
    k = min(k or isqrt(count), 2 * count - 1)
    rows = CodeIndex(both).nearest(both, k + 1).rows
    itself = rows == np.arange(2 * count)[:, None]
    itself[~itself.any(axis=1), -1] = True  # among equal points it may be missing: leave out the farthest
    return rows[~itself].reshape(2 * count, k).astype(np.int32), np.arange(2 * count) < count


def _accuracy(neighbours: NDArray[np.int32], is_code: NDArray[np.bool_]) -> float:
    """How often the majority of each point's neighbours (N, k) is what it is itself; a tie counts half."""
    votes = 2 * is_code[neighbours].sum(axis=1, dtype=np.int32) - neighbours.shape[1]
    return float(np.where(votes == 0, 0.5, (votes > 0) == is_code).mean())


def own_component(codes: Floats, labels: Ints, centres: Floats) -> float:
    """The share of codes (N, D) that are nearest to the centre (classes, 2) of their own class."""
    gaps = np.linalg.norm(codes[:, None, : centres.shape[1]] - centres[None], axis=2)
    return float((gaps.argmin(axis=1) == labels).mean())
