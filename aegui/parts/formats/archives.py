"""Zip and tar archives of pictures, or of one file of arrays; they are read in place, never unpacked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from aegui.parts.formats import (
    Format,
    StoredArray,
    StoredPictures,
    every,
    format_of,
    formats,
)
from aegui.parts.formats.broken import DataBroken
from aegui.parts.formats.data_file import TARS, ZIP, DataFile, is_tar, listing, members
from aegui.parts.formats.picture import SUFFIXES
from aegui.parts.formats.tiff import SUFFIXES as TIFF
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.translation import tr

PICTURES = (*SUFFIXES, *TIFF)
PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
MOST_FILES = 100  # of arrays in an archive


@dataclass(frozen=True, eq=False)
class PackedPictures(StoredPictures):
    """The picture files of an archive."""

    def files(self, rows: Sequence[int] | None = None) -> Iterator[tuple[int, bytes]]:
        index = {name: row for row, name in enumerate(self.members)}
        names = self.members if rows is None else [self.members[row] for row in rows]
        for name, content in members(self.source.path, names):
            yield index[name], content


@formats.add(
    "archive",
    QT_TRANSLATE_NOOP("formats", "Archive"),
    QT_TRANSLATE_NOOP("formats", "Pictures or a file of arrays in a zip or tar file; nothing is unpacked."),
    order=40,
)
class Archive(Format):
    """The arrays of the files inside; where there are none, the pictures."""

    suffixes: ClassVar[tuple[str, ...]] = (".zip", *TARS)
    nested: ClassVar[bool] = False

    def has(self, start: bytes) -> bool:
        return start.startswith((*ZIP, *PACKED)) or start[257:262] == b"ustar"

    def arrays(self, source: DataFile) -> list[StoredArray]:
        if not is_tar(source.path.name) and not source.start(4).startswith(ZIP):
            raise DataBroken(tr("{} is packed with another program: pack it as .zip or .tar.gz.", source))
        inside = [one for one in listing(source.path) if not _clutter(one.name)]
        pictures = [one.name for one in inside if one.name.lower().endswith(PICTURES)]
        able = tuple(
            suffix for one in every() if one.nested for suffix in one.suffixes if suffix not in PICTURES
        )
        files = [one.name for one in inside if one.name.lower().endswith(able)]
        found: list[StoredArray] = []
        if pictures:
            found.append(
                PackedPictures(source, "", (len(pictures),), np.dtype(np.void), members=tuple(pictures))
            )
        if len(files) > MOST_FILES:
            raise DataBroken(
                tr("{} holds {:,} files of arrays: unpack it and choose one of them.", source, len(files))
            )
        for name in files:
            member = DataFile(source.path, name)
            for one in format_of(member).arrays(member):
                found.append(replace(one, called=f"{name}/{one.key}".rstrip("/")) if len(files) > 1 else one)
        if not found:
            raise DataBroken(tr("{} holds neither pictures nor files of arrays.", source))
        return found


def _clutter(name: str) -> bool:
    """What systems leave beside files."""
    parts = name.split("/")
    return any(part.startswith(".") or part.casefold() == "__macosx" for part in parts)
