"""How often costly pictures may be made anew while a training runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import Any

SHARE = 0.01  # of the time of one core
SHORTEST = 0.4  # seconds
LONGEST = {
    "preview": 2.0,
    "manifold": 10.0,
    "field": 30.0,
    "ranking": 30.0,
    "place": 2.0,
}  # seconds; the first picture is slow and says little


class Pace:
    """Measures what each kind of picture costs and says when the next is due."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}
        self._lock = Lock()

    def due(self, kind: str) -> bool:
        """Whether making it now keeps within its share of the time."""
        with self._lock:
            return time.monotonic() >= self._next.get(kind, 0.0)

    def took(self, kind: str, seconds: float) -> None:
        """Making it has taken so long."""
        pause = max(SHORTEST, seconds / SHARE)
        with self._lock:
            self._next[kind] = time.monotonic() + min(pause, LONGEST.get(kind, pause))

    def timed(self, kind: str, work: Callable[[], Any]) -> Callable[[], Any]:
        """The same work, with its cost kept in mind."""

        def run() -> Any:
            began = time.thread_time()  # not what it waited for others
            try:
                return work()
            finally:
                self.took(kind, time.thread_time() - began)

        return run
