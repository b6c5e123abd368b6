"""Directions with a meaning: each is a slider that moves the code under the cursor along it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aegui.explore.directions import SELECTION, applied, chosen
from aegui.explore.queries.directions import AMOUNTS, ENDPOINTS
from aegui.explore.records import Amount, Endpoints
from aegui.views.panel import QT_TRANSLATE_NOOP, Area, View
from aegui.views.theme import Theme
from aegui.views.widgets.controls import Choice, FloatSlider, NameField, NumberField
from aegui.views.widgets.icons import icon
from aegui.views.widgets.plain_text import PlainLabel, plain_tip
from aegui.views.widgets.style import em

if TYPE_CHECKING:
    from aegui.views.seam import Explorer

FAR = 2.0  # steps: what the slider reaches to either side
ROW = 2.6  # em
NAME = 8.6  # em, at least


class DirectionsView(View):
    """Signals, for whoever keeps directions: made, renamed, removed. Setters: set_amounts, set_endpoints."""

    name: ClassVar[str] = "directions"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("DirectionsView", "Directions")
    order: ClassVar[int] = 47
    area: ClassVar[Area] = "centre-behind"
    shortcut: ClassVar[str] = "Ctrl+7"

    applied = Signal(str, float)  # name, steps from where the code was
    renamed = Signal(str, str)
    removed = Signal(str)
    endpoint_chosen = Signal(int, str)  # 0: where it leads from, 1: to; key
    made = Signal(str)  # name, "" for the one suggested

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[DirectionRow] = []
        self.hint = PlainLabel(
            self.tr(
                "A direction leads from one group of images to another: choose two below, classes or what "
                "you select in the plane. Its slider then moves the code under the cursor along it."
            )
        )
        self.hint.setProperty("role", "empty")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.hint, 1)
        self._column.addStretch(0)
        inner = QWidget()
        inner.setLayout(self._column)
        area = QScrollArea()
        area.setAccessibleName(self.tr("Directions"))
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        self.body.addLayout(self._maker())
        self.set_endpoints(None)
        self.set_theme(self.theme)

    def _maker(self) -> QGridLayout:
        self.sides = (Choice(), Choice())
        self.new = QLineEdit()
        self.new.setToolTip(self.tr("What the new direction is called."))
        self.new.setAccessibleName(self.tr("Name of the new direction"))
        self.make = QPushButton(self.tr("Make"))
        self.make.setToolTip(
            self.tr("Makes the direction from the middle of the first group's codes to that of the second's.")
        )
        tips = (self.tr("The images that it leads from."), self.tr("The images that it leads to."))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for at, (words, choice, tip) in enumerate(
            zip((self.tr("From"), self.tr("to")), self.sides, tips, strict=True)
        ):
            label = PlainLabel(words)
            label.setProperty("role", "dim")
            choice.setToolTip(tip)
            choice.setAccessibleName(words)
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            choice.chosen.connect(partial(self.choose, at))
            grid.addWidget(label, 0, 2 * at)
            grid.addWidget(choice, 0, 2 * at + 1)
            grid.setColumnStretch(2 * at + 1, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.new, 1)
        row.addWidget(self.make)
        grid.addLayout(row, 1, 0, 1, 4)
        self.make.clicked.connect(self._on_make)
        self.new.returnPressed.connect(self._on_make)
        return grid

    def sizeHint(self) -> QSize:
        """As the images, which it lies behind."""
        return QSize(420, 330)

    def connect_to(self, explorer: Explorer) -> None:
        """The directions of the run that is looked at, and what the next leads from and to."""

        def apply(name: str, amount: float) -> None:
            explorer.update(**applied(explorer.state, name, amount))

        def choose(side: int, key: str) -> None:
            if key == SELECTION and not len(explorer.state.selected):
                explorer.complain(
                    self.tr("Nothing is selected: draw around codes with the lasso (L) or the box (B).")
                )
            else:
                explorer.update(**chosen(explorer.state, side, key))

        explorer.show(AMOUNTS, self.set_amounts)
        explorer.show(ENDPOINTS, self.set_endpoints)
        self.applied.connect(apply)
        self.endpoint_chosen.connect(choose)

    def choose(self, side: int, key: str) -> None:
        """What the next direction leads from (0) or to (1)."""
        self.endpoint_chosen.emit(side, key)

    def set_amounts(self, amounts: tuple[Amount, ...] | None) -> None:
        """The directions there are, and how far the code was moved along each."""
        amounts = amounts or ()
        while len(self.rows) > len(amounts):
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(amounts):
            self._add_row()
        for row, amount in zip(self.rows, amounts, strict=True):
            row.set_amount(amount)
        self.hint.setVisible(not amounts)

    def set_endpoints(self, endpoints: Endpoints | None) -> None:
        """What the next direction may lead from and to; nothing where there are no codes yet."""
        if endpoints is None:
            text = self.tr("Directions between groups of images. Train a model or open a run.")
            self.set_empty(text, offers=True)
            return
        self.set_empty("")
        for choice, offered, key in zip(self.sides, endpoints.choices, endpoints.chosen, strict=True):
            choice.set_choices(list(offered), key)
        self.new.setPlaceholderText(endpoints.name or self.tr("name"))
        self.make.setEnabled(endpoints.ready)

    def set_theme(self, theme: Theme) -> None:
        """The icons of the rows."""
        super().set_theme(theme)
        for row in self.rows:
            row.set_theme(theme)

    def _add_row(self) -> None:
        row = DirectionRow()
        row.set_theme(self.theme)
        row.applied.connect(self.applied)
        row.renamed.connect(self.renamed)
        row.removed.connect(self.removed)
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)

    def _on_make(self) -> None:
        before = [row.name.text() for row in self.rows]
        self.made.emit(self.new.text())
        if [row.name.text() for row in self.rows] != before:  # else it was refused, and can be amended
            self.new.clear()
        self.setFocus()


class DirectionRow(QWidget):
    """Name, slider, number, and a button to forget it. Signals: applied, renamed, removed."""

    applied = Signal(str, float)
    renamed = Signal(str, str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._amount = Amount("", 0.0, "", usable=True)
        self.setFixedHeight(em(ROW))
        self.name = NameField()
        self.name.setAccessibleName(self.tr("Name of the direction"))
        self.name.setProperty("compact", True)
        self.name.setMinimumWidth(em(NAME))
        self.slider = MiddleSlider()
        self.slider.set_bounds(-FAR, FAR)
        self.slider.setMinimumWidth(50)
        self.field = NumberField()
        self.field.setRange(-100.0, 100.0)
        self.field.setSingleStep(0.1)
        self.field.setToolTip(self.tr("How many steps the code is moved, also beyond the slider."))
        self.remove = QToolButton()
        self.remove.setToolTip(self.tr("Forgets this direction."))
        self.remove.setAccessibleName(self.tr("Forget the direction"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(8)
        for widget, share in ((self.name, 2), (self.slider, 1), (self.field, 0), (self.remove, 0)):
            layout.addWidget(widget, share)
        self.name.editingFinished.connect(self._on_name)
        self.slider.moved.connect(self._on_moved)
        self.field.typed.connect(self._on_moved)
        self.remove.clicked.connect(lambda: self.removed.emit(self._amount.name))

    def set_amount(self, amount: Amount) -> None:
        """Another direction, or the same moved along; what the user holds stays."""
        before, self._amount = self._amount, amount
        if amount.name != before.name or not self.name.hasFocus():
            self.name.setText(amount.name)
            self.name.setCursorPosition(0)
        what = self.tr("What the direction is called; another name can be typed.")
        self.name.setToolTip(f"{amount.name}\n{what}")
        self.slider.setToolTip(plain_tip(amount.help))
        for widget in (self.slider, self.field):
            widget.setEnabled(amount.usable)
            widget.setAccessibleName(amount.name)
        if not self.slider.isSliderDown():
            self.slider.set_number(amount.steps)
        self.field.set_number(amount.steps)

    def set_theme(self, theme: Theme) -> None:
        """The icon in quiet text."""
        self.remove.setIcon(icon("close", theme.dim))

    def _on_moved(self, amount: float) -> None:
        self.applied.emit(self._amount.name, amount)

    def _on_name(self) -> None:
        name = self.name.text()
        if name != self._amount.name:
            self.renamed.emit(self._amount.name, name)
            self.name.setText(self._amount.name)  # where the name was refused


class MiddleSlider(FloatSlider):
    """A slider that a double-click puts back to its middle."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The press before it had moved the handle."""
        self.setValue(self.STEPS // 2)
        self.setSliderDown(False)


def demo() -> DirectionsView:
    """The view with directions between digits."""
    view = DirectionsView()
    choices = (("", "choose…", ""), ("1", "class 1", ""), ("7", "class 7", ""))
    view.set_endpoints(Endpoints((choices, choices), ("1", "7"), "1 → 7", True))
    view.set_amounts(
        (
            Amount("4 → 9", 0.6, "From the middle of 178 images to that of 180 others.", True),
            Amount("thicker", -1.25, "From the middle of 40 images to that of 31 others.", True),
            Amount("gone", 0.0, "None of the images on one of its sides has a code here.", False),
        )
    )
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
