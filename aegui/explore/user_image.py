"""One's own picture brought to the form of a data set's images, and holes in it with it. No torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from aegui.parts.channels import COLOURS, Channels, fitting, in_colours
from aegui.parts.datasets.intensities import Intensities
from aegui.parts.datasets.pictures import (
    AS_TYPED,
    Method,
    Picture,
    Shape,
    Unreadable,
    channels_first,
    decoded,
    most_needed,
    opened,
    plain,
    prepare,
)
from aegui.parts.formats import MOST_PIXELS
from aegui.parts.formats.data_file import Planes
from aegui.sampling import sample
from aegui.stored_images import Pixels
from aegui.translation import tr

Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Mode = Literal["L", "RGB"]
Box = tuple[float, float, float, float]  # left, top, right, bottom, in px of the picture

MEASURED = 200  # images tell the form of all
PLAIN = 0.25  # the border of images with a plain ground is on average so near to black or white
INK = 0.25  # of the strongest ink: from here on it belongs to the figure
FAINT = 16  # of 255: a picture with less contrast holds nothing
NOISE = 3.0  # times the border's median deviation: what paper and cameras leave around a figure
ZOOM = 4.0  # at most: or the first dot of a drawing would fill the image
LEAST_BOX = 0.25  # of the side
FINE = 1024  # px of the longer side: more is not needed


class NoPicture(ValueError):
    """What was given can't be used as a picture; one sentence says why."""


@dataclass(frozen=True)
class Ink:
    """How figures lie on the plain ground of a data set's images."""

    on_white: bool
    box: float  # px, the longer side of a figure
    centre: tuple[float, float]  # px from the left and from the top
    by_mass: bool  # whether the centre is that of mass, as in MNIST, or that of the figure's box


@dataclass(frozen=True)
class Form:
    """What a data set's images have in common."""

    shape: tuple[int, int, int]  # (C, H, W)
    ink: Ink | None  # None: pictures that fill their frame
    method: Method = "fit"  # how pictures of another size were brought to it
    rule: Intensities = AS_TYPED  # how values of files became black to white
    centred: bool = False  # what is drawn is put where figures are, unless the user chooses otherwise
    apart: bool = False  # its channels are no colours
    planes: Planes = "auto"  # what those of a stack are

    @property
    def frame(self) -> Shape:
        """What pictures are brought to."""
        return Shape.of(self.shape, self.method, self.apart)

    def sheet(self, side: int) -> tuple[int, int]:
        """Width and height of a sheet to draw on: with the images' proportions, no side above `side`."""
        _, height, width = self.shape
        scale = side / max(width, height)
        return max(1, round(width * scale)), max(1, round(height * scale))


@dataclass(frozen=True, eq=False)
class Given:
    """A picture that was not drawn here."""

    image: Bytes  # (C, H, W), prepared as the data set's images were
    whole: Bytes  # (h, w, 3), all of it, large ones smaller
    exact: bool  # it had the size of the data set's images


@dataclass(frozen=True, eq=False)
class Prepared:
    """A picture as the data set has them."""

    image: Bytes  # (C, H, W)
    holes: Mask  # (H, W), what was erased for the model to fill in
    blank: bool  # nothing was drawn


class _Figures(NamedTuple):
    """Where the figures of images are."""

    boxes: NDArray[np.float64]  # (N, 4)
    masses: NDArray[np.float64]  # (N, 2), x and y of the centres of mass


def form_of(images: Pixels) -> Form:
    """The form of a data set, from some of its images (N, C, H, W), N ≥ 1."""
    some = images[sample(len(images), MEASURED)]
    _, channels, height, width = images.shape
    edges = [some[..., 0, :], some[..., -1, :], some[..., 0], some[..., -1]]
    brightness = float(np.concatenate(edges, axis=-1).mean()) / 255
    if channels != 1 or PLAIN <= brightness <= 1 - PLAIN:
        return Form((channels, height, width), None)
    on_white = brightness > 0.5
    ink = (255 - some if on_white else some)[:, 0]
    figures = _figures(ink[ink.max(axis=(1, 2)) >= FAINT])
    if not len(figures.boxes):
        return Form((channels, height, width), None)
    sides = figures.boxes[:, 2:] - figures.boxes[:, :2]
    middles = figures.boxes[:, :2] + sides / 2
    by_mass = bool(figures.masses.std(axis=0).sum() <= middles.std(axis=0).sum())
    x, y = np.median(figures.masses if by_mass else middles, axis=0).tolist()
    box = max(float(np.median(sides.max(axis=1))), LEAST_BOX * max(height, width))
    return Form((channels, height, width), Ink(on_white, min(box, height, width), (x, y), by_mass))


def given(source: Path | Bytes, form: Form, shown: Channels = ()) -> Given:
    """A picture file, or an array as `prepared` takes it or with the channels of the data set's images; the
    whole of it is seen by the shown ones. Raises `NoPicture`."""
    try:
        if isinstance(source, Path):
            picture = decoded(source, form.frame.colour, most_needed(form.frame), planes=form.planes)
            if picture.apart:
                whole = _rows(np.moveaxis(picture.pixels(form.rule), 2, 0), shown)
            else:
                whole = np.asarray(_smaller(opened(source, "rgb", FINE, form.rule)))
        elif isinstance(form.frame.colour, int):
            picture = _with_channels(source, form.frame.colour)
            whole = _rows(np.moveaxis(np.asarray(picture.values), 2, 0), shown)
        else:
            picture = Picture(_image(source, "L" if form.shape[0] == 1 else "RGB"))
            whole = np.asarray(_smaller(_image(source, "RGB")))
        image = prepare(picture, form.frame, form.rule if isinstance(source, Path) else AS_TYPED)
    except Unreadable as error:
        name = source if isinstance(source, Path) else tr("The picture")
        advice = (
            tr("Choose a file of {} channels", form.shape[0])
            if form.apart
            else tr("Choose a PNG or JPEG file")
        )
        raise NoPicture(tr("{} can't be used: {}. {}.", name, error, advice)) from error
    return Given(image, whole, whole.shape[:2] == image.shape[1:])


def _rows(image: Bytes, shown: Channels) -> Bytes:
    """An image (C, H, W) in colours (h, w, 3), large ones smaller."""
    seen = np.broadcast_to(in_colours(image, shown), (3, *image.shape[1:])).transpose(1, 2, 0)
    return np.asarray(_smaller(Image.fromarray(np.ascontiguousarray(seen))))


def _with_channels(picture: Bytes, count: int) -> Picture:
    """A picture that has these channels, or whose brightness is taken for each."""
    if picture.ndim == 3 and picture.shape[2] == count and picture.dtype == np.uint8:
        return Picture(picture, apart=True)
    grey = np.asarray(_image(picture, "L"))
    return Picture(np.repeat(grey[..., None], count, axis=2), apart=True)


def drawn_on(image: Bytes, sheet: Bytes, picture: Bytes, holes: Mask, shown: Channels = ()) -> Prepared:
    """An image (C, H, W) with what was drawn (h, w, 3) on the sheet that showed it, and with holes (h, w).

    What was drawn goes into the channels that were shown; the others stay.
    """
    channels, height, width = image.shape
    size, box = (width, height), Image.Resampling.BOX
    changed = Image.fromarray(255 * (picture != sheet).any(axis=2).astype(np.uint8))
    share = np.asarray(changed.resize(size, box), np.float32) / 255
    if share.any():
        chosen = fitting(shown, channels)
        mode: Mode = "L" if len(chosen) == 1 else "RGB"
        drawn = channels_first(Image.fromarray(picture).convert(mode).resize(size, box))
        drawn = drawn[[COLOURS[len(chosen)].index(place) for place in range(len(chosen))]]
        before = image[list(chosen)]
        image = image.copy()
        image[list(chosen)] = (before + share * (drawn.astype(np.float32) - before)).round().astype(np.uint8)
    whole = (0.0, 0.0, float(picture.shape[1]), float(picture.shape[0]))
    return Prepared(image, _erased(holes, picture, whole, size), blank=False)


def sheet_of(image: Bytes, size: tuple[int, int], shown: Channels = ()) -> Bytes:
    """An image (C, H, W), by the shown channels, on a sheet of that width and height, as uint8 (h, w, 3)."""
    seen = np.broadcast_to(in_colours(image, shown), (3, *image.shape[1:]))
    rows = np.ascontiguousarray(seen.transpose(1, 2, 0))
    return np.asarray(Image.fromarray(rows).resize(size, Image.Resampling.BICUBIC))


def prepared(picture: Bytes, form: Form, holes: Mask | None = None, centred: bool = True) -> Prepared:
    """A picture (H, W), (H, W, 3) or (H, W, 4) with holes (H, W) in the form of a data set.

    A figure on plain ground is treated as MNIST's were (LeCun et al., 1998): in the data's polarity, cut
    out, scaled to the size that figures have there with its proportions kept, and centred. Any other
    picture, or one that is not to be centred, gives its middle. Channels that are no colours take its
    brightness, all alike. The holes stay on the same pixels. Raises `NoPicture`.
    """
    ink_of = form.ink if centred else None
    channels, height, width = form.shape
    image = _smaller(_image(picture, "RGB" if form.frame.colour == "rgb" else "L"))
    box, blank = _middle(image.size, width / height), _contrast(image) < FAINT
    if ink_of is not None:
        ink = _ink(np.asarray(image))
        image, blank = Image.fromarray(ink), not ink.any()
        box = box if blank else _around(ink, ink_of, (width, height))
    pixels = channels_first(_cut(image, box, (width, height)))
    if ink_of is not None and ink_of.on_white:
        pixels = 255 - pixels
    if len(pixels) < channels:
        pixels = np.repeat(pixels, channels, axis=0)
    return Prepared(pixels, _erased(holes, picture, box, (width, height)), blank)


def on_sheet(picture: Bytes, size: tuple[int, int]) -> Bytes:
    """A picture, whole, on a sheet of that width and height, on more of its own ground: uint8 (h, w, 3).

    Raises `NoPicture`.
    """
    image = _image(picture, "RGB")
    ground = _ground(np.asarray(image))
    return np.asarray(ImageOps.pad(image, size, Image.Resampling.BICUBIC, color=ground))


def is_dark(picture: Bytes) -> bool:
    """Whether light ink is seen on the ground of a picture (H, W, 3)."""
    return float(np.mean(_ground(picture))) < 128


def _ground(picture: Bytes) -> tuple[int, ...]:
    """The colour at the border of a picture (H, W, 3)."""
    border = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    return tuple(int(value) for value in np.median(border, axis=0))


def _image(picture: Bytes, mode: Mode) -> Image.Image:
    """The picture without transparency, of a mode."""
    fits = picture.ndim == 2 or (picture.ndim == 3 and picture.shape[2] in (3, 4))
    if picture.dtype != np.uint8 or not fits or not picture.size:
        raise NoPicture(
            tr(
                "An array of {} and shape {} is no picture: give uint8 (H, W), (H, W, 3) or (H, W, 4).",
                picture.dtype,
                picture.shape,
            )
        )
    height, width = picture.shape[:2]
    if height * width > MOST_PIXELS:
        raise NoPicture(
            tr("The picture is too large: {:,} × {:,} pixels; cut out the part that matters.", width, height)
        )
    return plain(Image.fromarray(picture), mode)


def _smaller(image: Image.Image) -> Image.Image:
    """Shrunk by a whole factor to at most `FINE` pixels a side."""
    factor = -(-max(image.size) // FINE)
    return image.reduce(factor) if factor > 1 else image


def _contrast(image: Image.Image) -> int:
    """The widest range of a channel."""
    pixels = np.asarray(image)
    return int(np.ptp(pixels.reshape(-1, len(image.getbands())), axis=0).max())


def _ink(grey: Bytes) -> Bytes:
    """How much ink is on each pixel (H, W), whatever the ground: 255 where most; none on a bare one."""
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]]).astype(np.float32)
    ground = np.median(border)
    away = grey - np.float32(ground)
    if -away.min() > away.max():
        away = -away
    away -= np.float32(NOISE * np.median(np.abs(border - ground)))
    most = away.max()
    ink: Bytes = np.clip(away * (255 / most if most >= FAINT else 0), 0, 255).round().astype(np.uint8)
    return ink


def _figures(ink: Bytes) -> _Figures:
    """The figures of images (N, H, W), each with some ink."""
    dark = ink >= INK * ink.max(axis=(1, 2), keepdims=True, initial=0)
    across, down = dark.any(axis=1), dark.any(axis=2)  # (N, W), (N, H)
    first = [line.argmax(axis=1) for line in (across, down)]
    last = [line.shape[1] - line[:, ::-1].argmax(axis=1) for line in (across, down)]
    sums = [ink.sum(axis=axis, dtype=np.float64) for axis in (1, 2)]
    centres = [line @ (np.arange(line.shape[1]) + 0.5) / line.sum(axis=1) for line in sums]
    return _Figures(np.stack([*first, *last], axis=1).astype(np.float64), np.stack(centres, axis=1))


def _around(ink: Bytes, like: Ink, size: tuple[int, int]) -> Box:
    """The part of a picture (H, W) that becomes the image, beyond the picture's edges where need be."""
    figures = _figures(ink[None])
    low, high = figures.boxes[0, :2], figures.boxes[0, 2:]
    whole = np.array(size, np.float64)
    scale = min(like.box / (high - low).max(), ZOOM * float((whole / ink.shape[::-1]).min()))
    window = whole / scale
    centre = figures.masses[0] if like.by_mass else (low + high) / 2
    start = np.clip(centre - np.array(like.centre) / scale, high - window, low)  # nothing is cut off
    left, top, right, bottom = np.concatenate([start, start + window]).tolist()
    return left, top, right, bottom


def _middle(size: tuple[int, int], aspect: float) -> Box:
    """The largest part of a picture with that aspect, from its middle."""
    width, height = min(size[0], size[1] * aspect), min(size[1], size[0] / aspect)
    left, top = (size[0] - width) / 2, (size[1] - height) / 2
    return left, top, left + width, top + height


def _cut(image: Image.Image, box: Box, size: tuple[int, int]) -> Image.Image:
    """A part of a picture at another size, without aliasing; nothing (0) lies beyond its edges."""
    left, top = int(np.floor(box[0])), int(np.floor(box[1]))
    outer = image.crop((left, top, int(np.ceil(box[2])), int(np.ceil(box[3]))))
    inner = (box[0] - left, box[1] - top, box[2] - left, box[3] - top)
    return outer.resize(size, Image.Resampling.BICUBIC, box=inner)


def _erased(holes: Mask | None, picture: Bytes, box: Box, size: tuple[int, int]) -> Mask:
    """The pixels of the image of which at least half was erased."""
    if holes is None:
        return np.zeros(size[::-1], bool)
    if holes.shape != picture.shape[:2]:
        raise NoPicture(tr("Holes of shape {} do not fit a picture of shape {}.", holes.shape, picture.shape))
    mask = _smaller(Image.fromarray(holes.astype(np.uint8) * 255))
    return np.asarray(_cut(mask, box, size)) >= 128
