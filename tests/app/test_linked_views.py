"""Runs side by side: the same images are selected, and the cursors go to the same image."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from deeds import select
from pytestqt.qtbot import QtBot
from states import images, open_in, opened

from aegui.app.explorer import Explorer
from aegui.app.linked_views import LinkedViews
from aegui.explore.state import Code, Model, code_of


@pytest.fixture
def other(qtbot: QtBot) -> Iterator[Explorer]:
    explorer = Explorer()
    yield explorer
    explorer.worker.leave()
    assert explorer.worker.wait(10_000)


@pytest.fixture
def pair(explorer: Explorer, other: Explorer) -> tuple[Explorer, Explorer]:
    """Two networks that learnt the same images."""
    open_in(explorer, opened(images()))
    open_in(other, opened(images(), step=-3.0))
    return explorer, other


@pytest.fixture
def linked(pair: tuple[Explorer, Explorer]) -> LinkedViews:
    made = LinkedViews()
    for explorer in pair:
        made.join(explorer)
    return made


def names(explorer: Explorer) -> set[str]:
    shown = explorer.state.images
    assert shown is not None
    return {shown.identity(int(row)) for row in explorer.state.selected}


def code(explorer: Explorer, row: int) -> Code:
    assert explorer.state.model is not None
    return code_of(explorer.state.model.codes[row])


def follow(linked: LinkedViews) -> None:
    """What the others are to follow, they follow at once; nothing is waited for afterwards."""
    linked._soon.stop()
    linked._follow()


def test_what_is_selected_in_one_is_selected_in_the_other(
    pair: tuple[Explorer, Explorer], linked: LinkedViews
) -> None:
    one, two = pair
    select(one, [3, 5])
    assert names(two) == names(one) == {"mnist/test/3", "mnist/test/5"}
    select(two, [1], "add")
    assert names(one) == names(two)
    assert len(names(one)) == 3
    select(two, ())
    assert names(one) == set()


def test_images_that_the_other_does_not_show_are_not_lost(
    pair: tuple[Explorer, Explorer], linked: LinkedViews
) -> None:
    one, two = pair
    open_in(two, opened(images(count=4)))
    select(one, [3, 5])
    assert names(two) == {"mnist/test/3"}
    assert names(one) == {"mnist/test/3", "mnist/test/5"}
    select(two, [0], "add")
    assert names(one) == {"mnist/test/0", "mnist/test/3", "mnist/test/5"}


def test_who_joins_sees_what_is_selected(pair: tuple[Explorer, Explorer]) -> None:
    one, two = pair
    select(one, [3])
    made = LinkedViews()
    made.join(one)
    made.join(two)
    assert names(two) == names(one)


def test_the_cursor_of_the_other_goes_to_the_same_image(
    pair: tuple[Explorer, Explorer], linked: LinkedViews, qtbot: QtBot
) -> None:
    one, two = pair
    with qtbot.waitSignal(two.changed):
        one.update(cursor=code(one, 4))
    assert two.state.cursor == code(two, 4)
    x, y = code(two, 2)
    two.update(cursor=(x + 1e-3, y))  # near an image, not on it
    follow(linked)
    assert one.state.cursor == code(one, 2)
    assert not linked._soon.isActive()  # and it is not led back
    assert two.state.cursor == (x + 1e-3, y)


def test_a_drag_is_followed_to_its_end(
    pair: tuple[Explorer, Explorer], linked: LinkedViews, qtbot: QtBot
) -> None:
    one, two = pair
    moves: list[object] = []
    two.changed.connect(lambda new, old: moves.append(new.cursor))
    with qtbot.waitSignal(two.changed):
        for row in range(6):
            one.update(cursor=code(one, row))
    assert moves == [code(two, 5)]


def test_a_training_moves_no_cursor(pair: tuple[Explorer, Explorer], linked: LinkedViews) -> None:
    one, _ = pair
    one.update(cursor=code(one, 4))
    follow(linked)
    model = one.state.model
    assert model is not None
    one.update(model=Model(None, model.codes[::-1].copy(), model.rows), training=True)
    assert not linked._soon.isActive()


def test_another_run_moves_no_cursor(pair: tuple[Explorer, Explorer], linked: LinkedViews) -> None:
    one, _ = pair
    open_in(one, opened(images(), step=9.0))
    assert not linked._soon.isActive()


def test_who_left_hears_nothing(pair: tuple[Explorer, Explorer], linked: LinkedViews) -> None:
    one, two = pair
    held = two.state.cursor
    two.update(cursor=code(two, 3))
    linked.leave(two)
    two.update(cursor=held)
    select(one, [3])
    one.update(cursor=code(one, 4))
    follow(linked)
    assert names(two) == set()
    assert two.state.cursor == held
    select(two, [1])
    assert names(one) == {"mnist/test/3"}
    linked.leave(two)  # once more is no harm


def test_images_of_other_data_are_others(pair: tuple[Explorer, Explorer], linked: LinkedViews) -> None:
    one, two = pair
    open_in(two, opened(images(data="kmnist")))
    held = two.state.cursor
    select(one, [3])
    one.update(cursor=code(one, 4))
    follow(linked)
    assert names(two) == set()
    assert two.state.cursor == held


def test_a_moment_that_holds_few_codes_is_followed_where_it_has_the_image(
    pair: tuple[Explorer, Explorer], linked: LinkedViews
) -> None:
    one, two = pair
    model = two.state.model
    assert model is not None
    few = np.array([1, 4])
    two.update(model=replace(model, codes=model.codes[few], rows=few))
    held = two.state.cursor
    one.update(cursor=code(one, 3))
    follow(linked)
    assert two.state.cursor == held
    one.update(cursor=code(one, 4))
    follow(linked)
    assert two.state.cursor == code(two, 1)
