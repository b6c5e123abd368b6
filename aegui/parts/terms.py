"""What a training makes small, as formulas: each summand beside the curve that records it. No torch.

A formula is plain text as mathematicians write it: a single letter is a quantity, `_` puts what follows (one
sign, or what stands in braces) below, `^` above. Whoever shows it sets it in type. Its words are for who does
not see it and for who does not read it yet; they are translated where they are shown: context "formulas".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from aegui.translation import QT_TRANSLATE_NOOP

WHOLE = QT_TRANSLATE_NOOP("formulas", "What encoder and decoder are taught by.")
N_PIXELS = QT_TRANSLATE_NOOP("formulas", "n: the number of pixels.")


@dataclass(frozen=True)
class Term:
    """One summand."""

    quantity: str  # the name of its curve
    formula: str  # with its weight
    words: tuple[str, ...]  # sentences: what it is, and what its signs are
    constants: tuple[tuple[str, float], ...] = ()  # the recipe's numbers in it: ("β", 4.0)
    weight: float = 1.0  # what its curve is multiplied by in the sum

    def recorded_as(self, quantity: str) -> Term:
        """The same where another curve records it."""
        return replace(self, quantity=quantity)


@dataclass(frozen=True)
class Objective:
    """What one update of a step makes small: the sum of its terms."""

    sign: str  # "L", "L_D"
    words: str  # who is taught by it
    terms: tuple[Term, ...]
