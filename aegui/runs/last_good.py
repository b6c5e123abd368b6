"""The way back after losses that are no numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aegui.runs.run_folder import Run, RunError
from aegui.runs.weights import read_counters

LOWER = 2  # times: the learning rate to try next


@dataclass(frozen=True)
class LastGood:
    """The last good moment of a run, and the learning rate to go on with from there."""

    step: int
    rate: str  # as it is written in a recipe


def last_good(path: Path) -> LastGood | None:
    """Where a run can go on from after its losses were no numbers; None where nothing good is stored."""
    try:
        run = Run(path)
        counters = read_counters(run)
        rates = counters["learning_rate"], run.sections.get("training", {}).get("learning_rate", 1.0)
        return LastGood(int(counters["step"]), f"{min(map(float, rates)) / LOWER:.3g}")
    except (RunError, OSError, KeyError, ValueError, TypeError):
        return None
