"""The selected images as a file: a table, or a picture of them. No Qt."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from aegui.explore.codes import codes_of, errors_of
from aegui.explore.groups import texts
from aegui.explore.queries.ranking import NO_IMAGES, NONE_SELECTED
from aegui.explore.query import Lacking
from aegui.explore.state import State
from aegui.explore.tagging import said_of
from aegui.runs.codes_table import CodesTable
from aegui.runs.export import pairs_png
from aegui.translation import translate

MOST = 1_000  # images of a picture


def write(path: Path, state: State, about: str = "") -> Path:
    """Write what is selected, the worst first: a table, or a picture where the path ends in .png.

    `about` is JSON that says where it comes from. Raises `OSError`, or `Lacking` where there is nothing to
    write.
    """
    model, images, rows = state.model, state.images, state.selected
    if model is None or images is None or not len(rows):
        raise Lacking(translate("ranking", NONE_SELECTED))
    errors = errors_of(state, rows, lambda share, what: None)
    picture = path.suffix.lower() == ".png"
    if picture and errors is None:
        raise Lacking(translate("ranking", NO_IMAGES))
    found = np.full(len(rows), np.nan, np.float32) if errors is None else errors
    order = np.argsort(-found, kind="stable")
    rows, found = rows[order], found[order]
    if picture and images.pixels is not None and state.snapshot is not None:
        originals = images.pixels[rows[:MOST]]
        pairs_png(path, originals, state.snapshot.reconstruct(originals), about, state.shown_channels)
    else:
        groups = texts(state.groups, state.group_names, rows)
        said = {**said_of(state, rows), **({} if state.table is None else state.table.cells(rows))}
        codes = codes_of(model, images, rows)
        table = CodesTable(
            images, rows, codes, groups=groups, errors=found, more=said, code_names=state.code_names
        )
        table.write(path, about)
    return path
