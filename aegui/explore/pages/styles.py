"""One row a style, one column a class: the same handwriting through all the digits."""

from __future__ import annotations

import numpy as np

from aegui.explore.page import Page, Pictures
from aegui.explore.pages import PageKind, PageSource
from aegui.explore.pages.prior import drawn
from aegui.translation import QT_TRANSLATE_NOOP, translate

STYLES, BLOCKS = 5, 2  # rows of each block


def make(source: PageSource) -> Page:
    """Each style with every label."""
    size, classes = source.recipe.model.code, source.subset.classes
    styles = drawn(source, STYLES * BLOCKS)[:, :size]
    labels = np.eye(len(classes), dtype=np.float32)
    rows = [np.concatenate([np.tile(style, (len(classes), 1)), labels], axis=1) for style in styles]
    images = source.snapshot.decode(np.concatenate(rows).astype(np.float32))
    blocks = tuple(
        Pictures(part, columns=len(classes), tops=classes) for part in np.split(images, BLOCKS, axis=0)
    )
    note = translate("inside", "Each row is one style drawn from the prior, decoded with every label.")
    return Page(blocks, note=note, draw=source.draw + 1)


PAGE = PageKind(
    QT_TRANSLATE_NOOP("inside", "Style and label"),
    QT_TRANSLATE_NOOP("inside", "What the style keeps while the label changes: one row a style."),
    15,
    make,
    fits=lambda recipe: recipe.code_width > recipe.model.code,
    by_chance=True,
)
