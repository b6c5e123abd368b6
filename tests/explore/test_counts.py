"""Counts agree, in whatever order images are surrounded, hidden, shown and seen at another moment."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from deeds import EVERYWHERE
from inside import snapshot, splits

from aegui.analysis import latent
from aegui.analysis.ranking import Errors
from aegui.explore import selection_file
from aegui.explore.lasso import surrounded
from aegui.explore.queries import codes, directions, ranking, selected
from aegui.explore.query import Lacking, Task
from aegui.explore.selection import Selection
from aegui.explore.state import Model, State, code_of
from aegui.sampling import sample

COUNTS = re.compile(r"^([\d,]+)")


@pytest.fixture(scope="module")
def opened() -> State:
    """A small model that has learnt nothing, with the codes of its images."""
    shown = splits("vae-2d").shown
    assert shown.pixels is not None
    model = snapshot("vae-2d")
    found = model.encode(shown.pixels)
    return State(
        images=shown,
        model=Model(model, found, np.arange(len(found))),
        projection="0,1",
        plane=latent.axes("0,1", found),
        cursor=code_of(found[0]),
        selection=Selection().shown_in(shown),
        errors=Errors(model, shown.pixels),
    )


def at_a_moment(state: State) -> State:
    """Of a large data set a moment holds the codes of a sample of the images."""
    assert state.model is not None
    some = sample(len(state.model.rows), len(state.model.rows) // 4)
    return replace(state, model=replace(state.model, codes=state.model.codes[some], rows=some))


DEEDS = {
    "lasso": lambda state: replace(state, selection=surrounded(state, EVERYWHERE, "set")),
    "hide": lambda state: replace(state, classes=frozenset({3, 8})),
    "show": lambda state: replace(state, classes=frozenset({1, 3, 8})),
    "scrub": at_a_moment,
}


def ranked(state: State, listed: str) -> int:
    key = ranking.key(replace(state, listed=listed))
    assert key is not None
    try:
        return ranking.answer(key, Task()).count
    except Lacking:
        return 0


@pytest.mark.parametrize("order", sorted(permutations(DEEDS)))
def test_counts_agree_whatever_the_order(opened: State, tmp_path: Path, order: tuple[str, ...]) -> None:
    """Of the plane, the images view, the groups of a direction, and the file."""
    state = opened
    for deed in order:
        state = DEEDS[deed](state)
        assert state.images is not None
        assert state.images.labels is not None
        assert state.model is not None
        drawn = np.isin(state.images.labels, list(state.classes or range(10)))
        chosen = state.selection.chosen & drawn
        count, here = int(chosen.sum()), chosen[state.model.rows]
        shown = codes.answer(codes.key(state), Task())
        number = COUNTS.match(shown.caption)
        assert number is not None
        assert ranked(state, "worst") == drawn.sum()
        assert ranked(state, "selection") == selected.answer(selected.key(state), Task()) == count
        offered = directions.tell_endpoints(directions.endpoints_key(state), Task())
        assert (("selection", f"the {count:,} selected", "") in offered.choices[0]) is bool(count)
        if not count:
            assert number[1] == f"{drawn[state.model.rows].sum():,}"
            assert shown.selected is None
            continue
        assert number[1] == f"{count:,}"
        assert f" {drawn[state.model.rows].sum():,} codes" in shown.caption
        assert (f" {here.sum():,} of them" in shown.caption) is bool(here.sum() < count)
        assert shown.selected is not None
        assert np.array_equal(shown.selected, here)
        path = selection_file.write(tmp_path / "selection.csv", state)
        with path.open(newline="") as file:
            table = list(csv.DictReader(file))
        assert len(table) == count
        assert {row["class"] for row in table} <= {str(n) for n in state.classes or range(10)}


def test_classes_that_are_brought_back_count_again(opened: State) -> None:
    every = DEEDS["lasso"](opened)
    hidden = replace(every, classes=frozenset({5}))
    assert 0 < len(hidden.selected) < len(every.selected)
    assert np.array_equal(replace(hidden, classes=None).selected, every.selected)
