"""The codes that are shown, as a table: CSV, NPZ or Parquet. No Qt, no torch."""

from __future__ import annotations

import numpy as np

from aegui.explore.codes import errors_of
from aegui.explore.groups import texts
from aegui.explore.query import Lacking
from aegui.explore.state import Ints, State
from aegui.explore.tagging import said_of
from aegui.runs.codes_table import CodesTable, Say
from aegui.runs.run_folder import Run, RunError
from aegui.translation import QT_TRANSLATE_NOOP, tr, translate

NO_CODES = QT_TRANSLATE_NOOP("exports", "There are no codes yet: train a model or open a run.")


def table_of(state: State, say: Say = lambda share, what: None) -> CodesTable:
    """The codes that are drawn, with all that is known of their images: class, group, error, where they are
    seen in the plane, tags, and what a table says.

    Errors take a while, of which `say` hears. Raises `Lacking` where there are no codes.
    """
    images, model, plane = state.images, state.model, state.plane
    if images is None or model is None:
        raise Lacking(translate("exports", NO_CODES))
    drawn = np.flatnonzero(state.drawn[model.rows])
    rows: Ints = model.rows[drawn]
    places = None if plane is None else plane.project(model.codes)[drawn]
    return CodesTable(
        images,
        rows,
        model.codes[drawn],
        groups=texts(state.groups, state.group_names, rows),
        errors=errors_of(state, rows, say),
        places=places,
        more={**said_of(state, rows), **({} if state.table is None else state.table.cells(rows))},
        code_names=state.code_names,
    )


def stored_table(run: Run) -> CodesTable:
    """The codes that a run stores, with the names and classes of their images: neither model nor images are
    read. Raises `RunError`."""
    stored = run.codes
    if stored is None:
        raise RunError(tr("{} holds no codes yet: finish its training first.", run.name))
    rows = np.arange(len(stored.codes), dtype=np.int64)
    parts = [stored.subset.splits[one] for one in stored.subset.split.tolist()]
    return CodesTable(stored.subset, rows, stored.codes, parts, code_names=run.code_names)
