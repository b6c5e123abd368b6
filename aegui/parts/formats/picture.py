"""A picture by itself: PNG, JPEG, BMP, GIF, WebP and PNM. TIFF, which may hold many, is apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from aegui.parts.formats import Format, StoredArray, StoredPictures, formats
from aegui.parts.formats.broken import DataBroken, broken
from aegui.parts.formats.data_file import GIGA, MOST_MEMBER, DataFile
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.translation import tr

SUFFIXES = (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".ppm", ".pgm", ".pbm")
MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM")
PNM = tuple(b"P%d" % kind for kind in range(1, 7))  # and a space of any sort


@dataclass(frozen=True, eq=False)
class SinglePicture(StoredPictures):
    """The one picture of a file."""

    def row(self, row: int) -> str:
        return ""

    def files(self, rows: Sequence[int] | None = None) -> Iterator[tuple[int, bytes]]:
        with broken(self.source), self.source.open() as file:
            content = file.read(MOST_MEMBER + 1)
        if len(content) > MOST_MEMBER:
            raise DataBroken(
                tr("{} has more than {:.0f} GB, and no picture has that.", self.source, MOST_MEMBER / GIGA)
            )
        yield 0, content


@formats.add(
    "picture",
    QT_TRANSLATE_NOOP("formats", "Picture"),
    QT_TRANSLATE_NOOP("formats", "One picture: PNG, JPEG, BMP, GIF, WebP or PNM."),
    order=60,
)
class PictureFile(Format):
    """A file that is one picture, whatever the ending of its name says of the kind."""

    suffixes: ClassVar[tuple[str, ...]] = SUFFIXES

    def has(self, start: bytes) -> bool:
        webp = start.startswith(b"RIFF") and start[8:12] == b"WEBP"
        return webp or start.startswith(MAGIC) or (start.startswith(PNM) and start[2:3].isspace())

    def arrays(self, source: DataFile) -> list[StoredArray]:
        return [SinglePicture(source, "", (1,), np.dtype(np.void))]
