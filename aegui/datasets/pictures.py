"""Reads picture files, which may be anything: a bad one is refused with the reason, never trusted."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

Colour = Literal["grey", "rgb"]
Method = Literal["fit", "stretch", "pad"]

SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".ppm", ".pgm", ".pbm"}
)
# What the content may be, whatever the file is called; others of Pillow's formats run programs.
FORMATS = ("JPEG", "PNG", "BMP", "GIF", "TIFF", "WEBP", "PPM")
MOST_PIXELS = 80_000_000  # of one picture; a camera's has up to 50 million
DEEP = frozenset({"I", "I;16", "I;16B", "I;16L", "I;16N"})  # modes of 16-bit grey
# A picture that would fill the memory is no matter for a warning.
warnings.simplefilter("error", Image.DecompressionBombWarning)


class Unreadable(Exception):
    """A picture can't be used; the message is the reason without the name."""


@dataclass(frozen=True)
class Shape:
    """What pictures are brought to."""

    height: int
    width: int
    colour: Colour
    method: Method

    @property
    def channels(self) -> int:
        return 1 if self.colour == "grey" else 3


def fitted(source: Path | IO[bytes], shape: Shape) -> NDArray[np.uint8]:
    """A picture of any size as uint8 (C, H, W). Raises `Unreadable`."""
    size = (shape.width, shape.height)
    image = opened(source, shape.colour, least=4 * max(size))
    if image.size != size:
        bicubic = Image.Resampling.BICUBIC  # Pillow's shrinks without aliasing
        if shape.method == "fit":
            image = ImageOps.fit(image, size, bicubic)
        elif shape.method == "pad":
            image = ImageOps.pad(image, size, bicubic)
        else:
            image = image.resize(size, bicubic)
    return channels_first(image)


def channels_first(image: Image.Image) -> NDArray[np.uint8]:
    """A grey or RGB picture as uint8 (C, H, W)."""
    pixels = np.asarray(image)
    return pixels[None] if pixels.ndim == 2 else np.ascontiguousarray(pixels.transpose(2, 0, 1))


def opened(source: Path | IO[bytes], colour: Colour, least: int = 0) -> Image.Image:
    """The picture, first frame, upright, without transparency, 8 bits a channel. Raises `Unreadable`.

    A JPEG much larger than `least` pixels a side is read smaller, which is many times faster.
    """
    try:
        with Image.open(source, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Unreadable(f"it is too large: {image.width:,} × {image.height:,} pixels")
            if least:
                image.draft(None, (least, least))
            return plain(ImageOps.exif_transpose(image), "L" if colour == "grey" else "RGB")
    except Unreadable:
        raise
    except UnidentifiedImageError:
        raise Unreadable("it is no picture") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unreadable("it is too large") from None
    except FileNotFoundError:
        raise Unreadable("it is not there any more") from None
    except PermissionError:
        raise Unreadable("permission is denied") from None
    except Exception as error:  # a hostile file can make the reader stumble in any way
        reason = str(error).strip().rstrip(".") or type(error).__name__
        raise Unreadable(f"it can't be read ({reason})") from None


def plain(image: Image.Image, mode: Literal["L", "RGB"]) -> Image.Image:
    """Without transparency, which becomes white as on paper, and of the mode."""
    if image.mode in DEEP:
        tall = np.asarray(image).astype(np.int64)
        image = Image.fromarray((np.clip(tall, 0, 65535) // 257).astype(np.uint8))
    elif image.mode == "F":
        raise Unreadable("its pixels are fractions of an unknown range")
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        image = Image.alpha_composite(paper, clear)
    return image.convert(mode)
