"""What is looked at: the fields of the state that another run or other images bring along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore import projection
from aegui.explore.latent_path import shown_in
from aegui.explore.state import Fields, Floats, GridImages, Model, State

if TYPE_CHECKING:
    from aegui.runs.numpy_decoder import NumpyDecoder
    from aegui.training.splits import ImageSet


def another_run(
    state: State, run: Path, images: ImageSet | None, grid: GridImages, codes: Floats | None,
    code_names: tuple[str, ...] = (), early: NumpyDecoder | None = None,
) -> Fields:  # fmt: skip
    """A run, with the codes (N, D) of its images where it holds any; a model comes later, and until then
    `early` decodes."""
    fields = Fields(
        run=run, images=images, grid=grid, model=None, training=False, newest=0.0, moment=None,
        projection="", plane=None, places=None, embedded=None, cursor=None, hovered=-1,
        selection=state.selection.shown_in(images), classes=None,
        colouring="", span=None, column=None, table=None, every_error=None,
        grouping=None, groups=None, group_names=(),
        path=shown_in(state.path, images), frame=None, code_names=code_names,
    )  # fmt: skip
    if codes is not None:
        fields |= projection.begin(codes, code_names)
        fields |= Fields(model=Model(None, codes, np.arange(len(codes), dtype=np.int64), early=early))
    return fields


def other_images(state: State, images: ImageSet) -> Fields:
    """The same images, with their pixels by now."""
    return Fields(images=images, selection=state.selection.shown_in(images))
