"""Channels of images: how many there may be, and how some of them are shown in colours. No torch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_CHANNELS = 8  # of an image
MOST_SHOWN = 3
# Which of the shown channels is red, green and blue: two are green and magenta, which all eyes tell apart.
COLOURS = {1: (0, 0, 0), 2: (1, 0, 1), 3: (0, 1, 2)}

Channels = tuple[int, ...]  # one to three of an image's, from 0; (): the usual ones


def channel_names(count: int, known: Sequence[str] = ()) -> tuple[str, ...]:
    """What channels are called: as is known, where that is of as many, else by their numbers."""
    return tuple(known) if len(known) == count else tuple(f"C{n + 1}" for n in range(count))


def usual(count: int) -> Channels:
    """Those that are shown where nothing is chosen: the first three, or as many as there are."""
    return tuple(range(min(count, MOST_SHOWN)))


def fitting(shown: Sequence[int], count: int) -> Channels:
    """The chosen ones of so many channels; the usual ones where one of them is not there."""
    chosen = tuple(shown)
    fits = 0 < len(chosen) <= MOST_SHOWN and all(0 <= one < count for one in chosen)
    return chosen if fits else usual(count)


def in_colours(images: NDArray[Any], shown: Channels = ()) -> NDArray[Any]:
    """Images (…, C, H, W) as the eye sees these channels: (…, 1, H, W) of one, (…, 3, H, W) of more.

    Two are green and magenta, three red, green and blue, in their order.
    """
    count = images.shape[-3]
    chosen = fitting(shown, count)
    if len(chosen) == count and count != 2 and chosen == usual(count):
        return images
    if len(chosen) == 1:
        return np.take(images, chosen, axis=-3)
    return np.take(images, [chosen[place] for place in COLOURS[len(chosen)]], axis=-3)
