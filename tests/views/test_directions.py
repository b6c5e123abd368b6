"""The view of directions: what its sliders and choices make of the state."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from fake_explorer import FakeExplorer
from PySide6.QtWidgets import QWidget
from states import images, opened

from aegui.analysis.directions import Direction
from aegui.explore.queries.directions import AMOUNTS, ENDPOINTS
from aegui.explore.records import Amount, Endpoints
from aegui.views.panels.directions import DirectionsView


@pytest.fixture
def explorer() -> FakeExplorer:
    made = FakeExplorer(opened(images()))
    shown = images()
    made.update(directions=(Direction("slant", (shown.identity(4),), (shown.identity(1),)),))
    made.updates.clear()
    return made


@pytest.fixture
def view(show: Callable[..., QWidget], explorer: FakeExplorer) -> DirectionsView:
    made = DirectionsView()
    show(made, 420, 330)
    made.connect_to(explorer)
    choices = (("", "choose…", ""), ("selection", "the 2 selected", ""), ("1", "class odd", ""))
    explorer.tell(ENDPOINTS, Endpoints((choices, choices), ("", ""), "", ready=False))
    explorer.tell(AMOUNTS, (Amount("slant", 0.0, "", usable=True),))
    return made


def test_a_slider_moves_the_cursor(view: DirectionsView, explorer: FakeExplorer) -> None:
    view.rows[0].field.typed.emit(2.0)
    assert explorer.state.cursor == (6.0, 1.0)
    assert explorer.state.direction == "slant"


def test_what_is_told_is_shown(view: DirectionsView, explorer: FakeExplorer) -> None:
    explorer.tell(AMOUNTS, (Amount("a", 1.5, "", usable=True), Amount("b", 0.0, "gone", usable=False)))
    assert [row.name.text() for row in view.rows] == ["a", "b"]
    assert [row.slider.isEnabled() for row in view.rows] == [True, False]
    assert view.rows[0].field.value() == 1.5
    explorer.tell(AMOUNTS, ())
    assert not view.rows
    assert view.hint.isVisible()
    explorer.tell(ENDPOINTS, None)
    assert view.is_empty()


def test_groups_are_chosen(view: DirectionsView, explorer: FakeExplorer) -> None:
    view.choose(1, "1")
    assert explorer.state.endpoints[1].images == ("mnist/test/1", "mnist/test/3", "mnist/test/5")
    explorer.update(selection=explorer.state.selection.take(np.array([2])))
    view.choose(0, "selection")
    assert explorer.state.endpoints[0].images == ("mnist/test/2",)
    explorer.update(selection=explorer.state.selection.cleared())
    view.choose(1, "selection")
    assert explorer.complaints == [
        "Nothing is selected: draw around codes with the lasso (L) or the box (B)."
    ]
    assert explorer.state.endpoints[1].key == "1"


def test_a_refused_name_can_be_amended(view: DirectionsView, explorer: FakeExplorer) -> None:
    made: list[str] = []
    view.made.connect(made.append)
    view.new.setText("slant")
    view.make.setEnabled(True)
    view.make.click()
    assert (made, view.new.text()) == (["slant"], "slant")
    view.made.connect(
        lambda name: explorer.tell(AMOUNTS, (Amount("slant", 0.0, "", True), Amount(name, 0.0, "", True)))
    )
    view.new.setText("other")
    view.make.click()
    assert (made[-1], view.new.text()) == ("other", "")
