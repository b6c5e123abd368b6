"""Formats of files that hold arrays or pictures. One file is one format, found by import.

None of them imports the library of its format before such a file is opened, and none runs what a file holds.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from aegui.parts.formats.broken import DataBroken
from aegui.parts.formats.data_file import DataFile, Planes
from aegui.parts.registry import Part, Registry
from aegui.text import counted
from aegui.translation import tr

MOST_PIXELS = 80_000_000  # of one picture; a camera's has up to 50 million
AT_ONCE = 2**20  # bytes that are read together: while they are scaled they take ten times that
CHUNK = 2**28  # bytes of the chunks of a file that are held, so that none is unpacked twice


@dataclass(frozen=True, eq=False)
class StoredArray:
    """An array in a file, of which only the header was read."""

    source: DataFile
    key: str  # the path inside the file; "" where it holds one array
    shape: tuple[int, ...]  # (N, …): the first axis counts the images or labels
    dtype: np.dtype[Any]
    note: str = ""  # what was done to its axes, as a part of a sentence
    words: tuple[str, ...] = ()  # what the whole numbers in it stand for
    called: str = ""  # what it is called, where that is not the path
    apart: bool = False  # its last axis is of channels that are neither colours nor an opacity
    channels: tuple[str, ...] = ()  # what the file calls them

    @property
    def name(self) -> str:
        """What it is called in the recipe and in sentences; "" where nothing else is there."""
        return self.called or self.key

    @property
    def path(self) -> Path:
        """The file, for sentences."""
        return Path(str(self.source))

    def __str__(self) -> str:
        """images (20×28×28, uint8)."""
        kind = tr("texts") if self.dtype.kind in "SU" else str(self.dtype)
        name = self.name or tr("the array")
        return f"{name} ({times(self.shape)}, {kind})"

    def row(self, row: int) -> str:
        """What follows the name of the file in the name of an image."""
        return f"[{row}]"

    def blocks(self) -> Iterator[NDArray[Any]]:
        """The array in its own type, some rows at a time. Raises `DataBroken`."""
        if self.dtype.hasobject:
            raise DataBroken(tr("{} holds objects, which could run anything: save plain numbers.", self.path))
        count = 0
        for block in self._blocks():
            count += len(block)
            yield block
        if self.shape and count != self.shape[0]:
            raise DataBroken(tr("{} has changed while it was read: open it again.", self.path))

    def _blocks(self) -> Iterator[NDArray[Any]]:
        raise NotImplementedError

    def whole(self) -> NDArray[Any]:
        """All of it. Raises `DataBroken`."""
        parts = list(self.blocks())
        return np.concatenate(parts) if parts else np.empty(self.shape, self.dtype)

    def offset(self) -> int | None:
        """Where in the file its values begin, where they lie there plainly, row behind row; else None. Raises
        `DataBroken`."""
        return None

    def spans(self, chunk: int = 1) -> Iterator[tuple[slice, int]]:
        """The rows to read together, and how many at a time are given on; chunks of so many rows are read
        whole where the memory allows it."""
        wide = max(1, prod(self.shape[1:]) * self.dtype.itemsize)
        step = max(1, AT_ONCE // wide)
        together = chunk * max(1, step // chunk)
        if together * wide > CHUNK:
            together = step
        for start in range(0, self.shape[0], together):
            yield slice(start, min(start + together, self.shape[0])), step


@dataclass(frozen=True, eq=False)
class StoredPictures(StoredArray):
    """Picture files inside a file, of any sizes: (N,), read one by one."""

    members: Sequence[str] = ()  # (N,) their names, where they have some

    def __str__(self) -> str:
        return f"{self.name or 'pictures'} ({counted(self.shape[0], 'picture')})"

    def row(self, row: int) -> str:
        return f"/{self.members[row]}" if self.members else super().row(row)

    def files(self, rows: Sequence[int] | None = None) -> Iterator[tuple[int, bytes]]:
        """The row and the content of each picture file (None: of all), in the order in which they lie in the
        file. Raises `DataBroken`."""
        raise NotImplementedError


@dataclass(frozen=True, eq=False)
class ClosedArray(StoredArray):
    """What a file names and is not read; the note says why, as in "is a link to other.h5: copy it"."""

    def __str__(self) -> str:
        return tr("{} (left closed)", self.name)

    def blocks(self) -> Iterator[NDArray[Any]]:
        raise DataBroken(tr("{} in {} {}.", self.name, self.path, self.note))


def closed(source: DataFile, name: str, why: str) -> ClosedArray:
    """Something in a file that is not read."""
    return ClosedArray(source, name, (), np.dtype(object), why)


class Format(Part):
    """A format of files."""

    suffixes: ClassVar[tuple[str, ...]] = ()
    folders: ClassVar[bool] = False  # such a "file" may be a folder
    nested: ClassVar[bool] = True  # it may lie inside an archive
    prose: ClassVar[str] = ""  # how images are saved in it, as advice

    @property
    def label(self) -> str:
        """What it is called."""
        return formats[self.kind].label

    def suffix_of(self, name: str) -> str:
        """The longest of its suffixes that a name ends in; "" where it ends in none."""
        return max((one for one in self.suffixes if name.lower().endswith(one)), key=len, default="")

    def opens(self, path: Path) -> bool:
        """Whether a folder is one of this format."""
        return False

    @abstractmethod
    def has(self, start: bytes) -> bool:
        """Whether a file that begins so (its first 16 bytes or more) is of this format."""

    @abstractmethod
    def arrays(self, source: DataFile) -> list[StoredArray]:
        """What a file holds, by its headers. Raises `DataBroken`."""


formats: Registry[Format] = Registry("format", Format, "aegui.parts.formats")


def every() -> tuple[Format, ...]:
    """All formats, in their order."""
    return tuple(entry.what() for entry in formats)


def suffixes() -> tuple[str, ...]:
    """The suffixes of all formats."""
    return tuple(dict.fromkeys(suffix for one in every() for suffix in one.suffixes))


def format_of(source: DataFile) -> Format:
    """The format that a file's name and first bytes say. Raises `DataBroken`."""
    if not source.member and source.path.is_dir():
        found = next((one for one in every() if one.folders and one.opens(source.path)), None)
        if found is None:
            raise DataBroken(tr("{} is a folder, and no file of arrays.", source))
        return found
    start = source.start(1024)
    fitting = [one for one in every() if one.has(start) and (one.nested or not source.member)]
    promised = max((one for one in every()), key=lambda one: len(one.suffix_of(source.name)))
    if promised in fitting:
        return promised
    suffix = promised.suffix_of(source.name)
    if suffix and suffix != ".gz":
        advice = f": {tr(promised.prose)}" if promised.prose else ""
        raise DataBroken(tr("{} is no {} file{}.", source, suffix, advice))
    if fitting:
        return fitting[0]
    raise DataBroken(tr("{} is of no format that can be read ({}).", source, ", ".join(suffixes())))


def stored_arrays(path: Path, planes: Planes = "auto") -> list[StoredArray]:
    """The arrays and pictures of a file by their headers. Raises `DataBroken`."""
    source = DataFile(path, planes=planes)
    return format_of(source).arrays(source)


def times(shape: tuple[int, ...]) -> str:
    """20×28×28."""
    return "×".join(map(str, shape)) or tr("a single value")
