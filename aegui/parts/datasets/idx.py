"""What MNIST and its relatives share: four IDX files in torchvision's folders."""

from __future__ import annotations

import gzip
import os
import shutil
import struct
from collections.abc import Iterable
from functools import lru_cache
from math import prod
from pathlib import Path
from typing import IO, ClassVar

import numpy as np
from numpy.typing import NDArray

from aegui.files import explain, write_by
from aegui.parts.datasets import DataBroken, DataMissing, Images, Say, Split
from aegui.parts.datasets.binarising import Binarisable
from aegui.parts.datasets.turning import Turnable
from aegui.translation import tr

KINDS = ("images-idx3-ubyte", "labels-idx1-ubyte")


class IdxFiles(Turnable, Binarisable):
    """Images of 28×28 grey as torchvision lays them out: `<source>/raw/*-ubyte` below a data folder."""

    source: ClassVar[str]  # the name of torchvision's class, and of the folder
    title: ClassVar[str]
    stems: ClassVar[dict[Split, str]] = {"train": "train", "test": "t10k"}
    first_label: ClassVar[int] = 0
    transposed: ClassVar[bool] = False  # stored column by column
    shape: ClassVar[tuple[int, int, int]] = (1, 28, 28)
    can_download: ClassVar[bool] = True

    def find(self, folders: Iterable[Path]) -> Path | None:
        return next((f for f in folders if all(os.path.isfile(p) for p in self.files(f))), None)

    def files(self, folder: Path) -> list[Path]:
        """Images and labels of each split."""
        raw = folder / self.source / "raw"
        return [raw / f"{stem}-{kind}" for stem in self.stems.values() for kind in KINDS]

    def load(self, split: Split, folders: Iterable[Path], say: Say | None = None) -> Images:
        looked = list(folders)
        folder = self.find(looked)
        if folder is None:
            places = ", ".join(map(str, looked)) or tr("no folder")
            raise DataMissing(
                tr(
                    "{} is not on the disk (looked in {}): download it, or choose the folder that "
                    "holds {}/raw.",
                    self.title,
                    places,
                    self.source,
                )
            )
        again = tr("delete it and download {} again.", self.title)
        for path in self.files(folder):
            check(path, again)
        of_split = [path for path in self.files(folder) if path.name.startswith(self.stems[split])]
        try:
            pixels, labels = _read(*((path, path.stat().st_mtime_ns) for path in of_split))
        except (RuntimeError, ValueError, OSError, AssertionError) as error:
            raise DataBroken(tr("{} in {} can't be read: {}.", self.title, folder, error)) from error
        low, high = self.first_label, self.first_label + len(self.classes) - 1
        fits = pixels.shape == (*labels.shape, *self.shape) and len(labels)
        if not fits or labels.min() < low or labels.max() > high:
            raise DataBroken(
                tr(
                    "The images and labels of {} in {} do not belong together: delete them and "
                    "download {} again.",
                    self.title,
                    folder,
                    self.title,
                )
            )
        if self.transposed:
            pixels = np.ascontiguousarray(pixels.transpose(0, 1, 3, 2))
        return self.binary(self.turn(Images(self.kind, split, pixels, labels - low, self.classes)))

    def download(self, folder: Path, say: Say) -> None:
        from aegui.parts.datasets.fetching import fetch
        from aegui.parts.datasets.vision import torchvision_datasets

        source = getattr(torchvision_datasets(), self.source)
        raw = folder / self.source / "raw"
        for n, (name, md5) in enumerate(source.resources):

            def part(share: float, what: str, n: int = n) -> None:
                say((n + share) / len(source.resources), what)

            packed = fetch([mirror + name for mirror in source.mirrors], raw / name, f"md5:{md5}", part)
            unpack(packed, raw / name.removesuffix(".gz"))
            packed.unlink()


def check(path: Path, advice: str) -> None:
    """Hold a file's length against its IDX header. Raises `DataBroken`."""
    try:
        with path.open("rb") as file:
            magic = file.read(4)
            dimensions = magic[3] if len(magic) == 4 and magic[:3] == b"\0\0\x08" else 0
            header = file.read(4 * dimensions)
            if not 1 <= dimensions <= 3 or len(header) < 4 * dimensions:
                raise DataBroken(tr("{} is no IDX file of bytes: {}", path, advice))
            wanted = 4 + len(header) + prod(struct.unpack(f">{dimensions}I", header))
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise DataBroken(explain(error, path)) from error
    if size != wanted:
        raise DataBroken(tr("{} holds {:,} of {:,} bytes: {}", path, size, wanted, advice))


@lru_cache(maxsize=2)
def _read(images: tuple[Path, int], labels: tuple[Path, int]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Read a split whose files were checked; their times keep a stale answer out of the cache."""
    return _bytes(images[0])[:, None], _bytes(labels[0]).astype(np.int64)


def _bytes(path: Path) -> NDArray[np.uint8]:
    """The array of an IDX file of bytes; numpy reads it where torchvision would take a second to import."""
    with path.open("rb") as file:
        dimensions = file.read(4)[3]
        shape = struct.unpack(f">{dimensions}I", file.read(4 * dimensions))
        return np.fromfile(file, np.uint8).reshape(shape)


def unpack(packed: Path | IO[bytes], target: Path) -> None:
    """Unpack a gzip file; the target appears whole or not at all."""
    with gzip.open(packed) as plain:
        write_by(target, lambda file: shutil.copyfileobj(plain, file, 1 << 20))
