"""The small bar in a corner of the plane that says what the colours of a field stand for."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem

from aegui.explore.records import Scale
from aegui.views.plots.field_colours import colours
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.controls import MINUS
from aegui.views.widgets.picture import from_rows
from aegui.views.widgets.style import small_font

BAR, LINE, PAD = 8.0, 15.0, 8.0  # px: height of the bar, of a line of words, about all
LEAST = 110.0  # px, of the bar's width


class ScaleItem(QGraphicsItem):
    """Colours from the lowest to the highest value, with both and the unit; at the left bottom."""

    def __init__(self, box: Any) -> None:
        super().__init__(box)
        self._box = box
        self._scale: Scale | None = None
        self._theme = DARK
        self._bar = QImage()
        self.setZValue(900)
        self.hide()

    def set_scale(self, scale: Scale | None) -> None:
        """Of the field that is shown; none hides it."""
        self.prepareGeometryChange()
        self._scale = scale
        self.setVisible(scale is not None)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """The colours themselves, and those of the words."""
        self._theme = theme
        self._bar = from_rows(np.ascontiguousarray(colours(theme)[None]))
        self.update()

    def words(self) -> tuple[str, str, str]:
        """The lowest value, the highest, and their unit."""
        if self._scale is None:
            return "", "", ""
        low, high = (f"{value:.3g}".replace("-", MINUS) for value in (self._scale.low, self._scale.high))
        return low, high, self._scale.unit

    def boundingRect(self) -> QRectF:
        """In pixels of the plane."""
        box = QRectF(self._box.boundingRect())
        metrics = QFontMetricsF(small_font())
        wide = max(LEAST, metrics.horizontalAdvance(self.words()[2])) + 2 * PAD
        high = 2 * LINE + BAR + 2 * PAD
        return QRectF(box.left() + PAD, box.bottom() - PAD - high, min(wide, box.width() - 2 * PAD), high)

    def paint(self, painter: QPainter, *_: object) -> None:
        """On a card, so that it reads over any codes."""
        place = self.boundingRect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QColor(self._theme.panel)
        card.setAlphaF(0.88)
        painter.setPen(QColor(self._theme.hairline))
        painter.setBrush(card)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inner = place.adjusted(PAD, PAD - 2, -PAD, -PAD)
        low, high, what = self.words()
        painter.setFont(small_font())
        painter.setPen(QColor(self._theme.dim))
        top = QRectF(inner.left(), inner.top(), inner.width(), LINE)
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, what)
        bar = QRectF(inner.left(), inner.top() + LINE + 2, inner.width(), BAR)
        painter.drawImage(bar, self._bar)
        below = QRectF(inner.left(), bar.bottom() + 1, inner.width(), LINE)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, low)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, high)
