"""How often an answer may be worked out anew while a training runs."""

from __future__ import annotations

import time


class RedrawBudget:
    """Remembers what each answer has cost, and says how long the next has to wait."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}

    def wait(self, name: str) -> float:
        """The seconds until working it out keeps within its share of the time; 0: now."""
        return max(0.0, self._next.get(name, 0.0) - time.monotonic())

    def took(self, name: str, pause: float, shortest: float, longest: float) -> None:
        """It was worked out; within its share of the time the next is due after `pause` seconds."""
        self._next[name] = time.monotonic() + min(max(shortest, pause), longest)
