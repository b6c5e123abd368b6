"""A thread that answers questions, of each kind the newest and no other; orders it carries out one by one."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from threading import Condition, get_native_id
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

Work = Callable[[], Any]
NICENESS = 10
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
        self._ending = False
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
        """Go about the newest question; who never asks has no thread."""
        self._condition.notify()
        if not self.isRunning():
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

    def end(self) -> None:
        """Finish the question at hand and every order, and stop."""
        with self._condition:
            self._ending = True
            self._waiting.clear()
            self._condition.notify()
        self.wait()

    def run(self) -> None:
        give_way(NICENESS)
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._waiting or self._orders or self._ending)
                if self._orders:
                    kind, number, work = self._orders.popleft()
                elif self._ending:
                    return
                else:
                    kind = next(iter(self._waiting))
                    number, work = self._waiting.pop(kind)
            device = sys.modules.get("aegui.core.device")
            if device is not None and hasattr(device, "use_threads"):
                device.use_threads(1)  # the rest is the trainer's
            try:
                answer = work()
            except Exception as error:
                self._done.emit(False, kind, number, error)
            else:
                self._done.emit(True, kind, number, answer)

    def _hand_on(self, good: bool, kind: str, number: int, what: object) -> None:
        """In the window's thread; what was still on its way at the end finds nobody any more."""
        if not self._ending:
            (self.answered if good else self.refused).emit(kind, number, what)
