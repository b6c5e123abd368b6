"""Small things to learn from in tests: some digits, a narrow network, a training of a moment."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import numpy as np

from aegui.core import runs, weights
from aegui.core.data import Splits, divide, join, take
from aegui.core.jobs import Begun, Job, begin, resume_job
from aegui.core.reports import Control, Report, StepLosses
from aegui.core.runs import Run
from aegui.core.trainer import Training, Watch
from aegui.datasets import datasets
from aegui.recipe import Recipe, find

NARROW = {"training.epochs": 3, "network.widths": [16], "training.batch": 128}
STEP_BY_STEP = Watch(every=0.0)  # one step a report


@cache
def digits() -> Splits:
    """The bundled digits, divided."""
    return divide(datasets.make("digits"), [])


def sliced(splits: Splits, train: int, validation: int, test: int) -> Splits:
    """The first images of each subset."""
    parts = [
        take(subset, np.arange(count))
        for subset, count in ((splits.train, train), (splits.validation, validation), (splits.test, test))
    ]
    return Splits(*parts, join(parts))


def narrow(**changes: object) -> Recipe:
    """Quick-start with a small network; `training__seed=2` sets `training.seed`."""
    given = {key.replace("__", "."): value for key, value in changes.items()}
    return find("quick-start").changed(NARROW | given)


def start(recipe: Recipe, parent: Path, watch: Watch = STEP_BY_STEP) -> Begun:
    """A training in a new run folder."""
    return begin(Job(recipe, (), parent, "test", "cpu", threads=1), watch)


def pull(training: Training, answers: dict[int, Control] | None = None) -> list[Report]:
    """All reports of a training; `answers` to the losses of those steps."""
    reports: list[Report] = []
    answer: Control | None = None
    while True:
        try:
            report = training.send(answer) if reports else next(training)
        except StopIteration:
            return reports
        reports.append(report)
        last = int(report.steps[-1]) if isinstance(report, StepLosses) and len(report.steps) else 0
        answer = (answers or {}).get(last)


def trained(recipe: Recipe, parent: Path, answers: dict[int, Control] | None = None) -> Path:
    """The folder of a training that was pulled to its end."""
    begun = start(recipe, parent)
    pull(begun.training, answers)
    return begun.path


def resumed(path: Path, epochs: int | None = None) -> list[Report]:
    """The reports of going on with a run to its end."""
    return pull(begin(resume_job(path, (), "aegui resume", epochs), STEP_BY_STEP).training)


def contents(path: Path) -> dict[str, object]:
    """All that has to be the same; seconds and dates are not."""
    kept: dict[str, object] = {
        name: (path / name).read_text() for name in (runs.STEPS, runs.CHANGES) if (path / name).is_file()
    }
    kept["recipe"] = (path / runs.RECIPE).read_text()
    rows = list(csv.DictReader((path / runs.METRICS).open(newline="")))
    kept["metrics"] = [{k: v for k, v in row.items() if k != "seconds"} for row in rows]
    results = Run(path).results
    kept["results"] = {name: results[name] for name in results if name.startswith("test_")}
    for name in (runs.MODEL, runs.RESUME, *(f"{runs.HISTORY}/{p.name}" for _, p in Run(path).moments)):
        kept[name] = {k: v.numpy().tobytes() for k, v in weights.read(path / name)[0].items()}
    kept["codes"] = {k: v.tobytes() for k, v in runs.read_arrays(path / runs.CODES)[0].items()}
    return kept


def assert_same(one: Path, other: Path) -> None:
    """Hold two run folders against each other, bit by bit."""
    first, second = contents(one), contents(other)
    assert first.keys() == second.keys(), first.keys() ^ second.keys()
    for name, value in first.items():
        assert value == second[name], name
