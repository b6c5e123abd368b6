"""How the values of one's own images come to black and white, seen before anything is trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aegui.explore.records import Bytes
from aegui.views.plots.image_grid import ImageGrid
from aegui.views.plots.range_histogram import RangeHistogram
from aegui.views.theme import Theme
from aegui.views.widgets.controls import Choice
from aegui.views.widgets.plain_text import PlainLabel
from aegui.window.fitted_dialog import FittedDialog
from aegui.window.form_section import Row, made_row
from aegui.window.help_button import offer_help

if TYPE_CHECKING:
    from aegui.parts.datasets.own import OwnImages

SIZE = (60, 43)  # em at first
FIELDS = ("intensities", "limits", "range_of", "percentiles", "curve", "softness", "inverted")


class IntensitiesDialog(FittedDialog):
    """Shows a rule and what it makes of images. Signals: edited (field, value), suggestion_taken; the
    histogram has signals of its own."""

    edited = Signal(str, object)
    channel_chosen = Signal(int)  # from 0: its values and limits are to be shown
    suggestion_taken = Signal()

    def __init__(self, kind: type[OwnImages], theme: Theme, parent: QWidget | None = None) -> None:
        """`kind` describes the fields."""
        super().__init__(*SIZE, parent)
        self.setWindowTitle(self.tr("Intensities"))
        self.said, self.warned = PlainLabel(), PlainLabel()
        for label, role in ((self.said, "dim"), (self.warned, "warn")):
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.rows: dict[str, Row] = {}
        column = QVBoxLayout()
        column.setSpacing(4)
        for name in FIELDS:
            row = self.rows[name] = made_row(kind.model_fields[name], "datasets")
            row.edited.connect(lambda value, name=name: self.edited.emit(name, value))
            column.addWidget(row)
        column.addStretch(1)
        self.images, self.histogram = ImageGrid(), RangeHistogram()
        self.images.setToolTip(self.tr("Some of the images, as they are trained on."))
        self.images.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.histogram.set_theme(theme)
        self.suggestion = QPushButton()
        self.suggestion.setToolTip(
            self.tr("Black and white are where these shares of the values lie; the few beyond are cut off.")
        )
        self.suggestion.clicked.connect(self.suggestion_taken)
        self.suggestion.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        offer_help(self, buttons, "window#intensities")
        self.channels = Choice()
        self.channels.setToolTip(self.tr("The channel that is shown, and whose limits the handles move."))
        self.channels.setAccessibleName(self.tr("Channel"))
        self.channels.chosen.connect(lambda place: self.channel_chosen.emit(int(place)))
        self.channels.hide()
        upper, layout = QHBoxLayout(), QVBoxLayout(self)
        upper.addLayout(column, 2)
        upper.addSpacing(8)
        upper.addWidget(self.images, 3)
        layout.addLayout(upper, 1)
        layout.addWidget(self.channels, 0, Qt.AlignmentFlag.AlignLeft)
        for one in (self.histogram, self.said, self.warned):
            layout.addWidget(one)
        layout.addWidget(self.suggestion, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(buttons)

    def set_looking(self) -> None:
        """While some images are read."""
        self.said.setText(self.tr("Looking at some of the images …"))

    def set_problem(self, sentence: str) -> None:
        """Why nothing can be shown."""
        self.said.setText("")
        self.warned.setText(sentence)
        self.suggestion.hide()

    def set_data(self, data: OwnImages, locked: bool) -> None:
        """Show the choices; locked while training."""
        ranged = data.intensities in ("min-max", "percentiles")
        per_image = data.range_of == "image"
        needless = {
            "limits": data.intensities == "type" or (ranged and per_image),
            "range_of": not ranged and data.intensities != "auto",
            "percentiles": data.intensities != "percentiles",
            "softness": data.curve == "linear",
        }
        for name, row in self.rows.items():
            row.set_value(getattr(data, name), False)
            row.set_locked(locked)
            row.setVisible(not needless.get(name, False))
        self.histogram.setEnabled(not locked)

    def set_channels(self, names: tuple[str, ...], current: int) -> None:
        """What channels there are that have limits of their own; none where all have the same."""
        self.channels.setVisible(len(names) > 1)
        self.channels.set_choices([(str(place), name, "") for place, name in enumerate(names)], str(current))

    def set_images(self, pixels: Bytes) -> None:
        """(N, C, h, w), as the rule has them."""
        self.images.set_images(pixels)

    def set_told(self, said: str, warned: str, suggestion: str) -> None:
        """What the values are; what is wasted, and what would be better; "" where nothing."""
        self.said.setText(said)
        self.warned.setText(warned)
        self.suggestion.setText(suggestion)
        self.suggestion.setVisible(bool(suggestion))
