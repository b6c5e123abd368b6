"""One row a dimension of the code: name, slider, number; only the rows in sight exist."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from aegui.explore import projection
from aegui.explore.records import Bytes, Floats, Ints, Ranking, Sliders, Traversals
from aegui.views.widgets.slider_row import ROW, SliderRow
from aegui.views.widgets.style import em, small_font

if TYPE_CHECKING:
    from aegui.views.seam import Explorer

HELD = 0.3  # s after a change by the user in which answers do not move the rows
FIRST = 8  # dimensions of a long code that are listed until all of them are asked for
WIDEST = 7.0  # em of a dimension's name
MORE = 1.7  # em, height of the button that asks
FEWEST, MOST = 3, 12  # images of a strip


class CodeSliders(QWidget):
    """A code to drag, the dimensions that change the image most first; the others are folded away.

    Signals: changed (the code), watched (dimensions in sight whose strips are to be seen, images of each),
    axis_chosen (a dimension for the plane's horizontal axis, or else its vertical one).
    """

    changed = Signal(object)  # float32 (D,)
    watched = Signal(object, int)
    axis_chosen = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sliders: Sliders | None = None
        self._bounded: Sliders | None = None  # whose ranges the rows have
        self._code: Floats = np.zeros(0, dtype=np.float32)
        self._given = self._code  # the last one that was to be shown
        self._rows: list[SliderRow] = []
        self._changed_at = 0.0
        self._ranking: Ranking | None = None
        self._arranged: Ranking | None = None  # that the rows are in the order of
        self._listed: Ints = np.zeros(0, np.int64)  # dimensions, as the rows have them
        self._all = self._strips = False
        self._traversals: dict[int, Bytes] = {}  # dimension: (F, C, H, W)
        self._watched: tuple[tuple[int, ...], int] = ((), 0)
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.valueChanged.connect(self._show_rows)
        self.more = QToolButton()
        self.more.setFont(small_font())
        self.more.setFixedHeight(em(MORE))
        self.more.clicked.connect(lambda: self.show_everything(not self._all))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._column, 1)
        layout.addWidget(self.bar)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def connect_to(self, explorer: Explorer) -> None:
        """What is in sight is told; a name leads to the axes of the plane."""

        def show_axis(dimension: int, across: bool) -> None:
            explorer.update(**projection.show_dimension(explorer.state, dimension, across))

        self.watched.connect(lambda dimensions, frames: explorer.update(strips=(dimensions, frames)))
        self.axis_chosen.connect(show_axis)

    # What to show

    def set_sliders(self, sliders: Sliders) -> None:
        """The dimensions there are and their ranges."""
        dimensions = len(sliders.names)
        self._sliders = sliders
        if len(self._code) != dimensions:
            fits = len(self._given) == dimensions
            self._code = self._given.copy() if fits else np.zeros(dimensions, dtype=np.float32)
            self._ranking = None
            self._all = False
            self._arrange()
        if not self._is_held():  # a range that moves under the hand would change the number
            self._fit()
        self.updateGeometry()

    def set_code(self, code: Floats) -> None:
        """Show this code, unless the user is changing it just now."""
        self._given = code
        if len(code) != len(self._code) or self._is_held():
            return
        self._code = np.array(code, dtype=np.float32)
        if self._arranged is not self._ranking and not self.underMouse():
            self._arrange()
        elif self._bounded is not self._sliders:
            self._show_rows()
        else:
            self._show_numbers()

    def set_ranking(self, ranking: Ranking | None) -> None:
        """The dimensions by importance; the rows do not move away under the mouse."""
        first = self._ranking is None
        self._ranking = ranking if ranking is None or len(ranking.order) == len(self._code) else None
        if not self._is_held() and (first or ranking is None or not self.underMouse()):
            self._arrange()

    def set_traversals(self, traversals: Traversals | None) -> None:
        """The images along dimensions, of the code that is shown."""
        self._traversals = (
            {} if traversals is None else dict(zip(traversals.dimensions, traversals.images, strict=True))
        )
        self._show_images()

    def set_strips(self, strips: bool) -> None:
        """Whether there are images along the dimensions."""
        self._strips, self._traversals = strips, {}
        self._show_rows()

    def show_everything(self, everything: bool) -> None:
        """List every dimension, or the first ones alone."""
        self._all = everything
        self._arrange()
        self._fit()
        self.updateGeometry()

    def code(self) -> Floats:
        """The code that the rows show."""
        return self._code.copy()

    def rows(self) -> list[SliderRow]:
        """The rows in sight."""
        return [row for row in self._rows if not row.isHidden()]

    # Layout

    def sizeHint(self) -> QSize:
        """Four rows, or as many as there are."""
        return QSize(200, em(ROW) * min(max(len(self._code), 1), 4))

    def minimumSizeHint(self) -> QSize:
        """Two rows, with their numbers."""
        wide = max((row.minimumSizeHint().width() for row in self._rows), default=0)
        return QSize(max(wide, 150), em(ROW) * min(max(len(self._code), 1), 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, more rows."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the rows."""
        if self.bar.isVisible():
            self.bar.setValue(self.bar.value() - (1 if event.angleDelta().y() > 0 else -1))
            event.accept()
        else:
            event.ignore()

    def _is_held(self) -> bool:
        dragged = any(row.slider.isSliderDown() for row in self._rows)
        return dragged or time.monotonic() - self._changed_at < HELD

    def _arrange(self) -> None:
        """Which dimensions are listed, in which order."""
        dimensions = len(self._code)
        self._arranged = self._ranking
        order = np.arange(dimensions) if self._ranking is None else self._ranking.order
        folds = dimensions > FIRST + 1
        self._listed = order if self._all or not folds else order[:FIRST]
        self.more.setVisible(folds)
        if self._all:
            self.more.setText(self.tr("Only the {} that matter most").format(FIRST))
            self.more.setToolTip(self.tr("Folds the dimensions away that change the image less."))
        else:
            self.more.setText(self.tr("{} more").format(dimensions - FIRST))
            self.more.setToolTip(self.tr("Lists every dimension, also those that change the image less."))
        self.setMaximumHeight(em(ROW) * len(self._listed) + (em(MORE) if folds else 0))
        self.bar.setValue(0)
        self._fit()

    def _fit(self) -> None:
        if self._sliders is None:
            return
        below = em(MORE) if not self.more.isHidden() else 0
        room = min(max(1, (self.height() - below) // em(ROW)), len(self._listed))
        while len(self._rows) < room:
            row = SliderRow(self)
            place = len(self._rows)
            row.changed.connect(lambda number, place=place: self._on_changed(place, number))
            row.axis_chosen.connect(lambda across, place=place: self._on_axis(place, across))
            self._rows.append(row)
            self._column.insertWidget(place, row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < room)
        self.bar.setRange(0, len(self._listed) - room)
        self.bar.setPageStep(room)
        self.bar.setVisible(len(self._listed) > room)
        self._column.activate()  # the strips are as wide as their sliders
        self._show_rows()

    def _dimension(self, place: int) -> int:
        return int(self._listed[self.bar.value() + place])

    def _show_rows(self) -> None:
        """Give the rows in sight their dimension's name and range."""
        sliders, ranking, rows = self._sliders, self._ranking, self.rows()
        if sliders is None or not rows:
            return
        names = {*sliders.names[-2:], *(sliders.names[n] for n in self._listed)}
        longest = sorted(names, key=len)[-3:]  # of a thousand the width of each takes long
        widest = max(self.fontMetrics().horizontalAdvance(name) for name in longest)
        widest = min(widest, em(WIDEST), max(self.width() // 3 - 10, em(2)))
        frames = max(FEWEST, min(MOST, rows[0].slider.width() // (em(ROW) - 2)))
        striped = ranking if self._strips and len(self._code) > 2 else None
        for place, row in enumerate(rows):
            at = self._dimension(place)
            change = None if ranking is None else float(np.sqrt(ranking.change[at]))
            row.set_name(sliders.names[at], widest + 10, len(self._code) > 2, change)
            if striped is not None:
                row.slider.set_frames(frames, float(striped.low[at]), float(striped.high[at]))
            else:
                row.slider.set_plain(float(sliders.low[at]), float(sliders.high[at]))
        self._bounded = sliders
        self._show_numbers()
        self._show_images()
        seen = () if striped is None else tuple(self._dimension(place) for place in range(len(rows)))
        if (seen, frames) != self._watched:
            self._watched = (seen, frames)
            self.watched.emit(seen, frames)

    def _show_numbers(self) -> None:
        for place, row in enumerate(self.rows()):
            row.show_number(float(self._code[self._dimension(place)]))

    def _show_images(self) -> None:
        for place, row in enumerate(self.rows()):
            row.slider.set_images(self._traversals.get(self._dimension(place)))

    # What the user did

    def _on_changed(self, place: int, number: float) -> None:
        self._code[self._dimension(place)] = number
        self._changed_at = time.monotonic()
        self.changed.emit(self._code.copy())

    def _on_axis(self, place: int, across: bool) -> None:
        self.axis_chosen.emit(self._dimension(place), across)
