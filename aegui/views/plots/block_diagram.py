"""The way an image takes through a model: boxes as large as what passes, arrows between them."""

from __future__ import annotations

from itertools import pairwise
from math import log2

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip

from aegui.explore.page import Box, Diagram
from aegui.views.plots.block import BlockWidget, wide
from aegui.views.widgets.plain_text import plain_tip
from aegui.views.widgets.style import mix

WORDS = 15  # px of a line of words
THIN, DEEP = 7.0, 26.0  # px: how wide a box of one channel is, and one of many
LOW = 8.0  # px of the smallest box
BRANCH = 0.36  # of the height, for what leaves the main way
NAMED = 46.0  # px of height that leave room for the names
FILL = {"image": 0.55, "layer": 0.72, "code": 0.25, "verdict": 0.45}  # of the panel's colour


class DiagramBlock(BlockWidget):
    """Draws `Diagram`."""

    def __init__(self) -> None:
        super().__init__()
        self._block = Diagram(())
        self._places: list[tuple[QRectF, Box]] = []
        self.setMinimumSize(200, 80)

    def set_block(self, block: Diagram) -> None:
        """This network."""
        self._block = block
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, block = self.painter(), self._block
        self._places = []
        below = min(BRANCH * len(block.branches), 0.55) * self.height()
        main = QRectF(0, 0, self.width(), self.height() - below)
        places = self._draw_way(painter, block.steps, main)
        step, room = main.width() / max(len(block.steps), 1), below / max(len(block.branches), 1)
        for row, (name, start, boxes) in enumerate(block.branches):
            left = (start + 1) * step
            place = QRectF(left, main.bottom() + row * room, self.width() - left, room)
            self._draw_branch(painter, name, places[start][-1], boxes, place)

    def _draw_branch(
        self, painter: QPainter, name: str, source: QRectF, boxes: tuple[Box, ...], place: QRectF
    ) -> None:
        """Down from the code and to the right, its name at the left."""
        first = self._draw_way(painter, tuple((box,) for box in boxes), place)[0][0]
        x, y = source.center().x(), first.center().y()
        self._line(painter)
        painter.drawLine(QPointF(x, source.bottom() + 2 * WORDS + 4), QPointF(x, y))
        self._arrow(painter, QPointF(x - 2, y), QPointF(first.left(), y))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.write(painter, QRectF(0, y - WORDS, x - 8, 2 * WORDS), name, right, self.theme.text)

    def _draw_way(
        self, painter: QPainter, steps: tuple[tuple[Box, ...], ...], room: QRectF
    ) -> list[list[QRectF]]:
        """Boxes from left to right with what they are; returns where they are."""
        each, middle = room.width() / max(len(steps), 1), room.center().y()
        shapes = [" + ".join(shape_text(box.shape) for box in boxes) for boxes in steps]
        names = [" + ".join(box.name for box in boxes) for boxes in steps]
        ends = [boxes[0].sort != "layer" for boxes in steps]
        above = self._lines(shapes, "× ", each, ends)
        below = self._lines(names, " ", each, ends) if room.height() >= NAMED else [[] for _ in names]
        margin = WORDS * max([1, *map(len, above), *map(len, below)]) + 2
        places = [
            self._stack(QRectF(room.left() + n * each, room.top(), each, room.height()), boxes, margin)
            for n, boxes in enumerate(steps)
        ]
        for before, after in pairwise(places):
            self._arrow(painter, QPointF(before[0].right(), middle), QPointF(after[0].left(), middle))
        for boxes, stack in zip(steps, places, strict=True):
            for box, place in zip(boxes, stack, strict=True):
                self._draw_box(painter, box, place)
        self._write(painter, above, places, above=True)
        self._write(painter, below, places, above=False)
        return places

    def _stack(self, room: QRectF, boxes: tuple[Box, ...], margin: float) -> list[QRectF]:
        """The places of the boxes of one step, one above the other, with room for words."""
        high = max(room.height() - 2 * margin, LOW) / len(boxes) - (4 if len(boxes) > 1 else 0)
        sizes = [self._size(box, high, room.width()) for box in boxes]
        top = room.center().y() - (sum(size[1] for size in sizes) + 4 * (len(boxes) - 1)) / 2
        places = []
        for width, height in sizes:
            places.append(QRectF(room.center().x() - width / 2, top, width, height))
            top += height + 4
        return places

    @staticmethod
    def _size(box: Box, most: float, room: float) -> tuple[float, float]:
        """As high as its pictures or as many units, as wide as it has channels; all by logarithm."""
        if len(box.shape) == 3:
            share = log2(1 + box.shape[1]) / log2(1 + 64)
            deep = THIN + (DEEP - THIN) * min(log2(box.shape[0] + 1) / 8, 1.0)
        else:
            share, deep = log2(1 + box.shape[0]) / log2(1 + 1024), THIN
        return min(deep, room * 0.6), max(LOW, min(share, 1.0) * most)

    def _draw_box(self, painter: QPainter, box: Box, place: QRectF) -> None:
        colour = self.theme.accent if box.sort != "image" else self.theme.text
        painter.setPen(QPen(QColor(mix(colour, self.theme.panel, FILL[box.sort] - 0.15)), 1))
        painter.setBrush(QColor(mix(colour, self.theme.panel, FILL[box.sort])))
        painter.drawRoundedRect(place, 2.5, 2.5)
        self._places.append((place.adjusted(-8, -WORDS, 8, WORDS), box))

    def _lines(self, texts: list[str], gap: str, most: float, ends: list[bool]) -> list[list[str]]:
        """Each text in one line, else in two that are parted at the first gap; where the words would run into
        one another only those of what goes in, of the code and of what comes out."""

        def fit(lines: list[str]) -> bool:
            return all(wide(self.fontMetrics(), line) <= most - 3 for line in lines)

        found: list[list[str]] = []
        for text, end in zip(texts, ends, strict=True):
            whole, parted = [text.replace("× ", "×")], text.split(gap, 1)
            found.append(whole if fit(whole) else parted if end or fit(parted) else [])
        crowded = {n + side for n, lines in enumerate(found) if not fit(lines) for side in (-1, 1)}
        return [[] if n in crowded and not ends[n] else lines for n, lines in enumerate(found)]

    def _write(
        self, painter: QPainter, texts: list[list[str]], places: list[list[QRectF]], above: bool
    ) -> None:
        colour = self.theme.text if above else self.theme.dim
        for lines, stack in zip(texts, places, strict=True):
            top = stack[0].top() - 1 - WORDS * len(lines) if above else stack[-1].bottom() + 1
            for row, line in enumerate(lines):
                width = wide(self.fontMetrics(), line) + 2
                left = min(max(0.0, stack[0].center().x() - width / 2), self.width() - width)
                place = QRectF(left, top + row * WORDS, width, WORDS)
                painter.fillRect(place, QColor(self.theme.panel))  # boxes beside it may be wider
                self.write(painter, place, line, Qt.AlignmentFlag.AlignHCenter, colour)

    def _line(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(mix(self.theme.dim, self.theme.panel, 0.35)), 1))

    def _arrow(self, painter: QPainter, start: QPointF, end: QPointF) -> None:
        if end.x() - start.x() < 6:
            return
        self._line(painter)
        painter.drawLine(start + QPointF(2, 0), end - QPointF(3, 0))
        painter.setBrush(painter.pen().color())
        tip = end - QPointF(2, 0)
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-4, -2.5), tip + QPointF(-4, 2.5)]))

    def event(self, event: QEvent) -> bool:
        """What a box is, under the mouse."""
        if isinstance(event, QHelpEvent):
            found = [box for place, box in self._places if place.contains(QPointF(event.pos()))]
            text = "\n".join(box.help or box.name for box in found)
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return super().event(event)


def shape_text(shape: tuple[int, ...]) -> str:
    """64× 7×7, to be parted at the space, or 3,136."""
    return f"{shape[0]:,}" if len(shape) == 1 else f"{shape[0]}× {'×'.join(map(str, shape[1:]))}"
