"""The thread that pulls the training's reports and hands them to the window, a few at a time."""

from __future__ import annotations

import time
from contextlib import suppress
from threading import Condition
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from aegui.app.worker import STACK, give_way
from aegui.error_message import sentence
from aegui.training.reports import Control, Embedding, Failed, Report, SnapshotTaken, Started, StepLosses

if TYPE_CHECKING:
    from aegui.runs.jobs import Begun, Job

NICENESS = 4  # the threads that torch starts from this one inherit it
EVERY = 1 / 12  # seconds between messages: each one is drawn, and drawing takes from the training
BEAT = 5.0  # seconds between signs of life while paused


class TrainThread(QThread):
    """Trains; stop, pause and changes are heard between reports."""

    began = Signal(object)  # Begun
    told = Signal(object)  # list of reports, in order; call `heard` when done with them
    reading = Signal(float, str)  # share of the images read, and what is being read; "" where it was given up
    images_changed = Signal(str)  # it was not begun: the images of the run are others; what changed
    too_large = Signal(str, int)  # why it was not begun; a batch with which it fits, or 0
    resting = Signal()  # paused, with the weights shown being the ones paused at

    def __init__(self, job: Job, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setStackSize(STACK)
        self._job = job
        self._condition = Condition()
        self._stop = self._pause = self._pausing = self._deaf = False
        self._steps = 0
        self._resumes = 0  # how often it was to go on: a pause that follows at once is another
        self._changes: dict[str, float] = {}
        self._pending: list[Report] = []
        self._in_flight = False
        self._told_at = 0.0
        self._writes = False  # there is something to store at the end

    # Called from the window's thread

    def stop(self) -> None:
        with self._condition:
            self._stop = True
            self._condition.notify()

    def pause(self) -> None:
        with self._condition:
            self._pause = True

    @property
    def holding(self) -> bool:
        """Whether it is to stay paused."""
        return self._pause and not self._stop

    def go_on(self) -> None:
        with self._condition:
            self._pause = False
            self._steps = 0
            self._resumes += 1
            self._condition.notify()

    def step(self) -> None:
        """One step while paused."""
        with self._condition:
            self._steps += 1
            self._condition.notify()

    def change(self, field: str, value: float) -> None:
        """Set a live field of the recipe; at once, or when a pause ends."""
        with self._condition:
            self._changes[field] = value

    def heard(self) -> None:
        """The window has dealt with the last message; the next may come."""
        with self._condition:
            self._in_flight = False

    @property
    def owes(self) -> bool:
        """Whether there is a training that is not stored yet."""
        return self._writes

    def leave(self) -> None:
        """Stop; nobody listens any more. What it needs to go on is stored, nothing is measured."""
        with self._condition:
            self._stop = self._deaf = True
            self._condition.notify()

    # The thread itself

    def run(self) -> None:
        from aegui.cancelled import Cancelled
        from aegui.runs.jobs import begin, foretell
        from aegui.runs.run_images import ImagesChanged
        from aegui.training.footprint import TooLarge
        from aegui.training.trainer import ReportOptions

        give_way(NICENESS)
        begun: Begun | None = None
        try:
            watch = ReportOptions(every=EVERY, live=True, left=lambda: self._deaf)
            foretell(self._job, self._say)
            begun = begin(self._job, watch, self._say)
            self.began.emit(begun)
            self._pull(begun)
        except Cancelled:
            self.reading.emit(0.0, "")
        except TooLarge as error:
            self.reading.emit(0.0, "")
            self.too_large.emit(str(error), error.batch)
        except ImagesChanged as error:
            self.reading.emit(0.0, "")
            self.images_changed.emit(str(error))
        except Exception as error:
            failure = Failed(sentence(error))
            self._post(failure)
            if begun is not None:
                with suppress(OSError):
                    begun.recorder.write(failure)
        self._writes = False
        self._flush(0.0, wait=True)

    def _say(self, share: float, what: str) -> None:
        from aegui.cancelled import Cancelled

        if self._stop:
            raise Cancelled
        self.reading.emit(share, what)

    def _pull(self, begun: Begun) -> None:
        training = begun.training
        try:
            report = next(training)
            while True:
                self._post(report)
                control = None
                if isinstance(report, Started):
                    self._writes = True
                    control = Control(one_step=self._pause)
                elif isinstance(report, StepLosses):
                    control = self._decide()
                elif self._pausing and isinstance(report, Embedding):
                    control = self._rest(begun)
                report = training.send(control)
        except StopIteration:
            return

    def _decide(self) -> Control:
        with self._condition:
            changes, self._changes = self._changes, {}
            self._pausing = self._pause and not self._stop
            return Control(stop=self._stop, pause=self._pausing, changes=changes)

    def _rest(self, begun: Begun) -> Control:
        """Wait until going on, a step or the end is asked for."""
        self._flush(0.0, wait=True)
        begun.recorder.status("paused")
        resumes = self._resumes
        self.resting.emit()
        with self._condition:
            while self._pause and resumes == self._resumes and not self._stop and not self._steps:
                if not self._condition.wait(BEAT):
                    with suppress(OSError):  # a sign of life that fails is no reason to end
                        begun.recorder.status("paused")
            one_step = self._steps > 0 and self._pause
            self._steps = max(0, self._steps - 1)
            changes, self._changes = self._changes, {}
            self._pausing = False
        begun.recorder.status("running")
        return Control(stop=self._stop, one_step=one_step, changes=changes)

    def _post(self, report: Report) -> None:
        """Losses are never dropped; of snapshots only the newest waits."""
        with self._condition:
            if isinstance(report, SnapshotTaken):
                self._pending = [r for r in self._pending if not isinstance(r, SnapshotTaken)]
            self._pending.append(report)
        self._flush(EVERY)

    def _flush(self, interval: float, wait: bool = False) -> None:
        """Send what is pending, where the last message was heard and is old enough."""
        while True:
            with self._condition:
                free = not self._in_flight and time.monotonic() - self._told_at >= interval
                if not self._pending or self._deaf or (not free and not wait):
                    return
                if free:
                    reports, self._pending = self._pending, []
                    self._in_flight = True
                    self._told_at = time.monotonic()
                    break
            self.msleep(2)
        self.told.emit(reports)
