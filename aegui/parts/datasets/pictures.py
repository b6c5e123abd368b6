"""Reads picture files, which may be anything: a bad one is refused with the reason, never trusted."""

from __future__ import annotations

import io
import os
import struct
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import IO, Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from aegui.parts.channels import MOST_CHANNELS
from aegui.parts.datasets import png
from aegui.parts.datasets.intensities import Intensities, Limits, NoRange
from aegui.parts.formats import MOST_PIXELS, tiff
from aegui.parts.formats.archives import PICTURES
from aegui.parts.formats.data_file import Planes
from aegui.translation import tr

# A number: so many channels, kept as they are. Of "any" a picture has colours, or else its own channels.
Colour = Literal["grey", "rgb", "any"] | int
Method = Literal["fit", "stretch", "pad"]

SUFFIXES = frozenset(PICTURES)
# What the content may be, whatever the file is called; others of Pillow's formats run programs.
FORMATS = ("JPEG", "PNG", "BMP", "GIF", "TIFF", "WEBP", "PPM")
TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")  # how such a file begins
MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
MOST_QUICK = 2**16  # bytes of a file: of a larger one the decoding takes the time
DEEP = frozenset({"I", "I;16", "I;16B", "I;16L", "I;16N", "F"})  # modes of more than 8 bits a pixel
AS_TYPED = Intensities()  # the range of the type, as it is
LUMA = np.array([0.299, 0.587, 0.114], np.float32)  # of RGB (ITU-R BT.601), as Pillow weighs it
# A picture is on white, as on paper, unless nine tenths of what is seen of it are nearer to white than this.
VANISHES = 64
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

    @staticmethod
    def of(shape: tuple[int, int, int], method: Method, apart: bool = False) -> Shape:
        """(C, H, W); its channels are `apart` where they are no colours."""
        channels, height, width = shape
        colour: Colour = "grey" if channels == 1 else channels if apart or channels != 3 else "rgb"
        return Shape(height, width, colour, method)

    @property
    def channels(self) -> int:
        if isinstance(self.colour, int):
            return self.colour
        return 1 if self.colour == "grey" else 3


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture in grey or RGB, upright and without transparency, or one with channels apart: (H, W, C); with
    the values that its file has."""

    values: Image.Image | NDArray[Any]  # of mode L or RGB; or (H, W) or (H, W, 3) of another type
    apart: bool = False
    names: tuple[str, ...] = ()  # of its channels, where the file has some

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of its values."""
        return np.dtype(np.uint8) if isinstance(self.values, Image.Image) else self.values.dtype

    @property
    def type_name(self) -> str:
        """The name of that type."""
        return "uint8" if isinstance(self.values, Image.Image) else self.values.dtype.name

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        values = self.values
        return values.size if isinstance(values, Image.Image) else (values.shape[1], values.shape[0])

    @property
    def is_grey(self) -> bool:
        """Whether it has no colour."""
        values = np.asarray(self.values)
        return values.ndim == 2 or (not self.apart and bool((values == values[..., :1]).all()))

    @property
    def channels(self) -> int:
        """How many are apart; 0 of grey and colours."""
        return int(np.asarray(self.values).shape[2]) if self.apart else 0

    @cached_property
    def extents(self) -> tuple[Limits, ...]:
        """The lowest and highest value of each channel apart; () of grey and colours. Raises `Unreadable`."""
        values = np.asarray(self.values)
        return tuple(Picture(values[..., n]).extent for n in range(self.channels))

    @cached_property
    def extent(self) -> Limits:
        """Its lowest and highest value; those that are no numbers are not counted. Raises `Unreadable`."""
        if isinstance(self.values, Image.Image):
            extrema: Any = self.values.getextrema()
            bands = extrema if isinstance(extrema[0], tuple) else (extrema,)
            return Limits(min(low for low, _ in bands), max(high for _, high in bands))
        values = self.values
        if values.dtype.kind == "f":
            values = values[np.isfinite(values)]
        if not values.size:
            raise Unreadable(tr("none of its pixels is a number"))
        return Limits(float(values.min()), float(values.max()))

    @cached_property
    def is_whole(self) -> bool:
        """Whether all of its pixels are numbers."""
        values = self.values
        return isinstance(values, Image.Image) or values.dtype.kind != "f" or bool(np.isfinite(values).all())

    def pixels(self, rule: Intensities = AS_TYPED) -> NDArray[np.uint8]:
        """(H, W), or (H, W, C) where it has several channels. Raises `Unreadable` as `bytes` does."""
        if not self.apart:
            return np.asarray(self.bytes(rule))
        try:
            return rule.bytes(np.asarray(self.values))
        except NoRange as error:
            raise Unreadable(str(error)) from None

    def bytes(self, rule: Intensities = AS_TYPED) -> Image.Image:
        """Grey or RGB of 8 bits, as the rule has it. Raises `Unreadable` where it has no limits for it."""
        try:
            if not isinstance(self.values, Image.Image):
                return Image.fromarray(rule.bytes(self.values))
            if rule == AS_TYPED:
                return self.values
            limits = rule.limits_for(np.asarray(self.values))
            table = replace(rule, limits=limits).bytes(np.arange(256, dtype=np.uint8)).tolist()
            return self.values.point(table * len(self.values.getbands()))
        except NoRange as error:
            raise Unreadable(str(error)) from None


def prepare(picture: Picture, shape: Shape, rule: Intensities = AS_TYPED) -> NDArray[np.uint8]:
    """A picture as the images of a data set are: uint8 (C, H, W). The one way there, for the images of a set
    and for one's own picture. Raises `Unreadable`."""
    size = (shape.width, shape.height)
    if picture.apart:
        layers = np.moveaxis(picture.pixels(rule), 2, 0)
        return np.stack([np.asarray(resized(band(one), size, shape.method)) for one in layers])
    image = picture.bytes(rule)
    return channels_first(resized(image, size, shape.method))


def band(pixels: NDArray[Any]) -> Image.Image:
    """One channel (H, W) as an image."""
    return Image.fromarray(np.ascontiguousarray(pixels))


def resized(image: Image.Image, size: tuple[int, int], method: Method) -> Image.Image:
    """A picture brought to this width and height."""
    if image.size == size:
        return image
    bicubic = Image.Resampling.BICUBIC  # Pillow's shrinks without aliasing
    if method == "fit":
        return ImageOps.fit(image, size, bicubic)
    if method == "pad":
        return ImageOps.pad(image, size, bicubic)
    return image.resize(size, bicubic)


def fitted(source: Path | IO[bytes], shape: Shape, rule: Intensities = AS_TYPED) -> NDArray[np.uint8]:
    """A picture file of any size as uint8 (C, H, W). Raises `Unreadable`."""
    return prepare(decoded(source, shape.colour, most_needed(shape)), shape, rule)


def most_needed(shape: Shape) -> int:
    """The pixels a side from which on a JPEG may be read smaller."""
    return 4 * max(shape.height, shape.width)


def channels_first(image: Image.Image) -> NDArray[np.uint8]:
    """A grey or RGB picture as uint8 (C, H, W)."""
    pixels = np.asarray(image)
    return pixels[None] if pixels.ndim == 2 else np.ascontiguousarray(pixels.transpose(2, 0, 1))


def opened(
    source: Path | IO[bytes], colour: Colour, least: int = 0, rule: Intensities = AS_TYPED
) -> Image.Image:
    """The picture in 8 bits a channel, as `decoded` reads it. Raises `Unreadable`."""
    return decoded(source, colour, least).bytes(rule)


class PictureReader:
    """Reads pictures one after the other; a stack stays open while its pages are read."""

    def __init__(self, planes: Planes = "auto") -> None:
        self._place, self._planes = "", planes
        self._stack: tiff.Stack | None = None
        self._open = ExitStack()

    def read(self, place: str, page: int | None, colour: Colour, least: int = 0) -> Picture:
        """A picture, or a page of a stack counted from 1. Raises `Unreadable`."""
        if page is None:
            return _png(place, colour) or decoded(Path(place), colour, least, planes=self._planes)
        try:
            if place != self._place:
                self.close()
                self._stack = self._open.enter_context(tiff.opened(Path(place), self._planes))
                self._place = place
            assert self._stack is not None
            return _of_page(self._stack, page, colour)
        except Unreadable:
            raise
        except FileNotFoundError:
            raise Unreadable(tr("it is not there any more")) from None
        except Exception as error:  # a hostile file can make the reader stumble in any way
            raise _stumbled(error) from None

    def close(self) -> None:
        """Let go of the open stack."""
        self._place = ""
        self._open.close()


def _of_page(stack: tiff.Stack, page: int, colour: Colour) -> Picture:
    """A page of an open stack. Raises `Unreadable`, and whatever the reader stumbles on."""
    refuse_large(*stack.size(page)[::-1])
    values, apart = stack.read(page), stack.are_channels(page)
    if apart and values.ndim == 3 and not isinstance(colour, int):
        if colour != "any":
            why = _other_count(values.shape[2], 1 if colour == "grey" else 3)
            raise Unreadable(tr("{}: name its channels in data.channels to have them all", why))
        return with_channels(values, stack.names())
    return of_array(values, colour)


def _other_count(found: int, wanted: int) -> str:
    """Why a picture has too few or too many channels."""
    return tr("it has {}, and {} are read", "1 channel" if found == 1 else f"{found} channels", wanted)


def with_channels(values: NDArray[Any], names: tuple[str, ...] = ()) -> Picture:
    """A picture of values (H, W, C) whose channels are kept apart. Raises `Unreadable`."""
    if values.shape[2] > MOST_CHANNELS:
        raise Unreadable(tr("it has {} channels, and at most {} are read", values.shape[2], MOST_CHANNELS))
    return Picture(_numbers(values), True, names)


def decoded(
    source: Path | IO[bytes],
    colour: Colour,
    least: int = 0,
    page: int | None = None,
    planes: Planes = "auto",
) -> Picture:
    """The picture of a file: upright, without transparency; the first frame, or a page counted from 1.

    A JPEG much larger than `least` pixels a side is read smaller, which is many times faster. Raises
    `Unreadable`.
    """
    mode: Literal["L", "RGB"] = "L" if colour == "grey" else "RGB"
    if page is not None and isinstance(source, Path):
        reader = PictureReader(planes)
        try:
            return reader.read(str(source), page, colour)
        finally:
            reader.close()
    try:
        with Image.open(source, formats=FORMATS) as image:
            refuse_large(image.width, image.height)
            if image.format == "TIFF" and (isinstance(colour, int) or getattr(image, "n_frames", 1) > 1):
                return _first_page(source, colour, planes)
            if isinstance(colour, int):
                return _bands_of(ImageOps.exif_transpose(image), colour)
            if image.format == "TIFF" and colour == "any":
                with (
                    suppress(Exception),
                    _stack(source, planes) as stack,
                ):  # what only Pillow knows has colours
                    if stack.are_channels(1):
                        return _of_page(stack, 1, colour)
            if image.format == "TIFF" and image.mode in ("RGB", "RGBA", "RGBX") and max(_bits(image)) > 8:
                with suppress(Exception):  # compressed in a way that only Pillow knows: the high bytes
                    return _first_page(source, colour, planes)
            if least:
                image.draft(None, (least, least))
            upright = ImageOps.exif_transpose(image)
            if upright.mode in DEEP:
                return of_array(_deep(upright, image), colour)
            return Picture(plain(upright, mode))
    except Unreadable:
        raise
    except UnidentifiedImageError:
        if _begins(source, TIFF):  # fractions in colour, or of 16 or 64 bits, which Pillow does not know
            return _other_tiff(source, colour, planes)
        raise Unreadable(tr("it is no picture")) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unreadable(
            tr("it is too large: at most {:,} pixels are read, save it in parts", MOST_PIXELS)
        ) from None
    except FileNotFoundError:
        raise Unreadable(tr("it is not there any more")) from None
    except PermissionError:
        raise Unreadable(tr("permission is denied")) from None
    except Exception as error:  # a hostile file can make the reader stumble in any way
        raise _stumbled(error) from None


def _png(place: str, colour: Colour) -> Picture | None:
    """The picture of a plain PNG file; None of any other file."""
    if not place.endswith((".png", ".PNG")):
        return None
    try:
        file = os.open(place, os.O_RDONLY | getattr(os, "O_BINARY", 0))  # half the time of open
        try:
            content = os.read(file, MOST_QUICK)
        finally:
            os.close(file)
    except OSError:
        return None
    return _quick(content, colour) if len(content) < MOST_QUICK else None


def _quick(content: bytes, colour: Colour) -> Picture | None:
    image, mode = png.quick(content), "L" if colour == "grey" else "RGB"
    if image is None or isinstance(colour, int):
        return None
    return Picture(image if image.mode == mode else image.convert(mode))


def of_bytes(content: bytes, colour: Colour) -> Picture:
    """The picture of the content of a file. Raises `Unreadable`."""
    return _quick(content, colour) or decoded(io.BytesIO(content), colour)


def refuse_large(width: int, height: int) -> None:
    """Raises `Unreadable` where a picture would fill the memory."""
    if width * height > MOST_PIXELS:
        raise Unreadable(
            tr(
                "it is too large: {:,} × {:,} pixels, and at most {:,} are read, save it in parts",
                width,
                height,
                MOST_PIXELS,
            )
        )


def _stumbled(error: Exception) -> Unreadable:
    reason = str(error).strip().rstrip(".") or type(error).__name__
    if isinstance(error, EOFError | struct.error) or "truncated" in reason:
        return Unreadable(tr("it is cut off: copy or save it again"))
    return Unreadable(tr("it can't be read ({}): save it again", reason))


def is_picture(path: Path) -> bool:
    """Whether the first bytes of a file are those of a picture, whatever it is called."""
    with suppress(OSError), path.open("rb") as file:
        start = file.read(12)
        return start.startswith((*TIFF, *MAGIC)) or (start[:4] == b"RIFF" and start[8:] == b"WEBP")
    return False


def _begins(source: Path | IO[bytes], magic: tuple[bytes, ...]) -> bool:
    """Whether a file begins with one of these."""
    with suppress(OSError):
        if isinstance(source, Path):
            with source.open("rb") as file:
                return file.read(12).startswith(magic)
        source.seek(0)
        return source.read(12).startswith(magic)
    return False


def _bits(image: Image.Image) -> tuple[int, ...]:
    """Bits of a pixel of a TIFF, channel by channel."""
    tags: Any = getattr(image, "tag_v2", {})
    return tuple(tags.get(258, (1,)))


def _deep(upright: Image.Image, image: Image.Image) -> NDArray[Any]:
    """The values (H, W) of grey with more than 8 bits, of the type that the file says."""
    values = np.asarray(upright)
    tags: Any = getattr(image, "tag_v2", None)
    if values.dtype.kind == "u":
        values = values.astype(np.uint16)
    elif upright.mode == "I" and tags is None:
        values = np.clip(values, 0, 65535).astype(np.uint16)  # PGM and old PNG
    elif upright.mode == "I":
        sort = (_bits(image)[0], tags.get(339, (1,))[0])
        if sort == (32, 1):
            values = values.view(np.uint32)
        elif sort == (16, 2):
            values = values.astype(np.int16)
    if tags is not None and tags.get(262) == 0 and values.dtype.kind == "u":  # white is zero
        values = np.iinfo(values.dtype).max - values
    return values


@contextmanager
def _stack(source: Path | IO[bytes], planes: Planes) -> Iterator[tiff.Stack]:
    if not isinstance(source, Path):
        source.seek(0)
    with tiff.opened(source, planes) as stack:
        if not len(stack):
            raise Unreadable(tr("it is a stack of no pages"))
        yield stack


def _first_page(source: Path | IO[bytes], colour: Colour, planes: Planes) -> Picture:
    """The first page of a TIFF with all its depth. Raises whatever the reader stumbles on."""
    with _stack(source, planes) as stack:
        return _of_page(stack, 1, colour)


def _other_tiff(source: Path | IO[bytes], colour: Colour, planes: Planes) -> Picture:
    try:
        return _first_page(source, colour, planes)
    except Unreadable:
        raise
    except Exception as error:  # a hostile file can make the reader stumble in any way
        raise _stumbled(error) from None


def _bands_of(image: Image.Image, count: int) -> Picture:
    """So many channels of a picture of 8 bits that is no TIFF, without an opacity that is one more."""
    if image.mode == "P" or len(image.getbands()) == count + 1 > 2:
        image = plain(image, "RGB")
    if image.mode in DEEP or len(image.getbands()) != count:
        raise Unreadable(_other_count(len(image.getbands()), count))
    return with_channels(np.asarray(image))


def of_array(values: NDArray[Any], colour: Colour) -> Picture:
    """A picture of values (H, W) or (H, W, C), of which two and four channels are taken without the last,
    unless they are to be apart.

    Raises `Unreadable`.
    """
    values = _numbers(values)
    if isinstance(colour, int):
        found = 1 if values.ndim == 2 else values.shape[2]
        if found != colour:
            raise Unreadable(_other_count(found, colour))
        return with_channels(values)
    if values.ndim == 3 and values.shape[2] in (1, 2):
        values = values[..., 0]
    elif values.ndim == 3:
        values = values[..., :3]
    if values.dtype == np.uint8:
        image = Image.fromarray(np.ascontiguousarray(values))
        return Picture(image.convert("L" if colour == "grey" else "RGB"))
    if colour == "grey" and values.ndim == 3:
        mixed = values.astype(np.float64) @ LUMA
        values = mixed if values.dtype.kind == "f" else np.rint(mixed).astype(values.dtype)
    elif colour != "grey" and values.ndim == 2:
        values = np.repeat(values[..., None], 3, axis=2)
    return Picture(values)


def _numbers(values: NDArray[Any]) -> NDArray[Any]:
    """Values (H, W) or (H, W, C) in a type that can be reckoned with. Raises `Unreadable`."""
    if values.dtype.kind not in "biuf" or values.dtype.itemsize > 8 or values.ndim not in (2, 3):
        raise Unreadable(tr("its pixels are of type {}", values.dtype))
    values = values.astype(values.dtype.newbyteorder("="), copy=False)
    return values.astype(np.float32) if values.dtype == np.float16 else values


def plain(image: Image.Image, mode: Literal["L", "RGB"]) -> Image.Image:
    """A picture of 8 bits of the mode, without transparency: on white as on paper, or on black where nothing
    would be seen of it on white."""
    if image.mode in DEEP:
        return of_array(np.asarray(image), "grey" if mode == "L" else "rgb").bytes()
    if not image.has_transparency_data:
        return image.convert(mode)
    clear = image.convert("RGBA")
    opacity = clear.getchannel("A")
    flat = clear.convert("RGB").convert(mode)  # what is seen, as if nothing were transparent
    ground = Image.new(mode, flat.size, "black" if _is_white(flat, opacity) else "white")
    return Image.composite(flat, ground, opacity)


def _is_white(flat: Image.Image, opacity: Image.Image) -> bool:
    """Whether hardly anything that is opaque would be seen on white."""
    seen = np.asarray(opacity).astype(np.float32) / 255
    pixels = np.asarray(flat)
    darkest = pixels if pixels.ndim == 2 else pixels.min(axis=2)
    there = seen > 0.5 if (seen > 0.5).any() else seen > 0
    if not there.any():
        return False
    return float(np.percentile(255 - darkest[there], 90)) < VANISHES
