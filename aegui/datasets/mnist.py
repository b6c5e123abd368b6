"""MNIST: 60,000 training and 10,000 test images of 28×28 grey (LeCun et al., 1998)."""

from __future__ import annotations

import gzip
import os
import shutil
import struct
from collections.abc import Iterable
from functools import lru_cache
from math import prod
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from aegui.datasets import DataBroken, DataMissing, DataSet, Images, Say, Split, datasets
from aegui.files import explain
from aegui.registry import QT_TRANSLATE_NOOP

STEMS = {"train": "train", "test": "t10k"}


@datasets.add(
    "mnist",
    QT_TRANSLATE_NOOP("datasets", "MNIST"),
    QT_TRANSLATE_NOOP("datasets", "70,000 handwritten digits of 28×28 pixels, the field's first test."),
    order=1,
)
class Mnist(DataSet):
    """MNIST as torchvision lays it out: `MNIST/raw/*-ubyte` below a data folder."""

    shape: ClassVar[tuple[int, int, int]] = (1, 28, 28)
    classes: ClassVar[tuple[str, ...]] = tuple("0123456789")
    can_download: ClassVar[bool] = True

    def find(self, folders: Iterable[Path]) -> Path | None:
        return next((f for f in folders if all(os.path.isfile(p) for p in _files(f))), None)

    def load(self, split: Split, folders: Iterable[Path], say: Say | None = None) -> Images:
        looked = list(folders)
        folder = self.find(looked)
        if folder is None:
            places = ", ".join(map(str, looked)) or "no folder"
            raise DataMissing(
                f"MNIST is not on the disk (looked in {places}): download it, or choose the folder "
                "that holds MNIST/raw."
            )
        for path in _files(folder):
            check(path)
        pixels, labels = _read(str(folder), split, _files(folder)[0].stat().st_mtime_ns)
        return Images(self.kind, split, pixels, labels, self.classes)

    def download(self, folder: Path, say: Say) -> None:
        from aegui.datasets.fetching import fetch
        from aegui.datasets.vision import torchvision_datasets

        source = torchvision_datasets().MNIST
        raw = folder / "MNIST" / "raw"
        for n, (name, md5) in enumerate(source.resources):

            def part(share: float, what: str, n: int = n) -> None:
                say((n + share) / len(source.resources), what)

            packed = fetch([mirror + name for mirror in source.mirrors], raw / name, f"md5:{md5}", part)
            unpack(packed, raw / name.removesuffix(".gz"))
            packed.unlink()


def _files(folder: Path) -> list[Path]:
    raw = folder / "MNIST" / "raw"
    kinds = ("images-idx3-ubyte", "labels-idx1-ubyte")
    return [raw / f"{stem}-{kind}" for stem in STEMS.values() for kind in kinds]


def check(path: Path) -> None:
    """Hold a file's length against its IDX header. Raises `DataBroken`."""
    try:
        with path.open("rb") as file:
            magic = file.read(4)
            dimensions = magic[3] if len(magic) == 4 and magic[:3] == b"\0\0\x08" else 0
            header = file.read(4 * dimensions)
            if not 1 <= dimensions <= 3 or len(header) < 4 * dimensions:
                raise DataBroken(f"{path} is no IDX file of bytes: delete it and download MNIST again.")
            wanted = 4 + len(header) + prod(struct.unpack(f">{dimensions}I", header))
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise DataBroken(explain(error, path)) from error
    if size != wanted:
        raise DataBroken(f"{path} holds {size:,} of {wanted:,} bytes: delete it and download MNIST again.")


@lru_cache(maxsize=2)
def _read(folder: str, split: Split, changed: int) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Read a split; `changed` keeps a stale answer out of the cache.

    torchvision's readers of these very files, not its class, which prefers other files where an old
    version of it has left some.
    """
    from aegui.datasets.vision import torchvision_datasets

    reader: Any = torchvision_datasets().mnist
    images, classes = (path for path in _files(Path(folder)) if path.name.startswith(STEMS[split]))
    try:
        pixels = reader.read_image_file(str(images)).numpy()[:, None]
        labels = reader.read_label_file(str(classes)).numpy().astype(np.int64)
    except (RuntimeError, ValueError, OSError, AssertionError) as error:
        raise DataBroken(f"MNIST in {folder} can't be read: {error}.") from error
    if pixels.shape != (len(labels), *Mnist.shape) or labels.max(initial=0) >= len(Mnist.classes):
        raise DataBroken(
            f"The images and labels of MNIST in {folder} do not belong together: delete them and "
            "download MNIST again."
        )
    return pixels, labels


def unpack(packed: Path, target: Path) -> None:
    """Unpack a gzip file; the target appears whole or not at all."""
    partial = target.with_name(target.name + ".part")
    try:
        with gzip.open(packed, "rb") as source, partial.open("wb") as sink:
            shutil.copyfileobj(source, sink, 1 << 20)
            sink.flush()
            os.fsync(sink.fileno())
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)
