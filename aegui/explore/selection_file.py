"""The selected images as a file: a table, or a picture of them. No Qt."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from aegui.explore.codes import codes_of
from aegui.explore.groups import texts
from aegui.explore.queries.ranking import NO_IMAGES, NONE_SELECTED
from aegui.explore.query import Lacking
from aegui.explore.state import State
from aegui.explore.tagging import said_of
from aegui.runs.export import errors_csv, pairs_png
from aegui.translation import translate

MOST = 1_000  # images of a picture


def write(path: Path, state: State) -> Path:
    """Write what is selected, the worst first: a table, or a picture where the path ends in .png.

    Raises `OSError`, or `Lacking` where there is nothing to write.
    """
    from aegui.analysis.ranking import Errors

    model, images, rows = state.model, state.images, state.selected
    if model is None or images is None or not len(rows):
        raise Lacking(translate("ranking", NONE_SELECTED))
    errors = state.errors
    if model.snapshot is None or images.pixels is None:
        errors = None
    elif errors is None or errors.snapshot is not model.snapshot or errors.pixels is not images.pixels:
        errors = Errors(model.snapshot, images.pixels)
    picture = path.suffix.lower() == ".png"
    if picture and errors is None:
        raise Lacking(translate("ranking", NO_IMAGES))
    found = np.full(len(rows), np.nan, np.float32) if errors is None else errors.of(rows, lambda _: None)
    order = np.argsort(-found, kind="stable")
    rows, found = rows[order], found[order]
    try:
        if picture and errors is not None:
            originals = errors.pixels[rows[:MOST]]
            pairs_png(path, originals, errors.snapshot.reconstruct(originals))
        else:
            groups = texts(state.groups, state.group_names, rows)
            said = {**said_of(state, rows), **({} if state.table is None else state.table.cells(rows))}
            errors_csv(path, images, rows, found, codes_of(model, images, rows), groups, said)
    except OSError as error:
        error.filename = str(path)  # not the name it was to have before it is whole
        raise
    return path
