"""t-SNE of the codes, better step by step, and where in it the codes of other moments belong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aegui.explore import projection, tsne
from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.records import Embedding
from aegui.explore.state import Fields, Model, State

if TYPE_CHECKING:
    from aegui.analysis.projections import Placed


def key(state: State) -> Model | None:
    """Whose codes somebody wants to see that way."""
    return state.embedded


def answer(model: Model, task: Task[tsne.Places]) -> tsne.Places:
    """The places, which are handed over each half second. Raises `ValueError` for fewer than 4 codes."""
    for places in tsne.stages(model.codes, model.rows):
        task.hand(places)
    return places


def put(state: State, places: tsne.Places) -> Fields:
    """The plane that the places make for the codes shown."""
    if state.model is None:
        return Fields()
    plane = places.plane(state.model.codes, state.model.rows)
    if not len(plane.placed):  # the moment shown holds the codes of other images
        return Fields()
    return Fields(plane=plane, places=places, embedded=None if places.share >= 1 else state.embedded)


TSNE = Query("t-SNE", key, answer, Urgency.IDLE, puts=put)


@dataclass(frozen=True)
class Key:
    placed: Same[Placed]  # what t-SNE was worked out of
    model: Model
    places: tsne.Places = field(compare=False)


def moment(state: State) -> Key | None:
    """Of codes that t-SNE was not worked out of."""
    places, model = state.places, state.model
    if places is None or model is None or model.fingerprint == places.of:
        return None
    return Key(Same(places.placed), model, places)


def place(key: Key, task: Task[tsne.Places]) -> tsne.Places:
    """The same images at the places that their codes have by now."""
    return key.places.moved(key.model.codes, key.model.rows, task.check)


def move(state: State, places: tsne.Places) -> Fields:
    """They are shown unless another t-SNE is by now."""
    same = state.places is not None and state.places.placed is places.placed
    return put(state, places) if same else Fields()


PLACED = Query(
    "places", moment, place, Urgency.SOON, in_training=2.0, puts=move,
    passes=lambda asked, now: asked.placed == now.placed,
)  # fmt: skip


def standing(state: State) -> tuple[float | None, bool, bool]:
    """The share that is done, whether it is shown, and whether of an earlier state of the network."""
    places, wanted = state.places, state.embedded
    share = None
    if wanted is not None:
        share = places.share if places is not None and places.of == wanted.fingerprint else 0.0
    return share, places is not None, projection.is_old(state)


def said(standing: tuple[float | None, bool, bool], task: Task[Embedding]) -> Embedding:
    """How it stands with t-SNE."""
    return Embedding(*standing)


EMBEDDING = Query("embedding", standing, said, Urgency.NOW, after=(TSNE, PLACED))
