"""How fine pictures inside a picture must be: on a screen, in a figure of many pixels, in one of lines."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPaintEngine, QPainter, QPainterPath, QPen

from aegui.views.plots.curve_marks import draw_mark

MARKS = 6  # along a curve
LINES = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)


def pixel_ratio(painter: QPainter) -> float:
    """Pixels of what is painted on to one of the widget.

    The widget's own ratio is that of its screen, wherever it is painted.
    """
    inner, outer = painter.worldTransform().m11(), painter.deviceTransform().m11()
    return abs(outer / inner) if inner else 1.0


def is_of_lines(painter: QPainter) -> bool:
    """Whether letters stay letters there: in SVG and PDF."""
    return painter.paintEngine().type() in LINES


def draw_part(painter: QPainter, place: QRectF, image: QImage, part: QRectF) -> None:
    """A part of a picture. Qt's SVG would hold the whole of it, pressed together."""
    if is_of_lines(painter):
        painter.drawImage(place, image.copy(part.toAlignedRect()))
    else:
        painter.drawImage(place, image, part)


def write(painter: QPainter, at: QPointF, text: str, font: QFont, colour: QColor, halo: QPen) -> None:
    """Letters with a halo, from the left end of their base line: they read over anything."""
    words = QPainterPath()
    words.addText(at, font, text)
    painter.strokePath(words, halo)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(at, text)


def is_figure(painter: QPainter) -> bool:
    """Whether this is not the screen that the widget is seen on."""
    return is_of_lines(painter) or abs(pixel_ratio(painter) / painter.device().devicePixelRatio() - 1) > 1e-6


def stroke(painter: QPainter, path: QPainterPath, pen: QPen) -> None:
    """A line as wide as its pen says in pixels of the widget, whatever the zoom.

    A cosmetic pen would be as wide in those of the figure, thinner the finer it is, and few programs know
    SVG's word for it.
    """
    pen = QPen(pen)
    pen.setCosmetic(False)
    pen.setWidthF(max(pen.widthF(), 1.0))
    shown = painter.worldTransform().map(path)
    painter.save()
    painter.resetTransform()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(shown, pen)
    painter.restore()


class CurveItem(pg.PlotCurveItem):  # type: ignore[misc]
    """A curve whose line is as wide in figures as it is on the screen, with marks along it."""

    mark = 0  # which one; 0: none

    def paint(self, painter: QPainter, *more: Any) -> None:
        if is_figure(painter):
            stroke(painter, self.getPath(), QPen(self.opts["pen"]))
        else:
            super().paint(painter, *more)
        x, y = self.getData()
        if self.mark and x is not None and len(x):
            # Those of several curves lie beside one another.
            shares = (np.arange(MARKS) + 0.5 + 0.15 * self.mark) / (MARKS + 1)
            places = x[0] + shares * (x[-1] - x[0])
            shown = painter.worldTransform()
            at = [shown.map(QPointF(*one)) for one in zip(places, np.interp(places, x, y), strict=True)]
            painter.save()
            painter.resetTransform()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place in at:
                draw_mark(painter, place, self.mark, QPen(self.opts["pen"]).color())
            painter.restore()


class RuleItem(pg.InfiniteLine):  # type: ignore[misc]
    """The same of a straight line across the plot."""

    def paint(self, painter: QPainter, *more: Any) -> None:
        if not is_figure(painter):
            super().paint(painter, *more)
            return
        self.boundingRect()  # finds its ends
        path = QPainterPath(QPointF(self._endPoints[0], 0))
        path.lineTo(self._endPoints[1], 0)
        stroke(painter, path, self.currentPen)
