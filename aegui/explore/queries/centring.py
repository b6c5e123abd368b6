"""Whether the figure that is drawn is put where the data's are, as large and in their polarity."""

from __future__ import annotations

from aegui.explore.queries.user_form import USER_FORM
from aegui.explore.query import Query, Urgency
from aegui.explore.state import State


def centring(state: State) -> bool | None:
    """Whether the figure drawn is put where the data's are; None where images fill their frame."""
    form, drawing = state.image_form, state.drawing
    if form is None or form.ink is None:
        return None
    if drawing is not None and drawing.template is not None:
        return drawing.template.centred
    return form.centred if state.centring is None else state.centring


CENTRING = Query("centring", centring, lambda centred, task: centred, Urgency.NOW, after=(USER_FORM,))
