"""A quiet bar chart: one bar a dimension, those that carry something in colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from aegui.views.accessibility import Role
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.plain_text import plain_tip
from aegui.views.widgets.style import mix, small_font

SPOKEN = 32  # bars that a reader is told one by one
ASLEEP = 0.01  # a bar below this carries nothing
LOWEST_TOP = 0.1  # of the scale: bars that carry nothing stay flat also where all do
FOOT, HEAD = 18, 30  # px for the names below and the words above
WIDEST = 46  # px of one bar with its gap
QUIET = 0.3  # of the panel's colour in the bars: so large, the full one would be loud


class Bars(QWidget):
    """Bars by name with a sentence above them."""

    spoken_role: ClassVar[Role] = Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Bars"))
        self._theme: Theme = DARK
        self.names: tuple[str, ...] = ()
        self.values: tuple[float, ...] = ()
        self.caption = ""
        self.setFont(small_font())
        self.setMinimumSize(160, 90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_bars(self, names: Sequence[str], values: Sequence[float], when: str) -> None:
        """Draw these; `when` says which moment they are of."""
        self.names, self.values = tuple(names), tuple(values)
        self.caption = " · ".join(filter(None, [when, self._asleep()]))
        told = [f"{name} {value:.3g}" for name, value in zip(names, values, strict=True)]
        self.setAccessibleDescription(", ".join([self.caption, *told[:SPOKEN]]))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Colours of bars, words and the line they stand on."""
        self._theme = theme
        self.update()

    def active(self) -> tuple[str, ...]:
        """The names of the bars that carry something."""
        return tuple(n for n, value in zip(self.names, self.values, strict=True) if value >= ASLEEP)

    def sizeHint(self) -> QSize:
        return QSize(400, 160)

    def _asleep(self) -> str:
        active = self.active()
        asleep = [name for name in self.names if name not in active]
        if not asleep:
            return self.tr("every dimension is used")
        text = self.tr("{} of {} dimensions are used")
        if len(active) == 1:
            text = self.tr("{} of {} dimensions is used")
        text = text.format(len(active), len(self.names))
        if len(active) <= len(asleep):
            return f"{text}: {' '.join(active)}" if active else text
        idle = self.tr("asleep: {}").format(" ".join(asleep))
        return f"{text}; {idle}"

    def _step(self) -> float:
        return min(self.width() / max(len(self.names), 1), WIDEST)

    def _bar(self, row: int) -> QRectF:
        """The whole place of a bar, from the words to the line."""
        step = self._step()
        return QRectF(row * step, HEAD, step, self.height() - HEAD - FOOT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.setPen(QColor(theme.dim))
        words = painter.fontMetrics().elidedText(self.caption, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, 0, self.width(), 16), Qt.AlignmentFlag.AlignLeft, words)
        foot = self.height() - FOOT + 0.5
        painter.setPen(QPen(QColor(theme.hairline), 1))
        painter.drawLine(QPointF(0, foot), QPointF(self._step() * len(self.names), foot))
        top = max([LOWEST_TOP, *(value for value in self.values if value == value)])
        for row, value in enumerate(self.values):
            self._draw(painter, row, value, top)

    def _draw(self, painter: QPainter, row: int, value: float, top: float) -> None:
        theme, place = self._theme, self._bar(row)
        used = value >= ASLEEP
        high = place.height() * value / top if value == value else 0.0
        gap = max(1.0, place.width() * 0.14)
        bar = QRectF(place.x() + gap, place.bottom() - high, place.width() - 2 * gap, max(high, 1.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(theme.curves[0], theme.panel, QUIET) if used else theme.dim))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setPen(QColor(theme.text if used else theme.dim))
        middle = Qt.AlignmentFlag.AlignHCenter
        figure = f"{value:.1f}" if used else "0"
        if painter.fontMetrics().horizontalAdvance("0.0") < place.width():
            painter.drawText(QRectF(place.x(), bar.y() - 14, place.width(), 13), middle, figure)
        if painter.fontMetrics().horizontalAdvance(self.names[row]) < place.width() or row % 4 == 0:
            under = QRectF(place.center().x() - 20, place.bottom() + 3, 40, 14)
            painter.drawText(under, middle, self.names[row])

    def event(self, event: QEvent) -> bool:
        """The figure of the bar under the mouse."""
        if isinstance(event, QHelpEvent):
            row = int(event.pos().x() // self._step()) if self.names else -1
            if 0 <= row < len(self.names):
                text = self.tr("{}: {} nats").format(self.names[row], f"{self.values[row]:.3g}")
                QToolTip.showText(event.globalPos(), plain_tip(text), self)
                return True
        return super().event(event)
