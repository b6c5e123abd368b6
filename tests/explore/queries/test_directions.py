"""Directions: groups of images chosen, the cursor moved along several, an arrow that follows the codes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from states import images, opened

from aegui.analysis import latent
from aegui.analysis.directions import Direction
from aegui.explore.directions import applied, chosen, renamed, suggestion
from aegui.explore.queries import directions as queries
from aegui.explore.query import Task
from aegui.explore.records import Amount, Endpoints
from aegui.explore.state import Floats, Model, State, code_of


@pytest.fixture
def state() -> State:
    """Twenty images of two classes and two directions: between the classes, and between two images."""
    shown = images(count=20)
    rng = np.random.default_rng(3)
    codes = rng.normal(size=(20, 2)).astype(np.float32)
    first = replace(opened(shown), model=Model(None, codes, np.arange(20)), plane=latent.axes("0,1", codes))
    names = [shown.identity(row) for row in range(20)]
    between = Direction("even → odd", tuple(names[1::2]), tuple(names[::2]))
    return with_sides(replace(first, directions=(between, Direction("slant", (names[7],), (names[4],)))))


def with_sides(state: State) -> State:
    """Once the images of each direction are found."""
    key = queries.sides_key(state)
    assert key is not None
    return replace(state, sides=queries.find_sides(key, Task()))


def codes(state: State) -> Floats:
    assert state.model is not None
    return state.model.codes


def after(state: State, name: str, amount: float) -> State:
    return replace(state, **applied(state, name, amount))


def moved(before: State, now: State) -> Floats:
    assert before.code is not None
    assert now.code is not None
    step: Floats = now.code - before.code
    return step


def amounts(state: State) -> dict[str, float]:
    return {one.name: one.steps for one in told(state)}


def told(state: State) -> tuple[Amount, ...]:
    return queries.tell_amounts(queries.amounts_key(state), Task())


def endpoints(state: State) -> Endpoints:
    key = queries.endpoints_key(state)
    assert key is not None
    return queries.tell_endpoints(key, Task())


def arrow(state: State) -> Floats | None:
    key = queries.arrow_key(state)
    ends = None if key is None else queries.draw_arrow(key, Task())
    return None if ends is None else np.array(ends, np.float32)


def test_the_cursor_is_moved_from_where_it_was_at_first(state: State) -> None:
    step = codes(state)[1::2].mean(axis=0) - codes(state)[::2].mean(axis=0)
    half = after(state, "even → odd", 0.5)
    assert moved(state, half) == pytest.approx(0.5 * step, rel=1e-4)
    more = after(half, "even → odd", 1.5)
    assert moved(state, more) == pytest.approx(1.5 * step, rel=1e-4)
    assert after(more, "even → odd", 0.0).cursor == state.cursor


def test_several_add_up_and_each_leads_back(state: State) -> None:
    both = after(after(state, "even → odd", 1.0), "slant", -1.0)
    steps = codes(state)[1::2].mean(axis=0) - codes(state)[::2].mean(axis=0)
    steps = steps - (codes(state)[7] - codes(state)[4])
    assert moved(state, both) == pytest.approx(steps, rel=1e-3)
    assert amounts(both) == {"even → odd": 1.0, "slant": -1.0}
    back = after(after(both, "even → odd", 0.0), "slant", 0.0)
    assert back.cursor == state.cursor
    assert amounts(back) == {"even → odd": 0.0, "slant": 0.0}


def test_where_the_cursor_is_moved_by_other_means_one_begins_anew(state: State) -> None:
    once = after(state, "slant", 1.0)
    elsewhere = replace(once, cursor=code_of(codes(state)[17]))
    assert amounts(elsewhere)["slant"] == 0.0
    step = codes(state)[7] - codes(state)[4]
    assert moved(elsewhere, after(elsewhere, "slant", 1.0)) == pytest.approx(step, rel=1e-4)
    assert amounts(replace(elsewhere, cursor=once.cursor))["slant"] == 1.0  # it was taken back


def test_the_arrow_lies_in_the_plane_and_follows_the_training(state: State) -> None:
    assert arrow(state) is None  # none was used yet
    used = replace(state, direction="slant")
    assert arrow(used) == pytest.approx(codes(state)[[4, 7]], rel=1e-4)
    assert state.model is not None
    learnt = replace(used, model=replace(state.model, codes=2 * codes(state)))
    assert arrow(learnt) == pytest.approx(2 * codes(state)[[4, 7]], rel=1e-4)
    step = 2 * (codes(state)[7] - codes(state)[4])
    assert moved(learnt, after(learnt, "slant", 1.0)) == pytest.approx(step, rel=1e-3)
    places = latent.Map("tsne", ("t-SNE 1", "t-SNE 2"), codes(state), codes(state))
    assert arrow(replace(used, plane=places)) is None


def test_a_moment_has_fewer_codes_and_the_same_directions(state: State) -> None:
    few = np.arange(0, 20, 3)
    moment = replace(state, model=Model(None, codes(state)[few], few))
    odd, even = (codes(state)[[row for row in few if row % 2 == side]].mean(axis=0) for side in (1, 0))
    step = odd - even
    assert moved(moment, after(moment, "even → odd", 1.0)) == pytest.approx(step, rel=1e-4)
    assert [one.usable for one in told(moment)] == [True, False]


def test_images_that_are_not_there_make_a_direction_useless(state: State) -> None:
    gone = with_sides(replace(state, directions=(Direction("gone", ("a/test/1",), ("b/test/1",)),)))
    (amount,) = told(gone)
    assert not amount.usable
    assert amount.help.endswith("has a code here.")
    assert after(gone, "gone", 1.0).cursor == state.cursor
    assert arrow(replace(gone, direction="gone")) is None
    assert applied(state, "unknown", 1.0) == {}
    assert applied(State(), "slant", 1.0) == {}


def test_what_was_found_is_said_in_words(state: State) -> None:
    assert told(state)[0].help.startswith("From the middle of 10 images (0) to that of 10 others (1);")
    assert told(state)[1].help.startswith("From the middle of 1 image (0) to that of 1 other (1);")


def test_groups_are_chosen_by_class_or_by_selection(state: State) -> None:
    assert endpoints(state).choices[0] == (
        ("", "choose…", ""),
        ("0", "class even", ""),
        ("1", "class odd", ""),
    )
    assert not endpoints(state).ready
    one = replace(state, **chosen(state, 0, "1"))
    selected = replace(one, selection=one.selection.take(np.array([3, 8])))
    assert endpoints(selected).choices[1][1] == ("selection", "the 2 selected", "")
    both = replace(selected, **chosen(selected, 1, "selection"))
    assert both.endpoints[1].images == ("mnist/test/3", "mnist/test/8")
    now = endpoints(replace(both, selection=both.selection.cleared()))
    assert now.chosen == ("1", "taken")
    assert now.choices[1][1] == ("taken", "2 images", "")
    assert (now.name, now.ready) == ("odd → 2 images", True)
    assert chosen(both, 1, "taken") == {}
    assert not endpoints(replace(both, **chosen(both, 0, ""))).ready
    assert chosen(State(), 0, "1") == {}


def test_a_group_of_one_image_is_counted_so(state: State) -> None:
    for side in (0, 1):
        state = replace(state, selection=state.selection.take(np.array([5 + side])))
        state = replace(state, **chosen(state, side, "selection"))
    assert ("taken", "1 image", "") in endpoints(state).choices[0]
    assert endpoints(state).name == "1 image → 1 image"


def test_lassoed_groups_of_the_same_size_have_names_of_their_own(state: State) -> None:
    for side in (0, 1):
        state = replace(state, **chosen(replace(state, selection=state.selection.take(
            np.arange(10 * side, 10 * side + 10))), side, "selection"))  # fmt: skip
    taken = (Direction("10 images → 10 images", ("a",), ("b",)),)
    assert suggestion(state.images, state.endpoints, ()) == "10 images → 10 images"
    assert suggestion(state.images, state.endpoints, taken) == "10 images → 10 images (2)"


def test_another_name_keeps_the_steps(state: State) -> None:
    once = after(state, "slant", 1.5)
    named = replace(
        once,
        moved=renamed(once.moved, "slant", "lean"),
        directions=(once.directions[0], replace(once.directions[1], name="lean")),
    )
    assert amounts(with_sides(named)) == {"even → odd": 0.0, "lean": 1.5}
    assert renamed(None, "slant", "lean") is None


def test_without_images_there_is_nothing_to_choose() -> None:
    assert queries.endpoints_key(State()) is None
    assert queries.sides_key(State()) is None
    assert queries.arrow_key(State()) is None
