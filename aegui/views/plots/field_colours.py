"""Colours for a field under the codes: even to the eye, and as calm as what lies under points must be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from aegui.explore.records import Bytes
from aegui.views.theme import Theme, rgb
from aegui.views.widgets.palette import from_oklab, to_oklab

# From the plane's own colour to one that the codes' colours still stand out from.
STOPS = {True: ("#2b3358", "#2f6f7a", "#8fae84"), False: ("#dfe3f6", "#b9d4dd", "#7fa79a")}
# Of values that codes are coloured by: from near the plane's lightness away from it.
VALUES = {
    True: ("#5a3fb0", "#2f6fd0", "#1fa3a3", "#6fc95a", "#f5e050"),
    False: ("#e0a800", "#d9603b", "#b02f72", "#6a2a8c", "#2a1a5e"),
}
STEPS = 256


@cache
def colours(theme: Theme) -> Bytes:
    """(256, 3): from little to much in equal steps of Oklab (Ottosson, 2020)."""
    return _even((theme.plane, *STOPS[theme.dark]))


@cache
def value_colours(theme: Theme, steps: int = STEPS) -> Bytes:
    """(steps, 3): the same for points, which have to stand out."""
    return _even(VALUES[theme.dark], steps)


def column_colours(theme: Theme, count: int, loose: bool, scaled: bool) -> tuple[tuple[int, int, int], ...]:
    """The colour of each of some names: classes, or steps of a scale; loose: the last is dim."""
    if not count:
        return (rgb(theme.unlabelled),)
    named = count - loose
    if scaled:
        found = tuple((int(r), int(g), int(b)) for r, g, b in value_colours(theme, named).tolist())
    else:
        found = tuple(rgb(name) for name in theme.class_colours(named)) if named else ()
    return (*found, rgb(theme.dim)) if loose else found


def _even(names: Sequence[str], steps: int = STEPS) -> Bytes:
    stops = to_oklab(np.array([rgb(name) for name in names], np.float64) / 255)
    fine = np.linspace(0, len(stops) - 1, 2001)
    path = np.stack([np.interp(fine, np.arange(len(stops)), stops[:, n]) for n in range(3)], axis=1)
    length = np.concatenate([[0], np.linalg.norm(np.diff(path, axis=0), axis=1).cumsum()])
    even = np.linspace(0, length[-1], steps)
    walked = np.stack([np.interp(even, length, path[:, n]) for n in range(3)], axis=1)
    made: Bytes = np.round(255 * from_oklab(walked)).astype(np.uint8)
    return made
