"""A ring around the mouse, so that a room full of people sees where it is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

ACROSS, BROAD = 64, 5  # px
OFTEN = 16  # ms


class PointerRing(QWidget):
    """Follows the mouse over a window, lets everything through, and fills while a button is pressed."""

    def __init__(self, window: QWidget, colour: str) -> None:
        super().__init__(window)
        self._colour, self._pressed = colour, False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.resize(ACROSS, ACROSS)
        self._often = QTimer(self, interval=OFTEN)
        self._often.timeout.connect(self.follow)
        self._often.start()
        self.follow()

    def set_colour(self, colour: str) -> None:
        """Its colour from now on."""
        self._colour = colour
        self.update()

    def follow(self) -> None:
        """To where the mouse is; away where it is in no window of ours."""
        window = self.parentWidget()
        assert window is not None
        at = window.mapFromGlobal(QCursor.pos())
        self.setVisible(window.rect().contains(at))
        place = at - QPoint(ACROSS // 2, ACROSS // 2)
        if place != self.pos():
            self.move(place)
            self.raise_()
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if pressed is not self._pressed:
            self._pressed = pressed
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self._colour)
        painter.setPen(QPen(colour, BROAD))
        colour.setAlpha(90 if self._pressed else 0)
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(self.rect()).adjusted(BROAD, BROAD, -BROAD, -BROAD))
