"""The names of the classes at their centres."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from aegui.explore.records import Codes
from aegui.sampling import sample
from aegui.views.plots.cloud_order import placed
from aegui.views.plots.plane import Plane
from aegui.views.plots.sharpness import is_figure, pixel_ratio, write
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.style import interface_font

FEW = 15  # more classes than this have smaller names, which are left out rather than moved aside
MEASURED = 10_000  # codes that tell where the middles are
LONGEST = 160  # px: of a longer name the end is left out
HALO = 4  # px about a name
APART = (10, 4)  # px free beside a name and above it: "2" beside "6" is not to be read as 26
EDGE = 20  # px beyond the plane: a name that leaves it does not vanish before
CELL = 4  # px: the plane is taken up in squares of this side
TRIED = 200  # names at most that a place is looked for; the plane has room for fewer
PATCH = (48, 16)  # px: of so many names the largest in each patch is tried
ASIDE = ((0, 0), (0, -1), (0, 1), (1, 0), (-1, 0))  # in sizes of the name: where there may be room for it


class Word(NamedTuple):
    """A name as it is drawn, about the middle of its letters."""

    path: QPainterPath
    width: float  # px
    height: float
    text: str
    font: QFont
    middle: QPointF  # from the left end of the base line


class Spot(NamedTuple):
    """Where a name stands."""

    row: int  # of the classes
    x: float  # of the class's centre, in code units
    y: float
    right: float  # of the centre, in px
    down: float


class NamesItem(pg.GraphicsObject):  # type: ignore[misc]
    """Words at places of the plane, with a halo so that they read on any colours."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: list[tuple[Spot, Word]] = []
        self._halo, self._text = QPen(), QColor()
        self._images: dict[tuple[int, float], QImage] = {}  # of a row, at so many pixels a pixel
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # tells what is exposed

    def set_words(self, drawn: list[tuple[Spot, Word]]) -> None:
        """Draw these and no others."""
        self.prepareGeometryChange()
        self._drawn = drawn
        self.update()

    def forget(self) -> None:
        """Other names, or other colours."""
        self._images = {}
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Letters and halo."""
        halo = QColor(theme.plane)
        halo.setAlphaF(0.85)
        style, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        self._halo, self._text = QPen(halo, HALO, style, cap, join), QColor(theme.text)
        self.forget()

    def boundingRect(self) -> QRectF:
        """The visible plane; asked of the box itself, because the item's own `viewRect` lags behind."""
        box = self.getViewBox()
        return QRectF(box.viewRect()) if box is not None else QRectF()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Pictures of the names, whole pixels apart: to draw a halo costs fifty times as much. At a step of a
        drag hardly one is in what is exposed."""
        ratio, to_pixels, kept = pixel_ratio(painter), painter.worldTransform(), is_figure(painter)
        exposed: QRectF = to_pixels.mapRect(option.exposedRect)
        left, top, right, bottom = exposed.left(), exposed.top(), exposed.right(), exposed.bottom()
        across, up, dx, dy = to_pixels.m11(), to_pixels.m22(), to_pixels.dx(), to_pixels.dy()
        painter.resetTransform()
        for spot, word in self._drawn:
            x, y = across * spot.x + dx + spot.right, up * spot.y + dy + spot.down
            wide, high = word.width / 2 + HALO + 2, word.height / 2 + HALO + 2  # and what rounding may add
            if x + wide < left or x - wide > right or y + high < top or y - high > bottom:
                continue
            if kept:  # sharp at any size, and letters in SVG and PDF
                start = QPointF(x, y) - word.middle
                write(painter, start, word.text, word.font, self._text, self._halo)
                continue
            image = self._image(spot.row, word, ratio)
            corner = QPointF(round(x - image.width() / (2 * ratio)), round(y - image.height() / (2 * ratio)))
            painter.drawImage(corner, image)

    def _image(self, row: int, word: Word, ratio: float) -> QImage:
        if (row, ratio) not in self._images:
            width, height = (ceil(ratio * (side + 2 * HALO)) for side in (word.width, word.height))
            image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
            image.setDevicePixelRatio(ratio)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = QPointF(width, height) / (2 * ratio)
            painter.translate(middle)
            painter.strokePath(word.path, self._halo)  # halo first, letters over it
            painter.fillPath(word.path, self._text)
            painter.end()
            self._images[row, ratio] = image
        return self._images[row, ratio]


class ClassNames(QObject):
    """Keeps one name a class at the median of its codes, and names apart from one another.

    Of two that collide the smaller class's is moved aside, or left out where classes are many.
    """

    def __init__(self, plane: Plane) -> None:
        super().__init__(plane)
        self._plane = plane
        self._item = NamesItem()
        self._item.setZValue(15)
        self._item.set_theme(DARK)
        plane.box.addItem(self._item, ignoreBounds=True)
        self._classes: tuple[str, ...] = ()
        self._rows: NDArray[np.intp] = np.zeros(0, np.intp)  # of the classes drawn, the largest first
        self._centres: NDArray[np.float64] = np.zeros((0, 2))  # of the same
        self._words: dict[int, Word] = {}  # made when they are first drawn
        self._spots: list[Spot] = []
        plane.view_changed.connect(self._place)

    def set_codes(self, codes: Codes, shown: frozenset[int]) -> None:
        """Move the names to the middle of their classes; hidden and empty classes have none."""
        labels = codes.labels
        classes = codes.classes if labels is not None and len(codes.classes) > 1 else ()
        if classes != self._classes:
            self._classes, self._words = classes, {}
            self._item.forget()
        self._rows, self._centres = np.zeros(0, np.intp), np.zeros((0, 2))
        if labels is not None and classes:
            # Medians of a sample: the names need not be exact, and this runs at every update.
            there = placed(codes)
            rows = sample(len(codes.xy), MEASURED) if there is None else np.flatnonzero(there)
            found, sizes, centres = medians(codes.xy[rows], labels[rows])
            order = np.argsort(-sizes, kind="stable")
            if codes.loose:  # what is in none of them has no middle worth a name
                order = order[found[order] != len(classes) - 1]
            if len(shown) < len(classes):
                order = order[np.isin(found[order], list(shown))]
            self._rows, self._centres = found[order], centres[order]
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Letters and halo."""
        self._item.set_theme(theme)

    def shown(self) -> list[str]:
        """The names that are drawn, in the order of the classes."""
        return [self._classes[row] for row in sorted(spot.row for spot in self._spots)]

    def places(self) -> dict[str, QRectF]:
        """Where the letters of each name are, in pixels of the scene."""
        found = {}
        for spot in self._spots:
            word = self._words[spot.row]
            at = QPointF(self._plane.box.mapViewToScene(QPointF(spot.x, spot.y)))
            left, top = at.x() + spot.right - word.width / 2, at.y() + spot.down - word.height / 2
            found[self._classes[spot.row]] = QRectF(left, top, word.width, word.height)
        return found

    def _place(self) -> None:
        """Look for the places of the names that are in view, the largest classes first."""
        box = self._plane.box
        view, size = box.viewRect(), box.boundingRect()
        if not len(self._rows) or view.isEmpty() or size.isEmpty():
            self._spots = []
            self._item.set_words([])
            return
        scale = np.array([size.width() / view.width(), size.height() / view.height()])
        pixels = (self._centres - [view.left(), view.top()]) * scale
        pixels[:, 1] = size.height() - pixels[:, 1]
        inside = (pixels >= -EDGE) & (pixels <= [size.width() + EDGE, size.height() + EDGE])
        near = np.flatnonzero(inside.all(axis=1))
        if len(near) > TRIED:
            near = largest_of_each_patch(near, pixels)[:TRIED]
        room = Room(size.width(), size.height())
        asides = ASIDE if len(self._classes) <= FEW else ASIDE[:1]
        self._spots, drawn = [], []
        for place in near.tolist():
            word = self._word(int(self._rows[place]))
            right, down = word.width + APART[0], word.height + APART[1]
            for aside in asides:
                by = aside[0] * (right + CELL), aside[1] * (down + CELL)
                x, y = pixels[place] + by
                if room.take(x - right / 2, y - down / 2, x + right / 2, y + down / 2):
                    across, up = self._centres[place].tolist()
                    spot = Spot(int(self._rows[place]), across, up, *by)
                    self._spots.append(spot)
                    drawn.append((spot, word))
                    break
        self._item.set_words(drawn)

    def _word(self, row: int) -> Word:
        if row not in self._words:
            font = QFont(interface_font())
            font.setPixelSize(14 if len(self._classes) <= FEW else 11)
            font.setWeight(QFont.Weight.Bold)
            metrics = QFontMetricsF(font)
            text = metrics.elidedText(self._classes[row], Qt.TextElideMode.ElideRight, LONGEST)
            path = QPainterPath()
            path.addText(0, 0, font, text)
            letters = path.boundingRect()
            path.translate(-letters.center())
            self._words[row] = Word(path, letters.width(), letters.height(), text, font, letters.center())
        return self._words[row]


class Room:
    """Which squares of the plane are taken."""

    def __init__(self, width: float, height: float) -> None:
        self._taken = np.zeros((int(height // CELL) + 1, int(width // CELL) + 1), bool)

    def take(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Take what this rectangle touches, in px, unless some of it is taken; whether it was free."""
        rows = slice(max(0, int(top // CELL)), max(0, int(bottom // CELL) + 1))
        columns = slice(max(0, int(left // CELL)), max(0, int(right // CELL) + 1))
        squares = self._taken[rows, columns]
        if not squares.size or squares.any():
            return False
        squares[:] = True
        return True


def medians(
    xy: NDArray[np.float32], labels: NDArray[np.int64]
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """The labels (K,) that there are, how many codes each has, and the median (K, 2) of its places.

    All classes at once: a median for each of ten thousand takes a second.
    """
    found, sizes = np.unique(labels, return_counts=True)
    starts = np.cumsum(sizes) - sizes
    centres = np.empty((len(found), 2))
    for axis in (0, 1):
        values = xy[np.lexsort((xy[:, axis], labels)), axis].astype(np.float64)
        centres[:, axis] = (values[starts + (sizes - 1) // 2] + values[starts + sizes // 2]) / 2
    return found, sizes, centres


def largest_of_each_patch(rows: NDArray[np.intp], pixels: NDArray[np.float64]) -> NDArray[np.intp]:
    """Of rows in order the first in each patch of the plane, in order."""
    patches = (pixels[rows] // PATCH).astype(np.int64)
    _, first = np.unique(patches[:, 0] * 100_000 + patches[:, 1], return_index=True)
    kept: NDArray[np.intp] = rows[np.sort(first)]
    return kept
