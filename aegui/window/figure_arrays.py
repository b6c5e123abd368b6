"""The images of a figure as arrays: the grid, the manifold, a path, the image under the cursor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from aegui.explore import backdrop
from aegui.explore.queries import manifold
from aegui.explore.queries.decoded import DECODED
from aegui.explore.queries.path_strip import PATH_STRIP
from aegui.explore.queries.preview import PREVIEW
from aegui.explore.query import Query
from aegui.exports import arrays
from aegui.exports.arrays import ENDINGS as ENDINGS
from aegui.exports.arrays import Arrays, write_arrays
from aegui.window.figure_stage import FigureStage


def has_arrays(stage: FigureStage) -> bool:
    """Whether there are images in it that can be saved as numbers."""
    name, state = stage.view.name, stage.explorer.state
    if name == "latent":
        return state.snapshot is not None and backdrop.shown(state) == backdrop.MANIFOLD
    queries: dict[str, Query[Any, Any]] = {"images": PREVIEW, "decoded": DECODED, "path": PATH_STRIP}
    query = queries.get(name)
    return query is not None and stage.explorer.answer(query) is not None


def save_arrays(path: Path, stage: FigureStage, about: str) -> None:
    """All of them as .npz, the first as .npy. Raises `OSError`."""
    write_arrays(path, arrays_of(stage), about)


def arrays_of(stage: FigureStage) -> Arrays:
    """Those of a stage that `has_arrays`."""
    explorer, state = stage.explorer, stage.explorer.state
    if stage.view.name == "latent":
        key = manifold.key(state)
        assert key is not None
        assert state.snapshot is not None
        _, high, wide = key.decoder.shape
        counts = manifold.counts(key.rect, manifold.TILES_ACROSS, wide / high)
        return arrays.manifold(state.snapshot, key.at.axes, key.rect, counts, key.at.code)
    if stage.view.name == "decoded":
        under = explorer.answer(DECODED)
        assert under is not None
        return {"image": under.image, "code": np.asarray(under.code)}
    if stage.view.name == "path":
        strip = explorer.answer(PATH_STRIP)
        assert strip is not None
        return arrays.strip(strip)
    preview = explorer.answer(PREVIEW)
    assert preview is not None
    return arrays.grid(preview)
