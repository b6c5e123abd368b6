"""What a small learner makes of codes: a linear probe, the nearest neighbours, a small classifier.

Each is taught at most `TAUGHT` training images, fewer where the pixels that codes are compared with
are many, and is judged on test images.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.analysis.bytes import multiplies_bytes
from aegui.analysis.retrieval import CodeIndex, PixelIndex, vote
from aegui.sampling import sample
from aegui.translation import tr

Bytes = NDArray[np.uint8]
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

    features: Any  # Floats, or Bytes: pixels
    labels: Ints

    def thinned(self, most: int) -> Labelled:
        """At most so many of them, each class at its share."""
        rows = sample(len(self.labels), most, self.labels)
        return Labelled(self.features[rows], self.labels[rows])


def of_pixels(pixels: Bytes, labels: Ints) -> Labelled:
    """Raw pixels as the numbers that stand for images; bytes, which learners take for numbers in [0, 1]."""
    return Labelled(pixels.reshape(len(pixels), -1), labels)


def _floats(features: Any) -> Floats:
    floats: Floats = np.asarray(features, np.float32)
    return floats / np.float32(255) if features.dtype == np.uint8 else floats


def taught(pixels_each: int) -> int:
    """How many images are taught where each has so many pixels."""
    return min(TAUGHT, MOST_NUMBERS // pixels_each)


def standardised(train: Labelled, test: Labelled) -> tuple[Labelled, Labelled]:
    """Both with mean 0 and variance 1 in each dimension of the training ones; silent dimensions stay 0."""
    mean, deviation = train.features.mean(axis=0), train.features.std(axis=0)
    scale = np.where(deviation > 1e-6, deviation, 1.0)
    return tuple(Labelled((part.features - mean) / scale, part.labels) for part in (train, test))  # type: ignore[return-value]


def linear(train: Labelled, test: Labelled, check: Callable[[], None] = lambda: None) -> float:
    """Accuracy of a logistic regression (softmax, L2, C = 1), stopped after `ITERATIONS` steps of L-BFGS.

    It is scikit-learn's, by the same optimizer; whose import takes as long as torch's, and which is slower.
    `check` is called at every step, and may raise to cancel. Raises `ValueError` where fewer than two classes
    are taught.
    """
    classes, known = np.unique(train.labels, return_inverse=True)
    if len(classes) < 2:
        raise ValueError(
            tr("A classifier needs images of two classes at least; all that are taught are of one.")
        )
    weights = _logistic(_floats(train.features), known, len(classes), check)
    scores = _floats(test.features) @ weights[:, :-1].T + weights[:, -1]
    return float((classes[scores.argmax(axis=1)] == test.labels).mean())


def _logistic(
    features: Floats, known: Ints, classes: int, check: Callable[[], None] = lambda: None
) -> Floats:
    """The weights (classes, D + 1), the last column without a feature, that make small
    mean(−log p(class)) + ‖weights‖² / (2 N C), the last column left out of the norm."""
    from scipy.optimize import minimize

    turned, images = np.ascontiguousarray(features.T), np.arange(len(features))  # (D, N) multiplies faster
    strength = 1.0 / len(features)

    def cost(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        check()
        weights = flat.reshape(classes, -1)
        narrow = weights.astype(np.float32)
        scores = narrow[:, :-1] @ turned + narrow[:, -1:]
        scores -= scores.max(axis=0)
        right = scores[known, images].sum(dtype=np.float64)
        chances = np.exp(scores, out=scores)
        totals = chances.sum(axis=0)
        loss = (np.log(totals).sum(dtype=np.float64) - right) / len(images)
        chances /= totals
        chances[known, images] -= 1.0
        gradient = np.empty_like(weights)
        gradient[:, :-1] = (chances @ features) / len(images) + strength * weights[:, :-1]
        gradient[:, -1] = chances.mean(axis=1, dtype=np.float64)
        return float(loss + 0.5 * strength * np.square(weights[:, :-1]).sum()), gradient.ravel()

    options = {"maxiter": ITERATIONS, "maxls": 50, "gtol": 1e-4, "ftol": 64 * np.finfo(float).eps}
    start = np.zeros(classes * (features.shape[1] + 1))
    found = minimize(cost, start, jac=True, method="L-BFGS-B", options=options)
    return found.x.reshape(classes, -1).astype(np.float32)  # type: ignore[no-any-return]


def neighbours(train: Labelled, test: Labelled, k: int = NEIGHBOURS) -> float:
    """Accuracy of the majority among the k nearest, by Euclidean distance."""
    stored, queries = train.features, test.features
    if stored.dtype == np.uint8 and multiplies_bytes(stored.shape[1]):
        found = PixelIndex(stored).nearest(queries, k)
    else:
        found = CodeIndex(_floats(stored)).nearest(_floats(queries), k)
    return float((vote(found, train.labels) == test.labels).mean())


def classifier(train: Labelled, test: Labelled, check: Callable[[], None] = lambda: None) -> float:
    """Accuracy of one hidden layer of `HIDDEN` ReLU units, after `PASSES` passes with Adam.

    `check` is called before every pass, and may raise to cancel.
    """
    from sklearn.neural_network import MLPClassifier

    batch = min(BATCH, len(train.labels))
    draw = np.random.RandomState(0)  # one for all passes: each goes through the images in another order
    model = MLPClassifier((HIDDEN,), batch_size=batch, random_state=draw)
    features, classes = _floats(train.features), np.unique(train.labels)
    for _ in range(PASSES):
        check()
        model.partial_fit(features, train.labels, classes=classes)
    return float(model.score(_floats(test.features), test.labels))
