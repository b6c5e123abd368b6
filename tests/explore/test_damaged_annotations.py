"""Notes that something has damaged: either they can be used, or a sentence says that they can't."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aegui.analysis import directions, latent
from aegui.explore import bookmarks
from aegui.runs import annotations as notes

BOOKMARK = {
    "name": "here",
    "epoch": 2.5,
    "code": [0.5, -1.0, 2.0],
    "axes": "pca",
    "backdrop": "manifold",
    "classes": [1, 2],
    "selected": {"mnist/test": [4, 62]},
    "range": [-1.0, -2.0, 3.0, 4.0],
    "plane": {
        "names": ["PC 1", "PC 2"],
        "origin": [0.0, 0.0, 1.0],
        "basis": [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]],
    },
}
DIRECTION = {"name": "thicker", "plus": ["mnist/train/4"], "minus": ["mnist/test/4", "mnist/test/9"]}

numbers = st.integers() | st.floats() | st.sampled_from([10**20, 10**400, 1e300])
words = st.sampled_from(["", "foo", "0,1", "0,9", "2,1", "tsne", "mnist/test"]) | st.text(max_size=3)
anything = st.recursive(
    st.none() | st.booleans() | numbers | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def damaged(draw: st.DrawFn, good: Any) -> str:
    """The file with something else at some place of it, or less than there was."""
    content = deepcopy([good, good])
    place: Any = content
    while True:
        key = draw(st.sampled_from(list(place) if isinstance(place, dict) else list(range(len(place)))))
        if isinstance(place[key], dict | list) and place[key] and draw(st.booleans()):
            place = place[key]
            continue
        if draw(st.booleans()):
            place[key] = draw(anything)
        else:
            del place[key]
        return json.dumps(content)


@settings(max_examples=300)
@given(damaged(BOOKMARK))
def test_bookmarks(text: str) -> None:
    try:
        found = bookmarks.from_plain(json.loads(text))
    except notes.MISUNDERSTOOD:
        return
    for one in found:
        code = np.array(one.state.cursor, np.float32)
        assert np.isfinite(code).all()
        if one.state.projection != "tsne":
            plane = one.state.plane or latent.axes(one.state.projection, np.stack([code, code + 1]))
            assert plane.lift(np.ones(2, np.float32), code).shape == code.shape
        assert one.state.moment is None or np.isfinite(one.state.moment)
        np.array([row for _, _, row in one.state.selection.names], np.int64)
    kept = bookmarks.to_plain(found)
    assert bookmarks.to_plain(bookmarks.from_plain(json.loads(json.dumps(kept, allow_nan=False)))) == kept


@settings(max_examples=100)
@given(damaged(DIRECTION))
def test_directions(text: str) -> None:
    try:
        found = directions.from_plain(json.loads(text))
    except notes.MISUNDERSTOOD:
        return
    assert directions.from_plain(json.loads(json.dumps(directions.to_plain(found)))) == found


@pytest.mark.parametrize(
    ("good", "read"), [(BOOKMARK, bookmarks.from_plain), (DIRECTION, directions.from_plain)]
)
def test_what_is_whole_is_understood(good: Any, read: Any) -> None:
    assert [one.name for one in read([good])] == [good["name"]]
