"""The losses as they fall: training, validation and every part."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from aegui.core.shown import Curve, Curves
from aegui.views.chart import Chart
from aegui.views.flow import FlowLayout, FlowRow
from aegui.views.legend import Chip
from aegui.views.panel import QT_TRANSLATE_NOOP, Area, View
from aegui.views.style import small_font
from aegui.views.theme import Theme

SMALL = 0.25  # a part below this share of the largest loss gets the scale at the right


class LossView(View):
    """Signals: curves_toggled (names shown), log_toggled. Setter: set_curves."""

    name: ClassVar[str] = "losses"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("LossView", "Loss")
    order: ClassVar[int] = 30
    area: ClassVar[Area] = "centre-bottom"
    shortcut: ClassVar[str] = "Ctrl+3"

    curves_toggled = Signal(object)  # frozenset[str]
    log_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: Curves | None = None
        self._chips: dict[str, Chip] = {}
        self._hidden: set[str] = set()
        self.unit = QLabel()
        self.unit.setProperty("role", "dim")
        self.unit.setFont(small_font())
        self.unit.setToolTip(self.tr("What one unit of the left axis is."))
        self._flow = FlowLayout(spacing=0, from_right=True)
        self._holder = FlowRow(self._flow)
        self._flow.addWidget(self.unit)
        self.log = QToolButton()
        self.log.setText(self.tr("log"))
        self.log.setFont(small_font())
        self.log.setCheckable(True)
        self.log.setToolTip(self.tr("Draws the losses on a logarithmic scale, where late progress shows."))
        self.header.addWidget(self._holder, 1)
        self.header.addWidget(self.log)
        self.chart = Chart()
        self.reading = QLabel(self.chart)
        self.reading.setProperty("role", "reading")
        self.reading.setFont(small_font())
        self.reading.hide()
        self.body.addWidget(self.chart, 1)
        self.log.toggled.connect(self._on_log)
        self.chart.pointed.connect(self._on_pointed)
        self.set_curves(None)
        self.set_theme(self.theme)

    def sizeHint(self) -> QSize:
        """Half as high as the plane above it."""
        return QSize(640, 250)

    def bind(self, session: Any) -> None:
        """The session's losses."""
        session.curves_changed.connect(self.set_curves)

    def set_curves(self, curves: Curves | None) -> None:
        """Draw these; `marker` is the epoch of the moment shown, while it is not the last."""
        self._curves = curves
        if curves is None or not any(len(curve.epochs) for curve in curves.curves):
            self._curves = None
            self.set_empty(self.tr("The loss falls here, epoch by epoch, as soon as a model is trained."))
            return
        self.set_empty("")
        self.unit.setText(curves.unit)
        self._name(curves.curves)
        self._draw()

    def set_theme(self, theme: Theme) -> None:
        """Axes, curves and legend."""
        super().set_theme(theme)
        self.chart.set_theme(theme)
        self._colour()
        self._draw()

    def shown(self) -> frozenset[str]:
        """The names of the curves that are drawn."""
        return frozenset(set(self._chips) - self._hidden)

    def _name(self, curves: tuple[Curve, ...]) -> None:
        """One chip a curve, made again only when there are others."""
        names = [curve.name for curve in curves]
        if names == list(self._chips):
            return
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        small = {curve.name for curve in _small(curves)}
        labels = {curve.name: self._label(curve, curve.name in small) for curve in curves}
        self._chips = {name: Chip(label, line=True) for name, label in labels.items()}
        for name, chip in self._chips.items():
            chip.setChecked(name not in self._hidden)
            chip.setToolTip(self.tr("Shows or hides this curve; a double-click shows it alone."))
            chip.toggled.connect(lambda on, name=name: self._on_chip(name, on))
            chip.isolated.connect(lambda name=name: self._on_isolated(name))
            self._flow.addWidget(chip)
        self._colour()
        self._holder.refit()

    def _label(self, curve: Curve, at_right: bool) -> str:
        label = curve.label
        if curve.name == "loss":
            label = self.tr("training")
        elif curve.name == "val_loss":
            label = self.tr("validation")
        elif curve.validation:
            label = self.tr("{} (validation)").format(label)
        return self.tr("{} (right)").format(label) if at_right else label

    def _colour(self) -> None:
        colours = self.theme.curve_colours(len(self._chips))
        for chip, colour in zip(self._chips.values(), colours, strict=True):
            chip.set_colours(colour, self.theme)

    def _draw(self) -> None:
        if self._curves is None:
            return
        colours = dict(zip(self._chips, self.theme.curve_colours(len(self._chips)), strict=True))
        shown = self._visible()
        small = _small(self._curves.curves) if not self.log.isChecked() else []
        right = [(curve, colours[curve.name]) for curve in shown if curve in small]
        left = [(curve, colours[curve.name]) for curve in shown if curve not in small]
        self.chart.set_curves(left, right, self.log.isChecked())
        self.chart.set_marker(self._curves.marker)

    def _visible(self) -> list[Curve]:
        """The curves that are not hidden and have values."""
        curves = self._curves.curves if self._curves is not None else ()
        return [curve for curve in curves if curve.name not in self._hidden and len(curve.epochs)]

    def _on_chip(self, name: str, on: bool) -> None:
        (self._hidden.discard if on else self._hidden.add)(name)
        self._draw()
        self.curves_toggled.emit(self.shown())

    def _on_isolated(self, name: str) -> None:
        alone = self.shown() == {name}
        self._hidden = set() if alone else set(self._chips) - {name}
        for other, chip in self._chips.items():
            chip.blockSignals(True)
            chip.setChecked(other not in self._hidden)
            chip.blockSignals(False)
            chip.update()
        self._draw()
        self.curves_toggled.emit(self.shown())

    def _on_log(self, on: bool) -> None:
        self._draw()
        self.log_toggled.emit(on)

    def _on_pointed(self, epoch: float | None) -> None:
        """Read every curve at the stored epoch nearest to the mouse."""
        if epoch is None or self._curves is None:
            self.reading.hide()
            self.chart.place_crosshair(None)
            return
        curves = self._visible()
        if not curves:
            return
        at = _nearest(curves[0], epoch)
        when = float(curves[0].epochs[at])
        self.chart.place_crosshair(when)
        lines = [self.tr("epoch {}").format(f"{when:.4g}")]
        for curve in curves:
            lines.append(f"{self._label(curve, False)}  {curve.values[_nearest(curve, when)]:.4g}")
        self.reading.setText("\n".join(lines))
        self.reading.adjustSize()
        left, right = 48, self.chart.width() - self.reading.width() - 44
        low, high = curves[0].epochs[0], curves[0].epochs[-1]
        self.reading.move(left if when > (low + high) / 2 else right, 6)
        self.reading.show()


def _nearest(curve: Curve, epoch: float) -> int:
    return int(np.abs(curve.epochs - np.float32(epoch)).argmin())


def _small(curves: tuple[Curve, ...]) -> list[Curve]:
    """Parts so much smaller than the loss that they would lie flat at the bottom of its scale."""
    peaks = {
        curve.name: float(np.abs(curve.values[np.isfinite(curve.values)]).max(initial=0.0))
        for curve in curves
        if len(curve.values)
    }
    whole = max((peak for name, peak in peaks.items() if name in ("loss", "val_loss")), default=0.0)
    return [curve for curve in curves if peaks.get(curve.name, whole) < SMALL * whole]


def demo() -> LossView:
    """The view with the losses of a variational autoencoder."""
    from aegui.views.sample import samples

    view = LossView()
    view.set_curves(samples().curves)
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
