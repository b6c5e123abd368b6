"""What a finished model is worth: baselines, probes, projections, and the figures that texts report."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def spread(count: int, most: int) -> NDArray[np.int64]:
    """At most so many rows of `count`, evenly spread over all of them."""
    kept = min(count, most)
    return (np.arange(kept, dtype=np.int64) * count) // max(kept, 1)
