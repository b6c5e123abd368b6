"""Writes a training into its run folder while it passes by."""

from __future__ import annotations

import errno
import json
import os
import platform
import secrets
import socket
import time
from contextlib import suppress
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import save

from aegui.error_message import sentence
from aegui.files import explain, write_bytes, write_text
from aegui.parts import quantities
from aegui.recipe import Recipe
from aegui.recipe.targets import verdicts
from aegui.runs import run_folder, tables, weights
from aegui.runs.continuation import Continuation
from aegui.runs.image_list import listed, to_csv
from aegui.runs.run_folder import StoredCodes
from aegui.runs.snapshot import Snapshot
from aegui.runs.writer_lock import WriterLock
from aegui.training import history
from aegui.training.building import rebuild
from aegui.training.reports import (
    Changed,
    Checkpoint,
    Epoch,
    Failed,
    Finished,
    Moment,
    Report,
    Started,
    StepLosses,
    WentBack,
)
from aegui.training.splits import Splits
from aegui.training.trainer import Training
from aegui.translation import tr
from aegui.version import __version__

HEARTBEAT = 5.0  # seconds
PATIENCE = 1.0  # seconds: others hold the lock for a moment to see whether it is held
ROWS_AN_EPOCH = 50  # of steps.csv
PICTURES = 16
KEPT = (  # when a run goes on
    "id", "parent", "started", "command", "epoch", "step", "seconds", "images_per_second", "wall_seconds",
    "speeds",
)  # fmt: skip


class TakenOver(OSError):
    """Another process writes the run by now."""


class Recorder:
    """The one writer of a run folder. Every method raises `OSError` where the disk says no.

    It holds the folder's lock, and looks before each write whether the folder is still its own: where a
    shared disk has no locks, another machine may have gone on with the run while this process was stopped.
    """

    def __init__(
        self,
        path: Path,
        recipe: Recipe,
        splits: Splits,
        command: str,
        lock: WriterLock | None = None,
        going_on: Continuation | None = None,
        parent: dict[str, Any] | None = None,
    ) -> None:
        """`parent` is what a branch says of where it comes from."""
        self.path = path
        self._recipe = recipe
        self._splits = splits
        self._lock = lock or locked(path)
        self._every = 1
        self._beat = 0.0
        self._looked = time.monotonic()  # at the clock on the wall
        self._weights: dict[str, Any] = {}
        self._best_epoch = 0  # of the kept weights, where they are not the last
        self._first = int(going_on.checkpoint.counters["step"]) if going_on is not None else 0
        before = run_folder.Run(path).state_to_keep() if (path / run_folder.STATE).is_file() else {}
        self._state: dict[str, Any] = {
            "status": "running",
            "started": run_folder.now(),
            "command": command,
            "process": os.getpid(),
            "since": run_folder.now(),
            "host": socket.gethostname(),
            "writer": secrets.token_hex(8),  # of this training and no other
            "versions": versions(),
            "quantities": quantities.to_json(recipe.quantities),
            **({} if before else {"wall_seconds": 0.0, "id": secrets.token_hex(8)}),
            **({} if parent is None else {"parent": parent}),
            **{key: before[key] for key in KEPT if key in before},
        }
        if before and before.get("command") != command:
            self._state["resumed_by"] = command
        if going_on is not None:
            self._cut_back(going_on.checkpoint.counters)
        text = recipe.to_toml()
        if going_on is None or (path / run_folder.RECIPE).read_text(encoding="utf-8") != text:
            write_text(path / run_folder.RECIPE, text)
        known = listed(splits)
        if known is not None:
            write_text(path / run_folder.IMAGES, to_csv(known))
        self._beat_now()

    def close(self) -> None:
        """Let others write the run."""
        self._lock.release()

    def write(self, report: Report) -> None:
        """Write a report down. Raises `TakenOver` where another process has the run by now."""
        self._check_ours()
        match report:
            case Started():
                self._every = max(1, report.steps_per_epoch // ROWS_AN_EPOCH)
                self._state |= {
                    "device": report.device,
                    "threads": report.threads,
                    "precision": report.precision,
                    "products": report.products,
                    "parts": report.parts,
                    **({"ranks": report.ranks} if report.ranks > 1 else {}),
                    **({"speeds": report.speeds} if report.speeds else {}),
                    "parameters": report.parameters,
                }
                self._beat_now()
            case StepLosses():
                self._steps(report)
                self._beat_sometimes()
            case Epoch():
                self._epoch(report)
            case Changed():
                row = {"step": report.step, "field": report.field, "value": report.value}
                tables.append(self.path / tables.CHANGES, [row])
            case WentBack():
                self._cut_back(report.counters)
            case Moment():
                weights.write_moment(
                    self.path / run_folder.HISTORY, report.epoch, report.weights, report.codes, report.rows
                )
            case Checkpoint():
                self._checkpoint(report)
            case Finished():
                self._finish(report)
            case Failed():
                self._state |= {"status": "failed", "message": report.message}
                self._beat_now()

    def status(self, status: str) -> None:
        """Say "paused" or "running" again. Raises `TakenOver`."""
        self._check_ours()
        self._look_at_the_clock()
        self._state["status"] = status
        self._beat_now()

    def _steps(self, report: StepLosses) -> None:
        rows = [
            {"step": int(step), "epoch": round(float(report.epochs[n]), 5)}
            | {name: float(values[n]) for name, values in report.losses.items()}
            for n, step in enumerate(report.steps)
            if step % self._every == 0 or step == 1
        ]
        tables.append(self.path / tables.STEPS, rows)

    def _epoch(self, report: Epoch) -> None:
        row = {"epoch": report.epoch, "step": report.step, "seconds": round(report.seconds, 3)}
        row |= report.row | {"learning_rate": report.learning_rate}
        tables.append(self.path / tables.METRICS, [row])
        self._state |= {"epoch": report.epoch, "step": report.step, "seconds": round(report.seconds, 3)}
        self._state["images_per_second"] = round(report.images_per_second, 1)
        self._beat_sometimes()

    def _checkpoint(self, report: Checkpoint) -> None:
        if report.counters["step"] > self._first:  # figures and codes of before are not of these weights
            (self.path / run_folder.RESULTS).unlink(missing_ok=True)
            (self.path / run_folder.CODES).unlink(missing_ok=True)
        for name in tables.KEYS:
            tables.flush(self.path / name)
        weights.write_checkpoint(self.path, replace(report, recipe=self._recipe.to_toml()))
        self._weights = report.kept
        self._best_epoch = report.counters["schedule"]["best_epoch"] if report.best else 0
        weights.write(self.path / run_folder.MODEL, self._weights, {"recipe": self._recipe.to_toml()})
        self._beat_now()

    def _finish(self, report: Finished) -> None:
        if report.codes is not None:
            write_codes(self.path, self._recipe, self._splits, self._weights, report.codes)
        else:  # those of before are of other weights
            (self.path / run_folder.CODES).unlink(missing_ok=True)
        status = "stopped" if report.stopped else "finished"
        results: dict[str, Any] = {
            **report.results,
            "epochs": report.epoch,
            "seconds": round(report.seconds, 2),
            "wall_seconds": self._look_at_the_clock(),
            "images_per_second": self._state.get("images_per_second"),
            "finished": run_folder.now(),
        }
        if self._best_epoch:
            results["best_epoch"] = self._best_epoch
        beta = self._recipe.model.effective_beta(self._recipe.plan)
        if beta is not None:
            results["effective_beta"] = beta
        if self._recipe.held_against:  # of what is measured so far; their controls are not
            held = verdicts(self._recipe.held_against, report.results, {})
            results["targets"] = [found.as_json() for found in held]
        lack = history.lack(int(self._state.get("parameters", 0)), self._recipe.code_width)
        if self._splits.notes or lack:
            results["note"] = " ".join(filter(None, [*self._splits.notes, lack]))
        if self._splits.skipped:
            results["skipped"] = list(self._splits.skipped)
        write_text(self.path / run_folder.RESULTS, json.dumps(results, indent=2) + "\n")
        self._state["status"] = status
        self._beat_now()

    def _beat_sometimes(self) -> None:
        if time.monotonic() - self._beat > HEARTBEAT:
            self._beat_now()

    def _beat_now(self) -> None:
        self._beat = time.monotonic()
        self._look_at_the_clock()
        self._state["heartbeat"] = round(time.time(), 1)
        write_text(self.path / run_folder.STATE, json.dumps(self._state, indent=2) + "\n")

    def _look_at_the_clock(self) -> float | None:
        """How long the run took so far, seconds, with all that was measured and stored meanwhile, and without
        the breaks. None where it goes on from an older program, which did not count."""
        now = time.monotonic()
        if self._state["status"] != "paused" and "wall_seconds" in self._state:
            self._state["wall_seconds"] = round(self._state["wall_seconds"] + now - self._looked, 3)
        self._looked = now
        return self._state.get("wall_seconds")

    def _check_ours(self) -> None:
        state = run_folder.Run(self.path).state if (self.path / run_folder.RECIPE).is_file() else {}
        if state.get("writer", self._state["writer"]) != self._state["writer"]:
            raise TakenOver(
                tr(
                    "{} was taken over by process {} on {} while this one was stopped: it goes on "
                    "there, and this training ends without writing.",
                    self.path.name,
                    state.get("process"),
                    state.get("host"),
                )
            )

    def _cut_back(self, counters: dict[str, Any]) -> None:
        """Drop what lies after the checkpoint that a run is picked up from, and what was half written."""
        epoch, step = int(counters["epoch"]), int(counters["step"])
        known = counters.get("changes")  # how many; older checkpoints do not say
        path = self.path
        tables.cut(path / tables.METRICS, lambda _, row: int(row["epoch"]) <= epoch)
        tables.cut(path / tables.STEPS, lambda _, row: int(row["step"]) <= step)
        tables.cut(
            path / tables.CHANGES, lambda n, row: int(row["step"]) <= step if known is None else n < known
        )
        for later, moment in run_folder.Run(path).moments:
            if later > epoch:
                moment.unlink()
        for name in (*tables.KEYS, *run_folder.FILES):
            for partial in path.glob(f".{name}.*.part"):
                partial.unlink(missing_ok=True)
        for partial in (path / run_folder.HISTORY).glob(".*.part"):
            partial.unlink(missing_ok=True)


def locked(path: Path) -> WriterLock:
    """The lock of a run folder, held. Raises `RunError` where another process holds it."""
    lock = WriterLock(path / run_folder.LOCK, run_folder.now())
    try:
        held = lock.acquire(PATIENCE)
    except OSError as error:
        raise run_folder.RunError(tr("The run can't be written: {}", explain(error, path))) from error
    if not held:
        raise run_folder.RunError(run_folder.Run(path).writer_sentence)
    return lock


def record(training: Training, recorder: Recorder, first: Report | None = None) -> Training:
    """Pass a training's reports on, written down; a disk that says no ends it with a report.

    `first` is a report that the training has given already.
    """
    try:
        report = next(training) if first is None else first
        while True:
            recorder.write(report)
            control = yield report
            report = training.send(control)
    except StopIteration:
        return
    except TakenOver as error:
        training.close()
        yield Failed(str(error))
    except OSError as error:
        training.close()
        left = _what_is_left(recorder.path, error)
        failure = Failed(tr("The run can't be written any more: {} {}", explain(error), left))
        _end_badly(recorder, failure)
        yield failure
    except Exception as error:
        _end_badly(recorder, Failed(sentence(error)))
        raise
    finally:
        recorder.close()


def _what_is_left(path: Path, error: OSError) -> str:
    """What of a run is kept that can't be written any more, and what to do."""
    mend = tr("make room") if error.errno in (errno.ENOSPC, errno.EDQUOT) else tr("mend that")
    try:
        checkpoint = weights.read_checkpoint(run_folder.Run(path))
    except (run_folder.RunError, OSError):
        return tr("Nothing of it was stored that could go on: {}, then train it anew.", mend)
    return tr("It is kept up to step {:,}: {}, then resume the run.", checkpoint.counters["step"], mend)


def _end_badly(recorder: Recorder, failure: Failed) -> None:
    """Say in the folder that nobody writes there any more, where the disk still lets us."""
    with suppress(OSError):
        recorder.write(failure)


def write_codes(path: Path, recipe: Recipe, splits: Splits, model: Any, codes: Any) -> None:
    """The codes of the shown images with their names and classes, and a few reconstructions."""
    shown = splits.shown
    if shown.pixels is None:
        raise ValueError(tr("the images are needed"))
    preview = splits.preview(PICTURES)
    snapshot = Snapshot(recipe, rebuild(recipe, model))
    store_codes(path, StoredCodes(shown, codes, preview, snapshot.reconstruct(shown.pixels[preview])))


def store_codes(path: Path, stored: StoredCodes) -> None:
    """Codes with the names and classes of their images, and a few reconstructions. Raises `OSError`."""
    shown = stored.subset
    arrays: dict[str, Any] = {
        "codes": stored.codes,
        "split": shown.split,
        "rows": shown.rows.astype(np.int32),
        "preview": stored.preview.astype(np.int32),
        "pictures": stored.pictures,
    }
    if shown.labels is not None:
        arrays["labels"] = shown.labels.astype(np.int16)
    about = {
        "data": shown.data,
        "splits": json.dumps(shown.splits),
        "classes": json.dumps(shown.classes),
        "parts": json.dumps(shown.parts),
    }
    if shown.of is not None:
        about["of"] = str(shown.of)
    # safetensors 0.8.0 stores views of numpy arrays with their values in another order, and says nothing.
    write_bytes(path / run_folder.CODES, save({k: np.ascontiguousarray(v) for k, v in arrays.items()}, about))


def versions() -> dict[str, str]:
    names = ("torch", "numpy", "safetensors")
    return {
        "aegui": __version__,
        "python": platform.python_version(),
        **{name: version(name) for name in names},
        "machine": platform.machine(),
        "torch_build": torch.__version__,
    }
