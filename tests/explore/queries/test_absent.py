"""Panels know what a run lacks: codes alone, a decoder alone, what was trained elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from states import encoded

from aegui.explore.queries.absent import ABSENT, Absent
from aegui.explore.queries.axis_pairs import AXIS_PAIRS
from aegui.explore.query import Task
from aegui.explore.records import Curve, Curves
from aegui.explore.state import Model, State

RUN = Path("run")


def told(state: State) -> Absent | None:
    key = ABSENT.key(state)
    return None if key is None else ABSENT.answer(key, Task())


def test_nothing_is_said_before_it_is_known() -> None:
    assert told(State()) is None
    assert told(State(run=RUN)) is None
    assert told(replace(encoded(5), run=RUN, model_awaited=True)) is None


def test_what_was_trained_here_lacks_nothing() -> None:
    one = np.ones(1, np.float32)
    curves = Curves((Curve("loss", "loss", one, one, False),), "")
    assert told(replace(encoded(5), run=RUN, curves=curves)) == Absent(False, False, False)
    assert told(replace(encoded(5), run=RUN, live=True)) == Absent(False, False, False)
    assert told(replace(encoded(5), run=RUN)) == Absent(False, False, True)


def test_codes_and_decoders_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    state = replace(encoded(5), run=RUN)
    assert state.model is not None
    assert told(replace(state, model=replace(state.model, snapshot=None))) == Absent(True, True, True)
    monkeypatch.setattr(cast(Any, state.snapshot).model, "encodes", False)
    assert told(state) == Absent(False, True, True)


def test_of_codes_alone_the_pairs_are_those_that_vary_most() -> None:
    images = encoded(5).images
    assert images is not None
    spread = np.array([1, 9, 2, 8, 3, 7, 4, 6], np.float32)
    codes = np.random.default_rng(0).standard_normal((len(images), 8), np.float32) * spread
    state = State(run=RUN, images=images, model=Model(None, codes, np.arange(len(images))))
    key = AXIS_PAIRS.key(state)
    assert key is not None
    assert key.dimensions == (1, 3, 4, 5, 6, 7)
    assert AXIS_PAIRS.answer(key, Task()).varying
    assert AXIS_PAIRS.key(replace(state, model_awaited=True)) is None
