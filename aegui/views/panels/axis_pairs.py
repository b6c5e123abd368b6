"""Every two axes of the code as a small scatter, coloured by class and linked to the selection."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from aegui.explore import projection
from aegui.explore.queries.axis_pairs import AXIS_PAIRS, AxisPairs, selected_in
from aegui.explore.selection import How
from aegui.explore.state import Rect
from aegui.views.accessibility import Role
from aegui.views.panel import QT_TRANSLATE_NOOP, Area, View
from aegui.views.plots.cloud_order import MOST_NAMED, palette
from aegui.views.plots.field_colours import column_colours
from aegui.views.plots.raster import interleaving, rasterise
from aegui.views.plots.sharpness import pixel_ratio, write
from aegui.views.plots.tools import ADDS, REMOVES, STILL
from aegui.views.theme import DARK, Theme, rgb
from aegui.views.widgets.style import small_font

if TYPE_CHECKING:
    from aegui.views.seam import Explorer

GAP, CORNER = 6, 5.0  # px
SMALLEST, LARGEST = 0.8, 1.6  # px, radius of a dot
LEAST = 56  # px of a side of a scatter
WIDEST = 1.6  # times as wide as high


class AxisPairsView(View):
    """A drag selects, a click shows the two axes in the plane."""

    name: ClassVar[str] = "axis_pairs"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("AxisPairsView", "Axis pairs")
    order: ClassVar[int] = 90
    area: ClassVar[Area] = "centre-behind"
    shortcut: ClassVar[str] = "Ctrl+9"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = PairGrid()
        self.grid.setToolTip(
            self.tr(
                "Drag to select codes; Shift adds them, Ctrl takes them away. A click shows these two axes "
                "in the plane."
            )
        )
        self.body.addWidget(self.grid, 1)
        self.setFocusProxy(self.grid)
        self.set_pairs(None)

    def connect_to(self, explorer: Explorer) -> None:
        """Codes, classes and selection; what is surrounded is selected, what is clicked is the plane."""

        def select(across: int, up: int, rect: Rect, how: How) -> None:
            explorer.update(selection=selected_in(explorer.state, across, up, rect, how))

        def show(across: int, up: int) -> None:
            explorer.update(**projection.choose(explorer.state, f"{across},{up}"))

        self.follow(explorer, AXIS_PAIRS, self.set_pairs)
        self.grid.surrounded.connect(select)
        self.grid.clicked.connect(show)

    def set_pairs(self, pairs: AxisPairs | None) -> None:
        """Draw these codes."""
        if pairs is None:
            text = self.tr("Every two axes of the code, once there is a model with at least two.")
            self.set_empty(text, offers=True)
            self.set_state("")
            return
        self.set_empty("")
        self.grid.set_pairs(pairs)
        shown = len(pairs.dimensions)
        text = self.tr("the {} of {} dimensions that change the image most")
        if pairs.varying:
            text = self.tr("the {} of {} dimensions that vary most")
        self.set_state(text.format(shown, pairs.size) if shown < pairs.size else "")

    def set_theme(self, theme: Theme) -> None:
        """Dots and frames."""
        super().set_theme(theme)
        self.grid.set_theme(theme)

    def sizeHint(self) -> QSize:
        """As the losses, which it lies behind."""
        return QSize(640, 250)


class Cell(NamedTuple):
    """One scatter: which dimensions, as places among those shown, and where it is drawn."""

    across: int
    up: int
    place: QRectF


class PairGrid(QWidget):
    """The scatters, as large as the place allows.

    Signals: surrounded (two dimensions, a rectangle in code units, "set", "add" or "remove"), clicked (two
    dimensions).
    """

    spoken_role: ClassVar[Role] = Role.Canvas

    surrounded = Signal(int, int, object, str)
    clicked = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Axis pairs"))
        self._pairs: AxisPairs | None = None
        self._theme: Theme = DARK
        self._images: dict[tuple[int, int], QImage] = {}  # drawn once: thousands of dots
        self._current = 0  # the scatter that keys go to
        self._pressed: QPointF | None = None
        self._dragged = QRectF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def set_pairs(self, pairs: AxisPairs) -> None:
        """These codes."""
        self._pairs = pairs
        self._current = min(self._current, len(pairs.pairs()) - 1)
        self._images.clear()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._images.clear()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * LEAST, 2 * LEAST)

    def cells(self) -> list[Cell]:
        """Row by row, in as many columns as make them largest."""
        pairs = self._pairs.pairs() if self._pairs is not None else []
        if not pairs:
            return []

        def size(columns: int) -> tuple[float, float]:
            rows = -(-len(pairs) // columns)
            high = (self.height() - (rows - 1) * GAP) / rows
            return min((self.width() - (columns - 1) * GAP) / columns, WIDEST * high), high

        columns = max(range(1, len(pairs) + 1), key=lambda count: min(size(count)))
        wide, high = size(columns)
        places = (divmod(number, columns) for number in range(len(pairs)))
        return [
            Cell(across, up, QRectF(column * (wide + GAP), row * (high + GAP), wide, high))
            for (across, up), (row, column) in zip(pairs, places, strict=True)
        ]

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font())
        for number, cell in enumerate(self.cells()):
            self._paint(painter, cell, number == self._current and self.hasFocus())
        if not self._dragged.isNull():
            painter.setPen(QPen(QColor(self._theme.accent), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self._dragged)

    def _paint(self, painter: QPainter, cell: Cell, focused: bool) -> None:
        assert self._pairs is not None
        frame = QPainterPath()
        frame.addRoundedRect(cell.place.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        painter.fillPath(frame, QColor(self._theme.plane))
        painter.drawImage(cell.place, self._drawn(cell, pixel_ratio(painter)))
        painter.setPen(QPen(QColor(self._theme.accent if focused else self._theme.hairline), 1))
        painter.drawPath(frame)
        place, metrics = cell.place, painter.fontMetrics()
        across, up = (
            metrics.elidedText(self._pairs.name(one), Qt.TextElideMode.ElideRight, int(place.width()) - 12)
            for one in (cell.across, cell.up)
        )
        right = place.right() - 6 - metrics.horizontalAdvance(across)
        for name_, x, y in (
            (up, place.left() + 6, place.top() + 3 + metrics.ascent()),
            (across, right, place.bottom() - 3 - metrics.descent()),
        ):
            halo, colour = QPen(QColor(self._theme.plane), 3), QColor(self._theme.text)
            write(painter, QPointF(x, y), name_, painter.font(), colour, halo)

    def _drawn(self, cell: Cell, ratio: float) -> QImage:
        """The dots of a scatter, those that are selected on top."""
        pairs, at = self._pairs, (cell.across, cell.up)
        assert pairs is not None
        size = max(1, round(cell.place.width() * ratio)), max(1, round(cell.place.height() * ratio))
        image = self._images.get(at)
        if image is None or (image.width(), image.height()) != size:
            rows, count = interleaving(len(pairs.codes)), min(max(len(pairs.classes), 1), MOST_NAMED)
            inks, below = np.zeros(len(rows), np.uint8), 0
            if pairs.labels is not None:
                inks = (pairs.labels[rows] % count).astype(np.uint8)
            if pairs.selected is not None:
                order = np.argsort(pairs.selected[rows], kind="stable")
                rows, inks = rows[order], inks[order]
                below = len(rows) - int(pairs.selected.sum())
                inks[:below] += np.uint8(count)
            colours: tuple[tuple[int, int, int], ...] = (rgb(self._theme.unlabelled),) * count
            if pairs.labels is not None:
                loose = pairs.loose and count == len(pairs.classes)
                colours = column_colours(self._theme, count, loose, pairs.scaled)
            x, y = (np.ascontiguousarray(pairs.codes[rows, one]) for one in at)
            inked = palette(colours)
            room = cell.place.width() * cell.place.height() / max(len(rows), 1)
            radius = round(min(max(0.5 * room**0.5, SMALLEST), LARGEST) * ratio, 1)
            pixels = rasterise(x, y, inks, self._rect(cell), size, radius, inked, below)
            form = QImage.Format.Format_RGBA8888_Premultiplied
            image = QImage(pixels.data, *size, 4 * size[0], form).copy()
            self._images[at] = image
        return image

    def _rect(self, cell: Cell) -> Rect:
        """The ends of the two axes, in code units."""
        assert self._pairs is not None
        low, high = self._pairs.low, self._pairs.high
        return float(low[cell.across]), float(low[cell.up]), float(high[cell.across]), float(high[cell.up])

    # What the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The scatter under the mouse is the one that is meant until the button goes up."""
        hit = [number for number, cell in enumerate(self.cells()) if cell.place.contains(event.position())]
        if hit and event.button() == Qt.MouseButton.LeftButton:
            self._current, self._pressed = hit[0], event.position()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw what is surrounded."""
        if self._pressed is not None:
            moved = (event.position() - self._pressed).manhattanLength() > STILL
            if moved or not self._dragged.isNull():
                place = self.cells()[self._current].place
                self._dragged = QRectF(self._pressed, event.position()).normalized().intersected(place)
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A drag selects, a click is one on the scatter."""
        pressed, dragged = self._pressed, self._dragged
        self._pressed, self._dragged = None, QRectF()
        self.update()
        if pressed is None or self._pairs is None:
            return
        cell = self.cells()[self._current]
        if dragged.isNull():
            self._click()
            return
        keys = event.modifiers()
        how = "add" if keys & ADDS else "remove" if keys & REMOVES else "set"
        left, bottom, right, top = self._rect(cell)
        wide, high = (right - left) / cell.place.width(), (top - bottom) / cell.place.height()
        start = dragged.translated(-cell.place.topLeft())
        rect = (
            left + start.left() * wide, top - start.bottom() * high,
            left + start.right() * wide, top - start.top() * high,
        )  # fmt: skip
        self.surrounded.emit(*self._dimensions(cell), rect, how)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from scatter to scatter, Enter shows one in the plane."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        cells = self.cells()
        if step is not None and cells:
            self._current = (self._current + step) % len(cells)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and cells:
            self._click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A frame tells which scatter keys go to."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _click(self) -> None:
        self.clicked.emit(*self._dimensions(self.cells()[self._current]))

    def _dimensions(self, cell: Cell) -> tuple[int, int]:
        assert self._pairs is not None
        return self._pairs.dimensions[cell.across], self._pairs.dimensions[cell.up]


def demo() -> AxisPairsView:
    """The view with digits along their first two principal components and two more of chance."""
    from aegui.views.sample import samples

    codes = samples().codes
    assert codes.labels is not None
    noise = np.random.default_rng(0).normal(size=(len(codes.xy), 2)).astype(np.float32)
    four = np.concatenate([codes.xy, codes.xy[:, ::-1] + noise], axis=1)
    view = AxisPairsView()
    view.set_pairs(
        AxisPairs((0, 1, 2, 3), 16, four, four.min(0), four.max(0), codes.labels, codes.classes, None)
    )
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
