"""A thread that answers questions, of each kind the newest and no other; orders it carries out one by one."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Condition, get_native_id
from typing import Any, Protocol

from PySide6.QtCore import QObject, QThread, Signal

Work = Callable[[], Any]
NICENESS = 10
PATIENCE = 60.0  # seconds that what must still be written may take when the window is closed
STACK = 16 * 2**20  # macOS gives a QThread half a megabyte


def give_way(niceness: int) -> None:
    """Let the window's thread go first; Linux alone has a niceness for each thread."""
    if sys.platform.startswith("linux"):
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, get_native_id(), niceness)


class AskThread(QThread):
    """Runs questions one after another; a newer one of the same kind replaces an older that waits."""

    answered = Signal(str, int, object)  # kind, number of the question, answer
    refused = Signal(str, int, object)  # kind, number, exception
    _done = Signal(bool, str, int, object)  # whether it went well, and what one of the two above tells

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setStackSize(STACK)
        self._waiting: dict[str, tuple[int, Work]] = {}
        self._orders: deque[tuple[str, int, Work]] = deque()
        self._condition = Condition()
        self._number = 0
        self._ending = self._busy_writing = False
        self._done.connect(self._hand_on)

    def ask(self, kind: str, work: Work) -> int:
        """Ask; the answer comes with this number."""
        with self._condition:
            self._number += 1
            self._waiting[kind] = (self._number, work)
            return self._wake()

    def order(self, kind: str, work: Work) -> int:
        """What must be done, such as writing a file: nothing replaces it, not even the end."""
        with self._condition:
            self._number += 1
            self._orders.append((kind, self._number, work))
            return self._wake()

    def _wake(self) -> int:
        """Go about the newest question; who never asks has no thread, and who has left gets no other."""
        self._condition.notify()
        if not self._ending and not self.isRunning():
            self.start()
        return self._number

    @property
    def ending(self) -> bool:
        """Whether nobody waits for the answer any more; long work looks."""
        return self._ending

    def forget(self, kind: str) -> None:
        """Take back a question that still waits."""
        with self._condition:
            self._waiting.pop(kind, None)

    @property
    def owes(self) -> bool:
        """Whether an order is not carried out yet."""
        with self._condition:
            return bool(self._orders) or self._busy_writing

    def leave(self) -> None:
        """Take no more questions, carry out every order and stop; nobody waits for the question at hand."""
        with self._condition:
            self._ending = True
            self._waiting.clear()
            self._condition.notify()

    def run(self) -> None:
        give_way(NICENESS)
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._waiting or self._orders or self._ending)
                self._busy_writing = bool(self._orders)
                if self._orders:
                    kind, number, work = self._orders.popleft()
                elif self._ending:
                    return
                else:
                    kind = next(iter(self._waiting))
                    number, work = self._waiting.pop(kind)
            device = sys.modules.get("aegui.training.device")
            if device is not None and hasattr(device, "use_threads"):
                device.use_threads(1)  # the rest is the trainer's
            try:
                answer = work()
            except Exception as error:
                self._done.emit(False, kind, number, error)
            else:
                self._done.emit(True, kind, number, answer)
                del answer  # or a model of another run would be kept until the next question
            del work

    def _hand_on(self, good: bool, kind: str, number: int, what: object) -> None:
        """In the window's thread; what was still on its way at the end finds nobody any more."""
        if not self._ending:
            (self.answered if good else self.refused).emit(kind, number, what)


class Leaving(Protocol):
    """A thread that can be told to end without being waited for."""

    @property
    def owes(self) -> bool: ...
    def leave(self) -> None: ...
    def isRunning(self) -> bool: ...
    def wait(self) -> bool: ...


def leave(threads: Sequence[Leaving]) -> None:
    """Tell threads to end, and return as soon as they have written what must still be written."""
    for thread in threads:
        thread.leave()
    until = time.monotonic() + PATIENCE
    while any(thread.owes and thread.isRunning() for thread in threads) and time.monotonic() < until:
        time.sleep(0.005)


def end(owner: QObject) -> None:
    """Have every asking thread below an object finish its question, and wait for it."""
    from aegui.app.worker import Worker

    threads: list[AskThread | Worker] = [*owner.findChildren(AskThread), *owner.findChildren(Worker)]
    leave(threads)
    for thread in threads:
        thread.wait()
