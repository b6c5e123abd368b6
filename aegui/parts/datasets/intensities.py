"""How the values of an image come to black and white: one rule for every image of a set, one's own too.

The rule is linear between two limits, or follows one of the curves of astronomy's pictures: with x from 0
to 1 between the limits and the softness s, log(1 + x/s) / log(1 + 1/s) and asinh(x/s) / asinh(1/s), as
astropy's LogStretch and AsinhStretch do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aegui.sampling import sample
from aegui.translation import tr

Method = Literal["type", "fixed", "min-max", "percentiles"]
Curve = Literal["linear", "log", "asinh"]
SAMPLED = 4_000_000  # values tell the percentiles of all
LEAST_SAMPLED = 64  # values of an image


class NoRange(Exception):
    """Nothing tells what is black and what is white; the message is the reason without the name."""


class Limits(NamedTuple):
    """The values that become black and white; those beyond them do, too."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"{number(self.low)}…{number(self.high)}"


UNIT = Limits(0, 1)
MIDDLE = Limits(0.5, 99.5)  # percentiles


def number(value: float) -> str:
    """4,000 or −1.5."""
    plainly = value == int(value) or abs(value) >= 1e4
    text = f"{value:,.0f}" if plainly and abs(value) < 1e15 else f"{value:,.4g}"
    return text.replace("-", "−")


def limits_of(dtype: np.dtype[Any]) -> Limits | None:
    """The range of a type of values; None of fractions and of wide integers, which have none of their own."""
    if dtype.kind == "b":
        return UNIT
    if dtype.kind in "iu" and dtype.itemsize <= 2:
        return Limits(int(np.iinfo(dtype).min), int(np.iinfo(dtype).max))
    return None


def scaled(values: NDArray[Any], limits: Limits) -> NDArray[np.uint8]:
    """Bytes between the limits; what is no number is black."""
    return Intensities("fixed", limits).bytes(values)


@dataclass(frozen=True)
class Intensities:
    """A rule. Limits that it does not state are those of the type, or of each image by itself."""

    method: Method = "type"
    limits: Limits | None = None
    percentiles: Limits = MIDDLE  # of each image, under the method of this name
    curve: Curve = "linear"
    softness: float = 0.1
    inverted: bool = False
    # Of each channel, where each has limits of its own and `limits` are none; None: those of each image.
    channels: tuple[Limits | None, ...] = ()

    def of_channel(self, channel: int) -> Intensities:
        """The rule of one channel, from 0."""
        return replace(self, limits=self.channels[channel], channels=()) if self.channels else self

    @property
    def is_stated(self) -> bool:
        """Whether it says what becomes black and white, without the images."""
        return self.limits is not None or (bool(self.channels) and None not in self.channels)

    def limits_for(self, values: NDArray[Any]) -> Limits:
        """What becomes black and white of these values, of one image. Raises `NoRange`."""
        if self.limits is not None:
            return self.limits
        known = limits_of(values.dtype) if self.method == "type" else None
        if known is not None:
            return known
        if values.dtype.kind == "f":
            values = values[np.isfinite(values)]
        if not values.size:
            raise NoRange(tr("none of its pixels is a number"))
        extent = Limits(float(values.min()), float(values.max()))
        if self.method == "percentiles":
            return between(values, self.percentiles, extent)
        if self.method == "min-max":
            return extent
        if values.dtype.kind == "f" and extent.low >= 0 and extent.high <= 1:
            return UNIT
        raise NoRange(
            tr(
                "its values are {}, and {} has no range of its own: set data.intensities to min-max",
                extent,
                values.dtype,
            )
        )

    def bytes(self, values: NDArray[Any]) -> NDArray[np.uint8]:
        """The values of one image, or of several where the limits are stated, as 0 to 255; what is no number
        is black; the last axis is that of channels that have limits of their own. Raises `NoRange`."""
        if self.channels:
            parts = [self.of_channel(n).bytes(values[..., n]) for n in range(len(self.channels))]
            return np.stack(parts, axis=-1)
        limits = self.limits_for(values)
        if values.dtype == np.uint8:
            if self == Intensities(self.method, self.limits, self.percentiles) and limits == Limits(0, 255):
                return values
            table = self._bytes(np.arange(256, dtype=np.uint8), limits)
            made: NDArray[np.uint8] = table[values]
            return made
        return self._bytes(values, limits)

    def _bytes(self, values: NDArray[Any], limits: Limits) -> NDArray[np.uint8]:
        wide = np.float64 if values.dtype.itemsize > 2 else np.float32
        # Halved first: the distance of the two farthest numbers is more than any number.
        span = max(limits.high / 2 - limits.low / 2, np.finfo(np.float64).tiny)
        floats: NDArray[Any] = values.astype(wide)
        with np.errstate(invalid="ignore", over="ignore"):
            unit = np.clip((floats / 2 - limits.low / 2) / span, 0, 1)
        unit = self._curved(unit)
        if values.dtype.kind == "f":
            unit[~np.isfinite(values)] = 0
        made: NDArray[np.uint8] = np.rint(unit * 255).astype(np.uint8)
        return made

    def _curved(self, unit: NDArray[Any]) -> NDArray[Any]:
        if self.curve == "log":
            unit = np.log1p(unit / self.softness) / np.log1p(1 / self.softness)
        elif self.curve == "asinh":
            unit = np.arcsinh(unit / self.softness) / np.arcsinh(1 / self.softness)
        return 1 - unit if self.inverted else unit

    def values(self, unit: float, limits: Limits | None = None) -> float:
        """The value in the file's units that became `unit`, 0 (black) to 1 (white).

        `limits` are those of the image where the rule states none. Raises `NoRange` where there are none.
        """
        limits = self.limits or limits
        if limits is None:
            raise NoRange(tr("each image has limits of its own"))
        share = 1 - unit if self.inverted else unit
        if self.curve == "log":
            share = float(np.expm1(share * np.log1p(1 / self.softness))) * self.softness
        elif self.curve == "asinh":
            share = float(np.sinh(share * np.arcsinh(1 / self.softness))) * self.softness
        return limits.low * (1 - share) + limits.high * share

    def __str__(self) -> str:
        """How it is set beside the limits: "min-max, log, inverted"."""
        curve = "" if self.curve == "linear" else f", {self.curve}"
        return f"{self.method}{curve}{', inverted' if self.inverted else ''}"


def between(values: NDArray[Any], percentiles: Limits, extent: Limits) -> Limits:
    """These percentiles of numbers; the lowest and the highest where they are one."""
    low, high = np.percentile(values.astype(np.float64), percentiles).tolist()
    return Limits(low, high) if low < high else extent


class ValueSample:
    """Some values of every image, drawn by chance: they tell the percentiles of all, or of each channel."""

    def __init__(self, images: int) -> None:
        self._each = max(LEAST_SAMPLED, SAMPLED // max(images, 1))
        self._parts: list[NDArray[Any]] = []  # (K, C) each, or (K, 1)

    def add(self, values: NDArray[Any], images: int = 1, apart: bool = False) -> None:
        """Values of some images, of any shape; the last axis is that of channels `apart`."""
        flat = values.reshape(-1, values.shape[-1] if apart else 1)
        self._parts.append(flat[sample(len(flat), self._each * images)])  # a copy: the image is not kept

    def limits(self, percentiles: Limits, extent: Limits, channel: int = 0) -> Limits:
        """What lies at these percentiles, of one channel where they are apart; what is no number is left out.
        `extent` where there is nothing between them."""
        parts = [part[:, channel] for part in self._parts if part.shape[1] > channel]
        numbers = [part[np.isfinite(part)] if part.dtype.kind == "f" else part for part in parts]
        if not any(part.size for part in numbers):
            return extent
        return between(np.concatenate(numbers), percentiles, extent)
