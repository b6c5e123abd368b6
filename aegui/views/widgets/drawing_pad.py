"""The sheet that is drawn on, with its tools below."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from aegui.views.theme import DARK, Theme
from aegui.views.widgets.controls import FloatSlider
from aegui.views.widgets.icons import icon
from aegui.views.widgets.plain_text import name_in
from aegui.views.widgets.sketch import BRUSH, Mode, Sketch

THINNEST, WIDEST = 0.02, 0.3  # of the side


class Pad(QWidget):
    """Pen, rubber, holes, how wide they are, undo and a bare sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sketch = Sketch()
        self.sketch.setToolTip(
            self.tr("Draw with the left button; the right one rubs out, and Ctrl+Z takes a stroke back.")
        )
        self.modes: dict[Mode, QToolButton] = {}
        self._group = QButtonGroup(self)
        tips: dict[Mode, str] = {
            "pen": self.tr("Pen: draws."),
            "rubber": self.tr("Rubber: takes away what was drawn."),
            "hole": self.tr("Hole: hides a part from the model, which fills in what belongs there."),
        }
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for mode, tip in tips.items():
            button = _button(tip)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, mode=mode: self.set_mode(mode))
            self._group.addButton(button)
            self.modes[mode] = button
            tools.addWidget(button)
        self.modes["pen"].setChecked(True)
        self.size_slider = FloatSlider()
        self.size_slider.setToolTip(self.tr("How wide pen, rubber and hole are."))
        self.size_slider.setAccessibleName(self.tr("Width of pen, rubber and hole"))
        self.size_slider.set_bounds(THINNEST, WIDEST)
        self.size_slider.set_number(BRUSH)
        self.size_slider.moved.connect(self._on_size)
        self.back = _button(self.tr("Takes the last stroke back (Ctrl+Z on the sheet)."), self.tr("Undo"))
        self.clear = _button(self.tr("A bare sheet; undo brings back what was drawn."), self.tr("Clear"))
        self.back.clicked.connect(self.sketch.undo)
        self.clear.clicked.connect(self.sketch.clear)
        tools.addStretch(1)
        tools.addWidget(self.back)
        tools.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.sketch, 100)
        column.addLayout(tools)
        column.addWidget(self.size_slider)
        column.addStretch(0)
        self.set_theme(DARK)

    def set_mode(self, mode: Mode) -> None:
        """What the left button does."""
        self.sketch.mode = mode
        self.modes[mode].setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        """Icons and frame."""
        self.sketch.set_theme(theme)
        names = {"pen": "brush", "rubber": "rubber", "hole": "hole"}
        for mode, button in self.modes.items():
            button.setIcon(icon(names[mode], theme.text, 14))
        self.back.setIcon(icon("back", theme.dim, 14))
        self.clear.setIcon(icon("trash", theme.dim, 14))

    def _on_size(self, size: float) -> None:
        self.sketch.brush = size


def _button(tip: str, name: str = "") -> QToolButton:
    button = QToolButton()
    button.setIconSize(QSize(14, 14))
    button.setToolTip(tip)
    button.setAccessibleName(name or name_in(tip))
    return button
