"""One row a dimension of the code: name, slider, number; only the rows in sight exist."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollBar, QSizePolicy, QVBoxLayout, QWidget

from aegui.core.shown import Floats, Sliders
from aegui.views.controls import FloatSlider, NumberField

ROW = 30  # px
HELD = 0.3  # s after a change by the user in which answers do not move the rows


class SliderRow(QWidget):
    """Signal: changed, with the new number, by the user."""

    changed = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = QLabel()
        self.name.setProperty("role", "dim")
        self.slider = FloatSlider()
        self.slider.setMinimumWidth(50)
        self.slider.setToolTip(self.tr("Moves this dimension of the code; the decoded image follows."))
        self.field = NumberField()
        self.field.setRange(-1e4, 1e4)
        self.field.setSingleStep(0.1)
        self.field.setToolTip(self.tr("This dimension of the code as a number, also beyond the slider."))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.name)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.field)
        self.slider.moved.connect(self._on_slider)
        self.field.typed.connect(self._on_field)

    def show_number(self, number: float) -> None:
        """Set both without telling anybody."""
        self.slider.set_number(number)
        self.field.set_number(number)

    def _on_slider(self, number: float) -> None:
        self.field.set_number(number)
        self.changed.emit(number)

    def _on_field(self, number: float) -> None:
        self.slider.set_number(number)
        self.changed.emit(number)


class CodeSliders(QWidget):
    """A code to drag; with more dimensions than fit the rows scroll. Signal: changed (the code)."""

    changed = Signal(object)  # float32 (D,)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sliders: Sliders | None = None
        self._code: Floats = np.zeros(0, dtype=np.float32)
        self._rows: list[SliderRow] = []
        self._changed_at = 0.0
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.valueChanged.connect(self._show_rows)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._column, 1)
        layout.addWidget(self.bar)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_sliders(self, sliders: Sliders) -> None:
        """The dimensions there are and their ranges."""
        dimensions = len(sliders.names)
        self._sliders = sliders
        if len(self._code) != dimensions:
            self._code = np.zeros(dimensions, dtype=np.float32)
            self.bar.setValue(0)
        self.setMaximumHeight(ROW * dimensions)
        if not self._is_held():  # a range that moves under the hand would change the number
            self._fit()
        self.updateGeometry()

    def set_code(self, code: Floats) -> None:
        """Show this code, unless the user is changing it just now."""
        if len(code) != len(self._code) or self._is_held():
            return
        self._code = np.array(code, dtype=np.float32)
        self._show_rows()

    def code(self) -> Floats:
        """The code that the rows show."""
        return self._code.copy()

    def rows(self) -> list[SliderRow]:
        """The rows in sight."""
        return [row for row in self._rows if not row.isHidden()]

    def sizeHint(self) -> QSize:
        """Four rows, or as many as there are."""
        return QSize(200, ROW * min(max(len(self._code), 1), 4))

    def minimumSizeHint(self) -> QSize:
        """Two rows."""
        return QSize(150, ROW * min(max(len(self._code), 1), 2))

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

    def _fit(self) -> None:
        if self._sliders is None:
            return
        dimensions = len(self._code)
        room = min(max(1, self.height() // ROW), dimensions)
        while len(self._rows) < room:
            row = SliderRow(self)
            row.setFixedHeight(ROW)
            place = len(self._rows)
            row.changed.connect(lambda number, place=place: self._on_changed(place, number))
            self._rows.append(row)
            self._column.insertWidget(place, row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < room)
        if self._column.count() == len(self._rows):
            self._column.addStretch(1)
        self.bar.setRange(0, dimensions - room)
        self.bar.setPageStep(room)
        self.bar.setVisible(dimensions > room)
        self._show_rows()

    def _show_rows(self) -> None:
        """Give the rows in sight their dimension's name and range."""
        sliders, first = self._sliders, self.bar.value()
        if sliders is None:
            return
        widest = max(self.fontMetrics().horizontalAdvance(name) for name in sliders.names[-2:])
        for place, row in enumerate(self.rows()):
            at = first + place
            row.name.setText(sliders.names[at])
            row.name.setFixedWidth(widest + 2)
            row.slider.set_bounds(float(sliders.low[at]), float(sliders.high[at]))
            for widget in (row.slider, row.field):
                widget.setAccessibleName(sliders.names[at])
        self._show_numbers()

    def _show_numbers(self) -> None:
        for place, row in enumerate(self.rows()):
            row.show_number(float(self._code[self.bar.value() + place]))

    def _on_changed(self, place: int, number: float) -> None:
        self._code[self.bar.value() + place] = number
        self._changed_at = time.monotonic()
        self.changed.emit(self._code.copy())
