"""The colours that values have, from the least to the largest; a drag along them draws a range alone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aegui.explore.records import ValueScale
from aegui.views.accessibility import Role
from aegui.views.plots.field_colours import value_colours
from aegui.views.plots.sharpness import draw_part
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.controls import MINUS
from aegui.views.widgets.picture import from_rows
from aegui.views.widgets.style import em, small_font

BAR, GAP = 8, 8  # px: height of the colours, and free beside them
LEAST = 80  # px of the colours
STEP, COARSE = 0.01, 0.1  # of the bar, for one press of an arrow
FAINT = 0.25


class ValueBar(QWidget):
    """Signal: spanned (the range that is to be drawn, or None for all).

    A drag chooses a range, a double-click all again; arrows move its lower end, with Shift its upper one.
    """

    spoken_role: ClassVar[Role] = Role.Canvas

    spanned = Signal(object)  # tuple[float, float] | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Range of the values"))
        self._scale: ValueScale | None = None
        self._theme = DARK
        self._beside = 0  # px that the values of the ends may take
        self._from: float | None = None  # the share of the bar at which a drag began
        self._drawn: tuple[float, float] | None = None  # while it goes on
        self.setFont(small_font())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setToolTip(
            self.tr(
                "Drag along the colours: codes with values in that range are drawn alone, and count alone. A "
                "double-click draws all again; arrows move the lower end, with Shift the upper one."
            )
        )

    def set_scale(self, scale: ValueScale) -> None:
        """Of the column that codes are coloured by."""
        self._scale = scale
        ends = (scale.least, scale.low, scale.high, scale.most, (2 * scale.low + scale.high) / 3)
        words = [f"≥ {self._text(end)}" for end in ends]
        self._beside = max(self.fontMetrics().horizontalAdvance(word) for word in words)
        self.setAccessibleName(scale.name)
        self.setAccessibleDescription(" – ".join(self.words()))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """The colours themselves, and those of the words."""
        self._theme = theme
        self.update()

    def words(self) -> tuple[str, str]:
        """What the ends stand for; of a range its ends."""
        scale = self._scale
        if scale is None:
            return "", ""
        low, high = scale.span or (scale.low, scale.high)
        if self._drawn is not None:
            low, high = (self._value(share) for share in self._drawn)
        under = "≤ " if scale.span is None and self._drawn is None and scale.least < scale.low else ""
        over = "≥ " if scale.span is None and self._drawn is None and scale.most > scale.high else ""
        return under + self._text(low), over + self._text(high)

    def bar(self) -> QRectF:
        """Where the colours are."""
        beside = self._beside + GAP
        width = max(self.width() - 2 * beside, 1)
        return QRectF(beside, (self.height() - BAR) / 2, width, BAR)

    def sizeHint(self) -> QSize:
        return QSize(3 * LEAST, em(1.55))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, em(1.55))

    # What the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A range may begin here."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = self._share(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It is shown while it is drawn."""
        if self._from is not None:
            here = self._share(event.position())
            self._drawn = min(self._from, here), max(self._from, here)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click alone chooses nothing."""
        drawn, self._drawn, self._from = self._drawn, None, None
        if drawn is not None and drawn[1] - drawn[0] >= STEP:
            self._tell(*drawn)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """All again."""
        self._from = self._drawn = None
        self.spanned.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move an end, Page Up and Page Down by more; Home draws all again."""
        steps = {
            Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP, Qt.Key.Key_PageDown: -COARSE,
            Qt.Key.Key_PageUp: COARSE,
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_Escape):
            self.spanned.emit(None)
        elif step is None:
            super().keyPressEvent(event)
        else:
            low, high = self._span() or (0.0, 1.0)
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                high = max(low + STEP, high + step)
            else:
                low = min(high - STEP, low + step)
            self._tell(max(low, 0.0), min(high, 1.0))

    def _tell(self, low: float, high: float) -> None:
        """At an end of the bar what lies beyond it is meant, too."""
        scale = self._scale
        if scale is not None:
            least = scale.least if low <= 0 else self._value(low)
            most = scale.most if high >= 1 else self._value(high)
            every = low <= 0 and high >= 1
            self.spanned.emit(None if every else (least, most))

    # What is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colours, faint outside the range, between the values of the ends."""
        if self._scale is None:
            return
        painter, place = QPainter(self), self.bar()
        colours = from_rows(np.ascontiguousarray(value_colours(self._theme)[None]))
        span = self._drawn or self._span()
        painter.setOpacity(1.0 if span is None else FAINT)
        painter.drawImage(place, colours)
        painter.setOpacity(1.0)
        if span is not None:
            part = QRectF(place.left() + span[0] * place.width(), place.top(), 0, BAR)
            part.setRight(place.left() + span[1] * place.width())
            draw_part(painter, part, colours, self._of_image(colours.width(), span))
        if self.hasFocus():
            painter.setPen(QColor(self._theme.accent))
            painter.drawRect(place.adjusted(-2, -2, 1, 1))
        painter.setPen(QColor(self._theme.dim))
        low, high = self.words()
        centre = Qt.AlignmentFlag.AlignVCenter
        left = QRectF(0, 0, place.left() - GAP, self.height())
        painter.drawText(left, centre | Qt.AlignmentFlag.AlignRight, low)
        right = QRectF(place.right() + GAP, 0, self.width(), self.height())
        painter.drawText(right, centre | Qt.AlignmentFlag.AlignLeft, high)

    def _of_image(self, width: int, span: tuple[float, float]) -> QRectF:
        return QRectF(span[0] * width, 0, (span[1] - span[0]) * width, 1)

    def _span(self) -> tuple[float, float] | None:
        """The range as shares of the bar."""
        scale = self._scale
        if scale is None or scale.span is None:
            return None
        wide = (scale.high - scale.low) or 1.0
        low, high = ((value - scale.low) / wide for value in scale.span)
        return min(max(low, 0.0), 1.0), min(max(high, 0.0), 1.0)

    def _share(self, place: QPointF) -> float:
        bar = self.bar()
        return min(max((place.x() - bar.left()) / bar.width(), 0.0), 1.0)

    def _value(self, share: float) -> float:
        assert self._scale is not None
        return self._scale.low + share * (self._scale.high - self._scale.low)

    def _text(self, value: float) -> str:
        scale = self._scale
        if scale is None or not scale.dates:
            return f"{value:.4g}".replace("-", MINUS)
        try:
            when = datetime.fromtimestamp(value, UTC)
        except (ValueError, OverflowError, OSError):
            return f"{value:.4g}"
        days = scale.most - scale.least > 3 * 86_400
        return f"{when:%Y-%m-%d}" if days else f"{when:%Y-%m-%d %H:%M}"
