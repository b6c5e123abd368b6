"""Reads .npy and .npz files a part at a time; plain numbers and texts only, objects are never opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import IO, Any
from zipfile import ZipFile, is_zipfile

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from aegui.files import explain
from aegui.parts.datasets import DataBroken

AT_ONCE = 2**20  # bytes that are read together: while they are scaled they take ten times that
SAVE = "save the images with np.savez(path, images=…)"


@dataclass(frozen=True)
class StoredArray:
    """An array of a file, of which only the header was read."""

    path: Path
    name: str  # "" in a .npy file
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    fortran: bool  # the last axis varies slowest

    def __str__(self) -> str:
        """images (20×28×28, uint8)."""
        return f"{self.name or 'the array'} ({times(self.shape)}, {self.dtype})"

    def blocks(self) -> Iterator[NDArray[Any]]:
        """The array, some rows at a time. Raises `DataBroken`."""
        if self.dtype.hasobject:
            raise DataBroken(f"{self.path} holds objects, which could run anything: save plain numbers.")
        with opened(self.path, self.name) as file:
            _header(file)
            if self.fortran:
                yield _read(file, prod(self.shape), self.dtype).reshape(self.shape[::-1]).transpose()
                return
            size = prod(self.shape[1:])
            step = max(1, AT_ONCE // max(1, size * self.dtype.itemsize))
            for start in range(0, self.shape[0], step):
                count = min(step, self.shape[0] - start)
                yield _read(file, count * size, self.dtype).reshape(count, *self.shape[1:])
            if file.read(1):
                raise ValueError("it is longer than it says")

    def whole(self) -> NDArray[Any]:
        """All of it. Raises `DataBroken`."""
        parts = list(self.blocks())
        return np.concatenate(parts) if parts else np.empty(self.shape, self.dtype)


def stored_arrays(path: Path) -> list[StoredArray]:
    """The arrays of a file by their headers. Raises `DataBroken`."""
    with broken(path):
        if path.suffix.lower() == ".npy":
            with path.open("rb") as file:
                return [_stored(path, "", file)]
        if not is_zipfile(path):
            raise DataBroken(f"{path} is no .npz file: {SAVE}.")
        with ZipFile(path) as packed:
            names = [name for name in packed.namelist() if name.endswith(".npy")]
            found = []
            for name in names:
                with packed.open(name) as member:
                    found.append(_stored(path, name.removesuffix(".npy"), member))
            return found


@contextmanager
def broken(path: Path) -> Iterator[None]:
    """Whatever a hostile file makes the reader stumble on is a sentence."""
    try:
        yield
    except DataBroken:
        raise
    except OSError as error:
        raise DataBroken(explain(error, path)) from error
    except (ValueError, KeyError, EOFError, RuntimeError, NotImplementedError, SyntaxError, ArithmeticError,
            TypeError, AttributeError, LookupError) as error:  # fmt: skip
        raise DataBroken(f"{path} is damaged ({error}): save it again.") from error
    except Exception as error:
        if type(error).__module__ in ("zipfile", "zlib", "lzma", "struct", "tokenize", "bz2"):
            raise DataBroken(f"{path} is damaged ({error}): save it again.") from error
        raise


@contextmanager
def opened(path: Path, name: str) -> Iterator[IO[bytes]]:
    """The bytes of an array of a file. Raises `DataBroken`."""
    with broken(path):
        if not name:
            with path.open("rb") as file:
                yield file
        else:
            with ZipFile(path) as packed, packed.open(f"{name}.npy") as member:
                yield member


def _stored(path: Path, name: str, file: IO[bytes]) -> StoredArray:
    shape, fortran, dtype = _header(file)
    return StoredArray(path, name, shape, dtype, fortran)


def _header(file: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    version = npy.read_magic(file)
    read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
    shape, fortran, dtype = read(file)
    if any(side < 0 for side in shape):
        raise ValueError("it has a negative size")
    return tuple(map(int, shape)), bool(fortran), np.dtype(dtype)


def _read(file: IO[bytes], count: int, dtype: np.dtype[Any]) -> NDArray[Any]:
    """So many values. Raises `ValueError` where there are fewer."""
    wanted = count * dtype.itemsize
    content = file.read(wanted)
    if len(content) != wanted:
        raise ValueError(f"it holds {len(content):,} of {wanted:,} bytes")
    return np.frombuffer(content, dtype)


def times(shape: tuple[int, ...]) -> str:
    """20×28×28."""
    return "×".join(map(str, shape)) or "a single value"
