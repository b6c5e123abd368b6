"""What the data sets of the user's own images share: where they are, and the shape they have."""

from __future__ import annotations

import os
from collections.abc import Iterable
from math import prod
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field

from aegui.datasets import DataBroken, DataMissing, DataSet
from aegui.datasets.pictures import Colour
from aegui.registry import QT_TRANSLATE_NOOP, about

GIGA = 2**30
MOST_BYTES = 4 * GIGA  # of all pixels: they are held in memory, some of them twice

Side = Annotated[int, Field(ge=1, le=1024)]


def plain(name: str) -> str:
    """A name of a file as text that can be written anywhere, whatever bytes it is made of."""
    return os.fsencode(name).decode("utf-8", "replace")


class OwnImages(DataSet):
    """Images that lie at a path."""

    classes_known: ClassVar[bool] = False
    suffix: ClassVar[str] = ""  # of the file; "" where the path is a folder

    path: Annotated[
        str,
        about(
            QT_TRANSLATE_NOOP("datasets", "Path"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "Where the images are; one without a beginning is looked for in the data folders first.",
            ),
        ),
    ] = ""
    size: Annotated[
        tuple[Side, ...],
        about(
            QT_TRANSLATE_NOOP("datasets", "Size"),
            QT_TRANSLATE_NOOP("datasets", "Height and width of the images; one number is both."),
            unit=QT_TRANSLATE_NOOP("datasets", "pixels"),
            min_length=1,
            max_length=2,
        ),
    ] = (64,)
    colour: Annotated[
        Colour,
        about(
            QT_TRANSLATE_NOOP("datasets", "Colour"),
            QT_TRANSLATE_NOOP("datasets", "Grey has one channel, RGB has three."),
        ),
    ] = "rgb"

    @property
    def shape(self) -> tuple[int, int, int]:  # type: ignore[override]  # of the choices, not of the class
        return (1 if self.colour == "grey" else 3, self.size[0], self.size[-1])

    def find(self, folders: Iterable[Path]) -> Path | None:
        there = Path.is_file if self.suffix else Path.is_dir
        return next((place for place in self._places(folders) if there(place)), None)

    def found(self, folders: Iterable[Path]) -> Path:
        """Where the images are. Raises `DataMissing`."""
        looked = list(folders)
        path = self.find(looked)
        what = f"{self.suffix} file" if self.suffix else "folder"
        if path is None and not self.path:
            raise DataMissing(f"No {what} is chosen: set data.path to the one that holds the images.")
        if path is None:
            places = ", ".join(map(str, self._places(looked)))
            raise DataMissing(f"The {what} {self.path} is not there (looked for {places}).")
        return path

    def count(self, folders: Iterable[Path]) -> int:
        """As many as there are files, or as many as a file of arrays has room for."""
        path = self.find(folders)
        if path is None:
            return 0
        try:
            if path.is_file():
                return path.stat().st_size // prod(self.shape)
            return sum(len(files) for _, _, files in os.walk(path))
        except OSError:
            return 0

    def hold(self, count: int, path: Path) -> None:
        """Refuse what the memory can't hold. Raises `DataBroken`."""
        size = count * prod(self.shape)
        if size > MOST_BYTES:
            raise DataBroken(
                f"The {count:,} images of {path} take {size / GIGA:.1f} GB at this size, and at most "
                f"{MOST_BYTES / GIGA:.0f} GB are read: set a smaller data.size."
            )

    def _places(self, folders: Iterable[Path]) -> list[Path]:
        if not self.path:
            return []
        path = Path(os.path.expanduser(self.path))  # pathlib's raises where there is no such user
        return [path] if path.is_absolute() else [*(folder / path for folder in folders), path.absolute()]
