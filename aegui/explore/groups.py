"""Groups found among the codes: what was asked for, what was found, and how it is called. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aegui.translation import translate

if TYPE_CHECKING:
    from aegui.analysis.groups import Groups
    from aegui.training.splits import ImageSet

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class GroupingChoice:
    """A method and its settings; those that are not named are as usual."""

    kind: str  # the name in the registry
    settings: tuple[tuple[str, int | bool | str], ...] = ()


@dataclass(frozen=True, eq=False)
class FoundGroups:
    """Groups of the codes of some images."""

    groups: Groups
    rows: Ints  # (n,), which of the images have a code
    images: ImageSet
    choice: GroupingChoice

    def of_images(self) -> Ints:
        """The group (N,) of each of the images: −1 in none, −2 without a code."""
        labels = np.full(len(self.images), -2, np.int64)
        labels[self.rows] = self.groups.labels
        return labels


def texts(found: FoundGroups | None, names: tuple[tuple[int, str], ...], rows: Ints) -> list[str] | None:
    """The group (K,) of each of these images as a text, "" in none; None where there are no groups."""
    if found is None:
        return None
    called = (*names_of(names, len(found.groups.sizes), loose=False), "", "")  # −1: in none, −2: no code
    return [called[group] for group in found.of_images()[rows].tolist()]


def names_of(names: tuple[tuple[int, str], ...], count: int, loose: bool) -> tuple[str, ...]:
    """The names of so many groups, a number for one that has none, and behind them of what is in none where
    anything is."""
    given = dict(names)
    every = tuple(given.get(group) or f"{group + 1}" for group in range(count))
    return (*every, given.get(-1) or usual_name(-1)) if loose else every


def usual_name(group: int) -> str:
    """What a group is called before it is named; −1: what is in none."""
    if group < 0:
        return translate("groups", "in no group")
    return translate("groups", "group {}").format(group + 1)
