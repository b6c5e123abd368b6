"""From the arrays of `explore.records` to Qt's images."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from aegui.explore.records import Bytes


def to_qimage(image: Bytes) -> QImage:
    """(C, H, W) with 1 or 3 channels, as an image that owns its bytes."""
    return from_rows(np.moveaxis(image, 0, -1))


def from_rows(pixels: Bytes) -> QImage:
    """(H, W), (H, W, 1) or (H, W, 3), row 0 at the top."""
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
    """One image, as large as fits, its corners rounded; its polarity is never changed."""

    def __init__(self, least: int = 48, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setMinimumSize(least, least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_image(self, image: Bytes | None) -> None:
        """(C, H, W), or nothing."""
        self._image = QImage() if image is None else to_qimage(image)
        self.update()

    def has_image(self) -> bool:
        """Whether there is something to see."""
        return not self._image.isNull()

    def paintEvent(self, event: object) -> None:
        """Smoothly enlarged: the eye reads a digit, not 28 × 28 tiles."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        clip = QPainterPath()
        clip.addRoundedRect(target, 5, 5)
        painter.setClipPath(clip)
        painter.drawImage(target, self._image)
        painter.end()
