"""Which moments of a training are kept for the time slider, and the codes of which images. No torch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aegui.sampling import Labels, sample

PROBES = 2_000
MOST_MOMENTS, FEWEST_MOMENTS = 60, 8
MOST_BYTES = 64_000_000


def probe_rows(count: int, labels: Labels | None) -> NDArray[np.int64]:
    """The rows of the shown images whose codes are kept: all of few, a sample of many."""
    return sample(count, PROBES, labels)


def unnamed_rows(count: int) -> NDArray[np.int64]:
    """The rows where a moment does not name them: all of few. Of many, moments that were stored before they
    named their rows hold every n-th."""
    kept = min(count, PROBES)
    return (np.arange(kept, dtype=np.int64) * count) // max(kept, 1)


def moments(epochs: int, parameters: int, code: int) -> frozenset[int]:
    """The epochs to keep, the untrained model (0) and the last among them; early ones lie closer."""
    size = 2 * (parameters + PROBES * code) + 4 * PROBES  # half precision; and which images
    count = int(np.clip(MOST_BYTES // size, FEWEST_MOMENTS, MOST_MOMENTS))
    spread = np.linspace(0.0, 1.0, count) ** 1.7 * epochs
    return frozenset(int(n) for n in np.unique(np.round(spread)))
