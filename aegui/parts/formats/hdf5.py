"""HDF5: a tree of groups and arrays. Links out of the file and objects are left closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from aegui.parts.formats import Format, StoredArray, closed, formats
from aegui.parts.formats.broken import DataBroken, broken
from aegui.parts.formats.data_file import DataFile
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.translation import tr

MAGIC = b"\x89HDF\r\n\x1a\n"
MOST = 10_000  # arrays and groups that are looked at


@dataclass(frozen=True, eq=False)
class Hdf5Array(StoredArray):
    """An array of an HDF5 file."""

    chunk: int = 1  # rows that are packed together

    def _blocks(self) -> Iterator[NDArray[Any]]:
        with opened(self.source) as file:
            array = file[self.key]
            if tuple(array.shape) != self.shape:
                raise DataBroken(
                    tr("{} in {} has changed while it was read: open it again.", self.name, self.path)
                )
            if not self.shape:
                yield np.asarray(array[()])[None]
                return
            for rows, step in self.spans(self.chunk):
                together = array.asstr()[rows] if text(array) else array[rows]
                together = np.asarray(together, np.str_) if text(array) else together
                for start in range(0, len(together), step):
                    yield together[start : start + step]


@formats.add(
    "hdf5",
    QT_TRANSLATE_NOOP("formats", "HDF5"),
    QT_TRANSLATE_NOOP("formats", "A tree of arrays; data.images is the path in it."),
    order=20,
)
class Hdf5(Format):
    """Every array of the tree, by its path."""

    suffixes: ClassVar[tuple[str, ...]] = (".h5", ".hdf5", ".hdf", ".he5", ".nxs")
    prose: ClassVar[str] = QT_TRANSLATE_NOOP("", "save the images with h5py")

    def has(self, start: bytes) -> bool:
        return start.startswith(MAGIC)

    def arrays(self, source: DataFile) -> list[StoredArray]:
        with opened(source) as file:
            return [
                closed(source, name, array) if isinstance(array, str) else _stored(source, name, array)
                for name, array in walk(source, file)
            ]


@contextmanager
def opened(source: DataFile) -> Iterator[Any]:
    """The open file. Raises `DataBroken`."""
    import h5py

    with broken(source):
        if source.member:
            with source.open() as raw, h5py.File(raw, "r") as file:
                yield file
        else:
            with h5py.File(source.path, "r", locking="best-effort") as file:
                yield file


def walk(source: DataFile, file: Any) -> Iterator[tuple[str, Any]]:
    """Every array below the root with its path, each once, also where links go in circles; a text on why in
    place of what is left closed."""
    import h5py

    seen = set()
    waiting = [("", file)]
    while waiting:
        path, group = waiting.pop(0)
        for name in group:
            whole = f"{path}/{name}".lstrip("/")
            link = group.get(name, getlink=True)
            if isinstance(link, h5py.ExternalLink):
                yield (
                    whole,
                    tr(
                        "is a link to {}, and no other file is read: copy its values into this one",
                        link.filename,
                    ),
                )
            if not isinstance(link, h5py.HardLink):  # a soft link leads to what is found anyway
                continue
            inner = group[name]
            place = h5py.h5o.get_info(inner.id).addr
            if place in seen:
                continue
            seen.add(place)
            if len(seen) > MOST:
                raise DataBroken(
                    tr("{} holds more than {:,} arrays and groups: save the images apart.", source, MOST)
                )
            if isinstance(inner, h5py.Group):
                waiting.append((whole, inner))
            elif isinstance(inner, h5py.Dataset) and inner.shape is not None:
                if inner.external or inner.is_virtual:
                    yield whole, tr("lies in other files, which are not read: copy its values into this one")
                else:
                    yield whole, inner


def text(array: Any) -> bool:
    """Whether an array of h5py holds texts of any length."""
    import h5py

    return h5py.check_string_dtype(array.dtype) is not None and array.dtype.kind == "O"


def _stored(source: DataFile, name: str, array: Any) -> StoredArray:
    chunk = array.chunks[0] if array.chunks else 1
    dtype = np.dtype(np.str_) if text(array) else array.dtype
    return Hdf5Array(source, name, tuple(map(int, array.shape)), np.dtype(dtype), chunk=int(chunk))
