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

SHOWN = 16
SIDE = 96  # px of the longer side, at most
VALUES = 4096  # of each image, for its range and for the histogram


@dataclass(frozen=True, eq=False)
class RawImages:
    """Images in the units of their files, no larger than they are looked at, and some values of each."""

    images: NDArray[np.float32]  # (N, h, w, C)
    values: tuple[NDArray[np.float64], ...]  # N times (M,), numbers alone
    found: Values
    told: ValueSample

    @staticmethod
    def of(pictures: Iterable[Picture], shape: Shape) -> RawImages:
        """Of these pictures, brought to the shape. Raises `DataBroken` where nothing in them is a number."""
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
            told.add(pixels)
            flat = pixels.reshape(-1)[sample(pixels.size, VALUES)].astype(np.float64)
            values.append(flat[np.isfinite(flat)])
            if len(images) < SHOWN:
                layers = pixels.reshape(*pixels.shape[:2], -1).astype(np.float32)
                brought = [
                    np.asarray(resized(Image.fromarray(np.ascontiguousarray(layer)), size, shape.method))
                    for layer in np.moveaxis(layers, 2, 0)
                ]
                images.append(np.stack(brought, axis=2))
        if not images:
            raise DataBroken("None of the images that were tried can be read.")
        return RawImages(np.stack(images), tuple(values), found, told)

    @property
    def extent(self) -> Limits:
        """From the lowest to the highest value, which differ."""
        return Limits(*self.found.limits)

    def histogram(self, bins: int) -> NDArray[np.int64]:
        """How many values (bins,) lie in each part of their extent."""
        return np.histogram(np.concatenate(self.values), bins, self.extent)[0]

    def limits_of(self, rule: Intensities) -> Limits | None:
        """What the rule makes black and white of all images; None where each has its own."""
        if rule.limits is not None or rule.method != "type":
            return rule.limits
        return self.found.range or UNIT

    def drawn(self, rule: Intensities) -> NDArray[np.uint8]:
        """The images (N, C, h, w) as the rule has them."""
        limits = self.limits_of(rule)
        if limits is not None:
            made = replace(rule, limits=limits).bytes(self.images)
        else:
            rules = [_own(rule, values) for values in self.values]
            made = np.stack([own.bytes(image) for own, image in zip(rules, self.images, strict=False)])
        return np.ascontiguousarray(np.moveaxis(made, 3, 1))

    def crowding(self, rule: Intensities) -> float:
        """The share of black to white, 0 to 1, that 99 % of the values lie in."""
        limits = self.limits_of(rule)
        rules = [_own(rule, one) if limits is None else replace(rule, limits=limits) for one in self.values]
        made = np.concatenate([own.bytes(one) for own, one in zip(rules, self.values, strict=True)])
        return filled(np.bincount(made, minlength=256))


def _own(rule: Intensities, values: NDArray[np.float64]) -> Intensities:
    """With the limits of one image."""
    try:
        return replace(rule, limits=rule.limits_for(values))
    except NoRange:
        return replace(rule, limits=UNIT)
