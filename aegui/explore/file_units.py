"""What a pixel's brightness was in the file, where the rule of the user's own images tells it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore.records import ChannelUnits
from aegui.explore.shown_channels import ChannelChoice, places

if TYPE_CHECKING:
    from aegui.explore.state import Bytes, Floats, Model
    from aegui.parts.datasets.intensities import Intensities


def rule_of(model: Model | None) -> Intensities | None:
    """The rule that brought a model's images to black and white; None where it does not state the limits:
    of the data sets that are not the user's own, and where each image has limits of its own."""
    snapshot = None if model is None else model.snapshot
    rule: Intensities | None = None if snapshot is None else getattr(snapshot.recipe.data, "rule", None)
    return rule if rule is not None and rule.is_stated else None


@lru_cache(maxsize=16)
def units(rule: Intensities | None) -> Floats | None:
    """The value in the file (256,) of each byte, at most at the limits; None without a rule that all channels
    have."""
    if rule is None or rule.channels:
        return None
    return np.array([rule.values(byte / 255) for byte in range(256)], np.float32)


def channel_units(rule: Intensities | None, choice: ChannelChoice) -> ChannelUnits:
    """The same of the shown channels, with their names."""
    names = tuple(choice.names[one] for one in choice.shown)
    tables = [] if rule is None else [units(rule.of_channel(one)) for one in choice.shown]
    values = np.stack([one for one in tables if one is not None]) if tables else None
    return ChannelUnits(names, places(choice.shown), values)


def channel_spans(
    image: Bytes, rule: Intensities | None, names: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """The name and the span of each channel of an image (C, H, W); without a rule, of 255."""
    spans = []
    for place, name in enumerate(names[: len(image)]):
        own = None if rule is None else rule.of_channel(place)
        spans.append((name, span(image[place], own) or f"{image[place].min()}…{image[place].max()}"))
    return tuple(spans)


def span(image: Bytes, rule: Intensities | None) -> str:
    """From the lowest to the highest value of an image, as in "200…3,998"; "" without a rule."""
    from aegui.parts.datasets.intensities import Limits

    table = units(rule)
    if table is None:
        return ""
    ends = table[[int(image.min()), int(image.max())]].tolist()
    return str(Limits(min(ends), max(ends)))
