"""Olivetti: 400 grey faces of 64×64, ten of each of 40 people (AT&T Laboratories Cambridge, 1992–1994)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from aegui.files import explain
from aegui.parts.datasets import DataBroken, DataMissing, DataSet, Images, Say, Split, datasets, in_turns
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.translation import tr

SIZE, PEOPLE, EACH = 64, 40, 10
# scikit-learn's own cache is read by running what is in it: nothing but the exact known file is opened.
CACHE = Path("sklearn") / "olivetti_py3.pkz"
CACHE_SHA256 = "47398b319d88c78459514b30b87c562313aad345b5c6a387b678d7f8177be4ba"
SOURCE = Path("sklearn") / "olivettifaces.mat"  # what scikit-learn makes that cache from


@datasets.add(
    "olivetti",
    QT_TRANSLATE_NOOP("datasets", "Olivetti faces"),
    QT_TRANSLATE_NOOP("datasets", "400 grey faces of 64×64 pixels, ten of each of 40 people."),
    order=40,
)
class Olivetti(DataSet):
    """The faces as scikit-learn keeps them: `sklearn/` below a data folder. There are no test images."""

    total: ClassVar[int] = 400
    shape: ClassVar[tuple[int, int, int]] = (1, SIZE, SIZE)
    classes: ClassVar[tuple[str, ...]] = tuple(f"person {n + 1}" for n in range(PEOPLE))
    can_download: ClassVar[bool] = True

    def find(self, folders: Iterable[Path]) -> Path | None:
        return next((f for f in folders if (f / CACHE).is_file() or (f / SOURCE).is_file()), None)

    def load(self, split: Split, folders: Iterable[Path], say: Say | None = None) -> Images:
        looked = list(folders)
        folder = self.find(looked)
        if folder is None:
            places = ", ".join(map(str, looked)) or tr("no folder")
            raise DataMissing(
                tr(
                    "The Olivetti faces are not on the disk (looked in {}): download them, or "
                    "choose the folder that holds {}.",
                    places,
                    CACHE.as_posix(),
                )
            )
        pixels = _faces(folder)
        labels = np.repeat(np.arange(PEOPLE), EACH)
        order = in_turns(labels)[: None if split == "train" else 0]
        return Images(self.kind, split, pixels[order], labels[order], self.classes)

    def download(self, folder: Path, say: Say) -> None:
        from aegui.parts.datasets.fetching import fetch

        source = _source()
        fetch([source.url], folder / SOURCE, f"sha256:{source.checksum}", say)


def _source() -> Any:
    """Where scikit-learn has the faces from: an address and its check sum."""
    from sklearn.datasets._olivetti_faces import FACES

    return FACES


def _faces(folder: Path) -> NDArray[np.uint8]:
    """(400, 1, 64, 64), ten of each person one after another."""
    path = next(p for p in (folder / SOURCE, folder / CACHE) if p.is_file())
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise DataBroken(explain(error, path)) from error


@lru_cache(maxsize=1)
def _read(path: Path, changed: int) -> NDArray[np.uint8]:
    """Read a file that is the known one; `changed` keeps a stale answer out of the cache."""
    from scipy.io import loadmat
    from sklearn.datasets import fetch_olivetti_faces

    matlab = path.name == SOURCE.name
    known = _source().checksum if matlab else CACHE_SHA256
    if hashlib.sha256(path.read_bytes()).hexdigest() != known:
        raise DataBroken(
            tr(
                "{} is not the known file (its check sum is another) and was not opened: delete it "
                "and download the faces again.",
                path,
            )
        )
    if matlab:
        columns = loadmat(path)["faces"].astype(np.float32)
        faces = columns.T.reshape(PEOPLE * EACH, SIZE, SIZE).transpose(0, 2, 1)
        unit = (faces - faces.min()) / np.ptp(faces)  # the whole range, as scikit-learn does
    else:
        unit = fetch_olivetti_faces(data_home=path.parent, download_if_missing=False).images
    pixels: NDArray[np.uint8] = np.rint(unit * 255).astype(np.uint8)[:, None]
    return pixels
