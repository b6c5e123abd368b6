"""Does a classifier know how sure it may be? Its probabilities held against how often it is right."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

BINS = 15  # as Guo et al. (2017) count them
HOTTEST = 3.0  # |log temperature| at most: 0.05 to 20
STEPS = 60  # halvings of that range by the golden section: far below the rounding of float32


def calibration_error(chance: NDArray[np.floating], right: NDArray[np.bool_], bins: int = BINS) -> float:
    """The expected calibration error (Guo et al., 2017, equation 3), between 0 and 1.

    `chance` (N,) is the probability of the class that was named, `right` (N,) whether it is that class. In
    each of equally wide bins the mean probability is held against the share that is right; the mean of
    the differences counts every image alike.
    """
    which = np.ceil(np.asarray(chance, np.float64) * bins).clip(1, bins).astype(int)
    gaps = np.bincount(which, np.asarray(right, float) - chance, bins + 1)
    return float(np.abs(gaps).sum() / len(chance))


def negative_log_likelihood(logits: Tensor, labels: Tensor) -> float:
    """−log p(class) in nats, the mean over images: logits (N, classes), classes (N,)."""
    return float(F.cross_entropy(logits.double(), labels))


def temperature(logits: Tensor, labels: Tensor) -> float:
    """The number that logits (N, classes) are divided by for the least negative log-likelihood.

    It changes how sure a classifier is and not what it says (Guo et al., 2017, section 4.2). The
    likelihood is convex in the inverse temperature, so that halving finds its only minimum.
    """
    ratio = (5**0.5 - 1) / 2
    low, high = -HOTTEST, HOTTEST

    def cost(place: float) -> float:
        return negative_log_likelihood(logits / float(np.exp(place)), labels)

    for _ in range(STEPS):
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if cost(left) < cost(right):
            high = right
        else:
            low = left
    return float(torch.tensor((low + high) / 2).exp())
