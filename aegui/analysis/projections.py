"""Codes of many dimensions on a plane: by principal components, and by t-SNE, which has no way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from aegui.analysis import latent
from aegui.analysis.retrieval import CodeIndex
from aegui.sampling import sample
from aegui.translation import tr

Floats = NDArray[np.float32]

MOST = 5_000  # codes that t-SNE works on; the others are placed among them
PERPLEXITY = 30.0
STEPS = 25  # of a stage: half a second, so that it is soon left
EARLY, STAGES = 10, 30  # of them exaggerated, and all: the 250 and 750 steps of openTSNE and of scikit-learn
EXAGGERATION = 12.0  # of the first stages, as in the paper's section 3.4 and both libraries
FEW = 3_000  # codes up to which a tree (Barnes–Hut) is faster than a grid (FIt-SNE, Linderman et al., 2019)
NEAREST = 15  # codes among which a new one is placed, as openTSNE begins
CHUNK = 2_000  # codes placed at a time


@dataclass(frozen=True, eq=False)
class Placed:
    """Codes with places, among which others find theirs."""

    codes: Floats  # (n, D)
    points: Floats  # (n, 2)

    @cached_property
    def _index(self) -> CodeIndex:
        return CodeIndex(self.codes)

    def place(self, codes: Floats) -> Floats:
        """(N, D) → (N, 2): the median of the places of the nearest, which no single far one draws away, as
        openTSNE takes new points in (Poličar et al., 2024)."""
        places: Floats = np.median(self.points[self._index.nearest(codes, NEAREST).rows], axis=1)
        return places.astype(np.float32)


@dataclass(frozen=True, eq=False)
class Projection:
    """Codes on a plane."""

    points: Floats  # (n, 2)
    rows: NDArray[np.int64]  # (n,), which of the codes these are
    done: float  # share of the work
    divergence: float  # KL divergence that t-SNE makes small, in nats; 0 for principal components
    placed: Placed | None = None  # what new codes are placed among; None where they have another way


def principal(codes: Floats) -> Projection:
    """All codes (N, D) along their two principal components."""
    points = latent.axes("pca", codes).project(codes)
    return Projection(points, np.arange(len(codes)), 1.0, 0.0)


def tsne(codes: Floats, perplexity: float = PERPLEXITY, seed: int = 0) -> Iterator[Projection]:
    """t-SNE (van der Maaten & Hinton, 2008) of at most `MOST` codes (N, D), better with each stage; at the
    end the others are placed among them.

    Stop asking to cancel, ask on to go on. It works on one thread: the other cores are the trainer's. Raises
    `ValueError` for fewer than 4 codes.
    """
    if len(codes) < 4:
        raise ValueError(tr("t-SNE needs at least 4 codes, not {}.", len(codes)))
    from openTSNE import TSNEEmbedding
    from openTSNE.affinity import PerplexityBasedNN

    rows = sample(len(codes), MOST, seed=seed)
    some = np.ascontiguousarray(codes[rows], np.float64)
    perplexity = min(perplexity, (len(rows) - 1) / 3)
    # The same neighbours each time, where its default searches by chance.
    near = PerplexityBasedNN(some, perplexity, method="exact", n_jobs=1, random_state=seed)
    way = "bh" if len(rows) <= FEW else "fft"
    found = TSNEEmbedding(_start(some), near, negative_gradient_method=way, n_jobs=1, random_state=seed)
    late = max(len(codes) - len(rows), 0) / max(len(codes), 1) / 4  # share of the time that placing takes
    for stage in range(STAGES):
        early = stage < EARLY
        found.optimize(STEPS, exaggeration=EXAGGERATION if early else None, momentum=0.8, inplace=True)
        points = np.ascontiguousarray(found, np.float32)
        placed = Placed(codes[rows], points)
        done = (stage + 1) / STAGES * (1 - late)
        yield Projection(points, rows, done, float(found.kl_divergence), placed)
    if late:
        yield from _rest(codes, rows, placed, float(found.kl_divergence), 1 - late)


def _rest(
    codes: Floats, rows: NDArray[np.int64], placed: Placed, divergence: float, done: float
) -> Iterator[Projection]:
    """Place the codes that t-SNE did not work on, some at a time; none is shown before all are placed."""
    others = np.setdiff1d(np.arange(len(codes)), rows)
    parts: list[Floats] = []
    for at in range(0, len(others), CHUNK):
        parts.append(placed.place(codes[others[at : at + CHUNK]]))
        share = done + (1 - done) * min(at + CHUNK, len(others)) / len(others)
        if share < 1:
            yield Projection(placed.points, rows, share, divergence, placed)
    every = np.empty((len(codes), 2), np.float32)
    every[rows], every[others] = placed.points, np.concatenate(parts)
    yield Projection(every, np.arange(len(codes)), 1.0, divergence, placed)


def _start(codes: NDArray[np.float64]) -> NDArray[np.float64]:
    """The principal components, made small: they keep what lies where (Kobak & Berens, 2019)."""
    points = principal(codes.astype(np.float32)).points.astype(np.float64)
    return points / max(float(points[:, 0].std()), 1e-12) * 1e-4
