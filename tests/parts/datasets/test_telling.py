"""How far a reading is, and how long it will take."""

from __future__ import annotations

import pytest

from aegui.parts.datasets.telling import Teller


def test_the_time_left_is_foretold_once_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    told: list[tuple[float, str]] = []
    monkeypatch.setattr("time.monotonic", lambda: now)
    tell = Teller(lambda share, what: told.append((share, what)), "{:,} of 4,000 pictures", 4_000)
    for passed, done in ((1.0, 500), (1.05, 600), (10.0, 1_000)):
        now = 100.0 + passed
        tell(done)
    assert told == [(0.125, "500 of 4,000 pictures"), (0.25, "1,000 of 4,000 pictures, 30 s left")]
