"""What the data sets of the user's own images share: where they are, and how they are brought to one form."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Iterator, Sequence
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from aegui.parts.channels import MOST_CHANNELS, channel_names
from aegui.parts.datasets import DataBroken, DataMissing, DataSet, Source
from aegui.parts.datasets.intensities import Curve, Intensities, Limits, Method, ValueSample
from aegui.parts.datasets.pictures import Method as Resize
from aegui.parts.datasets.pictures import Shape, of_array, prepare
from aegui.parts.datasets.values import Values
from aegui.parts.formats.data_file import Planes
from aegui.parts.registry import QT_TRANSLATE_NOOP, about
from aegui.paths import resources
from aegui.text import shortened
from aegui.translation import tr

if TYPE_CHECKING:
    from aegui.parts.datasets.raw_images import RawImages

MOST_IMAGES = 10_000_000
UNKNOWN = 64  # pixels a side, until the images were looked at
SAID = 3  # things that a sentence names
LONGEST = 120  # characters of each of them
LONGEST_NAME = 40  # characters of a channel's

OF_IMAGES = ("min-max", "percentiles")  # rules whose range the images tell

Percent = Annotated[float, Field(ge=0, le=100)]
Side = Annotated[int, Field(ge=1, le=1024)]
Size = Annotated[
    tuple[Side, ...] | None,
    about(
        QT_TRANSLATE_NOOP("datasets", "Size"),
        QT_TRANSLATE_NOOP(
            "datasets",
            "Height and width that the images are brought to; one number is both. "
            "Empty: as they are, where they all have one size.",
        ),
        unit=QT_TRANSLATE_NOOP("datasets", "pixels"),
        min_length=1,
        max_length=2,
    ),
]
Colour = Annotated[
    Literal["auto", "grey", "rgb"],
    about(
        QT_TRANSLATE_NOOP("datasets", "Colour"),
        QT_TRANSLATE_NOOP(
            "datasets",
            "Grey has one channel, RGB has three. Auto: grey where the images have no colour, and "
            "all channels where those are no colours.",
        ),
    ),
]


def plain(name: str) -> str:
    """A name of a file as text that can be written anywhere, whatever bytes it is made of."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "replace")


def named(things: Sequence[str]) -> str:
    """The first of many, and how many more there are."""
    more = len(things) - SAID
    few = "; ".join(shortened(one, LONGEST) for one in things[:SAID])
    return few + (tr("; and {:,} more", more) if more > 0 else "")


class OwnImages(DataSet):
    """Images that lie at a path."""

    classes_known: ClassVar[bool] = False
    suffix: ClassVar[str] = ""  # of the file; "" where the path is a folder
    suffixes: ClassVar[tuple[str, ...]] = ()  # of the files that can be read
    colour_first: ClassVar[bool] = True  # colours become grey, or grey colours, before the rule; else after
    cuts: ClassVar[bool] = False  # images are parts of pictures, and the rule may be of a whole picture
    one_size: ClassVar[bool] = False  # images of another size would not be of the set

    path: Annotated[
        str,
        about(
            QT_TRANSLATE_NOOP("datasets", "Path"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "Where the images are; one without a beginning is looked for in the data folders first, and "
                "among the program's samples last.",
            ),
            path=True,
        ),
    ] = ""
    size: Size = (UNKNOWN,)
    colour: Colour = "rgb"
    channels: Annotated[
        tuple[str, ...],
        about(
            QT_TRANSLATE_NOOP("datasets", "Channels"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "Names of one to eight channels that are kept apart, such as DAPI and GFP, in the order of "
                "the file; they go before colour. Empty: as the files say.",
            ),
            max_length=MOST_CHANNELS,
            expert=True,
        ),
    ] = ()
    planes: Annotated[
        Planes,
        about(
            QT_TRANSLATE_NOOP("datasets", "Planes"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "What the planes of a stack are. Images: each is one. Channels: together they are one image. "
                "Auto: channels where the file calls them so and there are at most eight.",
            ),
            expert=True,
        ),
    ] = "auto"
    resize: Annotated[
        Resize,
        about(
            QT_TRANSLATE_NOOP("datasets", "Resize"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "Fit: the middle of a picture. Stretch: all of it, out of proportion. Pad: black edges.",
            ),
        ),
    ] = "fit"
    intensities: Annotated[
        Literal["auto", "type", "fixed", "min-max", "percentiles"],
        about(
            QT_TRANSLATE_NOOP("datasets", "Intensities"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "What becomes black and white. Type: the ends of what a file can hold, such as 0 and 255. "
                "Fixed: the limits. Min-max: the lowest and the highest value. Percentiles: the values that "
                "these shares lie below. Auto: min-max for more than 8 bits, for fractions beyond 0 to 1, "
                "and for masks of 0 and 1.",
            ),
        ),
    ] = "auto"
    range_of: Annotated[
        Literal["set", "image"],
        about(
            QT_TRANSLATE_NOOP("datasets", "Range of"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "What min-max and percentiles are taken of. Set: all the images, so that bright ones stay "
                "brighter. Image: each by itself, so that all use the whole range.",
            ),
            expert=True,
        ),
    ] = "set"
    limits: Annotated[
        tuple[float, ...],
        about(
            QT_TRANSLATE_NOOP("datasets", "Limits"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "The values that become black and white, in the units of the files; two for each channel, or "
                "for all. Empty: what all the images have; a run keeps what it was.",
            ),
            max_length=2 * MOST_CHANNELS,
            expert=True,
        ),
    ] = ()
    percentiles: Annotated[
        tuple[Percent, ...],
        about(
            QT_TRANSLATE_NOOP("datasets", "Percentiles"),
            QT_TRANSLATE_NOOP(
                "datasets", "Under percentiles: this share of the values is black, and above that one white."
            ),
            unit="%",
            min_length=2,
            max_length=2,
            expert=True,
        ),
    ] = (0.5, 99.5)
    curve: Annotated[
        Curve,
        about(
            QT_TRANSLATE_NOOP("datasets", "Curve"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "How brightness follows the values between black and white. Log and asinh lift what is dark "
                "beside much brighter things.",
            ),
            expert=True,
        ),
    ] = "linear"
    softness: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("datasets", "Softness"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "Of log and asinh: the share of the range below which they are nearly linear. Smaller lifts "
                "the dark more.",
            ),
            ge=1e-4,
            le=10.0,
            expert=True,
        ),
    ] = 0.1
    inverted: Annotated[
        bool,
        about(
            QT_TRANSLATE_NOOP("datasets", "Inverted"),
            QT_TRANSLATE_NOOP("datasets", "High values are dark and low ones bright."),
            expert=True,
        ),
    ] = False

    table: Annotated[
        str,
        about(
            QT_TRANSLATE_NOOP("datasets", "Table"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "A table (CSV, TSV or Parquet) that says more of the images, such as dose or date; a column "
                "names their files. Empty: metadata.csv in their folder, where there is one.",
            ),
            expert=True,
            path=True,
        ),
    ] = ""

    labels_from: Annotated[
        str,
        about(
            QT_TRANSLATE_NOOP("datasets", "Labels from"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "What the classes are: a column of the table, or tags for those given in the window. Images "
                "without are unlabelled. Empty: the sub-folders, or the labels of a file.",
            ),
            expert=True,
        ),
    ] = ""

    @model_validator(mode="after")
    def _limits_fit(self) -> Self:
        pairs = list(zip(self.limits[::2], self.limits[1::2], strict=False))
        if len(self.limits) % 2 or not all(low < high for low, high in pairs):
            raise ValueError(tr("limits must be two numbers, the lower one first, or two for each channel"))
        if not all(map(math.isfinite, self.limits)):
            raise ValueError(tr("limits must be finite numbers"))
        if not self.percentiles[0] < self.percentiles[1]:
            raise ValueError(tr("percentiles must be two numbers from 0 to 100, the lower one first"))
        names = [name.strip() for name in self.channels]
        if not all(names) or len(set(names)) < len(names) or max(map(len, names), default=0) > LONGEST_NAME:
            raise ValueError(
                tr(
                    "channels must have different names of at most {} characters, and none is empty",
                    LONGEST_NAME,
                )
            )
        if len(pairs) > 1 and self.channels and len(pairs) != len(self.channels):
            raise ValueError(
                tr(
                    "limits are of {} channels, and channels names {}: give two numbers for each, "
                    "or two for all",
                    len(pairs),
                    len(self.channels),
                )
            )
        return self

    @property
    def sized(self) -> bool:  # type: ignore[override]  # of the choices, not of the class
        return self.size is not None and (self.colour != "auto" or bool(self.channels))

    @property
    def shape(self) -> tuple[int, int, int]:  # type: ignore[override]
        size = self.size or (UNKNOWN,)
        return (self.depth, size[0], size[-1])

    @property
    def depth(self) -> int:
        """How many channels the images have."""
        return len(self.channels) or (1 if self.colour == "grey" else 3)

    @property
    def apart(self) -> bool:
        """Whether the channels are no colours: each has limits of its own."""
        return len(self.channels) > 1

    @property
    def channel_notes(self) -> tuple[str, ...]:
        """What the channels are, in a sentence where they are apart."""
        if not self.apart:
            return ()
        unnamed = self.channels == channel_names(self.depth) and self.planes == "auto"
        more = tr("; set data.planes to images where each plane of a file is an image") if unnamed else ""
        return (tr("{} channels: {}{}.", self.depth, ", ".join(self.channels), more),)

    @property
    def form(self) -> Shape:
        """What every picture is brought to."""
        return Shape.of(self.shape, self.resize, self.apart)

    @property
    def given_limits(self) -> tuple[Limits, ...]:
        """The values that become black and white, of all channels or of each; none where each image or its
        type says them."""
        stated = self.intensities == "fixed" or (self.intensities in OF_IMAGES and self.range_of == "set")
        pairs = zip(self.limits[::2], self.limits[1::2], strict=True)
        return tuple(Limits(*pair) for pair in pairs) if stated else ()

    @property
    def open_range(self) -> bool:
        """Whether the images have yet to tell what becomes black and white. Raises `DataBroken`."""
        if self.intensities == "fixed" and not self.limits:
            raise DataBroken(
                tr(
                    "Nothing says what is black and what is white: set data.limits to two values, "
                    "or data.intensities to min-max."
                )
            )
        unknown = self.intensities in OF_IMAGES and self.range_of == "set" and not self.limits
        return self.intensities == "auto" or unknown

    @property
    def rule(self) -> Intensities:
        """How values become black to white. Of an open range it is that of each image."""
        method: Method = "type" if self.intensities == "auto" else self.intensities
        percentiles = Limits(*self.percentiles)
        given = self.given_limits
        each: tuple[Limits | None, ...] = given if self.apart and len(given) > 1 else ()
        if self.apart and not given and method in OF_IMAGES:
            each = (None,) * self.depth
        return Intensities(
            method,
            given[0] if given and not each else None,
            percentiles if method == "percentiles" else Intensities.percentiles,
            self.curve,
            Intensities.softness if self.curve == "linear" else self.softness,
            self.inverted,
            each,
        )

    def ranged(self, found: Values, some: ValueSample) -> Self:
        """The same with the range that these values tell, where it is open."""
        if not self.open_range:
            return self
        if self.intensities == "auto" and not found.by_span:
            return self.model_copy(update={"intensities": "type"})
        changes: dict[str, object] = {}
        if self.intensities == "auto":
            changes["intensities"] = "min-max"
        if self.range_of == "set":
            each = [found.limits_of(n) for n in range(self.depth)] if self.apart else [Limits(*found.limits)]
            if self.intensities == "percentiles":
                middle = Limits(*self.percentiles)
                each = [some.limits(middle, one, channel) for channel, one in enumerate(each)]
            changes["limits"] = tuple(value for one in each for value in one)
        return self.model_copy(update=changes)

    def find(self, folders: Iterable[Path]) -> Path | None:
        there = Path.is_file if self.suffix else Path.is_dir
        return next((place for place in self._places(folders) if there(place)), None)

    def found(self, folders: Iterable[Path]) -> Path:
        """Where the images are. Raises `DataMissing`."""
        looked = list(folders)
        path = self.find(looked)
        what = "file" if self.suffix else "folder"
        if path is None and not self.path:
            raise DataMissing(tr("No {} is chosen: set data.path to the one that holds the images.", what))
        if path is None:
            places = ", ".join(map(str, self._places(looked)))
            raise DataMissing(tr("The {} {} is not there (looked for {}).", what, self.path, places))
        return path

    def raw(self, folders: Iterable[Path]) -> RawImages:
        """Some images with the values of their files. Raises `DataMissing` or `DataBroken`."""
        raise NotImplementedError

    def in_files(self, folders: Iterable[Path], names: Sequence[str]) -> Iterator[tuple[str, NDArray[Any]]]:
        """Images of these names with the values (H, W, C) and the type of their files, upright and without
        transparency, in any order; what can't be read is left out. Raises `DataMissing` or `DataBroken`."""
        raise NotImplementedError

    def brought(self, values: NDArray[Any]) -> NDArray[np.uint8]:
        """Values (H, W, C) of a file as an image of the set (C, H, W). Raises `Unreadable`."""
        return prepare(of_array(values, self.form.colour), self.form, self.rule)

    def source(self, root: Path) -> Source:
        """Where images came from, of which `root` is the folder or file."""
        return Source(root.absolute(), self.table)

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

    def _places(self, folders: Iterable[Path]) -> list[Path]:
        if not self.path:
            return []
        path = Path(os.path.expanduser(self.path))  # pathlib's raises where there is no such user
        if path.is_absolute():
            return [path]
        return [*(folder / path for folder in folders), path.absolute(), resources() / "samples" / path]
