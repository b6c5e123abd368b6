"""A quiet line chart over epochs with two scales; knows nothing of losses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from aegui.explore.records import Curve
from aegui.views.accessibility import Role, Speaker
from aegui.views.plots.axis import QuietAxis, own_menu
from aegui.views.plots.curve_marks import mark_of
from aegui.views.plots.decimate import decimate
from aegui.views.plots.sharpness import CurveItem, RuleItem
from aegui.views.theme import DARK, Theme

ROOMS = (40, 54)  # px for the numbers at the left: few figures, many
LAST = 12  # px: half of the last epoch's number stands beyond the end of its axis
FAR = 10  # values at once, with Shift
TOP = 5  # px: as much of a number may stand above the highest value


class Chart(pg.PlotWidget):  # type: ignore[misc]
    """Curves by name. Signal: pointed (epoch under the mouse, or None)."""

    spoken_role: ClassVar[Role] = Role.Chart

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._axes = {
            "left": QuietAxis("left", ROOMS[0]),
            "bottom": QuietAxis("bottom", 18, whole=True),
            "right": QuietAxis("right", 34),
        }
        box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        super().__init__(parent, viewBox=box, axisItems=self._axes)
        self._plot, self._box = self.getPlotItem(), box
        self._plot.hideButtons()
        own_menu(self)
        self._plot.layout.setContentsMargins(0, TOP, LAST, 0)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMinimumSize(160, 90)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the arrows of who clicks here move the cursor
        self._epochs = np.zeros(0, np.float32)  # that keys go along
        self._read = -1  # the one that is read by keys; −1: none
        self._speaker = Speaker(self)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self._right = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self._plot.scene().addItem(self._right)
        self._axes["right"].linkToView(self._right)
        self._right.setXLink(box)
        for one in (box, self._right):
            one.disableAutoRange()
        box.sigResized.connect(self._align)
        self._lines: dict[str, CurveItem] = {}
        self._grid: list[RuleItem] = []
        self._theme = DARK
        self._log = False
        self._dashed: frozenset[str] = frozenset()
        self._level: float | None = None
        self.marker = RuleItem(angle=90)
        self.crosshair = RuleItem(angle=90)
        self.level = RuleItem(angle=0)
        for line in (self.marker, self.crosshair, self.level):
            line.setZValue(20)
            line.hide()
            box.addItem(line, ignoreBounds=True)

    def set_curves(
        self,
        left: Iterable[tuple[Curve, str]],
        right: Iterable[tuple[Curve, str]],
        log: bool,
        dashed: frozenset[str] = frozenset(),
        level: float | None = None,
    ) -> None:
        """Draw (curve, colour) on the left scale and the small ones on the right one.

        `level` is a value of the left scale that gets a line of its own.
        """
        left, right = list(left), list(right)
        self._log, self._dashed, self._level = log, dashed, level
        for side in ("left", "right"):
            self._axes[side].setLogMode(x=False, y=log)
        everything = left + right
        self._epochs = max((curve.epochs for curve, _ in everything), key=len, default=self._epochs[:0])
        for name in set(self._lines) - {curve.name for curve, _ in everything}:
            item = self._lines.pop(name)
            item.getViewBox().removeItem(item)
        for curves, box in ((left, self._box), (right, self._right)):
            for curve, colour in curves:
                self._set_line(curve, colour, box)
        self._scale([curve for curve, _ in everything], left, right)
        self.scene().prepareForPaint()  # now, not within the next painting, which would ask for another one

    def set_marker(self, epoch: float | None) -> None:
        """The moment that the rest of the window shows, while it is not the last."""
        self.marker.setVisible(epoch is not None)
        if epoch is not None:
            self.marker.setPos(epoch)

    def set_theme(self, theme: Theme) -> None:
        """Axes, grid, marker and crosshair; the curves' colours come with the curves."""
        self._theme = theme
        self.setBackground(QColor(theme.panel))
        for axis in self._axes.values():
            axis.set_theme(theme)
        self.marker.setPen(QPen(QColor(theme.accent), 0, Qt.PenStyle.DashLine))
        self.crosshair.setPen(QPen(QColor(theme.dim), 0))
        self.level.setPen(QPen(QColor(theme.dim), 0, Qt.PenStyle.DotLine))
        self._draw_grid()
        for line in self._grid:
            line.setPen(QPen(QColor(theme.hairline), 0))

    def line_data(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """What is drawn of a curve."""
        x, y = self._lines[name].getData()
        return x, y

    def line_names(self) -> set[str]:
        """The curves that are drawn."""
        return set(self._lines)

    def place_crosshair(self, epoch: float | None) -> None:
        """The thin line at the epoch that is read."""
        self.crosshair.setVisible(epoch is not None)
        if epoch is not None:
            self.crosshair.setPos(epoch)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the epoch under the mouse."""
        scene = QPointF(self.mapToScene(event.position().toPoint()))
        inside = self._box.sceneBoundingRect().contains(scene)
        self.pointed.emit(float(self._box.mapSceneToView(scene).x()) if inside else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right read the values before and behind, with Shift ten farther; Home and End the ends."""
        last = len(self._epochs) - 1
        far = FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        at = self._read if 0 <= self._read <= last else last
        places = {
            Qt.Key.Key_Left: at - far, Qt.Key.Key_Right: at + far, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }  # fmt: skip
        place = places.get(Qt.Key(event.key()))
        if place is None or last < 0:
            event.ignore()
            return
        self._read = min(max(place, 0), last)
        self.pointed.emit(float(self._epochs[self._read]))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line at the epoch that is read tells that keys go here."""
        super().focusInEvent(event)
        if len(self._epochs):
            at = self._read if 0 <= self._read < len(self._epochs) else len(self._epochs) - 1
            self.pointed.emit(float(self._epochs[at]))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(None)

    def say(self, words: str) -> None:
        """Have what is read by keys said aloud."""
        self.setAccessibleDescription(words)
        if self.hasFocus():
            self._speaker.say(words)

    def leaveEvent(self, event: object) -> None:
        """Nothing is pointed at."""
        self.pointed.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing to press here; let the window have it."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both scales share the place."""
        super().resizeEvent(event)
        if hasattr(self, "_right"):
            self._align()

    def _set_line(self, curve: Curve, colour: str, box: pg.ViewBox) -> None:
        line = self._lines.get(curve.name)
        if line is not None and line.getViewBox() is not box:
            line.getViewBox().removeItem(line)
            line = None
        if line is None:
            line = self._lines[curve.name] = CurveItem()
            box.addItem(line, ignoreBounds=True)
        x, y = decimate(curve.epochs, curve.values, max(200, self.width() // 2))
        if self._log:
            good = y > 0
            x, y = x[good], np.log10(y[good])
        lonely = len(x) == 1  # a single value would be invisible: a short dash
        if lonely:
            x, y = np.array([x[0] - 0.01, x[0] + 0.01], np.float32), np.repeat(y, 2)
        # Width 1 and antialiased is cheap; thicker pens cost ten times as much.
        pen = QPen(QColor(colour), 4 if lonely else 0)
        pen.setCosmetic(True)  # of pixels: else as wide as four epochs
        if curve.name in self._dashed:
            pen.setDashPattern([5.0, 4.0])
        line.setData(x, y, pen=pen, antialias=len(x) < 3000)
        line.mark = mark_of(self._theme, colour)
        line.setZValue(5 if not curve.validation else 6)

    def _scale(
        self, curves: list[Curve], left: list[tuple[Curve, str]], right: list[tuple[Curve, str]]
    ) -> None:
        """By hand: pyqtgraph's own ranging costs four times the drawing."""
        ends = [float(curve.epochs[-1]) for curve in curves if len(curve.epochs)]
        # From the untrained model on, though there is no curve of it: its moment is marked beside the axis.
        self._box.setXRange(0.0, max(ends, default=0.0) or 1.0, padding=0.015)
        for some, box in ((left, self._box), (right, self._right)):
            level = self._level if box is self._box else None
            box.setYRange(*_extent([curve for curve, _ in some], self._log, level), padding=0.06)
        self.level.setVisible(self._level is not None)
        if self._level is not None:
            self.level.setPos(np.log10(self._level) if self._log else self._level)
        self._plot.showAxis("right", bool(right))
        self._draw_grid()

    def _draw_grid(self) -> None:
        """Hairlines at the numbers of the left axis; lines are kept, for this runs at every update."""
        low, high = self._box.viewRange()[1]
        axis = self._axes["left"]
        levels = axis.tickValues(low, high, max(self._box.height(), 40))
        values = list(levels[0][1]) if levels else []
        axis.give_room(values, levels[0][0] if levels else 1.0, ROOMS)
        while len(self._grid) < len(values):
            line = RuleItem(angle=0, pen=QPen(QColor(self._theme.hairline), 0))
            line.setZValue(-10)
            self._grid.append(line)
            self._box.addItem(line, ignoreBounds=True)
        for row, line in enumerate(self._grid):
            line.setVisible(row < len(values))
            if row < len(values):
                line.setPos(values[row])

    def _align(self) -> None:
        self._right.setGeometry(QRectF(self._box.sceneBoundingRect()))
        self._right.linkedViewChanged(self._box, self._right.XAxis)
        self._draw_grid()


def _extent(curves: list[Curve], log: bool, level: float | None) -> tuple[float, float]:
    values = np.concatenate([curve.values for curve in curves]) if curves else np.zeros(0)
    values = values if level is None else np.append(values, level)
    values = values[np.isfinite(values) & ((values > 0) | (not log))]
    if not len(values):
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    if log:
        low, high = np.log10(low), np.log10(high)
    if high > low:
        return low, high
    return (0.0, 2 * low) if low > 0 and not log else (low - 0.5, high + 0.5)
