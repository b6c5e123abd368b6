"""Pictures with a word or two below each, as large as the place allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from aegui.explore.records import Bytes
from aegui.views.accessibility import Role
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.picture import fitted
from aegui.views.widgets.pixel_value import Units, pixel_value
from aegui.views.widgets.plain_text import plain_tip
from aegui.views.widgets.style import em, small_font

LINE = 1.1  # em below each picture
GAP = 8  # px between two
LEAST, MOST = 16.0, 132.0  # px of a side


@dataclass(frozen=True, eq=False)
class Captioned:
    """A picture and what it is."""

    words: str  # a line each
    image: QImage
    help: str
    pixels: Bytes | None = None  # (C, H, W) whose values are told; None of colours that stand for others


class CaptionedPictures(QWidget):
    """Draws them row by row; a row has so many that they come out largest."""

    spoken_role: ClassVar[Role] = Role.Graphic

    def __init__(self, rows: int = 3, lines: int = 1) -> None:
        """At most so many rows, and so many lines of words below each picture."""
        super().__init__()
        self.pictures: list[Captioned] = []
        self._units: Units | None = None
        self._rows, self._label = rows, lines * em(LINE) + 2
        self._dim = QColor(DARK.dim)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_pictures(self, pictures: list[Captioned]) -> None:
        """These, from left to right."""
        self.pictures = pictures
        self.setAccessibleName(", ".join(one.words.replace("\n", " ") for one in pictures))
        self.update()

    def set_units(self, units: Units | None) -> None:
        """The value (256,) in the file of each byte; None where it is not known."""
        self._units = units

    def set_theme(self, theme: Theme) -> None:
        """The colour of the words."""
        self._dim = QColor(theme.dim)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Still to be told apart."""
        return QSize(100, 44)

    def layout_now(self) -> tuple[int, float]:
        """Pictures in a row and the side of one."""
        count, best = max(len(self.pictures), 1), (LEAST, 1)
        for rows in range(1, min(self._rows, count) + 1):
            across = -(-count // rows)
            wide = (self.width() - (across - 1) * GAP) / across
            high = (self.height() - (rows - 1) * GAP) / rows - self._label
            best = max(best, (min(wide, high, MOST), across))
        return best[1], best[0]

    def place_of(self, index: int) -> QRectF:
        """Where a picture is drawn."""
        across, side = self.layout_now()
        row, column = divmod(index, across)
        pitch = max(side + GAP, min((self.width() + GAP) / across, 1.6 * side))  # room for the words
        left = column * pitch + (pitch - GAP - side) / 2
        return QRectF(left, row * (side + self._label + GAP), side, side)

    def _words_at(self, index: int) -> QRectF:
        """The first line below a picture, up to half-way to the next."""
        place, across = self.place_of(index), self.layout_now()[0]
        wide = place.width() + GAP if across < 2 else self.place_of(1).left() - self.place_of(0).left()
        return QRectF(place.center().x() - wide / 2, place.bottom() + 1, wide, em(LINE) + 2)

    def help_at(self, place: QPointF) -> str:
        """What the picture there is and the value of its pixel, "" where there is none."""
        for index, picture in enumerate(self.pictures):
            room = self.place_of(index)
            if room.adjusted(0, 0, 0, self._label).contains(place):
                value = ""
                if picture.pixels is not None:
                    value = pixel_value(picture.pixels, place, fitted(room, picture.image), self._units)
                return "\n".join(filter(None, [value, picture.help]))
        return ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.help_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(small_font())
        painter.setPen(self._dim)
        metrics = QFontMetrics(small_font())
        for index, picture in enumerate(self.pictures):
            place = self.place_of(index)
            painter.drawImage(fitted(place, picture.image), picture.image)
            for number, words in enumerate(picture.words.split("\n")):
                line = self._words_at(index).translated(0, number * em(LINE))
                shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(line.width()))
                painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()
