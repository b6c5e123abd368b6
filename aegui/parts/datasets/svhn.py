"""SVHN: 99,289 colour images of 32×32, digits of house numbers (Netzer et al., 2011)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from aegui.parts.datasets import Split, datasets
from aegui.parts.datasets.pairs import FilePair
from aegui.parts.registry import QT_TRANSLATE_NOOP


@datasets.add(
    "svhn",
    QT_TRANSLATE_NOOP("datasets", "SVHN"),
    QT_TRANSLATE_NOOP("datasets", "99,289 colour images of 32×32 pixels: digits of house numbers."),
    order=31,
)
class Svhn(FilePair):
    """73,257 training and 26,032 test images."""

    total: ClassVar[int] = 99_289
    source: ClassVar[str] = "SVHN"
    names: ClassVar[dict[Split, str]] = {"train": "train_32x32.mat", "test": "test_32x32.mat"}
    shape: ClassVar[tuple[int, int, int]] = (3, 32, 32)
    classes: ClassVar[tuple[str, ...]] = tuple("0123456789")

    def read(self, source: Any, folder: Path, split: Split) -> tuple[Any, Any]:
        read = source(folder, split=split)
        return read.data, read.labels
