"""What a run recorded, in the window's language. No torch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from aegui.explore.records import CurveGroup
from aegui.parts.quantities import EVERY, LOSS, PARTS, Quantity, QuantityGroup, from_json
from aegui.runs.run_folder import Run
from aegui.text import shortened
from aegui.translation import QT_TRANSLATE_NOOP, translate

VALIDATION = "val_"
STEP = Quantity(
    "step",
    QT_TRANSLATE_NOOP("curves", "each step"),
    QT_TRANSLATE_NOOP("curves", "The loss of single batches, until there are epochs to draw."),
    LOSS,
)
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def says_itself(run: Run) -> bool:
    """Whether a run says what it recorded; older ones do not."""
    return "quantities" in run.state


def recorded(run: Run, torch_is_there: bool) -> tuple[Quantity, ...]:
    """What a run says that it recorded, and of an older one what its recipe says, which needs torch; until
    then what is recorded of every family."""
    if says_itself(run):
        return from_json(run.state["quantities"])
    if not torch_is_there:
        return EVERY
    from aegui.parts.losses import losses
    from aegui.parts.models import families
    from aegui.parts.penalties import penalties

    try:
        recipe = run.raw_recipe
        loss, penalty = losses.make(recipe.get("loss", "mse")), penalties.make(recipe.get("penalty", "none"))
        return families.make(recipe.get("model", "plain")).recorded(loss, penalty)
    except ValueError:  # it is told where the model is read
        return EVERY


class Glossary:
    """Names and groups of a run's columns."""

    def __init__(self, quantities: Iterable[Quantity] = EVERY) -> None:
        self._known = {one.name: one for one in (*quantities, STEP)}
        groups: dict[str, QuantityGroup] = {}
        for one in (*self._known.values(), *EVERY):
            groups.setdefault(one.group.name, one.group)
        self._groups = groups  # the most important first

    @property
    def groups(self) -> dict[str, CurveGroup]:
        """The groups, the most important first, in the window's language."""
        return {name: group(one) for name, one in self._groups.items()}

    def described(self, name: str) -> Quantity:
        """What a column holds; what nobody has named stands with the parts under its own name."""
        plain = name.removeprefix(VALIDATION)
        number = re.search(r"\d*$", plain)[0]  # type: ignore[index]  # it is found at least empty
        many = self._known.get(f"{plain.removesuffix(number)}{{}}") if number else None
        if many is not None:
            return replace(many, label=_tr(many.label, number.translate(SUBSCRIPTS)), help=_tr(many.help))
        known = self._known.get(plain) or Quantity(plain, shortened(plain.replace("_", " "), 40), "", PARTS)
        return replace(known, label=_tr(known.label), help=_tr(known.help))


def group(which: QuantityGroup) -> CurveGroup:
    """A group in the window's language."""
    unit, explained = _tr(which.unit, _tr(which.added_to)), "\n".join(map(_tr, which.words))
    return CurveGroup(which.name, _tr(which.label), unit, _tr(which.help), which.level, which.bars, explained)


def _tr(text: str, inside: str = "") -> str:
    """A text in the window's language, with what its braces stand for."""
    return translate("curves", text).replace("{}", inside) if text else ""
