"""The value of the pixel under the mouse, in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from aegui.explore.records import Bytes, ChannelUnits, Floats
from aegui.translation import translate

Units = Floats | ChannelUnits


def pixel_value(pixels: Bytes, place: QPointF, room: QRectF, units: Units | None) -> str:
    """The pixel of an image (C, H, W), drawn in `room`, and its value; "" beside the image.

    It is in the file's units (256,), one for each byte, where they are known; of channels each with its name.
    """
    if not room.contains(place) or room.isEmpty():
        return ""
    x = min(int((place.x() - room.x()) / room.width() * pixels.shape[2]), pixels.shape[2] - 1)
    y = min(int((place.y() - room.y()) / room.height() * pixels.shape[1]), pixels.shape[1] - 1)
    same = not isinstance(units, ChannelUnits) and bool((pixels == pixels[:1]).all())
    return pixel_words(pixels[: 1 if same else None, y, x], x, y, units)


def pixel_words(channels: Bytes, x: int, y: int, units: Units | None) -> str:
    """A pixel with these channels (C,)."""
    given = channels.tolist()
    if isinstance(units, ChannelUnits):
        seen = [given[min(place, len(given) - 1)] for place in units.places]
        tables = units.values
        words = [str(byte) if tables is None else _number(tables[n, byte]) for n, byte in enumerate(seen)]
        listed = ", ".join(f"{name} {word}" for name, word in zip(units.names, words, strict=True))
        if tables is None:
            return translate("PixelValue", "pixel {}, {}: {} of 255").format(x, y, listed)
        return translate("PixelValue", "pixel {}, {}: {} in the file").format(x, y, listed)
    if len(set(given)) == 1 and len(given) == 3:
        given = given[:1]
    if units is None:
        text = translate("PixelValue", "pixel {}, {}: {} of 255")
        return text.format(x, y, ", ".join(map(str, given)))
    values = ", ".join(_number(units[one]) for one in given)
    return translate("PixelValue", "pixel {}, {}: {} in the file").format(x, y, values)


def _number(value: float) -> str:
    text = f"{value:,.0f}" if 1e4 <= abs(value) < 1e15 else f"{value:,.4g}"
    return text.replace("-", "−")
