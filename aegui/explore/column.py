"""What codes are coloured by: one of some names, or a value, for each of the shown images. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aegui.explore.records import ValueScale
from aegui.translation import translate

Ints = NDArray[np.int64]
Values = NDArray[np.float64]
Span = tuple[float, float]

# Of `State.colouring`.
CLASS, GUESS, GROUP, SPLIT = "", "guess", "group", "split"
ERROR, TAG, TABLE = "error", "tag", "table:"
STEPS = 64  # of the colours of values
FEW = 200  # values: of more, the ends of the colours leave a few far ones out
ENDS = 0.005  # of the values, at either end


@dataclass(frozen=True, eq=False)
class Column:
    """A name or a value for each of the shown images, other than its class."""

    labels: Ints  # (N,), indices into `names`; −1: the image has none, and is never drawn
    names: tuple[str, ...]  # of steps of colour where there is a scale
    loose: bool = False  # the last name is that of what is in none of the others
    scale: ValueScale | None = None  # the names stand for values
    values: Values | None = None  # (N,), of a scale; NaN: nothing


def of_texts(texts: Sequence[str], names: Iterable[str]) -> Column:
    """One of the names for each image; what has none is called so, behind the others."""
    known = {name: n for n, name in enumerate(names)}
    labels = np.array([known.get(text, len(known)) for text in texts], np.int64)
    loose = bool((labels == len(known)).any())
    every = (*known, translate("column", "nothing")) if loose else tuple(known)
    return Column(labels, every, loose)


def of_values(name: str, values: Values, span: Span | None = None, dates: bool = False) -> Column:
    """Steps of colour for values (N,), from nearly the least to nearly the largest.

    Beyond a span nothing is drawn; what has no value is, in the colour of nothing, where there is none.
    """
    there = np.isfinite(values)
    found = values[there]
    if not len(found):
        return of_texts([""] * len(values), ())
    least, most = float(found.min()), float(found.max())
    low, high = least, most
    if len(found) > FEW:
        low, high = (float(end) for end in np.quantile(found, (ENDS, 1 - ENDS)))
    share = np.full(len(values), 0.0)
    share[there] = (found - low) / (high - low) if high > low else 0.0
    labels = np.clip(share * STEPS, 0, STEPS - 1).astype(np.int64)
    labels[~there] = STEPS
    if span is not None:
        labels[~there | (values < span[0]) | (values > span[1])] = -1
    loose = not bool(there.all())
    names = tuple(str(n) for n in range(STEPS + loose))
    scale = ValueScale(name, low, high, least, most, span, dates)
    return Column(labels, names, loose, scale, np.where(there, values, np.nan))
