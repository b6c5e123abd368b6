"""Reads the batches of an epoch ahead of the steps that learn them, where images lie in a file."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import torch
from torch import Tensor

from aegui.training.evaluation import DeviceImages

AHEAD = 8  # batches

Taken = tuple[Tensor, ...]


class ReadAhead:
    """Gives the batches of several sets of images (N, …), of the same rows each; a thread reads the next
    ones meanwhile. Which images a step sees, and in which order, is the same as without."""

    def __init__(self, sources: Sequence[DeviceImages], size: int) -> None:
        """`size` is how many images a batch has."""
        self._sources, self._size = sources, size
        self._pool = ThreadPoolExecutor(1, "read ahead")
        self._order = torch.empty(0, dtype=torch.int64)
        self._waiting: deque[tuple[int, Future[Taken]]] = deque()
        self._now: tuple[int, Taken] | None = None
        self._next = 0

    def begin(self, order: Tensor, number: int = 0) -> None:
        """An epoch has this order of the rows (N,), and its first batch that is asked for is this one."""
        self._order, self._now = order.cpu(), None
        self._from(number)
        self._fill()

    def take(self, number: int) -> Taken:
        """The images (n, C, H, W) of a batch, of each set. Raises `OSError`."""
        if self._now is None or self._now[0] != number:
            if not self._waiting or self._waiting[0][0] != number:
                self._from(number)
                self._fill()
            _, read = self._waiting.popleft()
            self._now = (number, read.result())
            self._fill()
        return self._now[1]

    def _from(self, number: int) -> None:
        """What was read of others is not wanted."""
        for _, read in self._waiting:
            read.cancel()
        self._waiting.clear()
        self._next = number

    def _fill(self) -> None:
        while len(self._waiting) < AHEAD and self._next * self._size < len(self._order):
            rows = self._order[self._next * self._size : (self._next + 1) * self._size]
            self._waiting.append((self._next, self._pool.submit(self._read, rows)))
            self._next += 1

    def _read(self, rows: Tensor) -> Taken:
        return tuple(source[rows] for source in self._sources)
