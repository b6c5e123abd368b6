"""How few units speak for an image, and what is lost when no others may."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aegui.analysis.metric import Metric
from aegui.analysis.subject import Figures, Subject
from aegui.parts.registry import QT_TRANSLATE_NOOP

Floats = NDArray[np.float32]

SPEAKS = 0.1  # of a unit's largest value: a unit that gives more speaks for an image, whatever its scale
DEAD = 1e-6  # a unit whose largest value is smaller never speaks
FEW = 32  # units
JUDGED = 2_000  # test images that are decoded from a few units

METRICS = {
    "units_per_image": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "Units that speak for an image: above a tenth of the most that they say"
        ),
        "",
        "lower",
    ),
    "dead_units": Metric(QT_TRANSLATE_NOOP("figures", "Units that speak for no test image"), "", "lower"),
    "few_units_mse": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "Error of images decoded from the 32 largest values of their codes, the others 0"
        ),
        "",
        "lower",
    ),
}


@dataclass(frozen=True, eq=False)
class Usage:
    """Which units speak for which images."""

    speaks: NDArray[np.bool_]  # (N, D)
    dead: NDArray[np.bool_]  # (D,), units that speak for no image

    @property
    def units_per_image(self) -> float:
        """How many units speak for an image, the mean over the images."""
        return float(self.speaks.sum(axis=1).mean())


def usage(codes: Floats) -> Usage:
    """Count in codes (N, D), N ≥ 1.

    What counts is a unit's share of its own largest value: a code in small numbers is no sparser than the
    same in large ones.
    """
    size = np.abs(codes)
    largest = size.max(axis=0)
    dead = largest < DEAD
    return Usage((size > SPEAKS * largest) & ~dead, dead)


def strongest(codes: Floats, count: int) -> Floats:
    """Codes (N, D) in which all but the `count` largest values of each image are 0."""
    if count >= codes.shape[1]:
        return codes
    kept = np.argpartition(-np.abs(codes), count - 1, axis=1)[:, :count]
    few = np.zeros_like(codes)
    np.put_along_axis(few, kept, np.take_along_axis(codes, kept, axis=1), axis=1)
    return few


def sparsity(subject: Subject) -> Figures:
    """Of recipes that ask for it, also where their penalty counts nothing: they are controls."""
    if not subject.recipe.penalty.sparse:
        return {}
    found = usage(subject.codes)
    figures = {"units_per_image": found.units_per_image, "dead_units": float(found.dead.sum())}
    if subject.family.code > FEW:
        some = subject.some_of_test(JUDGED)
        decoded = subject.snapshot.decode(strongest(subject.codes_of(some), FEW))
        away = np.square((decoded.astype(np.float32) - some) / 255)
        figures["few_units_mse"] = float(away.mean(dtype=np.float64))
    return figures
