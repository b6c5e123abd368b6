"""TIFF of any depth, compression and number of pages, with the axes that OME, ImageJ and others note in it.

A page is one picture: a plane of height and width with its channels. Pages are numbered from 1, in the order
of the file; where a file notes axes, over all of them but height, width and channel, the last fastest.

What a file calls channels are channels where there are at most eight: a stack that ImageJ or tifffile wrote
without axes calls its images so too. Who reads may say that its planes are images, or channels.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from pathlib import Path
from typing import IO, Any, ClassVar
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

from aegui.parts.channels import MOST_CHANNELS
from aegui.parts.formats import MOST_PIXELS, Format, StoredArray, formats, times
from aegui.parts.formats.broken import DataBroken, broken
from aegui.parts.formats.data_file import DataFile, Planes
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.translation import tr

MAGIC = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
SUFFIXES = (".tif", ".tiff")
PLAIN = frozenset({"generic", "uniform"})  # of tifffile's kinds: such a file says nothing of axes
ENTRY = {42: ("H", "I", 12), 43: ("Q", "Q", 20)}  # number of entries, offset, bytes of an entry
DESCRIPTION, DEPTH = 270, 258
OPACITY = (1, 2)  # of the kinds of extra samples
LONGEST_NAME = 40  # characters of a channel's
OF_OTHERS = frozenset(
    {33628, 33629, 34118, 34361, 34412, 37706, 43314, 50838, 65325, 65326, 65420}
)  # STK, LSM, …


class Stack:
    """The pages of an open TIFF file."""

    def __init__(self, file: Any, planes: Planes = "auto") -> None:
        self._planes: list[tuple[Any, int]] = []  # a series and the number of the page in it; or a page
        self._file, self._of = file, planes
        listed = file.series
        if all(one.kind in PLAIN for one in listed) and planes != "channels":
            self._planes = [(page.aspage(), -1) for page in file.pages if not _aside(page)]
        else:
            for series in listed:
                self._planes += [(series, row) for row in range(prod(_loops(series, planes)[1]))]

    def __len__(self) -> int:
        return len(self._planes)

    def size(self, page: int) -> tuple[int, int]:
        """Height and width of a page, counted from 1."""
        one = self._at(page)[0]
        frame = getattr(one, "keyframe", one)
        return int(frame.imagelength), int(frame.imagewidth)

    def axes(self) -> str:
        """What the file says of its axes; "" where it says nothing."""
        one, row = self._planes[0] if self._planes else (None, -1)
        return "" if one is None or row < 0 else str(one.get_axes(squeeze=True))

    def read(self, page: int) -> NDArray[Any]:
        """The values (H, W) or (H, W, C) of a page, counted from 1; white is the highest."""
        from tifffile import PHOTOMETRIC

        one, row = self._at(page)
        values = _page(one) if row < 0 else _plane(one, row, self._of)
        frame = getattr(one, "keyframe", one)
        if frame.photometric == PHOTOMETRIC.MINISWHITE and values.dtype.kind == "u":
            values = np.iinfo(values.dtype).max - values
        elif frame.photometric == PHOTOMETRIC.PALETTE and values.ndim == 2 and frame.colormap is not None:
            values = (np.moveaxis(frame.colormap, 0, -1) // 257).astype(np.uint8)[values]
        return values

    def are_channels(self, page: int) -> bool:
        """Whether the channels of a page, counted from 1, are neither colours nor an opacity."""
        from tifffile import PHOTOMETRIC

        one, row = self._at(page)
        axis = "S" if row < 0 else _channel_axis(one, self._of)
        if axis != "S":
            return bool(axis) and (self._of == "channels" or _length(one, axis) != 3 or bool(self.names()))
        frame = getattr(one, "keyframe", one)
        if frame.photometric not in (PHOTOMETRIC.MINISBLACK, PHOTOMETRIC.MINISWHITE):
            return int(frame.samplesperpixel) > 4
        opaque = sum(int(kind) in OPACITY for kind in frame.extrasamples or ())
        return int(frame.samplesperpixel) - opaque not in (1, 3)

    def names(self) -> tuple[str, ...]:
        """What the file calls the channels of its first page; () where it says nothing of all."""
        one, row = self._planes[0] if self._planes else (None, -1)
        axis = "" if one is None or row < 0 else _channel_axis(one, self._of)
        found: list[str] = []
        with suppress(Exception):  # a text that is no XML, or of another shape
            if self._file.is_ome and axis == "C":
                image = ElementTree.fromstring(self._file.ome_metadata).find("{*}Image/{*}Pixels")
                found = [] if image is None else [c.get("Name", "") for c in image.findall("{*}Channel")]
            elif self._file.is_imagej and axis == "C":
                labels = list((self._file.imagej_metadata or {}).get("Labels", ()))
                found = labels[: _length(one, axis)]
        found = [" ".join(name.split())[:LONGEST_NAME] for name in found]
        fits = bool(axis) and len(found) == _length(one, axis) and all(found)
        return tuple(found) if fits and len(set(found)) == len(found) else ()

    def _at(self, page: int) -> tuple[Any, int]:
        if not 1 <= page <= len(self._planes):
            raise ValueError(tr("it holds {:,} pages, and not a page {:,}", len(self._planes), page))
        return self._planes[page - 1]


@contextmanager
def opened(file: Path | IO[bytes], planes: Planes = "auto") -> Iterator[Stack]:
    """The pages of a file; raises whatever the reader stumbles on."""
    import logging

    from tifffile import TiffFile

    logging.getLogger("tifffile").setLevel(logging.CRITICAL)  # what it warns of is said by its errors
    with TiffFile(file) as tiff:
        yield Stack(tiff, planes)


@lru_cache(maxsize=1 << 16)
def count(place: str, size: int, changed: int, planes: Planes = "auto") -> int:
    """How many pages a file has, found without decoding; 1 where it can't be told: reading it says why.

    Size and time (ns) of the file keep a stale answer from being given.
    """
    with suppress(Exception):
        with open(place, "rb", 4096) as file:
            if _is_single(file):
                return 1
        with opened(Path(place), planes) as stack:
            return len(stack)
    return 1


def _is_single(file: IO[bytes]) -> bool:
    """Whether a file surely has one page; tifffile takes a hundred times as long to say so."""
    start = file.read(16)
    order = "<" if start[:2] == b"II" else ">"
    (kind,) = struct.unpack(f"{order}H", start[2:4])
    many, offset, wide = ENTRY[kind]
    (place,) = struct.unpack_from(f"{order}{offset}", start, 4 if kind == 42 else 8)
    if not place:
        return False
    file.seek(place)
    head = struct.calcsize(many)
    (entries,) = struct.unpack(f"{order}{many}", file.read(head))
    if entries > 4096:
        return False
    table = file.read(entries * wide + struct.calcsize(offset))
    (following,) = struct.unpack_from(f"{order}{offset}", table, entries * wide)
    if following:
        return False
    tags = {struct.unpack_from(f"{order}H", table, row * wide)[0]: row * wide for row in range(entries)}
    if tags.keys() & OF_OTHERS:
        return False
    if DESCRIPTION not in tags:
        return True
    at = tags[DESCRIPTION]
    (length,) = struct.unpack_from(f"{order}{offset}", table, at + 4)
    inline = struct.calcsize(offset)
    if length > inline:
        file.seek(struct.unpack_from(f"{order}{offset}", table, at + 4 + inline)[0])
        text = file.read(min(length, 4096))
    else:
        text = table[at + 4 + inline : at + 4 + inline + length]
    if text.startswith(b"ImageJ="):
        return b"images=" not in text
    if text.startswith(b'{"shape": ['):
        return text.partition(b"]")[0].count(b",") == 1
    return b"OME" not in text and not text.startswith((b"SCANIMAGE", b"<?xml", b"state."))


def _aside(page: Any) -> bool:
    """Whether a page is a smaller copy or a mask of another one."""
    kind = (
        int(getattr(page.keyframe, "subfiletype", 0))
        if not hasattr(page, "subfiletype")
        else page.subfiletype
    )
    return bool(int(kind) & 0b101)


def _decoded(page: Any) -> NDArray[Any]:
    """The values of a page; by Pillow where tifffile can not unpack them, as with LZW and JPEG."""
    values: NDArray[Any]
    try:
        values = page.asarray()
    except (ValueError, ImportError) as error:
        if isinstance(error, ValueError) and "imagecodecs" not in str(error):
            raise
        values = _by_pillow(page)
    return values


def _by_pillow(page: Any) -> NDArray[Any]:
    from PIL import Image

    handle = page.parent.filehandle
    file = handle.path if Path(handle.path).is_file() else handle._fh
    with Image.open(file, formats=("TIFF",)) as image:
        image.seek(page.index)
        values = np.asarray(image)
    if values.dtype != page.dtype or values.shape != page.shape:  # Pillow takes 8 of 16 bits of a colour
        raise ValueError(
            tr(
                "it is compressed by {}: save it with another compression, or pip install imagecodecs",
                page.compression.name,
            )
        )
    return values


def _page(page: Any) -> NDArray[Any]:
    """A page with its channels last."""
    values = _decoded(page)
    if page.axes.startswith("S"):
        values = np.moveaxis(values, 0, -1)
    return values.reshape(page.imagelength, page.imagewidth, *values.shape[2:3])


def _axes(series: Any) -> str:
    """The axes of a series, each once: tifffile calls all that it knows nothing of Q."""
    axes = series.get_axes(squeeze=True)
    spare = iter("abcdefghijklmnop")
    return "".join(next(spare) if axis in axes[place + 1 :] else axis for place, axis in enumerate(axes))


def _length(series: Any, axis: str) -> int:
    """How long an axis of a series is."""
    axes = _axes(series)
    return int(series.get_shape(squeeze=True)[axes.index(axis)])


def _channel_axis(series: Any, planes: Planes) -> str:
    """The axis of the channels of a picture: S where they lie in one page, else that of planes; "" of none.

    Raises `ValueError` where planes are to be channels and there are too many.
    """
    axes = _axes(series)
    if "S" in axes:
        return "S"
    if planes == "images":
        return ""
    if planes == "channels":
        last = "C" if "C" in axes else axes.replace("Y", "").replace("X", "")[-1:]
        if last and _length(series, last) > MOST_CHANNELS:
            raise ValueError(
                tr("it has {:,} planes, and at most {} can be channels", _length(series, last), MOST_CHANNELS)
            )
        return last
    return "C" if "C" in axes and _length(series, "C") <= MOST_CHANNELS else ""


def _loops(series: Any, planes: Planes) -> tuple[str, tuple[int, ...]]:
    """The axes of a series that count pages, and how long they are."""
    inside = "YX" + _channel_axis(series, planes)
    pairs = [
        (axis, length)
        for axis, length in zip(_axes(series), series.get_shape(squeeze=True), strict=True)
        if axis not in inside
    ]
    return "".join(axis for axis, _ in pairs), tuple(length for _, length in pairs)


def _plane(series: Any, row: int, planes: Planes) -> NDArray[Any]:
    """A page of a series with its channels last."""
    axes, shape = _axes(series), series.get_shape(squeeze=True)
    channel = _channel_axis(series, planes)
    loops, lengths = _loops(series, planes)
    at = dict(zip(loops, map(int, np.unravel_index(row, lengths)), strict=True)) if loops else {}
    frame = series.keyframe
    own = tuple(side for side in frame.shape if side != 1)  # as the squeezed shape has it
    lead = len(shape) - len(own)
    if shape[lead:] == own and len(series) == prod(shape[:lead]) > 1:
        chosen = [
            range(length) if axis not in at else (at[axis],) for axis, length in zip(axes, shape, strict=True)
        ]
        rows = np.ravel_multi_index(np.ix_(*map(list, chosen[:lead])), shape[:lead]).ravel()
        pages = [series.pages[int(one)] for one in rows]
        blank = np.zeros(frame.shape, series.dtype)  # a plane that the file leaves out
        values = np.stack([blank if one is None else _decoded(one) for one in pages])
        values = values.reshape(*(len(one) for one in chosen[:lead]), *own)
        inner = tuple(at[axis] if axis in at else slice(None) for axis in axes[lead:])
        values = values[(Ellipsis, *inner)] if inner else values
        left = "".join(axis for n, axis in enumerate(axes) if axis not in at or n < lead)
        values = values.reshape(
            [side for axis, side in zip(left, values.shape, strict=True) if axis not in at]
        )
    elif axes.startswith(loops) and _is_cut_off(series):
        values = _of_the_rest(series, row, shape[len(loops) :])
    else:
        whole = series.asarray(squeeze=True, out="memmap" if series.dataoffset is not None else None)
        values = np.asarray(whole[tuple(at.get(axis, slice(None)) for axis in axes)])
    left = "".join(axis for axis in axes if axis not in at)
    if channel:
        values = np.moveaxis(values, left.index(channel), -1)
        left = left.replace(channel, "")
    return values.reshape(frame.imagelength, frame.imagewidth, *values.shape[len(left) :])


def _is_cut_off(series: Any) -> bool:
    """Whether a file ends before the values that lie in it one behind the other do."""
    start = series.dataoffset
    return start is not None and start + series.nbytes > series.parent.filehandle.size


def _of_the_rest(series: Any, row: int, shape: tuple[int, ...]) -> NDArray[Any]:
    """A page of such a file, as far as there are any. Raises `ValueError`."""
    file, count = series.parent.filehandle, prod(shape)
    start = series.dataoffset + row * count * series.dtype.itemsize
    if start + count * series.dtype.itemsize > file.size:
        raise ValueError("truncated")
    file.seek(start)
    return np.asarray(file.read_array(series.parent.byteorder + series.dtype.char, count)).reshape(shape)


@dataclass(frozen=True, eq=False)
class Pages(StoredArray):
    """The pages of a TIFF file that have one size and type."""

    def row(self, row: int) -> str:
        return f"#{row + 1}" if self.shape[0] > 1 else ""

    def _blocks(self) -> Iterator[NDArray[Any]]:
        with broken(self.source), self.source.open() as file, opened(file, self.source.planes) as stack:
            for page in range(1, self.shape[0] + 1):
                values = stack.read(page)
                if values.shape != self.shape[1:] or values.dtype != self.dtype:
                    raise DataBroken(
                        tr(
                            "Page {:,} of {} is {}, {}, and the first {}, {}: open the folder that "
                            "it lies in.",
                            page,
                            self.source,
                            times(values.shape),
                            values.dtype,
                            times(self.shape[1:]),
                            self.dtype,
                        )
                    )
                yield values[None]


@formats.add(
    "tiff",
    QT_TRANSLATE_NOOP("formats", "TIFF"),
    QT_TRANSLATE_NOOP("formats", "A stack, each page of which is an image."),
    order=45,
)
class Tiff(Format):
    """All pages as one array."""

    suffixes: ClassVar[tuple[str, ...]] = SUFFIXES

    def has(self, start: bytes) -> bool:
        return start.startswith(MAGIC)

    def arrays(self, source: DataFile) -> list[StoredArray]:
        with broken(source), source.open() as file, opened(file, source.planes) as stack:
            if not len(stack):
                raise DataBroken(tr("{} is a stack of no pages: save it again.", source))
            high, wide = stack.size(1)
            if high * wide > MOST_PIXELS:  # before it is unpacked
                raise DataBroken(
                    tr(
                        "The pages of {} are {:,}×{:,} pixels, and at most {:,} are read: save "
                        "them in parts.",
                        source,
                        high,
                        wide,
                        MOST_PIXELS,
                    )
                )
            first = stack.read(1)
            axes = stack.axes()
            note = tr("axes {}: each plane is a page", axes) if set(axes) - set("YXSQI") else ""
            apart = stack.are_channels(1)
            if apart and axes:
                note = tr(
                    "axes {}: {} planes are the channels of one image; set data.planes to "
                    "images if each is an image",
                    axes,
                    first.shape[-1],
                )
            return [
                Pages(
                    source, "", (len(stack), *first.shape), first.dtype, note,
                    apart=apart, channels=stack.names(),
                )
            ]  # fmt: skip
