"""The worker: the one thread that works answers out, of each question the newest and no other.

Three threads belong to a window beside its own. This worker answers questions about the state. The loader,
another of this class, reads runs and images and writes files, which may take seconds and must not be dropped.
The third is the trainer. Two rules keep one worker enough: a question that is asked again replaces the one
that waits and cancels the one under way, and long answers pass through `Task.check`, where more urgent
questions are answered in between, in the same thread and on top of the one under way.

What a thread tells arrives in the window's thread with the number of its question; who asked compares it with
the number that is waited for. Nothing else passes between threads.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Condition, get_native_id
from typing import Any, Protocol

from PySide6.QtCore import QObject, QThread, Signal

from aegui.explore.query import Cancelled, Task, Urgency

Work = Callable[[Task[Any]], object]
NICENESS = 10
PATIENCE = 60.0  # seconds that what must still be written may take when the window is closed
STACK = 16 * 2**20  # macOS gives a QThread half a megabyte


def give_way(niceness: int) -> None:
    """Let the window's thread go first; Linux alone has a niceness for each thread."""
    if sys.platform.startswith("linux"):
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, get_native_id(), niceness)


@dataclass(frozen=True)
class _Question:
    """Something that is to be worked out."""

    name: str
    number: int
    urgency: Urgency
    work: Work
    ordered: bool = False  # it must be done


class Worker(QThread):
    """Answers questions one after another, the more urgent first; orders are carried out one by one."""

    # Each with the number of the question; what the last two tell comes before the answer.
    answered = Signal(int, object, float)  # the answer, and the seconds of processor time that it took
    failed = Signal(int, object)  # the exception
    handed = Signal(int, object)  # an answer that is not the last
    progressed = Signal(int, float, str)  # share of the work done, and what is being done

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setStackSize(STACK)
        self._condition = Condition()
        self._questions: dict[str, _Question] = {}  # that wait, the oldest first
        self._newest: dict[str, int] = {}  # of each name, whether it waits or is under way
        self._orders: list[_Question] = []  # that wait, the oldest first
        self._carried_out = 0  # orders under way
        self._number = 0
        self._ending = False
        self._inner = 0.0  # seconds spent on more urgent questions within the one under way

    def ask(self, name: str, urgency: Urgency, work: Work) -> int:
        """Ask in place of whatever was asked by this name; the answer comes with the number returned."""
        with self._condition:
            self._number += 1
            self._questions.pop(name, None)
            self._questions[name] = _Question(name, self._number, urgency, work)
            self._newest[name] = self._number
            return self._wake()

    def order(self, name: str, work: Work, urgency: Urgency = Urgency.NOW) -> int:
        """Have something done that must be done, such as writing a file: nothing replaces or cancels it.

        One that takes long is ordered as less urgent, and lets others pass through `Task.tell`.
        """
        with self._condition:
            self._number += 1
            self._orders.append(_Question(name, self._number, urgency, work, ordered=True))
            return self._wake()

    def cancel(self, name: str) -> None:
        """Nobody waits for this answer any more, be it under way or not."""
        with self._condition:
            self._questions.pop(name, None)
            self._newest.pop(name, None)

    def _wake(self) -> int:
        """Go about the newest question; who never asks has no thread, and who has left gets no other."""
        self._condition.notify()
        if not self._ending and not self.isRunning():
            self.start()
        return self._number

    @property
    def ending(self) -> bool:
        """Whether nobody waits for anything any more."""
        return self._ending

    @property
    def owes(self) -> bool:
        """Whether an order is not carried out yet."""
        with self._condition:
            return bool(self._orders) or self._carried_out > 0

    def leave(self) -> None:
        """Take no more questions, cancel all, carry out every order and stop; this returns at once."""
        with self._condition:
            self._ending = True
            self._questions.clear()
            self._newest.clear()
            self._condition.notify()

    def run(self) -> None:
        give_way(NICENESS)
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._questions or self._orders or self._ending)
                question = self._take()
            if question is None:
                return
            self._answer(question)
            del question  # or a model of another run would be kept until the next one

    def _take(self, below: int = len(Urgency)) -> _Question | None:
        """What waits and is more urgent than this, the most urgent and oldest of it, orders first."""
        questions = [] if self._ending else list(self._questions.values())
        waiting = [one for one in self._orders + questions if one.urgency < below]
        if not waiting:
            return None
        question = min(waiting, key=lambda one: one.urgency)
        if question.ordered:
            self._orders.remove(question)
            self._carried_out += 1
        else:
            del self._questions[question.name]
        return question

    def _answer(self, question: _Question) -> None:
        device = sys.modules.get("aegui.training.device")
        if device is not None and hasattr(device, "use_threads"):
            device.use_threads(1)  # the rest is the trainer's
        number = question.number

        def pause() -> None:
            self._let_pass(question.urgency)
            if not question.ordered and self._newest.get(question.name) != number:
                raise Cancelled

        def progressed(share: float, what: str) -> None:
            self._tell(self.progressed, number, share, what)

        def handed(answer: object) -> None:
            self._tell(self.handed, number, answer)

        before, self._inner = self._inner, 0.0
        began = time.thread_time()
        try:
            answer = question.work(Task(progressed, handed, pause))
        except Exception as error:
            if question.ordered or not isinstance(error, Cancelled):  # the end of an order is told
                self._tell(self.failed, number, error)
        else:
            self._tell(self.answered, number, answer, time.thread_time() - began - self._inner)
        self._inner = before + time.thread_time() - began
        if question.ordered:
            with self._condition:
                self._carried_out -= 1

    def _tell(self, signal: Any, number: int, *what: object) -> None:
        """What is still on its way at the end finds nobody any more."""
        if not self._ending:
            signal.emit(number, *what)

    def _let_pass(self, urgency: Urgency) -> None:
        """Do what is more urgent than what is under way, on top of it."""
        while True:
            with self._condition:
                question = self._take(urgency)
            if question is None:
                return
            self._answer(question)


class Leaving(Protocol):
    """A thread that can be told to end without being waited for."""

    @property
    def owes(self) -> bool:
        """Whether it still writes what must be written."""

    def leave(self) -> None:
        """End as soon as that is written."""

    def isRunning(self) -> bool:
        """Whether it has not ended yet."""

    def wait(self) -> bool:
        """Wait until it has."""


def leave(threads: Sequence[Leaving]) -> None:
    """Tell threads to end, and return as soon as they have written what must still be written."""
    for thread in threads:
        thread.leave()
    until = time.monotonic() + PATIENCE
    while any(thread.owes and thread.isRunning() for thread in threads) and time.monotonic() < until:
        time.sleep(0.005)
