"""The codes as points of the plane, what is said of them, and the planes and sliders that there are."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from aegui.analysis import latent
from aegui.explore import projection
from aegui.explore.column import Column
from aegui.explore.projected import labels_of, projected
from aegui.explore.queries.column import COLUMN
from aegui.explore.queries.tsne import PLACED, TSNE
from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.records import Codes, PlaneChoices, Sliders
from aegui.explore.selection import Selection
from aegui.explore.state import Bools, Floats, Ints, State
from aegui.training.splits import ImageSet
from aegui.translation import translate


@dataclass(frozen=True)
class Key:
    codes: Same[Floats]  # (N, D)
    rows: Ints = field(compare=False)  # (N,), of the images
    images: ImageSet
    plane: latent.Plane
    selection: Selection
    classes: frozenset[int] | None
    column: Column | None
    whole: object  # as in `Codes`


def key(state: State) -> Key | None:
    model, images, plane = state.model, state.images, state.plane
    if model is None or images is None or plane is None:
        return None
    whole = state.run, plane.key, plane.size, None if state.places is None else state.places.of
    drawn = state.selection, state.classes, state.column
    return Key(Same(model.codes), model.rows, images, plane, *drawn, whole)


def answer(key: Key, task: Task[Codes]) -> Codes:
    """Points of the codes (N, D), their labels, a caption and a note."""
    rows, images, plane = key.rows, key.images, key.plane
    state = State(images=images, selection=key.selection, classes=key.classes, column=key.column)
    xy, drawn, selected = projected(key.codes, plane), state.drawn[rows], state.selected_among(rows)
    if isinstance(plane, latent.Map):
        drawn = drawn & np.isfinite(xy).all(axis=1)
    labels, names, loose, scale = images.labels, images.classes, False, None
    if key.column is not None:
        column = key.column
        labels, names, loose, scale = column.labels, column.names, column.loose, column.scale
    labels = None if labels is None else labels_of(Same(labels), Same(rows))
    text = caption(images, plane, drawn, selected, len(state.selected))
    return Codes(xy, labels, names, plane.names, text, key.whole, selected, note(plane), loose, scale)


def caption(images: ImageSet, plane: latent.Plane, drawn: Bools, selected: Bools | None, every: int) -> str:
    """What the points are, which of them (N,) are drawn and selected, and how many of `every` image selected.

    A moment holds the codes of some images, and t-SNE places some: more can be selected than is seen.
    """
    count = int(drawn.sum())
    if selected is not None:
        here = int((selected & drawn).sum())
        if here < every:
            text = translate("Planes", "{} selected, {} of them among the {} codes here")
            return text.format(f"{every:,}", f"{here:,}", f"{count:,}")
        return translate("Planes", "{} of {} codes selected").format(f"{every:,}", f"{count:,}")
    names = {
        "train": translate("Planes", "training"),
        "held-out": translate("Planes", "held-out"),
        "validation": translate("Planes", "validation"),
        "test": translate("Planes", "test"),
        "given": translate("Planes", "given"),  # made elsewhere: what they are of a training is not known
        "drawn": translate("Planes", "drawn"),  # from a Gaussian, for a decoder alone
    }
    parts = [names.get(part, part) for part in images.parts or images.splits]
    all_but_last = translate("Planes", ", ").join(parts[:-1])
    splits = translate("Planes", " and ").join([all_but_last, parts[-1]] if parts[1:] else parts)
    text = translate("Planes", "%1 %2 codes")
    if len(drawn) == 1:
        text = translate("Planes", "%1 %2 code")
    if isinstance(plane, latent.Map):
        text = translate("Planes", "t-SNE of %1 %2 codes")
    return text.replace("%1", f"{count:,}").replace("%2", splits)


def note(plane: latent.Plane) -> str:
    """What stays as it is where the cursor is moved."""
    if isinstance(plane, latent.Map):
        text = translate(
            "Planes",
            "{} of {} codes are placed. t-SNE has no way back from a place to a code: the cursor goes to "
            "the nearest of these codes.",
        )
        return text.format(f"{len(plane.placed):,}", f"{len(plane.codes):,}")
    if plane.size <= 2:
        return ""
    text = translate(
        "Planes",
        "The cursor moves the code along {} and {}; what is at right angles to them stays as it is, in "
        "the other {} directions.",
    )
    if plane.size == 3:
        text = translate(
            "Planes",
            "The cursor moves the code along {} and {}; what is at right angles to them stays as it is.",
        )
    if plane.key != "pca":
        text = translate("Planes", "The cursor moves {} and {}; the other {} dimensions stay as they are.")
        if plane.size == 3:
            text = translate("Planes", "The cursor moves {} and {}; the third dimension stays as it is.")
    names = (name.split(" (")[0] if plane.key == "pca" else name for name in plane.names)
    return text.format(*names, plane.size - 2)


CODES = Query("codes", key, answer, Urgency.NOW, after=(TSNE, PLACED, COLUMN))


def codes(state: State) -> tuple[Same[Floats], tuple[str, ...]] | None:
    """The codes, and what their dimensions are called."""
    return None if state.model is None else (Same(state.model.codes), state.code_names)


def ranges(key: tuple[Same[Floats], tuple[str, ...]], task: Task[Sliders]) -> Sliders:
    """A range for each dimension of the codes (N, D); it grows with them while the model learns."""
    codes, names = key
    return Sliders(tuple(latent.name(n, names) for n in range(codes.it.shape[1])), *latent.span(codes.it))


SLIDERS = Query("sliders", codes, ranges, Urgency.NOW)


def offered(state: State) -> tuple[int, str, tuple[str, ...]] | None:
    """The size of the codes, the plane that is chosen, and what the dimensions are called."""
    return None if state.plane is None else (state.plane.size, state.projection, state.code_names)


def planes(key: tuple[int, str, tuple[str, ...]], task: Task[PlaneChoices]) -> PlaneChoices:
    """The planes of codes of that size."""
    return projection.choices(*key)


PLANES = Query("planes", offered, planes, Urgency.NOW)
