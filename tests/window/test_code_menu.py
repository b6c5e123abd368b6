"""Long codes as a user explores them: keys, the mouse in the plane, strips, another start."""

from __future__ import annotations

import numpy as np
import pytest
from deeds import rest
from panels import panel
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.analysis import latent, projections
from aegui.explore import projection
from aegui.views.panels.decoded import DecodedView
from aegui.views.panels.latent import LatentView
from aegui.window.main_window import MainWindow

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window with codes of sixteen numbers; t-SNE is short."""
    monkeypatch.setattr(projections, "STAGES", 1)
    made = open_window(paths.trained() / "vae-16", (1440, 900))
    look = made.session.explorer
    qtbot.waitUntil(lambda: look.state.code is not None and len(look.state.code) == 16, timeout=60_000)
    qtbot.waitUntil(lambda: look.state.ranking is not None, timeout=60_000)
    rest(qtbot, look, panel(made, LatentView).plane)
    return made


def test_keys_lead_to_tsne_and_undo_back(window: MainWindow, qtbot: QtBot):
    look, view = window.session.explorer, panel(window, LatentView)
    assert "PC 1" in view.caption.toolTip()
    assert "the other 14 directions" in view.caption.toolTip()
    window.session.undo.settle()
    QTest.keyClick(window, Qt.Key.Key_T, SHIFT)
    assert view.embedding.cancel.isVisible()
    count = len(look.state.model.rows)
    qtbot.waitUntil(lambda: view.caption.text().startswith(f"t-SNE of {count:,} "), timeout=60_000)
    assert look.state.plane.key == "tsne"
    assert view.axes.currentText() == "t-SNE"
    assert view.backdrops.currentText() == "backdrop: none"
    assert view.backdrops.isVisible()
    assert len(view.plane._x) == count
    window.session.undo.settle()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.axes.currentText() == "PCA"
    assert not view.embedding.isVisible()
    assert view.backdrops.currentText() == "backdrop: decoded manifold"


def test_a_ring_dragged_over_tsne_snaps_to_the_nearest_code_when_it_is_let_go(
    window: MainWindow, qtbot: QtBot
):
    look, plane = window.session.explorer, panel(window, LatentView).plane
    QTest.keyClick(window, Qt.Key.Key_T, SHIFT)
    qtbot.waitUntil(lambda: isinstance(look.state.plane, latent.Map), timeout=60_000)
    rest(qtbot, look, plane)
    start = plane.pixels(plane._cursor).toPoint()
    target = plane.rect().center() + QPoint(23, 31)
    QTest.mousePress(plane.viewport(), LEFT, pos=start)
    for share in (0.3, 0.7, 1.0):
        before = look.state.cursor
        QTest.mouseMove(plane.viewport(), start + (target - start) * share)
        qtbot.waitUntil(lambda before=before: look.state.cursor != before)  # type: ignore[misc]
    QTest.mouseRelease(plane.viewport(), LEFT, pos=target)
    code = look.state.code
    assert (look.state.model.codes == code).all(axis=1).any()
    place = tuple(look.state.plane.project(code).tolist())
    qtbot.waitUntil(lambda: plane.cursor_xy() == pytest.approx(place), timeout=2000)


def test_strips_are_switched_on_by_a_key_dragged_and_remembered(window: MainWindow, qtbot: QtBot):
    look, view = window.session.explorer, panel(window, DecodedView)
    QTest.keyClick(window, Qt.Key.Key_S, SHIFT)
    assert view.strips.isChecked()
    row = view.sliders.rows()[0]
    qtbot.waitUntil(row.slider.has_images, timeout=20_000)
    first = int(look.state.ranking.order[0])
    assert row.name.text() == latent.name(first)
    before = look.state.code.copy()
    QTest.mouseClick(row.slider, LEFT, pos=QPoint(6, 14))
    assert look.state.code[first] < before[first]
    assert np.array_equal(np.delete(look.state.code, first), np.delete(before, first))
    assert paths.load_settings()["strips"] is True


def test_the_two_dimensions_that_matter_most_make_a_plane(window: MainWindow):
    look, view = window.session.explorer, panel(window, LatentView)
    QTest.keyClick(window, Qt.Key.Key_D, SHIFT)
    first, second = projection.first(look.state, 2)
    assert look.state.plane.key == f"{first},{second}"
    assert view.axes.currentText() == f"{latent.name(first)}, {latent.name(second)}"
    assert "the other 14 dimensions stay" in view.caption.toolTip()
