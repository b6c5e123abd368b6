"""An axis that is only its numbers: small, dim, no line, no ticks."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from aegui.views.controls import MINUS
from aegui.views.style import small_font
from aegui.views.theme import Theme


class QuietAxis(pg.AxisItem):  # type: ignore[misc]
    """Numbers with a true minus sign, `room` pixels wide or high; `whole`: no fraction where two fit."""

    def __init__(self, side: str, room: int, whole: bool = False) -> None:
        super().__init__(side, maxTickLength=0)
        self._whole = whole
        self.setStyle(tickLength=0, tickFont=small_font(), maxTickLevel=0, hideOverlappingLabels=False)
        (self.setHeight if side in ("top", "bottom") else self.setWidth)(room)
        self.enableAutoSIPrefix(False)

    def set_theme(self, theme: Theme) -> None:
        """Dim numbers."""
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setTextPen(QColor(theme.dim))

    def drawPicture(self, painter: Any, line: Any, ticks: Any, texts: Any) -> None:
        """Without the line and the ticks, which no pen hides."""
        super().drawPicture(painter, line, [], texts)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """On a logarithmic axis that spans little more than a decade: round numbers, not only powers."""
        log: bool = self.logMode  # type: ignore[has-type]
        if not log or high - low > 1.3:
            return list(super().tickValues(low, high, size))
        self.logMode = False
        levels = super().tickValues(10**low, 10**high, size)
        self.logMode = log
        return [(step, [float(np.log10(value)) for value in values if value > 0]) for step, values in levels]

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        """No halves of what is counted."""
        levels = super().tickSpacing(low, high, size)
        whole = self._whole and abs(high - low) >= 2
        return [(max(step, 1.0) if whole else step, offset) for step, offset in levels]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """As pyqtgraph writes them, but for the minus sign."""
        return [str(text).replace("-", MINUS) for text in super().tickStrings(values, scale, spacing)]

    def logTickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The numbers themselves, not their logarithms."""
        return [f"{10**value:.4g}".replace("-", MINUS) for value in values]
