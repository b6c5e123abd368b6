"""Cursor, hovered image and posterior, as the plane and the decoded view show and move them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fake_explorer import FakeExplorer
from model_states import state_of
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aegui.explore.queries.decoded import DECODED
from aegui.explore.queries.hovered import HOVERED
from aegui.explore.queries.posterior import POSTERIOR
from aegui.explore.records import ImagePosterior
from aegui.explore.state import code_of
from aegui.views.panels import decoded, latent
from aegui.views.panels.decoded import DecodedView
from aegui.views.panels.latent import LatentView


@pytest.fixture
def explorer() -> FakeExplorer:
    return FakeExplorer(state_of("vae-2d"))


@pytest.fixture
def plane(show, explorer: FakeExplorer) -> LatentView:
    view = show(latent.demo())
    view.connect_to(explorer)
    return view


@pytest.fixture
def under(show, explorer: FakeExplorer) -> DecodedView:
    view = show(decoded.demo(), 420, 250)
    view.connect_to(explorer)
    return view


def test_hands_in_the_plane_move_the_cursor(plane: LatentView, explorer: FakeExplorer) -> None:
    plane.plane.move_cursor(QPointF(0.5, -0.25))
    assert explorer.state.cursor == pytest.approx((0.5, -0.25), abs=1e-6)
    place = int(np.flatnonzero(plane._rows == 9)[0])
    plane.plane.clicked.emit(place)
    assert explorer.state.model is not None
    assert explorer.state.cursor == code_of(explorer.state.model.codes[9])


def test_the_mouse_on_a_code_is_told_and_shows_its_image(plane: LatentView, explorer: FakeExplorer, given):
    plane.plane.hovered.emit(2)
    row = int(plane._rows[2])
    assert explorer.state.hovered == row
    explorer.tell(HOVERED, given.hovered(row))
    assert plane.card.isVisible()
    draws = ImagePosterior(row, (1.0, 2.0), (0.5, 0.25), 30.0, given.images[:5])
    explorer.tell(POSTERIOR, draws)
    assert plane.plane.ellipse.isVisible()
    assert not plane.card.draws[0].isHidden()
    explorer.tell(POSTERIOR, None)
    assert not plane.plane.ellipse.isVisible()
    plane.plane.hovered.emit(-1)
    assert explorer.state.hovered == -1
    explorer.tell(HOVERED, None)
    assert not plane.card.isVisible()


def test_where_a_plane_has_no_code_the_ring_goes_back_once_the_hand_lets_go(
    plane: LatentView, explorer: FakeExplorer, given, qtbot: QtBot
) -> None:
    """Codes of one number lie on a line, and t-SNE has places for its codes alone."""
    plane._held.setInterval(50)
    plane.plane.move_cursor(QPointF(0.25, 3.0))
    explorer.tell(DECODED, replace(given.under, xy=(0.25, 0.0)))
    assert plane.plane.cursor_xy() == (0.25, 3.0)
    qtbot.waitUntil(lambda: plane.plane.cursor_xy() == (0.25, 0.0))


def test_a_typed_code_and_a_click_on_the_nearest_image_move_the_cursor(
    under: DecodedView, explorer: FakeExplorer
) -> None:
    under.sliders.changed.emit(np.array([0.75, -0.5], np.float32))
    assert explorer.state.cursor == (0.75, -0.5)
    QTest.keyClick(under.nearest, Qt.Key.Key_Return)
    assert explorer.state.model is not None
    assert explorer.state.cursor in {code_of(code) for code in explorer.state.model.codes}


def test_without_a_model_the_views_teach(
    under: DecodedView, plane: LatentView, explorer: FakeExplorer, given
) -> None:
    explorer.tell(DECODED, given.under)
    assert not under.is_empty()
    explorer.tell(DECODED, None)
    assert under.is_empty()
