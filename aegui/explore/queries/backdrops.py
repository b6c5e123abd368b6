"""All that can lie under the codes, and what does."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aegui.analysis.latent import Map
from aegui.explore import backdrop
from aegui.explore.queries.offered_fields import OFFERED_FIELDS
from aegui.explore.query import Query, Task, Urgency
from aegui.explore.records import BackdropChoice, Backdrops
from aegui.explore.state import State
from aegui.translation import QT_TRANSLATE_NOOP, translate


@dataclass(frozen=True)
class Key:
    fields: tuple[BackdropChoice, ...]
    bare: bool  # the plane has no way back to codes
    current: str


def key(state: State) -> Key:
    return Key(state.offered or (), isinstance(state.plane, Map), backdrop.shown(state))


def answer(key: Key, task: Task[Backdrops]) -> Backdrops:
    none = BackdropChoice(
        backdrop.NONE,
        translate("fields", QT_TRANSLATE_NOOP("fields", "none")),
        translate("fields", QT_TRANSLATE_NOOP("fields", "Nothing lies under the codes.")),
    )
    manifold = BackdropChoice(
        backdrop.MANIFOLD,
        translate("fields", QT_TRANSLATE_NOOP("fields", "decoded manifold")),
        translate(
            "fields", QT_TRANSLATE_NOOP("fields", "What the decoder makes of each place of the plane.")
        ),
    )
    others = (manifold, *key.fields)
    if key.bare:
        lack = QT_TRANSLATE_NOOP(
            "fields", "t-SNE has no way back from a place of the plane to a code that could be shown."
        )
        others = tuple(replace(one, lack=translate("fields", lack)) for one in others)
    return Backdrops((none, *others), key.current)


BACKDROPS = Query("backdrops", key, answer, Urgency.NOW, after=(OFFERED_FIELDS,))
