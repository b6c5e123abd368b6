"""Small things to learn from in tests: some digits, a narrow network, a training of a moment."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from aegui.parts.datasets import datasets
from aegui.recipe import Recipe, find
from aegui.runs import run_folder, weights
from aegui.runs.jobs import Begun, Job, begin, resume_job
from aegui.runs.run_folder import Run
from aegui.training.reports import Control, Report, StepLosses
from aegui.training.splits import ImageSet, Splits, divide, join, take
from aegui.training.trainer import ReportOptions, Training

NARROW = {"training.epochs": 3, "network.widths": [16], "training.batch": 128}
STEP_BY_STEP = ReportOptions(every=0.0)  # one step a report


@cache
def digits() -> Splits:
    """The bundled digits, divided."""
    return divide(datasets.make("digits"), [])


def sliced(splits: Splits, train: int, validation: int, test: int) -> Splits:
    """The first images of each subset."""
    learnt = take(splits.train, np.arange(train))
    checked, unseen = take(splits.validation, np.arange(validation)), take(splits.test, np.arange(test))
    return Splits(learnt, checked, unseen, join([learnt, checked, unseen]))


def random_images(recipe: Recipe, train: int) -> Splits:
    """Random images of the recipe's shape: the arithmetic is that of real ones."""
    generator = np.random.default_rng(0)

    def subset(count: int, split: str) -> ImageSet:
        pixels = generator.integers(0, 256, (count, *recipe.shape), np.uint8)
        rows = np.arange(count, dtype=np.int64)
        labels = rows % 10
        return ImageSet(
            "mnist", (split,), np.zeros(count, np.uint8), rows, pixels, labels, tuple("0123456789")
        )

    test = subset(1000, "test")
    return Splits(subset(train, "train"), test, test, test)


def narrow(**changes: object) -> Recipe:
    """Quick-start with a small network; `training__seed=2` sets `training.seed`."""
    given = {key.replace("__", "."): value for key, value in changes.items()}
    return find("quick-start").changed(NARROW | given)


def start(recipe: Recipe, parent: Path, watch: ReportOptions = STEP_BY_STEP) -> Begun:
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
    changes = {} if epochs is None else {"training.epochs": str(epochs)}
    return pull(begin(resume_job(path, (), "aegui resume", changes), STEP_BY_STEP).training)


def contents(path: Path) -> dict[str, object]:
    """All that has to be the same; seconds and dates are not."""
    kept: dict[str, object] = {
        name: (path / name).read_text()
        for name in (run_folder.STEPS, run_folder.CHANGES)
        if (path / name).is_file()
    }
    kept["recipe"] = (path / run_folder.RECIPE).read_text()
    rows = list(csv.DictReader((path / run_folder.METRICS).open(newline="")))
    kept["metrics"] = [{k: v for k, v in row.items() if k != "seconds"} for row in rows]
    results = Run(path).results
    kept["results"] = {name: results[name] for name in results if name.startswith("test_")}
    for name in (
        run_folder.MODEL,
        run_folder.RESUME,
        *(f"{run_folder.HISTORY}/{p.name}" for _, p in Run(path).moments),
    ):
        kept[name] = {k: v.numpy().tobytes() for k, v in weights.read(path / name)[0].items()}
    counters = json.loads(weights.read(path / run_folder.RESUME)[1]["counters"])
    kept["counters"] = {k: v for k, v in counters.items() if k != "seconds"}
    kept["codes"] = {k: v.tobytes() for k, v in run_folder.read_arrays(path / run_folder.CODES)[0].items()}
    return kept


def files_of(path: Path) -> dict[Path, bytes]:
    """All files of a folder."""
    return {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}


def assert_same(one: Path, other: Path) -> None:
    """Hold two run folders against each other, bit by bit."""
    first, second = contents(one), contents(other)
    assert first.keys() == second.keys(), first.keys() ^ second.keys()
    for name, value in first.items():
        assert value == second[name], name


def blobs(count: int, size: int = 8, seed: int = 7) -> np.ndarray:
    """uint8 images (count, size, size), each another: one soft blob of three kinds in turn."""
    chance = np.random.default_rng(seed)
    y, x = np.mgrid[:size, :size] / size - 0.5
    made = []
    for n in range(count):
        cx, cy = chance.uniform(-0.25, 0.25, 2)
        radius = (0.08, 0.16, 0.24)[n % 3] + 0.001 * n
        made.append(255 * np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / radius**2))
    return np.array(made).round().astype(np.uint8)


def put_blobs(folder: Path, count: int, size: int = 8, seed: int = 7) -> Path:
    """Pictures img_00.png, img_01.png, … in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for n, image in enumerate(blobs(count, size, seed)):
        Image.fromarray(image).save(folder / f"img_{n:02d}.png")
    return folder


def of_folder(folder: Path, **changes: object) -> Recipe:
    """A recipe of a moment on a folder of small grey pictures."""
    own = {"data": "folder", "data.path": str(folder), "data.size": [8], "data.colour": "grey"}
    given = {key.replace("__", "."): value for key, value in changes.items()}
    few = {"training.batch": 8, "training.epochs": 2, "network.widths": [8]}
    return find("quick-start").changed(own | few | given)
