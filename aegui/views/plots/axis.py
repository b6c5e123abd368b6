"""An axis that is only its numbers: small, dim, no line, no ticks."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPen

from aegui.views.theme import Theme
from aegui.views.widgets.controls import MINUS
from aegui.views.widgets.style import USUAL, em, small_font

CLOSEST = 18  # px between two numbers of a logarithmic axis
BESIDE = 6  # px between the numbers and what they stand at


class QuietAxis(pg.AxisItem):  # type: ignore[misc]
    """Numbers with a true minus sign; `whole`: no fraction where two fit.

    `room` is how wide or high they may be, in px where the text has its usual size.
    """

    def __init__(self, side: str, room: int, whole: bool = False) -> None:
        super().__init__(side, maxTickLength=0)
        self._whole = whole
        self.setStyle(tickLength=0, tickFont=small_font(), maxTickLevel=0, hideOverlappingLabels=False)
        (self.setHeight if side in ("top", "bottom") else self.setWidth)(em(room / USUAL))
        self.enableAutoSIPrefix(False)

    def set_theme(self, theme: Theme) -> None:
        """Dim numbers."""
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setTextPen(QColor(theme.dim))

    def drawPicture(self, painter: Any, line: Any, ticks: Any, texts: Any) -> None:
        """Without the line and the ticks, which no pen hides, and numbers that the plot's edge would cut."""
        seen = self.mapRectFromScene(self.getViewWidget().sceneRect()).adjusted(-1, -1, 1, 1)
        super().drawPicture(painter, line, [], [text for text in texts if seen.contains(text[0])])

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """On a logarithmic axis as many round numbers as are easily read: for little more than a decade as
        on a plain one, then 1, 2 and 5 of each, then powers."""
        log: bool = self.logMode  # type: ignore[has-type]
        if not log:
            return list(super().tickValues(low, high, size))
        if high - low <= 1.3:
            self.logMode = False
            levels = super().tickValues(10**low, 10**high, size)
            self.logMode = log
            return [
                (step, [float(np.log10(value)) for value in values if value > 0]) for step, values in levels
            ]
        powers = np.arange(np.floor(low), np.ceil(high) + 1)
        step = max(1, int(np.ceil((high - low) * CLOSEST / size)))
        values = [power for power in powers if power % step == 0]
        if (high - low) * 3 * CLOSEST <= size:
            values = [power + np.log10(first) for power in powers for first in (1, 2, 5)]
        return [(float(step), [float(value) for value in values if low <= value <= high])]

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        """No halves of what is counted."""
        levels = super().tickSpacing(low, high, size)
        whole = self._whole and abs(high - low) >= 2
        return [(max(step, 1.0) if whole else step, offset) for step, offset in levels]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """As pyqtgraph writes them, but for the minus sign."""
        return [str(text).replace("-", MINUS) for text in super().tickStrings(values, scale, spacing)]

    def give_room(self, values: list[float], spacing: float, rooms: tuple[int, int]) -> None:
        """A number that does not fit is not drawn: the first of the widths if it will do, else the second."""
        log: bool = self.logMode
        texts = (self.logTickStrings if log else self.tickStrings)(values, 1.0, spacing)
        metrics = QFontMetrics(small_font())
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        few, many = (em(room / USUAL) for room in rooms)
        room = many if widest > few - BESIDE else few
        if self.width() != room:
            self.setWidth(room)

    def logTickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The numbers themselves, not their logarithms."""
        return [re.sub("e-0*", "e-", f"{10**value:.4g}").replace("-", MINUS) for value in values]


def own_menu(plot: pg.PlotWidget) -> None:
    """Let the menu that every plot of pyqtgraph makes, and nobody sees, go with the plot.

    It has no parent, and each window that was closed left fourteen menus behind.
    """
    menu = plot.getPlotItem().ctrlMenu
    menu.setParent(plot, menu.windowFlags())
