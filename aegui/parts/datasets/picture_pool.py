"""Many picture files read by several threads: what decodes and what waits for the disk runs side by side."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from aegui.parts.datasets import digests
from aegui.parts.datasets.caching import Target
from aegui.parts.datasets.listing import Found
from aegui.parts.datasets.pictures import PictureReader, Unreadable
from aegui.parts.datasets.values import Values

PART = 64  # pictures that a thread reads before it asks for more
WAITING = 3  # parts for each thread
MOST_THREADS = 4
FEW = 4 * PART  # pictures: fewer are read before threads are worth it

Read = Callable[[PictureReader, Found, Values], tuple[NDArray[np.uint8], Values]]


@dataclass(eq=False)
class Part:
    """Some pictures that were read."""

    places: NDArray[np.int64] = field(
        default_factory=lambda: np.empty(0, np.int64)
    )  # (n,), of those that could be
    digests: NDArray[np.uint64] = field(default_factory=lambda: np.empty(0, np.uint64))  # (n,)
    found: Values = field(default_factory=Values)
    problems: dict[int, str] = field(default_factory=dict)  # why the others could not, by place
    count: int = 0


def read_parts(
    pictures: Sequence[tuple[int, Found]], reader: Callable[[], PictureReader], read: Read, into: Target
) -> Generator[Part, None, None]:
    """The pictures, each with its place, in their order; `read` makes an image (C, H, W) of one, and adds its
    values to those of others before, or raises `Unreadable`. Nothing is read on where nobody asks for more.
    """

    def part_of(some: Sequence[tuple[int, Found]]) -> Part:
        part, own = Part(count=len(some)), reader()
        places: list[int] = []
        images: list[NDArray[np.uint8]] = []
        try:
            for place, one in some:
                try:
                    image, part.found = read(own, one, part.found)
                except Unreadable as error:
                    part.problems[place] = str(error)
                    continue
                places.append(place)
                images.append(image)
        finally:
            own.close()
        if images:
            pixels = np.stack(images)
            part.places, part.digests = np.array(places), digests(pixels)
            into[part.places] = pixels
        return part

    parts = _parts(pictures)
    if len(pictures) < FEW:
        yield from map(part_of, parts)
        return
    threads = min(MOST_THREADS, os.cpu_count() or 1)
    pool = ThreadPoolExecutor(threads, "pictures")
    waiting: deque[Future[Part]] = deque()
    try:
        for some in parts:
            waiting.append(pool.submit(part_of, some))
            if len(waiting) >= WAITING * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _parts(pictures: Iterable[tuple[int, Found]]) -> Iterator[Sequence[tuple[int, Found]]]:
    """Some at a time; the pages of a stack stay together, so that it is opened once."""
    rest = iter(pictures)
    some = list(islice(rest, PART))
    for one in rest:
        if one[1].page is not None and one[1].place == some[-1][1].place:
            some.append(one)
            continue
        yield some
        some = [one, *islice(rest, PART - 1)]
    if some:
        yield some
