"""Which moments of a training are kept for the time slider, and the codes of which images. No torch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aegui.sampling import Labels, sample
from aegui.translation import tr

PROBES = 2_000
MOST_MOMENTS, FEWEST_MOMENTS = 60, 2  # the first and the last, or none
MOST_BYTES = 64_000_000
HEADER = 16_000  # bytes: the names and places of what is in a file


def probe_rows(count: int, labels: Labels | None) -> NDArray[np.int64]:
    """The rows of the shown images whose codes are kept: all of few, a sample of many."""
    return sample(count, PROBES, labels)


def unnamed_rows(count: int) -> NDArray[np.int64]:
    """The rows where a moment does not name them: all of few. Of many, moments that were stored before they
    named their rows hold every n-th."""
    kept = min(count, PROBES)
    return (np.arange(kept, dtype=np.int64) * count) // max(kept, 1)


def moment_size(parameters: int, code: int) -> int:
    """Bytes of a moment's file: weights and codes in half precision, and which images these are of."""
    return 2 * (parameters + PROBES * code) + 4 * PROBES + HEADER


def moments(epochs: int, parameters: int, code: int) -> frozenset[int]:
    """The epochs to keep, the untrained model (0) and the last among them; early ones lie closer.

    They fit in `MOST_BYTES` whatever the model: of a large one there are few, of a huge one none.
    """
    count = min(MOST_BYTES // moment_size(parameters, code), MOST_MOMENTS)
    if count < FEWEST_MOMENTS:
        return frozenset()
    spread = np.linspace(0.0, 1.0, count) ** 1.7 * epochs
    return frozenset(int(n) for n in np.unique(np.round(spread)))


def lack(parameters: int, code: int) -> str:
    """Why the time slider has nothing to show of a model, "" where it has."""
    if moments(1, parameters, code):
        return ""
    return tr(
        "No history is kept for the time slider: a moment of {:,} parameters takes {:,.0f} MB, "
        "and a history at most {:.0f} MB.",
        parameters,
        moment_size(parameters, code) / 1e6,
        MOST_BYTES / 1e6,
    )
