"""Selected images: surrounded in the plane, and the same ones in another run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from small import digits

from aegui.core.data import take
from aegui.core.shown import Codes
from aegui.engine.selecting import Selection
from aegui.engine.session import Session

EVERYWHERE = np.array([[-1e6, -1e6], [1e6, -1e6], [1e6, 1e6], [-1e6, 1e6]], np.float32)
NOWHERE = np.zeros((0, 2), np.float32)


@pytest.fixture
def selection(qapp) -> Selection:
    made = Selection()
    made.show(digits().test)
    return made


def test_choosing_adding_and_taking_away(selection):
    counts = []
    selection.changed.connect(counts.append)
    selection.choose(np.array([3, 5, 7]))
    selection.choose(np.array([7, 8]), "add")
    selection.choose(np.array([3]), "remove")
    assert selection.rows.tolist() == [5, 7, 8]
    selection.choose(np.array([1]))
    assert selection.rows.tolist() == [1]
    selection.choose(np.array([1, 2]), "toggle")
    assert selection.rows.tolist() == [2]
    selection.clear()
    assert selection.rows.tolist() == []
    assert counts == [3, 4, 3, 1, 1, 0]


def test_the_same_choice_again_is_no_change(selection):
    selection.choose(np.array([2]))
    counts = []
    selection.changed.connect(counts.append)
    selection.choose(np.array([2]))
    assert counts == []


def test_another_run_shows_the_same_images_by_name(selection):
    test = digits().test
    selection.choose(np.array([2, 9, 30]))
    names = {test.identity(row) for row in (2, 9, 30)}
    other = take(test, np.array([30, 4, 9, 100]))  # fewer images, in another order
    selection.show(other)
    assert {other.identity(int(row)) for row in selection.rows} == names & {
        other.identity(n) for n in range(4)
    }
    selection.show(test)
    assert {test.identity(int(row)) for row in selection.rows} == names


def test_images_of_other_data_are_others(selection):
    selection.choose(np.array([2, 9]))
    selection.show(digits().train)
    assert selection.rows.tolist() == []
    selection.show(digits().test)
    assert selection.rows.tolist() == []  # what nobody saw any more does not come back
    assert not selection.names


def test_an_earlier_selection_comes_back(selection):
    selection.choose(np.array([2, 9]))
    names = selection.names
    selection.clear()
    selection.restore(names)
    assert selection.rows.tolist() == [2, 9]


def test_a_lasso_in_the_plane_selects_codes(session: Session, qtbot: QtBot, small_run: Path):
    look, shown = session.exploration, []
    look.codes_changed.connect(shown.append)
    session.open_run(small_run)
    look.surround(EVERYWHERE, "set")
    codes: Codes = shown[-1]
    assert codes.selected is not None
    assert codes.selected.all()
    half = EVERYWHERE.copy()
    half[:, 0] = np.where(half[:, 0] < 0, -1e6, float(np.median(codes.xy[:, 0])))
    look.surround(half, "remove")
    assert shown[-1].selected.mean() == pytest.approx(0.5, abs=0.02)
    look.surround(NOWHERE, "set")
    assert shown[-1].selected is None


def test_a_lasso_catches_nothing_that_is_hidden(session: Session, small_run: Path):
    look = session.exploration
    session.open_run(small_run)
    look.show_classes(frozenset({3, 8}))
    look.surround(EVERYWHERE, "set")
    labels = look.shown.labels
    assert look.selection.rows.tolist() == np.flatnonzero((labels == 3) | (labels == 8)).tolist()
    look.show_classes(frozenset({3}))
    look.surround(EVERYWHERE, "remove")  # what is hidden stays selected
    assert look.selection.rows.tolist() == np.flatnonzero(labels == 8).tolist()


def test_a_code_is_selected_by_its_number(session: Session, small_run: Path):
    session.open_run(small_run)
    look = session.exploration
    look.choose_code(7, "set")
    assert look.selection.rows.tolist() == [int(look.model.rows[7])]
    look.choose_code(7, "toggle")
    look.choose_code(10**6, "set")
    assert look.selection.rows.tolist() == []
