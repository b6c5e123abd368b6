"""Turns the reports of a training into what the window shows."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from aegui.app import labels
from aegui.app.explorer import Explorer
from aegui.app.moments import Moments
from aegui.explore.loss_curves import LossCurves
from aegui.explore.records import Phase, Progress
from aegui.explore.state import Model
from aegui.runs.diagnostics import watch
from aegui.runs.run_folder import RunError
from aegui.text import duration
from aegui.training import history
from aegui.training.diagnostics import Diagnostics
from aegui.training.reports import (
    MEASURING,
    Embedding,
    Epoch,
    Failed,
    Finished,
    Moment,
    Report,
    SnapshotTaken,
    Started,
    StepLosses,
    WentBack,
)
from aegui.translation import tr

if TYPE_CHECKING:
    from aegui.recipe import Recipe

CURVES_EVERY = 0.5  # seconds
PAUSED = 2.0  # seconds without a report


class TrainingMonitor(QObject):
    """Keeps the curves of the training and its progress, and has its newest model shown."""

    progressed = Signal()
    failed = Signal(str)
    memory_lacked = Signal(str, int)  # a sentence, and the batch that there is memory for
    diverged = Signal(str)  # the losses are no numbers; a sentence
    finished = Signal()
    concerned = Signal(str)  # something may be going wrong; a sentence
    started = Signal()  # its folder holds nothing any more that is not part of it

    def __init__(self, explorer: Explorer, moments: Moments, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._explorer, self._moments = explorer, moments
        self._recipe: Recipe | None = None
        self._losses: LossCurves | None = None
        self._diagnostics: Diagnostics | None = None
        self._live: Model | None = None
        self._started: Started | None = None
        self._step = 0
        self._speed: float | None = None
        self._began = self._heard = self._curves_at = 0.0
        self._message = ""
        self._at = ""  # step and loss
        self._read = 0.0  # share of the images, before the training begins
        self._early: SnapshotTaken | None = None  # came before the first codes
        self._count = 0  # shown images
        self._reached = 0.0  # the epoch of the newest model
        self._curves_soon = QTimer(self, singleShot=True)
        self._curves_soon.timeout.connect(self._show_curves)

    def forget(self) -> None:
        """Another run is looked at: the last training is no longer the matter."""
        self._started = self._speed = self._losses = None
        self._message, self._read = "", 0.0

    def expect(self, recipe: Recipe, resumed: Path | None = None) -> None:
        """A training of this recipe is about to begin, or to go on in the folder of its run."""
        self._recipe, self._diagnostics = recipe, None
        with suppress(RunError):  # a damaged table is told where it is opened
            self._diagnostics = watch(recipe, resumed)
        self._live = self._early = self._started = self._speed = self._losses = None
        self._at = ""
        self._message = self.tr("Reading the images…")
        self._read = 0.0

    def images_are_read(self, share: float, what: str) -> None:
        """How far the images are read, 0 to 1, and what of them; "" where it was given up."""
        self._read = share
        text = self.tr("Reading the images: {}").format(what)
        self._message = text if what else self.tr("Stopped before the training began")
        if what == tr(MEASURING):
            self._message = self.tr("Measuring what is fastest here…")
        self.progressed.emit()

    def follow(self, losses: LossCurves, recipe: Recipe, count: int) -> None:
        """The training of a recipe has begun; it goes on with these curves, and shows so many images."""
        self._losses, self._recipe, self._count = losses, recipe, count

    def take(self, reports: list[Report]) -> bool:
        """Take in a batch of reports and show the newest of each; whether a moment was stored."""
        now = time.monotonic()
        if now - self._heard > PAUSED:
            self._began += now - self._heard  # a pause is no training time
        self._heard = now
        snapshot: SnapshotTaken | None = None
        embeddings: list[Embedding] = []
        for report in reports:
            match report:
                case Started():
                    self._started, self._step = report, report.step
                    self._began = self._heard = time.monotonic()
                    self.started.emit()
                    self._tell_lack(report.parameters)
                case StepLosses():
                    self._steps(report)
                case Epoch():
                    self._epoch(report)
                case SnapshotTaken():
                    snapshot = report
                case Embedding():
                    embeddings.append(report)
                case Finished():
                    self._finish(report)
                    embeddings = [Embedding(0, report.codes, 0.0)] if report.codes is not None else []
                case WentBack():
                    snapshot, embeddings = None, []
                    self._go_back(report)
                case Failed():
                    self._message = self.tr("Failed") if self._started is not None else ""
                    if report.batch:
                        self.memory_lacked.emit(report.message, report.batch)
                    else:
                        (self.diverged if report.diverged else self.failed).emit(report.message)
        self._show(snapshot, embeddings)
        if not self._busy(reports):
            self._show_curves()
        elif not self._curves_soon.isActive():
            wait = self._curves_at + CURVES_EVERY - time.monotonic()
            self._curves_soon.start(max(0, round(1e3 * wait)))
        self.progressed.emit()
        return any(isinstance(report, Moment | WentBack) for report in reports)

    @staticmethod
    def _busy(reports: list[Report]) -> bool:
        """More of the same will follow at once: what takes long is not all done together."""
        return all(isinstance(report, StepLosses | SnapshotTaken | Embedding) for report in reports)

    def _show(self, snapshot: SnapshotTaken | None, embeddings: list[Embedding]) -> None:
        from aegui.runs.snapshot import of_weights

        model, recipe = self._live, self._recipe
        if recipe is None or (snapshot is None and not embeddings):
            return
        codes = model.codes if model else None
        whole = False
        for part in embeddings:
            if codes is None or len(part.codes) == self._count:
                codes, whole = part.codes, True
            else:
                codes = codes.copy()
                codes[part.start : part.start + len(part.codes)] = part.codes
        if codes is None:
            self._early = snapshot
            return
        frozen = model.snapshot if model else None
        newest = snapshot or (self._early if model is None else None)
        if newest is not None:
            same = frozen is not None and frozen.recipe is recipe
            frozen = frozen.learnt(newest.weights) if same and frozen else of_weights(recipe, newest.weights)
            self._reached = newest.epoch
        self._live = Model(frozen, codes, np.arange(len(codes), dtype=np.int64), anew=whole)
        self._moments.follow(self._live, self._reached)

    def _tell_lack(self, parameters: int) -> None:
        """Say so where the time slider will have nothing to show."""
        lack = history.lack(parameters, self._recipe.code_width) if self._recipe is not None else ""
        if lack:
            self.concerned.emit(lack)

    def _steps(self, report: StepLosses) -> None:
        if not len(report.steps):
            return
        self._step = int(report.steps[-1])
        speed = report.images_per_second
        self._speed = speed if self._speed is None else 0.9 * self._speed + 0.1 * speed
        if self._losses is not None:
            self._losses.add_steps(report)
        loss = report.running.get("loss", float("nan"))
        text = self.tr("step %1 · loss %2")
        self._at = text.replace("%1", f"{self._step:,}").replace("%2", f"{loss:.5g}")
        self._message = ""

    def _epoch(self, report: Epoch) -> None:
        if self._losses is not None:
            self._losses.add_epoch(report)
        for concern in self._diagnostics.hear(report.epoch, report.row) if self._diagnostics else ():
            self.concerned.emit(labels.concern_text(concern))

    def _go_back(self, report: WentBack) -> None:
        """What came after the step that it goes on from is no part of the run any more."""
        self._step = report.step
        if self._losses is not None and self._started is not None:
            self._losses.go_back(report.step / self._started.steps_per_epoch)
        self.concerned.emit(report.message)

    def _finish(self, report: Finished) -> None:
        text = self.tr("Stopped") if report.stopped else self.tr("Finished")
        names = {"test_mse": self.tr("test MSE"), "train_mse": self.tr("MSE of the training images")}
        found = {names[key]: value for key, value in report.results.items() if key in names}
        figure = "".join(f" · {name} {value:.4g}" for name, value in found.items())
        self._message = f"{text}{figure} · {duration(report.seconds)}"
        self.finished.emit()

    def name_anew(self) -> bool:
        """Name the curves of the training in the language that is spoken now; whether there are any."""
        if self._losses is None:
            return False
        self._losses.name_anew()
        self._show_curves()
        return True

    def _show_curves(self) -> None:
        self._curves_soon.stop()
        self._curves_at = time.monotonic()
        if self._losses is not None:
            self._explorer.update(curves=self._losses.curves)

    def progress(self, phase: Phase) -> Progress:
        """Where the training stands, for the bar on top."""
        started = self._started
        if started is None:
            return Progress(phase=phase, fraction=self._read, message=self._message)
        total = started.steps_per_epoch * started.epochs
        done = self._step - started.step
        left: float | None = None
        if phase == "running" and done:
            left = (time.monotonic() - self._began) / done * (total - self._step)
        return Progress(
            phase=phase,
            epoch=self._step // started.steps_per_epoch,
            epochs=started.epochs,
            fraction=min(self._step / total, 1.0),
            seconds_left=left,
            images_per_second=self._speed,
            device=started.device,
            message=self._message or self._doing(phase),
        )

    def _doing(self, phase: Phase) -> str:
        """What the training does and where it stands; nothing before its first step."""
        words = {"paused": self.tr("Paused"), "stopping": self.tr("Stopping")}
        word = words.get(phase) or self.tr("Training")
        return f"{word} · {self._at}" if self._at else ""
