"""Which dimensions of a code matter, and what each does to the image under the cursor."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from aegui.explore.queries import dimensions
from aegui.explore.queries.dimensions import IMPORTANCE, TRAVERSALS
from aegui.explore.query import Task
from aegui.explore.records import Ranking, Traversals
from aegui.explore.state import Model, State


def ranked(state: State, task: Task[Ranking] | None = None) -> State:
    key = IMPORTANCE.key(state)
    assert key is not None
    return replace(state, ranking=IMPORTANCE.answer(key, task or Task()))


def traversed(state: State) -> Traversals:
    key = TRAVERSALS.key(state)
    assert key is not None
    return TRAVERSALS.answer(key, Task())


def at(state: State, row: int) -> State:
    """The cursor on the code of an image."""
    assert state.model is not None
    return replace(state, cursor=tuple(state.model.codes[row].tolist()))


def test_dimensions_are_ranked_of_more_and_more_codes(long: State) -> None:
    handed: list[Ranking] = []
    ranking = ranked(long, Task(handed=handed.append)).ranking
    assert ranking is not None
    assert sorted(ranking.order.tolist()) == list(range(5))
    assert (np.diff(ranking.change[ranking.order]) <= 0).all()
    assert (ranking.low < ranking.high).all()
    assert long.model is not None
    assert ranking.high == pytest.approx(np.quantile(long.model.codes, 0.95, axis=0), rel=1e-4)
    assert len(handed) > 1


def test_a_ranking_that_takes_long_is_not_made_more_exact(
    long: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dimensions, "LONG", 0.0)
    handed: list[Ranking] = []
    assert ranked(long, Task(handed=handed.append)).ranking is handed[0]
    assert len(handed) == 1


def test_short_codes_and_models_that_cannot_decode_have_no_ranking(long: State, line: State) -> None:
    assert long.model is not None
    assert IMPORTANCE.key(line) is None
    assert IMPORTANCE.key(State()) is None
    assert IMPORTANCE.key(replace(long, model=Model(None, long.model.codes, long.model.rows))) is None
    assert IMPORTANCE.key(replace(long, model=replace(long.model, codes=long.model.codes[:0]))) is None


def test_a_dimension_that_most_codes_leave_alone_goes_as_far_as_its_slider(long: State) -> None:
    assert long.model is not None
    codes = long.model.codes.copy()
    codes[:, 2] = 0
    codes[0, 2] = 5.0
    ranking = ranked(replace(long, model=replace(long.model, codes=codes))).ranking
    assert ranking is not None
    assert ranking.low[2] < 0 < ranking.high[2]


def test_strips_are_of_the_code_under_the_cursor(long: State) -> None:
    state = replace(at(ranked(long), 3), strips=((4, 1), 6))
    strips, ranking, model = traversed(state), state.ranking, long.model
    assert ranking is not None
    assert model is not None
    assert model.snapshot is not None
    assert strips.dimensions == (4, 1)
    assert strips.images.shape == (2, 6, 1, 28, 28)
    for row, frame, dimension, end in ((1, -1, 1, ranking.high), (0, 0, 4, ranking.low)):
        code = model.codes[3].copy()
        code[dimension] = end[dimension]
        assert np.array_equal(strips.images[row, frame], model.snapshot.decode(code[None])[0])
    assert not np.array_equal(traversed(at(state, 9)).images, strips.images)


def test_no_strips_where_none_is_watched_or_nothing_is_known(long: State, line: State) -> None:
    state = ranked(long)
    assert TRAVERSALS.key(state) is None
    assert TRAVERSALS.key(replace(long, strips=((0,), 3))) is None
    assert TRAVERSALS.key(replace(line, ranking=state.ranking, strips=((0,), 3))) is None  # of other codes


def test_in_a_drag_strips_are_shown_on_the_way(long: State) -> None:
    state = replace(ranked(long), strips=((0,), 3))
    one, two = TRAVERSALS.key(at(state, 1)), TRAVERSALS.key(at(state, 2))
    assert one is not None
    assert two is not None
    assert one != two
    assert TRAVERSALS.passes is not None
    assert TRAVERSALS.passes(one, two)
