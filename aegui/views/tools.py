"""What the mouse does in the plane: move and pan, surround codes, or set the points of a path."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPolygonF

from aegui.core.shown import Floats

if TYPE_CHECKING:
    from aegui.views.plane import Plane

STILL = 4  # px: a press that goes no farther is a click
FINE = 3  # px between the corners of a lasso


class Tool:
    """One way to use the left button; a press is always followed by moves and a release."""

    name: ClassVar[str] = ""

    def __init__(self, plane: Plane) -> None:
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


class Hand(Tool):
    """Drags the cursor where it is pressed near it, pans elsewhere; a click goes to a code or a place."""

    name = "hand"

    def __init__(self, plane: Plane) -> None:
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
            place = self.plane.place_of(index)
            self.plane.set_cursor(place.x(), place.y())
            self.plane.clicked.emit(index)
        else:
            self.plane.move_cursor(self.plane.place(event.position()))


class Lasso(Tool):
    """Surrounds codes with a line drawn by hand; Shift adds them, Alt takes them away."""

    name = "lasso"

    def __init__(self, plane: Plane) -> None:
        super().__init__(plane)
        self._corners: list[QPointF] = []  # on the widget
        self._outline = QPolygonF()

    def press(self, event: QMouseEvent) -> None:
        super().press(event)
        self._corners = [event.position()]

    def move(self, event: QMouseEvent) -> None:
        super().move(event)
        if (event.position() - self._corners[-1]).manhattanLength() >= FINE:
            self._corners.append(event.position())
            self._draw()

    def release(self, event: QMouseEvent) -> None:
        """A click surrounds nothing: nothing is selected any more."""
        corners = [self.plane.place(corner) for corner in self._shape(event)] if self._moved else []
        self.plane.outline.set_outline(QPolygonF())
        outline: Floats = np.array([(c.x(), c.y()) for c in corners], np.float32).reshape(-1, 2)
        keys = event.modifiers()
        shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
        self.plane.surrounded.emit(outline, "add" if keys & shift else "remove" if keys & alt else "set")

    def _shape(self, event: QMouseEvent) -> list[QPointF]:
        return [*self._corners, event.position()]

    def _draw(self) -> None:
        self.plane.outline.set_outline(QPolygonF([self.plane.place(corner) for corner in self._corners]))


class Box(Lasso):
    """The same with a rectangle."""

    name = "box"

    def move(self, event: QMouseEvent) -> None:
        Tool.move(self, event)
        self._corners = [self._pressed, *self._rest(event.position())]
        self._draw()

    def _shape(self, event: QMouseEvent) -> list[QPointF]:
        return [self._pressed, *self._rest(event.position())]

    def _rest(self, to: QPointF) -> list[QPointF]:
        here = self._pressed
        return [QPointF(to.x(), here.y()), to, QPointF(here.x(), to.y())]


class Pins(Tool):
    """Sets the points of a path: a click on a code or a place adds one, a right click takes the last away."""

    name = "pins"

    def release(self, event: QMouseEvent) -> None:
        if self._moved:
            return
        if event.button() == Qt.MouseButton.RightButton:
            self.plane.unpinned.emit()
        else:
            index = self.plane.nearest(event.position())
            place = self.plane.place_of(index) if index >= 0 else self.plane.place(event.position())
            self.plane.pinned.emit(place.x(), place.y(), index)

    def move(self, event: QMouseEvent) -> None:
        """A drag pans, as the hand does."""
        before = self._moved
        super().move(event)
        if self._moved:
            self.plane.pan(self._pressed, event.position())
            self._pressed = event.position()
            self._moved = before or self._moved
