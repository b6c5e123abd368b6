"""Reads the batches of an epoch where images lie in a file.

What the system's cache has of a file is read in the thread that learns: another thread would take from it a
core that it computes on, which cost a sixth of the speed where the reading itself takes a hundredth. Where
the disk has to be waited for, the system is asked for the next batches, which it fetches meanwhile.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from math import prod

import psutil
import torch
from torch import Tensor

from aegui.training.evaluation import CHUNK, DeviceImages, on_device

TOGETHER = 8  # batches that are read at once: one at a time each finds the processor's caches cold
AHEAD = 16  # batches
HELD = 256 * 2**20  # bytes of images that are held in the memory: those are not read each epoch
SHARE = 0.2  # of the memory that is free, at most
SLOW = 50e-6  # seconds that an image takes where the disk is waited for

Taken = tuple[Tensor, ...]


class ReadAhead:
    """Gives the batches of several sets of images (N, …), of the same rows each. Which images a step sees,
    and in which order, is the same as of images in the memory."""

    def __init__(self, sources: Sequence[DeviceImages], size: int) -> None:
        """`size` is how many images a batch has."""
        self._sources, self._size = sources, size
        most = min(HELD, round(SHARE * psutil.virtual_memory().available)) // len(sources)
        self._held = [_first(source, most) for source in sources]
        self._order = torch.empty(0, dtype=torch.int64)
        self._read: dict[int, Taken] = {}
        self._asked = 0  # the first batch that the system was not asked for

    def begin(self, order: Tensor) -> None:
        """An epoch has this order of the rows (N,)."""
        self._order, self._read, self._asked = order.cpu(), {}, 0

    def take(self, number: int) -> Taken:
        """The images (n, C, H, W) of a batch, of each set. Raises `OSError`."""
        if number not in self._read:
            began = time.perf_counter()
            rows = self._rows(number, number + TOGETHER)
            parts = [
                torch.split(_some(rows, source, held), self._size)
                for source, held in zip(self._sources, self._held, strict=True)
            ]
            self._read = dict(enumerate(zip(*parts, strict=True), number))
            if time.perf_counter() - began > SLOW * len(rows):
                self._ask(number + TOGETHER)
        return self._read[number]

    def _ask(self, number: int) -> None:
        """Have the next batches from this one on fetched."""
        rows = self._rows(max(number, self._asked), number + AHEAD)
        self._asked = number + AHEAD
        for source, held in zip(self._sources, self._held, strict=True):
            source.pixels.expect(rows[rows >= len(held)].numpy())

    def _rows(self, first: int, end: int) -> Tensor:
        return self._order[first * self._size : end * self._size]


def _first(source: DeviceImages, most: int) -> Tensor:
    """As many of the first images as that many bytes are."""
    count = min(len(source), most // max(1, prod(source.shape[1:])))
    held = torch.empty((count, *source.shape[1:]), dtype=torch.uint8)
    for at in range(0, count, CHUNK):
        part = source.pixels[at : min(at + CHUNK, count)]
        held[at : at + len(part)] = on_device(part, held.device)
    return held


def _some(rows: Tensor, source: DeviceImages, held: Tensor) -> Tensor:
    """The images of some rows (n,), of which the first `held` need not be read."""
    if len(held) == len(source):
        return held.index_select(0, rows).to(source.device)
    here = (rows < len(held)).nonzero().flatten()
    there = (rows >= len(held)).nonzero().flatten()
    made = torch.empty((len(rows), *source.shape[1:]), dtype=torch.uint8)
    made.index_copy_(0, here, held.index_select(0, rows[here]))
    made.index_copy_(0, there, on_device(source.pixels[rows[there].numpy()], held.device))
    return made.to(source.device)
