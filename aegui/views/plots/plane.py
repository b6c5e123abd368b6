"""The plane of codes: pan, zoom, point, drag; knows nothing of what the codes mean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QCursor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsItem, QWidget

from aegui.explore.records import Floats
from aegui.views.accessibility import Role
from aegui.views.plots.axis import QuietAxis, own_menu
from aegui.views.plots.cloud_order import Extent
from aegui.views.plots.colour_scale import ScaleItem
from aegui.views.plots.plane_frame import FrameItem
from aegui.views.plots.plane_items import EllipseItem, OutlineItem, PathItem
from aegui.views.plots.plane_marks import BackdropItem, CloudItem, CursorItem, RingItem
from aegui.views.plots.tools import STILL, Box, Hand, Lasso, Pins, Tool
from aegui.views.plots.user_image_mark import UserImageMark
from aegui.views.plots.view_animation import Flight
from aegui.views.theme import Theme
from aegui.views.widgets.throttle import Throttle

GRAB = 24  # px about the cursor that take hold of it
HOVER = 8  # px about a code that count as pointing at it
STEP, COARSE = 0.01, 0.05  # of the view, for one press of an arrow
FAR = 2.0  # times the view: codes so much wider are shown at once
INSET = 0.15  # of the view: so far from its edge is a place that is panned to
MARGIN = 0.06  # of the codes' extent, left free about them
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class Plane(pg.PlotWidget):  # type: ignore[misc]
    """Codes, backdrop and cursor. Signals: cursor_moved, hovered (−1: none), clicked, range_changed."""

    spoken_role: ClassVar[Role] = Role.Canvas

    cursor_moved = Signal(float, float)
    hovered = Signal(int)
    clicked = Signal(int)
    surrounded = Signal(object, str)  # outline (K, 2) in code units; "set", "add" or "remove"
    pinned = Signal(float, float, int)  # a point of a path, and the code it is on or −1
    unpinned = Signal()  # the last point of the path is taken back
    menu_asked = Signal(int, QPoint)  # a code, or −1, and a place on the screen
    chosen = Signal(int, str)  # a code by a key; "set" or "toggle"
    range_changed = Signal(float, float, float, float)  # left, bottom, right, top
    view_changed = Signal()  # every single time, for what must be placed anew

    def __init__(self, parent: QWidget | None = None) -> None:
        self._axes = {"left": QuietAxis("left", 30), "bottom": QuietAxis("bottom", 18)}
        box = pg.ViewBox(enableMenu=False, defaultPadding=0)
        super().__init__(parent, viewBox=box, axisItems=self._axes)
        self.plot = self.getPlotItem()
        self.box = self.plot.getViewBox()
        self.plot.hideButtons()
        own_menu(self)
        self.box.setAspectLocked(True)
        self.box.disableAutoRange()
        self.setFrameShape(self.Shape.NoFrame)
        self.setMinimumSize(160, 150)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.backdrop, self.cloud = BackdropItem(), CloudItem()
        self.cursor_item, self.ring = CursorItem(), RingItem()
        self._frame, self.scale = FrameItem(self.box), ScaleItem(self.box)
        self.outline, self.route = OutlineItem(), PathItem()
        self.ellipse, self.user_image = EllipseItem(), UserImageMark()
        layers: tuple[QGraphicsItem, ...] = (
            self.backdrop, self.cloud, self.ellipse, self.route, self.ring, self.user_image, self.cursor_item,
            self.outline,
        )  # fmt: skip
        for depth, item in enumerate(layers):
            item.setZValue(10 * depth)
            self.box.addItem(item, ignoreBounds=True)
        self.zoomed = False  # the user chose what to see: leave it
        self._x: Floats = np.zeros(0, dtype=np.float32)
        self._y = self._x
        self._extent: Extent | None = None
        self._wholly = False  # the user wants to see every code, however far
        self._cursor = QPointF()
        self._hovering = -1
        self._hand = Hand(self)
        self.tools: dict[str, Tool] = {
            tool.name: tool for tool in (self._hand, Lasso(self), Box(self), Pins(self))
        }
        self.tool: Tool = self._hand
        self._in_hand: Tool | None = None  # while a button is down
        self._pressed = QPointF()
        # Not `QTimer.singleShot`: it would hold a plane that goes before the timer has rung.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refit)
        self._flight = Flight(self.box, self)
        self._flight.stateChanged.connect(self._on_range)
        self._tell_range = Throttle(self.range_changed.emit, 33, self)
        self.box.sigRangeChanged.connect(self._on_range)

    # What to show

    def set_points(self, x: Floats, y: Floats, extent: Extent | None, pointed: int) -> None:
        """The codes that can be pointed at, the extent of all, and which is pointed at now (−1: none)."""
        self._x, self._y, self._extent = x, y, extent
        self._hovering = pointed if pointed >= 0 else self._hovering  # the same code: nothing to tell
        self.set_hovering(pointed)

    def set_cursor(self, x: float, y: float) -> None:
        """Move the ring without telling anybody."""
        self._cursor = QPointF(x, y)
        self.cursor_item.setPos(self._cursor)

    def cursor_xy(self) -> tuple[float, float]:
        """Where the ring is, in code units."""
        return self._cursor.x(), self._cursor.y()

    def cursor_place(self) -> QPointF:
        """The same as a point."""
        return QPointF(self._cursor)

    def is_busy(self) -> bool:
        """Whether the user holds the cursor."""
        return self._in_hand is self._hand and self._hand.holds_cursor

    def set_theme(self, theme: Theme) -> None:
        """Every colour of the plane."""
        self.setBackground(QColor(theme.panel))
        self.box.setBackgroundColor(QColor(theme.plane))
        marks = (self.cursor_item, self.ring, self.outline, self.route, self.ellipse, self._frame, self.scale)
        themed: tuple[Any, ...] = (*marks, self.user_image, *self._axes.values())
        for item in themed:
            item.set_theme(theme)

    def set_axes(self, across: str, up: str) -> None:
        """What the axes are, written at their ends."""
        self._frame.set_names(across, up)

    # What is seen

    def visible(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in code units."""
        rect = QRectF(self.box.viewRect())
        return rect.left(), rect.top(), rect.right(), rect.bottom()

    def show_all(self, smoothly: bool = True) -> None:
        """Bring every code into view, and follow the codes from now on."""
        self._wholly = True
        self._show_codes(smoothly)

    def show_most(self) -> None:
        """Bring nearly all codes into view at once, and follow them from now on."""
        self._wholly = False
        self._show_codes(smoothly=False)

    def show_part(self, left: float, bottom: float, right: float, top: float) -> None:
        """Bring exactly this part, in code units, into view, and keep it there."""
        self._flight.stop()
        self.zoomed = True
        self.box.setRange(QRectF(left, bottom, right - left, top - bottom), padding=0)

    def _show_codes(self, smoothly: bool) -> None:
        self.zoomed = False
        target = self._target()
        if target is not None:
            pad = MARGIN * max(target.width(), target.height())
            self._flight.to(target.adjusted(-pad, -pad, pad, pad), smoothly and self.isVisible())

    def _target(self) -> QRectF | None:
        """Where the codes lie that are to be seen."""
        return None if self._extent is None else self._extent.every if self._wholly else self._extent.most

    def bring_into_view(self, x: float, y: float) -> None:
        """A place was gone to: show it, with every code where it is among them, else by panning."""
        view, place = QRectF(self.box.viewRect()), QPointF(x, y)
        if view.contains(place):
            return
        if not self.zoomed and self._extent is not None and self._extent.every.contains(place):
            self.show_all()
            return
        self.zoomed = True
        across, down = INSET * view.width(), INSET * view.height()
        inner = view.adjusted(across, down, -across, -down)
        right = max(x - inner.right(), 0) + min(x - inner.left(), 0)
        up = max(y - inner.bottom(), 0) + min(y - inner.top(), 0)
        self._flight.to(view.translated(right, up), self.isVisible())

    def follow(self) -> None:
        """Show all again if the codes left the view or shrank in it; not if the user zoomed.

        Codes of which hardly any is in view any more, as after the first steps of a training, are not
        flown to: the plane would be bare meanwhile.
        """
        codes = self._target()
        if self.zoomed or codes is None:
            return
        view = QRectF(self.box.viewRect())
        share = max(codes.width() / view.width(), codes.height() / view.height())
        if share > FAR or not view.intersects(codes):
            self._show_codes(smoothly=False)
        elif not self._flight.under_way and (share < 0.6 or not view.contains(codes)):
            self._show_codes(smoothly=True)

    def _on_range(self, *_: Any) -> None:
        self.cloud.view_changed()
        self._frame.update()
        self.view_changed.emit()
        if not self._flight.under_way:
            self._tell_range(*self.visible())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A view that follows the codes also follows the window."""
        super().resizeEvent(event)
        if hasattr(self, "_flight") and not self.zoomed:
            self._soon.start()

    def _refit(self) -> None:
        if not self.zoomed:
            self._show_codes(smoothly=False)

    # What the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The tool in hand; the middle button, and the right one where it is not the tool's, pan with any."""
        self._flight.stop()
        others = {Qt.MouseButton.MiddleButton}
        if not self.tool.takes_right:
            others.add(Qt.MouseButton.RightButton)
        self._in_hand = self._hand if event.button() in others else self.tool
        self._pressed = event.position()
        self._in_hand.press(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Without a button the mouse points at codes."""
        if self._in_hand is not None:
            self._in_hand.move(event)
        elif not event.buttons():
            self.point_at(event.position())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What the tool makes of it."""
        if self._in_hand is not None:
            in_hand, self._in_hand = self._in_hand, None
            in_hand.release(event)
        self._shape(event.position())
        still = (event.position() - self._pressed).manhattanLength() <= STILL
        if event.button() == Qt.MouseButton.RightButton and still and not self.tool.takes_right:
            self.menu_asked.emit(self.nearest(event.position()), event.globalPosition().toPoint())
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The key for menus asks at the ring; the mouse does when its button goes up."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.mapToGlobal(self.pixels(self._cursor).toPoint())
            self.menu_asked.emit(self.nearest_to_cursor(), place)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything; other tools take it for what it begins with, a second press."""
        if self.tool is self._hand:
            self.show_all()
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse."""
        self._flight.stop()
        self.zoomed = True
        factor = 1.0015 ** -event.angleDelta().y()
        self.box.scaleBy((factor, factor), center=self.place(event.position()))
        event.accept()

    def pan(self, start: QPointF, end: QPointF) -> None:
        """Move what lies under one pixel to another."""
        self.set_hovering(-1)
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        shift = self.place(start) - self.place(end)
        self.zoomed = True
        self.box.translateBy(x=shift.x(), y=shift.y())

    def set_tool(self, name: str) -> None:
        """What the left button does: hand, lasso, box or pins; what another one has begun is given up."""
        self.tool.cancel()
        self.tool = self.tools[name]
        self._shape(QPointF(self.viewport().mapFromGlobal(QCursor.pos())))

    def leaveEvent(self, event: Any) -> None:
        """Nothing is pointed at outside."""
        self.set_hovering(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the ring, Shift makes the steps coarse; Home shows all; + and − zoom.

        Enter does at the ring what a click does at the mouse, Backspace what a right click does, and Esc
        gives up a lasso.
        """
        arrow = ARROWS.get(Qt.Key(event.key()))
        if arrow is not None:
            self.nudge(*arrow, coarse=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Home:
            self.show_all()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tool.enter(event.modifiers())
        elif event.key() == Qt.Key.Key_Backspace:
            self.unpin()
        elif event.key() == Qt.Key.Key_Escape and self.tool.is_drawing():
            self.tool.cancel()
            self._in_hand = None
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoomed = True
            factor = 1.2 if event.key() == Qt.Key.Key_Minus else 1 / 1.2
            self.box.scaleBy((factor, factor), center=self._cursor)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """While a lasso is drawn Esc is its own, and not what puts a message away."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.tool.is_drawing()
        ):
            event.accept()
        return bool(super().event(event))

    @contextmanager
    def as_figure(self) -> Iterator[None]:
        """Meanwhile the frame does not tell of the keyboard: for a picture that is kept."""
        self._frame.set_focused(False)
        yield
        self._frame.set_focused(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame tells that keys go here."""
        super().focusInEvent(event)
        self._frame.set_focused(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keys go elsewhere."""
        super().focusOutEvent(event)
        self._frame.set_focused(False)

    # What a tool does

    def click(self, index: int) -> None:
        """Go to a code: the ring is there at once."""
        place = self.place_of(index)
        self.set_cursor(place.x(), place.y())
        self.clicked.emit(index)

    def choose(self, index: int, how: str) -> None:
        """A code was pointed at by a key."""
        self.chosen.emit(index, how)

    def surround(self, outline: Floats, how: str) -> None:
        """Codes were surrounded."""
        self.surrounded.emit(outline, how)

    def set_outline(self, outline: QPolygonF) -> None:
        """What is being drawn around codes."""
        self.outline.set_outline(outline)

    def pin(self, place: QPointF, index: int) -> None:
        """A point of a path, on a code or on none (−1)."""
        self.pinned.emit(place.x(), place.y(), index)

    def unpin(self) -> None:
        """The last point of the path is taken back."""
        self.unpinned.emit()

    def nudge(self, right: int, up: int, coarse: bool = False) -> None:
        """Move the ring by steps of the view."""
        view, step = self.box.viewRect(), COARSE if coarse else STEP
        self.move_cursor(self._cursor + QPointF(right * step * view.width(), up * step * view.height()))
        self.bring_into_view(*self.cursor_xy())
        self.tool.follow()

    def move_cursor(self, place: QPointF) -> None:
        """The user moved the ring."""
        self.set_cursor(place.x(), place.y())
        self.cursor_moved.emit(place.x(), place.y())

    def point_at(self, pixel: QPointF) -> None:
        """The mouse is here."""
        self.set_hovering(self.nearest(pixel))
        self._shape(pixel)

    def set_hovering(self, index: int) -> None:
        """A ring about a code, −1 for none."""
        self.ring.setVisible(index >= 0)
        if index >= 0:
            self.ring.setPos(float(self._x[index]), float(self._y[index]))
        if index != self._hovering:
            self._hovering = index
            self.hovered.emit(index)

    def nearest(self, pixel: QPointF) -> int:
        """The code within reach of the mouse, or −1."""
        if not len(self._x) or not self.box.sceneBoundingRect().contains(self.mapToScene(pixel.toPoint())):
            return -1
        place, reach = self.place(pixel), HOVER * self.box.viewPixelSize()[0]
        away = (self._x - np.float32(place.x())) ** 2 + (self._y - np.float32(place.y())) ** 2
        index = int(np.argmin(away))
        return index if away[index] <= reach**2 else -1

    def nearest_to_cursor(self) -> int:
        """The code drawn that is nearest to the ring, or −1 where none is."""
        if not len(self._x):
            return -1
        x, y = self.cursor_xy()
        return int(np.argmin((self._x - np.float32(x)) ** 2 + (self._y - np.float32(y)) ** 2))

    def near_cursor(self, pixel: QPointF) -> bool:
        """Whether the mouse is about the ring."""
        near = self.pixels(self._cursor) - pixel
        return bool(np.hypot(near.x(), near.y()) <= GRAB)

    def _shape(self, pixel: QPointF) -> None:
        held = self.tool is self._hand and self.near_cursor(pixel)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if held else self.tool.shape)

    def place(self, pixel: QPointF) -> QPointF:
        """Code units of a pixel of this widget."""
        return QPointF(self.box.mapSceneToView(QPointF(self.mapToScene(pixel.toPoint()))))

    def pixels(self, place: QPointF) -> QPointF:
        """The pixel of a place in code units."""
        return QPointF(self.mapFromScene(self.box.mapViewToScene(place)))

    def place_of(self, index: int) -> QPointF:
        """Where a code is in the plane."""
        return QPointF(float(self._x[index]), float(self._y[index]))

    def pixel_of(self, index: int) -> QPointF:
        """Where a code is on this widget."""
        return self.pixels(self.place_of(index))
