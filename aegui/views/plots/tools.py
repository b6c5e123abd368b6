"""What the mouse, or Enter at the cursor, does in the plane: move, surround codes, set points of a path."""

from __future__ import annotations

from typing import ClassVar, Protocol

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPolygonF

from aegui.explore.records import Floats

STILL = 4  # px: a press that goes no farther is a click
FINE = 3  # px between the corners of a lasso
ADDS = Qt.KeyboardModifier.ShiftModifier
REMOVES = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier  # many desktops take Alt


class Canvas(Protocol):
    """What a tool is used on: the plane of codes. Places are in code units, pixels those of the widget."""

    def place(self, pixel: QPointF) -> QPointF: ...
    def place_of(self, index: int) -> QPointF: ...
    def nearest(self, pixel: QPointF) -> int: ...
    def nearest_to_cursor(self) -> int: ...
    def near_cursor(self, pixel: QPointF) -> bool: ...
    def cursor_place(self) -> QPointF: ...
    def set_hovering(self, index: int) -> None: ...
    def set_outline(self, outline: QPolygonF) -> None: ...
    def move_cursor(self, place: QPointF) -> None: ...
    def pan(self, start: QPointF, end: QPointF) -> None: ...
    def click(self, index: int) -> None: ...
    def choose(self, index: int, how: str) -> None: ...
    def surround(self, outline: Floats, how: str) -> None: ...
    def pin(self, place: QPointF, index: int) -> None: ...
    def unpin(self) -> None: ...


class Tool:
    """One way to use the left button; a press is always followed by moves and a release, or `cancel`."""

    name: ClassVar[str] = ""
    shape: ClassVar[Qt.CursorShape] = Qt.CursorShape.ArrowCursor  # of the mouse over the plane
    takes_right: ClassVar[bool] = False  # a right click is the tool's own, and asks for no menu

    def __init__(self, plane: Canvas) -> None:
        self.plane = plane
        self._pressed = QPointF()
        self._moved = False

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        self._pressed, self._moved = event.position(), False

    def move(self, event: QMouseEvent) -> None:
        """The mouse was moved with the button down."""
        if (event.position() - self._pressed).manhattanLength() > STILL:
            self._moved = True

    def release(self, event: QMouseEvent) -> None:
        """The button went up."""

    def enter(self, keys: Qt.KeyboardModifier) -> None:
        """Enter was pressed: what a click does at the mouse, at the cursor of the plane."""

    def follow(self) -> None:
        """The cursor of the plane was moved by keys."""

    def is_drawing(self) -> bool:
        """Whether there is something begun that `cancel` would end."""
        return False

    def cancel(self) -> None:
        """Nothing comes of what was begun."""


class Hand(Tool):
    """Drags the cursor where it is pressed near it, pans elsewhere; a click goes to a code or a place."""

    name = "hand"

    def __init__(self, plane: Canvas) -> None:
        super().__init__(plane)
        self.holds_cursor = False
        self._at = QPointF()

    def press(self, event: QMouseEvent) -> None:
        super().press(event)
        self._at = event.position()
        left = event.button() == Qt.MouseButton.LeftButton
        self.holds_cursor = left and self.plane.near_cursor(event.position())

    def move(self, event: QMouseEvent) -> None:
        super().move(event)
        if self.holds_cursor:
            self.plane.set_hovering(-1)
            self.plane.move_cursor(self.plane.place(event.position()))
        elif self._moved:
            self.plane.pan(self._at, event.position())
            self._at = event.position()

    def release(self, event: QMouseEvent) -> None:
        clicked = not self._moved and not self.holds_cursor and event.button() == Qt.MouseButton.LeftButton
        held, self.holds_cursor = self.holds_cursor, False
        if held and self._moved:  # once more when it is let go: it may be drawn elsewhere from now on
            self.plane.move_cursor(self.plane.place(event.position()))
        if not clicked:
            return
        index = self.plane.nearest(event.position())
        if index >= 0:
            self.plane.click(index)
        else:
            self.plane.move_cursor(self.plane.place(event.position()))

    def enter(self, keys: Qt.KeyboardModifier) -> None:
        """The code nearest to the cursor is selected; with Shift it is added, or taken away again."""
        index = self.plane.nearest_to_cursor()
        if index >= 0:
            self.plane.choose(index, "toggle" if keys & ADDS else "set")


class Lasso(Tool):
    """Surrounds codes with a line drawn by hand; Shift adds them, Ctrl takes them away."""

    name = "lasso"
    shape = Qt.CursorShape.CrossCursor

    def __init__(self, plane: Canvas) -> None:
        super().__init__(plane)
        self._corners: list[QPointF] = []  # in code units, so that one can zoom meanwhile
        self._last = QPointF()  # of them, on the widget
        self._keys = Qt.KeyboardModifier.NoModifier  # when it was begun

    def press(self, event: QMouseEvent) -> None:
        """What was pointed at is not what is meant any more."""
        super().press(event)
        self.plane.set_hovering(-1)
        self._begin(self.plane.place(event.position()), event.modifiers())
        self._last = event.position()

    def move(self, event: QMouseEvent) -> None:
        super().move(event)
        if (event.position() - self._last).manhattanLength() >= FINE:
            self._last = event.position()
            self._extend(self.plane.place(event.position()))

    def release(self, event: QMouseEvent) -> None:
        """A click surrounds nothing: nothing is selected any more."""
        if self._moved:
            self._extend(self.plane.place(event.position()))
        else:
            self._corners = []
        self._end(event.modifiers())

    def enter(self, keys: Qt.KeyboardModifier) -> None:
        """Begun at the cursor, which draws as it is moved by keys; ended by the next Enter."""
        if self._corners:
            self._end(keys)
        else:
            self._begin(self.plane.cursor_place(), keys)

    def follow(self) -> None:
        if self._corners:
            self._extend(self.plane.cursor_place())

    def is_drawing(self) -> bool:
        return bool(self._corners)

    def cancel(self) -> None:
        self._corners = []
        self._draw()

    def _begin(self, place: QPointF, keys: Qt.KeyboardModifier) -> None:
        self._corners, self._keys = [place], keys
        self._draw()

    def _extend(self, place: QPointF) -> None:
        self._corners.append(place)
        self._draw()

    def _end(self, keys: Qt.KeyboardModifier) -> None:
        outline: Floats = np.array([(c.x(), c.y()) for c in self._corners], np.float32).reshape(-1, 2)
        keys |= self._keys
        self.cancel()
        self.plane.surround(outline, "add" if keys & ADDS else "remove" if keys & REMOVES else "set")

    def _draw(self) -> None:
        self.plane.set_outline(QPolygonF(self._corners))


class Box(Lasso):
    """The same with a rectangle."""

    name = "box"

    def _extend(self, place: QPointF) -> None:
        first = self._corners[0]
        self._corners = [first, QPointF(place.x(), first.y()), place, QPointF(first.x(), place.y())]
        self._draw()


class Pins(Tool):
    """Sets the points of a path: a click on a code or a place adds one, a right click takes the last away."""

    name = "pins"
    takes_right = True
    shape = Qt.CursorShape.PointingHandCursor

    def release(self, event: QMouseEvent) -> None:
        if self._moved:
            return
        if event.button() == Qt.MouseButton.RightButton:
            self.plane.unpin()
        else:
            index = self.plane.nearest(event.position())
            place = self.plane.place_of(index) if index >= 0 else self.plane.place(event.position())
            self.plane.pin(place, index)

    def move(self, event: QMouseEvent) -> None:
        """A drag pans, as the hand does."""
        before = self._moved
        super().move(event)
        if self._moved:
            self.plane.pan(self._pressed, event.position())
            self._pressed = event.position()
            self._moved = before or self._moved

    def enter(self, keys: Qt.KeyboardModifier) -> None:
        """A point at the cursor."""
        self.plane.pin(self.plane.cursor_place(), -1)
