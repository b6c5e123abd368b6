"""Kuzushiji-MNIST: cursive Japanese characters (Clanuwat et al., 2018)."""

from __future__ import annotations

from typing import ClassVar

from aegui.parts.datasets import datasets
from aegui.parts.datasets.idx import IdxFiles
from aegui.parts.registry import QT_TRANSLATE_NOOP


@datasets.add(
    "kmnist",
    QT_TRANSLATE_NOOP("datasets", "Kuzushiji-MNIST"),
    QT_TRANSLATE_NOOP("datasets", "70,000 cursive Japanese characters of 28×28 pixels, ten of them."),
    order=3,
)
class Kmnist(IdxFiles):
    """60,000 training and 10,000 test images of hiragana."""

    total: ClassVar[int] = 70_000
    source: ClassVar[str] = "KMNIST"
    title: ClassVar[str] = "Kuzushiji-MNIST"
    classes: ClassVar[tuple[str, ...]] = ("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo")
