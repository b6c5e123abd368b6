"""The keys that go from image to image, wherever images stand in rows."""

from __future__ import annotations

from PySide6.QtCore import Qt

Key = Qt.Key


def next_image(key: int, current: int, count: int, across: int) -> int | None:
    """Where an arrow, Home or End leads from an image, −1 for none, of `count`, `across` in a row; None for
    another key, and where there is nothing."""
    steps = {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Up: -across, Key.Key_Down: across}
    ends = {Key.Key_Home: 0, Key.Key_End: count - 1}
    if count < 1 or (key not in steps and key not in ends):
        return None
    if current < 0:
        return ends.get(Key(key), 0)
    aim = ends.get(Key(key), current + steps.get(Key(key), 0))
    return aim if 0 <= aim < count else current


def is_enter(key: int) -> bool:
    """Either of the two keys that do what a click does."""
    return key in (Key.Key_Return, Key.Key_Enter)
