"""One dimension of the code: its name, which leads to the plane's axes, a slider and a number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from aegui.views.widgets.controls import NumberField
from aegui.views.widgets.style import em
from aegui.views.widgets.traversal_slider import TraversalSlider

ROW = 2.3  # em


class SliderRow(QWidget):
    """Signals: changed (the new number), axis_chosen (True: the horizontal one), by the user."""

    changed = Signal(float)
    axis_chosen = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(em(ROW))
        self.name = QToolButton()
        self.name.setProperty("name", True)
        self.name.clicked.connect(self._on_name)
        self.slider = TraversalSlider()
        self.slider.setMinimumWidth(36)
        self.slider.setFixedHeight(em(ROW) - 2)
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

    def set_name(self, name: str, width: int, leads: bool, change: float | None) -> None:
        """The dimension; whether its name leads to axes; how much it changes the image, where known."""
        self.name.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width))
        self.name.setFixedWidth(width)
        self.name.setEnabled(leads)
        tip = self.tr("Shows this dimension along an axis of the plane.")
        if change is not None:
            words = self.tr("From end to end of its codes it changes the image by {} (RMS of the pixels).")
            tip = f"{words.format(f'{change:.3f}')} {tip}"
        if self.name.text() != name:
            tip = f"{name}: {tip}"
        self.name.setToolTip(tip)
        for widget in (self.name, self.slider, self.field):
            widget.setAccessibleName(name)

    def show_number(self, number: float) -> None:
        """Set both without telling anybody."""
        self.slider.set_number(number)
        self.field.set_number(number)

    def menu(self) -> QMenu:
        """What the name leads to."""
        menu = QMenu(self)
        menu.addAction(self.tr("Show along the horizontal axis"), lambda: self.axis_chosen.emit(True))
        menu.addAction(self.tr("Show along the vertical axis"), lambda: self.axis_chosen.emit(False))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _on_name(self) -> None:
        self.menu().popup(self.name.mapToGlobal(self.name.rect().bottomLeft()))

    def _on_slider(self, number: float) -> None:
        self.field.set_number(number)
        self.changed.emit(number)

    def _on_field(self, number: float) -> None:
        self.slider.set_number(number)
        self.changed.emit(number)
