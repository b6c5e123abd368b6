"""Maps of the error, and holes that a model fills in."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
import torch
from small import digits, narrow, trained

from aegui.analysis import reconstruction
from aegui.analysis.reconstruction import error_levels, error_map, filled
from aegui.parts.models import families
from aegui.runs.run_folder import Run
from aegui.runs.snapshot import Snapshot, open_run
from aegui.training.building import build


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory) -> Snapshot:
    recipe = narrow(model__code=8, training__epochs=15, network__widths=[64])
    return open_run(Run(trained(recipe, tmp_path_factory.mktemp("runs"))))


@cache
def untrained(family: str) -> Snapshot:
    return Snapshot(narrow(model=family), build(narrow(model=family)).eval().requires_grad_(False))


def eraser(rows: slice) -> np.ndarray:
    holes = np.zeros((28, 28), bool)
    holes[rows] = True
    return holes


# Errors


def test_errors_by_hand():
    image = np.zeros((3, 2, 2), np.uint8)
    other = image.copy()
    other[:, 0, 1] = 255
    other[0, 1, 0] = 51
    found = error_map(image, other)
    assert found.values == pytest.approx(np.array([[0, 1], [0.04 / 3, 0]]))
    assert found.values.dtype == np.float32
    assert 0.5 < found.high <= 1


def test_a_single_wrong_pixel_does_not_hide_the_others():
    image = np.zeros((1, 50, 50), np.uint8)
    other = image + np.uint8(26)
    other[0, 7, 7] = 255
    assert error_map(image, other).high == pytest.approx(0.01, rel=0.1)


def test_an_all_but_perfect_image_is_not_shown_as_full_of_errors():
    image = np.full((1, 5, 5), 100, np.uint8)
    assert error_map(image, image).high == reconstruction.LEAST
    assert error_map(image, image + np.uint8(1)).values.max() < 0.05 * reconstruction.LEAST


def test_images_of_two_shapes_are_refused():
    with pytest.raises(ValueError, match=r"shape \(1, 5, 5\) can't be held against one of shape \(3, 5, 5\)"):
        error_map(np.zeros((1, 5, 5), np.uint8), np.zeros((3, 5, 5), np.uint8))


def test_maps_of_several_images_share_a_scale():
    images = np.zeros((2, 1, 4, 4), np.uint8)
    others = images.copy()
    others[0] += np.uint8(51)
    others[1] += np.uint8(102)
    levels, high = error_levels(images, others)
    assert levels.dtype == np.uint8
    assert high == pytest.approx(0.16)
    assert (levels[0] == 64).all()
    assert (levels[1] == 255).all()
    known = np.zeros((4, 4), bool)
    known[0, 0] = True
    assert error_levels(images, others, known)[0].sum(axis=(1, 2)).tolist() == [64, 255]


# Holes


def test_a_model_fills_in_what_belongs_there(snapshot):
    images, holes = digits().test.pixels[:30], eraser(slice(12, 17))
    hidden = np.where(holes, 0, images).astype(np.uint8)
    last = np.stack([list(filled(snapshot, image, holes))[-1] for image in hidden])

    def error(guess):
        return np.square((guess.astype(float) - images)[..., holes] / 255).mean()

    known = np.stack([np.full_like(image, image[:, ~holes].mean()) for image in images])
    assert error(last) < 0.75 * error(known)
    assert error(last) < 0.75 * error(hidden)


@pytest.mark.parametrize("family", [entry.name for entry in families])
def test_what_is_known_stays_and_what_was_there_does_not_matter(family):
    image, holes = digits().test.pixels[0], eraser(slice(5, 20))
    scribbled = np.where(holes, 200, image).astype(np.uint8)
    steps, others = (list(filled(untrained(family), one, holes)) for one in (image, scribbled))
    for one, other in zip(steps, others, strict=True):
        assert one.dtype == np.uint8
        assert np.array_equal(one, other)
        assert np.array_equal(one[:, ~holes], image[:, ~holes])


def test_every_image_gives_back_what_is_known_better(snapshot):
    """The error of D(E(x)) on what is known falls from each image to the next."""
    image, holes = digits().test.pixels[5], eraser(slice(14, 28))
    errors = []
    forward = snapshot.model.forward

    def watched(images):
        out = forward(images)
        errors.append(float((out - torch.tensor(image) / 255)[..., ~torch.tensor(holes)].square().mean()))
        return out

    snapshot.model.forward = watched
    try:
        seen = [errors[-1] for _ in filled(snapshot, image, holes)]
    finally:
        snapshot.model.forward = forward
    assert len(seen) > 1
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] == min(errors)


def test_it_ends_where_nothing_changes():
    frozen = untrained("plain")
    image = digits().test.pixels[0]
    assert [one.tolist() for one in filled(frozen, image, np.zeros((28, 28), bool))] == [image.tolist()]
    model = build(narrow()).eval()
    model.forward = lambda images: torch.full_like(images, 0.5)
    (only,) = filled(Snapshot(narrow(), model), image, eraser(slice(0, 4)))
    assert (only[:, :4] == 128).all()


def test_it_takes_no_more_steps_than_asked(snapshot):
    image, holes = digits().test.pixels[5], eraser(slice(14, 28))
    assert len(list(filled(snapshot, image, holes, steps=1))) == 1


def test_holes_that_leave_nothing_or_do_not_fit_are_refused(snapshot):
    image = digits().test.pixels[0]
    with pytest.raises(ValueError, match="Everything was erased: leave something of the image"):
        next(filled(snapshot, image, np.ones((28, 28), bool)))
    with pytest.raises(
        ValueError, match=r"Holes of shape \(5, 5\) do not fit an image of shape \(1, 28, 28\)"
    ):
        next(filled(snapshot, image, np.zeros((5, 5), bool)))
