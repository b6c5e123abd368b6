"""What must be true before the next step: `distance > 0.5`, `noise is gaussian`, `not drawn`. No Qt."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aegui.lessons.facts import FACTS, Fact, Situation, Value
from aegui.text import quoted
from aegui.translation import tr

COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
WRITTEN = re.compile(r"(?P<fact>\w+)\s*(?P<sign><=|>=|<|>|\bis not\b|\bis\b)\s*(?P<value>.+)")


@dataclass(frozen=True)
class Condition:
    """A fact, and what it must be."""

    fact: str
    sign: str  # one of `COMPARED`, "is" or "is not"
    value: Value

    def __str__(self) -> str:
        if isinstance(self.value, bool):
            return self.fact if (self.sign == "is") is self.value else f"not {self.fact}"
        shown = f"{self.value:.10g}" if isinstance(self.value, float) else self.value
        return f"{self.fact} {self.sign} {shown}"

    def found(self, situation: Situation) -> Value | None:
        """What the fact is now; None where it can't be known."""
        return FACTS[self.fact].read(situation)

    def holds(self, situation: Situation) -> bool:
        """Whether it is true; what can't be known is not."""
        now = self.found(situation)
        if now is None:
            return False
        if self.sign in COMPARED:
            return COMPARED[self.sign](float(now), float(self.value))
        return (now == self.value) is (self.sign == "is")


def read(text: str) -> Condition:
    """A condition as a lesson writes it. Raises `ValueError` with a sentence."""
    text = text.strip()
    negated = text.startswith("not ")
    bare = text.removeprefix("not ").strip()
    if bare in FACTS and FACTS[bare].kind is bool:
        return Condition(bare, "is", not negated)
    found = WRITTEN.fullmatch(text)
    if found is None:
        if bare in FACTS:
            raise ValueError(
                tr("{} does not say what it must be, such as {}", quoted(text), _example(FACTS[bare]))
            )
        raise ValueError(
            tr("{} is no condition; one reads distance > 0.5 or noise is gaussian", quoted(text))
        )
    name, sign, value = found["fact"], found["sign"], found["value"].strip()
    if name not in FACTS:
        raise ValueError(tr("{} is no fact; there are {}", quoted(name), ", ".join(FACTS)))
    fact = FACTS[name]
    if fact.kind is bool:
        raise ValueError(tr("{} is true or not: write {}, or not {}", name, name, name))
    if fact.kind is str:
        if sign in COMPARED:
            raise ValueError(tr("{} is a word: write {}", name, _example(fact)))
        return Condition(name, sign, value)
    if sign not in COMPARED:
        raise ValueError(tr("{} is a number: write {}", name, _example(fact)))
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(tr("{} is no number that {} could be held against", quoted(value), name))
    return Condition(name, sign, number)


def _example(fact: Fact) -> str:
    return f"{fact.name} is quick-start" if fact.kind is str else f"{fact.name} > 0.5"
