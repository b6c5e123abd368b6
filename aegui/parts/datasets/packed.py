"""Picture files inside a zip archive or a table: sorted as in a folder, decoded as one array."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.parts.datasets import DataBroken, Split
from aegui.parts.datasets.listing import SPLITS, listed_names
from aegui.parts.datasets.own import UNKNOWN, plain
from aegui.parts.datasets.pictures import Colour, Picture, Unreadable, of_bytes
from aegui.parts.datasets.values import Values
from aegui.parts.formats import StoredArray, StoredPictures, stored_arrays
from aegui.sampling import sample
from aegui.translation import tr

LARGEST = 256  # pixels a side that are taken as they are
TRIED = 24  # pictures whose size, type and values stand for all


@dataclass(frozen=True, eq=False)
class DecodedPictures(StoredArray):
    """Picture files as an array (N, H, W) or (N, H, W, C); those of another size come as they are."""

    pictures: StoredPictures | None = None
    rows: tuple[int, ...] = ()  # which of them, in their order
    colour: Colour = "grey"
    values: Values = field(default_factory=Values)  # of some of them
    some: tuple[NDArray[Any], ...] = ()  # these; the first is in place of what can't be read
    problems: dict[int, str] = field(default_factory=dict)

    def row(self, row: int) -> str:
        assert self.pictures is not None
        return self.pictures.row(self.rows[row])

    def _blocks(self) -> Iterator[NDArray[Any]]:
        assert self.pictures is not None
        whole = self.rows if len(self.rows) < self.pictures.shape[0] else None
        for place, (row, content) in enumerate(self.pictures.files(whole)):
            try:
                yield np.asarray(of_bytes(content, self.colour).values)[None]
            except Unreadable as error:
                self.problems[place] = f"{plain(self.pictures.row(row).lstrip('/'))}: {error}"
                yield self.some[0][None]


@dataclass(frozen=True, eq=False)
class Folders(StoredArray):
    """The sub-folders of pictures as labels (N,)."""

    groups: tuple[str, ...] = ()

    def _blocks(self) -> Iterator[NDArray[Any]]:
        yield np.array(self.groups, np.str_)


@dataclass(frozen=True)
class Sorted:
    """The pictures of each split, with the sub-folders as labels if there are any."""

    images: dict[Split, StoredArray]
    labels: dict[Split, StoredArray]
    understood: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def by_folder(pictures: StoredPictures) -> Sorted:
    """What the pictures of an archive are, by the folders that they lie in there. Raises `DataBroken`."""
    if not pictures.members:
        return Sorted({"train": looked_at(pictures, tuple(range(pictures.shape[0])))}, {})
    listing = listed_names(pictures.path, pictures.members)
    index = {str(pictures.path / name): row for row, name in enumerate(pictures.members)}
    images: dict[Split, StoredArray] = {}
    labels: dict[Split, StoredArray] = {}
    for split in SPLITS:
        mine = sorted((index[one.place], one.group) for one in listing.of(split))
        if mine:
            images[split] = looked_at(pictures, tuple(row for row, _ in mine), split)
            if listing.classes:
                groups = tuple(plain(group) for _, group in mine)
                labels[split] = Folders(
                    pictures.source, "folders", (len(mine),), np.dtype(np.str_), groups=groups
                )
    return Sorted(images, labels, listing.understood, listing.left_out)


def looked_at(pictures: StoredPictures, rows: tuple[int, ...], split: str = "") -> DecodedPictures:
    """Pictures with the size, colour and type that some of them have. Raises `DataBroken` where none can be
    read."""
    some, why = [], tr("it holds none")
    for _, content in pictures.files([rows[place] for place in sample(len(rows), TRIED).tolist()]):
        try:
            some.append(of_bytes(content, "any"))
        except Unreadable as error:
            why = str(error)
    if not some and not pictures.members and pictures.shape == (1,):
        raise DataBroken(tr("{} can't be used: {}.", pictures.path, why))
    if not some:
        raise DataBroken(
            tr("None of the pictures of {} that were tried can be read: {}.", pictures.path, why)
        )
    channels = max({one.channels for one in some}, key=[one.channels for one in some].count)
    some = [one for one in some if one.channels == channels]
    grey = all(one.is_grey for one in some)
    sizes = {one.size for one in some}
    wide, high = sizes.pop() if len(sizes) == 1 else (UNKNOWN, UNKNOWN)
    if max(wide, high) > LARGEST:
        wide, high = UNKNOWN, UNKNOWN
    values = [np.asarray(one.values) for one in some]
    values = [one[..., 0] for one in values] if grey else values
    return DecodedPictures(
        pictures.source, pictures.key or split, (len(rows), high, wide, channels or 3)[: 3 if grey else 4],
        values[0].dtype, pictures.note, called=pictures.called, apart=channels > 0, channels=some[0].names,
        pictures=pictures, rows=rows, colour="grey" if grey else channels or "rgb",
        values=Values.of_all(_values(some)), some=tuple(values),
    )  # fmt: skip


def _values(some: list[Picture]) -> Iterator[Values]:
    for one in some:
        try:
            yield Values.of_picture(one)
        except Unreadable:  # nothing in it is a number
            continue


def beside(path: Path, images: StoredArray) -> tuple[StoredArray | None, list[StoredArray]]:
    """The test images and the labels that lie in files beside one of images and are named after it, as MNIST
    and its relatives are published."""
    tests = [path.with_name(path.name.replace("train", word)) for word in ("t10k", "test")]
    test = next((only for one in tests if "train" in path.name and (only := _only(one)) is not None), None)
    if test is not None and test.shape[1:] != images.shape[1:]:
        test = None
    found = []
    for split, one in (("train", images), ("test", test)):
        labels = None if one is None else _labels_of(one.source.path)
        if one is None or labels is None or isinstance(labels, StoredPictures) or len(labels.shape) > 2:
            continue  # a picture beside one is none of labels
        if labels.shape[:1] == one.shape[:1]:
            found.append(replace(labels, called=f"labels_{split}"))
    return (None if test is None else replace(test, called="test")), found


def _only(path: Path) -> StoredArray | None:
    """The one array of a file, None where there is none or more than one."""
    with suppress(DataBroken):
        if path.is_file():
            found = stored_arrays(path)
            return found[0] if len(found) == 1 else None
    return None


def _labels_of(path: Path) -> StoredArray | None:
    """The array of labels of a file of images."""
    for word in ("images", "imgs", "image", "img"):
        for other in ("labels", "label"):
            if word in path.name:
                return _only(path.with_name(path.name.replace(word, other).replace("idx3", "idx1")))
    return None
