"""What is done with directions: the cursor moved along them, groups of images chosen for the next. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore.state import Endpoint, Fields, Moved, State, code_of
from aegui.sampling import sample
from aegui.translation import translate

if TYPE_CHECKING:
    from aegui.analysis.directions import Arrow, Direction, Sides
    from aegui.explore.state import Floats, Ints
    from aegui.training.splits import ImageSet

MOST = 2_000  # images of a group: more would not move its middle
SELECTION = "selection"  # what is selected now
TAKEN = "taken"  # what was selected when it was chosen


def amounts(state: State) -> dict[str, float]:
    """The steps that the cursor was moved along each direction; moved by other means it begins anew."""
    moved = state.moved
    return {} if moved is None or moved.end != state.cursor else dict(moved.steps)


def applied(state: State, name: str, amount: float) -> Fields:
    """The cursor so many steps along a direction from where it was before; 0 leads back."""
    code, before = state.code, amounts(state)
    if code is None or all(one.name != name for one in state.directions):
        return {}
    start = np.array(state.moved.start, np.float32) if before and state.moved is not None else code
    steps = {key: n for key, n in (before | {name: amount}).items() if n}
    end = start
    for key, n in steps.items():
        found = _find(state, key)
        end = end if found is None else found.along(end, n)
    moved = Moved(code_of(start), tuple(steps.items()), code_of(end))
    return {"cursor": moved.end, "moved": moved, "direction": name}


def _find(state: State, name: str) -> Arrow | None:
    """A direction in the codes that are shown; None where its images have none."""
    from aegui.analysis.directions import sides

    if state.model is None or state.images is None:
        return None
    found = sides_of(state, name)
    if found is None:
        direction = next((one for one in state.directions if one.name == name), None)
        found = None if direction is None else sides(direction, state.images)
    return None if found is None else arrow(found, state.model.codes, state.model.rows)


def sides_of(state: State, name: str) -> Sides | None:
    """The images of a direction, once they are found among those shown."""
    return next((one for one in state.sides or () if one.direction.name == name), None)


def arrow(sides: Sides, codes: Floats, rows: Ints) -> Arrow | None:
    """A direction in codes (N, D) of some rows (N,); None where its images have none."""
    from aegui.analysis.directions import DirectionRefused
    from aegui.analysis.directions import arrow as find

    try:
        return find(sides, codes, rows)
    except DirectionRefused:
        return None


def chosen(state: State, side: int, key: str) -> Fields:
    """Where the next direction leads from (0) or to (1): a class by its number, what is selected, nothing."""
    images = state.images
    if images is None or key == TAKEN:
        return {}
    rows = np.zeros(0, np.int64)
    if key == SELECTION:
        rows, key = state.selected, TAKEN
    elif key and images.labels is not None:
        rows = np.flatnonzero(images.labels == int(key))
    some = rows[sample(len(rows), MOST)]
    one = Endpoint(key, tuple(images.identity(int(row)) for row in some))
    start, end = state.endpoints
    return {"endpoints": (one, end) if side == 0 else (start, one)}


def renamed(moved: Moved | None, old: str, new: str) -> Moved | None:
    """The same steps, after a direction was given another name."""
    if moved is None:
        return None
    return replace(moved, steps=tuple((new if name == old else name, n) for name, n in moved.steps))


def suggestion(images: ImageSet | None, ends: Sequence[Endpoint], directions: Sequence[Direction]) -> str:
    """What a direction between two groups may be called; "" before both are chosen."""
    from aegui.runs.annotations import free_name

    if images is None or not all(one.images for one in ends):
        return ""
    names = [
        images.classes[int(one.key)] if one.key.isdecimal() else counted(len(one.images)) for one in ends
    ]
    name = " → ".join(names)
    # Other images may be as many; two classes are the same direction again.
    some = any(one.key == TAKEN for one in ends)
    return free_name(name, [one.name for one in directions]) if some else name


def counted(count: int) -> str:
    """A number of images, in words."""
    one, many = translate("Directions", "1 image"), translate("Directions", "{} images")
    return one if count == 1 else many.format(f"{count:,}")
