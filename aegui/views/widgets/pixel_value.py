"""The value of the pixel under the mouse, in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from aegui.explore.records import Bytes, Floats
from aegui.translation import translate


def pixel_value(pixels: Bytes, place: QPointF, room: QRectF, units: Floats | None) -> str:
    """The pixel of an image (C, H, W), drawn in `room`, and its value; "" beside the image.

    It is in the file's units (256,), one for each byte, where they are known.
    """
    if not room.contains(place) or room.isEmpty():
        return ""
    x = min(int((place.x() - room.x()) / room.width() * pixels.shape[2]), pixels.shape[2] - 1)
    y = min(int((place.y() - room.y()) / room.height() * pixels.shape[1]), pixels.shape[1] - 1)
    same = bool((pixels == pixels[:1]).all())
    return pixel_words(pixels[: 1 if same else None, y, x], x, y, units)


def pixel_words(channels: Bytes, x: int, y: int, units: Floats | None) -> str:
    """A pixel with these channels (C,)."""
    given = channels.tolist()
    if len(set(given)) == 1 and len(given) == 3:
        given = given[:1]
    if units is None:
        text = translate("PixelValue", "pixel {}, {}: {} of 255")
        return text.format(x, y, ", ".join(map(str, given)))
    values = ", ".join(f"{units[one]:,.4g}".replace("-", "−") for one in given)
    return translate("PixelValue", "pixel {}, {}: {} in the file").format(x, y, values)
