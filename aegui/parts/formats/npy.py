"""Reads .npy and .npz files a part at a time; plain numbers and texts only, objects are never opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from typing import IO, Any, ClassVar
from zipfile import ZipFile, is_zipfile

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from aegui.parts.formats import Format, StoredArray, formats
from aegui.parts.formats.broken import DataBroken, broken
from aegui.parts.formats.data_file import ZIP, DataFile
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.translation import tr

SAVE = QT_TRANSLATE_NOOP("", "save the images with np.savez(path, images=…)")


@dataclass(frozen=True, eq=False)
class NumpyArray(StoredArray):
    """An array as numpy saves it."""

    fortran: bool = False  # the last axis varies slowest

    def offset(self) -> int | None:
        if self.fortran or self.key or self.source.member:
            return None
        with broken(self.source), self.source.open() as file:
            _header(file)
            return file.tell()

    def _blocks(self) -> Iterator[NDArray[Any]]:
        with opened(self.source, self.key) as file:
            _header(file)
            if self.fortran:
                yield _read(file, prod(self.shape), self.dtype).reshape(self.shape[::-1]).transpose()
                return
            size = prod(self.shape[1:])
            for rows, _ in self.spans():
                count = rows.stop - rows.start
                yield _read(file, count * size, self.dtype).reshape(count, *self.shape[1:])
            if file.read(1):
                raise ValueError(tr("it is longer than it says"))


@formats.add(
    "numpy",
    QT_TRANSLATE_NOOP("formats", "NumPy"),
    QT_TRANSLATE_NOOP("formats", "Arrays as numpy saves them."),
    order=10,
)
class Numpy(Format):
    """One array (.npy), or several by name (.npz)."""

    suffixes: ClassVar[tuple[str, ...]] = (".npz", ".npy")
    prose: ClassVar[str] = SAVE

    def has(self, start: bytes) -> bool:
        return start.startswith((npy.MAGIC_PREFIX, *ZIP))

    def arrays(self, source: DataFile) -> list[StoredArray]:
        with broken(source), source.open() as file:
            if file.read(6) == npy.MAGIC_PREFIX:
                file.seek(0)
                return [_stored(source, "", file)]
            if not is_zipfile(file):
                raise DataBroken(tr("{} is no .npz file: {}.", source, SAVE))
            with ZipFile(file) as packed:
                names = [name for name in packed.namelist() if name.endswith(".npy")]
                found: list[StoredArray] = []
                for name in names:
                    with packed.open(name) as member:
                        found.append(_stored(source, name.removesuffix(".npy"), member))
                return found


@contextmanager
def opened(source: DataFile, name: str) -> Iterator[IO[bytes]]:
    """The bytes of an array of a file. Raises `DataBroken`."""
    with broken(source), source.open() as file:
        if not name:
            yield file
        else:
            with ZipFile(file) as packed, packed.open(f"{name}.npy") as member:
                yield member


def _stored(source: DataFile, name: str, file: IO[bytes]) -> StoredArray:
    shape, fortran, dtype = _header(file)
    return NumpyArray(source, name, shape, dtype, fortran=fortran)


def _header(file: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    version = npy.read_magic(file)
    read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
    shape, fortran, dtype = read(file)
    if any(side < 0 for side in shape):
        raise ValueError(tr("it has a negative size"))
    return tuple(map(int, shape)), bool(fortran), np.dtype(dtype)


def _read(file: IO[bytes], count: int, dtype: np.dtype[Any]) -> NDArray[Any]:
    """So many values. Raises `ValueError` where there are fewer."""
    wanted = count * dtype.itemsize
    content = file.read(wanted)
    if len(content) != wanted:
        raise ValueError(tr("it holds {:,} of {:,} bytes", len(content), wanted))
    return np.frombuffer(content, dtype)
