"""What a recipe is held against: figures to reach, each beside a control that must not reach it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from aegui.parts.registry import Description

SIGNS = {"lower": "≤", "higher": "≥"}
UNTRAINED = "untrained"  # the control that is the recipe's network as it was initialised
GAUSSIAN = (
    "Gaussian of "  # with a shipped plain recipe: its run draws codes from a Gaussian fitted to its own
)


class Former(Description):
    """A value that a target had before."""

    value: float
    date: datetime.date  # when it was set
    until: datetime.date  # when it was given up
    why: str  # it was given up
    figure: str = ""  # where it was another's than the target's


class Target(Description):
    """A figure that a run of the recipe is to reach, with its origin and its history."""

    figure: str  # one of `analysis.metrics`
    value: float | None = None  # None: the figure is watched, and nothing is asked of it
    better: Literal["lower", "higher"] = "lower"
    control: str = ""  # another figure of the same measurement, or another model (see `analysis.controls`)
    date: datetime.date | None = None  # since when it stands
    source: str = ""  # what the text reports, or who else measured it
    why: str = ""  # this figure and this value
    tried: str = ""  # where it is missed: what was done to reach it, and what came of that
    was: tuple[Former, ...] = ()  # the oldest first
    data: str = ""  # what it was set for: "mnist", or "folder" with its path; "": for any

    @property
    def text(self) -> str:
        """test_mse ≤ 0.01; the figure alone where nothing is asked of it."""
        return self.figure if self.value is None else f"{self.figure} {SIGNS[self.better]} {self.value:g}"

    @property
    def first_set(self) -> datetime.date | None:
        """When its value was set for the first time, which is before `date` where it was restored."""
        same = (f.date for f in self.was if f.value == self.value and f.figure in ("", self.figure))
        return min(same, default=self.date)

    def met_by(self, figure: float | None) -> bool | None:
        """Whether a figure is as good as the target, None where one of the two is missing."""
        if self.value is None or figure is None:
            return None
        return figure <= self.value if self.better == "lower" else figure >= self.value

    def reached(self, figure: float | None, control: float | None) -> bool | None:
        """Whether a figure meets the target and its control does not, None where that is not known."""
        met = self.met_by(figure)
        if not met or not self.control:
            return met
        passed = self.met_by(control)
        return None if passed is None else not passed


@dataclass(frozen=True)
class Verdict:
    """A target, what was measured, and what its control gave."""

    target: Target
    measured: float | None
    control: float | None

    @property
    def reached(self) -> bool | None:
        """None where nothing is asked, or where a figure is missing that it takes to say it."""
        return self.target.reached(self.measured, self.control)

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        found = {"measured": self.measured, "control_value": self.control, "reached": self.reached}
        return {**self.target.model_dump(mode="json"), **found}


def verdicts(
    targets: Iterable[Target], figures: Mapping[str, Any], controls: Mapping[str, Any]
) -> list[Verdict]:
    """Hold some targets against a measurement."""
    return [verdict(target, figures, controls) for target in targets]


def verdict(target: Target, figures: Mapping[str, Any], controls: Mapping[str, Any]) -> Verdict:
    """Hold a target against a measurement and the controls that are kept beside it, as `results.json` has
    them: the name of each control → its `figures`."""
    kept = controls.get(target.control)
    beside = kept.get("figures") if isinstance(kept, Mapping) else None
    other = beside.get(target.figure) if isinstance(beside, Mapping) else figures.get(target.control)
    return Verdict(target, number_of(figures.get(target.figure)), number_of(other))


def number_of(value: object) -> float | None:
    """A value of a file where it is a number."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def plain_of(control: str) -> str:
    """The recipe whose run is the control with a Gaussian fitted to its codes, "" where it is another."""
    return control.removeprefix(GAUSSIAN) if control.startswith(GAUSSIAN) else ""


def changes_of(control: str) -> dict[str, str]:
    """The settings that a retrained control changes: "penalty.weight=0 training.epochs=5"; none of others."""
    return dict(part.split("=", 1) for part in control.split() if "=" in part)
