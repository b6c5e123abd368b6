"""Where a callout stands beside what it points at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize

Side = Literal["right", "left", "below", "above", ""]  # of the control; "": it points at nothing
GAP = 5  # px between the control and the callout, for the ring around the control


class Place(NamedTuple):
    """A place in the window, and on which side of the control that is."""

    rect: QRect
    side: Side


def callout_place(
    size: QSize,
    target: QRect | None,
    room: QRect,
    free: Iterable[QRect] = (),
    others: Iterable[QRect] = (),
    far: bool = False,
) -> Place:
    """Beside the control, in the window, where it covers none of the `others`, which stand in a row with it,
    as far as that can be, and least of what is to be seen, too.

    The control itself is covered only where it takes so much of the window that nothing is left beside it;
    then as little of it as may be. `far`: it need not be near what it stands beside. Without a control: at
    the foot, in the middle.
    """
    if target is None:
        at = QPoint(room.center().x() - size.width() // 2, room.bottom() - size.height() - 6 * GAP)
        return Place(_within(QRect(at, size), room), "")
    seen, near = list(free), list(others)

    def cost(place: Place) -> tuple[int, int, int]:
        covered = [sum(_overlap(place.rect, one) for one in group) for group in (near, seen)]
        return _overlap(place.rect, target), covered[0], covered[1]

    return min(_places(size, target, room, far), key=cost)  # of equal ones the first


def _places(size: QSize, target: QRect, room: QRect, far: bool) -> Iterator[Place]:
    wide, high = size.width(), size.height()
    columns = {"right": target.right() + GAP, "left": target.left() - GAP - wide}
    rows = {"below": target.bottom() + GAP, "above": target.top() - GAP - high}
    tops = [target.center().y() - high // 2, target.top(), target.bottom() - high]
    lefts = [target.center().x() - wide // 2, target.left(), target.right() - wide]
    if far:
        tops += [room.bottom(), room.top()]
        lefts += [room.right(), room.left()]
    sides: dict[Side, list[QPoint]] = {
        "right": [QPoint(columns["right"], top) for top in tops],
        "left": [QPoint(columns["left"], top) for top in tops],
        "below": [QPoint(left, rows["below"]) for left in lefts],
        "above": [QPoint(left, rows["above"]) for left in lefts],
    }
    for side, corners in sides.items():
        for corner in corners:
            rect = _within(QRect(corner, size), room)
            yield Place(rect, "" if rect.intersects(target) else side)


def _within(rect: QRect, room: QRect) -> QRect:
    moved = QRect(rect)
    moved.moveRight(min(moved.right(), room.right()))
    moved.moveBottom(min(moved.bottom(), room.bottom()))
    moved.moveLeft(max(moved.left(), room.left()))
    moved.moveTop(max(moved.top(), room.top()))
    return moved


def _overlap(a: QRect, b: QRect) -> int:
    """In px²."""
    common = a.intersected(b)
    return max(common.width(), 0) * max(common.height(), 0)
