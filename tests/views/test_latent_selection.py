"""What is surrounded, chosen and hidden in the plane changes the state, and the state is seen in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from deeds import EVERYWHERE
from fake_explorer import FakeExplorer
from PySide6.QtWidgets import QWidget
from states import images, opened

from aegui.explore.queries.directions import ARROW
from aegui.explore.queries.view import VIEW
from aegui.explore.query import fact
from aegui.explore.records import Codes
from aegui.explore.state import State
from aegui.views.panels.latent import LatentView


@pytest.fixture
def explorer() -> FakeExplorer:
    return FakeExplorer(opened(images()))


@pytest.fixture
def view(show: Callable[..., QWidget], explorer: FakeExplorer) -> LatentView:
    made = LatentView()
    show(made, 690, 530)
    made.connect_to(explorer)
    made.set_codes(codes(explorer.state))
    explorer.updates.clear()
    return made


def codes(state: State) -> Codes:
    assert state.model is not None
    assert state.images is not None
    xy = state.model.codes
    return Codes(xy, state.images.labels, state.images.classes, ("z₁", "z₂"), "6 codes", True, None, "")


def drawn(view: LatentView) -> int:
    return len(view.plane._x)


def test_what_a_lasso_surrounds_is_selected(view: LatentView, explorer: FakeExplorer) -> None:
    view.plane.surrounded.emit(EVERYWHERE, "set")
    assert explorer.state.selected.tolist() == [0, 1, 2, 3, 4, 5]
    view.plane.surrounded.emit(EVERYWHERE, "remove")
    assert explorer.state.selected.tolist() == []


def test_a_code_is_chosen_by_its_row_and_not_by_its_place(view: LatentView, explorer: FakeExplorer) -> None:
    for place in range(6):
        view.plane.chosen.emit(place, "set")
        assert explorer.state.selected.tolist() == [int(view._rows[place])]


def test_a_hidden_class_is_not_drawn_and_all_are_none(view: LatentView, explorer: FakeExplorer) -> None:
    view.legend.chips()[0].click()
    assert explorer.state.classes == frozenset({1})
    assert drawn(view) == 3
    view.legend.chips()[0].click()
    assert explorer.state.classes is None
    assert drawn(view) == 6


def test_classes_of_the_state_are_drawn(view: LatentView, explorer: FakeExplorer) -> None:
    explorer.tell(fact("classes"), frozenset({0}))
    assert view.legend.shown() == frozenset({0})
    assert drawn(view) == 3
    explorer.tell(fact("classes"), None)
    assert drawn(view) == 6
    assert not any("classes" in update for update in explorer.updates)  # what is told is no deed


def test_a_bookmark_brings_its_part_of_the_plane_into_view(view: LatentView, explorer: FakeExplorer) -> None:
    explorer.tell(VIEW, (0.0, 0.0, 2.0, 2.0))
    left, bottom, right, top = view.plane.visible()
    assert left <= 0.0 < 2.0 <= right
    assert bottom <= 0.0 < 2.0 <= top
    assert min(right - left, top - bottom) == pytest.approx(2.0)
    assert view.plane.zoomed


def test_what_the_user_brings_into_view_is_told(view: LatentView, explorer: FakeExplorer) -> None:
    view.plane.range_changed.emit(0.0, 0.0, 1.0, 1.0)
    assert explorer.state.view == (0.0, 0.0, 1.0, 1.0)


def test_the_arrow_of_the_direction_used_last(view: LatentView, explorer: FakeExplorer) -> None:
    explorer.tell(ARROW, ((0.0, 0.0), (1.0, 1.0)))
    assert view.guides.arrow.isVisible()
    explorer.tell(ARROW, None)
    assert not view.guides.arrow.isVisible()


def test_rows_are_those_of_a_moment_that_holds_few_codes(view: LatentView, explorer: FakeExplorer) -> None:
    model = explorer.state.model
    assert model is not None
    few = np.array([1, 4])
    explorer.state = replace(explorer.state, model=replace(model, codes=model.codes[few], rows=few))
    view.plane.surrounded.emit(EVERYWHERE, "set")
    assert explorer.state.selected.tolist() == [1, 4]
