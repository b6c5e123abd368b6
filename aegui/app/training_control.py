"""Where the training stands, and the hands on it: idle → running ⇄ paused → idle."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from aegui.app.training_monitor import TrainingMonitor
from aegui.app.training_thread import TrainThread
from aegui.explore.records import Phase, Progress

if TYPE_CHECKING:
    from aegui.runs.jobs import Begun, Job

# Where a training can go from each phase; a pause is over and begins again with each step.
MOVES: Mapping[Phase, tuple[Phase, ...]] = {
    "asleep": ("warming",),  # nobody has asked for torch yet
    "warming": ("idle",),  # it is being imported
    "idle": ("running",),
    "running": ("paused", "stopping", "idle"),
    "paused": ("paused", "running", "stopping", "idle"),
    "stopping": ("stopping", "idle"),
}
BUSY: tuple[Phase, ...] = ("running", "paused", "stopping")


class TrainingControl(QObject):
    """Has one training at a time done by a thread, and says what becomes of it."""

    progress_changed = Signal(object)  # Progress
    begun = Signal(object, object)  # Begun and its Job: the folder is there, and a run that goes on does so
    moment_stored = Signal()
    rested = Signal()  # paused, at the very weights that are shown
    images_changed = Signal(object, str)  # path of a run that was not gone on with, and what changed
    too_large = Signal(str, int)  # why it was not begun, which `begin_anyway` does; a batch that fits, or 0
    ended = Signal(object)  # Begun; None where it did not come to that

    def __init__(self, monitor: TrainingMonitor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._monitor = monitor
        self.phase: Phase = "asleep"
        self.thread_at_work: TrainThread | None = None
        self.under_way: Begun | None = None
        self._refused: Job | None = None  # foretold not to fit
        self._told: list[Any] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._take)
        monitor.progressed.connect(self._tell)

    def warm(self) -> None:
        """torch is being imported."""
        self._move("warming")

    def be_ready(self) -> None:
        """torch is there."""
        self._move("idle")

    def begin(self, job: Job, paused: bool = False) -> None:
        """Do a job, from its first step on; only where nothing is being trained."""
        thread = TrainThread(job, self)
        self.thread_at_work, self.under_way = thread, None
        thread.began.connect(lambda begun: self._on_begun(begun, job))
        thread.told.connect(self._on_told)
        thread.reading.connect(self._monitor.images_are_read)
        thread.images_changed.connect(lambda text: self.images_changed.emit(job.resume, text))
        thread.too_large.connect(partial(self._refuse, job))
        thread.resting.connect(self._on_resting)
        thread.finished.connect(self._on_ended)
        if paused:
            thread.pause()
        self._monitor.expect(job.recipe, job.resume)
        self._move("running")
        thread.start()

    def take_refused(self) -> Job | None:
        """The job that was foretold not to fit, once."""
        job, self._refused = self._refused, None
        return job

    # What the user does

    def pause(self) -> None:
        """Hold the training as soon as its weights can be looked at."""
        if self.thread_at_work is not None and self.phase == "running":
            self.thread_at_work.pause()

    def go_on(self) -> None:
        """End the pause."""
        if self.thread_at_work is not None and self.phase == "paused":
            self._move("running")
            self.thread_at_work.go_on()

    def stop(self) -> None:
        """End the training; it can be resumed later."""
        if self.thread_at_work is not None:
            self._move("stopping")
            self.thread_at_work.stop()

    def step(self) -> None:
        """One step of the paused training."""
        if self.thread_at_work is not None and self.phase == "paused":
            self.thread_at_work.step()

    def change(self, key: str, value: float) -> None:
        """Set a field of the recipe that may change while it trains."""
        if self.thread_at_work is not None:
            self.thread_at_work.change(key, value)

    # What the thread tells

    def _on_begun(self, begun: Begun, job: Job) -> None:
        self.under_way = begun
        self.begun.emit(begun, job)

    def _on_told(self, reports: list[Any]) -> None:
        """What is to be painted, as a step of a drag, is painted before: it takes some milliseconds."""
        self._told = reports
        self._soon.start()

    def _take(self) -> None:
        self._soon.stop()
        reports, self._told = self._told, []
        try:
            if reports and self._monitor.take(reports):
                self.moment_stored.emit()
        finally:
            if self.thread_at_work is not None:
                self.thread_at_work.heard()

    def _on_resting(self) -> None:
        self._take()
        if self.thread_at_work is not None and self.thread_at_work.holding:
            self._move("paused")
            self.rested.emit()

    def _refuse(self, job: Job, text: str, batch: int) -> None:
        self._refused = job
        self.too_large.emit(text, batch)

    def _on_ended(self) -> None:
        self._take()
        thread, begun = self.thread_at_work, self.under_way
        self.thread_at_work = self.under_way = None  # with the images, and the weights stored last
        if thread is not None:
            thread.deleteLater()
        self._move("idle")
        self.ended.emit(begun)

    # Progress

    def _move(self, phase: Phase) -> None:
        assert phase in MOVES[self.phase], f"{self.phase} → {phase}"
        self.phase = phase
        self._tell()

    def _tell(self) -> None:
        self.progress_changed.emit(self.progress)

    @property
    def progress(self) -> Progress:
        """Where the training stands, for the bar on top."""
        return self._monitor.progress(self.phase)
