"""Keeps what was slow to read: plain arrays in the user's cache folder, never objects."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui import paths
from aegui.files import write_by

Arrays = dict[str, NDArray[Any]]

FORMAT = 5  # raise it when images are read in another way than before
MOST_BYTES = 4 * 2**30  # of all that is kept; what was not used for longest goes first


def remembered(
    kind: str, key: Iterable[object], wanted: Collection[str] | None, read: Callable[[], Arrays]
) -> Arrays:
    """The wanted ones (None: all) of the arrays that `read` gives, from the cache if they were read before.

    The key is everything that they depend on. A cache that is damaged, or can't be written, costs time
    and nothing else.
    """
    digest = sha256(repr((FORMAT, kind, *key)).encode(errors="surrogatepass")).hexdigest()
    path = paths.cache_dir() / "images" / f"{kind}-{digest[:32]}.npz"
    try:
        return _kept(path, wanted)
    except Exception:  # not there, or damaged in any way: it is read anew
        arrays = read()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _make_room(path.parent, sum(array.nbytes for array in arrays.values()))
        write_by(path, lambda file: np.savez(file, allow_pickle=False, **arrays))
    return {name: arrays[name] for name in (arrays if wanted is None else wanted)}


def _kept(path: Path, wanted: Collection[str] | None) -> Arrays:
    with np.load(path, allow_pickle=False) as file:
        names = file.files if wanted is None else wanted
        arrays = {name: file[name] for name in names}  # the sums of the archive are checked
    with suppress(OSError):
        os.utime(path)  # it was used
    return arrays


def _make_room(folder: Path, size: int) -> None:
    """Delete what was not used for longest until a new file of a size fits in."""
    files = [(file.stat(), file) for file in folder.iterdir() if file.is_file()]
    total = size + sum(stat.st_size for stat, _ in files)
    for stat, file in sorted(files, key=lambda one: one[0].st_mtime):
        if total <= MOST_BYTES:
            return
        file.unlink(missing_ok=True)
        total -= stat.st_size
