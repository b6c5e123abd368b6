"""The directions of the run: how far the cursor was moved along each, what the next may lead from and to,
and where the one used last lies in the plane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aegui.explore.directions import SELECTION, TAKEN, amounts, arrow, counted, sides_of, suggestion
from aegui.explore.queries import selected
from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.records import Amount, Endpoints
from aegui.explore.state import Endpoint, Floats, Ints, State
from aegui.translation import translate

if TYPE_CHECKING:
    from aegui.analysis.directions import Direction, Sides
    from aegui.analysis.latent import Axes
    from aegui.training.splits import ImageSet

Ends = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class SidesKey:
    directions: tuple[Direction, ...]
    images: ImageSet


def sides_key(state: State) -> SidesKey | None:
    return None if state.images is None else SidesKey(state.directions, state.images)


def find_sides(key: SidesKey, task: Task[tuple[Sides, ...]]) -> tuple[Sides, ...]:
    """The images of each direction, found once, however often their codes change."""
    from aegui.analysis.directions import sides

    return tuple(sides(one, key.images) for one in key.directions)


SIDES = Query("sides", sides_key, find_sides, Urgency.NOW, keeps="sides")


@dataclass(frozen=True)
class AmountsKey:
    directions: tuple[Direction, ...]
    sides: tuple[Sides, ...]
    rows: Same[Ints] | None
    steps: tuple[tuple[str, float], ...]


def amounts_key(state: State) -> AmountsKey:
    rows = None if state.model is None else Same(state.model.rows)
    return AmountsKey(state.directions, state.sides or (), rows, tuple(amounts(state).items()))


def tell_amounts(key: AmountsKey, task: Task[tuple[Amount, ...]]) -> tuple[Amount, ...]:
    """What each direction was found from among the images that have codes, or why it can't be used."""
    steps, found = dict(key.steps), {one.direction.name: one for one in key.sides}
    return tuple(
        _amount(one.name, steps.get(one.name, 0.0), found.get(one.name), key.rows) for one in key.directions
    )


def _amount(name: str, steps: float, sides: Sides | None, rows: Same[Ints] | None) -> Amount:
    plus = minus = 0
    if sides is not None and rows is not None:
        plus, minus = (int(side[rows.it].sum()) for side in (sides.plus, sides.minus))
    if not (plus and minus):
        why = translate("Directions", "None of the images on one of its sides has a code here.")
        return Amount(name, 0.0, why, usable=False)
    text = translate("Directions", "From the middle of {} (0) to that of {} (1); a double-click on 0.")
    others = translate("Directions", "{} others").format(f"{plus:,}")
    if plus == 1:
        others = translate("Directions", "1 other")
    return Amount(name, steps, text.format(counted(minus), others), usable=True)


AMOUNTS = Query("amounts", amounts_key, tell_amounts, Urgency.NOW, after=(SIDES,))


@dataclass(frozen=True)
class EndpointsKey:
    images: ImageSet
    selected: selected.Key
    ends: tuple[Endpoint, Endpoint]
    directions: tuple[Direction, ...]


def endpoints_key(state: State) -> EndpointsKey | None:
    if state.images is None:
        return None
    return EndpointsKey(state.images, selected.key(state), state.endpoints, state.directions)


def tell_endpoints(key: EndpointsKey, task: Task[Endpoints]) -> Endpoints:
    """What can be chosen for either side, and what is."""
    classes = key.images.classes if key.images.labels is not None else ()
    named, label = translate("Directions", "the {} selected"), translate("Directions", "class {}")
    count = selected.answer(key.selected, Task())
    chosen = [(SELECTION, named.format(f"{count:,}"), "")] if count else []
    offered = [*chosen, *((str(n), label.format(name), "") for n, name in enumerate(classes))]
    nothing = ("", translate("Directions", "choose…"), "")
    taken = [[(TAKEN, counted(len(one.images)), "")] if one.key == TAKEN else [] for one in key.ends]
    choices = tuple((nothing, *own, *offered) for own in taken)
    name = suggestion(key.images, key.ends, key.directions)
    return Endpoints(choices, tuple(one.key for one in key.ends), name, all(one.images for one in key.ends))


ENDPOINTS = Query("endpoints", endpoints_key, tell_endpoints, Urgency.NOW)


@dataclass(frozen=True)
class ArrowKey:
    sides: Sides
    codes: Same[Floats]
    rows: Same[Ints]
    plane: Axes


def arrow_key(state: State) -> ArrowKey | None:
    """None in a plane in which straight lines are bent, as that of t-SNE."""
    from aegui.analysis.latent import Axes

    sides, model, plane = sides_of(state, state.direction), state.model, state.plane
    if sides is None or model is None or not isinstance(plane, Axes):
        return None
    return ArrowKey(sides, Same(model.codes), Same(model.rows), plane)


def draw_arrow(key: ArrowKey, task: Task[Ends | None]) -> Ends | None:
    """From the middle of the one group to that of the other, in the plane."""
    found = arrow(key.sides, key.codes.it, key.rows.it)
    if found is None:
        return None
    start, end = (key.plane.project(code).tolist() for code in (found.start, found.start + found.step))
    return (start[0], start[1]), (end[0], end[1])


ARROW = Query("arrow", arrow_key, draw_arrow, Urgency.NOW, after=(SIDES,))
