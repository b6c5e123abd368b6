"""The diagnostics of a run from its folder: one that goes on knows what was told before. No torch."""

from __future__ import annotations

from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from aegui.runs.run_folder import Run
from aegui.runs.tables import METRICS
from aegui.training.diagnostics import Diagnostics

if TYPE_CHECKING:
    from aegui.recipe import Recipe


def watch(recipe: Recipe, resumed: Path | None = None) -> Diagnostics:
    """A watcher of a new run, or of one that goes on: it knows what was told before."""
    watcher = Diagnostics(recipe)
    table = Run(resumed).table(METRICS) if resumed is not None else {}
    for values in zip(*table.values(), strict=True):
        row = {name: float(value) for name, value in zip(table, values, strict=True) if isfinite(value)}
        if "epoch" in row:
            watcher.hear(int(row.pop("epoch")), row)
    return watcher
