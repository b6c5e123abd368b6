"""What a pixel's brightness was in the file, where the rule of the user's own images tells it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from aegui.explore.state import Bytes, Floats, Model
    from aegui.parts.datasets.intensities import Intensities


def rule_of(model: Model | None) -> Intensities | None:
    """The rule that brought a model's images to black and white; None where it does not state the limits:
    of the data sets that are not the user's own, and where each image has limits of its own."""
    snapshot = None if model is None else model.snapshot
    rule: Intensities | None = None if snapshot is None else getattr(snapshot.recipe.data, "rule", None)
    return rule if rule is not None and rule.limits is not None else None


@lru_cache(maxsize=4)
def units(rule: Intensities | None) -> Floats | None:
    """The value in the file (256,) of each byte, at most at the limits; None without a rule."""
    if rule is None:
        return None
    return np.array([rule.values(byte / 255) for byte in range(256)], np.float32)


def span(image: Bytes, rule: Intensities | None) -> str:
    """From the lowest to the highest value of an image, as in "200…3,998"; "" without a rule."""
    from aegui.parts.datasets.intensities import Limits

    table = units(rule)
    if table is None:
        return ""
    ends = table[[int(image.min()), int(image.max())]].tolist()
    return str(Limits(min(ends), max(ends)))
