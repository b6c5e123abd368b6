"""Images that an exported model is tried on: as it takes them, and as the program sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from aegui.exports.preprocessing import Pixels
from aegui.parts.datasets import DataBroken, DataMissing
from aegui.parts.datasets.binarising import HALF
from aegui.parts.datasets.own import OwnImages
from aegui.parts.datasets.pictures import AS_TYPED, Unreadable
from aegui.runs.run_folder import Run, RunError
from aegui.runs.run_images import located, read_images
from aegui.sampling import sample
from aegui.text import counted
from aegui.translation import QT_TRANSLATE_NOOP, tr

if TYPE_CHECKING:
    from aegui.parts.datasets import Say
    from aegui.recipe import Recipe
    from aegui.training.splits import Splits

TRIED = 256  # images
LOOKED_AT = 64  # training images, for the types and sizes that there are
MOST_VALUES = 2**24  # of all of them together, as their files have them: a graph takes some ten times that
ADVICE = QT_TRANSLATE_NOOP("", "export the model without its preprocessing (--plain)")


class NotInGraph(ValueError):
    """A step of the preprocessing that is in no graph; a sentence says which and what can be done."""


@dataclass(frozen=True, eq=False)
class Taken:
    """Images that a graph takes."""

    given: Sequence[NDArray[Any]]  # N times (C, H, W), as the graph takes them
    seen: NDArray[np.uint8]  # (N, C, H, W), as the network sees them
    form: Pixels | None  # None: images from 0 to 1, as the network takes them
    what: str  # what they are: "256 test images"
    notes: tuple[str, ...] = ()


def taken_images(run: Run, recipe: Recipe, folders: Iterable[Path], plain: bool, say: Say) -> Taken:
    """Some test images of a run. Where they are not on the disk random ones, unless they are the user's own
    and tell which pixels the graph takes.

    Raises `NotInGraph`, `DataBroken` or `RunError`.
    """
    data, places = recipe.data, list(folders)
    if isinstance(data, OwnImages) and not plain:
        return _of_files(run, recipe, data, places, say)
    seen, what, notes = some_images(run, recipe, places, say)
    if plain:
        unit = [image.astype(np.float32) * np.float32(1 / 255) for image in seen]
        return Taken(unit, seen, None, what, notes)
    white = HALF if getattr(data, "binarised", "none") == "threshold" else None
    return Taken(list(seen), seen, Pixels(recipe.shape[0], recipe.shape[1:], white), what, notes)


def some_images(
    run: Run, recipe: Recipe, places: list[Path], say: Say
) -> tuple[NDArray[np.uint8], str, tuple[str, ...]]:
    """Some test images (N, C, H, W) as the network sees them, what they are, and what is to be said of them;
    random ones where the run's own are not on the disk."""
    try:
        splits, _ = read_images(run, recipe.data, places, say)
        images = splits.test
        if images.pixels is not None and len(images):
            rows = sample(len(images), TRIED, images.labels)
            return images.pixels[rows], _counted(len(rows), splits), ()
    except (DataMissing, RunError):
        pass
    noise = np.random.default_rng(0).integers(0, 256, (TRIED, *recipe.shape), np.uint8)
    told = tr("{} is not on the disk: random images were tried.", recipe.data.kind)
    return noise, counted(TRIED, "random image"), (told,)


def _of_files(run: Run, recipe: Recipe, data: OwnImages, places: list[Path], say: Say) -> Taken:
    """Test images of the user's own with the values of their files."""
    try:
        splits, _ = read_images(run, data, places, say)
        there = located(run, data, places)
    except (DataMissing, RunError) as error:
        raise NotInGraph(
            tr(
                "{}, and they tell which pixels the model takes: say where they are with --data DIR, or {}.",
                str(error).rstrip("."),
                tr(ADVICE),
            )
        ) from error
    assert isinstance(there, OwnImages)
    images = splits.test
    assert images.names is not None
    assert images.pixels is not None
    rows = sample(len(images), TRIED, images.labels)
    known = dict(zip(images.names[rows].tolist(), images.pixels[rows], strict=True))
    learnt = splits.train.names
    assert learnt is not None
    others_too = learnt[sample(len(learnt), LOOKED_AT)].tolist()
    looked_at = [values for _, values in islice(there.in_files(places, others_too), LOOKED_AT)]
    files: list[NDArray[Any]] = []
    seen: list[NDArray[np.uint8]] = []
    others: list[float] = []  # how far, in levels, the program's images are from what these values give
    size = 0
    for name, values in there.in_files(places, list(known)):
        size += values.size
        if files and size > MOST_VALUES:
            break
        try:
            seen.append(there.brought(values))
        except Unreadable:
            continue
        files.append(values)
        if not np.array_equal(seen[-1], known[name]):
            others.append(float(np.abs(seen[-1].astype(int) - known[name]).mean()))
        if len(files) == len(known):
            break
    if not files:
        raise DataBroken(tr("None of the images that the model would be tried on can be read."))
    form = pixels_of(there, [*files, *looked_at])
    given = [channels_first(values, form) for values in files]
    notes = []
    if others:
        notes.append(
            tr(
                "Of {:,} of these images the program sees other pixels ({:.2g} of 255 levels on "
                "the mean): it reads JPEG files of many times the network's size smaller, and "
                "makes transparent pictures grey before they are laid on white. The graph takes "
                "all pixels as they are.",
                len(others),
                np.mean(others),
            )
        )
    return Taken(given, np.stack(seen), form, _counted(len(files), splits), tuple(notes))


def channels_first(values: NDArray[Any], form: Pixels) -> NDArray[Any]:
    """(H, W, C) → (C, H, W) as the graph takes it; grey among colours has three equal ones."""
    whole = np.broadcast_to(values, (*values.shape[:2], form.channels))
    return np.ascontiguousarray(whole.transpose(2, 0, 1))


def pixels_of(data: OwnImages, images: Sequence[NDArray[Any]]) -> Pixels:
    """What the values (H, W, C) of the user's files are, and how they come to what the network sees.

    Raises `NotInGraph`.
    """
    types = sorted({values.dtype.name for values in images})
    if len(types) > 1:
        raise NotInGraph(
            tr(
                "The images hold values of several types ({}), and a graph takes one: save them "
                "alike, or {}.",
                ", ".join(types),
                tr(ADVICE),
            )
        )
    dtype, channels = images[0].dtype, max(values.shape[2] for values in images)
    if channels != data.depth and {channels, data.depth} != {1, 3}:
        opaque = tr(", one of which says how much is seen of a pixel") if channels == 4 else ""
        raise NotInGraph(
            tr(
                "The images have {}{}, and the model takes {}; no graph brings the one to the other: {}.",
                counted(channels, "channel"),
                opaque,
                data.depth,
                tr(ADVICE),
            )
        )
    rule = data.rule
    form = replace(data.form, method="stretch") if data.cuts else data.form
    of_each = not rule.is_stated and rule.method != "type"
    if data.cuts and of_each:
        raise NotInGraph(
            tr(
                "Black and white are those of each whole picture (data.range_of), which a graph "
                "that is given a patch can't know: {}.",
                tr(ADVICE),
            )
        )
    sizes = {values.shape[:2] for values in images}
    alike = len(sizes) == 1 and (data.one_size or sizes == {(form.height, form.width)})
    size = sizes.pop() if alike else None
    plain = dtype == np.uint8 and rule == AS_TYPED
    same = size == (form.height, form.width) and channels == form.channels
    return Pixels(
        channels, size, None, dtype, None if plain else rule, None if same else form, data.colour_first
    )


def _counted(count: int, splits: Splits) -> str:
    """So many of the images that were tried."""
    return counted(count, "training image") if splits.tested == "train" else counted(count, "test image")
