"""A cloud of codes in a square, on a scale that it can share with another."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF

from aegui.explore.page import Points
from aegui.explore.records import Floats, Ints
from aegui.views.plots.block import TITLE, BlockWidget, number, ticks, wide
from aegui.views.plots.sharpness import pixel_ratio, write
from aegui.views.theme import Theme

LEFT, FOOT = 26, 18  # px for the numbers
DOT = 2.0  # px
FAINT = 0.45  # of what is drawn behind
NAMED = 180.0  # px of a side that leave room for names of classes
AXES = 80.0  # px of a side that leave room for names of axes
CORNER = 5.0  # px


class PointsBlock(BlockWidget):
    """Draws `Points`."""

    def __init__(self) -> None:
        super().__init__()
        self._block: Points | None = None
        self._cloud = QPixmap()  # drawn once: thousands of dots
        self.setMinimumSize(110, 80)

    def set_block(self, block: Points) -> None:
        """These codes."""
        self._block = block
        self._cloud = QPixmap()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._cloud = QPixmap()
        super().set_theme(theme)

    def square(self) -> QRectF:
        """Where the plane is drawn."""
        if self._bare():
            side = max(20.0, min(self.width(), self.height()) - 2.0)
            return QRectF(1, 1, side, side)
        side = max(20.0, min(self.width() - LEFT - 2.0, self.height() - TITLE - FOOT - 2.0))
        return QRectF(LEFT, TITLE, side, side)

    def _bare(self) -> bool:
        """Without a title there are no numbers either: it is a small picture beside others."""
        return self._block is not None and not self._block.title

    def paintEvent(self, event: QPaintEvent) -> None:
        block = self._block
        if block is None:
            return
        painter, square = self.painter(), self.square()
        self.draw_title(painter, block.title)
        frame = QPainterPath()
        frame.addRoundedRect(square, CORNER, CORNER)
        painter.fillPath(frame, QColor(self.theme.plane))
        ratio = pixel_ratio(painter)
        if self._cloud.size() != (square.size() * ratio).toSize():
            self._cloud = self._drawn(block, square, ratio)
        painter.save()
        painter.setClipPath(frame)
        painter.drawPixmap(square.topLeft(), self._cloud)
        self._draw_outlines(painter, block, square)
        if block.labels is not None and square.width() >= NAMED:
            self._names(painter, block, block.labels, square)
        painter.restore()
        painter.setPen(QPen(QColor(self.theme.hairline), 1))
        painter.drawPath(frame)
        if not self._bare():
            self._draw_numbers(painter, block, square)
        if square.width() >= AXES:
            self._draw_axes(painter, block, square)

    def _draw_numbers(self, painter: QPainter, block: Points, square: QRectF) -> None:
        for value in ticks(-block.half, block.half, max(2, int(square.width() / 30))):
            share = (value + block.half) / (2 * block.half)
            x, y = square.left() + share * square.width(), square.bottom() - share * square.height()
            below = QRectF(x - 20, square.bottom() + 3, 40, 14)
            self.write(painter, below, number(value), Qt.AlignmentFlag.AlignHCenter)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self.write(painter, QRectF(0, y - 8, LEFT - 5, 16), number(value), right)

    def _draw_axes(self, painter: QPainter, block: Points, square: QRectF) -> None:
        inner = square.adjusted(6, 4, -6, -4)
        self.write(painter, inner, block.axes[1], Qt.AlignmentFlag.AlignTop)
        self.write(painter, inner, block.axes[0], Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)

    def _drawn(self, block: Points, square: QRectF, ratio: float) -> QPixmap:
        """Every code as a dot of its class's colour; those outside fall off."""
        pixmap = QPixmap((square.size() * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        places = self._places(block.xy, block.half, square)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if block.behind is not None:
            self._dots(painter, self._places(block.behind, block.half, square), self.theme.dim, FAINT)
        if block.labels is None:
            self._dots(painter, places, self.theme.unlabelled)
        else:
            groups = [places[block.labels == label] for label in range(len(block.classes))]
            for group, colour in zip(groups, self.theme.class_colours(len(groups)), strict=True):
                self._dots(painter, group, colour)
        painter.end()
        return pixmap

    @staticmethod
    def _places(xy: Floats, half: float, square: QRectF) -> Floats:
        """(N, 2) in pixels from the top left corner of the square."""
        share = np.nan_to_num((xy / half + 1) / 2, nan=-1.0, posinf=-1.0, neginf=-1.0)
        flipped = np.stack([share[:, 0], 1 - share[:, 1]], axis=1)
        places: Floats = (flipped * square.width()).astype(np.float32)
        return places

    def _names(self, painter: QPainter, block: Points, labels: Ints, square: QRectF) -> None:
        """Each class in the middle of its codes: colours alone do not say which it is."""
        bold = self.font()
        bold.setBold(True)
        metrics, halo, colour = QFontMetrics(bold), QPen(QColor(self.theme.plane), 3), QColor(self.theme.text)
        places = self._places(block.xy, block.half, square)
        for label, name in enumerate(block.classes):
            group = places[labels == label]
            if len(group):
                x, y = np.median(group, axis=0).tolist()
                start = QPointF(x - wide(metrics, name) / 2, y + metrics.capHeight() / 2)
                write(painter, square.topLeft() + start, name, bold, colour, halo)

    def _draw_outlines(self, painter: QPainter, block: Points, square: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.accent), 1))
        for outline in block.outlines:
            corners = self._places(outline, block.half, square).tolist()
            painter.drawPolygon(QPolygonF([square.topLeft() + QPointF(x, y) for x, y in corners]))
        if block.circle:
            radius = block.circle / (2 * block.half) * square.width()
            painter.setPen(QPen(QColor(self.theme.text), 1.4, Qt.PenStyle.DotLine))
            painter.drawEllipse(square.center(), radius, radius)

    @staticmethod
    def _dots(painter: QPainter, places: Floats, colour: str, strength: float = 0.8) -> None:
        shade = QColor(colour)
        shade.setAlphaF(strength)
        painter.setPen(QPen(shade, DOT, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints([QPointF(float(x), float(y)) for x, y in places])
