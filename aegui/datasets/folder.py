"""A folder of the user's own pictures; each sub-folder is a class, or train/ and test/ hold the classes."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, NamedTuple

import numpy as np

from aegui.datasets import DataBroken, Images, Say, Split, datasets, digests, in_turns, texts
from aegui.datasets.caching import Arrays, remembered
from aegui.datasets.own import OwnImages, plain
from aegui.datasets.pictures import SUFFIXES, Method, Shape, Unreadable, fitted
from aegui.files import explain
from aegui.registry import QT_TRANSLATE_NOOP, about

SPLITS: tuple[Split, Split] = ("train", "test")
IGNORED = ("__MACOSX",)  # beside everything whose name begins with a dot
MOST_FILES = 1_000_000
MOST_CLASSES = 10_000
SAID = 3  # pictures that a note names
EVERY = 0.1  # seconds between two words about the progress


class Found(NamedTuple):
    """A file that calls itself a picture."""

    split: Split
    group: str  # the sub-folder, "" where there is none
    path: Path
    size: int
    changed: int  # ns


class Listing(NamedTuple):
    """What lies in a folder, before any picture is opened."""

    files: list[Found]
    classes: list[str]  # names of sub-folders; none where pictures have no labels
    loose: int  # pictures beside the sub-folders, which belong to no class


@datasets.add(
    "folder",
    QT_TRANSLATE_NOOP("datasets", "Folder of pictures"),
    QT_TRANSLATE_NOOP("datasets", "Your own pictures: a sub-folder is a class; train and test stay apart."),
    order=60,
)
class Folder(OwnImages):
    """Pictures of any size, brought to one. What can't be read is left out, and the run says which."""

    resize: Annotated[
        Method,
        about(
            QT_TRANSLATE_NOOP("datasets", "Resize"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "Fit: the middle of a picture. Stretch: all of it, out of proportion. Pad: black edges.",
            ),
        ),
    ] = "fit"

    def load(self, split: Split, folders: Iterable[Path], say: Say | None = None) -> Images:
        root = self.found(folders)
        listing = listed(root, say)
        self.hold(len(listing.files), root)
        shape = Shape(self.shape[1], self.shape[2], self.colour, self.resize)
        files = [(str(one.path.relative_to(root)), one.size, one.changed) for one in listing.files]
        parts = [split, f"{split}_files", f"{split}_digests"]
        wanted = [*parts, "skipped", *[f"{split}_labels"] * bool(listing.classes)]
        arrays = remembered(
            self.kind, (str(root.absolute()), shape, files), wanted, lambda: _read(root, listing, shape, say)
        )
        classes = tuple(plain(name) for name in listing.classes)
        skipped = tuple(str(one) for one in arrays["skipped"])
        return Images(
            self.kind,
            split,
            arrays[split],
            arrays.get(f"{split}_labels"),
            classes,
            tuple(_notes(listing, skipped)),
            skipped,
            texts(plain(Path(files[row][0]).as_posix()) for row in arrays[f"{split}_files"].tolist()),
            arrays[f"{split}_digests"],
        )


def listed(root: Path, say: Say | None = None) -> Listing:
    """Find the pictures of a folder. Raises `DataBroken` where there are none, or a class has none."""
    halves: dict[Split, Path] = {split: root / split for split in SPLITS}
    if not all(place.is_dir() for place in halves.values()):
        halves = {"train": root}
    try:
        files = [one for split, place in halves.items() for one in _files(split, place, say)]
        labelled = any(one.group for one in files)
        inside = {split: _sub_folders(place) if labelled else [] for split, place in halves.items()}
    except OSError as error:
        raise DataBroken(explain(error, root)) from error
    kept = [one for one in files if bool(one.group) == labelled]
    for split, place in halves.items():
        there = {one.group for one in kept if one.split == split}
        if not there and any(one.split == split for one in files):
            raise DataBroken(
                f"{place} has no sub-folders for the classes, as the other one has: sort both alike."
            )
        empty = [place / name for name in inside[split] if name not in there] or [place] * (not there)
        if empty:
            known = ", ".join(sorted(suffix[1:] for suffix in SUFFIXES))
            raise DataBroken(f"{empty[0]} holds no pictures (files ending in {known}).")
    classes = sorted({one.group for one in kept if one.group})
    if len(classes) > MOST_CLASSES:
        raise DataBroken(f"{root} has {len(classes):,} sub-folders; at most {MOST_CLASSES:,} can be classes.")
    return Listing(kept, classes, len(files) - len(kept))


def _files(split: Split, place: Path, say: Say | None) -> Iterator[Found]:
    """The pictures below a folder, in the order of their names; links to folders are not followed."""
    count = 0
    for folder, names, files in os.walk(place, onerror=_raise):
        names[:] = sorted(name for name in names if not _ignored(name))
        if say is not None:
            say(0.0, f"looking through {plain(folder)}")
        inner = Path(folder).relative_to(place).parts
        for name in sorted(files):
            path = Path(folder, name)
            if _ignored(name) or path.suffix.lower() not in SUFFIXES:
                continue
            size, changed = 0, 0
            with suppress(FileNotFoundError):  # a link to nothing is a picture that can't be read
                about_it = path.stat()
                if not stat.S_ISREG(about_it.st_mode):  # a pipe would make the reading wait for ever
                    continue
                size, changed = about_it.st_size, about_it.st_mtime_ns
            yield Found(split, inner[0] if inner else "", path, size, changed)
            count += 1
            if count > MOST_FILES:
                raise DataBroken(
                    f"{place} holds more than {MOST_FILES:,} pictures: choose a folder inside it."
                )


def _raise(error: OSError) -> None:
    raise error


def _ignored(name: str) -> bool:
    return name.startswith(".") or name in IGNORED


def _sub_folders(place: Path) -> list[str]:
    return sorted(one.name for one in place.iterdir() if one.is_dir() and not _ignored(one.name))


def _read(root: Path, listing: Listing, shape: Shape, say: Say | None) -> Arrays:
    """Read every picture; what can't be read is named with the reason."""
    files = listing.files
    pixels = np.zeros((len(files), shape.channels, shape.height, shape.width), np.uint8)
    problems = [""] * len(files)
    said = 0.0
    for row, one in enumerate(files):  # in one thread: two measured no faster, Python holds them up
        if say is not None and time.monotonic() - said >= EVERY:
            said = time.monotonic()
            say(row / len(files), f"{row:,} of {len(files):,} pictures")
        try:
            pixels[row] = fitted(one.path, shape)
        except Unreadable as error:
            problems[row] = f"{plain(one.path.relative_to(root).as_posix())}: {error}"
    index = {name: label for label, name in enumerate(listing.classes)}
    arrays: Arrays = {"skipped": np.array([one for one in problems if one], dtype=np.str_)}
    for split in SPLITS:
        members = [row for row, one in enumerate(files) if one.split == split]
        rows = np.array([row for row in members if not problems[row]], np.int64)
        if members and not len(rows):
            raise DataBroken(
                f"None of the {len(members):,} pictures of {root} can be read; the first is "
                f"{problems[members[0]]}."
            )
        if listing.classes:
            labels = np.array([index[files[row].group] for row in rows], np.int64)
            order = in_turns(labels)
            rows, arrays[f"{split}_labels"] = rows[order], labels[order]
        arrays[split], arrays[f"{split}_files"] = pixels[rows], rows
        arrays[f"{split}_digests"] = digests(arrays[split])
    return arrays


def _notes(listing: Listing, skipped: Sequence[str]) -> Iterator[str]:
    if skipped:
        more = len(skipped) - SAID
        named = "; ".join(skipped[:SAID]) + (f"; and {more:,} more" if more > 0 else "")
        yield f"{len(skipped):,} of {len(listing.files):,} pictures were left out: {named}."
    if listing.loose == 1:
        yield "1 picture beside the sub-folders was left out: it belongs to no class."
    elif listing.loose:
        yield f"{listing.loose:,} pictures beside the sub-folders were left out: they belong to no class."
