"""The points of the plane, what is said of them, and when everything is to be seen again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from aegui.analysis import latent
from aegui.explore import projection
from aegui.explore.queries.codes import CODES, PLANES, SLIDERS, note
from aegui.explore.query import Task
from aegui.explore.records import Codes
from aegui.explore.selection import Selection
from aegui.explore.state import Model, State
from aegui.explore.tsne import Places


def shown(state: State) -> Codes:
    key = CODES.key(state)
    assert key is not None
    return CODES.answer(key, Task())


def selected(state: State, *rows: int) -> State:
    selection = Selection().shown_in(state.images)
    return replace(state, selection=selection.take(np.array(rows, np.int64)))


def mapped(state: State, have: int) -> State:
    """t-SNE is shown, and the first codes have a place in it."""
    assert state.model is not None
    codes = state.model.codes
    points = np.where(np.arange(len(codes))[:, None] < have, codes[:, :2], np.float32("nan"))
    plane = latent.Map("tsne", ("t-SNE 1", "t-SNE 2"), codes, points.astype(np.float32))
    return replace(state, plane=plane, projection="tsne")


def test_codes_lie_in_the_plane_and_are_counted(long: State) -> None:
    codes = shown(long)
    assert long.model is not None
    assert long.plane is not None
    assert long.images is not None
    assert long.images.labels is not None
    assert np.array_equal(codes.xy, long.plane.project(long.model.codes))
    assert codes.labels is not None
    assert np.array_equal(codes.labels, long.images.labels[long.model.rows])
    assert codes.caption == "200 test codes"
    assert codes.selected is None
    assert CODES.key(State()) is None


def test_one_code_is_one(long: State) -> None:
    assert long.model is not None
    one = Model(None, long.model.codes[:1], long.model.rows[:1])
    assert shown(replace(long, **projection.follow(long, one))).caption == "1 test code"


def test_what_is_selected_is_counted_beside_the_plane(long: State) -> None:
    codes = shown(selected(long, 3, 4, 9))
    assert codes.caption == "3 of 200 codes selected"
    assert codes.selected is not None
    assert np.flatnonzero(codes.selected).tolist() == [3, 4, 9]
    assert long.images is not None
    assert long.images.labels is not None
    kind = int(long.images.labels[3])
    alone = replace(selected(long, 3), classes=frozenset({kind}))
    count = int((long.images.labels[:200] == kind).sum())
    assert shown(alone).caption == f"1 of {count} codes selected"
    hidden = replace(alone, classes=frozenset({(kind + 1) % 10}))
    assert "selected" not in shown(hidden).caption


def test_more_can_be_selected_than_is_seen(long: State) -> None:
    elsewhere = selected(long, 3, 250)
    assert shown(elsewhere).caption == "2 selected, 1 of them among the 200 codes here"
    assert shown(mapped(selected(long, 3, 150), 100)).caption == (
        "2 selected, 1 of them among the 100 codes here"
    )


def test_tsne_says_how_many_codes_it_places(long: State) -> None:
    codes = shown(mapped(long, 120))
    assert codes.caption == "t-SNE of 120 test codes"
    assert codes.note.startswith("120 of 200 codes are placed")
    assert "nearest of these codes" in codes.note


@pytest.mark.parametrize(
    ("size", "key", "words"),
    [
        (3, "0,2", "the third dimension stays as it is."),
        (3, "pca", "angles to them stays as it is."),
        (5, "pca", "in the other 3 directions."),
        (5, "2,4", "the other 3 dimensions stay as they are."),
    ],
)
def test_what_the_plane_does_not_show_stays(size: int, key: str, words: str) -> None:
    eye = np.eye(size, dtype=np.float32)
    assert note(latent.axes(key, np.concatenate([eye, -2 * eye]))).endswith(words)


def test_of_two_numbers_nothing_stays(line: State) -> None:
    assert line.plane is not None
    assert note(line.plane) == ""
    assert note(latent.axes("0,1", np.eye(2, dtype=np.float32))) == ""


def test_everything_is_seen_again_in_another_plane_and_not_at_the_next_moment(long: State) -> None:
    assert long.model is not None
    model = Model(None, long.model.codes * np.float32(1.1), long.model.rows, anew=True)
    next_moment = replace(long, **projection.follow(long, model))
    assert shown(next_moment).whole == shown(long).whole
    assert shown(selected(long, 3)).whole == shown(long).whole
    pair = replace(long, **projection.choose(long, "1,3"))
    assert shown(pair).whole != shown(long).whole
    one, two = (Places(of, np.arange(0), np.zeros((0, 2)), None, 1.0) for of in (b"1", b"2"))  # type: ignore[arg-type]
    tsne = [shown(replace(mapped(long, 9), places=places)).whole for places in (one, two)]
    assert tsne[0] != tsne[1]  # each t-SNE is seen whole at first


def test_the_codes_are_not_drawn_anew_for_a_model_that_came_later(long: State) -> None:
    assert long.model is not None
    without = replace(long, model=Model(None, long.model.codes, long.model.rows))
    assert CODES.key(without) == CODES.key(long)
    assert CODES.key(replace(long, cursor=(0.0,) * 5, backdrop="none")) == CODES.key(long)


def test_sliders_cover_nearly_all_codes(long: State) -> None:
    key = SLIDERS.key(long)
    assert key is not None
    assert long.model is not None
    sliders = SLIDERS.answer(key, Task())
    assert sliders.names == ("z₁", "z₂", "z₃", "z₄", "z₅")
    inside = (long.model.codes > sliders.low) & (long.model.codes < sliders.high)
    assert inside.mean() > 0.99


def test_the_planes_offered_are_those_of_the_codes(long: State, line: State) -> None:
    key = PLANES.key(replace(long, projection="2,4"))
    assert key is not None
    assert PLANES.answer(key, Task()).current == "2,4"
    key = PLANES.key(line)
    assert key is not None
    assert len(PLANES.answer(key, Task()).choices) == 1
    assert PLANES.key(State()) is None


def test_the_names_of_a_model_stand_at_axes_sliders_and_choices(long: State) -> None:
    """A number without one is known by its place."""
    named = replace(long, code_names=("width (px)", "", "slant"))
    pair = replace(named, **projection.choose(named, "0,2"))
    assert shown(pair).axes == ("width (px)", "slant")
    assert shown(pair).note.startswith("The cursor moves width (px) and slant")
    sliders, planes = SLIDERS.key(pair), PLANES.key(pair)
    assert sliders is not None
    assert planes is not None
    assert SLIDERS.answer(sliders, Task()).names == ("width (px)", "z₂", "slant", "z₄", "z₅")
    assert dict(PLANES.answer(planes, Task()).choices)["1,2"] == "z₂, slant"
