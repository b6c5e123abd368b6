"""One quantity of every run as curves in one plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from aegui.explore.compared import LOSS, Axis, ComparedRun, curves_of, quantities
from aegui.explore.quantities import VALIDATION
from aegui.explore.records import SEPARATOR, Curve
from aegui.views.compared.colours import run_colours
from aegui.views.panel import QT_TRANSLATE_NOOP, View
from aegui.views.plots.chart import Chart
from aegui.views.plots.curve_pairs import nearest, positive
from aegui.views.theme import Theme
from aegui.views.widgets.controls import Choice, Slider
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em, small_font

MOST = 0.98  # of smoothing
STEPS = 49


class ComparedCurves(View):
    """Signal: changed, by the user, whatever is kept."""

    name: ClassVar[str] = "compared_curves"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("ComparedCurves", "Curves")

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: dict[int, ComparedRun] = {}
        self._count = 0
        self._quantity, self._axis = LOSS, "epoch"
        self._drawn: list[tuple[Curve, int]] = []
        self.quantity, self.axis = Choice(quiet=True), Choice(quiet=True)
        self.quantity.setToolTip(self.tr("What is drawn of every run; dashed: of its validation images."))
        self.axis.setToolTip(self.tr("What the curves are drawn over."))
        self.quantity.setAccessibleName(self.tr("What is drawn"))
        self.axis.setAccessibleName(self.tr("Horizontal axis"))
        self.axis.set_choices(self._axes(), self._axis)
        self.smoothing = Slider()
        self.smoothing.setRange(0, STEPS)
        self.smoothing.setFixedWidth(em(6))
        self.smoothing.setAccessibleName(self.tr("Smoothing"))
        self.smoothing.setToolTip(
            self.tr("Smoothing: the farther right, the more of the points before goes into each point.")
        )
        self.log = QToolButton()
        self.log.setText(self.tr("log"))
        self.log.setFont(small_font())
        self.log.setCheckable(True)
        self.log.setToolTip(self.tr("Draws them on a logarithmic scale, where late progress shows."))
        for widget in (self.smoothing, self.quantity, self.axis, self.log):
            self.header.addWidget(widget)
        self.chart = Chart()
        self.chart.setAccessibleName(self.tr("Curves"))
        self.reading = PlainLabel("", self.chart)
        self.reading.setProperty("role", "reading")
        self.reading.setFont(small_font())
        self.reading.hide()
        self.body.addWidget(self.chart, 1)
        self.chart.pointed.connect(self._on_pointed)
        self.quantity.chosen.connect(self._choose_quantity)
        self.axis.chosen.connect(self._choose_axis)
        self.smoothing.valueChanged.connect(lambda _: self._changed())
        self.log.toggled.connect(lambda _: self._changed())
        self.set_empty(self.tr("The curves of all runs, once they are read."))

    def sizeHint(self) -> QSize:
        return QSize(520, 300)

    def set_run(self, number: int, run: ComparedRun, count: int) -> None:
        """One of so many runs; the others stay."""
        self._runs[number], self._count = run, count
        self._draw()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.chart.set_theme(theme)
        self._draw()

    def controls_of_mouse(self) -> Sequence[QWidget]:
        return self.smoothing, self.quantity, self.axis, self.log

    def kept(self) -> dict[str, Any]:
        """Quantity, axis, smoothing and scale."""
        return {
            "quantity": self._quantity,
            "axis": self._axis,
            "smoothing": self._weight(),
            "log": self.log.isChecked(),
        }

    def keep(self, chosen: Mapping[str, Any]) -> None:
        """The same; of settings that were held against what there is."""
        self._quantity, self._axis = str(chosen["quantity"]), str(chosen["axis"])
        self.axis.set_choices(self._axes(), self._axis)
        for widget in (self.smoothing, self.log):
            widget.blockSignals(True)
        self.smoothing.setValue(round(float(chosen["smoothing"]) / MOST * STEPS))
        self.log.setChecked(bool(chosen["log"]))
        for widget in (self.smoothing, self.log):
            widget.blockSignals(False)
        self._draw()

    def _axes(self) -> list[tuple[str, str, str]]:
        return [
            ("epoch", self.tr("by epoch"), ""),
            ("step", self.tr("by step"), ""),
            ("seconds", self.tr("by seconds of training"), ""),
        ]

    def _weight(self) -> float:
        return self.smoothing.value() / STEPS * MOST

    def _choose_quantity(self, name: str) -> None:
        self._quantity = name
        self._changed()

    def _choose_axis(self, name: str) -> None:
        self._axis = name
        self._changed()

    def _changed(self) -> None:
        self._draw()
        self.changed.emit()

    def _shown(self, there: list[str]) -> str:
        return self._quantity if self._quantity in there else LOSS if LOSS in there else next(iter(there), "")

    def _draw(self) -> None:
        runs = [self._runs[number] for number in sorted(self._runs)]
        offered = quantities(runs)
        current = self._shown([name for name, _, _ in offered])
        if not current:
            if runs:
                self.set_empty(self.tr("None of these runs has recorded a curve."))
            return
        self.set_empty("")
        self.quantity.set_choices(offered, current)
        colours, axis = run_colours(self.theme, self._count), self._axis
        self._drawn = [
            (curve, number)
            for number in sorted(self._runs)
            for curve in curves_of(self._runs[number], number, current, _axis(axis), self._weight())
        ]
        first = next((self._runs[number].unit for _, number in self._drawn), "")
        mixed = current == LOSS and any(self._runs[number].unit != first for _, number in self._drawn)
        lines: dict[bool, list[tuple[Curve, str]]] = {True: [], False: []}
        for curve, number in self._drawn:  # losses of another unit have the scale at the right
            lines[mixed and self._runs[number].unit != first].append((curve, colours[number]))
        dashed = frozenset(curve.name for curve, _ in self._drawn if curve.validation)
        possible = positive([curve for curve, _ in self._drawn])
        self.log.setEnabled(possible)
        self.chart.set_curves(lines[False], lines[True], self.log.isChecked() and possible, dashed)
        lacking = [
            self._runs[number].name
            for number in sorted(self._runs)
            if not any(one == number for _, one in self._drawn)
        ]
        said = [self.tr("left: {}").format(first)] if mixed else []
        if mixed:
            others = dict.fromkeys(self._runs[number].unit for _, number in self._drawn)
            said.append(self.tr("right: {}").format(", ".join(unit for unit in others if unit != first)))
        if lacking:
            said.append(self.tr("not recorded of {}").format(", ".join(lacking)))
        self.set_state(SEPARATOR.join(said))

    def _on_pointed(self, place: float | None) -> None:
        """Read every curve at its point nearest to the mouse."""
        drawn = self._drawn if place is not None else []
        if place is None or not drawn:
            self.reading.hide()
            self.chart.place_crosshair(None)
            return
        self.chart.place_crosshair(place)
        words = {"epoch": self.tr("epoch {}"), "step": self.tr("step {}"), "seconds": self.tr("{} s")}
        lines = [words[self._axis].format(f"{place:,.4g}")]
        for curve, number in drawn:
            if curve.epochs[0] <= place <= curve.epochs[-1] or len(curve.epochs) == 1:
                what = (
                    self.tr("{} (validation)")
                    if curve.name.partition(":")[2].startswith(VALIDATION)
                    else "{}"
                )
                value = curve.values[nearest(curve, place)]
                lines.append(f"{what.format(self._runs[number].name)}  {value:.4g}")
        self.reading.setText("\n".join(lines))
        self.chart.say(", ".join(" ".join(line.split()) for line in lines))
        self.reading.adjustSize()
        low, high = self.chart.getViewBox().viewRange()[0]
        right = self.chart.width() - self.reading.width() - 14
        self.reading.move(48 if place > (low + high) / 2 else max(right, 0), 6)
        self.reading.show()


def _axis(name: str) -> Axis:
    return "step" if name == "step" else "seconds" if name == "seconds" else "epoch"
