"""How far a reading is, and how long it will take: said now and then, to whom it may concern."""

from __future__ import annotations

import time

from aegui.parts.datasets import Say
from aegui.text import rough_duration
from aegui.translation import tr

EVERY = 0.1  # seconds between two words
SURE = 2.0  # seconds after which the time that is left is foretold


class Teller:
    """Tells how much of a number of things is done."""

    def __init__(self, say: Say | None, text: str, count: int) -> None:
        """`text` has {} where the number of those done goes: "{:,} of 100 pictures"."""
        self._say, self._text, self._count = say, text, max(1, count)
        self._began = time.monotonic()
        self._at = 0.0

    def __call__(self, done: int) -> None:
        """So many are done. Raises what the listener raises to cancel."""
        now = time.monotonic()
        if self._say is None or now - self._at < EVERY:
            return
        self._at = now
        text, passed = self._text.format(done), now - self._began
        if done and passed > SURE:
            left = max(1, round(passed / done * (self._count - done)))
            text = tr("{}, {} left", text, rough_duration(left))
        self._say(done / self._count, text)
