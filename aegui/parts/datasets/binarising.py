"""Images of black and white pixels alone, made of grey ones, whose brightness is the chance of white.

Published log-likelihoods of digits are of such images: p(x) is then a probability. They differ in how they
are made, and can be compared only where that is the same.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray

from aegui.parts.datasets import DataSet, Images
from aegui.parts.registry import QT_TRANSLATE_NOOP, about

Binarised = Literal["none", "threshold", "static", "dynamic"]

HALF = 128  # of 255: white from here
AT_A_TIME = 5_000  # images that are drawn: a draw takes as much memory as the images
DRAW = "binarised 1"  # the same draw in every run, whatever its seed: runs stay comparable


class Binarisable(DataSet):
    """A data set of grey images that can be made black and white."""

    binarised: Annotated[
        Binarised,
        about(
            QT_TRANSLATE_NOOP("datasets", "Black and white"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "None: pixels stay grey. Threshold: white from half of the brightness up. Static: each pixel "
                "drawn once, its brightness being the chance of white. Dynamic: the training images drawn "
                "anew each epoch, the others once.",
            ),
        ),
    ] = "none"

    def binary(self, images: Images) -> Images:
        """Images of a split in the recipe's form; they keep their brightness where it is drawn from again."""
        if self.binarised == "none":
            return images
        grey = images.pixels[:]
        made = (grey >= HALF) * np.uint8(255) if self.binarised == "threshold" else drawn(grey, images.split)
        brightness = grey if self.binarised == "dynamic" and images.split == "train" else None
        return Images(images.name, images.split, made, images.labels, images.classes, brightness=brightness)


def drawn(grey: NDArray[np.uint8], name: str) -> NDArray[np.uint8]:
    """Black and white images of grey ones (N, C, H, W): the one draw that a split of this name has.

    A pixel of brightness b is white with the chance b/255, as in the fixed binarisation that published
    figures use (Salakhutdinov & Murray, 2008, as Larochelle & Murray, 2011, gave it out); the draw itself
    is another.
    """
    number = int.from_bytes(blake2b(f"{DRAW}/{name}".encode(), digest_size=8).digest(), "little")
    generator = np.random.default_rng(number)
    made = np.empty_like(grey)
    for at in range(0, len(grey), AT_A_TIME):
        part = grey[at : at + AT_A_TIME]
        # 255 equally likely numbers, b of them below b
        white = generator.integers(0, 255, part.shape, np.uint8) < part
        np.multiply(white, np.uint8(255), out=made[at : at + len(part)])
    return made
