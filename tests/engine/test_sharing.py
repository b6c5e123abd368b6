"""Runs side by side: the same images are selected, and the cursors go to the same image."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from deeds import select
from pytestqt.qtbot import QtBot
from small import narrow, trained

from aegui.engine.exploration import Exploration
from aegui.engine.session import Session
from aegui.engine.sharing import Hub
from aegui.training.splits import take


@pytest.fixture
def other(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[Session]:
    """Another network that learnt the same images."""
    made = Session()
    made.start()
    made.open_run(trained(narrow(training__seed=5, training__epochs=1), tmp_path / "others"))
    qtbot.waitUntil(lambda: made.exploration.snapshot is not None, timeout=20_000)
    yield made
    made.end()


@pytest.fixture
def pair(qtbot: QtBot, session: Session, small_run: Path, other: Session) -> tuple[Exploration, Exploration]:
    session.open_run(small_run)
    qtbot.waitUntil(lambda: session.exploration.snapshot is not None, timeout=20_000)
    return session.exploration, other.exploration


@pytest.fixture
def hub(pair) -> Hub:
    made = Hub()
    for exploration in pair:
        made.join(exploration)
    return made


def names(exploration: Exploration) -> set[str]:
    return {exploration.shown.identity(int(row)) for row in exploration.explorer.state.selected}


def test_what_is_selected_in_one_is_selected_in_the_other(pair, hub):
    one, two = pair
    select(one.explorer, [3, 5, 700])
    assert names(two) == names(one) == {one.shown.identity(row) for row in (3, 5, 700)}
    select(two.explorer, [8], "add")
    assert names(one) == names(two)
    assert len(names(one)) == 4
    select(two.explorer, ())
    assert names(one) == set()


def test_images_that_the_other_does_not_show_are_not_lost(pair, hub):
    one, two = pair
    few, codes = take(two.shown, np.arange(100)), two.model.codes[:100]
    two.open(few, np.arange(8), None, codes)
    select(one.explorer, [3, 700])
    assert names(two) == {one.shown.identity(3)}
    assert names(one) == {one.shown.identity(3), one.shown.identity(700)}


def test_who_joins_sees_what_is_selected(pair):
    one, two = pair
    select(one.explorer, [3])
    made = Hub()
    made.join(one)
    made.join(two)
    assert names(two) == names(one)


def test_the_cursor_of_the_other_goes_to_the_same_image(pair, hub, qtbot):
    one, two = pair
    before = one.code.copy()
    one.go_to(42)
    qtbot.waitUntil(lambda: two.code.tolist() == two.model.codes[42].tolist(), timeout=2_000)
    two.set_code(two.model.codes[7] + np.float32(1e-4))  # near an image, not on it
    nearest = []
    two.cursor_changed.connect(lambda under: nearest.append(under.nearest.identity))
    qtbot.waitUntil(lambda: one.code.tolist() == one.model.codes[7].tolist(), timeout=2_000)
    qtbot.wait(80)
    assert not nearest  # and it is not led back
    assert two.code.tolist() == (two.model.codes[7] + np.float32(1e-4)).tolist()
    assert not np.array_equal(one.code, before)


def test_a_training_moves_no_cursor(pair, hub, qtbot):
    one, two = pair
    one.go_to(42)
    qtbot.wait(80)
    held = two.code.tolist()
    model = one.model
    one.show_model(type(model)(model.snapshot, model.codes[::-1].copy(), model.rows), training=True)
    one.refresh()
    qtbot.wait(80)
    assert two.code.tolist() == held


def test_who_left_hears_nothing(pair, hub, qtbot):
    one, two = pair
    hub.leave(two)
    held = two.code.tolist()
    select(one.explorer, [3])
    one.go_to(42)
    qtbot.wait(80)
    assert names(two) == set()
    assert two.code.tolist() == held
    select(two.explorer, [9])
    assert names(one) == {one.shown.identity(3)}


def test_images_of_other_data_are_others(pair, hub, qtbot):
    one, two = pair
    two.open(replace(two.shown, data="mnist"), np.arange(8), None, two.model.codes)
    held = two.code.tolist()
    select(one.explorer, [3])
    one.go_to(42)
    qtbot.wait(80)
    assert names(two) == set()
    assert two.code.tolist() == held
