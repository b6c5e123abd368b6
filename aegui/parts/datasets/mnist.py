"""MNIST: handwritten digits (LeCun et al., 1998)."""

from __future__ import annotations

from typing import ClassVar

from aegui.parts.datasets import datasets
from aegui.parts.datasets.idx import IdxFiles
from aegui.parts.registry import QT_TRANSLATE_NOOP


@datasets.add(
    "mnist",
    QT_TRANSLATE_NOOP("datasets", "MNIST"),
    QT_TRANSLATE_NOOP("datasets", "70,000 handwritten digits of 28×28 pixels, the field's first test."),
    order=1,
)
class Mnist(IdxFiles):
    """60,000 training and 10,000 test images of digits."""

    total: ClassVar[int] = 70_000
    source: ClassVar[str] = "MNIST"
    title: ClassVar[str] = "MNIST"
    classes: ClassVar[tuple[str, ...]] = tuple("0123456789")
