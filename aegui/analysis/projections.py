"""Codes of many dimensions on a plane: by principal components, and by t-SNE, which has no way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.core import latent
from aegui.sampling import sample

Floats = NDArray[np.float32]

MOST = 2_000  # points of a t-SNE
PERPLEXITY = 30.0
STAGES, STEPS = 6, 251  # scikit-learn's t-SNE takes 250 steps at least; the next tells the divergence
EXAGGERATION = 12.0  # of the first stage, as in the paper's section 3.4 and scikit-learn


@dataclass(frozen=True, eq=False)
class Projection:
    """Codes on a plane."""

    points: Floats  # (n, 2)
    rows: NDArray[np.int64]  # (n,), which of the codes these are
    done: float  # share of the work
    divergence: float  # KL divergence that t-SNE makes small, in nats; 0 for principal components


def principal(codes: Floats) -> Projection:
    """All codes (N, D) along their two principal components."""
    points = latent.axes("pca", codes).project(codes)
    return Projection(points, np.arange(len(codes)), 1.0, 0.0)


def tsne(codes: Floats, perplexity: float = PERPLEXITY, seed: int = 0) -> Iterator[Projection]:
    """t-SNE (van der Maaten & Hinton, 2008) of at most `MOST` codes (N, D), better with each stage.

    scikit-learn's t-SNE can't be listened to or stopped, so it is asked for 251 steps at a time, each
    stage starting from the points of the last: the first with the usual exaggeration, the others without.
    The neighbours are searched once. Stop asking to cancel. Raises `ValueError` for fewer than 4 codes.
    """
    if len(codes) < 4:
        raise ValueError(f"t-SNE needs at least 4 codes, not {len(codes)}.")
    rows = sample(len(codes), MOST, seed=seed)
    perplexity = min(perplexity, (len(rows) - 1) / 3)
    graph = _neighbours(codes[rows], perplexity)
    points = _start(codes[rows])
    for stage in range(STAGES):
        points, divergence = _stage(graph, points, perplexity, seed, first=stage == 0)
        yield Projection(points, rows, (stage + 1) / STAGES, divergence)


def _neighbours(codes: Floats, perplexity: float) -> Any:
    """The sparse graph of distances that t-SNE works on."""
    from sklearn.neighbors import KNeighborsTransformer

    count = min(len(codes) - 1, int(3.0 * perplexity + 1))  # as many as scikit-learn's t-SNE looks at
    return KNeighborsTransformer(n_neighbors=count, mode="distance").fit_transform(codes)


def _start(codes: Floats) -> Floats:
    """The principal components, made small: they keep what lies where (Kobak & Berens, 2019)."""
    points = principal(codes).points
    return (points / max(float(points[:, 0].std()), 1e-12) * 1e-4).astype(np.float32)


def _stage(graph: Any, points: Floats, perplexity: float, seed: int, first: bool) -> tuple[Floats, float]:
    from sklearn.manifold import TSNE
    from threadpoolctl import threadpool_limits

    tsne = TSNE(
        perplexity=perplexity,
        metric="precomputed",
        init=points,
        max_iter=STEPS,
        early_exaggeration=EXAGGERATION if first else 1.0,
        n_iter_without_progress=STEPS,
        random_state=seed,
    )
    with threadpool_limits(1, "openmp"):  # the other cores are the trainer's
        moved: Floats = tsne.fit_transform(graph).astype(np.float32)
    return moved, float(tsne.kl_divergence_)
