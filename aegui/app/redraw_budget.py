"""How often an answer may be worked out anew while a training runs."""

from __future__ import annotations

import math
import time

SHARE = 0.01  # of the time of one core
SHORTEST = 0.4  # seconds


class RedrawBudget:
    """Remembers what each answer has cost, and says how long the next has to wait."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}

    def wait(self, name: str) -> float:
        """The seconds until working it out keeps within its share of the time; 0: now."""
        return max(0.0, self._next.get(name, 0.0) - time.monotonic())

    def took(self, name: str, seconds: float, longest: float = math.inf) -> None:
        """Working it out took so long; the next is due after `longest` seconds at the latest."""
        self._next[name] = time.monotonic() + min(max(SHORTEST, seconds / SHARE), longest)
