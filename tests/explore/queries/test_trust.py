"""Whether there is data under the cursor: near to data, at its edge, or far from all of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from inside import snapshot, splits

from aegui.analysis import latent
from aegui.explore.queries import decoded, trust
from aegui.explore.query import Same, Task
from aegui.explore.records import Trusted
from aegui.explore.state import Floats, Model, State, code_of


@pytest.fixture(scope="module")
def state() -> State:
    """A small model that has learnt nothing, with the codes of its images."""
    shown = splits("vae-2d").shown
    assert shown.pixels is not None
    codes = snapshot("vae-2d").encode(shown.pixels)
    model = Model(snapshot("vae-2d"), codes, np.arange(len(codes)))
    return State(images=shown, model=model, plane=latent.axes("0,1", codes), cursor=code_of(codes[5]))


def verdict(state: State, code: Floats) -> Trusted:
    """What is said of a code once the queries that it depends on are answered."""
    state = replace(state, cursor=code_of(code))
    under, codes = decoded.key(state), trust.codes(state)
    assert under is not None
    assert codes is not None
    state = replace(state, under=decoded.answer(under, Task()), spacing=trust.spacing(codes, Task()))
    key = trust.key(state)
    assert key is not None
    return trust.answer(key, Task())


def test_on_data_beside_it_and_far_from_it(state: State) -> None:
    assert state.model is not None
    codes = state.model.codes
    on = verdict(state, codes[5])
    assert (on.kind, on.distance) == ("near", 0.0)
    between = codes[codes[:, 0].argmax()] + np.array([(on.near + on.edge) / 2, 0], np.float32)
    assert verdict(state, between).kind == "edge"
    far = verdict(state, codes.max(axis=0) + 100)
    assert far.kind == "extrapolating"
    assert far.distance > far.edge > far.near
    assert far.ratio > 10


def test_of_codes_that_are_all_the_same_nothing_is_said() -> None:
    assert trust.spacing(Same(np.zeros((50, 2), np.float32)), Task()) is None
    assert trust.key(State()) is None


def test_the_distances_depend_on_the_codes_alone(state: State) -> None:
    assert trust.codes(state) == trust.codes(replace(state, cursor=(9.0, 9.0), backdrop="none"))
    assert state.model is not None
    other = replace(state.model, codes=state.model.codes.copy())
    assert trust.codes(state) != trust.codes(replace(state, model=other))
