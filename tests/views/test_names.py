"""The names of the classes in the plane: where they stand, and that they never run into one another."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from aegui.explore.records import Codes
from aegui.views.panels.latent import LatentView
from aegui.views.plots.class_names import TRIED, medians


@pytest.fixture
def view(show):
    return show(LatentView(), 690, 530)


def two(view, apart, names=("2", "6")):
    """Two classes whose centres are so many pixels apart; where their names are."""
    xy = np.random.default_rng(0).normal(size=(400, 2)).astype(np.float32)
    view.set_codes(Codes(xy, None, (), ("a", "b"), "", True))
    pixel = view.plane.box.viewPixelSize()[0]
    around = (xy - np.median(xy, axis=0)) * 0.01
    labels = np.arange(400) % 2
    for number in (0, 1):
        around[labels == number] -= np.median(around[labels == number], axis=0)
    around[:, 0] += labels * apart * pixel
    view.set_codes(Codes(around.astype(np.float32), labels, names, ("a", "b"), "", True))
    return view.names.places()


@pytest.mark.parametrize("apart", [0, 3, 8, 10, 12, 14, 16, 20])
def test_two_names_never_read_as_one(view, apart):
    places = two(view, apart)
    assert list(places) == ["2", "6"]
    left, right = sorted(places.values(), key=QRectF.left)
    beside = right.left() - left.right()
    above = max(left.top(), right.top()) - min(left.bottom(), right.bottom())
    assert beside >= 10 or above >= 4


def test_a_name_with_room_stands_at_the_median_of_its_class(view):
    places = two(view, 60)
    for name, number in (("2", 0), ("6", 1)):
        centre = view.plane.box.mapSceneToView(places[name].center())
        assert (centre.x(), centre.y()) == pytest.approx(
            (60 * number * view.plane.box.viewPixelSize()[0], 0), abs=1e-4
        )


def test_of_many_names_that_collide_the_larger_class_stays(view):
    rng = np.random.default_rng(0)
    labels = np.repeat(np.arange(20), [100 + 10 * n for n in range(20)])
    xy = rng.normal(size=(len(labels), 2)).astype(np.float32) * 0.001
    corners = np.repeat([[-3, -3], [3, 3]], 40, axis=0)
    xy, labels = np.concatenate([xy, corners]).astype(np.float32), np.concatenate([labels, [0] * 80])
    view.set_codes(Codes(xy, labels, tuple(f"name {n}" for n in range(20)), ("a", "b"), "", True))
    assert view.names.shown() == ["name 19"]


def test_a_very_long_name_is_cut_short(view):
    places = two(view, 0, ("w" * 5000, "6"))
    assert max(place.width() for place in places.values()) <= 160


def test_medians_of_all_classes_at_once():
    rng = np.random.default_rng(1)
    labels = rng.integers(0, 30, 500) * 2
    xy = rng.normal(size=(500, 2)).astype(np.float32)
    found, sizes, centres = medians(xy, labels)
    assert list(found) == sorted(set(labels.tolist()))
    assert sizes.tolist() == [int((labels == one).sum()) for one in found]
    expected = [np.median(xy[labels == one], axis=0) for one in found]
    np.testing.assert_allclose(centres, expected, rtol=1e-6)


def test_ten_thousand_names_cost_little_more_than_two(view):
    rng = np.random.default_rng(0)
    xy = rng.normal(size=(20_000, 2)).astype(np.float32)

    def pan(count: int) -> float:
        names = tuple(f"class {n}" for n in range(count))
        view.set_codes(Codes(xy, np.arange(20_000) % count, names, ("a", "b"), "", True))
        times = []
        for turn in range(30):
            began = time.perf_counter()
            view.plane.box.translateBy((0.05 if turn % 2 else -0.05, 0))
            view.plane.viewport().repaint()
            times.append(time.perf_counter() - began)
        return min(times)

    few, many = pan(2), pan(10_000)
    assert many < 10 * few  # a hundred times, where each is held against all others
    assert len(view.names.shown()) > 20
    assert len(view.names._words) <= 2 * TRIED
