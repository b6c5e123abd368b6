"""Fashion-MNIST: pieces of clothing (Xiao et al., 2017)."""

from __future__ import annotations

from typing import ClassVar

from aegui.parts.datasets import datasets
from aegui.parts.datasets.idx import IdxFiles
from aegui.parts.registry import QT_TRANSLATE_NOOP


@datasets.add(
    "fashion-mnist",
    QT_TRANSLATE_NOOP("datasets", "Fashion-MNIST"),
    QT_TRANSLATE_NOOP("datasets", "70,000 pieces of clothing of 28×28 pixels; harder than digits."),
    order=2,
)
class FashionMnist(IdxFiles):
    """60,000 training and 10,000 test images of clothing."""

    total: ClassVar[int] = 70_000
    source: ClassVar[str] = "FashionMNIST"
    title: ClassVar[str] = "Fashion-MNIST"
    classes: ClassVar[tuple[str, ...]] = (
        "T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot",
    )  # fmt: skip
