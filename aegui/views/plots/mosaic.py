"""Rows of images, as large as the place allows."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from aegui.explore.records import Bytes
from aegui.views.accessibility import Role, Speaker
from aegui.views.plots.sharpness import draw_part
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.image_keys import is_enter, next_image
from aegui.views.widgets.picture import to_qimage
from aegui.views.widgets.pixel_value import Units, pixel_value
from aegui.views.widgets.plain_text import plain_tip
from aegui.views.widgets.style import em, small_font

LABEL = 1.4  # em above each row
GAP = 8  # px between two banks of rows
SEAM = 3  # px between two images, at least
MOST = 16  # images


class Mosaic(QWidget):
    """Named rows of images, as large as the place allows. Signals: clicked; with Shift, pinned (index)."""

    spoken_role: ClassVar[Role] = Role.Canvas

    clicked = Signal(int)
    pinned = Signal(int)
    menu_asked = Signal(int, QPoint)  # index, place on the screen

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Images"))
        self._names: list[str] = []
        self._strips: list[QImage] = []
        self._images: tuple[str, ...] = ()  # their names
        self._pixels: list[Bytes] = []
        self._units: Units | None = None
        self._count = 0
        self._speaker = Speaker(self)
        self._aspect = 1.0  # of an image, width by height
        self._dim, self._line = QColor(DARK.dim), QColor(DARK.hairline)
        self._current = -1  # the image that keys go from
        self._accent = QColor(DARK.accent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_rows(
        self,
        rows: list[tuple[str, Bytes]],
        images: tuple[str, ...] = (),
        units: Units | None = None,
        valued: int | None = None,
    ) -> None:
        """(name, images (N, C, H, W)) each; `images` are the names of these, `units` (256,) what each byte
        was in the file. The pixels of the first `valued` rows (None: all) have values, others are colours."""
        self._names, self._images = [name for name, _ in rows], images
        self._pixels, self._units = [images for _, images in rows[:valued]], units
        self._count = min(len(rows[0][1]), MOST)
        self._current = min(self._current, self._count - 1)
        self._strips = [_strip(images[: self._count]) for _, images in rows]
        height, width = rows[0][1].shape[2:]
        self._aspect = width / height
        self.update()

    def set_units(self, units: Units | None) -> None:
        """What each byte was in the file; None where it is not known."""
        self._units = units

    def set_theme(self, theme: Theme) -> None:
        """The colour of the names."""
        self._dim, self._line = QColor(theme.dim), QColor(theme.hairline)
        self._accent = QColor(theme.accent)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Still to be told apart."""
        return QSize(160, 110)

    def layout_now(self) -> tuple[int, int, float]:
        """Banks, images in a row and the height of one: what covers most of the place."""
        rows, width, height = max(len(self._strips), 1), self.width(), self.height()
        best = (0.0, 1, 1, 8.0)
        for banks in range(1, 5):
            for across in range(min(4, self._count), self._count // banks + 1):
                room = (height - (banks - 1) * GAP) / banks / rows - em(LABEL)
                high = min(((width + SEAM) / across - SEAM) / self._aspect, room)
                if high >= 8:
                    best = max(best, (banks * across * rows * high * high, banks, across, high))
        return best[1], best[2], best[3]

    def place_of(self, row: int, image: int) -> QRectF:
        """Where an image of a row is drawn."""
        banks, across, high = self.layout_now()
        wide = high * self._aspect
        bank, column = divmod(image, across)
        down = (bank * len(self._strips) + row) * (high + em(LABEL)) + bank * GAP + em(LABEL)
        across_by = (self.width() - wide) / max(across - 1, 1)  # what is left over parts the images
        return QRectF(column * across_by, down, wide, high) if bank < banks else QRectF()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Any row of an image stands for it."""
        image = self.image_at(event.position())
        if image >= 0 and event.button() == Qt.MouseButton.LeftButton:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.pinned if shift else self.clicked).emit(image)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with an image: the one under the mouse, or that the keyboard is on."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        image = self._current if by_key else self.image_at(QPointF(event.pos()))
        if image >= 0:
            middle = self.mapToGlobal(self.place_of(0, image).center().toPoint())
            self.menu_asked.emit(image, middle if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from image to image, Enter does what a click does."""
        image = next_image(event.key(), self._current, self._count, self.layout_now()[1])
        if image is not None:
            self._current = image
            self._say_current()
        elif is_enter(event.key()) and self._current >= 0:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.pinned if shift else self.clicked).emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A frame tells which image keys go from."""
        super().focusInEvent(event)
        self._current = max(self._current, 0)
        self._say_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _say_current(self) -> None:
        named = 0 <= self._current < len(self._images)
        words = self.tr("Image {} of {}").format(self._current + 1, self._count)
        name = self._images[self._current].replace("\n", ", ") if named else ""
        self.setAccessibleDescription(", ".join(filter(None, [words, name])))
        self._speaker.say(self.accessibleDescription())
        self.update()

    def event(self, event: QEvent) -> bool:
        """What an image is called, under the mouse, before what a click does."""
        if isinstance(event, QHelpEvent):
            image = self.image_at(QPointF(event.pos()))
            name = self._images[image] if 0 <= image < len(self._images) else ""
            words = "\n".join(filter(None, [name, self.value_at(QPointF(event.pos())), self.toolTip()]))
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)

    def value_at(self, place: QPointF) -> str:
        """The pixel under the mouse and its value: in the file's units, where they are known."""
        image = self.image_at(place)
        found = next((n for n in range(len(self._pixels)) if self.place_of(n, image).contains(place)), -1)
        if image < 0 or found < 0:
            return ""
        return pixel_value(self._pixels[found][image], place, self.place_of(found, image), self._units)

    def image_at(self, place: QPointF) -> int:
        """The image under the mouse, or −1."""
        rows = range(len(self._strips))
        there = (n for n in range(self._count) if any(self.place_of(row, n).contains(place) for row in rows))
        return next(there, -1)

    def paintEvent(self, event: object) -> None:
        """Every image is cut from the strip of its row."""
        if not self._strips:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(small_font())
        banks, across, _ = self.layout_now()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        for row, strip in enumerate(self._strips):
            for bank in range(banks):
                top = self.place_of(row, bank * across).top()
                label = QRectF(0, top - em(LABEL), self.width(), em(LABEL) - 3)
                painter.setPen(self._dim)
                name = painter.fontMetrics().elidedText(
                    self._names[row], Qt.TextElideMode.ElideRight, self.width()
                )
                painter.drawText(label, left, name)
            part = strip.width() / self._count
            for image in range(banks * across):
                source = QRectF(image * part, 0, part, strip.height())
                draw_part(painter, self.place_of(row, image), strip, source)
        if self.hasFocus():
            painter.setPen(QPen(self._accent, 2))
            for row in range(len(self._strips)):
                painter.drawRect(self.place_of(row, self._current).adjusted(1, 1, -1, -1))
        painter.end()


def _strip(images: Bytes) -> QImage:
    """(N, C, H, W) side by side."""
    return to_qimage(np.concatenate(list(images), axis=2))
