"""Save figure: how a panel is to look on paper, and whether it goes into a file or to the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from aegui.files import explain
from aegui.views.widgets.controls import Choice, NumberField
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em
from aegui.window.figure_arrays import ENDINGS, has_arrays, save_arrays
from aegui.window.figure_file import for_clipboard, to_image, write
from aegui.window.figure_stage import BOUNDS, INCH, FigureRefused, FigureStage, FigureStyle
from aegui.window.fitted_dialog import FittedDialog
from aegui.window.help_button import offer_help

if TYPE_CHECKING:
    from aegui.explore.state import State

SEEN = QSize(460, 380)  # px of the figure in the dialog
REST = 150  # ms without another change before it is drawn anew
MM, PIXELS = "mm", "px"


@dataclass(frozen=True)
class Shown:
    """A panel of the window as it is."""

    name: str
    label: str
    kept: Mapping[str, Any]
    proportion: float  # height by width


class FigureDialog(FittedDialog):
    """Shows the figure while it is chosen how it looks, and saves or copies it."""

    def __init__(
        self,
        state: State,
        panels: Mapping[str, Shown],
        current: str,
        style: FigureStyle,
        unit: str,
        about: Callable[[dict[str, Any]], str],
        ask: Callable[[str, tuple[str, ...]], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        """`about` makes of settings what a file says of itself; `ask` asks where, of a panel and endings."""
        super().__init__(0, 0, parent)
        self.setWindowTitle(self.tr("Save figure"))
        self._state, self._panels, self._about, self._ask = state, panels, about, ask
        self.style_chosen, self.saved = style, ""
        self._stage: FigureStage | None = None
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self._lay_out)
        # Qt shows what was put into a layout with its next events, and all that is seen is to be drawn.
        self._shown = QTimer(self, singleShot=True, interval=0)
        self._shown.timeout.connect(self._draw)
        self.picture, self.said = PlainLabel(), PlainLabel()
        self.picture.setFixedSize(SEEN)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said.setWordWrap(True)
        self.said.setProperty("role", "dim")
        self._build(current, unit)
        self._set_panel(current)

    def _build(self, current: str, unit: str) -> None:
        self.panel, self.unit, self.theme = Choice(), Choice(), Choice()
        self.width_, self.height_, self.dpi, self.letters = (NumberField() for _ in range(4))
        self.title, self.controls = QCheckBox(self.tr("Title")), QCheckBox(self.tr("Buttons and sliders"))
        self.panel.set_choices([(one.name, one.label, "") for one in self._panels.values()], current)
        self.unit.set_choices(
            [(MM, self.tr("mm"), ""), (PIXELS, self.tr("px"), "")], unit if unit == PIXELS else MM
        )
        self.unit.setToolTip(self.tr("Millimetres on paper, or pixels of PNG."))
        themes = [("light", self.tr("light"), ""), ("dark", self.tr("dark"), "")]
        self.theme.set_choices(themes, "dark" if self.style_chosen.dark else "light")
        self.width_.setToolTip(self.tr("85 mm are a column of most journals, 170 mm a page."))
        self.height_.setToolTip(self.tr("0, auto: in the proportions that the panel has in the window."))
        self.width_.setAccessibleName(self.tr("Width"))
        self.height_.setAccessibleName(self.tr("Height"))
        self.unit.setAccessibleName(self.tr("Unit"))
        self.height_.setSpecialValueText(self.tr("auto"))
        self.dpi.setToolTip(self.tr("Dots per inch of PNG, and of the pictures in SVG and PDF."))
        self.letters.setToolTip(self.tr("The size of letters in points, as they come out on paper."))
        self.title.setToolTip(self.tr("The name of the panel above it."))
        self.controls.setToolTip(self.tr("What is there to be clicked, as it is seen in the window."))
        for field, name, decimals in ((self.dpi, "dpi", 0), (self.letters, "letters", 1)):
            field.setDecimals(decimals)
            field.setRange(*BOUNDS[name])
        form = QFormLayout()
        form.setHorizontalSpacing(em(0.8))
        size = QHBoxLayout()
        for widget in (self.width_, PlainLabel("×"), self.height_, self.unit):
            size.addWidget(widget)
        size.addStretch(1)
        for label, part in (
            (self.tr("Panel"), self.panel),
            (self.tr("Width × height"), size),
            (self.tr("Dots per inch"), self.dpi),
            (self.tr("Letters (pt)"), self.letters),
            (self.tr("Colours"), self.theme),
        ):
            form.addRow(label, part)
        for box in (self.title, self.controls):
            form.addRow("", box)
        self._show_style()
        self.panel.chosen.connect(self._set_panel)
        self.unit.chosen.connect(lambda _: self._show_style())
        self.theme.chosen.connect(self._on_edited)
        for field in (self.width_, self.height_, self.dpi, self.letters):
            field.typed.connect(self._on_edited)
        for box in (self.title, self.controls):
            box.toggled.connect(self._on_edited)
        self.buttons = QDialogButtonBox()
        self.save = self.buttons.addButton(self.tr("&Save…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy = self.buttons.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save.setDefault(True)
        self.copy.setToolTip(
            self.tr("Puts it on the clipboard, as a picture and for programs that take lines as SVG and PDF.")
        )
        self.save.clicked.connect(self._on_save)
        self.copy.clicked.connect(self._on_copy)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close).clicked.connect(self.reject)
        offer_help(self, self.buttons, "exports#figures")
        upper, layout = QHBoxLayout(), QVBoxLayout(self)
        upper.addWidget(self.picture)
        upper.addSpacing(12)
        upper.addLayout(form)
        layout.addLayout(upper, 1)
        layout.addWidget(self.said)
        layout.addWidget(self.buttons)

    # The style

    def _per_unit(self) -> float:
        """mm in one of the unit that is shown."""
        return INCH / self.style_chosen.dpi if self.unit.currentData() == PIXELS else 1.0

    def _show_style(self) -> None:
        style, per = self.style_chosen, self._per_unit()
        for field, name in ((self.width_, "width"), (self.height_, "height")):
            low, high = BOUNDS[name]
            decimals = 0 if self.unit.currentData() == PIXELS else 1
            blocked = field.blockSignals(True)
            field.setDecimals(decimals)
            field.setRange(0.0 if name == "height" else low / per, high / per)
            field.setValue(getattr(style, name) / per)
            field.blockSignals(blocked)
        self.dpi.set_number(style.dpi)
        self.letters.set_number(style.letters)
        for box, on in ((self.title, style.title), (self.controls, style.controls)):
            blocked = box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(blocked)

    def _on_edited(self, *_: object) -> None:
        """So many pixels stay as many at other dots per inch; millimetres stay what they are."""
        dpi = int(self.dpi.value())
        per = INCH / dpi if self.unit.currentData() == PIXELS else 1.0
        low, high = BOUNDS["height"]
        height = self.height_.value() * per
        self.style_chosen = replace(
            self.style_chosen,
            width=min(max(self.width_.value() * per, BOUNDS["width"][0]), BOUNDS["width"][1]),
            height=min(max(height, low), high) if height > 0 else 0.0,
            dpi=dpi,
            letters=self.letters.value(),
            dark=self.theme.currentData() == "dark",
            title=self.title.isChecked(),
            controls=self.controls.isChecked(),
        )
        self._soon.start()

    # The figure

    def _set_panel(self, name: str) -> None:
        self._drop()
        shown = self._panels[name]
        self._stage = FigureStage(self._state, name, shown.kept, shown.proportion, self._shown.start)
        self._lay_out()

    def _lay_out(self) -> None:
        if self._stage is None:
            return
        if self.style_chosen.controls and self._stage.undressed:
            self._set_panel(self._stage.view.name)
            return
        try:
            self._stage.set_style(self.style_chosen)
        except FigureRefused as error:
            self._refuse(str(error))
            return
        self._enable(False)
        self._shown.start()

    def _refuse(self, sentence: str) -> None:
        self.picture.setPixmap(QPixmap())
        self.said.setText(sentence)
        self._enable(False)

    def _enable(self, ready: bool) -> None:
        for button in (self.save, self.copy):
            button.setEnabled(ready)

    def _draw(self) -> None:
        """Show it as far as it is drawn; what was shown by an answer and is not wanted goes again."""
        stage = self._stage
        if stage is None or not stage.fits:
            return
        stage.undress()
        ratio = self.devicePixelRatioF()
        shown = QPixmap.fromImage(to_image(stage)).scaled(
            SEEN * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)
        wide, high = stage.on_paper
        text = self.tr("{} × {} mm on paper, {} × {} pixels as PNG.")
        dots = (f"{round(side / INCH * stage.style.dpi):,}" for side in (wide, high))
        self.said.setText(text.format(f"{wide:.1f}", f"{high:.1f}", *dots))
        self._enable(stage.is_ready)

    def _settings(self) -> dict[str, Any]:
        shown = self._panels[str(self.panel.currentData())]
        return {
            "panel": shown.name, "kept": dict(shown.kept), "proportion": shown.proportion,
            "style": asdict(self.style_chosen),
        }  # fmt: skip

    def _on_save(self) -> None:
        stage, name = self._stage, str(self.panel.currentData())
        if stage is None:
            return
        endings = ("png", "svg", "pdf", *(("npz", "npy") if has_arrays(stage) else ()))
        target = self._ask(name, endings)
        if target is None:
            return
        try:
            about = self._about(self._settings())
            (save_arrays if target.suffix.lower() in ENDINGS else write)(target, stage, about)
        except OSError as error:
            self.said.setText(explain(error, target))
            return
        self.saved = str(target)
        self.accept()

    def _on_copy(self) -> None:
        if self._stage is not None:
            about = self._about(self._settings())
            QGuiApplication.clipboard().setMimeData(for_clipboard(self._stage, about))
            self.said.setText(self.tr("It is on the clipboard."))

    def _drop(self) -> None:
        if self._stage is not None:
            self._stage.close()
            self._stage = None

    def done(self, result: int) -> None:
        """Whatever ends it, the stage goes."""
        self._soon.stop()
        self._shown.stop()
        self._drop()
        super().done(result)
