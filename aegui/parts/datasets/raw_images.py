"""Some of the user's own images with the values of their files: a rule is seen on them first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from aegui.parts.datasets import DataBroken
from aegui.parts.datasets.intensities import UNIT, Intensities, Limits, NoRange, ValueSample
from aegui.parts.datasets.pictures import Picture, Shape, Unreadable, resized
from aegui.parts.datasets.values import Values, filled
from aegui.sampling import sample
from aegui.translation import tr

SHOWN = 16
SIDE = 96  # px of the longer side, at most
LEVELS = 2**16  # values that images are drawn of: so many that no step between them is seen
VALUES = 4096  # of each image, for its range and for the histogram


@dataclass(frozen=True, eq=False)
class RawImages:
    """Images in the units of their files, no larger than they are looked at, and some values of each."""

    levels: NDArray[np.float32]  # (L,), rising
    images: NDArray[np.uint16]  # (N, C, h, w), which level each pixel has
    values: tuple[NDArray[np.float64], ...]  # N times (M, C) where channels are apart, else (M, 1)
    found: Values
    told: ValueSample
    channels: tuple[str, ...] = ()  # names, where they are apart

    @staticmethod
    def of(pictures: Iterable[Picture], shape: Shape, channels: tuple[str, ...] = ()) -> RawImages:
        """Of these pictures, brought to the shape, with the names of their channels.

        Raises `DataBroken` where nothing in them is a number.
        """
        images: list[NDArray[np.float32]] = []
        values: list[NDArray[np.float64]] = []
        found, told = Values(), ValueSample(SHOWN)
        scale = min(1.0, SIDE / max(shape.height, shape.width))
        size = (max(1, round(shape.width * scale)), max(1, round(shape.height * scale)))
        for picture in pictures:
            pixels = np.asarray(picture.values)
            try:
                found |= Values.of_picture(picture)
            except Unreadable:  # nothing in it is a number
                continue
            told.add(pixels, apart=picture.apart)
            flat = pixels.reshape(-1, picture.channels or 1)
            values.append(flat[sample(len(flat), VALUES)].astype(np.float64))
            if len(images) < SHOWN:
                layers = pixels.reshape(*pixels.shape[:2], -1).astype(np.float32)
                brought = [
                    np.asarray(resized(Image.fromarray(np.ascontiguousarray(layer)), size, shape.method))
                    for layer in np.moveaxis(layers, 2, 0)
                ]
                images.append(np.stack(brought))
        if not images:
            raise DataBroken(tr("None of the images that were tried can be read."))
        return RawImages(*_levelled(np.stack(images)), tuple(values), found, told, channels)

    def extent(self, channel: int = 0) -> Limits:
        """From the lowest to the highest value, which differ; of one channel where they are apart."""
        return self.found.limits_of(channel)

    def _numbers(self, channel: int) -> NDArray[np.float64]:
        """Values (M,) of one channel, or of all where they are not apart."""
        whole = np.concatenate([one[:, channel if one.shape[1] > channel else 0] for one in self.values])
        numbers: NDArray[np.float64] = whole[np.isfinite(whole)]
        return numbers

    def histogram(self, bins: int, channel: int = 0) -> NDArray[np.int64]:
        """How many values (bins,) lie in each part of their extent."""
        return np.histogram(self._numbers(channel), bins, self.extent(channel))[0]

    def limits_of(self, rule: Intensities, channel: int = 0) -> Limits | None:
        """What the rule makes black and white of all images; None where each has its own."""
        rule = rule.of_channel(channel)
        if rule.limits is not None or rule.method != "type":
            return rule.limits
        return self.found.range or UNIT

    def drawn(self, rule: Intensities) -> NDArray[np.uint8]:
        """The images (N, C, h, w) as the rule has them."""
        if rule.channels:
            return np.concatenate(
                [self._drawn(rule, n, slice(n, n + 1)) for n in range(len(rule.channels))], 1
            )
        return self._drawn(rule, 0, slice(None))

    def _drawn(self, rule: Intensities, channel: int, which: slice) -> NDArray[np.uint8]:
        """Some channels (N, c, h, w), which have one rule."""
        limits, rule, images = self.limits_of(rule, channel), rule.of_channel(channel), self.images[:, which]
        if limits is not None:
            made: NDArray[np.uint8] = replace(rule, limits=limits).bytes(self.levels)[images]
            return made
        rules = [_own(rule, values[:, channel]) for values in self.values]
        return np.stack([own.bytes(self.levels)[image] for own, image in zip(rules, images, strict=False)])

    def crowding(self, rule: Intensities, channel: int = 0) -> float:
        """The share of black to white, 0 to 1, that 99 % of the values lie in."""
        limits, rule = self.limits_of(rule, channel), rule.of_channel(channel)
        columns = [one[:, channel if one.shape[1] > channel else 0] for one in self.values]
        columns = [one[np.isfinite(one)] for one in columns]
        rules = [_own(rule, one) if limits is None else replace(rule, limits=limits) for one in columns]
        made = np.concatenate([own.bytes(one) for own, one in zip(rules, columns, strict=True)])
        return filled(np.bincount(made, minlength=256))


def _own(rule: Intensities, values: NDArray[np.float64]) -> Intensities:
    """With the limits of one image."""
    try:
        return replace(rule, limits=rule.limits_for(values))
    except NoRange:
        return replace(rule, limits=UNIT)


def _levelled(images: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.uint16]]:
    """The values that there are, and which of them each pixel has; of very many, as many as are told apart.

    A rule is then worked out of the levels and not of every pixel, while a handle is dragged.
    """
    levels, places = np.unique(np.where(np.isfinite(images), images, np.nan), return_inverse=True)
    places = places.reshape(images.shape)
    if len(levels) > LEVELS:
        last = len(levels) - 1  # it may be no number, and then none is rounded up to it
        few = np.append(np.linspace(0, last - 1, LEVELS - 1).round().astype(np.int64), last)
        levels, places = levels[few], np.searchsorted(few, places)
    return levels, places.astype(np.uint16)
