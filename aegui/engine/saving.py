"""Selected images as files; for a thread that nobody waits for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore.codes import codes_of
from aegui.runs.export import errors_csv, pairs_png

if TYPE_CHECKING:
    from aegui.analysis.ranking import Errors
    from aegui.explore.state import Ints, Model
    from aegui.training.splits import ImageSet

MOST_SAVED = 1_000  # images of a picture


def save(path: Path, model: Model, subset: ImageSet, rows: Ints, errors: Errors | None) -> Path:
    """Write images, the worst first: a table, or a picture where the path ends in .png. Raises `OSError`."""
    found = np.full(len(rows), np.nan, np.float32) if errors is None else errors.of(rows, lambda _: None)
    order = np.argsort(-found, kind="stable")
    rows, found = rows[order], found[order]
    try:
        if path.suffix.lower() == ".png" and errors is not None:
            originals = errors.pixels[rows[:MOST_SAVED]]
            pairs_png(path, originals, errors.snapshot.reconstruct(originals))
        else:
            errors_csv(path, subset, rows, found, codes_of(model, subset, rows))
    except OSError as error:
        error.filename = str(path)  # not the name it was to have before it is whole
        raise
    return path
