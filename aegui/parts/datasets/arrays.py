"""A file of arrays of the user's own: images, labels and splits as people save them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from aegui.parts.channels import channel_names
from aegui.parts.datasets import DataBroken, Glance, Images, Say, Split, datasets, texts
from aegui.parts.datasets.array_reading import Made, read_arrays
from aegui.parts.datasets.intensities import (
    UNIT,
    Intensities,
    Limits,
    NoRange,
    ValueSample,
    limits_of,
    scaled,
)
from aegui.parts.datasets.layout import Axis, Choice, Frame, Layout, first, layout_of
from aegui.parts.datasets.listing import SPLITS
from aegui.parts.datasets.own import MOST_IMAGES, Colour, OwnImages, Size, plain
from aegui.parts.datasets.own import named as several
from aegui.parts.datasets.packed import DecodedPictures
from aegui.parts.datasets.pictures import Colour as PictureColour
from aegui.parts.datasets.pictures import Picture, Unreadable, of_array, prepare
from aegui.parts.datasets.pictures import plain as flattened
from aegui.parts.datasets.raw_images import RawImages
from aegui.parts.datasets.telling import Teller
from aegui.parts.datasets.values import Values
from aegui.parts.formats import (
    StoredArray,
    suffixes,
    times,
)
from aegui.parts.formats.zarr import MARKS, Zarr
from aegui.parts.registry import QT_TRANSLATE_NOOP, about
from aegui.sampling import sample
from aegui.stored_images import Form, picked
from aegui.text import counted
from aegui.translation import tr

TRIED = 24  # images on which a rule is seen
MOST_CLASSES = 10_000
LARGEST = 1024  # pixels a side


@datasets.add(
    "arrays",
    QT_TRANSLATE_NOOP("datasets", "File of images"),
    QT_TRANSLATE_NOOP(
        "datasets",
        "Your own images, with labels or without: NumPy, HDF5, Zarr, MATLAB, IDX, Parquet, TIFF, FITS, zip.",
    ),
    order=61,
)
class ArrayFile(OwnImages):
    """Images are known by their shape, labels by their length, and splits by their names (x_train, x_test).

    `data.images` and `data.labels` choose where more than one array may be meant; in a tree they are paths.
    Nothing but numbers, texts and pictures is read from the file.
    """

    suffix: ClassVar[str] = ".npz"
    suffixes: ClassVar[tuple[str, ...]] = suffixes()
    colour_first: ClassVar[bool] = False
    one_size: ClassVar[bool] = True

    size: Size = None
    colour: Colour = "auto"
    images: Annotated[
        str | None,
        about(
            QT_TRANSLATE_NOOP("datasets", "Images"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "The array that holds the images, such as x_train or entry/data. Empty: the one that can.",
            ),
            expert=True,
        ),
    ] = None
    channel_axis: Annotated[
        Axis,
        about(
            QT_TRANSLATE_NOOP("datasets", "Channel axis"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "Where the channels of the images are. First: N×C×H×W. Last: N×H×W×C. Auto: the axis of one "
                "or three, else the shorter one of two to eight.",
            ),
            expert=True,
        ),
    ] = "auto"
    labels: Annotated[
        str | None,
        about(
            QT_TRANSLATE_NOOP("datasets", "Labels"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "The array that holds the labels, such as y; none: no array. Empty: the one that can.",
            ),
            expert=True,
        ),
    ] = None

    def load(self, split: Split, folders: Iterable[Path], say: Say | None = None) -> Images:
        return self.load_all(folders, say)[split]

    def load_all(self, folders: Iterable[Path], say: Say | None = None) -> dict[Split, Images]:
        places = list(folders)
        data, path = self.settled(places, say), self.found(places)
        layout = data._layout(path)
        labels, classes = _labels(layout)
        fields = data.model_dump(exclude={"path", "labels", "labels_from", "table"})
        read = read_arrays(
            path, layout, data.shape, fields, lambda: _made(layout, data, say), _form(layout, data)
        )
        said = _sentence(layout, classes)
        rule, crowded = data.rule, read.found.crowded(read.pixels, data.rule)
        left = (*layout.warnings(path), *read.notes, *_said(read.skipped, layout.count))
        warnings = (*left, *read.found.warnings(rule), *crowded)
        notes = (said, *layout.understood, *read.found.notes(rule), *warnings)
        made: dict[Split, Images] = {}
        start = at = 0
        for split in SPLITS:
            array = layout.images.get(split)
            if array is None and split == "validation":
                continue
            count = array.shape[0] if array is not None else 0
            mine = np.flatnonzero(read.keep[start : start + count])
            given = labels.get(split, np.empty(0, np.int64)) if classes else None
            these = slice(at, at + len(mine))
            made[split] = Images(
                self.kind, split, picked(read.pixels, these), None if given is None else given[mine],
                classes, notes, warnings, (*layout.left_out, *read.skipped),
                texts(_names(array, layout, mine.tolist())), read.digests[these], fresh=True,
                source=data.source(path),
            )  # fmt: skip
            start, at = start + count, at + len(mine)
        return made

    def settled(self, folders: Iterable[Path], say: Say | None = None) -> Self:
        if self.sized and not self.open_range:
            return self
        layout = self._layout(self.found(folders))
        data = self._like(layout)
        if not data.open_range:
            return data
        told, bytes_alone = ValueSample(layout.count), _of_bytes(layout)
        if self.intensities == "auto" and bytes_alone is not None:
            return data.ranged(bytes_alone, told)
        return data.ranged(Values.of_all(_surveyed(layout, data, told, say)), told)

    def glance(self, folders: Iterable[Path], say: Say | None = None) -> Glance:
        path = self.found(folders)
        layout = self._layout(path)
        data = self._like(layout)
        told = ValueSample(layout.count)
        some = _of_bytes(layout) if self.intensities in ("auto", "type") else None
        found = some or Values.of_all(_surveyed(layout, data, told, say))
        rule = data.ranged(found, told).rule
        said = understood(layout)
        warnings = (*layout.warnings(path), *found.warnings(rule))
        return Glance(data, (said, *layout.understood, *found.notes(rule)), warnings)

    def raw(self, folders: Iterable[Path]) -> RawImages:
        path = self.found(folders)
        layout = self._layout(path)
        data, some = self._like(layout), sampled(layout)
        if not data.sized:
            raise DataBroken(tr("The size of the images of {} is not known.", path))
        pictures = (of_array(one, data.form.colour) for one in some)
        return RawImages.of(pictures, data.form, data.channels)

    def in_files(self, folders: Iterable[Path], names: Sequence[str]) -> Iterator[tuple[str, NDArray[Any]]]:
        layout, wanted = self._layout(self.found(folders)), set(names)
        for array in layout.images.values():
            row = 0
            for block in array.blocks():
                native = block.astype(block.dtype.newbyteorder("="), copy=False)
                called = _names(array, layout, range(row, row + len(block)))
                for name, image in zip(called, arranged(native, layout.frame), strict=True):
                    if name in wanted:
                        yield name, image
                row += len(block)

    def brought(self, values: NDArray[Any]) -> NDArray[np.uint8]:
        rule = self.rule
        if rule.method == "type" and not rule.is_stated:
            rule = replace(rule, limits=limits_of(values.dtype) or UNIT, channels=())
        try:
            image = rule.bytes(values)
        except NoRange:  # nothing in it is a number
            image = np.zeros(values.shape, np.uint8)
        if (image.shape[2], *image.shape[:2]) == self.shape:
            return image.transpose(2, 0, 1)
        return prepare(of_array(image, self.form.colour), self.form)

    def _like(self, layout: Layout) -> Self:
        """With size and channels of the images where those are left to them. Raises `DataBroken`."""
        lies, of_them = layout.frame, first(layout.images)
        channels, *sides = lies.shape
        apart = of_them.apart or not lies.is_usual
        if self.channels and len(self.channels) != channels:
            raise DataBroken(
                tr(
                    "data.channels names {} ({}), and the images of {} have {}: name each, in their order.",
                    len(self.channels),
                    ", ".join(self.channels),
                    of_them.path,
                    counted(channels, "channel"),
                )
            )
        if apart and not self.channels and self.colour != "auto":
            raise DataBroken(
                tr(
                    "The images of {} have {}, and data.colour is {}: set it to auto, or name the "
                    "channels in data.channels.",
                    of_them.path,
                    counted(channels, "channel"),
                    self.colour,
                )
            )
        changes: dict[str, object] = {}
        if self.size is None:
            if max(sides) > LARGEST:
                raise DataBroken(
                    tr(
                        "The images of {} are {:,}×{:,} pixels; at most {:,} a side are taken: set "
                        "data.size to what they are to be brought to.",
                        first(layout.images).path,
                        sides[0],
                        sides[1],
                        LARGEST,
                    )
                )
            changes["size"] = tuple(sides)
        if self.colour == "auto" and not self.channels:
            if apart:
                changes["channels"] = channel_names(channels, of_them.channels)
            else:
                changes["colour"] = "grey" if channels == 1 else "rgb"
        return self.model_copy(update=changes) if changes else self

    def find(self, folders: Iterable[Path]) -> Path | None:
        for place in self._places(folders):
            if place.name in MARKS and place.is_file():  # chosen in a dialog, which chooses no folders
                return place.parent
            if place.is_file() or (place.is_dir() and Zarr().opens(place)):
                return place
        return None

    def _layout(self, path: Path) -> Layout:
        """Which arrays are what. Raises `DataBroken`, with the candidates where several may be meant."""
        choice = Choice(self.images, self.labels, len(self.channels), self.channel_axis, self.planes)
        layout = layout_of(path, choice)
        if layout.count > MOST_IMAGES:
            raise DataBroken(
                tr(
                    "{} holds {}, and at most {:,} are read: save fewer.",
                    path,
                    counted(layout.count, "image"),
                    MOST_IMAGES,
                )
            )
        return layout


def kind_of(path: Path) -> str:
    """The data set that reads what lies there: a file, as which a Zarr store counts, or a folder."""
    return "arrays" if ArrayFile(path=str(path.absolute())).find([]) is not None else "folder"


def arranged(block: NDArray[Any], lies: Frame) -> NDArray[Any]:
    """Some images of an array as (n, H, W, C), with their opacity where they have one."""
    if block.ndim == 3:
        return block[..., None]
    if block.ndim == 2:
        # CIFAR's flat images are one channel behind another; a picture that was flattened has them together.
        shape = (lies.height, lies.width)
        if lies.last:
            return block.reshape(-1, *shape, lies.channels)
        return block.reshape(-1, lies.channels, *shape).transpose(0, 2, 3, 1)
    return block if lies.last else block.transpose(0, 2, 3, 1)


def sampled(layout: Layout) -> Iterator[NDArray[Any]]:
    """Some of the first images (H, W, C), as they are in the file. Raises `DataBroken`."""
    left, one = TRIED, first(layout.images)
    for block in one.blocks():
        images = arranged(block, layout.frame)[..., : layout.frame.channels]
        for row in sample(len(images), left).tolist():
            yield images[row]
            left -= 1
        if left <= 0:
            return


def _scaled(block: NDArray[Any], rule: Intensities, lies: Frame) -> NDArray[np.uint8]:
    """Bytes (n, H, W, C) of some images; how opaque they are has the range of their type, or 0 to 1."""
    images = arranged(block, lies)
    seen = images[..., : lies.channels]
    if rule.is_stated:
        made = rule.bytes(seen)
    else:
        made = np.zeros(seen.shape, np.uint8)
        for image, place in zip(seen, made, strict=True):
            with suppress(NoRange):  # nothing in it is a number: it stays black, and that is said
                place[...] = rule.bytes(image)
    if not lies.opacity:
        return made
    opacity = images[..., lies.channels :]
    return np.concatenate([made, scaled(opacity, limits_of(block.dtype) or UNIT)], axis=3)


def _labels(layout: Layout) -> tuple[dict[Split, NDArray[np.int64]], tuple[str, ...]]:
    """Indices of each split, and the names that they stand for. Raises `DataBroken`."""
    if not layout.labels:
        return {}, ()
    plain_ones = {split: _one_each(one) for split, one in layout.labels.items()}
    names, indices = np.unique(np.concatenate(list(plain_ones.values())), return_inverse=True)
    if len(names) > MOST_CLASSES:
        array = first(layout.labels)
        raise DataBroken(
            tr(
                "{} in {} names {:,} classes; there may be {:,}.",
                array.name,
                array.path,
                len(names),
                MOST_CLASSES,
            )
        )
    made: dict[Split, NDArray[np.int64]] = {}
    start = 0
    for split, one in plain_ones.items():
        made[split] = indices[start : start + len(one)].astype(np.int64)
        start += len(one)
    words = first(layout.labels).words
    if words and names.dtype.kind in "iu":
        return made, tuple(words[n] if 0 <= n < len(words) else str(n) for n in names.tolist())
    return made, tuple(str(name) for name in names)


def _one_each(one: StoredArray) -> NDArray[Any]:
    """A label (N,) for each image: whole numbers or texts. Raises `DataBroken`."""
    given = one.whole()
    advice = tr(
        "{} in {} {{}}: give one whole number or text each, or set data.labels to none.", one.name, one.path
    )
    if given.ndim == 2 and given.shape[1] == 1:
        given = given[:, 0]
    if given.dtype.kind == "S":
        given = np.char.decode(given, "utf-8", "replace")
    if given.ndim == 2:
        if given.dtype.kind not in "biuf" or not ((given == 0) | (given == 1)).all():
            raise DataBroken(advice.format(tr("is {}", times(given.shape))))
        if not (given.sum(axis=1) == 1).all():
            raise DataBroken(advice.format(tr("names several classes, or none, for some images")))
        return np.asarray(given.argmax(axis=1))
    if given.dtype.kind == "f":
        if not np.isfinite(given).all():
            raise DataBroken(advice.format(tr("holds values that are no numbers (NaN or infinite)")))
        if not ((given == np.rint(given)).all() and np.abs(given).max() < 2**53):
            raise DataBroken(advice.format(tr("holds fractions")))
        return given.astype(np.int64)
    return given


def _of_bytes(layout: Layout) -> Values | None:
    """The values of some picture files, where they are such as to be read by their type; None of others."""
    some = [one.values for one in layout.images.values() if isinstance(one, DecodedPictures)]
    found = Values.of_all(some)
    return found if len(some) == len(layout.images) and not found.by_span else None


def _said(skipped: Sequence[str], count: int) -> Iterator[str]:
    if skipped:
        verb = "was" if len(skipped) == 1 else "were"
        yield tr(
            "{:,} of {} {} left out: {}.", len(skipped), counted(count, "picture"), verb, several(skipped)
        )


def _names(array: StoredArray | None, layout: Layout, rows: Sequence[int]) -> Iterator[str]:
    """What the images of some rows are called: the file, the array where there are several, and the row."""
    if array is None:
        return
    file = array.path.relative_to(array.source.path.parent).as_posix()
    files = [one.path for one in layout.images.values()]
    alone = isinstance(array, DecodedPictures) or files.count(array.path) == 1
    where = file if alone else f"{file}/{array.name}"
    yield from (plain(f"{where}{array.row(row)}") for row in rows)


def _surveyed(layout: Layout, data: ArrayFile, told: ValueSample, say: Say | None) -> Iterator[Values]:
    """The values of all images. Raises `DataBroken`."""
    for one, done, block in _blocks(layout):
        if say is not None:
            say(done, tr("{}, for the range of its values", one.name or one.path.name))
        seen = arranged(block, layout.frame)[..., : layout.frame.channels]
        told.add(seen, len(block), data.apart)
        yield _values(seen, one, apart=data.apart)


def _values(block: NDArray[Any], one: StoredArray, row: int = 0, apart: bool = False) -> Values:
    """What some images (n, H, W, C) hold, of which the first is in this row of the array."""
    types = frozenset({block.dtype.name})
    low, high = float(block.min()), float(block.max())
    spans = tuple(_spans(block)) if apart else ()
    if np.isfinite(low) and np.isfinite(high):
        return Values(Limits(low, high), types, spans=spans)
    there = np.isfinite(block)
    broken = np.flatnonzero(~there.reshape(len(block), -1).all(axis=1))
    named = plain(f"{one.name or one.path.name}{one.row(row + int(broken[0]))}")
    numbers = block[there]
    span = Limits(float(numbers.min()), float(numbers.max())) if numbers.size else None
    return Values(span, types, len(broken), named, spans)


def _spans(block: NDArray[Any]) -> Iterator[Limits]:
    """The lowest and the highest number of each channel; 0 and 1 where there is none."""
    for channel in np.moveaxis(block, -1, 0):
        numbers = channel[np.isfinite(channel)] if channel.dtype.kind == "f" else channel
        yield Limits(float(numbers.min()), float(numbers.max())) if numbers.size else UNIT


def _blocks(layout: Layout) -> Iterator[tuple[StoredArray, float, NDArray[Any]]]:
    """Some images at a time, split behind split, with the share of all that was before."""
    row = 0
    for one in layout.images.values():
        for block in one.blocks():
            native = block.astype(block.dtype.newbyteorder("="), copy=False)
            yield one, row / layout.count, native
            row += len(block)


def _form(layout: Layout, data: ArrayFile) -> Form | None:
    """What makes images of the values of a block, where they need to be scaled alone."""
    rule, lies = data.rule, layout.frame
    if lies.shape != data.shape or lies.opacity:
        return None
    for one in layout.images.values():
        typed = rule.method == "type" and limits_of(one.dtype) is not None
        if one.dtype.kind not in "biuf" or not (rule.is_stated or typed):
            return None

    def made(block: NDArray[Any]) -> NDArray[np.uint8]:
        native = block.astype(block.dtype.newbyteorder("="), copy=False)
        own = rule if rule.is_stated else replace(rule, limits=limits_of(native.dtype))
        return np.ascontiguousarray(_scaled(native, own, lies).transpose(0, 3, 1, 2))

    return made


def _made(layout: Layout, data: ArrayFile, say: Say | None) -> Made:
    """The images of all splits, one behind another. Raises `DataBroken`."""
    shape, rule, row, found = data.form, data.rule, 0, Values()
    told = Teller(say, tr("{{:,}} of {}", counted(layout.count, "image")), layout.count)
    starts: dict[int, int] = {}
    for one, _, block in _blocks(layout):
        told(row)
        values = arranged(block, layout.frame)[..., : layout.frame.channels]
        seen = _values(values, one, row - starts.setdefault(id(one), row), data.apart)
        found |= seen
        typed = rule.limits is None and rule.method == "type"
        limits = limits_of(block.dtype) or (UNIT if seen.range == UNIT else None)
        if typed and limits is None and seen.span is not None:
            name = one.name or tr("The array")
            raise DataBroken(
                tr(
                    "{} in {} holds {}, and {} has no range of its own: set data.intensities to min-max.",
                    name,
                    one.path,
                    seen.span,
                    block.dtype,
                )
            )
        images = _scaled(block, replace(rule, limits=limits) if typed else rule, layout.frame)
        if (images.shape[3], *images.shape[1:3]) == data.shape:
            yield row, np.ascontiguousarray(images.transpose(0, 3, 1, 2)), seen
            row += len(block)
            continue
        pixels = np.empty((len(images), *data.shape), np.uint8)
        for place, image in enumerate(images):
            try:
                pixels[place] = prepare(_picture(image, shape.colour, layout.frame.opacity), shape)
            except Unreadable as error:
                raise DataBroken(tr("Image {:,} of {}: {}.", row + place, one.path, error)) from error
        yield row, pixels, seen
        row += len(block)
    if found.span is None and found.broken:
        raise DataBroken(
            tr(
                "No pixel of the images of {} is a number: all are NaN or infinite.",
                first(layout.images).path,
            )
        )


def _picture(image: NDArray[np.uint8], colour: PictureColour, opacity: bool) -> Picture:
    """An image (H, W, C) of bytes; one with an opacity as a PNG file that has one."""
    if not opacity:
        return of_array(image, colour)
    picture = Image.fromarray(np.ascontiguousarray(image))
    return Picture(flattened(picture, "L" if colour == "grey" else "RGB"))


def understood(layout: Layout) -> str:
    """What is taken for what, in a sentence. Raises `DataBroken` where the labels are none."""
    return _sentence(layout, _labels(layout)[1])


def _sentence(layout: Layout, classes: Sequence[str]) -> str:
    channels, height, width = layout.frame.shape
    apart = first(layout.images).apart or not layout.frame.is_usual
    colours = tr("{}-channel", channels) if apart else "RGB" if channels > 1 else tr("grey")
    form = f"{height}×{width} {colours}"
    parts = []
    for split, one in layout.images.items():
        images = _counted(one.shape[0], split) if len(layout.images) > 1 else _formed(one.shape[0], form)
        parts.append(tr("{} in {}", images, one.name) if one.name else images)
    labels = tr(" and ").join(one.name or tr("the array") for one in layout.labels.values())
    kinds = counted(len(classes), "class", "classes")
    told = tr("; labels of {} in {}", kinds, labels) if classes else tr(", without labels")
    return f"{', '.join(parts)}{f', {form}' if len(layout.images) > 1 else ''}{told}."


def _formed(count: int, form: str) -> str:
    return counted(count, "{} image").format(form)


def _counted(count: int, split: Split) -> str:
    return {
        "train": counted(count, "training image"),
        "validation": counted(count, "validation image"),
        "test": counted(count, "test image"),
    }[split]
