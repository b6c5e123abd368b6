"""Are neighbours among the codes neighbours among the pixels, and the other way round?

Trustworthiness and continuity (Venna & Kaski, 2006, equations 1 and 2).
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from aegui.analysis.metric import Metric
from aegui.analysis.subject import Figures, Subject
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.sampling import mixed
from aegui.text import counted
from aegui.translation import tr

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

IMAGES = 1_000  # test images
K = 10  # neighbours

METRICS = {
    "trustworthiness": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "The 10 nearest codes that are also near as pixels (Venna & Kaski, 2006; 1: all are)"
        ),
        "",
        "higher",
    ),
    "continuity": Metric(
        QT_TRANSLATE_NOOP(
            "figures",
            "The 10 nearest as pixels that are also near as codes (Venna & Kaski, 2006; 1: all are)",
        ),
        "",
        "higher",
    ),
    "trustworthiness_pca": Metric(
        QT_TRANSLATE_NOOP("figures", "The same trustworthiness of as many principal components"), "", ""
    ),
    "continuity_pca": Metric(
        QT_TRANSLATE_NOOP("figures", "The same continuity of as many principal components"), "", ""
    ),
}


def of_codes(subject: Subject) -> Figures:
    """How well codes keep the neighbourhoods of the test images, beside as many principal components."""
    # In an order by chance: which of coinciding points are the nearest depends on their order.
    rows = mixed(len(subject.test), subject.splits.test.labels)[:IMAGES]
    if len(rows) < 2 * K:
        return {}
    pixels = subject.test[rows]
    by_pixel = ranks(pixels.reshape(len(rows), -1).astype(np.float32) / np.float32(255))
    by_code = ranks(subject.codes[rows])
    figures = {
        "trustworthiness": trustworthiness(by_pixel, by_code),
        "continuity": trustworthiness(by_code, by_pixel),
    }
    if subject.components is not None:
        by_component = ranks(subject.components.encode(pixels))
        figures["trustworthiness_pca"] = trustworthiness(by_pixel, by_component)
        figures["continuity_pca"] = trustworthiness(by_component, by_pixel)
    return figures


def ranks(points: Floats) -> Ints:
    """(N, D) → (N, N): how many-th nearest of i, by Euclidean distance, j is; i itself is the 0th.

    Of equally far points, the earlier is the nearer.
    """
    centred = torch.from_numpy(np.asarray(points, np.float64))
    squares = torch.cdist(centred, centred, compute_mode="donot_use_mm_for_euclid_dist")
    squares.fill_diagonal_(-1.0)
    order = squares.argsort(dim=1, stable=True).numpy()
    found = np.empty_like(order)
    np.put_along_axis(found, order, np.arange(len(order))[None], axis=1)
    return found


def trustworthiness(original: Ints, shown: Ints, k: int = K) -> float:
    """1 where the k nearest of every point as they are shown are among its k nearest in the original.

    Both (N, N) from `ranks`; those that come from farther away cost the more, the farther; 0.5 is about
    what chance gives. With the two exchanged it is the continuity. Raises `ValueError` for k ≥ N / 2.
    """
    count = len(original)
    if 2 * k >= count:
        raise ValueError(
            tr("k = {} is too much for {}: it must be under half of them.", k, counted(count, "point"))
        )
    near = (shown > 0) & (shown <= k)
    cost = (original[near] - k).clip(min=0).sum()
    return float(1.0 - cost * 2.0 / (count * k * (2.0 * count - 3.0 * k - 1.0)))
