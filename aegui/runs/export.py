"""Images as pictures that any program reads. No torch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aegui.files import write_by
from aegui.parts.channels import Channels, in_colours

ABOUT = "aegui"  # the name under which a file says where it comes from

Bytes = NDArray[np.uint8]

SEAM = 2  # px between two images


def as_shown(image: Bytes) -> Bytes:
    """An image (C, H, W) as Pillow takes it: (H, W), or (H, W, 3); of other channels the usual ones."""
    seen = in_colours(image)
    return np.ascontiguousarray(np.moveaxis(seen, 0, -1)) if len(seen) == 3 else seen[0]


def pairs_png(
    path: Path, originals: Bytes, reconstructed: Bytes, about: str = "", shown: Channels = ()
) -> None:
    """Images (N, C, H, W), what the model makes of each below it, in rows, by the shown channels; `about` is
    what the file says of itself. Raises `OSError`."""
    both = in_colours(np.concatenate([originals, reconstructed], axis=2), shown)
    tall, wide = (side + SEAM for side in both.shape[2:])
    columns = int(np.ceil(np.sqrt(len(both) * tall / wide)))
    canvas = np.zeros(
        (-(-len(both) // columns) * tall - SEAM, columns * wide - SEAM, both.shape[1]), np.uint8
    )
    for number, pair in enumerate(both):
        row, column = divmod(number, columns)
        place = canvas[row * tall :, column * wide :]
        place[: pair.shape[1], : pair.shape[2]] = np.moveaxis(pair, 0, -1)
    save_png(path, canvas[:, :, 0] if canvas.shape[2] == 1 else canvas, about)


def save_png(path: Path, pixels: Bytes, about: str = "") -> None:
    """A picture as `as_shown` makes it; `about` is what the file says of itself. Raises `OSError`."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    image, said = Image.fromarray(pixels), PngInfo()
    if about:
        said.add_text(ABOUT, about)
    write_by(path, lambda file: image.save(file, "PNG", pnginfo=said))
