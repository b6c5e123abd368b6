"""A few images in rows and columns, as large as the place allows."""

from __future__ import annotations

import math
from typing import ClassVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from aegui.explore.records import Bytes
from aegui.views.accessibility import Role
from aegui.views.widgets.picture import fitted, to_qimage

SEAM = 3  # px


class ImageGrid(QWidget):
    """Passive: it shows what it is given."""

    spoken_role: ClassVar[Role] = Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Images"))
        self._images: list[QImage] = []

    def sizeHint(self) -> QSize:
        return QSize(360, 360)

    def set_images(self, images: Bytes) -> None:
        """(N, C, H, W)."""
        self._images = [to_qimage(image) for image in images]
        self.update()

    def paintEvent(self, event: object) -> None:
        """Smoothly enlarged, their proportions kept."""
        if not self._images:
            return
        columns = math.ceil(math.sqrt(len(self._images)))
        rows = math.ceil(len(self._images) / columns)
        side = min((self.width() + SEAM) / columns, (self.height() + SEAM) / rows)
        left = (self.width() + SEAM - columns * side) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, image in enumerate(self._images):
            row, column = divmod(place, columns)
            cell = QRectF(left + column * side, row * side, side - SEAM, side - SEAM)
            painter.drawImage(fitted(cell, image), image)
        painter.end()
