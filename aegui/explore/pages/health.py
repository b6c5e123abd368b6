"""How the code is used: what each dimension says of an image, and what may be going wrong."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from aegui.analysis.health import Health, of_codes
from aegui.analysis.posterior import divergences, has_posterior
from aegui.explore.page import Bar, Bars, Block, Line, Lines, Page, Table
from aegui.explore.pages import PageKind, PageSource
from aegui.explore.query import Lacking
from aegui.runs.diagnostics import watch
from aegui.runs.run_folder import RunError
from aegui.training.diagnostics import UNUSED
from aegui.translation import QT_TRANSLATE_NOOP, translate

Floats = NDArray[np.float32]

MEASURED = 500  # images
MOST_BARS = 16  # dimensions; of more the bars are too thin to be told apart


def make(source: PageSource) -> Page:
    """KL and variance of each dimension, and a table."""
    health = of_codes(source.codes[:, : source.recipe.model.code])
    spent = told_by(source)
    used = ~health.dead if spent is None else spent >= UNUSED
    names = [source.name(n) for n in range(len(used))]
    charts = [each(translate("inside", "variance of each dimension"), health.variance, names)]
    if spent is not None:
        charts.insert(0, each(translate("inside", "KL of each dimension, nats"), spent, names))
    state = translate("inside", "in use: {} of {}").format(int(used.sum()), len(used))
    shares = (1.2,) * len(charts) + (1.0,)
    blocks: tuple[Block, ...] = (*charts, table(health, spent, used, names))
    return Page(blocks, shares, state, note(spent), warning=" ".join(concerns(source)))


def concerns(source: PageSource) -> list[str]:
    """What there is to worry about in the training, as the figures in its folder stand."""
    with suppress(RunError, OSError):  # a damaged table is told where it is opened
        found = watch(source.recipe, source.run).current()
        return [translate("concerns", one.text).format(**one.values) for one in found]
    return []


def told_by(source: PageSource) -> Floats | None:
    """The KL of each dimension, where there are posteriors and images."""
    if not has_posterior(source.snapshot):
        return None
    try:
        return divergences(source.snapshot, source.first(MEASURED))
    except Lacking:
        return None


def each(title: str, values: Floats, names: Sequence[str]) -> Block:
    """A bar for each dimension; of a long code a line, the largest first."""
    if len(values) > MOST_BARS:
        across = translate("inside", "dimensions, the largest first")
        places = np.arange(1, len(values) + 1, dtype=np.float32)
        return Lines(title, across, places, (Line(title, np.sort(values)[::-1]),))
    highest = max(float(values.max()), 1e-9)
    bars = tuple(
        Bar(name, (float(value) / highest,), f"{name}: {value:.3g}", (f"{value:.2g}",))
        for name, value in zip(names, values, strict=True)
    )
    return Bars(title, (title,), bars)


def table(health: Health, spent: Floats | None, used: NDArray[np.bool_], names: Sequence[str]) -> Table:
    """Every dimension in figures, those that say most first."""
    words = translate("inside", "in use"), translate("inside", "unused")
    head = [
        translate("inside", "dimension"),
        translate("inside", "mean"),
        translate("inside", "variance"),
        translate("inside", "KL"),
        translate("inside", "silent"),
        "",
    ]
    rows = []
    for n in np.argsort(-(health.variance if spent is None else spent), kind="stable"):
        row = [
            names[int(n)],
            f"{health.mean[n] + 0.0:.2f}".replace("-", "−"),
            f"{health.variance[n]:.3g}",
            "" if spent is None else f"{spent[n]:.2f}",
            f"{health.silent[n]:.0%}",
            words[0 if used[n] else 1],
        ]
        rows.append(row)
    kept = [n for n in range(len(head)) if n != 3 or spent is not None]
    cells = tuple(tuple(row[n] for n in kept) for row in rows)
    return Table(
        tuple(head[n] for n in kept), cells, frozenset(n for n in range(len(rows)) if rows[n][-1] == words[0])
    )


def note(spent: Floats | None) -> str:
    """What the figures are."""
    if spent is None:
        return translate(
            "inside",
            "Over the codes shown. A dimension that is the same for every image is unused; silent: for how "
            "many images it is nearly nothing.",
        )
    text = translate(
        "inside",
        "KL: what a dimension tells of an image, the mean over at most {} images; below {} nats it is "
        "unused. Together {} nats.",
    )
    return text.format(MEASURED, UNUSED, f"{spent.sum():.1f}")


PAGE = PageKind(
    QT_TRANSLATE_NOOP("inside", "Health of the code"),
    QT_TRANSLATE_NOOP(
        "inside", "How much each dimension of the code says, which are unused, and what may be going wrong."
    ),
    14,
    make,
)
