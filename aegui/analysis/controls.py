"""What stands beside a figure: what a sceptic would try first must not reach the target, too."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from aegui.analysis.figures import Say, measure
from aegui.analysis.meanings import meaning
from aegui.analysis.subject import Figures
from aegui.core.building import build
from aegui.core.data import Splits
from aegui.core.snapshot import Snapshot
from aegui.targets import UNTRAINED, Target, changes_of
from aegui.text import quoted


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


def other_models(targets: Collection[Target]) -> dict[str, frozenset[str]]:
    """The controls that are models of their own, "untrained" first, and the figures wanted of each.

    Raises `ValueError` where one is neither a figure, nor that, nor a change of settings.
    """
    names = {target.control for target in targets if target.control and meaning(target.control) is None}
    if odd := [name for name in names if name != UNTRAINED and not changes_of(name)]:
        raise ValueError(
            f"{quoted(min(odd))} is no control: it must be a figure, {UNTRAINED}, or settings to change "
            "such as penalty.weight=0."
        )
    ordered = sorted(names, key=lambda name: (name != UNTRAINED, name))
    return {name: frozenset(t.figure for t in targets if t.control == name) for name in ordered}


def untrained(snapshot: Snapshot, splits: Splits, wanted: Collection[str], say: Say | None = None) -> Figures:
    """The figures of the network as the recipe's seed initialises it; it ends when it has those wanted."""
    model = build(snapshot.recipe, next(snapshot.model.parameters()).device).eval().requires_grad_(False)
    return measure(Snapshot(snapshot.recipe, model), splits, say, wanted)
