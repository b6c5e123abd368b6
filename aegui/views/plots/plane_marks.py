"""What is drawn in the plane of codes: the cloud, a backdrop, the cursor."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QGraphicsItem

from aegui.explore.records import Backdrop, Bytes, Floats
from aegui.views.plots.field_colours import colours
from aegui.views.plots.raster import Rect, rasterise
from aegui.views.plots.sharpness import pixel_ratio
from aegui.views.theme import Theme, rgb
from aegui.views.widgets.picture import from_rows

FAINT = 0.3  # how much of the ink a backdrop gets


class CloudItem(pg.GraphicsObject):  # type: ignore[misc]
    """All codes as one picture of the visible plane, made anew when the view or the codes change."""

    def __init__(self) -> None:
        super().__init__()
        self._x: Floats = np.zeros(0, dtype=np.float32)
        self._y: Floats = np.zeros(0, dtype=np.float32)
        self._colours: NDArray[np.uint8] = np.zeros(0, dtype=np.uint8)
        self._palette: Bytes = np.zeros((1, 4), dtype=np.uint8)
        self._faint: int | None = None  # how many are not selected, while others are; None: not counted yet
        self._radius = 2.0
        self._image = QImage()
        self._drawn: object = None

    def set_points(self, x: Floats, y: Floats, colours: NDArray[np.uint8], radius: float) -> None:
        """Points in drawing order; `colours` are rows of the palette."""
        self._x, self._y, self._colours, self._radius = x, y, colours, radius
        self._drawn = self._faint = None
        self.update()

    def set_palette(self, palette: Bytes) -> None:
        """(K, 4) RGBA."""
        self._palette = palette
        self._drawn = self._faint = None
        self.update()

    def boundingRect(self) -> QRectF:
        """The visible plane; asked of the box itself, because the item's own `viewRect` lags behind."""
        box = self.getViewBox()
        return QRectF(box.viewRect()) if box is not None else QRectF()

    def view_changed(self) -> None:
        """Pan and zoom move the picture's frame."""
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: QPainter, *_: object) -> None:
        """One pixel of the picture is one pixel of the screen, or of the figure being saved."""
        if not len(self._x):
            return
        view = self.boundingRect()
        ratio = pixel_ratio(painter)
        scale = _scale(painter.worldTransform())
        size = (
            max(1, round(view.width() * scale[0] * ratio)),
            max(1, round(view.height() * scale[1] * ratio)),
        )
        rect = (view.left(), view.top(), view.right(), view.bottom())
        if self._drawn != (rect, size):
            self._image = self._raster(rect, size, ratio)
            self._drawn = (rect, size)
        _draw(painter, view, self._image)

    def _raster(self, rect: Rect, size: tuple[int, int], ratio: float) -> QImage:
        radius = round(self._radius * ratio, 2)
        if self._faint is None:
            self._faint = int((self._colours >= len(self._palette) // 2).sum())
        pixels = rasterise(self._x, self._y, self._colours, rect, size, radius, self._palette, self._faint)
        form = QImage.Format.Format_RGBA8888_Premultiplied
        return QImage(pixels.data, *size, size[0] * 4, form).convertToFormat(
            QImage.Format.Format_ARGB32_Premultiplied
        )


class BackdropItem(pg.GraphicsObject):  # type: ignore[misc]
    """A faint picture under the codes: grey ones as ink of the theme, coloured ones thinned."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._rect = QRectF()

    def set_backdrop(self, backdrop: Backdrop | None, theme: Theme) -> None:
        """The picture in the colours of the theme, or none."""
        self.prepareGeometryChange()
        self._image = QImage()
        if backdrop is not None:
            left, bottom, right, top = backdrop.rect
            self._rect = QRectF(left, bottom, right - left, top - bottom)
            self._image = _ink(backdrop.image, theme) if backdrop.scale is None else _field(backdrop, theme)
        self.update()

    def boundingRect(self) -> QRectF:
        """Where the backdrop lies, in code units."""
        return self._rect

    def paint(self, painter: QPainter, *_: object) -> None:
        """Smooth, so that digits between pixels do not shimmer while panning."""
        if self._image.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _draw(painter, self._rect, self._image)


class CursorItem(QGraphicsItem):
    """The ring with a cross: the code that is being decoded."""

    RADIUS = 11.0

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self._pen, self._halo = QPen(), QPen()

    def set_theme(self, theme: Theme) -> None:
        """Accent, with a thin halo that parts it from the dots."""
        halo = QColor(theme.plane)
        halo.setAlphaF(0.7)
        self._pen = QPen(QColor(theme.accent), 2)
        self._halo = QPen(halo, 5)
        self.update()

    def boundingRect(self) -> QRectF:
        """In pixels about the place."""
        reach = self.RADIUS + 10
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def paint(self, painter: QPainter, *_: object) -> None:
        """The centre stays free, so that the code under it can be seen."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pen in (self._halo, self._pen):
            painter.setPen(pen)
            painter.drawEllipse(QPointF(0, 0), self.RADIUS, self.RADIUS)
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                inner, outer = 4.0, self.RADIUS + 7
                painter.drawLine(QPointF(dx * inner, dy * inner), QPointF(dx * outer, dy * outer))


class RingItem(QGraphicsItem):
    """A small ring about the code that the mouse rests on."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self._pen = QPen()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """In the colour of text."""
        self._pen = QPen(QColor(theme.text), 1.5)

    def boundingRect(self) -> QRectF:
        """In pixels about the place."""
        return QRectF(-7, -7, 14, 14)

    def paint(self, painter: QPainter, *_: object) -> None:
        """A circle."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.setBrush(QBrush())
        painter.drawEllipse(QPointF(0, 0), 5, 5)


def _draw(painter: QPainter, rect: QRectF, image: QImage) -> None:
    """The plane's y goes up, the picture's goes down."""
    painter.translate(rect.left(), rect.bottom())
    painter.scale(1, -1)
    painter.drawImage(QRectF(0, 0, rect.width(), rect.height()), image)


def _scale(transform: QTransform) -> tuple[float, float]:
    """Pixels per code unit, across and down."""
    across = float(np.hypot(transform.m11(), transform.m12()))
    return across, float(np.hypot(transform.m21(), transform.m22()))


def _field(backdrop: Backdrop, theme: Theme) -> QImage:
    """The colours of a field, in the form that is drawn soonest."""
    picture = from_rows(colours(theme)[backdrop.image])
    return picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _ink(image: Bytes, theme: Theme) -> QImage:
    """Grey (H, W): the brighter, the more ink of the theme. Colour (H, W, 3): thinned."""
    if image.ndim == 3 and image.shape[2] == 3:
        picture = from_rows(image).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(picture.rect(), QColor(0, 0, 0, round(255 * FAINT)))
        painter.end()
        return picture
    height, width = image.shape[:2]
    pixels = np.empty((height, width, 4), dtype=np.uint8)
    pixels[..., :3] = rgb(theme.text)
    pixels[..., 3] = (image.reshape(height, width) * np.float32(FAINT)).astype(np.uint8)
    straight = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGBA8888)
    return straight.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
