"""What lies on a path: images, their distance to real codes, and whether they can be trusted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore.records import Bytes, Floats, Strip
from aegui.runs import film

if TYPE_CHECKING:
    from aegui.analysis.out_of_distribution import Spacing
    from aegui.analysis.retrieval import CodeIndex
    from aegui.runs.snapshot import Snapshot

FRAME = 120  # ms, of the film


class Tracer:
    """Decodes codes and measures them; used by one thread. What holds for all real codes is kept."""

    def __init__(self) -> None:
        self._real: Floats | None = None  # (N, D), of the images
        self._index: CodeIndex | None = None
        self._spacing: Spacing | None = None

    def strip(self, snapshot: Snapshot, real: Floats, codes: Floats, places: Floats) -> Strip:
        """Along codes (F, D), at places as `path` counts them, among the codes (N, D) of real images."""
        self._measure(real)
        assert self._index is not None
        distances = self._index.nearest(codes, 1).distances[:, 0]
        spacing = self._spacing
        if spacing is None:  # a model that has learnt nothing: all codes are the same
            return Strip(snapshot.decode(codes), distances, (), None, None, _pinned(places))
        kinds = tuple(spacing.verdict(float(distance)).kind for distance in distances)
        return Strip(snapshot.decode(codes), distances, kinds, spacing.near, spacing.edge, _pinned(places))

    def _measure(self, real: Floats) -> None:
        from aegui.analysis.out_of_distribution import spacing
        from aegui.analysis.retrieval import CodeIndex

        if real is self._real:
            return
        self._real, self._index = real, CodeIndex(real)
        try:
            self._spacing = spacing(real, self._index)
        except ValueError:
            self._spacing = None


def _pinned(places: Floats) -> tuple[int, ...]:
    """The frame nearest to each point of the path."""
    return tuple(int(np.abs(places - n).argmin()) for n in range(round(float(places[-1])) + 1))


def save(path: Path, images: Bytes) -> Path:
    """Images (F, C, H, W) as a film that goes there and back, or side by side. Raises `OSError`."""
    _, _, height, width = images.shape
    if path.suffix.lower() == ".gif":
        back = images[-2:0:-1]
        film.save_gif(path, np.concatenate([images, back]), FRAME, _scale(max(height, width)))
    else:
        film.save_strip(path, images, scale=_scale(max(height, width * len(images))))
    return path


def _scale(side: int) -> int:
    """As large as is usual, and small enough for every program."""
    return max(1, min(film.SCALE, film.MOST_SIDE // side))
