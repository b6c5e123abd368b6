"""The losses of a run as curves, read from its tables and added to while it trains. No torch."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from aegui.core.reports import Epoch, StepLosses
from aegui.core.runs import METRICS, STEPS, Run
from aegui.core.shown import Curve, Curves

STEPS_UP_TO = 2  # epochs; after them longer runs show the means of their epochs alone
SLOW = 20  # points of steps: an epoch that takes so long is not waited for
HIDDEN = ("epoch", "step", "seconds", "learning_rate")


class CurveBook:
    """Collects the points of every curve."""

    def __init__(self, recipe: dict[str, Any], run: Run | None = None) -> None:
        loss = recipe.get("loss", {})
        self._unit = unit(loss.get("kind", "mse"), loss.get("reduction", "mean"))
        self._epochs = int(recipe.get("training", {}).get("epochs", 1))
        self._points: dict[str, tuple[list[float], list[float]]] = {}
        self._running: tuple[float, dict[str, float]] = (0.0, {})
        if run is not None:
            self._read(run)

    def _read(self, run: Run) -> None:
        metrics = run.table(METRICS)
        for name in metrics.keys() - set(HIDDEN):
            self._extend(name, metrics["epoch"], metrics[name])
        steps = run.table(STEPS)
        self._running = (float(max(metrics.get("epoch", ()), default=0)), {})
        if "loss" in steps and self._running[0] <= STEPS_UP_TO:
            self._extend("step", steps["epoch"], steps["loss"])

    def _extend(self, name: str, epochs: NDArray[Any], values: NDArray[Any]) -> None:
        x, y = self._points.setdefault(name, ([], []))
        x.extend(map(float, epochs))
        y.extend(map(float, values))

    def add_steps(self, report: StepLosses) -> None:
        if len(report.steps):
            self._running = (float(report.epochs[-1]), report.running)
            if self._epochs <= STEPS_UP_TO or self._running[0] <= STEPS_UP_TO:
                self._extend("step", report.epochs[-1:], report.losses["loss"].mean(keepdims=True))

    def add_epoch(self, report: Epoch) -> None:
        values = report.train | {f"val_{name}": value for name, value in report.validation.items()}
        for name, value in values.items():
            self._extend(name, np.array([report.epoch]), np.array([value]))
        self._running = (report.epoch, {})

    def curves(self, marker: float | None) -> Curves:
        """Everything so far; the running mean of the epoch is the last point of the training curve."""
        at, running = self._running
        shown = []
        for name in self._names():
            x, y = self._points.get(name, ([], []))
            if name in running:
                x, y = [*x, at], [*y, running[name]]
            curve = Curve(
                name, label(name), np.array(x, np.float32), np.array(y, np.float32), name.startswith("val_")
            )
            shown.append(curve)
        return Curves(tuple(shown), self._unit, marker)

    def _names(self) -> list[str]:
        """The curves worth showing; the plain error of a validation that is its loss is not."""
        names = dict.fromkeys(["loss", "val_loss", *sorted(self._points), *self._running[1]])
        same = self._points.get("val_mse") == self._points.get("val_loss")
        there = [n for n in names if n in self._points or n in self._running[1]]
        steps = len(self._points.get("step", ([], []))[0])
        slow = self._epochs <= STEPS_UP_TO or (self._running[0] <= STEPS_UP_TO and steps >= SLOW)
        return [n for n in there if not (n == "val_mse" and same) and (n != "step" or slow)]


def label(name: str) -> str:
    """What a curve is called."""
    known = {
        "loss": QCoreApplication.translate("curves", "training"),
        "val_loss": QCoreApplication.translate("curves", "validation"),
        "step": QCoreApplication.translate("curves", "each step"),
        "val_mse": QCoreApplication.translate("curves", "validation MSE"),
    }
    return known.get(name, name.replace("_", " "))


def unit(kind: str, reduction: str) -> str:
    """What the numbers of a loss are."""
    units = {
        ("mse", "mean"): QCoreApplication.translate("curves", "mean squared error per pixel"),
        ("mse", "sum"): QCoreApplication.translate("curves", "squared error per image"),
        ("bce", "mean"): QCoreApplication.translate("curves", "cross-entropy in nats per pixel"),
        ("bce", "sum"): QCoreApplication.translate("curves", "cross-entropy in nats per image"),
    }
    return units.get((kind, reduction), kind)
