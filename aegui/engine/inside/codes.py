"""Do the codes lie where the prior wants them? Side by side, and as one number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from aegui.analysis import latent
from aegui.analysis.priors import told_apart
from aegui.engine.inside import QT_TRANSLATE_NOOP, Figure, Seen
from aegui.engine.inside.prior import drawn, prior_label
from aegui.explore.page import Block, Histogram, Histograms, Page, Points
from aegui.sampling import sample

Floats = NDArray[np.float32]

JUDGED = 2_000  # codes that are told from as many draws
MANY = 50_000  # draws that the prior's density is read from
MOST_DIMENSIONS = 24
BINS = 36


def make(seen: Seen) -> Page:
    """Each dimension; of a code in the plane also both clouds."""
    size = seen.recipe.model.code
    codes = seen.codes[:, :size]
    draws = drawn(seen, len(codes))[:, :size]
    seen.say(0.3, QCoreApplication.translate("inside", "codes and draws"))
    apart = told_apart(codes[sample(len(codes), JUDGED)], draws[:JUDGED])
    each = dimensions(seen, codes)
    blocks = (*clouds(seen, codes, draws), each) if size == 2 else (each,)
    state = QCoreApplication.translate("inside", "told apart: {}").format(f"{apart:.0%}")
    note = QCoreApplication.translate(
        "inside",
        "Their nearest neighbours tell codes from draws of the prior in {} of all cases; 50% is guessing.",
    )
    return Page(blocks, state=state, note=note.format(f"{apart:.0%}"), draw=seen.draw + 1)


def clouds(seen: Seen, codes: Floats, draws: Floats) -> tuple[Block, ...]:
    """Codes and draws on the same scale."""
    labels = None if seen.subset.labels is None else seen.subset.labels[seen.rows]
    half = float(max(seen.recipe.prior.extent(), np.quantile(np.abs(codes), 0.995)) * 1.05)
    prior = QCoreApplication.translate("priors", prior_label(seen))
    axes = (latent.name(0), latent.name(1))
    return (
        Points(QCoreApplication.translate("inside", "codes"), codes, labels, seen.subset.classes, half, axes),
        Points(
            QCoreApplication.translate("inside", "draws from the prior: {}").format(prior),
            draws, None, (), half, axes,
        ),
    )  # fmt: skip


def dimensions(seen: Seen, codes: Floats) -> Histograms:
    """A histogram of each dimension over the prior's own."""
    expected = drawn(seen, MANY)[:, : codes.shape[1]]
    half = float(max(np.quantile(np.abs(expected), 0.999), np.quantile(np.abs(codes), 0.995)))
    edges = np.linspace(-half, half, BINS + 1)
    items = [
        Histogram(latent.name(n), density(codes[:, n], edges), density(expected[:, n], edges))
        for n in range(min(codes.shape[1], MOST_DIMENSIONS))
    ]
    title = QCoreApplication.translate("inside", "each dimension")
    prior = QCoreApplication.translate("priors", prior_label(seen))
    line = QCoreApplication.translate("inside", "line: {}").format(prior)
    return Histograms(title, -half, half, tuple(items), line)


def density(values: Floats, edges: NDArray[np.float64]) -> Floats:
    """The share of all values in each bin, by its width."""
    counts, _ = np.histogram(values, edges)
    shares: Floats = (counts / max(len(values), 1) / np.diff(edges)).astype(np.float32)
    return shares


FIGURE = Figure(
    QT_TRANSLATE_NOOP("inside", "Codes and prior"),
    QT_TRANSLATE_NOOP("inside", "Whether the codes fill the distribution that they are pushed to."),
    12,
    make,
    fits=lambda recipe: recipe.model.has_prior,
    by_chance=True,
)
