"""Bookmarks as JSON: what was seen comes back, and what stands in a file is not trusted."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from states import images, opened

from aegui.analysis import latent
from aegui.explore.bookmarks import Bookmark, bookmark, from_plain, returned, to_plain
from aegui.explore.state import State, Waypoint
from aegui.runs.annotations import MISUNDERSTOOD


def seen() -> State:
    state = opened(images(), size=3)
    assert state.model is not None
    return replace(
        state,
        projection="0,1",
        plane=latent.axes("0,1", state.model.codes),
        moment=2.5,
        model=replace(state.model, moment=2.5),
        selection=state.selection.take(np.array([1, 4])),
        classes=frozenset({1}),
        backdrop="none",
        view=(-1.0, -2.0, 3.0, 4.0),
        path=(Waypoint(None, (0.0, 0.0, 0.0)),),
        hovered=3,
    )


def stored(state: State) -> Any:
    """As it stands in the file."""
    found = bookmark(state, "here")
    assert found is not None
    return json.loads(json.dumps(to_plain([found]), allow_nan=False))


def test_what_was_seen_is_read_as_it_was_written() -> None:
    (read,) = from_plain(stored(seen()))
    assert read.name == "here"
    assert read.state.moment == 2.5
    state = seen()
    elsewhere = replace(state, cursor=(9.0, 9.0, 9.0), classes=None, backdrop="manifold", moment=2.5)
    elsewhere = replace(elsewhere, selection=state.selection.cleared(), projection="1,2")
    back = replace(elsewhere, **returned(read, elsewhere))
    assert replace(back, plane=state.plane) == state
    assert back.plane is not None
    assert back.plane.key == "0,1"
    assert read.state.view == seen().view


def test_the_very_plane_of_principal_components_is_kept() -> None:
    plane = latent.axes("pca", np.random.default_rng(0).normal(size=(20, 3)).astype(np.float32))
    (read,) = from_plain(stored(replace(seen(), projection="pca", plane=plane)))
    kept = returned(read, seen())["plane"]
    assert isinstance(kept, latent.Axes)
    assert np.array_equal(kept.basis, plane.basis)
    assert np.array_equal(kept.origin, plane.origin)
    assert "plane" not in returned(from_plain(stored(seen()))[0], seen())


def test_a_path_stays_as_it_is() -> None:
    assert "path" not in returned(from_plain(stored(seen()))[0], seen())


def test_nothing_comes_back_at_a_code_of_another_size() -> None:
    (read,) = from_plain(stored(seen()))
    assert returned(read, opened(images())) == {}
    assert returned(read, State()) == {}


def test_before_there_are_codes_there_is_no_bookmark() -> None:
    assert bookmark(State(), "here") is None


def test_a_file_of_an_earlier_version_is_understood() -> None:
    content = {
        "name": "early", "epoch": 0.1, "code": [0.5, -1.0], "axes": "0,1", "backdrop": "density",
        "classes": [3, 5], "selected": {"mnist/test": [4, 62]}, "range": [-1, -2, 3, 4], "plane": None,
    }  # fmt: skip
    (found,) = from_plain([content])
    assert isinstance(found, Bookmark)
    assert found.state.selection.names == {("mnist", "test", 4), ("mnist", "test", 62)}
    assert found.state.classes == frozenset({3, 5})
    assert (found.state.cursor, found.state.projection) == ((0.5, -1.0), "0,1")
    assert (found.state.moment, found.state.backdrop, found.state.view) == (0.1, "density", (-1, -2, 3, 4))


@pytest.mark.parametrize(
    "change",
    [
        {"code": []},
        {"code": [float("nan"), 0, 0]},
        {"code": [1e300, 0, 0]},
        {"code": "123"},
        {"axes": "foo"},
        {"axes": "0,9"},
        {"selected": {"digits": [1]}},
        {"selected": [4]},
        {"selected": {"digits/test": [10**20]}},
        {"range": [0, 0, 0, 1]},
        {"range": [0, 1]},
        {"classes": 7},
        {"classes": [float("inf")]},
        {"epoch": "two"},
        {"epoch": float("inf")},
        {"plane": {"names": ["a", "b"], "origin": [0], "basis": [[0], [1]]}},
        {"plane": {"names": ["a"], "origin": [0, 0, 0], "basis": [[1, 0, 0], [0, 1, 0]]}},
        {"plane": {"names": ["a", "b"], "origin": [0, 0, 0], "basis": [[0, 0, 0], [0, 0, 0]]}},
        {"plane": 7},
        None,
    ],
)
def test_what_stands_in_the_file_is_not_trusted(change: dict[str, Any] | None) -> None:
    content = stored(seen())
    if change is None:
        del content[0]["axes"]
    else:
        content[0].update(change)
    with pytest.raises(MISUNDERSTOOD):
        from_plain(content)
