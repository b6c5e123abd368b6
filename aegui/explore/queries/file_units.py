"""The value in the user's files that each brightness stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aegui.explore.file_units import rule_of, units
from aegui.explore.query import Query, Task, Urgency
from aegui.explore.state import Floats, State

if TYPE_CHECKING:
    from aegui.parts.datasets.intensities import Intensities


@dataclass(frozen=True)
class Key:
    rule: Intensities


def key(state: State) -> Key | None:
    rule = rule_of(state.model)
    return None if rule is None else Key(rule)


def answer(key: Key, task: Task[Floats]) -> Floats:
    """(256,), of each byte; at most at the limits."""
    found = units(key.rule)
    assert found is not None
    return found


UNITS = Query("units", key, answer, Urgency.NOW)
