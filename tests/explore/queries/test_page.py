"""«Look inside»: what a page depends on, which pages there are, and what is chosen of one."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from inside import NAMES, recipe, snapshot, splits

from aegui.explore.page_choice import PageChoice
from aegui.explore.pages import names, pages
from aegui.explore.queries import page as query
from aegui.explore.query import Cancelled, Task, Urgency
from aegui.explore.records import Floats
from aegui.explore.state import GridImages, Model, Noise, State, code_of


def state_of(name: str, page: str = "", **changes: object) -> State:
    """A small model that has learnt nothing, looked at with its images."""
    shown = splits(name).shown
    assert shown.pixels is not None
    codes: Floats = snapshot(name).encode(shown.pixels)
    model = Model(snapshot(name), codes, np.arange(len(codes)))
    state = State(
        images=shown,
        grid=GridImages(np.arange(8)),
        model=model,
        cursor=code_of(codes[3]),
        page=PageChoice(page),
    )
    return replace(state, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def state() -> State:
    return state_of("denoise-gaussian")


def depends(state: State, name: str, **changes: object) -> bool:
    """Whether a page is made anew after a change of the state."""
    before = replace(state, page=PageChoice(name))
    return query.key(before) != query.key(replace(before, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("model", ["denoise-gaussian", "aae-style", "colorize-256"])
def test_a_page_depends_on_what_it_follows_and_on_nothing_else(model: str) -> None:
    state = state_of(model)
    for name, kind in pages().items():
        if not kind.fits(recipe(model)):
            continue
        assert depends(state, name, cursor=(9.0,) * len(state.cursor or ())) is kind.follows_cursor
        assert depends(state, name, noise=Noise("masking", 0.5)) is kind.follows_noise
        assert depends(state, name, page=PageChoice(name, draw=1)) is kind.by_chance
        assert not depends(state, name, noise=Noise(draw=7), backdrop="none", hovered=5)
        assert state.model is not None
        assert depends(state, name, model=replace(state.model))
        assert state.images is not None
        assert depends(state, name, images=replace(state.images))  # their pixels were read


def test_without_a_model_or_images_there_is_no_page(state: State) -> None:
    assert query.key(State()) is None
    assert query.key(replace(state, images=None)) is None
    assert state.model is not None
    assert query.key(replace(state, model=replace(state.model, snapshot=None))) is None
    assert query.offer_key(State()) is None
    assert query.key(replace(state, cursor=None)) is not None
    assert query.key(replace(state, cursor=None, page=PageChoice("neighbours"))) is None


@pytest.mark.parametrize("name", NAMES)
def test_only_what_fits_the_recipe_is_offered(name: str) -> None:
    key = query.offer_key(state_of(name, "prior"))
    assert key is not None
    offered = query.offer(key, Task())
    fitting = [page for page in pages() if pages()[page].fits(recipe(name))]
    assert [page for page, _, _ in offered.choices] == fitting
    assert offered.current == ("prior" if "prior" in fitting else fitting[0])
    assert set(fitting) <= set(names())


def test_a_page_that_fits_no_more_comes_again_with_the_next_model_that_it_fits() -> None:
    chosen = [query.key(state_of(name, "prior")) for name in ("vae-2d", "quick-start", "vae-2d")]
    assert [key.name for key in chosen if key is not None] == ["prior", "layers", "prior"]


def test_every_page_is_made_of_the_state_alone(state: State) -> None:
    for name in ("layers", "restored", "neighbours"):
        key = query.key(replace(state, page=PageChoice(name)))
        assert key is not None
        assert query.answer(key, Task()).blocks


def test_an_option_counts_until_the_noise_is_another(state: State) -> None:
    state = replace(state, page=PageChoice("sweep"))

    def option(state: State) -> str:
        key = query.key(state)
        assert key is not None
        return key.option

    assert option(state) == ""
    chosen = replace(state, page=query.with_option(state, "masking"))
    assert option(chosen) == "masking"
    assert option(replace(chosen, noise=Noise("salt_pepper", 0.1))) == ""
    assert option(replace(chosen, page=replace(chosen.page, name="layers"))) == ""
    again = replace(chosen, page=query.with_option(chosen, "gaussian"))
    assert option(again) == "gaussian"
    assert len(again.page.options) == 1
    assert query.with_option(State(), "masking") == PageChoice()


def test_in_training_pages_cost_a_fourth_of_the_time_and_come_every_other_second() -> None:
    assert query.PAGE.urgency is Urgency.IDLE
    assert (query.PAGE.share, query.PAGE.pause, query.PAGE.in_training) == (0.25, 2.0, math.inf)


def test_a_page_can_be_given_up(state: State) -> None:
    def pause() -> None:
        raise Cancelled

    key = query.key(replace(state, page=PageChoice("sweep")))
    assert key is not None
    with pytest.raises(Cancelled):
        query.answer(key, Task(pause=pause))
