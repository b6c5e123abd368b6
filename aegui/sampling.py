"""Some of many images, drawn by chance and the same each time. numpy only: every layer may use it.

Nowhere is every n-th image taken, nor the first n: data sets lie in turn by class (0…9, 0…9) or class after
class, and then every n-th image, or the first n, are of a few classes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Labels = NDArray[np.integer[Any]]


def sample(count: int, most: int, labels: Labels | None = None, seed: int = 0) -> Ints:
    """At most so many rows of `count`, in rising order. With labels (count,) a stratified sample: of
    each class its share, to within an image or two."""
    if labels is None or count <= most:
        return _drawn(count, most, seed)
    return np.sort(mixed(count, labels, seed)[:most])


@lru_cache(32)
def _drawn(count: int, most: int, seed: int) -> Ints:
    """Asked for again and again while a training is drawn."""
    rows = np.arange(count, dtype=np.int64) if count <= most else np.sort(mixed(count, None, seed)[:most])
    rows.flags.writeable = False
    return rows


def mixed(count: int, labels: Labels | None = None, seed: int = 0) -> Ints:
    """All rows in an order by chance; with labels (count,) its beginnings, however long, are stratified."""
    generator = np.random.default_rng(seed)
    order = generator.permutation(count)
    if labels is None:
        return order
    _, of, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    grouped = order[np.argsort(of[order], kind="stable")]
    # A class of n images lies at even steps of 1/n, from a start by chance: a rare one is neither sure to
    # be drawn nor sure to be left out.
    within = np.arange(count) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    places = (within + np.repeat(generator.random(len(sizes)), sizes)) / np.repeat(sizes, sizes)
    return grouped[np.argsort(places, kind="stable")]
