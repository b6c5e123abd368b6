"""The pictures of a model that take longer than a frame: the image grid and the decoded plane.

They are made in a thread of their own, the newest question of each kind alone, and while a training
runs only as often as they cost it next to nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from aegui.analysis import latent
from aegui.engine.asking import AskThread
from aegui.engine.pacing import Pace
from aegui.error_message import sentence
from aegui.explore.records import Backdrop, Preview
from aegui.runs import tiles

if TYPE_CHECKING:
    from aegui.runs.snapshot import Snapshot

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
TILES_ACROSS, COARSE = 22, 7
SLOW = 0.08  # seconds; tiles that took longer come coarse first


class Pictures(QObject):
    """Asks for pictures of a snapshot and hands on the newest."""

    preview_changed = Signal(object)
    backdrop_changed = Signal(object)
    complained = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(self._refused)
        self._newest: dict[str, int] = {}
        self._pace = Pace()
        self._took = 0.0  # seconds for the last decoded plane
        self._signals: dict[str, Callable[[object], None]] = {
            "preview": self.preview_changed.emit,
            "coarse": self.backdrop_changed.emit,
            "manifold": self.backdrop_changed.emit,
        }

    def due(self, kind: str) -> bool:
        """Whether a picture may be made anew in mid-training."""
        return self._pace.due(kind)

    def forget(self, kind: str) -> None:
        """Nobody waits for this picture any more."""
        for gone in (kind, "coarse") if kind == "manifold" else (kind,):
            self._thread.forget(gone)
            self._newest.pop(gone, None)

    def decoded(self, snapshot: Snapshot, codes: Floats, caption: str) -> None:
        """The image grid where the originals are not on the disk: what the codes decode to."""
        self._ask("preview", lambda: Preview(None, None, snapshot.decode(codes), None, None, caption))

    def restored(
        self, snapshot: Snapshot, originals: Bytes, noise: tuple[str, float], draw: int, caption: str
    ) -> None:
        """The image grid: originals, corrupted, and what the model makes of them."""
        self._ask("preview", lambda: _restored(snapshot, originals, noise, draw, caption))

    def manifold(
        self, snapshot: Snapshot, axes: latent.Axes, held: Floats, rect: tiles.Rect, calm: bool = False
    ) -> None:
        """The decoded plane over a rectangle; where that is slow, coarse first, unless it can wait calmly."""

        def decode(across: int) -> Backdrop:
            _, high, wide = snapshot.recipe.data.shape
            columns, rows = _tile_counts(rect, across, wide / high)
            codes = axes.lift(tiles.centres(rect, columns, rows), held)
            return Backdrop("manifold", tiles.mosaic(snapshot.decode(codes), columns), rect)

        def fine() -> Backdrop:
            began = time.perf_counter()
            picture = decode(TILES_ACROSS)
            self._took = time.perf_counter() - began
            return picture

        self.forget("manifold")
        if self._took > SLOW and not calm:
            self._ask("coarse", partial(decode, COARSE))
        self._ask("manifold", fine)

    def _ask(self, kind: str, work: Callable[[], Any]) -> None:
        self._newest[kind] = self._thread.ask(kind, self._pace.timed(kind, work))

    def _answered(self, kind: str, number: int, answer: object) -> None:
        if self._newest.get(kind) == number:
            self._signals[kind](answer)

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        if self._newest.get(kind) == number:
            self.complained.emit(sentence(error))


def _tile_counts(rect: tiles.Rect, across: int, aspect: float) -> tuple[int, int]:
    """Columns and rows of tiles over a rectangle, with an image's width by height: as many as if they were
    square and so many stood side by side."""
    width, height = rect[2] - rect[0], rect[3] - rect[1]
    columns = max(1, round(across / np.sqrt(aspect)))
    rows = int(np.clip(round(columns * aspect * height / max(width, 1e-9)), 1, 2 * columns * max(aspect, 1)))
    return columns, rows


def _restored(
    snapshot: Snapshot, originals: Bytes, noise: tuple[str, float], draw: int, caption: str
) -> Preview:
    from aegui.analysis.reconstruction import error_levels
    from aegui.parts.noises import with_level

    kind, level = noise
    corruption = with_level(kind, level, snapshot.recipe.corruption)
    noisy, reconstructed = snapshot.restore(originals, corruption, draw)
    grey = snapshot.recipe.task.kind == "colorize"
    without = kind == "none" and not grey
    return Preview(
        originals,
        None if without else noisy,
        reconstructed,
        None if without else _psnr(originals, noisy),
        _psnr(originals, reconstructed),
        caption,
        grey,
        *error_levels(originals, reconstructed),
    )


def _psnr(clean: Bytes, other: Bytes) -> float:
    """Mean over the images, in dB."""
    import torch

    from aegui.parts.losses import psnr
    from aegui.training.evaluation import to_unit

    return float(psnr(*(to_unit(torch.tensor(images)) for images in (other, clean))).mean())
