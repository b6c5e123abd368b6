"""The decoded manifold: what the decoder makes of each place of the plane, in tiles."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore import backdrop
from aegui.explore.backdrop import Viewpoint
from aegui.explore.query import Query, Task
from aegui.explore.records import Backdrop
from aegui.explore.state import Rect, State
from aegui.parts.channels import Channels
from aegui.runs import tiles

if TYPE_CHECKING:
    from aegui.runs.numpy_decoder import NumpyDecoder
    from aegui.runs.snapshot import Snapshot

TILES_ACROSS, COARSE = 22, 7
PART = 128  # tiles between two looks at whether anybody still waits
SLOW = 0.08  # seconds; tiles that take longer come coarse first


@dataclass(frozen=True, eq=False)
class Key:
    decoder: Snapshot | NumpyDecoder
    at: Viewpoint
    shown: Channels = ()

    @property
    def rect(self) -> Rect:
        """What the tiles cover. In training the view follows the codes, and would leave them all the time."""
        return self.at.beyond if self.at.training else self.at.view


def key(state: State) -> Key | None:
    if backdrop.shown(state) != backdrop.MANIFOLD:
        return None
    at, decoder = backdrop.viewpoint(state), state.decoder
    return None if at is None or decoder is None else Key(decoder, at, state.shown_channels)


def holds(before: Key, now: Key) -> bool:
    """Whether the tiles are of the same model and codes, and cover the view."""
    if before.decoder is not now.decoder or before.shown != now.shown:
        return False
    if not now.at.has_the_codes_of(before.at):
        return False
    return backdrop.fills(before.rect, now.at.view) if now.at.training else before.rect == now.at.view


def outlives(before: Key, now: Key) -> bool:
    """Tiles of another plane go at once."""
    return before.at.axes.key == now.at.axes.key


def answer(key: Key, task: Task[Backdrop]) -> Backdrop:
    """The tiles over the view; where that is slow, coarse first, unless what is shown can stay so long."""
    kept = key.at.training and task.before is not None and backdrop.overlaps(task.before[1].rect, key.at.view)
    if not kept:
        began = time.perf_counter()
        coarse = _tiles(key, COARSE, task)
        if (time.perf_counter() - began) * (TILES_ACROSS / COARSE) ** 2 > SLOW:
            task.hand(coarse)
    return _tiles(key, TILES_ACROSS, task)


def _tiles(key: Key, across: int, task: Task[Backdrop]) -> Backdrop:
    _, high, wide = key.decoder.shape
    columns, rows = counts(key.rect, across, wide / high)
    codes = key.at.axes.lift(tiles.centres(key.rect, columns, rows), key.at.code)
    parts = []
    for start in range(0, len(codes), PART):
        task.check()
        parts.append(key.decoder.decode(codes[start : start + PART]))
    return Backdrop(backdrop.MANIFOLD, tiles.mosaic(np.concatenate(parts), columns, key.shown), key.rect)


def counts(rect: Rect, across: int, aspect: float) -> tuple[int, int]:
    """Columns and rows of tiles over a rectangle, with an image's width by height: as many as if they were
    square and so many stood side by side."""
    width, height = rect[2] - rect[0], rect[3] - rect[1]
    columns = max(1, round(across / np.sqrt(aspect)))
    rows = int(np.clip(round(columns * aspect * height / max(width, 1e-9)), 1, 2 * columns * max(aspect, 1)))
    return columns, rows


MANIFOLD = Query("manifold", key, answer, holds=holds, outlives=outlives, in_training=10.0)
