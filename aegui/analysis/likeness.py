"""How like their originals reconstructions are, beyond the error per pixel.

Structural similarity (SSIM, Wang et al., 2004), and the Fréchet distance of reconstructions from other images
in a feature space that is named: that of the judge of digits where it can read the images, else that of their
principal components, which knows brightness and layout and nothing of what is shown.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray

from aegui.analysis import baseline, digit_classifier, frechet
from aegui.analysis.generation import CAN_READ
from aegui.analysis.metric import Metric
from aegui.analysis.subject import Figures, Subject
from aegui.parts.losses import losses
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.sampling import mixed
from aegui.training.evaluation import chunks, on_device

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

IMAGES = 2_000  # of each of the two sets that are compared
COMPONENTS = 64

METRICS = {
    "test_ssim": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "Structural similarity of reconstructed test images (Wang et al., 2004; 1: alike)"
        ),
        "",
        "higher",
    ),
    "frechet_judge": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "Fréchet distance of reconstructed from other test images, by the judge's features"
        ),
        "",
        "lower",
    ),
    "frechet_pixels": Metric(
        QT_TRANSLATE_NOOP(
            "figures",
            "Fréchet distance of reconstructed from other test images, by 64 principal components of pixels",
        ),
        "",
        "lower",
    ),
}


@torch.inference_mode()
def similarity(subject: Subject) -> Figures:
    """`test_ssim`: the mean over the test images."""
    if min(subject.recipe.data.shape[1:]) < 3:
        return {}
    unlikeness = losses.make({"kind": "ssim", "reduction": "mean"})
    total, done = 0.0, 0
    pixels = on_device(subject.test, subject.device)
    for _, images in chunks(pixels):
        made = subject.model(images).clamp(0.0, 1.0)
        total += (1.0 - float(unlikeness(made, images))) * len(images)
        done += len(images)
        subject.say(done / len(subject.test))
    return {f"{subject.splits.tested}_ssim": total / done}


def distance(subject: Subject) -> Figures:
    """How far reconstructed test images are from other test images, in the features that suit them."""
    rows = mixed(len(subject.test), subject.splits.test.labels)
    half = min(IMAGES, len(rows) // 2)
    if half < 2:
        return {}
    real, others = subject.test[rows[:half]], subject.test[rows[half : 2 * half]]
    name, features = _features(subject, real)
    return {name: frechet.distance(features(subject.snapshot.reconstruct(others)), features(real))}


def _features(subject: Subject, real: Bytes) -> tuple[str, Callable[[Bytes], Floats]]:
    """What images are compared by: the name of the figure, and what makes features (N, D) of images."""
    digits = digit_classifier.can_judge(subject.recipe.data.shape, subject.classes)
    if digits and digit_classifier.read(real).share(digit_classifier.SURE) >= CAN_READ:
        return "frechet_judge", lambda images: digit_classifier.read(images).features
    return "frechet_pixels", baseline.fit(subject.train, COMPONENTS).encode
