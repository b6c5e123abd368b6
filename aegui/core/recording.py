"""Writes a training into its run folder while it passes by."""

from __future__ import annotations

import csv
import json
import os
import platform
import socket
import time
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import save

import aegui
from aegui.core import runs, weights
from aegui.core.building import rebuild
from aegui.core.data import Splits
from aegui.core.image_list import listed, to_csv
from aegui.core.reports import (
    Changed,
    Checkpoint,
    Epoch,
    Failed,
    Finished,
    Moment,
    Report,
    Started,
    StepLosses,
)
from aegui.core.snapshot import Snapshot
from aegui.core.trainer import Training
from aegui.files import explain, write_bytes, write_text
from aegui.models.variational import Variational
from aegui.recipe import Recipe

HEARTBEAT = 5.0  # seconds
ROWS_AN_EPOCH = 50  # of steps.csv
PICTURES = 16
KEPT = ("started", "command", "epoch", "step", "seconds", "images_per_second")  # when a run goes on


class Recorder:
    """The one writer of a run folder. Every method raises `OSError` where the disk says no."""

    def __init__(self, path: Path, recipe: Recipe, splits: Splits, command: str) -> None:
        self.path = path
        self._recipe = recipe
        self._splits = splits
        self._every = 1
        self._beat = 0.0
        self._weights: dict[str, Any] = {}
        self._best_epoch = 0  # of the kept weights, where they are not the last
        before = runs.Run(path).state if (path / runs.STATE).is_file() else {}
        self._state: dict[str, Any] = {
            "status": "running",
            "started": runs.now(),
            "command": command,
            "process": os.getpid(),
            "host": socket.gethostname(),
            "versions": _versions(),
            **{key: before[key] for key in KEPT if key in before},
        }
        if before and before.get("command") != command:
            self._state["resumed_by"] = command
        write_text(path / runs.RECIPE, recipe.to_toml())
        known = listed(splits)
        if known is not None:
            write_text(path / runs.IMAGES, to_csv(known))
        self._beat_now()

    def write(self, report: Report) -> None:
        match report:
            case Started():
                self._every = max(1, report.steps_per_epoch // ROWS_AN_EPOCH)
                self._state |= {
                    "device": report.device,
                    "threads": report.threads,
                    "precision": report.precision,
                    "parameters": report.parameters,
                }
                self._forget_after(report.epoch, report.step)
                self._beat_now()
            case StepLosses():
                self._steps(report)
                self._beat_sometimes()
            case Epoch():
                self._epoch(report)
            case Changed():
                row = {"step": report.step, "field": report.field, "value": report.value}
                self._append(runs.CHANGES, [row])
            case Moment():
                weights.write_moment(
                    self.path / runs.HISTORY, report.epoch, report.weights, report.codes, report.rows
                )
            case Checkpoint():
                self._checkpoint(report)
            case Finished():
                self._finish(report)
            case Failed():
                self._state |= {"status": "failed", "message": report.message}
                self._beat_now()

    def status(self, status: str) -> None:
        """Say "paused" or "running" again."""
        self._state["status"] = status
        self._beat_now()

    def _steps(self, report: StepLosses) -> None:
        rows = [
            {"step": int(step), "epoch": round(float(report.epochs[n]), 5)}
            | {name: float(values[n]) for name, values in report.losses.items()}
            for n, step in enumerate(report.steps)
            if step % self._every == 0 or step == 1
        ]
        self._append(runs.STEPS, rows)

    def _epoch(self, report: Epoch) -> None:
        row = {"epoch": report.epoch, "step": report.step, "seconds": round(report.seconds, 3)}
        row |= report.row | {"learning_rate": report.learning_rate}
        self._append(runs.METRICS, [row])
        self._state |= {"epoch": report.epoch, "step": report.step, "seconds": round(report.seconds, 3)}
        self._state["images_per_second"] = round(report.images_per_second, 1)
        self._beat_sometimes()

    def _checkpoint(self, report: Checkpoint) -> None:
        weights.write_checkpoint(self.path, report)
        self._weights = report.best or report.weights
        self._best_epoch = report.counters["schedule"]["best_epoch"] if report.best else 0
        weights.write(self.path / runs.MODEL, self._weights, {"recipe": self._recipe.to_toml()})
        self._beat_now()

    def _finish(self, report: Finished) -> None:
        if report.codes is not None:
            write_codes(self.path, self._recipe, self._splits, self._weights, report.codes)
        else:  # those of before are of other weights
            (self.path / runs.CODES).unlink(missing_ok=True)
        status = "stopped" if report.stopped else "finished"
        headline = self._recipe.headline
        results: dict[str, Any] = {
            **report.results,
            "epochs": report.epoch,
            "seconds": round(report.seconds, 2),
            "images_per_second": self._state.get("images_per_second"),
            "finished": runs.now(),
        }
        if self._best_epoch:
            results["best_epoch"] = self._best_epoch
        if isinstance(self._recipe.model, Variational):
            results["effective_beta"] = self._recipe.model.effective_beta(self._recipe.plan)
        if headline is not None:
            results["headline"] = headline.model_dump()
        if self._splits.notes:
            results["note"] = " ".join(self._splits.notes)
        if self._splits.skipped:
            results["skipped"] = list(self._splits.skipped)
        write_text(self.path / runs.RESULTS, json.dumps(results, indent=2) + "\n")
        self._state["status"] = status
        self._beat_now()

    def _beat_sometimes(self) -> None:
        if time.monotonic() - self._beat > HEARTBEAT:
            self._beat_now()

    def _beat_now(self) -> None:
        self._beat = time.monotonic()
        self._state["heartbeat"] = round(time.time(), 1)
        write_text(self.path / runs.STATE, json.dumps(self._state, indent=2) + "\n")

    def _append(self, name: str, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        path = self.path / name
        new = not path.exists()
        with path.open("a", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
            if new:
                writer.writeheader()
            writer.writerows(rows)

    def _forget_after(self, epoch: int, step: int) -> None:
        """Drop rows and moments that lie after the checkpoint a run is picked up from."""
        for name in (runs.METRICS, runs.STEPS, runs.CHANGES):
            path = self.path / name
            header, rows = runs.read_rows(path)
            if "step" in header:
                column = header.index("step")
                kept = [
                    row
                    for row in rows
                    if row[column].isdecimal() and len(row[column]) < 19 and int(row[column]) <= step
                ]
                write_text(path, "".join(",".join(row) + "\n" for row in [header, *kept]))
            else:
                path.unlink(missing_ok=True)
        for later, path in runs.Run(self.path).moments:
            if later > epoch:
                path.unlink()


def record(training: Training, recorder: Recorder) -> Training:
    """Pass a training's reports on, written down; a disk that says no ends it with a report."""
    control = None
    try:
        report = next(training)
        while True:
            recorder.write(report)
            control = yield report
            report = training.send(control)
    except StopIteration:
        return
    except OSError as error:
        training.close()
        failure = Failed(
            f"The run can't be written any more: {explain(error)} What was stored before is kept; "
            "make room, then resume the run."
        )
        _end_badly(recorder, failure)
        yield failure
    except Exception as error:
        _end_badly(recorder, Failed(str(error)))
        raise


def _end_badly(recorder: Recorder, failure: Failed) -> None:
    """Say in the folder that nobody writes there any more, where the disk still lets us."""
    with suppress(OSError):
        recorder.write(failure)


def write_codes(path: Path, recipe: Recipe, splits: Splits, model: Any, codes: Any) -> None:
    """The codes of the shown images with their names and classes, and a few reconstructions."""
    shown = splits.shown
    if shown.pixels is None:
        raise ValueError("the images are needed")
    preview = splits.preview(PICTURES)
    snapshot = Snapshot(recipe, rebuild(recipe, model))
    arrays: dict[str, Any] = {
        "codes": codes,
        "split": shown.split,
        "rows": shown.rows.astype(np.int32),
        "preview": preview.astype(np.int32),
        "pictures": snapshot.reconstruct(shown.pixels[preview]),
    }
    if shown.labels is not None:
        arrays["labels"] = shown.labels.astype(np.int16)
    about = {
        "data": shown.data,
        "splits": json.dumps(shown.splits),
        "classes": json.dumps(shown.classes),
    }
    if shown.of is not None:
        about["of"] = str(shown.of)
    # safetensors 0.8.0 stores views of numpy arrays with their values in another order, and says nothing.
    write_bytes(path / runs.CODES, save({k: np.ascontiguousarray(v) for k, v in arrays.items()}, about))


def _versions() -> dict[str, str]:
    names = ("torch", "numpy", "safetensors")
    return {
        "aegui": aegui.__version__,
        "python": platform.python_version(),
        **{name: version(name) for name in names},
        "machine": platform.machine(),
        "torch_build": torch.__version__,
    }
