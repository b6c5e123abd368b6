"""How densely points lie in a plane."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

MOST_BINS = 1024  # along an axis


class Density:
    """How many points lie around a place: a 2-D histogram, smoothed by a Gaussian.

    The Gaussian is half as wide as Scott's rule (1992) says, which is for a single cloud: codes lie in
    several.
    """

    def __init__(self, points: Floats) -> None:
        """points (N, 2)."""
        from scipy.ndimage import gaussian_filter

        spread = points.std(axis=0, dtype=np.float64)
        width = 0.5 * len(points) ** (-1 / 6) * np.where(spread > 0, spread, max(spread.max(), 1e-3))
        self._low = points.min(axis=0) - 4 * width
        extent = points.max(axis=0) + 4 * width - self._low
        bins = np.minimum(np.ceil(2 * extent / width), MOST_BINS).astype(int)
        self._bin = extent / bins
        limits = [(low, low + size) for low, size in zip(self._low, extent, strict=True)]
        counts, _, _ = np.histogram2d(points[:, 0], points[:, 1], bins=bins, range=limits)
        smooth = gaussian_filter(counts, width / self._bin, mode="constant")
        self._density = (smooth / self._bin.prod()).astype(np.float32)

    def at(self, points: Floats) -> Floats:
        """Points per unit of area at places (M, 2)."""
        from scipy.ndimage import map_coordinates

        places = ((points - self._low) / self._bin - 0.5).T
        found: Floats = map_coordinates(self._density, places, order=1, mode="constant")
        return found
