"""The plane through the space of codes: there and back, and what it does not show."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.decomposition import PCA

from aegui.analysis import latent
from aegui.runs import tiles
from aegui.training.history import (
    MOST_BYTES,
    MOST_MOMENTS,
    PROBES,
    moment_size,
    moments,
    probe_rows,
    unnamed_rows,
)

FUZZ = settings(max_examples=50)


def codes(size: int, count: int = 200, seed: int = 0) -> np.ndarray:
    generator = np.random.default_rng(seed)
    mixed = (
        generator.normal(size=(count, size)) * np.linspace(3, 0.5, size) @ generator.normal(size=(size, size))
    )
    return (mixed + generator.normal(size=size)).astype(np.float32)


def planes(size: int) -> list[str]:
    return [key for key, _ in latent.choices(size)]


@pytest.mark.parametrize("size", [1, 2, 3, 17])
def test_what_can_be_chosen_is_told_from_what_can_not(size):
    assert all(latent.offers(size, key) for key in planes(size))
    assert latent.offers(size, "1,0") == (size > 1)
    assert latent.offers(size, "tsne") == latent.offers(size, "pca") == (size > 2)
    for key in ("foo", "", "0", "0,0", f"0,{max(size, 2)}", "-1,0", "0,1,2", "00,1", " 0,1", "٠,1", "0;1"):
        assert not latent.offers(size, key)


@pytest.mark.parametrize("size", [1, 2, 3, 16, 17, 64])
def test_every_plane_leads_there_and_back(size):
    points = codes(size)
    held = points[7]
    targets = np.random.default_rng(1).normal(size=(30, 2)).astype(np.float32)
    if size == 1:
        targets[:, 1] = 0  # there is nowhere else to go
    for key in planes(size)[:12]:
        plane = latent.axes(key, points)
        lifted = plane.lift(targets, held)
        assert lifted.shape == (30, size)
        assert lifted.dtype == np.float32
        assert np.allclose(plane.project(lifted), targets, atol=2e-4)
        assert plane.project(points).flags["C_CONTIGUOUS"]


@pytest.mark.parametrize("size", [3, 16, 40])
def test_lifting_keeps_what_is_not_shown(size):
    points = codes(size)
    held = points[3]
    for key in planes(size)[:8]:
        plane = latent.axes(key, points)
        moved = plane.lift(np.array([0.7, -1.2], np.float32), held) - held
        rest = moved - (moved @ plane.basis.T) @ plane.basis
        assert np.abs(rest).max() < 1e-4
        assert np.allclose(plane.lift(plane.project(held), held), held, atol=1e-4)


def test_a_pair_of_dimensions_is_those_two():
    plane = latent.axes("1,3", codes(5))
    point = plane.lift(np.array([10.0, 20.0], np.float32), np.arange(5, dtype=np.float32))
    assert point.tolist() == [0, 10, 2, 20, 4]
    assert plane.names == ("z₂", "z₄")


@pytest.mark.parametrize("size", [3, 8, 30])
def test_principal_components_are_scikit_learns(size):
    points = codes(size)
    ours, theirs = latent.axes("pca", points), PCA(2).fit(points)
    for mine, other in zip(ours.basis, theirs.components_, strict=True):
        assert abs(float(mine @ other)) == pytest.approx(1, abs=1e-4)
    assert np.allclose(ours.origin, theirs.mean_, atol=1e-4)
    assert np.allclose(np.abs(ours.project(points)), np.abs(theirs.transform(points)), atol=1e-2)
    for name, share in zip(ours.names, theirs.explained_variance_ratio_, strict=True):
        assert f"({share:.0%} of the variance)" in name
    assert np.allclose(ours.basis @ ours.basis.T, np.eye(2), atol=1e-5)


def test_principal_components_keep_their_signs_while_learning():
    points = codes(6)
    before = latent.axes("pca", points)
    flipped = latent.Axes("pca", before.names, before.origin, -before.basis)
    after = latent.axes("pca", points + np.float32(0.01) * codes(6, seed=1), flipped)
    assert (np.sum(after.basis * flipped.basis, axis=1) > 0.9).all()


def test_choices_by_size():
    assert latent.choices(2) == [("0,1", "z₁, z₂")]
    assert latent.choices(3) == [("pca", "PCA"), ("0,1", "z₁, z₂"), ("0,2", "z₁, z₃"), ("1,2", "z₂, z₃")]
    assert len(latent.choices(16)) == 1 + 120
    assert latent.choices(17)[-1] == ("15,16", "z₁₆, z₁₇")
    assert latent.name(11) == "z₁₂"


def test_on_a_map_the_way_back_is_to_the_nearest_code_that_has_a_place():
    points = codes(5, 6)
    places = np.array([[0, 0], [1, 0], [np.nan, np.nan], [5, 5], [0, 9], [np.nan, 1]], np.float32)
    plane = latent.Map("tsne", ("a", "b"), points, places)
    assert plane.size == 5
    assert plane.placed.tolist() == [0, 1, 3, 4]
    assert plane.project(points) is places
    assert plane.project(points[3] + np.float32(1e-3)).tolist() == [5, 5]
    assert plane.project(points[[4, 1]]).tolist() == [[0, 9], [1, 0]]
    for row, place in ((1, (0.7, -3)), (4, (-2, 7)), (3, (40, 40))):
        assert np.array_equal(plane.lift(np.array(place, np.float32), points[0]), points[row])


def test_equal_codes_have_a_plane_too():
    plane = latent.axes("pca", np.ones((50, 4), np.float32))
    assert np.isfinite(plane.basis).all()
    assert np.isfinite(plane.project(np.ones((50, 4), np.float32))).all()


def test_sliders_cover_nearly_all_codes():
    points = codes(4, 5000)
    low, high = latent.span(points)
    assert ((points >= low) & (points <= high)).mean() > 0.995
    flat_low, flat_high = latent.span(np.ones((10, 2), np.float32))
    assert (flat_low < 1).all()
    assert (flat_high > 1).all()


@FUZZ
@given(st.integers(1, 20), st.integers(1, 50), st.integers(0, 99))
def test_the_nearest_code_is_nearest(size, count, seed):
    points = codes(size, count, seed)
    target = codes(size, 1, seed + 1)[0]
    row, distance = latent.nearest(points, target)
    distances = np.linalg.norm(points - target, axis=1)
    assert distance == pytest.approx(distances.min(), rel=1e-4, abs=1e-6)
    assert distances[row] == pytest.approx(distances.min(), rel=1e-4)
    assert latent.nearest(points, points[count // 2])[1] == 0


# Tiles


@pytest.mark.parametrize(("channels", "shape"), [(1, (6, 12)), (3, (6, 12, 3))])
def test_a_mosaic_puts_images_row_by_row(channels, shape):
    images = np.random.default_rng(0).integers(1, 256, (7, channels, 2, 3), dtype=np.uint8)
    picture = tiles.mosaic(images, 4)
    assert picture.shape == (4, *shape[1:]) == (4, 12, *shape[2:])
    assert picture.flags["C_CONTIGUOUS"]
    for n in range(7):
        top, left = 2 * (n // 4), 3 * (n % 4)
        tile = picture[top : top + 2, left : left + 3].reshape(2, 3, channels)
        assert np.array_equal(tile.transpose(2, 0, 1), images[n])
    assert not picture[2:, 9:].any()


def test_one_image_is_a_mosaic():
    image = np.arange(6, dtype=np.uint8).reshape(1, 1, 2, 3)
    assert np.array_equal(tiles.mosaic(image, 1), image[0, 0])


def test_centres_of_tiles_begin_at_the_top():
    points = tiles.centres((-4, -4, 4, 4), 4, 2)
    assert points.tolist() == [[-3, 2], [-1, 2], [1, 2], [3, 2], [-3, -2], [-1, -2], [1, -2], [3, -2]]
    assert points.dtype == np.float32


# Moments


@FUZZ
@given(st.integers(1, 5000), st.integers(1, 40_000_000), st.integers(1, 4096))
def test_moments_are_few_and_fit(epochs, parameters, code):
    kept = moments(epochs, parameters, code)
    size = moment_size(parameters, code)
    assert {0, epochs} <= kept if 2 * size <= MOST_BYTES else not kept
    assert kept <= set(range(epochs + 1))
    assert len(kept) <= MOST_MOMENTS
    assert len(kept) * size <= MOST_BYTES


def test_moments_of_a_long_training():
    small = sorted(moments(10_000, 1000, 2))
    assert len(small) == 60
    assert (np.diff(np.diff(small)) >= -1).all()  # early ones lie closer
    assert len(moments(10_000, 10_000_000, 2)) == 3
    assert moments(10_000, 50_000_000, 2) == set()  # not even two fit
    assert moments(1, 1000, 2) == {0, 1}
    assert 8 <= len(moments(200, 1_500_000, 2)) <= 21


@pytest.mark.parametrize("count", [0, 1, 5, 2000, 2001, 10_000, 60_000])
def test_probes_are_few_and_different(count):
    for rows in (probe_rows(count, None), probe_rows(count, np.arange(count) % 3), unnamed_rows(count)):
        are_few_and_different(rows, count)
    if count <= PROBES:
        assert np.array_equal(probe_rows(count, None), unnamed_rows(count))


def are_few_and_different(rows, count):
    assert len(rows) == min(count, PROBES)
    assert len(set(rows.tolist())) == len(rows)
    if count:
        assert 0 <= rows.min() <= rows.max() < count


@pytest.mark.parametrize(("size", "offset"), [(1, 0.0), (2, 0.0), (2, 1e3), (30, 0.0), (30, 1e4)])
def test_the_nearest_code_is_found_by_its_length_too(size: int, offset: float) -> None:
    """Far from the origin products of the codes say nothing, and all are looked at."""
    generator = np.random.default_rng(0)
    points = (generator.standard_normal((500, size)) + offset).astype(np.float32)
    lengths = np.einsum("nd,nd->n", points, points)
    asked = [*(generator.standard_normal((30, size)) + offset).astype(np.float32), *points[:5]]
    for code in asked:
        assert latent.nearest(points, code, lengths) == latent.nearest(points, code)
    assert (
        latent.nearest(np.full((3, size), np.nan, np.float32), asked[0], np.full(3, np.nan, np.float32))[0]
        == 0
    )
