"""What a small learner makes of codes: a linear probe, the nearest neighbours, a small classifier.

Each is taught at most `TAUGHT` training images, fewer where the pixels that codes are compared with
are many, and is judged on test images.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aegui.analysis.retrieval import CodeIndex, vote
from aegui.sampling import sample

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

TAUGHT = 10_000  # images
MOST_NUMBERS = 8_000_000  # of the images taught: 10,000 of 28×28, 2,604 of 32×32 in colour
NEIGHBOURS = 5
ITERATIONS = 100  # of the linear probe, at most: seconds, and little changes after them
HIDDEN, PASSES, BATCH = 64, 20, 128  # of the small classifier


@dataclass(frozen=True, eq=False)
class Labelled:
    """Numbers that stand for images (N, D), and the images' classes (N,)."""

    features: Floats
    labels: Ints

    def thinned(self, most: int) -> Labelled:
        """At most so many of them, each class at its share."""
        rows = sample(len(self.labels), most, self.labels)
        return Labelled(self.features[rows], self.labels[rows])


def of_pixels(pixels: NDArray[np.uint8], labels: Ints) -> Labelled:
    """Raw pixels in [0, 1] as the numbers that stand for images."""
    return Labelled(pixels.reshape(len(pixels), -1).astype(np.float32) / np.float32(255), labels)


def taught(pixels_each: int) -> int:
    """How many images are taught where each has so many pixels."""
    return min(TAUGHT, MOST_NUMBERS // pixels_each)


def standardised(train: Labelled, test: Labelled) -> tuple[Labelled, Labelled]:
    """Both with mean 0 and variance 1 in each dimension of the training ones; silent dimensions stay 0."""
    mean, deviation = train.features.mean(axis=0), train.features.std(axis=0)
    scale = np.where(deviation > 1e-6, deviation, 1.0)
    return tuple(Labelled((part.features - mean) / scale, part.labels) for part in (train, test))  # type: ignore[return-value]


def linear(train: Labelled, test: Labelled) -> float:
    """Accuracy of a logistic regression (L2, C = 1), stopped after `ITERATIONS` steps of L-BFGS.

    Raises `ValueError` where fewer than two classes are taught.
    """
    from sklearn.linear_model import LogisticRegression

    return _score(LogisticRegression(max_iter=ITERATIONS), train, test)


def neighbours(train: Labelled, test: Labelled, k: int = NEIGHBOURS) -> float:
    """Accuracy of the majority among the k nearest, by Euclidean distance."""
    found = CodeIndex(train.features).nearest(test.features, k)
    return float((vote(found, train.labels) == test.labels).mean())


def classifier(train: Labelled, test: Labelled) -> float:
    """Accuracy of one hidden layer of `HIDDEN` ReLU units, after `PASSES` passes with Adam."""
    from sklearn.neural_network import MLPClassifier

    batch = min(BATCH, len(train.labels))
    model = MLPClassifier((HIDDEN,), max_iter=PASSES, batch_size=batch, random_state=0)
    return _score(model, train, test)


def _score(model: object, train: Labelled, test: Labelled) -> float:
    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # the bound on the time is meant
        fitted = model.fit(train.features, train.labels)  # type: ignore[attr-defined]
    return float(fitted.score(test.features, test.labels))
