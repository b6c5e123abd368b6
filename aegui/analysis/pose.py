"""Whether the angle that a spatial model infers follows the one by which the images were turned."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from aegui.analysis.metric import Metric
from aegui.analysis.subject import Figures, Floats, Subject
from aegui.parts.datasets.turning import Turnable
from aegui.parts.models.spatial import SpatialAutoencoder
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.recipe import Recipe
from aegui.runs.snapshot import Snapshot
from aegui.stored_images import Pixels
from aegui.training.evaluation import chunks, on_device
from aegui.training.splits import ImageSet
from aegui.translation import tr

Doubles = NDArray[np.float64]
FEW = 10  # images of a class: of fewer, no correlation is told

METRICS = {
    "angle_correlation": Metric(
        QT_TRANSLATE_NOOP(
            "figures",
            "How closely the inferred angles follow the true ones: circular correlation (Fisher & Lee, 1983) "
            "within a class, the mean of the classes; 1 is perfect, 0 is chance",
        ),
        "",
        "higher",
    ),
    "angle_correlation_least": Metric(
        QT_TRANSLATE_NOOP("figures", "The same of the class where it is least"), "", "higher"
    ),
}


@torch.inference_mode()
def poses(snapshot: Snapshot, pixels: Pixels) -> Floats:
    """The inferred pose (N, 3) of images uint8 (N, C, H, W): angle in degrees counter-clockwise, shift to
    the right and upwards in pixels. Raises `ValueError` where the model infers none."""
    model = snapshot.model
    if not isinstance(model, SpatialAutoencoder):
        raise ValueError(
            tr("Only spatial models infer a pose, and this one is {}.", snapshot.recipe.model.kind)
        )
    device = next(model.parameters()).device
    parts = [model.poses(images).float().cpu() for _, images in chunks(on_device(pixels, device))]
    found: Floats = torch.cat(parts).numpy()
    return found


def in_poses(snapshot: Snapshot, codes: Floats, poses: Floats) -> NDArray[np.uint8]:
    """What a spatial model decodes of codes (N, D), each in a pose (N, 3) as `poses` gives it."""
    model = snapshot.model
    assert isinstance(model, SpatialAutoencoder)
    family = model.family
    units = np.array([family.angle_sigma, family.shift_sigma, family.shift_sigma], np.float32)
    return snapshot.decode(np.concatenate([codes, poses / units], axis=1))


def true_angles(recipe: Recipe, images: ImageSet) -> Doubles | None:
    """The degrees (N,) by which images of a recipe's data were turned; None where they were not."""
    data = recipe.data
    if not isinstance(data, Turnable) or not data.turned:
        return None
    found = np.zeros(len(images), np.float64)
    for number, split in enumerate(images.splits):
        members = images.split == number
        found[members] = data.angles("test" if split == "test" else "train", images.rows[members])
    return found


def circular_correlation(one: Doubles, other: Doubles) -> float:
    """The correlation of angles (N,) in degrees with others, from −1 to 1; NaN where one never changes.

    It is Σ sin(aᵢ − aⱼ) sin(bᵢ − bⱼ) over all pairs as a share of what its two factors allow (Fisher & Lee,
    1983), worked out from sums over the images; no mean direction is needed, which angles all around the
    circle have not, and a constant offset of either changes nothing.
    """
    a, b = np.deg2rad(one), np.deg2rad(other)

    def spread(angles: Doubles) -> float:
        return float(len(angles) ** 2 - np.cos(2 * angles).sum() ** 2 - np.sin(2 * angles).sum() ** 2)

    together = (np.cos(a) * np.cos(b)).sum() * (np.sin(a) * np.sin(b)).sum()
    crossed = (np.cos(a) * np.sin(b)).sum() * (np.sin(a) * np.cos(b)).sum()
    room = np.sqrt(max(spread(a), 0.0) * max(spread(b), 0.0))
    return float(4 * (together - crossed) / room) if room > 1e-6 else float("nan")


def angles(subject: Subject) -> Figures:
    """Within each class, as a model may hold any direction of a class for upright."""
    test = subject.splits.test
    truth = true_angles(subject.recipe, test)
    if truth is None or test.labels is None or not isinstance(subject.model, SpatialAutoencoder):
        return {}
    inferred = poses(subject.snapshot, subject.test)[:, 0].astype(np.float64)
    classes = [np.flatnonzero(test.labels == label) for label in np.unique(test.labels)]
    told = [circular_correlation(inferred[rows], truth[rows]) for rows in classes if len(rows) >= FEW]
    if not told or not np.isfinite(told).all():
        return {}
    return {"angle_correlation": float(np.mean(told)), "angle_correlation_least": min(told)}
