"""Directions with a meaning: from the middle of some images' codes to the middle of some others'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.training.splits import ImageSet
from aegui.translation import tr

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class DirectionRefused(ValueError):
    """There is no such direction; one sentence says why."""


@dataclass(frozen=True)
class Direction:
    """What tells two groups of images apart. It names images, so it follows the codes as they change."""

    name: str
    plus: tuple[str, ...]  # identities, "mnist/test/62"
    minus: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Arrow:
    """A direction in the codes of one moment."""

    start: Floats  # (D,), the middle of the one group
    step: Floats  # (D,), from there to the middle of the other
    plus: int  # how many images it was found from
    minus: int
    missing: int  # images of the direction that have no code here

    def along(self, code: Floats, amount: float) -> Floats:
        """A code (D,), or codes (N, D), moved so many steps; backwards where that is negative."""
        moved: Floats = (code + np.float32(amount) * self.step).astype(np.float32)
        return moved


@dataclass(frozen=True, eq=False)
class Sides:
    """The images of a direction among those of a subset: found once, however often their codes change."""

    direction: Direction
    plus: NDArray[np.bool_]  # (N,), of the subset
    minus: NDArray[np.bool_]


def sides(direction: Direction, subset: ImageSet) -> Sides:
    """Find the images of a direction."""
    there = np.zeros((2, len(subset)), bool)
    for side, group in zip(there, (direction.plus, direction.minus), strict=True):
        side[members(group, subset, np.arange(len(subset), dtype=np.int64))] = True
    return Sides(direction, there[0], there[1])


def arrow(found: Sides, codes: Floats, rows: Ints) -> Arrow:
    """The direction in codes (N, D) of the rows (N,) of its subset. Raises `DirectionRefused`."""
    direction, plus, minus = found.direction, found.plus[rows], found.minus[rows]
    for group in (plus, minus):
        if not group.any():
            raise DirectionRefused(
                tr(
                    "None of the images on one side of “{}” has a code here: choose its two groups "
                    "among the images that are shown.",
                    direction.name,
                )
            )
    wanted = len(set(direction.plus)) + len(set(direction.minus))
    counts = int(plus.sum()), int(minus.sum())
    start = codes[minus].mean(axis=0, dtype=np.float64)
    step = codes[plus].mean(axis=0, dtype=np.float64) - start
    return Arrow(start.astype(np.float32), step.astype(np.float32), *counts, wanted - sum(counts))


def members(identities: Iterable[str], subset: ImageSet, rows: Ints) -> Ints:
    """Which of the rows (N,) of a subset are images of these names, each once; other names are ignored."""
    asked = set(identities)
    there = np.zeros(len(rows), bool)
    if subset.names is not None:
        there = np.array([name in asked for name in subset.names[rows].tolist()], bool)
    numbers: dict[int, list[int]] = {}
    for identity in asked:
        data, split, number = (*identity.rsplit("/", 2), "", "")[:3]
        if data == subset.data and split in subset.splits and number.isdecimal() and len(number) < 19:
            numbers.setdefault(subset.splits.index(split), []).append(int(number))
    for source, wanted in numbers.items():
        there |= (subset.split[rows] == source) & np.isin(subset.rows[rows], wanted)
    return np.flatnonzero(there)


def add(directions: Sequence[Direction], new: Direction) -> list[Direction]:
    """The directions with one more, or with one of that name replaced. Raises `DirectionRefused`."""
    if not new.name.strip():
        raise DirectionRefused(tr("The direction has no name: give it one."))
    if not (new.plus and new.minus):
        raise DirectionRefused(tr("“{}” needs images on both sides: choose two groups of them.", new.name))
    return [*(known for known in directions if known.name != new.name), new]


def to_plain(directions: Iterable[Direction]) -> list[dict[str, Any]]:
    """As they are kept with a run (`runs.annotations`)."""
    return [{"name": one.name, "plus": one.plus, "minus": one.minus} for one in directions]


def from_plain(content: Any) -> list[Direction]:
    """The other way. Raises one of `notes.MISUNDERSTOOD` for anything else."""
    directions: list[Direction] = []
    for entry in content:
        groups = [entry["plus"], entry["minus"]]
        if not all(isinstance(group, list) and all(isinstance(i, str) for i in group) for group in groups):
            raise ValueError(tr("the groups of a direction are lists of names of images"))
        directions = add(directions, Direction(str(entry["name"]), tuple(groups[0]), tuple(groups[1])))
    return directions
