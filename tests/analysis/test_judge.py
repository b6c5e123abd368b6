"""The judge of digits: it reads handwriting, doubts what is no digit, and refuses other pictures."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from small import digits, sliced

from aegui.analysis import judge
from aegui.core import weights
from aegui.paths import resources

NAMES = tuple("0123456789")


def test_it_reads_handwriting_that_it_never_learnt_from():
    test = digits().test
    chance, digit = judge.readable(test.pixels)
    assert chance.shape == digit.shape == (len(test),)
    assert (digit == test.labels).mean() > 0.65  # 8×8 digits made large: thicker and paler than MNIST's
    assert judge.share_labelled(test.pixels, test.labels) == pytest.approx((digit == test.labels).mean())
    assert judge.share_labelled(test.pixels, (test.labels + 1) % 10) < 0.1


def test_it_doubts_what_is_no_digit():
    test = digits().test
    blended = judge.blends(test.pixels, test.labels)
    sure = [judge.share_readable(images, judge.SURE) for images in (blended, test.pixels)]
    assert sure[0] < 0.5 * sure[1]
    assert sure[0] < judge.share_readable(blended)
    middle = digits().train.pixels.mean(axis=0).astype(np.uint8)[None]
    blank = np.zeros_like(middle)
    assert judge.readable(np.concatenate([middle, blank]))[0].max() < 0.5


def test_it_ships_with_what_it_can_do():
    _, about = weights.read(resources() / judge.FILE)
    assert float(about["accuracy"]) > 0.99
    assert float(about["readable_blends"]) < 0.2 < 0.95 < float(about["readable"])
    assert about["made_by"] == "python -m aegui.analysis.judge"


@pytest.mark.parametrize("shape", [(3, 28, 28), (1, 32, 32), (28, 28)])
def test_other_pictures_are_refused(shape):
    with pytest.raises(ValueError, match="reads digits of 28×28 in grey"):
        judge.readable(np.zeros((2, *shape), np.uint8))


@pytest.mark.parametrize(
    ("shape", "classes", "can"),
    [
        ((1, 28, 28), NAMES, True),
        ([1, 28, 28], list(NAMES), True),
        ((3, 28, 28), NAMES, False),
        ((1, 28, 28), NAMES[:9], False),
        ((1, 28, 28), (), False),
        ((1, 28, 28), tuple("ABCDEFGHIJ"), False),
    ],
)
def test_which_data_it_can_judge(shape, classes, can):
    assert judge.can_judge(shape, classes) is can


def test_blends_are_the_means_of_two_classes():
    pixels = np.zeros((4, 1, 2, 2), np.uint8)
    pixels[2:] = 255
    labels = np.array([0, 0, 1, 1])
    blended = judge.blends(pixels, labels)
    assert blended.dtype == np.uint8
    assert len(blended) % 2 == 0
    assert (blended == 127).all()


def test_shifting_moves_by_two_pixels_at_most():
    images = torch.zeros((50, 1, 9, 9))
    images[:, 0, 4, 4] = 1.0
    moved = judge.shifted(images, torch.Generator().manual_seed(0))
    places = moved.flatten(1).argmax(dim=1)
    down, right = places // 9 - 4, places % 9 - 4
    assert moved.sum().item() == 50.0
    assert set(down.tolist()) == set(right.tolist()) == {-2, -1, 0, 1, 2}
    assert not torch.equal(down, right)


def test_it_learns_and_is_the_same_again():
    few = sliced(digits(), 1_000, 10, 200)
    one, again = (judge.train(few.train, epochs=4) for _ in range(2))
    assert all(torch.equal(value, again.state_dict()[name]) for name, value in one.state_dict().items())
    told = judge.report(one, few.test)
    assert told["accuracy"] > 0.8
    assert told.keys() == {"accuracy", "readable", "readable_blends"}


def test_it_needs_labels_and_pixels():
    with pytest.raises(ValueError, match="needs images with labels"):
        judge.train(digits().train.without_pixels())
