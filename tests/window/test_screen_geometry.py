"""Windows stand on the screen whole, also with the frame that the desktop puts around them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, QSize

from aegui.window import screen_geometry
from aegui.window.main_window import MainWindow
from aegui.window.screen_geometry import FRAME, aside, split, within

LEAST = QSize(1024, 600)
ROOM = QRect(4, 40, 1432, 856)  # of a screen of 1440 x 900


@pytest.fixture
def laptop(monkeypatch):
    monkeypatch.setattr(screen_geometry, "room_for", lambda _: ROOM)


def opened(qtbot, tmp_path) -> MainWindow:
    window = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    return window


def test_the_first_window_leaves_room_for_its_frame(qtbot, tmp_path, laptop):
    assert opened(qtbot, tmp_path).size() == QSize(1432, 856)


def test_the_room_is_that_of_the_screen_less_the_frame(qtbot, tmp_path):
    window = opened(qtbot, tmp_path)
    assert screen_geometry.room_for(window) == window.screen().availableGeometry().marginsRemoved(FRAME)
    assert FRAME.top() >= 36


def test_a_remembered_window_that_does_not_fit_is_made_to(qtbot, tmp_path, laptop):
    before = opened(qtbot, tmp_path)
    before.setGeometry(0, 0, 1440, 900)
    before.show()
    before.close()
    assert ROOM.contains(opened(qtbot, tmp_path).geometry())


@pytest.mark.parametrize(
    ("place", "made"),
    [
        (QRect(100, 90, 1200, 700), QRect(100, 90, 1200, 700)),
        (QRect(0, 0, 1440, 900), ROOM),
        (QRect(600, 500, 1100, 700), QRect(336, 196, 1100, 700)),
        (QRect(-500, -500, 1100, 700), QRect(4, 40, 1100, 700)),
    ],
)
def test_a_place_is_moved_as_little_as_it_must(place, made):
    assert within(place, ROOM, LEAST) == made


def test_no_window_is_smaller_than_it_can_be():
    assert within(QRect(0, 0, 1440, 900), QRect(4, 40, 792, 556), LEAST) == QRect(4, 40, 1024, 600)


def test_two_windows_stand_side_by_side_where_there_is_room():
    room = QRect(4, 40, 2552, 1396)
    left, right = split(room, 1024)
    assert room.contains(left)
    assert room.contains(right)
    assert left.size() == right.size()
    assert right.left() - left.right() - 1 >= FRAME.left() + FRAME.right()
    assert split(ROOM, 1024) is None


@pytest.mark.parametrize("first", [ROOM, QRect(100, 90, 1200, 700)])
def test_else_the_second_is_on_the_screen_too_and_both_can_be_seen(first):
    second = aside(first, ROOM, LEAST)
    assert ROOM.contains(second)
    assert second.topLeft() == first.topLeft() + QPoint(40, 40)
    assert second.width() >= first.width() - 40
