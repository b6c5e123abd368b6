"""A folder of the user's own pictures; each sub-folder is a class, or train/ and test/ hold the classes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from aegui.parts.channels import channel_names
from aegui.parts.datasets import DataBroken, Glance, Images, Say, Split, datasets, in_turns, texts
from aegui.parts.datasets.caching import Arrays, Target, remembered_images
from aegui.parts.datasets.intensities import ValueSample
from aegui.parts.datasets.listing import SPLITS, Found, Listing, listed
from aegui.parts.datasets.origin import Origin, origin
from aegui.parts.datasets.own import UNKNOWN, OwnImages, named, plain
from aegui.parts.datasets.picture_pool import read_parts
from aegui.parts.datasets.pictures import (
    Colour,
    Picture,
    PictureReader,
    Shape,
    Unreadable,
    most_needed,
    prepare,
)
from aegui.parts.datasets.raw_images import SHOWN, RawImages
from aegui.parts.datasets.telling import Teller
from aegui.parts.datasets.values import Values
from aegui.parts.formats.data_file import Planes
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.sampling import sample
from aegui.stored_images import picked
from aegui.text import counted
from aegui.translation import tr

ENLARGED = 4  # times, from which on it is said of a picture
LARGEST = 256  # pixels a side that are taken as they are
TRIED = 24  # pictures whose values tell by which rule all are read


@datasets.add(
    "folder",
    QT_TRANSLATE_NOOP("datasets", "Folder of pictures"),
    QT_TRANSLATE_NOOP("datasets", "Your own pictures: a sub-folder is a class; train and test stay apart."),
    order=60,
)
class Folder(OwnImages):
    """Pictures of any size, brought to one. What can't be read is left out, and the run says which."""

    def load(self, split: Split, folders: Iterable[Path], say: Say | None = None) -> Images:
        return self.load_all(folders, say)[split]

    def load_all(self, folders: Iterable[Path], say: Say | None = None) -> dict[Split, Images]:
        places = list(folders)
        root = self.found(places)
        listing = self.listing(root, say)
        data = self._settled(listing, say)
        shape, rule = data.form, data.rule
        before = len(os.path.join(root, ""))
        files = [(one.place[before:], *one[3:]) for one in listing.files]
        parts = [one[:2] for one in listing.files]
        kept = remembered_images(
            self.kind,
            (str(root.absolute()), shape, rule, data.planes, files, parts),
            len(files),
            (shape.channels, shape.height, shape.width),
            lambda into: _read(root, listing, data, say, into),
            str(root),
        )
        arrays, pixels = kept.arrays, kept.pixels
        skipped = (*listing.left_out, *map(str, arrays["skipped"]))
        found = Values.of(arrays)
        ends = np.cumsum(arrays["counts"]).tolist()
        crowded = found.crowded(picked(pixels, slice(0, ends[0])), rule)
        enlarged = _enlarged(arrays, shape)
        warnings = (*kept.notes, *_left_out(listing, skipped), *enlarged, *found.warnings(rule), *crowded)
        notes = (*listing.understood, *data.channel_notes, *found.notes(rule), *warnings)
        classes = tuple(plain(name) for name in listing.classes)
        names = texts(listing.files[row].name(root) for row in arrays["files"].tolist())
        made: dict[Split, Images] = {}
        for split, count, end in zip(SPLITS, arrays["counts"].tolist(), ends, strict=True):
            mine = slice(end - count, end)
            if count or split != "validation":
                made[split] = Images(
                    self.kind, split, picked(pixels, mine),
                    arrays["labels"][mine] if listing.classes else None,
                    classes, notes, warnings, skipped, names[mine], arrays["digests"][mine], fresh=True,
                    source=data.source(root),
                )  # fmt: skip
        return made

    def settled(self, folders: Iterable[Path], say: Say | None = None) -> Self:
        if self._is_settled:
            return self
        return self._settled(self.listing(self.found(folders), say), say)

    @property
    def _is_settled(self) -> bool:
        return self.sized and not self.open_range

    def _settled(self, listing: Listing, say: Say | None) -> Self:
        if self._is_settled:
            return self
        files = listing.files
        data, seen = self._like(_some(files))
        if not data.open_range:
            return data
        told = ValueSample(len(files))
        surveyed = self.range_of == "set" and (self.intensities != "auto" or seen.by_span)
        return data.ranged(Values.of_all(_surveyed(files, data, told, say)) if surveyed else seen, told)

    def glance(self, folders: Iterable[Path], say: Say | None = None) -> Glance:
        root = self.found(folders)
        listing = self.listing(root, say)
        some, problems = _some(listing.files), dict[Found, str]()
        data, seen = self._like(some, problems)
        told = ValueSample(len(some))
        if data.open_range and self.intensities == "percentiles":
            seen = Values.of_all(_values_of(some, data, told))
        rule = data.ranged(seen, told).rule
        among = tr(" in {:,} of them", len(some)) if len(some) < len(listing.files) else ""
        unread = [f"{one.name(root)}: {why}" for one, why in problems.items()]
        skipped = (*listing.left_out, *unread)
        warnings = (*_left_out(listing, skipped, len(some)), *seen.warnings(rule, among))
        notes = (*listing.understood, *data.channel_notes, *seen.notes(rule, among))
        return Glance(data, notes, warnings)

    def raw(self, folders: Iterable[Path]) -> RawImages:
        some = _some(self.listing(self.found(folders)).files)
        data, _ = self._like(some)
        pictures = pictures_of(some, data.form.colour, most_needed(data.form), self.planes)
        each = -(-SHOWN // max(len(some), 1))
        parts = (part for one in pictures if one is not None for part in data.parts(one, each))
        return RawImages.of(parts, data.form, data.channels)

    def parts(self, picture: Picture, most: int) -> Iterator[Picture]:
        """What of a picture becomes images, at most so many: all of it."""
        yield picture

    def in_files(self, folders: Iterable[Path], names: Sequence[str]) -> Iterator[tuple[str, NDArray[Any]]]:
        root, reader = self.found(folders), PictureReader(self.planes)
        colour = self.form.colour if self.apart else "rgb"
        for name in sorted(names):  # file by file, so that a stack is opened once
            one = origin(name)
            with suppress(Unreadable):
                picture = reader.read(str(root / one.file), one.page, colour)
                values = np.asarray(picture.values)
                part = self.part(values[..., :1] if picture.is_grey else values, one)
                if part is not None:
                    yield name, part
        reader.close()

    def part(self, values: NDArray[Any], named: Origin) -> NDArray[Any] | None:
        """What of a picture (H, W, C) is the image of this name: all of it."""
        return values

    def listing(self, root: Path, say: Say | None = None) -> Listing:
        """What lies in the folder. Raises `DataBroken`."""
        return listed(root, say, root / self.table if self.table else None, self.planes)

    def usual_size(self, sizes: Collection[tuple[int, int]]) -> tuple[int, ...]:
        """Height and width of the images, where the pictures, (width, height) each, tell them."""
        whole = next(iter(sizes))[::-1] if len(sizes) == 1 else (UNKNOWN,)
        return whole if max(whole) <= LARGEST else (UNKNOWN,)

    def _like(self, some: Sequence[Found], problems: dict[Found, str] | None = None) -> tuple[Self, Values]:
        """With size and colour of some pictures where those are left to them; and their values.

        Into `problems` goes why pictures can't be read.
        """
        data = self
        if not self.sized:
            found = [one for one in pictures_of(some, planes=self.planes) if one is not None]
            pictures = self._alike(found)
            sizes = {one.size for one in pictures}
            changes: dict[str, object] = {}
            if self.size is None:
                changes["size"] = self.usual_size(sizes)
            if self.colour == "auto" and not self.channels:
                changes |= colours_of(pictures)
            data = self.model_copy(update=changes)
        return data, Values.of_all(_values_of(some, data, problems=problems))

    def _alike(self, pictures: Sequence[Picture]) -> list[Picture]:
        """Those with as many channels as most have, where that is left to them; of as many it is colours."""
        if self.colour != "auto" or self.channels or not pictures:
            return list(pictures)
        counts = Counter(one.channels for one in pictures)
        most = max(counts, key=lambda channels: (counts[channels], -channels))
        return [one for one in pictures if one.channels == most]


def colours_of(pictures: Sequence[Picture]) -> dict[str, object]:
    """What the recipe says of the channels of pictures that have as many."""
    first = pictures[0] if pictures else None
    if first is not None and first.apart:
        return {"channels": channel_names(first.channels, first.names)}
    return {"colour": "grey" if all(one.is_grey for one in pictures) else "rgb"}


def _some(files: Sequence[Found]) -> list[Found]:
    """A few that stand for all."""
    return [files[row] for row in sample(len(files), TRIED).tolist()]


def pictures_of(
    some: Sequence[Found],
    colour: Colour = "any",
    least: int = 0,
    planes: Planes = "auto",
    problems: dict[Found, str] | None = None,
) -> Iterator[Picture | None]:
    """Pictures, None where one can't be read; why goes into `problems`."""
    reader = PictureReader(planes)
    for one in some:
        try:
            yield reader.read(one.place, one.page, colour, least)
        except Unreadable as error:
            if problems is not None:
                problems[one] = str(error)
            yield None


def _values_of(
    some: Sequence[Found],
    data: Folder,
    told: ValueSample | None = None,
    problems: dict[Found, str] | None = None,
) -> Iterator[Values]:
    """The values of each picture; none where it can't be read."""
    for picture in pictures_of(some, data.form.colour, most_needed(data.form), data.planes, problems):
        try:
            yield Values() if picture is None else Values.of_picture(picture)
        except Unreadable:  # nothing in it is a number
            yield Values()
            continue
        if picture is not None and told is not None:
            told.add(np.asarray(picture.values), apart=picture.apart)


def _surveyed(
    files: Sequence[Found], data: Folder, sampled: ValueSample, say: Say | None
) -> Iterator[Values]:
    """The values of all pictures."""
    text = tr("{{:,}} of {}, for the range of their values", counted(len(files), "picture"))
    told = Teller(say, text, len(files))
    for row, values in enumerate(_values_of(files, data, sampled)):
        told(row)
        yield values


def _read(
    root: Path, listing: Listing, data: Folder, say: Say | None, into: Target
) -> tuple[NDArray[np.int64], Arrays]:
    """Read every picture into its place; what can't be read is named with the reason."""
    shape, rule = data.form, data.rule
    index = {name: label for label, name in enumerate(listing.classes)}
    order: list[int] = []  # split behind split, and in each one image of each class in turn
    for split in SPLITS:
        rows = np.array([row for row, one in enumerate(listing.files) if one.split == split], np.int64)
        labels = np.array([index.get(listing.files[row].group, 0) for row in rows.tolist()], np.int64)
        order += rows[in_turns(labels)].tolist()
    problems, found, done = [""] * len(order), Values(), 0
    small: list[str] = []
    seen = np.zeros(len(order), np.uint64)
    told = Teller(say, tr("{{:,}} of {}", counted(len(order), "picture")), len(order))
    needed = most_needed(shape)

    def read(reader: PictureReader, one: Found, before: Values) -> tuple[NDArray[np.uint8], Values]:
        picture = reader.read(one.place, one.page, shape.colour, needed)
        image = prepare(picture, shape, rule)
        if ENLARGED * max(picture.size) <= min(shape.width, shape.height):
            small.append(f"{one.name(root)} ({picture.size[1]:,}×{picture.size[0]:,})")
        return image, before.with_picture(picture, one.name(root))

    # File by file, so that a stack is opened once.
    pictures = [(place, listing.files[order[place]]) for place in np.argsort(order, kind="stable").tolist()]
    with closing(read_parts(pictures, lambda: PictureReader(data.planes), read, into)) as parts:
        for part in parts:
            told(done)
            done += part.count
            seen[part.places] = part.digests
            found |= part.found
            for place, problem in part.problems.items():
                problems[place] = f"{listing.files[order[place]].name(root)}: {problem}"
    fine = np.flatnonzero([not problem for problem in problems])
    files: NDArray[np.int64] = np.array(order, np.int64)[fine]
    counts = []
    for split in SPLITS:
        members = [row for row, one in enumerate(listing.files) if one.split == split]
        counts.append(int(np.isin(files, members).sum()))
        if members and not counts[-1] and split == "train":
            first = next(problem for problem in problems if problem)
            if len(members) == 1:
                raise DataBroken(tr("The one picture of {} can't be read: {}.", root, first))
            raise DataBroken(
                tr("None of the {:,} pictures of {} can be read; the first is {}.", len(members), root, first)
            )
    arrays: Arrays = {
        "files": files, "counts": np.array(counts, np.int64), "digests": seen[fine],
        "skipped": np.array(sorted(one for one in problems if one), dtype=np.str_),
        "small": np.array(sorted(small), dtype=np.str_),
        "labels": np.array([index.get(listing.files[row].group, 0) for row in files.tolist()], np.int64),
    }  # fmt: skip
    return fine, arrays | found.arrays()


def _left_out(listing: Listing, skipped: Sequence[str], tried: int | None = None) -> Iterator[str]:
    """What is not among the images; of so many that were `tried`, or of all."""
    unread = skipped[len(listing.left_out) :]
    if unread and tried is not None:
        few = tr("{} that {} tried", counted(tried, "picture"), "was" if tried == 1 else "were")
        yield tr("{:,} of {} can't be read: {}.", len(unread), few, named(unread))
    elif unread:
        verb = "was" if len(unread) == 1 else "were"
        whole = counted(len(listing.files), "picture")
        yield tr("{:,} of {} {} left out: {}.", len(unread), whole, verb, named(unread))
    if listing.left_out:
        yield tr("Left out: {}.", named(listing.left_out))


def _enlarged(arrays: Arrays, shape: Shape) -> Iterator[str]:
    """A sentence on pictures that are far smaller than what they are brought to."""
    small = list(map(str, arrays["small"]))
    if small:
        verb = "is" if len(small) == 1 else "are"
        whole, size = counted(len(small), "picture"), f"{shape.height}×{shape.width}"
        yield tr("{} {} enlarged to {} pixels: {}; set a smaller data.size.", whole, verb, size, named(small))
