"""Groups of the codes: what colours the plane, what is selected, named and told, and why there are none."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from model_states import answered, state_of

from aegui.explore import bookmarks, grouping
from aegui.explore.groups import FoundGroups, GroupingChoice, texts
from aegui.explore.queries import column, group_rows, groups
from aegui.explore.queries.codes import CODES
from aegui.explore.queries.column import COLUMN
from aegui.explore.queries.groups import GROUPS
from aegui.explore.query import Cancelled, Lacking, Task
from aegui.explore.records import Codes, GroupRows
from aegui.explore.selection import Selection
from aegui.explore.state import Model, State

FOUR = GroupingChoice("k-means", (("groups", 4),))


def state(choice: GroupingChoice = FOUR) -> State:
    found = replace(state_of("quick-start"), **grouping.find(choice))
    return replace(found, selection=Selection().shown_in(found.images))


def grouped(choice: GroupingChoice = FOUR) -> State:
    return answered(answered(state(choice), GROUPS), COLUMN)


def found(of: State) -> FoundGroups:
    assert of.groups is not None
    return of.groups


def codes(of: State) -> Codes:
    key = CODES.key(of)
    assert key is not None
    return CODES.answer(key, Task())


def rows(of: State) -> GroupRows:
    key = group_rows.key(of)
    assert key is not None
    return group_rows.answer(key, Task())


def test_the_plane_is_coloured_by_group_and_by_class_again() -> None:
    of = grouped()
    shown = codes(of)
    assert shown.classes == ("1", "2", "3", "4")
    assert np.array_equal(shown.labels, found(of).groups.labels)
    assert column.choices(column.offered(of), Task()).current == "group"
    back = answered(replace(of, **grouping.coloured_by("")), COLUMN)
    assert back.column is None
    assert of.images is not None
    assert codes(back).classes == of.images.classes


def test_a_click_selects_the_members_and_hidden_groups_do_not_count() -> None:
    of = grouped()
    chosen = replace(of, selection=grouping.members(of, 1))
    assert len(chosen.selected) == found(of).groups.sizes[1]
    both = replace(chosen, selection=grouping.members(chosen, 2, "add"))
    assert len(both.selected) == found(of).groups.sizes[1:3].sum()
    assert len(replace(both, classes=frozenset({2})).selected) == found(of).groups.sizes[2]
    assert np.array_equal(
        replace(both, selection=grouping.members(both, 2, "remove")).selected, chosen.selected
    )


def test_codes_in_no_group_are_the_last_name_and_can_be_selected() -> None:
    of = grouped()
    loose = replace(found(of).groups, labels=np.where(np.arange(len(found(of).rows)) < 5, -1, 0))
    of = answered(replace(of, groups=replace(found(of), groups=loose)), COLUMN)
    assert codes(of).classes[-1] == "in no group"
    assert codes(of).loose
    assert replace(of, selection=grouping.members(of, -1)).selected.tolist() == [0, 1, 2, 3, 4]
    assert rows(of).rows[-1].group == -1


def test_images_without_a_code_are_in_no_group_and_not_drawn() -> None:
    of = state()
    assert of.model is not None
    some = Model(of.model.snapshot, of.model.codes[::2], of.model.rows[::2])
    of = answered(answered(replace(of, model=some), GROUPS), COLUMN)
    assert (found(of).of_images()[1::2] == -2).all()
    assert not replace(of, classes=frozenset({0, 1, 2, 3})).drawn[1::2].any()
    assert len(codes(of).xy) == len(some.rows)


def test_a_name_is_shown_and_taken_away_again() -> None:
    of = grouped()
    of = answered(replace(of, group_names=grouping.named(of, 2, "  the \n odd ones ")), COLUMN)
    assert codes(of).classes[2] == "the odd ones"
    assert rows(of).rows[2].name == "the odd ones"
    told = texts(of.groups, of.group_names, np.arange(9))
    assert told == [("1", "2", "the odd ones", "4")[n] for n in found(of).groups.labels[:9]]
    assert grouping.named(of, 2, "") == ()
    assert grouping.named(of, 2, "group 3") == ()


def test_each_group_is_told_with_its_images_and_classes() -> None:
    of = grouped()
    told, images = rows(of), of.images
    assert images is not None
    assert images.pixels is not None
    assert sum(row.size for row in told.rows) == told.count == len(images)
    first = found(of).groups.nearest[0]
    assert np.array_equal(told.rows[0].images, images.pixels[first])
    assert told.rand is not None
    assert told.information is not None
    assert -0.1 < told.rand <= told.information <= 1
    assert told.rows[0].classes.split(" (")[0] in images.classes
    assert len(told.table.splitlines()) == 4
    unread = replace(of, images=images.without_pixels())
    assert rows(unread).rows[0].images.shape == told.rows[0].images.shape  # decoded from their codes
    assert rows(replace(of, images=replace(images, labels=None))).rand is None


def test_coarse_groups_are_handed_over_first_and_a_search_can_be_cancelled() -> None:
    handed: list[FoundGroups] = []
    key = groups.key(state())
    assert key is not None
    groups.answer(key, Task(handed=handed.append))
    assert len(handed) == 1

    steps: list[int] = []

    def cancel() -> None:
        steps.append(1)
        if len(steps) == 5:  # one of the four starts is done, and was handed over
            raise Cancelled

    with pytest.raises(Cancelled):
        groups.answer(key, Task(handed=handed.append, pause=cancel))
    assert len(handed) == 2


def test_a_colour_stays_with_its_group_where_the_model_is_another() -> None:
    of = grouped()
    model = of.model
    assert model is not None
    turned = Model(model.snapshot, -model.codes, model.rows)
    key = groups.key(replace(of, model=turned))
    assert key is not None
    task: Task[FoundGroups] = Task()
    task.before = groups.key(of), found(of)
    assert (groups.answer(key, task).groups.labels == found(of).groups.labels).mean() > 0.9


@pytest.mark.parametrize(
    ("codes", "choice", "sentence"),
    [
        (np.ones((20, 2), np.float32), FOUR, "All 20 codes are the same point"),
        (np.full((20, 2), np.nan, np.float32), FOUR, "all 20 of them are NaN"),
        (np.eye(3, dtype=np.float32), FOUR, "4 groups were asked for, and there are only 3 different codes"),
        (np.eye(3, dtype=np.float32), GroupingChoice("nonsense"), "'nonsense'"),
    ],
)
def test_what_can_not_be_grouped_says_why(codes: Any, choice: GroupingChoice, sentence: str) -> None:
    of = state(choice)
    key = groups.key(replace(of, model=Model(None, codes, np.arange(len(codes)))))
    assert key is not None
    with pytest.raises(Lacking, match=sentence):
        groups.answer(key, Task())


def test_nothing_is_grouped_before_it_is_asked_for_and_nothing_of_another_run() -> None:
    of = replace(state(), **grouping.forget())
    assert groups.key(of) is None
    assert of.images is not None
    others = replace(of.images, data="others")
    first, second = groups.key(state()), groups.key(replace(state(), images=others))
    assert first is not None
    assert second is not None
    assert not groups.outlives(first, second)


def test_every_setting_of_every_method_is_described() -> None:
    every = {one.name: {setting.name for setting in one.settings} for one in groups.offered(True, Task())}
    assert every["k-means"] == {"standardised", "groups"}
    assert every["gaussian-mixture"] == {"standardised", "groups", "covariance"}
    assert every["hdbscan"] == {"standardised", "smallest"}
    assert all(s.label and s.help.endswith(".") for one in groups.offered(True, Task()) for s in one.settings)


def test_a_bookmark_keeps_how_groups_were_found_and_what_they_are_called() -> None:
    of = grouped()
    of = replace(of, group_names=grouping.named(of, 1, "loops"), moment=None)
    made = bookmarks.bookmark(of, "groups")
    assert made is not None
    plain = json.loads(json.dumps(bookmarks.to_plain([made])))
    (back,) = bookmarks.from_plain(plain)
    assert (back.state.grouping, back.state.colouring) == (FOUR, "group")
    assert back.state.group_names == ((1, "loops"),)
    del plain[0]["grouping"], plain[0]["colouring"]  # as an older program wrote it
    assert bookmarks.from_plain(plain)[0].state.grouping is None
