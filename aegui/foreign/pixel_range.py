"""What pixels are worth inside a model: 0 to 1, −1 to 1, 0 to 255, inverted, or mean 0 and spread 1.

Within the program an image is bytes. A range turns them into what a network takes, and back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, model_validator

from aegui.translation import tr

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]


class PixelRange(BaseModel):
    """What black and white become, of all channels or of each: value = black + (white − black) · share."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    black: tuple[float, ...]
    white: tuple[float, ...]
    mean: tuple[float, ...] = ()  # how it was said, where it was said so
    std: tuple[float, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _given(cls, given: Any) -> Any:
        """[0, 1]; "inverted"; or mean and std of pixels from 0 to 1."""
        advice = tr('give two numbers such as [0, 1], "inverted", or {{mean = [0.13], std = [0.31]}}')
        if given == "inverted":
            return {"black": (1.0,), "white": (0.0,)}
        if isinstance(given, Sequence) and not isinstance(given, str):
            if len(given) != 2 or not all(_is_number(one) for one in given) or given[0] == given[1]:
                raise ValueError(advice)
            return {"black": (given[0],), "white": (given[1],)}
        if isinstance(given, dict) and given.keys() == {"mean", "std"}:
            mean, std = (one if isinstance(one, list | tuple) else [one] for one in given.values())
            fits = len(mean) == len(std) in (1, 3) and all(map(_is_number, (*mean, *std)))
            if not fits or min(std) <= 0:
                raise ValueError(advice)
            return standardised(mean, std).model_dump()
        if isinstance(given, dict) and {"black", "white"} <= given.keys():
            return given
        raise ValueError(advice)

    def __str__(self) -> str:
        if self.mean:
            numbers = (", ".join(f"{one:.3g}" for one in some) for some in (self.mean, self.std))
            return tr("mean {} and spread {}", *numbers)
        low, high = (f"{one[0]:g}".replace("-", "−") for one in (self.black, self.white))
        return f"[{low}, {high}]" + (tr(" (inverted)") if self.black > self.white else "")

    def shares(self, values: Floats) -> Floats:
        """What the network gives (N, C, H, W) → pixels, 0 black and 1 white."""
        black, white = self._ends
        made: Floats = (values - black) / (white - black)
        return made

    def values(self, shares: Floats) -> Floats:
        """Pixels, 0 black and 1 white → what the network takes."""
        black, white = self._ends
        made: Floats = shares * (white - black) + black
        return made

    @property
    def _ends(self) -> tuple[Floats, Floats]:
        black, white = (np.array(one, np.float32).reshape(1, -1, 1, 1) for one in (self.black, self.white))
        return black, white


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e6


def standardised(mean: Sequence[float], std: Sequence[float]) -> PixelRange:
    """Pixels from 0 to 1, less a mean, over a spread, of each channel or of all."""
    black = tuple(-m / s for m, s in zip(mean, std, strict=True))
    white = tuple((1 - m) / s for m, s in zip(mean, std, strict=True))
    return PixelRange.model_construct(black=black, white=white, mean=tuple(mean), std=tuple(std))


def between(black: float, white: float) -> PixelRange:
    return PixelRange.model_construct(black=(float(black),), white=(float(white),), mean=(), std=())


UNIT, SIGNED, BYTE, INVERTED = between(0, 1), between(-1, 1), between(0, 255), between(1, 0)
MNIST = standardised((0.1307,), (0.3081,))
IMAGENET = standardised((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))


def usual(pixels: Bytes) -> list[PixelRange]:
    """The ranges that are tried, the commonest first; the last but one is of the images' own statistics."""
    found = [UNIT, SIGNED, BYTE, INVERTED]
    mean, spread = ((one(axis=(0, 2, 3)) / 255).tolist() for one in (pixels.mean, pixels.std))
    if min(spread) > 0:
        found.append(standardised([round(one, 4) for one in mean], [round(one + 5e-5, 4) for one in spread]))
    known = {1: MNIST, 3: IMAGENET}.get(pixels.shape[1])
    return found if known is None else [*found, known]
