"""The table of a comparison as it is drawn: lines of texts, and which are the best. No Qt, no torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aegui.text import SENTENCE, shortened
from aegui.translation import translate

if TYPE_CHECKING:
    from aegui.experiments.comparison import Comparison

ARROW = {"lower": " ↓", "higher": " ↑", "": ""}


@dataclass(frozen=True)
class Line:
    """A setting or a figure; without cells the heading of those below it."""

    name: str
    help: str = ""
    cells: tuple[str, ...] = ()
    best: frozenset[int] = frozenset()  # of the cells


@dataclass(frozen=True)
class DrawnTable:
    """Everything in it."""

    names: tuple[str, ...]  # of the runs, then of means over seeds
    runs: int  # how many of the names are runs
    lines: tuple[Line, ...]
    notes: str  # what can't be compared


def drawn(comparison: Comparison) -> DrawnTable:
    """A comparison as lines."""
    runs, seeds = len(comparison.members), comparison.seeds
    heading = translate("Compared", "Recipes: what differs")
    lines = [Line(heading if comparison.settings else translate("Compared", "The same recipe"))]
    for setting in comparison.settings:
        cells = tuple(setting.text(n) for n in range(runs))
        lines.append(Line(shortened(setting.name), setting.name, cells + ("",) * len(seeds)))
    lines.append(Line(translate("Compared", "Figures")))
    for figure in comparison.figures:
        spreads = tuple(figure.spread_text(comparison.spread(figure, one)) for one in seeds)
        tip = figure.label
        if figure.why:
            tip = f"{tip}\n" + translate("Compared", "None is the best: {}.").format(figure.why)
        best = figure.best | {runs + n for n in comparison.best_seeds[figure.name]}
        cells = tuple(figure.text(value) for value in figure.values)
        lines.append(Line(f"{shortened(figure.name)}{ARROW[figure.better]}", tip, cells + spreads, best))
    names = [one.name for one in comparison.members] + [one.name for one in seeds]
    return DrawnTable(tuple(names), runs, tuple(lines), shortened(" ".join(comparison.notes), SENTENCE))
