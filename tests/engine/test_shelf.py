"""Moments that are kept after they were read."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from aegui.engine.answers import Model
from aegui.engine.shelf import Shelf


def model(count: int) -> Model:
    """One whose codes take 4 bytes each."""
    return Model(None, np.zeros((count, 1), np.float32), np.arange(count))


def test_what_was_not_looked_at_for_longest_goes_first():
    shelf, first, second = Shelf(room=100), model(10), model(10)
    shelf.put(Path("a"), first)
    shelf.put(Path("b"), second)
    assert shelf.find(Path("a")) is first
    shelf.put(Path("c"), model(10))
    assert shelf.find(Path("b")) is None
    assert shelf.find(Path("a")) is first


def test_one_larger_than_the_room_is_not_kept():
    shelf = Shelf(room=100)
    shelf.put(Path("a"), model(30))
    assert shelf.find(Path("a")) is None
