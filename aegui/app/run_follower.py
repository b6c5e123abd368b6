"""Follows the run that is shown while another process writes it, here or on a machine that shares the disk.

Nothing tells this process when the folder grows, so it is looked at every second, by the loader: what has
another time or size than before is read again. Nothing is written.
"""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass, replace
from functools import partial
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from aegui.app.explorer import Explorer
from aegui.app.loader import Loader
from aegui.app.moments import Moments, read_moment
from aegui.app.run_loader import RunLoader
from aegui.explore.loss_curves import LossCurves
from aegui.explore.quantities import recorded
from aegui.explore.query import Task, Urgency
from aegui.explore.records import Curves, Progress
from aegui.explore.state import Model
from aegui.runs.run_folder import CODES, HISTORY, METRICS, MODEL, STATE, STEPS, Run
from aegui.runs.tables import read

if TYPE_CHECKING:
    from aegui.runs.writer_lock import Writer

LOOK, LEARNT = "followed run", "followed model"  # the questions' names
EVERY = 1000  # ms
SHARE = 0.05  # of the time that encoding the images anew may take
WATCHED = (STATE, STEPS, METRICS, MODEL, CODES, HISTORY)

Stamps = dict[str, tuple[int, int]]


@dataclass(frozen=True, eq=False)
class Sighting:
    """What there is to see of a run that grows."""

    stamps: Stamps
    busy: bool
    state: dict[str, Any]
    writer: Writer
    curves: Curves | None  # None: as before
    last: dict[str, float]  # the last row of the table of epochs
    step: int
    loss: float | None


class RunFollower(QObject):
    """Keeps what is shown of a growing run as new as its folder."""

    progressed = Signal()
    noted = Signal(str)  # who writes it
    ended = Signal(object, str)  # the Run, and what became of its training

    def __init__(
        self,
        explorer: Explorer,
        loader: Loader,
        moments: Moments,
        runs: RunLoader,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._explorer, self._loader, self._moments, self._runs = explorer, loader, moments, runs
        self._path: Path | None = None
        self._seen: Stamps = {}
        self._read: tuple[int, int] | None = None  # the stamp of the newest model that was asked for
        self._silent = False  # its writer was not heard of for too long
        self._progress: Progress | None = None
        self._rest_until = 0.0  # no model is read before
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._look)

    @property
    def progress(self) -> Progress | None:
        """Where the training stands, None where none is followed."""
        return self._progress

    def begin(self, run: Run) -> None:
        """Another run is shown: follow it where another process writes it."""
        self.forget()
        if not run.busy:
            return
        self._path, self._seen = run.path, _stamps(run.path)
        self._read = self._seen.get(MODEL)  # the loader of runs reads it
        text = self.tr("{} is trained by {}: it is followed here as it grows.")
        self.noted.emit(text.format(run.name, self._who(run.writer)))
        self._explorer.update(live=True)
        self._timer.start()
        self._look()

    def forget(self) -> None:
        """Another run is shown, or it is trained here."""
        self._timer.stop()
        self._loader.cancel(LOOK)
        self._loader.cancel(LEARNT)
        self._path, self._progress, self._silent, self._rest_until = None, None, False, 0.0

    def _look(self) -> None:
        path, seen = self._path, self._seen
        if path is None or self._loader.awaits(LOOK):
            return
        first = self._progress is None
        self._loader.ask(
            LOOK,
            lambda task: _sighting(path, {} if first else seen),
            partial(self._take, path),
            lambda error: None,  # it may be half there; in a second it is looked at again
            urgency=Urgency.IDLE,
        )

    def _take(self, path: Path, found: Sighting) -> None:
        if path != self._path:
            return
        before, self._seen = self._seen, found.stamps
        if found.curves is not None:
            self._explorer.update(curves=found.curves)
        if found.stamps.get(HISTORY) != before.get(HISTORY):
            self._moments.reread(live=True)
        newest = found.stamps.get(MODEL)
        if newest not in (None, self._read) and self._read_model(path):
            self._read = newest
        self._progress = self._told(found)
        self.progressed.emit()
        if found.state.get("status") not in ("running", "paused"):
            self._end(path, found)
        elif found.busy is self._silent:
            self._silent = not found.busy
            if self._silent:
                text = self.tr(
                    "Nothing was heard of {} for half a minute: it has ended, or its disk is cut off."
                )
                self.noted.emit(text.format(self._who(found.writer)))

    def _end(self, path: Path, found: Sighting) -> None:
        """Its training is over: show what it has left."""
        self.forget()
        told = {
            "finished": self.tr("The training of {} by {} has finished."),
            "stopped": self.tr("The training of {} by {} was stopped: Resume goes on with it."),
        }
        text = told.get(found.state.get("status", ""), self.tr("The training of {} by {} has failed."))
        message = found.state.get("message")
        why = f" {message}" if found.state.get("status") == "failed" and message else ""
        run = Run(path)
        self._moments.reread(live=False)
        if self._explorer.state.images is None:
            self._runs.open(run)  # its codes are there by now
        else:
            self._runs.read_again(run)
        self.ended.emit(run, text.format(run.name, self._who(found.writer)) + why)

    # The newest model

    def _read_model(self, path: Path) -> bool:
        """Show the newest weights, with the codes of the shown images by them; whether that was asked for."""
        state = self._explorer.state
        images, now = state.images, time.monotonic()
        under_way = self._loader.awaits(LEARNT) or self._moments.awaited
        if not self._runs.can_read_models or now < self._rest_until or under_way:
            return False  # later
        if images is None or state.model is None:
            if self._read is None:  # the first model that there is
                self._runs.read_again(Run(path))
            return True
        pixels = images.pixels

        def work(task: Task[object]) -> tuple[Model, float, float]:
            from aegui.runs.snapshot import open_run

            began, run = time.monotonic(), Run(path)
            if pixels is None:  # they are not on this machine: codes come with the moments
                epoch, file = run.moments[-1]
                stored = read_moment(run, file, images, float(epoch))
                return replace(stored, moment=None), float(epoch), time.monotonic() - began
            snapshot = open_run(run)
            codes = snapshot.encode(pixels)
            model = Model(snapshot, codes, np.arange(len(codes), dtype=np.int64), anew=True)
            return model, _epoch(run), time.monotonic() - began

        def done(answer: tuple[Model, float, float]) -> None:
            model, epoch, seconds = answer
            self._rest_until = time.monotonic() + seconds / SHARE
            if path == self._path and self._explorer.state.images is images:
                self._moments.follow(model, epoch)
                self._explorer.update(training=False)

        self._loader.ask(LEARNT, work, done, lambda error: None, urgency=Urgency.IDLE)
        return True

    # What is said

    def _told(self, found: Sighting) -> Progress:
        state = found.state
        epochs = int(self._runs.run.sections.get("training", {}).get("epochs", 0)) if self._runs.run else 0
        done, at = int(found.last.get("epoch", 0)), int(found.last.get("step", 0))
        share = found.step / (at / done * epochs) if done and at and epochs else 0.0
        seconds = found.last.get("seconds")
        left = seconds / at * (at / done * epochs - found.step) if share and seconds else None
        pieces = [self.tr("Followed: trained by {}").format(self._who(found.writer))]
        if found.step:
            pieces.append(self.tr("step {}").format(f"{found.step:,}"))
        if found.loss is not None:
            pieces.append(self.tr("loss {}").format(f"{found.loss:.5g}"))
        return Progress(
            epoch=done,
            epochs=epochs,
            fraction=min(share, 1.0),
            seconds_left=left,
            images_per_second=state.get("images_per_second"),
            device=str(state.get("device", "")),
            message=" · ".join(pieces),
            followed=True,
        )

    def _who(self, writer: Writer) -> str:
        here = writer.host == socket.gethostname()
        where = self.tr("this machine") if here else writer.host
        return self.tr("process {} on {}").format(writer.process, where)


def _stamps(path: Path) -> Stamps:
    """Times and sizes of what there is."""
    found = {}
    for name in WATCHED:
        try:
            about = (path / name).stat()
        except OSError:
            continue
        found[name] = (about.st_mtime_ns, about.st_size)
    return found


def _epoch(run: Run) -> float:
    """How far the newest weights are, in epochs; whole ones before the end of the first."""
    from aegui.runs.weights import read_counters

    counters = read_counters(run)
    epoch, step, position = (int(counters.get(name, 0)) for name in ("epoch", "step", "position"))
    each = (step - position) / epoch if epoch else 0.0  # steps
    return epoch + (position / each if each else 0.0)


def _sighting(path: Path, seen: Stamps) -> Sighting:
    """What there is of a run; curves are read where its tables have grown. Raises `RunError`."""
    stamps, run = _stamps(path), Run(path)
    steps, epochs = (read(path / name).columns() for name in (STEPS, METRICS))
    grown = any(stamps.get(name) != seen.get(name) for name in (STEPS, METRICS))
    curves = LossCurves(run.sections, run, recorded(run, True)).curves if grown else None
    step, loss = (steps.get(name, np.empty(0)) for name in ("step", "loss"))
    columns = {name: epochs.get(name, np.empty(0)) for name in ("epoch", "step", "seconds")}
    last = {name: float(column[-1]) for name, column in columns.items() if len(column)}
    last = {name: value for name, value in last.items() if isfinite(value)}
    return Sighting(
        stamps, run.busy, run.state, run.writer, curves, last,
        int(step[-1]) if len(step) else 0, float(loss[-1]) if len(loss) else None,
    )  # fmt: skip
