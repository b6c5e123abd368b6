"""Planes through codes: what is chosen, what follows the codes, and what comes later."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from aegui.analysis import latent
from aegui.explore import projection
from aegui.explore.records import Ranking
from aegui.explore.state import Model, State


def later(state: State, change: float = 1.2) -> Model:
    """The model as it would be a while later."""
    assert state.model is not None
    codes = state.model.codes * np.float32(change)
    codes[:, 0] += 1
    return Model(state.model.snapshot, codes, state.model.rows)


def test_a_run_begins_in_the_midst_of_its_codes(long: State) -> None:
    assert long.model is not None
    assert long.plane is not None
    assert long.projection == long.plane.key == "pca"
    assert long.cursor in [tuple(code) for code in long.model.codes.tolist()]


def test_codes_of_another_size_begin_anew(long: State, line: State) -> None:
    assert line.model is not None
    after = replace(long, **projection.follow(long, line.model))
    assert after.plane is not None
    assert after.projection == after.plane.key == "0,1"
    assert after.cursor is not None
    assert len(after.cursor) == 1


def test_principal_components_follow_only_a_whole_new_embedding(long: State) -> None:
    model = later(long)
    assert projection.follow(long, model)["plane"] is long.plane
    turned = projection.follow(long, replace(model, anew=True))["plane"]
    assert isinstance(turned, latent.Axes)
    assert isinstance(long.plane, latent.Axes)
    assert turned is not long.plane
    assert ((turned.basis * long.plane.basis).sum(axis=1) > 0).all()  # they keep their signs
    pair = replace(long, **projection.choose(long, "1,3"))
    assert projection.follow(pair, replace(model, anew=True))["plane"] is pair.plane


def test_without_a_model_there_is_no_plane_to_choose() -> None:
    for fields in (
        projection.choose(State(), "pca"),
        projection.again(State()),
        projection.show_dimension(State(), 0, across=True),
    ):
        assert not fields


def test_a_plane_kept_under_its_name_comes_back_as_it_was(long: State) -> None:
    kept = long.plane
    other = replace(long, **projection.follow(long, replace(later(long), anew=True)))
    assert projection.choose(other, "pca")["plane"] is not kept
    assert projection.choose(other, "pca", kept)["plane"] is kept


def test_tsne_leaves_the_plane_alone_until_it_is_worked_out(long: State) -> None:
    asked = replace(long, **projection.choose(long, "tsne"))
    assert asked.projection == "tsne"
    assert asked.plane is long.plane
    assert asked.embedded is long.model
    assert replace(asked, **projection.cancel(asked)) == long
    other = replace(asked, **projection.choose(asked, "1,3"))
    assert other.embedded is None
    assert other.plane is not None
    assert other.plane.key == "1,3"


def test_any_two_dimensions_make_a_plane(long: State) -> None:
    state = long
    for dimension, across, key in ((4, True, "4,1"), (2, False, "4,2"), (2, True, "2,4")):
        state = replace(state, **projection.show_dimension(state, dimension, across))
        assert state.plane is not None
        assert state.projection == state.plane.key == key  # the last one was the other's: they change places
    assert dict(projection.choices(5, "2,4").choices)["2,4"] == "z₃, z₅"
    assert not projection.show_dimension(state, 5, across=True)


def test_the_dimensions_that_matter_most_make_a_plane(long: State, line: State) -> None:
    assert projection.show_most_important(long)["projection"] == "0,1"  # nothing is known
    order = np.array([3, 1, 0, 2, 4])
    ranking = Ranking(order, np.zeros(5, np.float32), np.zeros(5, np.float32), np.ones(5, np.float32))
    known = replace(long, ranking=ranking)
    assert projection.show_most_important(known)["projection"] == "3,1"
    assert projection.first(replace(line, ranking=ranking), 1) == [0]  # a ranking of other codes


def test_only_long_codes_offer_tsne() -> None:
    assert [key for key, _ in projection.choices(2, "0,1").choices] == ["0,1"]
    keys = [key for key, _ in projection.choices(5, "pca").choices]
    assert keys[:3] == ["pca", "tsne", "0,1"]


@pytest.mark.parametrize("key", ["0,1", "pca", "1,3"])
def test_axes_stay_while_the_codes_move(long: State, key: str) -> None:
    state = replace(long, **projection.choose(long, key))
    assert projection.follow(state, later(state), training=True)["plane"] is state.plane
