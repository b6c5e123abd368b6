"""The losses as they fall: training, validation and every part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from aegui.explore.queries.absent import ABSENT, Absent
from aegui.explore.queries.loss_terms import LOSS_TERMS, LossTerms
from aegui.explore.queries.losses import LOSSES
from aegui.explore.records import Curve, CurveGroup, Curves
from aegui.views.panel import QT_TRANSLATE_NOOP, Area, View
from aegui.views.plots.bars import Bars
from aegui.views.plots.chart import Chart
from aegui.views.plots.curve_legend import CurveLegend, Label
from aegui.views.plots.curve_pairs import Strand, nearest, positive, small, strands
from aegui.views.plots.loss_terms import Beside, CurveLook, TermsWidget
from aegui.views.theme import Theme
from aegui.views.widgets.controls import Choice
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import small_font

if TYPE_CHECKING:
    from aegui.explore.query import Showing
    from aegui.views.seam import Explorer

CURVES, TERMS = 2, 3  # shares of the room


class LossView(View):
    """Signals: log_toggled, group_chosen (name). Setter: set_curves."""

    name: ClassVar[str] = "losses"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("LossView", "Loss")
    order: ClassVar[int] = 30
    offers: ClassVar[tuple[str, ...]] = ("train",)
    area: ClassVar[Area] = "centre-bottom"
    shortcut: ClassVar[str] = "Ctrl+3"
    early = True

    log_toggled = Signal(bool)
    group_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: Curves | None = None
        self._strands: list[Strand] = []
        self._group_before = ""  # while the curves of the formula's terms are shown
        self._group = "loss"  # the one that the user wants to see, where there is such a one
        self.legend = CurveLegend()
        self.groups = Choice(quiet=True)
        self.groups.setFont(small_font())
        self.groups.setAccessibleName(self.tr("What is drawn"))
        self.log = QToolButton()
        self.log.setText(self.tr("log"))
        self.log.setFont(small_font())
        self.log.setCheckable(True)
        self.formula = QToolButton()
        self.formula.setText(self.tr("formula"))
        self.formula.setFont(small_font())
        self.formula.setCheckable(True)
        self.formula.setToolTip(
            self.tr("Shows the loss as a formula, and of each term in it what it does to the images.")
        )
        self.header.addWidget(self.legend, 1)
        self.header.addWidget(self.groups)
        self.header.addWidget(self.formula)
        self.header.addWidget(self.log)
        self.chart, self.bars = Chart(), Bars()
        self.chart.setAccessibleName(self.tr("Curves"))
        self.reading = PlainLabel("", self.chart)
        self.reading.setProperty("role", "reading")
        self.reading.setFont(small_font())
        self.reading.hide()
        self.terms = TermsWidget()
        self.terms.hide()
        self._terms_showing: Showing | None = None
        self._explorer: Explorer | None = None
        self.body.addWidget(Beside([(self.chart, CURVES), (self.bars, CURVES), (self.terms, TERMS)]), 1)
        self.groups.chosen.connect(self.choose)
        self.formula.toggled.connect(self._on_formula)
        self.terms.chosen.connect(self._show_curve_of)
        self.legend.toggled.connect(self._draw)
        self.log.toggled.connect(self._on_log)
        self.chart.pointed.connect(self._on_pointed)
        self.set_curves(None)
        self.set_theme(self.theme)

    def sizeHint(self) -> QSize:
        """Half as high as the plane above it."""
        return QSize(640, 250)

    def connect_to(self, explorer: Explorer) -> None:
        """The losses of the run."""
        explorer.show(LOSSES, self.set_curves)
        explorer.show(ABSENT, self.set_absent)
        self._explorer = explorer
        self._terms_showing = explorer.show(LOSS_TERMS, self.set_terms, seen=self._terms_seen())

    def set_seen(self, seen: bool) -> None:
        super().set_seen(seen)
        self._see_terms()

    def _terms_seen(self) -> bool:
        """Pictures of the terms are made for who sees them."""
        return self._seen and self.formula.isChecked()

    def _see_terms(self) -> None:
        if self._explorer is not None and self._terms_showing is not None:
            self._explorer.set_seen(self._terms_showing, self._terms_seen())

    def without(self, absent: Absent) -> str:
        """What was trained elsewhere brings no losses along."""
        text = self.tr(
            "There are no losses of this run: it was trained elsewhere, or its table is empty. Train a model "
            "here to see them."
        )
        return text if absent.losses else ""

    def set_curves(self, curves: Curves | None) -> None:
        """Draw these; `marker` is the epoch of the moment shown, while it is not the last."""
        before, self._curves = self._curves, curves
        if before is not None and curves is not None and curves.curves is before.curves:
            self._mark()  # the time slider moves thirty times a second
            return
        if curves is None or not any(len(curve.epochs) for curve in curves.curves):
            self._curves = None
            text = self.tr("The loss falls here, epoch by epoch, as soon as a model is trained.")
            self.set_empty(text, offers=True)
            return
        self.set_empty("")
        self._show_group()

    def choose(self, name: str) -> None:
        """Draw the curves of this group."""
        self._group = name
        self._group_before = self._group_before and name
        self._show_group()
        self.group_chosen.emit(name)

    def set_theme(self, theme: Theme) -> None:
        """Axes, curves and legend."""
        super().set_theme(theme)
        self.chart.set_theme(theme)
        self.bars.set_theme(theme)
        self.legend.set_theme(theme)
        self._draw()

    def shown(self) -> frozenset[str]:
        """The names of the curves that are drawn."""
        return frozenset(curve.name for curve in self._visible())

    def controls_of_mouse(self) -> Sequence[QWidget]:
        """The legend stays."""
        return self.groups, self.log, self.formula

    def kept(self) -> dict[str, Any]:
        """The group, the scale, and which curves are not drawn."""
        return {
            "group": self._group,
            "logarithmic": self.log.isChecked(),
            "hidden": self.legend.hidden(),
            "formula": self.formula.isChecked(),
        }

    def keep(self, chosen: Mapping[str, Any]) -> None:
        """The same."""
        self.choose(str(chosen.get("group", self._group)))
        self.log.setChecked(chosen.get("logarithmic") is True)
        self.formula.setChecked(chosen.get("formula") is True)
        hidden = chosen.get("hidden")
        if isinstance(hidden, list):
            self.legend.hide_keys(map(str, hidden))

    # What there is

    def group(self) -> CurveGroup:
        """The group that is shown: the one last chosen, where the run has it."""
        groups = self._curves.groups if self._curves is not None else ()
        plain = CurveGroup("loss", self.tr("Loss"), self._curves.unit if self._curves is not None else "")
        return next((one for one in groups if one.name == self._group), groups[0] if groups else plain)

    def _of_group(self) -> list[Curve]:
        name = self.group().name
        return [c for c in self._curves.curves if c.group == name] if self._curves is not None else []

    def _visible(self) -> list[Curve]:
        """The curves that are not hidden and have values."""
        shown = [strand for strand in self._strands if self.legend.is_shown(strand.key)]
        return [curve for strand in shown for curve in strand.curves if len(curve.epochs)]

    def _show_group(self) -> None:
        if self._curves is None:
            return
        group, curves = self.group(), self._of_group()
        choices = [(one.name, one.label, one.help) for one in self._curves.groups]
        self.groups.set_choices(choices, group.name)
        self.groups.setVisible(len(choices) > 1)
        self.groups.setToolTip(group.help)
        self._strands = [] if group.bars else strands(curves)
        self._name(group)
        self.chart.setVisible(not group.bars)
        self.bars.setVisible(group.bars)
        self.log.setVisible(not group.bars)
        self._draw()

    def _name(self, group: CurveGroup) -> None:
        """Unit and chips."""
        paired = any(len(strand.curves) > 1 for strand in self._strands)
        measured = all(curve.validation for curve in self._of_group())
        which = self.tr("validation") if measured else self.tr("dashed: validation") if paired else ""
        self.legend.set_unit(" · ".join(filter(None, [group.unit, which])), group.unit_help)
        self.legend.set_labels([Label(s.key, self._label(s), s.curves[0].help) for s in self._strands])

    def _label(self, strand: Strand) -> str:
        """What the chip says: training and validation where there is but one quantity."""
        at_right = {curve.name for curve in strand.curves} & self._small()
        label = self._word(strand.curves[0]) if len(strand.curves) == 1 else strand.curves[0].label
        return self.tr("{} (right)").format(label) if at_right else label

    def _word(self, curve: Curve) -> str:
        """What a single curve is called."""
        alone = len({one.name.removeprefix("val_") for one in self._of_group()} - {"step"}) == 1
        if curve.name in ("loss", "val_loss") or (alone and curve.name != "step" and self._has_both()):
            return self.tr("validation") if curve.validation else self.tr("training")
        if curve.validation and not alone:
            return self.tr("{} (validation)").format(curve.label)
        return curve.label

    def _has_both(self) -> bool:
        """Whether the group has training and validation."""
        return len({curve.validation for curve in self._of_group()}) == 2

    # Drawing

    def _small(self) -> frozenset[str]:
        """Names of the curves on the right scale; both of a strand, so that they can be compared."""
        if self._log():
            return frozenset()
        little = small(self._of_group())
        pairs = [strand for strand in self._strands if all(c.name in little for c in strand.curves)]
        return frozenset(curve.name for strand in pairs for curve in strand.curves)

    def _log(self) -> bool:
        """Whether the scale is logarithmic: where it is wanted and shows all there is."""
        return self.log.isChecked() and positive(self._visible())

    def _draw(self) -> None:
        if self._curves is None:
            return
        group = self.group()
        self._mark()
        if group.bars:
            return
        possible = positive(self._visible())
        self.log.setEnabled(possible)
        self.log.setToolTip(
            self.tr("Draws them on a logarithmic scale, where late progress shows.")
            if possible
            else self.tr("Only positive values have a logarithm.")
        )
        colours, little = self.legend.colours(), self._small()
        drawn = [
            (curve, colours[strand.key]) for strand in self._strands if self.legend.is_shown(strand.key)
            for curve in strand.curves if len(curve.epochs)
        ]  # fmt: skip
        left = [(curve, colour) for curve, colour in drawn if curve.name not in little]
        right = [(curve, colour) for curve, colour in drawn if curve.name in little]
        dashed = {s.curves[1].name for s in self._strands if len(s.curves) > 1}
        self.chart.set_curves(left, right, self._log(), frozenset(dashed), group.level)
        if self.reading.isHidden():
            self._tell_newest()

    # Formulas

    def _looks(self) -> dict[str, CurveLook]:
        """Of each quantity the colour of its training's curve in its group, and where that stands."""
        if self._curves is None:
            return {}
        looks: dict[str, CurveLook] = {}
        for group in {curve.group for curve in self._curves.curves}:
            together = strands([curve for curve in self._curves.curves if curve.group == group])
            colours = self.theme.curve_colours(len(together))
            for strand, colour in zip(together, colours, strict=True):
                for curve in strand.curves:
                    if not curve.validation and len(curve.epochs):
                        when = curve.epochs[-1] if self._curves.marker is None else self._curves.marker
                        value = f"{float(curve.values[nearest(curve, float(when))]):.4g}"
                        looks[curve.name] = CurveLook(colour, value)
        return looks

    def _dress_terms(self) -> None:
        told = (
            [name for name in self.terms.quantities() if name != "loss"] if self.formula.isChecked() else []
        )
        self.legend.set_told(told)
        if self.formula.isChecked():
            self.terms.set_looks(self._looks(), self.theme)

    def set_terms(self, terms: LossTerms | None) -> None:
        """The loss as formulas."""
        self.terms.set_terms(terms)
        self._dress_terms()
        self._turn_to_terms()

    def _on_formula(self, on: bool) -> None:
        self.terms.setVisible(on)
        self._see_terms()
        self._dress_terms()
        if on:
            self._turn_to_terms()
        elif self._group_before:
            self._group, self._group_before = self._group_before, ""
            self._show_group()

    def _turn_to_terms(self) -> None:
        """The curves of the terms beside them, until others are chosen; those of before come back."""
        names = self.terms.quantities()
        if not self.formula.isChecked() or not names or self._group_before or self._curves is None:
            return
        group = next((curve.group for curve in self._curves.curves if curve.name == names[0]), self._group)
        self._group_before = self.group().name
        if group != self._group:
            self._group = group
            self._show_group()

    def _show_curve_of(self, quantity: str) -> None:
        """The group that its curve stands in."""
        curves = self._curves.curves if self._curves is not None else ()
        group = next((curve.group for curve in curves if curve.name == quantity), "")
        if group:
            self.legend.hide_keys(key for key in self.legend.hidden() if key != quantity)
            self.choose(group)

    def _mark(self) -> None:
        """The moment that the rest of the window shows."""
        assert self._curves is not None
        self._dress_terms()
        if self.group().bars:
            self._draw_bars(self._curves.marker)
        else:
            self.chart.set_marker(self._curves.marker)

    def _draw_bars(self, marker: float | None) -> None:
        """One bar a curve, at the moment shown."""
        curves = [curve for curve in self._of_group() if len(curve.epochs)]
        if not curves:
            return
        when = float(curves[0].epochs[-1]) if marker is None else marker
        rows = [(curve.label, float(curve.values[nearest(curve, when)])) for curve in curves]
        at = float(curves[0].epochs[nearest(curves[0], when)])
        moment = self.tr("epoch {}").format(f"{at:.4g}")
        self.bars.set_bars([name for name, _ in rows], [value for _, value in rows], moment)

    # What the user does

    def _on_log(self, on: bool) -> None:
        self._show_group()
        self.log_toggled.emit(on)

    def _on_pointed(self, epoch: float | None) -> None:
        """Read every curve at the stored epoch nearest to the mouse."""
        curves = self._visible() if epoch is not None else []
        if epoch is None or not curves:
            self.reading.hide()
            self.chart.place_crosshair(None)
            self._tell_newest()
            return
        when = float(curves[0].epochs[nearest(curves[0], epoch)])
        self.chart.place_crosshair(when)
        lines = self._at(curves, when)
        self.reading.setText("\n".join(lines))
        self.chart.say(_sentence(lines))
        self.reading.adjustSize()
        left, right = 48, self.chart.width() - self.reading.width() - 44
        low, high = curves[0].epochs[0], curves[0].epochs[-1]
        self.reading.move(left if when > (low + high) / 2 else right, 6)
        self.reading.show()

    def _tell_newest(self) -> None:
        """While nothing is pointed at, screen readers are told where the curves end."""
        curves = self._visible()
        lines = self._at(curves, float(curves[0].epochs[-1])) if curves else []
        self.chart.setAccessibleDescription(_sentence(lines))

    def _at(self, curves: Sequence[Curve], when: float) -> list[str]:
        """An epoch, and what each curve is there."""
        values = [f"{self._word(curve)}  {curve.values[nearest(curve, when)]:.4g}" for curve in curves]
        return [self.tr("epoch {}").format(f"{when:.4g}"), *values]


def _sentence(lines: list[str]) -> str:
    return ", ".join(" ".join(line.split()) for line in lines)


def demo() -> LossView:
    """The view with the losses of a variational autoencoder."""
    from aegui.views.sample import samples

    view = LossView()
    view.set_curves(samples().curves)
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
