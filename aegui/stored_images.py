"""Images that may be more than the memory holds: they lie in files and are read as they are taken.

Files are read at their places (`pread`) and not mapped into the memory. A map of a file that its owner
shortens meanwhile ends the process with a bus error, and what was looked at of it counts as memory of the
process; what is read at a place is refused with a sentence, and only the system's own cache holds it.
"""

from __future__ import annotations

import errno
import os
import tempfile
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.translation import QT_TRANSLATE_NOOP, tr

Bytes = NDArray[np.uint8]
Ints = NDArray[np.int64]
Form = Callable[[NDArray[Any]], Bytes]

AT_ONCE = 16 * 2**20  # bytes that are read together
CHANGED = QT_TRANSLATE_NOOP("", "it has changed while it was read: open it again")


class ImageFile:
    """Arrays (N, …) of one type that lie in a file one behind another."""

    def __init__(
        self, path: Path, offset: int, shape: tuple[int, ...], dtype: np.dtype[Any], form: Form | None = None
    ) -> None:
        """`offset` is where in the file they begin; `form` makes images uint8 (n, C, H, W) of some of them,
        which they are already where it is None. Raises `OSError`."""
        self.path, self.shape, self.dtype = path, shape, dtype
        self.wide = prod(shape[1:]) * dtype.itemsize  # bytes of each
        self._offset, self._form = offset, form
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        weakref.finalize(self, os.close, self._file)
        self._stamp = self._now()
        if self._stamp[0] < offset + shape[0] * self.wide:
            raise OSError(errno.EIO, "it is shorter than it says", str(path))

    def __len__(self) -> int:
        return self.shape[0]

    def take(self, rows: Ints) -> Bytes:
        """Images (K, C, H, W) of some rows (K,). Raises `OSError`, also where the file has changed."""
        if self._now() != self._stamp:
            raise OSError(errno.ESTALE, tr(CHANGED), str(self.path))
        wide, content = self.wide, b""
        if len(rows):
            # Those that lie behind one another are read together.
            starts = np.flatnonzero(np.diff(rows, prepend=rows[0] - 2) != 1)
            counts = np.diff(starts, append=len(rows))
            places = zip((counts * wide).tolist(), (self._offset + rows[starts] * wide).tolist(), strict=True)
            parts = [_read(self._file, count, at) for count, at in places]
            content = parts[0] if len(parts) == 1 else b"".join(parts)
        if len(content) != len(rows) * wide:
            raise OSError(errno.ESTALE, tr(CHANGED), str(self.path))
        values = np.frombuffer(content, self.dtype).reshape(len(rows), *self.shape[1:])
        return values if self._form is None else self._form(values)

    def expect(self, rows: Ints) -> None:
        """Have the system fetch images of some rows (K,), which will be taken soon, where it can do that."""
        if hasattr(os, "posix_fadvise"):
            for at in (self._offset + rows * self.wide).tolist():
                os.posix_fadvise(self._file, at, self.wide, os.POSIX_FADV_WILLNEED)

    def _now(self) -> tuple[int, int]:
        """What tells that it is another file than it was."""
        found = os.fstat(self._file)
        return found.st_size, found.st_mtime_ns


def _read(file: int, count: int, at: int) -> bytes:
    """So many bytes at a place, fewer where the file ends."""
    if count > AT_ONCE:
        return b"".join(_read(file, min(AT_ONCE, count - n), at + n) for n in range(0, count, AT_ONCE))
    if hasattr(os, "pread"):
        return os.pread(file, count, at)
    copy = os.dup(file)  # Windows; nobody else moves in it while it is read
    try:
        os.lseek(copy, at, os.SEEK_SET)
        return os.read(copy, count)
    finally:
        os.close(copy)


class StoredImages:
    """Images uint8 (N, C, H, W) that lie in files, taken like those of an array: by a number, a slice, or an
    array of rows or of truths, each of which reads them."""

    dtype = np.dtype(np.uint8)

    def __init__(self, files: Sequence[ImageFile], shape: tuple[int, int, int], rows: Ints | None = None):
        """`shape` is (C, H, W); `rows` (N,) are which of all images of the files these are, None: all."""
        self._files = tuple(files)
        self._ends = np.cumsum([len(file) for file in files]) if files else np.zeros(1, np.int64)
        self._rows = np.arange(self._ends[-1], dtype=np.int64) if rows is None else rows
        self.shape = (len(self._rows), *shape)

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def size(self) -> int:
        """How many numbers all of them are."""
        return prod(self.shape)

    @property
    def nbytes(self) -> int:
        """What they would take of the memory."""
        return self.size

    def __getitem__(self, which: int | np.integer[Any] | slice | NDArray[Any]) -> Bytes:
        if isinstance(which, int | np.integer):
            image: Bytes = self._take(self._rows[which][None])[0]
            return image
        return self._take(self._rows[which])

    def expect(self, which: NDArray[Any]) -> None:
        """Have the system fetch those that will be taken soon."""
        for file, _, rows in self._by_file(self._rows[which]):
            file.expect(rows)

    def only(self, which: slice | NDArray[Any]) -> StoredImages:
        """Some of them, which are not read yet."""
        return StoredImages(self._files, self.shape[1:], self._rows[which])

    def _take(self, rows: Ints) -> Bytes:
        if len(self._files) == 1:
            return self._files[0].take(rows)
        made = np.empty((len(rows), *self.shape[1:]), np.uint8)
        for file, mine, inside in self._by_file(rows):
            made[mine] = file.take(inside)
        return made

    def _by_file(self, rows: Ints) -> Iterator[tuple[ImageFile, NDArray[np.bool_], Ints]]:
        """Each file that has some of the rows (K,), which of them (K,), and where they are in it."""
        of = np.searchsorted(self._ends, rows, side="right")
        for number, file in enumerate(self._files):
            mine = of == number
            if mine.any():
                yield file, mine, rows[mine] - (self._ends[number] - len(file))

    @staticmethod
    def joined(parts: Sequence[StoredImages]) -> StoredImages:
        """Several as one, one behind another."""
        files = tuple(dict.fromkeys(file for part in parts for file in part._files))
        starts = dict(zip(files, np.cumsum([0, *map(len, files)]).tolist(), strict=False))
        rows = []
        for part in parts:
            if len(part):
                of = np.searchsorted(part._ends, part._rows, side="right")
                moved = [
                    starts[file] - end + len(file) for file, end in zip(part._files, part._ends, strict=True)
                ]
                rows.append(part._rows + np.array(moved, np.int64)[of])
        return StoredImages(files, parts[0].shape[1:], np.concatenate([np.empty(0, np.int64), *rows]))


Pixels = Bytes | StoredImages  # images uint8 (N, C, H, W); [:] is an array of all of them


def picked(pixels: Pixels, which: slice | NDArray[Any]) -> Pixels:
    """Some of the images; those that lie in a file stay there."""
    return pixels.only(which) if isinstance(pixels, StoredImages) else pixels[which]


def blocks(pixels: Pixels, count: int = 1000) -> Iterator[Bytes]:
    """Some images (n, C, H, W) at a time."""
    for at in range(0, len(pixels), count):
        yield pixels[at : at + count]


def summed(pixels: Pixels) -> NDArray[np.float64]:
    """The sum (C, H, W) of all images."""
    total = np.zeros(pixels.shape[1:], np.float64)
    for block in blocks(pixels):
        total += block.sum(axis=0, dtype=np.float64)
    return total


class ImageWriter:
    """A file of images uint8 (C, H, W) that are written at their places, in any order.

    It has a temporary name until it is `kept`; what is not is deleted with this object.
    """

    def __init__(self, folder: Path, count: int, shape: tuple[int, int, int]) -> None:
        """Raises `OSError`."""
        self.shape: tuple[int, int, int, int] = (count, *shape)
        self._wide = prod(shape)
        self._file, name = tempfile.mkstemp(".part", f".{os.getpid()}-", folder)
        self.path = Path(name)
        self._end = weakref.finalize(self, _drop, self._file, name)

    def __setitem__(self, place: int | slice | NDArray[Any], images: Bytes) -> None:
        """Write one image, several behind one another, or several at places (n,). Raises `OSError`."""
        if isinstance(place, np.ndarray):
            starts = np.flatnonzero(np.diff(place, prepend=place[:1] - 2) != 1)
            for first, end in pairwise([*starts.tolist(), len(place)]):
                at = int(place[first])
                self[at : at + end - first] = images[first:end]
            return
        start = place.start if isinstance(place, slice) else place
        content = memoryview(np.ascontiguousarray(images).data).cast("B")
        at = start * self._wide
        try:
            while content:
                done = _write(self._file, content, at)
                content, at = content[done:], at + done
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(self.path)) from error

    def keep(self, path: Path, count: int | None = None) -> ImageFile:
        """Give it its name; `count` is how many there are, where that was not known. Raises `OSError`."""
        self.shape = self.shape if count is None else (count, *self.shape[1:])
        os.ftruncate(self._file, prod(self.shape))  # what was never put there is black
        os.fsync(self._file)
        self._end.detach()
        os.close(self._file)
        os.replace(self.path, path)
        return self._opened(path)

    def scratch(self) -> StoredImages:
        """Use them without a name: they are gone when nobody reads them any more. Raises `OSError`."""
        os.ftruncate(self._file, prod(self.shape))
        made = self._opened(self.path)
        self.discard()
        return StoredImages([made], self.shape[1:])

    def discard(self) -> None:
        """Delete it, unless it was kept."""
        self._end()

    def _opened(self, path: Path) -> ImageFile:
        return ImageFile(path, 0, self.shape, np.dtype(np.uint8))


_one_writes = threading.Lock()


def _write(file: int, content: memoryview, at: int) -> int:
    """Write at a place; how many bytes were written."""
    if hasattr(os, "pwrite"):
        return os.pwrite(file, content, at)
    with _one_writes:  # Windows has one place in a file, and several threads
        os.lseek(file, at, os.SEEK_SET)
        return os.write(file, content)


def _drop(file: int, name: str) -> None:
    os.close(file)
    with suppress(OSError):  # Windows keeps what is still read; it is tidied up another time
        os.unlink(name)
