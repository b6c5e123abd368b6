"""What happens to the bytes of an image before the network sees it, as a module that is exported with it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

LEVELS = 255.0


@dataclass(frozen=True)
class Pixels:
    """The images that an exported graph takes: bytes, black to white, in the size that the network sees."""

    channels: int
    size: tuple[int, int]  # height and width
    threshold: int | None = None  # white from this level on, black below it; None: all levels count

    @property
    def example(self) -> NDArray[np.uint8]:
        """Two images (2, C, H, W) to trace a graph with."""
        return np.zeros((2, self.channels, *self.size), np.uint8)


class Preprocessing(nn.Module):
    """Images uint8 (N, C, H, W) → float (N, C, H, W) in [0, 1], as the network takes them."""

    def __init__(self, pixels: Pixels) -> None:
        super().__init__()
        self.threshold = pixels.threshold

    def forward(self, images: Tensor) -> Tensor:
        if self.threshold is not None:
            return (images >= self.threshold).float()
        return images.float() * (1 / LEVELS)
