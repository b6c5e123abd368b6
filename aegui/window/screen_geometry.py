"""Where on the screen a window stands: whole, with the frame that the desktop puts around it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMargins, QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

FIRST = QSize(1440, 900)
LEAST = QSize(1024, 600)
FRAME = QMargins(4, 40, 4, 4)  # px: title and borders; they are not known before a window is on screen
ASIDE = 40  # px from the window before, where two have no room beside each other


def least(window: QWidget) -> QSize:
    """The smallest size of a window: less where the screen has no room for that, as scaled ones have not."""
    return LEAST.boundedTo(room_for(window).size())


def first_place(window: QWidget, remembered: object) -> None:
    """As it was left, or as large as it is meant to be; never larger than the screen."""
    window.resize(FIRST.boundedTo(room_for(window).size()))
    if isinstance(remembered, QByteArray) and window.restoreGeometry(remembered) and not _filling(window):
        window.setGeometry(within(window.geometry(), room_for(window), window.minimumSize()))


def beside(first: QWidget, second: QWidget, halves: bool) -> None:
    """Put two windows side by side where they may and the screen is wide enough, else one aside the other."""
    room = room_for(first)
    pair = split(room, first.minimumWidth()) if halves and not first.isFullScreen() else None
    if pair is None:
        second.setGeometry(aside(first.geometry(), room, second.minimumSize()))
        return
    if first.isMaximized():
        first.showNormal()
    for window, place in zip((first, second), pair, strict=True):
        window.setGeometry(place)


def within(place: QRect, room: QRect, least: QSize) -> QRect:
    """A place no larger than the room, and inside it."""
    made = QRect(place.topLeft(), place.size().boundedTo(room.size()).expandedTo(least))
    made.moveRight(min(made.right(), room.right()))
    made.moveBottom(min(made.bottom(), room.bottom()))
    made.moveTopLeft(QPoint(max(made.left(), room.left()), max(made.top(), room.top())))
    return made


def split(room: QRect, least: int) -> tuple[QRect, QRect] | None:
    """Two places side by side, with room for what frames them; nothing where they would be too narrow."""
    width = (room.width() - FRAME.left() - FRAME.right()) // 2
    if width < least:
        return None
    size = QSize(width, room.height())
    return QRect(room.topLeft(), size), QRect(QPoint(room.right() + 1 - width, room.top()), size)


def aside(place: QRect, room: QRect, least: QSize) -> QRect:
    """A place a little to the right of another and below it, so small that both can be seen."""
    step = QSize(ASIDE, ASIDE)
    made = QRect(place.topLeft(), place.size().boundedTo(room.size() - step))
    return within(made.translated(ASIDE, ASIDE), room, least)


def room_for(window: QWidget) -> QRect:
    """The inside of the largest window that the screen has room for."""
    return window.screen().availableGeometry().marginsRemoved(FRAME)


def _filling(window: QWidget) -> bool:
    return window.isMaximized() or window.isFullScreen()
