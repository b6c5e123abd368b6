"""What is in a file or folder of the user's own, and what the program would make of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from aegui.parts.channels import channel_names
from aegui.parts.datasets import DataBroken
from aegui.parts.datasets.arrays import understood
from aegui.parts.datasets.folder import pictures_of
from aegui.parts.datasets.intensities import Limits
from aegui.parts.datasets.layout import Choice, Layout, layout_of
from aegui.parts.datasets.listing import listed
from aegui.parts.datasets.packed import DecodedPictures
from aegui.parts.datasets.pictures import Picture
from aegui.parts.datasets.values import Values
from aegui.parts.formats import (
    ClosedArray,
    StoredArray,
    StoredPictures,
    format_of,
    stored_arrays,
    times,
)
from aegui.parts.formats.data_file import DataFile
from aegui.sampling import sample
from aegui.text import counted
from aegui.translation import QT_TRANSLATE_NOOP, tr

BINS = 24
LOOKED_AT = 2**22  # values of an array that its range and its histogram are made of
LARGEST = 2**28  # bytes of an image that is looked at
TRIED = 24  # pictures of a folder
OBJECTS = QT_TRANSLATE_NOOP("", "holds objects, which could run anything: save plain numbers")
BARS = "▁▂▃▄▅▆▇█"

Role = Literal["images", "labels", "closed", ""]


@dataclass(frozen=True)
class Held:
    """An array of a file, or the pictures of a folder."""

    name: str  # the path in the file; what data.images takes
    count: int  # how many images or labels
    shape: str  # 20×28×28
    type: str
    role: Role  # what the program would take it for
    span: Limits | None = None  # the lowest and the highest value
    bins: tuple[int, ...] = ()  # how many values lie in each of equal parts of the span
    seen: int = 0  # how many of the images these were made of
    note: str = ""

    @property
    def sparkline(self) -> str:
        """The histogram as a text; the highest bar is the most frequent value."""
        most = max(self.bins, default=0)
        return "".join(BARS[min(7, -(-8 * one // most) - 1)] if one else " " for one in self.bins)

    def facts(self) -> dict[str, Any]:
        """As plain values."""
        low, high = self.span or (None, None)
        return {
            "name": self.name, "role": self.role, "shape": self.shape, "type": self.type,
            "low": low, "high": high, "histogram": list(self.bins), "seen": self.seen, "note": self.note,
        }  # fmt: skip


@dataclass(frozen=True)
class Contents:
    """What is in a file or a folder."""

    path: Path
    format: str  # NumPy, HDF5, … as the table of formats calls it; "" of a folder
    held: tuple[Held, ...]
    understood: tuple[str, ...] = ()  # what the program would make of it, in sentences
    warnings: tuple[str, ...] = ()
    problem: str = ""  # why it makes nothing of it, in a sentence

    def facts(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "path": str(self.path), "format": self.format, "arrays": [one.facts() for one in self.held],
            "understood": list(self.understood), "warnings": list(self.warnings), "problem": self.problem,
        }  # fmt: skip


def contents(
    path: Path,
    images: str | None = None,
    labels: str | None = None,
    check: Callable[[float], None] = lambda share: None,
) -> Contents:
    """Look into a file or folder; `images` and `labels` are the choices of the recipe, if any.

    `check` hears how far it is and may raise to cancel. Raises `DataBroken` where nothing can be read.
    """
    if path.is_dir() and not _is_store(path):
        return _of_folder(path, check)
    arrays = stored_arrays(path)
    problem, layout = "", None
    try:
        layout = layout_of(path, Choice(images, labels))
    except DataBroken as error:
        problem = str(error)
    held = []
    for row, one in enumerate(arrays):
        check(row / len(arrays))
        try:
            held.append(_looked_at(_taken(one, layout), _role(one, layout)))
        except DataBroken as error:
            held.append(Held(one.name, 0, times(one.shape), str(one.dtype), "closed", note=str(error)))
    said: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    if layout is not None:
        try:
            said = (understood(layout), *layout.understood)
        except DataBroken as error:
            problem = str(error)
        warnings = layout.warnings(path) + _values(layout, held)
    return Contents(path, format_of(DataFile(path)).label, tuple(held), said, warnings, problem)


def _is_store(path: Path) -> bool:
    """Whether a folder is a file of arrays."""
    try:
        format_of(DataFile(path))
    except DataBroken:
        return False
    return True


def _role(one: StoredArray, layout: Layout | None) -> Role:
    if isinstance(one, ClosedArray) or one.dtype.hasobject:
        return "closed"
    if layout is None:
        return ""
    if one.name in {found.name for found in layout.labels.values()}:
        return "labels"
    if isinstance(one, StoredPictures) and _pictures(layout):
        return "images"
    return "images" if one.name in {found.name for found in layout.images.values()} else ""


def _pictures(layout: Layout) -> bool:
    return any(isinstance(found, DecodedPictures) for found in layout.images.values())


def _taken(one: StoredArray, layout: Layout | None) -> StoredArray:
    """Pictures as they are decoded, where that is known."""
    if isinstance(one, StoredPictures) and layout is not None and _pictures(layout):
        return next(iter(layout.images.values()))
    return one


def _looked_at(one: StoredArray, role: Role) -> Held:
    """What the first values of an array tell. Raises `DataBroken`."""
    kind = "texts" if one.dtype.kind in "SU" else str(one.dtype)
    if isinstance(one, DecodedPictures):
        assert one.pictures is not None
        count, sizes = one.pictures.shape[0], Counter(values.shape[:2] for values in one.some)
        channels = "" if one.some[0].ndim == 2 else f"×{one.some[0].shape[2]}"
        shape = f"{count}×{_sizes(sizes)}{channels if len(sizes) == 1 else ''}"
        span, bins = histogram(np.concatenate([values.ravel() for values in one.some]))
        return Held(one.pictures.name, count, shape, str(one.dtype), role, span, bins, len(one.some))
    if isinstance(one, ClosedArray):
        return Held(one.name, 0, "", "", role, note=one.note)
    if one.dtype.hasobject:
        return Held(one.name, 0, times(one.shape), "objects", role, note=tr(OBJECTS))
    if isinstance(one, StoredPictures):
        return Held(one.name, one.shape[0], str(one.shape[0]), "pictures", role)
    count = one.shape[0] if one.shape else 0
    if one.dtype.kind not in "buif" or 0 in one.shape:
        return Held(one.name, count, times(one.shape), kind, role, note=one.note)
    if prod(one.shape[1:]) * one.dtype.itemsize > LARGEST:
        return Held(
            one.name, count, times(one.shape), kind, role, note=one.note or tr("too large to be looked at")
        )
    some, seen = _first(one)
    span, bins = histogram(some)
    return Held(one.name, count, times(one.shape), kind, role, span, bins, seen, one.note)


def _first(one: StoredArray) -> tuple[NDArray[Any], int]:
    """The first values of an array, flat, and of how many images they are."""
    parts, size, seen = [], 0, 0
    for block in one.blocks():
        values, left = block.ravel(), LOOKED_AT - size
        if len(values) > left:
            values = values[np.random.default_rng(0).integers(0, len(values), left)]
        parts.append(values)
        size, seen = size + len(parts[-1]), seen + len(block)
        if size >= LOOKED_AT:
            break
    return np.concatenate(parts), seen


def histogram(values: NDArray[Any]) -> tuple[Limits | None, tuple[int, ...]]:
    """The range of some values and how they lie in it; those that are no numbers are not counted."""
    numbers = values.astype(np.float64)
    numbers = numbers[np.isfinite(numbers)]
    if not len(numbers):
        return None, ()
    low, high = float(numbers.min()), float(numbers.max())
    if high <= low or not np.isfinite(high - low):
        return Limits(low, high), ()
    places = np.minimum(((numbers - low) / (high - low) * BINS).astype(np.int64), BINS - 1)
    return Limits(low, high), tuple(np.bincount(places, minlength=BINS).tolist())


def _values(layout: Layout, held: list[Held]) -> tuple[str, ...]:
    """Warnings of a range that is wasted."""
    seen = [one for one in held if one.role == "images" and one.span is not None]
    if not seen:
        return ()
    types = frozenset(str(one.dtype) for one in layout.images.values())
    found = Values.of_all(Values(one.span, types) for one in seen)
    return found.warnings(found.usual_rule)


def _of_folder(path: Path, check: Callable[[float], None]) -> Contents:
    listing = listed(path, lambda share, what: check(0.0))
    some = [listing.files[row] for row in sample(len(listing.files), TRIED).tolist()]
    check(0.5)
    seen = [one for one in pictures_of(some) if one is not None]
    size = _sizes(Counter(one.size[::-1] for one in seen))
    types = ", ".join(sorted({one.dtype.name for one in seen}))
    values = [np.asarray(one.values).ravel() for one in seen]
    span, bins = histogram(np.concatenate(values)) if values else (None, ())
    held = Held("", len(listing.files), size, types, "images", span, bins, len(seen))
    found = Values.of_all(_of_pictures(seen))
    among = tr(" in {:,} of them", len(seen)) if len(seen) < len(listing.files) else ""
    left = (tr("Left out: {}.", "; ".join(listing.left_out)),) if listing.left_out else ()
    problem = (
        ""
        if seen
        else tr("None of {} of {} that were tried can be read.", counted(len(some), "picture"), path)
    )
    return Contents(
        path,
        "",
        (held,),
        (*listing.understood, *_channels(seen)),
        left + found.warnings(found.usual_rule, among),
        problem,
    )


def _sizes(sizes: Counter[tuple[int, int]]) -> str:
    """The most frequent heights and widths."""
    size = tr(" or ").join(times(one) for one, _ in sizes.most_common(2)) or tr("unknown")
    return f"{size}, …" if len(sizes) > 2 else size


def _channels(seen: Sequence[Picture]) -> Iterator[str]:
    """Which channels are apart, in a sentence for each number of them."""
    counts = Counter(one.channels for one in seen if one.apart)
    for count, pictures in counts.most_common():
        first = next(one for one in seen if one.channels == count)
        names = ", ".join(channel_names(count, first.names))
        of = (
            tr("{:,} of {} looked at", pictures, counted(len(seen), "picture"))
            if pictures < len(seen)
            else "They"
        )
        yield tr("{} have {} channels: {}.", of, count, names)


def _of_pictures(seen: list[Any]) -> Iterator[Values]:
    for one in seen:
        yield Values.of_picture(one)
