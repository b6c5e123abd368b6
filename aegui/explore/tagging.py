"""What the user does with tags: each deed says what it changes of a state. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aegui.explore.column import TAG
from aegui.explore.grouping import coloured_by
from aegui.explore.selection import Selection
from aegui.explore.state import Fields, Ints, State

if TYPE_CHECKING:
    from aegui.training.splits import ImageSet


def can_tag(state: State) -> bool:
    """Whether the shown images are the user's own, and their tags are known."""
    return state.tags is not None and state.images is not None and state.images.names is not None


def tagged(state: State, rows: Ints, tag: str) -> Fields:
    """These images have another tag, "" none; the first tag of all colours the plane."""
    tags, images = state.tags, state.images
    if tags is None or images is None or not len(rows):
        return {}
    now = tags.tagged(_named(images, rows), tag)
    first = not tags.counts and now.counts and state.colouring != TAG
    return {"tags": now, **(coloured_by(TAG) if first else {})}


def noted(state: State, row: int, note: str) -> Fields:
    """An image has another note, "" none."""
    tags, images = state.tags, state.images
    if tags is None or images is None or not 0 <= row < len(images):
        return {}
    ((name, digest),) = _named(images, np.array([row]))
    return {"tags": tags.noted(name, digest, note)}


def note_of(state: State, row: int) -> str:
    """The note of one of the shown images."""
    if state.tags is None or state.images is None:
        return ""
    return state.tags.of(*_keys(state.images, np.array([row])))[0].note


def members(state: State, tag: str) -> Selection:
    """The shown images that have a tag are selected."""
    if state.tags is None or state.images is None:
        return state.selection
    marks = state.tags.of(*_keys(state.images, np.arange(len(state.images))))
    rows = np.flatnonzero([one.tag == tag for one in marks])
    return state.selection.shown_in(state.images).take(rows)


def taken_back(before: State, now: State) -> Fields:
    """The tags as they were, where they are of the same images."""
    old, new = before.tags, now.tags
    same = old is not None and new is not None and old.root == new.root
    return {"tags": old} if same else {}


def said_of(state: State, rows: Ints) -> dict[str, list[str]]:
    """Tag and note of some of the shown images, as columns; none where nothing was said of any image."""
    if state.tags is None or state.images is None or not state.tags.marks:
        return {}
    marks = state.tags.of(*_keys(state.images, rows))
    return {"tag": [one.tag for one in marks], "note": [one.note for one in marks]}


def _named(images: ImageSet, rows: Ints) -> list[tuple[str, int | None]]:
    names, digests = _keys(images, rows)
    keys = [None] * len(names) if digests is None else digests.tolist()
    return list(zip(names, keys, strict=True))


def _keys(images: ImageSet, rows: Ints):  # type: ignore[no-untyped-def]
    assert images.names is not None
    return images.names[rows].tolist(), None if images.digests is None else images.digests[rows]
