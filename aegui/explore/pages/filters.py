"""What the first layer looks for."""

from __future__ import annotations

from aegui.analysis.filters import first_layer
from aegui.explore.page import Page, Pictures
from aegui.explore.pages import PageKind, PageSource
from aegui.explore.query import Lacking
from aegui.translation import QT_TRANSLATE_NOOP, translate

MOST = 128  # filters, the longest


def make(source: PageSource) -> Page:
    """The longest filters first."""
    filters = first_layer(source.snapshot.model, MOST)
    if filters is None:
        raise Lacking(translate("inside", "The first layer of this network has no pictures to show."))
    whole = int(next(source.snapshot.model.encoder.parameters()).shape[0])
    shown = translate("inside", "{} of {} filters").format(len(filters.images), whole)
    note = translate("inside", "Bright: the unit is excited, dark: it is quietened, grey: it does not care.")
    return Page((Pictures(filters.images),), state=shown, note=note)


PAGE = PageKind(
    QT_TRANSLATE_NOOP("inside", "First-layer filters"),
    QT_TRANSLATE_NOOP("inside", "What each unit of the first layer looks for, those with most weight first."),
    40,
    make,
)
