"""The images of a file of arrays: in the memory, or where they are many on the disk.

Those that lie in their file plainly, row behind row, stay there in their own type, and become bytes as they
are taken; of others bytes are kept in the cache.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aegui.parts.datasets import digests
from aegui.parts.datasets.caching import (
    Arrays,
    Target,
    check_some,
    forget,
    is_large,
    remembered,
    remembered_images,
)
from aegui.parts.datasets.layout import Layout
from aegui.parts.datasets.packed import DecodedPictures
from aegui.parts.datasets.values import Values
from aegui.parts.formats import StoredArray
from aegui.reordering import keep_first
from aegui.stored_images import Form, ImageFile, Pixels, StoredImages

# The first row, images uint8 (n, C, H, W) from there on, and their values.
Made = Iterator[tuple[int, NDArray[np.uint8], Values]]


@dataclass(frozen=True, eq=False)
class ArrayImages:
    """The images (N, C, H, W) of all splits, one behind another."""

    pixels: Pixels
    digests: NDArray[np.uint64]  # (N,)
    keep: NDArray[np.bool_]  # (rows,), which rows of the arrays they are
    found: Values
    skipped: tuple[str, ...]  # why the others can't be read
    notes: tuple[str, ...] = ()


def read_arrays(
    path: Path,
    layout: Layout,
    shape: tuple[int, int, int],
    key: object,
    made: Callable[[], Made],
    form: Form | None,
) -> ArrayImages:
    """The images of a layout. `made` makes them, and may raise to cancel; `form` makes those of one block,
    where each can be made by itself. What they depend on beside the file is `key`. Raises `DataBroken`,
    `OSError`, and what `made` does."""
    count = layout.count

    def read(into: Target | None) -> tuple[NDArray[np.int64], Arrays]:
        found, seen = Values(), np.zeros(count, np.uint64)
        for row, images, values in made():
            rows = slice(row, row + len(images))
            if into is not None:
                into[rows] = images
            seen[rows] = digests(images)
            found |= values
        keep, skipped = _unread(layout)
        places = np.flatnonzero(keep)
        told = {"digests": seen[places], "skipped": np.array(skipped, np.str_), "keep": keep}
        return places, told | found.arrays()

    def of(pixels: Pixels, arrays: Arrays, notes: tuple[str, ...] = ()) -> ArrayImages:
        skipped = tuple(map(str, arrays["skipped"]))
        return ArrayImages(pixels, arrays["digests"], arrays["keep"], Values.of(arrays), skipped, notes)

    if not is_large(count, shape):
        held = np.empty((count, *shape), np.uint8)
        places, arrays = read(held)
        if len(places) < count:
            keep_first(held, arrays["keep"])
        return of(held[: len(places)], arrays)
    whole = (str(path.absolute()), key, [_stamp(one) for one in layout.images.values()])
    files = None if form is None else _lying(layout, form)
    if files is None:
        kept = remembered_images("arrays", whole, count, shape, read, str(path))
        return of(kept.pixels, kept.arrays, kept.notes)
    pixels = StoredImages(files, shape)
    arrays = remembered("arrays", whole, None, lambda: read(None)[1])
    try:
        check_some(pixels, arrays["digests"])
        return of(pixels, arrays)
    except ValueError:  # the file was written over without a trace
        forget("arrays", whole)
        return of(pixels, remembered("arrays", whole, None, lambda: read(None)[1]))


def _lying(layout: Layout, form: Form) -> list[ImageFile] | None:
    """The arrays as they lie in their files; None where one does not lie there plainly."""
    starts = [one.offset() for one in layout.images.values()]
    if any(start is None for start in starts):
        return None
    return [
        ImageFile(one.path, start or 0, one.shape, one.dtype, form)
        for one, start in zip(layout.images.values(), starts, strict=True)
    ]


def _stamp(one: StoredArray) -> tuple[object, ...]:
    """What tells an array from others, and whether it has changed."""
    path = one.source.path
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    stats = [os.stat(file) for file in files]
    written = max((about.st_mtime_ns for about in stats), default=0)
    size = sum(about.st_size for about in stats)
    return (str(path.absolute()), one.source.member, one.key, one.shape, len(files), size, written)


def _unread(layout: Layout) -> tuple[NDArray[np.bool_], tuple[str, ...]]:
    """Which pictures of all could be read, and why the others could not."""
    keep, start = np.ones(layout.count, bool), 0
    skipped: list[str] = []
    for one in layout.images.values():
        if isinstance(one, DecodedPictures):
            keep[[start + row for row in one.problems]] = False
            skipped += one.problems.values()
        start += one.shape[0]
    return keep, tuple(skipped)
