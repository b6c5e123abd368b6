"""Which plane through the codes is shown: each deed is a function from a state to what it changes of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from aegui.analysis import latent
from aegui.explore import tsne
from aegui.explore.records import PlaneChoices
from aegui.explore.state import Fields, Floats, Model, State, code_of
from aegui.translation import translate


def choices(size: int, current: str, names: latent.Names = ()) -> PlaneChoices:
    """The planes that codes of a size offer; the current one is among them."""
    offered = latent.choices(size, names)
    if size > 2:
        offered.insert(1, (tsne.KEY, translate("Planes", "t-SNE")))
    if current not in dict(offered):
        offered.append((current, ", ".join(latent.name(int(n), names) for n in current.split(","))))
    return PlaneChoices(tuple(offered), current)


def begin(codes: Floats, names: latent.Names = ()) -> Fields:
    """The first plane through codes (N, D), and the cursor in their midst."""
    key = latent.choices(codes.shape[1])[0][0]
    middle = codes[latent.nearest(codes, np.median(codes, axis=0))[0]]  # some dimensions are labels
    plane, cursor = latent.axes(key, codes, names=names), code_of(middle)
    return Fields(projection=key, plane=plane, places=None, embedded=None, cursor=cursor)


def choose(state: State, key: str, kept: latent.Plane | None = None) -> Fields:
    """Another plane: "pca" or "3,7" at once, or one kept under that name; "tsne" as soon as it is worked
    out, and at once where that was done before."""
    model = state.model
    if model is None:
        return Fields()
    if key != tsne.KEY:
        plane = kept or latent.axes(key, model.codes, names=state.code_names)
        return Fields(projection=key, plane=plane, places=None, embedded=None)
    places = tsne.known(model.fingerprint)
    if places is None:
        return Fields(projection=tsne.KEY, embedded=model)
    plane, rest = places.plane(model.codes, model.rows), None if places.share >= 1 else model
    return Fields(projection=tsne.KEY, plane=plane, places=places, embedded=rest)


def again(state: State) -> Fields:
    """t-SNE of the model as it is now; one that was cancelled goes on."""
    model = state.model
    return Fields() if model is None or model.codes.shape[1] <= 2 else choose(state, tsne.KEY)


def cancel(state: State) -> Fields:
    """No t-SNE, or the places found so far where they are shown already."""
    return Fields(embedded=None) if state.plane is None else Fields(embedded=None, projection=state.plane.key)


def is_old(state: State) -> bool:
    """Whether t-SNE is shown of an earlier state of the network, and not being worked out anew."""
    places, model = state.places, state.model
    if places is None or model is None or state.embedded is not None:
        return False
    return state.training or model.fingerprint != places.of


def first(state: State, count: int) -> list[int]:
    """The dimensions that change the image most; those that stand first where nothing is known."""
    ranking = state.ranking
    if ranking is None or state.plane is None or len(ranking.order) != state.plane.size:
        return list(range(count))
    return [int(n) for n in ranking.order[:count]]


def show_most_important(state: State) -> Fields:
    """The plane of the two dimensions that change the image most."""
    return choose(state, ",".join(str(n) for n in first(state, 2)))


def show_dimension(state: State, dimension: int, across: bool) -> Fields:
    """A dimension along the horizontal or the vertical axis; the other axis stays."""
    plane = state.plane
    if plane is None or not 0 <= dimension < plane.size or plane.size < 2:
        return Fields()
    now = [int(n) for n in plane.key.split(",")] if "," in plane.key else first(state, 2)
    other = now[across] if now[across] != dimension else now[not across]
    if other == dimension:
        other = (dimension + 1) % plane.size
    return choose(state, f"{dimension},{other}" if across else f"{other},{dimension}")


def follow(state: State, model: Model, training: bool = False) -> Fields:
    """Another model, and the plane for its codes; principal components follow those that are all new.

    t-SNE is not worked out anew by itself: until somebody asks, the codes as they are now are placed
    among those that it was worked out of (`queries.tsne.PLACED`).
    """
    plane, places = state.plane, state.places
    if plane is None or plane.size != model.codes.shape[1]:
        return Fields(model=model, training=training, **begin(model.codes, state.code_names))
    if places is None:
        if model.anew and plane.key == "pca":
            plane = latent.axes("pca", model.codes, plane)
    elif state.model is None or model.codes is not state.model.codes:
        places = (None if training else tsne.known(model.fingerprint)) or places
        plane = places.plane(model.codes, model.rows)
        if not len(plane.placed):  # a stored moment may hold the codes of other images
            return Fields(model=model, training=training, **choose(replace(state, model=model), "pca"))
    return Fields(model=model, training=training, plane=plane, places=places)
