"""Fields over the plane: coarse to fine, over a little more than the view, and only those that there are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from model_states import VIEW, answered, state_of

from aegui.analysis import latent
from aegui.analysis.fields import FIELDS
from aegui.explore.queries import backdrops, field, offered_fields, scene
from aegui.explore.queries.field import Key
from aegui.explore.queries.offered_fields import OFFERED_FIELDS
from aegui.explore.queries.scene import SCENE
from aegui.explore.query import Cancelled, Task
from aegui.explore.records import Backdrop
from aegui.explore.state import Rect, State


def state(name: str = "vae-2d", kind: str = "distance", **changes: object) -> State:
    return answered(state_of(name, backdrop=kind, **changes), SCENE, OFFERED_FIELDS)


def key(of: State) -> Key:
    found = field.key(of)
    assert found is not None
    return found


def pictures(of: Key, before: tuple[Key, Backdrop] | None = None) -> list[Backdrop]:
    """What is handed over, and the answer."""
    handed: list[Backdrop] = []
    task: Task[Backdrop] = Task(handed=handed.append)
    task.before = before
    last = field.answer(of, task)
    return [*handed, last]


def columns(some: list[Backdrop]) -> list[int]:
    return [one.image.shape[1] for one in some]


# Which there are


def test_every_field_is_offered_and_what_one_lacks_is_said() -> None:
    found = answered(state_of("vae-2d"), SCENE, OFFERED_FIELDS).offered
    assert found is not None
    assert [one.kind for one in found] == list(FIELDS)
    lacks = {one.kind: one.lack for one in found if one.lack}
    assert lacks == {"discriminator": "This needs an adversarial model: no other has a discriminator."}
    judged = answered(state_of("aae-2d"), SCENE, OFFERED_FIELDS).offered
    assert judged is not None
    assert not any(one.lack for one in judged)


def test_without_labels_no_classifier() -> None:
    before = state_of("vae-2d")
    assert before.images is not None
    unlabelled = replace(before, images=replace(before.images, labels=None))
    found = answered(unlabelled, SCENE, OFFERED_FIELDS)
    assert found.offered is not None
    assert {one.kind for one in found.offered if one.lack} == {"class-error", "discriminator"}
    labelled = answered(before, SCENE)
    assert labelled.scene is not None
    assert found.scene is not None
    assert not offered_fields.holds(labelled.scene, found.scene)


def test_another_moment_of_a_model_has_the_same_fields() -> None:
    first, other = answered(state_of("vae-2d"), SCENE).scene, answered(state_of("vae-2d"), SCENE).scene
    assert first is not None
    assert other is not None
    assert offered_fields.holds(first, other)


def test_what_can_be_chosen_before_a_model_is_there_and_under_tsne() -> None:
    few = backdrops.answer(backdrops.key(State()), Task())
    assert [one.kind for one in few.choices] == ["none", "manifold"]
    assert few.current == "manifold"
    codes = np.zeros((4, 16), np.float32)
    tsne = latent.Map("tsne", ("", ""), codes, codes[:, :2])
    bare = backdrops.answer(backdrops.key(replace(state("vae-16"), plane=tsne)), Task())
    assert bare.current == "none"
    assert [one.kind for one in bare.choices] == ["none", "manifold", *FIELDS]
    assert all("no way back" in one.lack for one in bare.choices[1:])


# What it is worked out of


def test_the_scene_is_kept_while_model_codes_and_plane_are() -> None:
    of = state_of("vae-2d")
    first = scene.key(of)
    assert first is not None
    assert of.images is not None
    named = scene.key(replace(of, images=replace(of.images, pixels=None), cursor=(1.0, 1.0)))
    assert named is not None
    assert scene.holds(first, named)
    assert of.model is not None
    other = scene.key(replace(of, model=replace(of.model, codes=of.model.codes.copy())))
    assert other is not None
    assert not scene.holds(first, other)


def test_labels_are_those_of_the_codes_there_are() -> None:
    of = state_of("vae-2d")
    assert of.model is not None
    assert of.images is not None
    rows = np.array([5, 2, 9])
    few = scene.key(replace(of, model=replace(of.model, codes=of.model.codes[rows], rows=rows)))
    assert few is not None
    found = scene.answer(few, Task()).labels
    assert found is not None
    assert of.images.labels is not None
    assert found.tolist() == of.images.labels[rows].tolist()


# The picture


def test_it_comes_coarse_and_then_finer_with_its_scale() -> None:
    found = pictures(key(state()))
    assert sorted(set(columns(found))) == [12, 24, 48, 96]
    finest = found[-1]
    assert finest.scale is not None
    assert finest.scale.unit == "code units"
    assert 0 <= finest.scale.low < finest.scale.high
    assert finest.image.min() == 0
    assert finest.image.max() == 255
    left, bottom, right, top = finest.rect
    assert (left < VIEW[0], bottom < VIEW[1], right > VIEW[2], top > VIEW[3]) == (True,) * 4


def test_it_is_shown_where_it_is_chosen_and_known_to_be_there() -> None:
    assert field.key(state(kind="manifold")) is None
    assert field.key(state(kind="none")) is None
    assert field.key(replace(state(), offered=None)) is None
    assert field.key(state(kind="discriminator")) is None  # this model has none
    assert key(state("aae-2d", "discriminator")).kind == "discriminator"


@pytest.mark.parametrize(
    ("view", "held"),
    [
        ((-1.7, -0.9, 2.3, 1.1), True),  # a small pan
        ((-0.5, -1.0, 3.5, 1.0), False),
        ((-1.5, -0.75, 1.5, 0.75), True),  # a little closer
        ((-1.0, -0.5, 1.0, 0.5), False),  # the cells would be too large
    ],
)
def test_it_holds_over_a_view_that_it_covers_finely(view: Rect, held: bool) -> None:
    before = state()
    assert field.holds(key(before), key(replace(before, view=view))) is held


def test_another_code_beside_the_plane_makes_it_anew() -> None:
    before = state("vae-16")
    other = replace(before, cursor=(5.0,) * 16)
    assert not field.holds(key(before), key(other))
    scales = [pictures(key(of))[-1].scale for of in (before, other)]
    assert scales[0] is not None
    assert scales[1] is not None
    assert scales[1].low > scales[0].high


def test_after_a_pan_what_is_shown_stays_until_one_as_fine_has_come() -> None:
    before = state()
    shown = key(before), pictures(key(before))[-1]
    panned = replace(before, view=(-0.5, -1.0, 3.5, 1.0))
    assert columns(pictures(key(panned), shown)) == [96]
    away = replace(before, view=(7.0, -1.0, 11.0, 1.0))
    assert columns(pictures(key(away), shown))[0] == 12


def test_in_training_the_one_before_stays_and_at_another_moment_it_goes() -> None:
    before = state()
    shown = key(before), pictures(key(before))[-1]
    later = answered(state_of("vae-2d", backdrop="distance"), SCENE, OFFERED_FIELDS)
    assert columns(pictures(key(later), shown))[0] == 12
    assert columns(pictures(key(replace(later, training=True)), shown)) == [96]


def test_another_field_goes_at_once() -> None:
    before = state()
    assert not field.outlives(key(before), key(replace(before, backdrop="density")))
    assert field.outlives(key(before), key(replace(before, view=(0.0, 0.0, 1.0, 1.0))))


def test_it_is_given_up_between_two_levels() -> None:
    looks: list[bool] = []

    def pause() -> None:
        looks.append(True)
        raise Cancelled

    with pytest.raises(Cancelled):
        field.answer(key(state()), Task(pause=pause))
    assert len(looks) == 1
