"""The digits that come with scikit-learn: 1,797 real 8×8 images, always there, no network needed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from aegui.parts.datasets import DataBroken, Images, Say, Split, datasets
from aegui.parts.datasets.binarising import Binarisable
from aegui.parts.datasets.turning import Turnable
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.translation import tr

SIZE = 28
TEST_SHARE = 0.2
# The division into training and test images is part of the data set, not of a recipe.
DIVISION_SEED = 1797


@datasets.add(
    "digits",
    QT_TRANSLATE_NOOP("datasets", "Digits (bundled)"),
    QT_TRANSLATE_NOOP("datasets", "1,797 small handwritten digits that come with the program."),
    order=0,
)
class Digits(Turnable, Binarisable):
    """`sklearn.datasets.load_digits`, brought from 8×8 to 28×28; a fifth of each class is for testing."""

    total: ClassVar[int] = 1_797
    shape: ClassVar[tuple[int, int, int]] = (1, SIZE, SIZE)
    classes: ClassVar[tuple[str, ...]] = tuple("0123456789")

    def find(self, folders: Iterable[Path]) -> Path | None:
        return _table_path()

    def load(self, split: Split, folders: Iterable[Path], say: Say | None = None) -> Images:
        pixels, labels, test = _digits()
        rows = test if split == "test" else ~test
        return self.binary(self.turn(Images(self.kind, split, pixels[rows], labels[rows], self.classes)))


def _table_path() -> Path | None:
    """The table inside scikit-learn; importing the package itself would take a second."""
    spec = find_spec("sklearn")
    folders = spec.submodule_search_locations if spec else None
    path = Path(folders[0]) / "datasets" / "data" / "digits.csv.gz" if folders else None
    return path if path and path.is_file() else None


@lru_cache(maxsize=1)
def _digits() -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.bool_]]:
    path = _table_path()
    if path is None:
        raise DataBroken(tr("The bundled digits are not in the installed scikit-learn; install it again."))
    table = np.loadtxt(path, delimiter=",", dtype=np.uint8)
    pixels = np.stack([enlarge(row.reshape(8, 8)) for row in table[:, :64]])[:, None]
    labels = table[:, 64].astype(np.int64)
    generator = np.random.default_rng(DIVISION_SEED)
    test = np.zeros(len(labels), dtype=bool)
    for label in range(10):
        rows = np.flatnonzero(labels == label)
        test[generator.permutation(rows)[: round(len(rows) * TEST_SHARE)]] = True
    return pixels, labels, test


def enlarge(digit: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """An 8×8 digit of 0 to 16 as 28×28 of 0 to 255: a centred 24×24, as MNIST keeps a margin."""
    grey = Image.fromarray((digit.astype(np.float32) * (255 / 16)).astype(np.uint8))
    framed = np.zeros((SIZE, SIZE), np.uint8)
    framed[2:26, 2:26] = np.asarray(grey.resize((24, 24), Image.Resampling.BICUBIC))
    return framed
