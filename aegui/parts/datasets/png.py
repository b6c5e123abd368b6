"""The plainest of PNG files, read without what makes Pillow slow: half of the time of a small picture."""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

from PIL import Image

MAGIC = b"\x89PNG\r\n\x1a\n"
MODES = {0: "L", 2: "RGB"}  # of 8 bits, by the type of the header
# What may stand beside the pixels and changes nothing of them; a text may hold how the camera was turned.
HARMLESS = frozenset({b"pHYs", b"tIME", b"sRGB", b"gAMA", b"cHRM", b"iCCP", b"bKGD", b"sBIT", b"tEXt"})
RAW = b"Raw profile"
MOST = 1 << 20  # pixels: of larger ones the decoding takes the time


class Header(NamedTuple):
    """The header of a PNG file."""

    width: int
    height: int
    depth: int
    kind: int
    packing: int
    filtering: int
    interlaced: int


def quick(content: bytes) -> Image.Image | None:
    """A picture of 8 bits in grey or RGB, upright and without transparency.

    None of any other content, damaged ones included: Pillow says what they are.
    """
    if content[:8] != MAGIC or content[12:16] != b"IHDR" or len(content) < 57:
        return None
    header = Header(*struct.unpack_from(">IIBBBBB", content, 16))
    mode = MODES.get(header.kind)
    if mode is None or header[2] != 8 or any(header[4:]) or not 0 < header.width * header.height <= MOST:
        return None
    parts, at = [], 8
    try:
        while True:
            length, kind = struct.unpack_from(">I4s", content, at)
            end = at + 8 + length
            if zlib.crc32(content[at + 4 : end]) != int.from_bytes(content[end : end + 4]):
                return None
            if kind == b"IDAT":
                parts.append(content[at + 8 : end])
            elif kind == b"IEND":
                break
            elif kind != b"IHDR" and (kind not in HARMLESS or content.startswith(RAW, at + 8)):
                return None
            at = end + 4
        return Image.frombytes(mode, (header.width, header.height), b"".join(parts), "zip", (mode, 0))
    except (struct.error, ValueError, TypeError, OSError, SyntaxError):
        return None
