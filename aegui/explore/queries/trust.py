"""Whether the image under the cursor can be trusted: how far its code is from real ones, held against how
far those are from one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aegui.explore.queries.decoded import DECODED
from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.records import Trusted
from aegui.explore.state import Floats, State

if TYPE_CHECKING:
    from aegui.analysis.out_of_distribution import Spacing


def codes(state: State) -> Same[Floats] | None:
    """Of a model that can decode: before that there is no image to be trusted."""
    model = state.model
    return None if model is None or model.decoder is None or not len(model.codes) else Same(model.codes)


def spacing(codes: Same[Floats], task: Task[Spacing | None]) -> Spacing | None:
    """How far codes (N, D) are from their neighbours; None where all are the same, as of a model that has
    learnt nothing."""
    from aegui.analysis import out_of_distribution

    try:
        return out_of_distribution.spacing(codes.it)
    except ValueError:
        return None


SPACING = Query("spacing", codes, spacing, Urgency.SOON, keeps="spacing")


@dataclass(frozen=True)
class Key:
    spacing: Spacing  # of the codes shown; in training of slightly earlier ones
    distance: float  # of the cursor to the nearest code, in code units


def key(state: State) -> Key | None:
    if state.spacing is None or state.under is None or state.under.nearest is None:
        return None
    return Key(state.spacing, state.under.nearest.distance)


def answer(key: Key, task: Task[Trusted]) -> Trusted:
    """The verdict, with the distances that it is drawn at."""
    verdict = key.spacing.verdict(key.distance)
    return Trusted(verdict.kind, key.distance, verdict.ratio, key.spacing.near, key.spacing.edge)


TRUST = Query("trust", key, answer, Urgency.NOW, after=(SPACING, DECODED))
