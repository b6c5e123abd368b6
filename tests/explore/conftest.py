"""States of a small model with long codes, and one with codes of one number; they have learnt nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from small import digits, narrow

from aegui.explore import projection, tsne
from aegui.explore.state import Model, State
from aegui.runs.snapshot import Snapshot
from aegui.training.building import build

COUNT = 200


@cache
def _opened(size: int) -> State:
    recipe, shown = narrow(model__code=size), digits().test
    assert shown.pixels is not None
    snapshot = Snapshot(recipe, build(recipe).eval())
    codes = snapshot.encode(shown.pixels[:COUNT])
    model = Model(snapshot, codes, np.arange(COUNT, dtype=np.int64))
    return replace(State(images=shown), **projection.follow(State(), model))


@pytest.fixture
def long() -> State:
    """Codes of five numbers; nothing is known of their t-SNE."""
    tsne.forget()
    return _opened(5)


@pytest.fixture
def line() -> State:
    """Codes of one number."""
    return _opened(1)
