"""An .npz file of the user's own: `images`, and `labels` where there are any."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar
from zipfile import is_zipfile

import numpy as np
from numpy.typing import NDArray

from aegui.datasets import DataBroken, Images, Say, Split, datasets, digests, texts
from aegui.datasets.own import GIGA, MOST_BYTES, OwnImages, plain
from aegui.files import explain
from aegui.registry import QT_TRANSLATE_NOOP

CHANNELS = {1: "grey", 3: "RGB"}
MOST_CLASSES = 10_000


@datasets.add(
    "arrays",
    QT_TRANSLATE_NOOP("datasets", "Arrays (.npz)"),
    QT_TRANSLATE_NOOP("datasets", "Your own images, and labels if there are any, as numpy saves them."),
    order=61,
)
class ArrayFile(OwnImages):
    """`images` (N, H, W), (N, H, W, 1 or 3) or (N, 1 or 3, H, W); bytes, or numbers from 0 to 1.

    `labels` (N,) are whole numbers or texts. There are no test images. Nothing but numbers and texts is
    read from the file.
    """

    suffix: ClassVar[str] = ".npz"

    def load(self, split: Split, folders: Iterable[Path], say: Say | None = None) -> Images:
        path = self.found(folders)
        if split == "test":
            return Images(self.kind, split, np.empty((0, *self.shape), np.uint8), None, ())
        given = _given(path)
        pixels = _pixels(given["images"], path)
        if pixels.shape[1:] != self.shape:
            channels, height, width = pixels.shape[1:]
            raise DataBroken(
                f"{path} holds {height}×{width} {CHANNELS[channels]} images: set data.size to "
                f"{height}, {width} and data.colour to {CHANNELS[channels].lower()}."
            )
        labels, classes = _labels(given.get("labels"), len(pixels), path)
        names = texts(f"{plain(path.name)}[{row}]" for row in range(len(pixels)))
        return Images(self.kind, split, pixels, labels, classes, names=names, digests=digests(pixels))


def _given(path: Path) -> dict[str, NDArray[Any]]:
    """The arrays of the file as they stand there."""
    try:
        if not is_zipfile(path):
            raise DataBroken(f"{path} is no .npz file: save the images with np.savez(path, images=…).")
        with np.load(path, allow_pickle=False) as file:
            if "images" not in file.files:
                held = ", ".join(file.files) or "nothing"
                raise DataBroken(f"{path} holds no array named images, but {held}.")
            names = [name for name in ("images", "labels") if name in file.files]
            size = sum(file.zip.getinfo(f"{name}.npy").file_size for name in names)
            if size > MOST_BYTES:
                raise DataBroken(
                    f"{path} holds {size / GIGA:,.1f} GB; at most {MOST_BYTES / GIGA:.0f} GB are read."
                )
            return {name: file[name] for name in names}
    except DataBroken:
        raise
    except OSError as error:
        raise DataBroken(explain(error, path)) from error
    except Exception as error:  # a hostile file can make the reader stumble in any way
        if "allow_pickle" in str(error):
            raise DataBroken(
                f"{path} holds objects, which could run anything: save plain numbers."
            ) from error
        raise DataBroken(f"{path} is damaged ({error}): save it again.") from error


def _pixels(images: NDArray[Any], path: Path) -> NDArray[np.uint8]:
    """(N, C, H, W) from any of the arrangements. Raises `DataBroken`."""
    shape = images.shape
    if images.ndim == 3:
        arranged = images[:, None]
    elif images.ndim == 4 and shape[3] in CHANNELS:
        arranged = images.transpose(0, 3, 1, 2)
    elif images.ndim == 4 and shape[1] in CHANNELS:
        arranged = images
    else:
        raise DataBroken(
            f"images in {path} is {_times(shape)}; it must be N×H×W, N×H×W×1, N×H×W×3, N×1×H×W or N×3×H×W."
        )
    if not images.size:
        raise DataBroken(f"images in {path} is {_times(shape)}: there is no image in it.")
    if images.dtype == np.uint8:
        return np.ascontiguousarray(arranged)
    if images.dtype.kind not in "fb":
        raise DataBroken(
            f"images in {path} is of type {images.dtype}; it must be uint8, or float from 0 to 1."
        )
    low, high = float(images.min()), float(images.max())
    if not (np.isfinite(low) and np.isfinite(high)):
        raise DataBroken(f"images in {path} holds values that are no numbers (NaN or infinite).")
    if low < 0 or high > 1:
        raise DataBroken(f"images in {path} goes from {low:.4g} to {high:.4g}; floats must be from 0 to 1.")
    return np.rint(np.ascontiguousarray(arranged, np.float32) * 255).astype(np.uint8)


def _labels(
    given: NDArray[Any] | None, count: int, path: Path
) -> tuple[NDArray[np.int64] | None, tuple[str, ...]]:
    """Indices and the names they stand for. Raises `DataBroken`."""
    if given is None:
        return None, ()
    if given.shape != (count,):
        raise DataBroken(
            f"labels in {path} is {_times(given.shape)} and there are {count:,} images: give one label each."
        )
    if given.dtype.kind not in "biuU":
        raise DataBroken(f"labels in {path} is of type {given.dtype}; it must be whole numbers or texts.")
    names, labels = np.unique(given, return_inverse=True)
    if len(names) > MOST_CLASSES:
        raise DataBroken(f"labels in {path} names {len(names):,} classes; there may be {MOST_CLASSES:,}.")
    return labels.astype(np.int64), tuple(str(name) for name in names)


def _times(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape)) or "a single value"
