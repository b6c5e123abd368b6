"""Which images a model reconstructs worst. No torch of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from aegui.runs.snapshot import Snapshot
    from aegui.stored_images import Pixels

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

PART = 256  # images at a time


class Errors:
    """The reconstruction errors of images by one model: each is worked out when it is first asked for."""

    def __init__(self, snapshot: Snapshot, pixels: Pixels) -> None:
        self.snapshot = snapshot
        self.pixels = pixels  # (N, C, H, W)
        self._known = np.full(len(pixels), np.nan, np.float32)

    def of(self, rows: Ints, say: Callable[[float], None]) -> Floats:
        """Of the images in these rows (K,); `say` hears the share done, and may raise to give up."""
        missing = rows[np.isnan(self._known[rows])]
        for at in range(0, len(missing), PART):
            say(at / len(missing))
            part = missing[at : at + PART]
            originals = self.pixels[part]
            self._known[part] = squared_errors(originals, self.snapshot.reconstruct(originals))
        found: Floats = self._known[rows]
        return found


@dataclass(frozen=True, eq=False)
class EveryError:
    """The errors of all images by one model."""

    of: Errors
    values: Floats  # (N,)


def squared_errors(originals: Bytes, reconstructed: Bytes) -> Floats:
    """The mean squared error of each image (N,), per pixel and channel, of pixels in [0, 1]."""
    away = (originals.astype(np.float32) - reconstructed) / 255
    errors: Floats = np.square(away).mean(axis=(1, 2, 3), dtype=np.float32)
    return errors
