"""What stands beside a figure: what a sceptic would try first must not reach the target, too."""

from __future__ import annotations

from collections.abc import Collection

from aegui.analysis.figures import Say, measure
from aegui.analysis.meanings import meaning
from aegui.analysis.subject import Figures
from aegui.core.building import build
from aegui.core.data import Splits
from aegui.core.snapshot import Snapshot
from aegui.targets import UNTRAINED, Target, changes_of
from aegui.text import quoted


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
