"""Tags of what is selected: they colour the plane, select, leave with the codes, and are taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from model_states import answered
from states import images, opened

from aegui.explore import tagging
from aegui.explore.bookmarks import bookmark, from_plain, returned, to_plain
from aegui.explore.queries.column import COLOURINGS, COLUMN
from aegui.explore.queries.hovered import HOVERED
from aegui.explore.query import Task
from aegui.explore.state import State
from aegui.explore.view_state import restored, view_state
from aegui.parts.datasets import Source, texts
from aegui.parts.datasets.tags import Tags


def state(count: int = 4) -> State:
    """Images of one's own; nothing was said of them."""
    names = texts(f"{n}.png" for n in range(count))
    shown = replace(
        images(count=count), data="folder", names=names, source=Source(Path("/cells")),
        digests=np.arange(10, 10 + count, dtype=np.uint64), pixels=np.zeros((count, 1, 2, 2), np.uint8),
    )  # fmt: skip
    return replace(opened(shown), tags=Tags(Path("/cells")))


def tagged(of: State, rows: list[int], tag: str) -> State:
    return answered(replace(of, **tagging.tagged(of, np.array(rows), tag)), COLUMN)


def test_the_first_tag_colours_the_plane_and_selects() -> None:
    of = tagged(state(), [1, 2], "odd")
    assert of.colouring == "tag"
    assert of.column is not None
    assert of.column.names == ("odd", "nothing")
    assert of.column.labels.tolist() == [1, 0, 0, 1]
    two = tagged(of, [2, 3], "big")
    assert two.column is not None
    assert two.column.names == ("big", "odd", "nothing")
    assert np.flatnonzero(tagging.members(two, "big").chosen).tolist() == [2, 3]
    offered = COLOURINGS.key(two)
    assert offered is not None
    assert "tag" in dict(COLOURINGS.answer(offered, Task()).choices)


def test_another_tag_leaves_what_the_plane_is_coloured_by() -> None:
    of = replace(tagged(state(), [1], "odd"), colouring="")
    assert tagged(of, [2], "big").colouring == ""


def test_tag_and_note_stand_on_the_card_and_in_files() -> None:
    of = tagged(state(), [1], "odd")
    of = replace(replace(of, **tagging.noted(of, 1, "cracked")), hovered=1)
    key = HOVERED.key(of)
    assert key is not None
    assert HOVERED.answer(key, Task()).row == (("tag", "odd"), ("note", "cracked"))
    assert tagging.note_of(of, 1) == "cracked"
    assert tagging.said_of(of, np.array([1, 0])) == {"tag": ["odd", ""], "note": ["cracked", ""]}
    assert tagging.said_of(state(), np.array([0])) == {}


def test_a_tag_is_taken_back_and_a_bookmark_keeps_none() -> None:
    before = state()
    after = tagged(before, [1], "odd")
    view = view_state(before)
    assert view is not None
    assert replace(after, **restored(view, after)).tags is before.tags
    unread = replace(view, tags=None)
    assert "tags" not in restored(unread, after)
    other = replace(after, tags=Tags(Path("/others")))
    assert "tags" not in restored(view, other)
    kept = bookmark(after, "here")
    assert kept is not None
    (read,) = from_plain(json.loads(json.dumps(to_plain([kept]))))
    for one in (kept, read):
        assert "tags" not in returned(one, before)


def test_images_that_came_with_the_program_have_no_tags() -> None:
    of = opened(images())
    assert not tagging.can_tag(of)
    assert tagging.tagged(of, np.array([0]), "odd") == {}
    assert tagging.noted(of, 0, "x") == {}
