"""Every code is drawn where it is, in its colour, and quickly."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aegui.views.plots import raster
from aegui.views.plots.raster import dot_radius, interleaving, rasterise, stamp

PALETTE = np.array([[255, 0, 0, 255], [0, 255, 0, 255]], dtype=np.uint8)
RECT = (-1.0, -1.0, 1.0, 1.0)


def draw(xy, colours=None, radius=1.3, size=(40, 20), rect=RECT, below=0):
    xy = np.array(xy, dtype=np.float32).reshape(-1, 2)
    colours = np.zeros(len(xy), np.uint8) if colours is None else np.array(colours, np.uint8)
    x, y = (np.ascontiguousarray(xy[:, axis]) for axis in (0, 1))
    return rasterise(x, y, colours, rect, size, radius, PALETTE, below)


def test_a_point_lands_on_its_pixel():
    picture = draw([[0.5, 0.5]])
    assert picture.shape == (20, 40, 4)
    assert picture[5, 30].tolist() == [255, 0, 0, 255]
    assert picture[..., 3].sum() > 255  # its soft edge
    assert not picture[:, :25].any()


def test_up_is_up():
    assert draw([[0, 0.95]])[0, 20, 3] == 255
    assert draw([[0, -0.95]])[19, 20, 3] == 255


@settings(max_examples=60)
@given(x=st.floats(-3, 3, width=32), y=st.floats(-3, 3, width=32), radius=st.floats(0.5, 6))
def test_points_anywhere_are_clipped_not_wrapped(x, y, radius):
    picture = draw([[x, y]], radius=radius)
    inside = -1 <= x < 1 and -1 < y <= 1
    assert bool(picture.any()) == inside
    if inside:
        at = int((x + 1) / 2 * 40), int((1 - y) / 2 * 20)
        rows, columns = np.nonzero(picture[..., 3])
        assert np.abs(columns - at[0]).max() <= radius + 1.5
        assert np.abs(rows - at[1]).max() <= radius + 1.5


def test_a_later_point_lies_over_an_earlier_one():
    assert draw([[0, 0], [0, 0]], [0, 1])[10, 20].tolist() == [0, 255, 0, 255]


def test_cores_cover_soft_edges():
    picture = draw([[0, 0], [0.05, 0]], [0, 1])
    assert picture[10, 20, 0] == 255  # the second one's edge does not thin the first one's core


def test_the_first_points_can_lie_under_all_others():
    crowd = np.random.default_rng(0).uniform(-0.2, 0.2, (200, 2))
    alone = draw([[0, 0]], [1], radius=3)
    core = alone[..., 3] == 255
    colours = [0] * 200 + [1]
    assert (draw([*crowd, [0, 0]], colours, radius=3, below=200)[core] == alone[core]).all()
    outside = [[5, 5], *crowd]  # what is not in view counts too
    assert (draw([*outside, [0, 0]], [0, *colours], radius=3, below=201)[core] == alone[core]).all()
    edge = (alone[..., 3] > 0) & ~core
    assert (draw([*crowd, [0, 0]], colours, radius=3, below=200)[edge][:, 1] > 0).all()
    assert not (draw([*crowd, [0, 0]], colours, radius=3)[edge][:, 1] > 0).all()


@pytest.mark.parametrize("below", [0, 300])
def test_of_many_points_on_a_pixel_only_the_last_is_stamped_and_nothing_looks_otherwise(
    below: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    generator = np.random.default_rng(0)
    crowd, colours = generator.normal(size=(900, 2)), generator.integers(0, 2, 900)
    crowd[::50] *= 1e12
    crowd[7], crowd[8, 1] = np.nan, -np.inf
    each = draw(crowd, colours, radius=1.9, below=below)
    monkeypatch.setattr(raster, "MANY", 0)
    monkeypatch.setattr(raster, "BLOCK", 128)
    assert np.array_equal(draw(crowd, colours, radius=1.9, below=below), each)


def test_codes_that_are_no_numbers_are_left_out():
    assert not draw([[np.nan, 0], [0, np.inf]]).any()
    assert draw(np.zeros((0, 2))).shape == (20, 40, 4)


def test_edges_are_soft_and_premultiplied():
    picture = draw([[0, 0]], radius=2.0)
    alpha, red = picture[..., 3], picture[..., 0]
    assert ((alpha > 0) & (alpha < 255)).any()
    assert (red <= alpha).all()


def test_dots_shrink_as_codes_grow_in_number():
    radii = [dot_radius(count) for count in (1, 100, 1_000, 10_000, 70_000, 10**6)]
    assert radii == sorted(radii, reverse=True)
    assert len(stamp(round(dot_radius(70_000), 2))) == 9


def test_the_interleaving_is_a_fixed_permutation():
    assert sorted(interleaving(100)) == list(range(100))
    assert interleaving(100) is interleaving(100)


def test_seventy_thousand_points_take_milliseconds():
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(2, 70_000)).astype(np.float32)
    colours = rng.integers(0, 2, 70_000).astype(np.uint8)
    times = []
    for _ in range(7):
        start = time.perf_counter()
        rasterise(x, y, colours, (-3, -3, 3, 3), (640, 430), round(dot_radius(70_000), 2), PALETTE)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.03  # 3 ms on the machine it was written on
