"""Where patches lie and how they are cut."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aegui.parts.datasets import cutting
from aegui.parts.datasets.cutting import Edges

SIDES = st.integers(1, 40)
SIZES = st.tuples(SIDES, SIDES)


@given(SIZES, SIZES, SIZES, st.sampled_from(["leave", "shift", "pad"]))
def test_a_grid_covers_what_it_can(
    picture: tuple[int, int], patch: tuple[int, int], stride: tuple[int, int], edges: Edges
) -> None:
    corners = cutting.placed(cutting.grid(picture, patch, stride, edges), picture, patch, edges)
    pixels = np.arange(1, 1 + picture[0] * picture[1]).reshape(picture)
    seen = set()
    for corner in corners:
        one = cutting.cut(pixels, corner, patch)
        assert one.shape == patch
        assert edges == "pad" or one.all()  # no black edge
        seen |= set(one[one > 0].tolist())
    fits = picture[0] >= patch[0] and picture[1] >= patch[1]
    close = stride[0] <= patch[0] and stride[1] <= patch[1]
    assert len(np.unique(corners, axis=0)) == len(corners)
    if close and (edges == "pad" or (edges == "shift" and fits)):
        assert len(seen) == pixels.size
    if edges == "leave" and not fits:
        assert not len(corners)


def test_a_patch_over_the_edge_is_black_there() -> None:
    picture = np.full((4, 5, 3), 7, np.uint8)
    made = cutting.cut(picture, (-1, 2), (3, 3))
    assert made[:2, 1:].min() == 7
    assert not made[2].any()
    assert not made[:, 0].any()


def test_patches_about_points_have_them_in_the_middle() -> None:
    points = np.array([[2.0, 3.0], [2.5, 3.5]])
    assert cutting.around(points, (4, 4)).tolist() == [[0, 1], [1, 2]]
    assert cutting.around(points, (3, 3)).tolist() == [[1, 2], [1, 2]]


def test_objects_by_number_and_of_a_mask() -> None:
    labels = np.zeros((9, 9), np.uint16)
    labels[1:4, 1:4] = 3
    labels[1:4, 4:7] = 8  # they touch, and are two
    assert cutting.objects(labels).tolist() == [[2.5, 2.5], [5.5, 2.5]]
    assert cutting.objects(labels > 0).tolist() == [[4.0, 2.5]]
    assert cutting.objects(np.zeros((3, 3), np.uint8)).shape == (0, 2)


@pytest.mark.parametrize("edges", ["leave", "shift"])
def test_a_patch_far_outside_is_left_out(edges: Edges) -> None:
    far = np.array([[50, 50], [-50, 0]])
    assert not len(cutting.placed(far, (9, 9), (3, 3), edges))
