"""Where an image of the user's own came from, as its name tells: a file, a page of it, a patch of that page.

The name is the identity: `plate/well_A1.tif#3@120,64` is the patch whose upper left pixel is the 120th of the
64th row, from 0, of the third page of that file, which lies below the folder of the data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

NAME = re.compile(r"(?P<file>.*?)(#(?P<page>[1-9]\d*))?(@(?P<x>-?\d+),(?P<y>-?\d+))?", re.DOTALL)


@dataclass(frozen=True)
class Origin:
    """The parts of an image's name; as a text it is the name."""

    file: str  # below the folder of the data
    page: int | None = None  # from 1; None: the file has one
    corner: tuple[int, int] | None = None  # x, y of the upper left pixel of a patch; None: the whole page

    def __str__(self) -> str:
        page = "" if self.page is None else f"#{self.page}"
        corner = "" if self.corner is None else f"@{self.corner[0]},{self.corner[1]}"
        return f"{self.file}{page}{corner}"

    @property
    def picture(self) -> str:
        """The name of the whole page that a patch was cut from."""
        return str(Origin(self.file, self.page))


def origin(name: str) -> Origin:
    """The parts of a name."""
    found = NAME.fullmatch(name)
    assert found is not None  # any text matches
    page, x, y = found["page"], found["x"], found["y"]
    return Origin(found["file"], None if page is None else int(page), None if x is None else (int(x), int(y)))


def file_of(root: Path, name: str) -> Path | None:
    """The file that holds an image of this name; `root` is the folder or file of the data.

    Of what lies in an archive it is the archive. None where there is none below the root.
    """
    if root.is_file():
        return root
    below = Path(origin(name).file)
    if below.is_absolute() or ".." in below.parts:
        return None
    place = root / below
    while place != root:
        if place.is_file():
            return place
        place = place.parent
    return None
