"""An .npz or .npy file of the user's own: images, labels and splits as people save them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isqrt
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from aegui.parts.datasets import DataBroken, Glance, Images, Say, Split, datasets, digests, texts
from aegui.parts.datasets.array_file import StoredArray, stored_arrays, times
from aegui.parts.datasets.listing import SPLITS, split_of
from aegui.parts.datasets.own import Colour, OwnImages, Size, plain
from aegui.parts.datasets.pictures import Limits, Picture, Unreadable, limits_of, of_array, prepare, scaled
from aegui.parts.datasets.pictures import plain as flattened
from aegui.parts.datasets.values import UNIT, Values
from aegui.parts.registry import QT_TRANSLATE_NOOP, about
from aegui.text import counted

MOST_CLASSES = 10_000
LEAST_FLAT = 64  # numbers in a row that may be an image: 8×8
LARGEST = 1024  # pixels a side
IMAGES = frozenset({"x", "images", "image", "imgs", "img", "pixels", "pictures", "data", "inputs", "arr_0"})
LABELS = frozenset({"y", "labels", "label", "targets", "target", "classes", "class", "arr_1"})
FORMS = "N×H×W, N×H×W×1, N×H×W×3, N×H×W×4, N×1×H×W, N×3×H×W, N×4×H×W, or N×(H·W) of squares"
WORDS = {"train": "training", "validation": "validation", "test": "test"}


class Named(NamedTuple):
    """What the name of an array says: x_train is the x of train."""

    stem: str
    split: Split | None


@dataclass(frozen=True)
class Layout:
    """Which arrays of a file are what."""

    images: dict[Split, StoredArray]
    labels: dict[Split, StoredArray]  # none, or one for each of the images
    left_out: tuple[str, ...]

    @property
    def shape(self) -> tuple[int, int, int]:
        """(C, H, W) of the images."""
        shape = frame(_first(self.images).shape)
        assert shape is not None  # they were chosen for it
        return shape

    @property
    def count(self) -> int:
        """How many images there are."""
        return sum(one.shape[0] for one in self.images.values())

    def warnings(self, path: Path) -> tuple[str, ...]:
        """Which arrays of the file are nothing to the images, in a sentence where there are any."""
        return (f"Left out of {path.name}: {', '.join(self.left_out)}.",) if self.left_out else ()


@datasets.add(
    "arrays",
    QT_TRANSLATE_NOOP("datasets", "Arrays (.npz, .npy)"),
    QT_TRANSLATE_NOOP("datasets", "Your own images, and labels if there are any, as numpy saves them."),
    order=61,
)
class ArrayFile(OwnImages):
    """Images are known by their shape, labels by their length, and splits by their names (x_train, x_test).

    `data.images` and `data.labels` choose where more than one array may be meant. Nothing but numbers and
    texts is read from the file.
    """

    suffix: ClassVar[str] = ".npz"
    suffixes: ClassVar[tuple[str, ...]] = (".npz", ".npy")

    size: Size = None
    colour: Colour = "auto"
    images: Annotated[
        str | None,
        about(
            QT_TRANSLATE_NOOP("datasets", "Images"),
            QT_TRANSLATE_NOOP(
                "datasets", "The array that holds the images, such as x or x_train. Empty: the one that can."
            ),
            expert=True,
        ),
    ] = None
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
        data.hold(layout.count, path)
        labels, classes = _labels(layout, path)
        pixels, found = _pixels(layout, data, say)
        limits = data.given_limits
        understood = _understood(layout, classes)
        warnings = (*layout.warnings(path), *found.warnings(limits))
        notes = (understood, *found.notes(limits), *warnings)
        made: dict[Split, Images] = {}
        start = 0
        for split in SPLITS:
            array = layout.images.get(split)
            if array is None and split == "validation":
                continue
            count = array.shape[0] if array is not None else 0
            block = pixels[start : start + count]
            where = plain(path.name) + (f"/{array.name}" if array and len(layout.images) > 1 else "")
            given = labels.get(split, np.empty(0, np.int64)) if classes else None
            made[split] = Images(
                self.kind, split, block, given, classes, notes, warnings, layout.left_out,
                texts(f"{where}[{row}]" for row in range(count)), digests(block), fresh=True,
                source=data.source(path),
            )  # fmt: skip
            start += count
        return made

    def settled(self, folders: Iterable[Path], say: Say | None = None) -> Self:
        open_range = self.intensities != "type" and not self.given_limits
        if self.sized and not open_range:
            return self
        layout = self._layout(self.found(folders))
        data = self._like(layout)
        if not open_range:
            return data
        found = Values.of_all(_surveyed(layout, say))
        if self.intensities == "auto" and not found.by_span:
            return data.model_copy(update={"intensities": "type"})
        return data.model_copy(update={"intensities": "min-max", "limits": found.limits})

    def glance(self, folders: Iterable[Path], say: Say | None = None) -> Glance:
        path = self.found(folders)
        layout = self._layout(path)
        data, found = self._like(layout), Values.of_all(_surveyed(layout, say))
        by_span = self.intensities == "min-max" or (self.intensities == "auto" and found.by_span)
        limits = self.given_limits or (Limits(*found.limits) if by_span else None)
        understood = _understood(layout, _labels(layout, path)[1])
        warnings = (*layout.warnings(path), *found.warnings(limits))
        return Glance(data, (understood, *found.notes(limits)), warnings)

    def _like(self, layout: Layout) -> Self:
        """With size and colour of the images where those are left to them."""
        channels, *sides = layout.shape
        changes: dict[str, object] = {}
        if self.size is None:
            if max(sides) > LARGEST:
                raise DataBroken(
                    f"The images are {sides[0]:,}×{sides[1]:,} pixels; at most {LARGEST:,} a side are taken: "
                    "set data.size to what they are to be brought to."
                )
            changes["size"] = tuple(sides)
        if self.colour == "auto":
            changes["colour"] = "grey" if channels == 1 else "rgb"
        return self.model_copy(update=changes) if changes else self

    def _layout(self, path: Path) -> Layout:
        """Which arrays are what. Raises `DataBroken`, with the candidates where several may be meant."""
        arrays = stored_arrays(path)
        images = _chosen_images(arrays, self.images, path)
        rest = [one for one in arrays if one not in images.values()]
        labels = _chosen_labels(rest, images, self.labels, path)
        left = tuple(str(one) for one in rest if one not in labels.values())
        return Layout(images, labels, left)


def named(name: str) -> Named:
    """x_train, train-images and images.val, whichever comes first."""
    words = [word for word in re.split(r"[_\-. /]+|(?<=[a-z])(?=[A-Z])", name) if word]
    splits = [split for word in words if (split := split_of(word)) is not None and not word[-1].isdigit()]
    if not splits or len(words) == 1:
        return Named(name.lower(), splits[0] if splits and len(words) == 1 else None)
    stem = "_".join(word for word in words if split_of(word) is None)
    return Named(stem.lower(), splits[0])


def frame(shape: tuple[int, ...]) -> tuple[int, int, int] | None:
    """(C, H, W) of the images in an array of this shape; None where it holds none.

    Of four channels the last is opacity, and the images are what is seen of the other three.
    """
    if len(shape) == 3:
        return (1, shape[1], shape[2])
    if len(shape) == 4 and shape[3] in (1, 3):
        return (shape[3], shape[1], shape[2])
    if len(shape) == 4 and shape[1] in (1, 3):
        return (shape[1], shape[2], shape[3])
    if len(shape) == 4 and shape[3] == 4:
        return (3, shape[1], shape[2])
    if len(shape) == 4 and shape[1] == 4:
        return (3, shape[2], shape[3])
    if len(shape) == 2 and shape[1] >= LEAST_FLAT:
        for channels in (1, 3):
            side = isqrt(shape[1] // channels)
            if channels * side * side == shape[1]:
                return (channels, side, side)
    return None


def arranged(block: NDArray[Any]) -> NDArray[Any]:
    """Some images of an array as (n, H, W, C)."""
    shape = block.shape
    if block.ndim == 3:
        return block[..., None]
    if block.ndim == 2:
        channels, height, width = frame(shape) or (1, 1, shape[1])
        # CIFAR's flat images are one channel behind another; a picture that was flattened has them together.
        return (
            block.reshape(-1, height, width, channels)
            if channels == 1
            else (block.reshape(-1, channels, height, width).transpose(0, 2, 3, 1))
        )
    last = shape[3] in (1, 3) or (shape[3] == 4 and shape[1] not in (1, 3))
    return block if last else block.transpose(0, 2, 3, 1)


def _scaled(block: NDArray[Any], limits: Limits) -> NDArray[np.uint8]:
    """Bytes (n, H, W, C) of some images; how opaque they are has the range of their type, or 0 to 1."""
    images = arranged(block)
    if images.shape[3] < 4:
        return scaled(images, limits)
    opacity = scaled(images[..., 3:], limits_of(block.dtype) or UNIT)
    return np.concatenate([scaled(images[..., :3], limits), opacity], axis=3)


def _groups(arrays: Sequence[StoredArray]) -> dict[str, dict[Split, StoredArray]]:
    """Arrays by what their names share, each by its split; one without a split is for training."""
    groups: dict[str, dict[Split, StoredArray]] = {}
    for one in arrays:
        stem, split = named(one.name)
        group = groups.setdefault(stem, {})
        if (split or "train") in group:  # x and x_train: the one that names no split is another thing
            groups.setdefault(one.name, {})["train"] = one
        else:
            group[split or "train"] = one
    return groups


def _chosen_images(arrays: Sequence[StoredArray], wanted: str | None, path: Path) -> dict[Split, StoredArray]:
    able = [one for one in arrays if frame(one.shape) and one.dtype.kind in "buifO"]
    groups = _groups(able)
    held = ", ".join(map(str, arrays)) or "nothing"
    if wanted:
        exact = next((one for one in arrays if one.name == wanted), None)
        group = _groups([exact])[named(wanted).stem] if exact is not None else groups.get(wanted.lower())
        if group is None:
            raise DataBroken(f"{path} holds no array {wanted} (data.images), but {held}.")
        if exact is not None and wanted not in groups and len(groups.get(named(wanted).stem, {})) > 1:
            group = groups[named(wanted).stem]
        groups = {wanted: group}
    else:
        deep = {stem: group for stem, group in groups.items() if _first(group).shape[2:]}
        groups = deep or {stem: group for stem, group in groups.items() if stem not in LABELS} or groups
        usual = {stem: group for stem, group in groups.items() if stem in IMAGES}
        groups = usual if len(usual) == 1 else groups
    named_so = next((one for one in arrays if named(one.name).stem in IMAGES), arrays[0] if arrays else None)
    if not groups:
        if named_so is None or (len(arrays) > 1 and named(named_so.name).stem not in IMAGES):
            raise DataBroken(f"{path} holds no images ({FORMS}), but {held}.")
        raise DataBroken(_no_images(named_so, path))
    if len(groups) > 1:
        names = ", ".join(str(_first(group)) for group in groups.values())
        raise DataBroken(
            f"Several arrays of {path} may be the images: {names}. Set data.images to one of them."
        )
    (group,) = groups.values()
    if "train" not in group:
        if len(group) > 1:
            names = " and ".join(one.name for one in group.values())
            raise DataBroken(f"{path} holds {names} and no training images: save them as x_train.")
        group = {"train": _first(group)}
    for one in group.values():
        if frame(one.shape) is None or one.dtype.kind not in "buif" or 0 in one.shape:
            raise DataBroken(_no_images(one, path))
        if frame(one.shape) != frame(_first(group).shape):
            raise DataBroken(f"{_first(group)} and {one} of {path} hold images of different sizes.")
    return {split: group[split] for split in SPLITS if split in group}


def _no_images(one: StoredArray, path: Path) -> str:
    """Why an array can't be the images."""
    name = one.name or "The array"
    if one.dtype.hasobject:
        return f"{path} holds objects, which could run anything: save plain numbers."
    if 0 in one.shape:
        return f"{name} in {path} is {times(one.shape)}: there is no image in it."
    if one.dtype.kind not in "buif":
        return f"{name} in {path} is of type {one.dtype}; it must be numbers."
    return f"{name} in {path} is {times(one.shape)}; it must be {FORMS}."


def _first(group: dict[Split, StoredArray]) -> StoredArray:
    return next(iter(group.values()))


def _chosen_labels(
    arrays: Sequence[StoredArray], images: dict[Split, StoredArray], wanted: str | None, path: Path
) -> dict[Split, StoredArray]:
    if wanted is not None and wanted.lower() == "none":
        return {}
    groups = _groups(arrays)
    if len(images) == 1 and "train" in images:  # y_test beside x_test alone
        groups = {
            stem: {"train": _first(group)} if len(group) == 1 else group for stem, group in groups.items()
        }
    fit = {stem: group for stem, group in groups.items() if _may_label(group, images)}
    held = ", ".join(map(str, arrays)) or "no other array"
    if wanted:
        stem = wanted.lower() if wanted.lower() in groups else named(wanted).stem
        if stem not in groups:
            raise DataBroken(f"{path} holds no array {wanted} (data.labels), but {held}.")
        fit = {stem: groups[stem]} if stem in fit else {}
    else:
        usual = {stem: group for stem, group in fit.items() if stem in LABELS}
        fit = usual or fit
        stem = next((stem for stem in groups if stem in LABELS), "")
    if not fit and stem:
        one, count = _first(groups[stem]), counted(_first(images).shape[0], "image")
        if one.dtype.hasobject:
            raise DataBroken(
                f"{one.name} in {path} holds objects, which could run anything: save whole numbers or texts "
                f"({one.name}.astype(str)), or set data.labels to none."
            )
        raise DataBroken(
            f"{one.name} in {path} is {times(one.shape)}, of type {one.dtype}, and it holds {count}: "
            "give one label each, whole numbers or texts, or set data.labels to none."
        )
    if len(fit) > 1:
        names = ", ".join(str(_first(group)) for group in fit.values())
        raise DataBroken(
            f"Several arrays of {path} may be the labels: {names}. Set data.labels to one of them, or none."
        )
    return {split: group[split] for group in fit.values() for split in images}


def _may_label(group: dict[Split, StoredArray], images: dict[Split, StoredArray]) -> bool:
    """Whether arrays have a label for each image: (N,), (N, 1), or (N, K) with a one in each row."""
    return all(
        split in group
        and group[split].dtype.kind in "biufUS"
        and len(group[split].shape) in (1, 2)
        and group[split].shape[0] == one.shape[0]
        for split, one in images.items()
    )


def _labels(layout: Layout, path: Path) -> tuple[dict[Split, NDArray[np.int64]], tuple[str, ...]]:
    """Indices of each split, and the names that they stand for. Raises `DataBroken`."""
    if not layout.labels:
        return {}, ()
    plain_ones = {split: _one_each(one) for split, one in layout.labels.items()}
    names, indices = np.unique(np.concatenate(list(plain_ones.values())), return_inverse=True)
    if len(names) > MOST_CLASSES:
        name = _first(layout.labels).name
        raise DataBroken(f"{name} in {path} names {len(names):,} classes; there may be {MOST_CLASSES:,}.")
    made: dict[Split, NDArray[np.int64]] = {}
    start = 0
    for split, one in plain_ones.items():
        made[split] = indices[start : start + len(one)].astype(np.int64)
        start += len(one)
    return made, tuple(str(name) for name in names)


def _one_each(one: StoredArray) -> NDArray[Any]:
    """A label (N,) for each image: whole numbers or texts. Raises `DataBroken`."""
    given = one.whole()
    advice = f"{one.name} in {one.path} {{}}: give one whole number or text each, or set data.labels to none."
    if given.ndim == 2 and given.shape[1] == 1:
        given = given[:, 0]
    if given.dtype.kind == "S":
        given = np.char.decode(given, "utf-8", "replace")
    if given.ndim == 2:
        if given.dtype.kind not in "biuf" or not ((given == 0) | (given == 1)).all():
            raise DataBroken(advice.format(f"is {times(given.shape)}"))
        if not (given.sum(axis=1) == 1).all():
            raise DataBroken(advice.format("names several classes, or none, for some images"))
        return np.asarray(given.argmax(axis=1))
    if given.dtype.kind == "f":
        if not np.isfinite(given).all():
            raise DataBroken(advice.format("holds values that are no numbers (NaN or infinite)"))
        if not ((given == np.rint(given)).all() and np.abs(given).max() < 2**53):
            raise DataBroken(advice.format("holds fractions"))
        return given.astype(np.int64)
    return given


def _surveyed(layout: Layout, say: Say | None) -> Iterator[Values]:
    """The values of all images. Raises `DataBroken`."""
    for one, done, block in _blocks(layout):
        if say is not None:
            say(done, f"{one.name or one.path.name}, for the range of its values")
        yield _values(block, one)


def _values(block: NDArray[Any], one: StoredArray) -> Values:
    if block.ndim == 4 and arranged(block).shape[3] == 4:
        block = arranged(block)[..., :3]
    low, high = float(block.min()), float(block.max())
    if not (np.isfinite(low) and np.isfinite(high)):
        name = one.name or "The array"
        raise DataBroken(f"{name} in {one.path} holds values that are no numbers (NaN or infinite).")
    return Values(Limits(low, high), frozenset({block.dtype.name}))


def _blocks(layout: Layout) -> Iterator[tuple[StoredArray, float, NDArray[Any]]]:
    """Some images at a time, split behind split, with the share of all that was before."""
    row = 0
    for one in layout.images.values():
        for block in one.blocks():
            native = block.astype(block.dtype.newbyteorder("="), copy=False)
            yield one, row / layout.count, native
            row += len(block)


def _pixels(layout: Layout, data: ArrayFile, say: Say | None) -> tuple[NDArray[np.uint8], Values]:
    """(N, C, H, W) of all splits, one behind another; and the values found. Raises `DataBroken`."""
    pixels = np.empty((layout.count, *data.shape), np.uint8)
    shape, given, row, found = data.form, data.given_limits, 0, Values()
    for one, done, block in _blocks(layout):
        if say is not None:
            say(done, f"{row:,} of {counted(layout.count, 'image')}")
        seen = _values(block, one)
        found |= seen
        limits = given or limits_of(block.dtype) or (UNIT if seen.range == UNIT else None)
        if limits is None:
            name = one.name or "The array"
            raise DataBroken(
                f"{name} in {one.path} holds {seen.span}, and {block.dtype} has no range of its own: set "
                "data.intensities to min-max."
            )
        images = _scaled(block, limits)
        for place, image in enumerate(images, row):
            if (image.shape[2], *image.shape[:2]) == data.shape:
                pixels[place] = image.transpose(2, 0, 1)
            else:
                try:
                    pixels[place] = prepare(_picture(image, shape.colour), shape)
                except Unreadable as error:
                    raise DataBroken(f"Image {place:,} of {one.path}: {error}.") from error
        row += len(block)
    return pixels, found


def _picture(image: NDArray[np.uint8], colour: Literal["grey", "rgb"]) -> Picture:
    """An image (H, W, C) of bytes; one with an opacity as a PNG file that has one."""
    if image.shape[2] < 4:
        return of_array(image, colour)
    picture = Image.fromarray(np.ascontiguousarray(image))
    return Picture(flattened(picture, "L" if colour == "grey" else "RGB"))


def _understood(layout: Layout, classes: Sequence[str]) -> str:
    """What was taken for what, in a sentence."""
    channels, height, width = layout.shape
    form = f"{height}×{width} {'grey' if channels == 1 else 'RGB'}"
    parts = [
        counted(one.shape[0], f"{WORDS[split] if len(layout.images) > 1 else form} image")
        + (f" in {one.name}" if one.name else "")
        for split, one in layout.images.items()
    ]
    labels = " and ".join(one.name or "the array" for one in layout.labels.values())
    kinds = counted(len(classes), "class", "classes")
    told = f"; labels of {kinds} in {labels}" if classes else ", without labels"
    return f"{', '.join(parts)}{f', {form}' if len(layout.images) > 1 else ''}{told}."
