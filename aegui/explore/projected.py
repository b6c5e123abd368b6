"""What of codes is the same while another of them is selected: where they lie, and their classes. No Qt."""

from __future__ import annotations

from functools import lru_cache

from aegui.analysis import latent
from aegui.explore.query import Same
from aegui.explore.state import Floats, Ints


@lru_cache(2)  # two windows may show two models
def projected(codes: Same[Floats], plane: latent.Plane) -> Floats:
    """The places (N, 2) of codes (N, D); nobody may write into them."""
    xy = plane.project(codes.it)
    xy.flags.writeable = False
    return xy


@lru_cache(2)
def labels_of(labels: Same[Ints], rows: Same[Ints]) -> Ints:
    """The labels (N,) of images in these rows (N,); nobody may write into them."""
    found = labels.it[rows.it]
    found.flags.writeable = False
    return found
