"""The loss in use as formulas, each term with a picture of what it does to the images of the model shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aegui.explore.page import Block
from aegui.explore.query import Query, Task, Urgency
from aegui.explore.shown_channels import drawing
from aegui.explore.state import Model, State
from aegui.sampling import sample
from aegui.training.splits import ImageSet
from aegui.translation import translate

if TYPE_CHECKING:
    from aegui.explore.quantities import Glossary
    from aegui.explore.term_pictures import TermSource
    from aegui.parts.terms import Objective, Term

LOOKED_AT = 200  # images


@dataclass(frozen=True, eq=False)
class ShownTerm:
    """One summand in the user's words."""

    quantity: str  # of its curve
    label: str
    formula: str  # as `parts.terms` writes it
    words: str  # the formula in words
    constants: tuple[str, ...]  # "β = 4"
    picture: Block | None = None  # None: its images are not there
    caption: str = ""  # what is seen in it
    sum_of: str = ""  # "L": it begins what an update makes small
    taught: str = ""  # who is taught by that


@dataclass(frozen=True, eq=False)
class LossTerms:
    """All terms, in order."""

    terms: tuple[ShownTerm, ...]


@dataclass(frozen=True)
class Key:
    model: Model  # with a snapshot
    images: ImageSet | None
    row: int  # of the image that is looked at


def key(state: State) -> Key | None:
    """The image is the first selected, else the first of the images view."""
    model, images, grid = state.model, state.images, state.grid
    if model is None or model.snapshot is None or not model.snapshot.model.differentiable:
        return None
    if images is None or images.pixels is None:
        return Key(model, None, 0)
    for rows in (state.selected, grid.rows if grid is not None else state.selected):
        if len(rows):
            return Key(model, images, int(rows[0]))
    return Key(model, images, 0)


def answer(key: Key, task: Task[LossTerms]) -> LossTerms:
    """Every term, with its picture where the images are there."""
    from aegui.explore.quantities import Glossary

    snapshot = key.model.snapshot
    assert snapshot is not None
    recipe, source = snapshot.recipe, _source(key)
    glossary = Glossary(recipe.quantities)
    shown = []
    for objective in recipe.model.objectives(recipe.loss, recipe.penalty):
        for place, term in enumerate(objective.terms):
            task.check()
            shown.append(_shown(term, objective, place == 0, glossary, source))
    return LossTerms(tuple(shown))


def _source(key: Key) -> TermSource | None:
    from aegui.explore.term_pictures import TermSource

    images, snapshot = key.images, key.model.snapshot
    if images is None or not len(images) or snapshot is None or images.pixels is None:
        return None
    rows = sample(len(images), LOOKED_AT, images.labels)
    label = None if images.labels is None else int(images.labels[key.row])
    return TermSource(snapshot, images.pixels[key.row], images.pixels[rows], images.classes, label)


def _shown(
    term: Term, objective: Objective, first: bool, glossary: Glossary, source: TermSource | None
) -> ShownTerm:
    from aegui.explore.term_pictures import picture

    block, caption = picture(term.quantity, source) if source is not None else (None, "")
    name = "reconstruction" if term.quantity == "loss" else term.quantity
    return ShownTerm(
        term.quantity,
        glossary.described(name).label,
        term.formula,
        " ".join(translate("formulas", sentence) for sentence in term.words),
        tuple(f"{sign} = {value:g}" for sign, value in term.constants),
        block,
        caption,
        objective.sign if first else "",
        translate("formulas", objective.words) if first else "",
    )


LOSS_TERMS = Query(
    "loss_terms", key, answer, Urgency.IDLE, in_training=2.0, draws=drawing("terms.picture.images")
)
