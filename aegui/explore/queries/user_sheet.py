"""The sheet that is begun from a picture: prepared as the data set's images were, and anew for other data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aegui.explore.drawing import SIDE, SheetRequest, Template, of_image
from aegui.explore.queries.user_form import USER_FORM
from aegui.explore.query import Query, Task
from aegui.explore.state import State
from aegui.parts.channels import Channels

if TYPE_CHECKING:
    from aegui.explore.user_image import Form


@dataclass(frozen=True)
class Key:
    request: SheetRequest
    form: Form
    shown: Channels = ()


def key(state: State) -> Key | None:
    request = state.sheet_asked
    if request is None:
        return None
    from aegui.explore.user_image import Form

    form = state.image_form or Form((3, SIDE, SIDE), None)
    template = None if state.drawing is None else state.drawing.template
    if template is not None and template.request is request and template.frame == form.frame:
        return None  # it is drawn on
    return Key(request, form, state.shown_channels)


def holds(before: Key, now: Key) -> bool:
    """Two data sets whose images have one frame take the same sheet."""
    return before.request is now.request and before.form.frame == now.form.frame


def answer(key: Key, task: Task[Template]) -> Template:
    """A photograph of a digit is centred among digits; an image of the data set is not.

    Raises `NoPicture`.
    """
    from aegui.explore.user_image import given, is_dark, on_sheet, sheet_of

    request, form = key.request, key.form
    read = request.given
    if read is None or request.frame != form.frame:
        read = given(request.source, form, key.shown)
    centred = form.ink is not None and form.centred and not read.exact
    if request.centred is not None and request.frame == form.frame:
        centred = request.centred
    size = form.sheet(SIDE)
    rows = on_sheet(read.whole, size) if centred else sheet_of(read.image, size, key.shown)
    return Template(request, read, form.frame, rows, is_dark(rows), centred, key.shown)


USER_SHEET = Query("user sheet", key, answer, holds=holds, after=(USER_FORM,))


def after_stroke(state: State, template: Template | None) -> SheetRequest | None:
    """What a sheet is to begin from once something is drawn on one: as before; on another sheet than before,
    as that one did."""
    before = None if state.drawing is None else state.drawing.template
    if template is before:
        return state.sheet_asked
    return None if template is None else template.request


def centred_otherwise(template: Template, centred: bool) -> SheetRequest:
    """The same picture on a sheet of its own, with its figure put where the data's are, or as it is."""
    return SheetRequest(template.request.source, centred, template.given, template.frame)


def under_cursor(state: State) -> SheetRequest | None:
    """Begin from what is decoded under the cursor; None where there is nothing."""
    if state.snapshot is None or state.code is None:
        return None
    return of_image(state.snapshot.decode(state.code[None])[0])
