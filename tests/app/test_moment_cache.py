"""Moments that are kept after they were read."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from aegui.app.moment_cache import MomentCache
from aegui.explore.state import Model


def model(count: int) -> Model:
    """One whose codes take 4 bytes each."""
    return Model(None, np.zeros((count, 1), np.float32), np.arange(count))


def test_what_was_not_looked_at_for_longest_goes_first():
    cache, first, second = MomentCache(room=100), model(10), model(10)
    cache.put(Path("a"), first)
    cache.put(Path("b"), second)
    assert cache.find(Path("a")) is first
    cache.put(Path("c"), model(10))
    assert cache.find(Path("b")) is None
    assert cache.find(Path("a")) is first


def test_one_larger_than_the_room_is_not_kept():
    cache = MomentCache(room=100)
    cache.put(Path("a"), model(30))
    assert cache.find(Path("a")) is None
