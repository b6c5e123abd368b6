"""What the pages of «Look inside» are made of in tests: small models that have learnt nothing."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from small import digits, sliced

from aegui.explore.pages import PageSource
from aegui.recipe import Recipe, find
from aegui.runs.snapshot import Snapshot
from aegui.training.building import build
from aegui.training.splits import ImageSet, Splits, join

DENSE = {"data.kind": "digits", "network.widths": [16, 12]}
JUDGED = {**DENSE, "model.widths": [8]}
CONV = {"data.kind": "digits", "network.filters": [4, 6]}
SQUARE = {
    "data.kind": "digits", "model.code": 49, "network.side": 0,
    "network.filters": [4], "network.strides": [2],
    "network.growing": [4, 4], "network.growth": [2, 2],
}  # fmt: skip
COLOUR = {"network.filters": [4, 4, 4], "model.code": 16}
CHANGES: dict[str, dict[str, Any]] = {
    "quick-start": DENSE,
    "denoise-gaussian": DENSE,
    "conv-16": CONV,
    "faces-256": SQUARE,
    "vae-2d": DENSE,
    "vae-16": DENSE,
    "spatial-vae": {**DENSE, "data.turned": 45.0},
    "aae-2d": JUDGED,
    "aae-2d-mixture": JUDGED,
    "aae-2d-labelled": JUDGED,
    "aae-style": JUDGED,
    "aae-semi": {**JUDGED, "model.labelled": 100},
    "colorize-256": COLOUR,
}
NAMES = list(CHANGES)


@cache
def recipe(name: str) -> Recipe:
    """A shipped recipe, small and on images that are always there."""
    return find(name).changed(CHANGES[name])


@cache
def splits(name: str) -> Splits:
    """Some digits; random colours for the recipe that needs them."""
    if name != "colorize-256":
        return sliced(digits(), 300, 60, 60)
    generator = np.random.default_rng(0)
    parts = []
    for split, count in (("train", 40), ("test", 30), ("test", 30)):
        pixels = generator.integers(0, 256, (count, 3, 32, 32), np.uint8)
        labels = np.arange(count, dtype=np.int64) % 10
        source, rows = np.zeros(count, np.uint8), np.arange(count, dtype=np.int64)
        parts.append(ImageSet("cifar10", (split,), source, rows, pixels, labels, tuple("abcdefghij")))
    train, validation, test = parts
    return Splits(train, validation, test, join(parts))


@cache
def snapshot(name: str) -> Snapshot:
    """A model with its starting weights."""
    return Snapshot(recipe(name), build(recipe(name)).eval())


def source(name: str, **changes: object) -> PageSource:
    """What a page of it is made of."""
    frozen, images = snapshot(name), splits(name)
    pixels = images.shown.pixels
    assert pixels is not None
    codes = frozen.encode(pixels)
    given: dict[str, object] = {
        "snapshot": frozen,
        "codes": codes,
        "rows": np.arange(len(codes)),
        "subset": images.shown,
        "preview": np.arange(8),
        "cursor": codes[3],
        "splits": lambda: images,
        "once": lambda what, of, make: make(),
    }
    return PageSource(**(given | changes))  # type: ignore[arg-type]
