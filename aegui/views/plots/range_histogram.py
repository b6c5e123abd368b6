"""A histogram of values with two handles: what becomes black and what becomes white."""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from aegui.views.accessibility import Role
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.style import em, small_font

GRIP = 6  # px, half the width of a handle
STEPS = 200  # of a key, from one end to the other
COARSE = 10  # times as far with Shift

Span = tuple[float, float]


class RangeHistogram(QWidget):
    """Counts are shown by their logarithm. Signals: moved (low, high) while it is dragged, chosen (low, high)
    when it is let go or moved by a key."""

    spoken_role: ClassVar[Role] = Role.Canvas

    moved = Signal(float, float)
    chosen = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: NDArray[np.int64] = np.zeros(0, np.int64)
        self._extent: Span = (0.0, 1.0)
        self._limits: Span | None = None
        self._texts = ("", "")
        self._held = 0  # the handle that keys move: 0 black, 1 white
        self._dragged = False
        self._theme = DARK
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Histogram of the values"))
        self.setToolTip(
            self.tr(
                "How many values lie where, by the logarithm. Drag a handle: what lies left of the first is "
                "black, right of the second white. Keys: ← and → move one, Shift further, Space the other."
            )
        )

    def sizeHint(self) -> QSize:
        return QSize(420, round(em(9)))

    def set_theme(self, theme: Theme) -> None:
        """Its colours."""
        self._theme = theme
        self.update()

    def set_counts(self, counts: NDArray[np.int64], extent: Span) -> None:
        """How many values (bins,) lie in each part of the extent."""
        self._counts, self._extent = counts, extent
        self.update()

    def set_limits(self, limits: Span | None, texts: tuple[str, str] = ("", "")) -> None:
        """Where the handles are, in words too; None: each image has its own, and there are none."""
        self._limits, self._texts = limits, texts
        self.update()

    # The mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The nearer handle is taken."""
        if event.button() == Qt.MouseButton.LeftButton and len(self._counts):
            ends = self._limits or self._extent
            x = event.position().x()
            low, high = (abs(x - self._x(one)) for one in ends)
            self._held = int(high < low or (high == low and x > self._x(ends[1])))
            self._dragged = True
            self._move_to(self._value(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """With what is shown of it at once."""
        if self._dragged:
            self._move_to(self._value(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is chosen."""
        if self._dragged and self._limits is not None:
            self._dragged = False
            self.chosen.emit(*self._limits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves a handle a step, or takes the other."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Space:
            self._held = 1 - self._held
            self.update()
        elif way and len(self._counts):
            far = COARSE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            step = (self._extent[1] - self._extent[0]) / STEPS
            self._move_to((self._limits or self._extent)[self._held] + way * far * step)
            if self._limits is not None:
                self.chosen.emit(*self._limits)
        else:
            super().keyPressEvent(event)

    def _move_to(self, value: float) -> None:
        """Neither handle passes the other."""
        low, high = self._limits or self._extent
        span = self._extent[1] - self._extent[0]
        least, value = span / 1000, round(value, 3 - math.floor(math.log10(span)))  # as fine as is seen
        limits = (low, max(value, low + least)) if self._held else (min(value, high - least), high)
        self._limits = limits
        self.moved.emit(*limits)
        self.update()

    # Drawing

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(GRIP + 1, 4, -GRIP - 1, -em(1.6))

    def _x(self, value: float) -> float:
        room, (low, high) = self._room(), self._extent
        share = (value - low) / (high - low)
        return room.left() + min(max(share, 0.0), 1.0) * room.width()

    def _value(self, x: float) -> float:
        room, (low, high) = self._room(), self._extent
        return low + min(max((x - room.left()) / room.width(), 0.0), 1.0) * (high - low)

    def paintEvent(self, event: object) -> None:
        """Bars, what is outside of the limits dimmer, and the handles with their values."""
        painter, room, theme = QPainter(self), self._room(), self._theme
        painter.fillRect(room, QColor(theme.plane))
        if len(self._counts):
            self._paint_bars(painter, room)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.hairline), 1))
        painter.drawRect(room)
        if self._limits is not None:
            painter.setFont(small_font())
            for place, (value, text) in enumerate(zip(self._limits, self._texts, strict=True)):
                self._paint_handle(painter, room, place, value, text)
        painter.end()

    def _paint_bars(self, painter: QPainter, room: QRectF) -> None:
        heights = np.log1p(self._counts) / np.log1p(self._counts.max()) * (room.height() - 2)
        wide = room.width() / len(heights)
        low, high = (self._x(one) for one in self._limits or self._extent)
        inside, outside = QColor(self._theme.accent), QColor(self._theme.dim)
        outside.setAlphaF(0.5)
        lefts = room.left() + wide * np.arange(len(heights))
        bars = [
            QRectF(left, room.bottom() - height, wide + 0.5, height)
            for left, height in zip(lefts.tolist(), heights.tolist(), strict=True)
        ]
        first, last = np.searchsorted(lefts + wide / 2, [low, high]).tolist()
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, some in ((inside, bars[first:last]), (outside, bars[:first] + bars[last:])):
            painter.setBrush(colour)
            painter.drawRects(some)

    def _paint_handle(self, painter: QPainter, room: QRectF, place: int, value: float, text: str) -> None:
        x = self._x(value)
        held = place == self._held and self.hasFocus()
        painter.setPen(QPen(QColor(self._theme.text), 2 if held else 1))
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
        painter.setBrush(QColor("black" if place == 0 else "white"))
        tip = [QPointF(x, room.bottom() - 2 * GRIP), QPointF(x - GRIP, room.bottom())]
        painter.drawPolygon(QPolygonF([*tip, QPointF(x + GRIP, room.bottom())]))
        wide = painter.fontMetrics().horizontalAdvance(text) + 2
        left = x if place else x - wide  # they stay apart where the handles are near
        left = min(max(left, 0.0), self.width() - wide)
        painter.setPen(QColor(self._theme.dim))
        painter.drawText(QRectF(left, room.bottom() + 1, wide, em(1.5)), Qt.AlignmentFlag.AlignCenter, text)
