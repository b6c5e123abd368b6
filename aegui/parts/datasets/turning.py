"""Images turned about their middle, each by an angle of its own that is known: what a model that infers
angles is measured on."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from aegui.parts.datasets import DataSet, Images, Split
from aegui.parts.registry import QT_TRANSLATE_NOOP, about

DRAW = "turned 1"  # the same draw in every run, whatever its seed: runs stay comparable


class Turnable(DataSet):
    """A data set of images that can be turned, black where nothing is."""

    turned: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("datasets", "Turned"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "Each image is turned once by an angle drawn from a Gaussian of this spread: 0 leaves all "
                "upright, 180 turns them any way round.",
            ),
            unit="°",
            ge=0.0,
            le=180.0,
            expert=True,
        ),
    ] = 0.0

    def turn(self, images: Images) -> Images:
        """Images of a split as the recipe wants them."""
        if not self.turned:
            return images
        angles = self.angles(images.split, np.arange(len(images)))
        return replace(images, pixels=_turned(images.pixels[:], angles), fresh=True)

    def angles(self, split: Split, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """The degrees (N,), counter-clockwise, by which the images in these rows of a split are turned.

        An image keeps its draw whatever the spread: of twice the spread its angle is twice as large.
        """
        from scipy.special import ndtri

        number = int.from_bytes(blake2b(f"{DRAW}/{split}".encode(), digest_size=8).digest(), "little")
        # The raw stream of a bit generator is the same in every numpy; a distribution's is not promised.
        raw = np.random.PCG64(number).random_raw(int(rows.max()) + 1 if len(rows) else 0)
        chances = (np.right_shift(raw[rows], 11) + 0.5) / 2.0**53
        found: NDArray[np.float64] = ndtri(chances) * self.turned
        return found


def _turned(pixels: NDArray[np.uint8], angles: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Images (N, C, H, W), bilinearly."""
    from PIL import Image

    made = np.empty_like(pixels)
    for target, image, angle in zip(made, pixels, angles, strict=True):
        for to, plane in zip(target, image, strict=True):
            to[:] = Image.fromarray(plane).rotate(angle, Image.Resampling.BILINEAR)
    return made
