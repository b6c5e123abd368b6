"""The picture that patches were cut from, with what is known of them painted back onto it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from aegui.analysis import latent
from aegui.explore.column import Column
from aegui.explore.queries.column import COLUMN
from aegui.explore.query import Lacking, Query, Same, Task, Urgency
from aegui.explore.selection import How, Selection
from aegui.explore.state import Bools, Floats, Ints, Painted, State
from aegui.parts.channels import Channels, in_colours
from aegui.parts.datasets.origin import origin
from aegui.training.splits import ImageSet
from aegui.translation import translate

LARGEST = 2048  # px a side that a picture is shown with


@dataclass(frozen=True, eq=False)
class Pictures:
    """The pictures that the shown images were cut from."""

    names: tuple[str, ...]
    patches: tuple[tuple[Ints, NDArray[np.int64]], ...]  # of each: rows (K,) of the images, corners (K, 2)


@dataclass(frozen=True, eq=False)
class Sample:
    """A picture, and where the patches lie in it."""

    name: str
    names: tuple[str, ...]  # of all pictures
    pixels: NDArray[np.uint8]  # (h, w, C), of a large picture every few pixels
    size: tuple[int, int]  # height and width of the picture itself, in pixels
    patch: tuple[int, int]  # height and width in the same pixels
    cell: tuple[int, int]  # of the part about its middle that is painted: overlapping patches share none
    rows: Ints  # (K,), of the shown images
    corners: NDArray[np.int64]  # (K, 2), x and y
    identities: tuple[str, ...]  # (K,), of the images
    labels: tuple[str | None, ...]  # (K,), their classes

    def at(self, x: float, y: float) -> int:
        """The patch (of K) about a place of the picture, that with the nearest middle; −1: none."""
        place, size = np.array([x, y]), np.array([self.patch[1], self.patch[0]])
        inside = ((self.corners <= place) & (place < self.corners + size)).all(axis=1)
        if not inside.any():
            return -1
        far = ((self.corners + size / 2 - place) ** 2).sum(axis=1)
        return int(np.where(inside, far, np.inf).argmin())

    def within(self, left: float, top: float, right: float, bottom: float) -> Ints:
        """The rows of the shown images whose middles lie in a rectangle."""
        middles = self.corners + np.array([self.patch[1], self.patch[0]]) / 2
        x, y = middles[:, 0], middles[:, 1]
        return self.rows[(x >= left) & (x <= right) & (y >= top) & (y <= bottom)]


@dataclass(frozen=True, eq=False)
class Paint:
    """What the patches of a sample are painted by."""

    by: Painted
    shown: Bools  # (K,), those that are painted
    # For "place", (K, 2): the shares of all codes that lie to the left and below: every colour is used.
    places: Floats | None = None
    labels: Ints | None = None  # (K,), for "class"
    classes: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()  # names of the plane's axes, for "place"
    loose: bool = False  # the last of the classes is what is in none of them
    scaled: bool = False  # the classes are steps of a scale


@dataclass(frozen=True)
class Key:
    images: Same[ImageSet]
    run: Path
    folders: tuple[Path, ...]
    chosen: str


_known: WeakKeyDictionary[ImageSet, Pictures | None] = WeakKeyDictionary()  # of images that are still shown


def pictures(images: Same[ImageSet]) -> Pictures | None:
    """The pictures of images (N,) that are patches, by name; None of others."""
    if images.it not in _known:
        _known[images.it] = _pictures(images.it)
    return _known[images.it]


def _pictures(images: ImageSet) -> Pictures | None:
    names = images.names
    if names is None or not len(names) or origin(str(names[0])).corner is None:
        return None
    found: dict[str, tuple[list[int], list[tuple[int, int]]]] = {}
    for row, name in enumerate(names.tolist()):
        one = origin(name)
        if one.corner is not None:
            rows, corners = found.setdefault(one.picture, ([], []))
            rows.append(row)
            corners.append(one.corner)
    order = sorted(found)
    patches = tuple(
        (np.array(found[name][0], np.int64), np.array(found[name][1], np.int64)) for name in order
    )
    return Pictures(tuple(order), patches)


def key(state: State) -> Key | None:
    images = state.images
    if images is None or images.names is None or state.run is None or pictures(Same(images)) is None:
        return None
    return Key(Same(images), state.run, state.folders, state.sample)


def answer(key: Key, task: Task[Sample]) -> Sample:
    """Read the chosen picture, the first where none is chosen. Raises `Lacking`."""
    from aegui.parts.datasets import DataMissing, datasets
    from aegui.parts.datasets.pictures import Colour, Unreadable, band, decoded
    from aegui.runs.run_folder import Run, RunError
    from aegui.runs.run_images import ImagesMoved, located

    every, images = pictures(key.images), key.images.it
    assert every is not None
    name = key.chosen if key.chosen in every.names else every.names[0]
    rows, corners = every.patches[every.names.index(name)]
    try:
        run = Run(key.run)
        data: Any = located(run, datasets.make(run.raw_recipe.get("data", "")), key.folders)
        place = data.find(key.folders)
    except (RunError, ImagesMoved, DataMissing, ValueError, OSError) as error:
        raise Lacking(str(error)) from None
    if place is None:
        raise Lacking(translate("Sample", "The pictures are not on the disk."))
    task.check()
    file = place / origin(name).file
    try:
        colour: Colour = data.form.colour if data.apart else "rgb"
        picture = decoded(file, colour, page=origin(name).page, planes=data.planes).pixels(data.rule)
    except Unreadable as error:
        text = translate("Sample", "{} can't be shown: {}.")
        raise Lacking(text.format(file, error)) from None
    task.check()
    size = picture.shape[:2]
    layers = [band(one) for one in np.moveaxis(picture, 2, 0)]
    for layer in layers:
        layer.thumbnail((LARGEST, LARGEST))
    patch = (data.patch[0], data.patch[-1])
    stride = data.stride or data.patch if data.cut == "grid" else data.patch
    cell = (min(stride[0], patch[0]), min(stride[-1], patch[1]))
    identities = tuple(images.identity(row) for row in rows.tolist())
    labels = tuple(images.label(row) for row in rows.tolist())
    pixels = np.stack([np.asarray(layer) for layer in layers], axis=2)
    return Sample(name, every.names, pixels, size, patch, cell, rows, corners, identities, labels)


def _same_picture(old: Key, new: Key) -> bool:
    """While another picture is read, this one is shown on, and while the same images get their pixels."""
    return old.images == new.images or (old.run == new.run and old.images.it.same_as(new.images.it))


def _drawn(sample: Sample, shown: Channels) -> Sample:
    """By the shown channels: (h, w, 3)."""
    seen = in_colours(np.moveaxis(sample.pixels, 2, 0), shown)
    colours = np.broadcast_to(seen, (3, *seen.shape[1:])).transpose(1, 2, 0)
    return replace(sample, pixels=np.ascontiguousarray(colours))


SAMPLE: Query[Key, Sample] = Query("sample", key, answer, Urgency.SOON, outlives=_same_picture, draws=_drawn)


@dataclass(frozen=True)
class PaintKey:
    images: Same[ImageSet]
    by: Painted
    chosen: str
    classes: frozenset[int] | None
    column: Column | None  # what the plane is coloured by, other than by class
    selection: Selection | None  # None where nothing is painted by it
    codes: Same[Floats] | None  # (N, D); None where nothing is painted by them
    plane: latent.Plane | None
    model_rows: Ints | None = field(compare=False)  # (N,), of the images


def paint_key(state: State) -> PaintKey | None:
    """Codes and selection are of no matter where something else is painted."""
    images, model, by = state.images, state.model, state.painted
    if images is None or images.names is None or pictures(Same(images)) is None:
        return None
    if by == "class" and images.labels is None and state.column is None:
        by = "place"
    drawn = state.classes, state.column
    selection = state.selection if by == "selection" else None
    if by != "place":
        return PaintKey(Same(images), by, state.sample, *drawn, selection, None, None, None)
    if model is None or state.plane is None:
        return None
    codes, rows = Same(model.codes), model.rows
    return PaintKey(Same(images), by, state.sample, *drawn, None, codes, state.plane, rows)


def paint(key: PaintKey, task: Task[Paint]) -> Paint:
    """By the place of the code in the plane, by class, or what is selected."""
    every, images = pictures(key.images), key.images.it
    assert every is not None
    name = key.chosen if key.chosen in every.names else every.names[0]
    rows, _ = every.patches[every.names.index(name)]
    state = State(images=images, classes=key.classes, column=key.column)
    shown = state.drawn[rows]
    if key.by == "selection":
        assert key.selection is not None
        return Paint(key.by, shown & key.selection.shown_in(images).chosen[rows])
    if key.by == "class":
        labels, names = images.labels, images.classes
        loose = scaled = False
        if key.column is not None:
            labels, names = key.column.labels, key.column.names
            loose, scaled = key.column.loose, key.column.scale is not None
        assert labels is not None
        labels = labels[rows]
        return Paint(key.by, shown & (labels >= 0), labels=labels, classes=names, loose=loose, scaled=scaled)
    assert key.codes is not None
    assert key.plane is not None
    assert key.model_rows is not None
    at = np.full(len(images), -1, np.int64)
    at[key.model_rows] = np.arange(len(key.model_rows))
    xy = key.plane.project(key.codes.it)
    known = np.asarray(np.isfinite(xy).all(axis=1))
    if not known.any():
        return Paint(key.by, np.zeros(len(rows), bool), np.zeros((len(rows), 2), np.float32))
    mine = at[rows]
    shown = shown & (mine >= 0) & known[mine]
    order = [np.sort(axis) for axis in xy[known].T]
    ranks = [np.searchsorted(axis, xy[mine, n]) / len(axis) for n, axis in enumerate(order)]
    places = np.nan_to_num(np.stack(ranks, axis=1)).astype(np.float32)
    return Paint(key.by, shown, places, axes=tuple(key.plane.names))


PAINT: Query[PaintKey, Paint] = Query(
    "paint", paint_key, paint, Urgency.SOON, in_training=2.0, after=(COLUMN,)
)


def pointed_at(state: State) -> tuple[str, str]:
    """The images that the mouse rests on in the plane, and that is nearest to the cursor, by name."""
    images, model = state.images, state.model
    hovered = ""
    if images is not None and model is not None and 0 <= state.hovered < len(model.rows):
        hovered = images.identity(int(model.rows[state.hovered]))
    nearest = None if state.under is None else state.under.nearest
    return hovered, "" if nearest is None else nearest.identity


POINTED: Query[tuple[str, str], tuple[str, str]] = Query(
    "pointed_at", pointed_at, lambda key, task: key, Urgency.NOW
)


def selected_in(state: State, rows: Sequence[int] | Ints, how: How) -> Selection:
    """Select the patches of these rows of the images, or add them, or take them away; none that is hidden."""
    taken = np.asarray(rows, np.int64)
    return state.selection.take(taken[state.drawn[taken]], how)
