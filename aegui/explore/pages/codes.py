"""Do the codes lie where the prior wants them? Side by side, and as one number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aegui.analysis.priors import told_apart
from aegui.explore.page import Block, Histogram, Histograms, Page, Points
from aegui.explore.pages import PageKind, PageSource
from aegui.explore.pages.prior import drawn, prior_label
from aegui.sampling import sample
from aegui.translation import QT_TRANSLATE_NOOP, translate

Floats = NDArray[np.float32]

JUDGED = 2_000  # codes that are told from as many draws
MANY = 50_000  # draws that the prior's density is read from
MOST_DIMENSIONS = 24
BINS = 36


def make(source: PageSource) -> Page:
    """Each dimension; of a code in the plane also both clouds."""
    size = source.recipe.model.code
    codes = source.codes[:, :size]
    draws = drawn(source, len(codes))[:, :size]
    source.task.tell(0.3, translate("inside", "codes and draws"))
    apart = told_apart(codes[sample(len(codes), JUDGED)], draws[:JUDGED])
    each = dimensions(source, codes)
    blocks = (*clouds(source, codes, draws), each) if size == 2 else (each,)
    state = translate("inside", "told apart: {}").format(f"{apart:.0%}")
    note = translate(
        "inside",
        "Their nearest neighbours tell codes from draws of the prior in {} of all cases; 50% is guessing.",
    )
    return Page(blocks, state=state, note=note.format(f"{apart:.0%}"), draw=source.draw + 1)


def clouds(source: PageSource, codes: Floats, draws: Floats) -> tuple[Block, ...]:
    """Codes and draws on the same scale."""
    labels = None if source.subset.labels is None else source.subset.labels[source.rows]
    half = float(max(source.recipe.prior.extent(), np.quantile(np.abs(codes), 0.995)) * 1.05)
    prior = translate("priors", prior_label(source))
    axes = (source.name(0), source.name(1))
    return (
        Points(translate("inside", "codes"), codes, labels, source.subset.classes, half, axes),
        Points(
            translate("inside", "draws from the prior: {}").format(prior),
            draws, None, (), half, axes,
        ),
    )  # fmt: skip


def dimensions(source: PageSource, codes: Floats) -> Histograms:
    """A histogram of each dimension over the prior's own."""
    expected = drawn(source, MANY)[:, : codes.shape[1]]
    half = float(max(np.quantile(np.abs(expected), 0.999), np.quantile(np.abs(codes), 0.995)))
    edges = np.linspace(-half, half, BINS + 1)
    items = [
        Histogram(source.name(n), density(codes[:, n], edges), density(expected[:, n], edges))
        for n in range(min(codes.shape[1], MOST_DIMENSIONS))
    ]
    title = translate("inside", "each dimension")
    prior = translate("priors", prior_label(source))
    line = translate("inside", "line: {}").format(prior)
    return Histograms(title, -half, half, tuple(items), line)


def density(values: Floats, edges: NDArray[np.float64]) -> Floats:
    """The share of all values in each bin, by its width."""
    counts, _ = np.histogram(values, edges)
    shares: Floats = (counts / max(len(values), 1) / np.diff(edges)).astype(np.float32)
    return shares


PAGE = PageKind(
    QT_TRANSLATE_NOOP("inside", "Codes and prior"),
    QT_TRANSLATE_NOOP("inside", "Whether the codes fill the distribution that they are pushed to."),
    12,
    make,
    fits=lambda recipe: recipe.model.has_prior,
    by_chance=True,
)
