"""Keeps what was slow to read in the user's cache folder: plain arrays, never objects.

Images that are many stay there while they are used, in a file beside the arrays that tell of them, and are
read as they are taken (`StoredImages`).
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui import paths
from aegui.files import write_by
from aegui.parts.datasets import digests
from aegui.parts.formats.broken import DataBroken
from aegui.reordering import keep_first
from aegui.sampling import sample
from aegui.stored_images import ImageFile, ImageWriter, Pixels, StoredImages
from aegui.translation import tr

Arrays = dict[str, NDArray[Any]]
Target = NDArray[np.uint8] | ImageWriter  # where images are put, each at its place

FORMAT = 8  # raise it when images are read in another way than before
MOST_BYTES = 64 * 2**30  # of all that is kept; what was not used for longest goes first
SHARE = 0.5  # of the disk's room that it may take
LARGE = 256 * 2**20  # bytes of images: more are not held in the memory
CHECKED = 32  # images whose content is held against its digest when they are found again


class ImageHeap:
    """Images (C, H, W) that nobody has counted before they come: in the memory, and once they are many in a
    file."""

    def __init__(self, shape: tuple[int, int, int]) -> None:
        self.writer: ImageWriter | None = None
        self._shape, self._count = shape, 0
        self._parts: list[NDArray[np.uint8]] = []

    def __len__(self) -> int:
        return self._count

    def add(self, images: NDArray[np.uint8]) -> NDArray[np.int64]:
        """Put images (n, C, H, W) behind the others; where they lie (n,). Raises `OSError`."""
        rows = np.arange(self._count, self._count + len(images), dtype=np.int64)
        self._count += len(images)
        self._parts.append(images)
        if self.writer is None and is_large(self._count, self._shape):
            folder().mkdir(parents=True, exist_ok=True)
            self.writer = ImageWriter(folder(), 0, self._shape)
        if self.writer is not None:
            at = self._count - sum(map(len, self._parts))
            for part in self._parts:
                self.writer[at : at + len(part)] = part
                at += len(part)
            self._parts.clear()
        return rows

    def held(self) -> NDArray[np.uint8]:
        """Those in the memory, which are forgotten here."""
        whole = np.concatenate([np.empty((0, *self._shape), np.uint8), *self._parts])
        self._parts.clear()
        return whole


@dataclass(frozen=True, eq=False)
class Kept:
    """Images (N, C, H, W), and arrays that tell of them, `digests` (N,) among them."""

    pixels: Pixels
    arrays: Arrays
    notes: tuple[str, ...] = ()  # sentences on what became of those kept before


def forget(kind: str, key: Iterable[object]) -> None:
    """Of what was remembered under a key nothing is true any more."""
    with suppress(OSError):
        _path(kind, key).unlink(missing_ok=True)


def is_large(count: int, shape: tuple[int, ...]) -> bool:
    """Whether so many images of a shape are more than are held in the memory."""
    return count * prod(shape) > LARGE


def folder() -> Path:
    """Where all of it is."""
    return paths.cache_dir() / "images"


def remembered(
    kind: str, key: Iterable[object], wanted: Collection[str] | None, read: Callable[[], Arrays]
) -> Arrays:
    """The wanted ones (None: all) of the arrays that `read` gives, from the cache if they were read before.

    The key is everything that they depend on. A cache that is damaged, or can't be written, costs time
    and nothing else.
    """
    path = _path(kind, key)
    try:
        return _kept(path, wanted)
    except Exception:  # not there, or damaged in any way: it is read anew
        arrays = read()
    _keep(path, arrays)
    return {name: arrays[name] for name in (arrays if wanted is None else wanted)}


def remembered_images(
    kind: str,
    key: Iterable[object],
    count: int,
    shape: tuple[int, int, int],
    read: Callable[[Target], tuple[NDArray[np.int64], Arrays]],
    what: str,
) -> Kept:
    """Images with the arrays that tell of them, from the cache if they were read before.

    `read` puts at most `count` images (C, H, W) into what it is given, and says at which places those are
    that count, in their order; `what` names where they come from, for sentences. Raises what `read` does,
    and `DataBroken` where the images are many and the disk has no room for them.
    """

    def held() -> Arrays:
        pixels = np.empty((count, *shape), np.uint8)
        places, arrays = read(pixels)
        if len(places) < count or (np.diff(places) != 1).any():
            fine = np.zeros(count, bool)
            fine[places] = True
            if (np.diff(places) > 0).all():
                keep_first(pixels, fine)
                pixels = pixels[: len(places)]
            else:
                pixels = pixels[places]
        return {"pixels": pixels, **arrays}

    if not is_large(count, shape):
        arrays = remembered(kind, key, None, held)
        return Kept(arrays.pop("pixels"), arrays)
    path = _path(kind, (tr("in a file"), *key))

    def written() -> tuple[ImageWriter, NDArray[np.int64], Arrays]:
        _make_room(path.parent, count * prod(shape))
        if count * prod(shape) > shutil.disk_usage(path.parent).free:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path.parent))
        writer = ImageWriter(path.parent, count, shape)
        try:
            return (writer, *read(writer))
        except BaseException:
            writer.discard()
            raise

    kept, notes = _kept_in_a_file(path, shape, what)
    if kept is not None:
        return kept
    with _disk(path.parent, count * prod(shape), tr("The {:,} images of {}", count, what)):
        path.parent.mkdir(parents=True, exist_ok=True)
        return _put_away(path, *written(), notes)


def remembered_heap(
    kind: str,
    key: Iterable[object],
    shape: tuple[int, int, int],
    read: Callable[[ImageHeap], tuple[NDArray[np.int64], Arrays]],
    what: str,
) -> Kept:
    """The same of images that nobody has counted: `read` adds them to a heap."""
    key = tuple(key)
    path = _path(kind, (tr("in a file"), *key))
    kept, notes = _kept_in_a_file(path, shape, what)
    if kept is not None:
        return kept
    with suppress(Exception):  # not there, or damaged in any way: it is read anew
        arrays = _kept(_path(kind, key), None)
        return Kept(arrays.pop("pixels"), arrays)
    heap = ImageHeap(shape)
    try:
        with _disk(path.parent, 0, tr("The images of {}", what)):
            places, arrays = read(heap)
            if heap.writer is not None:
                _make_room(path.parent, 0)
                return _put_away(path, heap.writer, places, arrays, notes, len(heap))
    finally:
        if heap.writer is not None:
            heap.writer.discard()
    pixels = heap.held()[places]
    _keep(_path(kind, key), {"pixels": pixels, **arrays})
    return Kept(pixels, arrays)


def _kept_in_a_file(
    path: Path, shape: tuple[int, int, int], what: str
) -> tuple[Kept | None, tuple[str, ...]]:
    """What was written before, and a sentence where it is damaged."""
    if not path.exists():
        return None, ()
    try:
        return _found(path, shape), ()
    except Exception:  # damaged in any way
        return None, (tr("What was kept of the images of {} was damaged: they were read again.", what),)


def _put_away(
    path: Path,
    writer: ImageWriter,
    places: NDArray[np.int64],
    arrays: Arrays,
    notes: tuple[str, ...],
    count: int | None = None,
) -> Kept:
    """Give a file of images its name, with the arrays that tell of them. Raises `OSError`."""
    file = writer.keep(path.with_suffix(".images"), count)
    whole = arrays | {"places": places, "count": np.array(len(file))}
    write_by(path, lambda stream: np.savez(stream, allow_pickle=False, **whole))
    return Kept(StoredImages([file], writer.shape[1:], places), arrays, notes)


@contextmanager
def _disk(place: Path, needed: int, which: str) -> Iterator[None]:
    """Why images can't be kept there, in a sentence. Raises `DataBroken`."""
    try:
        yield
    except OSError as error:
        doing = tr("{} are kept on the disk while they are used", which)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            free = 0
            with suppress(OSError):
                free = shutil.disk_usage(place).free
            size = f", {needed / 1e9:,.1f} GB" if needed else ""
            raise DataBroken(
                tr(
                    "{}{}, and {:,.1f} GB are free in {}: make room there, set AEGUI_CACHE to a "
                    "folder on another disk, or set a smaller data.size.",
                    doing,
                    size,
                    free / 1e9,
                    place,
                )
            ) from error
        if error.filename is not None and place in (
            Path(str(error.filename)),
            *Path(str(error.filename)).parents,
        ):
            raise DataBroken(
                tr("{}, and {} can't be written: set AEGUI_CACHE to another folder.", doing, place)
            ) from error
        raise


def _found(path: Path, shape: tuple[int, int, int]) -> Kept:
    """What was written before. Raises whatever a damaged file makes it stumble on."""
    arrays = _kept(path, None)
    count = int(arrays["count"])
    file = ImageFile(path.with_suffix(".images"), 0, (count, *shape), np.dtype(np.uint8))
    pixels = StoredImages([file], shape, arrays["places"])
    check_some(pixels, arrays["digests"])
    return Kept(pixels, arrays)


def check_some(pixels: StoredImages, known: NDArray[np.uint64]) -> None:
    """Hold the content of some images against the digests (N,) of all. Raises `ValueError`."""
    rows = sample(len(pixels), CHECKED)
    if len(known) != len(pixels) or (digests(pixels[rows]) != known[rows]).any():
        raise ValueError(tr("these are other images"))


def scratch(shape: tuple[int, ...]) -> ImageWriter:
    """Where images (N, C, H, W) are put that nobody needs when the program ends. Raises `OSError`."""
    place, (count, channels, height, width) = folder(), shape
    place.mkdir(parents=True, exist_ok=True)
    return ImageWriter(place, count, (channels, height, width))


def size() -> int:
    """Bytes that are kept."""
    total = 0
    with suppress(OSError):
        for file in folder().iterdir():
            with suppress(OSError):
                total += file.stat().st_size
    return total


def most(used: int, free: int) -> int:
    """Bytes that may be kept where so many are and so many more are free."""
    return min(MOST_BYTES, round(SHARE * (used + free)))


def _path(kind: str, key: Iterable[object]) -> Path:
    digest = sha256(repr((FORMAT, kind, *key)).encode(errors="surrogatepass")).hexdigest()
    return folder() / f"{kind}-{digest[:32]}.npz"


def _keep(path: Path, arrays: Arrays) -> None:
    """Write arrays, where that is possible."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _make_room(path.parent, sum(array.nbytes for array in arrays.values()))
        write_by(path, lambda file: np.savez(file, allow_pickle=False, **arrays))


def _kept(path: Path, wanted: Collection[str] | None) -> Arrays:
    with np.load(path, allow_pickle=False) as file:
        names = file.files if wanted is None else wanted
        arrays = {name: file[name] for name in names}  # the sums of the archive are checked
    with suppress(OSError):
        os.utime(path)  # it was used
    return arrays


def _make_room(place: Path, wanted: int) -> None:
    """Delete what was not used for longest until so many bytes more fit in, and what a process that is no
    more has left half written."""
    groups: dict[str, list[tuple[os.stat_result, Path]]] = {}
    for file in place.iterdir():
        with suppress(OSError):
            if file.is_file() and not _left_behind(file):
                groups.setdefault(file.stem, []).append((file.stat(), file))
    sizes = {name: sum(about.st_size for about, _ in files) for name, files in groups.items()}
    used = sum(sizes.values())
    bound = most(used, shutil.disk_usage(place).free)
    # Of two files of one set the arrays tell when it was used.
    order = sorted(groups, key=lambda name: max(about.st_mtime for about, _ in groups[name]))
    for name in order:
        if used + wanted <= bound:
            return
        for _, file in groups[name]:
            with suppress(OSError):  # Windows keeps what is still read
                file.unlink(missing_ok=True)
        used -= sizes[name]


def _left_behind(file: Path) -> bool:
    """Whether this is a file that nobody will finish; it is deleted then."""
    number = file.name.removeprefix(".").partition("-")[0]
    if file.suffix != ".part" or not number.isdigit():
        return False
    from aegui.processes import lives

    if not lives(int(number)):
        file.unlink(missing_ok=True)
    return True
