"""The dimensions of a long code: which change the image most, and what each does to the one under the cursor.

Worked out in a thread of its own, and only while somebody sees it; while a training runs, now and then.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from aegui.analysis import latent
from aegui.engine.asking import AskThread
from aegui.engine.pacing import Pace
from aegui.error_message import sentence
from aegui.explore.records import Ranking, Traversals, UnderCursor

if TYPE_CHECKING:
    from aegui.analysis.importance import Importance
    from aegui.engine.exploration import Exploration
    from aegui.explore.state import Floats

REST = 150  # ms without another model: moments of a film that is played are not ranked
PATIENT = 4.0  # s between two rankings in training: rows that move all the time can't be read
LONG = 0.5  # s for a ranking, after which it is not made more exact
APART = 40  # ms between two questions about the code under the cursor


class Dimensions(QObject):
    """Keeps the ranking of the dimensions and the strips that are watched. Codes of 1 or 2 have none."""

    ranked = Signal(object)  # Ranking; None where nothing is known
    traversed = Signal(object)  # Traversals; None where there are none

    def __init__(self, exploration: Exploration) -> None:
        super().__init__(exploration)
        self._exploration = exploration
        exploration.model_changed.connect(self._on_model)
        exploration.cursor_changed.connect(self._on_cursor)
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(self._refused)
        self._pace = Pace()
        self._numbers = {"ranking": 0, "strips": 0}  # of the questions that are waited for; 0: none
        self._steps: Iterator[Importance] = iter(())
        self.ranking: Ranking | None = None  # in training of a slightly earlier model
        self._ranked_at = 0.0
        self._stale = False
        self._visible = True
        self._watched: tuple[int, ...] = ()
        self._frames = 0
        self._code: Floats | None = None  # (D,), that the strips are of
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._rank)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._ask_strips)

    def set_visible(self, visible: bool) -> None:
        """Whether anybody sees the dimensions."""
        self._visible = visible
        if visible:
            self._rest.start(0)
            self._code = None
            self._ask_strips()

    def watch(self, dimensions: tuple[int, ...], frames: int) -> None:
        """Tell strips of so many images along these dimensions from now on; along none of them: no strips."""
        if (dimensions, frames) != (self._watched, self._frames):
            self._watched, self._frames, self._code = dimensions, frames, None
            self._soon.start(0)

    def first(self, count: int) -> list[int]:
        """The dimensions that change the image most; those that stand first where nothing is known."""
        if self.ranking is not None:
            return [int(n) for n in self.ranking.order[:count]]
        return list(range(count))

    # What has changed

    def _on_model(self, training: bool) -> None:
        self._stale = True
        if not training:
            self._rest.start(REST)
        elif time.monotonic() > self._ranked_at + PATIENT and self._pace.due("ranking"):
            self._rank()
        if not training or self._pace.due("strips"):
            self._code = None
            self._on_cursor_or_model()

    def _on_cursor(self, under: UnderCursor | None) -> None:
        if under is None:  # another run
            self._rest.stop()
            self._numbers = dict.fromkeys(self._numbers, 0)
            self._code = None
            if self.ranking is not None:
                self.ranking = None
                self.ranked.emit(None)
                self.traversed.emit(None)
        else:
            self._on_cursor_or_model()

    def _on_cursor_or_model(self) -> None:
        if self._watched and not self._soon.isActive():
            self._soon.start(APART)

    # Working it out

    def _rank(self) -> None:
        model = self._exploration.model
        if not (self._visible and self._stale) or model is None or model.snapshot is None:
            return
        if model.codes.shape[1] <= 2 or not len(model.codes):
            return
        from aegui.analysis.importance import importance

        self._stale = False
        self._ranked_at = time.monotonic()
        self._steps = _in_time(importance(model.snapshot, model.codes), self._pace)
        self._ask("ranking", partial(next, self._steps, None))

    def _ask_strips(self) -> None:
        model, code, ranking = self._exploration.model, self._exploration.code, self.ranking
        if not (self._visible and self._watched) or ranking is None or code is None or code is self._code:
            return
        if model is None or model.snapshot is None or len(code) != len(ranking.order):
            return
        self._code = code
        snapshot, dimensions, frames = model.snapshot, self._watched, self._frames

        def work() -> Traversals:
            codes = np.tile(code, (len(dimensions), frames, 1))
            for row, dimension in enumerate(dimensions):
                ends = float(ranking.low[dimension]), float(ranking.high[dimension])
                codes[row, :, dimension] = np.linspace(*ends, frames)
            images = snapshot.decode(codes.reshape(-1, len(code)))
            return Traversals(dimensions, images.reshape(len(dimensions), frames, *images.shape[1:]))

        self._ask("strips", self._pace.timed("strips", work))

    def _ask(self, kind: str, work: Callable[[], object]) -> None:
        self._numbers[kind] = self._thread.ask(kind, work)

    def _answered(self, kind: str, number: int, answer: Importance | Traversals | None) -> None:
        if number != self._numbers[kind]:
            return
        self._numbers[kind] = 0
        if answer is None:  # the ranking is as exact as it gets
            return
        if isinstance(answer, Traversals):
            if all(n in self._watched for n in answer.dimensions):
                self.traversed.emit(answer)
            return
        first = self.ranking is None
        self.ranking = self._told(answer)
        self.ranked.emit(self.ranking)
        self._ask("ranking", partial(next, self._steps, None))
        if first:
            self._ask_strips()

    def _told(self, found: Importance) -> Ranking:
        """A dimension that nearly all codes leave alone goes as far as its slider does."""
        low, high = found.low.copy(), found.high.copy()
        model = self._exploration.model
        still = high - low < 1e-6
        if still.any() and model is not None:
            least, most = latent.span(model.codes)
            low[still], high[still] = least[still], most[still]
        return Ranking(found.order, found.change, low, high)

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        if number == self._numbers[kind]:
            self._exploration.complained.emit(sentence(error))


def _in_time(steps: Iterator[Importance], pace: Pace) -> Iterator[Importance]:
    """Each step takes as long as all before it: the last one begins in time."""
    spent = 0.0
    while spent <= LONG:
        began = time.thread_time()  # between the steps the thread has other work
        step = next(steps, None)
        spent += time.thread_time() - began
        pace.took("ranking", spent)
        if step is None:
            return
        yield step
