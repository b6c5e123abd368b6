"""What the user does with groups of codes: each deed says what it changes of a state. No Qt."""

from __future__ import annotations

from typing import Any

import numpy as np

from aegui.explore.column import CLASS, GROUP
from aegui.explore.groups import GroupingChoice, usual_name
from aegui.explore.selection import How, Selection
from aegui.explore.state import Fields, State
from aegui.translation import tr

LONGEST = 60  # characters of a name


def find(choice: GroupingChoice) -> Fields:
    """Have groups found, and colour the plane by them."""
    return {"grouping": choice, "group_names": (), **coloured_by(GROUP)}


def forget() -> Fields:
    """No groups: the plane is coloured by class again."""
    return {"grouping": None, "group_names": (), **coloured_by(CLASS)}


def coloured_by(colouring: str) -> Fields:
    """Colour the plane by something else: what was hidden is not meant any more."""
    return {"colouring": colouring, "classes": None, "span": None}


def members(state: State, group: int, how: How = "set") -> Selection:
    """Select the images of a group, −1 those in none; or add them, or take them away."""
    if state.groups is None or state.images is None:
        return state.selection
    rows = np.flatnonzero(state.groups.of_images() == group)
    return state.selection.shown_in(state.images).take(rows, how)


def named(state: State, group: int, name: str) -> tuple[tuple[int, str], ...]:
    """The names with another one for a group; "" takes it away."""
    others = [(number, text) for number, text in state.group_names if number != group]
    name = " ".join(name.split())[:LONGEST]
    if name and name != usual_name(group):
        others.append((group, name))
    return tuple(sorted(others))


def to_plain(state: State) -> dict[str, Any] | None:
    """How groups were found and what they are called, as it is kept with a run."""
    choice = state.grouping
    if choice is None:
        return None
    names = {str(group): name for group, name in state.group_names}
    return {"kind": choice.kind, "settings": dict(choice.settings), "names": names}


def from_plain(given: Any) -> Fields:
    """The other way. Raises `ValueError` or one of `annotations.MISUNDERSTOOD` for anything else."""
    settings = tuple((str(name), value) for name, value in given["settings"].items())
    if not all(isinstance(value, int | str) for _, value in settings):
        raise ValueError(tr("a setting of the groups is none"))
    names = tuple(sorted((int(group), str(name)[:LONGEST]) for group, name in given["names"].items()))
    return {"grouping": GroupingChoice(str(given["kind"]), settings), "group_names": names}
