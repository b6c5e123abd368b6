"""What the blocks of a page have in common: colours, small type, a title, round numbers at an axis."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from aegui.views.accessibility import Role
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.controls import MINUS
from aegui.views.widgets.style import small_font

TITLE = 20  # px for a title and what parts it from the rest


class BlockWidget(QWidget):
    """Draws one block of `explore.page`."""

    spoken_role: ClassVar[Role] = Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = DARK
        self.setFont(small_font())
        self.setMinimumSize(90, 80)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours from now on."""
        self.theme = theme
        self.update()

    def set_block(self, block: Any) -> None:
        """Draw this one, which is of the sort that the widget is for."""
        raise NotImplementedError

    def painter(self) -> QPainter:
        """Antialiased, in the block's font."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(self.font())
        return painter

    def draw_title(self, painter: QPainter, title: str) -> float:
        """The title at the top; returns where what is below it begins."""
        if not title:
            return 0.0
        self.write(painter, QRectF(0, 0, self.width(), TITLE), title, Qt.AlignmentFlag.AlignTop)
        return float(TITLE)

    def write(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        colour: str = "",
    ) -> None:
        """Dim words that are cut short where the place is too narrow."""
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(place.width()) + 1)
        painter.setPen(QColor(colour or self.theme.dim))
        painter.drawText(place, align, words)


def ticks(low: float, high: float, most: int) -> list[float]:
    """At most about so many round numbers between two."""
    if not high > low:
        return [low]
    rough = (high - low) / max(most, 1)
    power = 10.0 ** np.floor(np.log10(rough))
    step = next(m * power for m in (1.0, 2.0, 5.0, 10.0) if m * power >= rough * 0.999)
    return [float(n * step) for n in range(int(np.ceil(low / step - 1e-9)), int(high / step + 1e-9) + 1)]


def number(value: float) -> str:
    """As short as can be, with a true minus sign."""
    return f"{value:.6g}".replace("-", MINUS)


def wide(metrics: QFontMetrics, text: str) -> int:
    """Pixels that a text needs."""
    return metrics.horizontalAdvance(text)
