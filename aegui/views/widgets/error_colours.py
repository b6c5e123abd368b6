"""The colours of an error map: what is right is the ground, what is wrong glows."""

from __future__ import annotations

from functools import cache

import numpy as np

from aegui.explore.records import Bytes
from aegui.views.theme import Theme, rgb

STOPS = {True: ("#7a1f4b", "#ff6b3d", "#fff3b0"), False: ("#ffd9a8", "#e0452f", "#5c0a3a")}


@cache
def _colours(theme: Theme) -> Bytes:
    """(256, 3), from none to most."""
    stops = np.array([rgb(name) for name in (theme.field, *STOPS[theme.dark])], np.float64)
    fine = np.linspace(0, len(stops) - 1, 256)
    columns = [np.interp(fine, np.arange(len(stops)), stops[:, n]) for n in range(3)]
    made: Bytes = np.stack(columns, axis=1).round().astype(np.uint8)
    return made


def coloured(errors: Bytes, theme: Theme) -> Bytes:
    """Levels (…, H, W) → (…, 3, H, W)."""
    made: Bytes = np.moveaxis(_colours(theme)[errors], -1, -3)
    return made
