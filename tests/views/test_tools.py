"""What the mouse does in the plane with each tool in hand."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from aegui.core.regions import inside
from aegui.views.latent import LatentView, demo

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


def middle(plane):
    return plane.box.sceneBoundingRect().center().toPoint()


@pytest.mark.parametrize(
    ("keys", "how"),
    [
        (Qt.KeyboardModifier.NoModifier, "set"),
        (Qt.KeyboardModifier.ShiftModifier, "add"),
        (Qt.KeyboardModifier.AltModifier, "remove"),
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
