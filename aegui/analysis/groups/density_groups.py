"""HDBSCAN: groups are where codes lie dense (Campello, Moulavi & Sander, 2013)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import numpy as np

from aegui.analysis.groups import Assign, Doubles, Grouping, Stage, groupings
from aegui.parts.registry import QT_TRANSLATE_NOOP, about
from aegui.translation import tr

SHARE, FEWEST = 0.01, 5  # of the codes, and codes, that make a group where nothing is asked for
MOST_FOUND = 300
FEW_DIMENSIONS = 8
DENSITY = 10  # codes about one that tell how dense they lie there; fewer in smaller groups


@groupings.add(
    "hdbscan",
    QT_TRANSLATE_NOOP("groups", "HDBSCAN"),
    QT_TRANSLATE_NOOP(
        "groups",
        "Groups of any shape where codes lie dense, as many as there are; codes between them are in none.",
    ),
    order=30,
)
class DensityGroups(Grouping):
    """It finds their number by itself."""

    most: ClassVar[int] = (
        10_000  # it can't be cancelled midway, and takes four times as long for twice as many
    )

    smallest: Annotated[
        int | None,
        about(
            QT_TRANSLATE_NOOP("groups", "Smallest group"),
            QT_TRANSLATE_NOOP("groups", "How many codes make a group at least; left alone 1 % of them."),
            ge=2,
            le=10_000,
        ),
    ] = None

    def stages(self, codes: Doubles) -> Iterator[Stage]:
        from sklearn.cluster import HDBSCAN

        smallest = self.smallest or max(FEWEST, round(SHARE * len(codes)))
        count = len(codes)
        if smallest > count:
            raise ValueError(
                tr(
                    "A group was to have at least {:,} codes, and there are {:,}: ask for fewer.",
                    smallest,
                    count,
                )
            )
        yield Stage(0.1, tr("finding where codes lie dense"))
        labels = (
            HDBSCAN(min_cluster_size=smallest, min_samples=min(DENSITY, smallest), copy=True)
            .fit(codes)
            .labels_.astype(np.int64)
        )
        if not (labels >= 0).any():
            raise ValueError(
                tr(
                    "Nowhere do {:,} codes lie denser than about them: ask for smaller groups, or "
                    "for k-means, which puts every code into one.",
                    smallest,
                )
            )
        count = int(labels.max()) + 1
        if count > MOST_FOUND:
            raise ValueError(
                tr(
                    "{:,} groups were found, and {} are the most that can be looked at: ask for "
                    "groups of more than {:,} codes.",
                    count,
                    MOST_FOUND,
                    smallest,
                )
            )
        yield Stage(0.9, tr("finding where codes lie dense"))
        nearest = _nearest(codes)
        yield Stage(
            1.0,
            tr("finding where codes lie dense"),
            lambda others: labels[nearest(others)],
            tr("A group has at least {:,} codes.", smallest),
        )


def _nearest(codes: Doubles) -> Assign:
    """What finds the nearest of these codes (n, D): by a tree where that is faster than by comparing all."""
    if codes.shape[1] <= FEW_DIMENSIONS:
        from scipy.spatial import cKDTree

        tree = cKDTree(codes, balanced_tree=False)  # balanced, it may never end: see `retrieval`
        return lambda others: np.asarray(tree.query(others)[1], np.int64)
    from sklearn.metrics import pairwise_distances_argmin

    return lambda others: np.asarray(pairwise_distances_argmin(others, codes), np.int64)
