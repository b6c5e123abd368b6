"""What small learners make of codes, held against scikit-learn and against what can be seen."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from small import digits

from aegui.analysis import probes
from aegui.analysis.probes import Labelled


def handwriting() -> tuple[Labelled, Labelled]:
    train, test = digits().train, digits().test
    return (
        probes.of_pixels(train.pixels, train.labels).thinned(400),
        probes.of_pixels(test.pixels, test.labels).thinned(200),
    )


def corners(count: int, seed: int) -> Labelled:
    """Four clouds at the corners of a square, two corners a class: no straight line parts the classes."""
    generator = np.random.default_rng(seed)
    sides = generator.integers(0, 2, (count, 2))
    features = sides * 2.0 - 1.0 + generator.normal(0.0, 0.2, (count, 2))
    return Labelled(features.astype(np.float32), (sides[:, 0] ^ sides[:, 1]).astype(np.int64))


def test_pixels_stand_for_images_as_the_bytes_that_they_are():
    train = digits().train
    found = probes.of_pixels(train.pixels[:3], train.labels[:3])
    assert found.features.shape == (3, 784)
    assert np.array_equal(found.features[0], train.pixels[0].ravel())


def unit(part: Labelled) -> np.ndarray:
    return part.features / np.float32(255)


@pytest.mark.parametrize("whole_numbers", [True, False])
def test_neighbours_are_those_of_scikit_learn(whole_numbers, monkeypatch):
    monkeypatch.setattr(probes, "multiplies_bytes", lambda numbers: whole_numbers)
    train, test = handwriting()
    theirs = KNeighborsClassifier(5, algorithm="brute").fit(unit(train), train.labels)
    assert probes.neighbours(train, test) == pytest.approx(theirs.score(unit(test), test.labels), abs=0.006)
    assert probes.neighbours(train, train, k=1) == 1.0


def test_a_linear_probe_is_that_of_scikit_learn(monkeypatch):
    train, test = handwriting()
    monkeypatch.setattr(probes, "ITERATIONS", 1_000)  # to the end, where all ways meet
    theirs = LogisticRegression(max_iter=1_000).fit(unit(train), train.labels)
    assert probes.linear(train, test) == pytest.approx(theirs.score(unit(test), test.labels), abs=0.006)
    ours = probes._logistic(unit(train), train.labels, 10)
    chances = np.exp(unit(test) @ ours[:, :-1].T + ours[:, -1])
    chances /= chances.sum(axis=1, keepdims=True)
    assert chances == pytest.approx(theirs.predict_proba(unit(test)), abs=0.02)


def test_a_linear_probe_parts_what_a_line_can_part_and_no_more():
    train, test = corners(300, 1), corners(300, 2)
    one, other = [Labelled(of.features, (of.features[:, 0] > 0).astype(np.int64)) for of in (train, test)]
    assert probes.linear(one, other) > 0.98
    assert probes.linear(train, test) < 0.7
    assert probes.neighbours(train, test) == 1.0
    assert probes.classifier(train, test) > 0.95


def test_the_bound_on_its_time_is_no_warning():
    train, test = handwriting()
    with warnings.catch_warnings():
        warnings.simplefilter("error", ConvergenceWarning)
        assert probes.linear(train, test) > 0.8
        assert probes.classifier(train, test) > 0.8


@pytest.mark.parametrize("learner", [probes.linear, probes.classifier])
def test_learning_can_be_given_up_between_its_steps(learner: Callable[..., float]) -> None:
    checks = iter([None, None])
    with pytest.raises(StopIteration):
        learner(corners(300, 1), corners(300, 2), lambda: next(checks))


def test_a_single_class_teaches_nothing():
    train = corners(10, 1)
    with pytest.raises(ValueError, match="class"):
        probes.linear(Labelled(train.features, np.zeros(10, np.int64)), train)


def test_standardised_by_the_training_images_alone():
    train = Labelled(np.array([[1.0, 5.0], [3.0, 5.0]], np.float32), np.array([0, 1]))
    test = Labelled(np.array([[5.0, 6.0]], np.float32), np.array([1]))
    first, second = probes.standardised(train, test)
    assert first.features.tolist() == [[-1.0, 0.0], [1.0, 0.0]]
    assert second.features.tolist() == [[3.0, 1.0]]  # a dimension that never changed keeps its scale
    assert second.labels is test.labels


def test_thinning_keeps_images_and_labels_together():
    whole = Labelled(np.arange(10, dtype=np.float32)[:, None], np.arange(10))
    some = whole.thinned(4)
    assert some.labels.tolist() == some.features[:, 0].tolist()
    assert len(set(some.labels.tolist())) == 4
    assert len(whole.thinned(99).labels) == 10


@pytest.mark.parametrize(("pixels", "count"), [(784, 10_000), (3_072, 2_604), (4_096, 1_953)])
def test_large_images_are_taught_in_smaller_numbers(pixels, count):
    assert probes.taught(pixels) == count
