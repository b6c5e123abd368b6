"""t-SNE of codes: where it put them, what is kept of it, and where codes of other moments belong.

t-SNE gives every code a place and has no way back: the cursor goes from one of these codes to another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aegui.analysis import latent
from aegui.sampling import sample

if TYPE_CHECKING:
    from aegui.analysis.projections import Placed, Projection

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

KEY = "tsne"  # of the plane
KEPT = 16  # results, of a megabyte each
CHUNK = 2_000  # codes placed at a time


def fingerprint(codes: Floats) -> bytes:
    """Tells codes (N, D) from others; a part of them is enough."""
    some = np.ascontiguousarray(codes[sample(len(codes), 200)])
    return blake2b(some.tobytes() + repr(codes.shape).encode(), digest_size=16).digest()


@dataclass(frozen=True, eq=False)
class Places:
    """Where t-SNE put images."""

    of: bytes  # the fingerprint of the codes that it was worked out of
    images: Ints  # (n,), rows of the shown images, in rising order
    points: Floats  # (n, 2)
    placed: Placed  # what other codes are placed among
    share: float  # of the work that is done

    def plane(self, codes: Floats, rows: Ints) -> latent.Map:
        """The same images at the same places, whatever their codes (N, D) are now; `rows` (N,) says which
        images these are, and those that have no place are left out."""
        places = np.full((len(rows), 2), np.nan, np.float32)
        at = np.searchsorted(self.images, rows).clip(max=len(self.images) - 1)
        there = self.images[at] == rows
        places[there] = self.points[at[there]]
        return latent.Map(KEY, ("t-SNE 1", "t-SNE 2"), codes, places, self.placed.place)

    def moved(self, codes: Floats, rows: Ints, check: Callable[[], None]) -> Places:
        """The images of `rows` (N,) where their codes (N, D) of another moment belong among those that t-SNE
        was worked out of; the others stay. `check` is called now and then."""
        here = np.isin(rows, self.images)
        codes, at = codes[here], np.searchsorted(self.images, rows[here])
        points = self.points.copy()
        for first in range(0, len(codes), CHUNK):
            check()
            part = slice(first, first + CHUNK)
            points[at[part]] = self.placed.place(codes[part])
        return replace(self, points=points)


@dataclass(eq=False)
class _Work:
    """A t-SNE that is under way, or was left before its end. Two windows may want the same one."""

    of: bytes
    rows: Ints
    stages: Iterator[Projection]
    newest: Places | None = None
    lock: Lock = field(default_factory=Lock)  # a stage is worked out by one thread

    def step(self) -> Places:
        """One stage further, with what is known then."""
        with self.lock:
            stage = next(self.stages, None)
            if stage is not None:
                images = self.rows[stage.rows]
                order = np.argsort(images)
                assert stage.placed is not None
                self.newest = Places(self.of, images[order], stage.points[order], stage.placed, stage.done)
            assert self.newest is not None
            return self.newest


_kept: dict[bytes, Places] = {}  # finished
_begun: dict[bytes, _Work] = {}  # the newest alone


def known(of: bytes) -> Places | None:
    """What is known of the t-SNE of codes with a fingerprint; it may have been left before its end."""
    work = _begun.get(of)
    return _kept.get(of) or (None if work is None else work.newest)


def stages(codes: Floats, rows: Ints) -> Iterator[Places]:
    """t-SNE of codes (N, D) of the images `rows` (N,), better with each stage; one that was left before its
    end goes on from there. Raises `ValueError` for fewer than 4 codes."""
    from aegui.analysis import projections

    of = fingerprint(codes)
    if of in _kept:
        yield _kept[of]
        return
    work = _begun.get(of)
    if work is None:
        work = _Work(of, rows, projections.tsne(codes))
        _begun.clear()
        _begun[of] = work
    share = 0.0
    while share < 1:
        try:
            places = work.step()
        except Exception:
            _begun.pop(of, None)
            raise
        share = places.share
        if share >= 1:
            _begun.pop(of, None)
            _kept[of] = places
            for old in list(_kept)[:-KEPT]:
                del _kept[old]
        yield places


def forget() -> None:
    """Keep nothing."""
    _kept.clear()
    _begun.clear()
