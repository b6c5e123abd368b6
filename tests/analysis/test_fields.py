"""Fields over the plane, held against what can be worked out by hand."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
import torch
from small import digits, narrow

from aegui.analysis import latent
from aegui.analysis.density import Density
from aegui.analysis.fields import FIELDS, Field, Scene
from aegui.analysis.jacobian import along
from aegui.parts.models import families
from aegui.parts.networks import networks
from aegui.recipe import Recipe, find
from aegui.runs.snapshot import Snapshot
from aegui.training.building import build

HALVED = {"kind": "reshaping", "side": 14, "growth": [2, 1]}  # it grows to 14×14 and is resized to 28×28
MADE_TO_GROW = {"model.code": 49, "training.batch": 8}
SEMI = {"model.kind": "semi-supervised-adversarial"}


@cache
def snapshot(recipe: Recipe) -> Snapshot:
    return Snapshot(recipe, build(recipe).eval().requires_grad_(False))


def scene(recipe: Recipe | None = None, labels: bool = True) -> Scene:
    """The codes of some digits in the first two dimensions."""
    frozen = snapshot(recipe or narrow())
    shown = digits().shown
    codes = frozen.encode(shown.pixels[:200])
    known = shown.labels[:200] if labels else None
    return Scene(frozen, codes, known, latent.axes("0,1", codes))


def of_codes(codes: list[list[float]], labels: list[int] | None = None) -> Scene:
    given = np.array(codes, np.float32)
    known = None if labels is None else np.array(labels)
    return Scene(snapshot(narrow()), given, known, latent.axes("0,1", given))


def suiting(looked_at: Scene) -> list[Field]:
    return [field for field in FIELDS.values() if field.suits(looked_at)]


@pytest.mark.parametrize("family", [entry.name for entry in families])
def test_every_field_has_a_number_for_every_place(family):
    looked_at = scene(narrow(model=family))
    places = np.random.default_rng(0).normal(size=(7, looked_at.codes.shape[1])).astype(np.float32)
    for field in suiting(looked_at):
        values = field.at(looked_at, places)
        assert values.shape == (7,)
        assert values.dtype == np.float32
        assert np.isfinite(values).all()
        assert (values >= 0).all()
        if field.limits:
            assert values.max() <= field.limits[1]


def test_fields_are_offered_where_there_is_something_to_see():
    without = {"class-error", "discriminator"}
    assert {field.name for field in suiting(scene(labels=False))} == FIELDS.keys() - without
    assert {field.name for field in suiting(scene(narrow(model="adversarial")))} == set(FIELDS)


def test_what_does_not_suit_is_refused_in_a_sentence():
    for name, words in (("class-error", "needs labels"), ("discriminator", "Only adversarial models")):
        with pytest.raises(ValueError, match=words):
            FIELDS[name].at(scene(labels=False), np.zeros((1, 2), np.float32))


def test_distances_and_classes_are_those_of_the_nearest_codes():
    codes = [[0.0, 0.0]] * 6 + [[0.0, 1.0]] * 4 + [[9.0, 9.0]] * 10
    looked_at = of_codes(codes, [0] * 6 + [1] * 4 + [2] * 10)
    places = np.array([[0, 0.2], [9, 8]], np.float32)
    assert FIELDS["distance"].at(looked_at, places) == pytest.approx([0.2, 1.0])
    assert FIELDS["class-error"].at(looked_at, places) == pytest.approx([0.4, 0.0])


@pytest.mark.parametrize("network", [entry.name for entry in networks])
def test_the_sensitivity_is_exact_for_every_network(network):
    changes = {"network": network, **MADE_TO_GROW}
    model = snapshot(find("quick-start").changed(changes)).model.double()
    codes = torch.randn((3, 49), generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    directions = torch.eye(49, dtype=torch.float64)[:2]
    found = along(model, codes, directions)
    step = 1e-6 * directions[:, None]
    nearby = [model.decode((codes + s * step).flatten(0, 1)).reshape(2, 3, -1) for s in (1, -1)]
    assert torch.allclose(found, (nearby[0] - nearby[1]) / 2e-6, atol=1e-6)
    assert float(found.abs().max()) > 1e-3
    model.float()


def test_where_an_operator_has_no_derivative_differences_stand_in():
    frozen = snapshot(find("quick-start").changed({"network": HALVED, **MADE_TO_GROW}))
    model = frozen.model
    codes = torch.rand((2, 49), generator=torch.Generator().manual_seed(1))
    directions = torch.eye(49)[:2]
    within = along_before_resizing(model, codes, directions)
    assert float((along(model, codes, directions) - within).norm()) < 0.03 * float(within.norm())


def along_before_resizing(model, codes, directions):
    """Resizing is linear: the change of a resized image is the resized change."""
    small = [torch.func.jvp(model.decoder, (codes,), (d.expand_as(codes),))[1] for d in directions]
    # The last step clips to [0, 1], which the middle of that range is far from.
    changes = [(model.enlarge(0.5 + 0.1 * s) - 0.5) / 0.1 for s in small]
    return torch.stack(changes).flatten(2)


def test_the_sensitivity_counts_both_directions_of_the_plane():
    looked_at = scene()
    places = np.array([[0.3, -0.4]], np.float32)
    whole = torch.func.jacfwd(looked_at.snapshot.model.decode)(torch.tensor(places))
    assert FIELDS["sensitivity"].at(looked_at, places) == pytest.approx([float(whole.norm())], rel=1e-4)


def test_the_encoding_error_is_how_far_a_code_comes_back():
    looked_at = scene(narrow(model="supervised-adversarial"))
    places = looked_at.codes[:3] + 0.5
    model = looked_at.snapshot.model
    again = model.encode(model.decode(torch.tensor(places))).numpy()
    expected = np.linalg.norm((again - places)[:, : model.code], axis=1)
    assert FIELDS["encoding-error"].at(looked_at, places) == pytest.approx(expected, rel=1e-4)


# Density


def test_the_density_of_one_gaussian_is_nearly_its_own():
    points = np.random.default_rng(0).normal(size=(50_000, 2)).astype(np.float32)
    places = np.array([[0, 0], [1, 0], [0, -2], [40, 40]], np.float32)
    expected = 50_000 / (2 * np.pi) * np.exp(-0.5 * np.square(places).sum(axis=1))
    assert Density(points).at(places) == pytest.approx(expected, rel=0.1)


def test_all_points_are_somewhere():
    points = np.random.default_rng(1).uniform(2, 5, (300, 2)).astype(np.float32)
    steps = np.arange(0, 7, 0.02)
    grid = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2).astype(np.float32)
    assert Density(points).at(grid).sum() * 0.02**2 == pytest.approx(300, rel=0.01)


@pytest.mark.parametrize("points", [[[1, 2]], [[3, 3]] * 5, [[0, 0], [1, 0], [2, 0]], [[0, 0], [1e6, 0.1]]])
def test_few_and_equal_points_have_a_density_too(points):
    density = Density(np.array(points, np.float32)).at(np.array(points, np.float32))
    assert np.isfinite(density).all()
    assert (density > 0).all()
