"""States of small models that have learnt nothing, as the window has them when all is there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from inside import snapshot, splits

from aegui.analysis import latent
from aegui.explore.query import Query, Task
from aegui.explore.state import GridImages, Model, State, code_of

VIEW = (-2.0, -1.0, 2.0, 1.0)


def state_of(name: str, **changes: object) -> State:
    """The model of a recipe with the codes of all its images, in the plane that a run begins with."""
    shown, model = splits(name).shown, snapshot(name)
    assert shown.pixels is not None
    codes = model.encode(shown.pixels)
    plane = latent.axes(latent.choices(codes.shape[1])[0][0], codes)
    state = State(
        images=shown,
        grid=GridImages(np.arange(8)),
        model=Model(model, codes, np.arange(len(codes))),
        projection=plane.key,
        plane=plane,
        cursor=code_of(codes[3]),
        view=VIEW,
    )
    return replace(state, **changes)  # type: ignore[arg-type]


def answered(state: State, *queries: Query) -> State:  # type: ignore[type-arg]
    """The state with the answers that queries keep in it."""
    for query in queries:
        key = query.key(state)
        state = replace(state, **{query.keeps: None if key is None else query.answer(key, Task())})  # type: ignore[arg-type]
    return state
