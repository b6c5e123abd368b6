"""What USPS and SVHN share: a file for each split, read by a class of torchvision."""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from aegui.files import explain
from aegui.parts.datasets import DataBroken, DataMissing, DataSet, Images, Say, Split
from aegui.translation import tr

SPLITS: tuple[Split, Split] = ("train", "test")


class FilePair(DataSet):
    """Two files in a data folder, or in its sub-folder of torchvision's name, with known check sums."""

    source: ClassVar[str]  # the name of torchvision's class
    names: ClassVar[dict[Split, str]]
    can_download: ClassVar[bool] = True

    @abstractmethod
    def read(self, source: Any, folder: Path, split: Split) -> tuple[Any, Any]:
        """Images (N, …) and labels (N,) of a split, by torchvision's class."""

    def find(self, folders: Iterable[Path]) -> Path | None:
        places = [place for folder in folders for place in (folder, folder / self.source)]
        return next((p for p in places if all((p / n).is_file() for n in self.names.values())), None)

    def load(self, split: Split, folders: Iterable[Path], say: Say | None = None) -> Images:
        looked = list(folders)
        folder = self.find(looked)
        if folder is None:
            places = ", ".join(map(str, looked)) or tr("no folder")
            files = tr(" and ").join(self.names.values())
            raise DataMissing(
                tr(
                    "{} is not on the disk (looked in {}): download it, or choose the folder that holds {}.",
                    self.source,
                    places,
                    files,
                )
            )
        path = folder / self.names[split]
        try:
            pixels, labels = _read(self, path, split, path.stat().st_mtime_ns)
        except OSError as error:
            raise DataBroken(explain(error, path)) from error
        return Images(self.kind, split, pixels, labels, self.classes)

    def download(self, folder: Path, say: Say) -> None:
        from aegui.parts.datasets.fetching import fetch

        for n, split in enumerate(SPLITS):

            def part(share: float, what: str, n: int = n) -> None:
                say((n + share) / len(SPLITS), what)

            address, name, md5 = _source(self.source).split_list[split]
            fetch([address], folder / self.source / name, f"md5:{md5}", part)


def _source(name: str) -> Any:
    from aegui.parts.datasets.vision import torchvision_datasets

    return getattr(torchvision_datasets(), name)


@lru_cache(maxsize=2)
def _read(
    data: FilePair, path: Path, split: Split, changed: int
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Read a split; `changed` keeps a stale answer out of the cache."""
    source = _source(data.source)
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "md5").hexdigest()
    if found != source.split_list[split][2]:
        raise DataBroken(
            tr(
                "{} is not the known file (its check sum is another): delete it and download {} again.",
                path,
                data.source,
            )
        )
    pixels, labels = data.read(source, path.parent, split)
    shaped = np.ascontiguousarray(pixels, np.uint8).reshape(-1, *data.shape)
    return shaped, np.array(labels, np.int64)
