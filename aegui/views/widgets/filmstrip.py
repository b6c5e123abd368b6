"""Images one after another, and under each how far it is from data."""

from __future__ import annotations

import math
from itertools import product
from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from aegui.explore.records import PathStrip
from aegui.views.accessibility import Role
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.picture import to_qimage
from aegui.views.widgets.plain_text import plain_tip
from aegui.views.widgets.style import small_font

GAP = 4  # px between two images
ROW_GAP = 10
SIDE = 36  # px: images of one row are not smaller, else there are more rows
SMALLEST, MOST_SIDE = 12, 112
LEAST_BAR, MOST_BAR = 24, 72
THIN, MOST_WIDE = 0.4, 18  # of the image's width, and px: bars are quieter than images
MOST_ROWS = 4
HEADROOM = 1.15  # of the edge, seen above the bars


class StripWidget(QWidget):
    """Signal: chosen (index of a frame), by mouse or keyboard."""

    spoken_role: ClassVar[Role] = Role.Canvas

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip: PathStrip | None = None
        self._images: list[QImage] = []
        self._frame = -1
        self._names: dict[str, str] = {}
        self._theme = DARK
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumSize(220, 84)

    def set_names(self, names: dict[str, str]) -> None:
        """What each kind of distance is called."""
        self._names = names

    def set_strip(self, strip: PathStrip | None) -> None:
        """Images and their distances."""
        self._strip = strip
        self._images = [] if strip is None else [to_qimage(image) for image in strip.images]
        self.update()

    def set_frame(self, frame: int) -> None:
        """The image that is looked at, −1 for none."""
        if frame != self._frame:
            self._frame = frame
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Bars in the colours of good, doubtful and bad."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(560, 150)

    # Where things are

    def layout_now(self) -> tuple[int, float, float]:
        """Images in a row, the side of one, and the height of the bars; one row where they are not small."""
        count = max(len(self._images), 1)
        best = (1, 8.0, float(LEAST_BAR))
        for rows, bar in product(range(1, MOST_ROWS + 1), (LEAST_BAR, LEAST_BAR // 2)):
            across = math.ceil(count / rows)
            height = (self.height() - (rows - 1) * ROW_GAP) / rows - self._text()
            side = min((self.width() + GAP) / across - GAP, height - bar, MOST_SIDE)
            if bar < LEAST_BAR and side > SMALLEST:  # low bars only where the images would be none otherwise
                side = SMALLEST
            if side > best[1]:
                best = (across, side, min(height - side, MOST_BAR))
            if best[1] >= SIDE:
                break
        return best

    def _text(self) -> int:
        return self.fontMetrics().height()

    def place_of(self, frame: int) -> QRectF:
        """Where an image is drawn."""
        across, side, bar = self.layout_now()
        row, column = divmod(frame, across)
        step = (self.width() - side) / max(across - 1, 1)
        step = min(step, side + 4 * GAP)
        return QRectF(column * step, row * (side + bar + self._text() + ROW_GAP), side, side)

    def bar_of(self, frame: int) -> QRectF:
        """Where its distance is drawn."""
        image, (_, side, bar), strip = self.place_of(frame), self.layout_now(), self._strip
        assert strip is not None
        high = (bar - GAP) * float(strip.distances[frame]) / self._top()
        bottom = image.bottom() + bar
        wide = min(THIN * side, MOST_WIDE)
        return QRectF(image.center().x() - wide / 2, bottom - max(high, 1.0), wide, max(high, 1.0))

    def _top(self) -> float:
        """The distance that a bar of full height stands for."""
        assert self._strip is not None
        return max(float(self._strip.distances.max()), HEADROOM * (self._strip.edge or 0.0), 1e-9)

    def frame_at(self, place: QPointF) -> int:
        """The image at a pixel, with what lies under it; −1 for none."""
        _, _, bar = self.layout_now()
        for frame in range(len(self._images)):
            whole = self.place_of(frame).adjusted(-GAP / 2, 0, GAP / 2, bar + self._text())
            if whole.contains(place):
                return frame
        return -1

    # What the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to an image."""
        self._choose(self.frame_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Run along with the button down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(self.frame_at(event.position()))

    def _choose(self, frame: int) -> None:
        if 0 <= frame < len(self._images) and frame != self._frame:
            self.chosen.emit(frame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right step along; Home and End go to the ends."""
        last = len(self._images) - 1
        steps = {
            Qt.Key.Key_Left: max(self._frame - 1, 0),
            Qt.Key.Key_Right: min(self._frame + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        frame = steps.get(Qt.Key(event.key()))
        if frame is None or last < 0:
            super().keyPressEvent(event)
        else:
            self._choose(frame)

    def event(self, event: QEvent) -> bool:
        """The tooltip says what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(
                event.globalPos(), plain_tip(self.describe(self.frame_at(QPointF(event.pos())))), self
            )
            return True
        return super().event(event)

    def describe(self, frame: int) -> str:
        """A frame in words."""
        strip = self._strip
        if strip is None or frame < 0:
            return ""
        words = self.tr("image {} of {}: {} code units from the nearest real code").format(
            frame + 1, len(self._images), f"{strip.distances[frame]:.2f}"
        )
        return f"{words}, {self._names[strip.kinds[frame]]}" if strip.kinds else words

    # Drawing

    def paintEvent(self, event: object) -> None:
        strip = self._strip
        if strip is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(small_font())
        for frame in range(len(self._images)):
            self._paint_image(painter, frame, frame in strip.pinned)
            self._paint_bar(painter, frame, strip)
        self._paint_limits(painter, strip)
        painter.end()

    def _paint_image(self, painter: QPainter, frame: int, pinned: bool) -> None:
        place, clip = self.place_of(frame), QPainterPath()
        clip.addRoundedRect(place, 3, 3)
        painter.save()
        painter.setClipPath(clip)
        image = self._images[frame]
        size = image.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(place.x(), place.y(), size.width(), size.height())
        target.moveCenter(place.center())
        painter.drawImage(target, image)
        painter.restore()
        accent = QColor(self._theme.accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if frame == self._frame:
            painter.setPen(QPen(accent, 2))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 3, 3)
        if pinned:
            painter.setPen(QPen(QColor(self._theme.panel), 1.5))
            painter.setBrush(accent)
            painter.drawEllipse(place.topLeft() + QPointF(6, 6), 4, 4)

    def _paint_bar(self, painter: QPainter, frame: int, strip: PathStrip) -> None:
        theme, bar = self._theme, self.bar_of(frame)
        colours = {"near": theme.good, "edge": theme.warn, "extrapolating": theme.bad}
        colour = colours[strip.kinds[frame]] if strip.kinds else theme.dim
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        words = f"{strip.distances[frame]:.2f}"
        image = self.place_of(frame)
        if painter.fontMetrics().horizontalAdvance(words) <= image.width():
            painter.setPen(QColor(theme.dim))
            under = QRectF(image.x(), bar.bottom() + 1, image.width(), self._text())
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_limits(self, painter: QPainter, strip: PathStrip) -> None:
        """Up to where codes are near data, and where the edge ends: a line across each row."""
        across, _, bar = self.layout_now()
        for limit in (strip.near, strip.edge):
            if limit is None:
                continue
            painter.setPen(QPen(QColor(self._theme.dim), 1, Qt.PenStyle.DotLine))
            for first in range(0, len(self._images), across):
                last = min(first + across, len(self._images)) - 1
                start, end = self.place_of(first), self.place_of(last)
                y = start.bottom() + bar - (bar - GAP) * limit / self._top()
                painter.drawLine(QPointF(start.left(), y), QPointF(end.right(), y))
