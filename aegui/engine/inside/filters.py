"""What the first layer looks for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aegui.analysis.filters import first_layer
from aegui.engine.inside import QT_TRANSLATE_NOOP, Figure, Lacking, Seen
from aegui.explore.page import Page, Pictures

MOST = 128  # filters, the longest


def make(seen: Seen) -> Page:
    """The longest filters first."""
    filters = first_layer(seen.snapshot.model, MOST)
    if filters is None:
        raise Lacking(
            QCoreApplication.translate("inside", "The first layer of this network has no pictures to show.")
        )
    whole = int(next(seen.snapshot.model.encoder.parameters()).shape[0])
    shown = QCoreApplication.translate("inside", "{} of {} filters").format(len(filters.images), whole)
    note = QCoreApplication.translate(
        "inside", "Bright: the unit is excited, dark: it is quietened, grey: it does not care."
    )
    return Page((Pictures(filters.images),), state=shown, note=note)


FIGURE = Figure(
    QT_TRANSLATE_NOOP("inside", "First-layer filters"),
    QT_TRANSLATE_NOOP("inside", "What each unit of the first layer looks for, those with most weight first."),
    40,
    make,
)
