"""The judge of digits: it reads handwriting, doubts what is no digit, and refuses other pictures."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from small import digits, sliced

from aegui.analysis import digit_classifier
from aegui.paths import resources
from aegui.runs import weights

NAMES = tuple("0123456789")
ACCURACIES = {"": 0.99, "_blurred": 0.98, "_pale": 0.98}  # of MNIST's test images


def test_it_reads_handwriting_that_it_never_learnt_from():
    test = digits().test
    read = digit_classifier.read(test.pixels)
    assert read.chance.shape == read.digit.shape == (len(test),)
    assert read.features.shape == (len(test), digit_classifier.FILTERS[-1])
    assert (read.digit == test.labels).mean() > 0.65  # 8×8 digits made large: thicker and softer than MNIST's
    assert read.share_labelled(test.labels) == pytest.approx((read.digit == test.labels).mean())
    assert read.share_labelled((test.labels + 1) % 10) < 0.1


def test_it_reads_digits_that_are_soft_or_pale():
    test = digits().test
    as_they_are, soft, pale = (
        digit_classifier.read(images) for images in digit_classifier.spoilt(test.pixels).values()
    )
    for spoilt in (soft, pale):
        assert spoilt.share_labelled(test.labels) > as_they_are.share_labelled(test.labels) - 0.05


def test_it_doubts_what_is_no_digit():
    test = digits().test
    blended, real = (
        digit_classifier.read(some)
        for some in (digit_classifier.blends(test.pixels, test.labels), test.pixels)
    )
    assert blended.share(digit_classifier.SURE) < 0.2 * real.share(digit_classifier.SURE)
    assert blended.share(digit_classifier.SURE) < blended.share()
    middle = digits().train.pixels.mean(axis=0).astype(np.uint8)[None]
    assert digit_classifier.read(middle).chance.max() < 0.5


def test_it_ships_with_what_it_can_do():
    _, about = weights.read(resources() / digit_classifier.FILE)
    assert all(float(about[f"accuracy{spoilt}"]) >= least for spoilt, least in ACCURACIES.items())
    assert float(about["readable_blends"]) < 0.05
    assert all(float(about[f"calibration_error{spoilt}"]) < 0.05 for spoilt in ACCURACIES)
    assert all(float(about[f"negative_log_likelihood{spoilt}"]) < 0.1 for spoilt in ACCURACIES)
    assert about["made_by"] == "python -m aegui.analysis.digit_classifier"
    assert (resources() / digit_classifier.FILE).stat().st_size < 200_000


@pytest.mark.parametrize("shape", [(3, 28, 28), (1, 32, 32), (28, 28)])
def test_other_pictures_are_refused(shape):
    with pytest.raises(ValueError, match="reads digits of 28×28 in grey"):
        digit_classifier.read(np.zeros((2, *shape), np.uint8))


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
    assert digit_classifier.can_judge(shape, classes) is can


def test_blends_are_the_means_of_two_classes():
    pixels = np.zeros((4, 1, 2, 2), np.uint8)
    pixels[2:] = 255
    labels = np.array([0, 0, 1, 1])
    blended = digit_classifier.blends(pixels, labels)
    assert blended.dtype == np.uint8
    assert len(blended) % 2 == 0
    assert (blended == 127).all()


def test_a_lesson_holds_digits_and_blends_that_are_none():
    images, labels = torch.rand((4_000, 1, 28, 28)), torch.arange(4_000) % 10
    before = images.clone()
    shown, targets = digit_classifier.lesson(images, labels, torch.Generator().manual_seed(0))
    assert torch.equal(images, before)
    assert len(shown) == len(targets) < len(images)  # two of one class are left out
    assert torch.allclose(targets.sum(dim=1), torch.ones(len(targets)))
    none = (targets.max(dim=1).values < 0.2).float().mean().item()
    assert none == pytest.approx(digit_classifier.BLENDED * 0.9, abs=0.02)
    assert targets.unique().tolist() == pytest.approx([0.0, 0.1, 1.0])
    assert 0 <= shown.min() <= shown.max() <= 1.001


def test_a_temperature_changes_how_sure_it_is_and_not_what_it_says():
    few = sliced(digits(), 300, 10, 300)
    torch.manual_seed(0)
    one = digit_classifier.network().eval()
    before = digit_classifier.reading(one, few.test.pixels)
    with torch.no_grad():
        last = one[-1]
        assert isinstance(last, torch.nn.Linear)
        last.weight.mul_(20)
    wild = digit_classifier.report(one, few.test)
    assert digit_classifier.tempered(one, few.test) > 1
    after = digit_classifier.reading(one, few.test.pixels)
    assert (after.digit == before.digit).mean() > 0.9  # the bias is another in comparison
    told = digit_classifier.report(one, few.test)
    assert told["accuracy"] == wild["accuracy"]
    assert told["negative_log_likelihood"] < wild["negative_log_likelihood"]


def test_it_learns_and_is_the_same_again():
    few = sliced(digits(), 1_000, 10, 200)
    one, again = (digit_classifier.train(few.train, epochs=4) for _ in range(2))
    assert all(torch.equal(value, again.state_dict()[name]) for name, value in one.state_dict().items())
    told = digit_classifier.report(one, few.test)
    assert told["accuracy"] > 0.8
    figures = ("accuracy", "readable", "calibration_error", "negative_log_likelihood")
    assert told.keys() == {f"{name}{spoilt}" for name in figures for spoilt in ACCURACIES} | {
        "readable_blends", "half_sure_blends"
    }  # fmt: skip


def test_it_needs_labels_and_pixels():
    with pytest.raises(ValueError, match="needs images with labels"):
        digit_classifier.train(digits().train.without_pixels())
