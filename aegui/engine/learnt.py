"""The codes of the images that a model has learnt from, worked out where somebody needs them.

There can be ten times as many as the plane shows, so they are encoded in a thread of their own, never while
a training runs, and for one state of the model at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from aegui.engine.asking import AskThread
from aegui.engine.own_answers import Library
from aegui.error_message import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from aegui.engine.reading import Shelf
    from aegui.runs.snapshot import Snapshot

CHUNK = 500  # images at a time


class Stopped(Exception):
    """Nobody waits for the codes any more."""


class Learnt(QObject):
    """Signals: found, progressed (share encoded; 1 at the end)."""

    found = Signal()
    progressed = Signal(float)
    complained = Signal(str)
    _told = Signal(int, float)

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(self._refused)
        self._told.connect(self._on_told)
        self._snapshot: Snapshot | None = None  # asked about
        self._library: Library | None = None
        self._number = 0  # of the question that is waited for; older ones are given up
        self._asked = 0  # the same as the thread counts

    def of(self, snapshot: Snapshot) -> Library | None:
        """The training images of a model, where they are known already."""
        return self._library if snapshot is self._snapshot else None

    def give_up(self) -> None:
        """Nobody waits any more."""
        self._number += 1
        self._asked = 0
        if self._library is None:
            self._snapshot = None
        self.progressed.emit(1.0)

    def want(self, snapshot: Snapshot) -> None:
        """Work them out, unless that was asked before."""
        if snapshot is self._snapshot:
            return
        self._snapshot, self._library = snapshot, None
        self._number += 1
        number = self._number

        def say(share: float) -> None:
            """In the thread."""
            if number != self._number or self._thread.ending:
                raise Stopped
            self._told.emit(number, share)

        self._asked = self._thread.ask("learnt", lambda: (number, _encoded(snapshot, self._shelf, say)))

    def _on_told(self, number: int, share: float) -> None:
        if number == self._number:
            self.progressed.emit(share)

    def _answered(self, kind: str, asked: int, answer: tuple[int, Library]) -> None:
        number, library = answer
        if number == self._number:
            self._library = library
            self.progressed.emit(1.0)
            self.found.emit()

    def _refused(self, kind: str, asked: int, error: Exception) -> None:
        from aegui.explore.query import Lacking

        if asked != self._asked:
            return
        self.progressed.emit(1.0)
        if isinstance(error, Lacking):  # those of the plane stand in for them until they are on the disk
            self._snapshot = None
        else:
            self.complained.emit(sentence(error))


def _encoded(snapshot: Snapshot, shelf: Shelf, say: Callable[[float], None]) -> Library:
    """The training images of a recipe with their codes; `say` may raise to cancel. Raises `Lacking`."""
    from aegui.analysis.retrieval import CodeIndex

    subset = shelf.splits(snapshot.recipe, lambda share, _: say(0.0)).train
    assert subset.pixels is not None
    parts = []
    for at in range(0, len(subset), CHUNK):
        say(at / len(subset))
        parts.append(snapshot.encode(subset.pixels[at : at + CHUNK]))
    codes = np.concatenate(parts)
    index = CodeIndex(codes[:, : snapshot.recipe.model.code])
    return Library(index, subset, np.arange(len(subset), dtype=np.int64), codes, trained=True)
