"""The page of «Look inside» that is chosen, of the model that is looked at; and those to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aegui.explore.column import Column
from aegui.explore.data_cache import data_cache
from aegui.explore.page import Page
from aegui.explore.page_choice import NoiseLevel, PageChoice
from aegui.explore.pages import PageKind, PageSource, fitting, pages
from aegui.explore.queries.column import COLUMN
from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.shown_channels import drawing
from aegui.explore.state import Code, GridImages, Ints, Model, State
from aegui.training.splits import ImageSet
from aegui.translation import translate

if TYPE_CHECKING:
    from aegui.recipe import Recipe


def shown(recipe: Recipe, name: str) -> PageKind:
    """The page of this name where it fits a recipe, else the first that does."""
    page = pages().get(name)
    return page if page is not None and page.fits(recipe) else fitting(recipe)[0]


@dataclass(frozen=True)
class OfferedPages:
    """What can be looked at in a model: (name, label, help), and which of them is."""

    choices: tuple[tuple[str, str, str], ...]
    current: str


@dataclass(frozen=True)
class OfferKey:
    recipe: Same[Recipe]
    name: str  # chosen


def offer_key(state: State) -> OfferKey | None:
    snapshot = state.snapshot
    return None if snapshot is None else OfferKey(Same(snapshot.recipe), state.page.name)


def offer(key: OfferKey, task: Task[OfferedPages]) -> OfferedPages:
    """The pages that fit the recipe of a model, in the user's words."""
    recipe = key.recipe.it
    choices = [
        (page.name, translate("inside", page.label), translate("inside", page.help))
        for page in fitting(recipe)
    ]
    return OfferedPages(tuple(choices), shown(recipe, key.name).name)


def with_option(state: State, option: str) -> PageChoice:
    """One of the options of the page that is shown."""
    if state.snapshot is None:
        return state.page
    page = shown(state.snapshot.recipe, state.page.name)
    return state.page.with_option(page.name, option, _noise(state) if page.follows_noise else None)


def _noise(state: State) -> NoiseLevel:
    return state.noise.kind, state.noise.level


PAGES = Query("pages", offer_key, offer, Urgency.NOW)


@dataclass(frozen=True)
class Key:
    name: str
    option: str
    draw: int
    model: Model  # with a snapshot
    images: ImageSet
    grid: GridImages | None
    cursor: Code | None  # where the page follows it
    column: Column | None  # what the plane is coloured by; None where the page does not care
    noise: NoiseLevel  # none where the page does not follow it
    run: Path | None
    folders: tuple[Path, ...]
    code_names: tuple[str, ...]


def key(state: State) -> Key | None:
    model, images, snapshot = state.model, state.images, state.snapshot
    if model is None or images is None or snapshot is None:
        return None
    page = shown(snapshot.recipe, state.page.name)
    if page.follows_cursor and state.cursor is None:
        return None
    noise = _noise(state) if page.follows_noise else None
    return Key(
        page.name,
        state.page.option_of(page.name, noise),
        state.page.draw if page.by_chance else 0,
        model,
        images,
        state.grid,
        state.cursor if page.follows_cursor else None,
        state.column if page.follows_column else None,
        noise or ("none", 0.0),
        state.run,
        state.folders,
        state.code_names,
    )


def answer(key: Key, task: Task[Page]) -> Page:
    """Make the page. Raises `Lacking`."""
    import numpy as np

    cache, model, snapshot = data_cache(), key.model, key.model.snapshot
    assert snapshot is not None
    preview: Ints = np.zeros(0, np.int64) if key.grid is None else key.grid.rows
    source = PageSource(
        snapshot=snapshot,
        codes=model.codes,
        rows=model.rows,
        subset=key.images,
        preview=preview,
        splits=lambda: cache.splits(snapshot.recipe, key.run, key.folders, task.tell),
        once=cache.once,
        cursor=None if key.cursor is None else np.array(key.cursor, np.float32),
        column=key.column,
        noise=key.noise,
        draw=key.draw,
        option=key.option,
        run=key.run,
        code_names=key.code_names,
        task=task,
    )
    return pages()[key.name].make(source)


PAGE = Query(
    "page", key, answer, Urgency.IDLE, share=0.25, pause=2.0, after=(COLUMN,), draws=drawing("blocks.images")
)
