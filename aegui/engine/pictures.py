"""The pictures of a model that take longer than a frame: the image grid and the decoded plane.

They are made in a thread of their own, the newest question of each kind alone, and while a training
runs only as often as they cost it next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from aegui.engine.asking import AskThread
from aegui.engine.pacing import Pace
from aegui.error_message import sentence
from aegui.explore.records import Preview

if TYPE_CHECKING:
    from aegui.runs.snapshot import Snapshot

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]


class Pictures(QObject):
    """Asks for pictures of a snapshot and hands on the newest."""

    preview_changed = Signal(object)
    complained = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(self._refused)
        self._newest: dict[str, int] = {}
        self._pace = Pace()

    def due(self, kind: str) -> bool:
        """Whether a picture may be made anew in mid-training."""
        return self._pace.due(kind)

    def forget(self, kind: str) -> None:
        """Nobody waits for this picture any more."""
        self._thread.forget(kind)
        self._newest.pop(kind, None)

    def decoded(self, snapshot: Snapshot, codes: Floats, caption: str) -> None:
        """The image grid where the originals are not on the disk: what the codes decode to."""
        self._ask("preview", lambda: Preview(None, None, snapshot.decode(codes), None, None, caption))

    def restored(
        self, snapshot: Snapshot, originals: Bytes, noise: tuple[str, float], draw: int, caption: str
    ) -> None:
        """The image grid: originals, corrupted, and what the model makes of them."""
        self._ask("preview", lambda: _restored(snapshot, originals, noise, draw, caption))

    def _ask(self, kind: str, work: Callable[[], Any]) -> None:
        self._newest[kind] = self._thread.ask(kind, self._pace.timed(kind, work))

    def _answered(self, kind: str, number: int, answer: object) -> None:
        if self._newest.get(kind) == number:
            self.preview_changed.emit(answer)

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        if self._newest.get(kind) == number:
            self.complained.emit(sentence(error))


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
