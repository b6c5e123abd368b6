"""Holds a picture of the documents against the one that is kept, as an eye would: not letter by letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLOCK = 12  # px: how letters are drawn at their edges goes under in the mean of so many
FAR = 20  # of 255, in one of the colours: what differs more in its mean is seen
SHARE = 0.04  # of the blocks that may: times, memory and threads stand in a picture, too


def difference(made: Path, kept: Path, shown: Path, share: float = SHARE) -> str:
    """A sentence where two pictures differ in more than a share of their blocks; "" where they are alike.

    What differs is then drawn into a third file: the picture that was made, pale, with what differs in red.
    """
    from PIL import Image

    if not kept.is_file():
        return f"{kept.name} is not there: aegui screenshots --documents {kept.parent} makes it."
    with Image.open(made) as one, Image.open(kept) as other:
        new, old = (np.asarray(image.convert("RGB"), np.float32) for image in (one, other))
    if new.shape != old.shape:
        sizes = [f"{wide}×{high}" for high, wide, _ in (new.shape, old.shape)]
        return f"{kept.name} is {sizes[0]} pixels large now, and {sizes[1]} where it is kept."
    far = np.abs(_means(new) - _means(old)).max(2) > FAR
    if far.mean() <= share:
        return ""
    mask = np.kron(far, np.ones((BLOCK, BLOCK), bool))
    pale = 128 + new[: mask.shape[0], : mask.shape[1]] / 2
    pale[mask] = pale[mask] * 0.5 + np.array([127, 0, 0], np.float32)
    Image.fromarray(pale.clip(0, 255).astype(np.uint8)).save(shown)
    return (
        f"{kept.name} is not what the window looks like: {far.mean():.0%} of it differs (see {shown}). Where "
        f"that is meant, aegui screenshots --documents {kept.parent} makes it anew."
    )


def _means(pixels: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of square blocks; what is left at the right and at the bottom goes with none."""
    high, wide = (side // BLOCK for side in pixels.shape[:2])
    blocks = pixels[: high * BLOCK, : wide * BLOCK].reshape(high, BLOCK, wide, BLOCK, -1)
    means: NDArray[np.float32] = blocks.mean((1, 3))
    return means
