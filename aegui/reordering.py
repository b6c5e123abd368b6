"""Images put in another order where they lie: a copy of all of them might not fit in the memory."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

AT_ONCE = 16 * 2**20  # bytes that are moved together


def put_behind(rows: NDArray[Any], which: NDArray[np.bool_]) -> None:
    """Put those of the rows (N, …) that `which` (N,) marks behind the others; each keep their order.

    Takes the memory of the marked ones beside.
    """
    behind = rows[which]
    keep_first(rows, ~which)
    rows[len(rows) - len(behind) :] = behind


def keep_first(rows: NDArray[Any], which: NDArray[np.bool_]) -> None:
    """Move those of the rows (N, …) that `which` (N,) marks to the front, over the others."""
    kept = np.flatnonzero(which)
    moved = np.flatnonzero(kept != np.arange(len(kept)))
    step = max(1, AT_ONCE // max(1, rows[:1].nbytes))
    for start in range(int(moved[0]) if len(moved) else len(kept), len(kept), step):
        part = kept[start : start + step]
        rows[start : start + len(part)] = rows[part]  # each comes from its place or from behind it


def arrange(rows: NDArray[Any], order: NDArray[np.int64]) -> None:
    """Give the rows (N, …) the order: row n becomes what row order[n] was. Takes the memory of one row."""
    to_do = np.ones(len(order), bool)
    sources = order.tolist()
    for start in range(len(sources)):
        if not to_do[start]:
            continue
        first, place = rows[start].copy(), start
        while sources[place] != start:
            rows[place] = rows[sources[place]]
            to_do[place] = False
            place = sources[place]
        rows[place] = first
        to_do[place] = False


def stacked(parts: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Arrays (n, …) one behind another: as they are where they lie so in the memory, else a copy."""
    parts = [part for part in parts if len(part)] or list(parts[:1])
    owner = _owner(parts[0])
    follow = all(
        one.dtype.kind in "biuf"
        and one.flags.c_contiguous
        and _owner(one) is owner
        and _owner(other) is owner
        and _address(other) == _address(one) + one.nbytes
        and (one.shape[1:], one.dtype) == (other.shape[1:], other.dtype)
        for one, other in pairwise(parts)
    )
    if not follow or not isinstance(owner, np.ndarray) or not parts[-1].flags.c_contiguous:
        return np.concatenate(parts)
    count = sum(map(len, parts))
    whole: NDArray[Any] = np.ndarray(
        (count, *parts[0].shape[1:]), parts[0].dtype, owner, _address(parts[0]) - _address(owner)
    )
    whole.setflags(write=False)
    return whole


def _owner(array: NDArray[Any]) -> object:
    """What holds the memory."""
    return array if array.base is None else array.base


def _address(array: NDArray[Any]) -> int:
    return int(array.__array_interface__["data"][0])
