"""What codes are coloured by: one of some names for each of the shown images. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

CLASS, GROUP = "", "group"  # of `State.colouring`


@dataclass(frozen=True, eq=False)
class Column:
    """A name for each of the shown images, other than its class."""

    labels: Ints  # (N,), indices into `names`; −1: the image has none, and is never drawn
    names: tuple[str, ...]
    loose: bool = False  # the last name is that of what is in none of the others
