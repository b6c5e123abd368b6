"""Images one after another: a film as animated GIF, or a strip of them in one PNG. No torch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from aegui.files import write_by
from aegui.parts.channels import MOST_CHANNELS
from aegui.runs.tiles import mosaic
from aegui.translation import tr

Bytes = NDArray[np.uint8]

FRAME = 60  # ms
SCALE = 8
SHORTEST = 20  # ms: what is asked to be shown shorter, most programs show for 100
LONGEST = 655_350  # ms: two bytes of hundredths
MOST_SIDE = 16_384  # px, which every program can show


def save_gif(path: Path, frames: Bytes, milliseconds: int = FRAME, scale: int = SCALE) -> None:
    """Frames (F, C, H, W), each pixel `scale` wide, as a film that begins again when it has ended.

    The time of a frame is rounded to hundredths of a second and at least 20 ms. Raises `ValueError`
    for frames that make no film, and `OSError`.
    """
    _check(frames, scale, frames.shape[-2:])
    if milliseconds > LONGEST:
        raise ValueError(
            tr("A frame of {:,} ms is too long: a GIF's lasts at most {:,} ms.", milliseconds, LONGEST)
        )
    duration = max(SHORTEST, round(milliseconds / 10) * 10)
    first, *others = (_picture(frame[None], 1, scale) for frame in frames)
    write_by(
        path,
        lambda file: first.save(
            file, "GIF", save_all=True, append_images=others, duration=duration, loop=0, optimize=False
        ),
    )


def save_strip(path: Path, frames: Bytes, columns: int = 0, scale: int = SCALE) -> None:
    """Frames (F, C, H, W) side by side, in rows of `columns` or, with 0, in one row.

    Raises `ValueError` for frames that make no strip, and `OSError`.
    """
    across = columns or len(frames)
    rows = -(-len(frames) // max(across, 1))
    _check(frames, scale, (frames.shape[-2] * rows, frames.shape[-1] * across))
    picture = _picture(frames, across, scale)
    write_by(path, lambda file: picture.save(file, "PNG"))


def _check(frames: Bytes, scale: int, size: tuple[int, ...]) -> None:
    """Whether frames make pictures of a size in px before scaling. Raises `ValueError`."""
    if frames.ndim != 4 or not 1 <= frames.shape[1] <= MOST_CHANNELS or frames.dtype != np.uint8:
        raise ValueError(
            tr(
                "Frames are uint8 (F, C, H, W) with C 1 to {}, not {} {}.",
                MOST_CHANNELS,
                frames.dtype,
                frames.shape,
            )
        )
    if not len(frames):
        raise ValueError(tr("There are no frames to save: a film needs at least one image."))
    height, width = (scale * side for side in size)
    if not 0 < min(height, width) <= max(height, width) <= MOST_SIDE:
        raise ValueError(
            tr(
                "A picture of {:,} × {:,} pixels can't be saved: the sides go from 1 to {:,}; "
                "choose another scale, or fewer frames in a row.",
                width,
                height,
                MOST_SIDE,
            )
        )


def _picture(images: Bytes, columns: int, scale: int) -> Image.Image:
    image = Image.fromarray(mosaic(images, columns))
    return image.resize((scale * image.width, scale * image.height), Image.Resampling.NEAREST)
