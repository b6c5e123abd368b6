"""A slider whose groove shows what the decoder makes of its way: images from end to end of a dimension."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionSlider, QWidget

from aegui.explore.records import Bytes
from aegui.views.plots.sharpness import draw_part
from aegui.views.widgets.controls import FloatSlider
from aegui.views.widgets.picture import to_qimage

SEAM = 1.0  # px between two images
MARK = 4.0  # px, width of the mark at the present value


class TraversalSlider(FloatSlider):
    """As any other slider until it is given frames."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frames = 0
        self._span = (0.0, 1.0)
        self._strip = QImage()

    def set_frames(self, count: int, low: float, high: float) -> None:
        """Make room for so many images, the first standing for `low`, the last for `high`."""
        self._frames, self._span = count, (low, high)
        half = self._handle_width() / 2
        share = half / max(self.width(), 1) * count - 0.5  # frames from the first one's middle to the end
        step = (high - low) / max(count - 1, 1)
        self.set_bounds(low + share * step, high - share * step)
        self.update()

    def set_plain(self, low: float, high: float) -> None:
        """A groove without images."""
        self._frames, self._strip = 0, QImage()
        self.set_bounds(low, high)
        self.update()

    def set_images(self, images: Bytes | None) -> None:
        """(F, C, H, W) from low to high, or none for now."""
        self._strip = QImage() if images is None else to_qimage(np.concatenate(list(images), axis=2))
        self.update()

    def has_images(self) -> bool:
        """Whether there is something to see."""
        return not self._strip.isNull()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same number lies elsewhere among the images."""
        super().resizeEvent(event)
        if self._frames:
            number = self.number()
            self.set_frames(self._frames, *self._span)
            self.set_number(number)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The images, and a mark at the present value."""
        if not self._frames:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        wide, high = self.width() / self._frames, float(self.height())
        colours = self.palette()
        if self._strip.isNull():
            painter.setBrush(colours.color(QPalette.ColorRole.Base))
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        else:
            part = self._strip.width() / self._frames
            side = min((wide - SEAM) / part, high / self._strip.height())
            for n in range(self._frames):
                place = QRectF(0, 0, part * side, self._strip.height() * side)
                place.moveCenter(QRectF(n * wide, 0, wide, high).center())
                source = QRectF(n * part, 0, part, self._strip.height())
                draw_part(painter, place, self._strip, source)
        self._mark(painter, colours)
        painter.end()

    def _mark(self, painter: QPainter, colours: QPalette) -> None:
        half = self._handle_width() / 2
        share = (self.value() - self.minimum()) / (self.maximum() - self.minimum())
        x = half + share * (self.width() - 2 * half)
        mark = QRectF(x - MARK / 2, 0.5, MARK, self.height() - 1)
        painter.setPen(QColor(Qt.GlobalColor.black))
        painter.setBrush(colours.color(QPalette.ColorRole.Highlight))
        if self.hasFocus():
            painter.setPen(QColor(Qt.GlobalColor.white))
        painter.drawRoundedRect(mark, 2, 2)

    def _handle_width(self) -> int:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = QStyle.SubControl.SC_SliderHandle
        return self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, handle, self).width()
