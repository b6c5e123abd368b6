"""Images without any structure: every pixel is drawn for itself. They can't be compressed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

import numpy as np

from aegui.parts.datasets import DataSet, Images, Say, Split, datasets
from aegui.parts.registry import QT_TRANSLATE_NOOP

SIZE = 28
COUNTS: dict[Split, int] = {"train": 10_000, "test": 2_000}
SEEDS: dict[Split, int] = {"train": 0, "test": 1}


@datasets.add(
    "random",
    QT_TRANSLATE_NOOP("datasets", "Random pixels"),
    QT_TRANSLATE_NOOP("datasets", "12,000 images of 28×28 random pixels: there is nothing to learn."),
    order=50,
)
class Random(DataSet):
    """Uniform noise, the same in every run; no labels. The best reconstruction of any is plain grey."""

    total: ClassVar[int] = 12_000
    shape: ClassVar[tuple[int, int, int]] = (1, SIZE, SIZE)

    def find(self, folders: Iterable[Path]) -> Path | None:
        return Path(__file__)  # made, not read: always there

    def load(self, split: Split, folders: Iterable[Path], say: Say | None = None) -> Images:
        # The raw stream of a bit generator is the same in every numpy; a distribution's is not promised.
        words = np.random.PCG64(SEEDS[split]).random_raw(COUNTS[split] * SIZE * SIZE // 8)
        pixels = words.astype("<u8", copy=False).view(np.uint8).reshape(-1, *self.shape)
        return Images(self.kind, split, pixels, None, (), fresh=True)
