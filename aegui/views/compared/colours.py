"""A colour for each of the runs that are compared: the same in curves, planes, images and the table."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aegui.views.theme import DARK, Theme
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.style import small_font

SIDE = 9  # px


def run_colours(theme: Theme, count: int) -> tuple[str, ...]:
    """As `Theme.curve_colours`, at least one."""
    return theme.curve_colours(max(count, 1))


def spot(colour: str) -> QIcon:
    """A run's colour as an icon."""
    picture = QPixmap(SIDE, SIDE)
    picture.fill(QColor(colour))
    return QIcon(picture)


class Swatch(QWidget):
    """A spot of a run's colour."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = QColor(DARK.dim)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_colour(self, colour: str) -> None:
        self._colour = QColor(colour)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._colour)
        painter.setBrush(self._colour)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 2, 2)


class RunName(QWidget):
    """A run's colour and name on one line."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.swatch, self.label = Swatch(), ElidedLabel(name)
        self.label.setFont(small_font())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self.swatch)
        row.addWidget(self.label, 1)

    def set_colour(self, colour: str) -> None:
        self.swatch.set_colour(colour)
