"""How well groups that were found agree with classes that are known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aegui.translation import tr

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Agreement:
    """Groups beside classes."""

    rand: float  # adjusted Rand index (Hubert & Arabie, 1985): 1 the same division, 0 as by chance
    information: float  # normalised mutual information, 0 to 1, over the mean of both entropies
    table: Ints  # (K, C), how many codes of each group are of each class


def agreement(groups: Ints, classes: Ints, count: int, named: int) -> Agreement:
    """Of groups (N,) below `count` with classes (N,) below `named`; codes in no group or of no class (−1)
    are left out. Raises `ValueError` where none is left."""
    both = (groups >= 0) & (classes >= 0)
    if not both.any():
        raise ValueError(tr("No code is in a group and of a class: there is nothing to compare."))
    from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

    groups, classes = groups[both], classes[both]
    table = np.bincount(groups * named + classes, minlength=count * named).reshape(count, named)
    return Agreement(
        float(adjusted_rand_score(classes, groups)),
        float(normalized_mutual_info_score(classes, groups)),
        table.astype(np.int64),
    )
