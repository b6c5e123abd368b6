"""Colours for a field under the codes: even to the eye, and as calm as what lies under points must be."""

from __future__ import annotations

from functools import cache

import numpy as np

from aegui.explore.records import Bytes
from aegui.views.theme import Theme, rgb
from aegui.views.widgets.palette import from_oklab, to_oklab

# From the plane's own colour to one that the codes' colours still stand out from.
STOPS = {True: ("#2b3358", "#2f6f7a", "#8fae84"), False: ("#dfe3f6", "#b9d4dd", "#7fa79a")}
STEPS = 256


@cache
def colours(theme: Theme) -> Bytes:
    """(256, 3): from little to much in equal steps of Oklab (Ottosson, 2020)."""
    stops = to_oklab(np.array([rgb(name) for name in (theme.plane, *STOPS[theme.dark])], np.float64) / 255)
    fine = np.linspace(0, len(stops) - 1, 2001)
    path = np.stack([np.interp(fine, np.arange(len(stops)), stops[:, n]) for n in range(3)], axis=1)
    length = np.concatenate([[0], np.linalg.norm(np.diff(path, axis=0), axis=1).cumsum()])
    even = np.linspace(0, length[-1], STEPS)
    walked = np.stack([np.interp(even, length, path[:, n]) for n in range(3)], axis=1)
    made: Bytes = np.round(255 * from_oklab(walked)).astype(np.uint8)
    return made
