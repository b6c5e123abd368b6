"""What the window shows of images that were chosen: the worst first, and directions between groups."""

from __future__ import annotations

from dataclasses import dataclass

from aegui.core.shown import Bytes, Floats


@dataclass(frozen=True, eq=False)
class Ranked:
    """Images and what the model makes of them, the worst first."""

    originals: Bytes  # (N, C, H, W)
    reconstructed: Bytes  # (N, C, H, W)
    errors: Floats  # (N,), mean squared error per pixel, of pixels in [0, 1]
    names: tuple[str, ...]  # "mnist/test/62"
    labels: tuple[str, ...]  # of their classes; "" where there are none
    count: int  # how many images there are, of which these are the worst
    mean: float  # error of all of them


@dataclass(frozen=True)
class Heading:
    """A direction with a meaning, and how far the code under the cursor was moved along it."""

    name: str
    amount: float  # steps; one leads from the middle of one group of images to that of the other
    help: str  # what it was found from, or why it can't be used
    usable: bool


@dataclass(frozen=True)
class Groups:
    """Where the next direction may lead from and to."""

    choices: tuple[tuple[tuple[str, str, str], ...], ...]  # (key, label, help) of each of the two
    chosen: tuple[str, ...]  # a key of each
    name: str  # what the direction may be called
    ready: bool  # both were chosen
