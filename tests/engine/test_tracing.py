"""What is told of the images on a path."""

from __future__ import annotations

import numpy as np
import pytest
from small import digits, narrow

from aegui.analysis.interpolation import path
from aegui.engine.tracing import Tracer
from aegui.runs.snapshot import Snapshot
from aegui.training.building import build


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Snapshot(narrow(), build(narrow()).eval().requires_grad_(False))


def test_each_frame_has_its_image_and_its_distance_to_the_nearest_real_code(snapshot: Snapshot):
    real = np.array([[0, 1], [4, 2]], np.float32)
    codes, places = path(np.array([[0, 0], [2, 0], [4, 0]], np.float32), 5)
    strip = Tracer().strip(snapshot, real, codes, places)
    assert strip.distances == pytest.approx(np.sqrt([1, 2, 5, 5, 4]), rel=1e-5)
    assert np.array_equal(strip.images, snapshot.decode(codes))
    assert strip.pinned == (0, 2, 4)


def test_far_from_all_codes_a_path_is_not_trusted(snapshot: Snapshot):
    real = snapshot.encode(digits().shown.pixels[:300])
    ends = np.stack([real[0], real[0] + 50 * np.ptp(real, axis=0)])
    strip = Tracer().strip(snapshot, real, *path(ends, 9))
    assert strip.kinds[0] == "near"
    assert strip.kinds[-1] == "extrapolating"
    assert strip.near <= strip.edge < strip.distances[-1]


def test_codes_that_are_all_the_same_say_nothing_of_trust(snapshot: Snapshot):
    codes, places = path(np.array([[0, 0], [1, 0]], np.float32), 3)
    strip = Tracer().strip(snapshot, np.zeros((20, 2), np.float32), codes, places)
    assert strip.kinds == ()
    assert strip.near is None
