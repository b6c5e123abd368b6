"""States of small runs that learnt nothing: a few images whose codes lie in a row."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from small import digits, narrow

from aegui.analysis import latent
from aegui.app.explorer import Explorer
from aegui.explore import projection
from aegui.explore.selection import Selection
from aegui.explore.state import Fields, GridImages, Model, State, code_of
from aegui.explore.subject import another_run
from aegui.runs.snapshot import Snapshot
from aegui.training.building import build
from aegui.training.splits import ImageSet

COUNT = 6


def images(first: int = 0, count: int = COUNT, data: str = "mnist") -> ImageSet:
    """Of two classes in turn, with names that begin with a number."""
    rows = np.arange(first, first + count, dtype=np.int64)
    return ImageSet(data, ("test",), np.zeros(count, np.uint8), rows, None, rows % 2, ("even", "odd"))


def opened(images: ImageSet, size: int = 2, step: float = 1.0) -> State:
    """As a run of these images begins; its codes are (0, 1, 0, …), (1, 1, 0, …), … times the step."""
    codes = np.zeros((len(images), size), np.float32)
    codes[:, 0], codes[:, 1] = step * np.arange(len(images)), 1
    plane = latent.axes(latent.choices(size)[0][0], codes)
    return State(
        images=images,
        model=Model(None, codes, np.arange(len(images), dtype=np.int64)),
        projection=plane.key,
        plane=plane,
        cursor=code_of(codes[0]),
        selection=Selection().shown_in(images),
    )


@cache
def encoded(size: int, count: int = 200) -> State:
    """A model that has learnt nothing, with its codes, of so many numbers each, of some digits."""
    recipe, shown = narrow(model__code=size), digits().test
    assert shown.pixels is not None
    snapshot = Snapshot(recipe, build(recipe).eval())
    codes = snapshot.encode(shown.pixels[:count])
    model = Model(snapshot, codes, np.arange(count, dtype=np.int64))
    return replace(State(images=shown), **projection.follow(State(), model))


def open_in(explorer: Explorer, state: State, run: Path | None = None) -> None:
    """Another run is shown, or the same once more."""
    there = run or explorer.state.run or Path("run")
    fields = another_run(explorer.state, there, state.images, GridImages(np.arange(0)), None)
    fields |= Fields(model=state.model, plane=state.plane, projection=state.projection, cursor=state.cursor)
    explorer.update(**fields)
