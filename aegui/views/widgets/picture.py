"""From the arrays of `explore.records` to Qt's images."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from aegui.explore.records import Bytes
from aegui.views.accessibility import Role
from aegui.views.widgets.pixel_value import Units, pixel_value
from aegui.views.widgets.plain_text import plain_tip


def to_qimage(image: Bytes) -> QImage:
    """(C, H, W) with 1 or 3 channels, as an image that owns its bytes."""
    return from_rows(np.moveaxis(image, 0, -1))


def from_rows(pixels: Bytes) -> QImage:
    """(H, W), (H, W, 1) or (H, W, 3), row 0 at the top; of other channels, the first ones."""
    if pixels.ndim == 3:
        pixels = pixels[:, :, : 3 if pixels.shape[2] >= 3 else 1]
    if pixels.ndim == 3 and pixels.shape[2] == 1:
        pixels = pixels[:, :, 0]
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    grey = pixels.ndim == 2
    form = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888
    return QImage(pixels.data, width, height, width * (1 if grey else 3), form).copy()


def to_rows(image: QImage) -> Bytes:
    """(H, W, 3), on white where it is transparent, as on paper."""
    paper = QImage(image.size(), QImage.Format.Format_RGB888)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    rows = np.frombuffer(paper.constBits(), np.uint8).reshape(paper.height(), paper.bytesPerLine())
    return rows[:, : 3 * paper.width()].reshape(paper.height(), paper.width(), 3).copy()


def to_rows_with_alpha(image: QImage) -> Bytes:
    """(H, W, 3), or (H, W, 4) where it has transparency."""
    if not image.hasAlphaChannel():
        return to_rows(image)
    clear = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(clear.constBits(), np.uint8).reshape(clear.height(), clear.bytesPerLine())
    return rows[:, : 4 * clear.width()].reshape(clear.height(), clear.width(), 4).copy()


def fitted(place: QRectF, image: QImage) -> QRectF:
    """The middle of a place that an image takes with its proportions kept."""
    size = QSizeF(image.size()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(place.topLeft(), size)
    target.moveCenter(place.center())
    return target


class Picture(QWidget):
    """One image, as large as fits, its corners rounded; its polarity is never changed.

    Where it has a tooltip, that says the value of the pixel under the mouse, too.
    """

    spoken_role: ClassVar[Role] = Role.Graphic

    def __init__(self, least: int = 48, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._pixels: Bytes | None = None
        self._units: Units | None = None
        self.setMinimumSize(least, least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_image(self, image: Bytes | None) -> None:
        """(C, H, W), or nothing."""
        self._image, self._pixels = QImage() if image is None else to_qimage(image), image
        self.update()

    def set_units(self, units: Units | None) -> None:
        """The value (256,) in the file of each byte; None where it is not known."""
        self._units = units

    def has_image(self) -> bool:
        """Whether there is something to see."""
        return not self._image.isNull()

    def value_at(self, place: QPointF) -> str:
        """The pixel at a place of this widget, and its value."""
        return "" if self._pixels is None else pixel_value(self._pixels, place, self._target(), self._units)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self.toolTip():
            words = filter(None, [self.value_at(QPointF(event.pos())), self.toolTip()])
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(words)), self)
            return True
        return super().event(event)

    def _target(self) -> QRectF:
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(0, 0, size.width(), size.height())

    def paintEvent(self, event: object) -> None:
        """Smoothly enlarged: the eye reads a digit, not 28 × 28 tiles."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        target = self._target()
        clip = QPainterPath()
        clip.addRoundedRect(target, 5, 5)
        painter.setClipPath(clip)
        painter.drawImage(target, self._image)
        painter.end()
