"""The losses of a run as curves, read from its tables and added to while it trains. No torch."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.explore.quantities import VALIDATION, Glossary
from aegui.explore.records import Curve, Curves
from aegui.parts.quantities import EVERY, Quantity
from aegui.runs.run_folder import Run
from aegui.runs.tables import METRICS, STEPS
from aegui.training.reports import Epoch, StepLosses

STEPS_UP_TO = 2  # epochs; after them longer runs show the means of their epochs alone
SLOW = 20  # points of steps: an epoch that takes so long is not waited for
HIDDEN = ("epoch", "step", "seconds")
RATE = "learning_rate"


def _table(run: Run, name: str) -> dict[str, NDArray[np.float64]]:
    """A table of the run without what is damaged, which `Run.complaints` says."""
    table = run.table(name)
    return table if "epoch" in table else {}


class LossCurves:
    """Collects the points of every curve."""

    def __init__(
        self,
        recipe: dict[str, dict[str, Any]],
        run: Run | None = None,
        quantities: Iterable[Quantity] = EVERY,
    ) -> None:
        """Of a recipe's plain values, and of what a run has recorded."""
        self._glossary = Glossary(quantities)
        epochs = recipe.get("training", {}).get("epochs", 1)
        self._epochs = epochs if isinstance(epochs, int) else 1
        self._points: dict[str, tuple[list[float], list[float]]] = {}
        self._running: tuple[float, dict[str, float]] = (0.0, {})
        self._made: Curves | None = None  # of what there is so far
        if run is not None:
            self._read(run)

    def _read(self, run: Run) -> None:
        metrics, steps = _table(run, METRICS), _table(run, STEPS)
        for name in metrics:
            if name not in HIDDEN:
                self._extend(name, metrics["epoch"], metrics[name])
        self._running = (float(max(metrics.get("epoch", ()), default=0)), {})
        if "loss" in steps and self._running[0] <= STEPS_UP_TO:
            self._extend("step", steps["epoch"], steps["loss"])

    def _extend(self, name: str, epochs: NDArray[Any], values: NDArray[Any]) -> None:
        self._made = None
        x, y = self._points.setdefault(name, ([], []))
        x.extend(map(float, epochs))
        y.extend(map(float, values))

    def add_steps(self, report: StepLosses) -> None:
        if len(report.steps):
            self._running, self._made = (float(report.epochs[-1]), report.running), None
            if self._epochs <= STEPS_UP_TO or self._running[0] <= STEPS_UP_TO:
                self._extend("step", report.epochs[-1:], report.losses["loss"].mean(keepdims=True))

    def add_epoch(self, report: Epoch) -> None:
        for name, value in {**report.row, RATE: report.learning_rate}.items():
            self._extend(name, np.array([report.epoch]), np.array([value]))
        self._running, self._made = (report.epoch, {}), None

    def go_back(self, epoch: float) -> None:
        """Forget what came after an epoch."""
        for name, (x, y) in self._points.items():
            there = bisect_right(x, epoch)
            self._points[name] = x[:there], y[:there]
        self._running, self._made = (epoch, {}), None

    def name_anew(self) -> None:
        """Another language is spoken."""
        self._made = None

    @property
    def curves(self) -> Curves:
        """Everything so far; the running mean of the epoch is the last point of a training curve."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def _make(self) -> Curves:
        shown = [self._curve(name) for name in self._names()]
        there = {curve.group for curve in shown}
        groups = tuple(group for name, group in self._glossary.groups.items() if name in there)
        return Curves(tuple(shown), self._glossary.groups["loss"].unit, None, groups)

    def _curve(self, name: str) -> Curve:
        at, running = self._running
        x, y = self._points.get(name, ([], []))
        if name in running:
            x, y = [*x, at], [*y, running[name]]
        what = self._glossary.described(name)
        validation = name.startswith(VALIDATION)
        return Curve(
            name,
            what.label,
            np.array(x, np.float32),
            np.array(y, np.float32),
            validation,
            what.group.name,
            what.help,
        )

    def _names(self) -> list[str]:
        """The curves worth showing, as they were recorded.

        The plain error of a validation that is its loss is not, nor is a learning rate that stays.
        """
        there = dict.fromkeys(["loss", "val_loss", "step", *self._points, *self._running[1]])
        recorded = [name for name in there if name in self._points or name in self._running[1]]
        steps = len(self._points.get("step", ([], []))[0])
        slow = self._epochs <= STEPS_UP_TO or (self._running[0] <= STEPS_UP_TO and steps >= SLOW)
        rates = self._points.get(RATE, ([], []))[1]
        dull = {
            "val_mse": self._points.get("val_mse") == self._points.get("val_loss"),
            "step": not slow,
            RATE: len(set(rates)) < 2,
        }
        return [name for name in recorded if not dull.get(name, False)]
