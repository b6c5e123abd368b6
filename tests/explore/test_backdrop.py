"""What lies under the codes, and which part of the plane a picture covers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from model_states import VIEW, state_of

from aegui.analysis import latent
from aegui.explore import backdrop
from aegui.explore.backdrop import viewpoint
from aegui.explore.records import BackdropChoice
from aegui.explore.state import State, code_of

OFFERED = (BackdropChoice("density", "", ""), BackdropChoice("discriminator", "", "", "This needs one."))


@pytest.fixture(scope="module")
def tsne() -> latent.Map:
    return latent.Map("tsne", ("", ""), np.zeros((4, 16), np.float32), np.zeros((4, 2), np.float32))


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ("none", "none"),
        ("manifold", "manifold"),
        ("density", "density"),
        ("discriminator", "manifold"),
        ("of a later version", "manifold"),
    ],
)
def test_what_a_model_lacks_shows_the_manifold(chosen: str, shown: str) -> None:
    assert backdrop.shown(State(backdrop=chosen, offered=OFFERED)) == shown


def test_what_was_chosen_waits_until_it_is_known_what_there_is() -> None:
    assert backdrop.shown(State(backdrop="discriminator")) == "discriminator"


def test_nothing_lies_under_tsne(tsne: latent.Map) -> None:
    assert backdrop.shown(State(plane=tsne, backdrop="manifold")) == "none"
    assert viewpoint(state_of("vae-16", plane=tsne)) is None


def test_a_drag_in_the_plane_leaves_the_codes_of_its_places_alone() -> None:
    state = state_of("vae-16")
    plane, code = state.plane, state.code
    assert isinstance(plane, latent.Axes)
    assert code is not None
    before = viewpoint(state)
    assert before is not None
    for step in range(300):
        code = plane.lift(np.array([np.sin(step), np.cos(step)], np.float32), code)
    dragged = viewpoint(replace(state, cursor=code_of(code)))
    assert dragged is not None
    assert dragged.has_the_codes_of(before)
    beside = viewpoint(replace(state, cursor=code_of(code + 1)))
    assert beside is not None
    assert not beside.has_the_codes_of(before)


def test_in_training_the_plane_may_have_turned_a_little_during_a_drag() -> None:
    state = state_of("vae-16")
    assert state.code is not None
    a_little = replace(state, cursor=code_of(state.code + 0.02))
    before, after = viewpoint(state), viewpoint(a_little)
    assert before is not None
    assert after is not None
    assert not after.has_the_codes_of(before)
    learning = viewpoint(replace(a_little, training=True))
    assert learning is not None
    assert learning.has_the_codes_of(before)


def test_without_a_model_or_a_view_there_is_no_viewpoint() -> None:
    state = state_of("vae-2d")
    assert viewpoint(replace(state, view=None)) is None
    assert viewpoint(replace(state, model=None)) is None
    assert viewpoint(replace(state, cursor=(0.0, 0.0, 0.0))) is None  # of another run


def test_a_picture_covers_a_view_and_fills_it() -> None:
    wide = (-4.0, -2.0, 4.0, 2.0)
    assert backdrop.covers(wide, VIEW)
    assert not backdrop.covers(VIEW, wide)
    assert backdrop.fills(VIEW, VIEW)
    assert not backdrop.fills(wide, VIEW)  # its tiles are too large
    assert backdrop.is_fine(VIEW, VIEW)
    assert not backdrop.is_fine((-9.0, -2.0, 9.0, 2.0), VIEW)


def test_a_picture_overlaps_a_view_by_half() -> None:
    assert backdrop.overlaps((-4.0, -2.0, 0.5, 2.0), VIEW)
    assert not backdrop.overlaps((-4.0, -2.0, -0.5, 2.0), VIEW)
    assert not backdrop.overlaps((3.0, -2.0, 5.0, 2.0), VIEW)
