"""Pictures that stand in a web page as text."""

from __future__ import annotations

import io
from base64 import b64encode
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.parts.channels import in_colours

Bytes = NDArray[np.uint8]

LARGEST = 160  # px a side of a single image


def small(images: Bytes, most: int) -> Bytes:
    """Images (N, C, H, W) at most so many pixels a side, in grey or in colours."""
    from PIL import Image

    images = in_colours(images)
    count, channels, height, width = images.shape
    share = min(1.0, most / max(height, width))
    if share == 1.0:
        return images
    size = max(1, round(width * share)), max(1, round(height * share))
    made = np.empty((count, channels, size[1], size[0]), np.uint8)
    for image, place in zip(images, made, strict=True):
        for channel, into in zip(image, place, strict=True):
            into[...] = np.asarray(Image.fromarray(channel).resize(size, Image.Resampling.BOX))
    return made


def png(image: Bytes) -> str:
    """An image (C, H, W) as a picture in the page."""
    seen = small(image[None], LARGEST)[0]
    return _picture(seen[0] if len(seen) == 1 else np.moveaxis(seen, 0, -1), "PNG")


def webp(picture: Bytes, quality: int = 70) -> str:
    return _picture(picture, "WEBP", quality=quality, method=2)


def _picture(picture: Bytes, kind: str, **settings: Any) -> str:
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(picture)).save(file, kind, **settings)
    return f"data:image/{kind.lower()};base64,{b64encode(file.getvalue()).decode()}"
