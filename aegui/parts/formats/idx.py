"""IDX, in which MNIST and its relatives are published; also packed by gzip."""

from __future__ import annotations

import gzip
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from typing import IO, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from aegui.parts.formats import Format, StoredArray, formats
from aegui.parts.formats.broken import broken
from aegui.parts.formats.data_file import DataFile
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.translation import tr

TYPES = {8: "u1", 9: "i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}
GZIP = b"\x1f\x8b"


@dataclass(frozen=True, eq=False)
class IdxArray(StoredArray):
    """The array of an IDX file."""

    def _blocks(self) -> Iterator[NDArray[Any]]:
        wide = prod(self.shape[1:])
        with _opened(self.source) as file:
            _header(file)
            for rows, _ in self.spans():
                count = rows.stop - rows.start
                wanted = count * wide * self.dtype.itemsize
                content = file.read(wanted)
                if len(content) != wanted:
                    raise ValueError(tr("it is shorter than it says"))
                yield np.frombuffer(content, self.dtype).reshape(count, *self.shape[1:])
            if file.read(1):
                raise ValueError(tr("it is longer than it says"))


@formats.add(
    "idx",
    QT_TRANSLATE_NOOP("formats", "IDX"),
    QT_TRANSLATE_NOOP("formats", "One array, as MNIST is published."),
    order=30,
)
class Idx(Format):
    """One array of numbers."""

    suffixes: ClassVar[tuple[str, ...]] = (".idx", "-ubyte", ".idx.gz", "-ubyte.gz", ".gz")

    def has(self, start: bytes) -> bool:
        return start.startswith(GZIP) or (
            len(start) >= 4 and start[:2] == b"\0\0" and start[2] in TYPES and 1 <= start[3] <= 4
        )

    def arrays(self, source: DataFile) -> list[StoredArray]:
        with broken(source), _opened(source) as file:
            shape, dtype = _header(file)
            return [IdxArray(source, "", shape, dtype)]


@contextmanager
def _opened(source: DataFile) -> Iterator[IO[bytes]]:
    with source.open() as raw:
        packed = raw.read(2) == GZIP
        raw.seek(0)
        if packed:
            with gzip.open(raw) as plain:
                yield plain  # type: ignore[misc]  # it reads as a file does
        else:
            yield raw


def _header(file: IO[bytes]) -> tuple[tuple[int, ...], np.dtype[Any]]:
    magic = file.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] not in TYPES or not 1 <= magic[3] <= 4:
        raise ValueError(tr("it does not begin as an IDX file does"))
    sizes = file.read(4 * magic[3])
    if len(sizes) < 4 * magic[3]:
        raise ValueError(tr("its header is cut off"))
    return struct.unpack(f">{magic[3]}I", sizes), np.dtype(TYPES[magic[2]])
