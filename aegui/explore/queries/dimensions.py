"""The dimensions of a long code: which change the image most, and what each does to the decoded one."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aegui.analysis import latent
from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.records import Ranking, Traversals
from aegui.explore.shown_channels import drawing
from aegui.explore.state import Code, Floats, Model, State

if TYPE_CHECKING:
    from aegui.analysis.importance import Importance
    from aegui.runs.snapshot import Snapshot

LONG = 0.5  # s for a ranking, after which it is not made more exact


def key(state: State) -> Model | None:
    """Of a model with codes of more than two numbers, once it can decode."""
    model = state.model
    long = model is not None and model.snapshot is not None and model.codes.shape[1] > 2
    return model if long and model is not None and len(model.codes) else None


def answer(model: Model, task: Task[Ranking]) -> Ranking:
    """The dimensions by importance, of more and more codes. Each step takes as long as all before it: the
    last one begins in time."""
    from aegui.analysis.importance import importance

    assert model.snapshot is not None
    steps, spent = importance(model.snapshot, model.codes), 0.0
    found: Ranking | None = None
    while spent <= LONG:
        began = time.thread_time()  # between the steps the thread has other work
        step = next(steps, None)
        spent += time.thread_time() - began
        if step is None:
            break
        found = ranking(step, model.codes)
        task.hand(found)
    assert found is not None
    return found


def ranking(found: Importance, codes: Floats) -> Ranking:
    """A dimension that nearly all codes (N, D) leave alone goes as far as its slider does."""
    low, high = found.low.copy(), found.high.copy()
    still = high - low < 1e-6
    if still.any():
        least, most = latent.span(codes)
        low[still], high[still] = least[still], most[still]
    return Ranking(found.order, found.change, low, high)


# In training at least four seconds lie between two rankings: rows that move all the time can't be read.
# A film that is played is not ranked.
IMPORTANCE = Query(
    "importance", key, answer, Urgency.IDLE, rest=0.15, in_training=30.0, pause=4.0, keeps="ranking"
)  # fmt: skip


@dataclass(frozen=True)
class Key:
    snapshot: Same[Snapshot]
    cursor: Code
    ranking: Ranking  # in training of a slightly earlier model
    dimensions: tuple[int, ...]
    frames: int  # images of each


def watched(state: State) -> Key | None:
    (dimensions, frames), ranking = state.strips, state.ranking
    if not dimensions or state.snapshot is None or ranking is None or state.cursor is None:
        return None
    if len(state.cursor) != len(ranking.order):
        return None
    return Key(Same(state.snapshot), state.cursor, ranking, dimensions, frames)


def traverse(key: Key, task: Task[Traversals]) -> Traversals:
    """Images (K, F, C, H, W) of the code under the cursor as one dimension after the other goes from end to
    end of its range."""
    code, dimensions = np.array(key.cursor, np.float32), key.dimensions
    codes = np.tile(code, (len(dimensions), key.frames, 1))
    for row, dimension in enumerate(dimensions):
        ends = float(key.ranking.low[dimension]), float(key.ranking.high[dimension])
        codes[row, :, dimension] = np.linspace(*ends, key.frames)
    images = key.snapshot.it.decode(codes.reshape(-1, len(code)))
    return Traversals(dimensions, images.reshape(len(dimensions), key.frames, *images.shape[1:]))


# In a drag the strips follow as fast as they can be made, and not only when it rests.
TRAVERSALS = Query(
    "traversals", watched, traverse, Urgency.SOON, after=(IMPORTANCE,),
    passes=lambda asked, now: asked.snapshot == now.snapshot, draws=drawing("images"),
)  # fmt: skip
