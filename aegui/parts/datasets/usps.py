"""USPS: 9,298 grey digits of 16×16 from envelopes (Hull, 1994)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from aegui.parts.datasets import Split, datasets
from aegui.parts.datasets.pairs import FilePair
from aegui.parts.registry import QT_TRANSLATE_NOOP


@datasets.add(
    "usps",
    QT_TRANSLATE_NOOP("datasets", "USPS"),
    QT_TRANSLATE_NOOP("datasets", "9,298 digits of 16×16 pixels from envelopes: small and quick."),
    order=10,
)
class Usps(FilePair):
    """7,291 training and 2,007 test images."""

    total: ClassVar[int] = 9_298
    source: ClassVar[str] = "USPS"
    names: ClassVar[dict[Split, str]] = {"train": "usps.bz2", "test": "usps.t.bz2"}
    shape: ClassVar[tuple[int, int, int]] = (1, 16, 16)
    classes: ClassVar[tuple[str, ...]] = tuple("0123456789")

    def read(self, source: Any, folder: Path, split: Split) -> tuple[Any, Any]:
        read = source(folder, train=split == "train")
        return read.data, read.targets
