"""What the mouse does in the plane with each tool in hand."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aegui.analysis.lasso import inside
from aegui.views.panels.latent import LatentView, demo
from aegui.views.theme import DARK, rgb

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def plane(show, qapp):
    view: LatentView = show(demo(), 690, 530)
    return view.plane


def caught(signal):
    seen = []
    signal.connect(lambda *values: seen.append(values))
    return seen


def drag(plane, corners, keys=Qt.KeyboardModifier.NoModifier):
    port = plane.viewport()
    QTest.mousePress(port, LEFT, keys, corners[0])
    for corner in corners[1:]:
        QTest.mouseMove(port, corner)
    QTest.mouseRelease(port, LEFT, keys, corners[-1])


def send(port, kind, at):
    """An event of the left button at a pixel, and no others with it."""
    place, none = at.toPointF(), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(port, QMouseEvent(kind, place, port.mapToGlobal(place), LEFT, LEFT, none))


def middle(plane):
    return plane.box.sceneBoundingRect().center().toPoint()


@pytest.mark.parametrize(
    ("keys", "how"),
    [
        (Qt.KeyboardModifier.NoModifier, "set"),
        (Qt.KeyboardModifier.ShiftModifier, "add"),
        (Qt.KeyboardModifier.AltModifier, "remove"),
        (Qt.KeyboardModifier.ControlModifier, "remove"),
    ],
)
def test_a_lasso_surrounds_what_was_drawn_around(plane, keys, how):
    plane.set_tool("lasso")
    seen, moved, ranged = caught(plane.surrounded), caught(plane.cursor_moved), plane.visible()
    at = middle(plane)
    drag(plane, [at + QPoint(x, y) for x, y in ((-60, -60), (60, -60), (60, 60), (-60, 60))], keys)
    (outline, said) = seen[-1]
    assert said == how
    xy = np.stack([plane._x, plane._y], axis=1)
    centre, corner = (plane.place(point.toPointF()) for point in (at, at + QPoint(60, 60)))
    reach = np.array([corner.x() - centre.x(), centre.y() - corner.y()])
    expected = (np.abs(xy - [centre.x(), centre.y()]) < reach).all(axis=1)
    assert (inside(xy, outline) == expected).mean() > 0.995
    assert moved == []
    assert plane.visible() == ranged
    assert plane.outline.boundingRect().isEmpty()


def test_a_box_has_four_corners_whatever_the_way(plane):
    plane.set_tool("box")
    seen, at = caught(plane.surrounded), middle(plane)
    drag(plane, [at, at + QPoint(50, 3), at + QPoint(5, 70), at + QPoint(80, 40)])
    outline = seen[-1][0]
    assert outline.shape == (4, 2)
    a, b = plane.place(at.toPointF()), plane.place((at + QPoint(80, 40)).toPointF())
    assert outline.min(axis=0) == pytest.approx([a.x(), b.y()], rel=1e-5)
    assert outline.max(axis=0) == pytest.approx([b.x(), a.y()], rel=1e-5)


def test_a_click_with_the_lasso_surrounds_nothing(plane):
    plane.set_tool("lasso")
    seen = caught(plane.surrounded)
    QTest.mouseClick(plane.viewport(), LEFT, pos=middle(plane))
    assert len(seen[-1][0]) == 0


def test_points_of_a_path_are_set_on_codes_and_taken_back(plane):
    plane.set_tool("pins")
    pinned, unpinned, clicked = caught(plane.pinned), caught(plane.unpinned), caught(plane.clicked)
    code = plane.pixel_of(3).toPoint()
    QTest.mouseClick(plane.viewport(), LEFT, pos=code)
    (x, y, index) = pinned[-1]
    assert index >= 0
    assert (x, y) == (float(plane._x[index]), float(plane._y[index]))
    QTest.mouseClick(plane.viewport(), RIGHT, pos=code)
    assert unpinned == [()]
    assert len(pinned) == 1
    assert clicked == []


def test_a_drag_pans_with_the_pins_in_hand(plane):
    plane.set_tool("pins")
    pinned, before, at = caught(plane.pinned), plane.visible(), middle(plane)
    drag(plane, [at, at + QPoint(40, 0), at + QPoint(80, 0)])
    assert plane.visible()[0] < before[0]
    assert pinned == []


def test_the_middle_button_pans_with_any_tool(plane):
    plane.set_tool("lasso")
    seen, before, at = caught(plane.surrounded), plane.visible(), middle(plane)
    port, button = plane.viewport(), Qt.MouseButton.MiddleButton
    QTest.mousePress(port, button, pos=at)
    QTest.mouseMove(port, at + QPoint(50, 0))
    QTest.mouseRelease(port, button, pos=at + QPoint(50, 0))
    assert plane.visible()[0] < before[0]
    assert seen == []


def test_escape_gives_up_a_lasso(plane):
    plane.set_tool("lasso")
    seen, at, port = caught(plane.surrounded), middle(plane), plane.viewport()
    QTest.mousePress(port, LEFT, pos=at)
    for corner in (QPoint(40, 0), QPoint(40, 40)):
        QTest.mouseMove(port, at + corner)
    assert not plane.outline.boundingRect().isEmpty()
    QTest.keyClick(plane, Qt.Key.Key_Escape)
    assert plane.outline.boundingRect().isEmpty()
    QTest.mouseMove(port, at + QPoint(0, 60))
    QTest.mouseRelease(port, LEFT, pos=at + QPoint(0, 60))
    assert plane.outline.boundingRect().isEmpty()
    assert seen == []
    drag(plane, [at, at + QPoint(40, 0), at + QPoint(40, 40)])  # the next one is as ever
    assert len(seen) == 1


@pytest.mark.parametrize("tool", ["lasso", "box"])
def test_the_card_goes_when_a_lasso_begins(show, tool):
    view: LatentView = show(demo(), 690, 530)
    view.plane.set_tool(tool)
    place = view.plane.pixel_of(3).toPoint()
    view.plane.point_at(place.toPointF())
    assert view.card.isVisible()
    QTest.mousePress(view.plane.viewport(), LEFT, pos=place)
    assert not view.card.isVisible()
    assert not view.plane.ring.isVisible()
    QTest.mouseMove(view.plane.viewport(), place + QPoint(30, 30))
    QTest.mouseRelease(view.plane.viewport(), LEFT, pos=place + QPoint(30, 30))


def test_a_lasso_stays_about_its_codes_when_the_plane_is_zoomed_meanwhile(plane):
    plane.set_tool("box")
    seen, at = caught(plane.surrounded), middle(plane)
    corner = plane.place(at.toPointF())
    QTest.mousePress(plane.viewport(), LEFT, pos=at)
    QTest.mouseMove(plane.viewport(), at + QPoint(30, 30))
    plane.box.scaleBy((0.5, 0.5))
    QTest.mouseRelease(plane.viewport(), LEFT, pos=at + QPoint(60, 60))
    assert seen[-1][0][0] == pytest.approx([corner.x(), corner.y()], rel=1e-5)


def test_a_second_press_soon_after_a_click_begins_a_lasso(plane):
    plane.set_tool("lasso")
    port, at = plane.viewport(), middle(plane)
    QTest.mouseClick(port, LEFT, pos=at)
    seen = caught(plane.surrounded)
    QTest.mouseDClick(port, LEFT, pos=at)
    seen.clear()
    send(port, QEvent.Type.MouseButtonDblClick, at)
    for corner in (QPoint(50, 0), QPoint(50, 50)):
        QTest.mouseMove(port, at + corner)
    QTest.mouseRelease(port, LEFT, pos=at + QPoint(0, 50))
    assert len(seen[-1][0]) >= 3


def test_two_quick_clicks_set_two_points(plane):
    plane.set_tool("pins")
    pinned, port, at = caught(plane.pinned), plane.viewport(), middle(plane)
    QTest.mouseClick(port, LEFT, pos=at)
    send(port, QEvent.Type.MouseButtonDblClick, at)
    QTest.mouseRelease(port, LEFT, pos=at)
    assert len(pinned) == 2


def test_a_tool_takes_hold_at_once(show):
    view: LatentView = show(demo(), 690, 530)
    port, seen, at = view.plane.viewport(), caught(view.plane.surrounded), middle(view.plane)
    view.activateWindow()
    before = port.cursor().shape()
    QTest.keyClick(view.plane, Qt.Key.Key_L)
    assert view.plane.tool.name == "lasso"
    assert view.tools.buttons["lasso"].isChecked()
    assert port.cursor().shape() == Qt.CursorShape.CrossCursor != before
    drag(view.plane, [at, at + QPoint(50, 0), at + QPoint(50, 50)])
    assert len(seen) == 1
    QTest.keyClick(view.plane, Qt.Key.Key_P)
    assert port.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.keyClick(view.plane, Qt.Key.Key_H)
    assert port.cursor().shape() == before


def test_codes_are_selected_by_keys(plane):
    chosen = caught(plane.chosen)
    nearest = plane.nearest_to_cursor()
    x, y = plane.cursor_xy()
    away = np.hypot(plane._x - x, plane._y - y)
    assert away[nearest] == away.min()
    QTest.keyClick(plane, Qt.Key.Key_Return)
    QTest.keyClick(plane, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert chosen == [(nearest, "set"), (nearest, "toggle")]


def test_a_box_is_drawn_by_keys(plane):
    plane.set_tool("box")
    plane.set_cursor(0, 0)
    seen = caught(plane.surrounded)
    QTest.keyClick(plane, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(plane, key, Qt.KeyboardModifier.ShiftModifier)
    x, y = plane.cursor_xy()
    QTest.keyClick(plane, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    (outline, how) = seen[-1]
    assert how == "add"
    assert outline.min(axis=0) == pytest.approx([0, 0])
    assert outline.max(axis=0) == pytest.approx([x, y])
    QTest.keyClick(plane, Qt.Key.Key_Return)
    QTest.keyClick(plane, Qt.Key.Key_Right)
    QTest.keyClick(plane, Qt.Key.Key_Escape)
    assert plane.outline.boundingRect().isEmpty()
    assert len(seen) == 1


def test_a_lasso_is_drawn_by_keys(plane):
    plane.set_tool("lasso")
    plane.set_cursor(0, 0)
    seen = caught(plane.surrounded)
    QTest.keyClick(plane, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(plane, key)
    QTest.keyClick(plane, Qt.Key.Key_Return)
    assert len(seen[-1][0]) == 4


def test_points_of_a_path_are_set_and_taken_back_by_keys(plane):
    plane.set_tool("pins")
    pinned, unpinned = caught(plane.pinned), caught(plane.unpinned)
    plane.set_cursor(0.25, 0.5)
    QTest.keyClick(plane, Qt.Key.Key_Enter)
    QTest.keyClick(plane, Qt.Key.Key_Backspace)
    assert pinned == [(0.25, 0.5, -1)]
    assert unpinned == [()]


def test_the_plane_shows_that_it_has_the_keyboard(show, pixels):
    view: LatentView = show(demo(), 690, 530)
    view.activateWindow()

    def accents() -> int:
        off = np.abs(pixels(view.plane)[:, :, :3].astype(int) - rgb(DARK.accent)).max(axis=2)
        return int((off < 30).sum())

    view.axes.window().setFocus()
    view.plane.clearFocus()
    without = accents()
    view.plane.setFocus()
    assert accents() > without + 1000
    view.plane.clearFocus()
    assert accents() == without
