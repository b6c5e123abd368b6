"""A large picture with colours over its patches: drawn, zoomed, pointed at."""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from aegui.explore.queries.sample import Paint, Sample
from aegui.views.accessibility import Role
from aegui.views.plots.field_colours import column_colours
from aegui.views.plots.tools import ADDS, REMOVES, STILL
from aegui.views.theme import DARK, Theme, rgb
from aegui.views.widgets.palette import blue_to_orange
from aegui.views.widgets.pixel_value import Units, pixel_words
from aegui.views.widgets.plain_text import plain_tip
from aegui.views.widgets.style import small_font

KEY, LEAST_KEY = 54, 22  # px a side of the map of colours
KEY_SHARE = 0.13  # of the picture's room
MARGIN = 8  # px around it
NEAREST, FARTHEST = 32.0, 1.0  # zoom, as times what fits
NONE = (-1, -1)
DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PaintedPicture(QWidget):
    """The picture as large as the place allows; the wheel zooms, the middle button moves it.

    Signals: pointed (a patch, of those of the sample), surrounded (rows of the shown images, "add" or
    "remove").
    """

    spoken_role: ClassVar[Role] = Role.Canvas

    pointed = Signal(int)
    surrounded = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._sample: Sample | None = None
        self._paint: Paint | None = None
        self._theme: Theme = DARK
        self._strength = 0.5
        self._mouse = QPointF(-1, -1)
        self._units: Units | None = None
        self._picture, self._over = QImage(), QImage()
        self._names = "", ""  # the cursor's patch, and that under the mouse in the plane
        self._marked = NONE  # those that lie in this picture
        self._current = -1  # the patch that keys go from
        self._zoom, self._middle = 1.0, QPointF()  # the middle in pixels of the picture
        self._pressed: QPointF | None = None
        self._grabbed: QPointF | None = None
        self._dragged = QRectF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)

    # What is shown

    def set_sample(self, sample: Sample | None) -> None:
        """This picture; of another one all of it is seen."""
        before, self._sample = self._sample, sample
        self._over = QImage()
        self.set_marked(*self._names)
        if sample is None:
            self._picture = QImage()
        elif before is None or before.name != sample.name or before.size != sample.size:
            self._current = -1
            self.fit()
        if sample is not None and (before is None or before.pixels is not sample.pixels):
            high, wide = sample.pixels.shape[:2]
            data = np.ascontiguousarray(sample.pixels)
            self._picture = QImage(data.data, wide, high, 3 * wide, QImage.Format.Format_RGB888).copy()
        self.update()

    def set_paint(self, paint: Paint | None) -> None:
        """These colours."""
        self._paint, self._over = paint, QImage()
        self.update()

    def set_marked(self, nearest: str, hovered: str) -> None:
        """Outline the patches of these names, where they lie in this picture."""
        self._names = nearest, hovered
        known = {} if self._sample is None else {name: n for n, name in enumerate(self._sample.identities)}
        marked = known.get(nearest, -1), known.get(hovered, -1)
        if marked != self._marked:
            self._marked = marked
            self.update()

    def set_units(self, units: Units | None) -> None:
        """The value (256,) in the file of each byte; None where it is not known."""
        self._units = units

    def set_strength(self, strength: float) -> None:
        """How much the colours cover of the picture, 0 to 1."""
        self._strength, self._over = strength, QImage()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme, self._over = theme, QImage()
        self.update()

    def fit(self) -> None:
        """All of the picture."""
        self._zoom = FARTHEST
        if self._sample is not None:
            self._middle = QPointF(self._sample.size[1] / 2, self._sample.size[0] / 2)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 90)

    # Places

    def _scale(self) -> float:
        """Pixels of the widget for one of the picture."""
        assert self._sample is not None
        high, wide = self._sample.size
        return self._zoom * min(self.width() / wide, self.height() / high)

    def place(self, pixel: QPointF) -> QPointF:
        """A pixel of the widget, as a place in the picture."""
        here = pixel - QPointF(self.width() / 2, self.height() / 2)
        return self._middle + here / self._scale()

    def pixel(self, place: QPointF) -> QPointF:
        """The way back."""
        return (place - self._middle) * self._scale() + QPointF(self.width() / 2, self.height() / 2)

    def outline(self, patch: int) -> QRectF:
        """Where a patch is drawn."""
        assert self._sample is not None
        x, y = self._sample.corners[patch].tolist()
        high, wide = self._sample.patch
        return QRectF(self.pixel(QPointF(x, y)), self.pixel(QPointF(x + wide, y + high)))

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.plane))
        if self._sample is None:
            return
        high, wide = self._sample.size
        whole = QRectF(self.pixel(QPointF(0, 0)), self.pixel(QPointF(wide, high)))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._scale() < 2)
        painter.drawImage(whole, self._picture)
        painter.drawImage(whole, self._overlay())
        for patch, colour in zip(self._marked, (self._theme.accent, self._theme.text), strict=True):
            if patch >= 0:
                self._outline(painter, patch, colour)
        if self.hasFocus() and 0 <= self._current < len(self._sample.rows):
            self._outline(painter, self._current, self._theme.warn)
        if not self._dragged.isNull():
            painter.setPen(QPen(QColor(self._theme.accent), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self._dragged)
        self._draw_key(painter)

    def _outline(self, painter: QPainter, patch: int, colour: str) -> None:
        """A frame that is seen on any picture."""
        frame = self.outline(patch)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, ink in ((4, self._theme.panel), (2, colour)):
            painter.setPen(QPen(QColor(ink), width))
            painter.drawRect(frame)

    def _overlay(self) -> QImage:
        """The colours over the patches, at the size that the picture is kept in."""
        sample, paint = self._sample, self._paint
        if self._over.isNull() and sample is not None and paint is not None and self._fits(paint):
            high, wide = sample.pixels.shape[:2]
            made = np.zeros((high, wide, 4), np.uint8)
            scale = high / sample.size[0], wide / sample.size[1]
            half = (np.array(sample.patch) - np.array(sample.cell)) / 2
            starts = sample.corners[:, ::-1] + half  # (K, 2), rows and columns
            tops, lefts = np.rint(starts * scale).astype(int).T
            bottoms, rights = np.rint((starts + sample.cell) * scale).astype(int).T
            inks = self._inks(paint)
            for row in np.flatnonzero(paint.shown).tolist():
                top, left = max(int(tops[row]), 0), max(int(lefts[row]), 0)
                made[top : bottoms[row], left : rights[row]] = inks[row]
            form = QImage.Format.Format_RGBA8888_Premultiplied
            self._over = QImage(made.data, wide, high, 4 * wide, form).copy()
        return self._over

    def _fits(self, paint: Paint) -> bool:
        """Whether colours are those of this picture: another one may still be read."""
        return self._sample is not None and len(paint.shown) == len(self._sample.rows)

    def _inks(self, paint: Paint) -> NDArray[np.uint8]:
        """Colours (K, 4), with their opacity multiplied in."""
        count = len(paint.shown)
        if paint.by == "place" and paint.places is not None:
            colours = blue_to_orange(paint.places)
        elif paint.by == "class" and paint.labels is not None:
            names = column_colours(self._theme, len(paint.classes), paint.loose, paint.scaled)
            colours = np.array(names, np.uint8)[paint.labels]
        else:
            colours = np.broadcast_to(np.array(rgb(self._theme.accent), np.uint8), (count, 3))
        opaque = np.full((count, 1), 255, np.uint8)
        inks: NDArray[np.uint8] = np.rint(np.hstack([colours, opaque]) * self._strength).astype(np.uint8)
        return inks

    def _draw_key(self, painter: QPainter) -> None:
        """What the colours of places mean: across and up in the plane."""
        paint = self._paint
        if paint is None or paint.by != "place" or min(self.width(), self.height()) < 5 * LEAST_KEY:
            return
        painter.setFont(small_font())
        metrics = painter.fontMetrics()
        names = [name.split(" (")[0] for name in (*paint.axes, "", "")[:2]]
        beside, side = metrics.horizontalAdvance(names[1]) + 6, self._key_side()
        ground = QRectF(0, 0, side + beside + 12, side + metrics.height() + 12)
        ground.moveBottomRight(QPointF(self.width() - MARGIN, self.height() - MARGIN))
        if ground.contains(self._mouse):  # what lies below it is looked for
            ground.moveTopLeft(QPointF(MARGIN, MARGIN))
        colour = QColor(self._theme.panel)
        colour.setAlpha(225)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(ground, 5, 5)
        square = QRectF(ground.left() + beside + 6, ground.top() + 6, side, side)
        painter.drawImage(square, _key())
        painter.setPen(QColor(self._theme.text))
        painter.drawText(QPointF(ground.left() + 6, square.top() + metrics.ascent()), names[1])
        right = square.right() - metrics.horizontalAdvance(names[0])
        painter.drawText(QPointF(right, square.bottom() + metrics.ascent() + 2), names[0])

    def _key_side(self) -> float:
        """Of the map of colours: it covers little of a small picture."""
        return min(max(KEY_SHARE * min(self.width(), self.height()), LEAST_KEY), KEY)

    # What the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button points, or with Shift or Ctrl surrounds; the middle one moves the picture."""
        if self._sample is None:
            return
        if event.button() == Qt.MouseButton.MiddleButton:
            self._grabbed = event.position()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            if not event.modifiers() & (ADDS | REMOVES):
                self._point(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._sample is None:
            return
        here, before = event.position(), self._mouse
        self._mouse = here
        corner = QRectF(self.width() - 3 * KEY, self.height() - 3 * KEY, 3 * KEY, 3 * KEY)
        if corner.contains(here) or corner.contains(before):
            self.update()  # the map of colours makes way
        if self._grabbed is not None:
            self._middle -= (here - self._grabbed) / self._scale()
            self._grabbed = here
            self._keep_inside()
        elif self._pressed is not None and event.modifiers() & (ADDS | REMOVES):
            if (here - self._pressed).manhattanLength() > STILL or not self._dragged.isNull():
                self._dragged = QRectF(self._pressed, here).normalized()
                self.update()
        elif self._pressed is not None:
            self._point(here)
        else:
            self._tell(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was surrounded is selected; a click with Shift or Ctrl means one patch."""
        pressed, dragged = self._pressed, self._dragged
        self._pressed = self._grabbed = None
        self._dragged = QRectF()
        self.update()
        keys = event.modifiers()
        if self._sample is None or pressed is None or not keys & (ADDS | REMOVES):
            return
        how = "add" if keys & ADDS else "remove"
        if dragged.isNull():
            patch = self._patch(pressed)
            rows = self._sample.rows[patch : patch + 1] if patch >= 0 else self._sample.rows[:0]
        else:
            corners = self.place(dragged.topLeft()), self.place(dragged.bottomRight())
            rows = self._sample.within(corners[0].x(), corners[0].y(), corners[1].x(), corners[1].y())
        if len(rows):
            self.surrounded.emit(rows, how)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to all of the picture."""
        self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse."""
        if self._sample is not None:
            self._zoom_by(1.2 ** (event.angleDelta().y() / 120), event.position())
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from patch to patch, + and − zoom, Home shows all."""
        key, middle = Qt.Key(event.key()), QPointF(self.width() / 2, self.height() / 2)
        if self._sample is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in DIRECTIONS:
            self._step(*DIRECTIONS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom_by(1.25, middle)
        elif key == Qt.Key.Key_Minus:
            self._zoom_by(0.8, middle)
        elif key == Qt.Key.Key_Home:
            self.fit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_inside()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A frame tells which patch keys go from."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.setToolTip("")

    def _patch(self, pixel: QPointF) -> int:
        assert self._sample is not None
        place = self.place(pixel)
        return self._sample.at(place.x(), place.y())

    def _point(self, pixel: QPointF) -> None:
        patch = self._patch(pixel)
        if patch >= 0:
            self._current = patch
            self.pointed.emit(patch)

    def _tell(self, pixel: QPointF) -> None:
        """Say what lies under the mouse."""
        assert self._sample is not None
        patch = self._patch(pixel)
        words = "" if patch < 0 else self._sample.identities[patch]
        label = None if patch < 0 else self._sample.labels[patch]
        if label is not None:
            words = self.tr("{}\nclass {}").format(words, label)
        self.setToolTip(plain_tip("\n".join(filter(None, [words, self._value(pixel)]))))

    def _value(self, pixel: QPointF) -> str:
        """The picture's own value there, whatever is painted over it; "" where the units are not known."""
        if self._sample is None or self._units is None:
            return ""
        place, (high, wide) = self.place(pixel), self._sample.size
        x, y = int(place.x()), int(place.y())
        if not (0 <= x < wide and 0 <= y < high):
            return ""
        rows, columns = self._sample.pixels.shape[:2]
        here = self._sample.pixels[y * rows // high, x * columns // wide]
        return pixel_words(here, x, y, self._units)

    def _step(self, across: int, down: int) -> None:
        """To the nearest patch in a direction."""
        assert self._sample is not None
        corners = self._sample.corners
        if not len(corners):
            return
        current = self._current if 0 <= self._current < len(corners) else max(self._marked[0], 0)
        away = corners - corners[current]
        ahead = away[:, 0] * across + away[:, 1] * down
        aside = np.abs(away[:, 0] * down) + np.abs(away[:, 1] * across)
        far = np.where(ahead > 0, ahead + 3.0 * aside, math.inf)
        if np.isfinite(far).any():
            self._current = int(far.argmin())
            self.pointed.emit(self._current)
            self.update()

    def _zoom_by(self, times: float, about: QPointF) -> None:
        before = self.place(about)
        self._zoom = min(max(self._zoom * times, FARTHEST), NEAREST)
        self._middle += before - self.place(about)
        self._keep_inside()

    def _keep_inside(self) -> None:
        """No farther than the picture reaches."""
        if self._sample is None or self.width() == 0 or self.height() == 0:
            return
        high, wide = self._sample.size
        half = QPointF(self.width(), self.height()) / (2 * self._scale())

        def inside(at: float, room: float, whole: int) -> float:
            return whole / 2 if 2 * room >= whole else min(max(at, room), whole - room)

        self._middle = QPointF(
            inside(self._middle.x(), half.x(), wide), inside(self._middle.y(), half.y(), high)
        )
        self.update()


def _key() -> QImage:
    """The map of colours."""
    up, across = np.mgrid[1:0:16j, 0:1:16j]
    colours = blue_to_orange(np.stack([across.ravel(), up.ravel()], axis=1).astype(np.float32))
    return QImage(colours.tobytes(), 16, 16, 48, QImage.Format.Format_RGB888).copy()
