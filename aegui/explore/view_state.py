"""What the user wants to see of a model: what undo takes back, and what a bookmark keeps. No Qt."""

from __future__ import annotations

from aegui.analysis import latent
from aegui.explore.projection import choose
from aegui.explore.state import Fields, State
from aegui.explore.tagging import taken_back

WANTED = (
    "projection", "cursor", "selection", "classes", "colouring", "span", "grouping", "group_names",
    "backdrop", "path", "tags", "shown_channels", "endpoints",
)  # fmt: skip


def view_state(state: State) -> State | None:
    """These fields of a state alone, without the model that they are of; None before there are codes."""
    if state.cursor is None or not state.projection:
        return None
    return State(**{name: getattr(state, name) for name in WANTED})


def restored(view: State, state: State, plane: latent.Plane | None = None) -> Fields:
    """What of a state is to be other, so that a view state is back, and its very plane where that is given;
    nothing at codes of another size."""
    if view.cursor is None or state.cursor is None or len(view.cursor) != len(state.cursor):
        return {}
    fields: Fields = {
        "cursor": view.cursor,
        "selection": view.selection.shown_in(state.images),
        "classes": view.classes,
        "colouring": view.colouring,
        "span": view.span,
        "grouping": view.grouping,
        "group_names": view.group_names,
        "backdrop": view.backdrop,
        "path": view.path,
        "shown_channels": view.shown_channels,
        "endpoints": view.endpoints,
    }
    fields |= taken_back(view, state)
    if plane is not None or view.projection != state.projection:
        fields.update(choose(state, view.projection, plane))
    return fields
