"""The unit of a chart and a chip for each of its curves, which shows or hides it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aegui.views.panel import HEAD
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.flow_layout import FlowLayout, FlowRow
from aegui.views.widgets.legend import Chip
from aegui.views.widgets.style import em, small_font


class Label(NamedTuple):
    """What a chip says."""

    key: str
    text: str
    help: str


class CurveLegend(FlowRow):
    """Chips in rows that wrap, the unit before them. Signal: toggled."""

    toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._chips_flow = FlowLayout(spacing=0, from_right=True)
        super().__init__(self._chips_flow)
        self._theme: Theme = DARK
        self._hidden: set[str] = set()  # also of groups that are not shown now
        self._told: frozenset[str] = frozenset()  # by others
        self.chips: dict[str, Chip] = {}
        self.unit = ElidedLabel()
        self.unit.setProperty("role", "dim")
        self.unit.setFont(small_font())
        self.unit.setFixedHeight(em(HEAD))  # as high as the chips, also where there is none
        self._chips_flow.addWidget(self.unit)

    def set_unit(self, unit: str, explained: str = "") -> None:
        """What stands before the chips, and what it is in plain words."""
        hint = self.tr("This is what the numbers at the left are.")
        self.unit.setToolTip("\n".join(filter(None, [hint, explained])))
        if unit != self.unit.text():
            self.unit.setText(unit)
            self.refit()

    def set_labels(self, labels: Sequence[Label]) -> None:
        """One chip each, made again only where there are others."""
        if [(label.key, label.text) for label in labels] == [(k, c.text()) for k, c in self.chips.items()]:
            return
        for chip in self.chips.values():
            self._chips_flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {label.key: self._made(label) for label in labels}
        for chip in self.chips.values():
            self._chips_flow.addWidget(chip)
        self.set_theme(self._theme)
        self._show_chips()

    def set_told(self, keys: Iterable[str]) -> None:
        """The curves that somebody else names, with colour and mark: their chips stay away."""
        if frozenset(keys) != self._told:
            self._told = frozenset(keys)
            self._show_chips()

    def _show_chips(self) -> None:
        for key, chip in self.chips.items():
            chip.setVisible(len(self.chips) > 1 and key not in self._told)  # alone it is what the unit says
        self.refit()

    def set_theme(self, theme: Theme) -> None:
        """Each chip in the colour of its curve."""
        self._theme = theme
        for key, colour in self.colours().items():
            self.chips[key].set_colours(colour, theme)

    def colours(self) -> dict[str, str]:
        """The colour of each curve, hidden or not."""
        return dict(zip(self.chips, self._theme.curve_colours(len(self.chips)), strict=True))

    def is_shown(self, key: str) -> bool:
        """Whether a curve is to be drawn."""
        return key not in self._hidden

    def hidden(self) -> list[str]:
        """The curves that are not to be drawn."""
        return sorted(self._hidden)

    def hide_keys(self, keys: Iterable[str]) -> None:
        """Draw all but these."""
        self._hidden = set(keys)
        for key, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked(self.is_shown(key))
            chip.blockSignals(False)
        self.toggled.emit()

    def _made(self, label: Label) -> Chip:
        chip = Chip(label.text, line=True)
        chip.setChecked(self.is_shown(label.key))
        hint = self.tr(
            "Shows or hides this curve; a double-click, or Ctrl and a click, shows it alone, and then all "
            "again."
        )
        chip.setToolTip("\n".join(filter(None, [label.help, hint])))
        chip.toggled.connect(lambda on: self._toggle(label.key, on))
        chip.isolated.connect(lambda: self._isolate(label.key))
        return chip

    def _toggle(self, key: str, on: bool) -> None:
        (self._hidden.discard if on else self._hidden.add)(key)
        self.toggled.emit()

    def _isolate(self, key: str) -> None:
        """Alone, or all again where it is alone already."""
        others = set(self.chips) - {key}
        alone = others <= self._hidden and self.is_shown(key)
        self._hidden -= set(self.chips)
        self._hidden |= set() if alone else others
        for other, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked(self.is_shown(other))
            chip.blockSignals(False)
            chip.update()
        self.toggled.emit()
