"""k-means (Lloyd, 1982), begun as k-means++ says (Arthur & Vassilvitskii, 2007)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import numpy as np

from aegui.analysis.groups import Doubles, GroupCount, Grouping, Stage, distinct, groupings
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.sampling import sample
from aegui.translation import tr

STARTS = 4  # of which the tightest counts
TRIED = range(2, 16)  # numbers of groups
SAMPLED, SCORED = 5_000, 2_000  # codes that the number is suggested from, and whose silhouettes are averaged


@groupings.add(
    "k-means",
    QT_TRANSLATE_NOOP("groups", "k-means"),
    QT_TRANSLATE_NOOP(
        "groups", "Round groups of about the same width: every code goes to the nearest centre."
    ),
    order=10,
)
class KMeansGroups(Grouping):
    """The number of groups is that of the best silhouette (Rousseeuw, 1987) where none is asked for."""

    groups: GroupCount = None

    def stages(self, codes: Doubles) -> Iterator[Stage]:
        count, note, begun = self.groups, "", 0.0
        if count is None:
            begun = 0.5
            scores: dict[int, float] = {}
            for tried in TRIED:
                yield Stage(begun * (tried - 2) / len(TRIED), tr("trying {} groups", tried))
                score = _silhouette(codes, tried)
                if score is not None:
                    scores[tried] = score
            count = max(scores, key=lambda one: scores[one], default=2)
            note = tr(
                "{} groups have the best mean silhouette of {} to {}, {:.2f}, on {:,} codes.",
                count,
                TRIED[0],
                TRIED[-1],
                scores.get(count, 0.0),
                min(len(codes), SAMPLED),
            )
        best = None
        for start in range(STARTS):
            yield Stage(
                begun + (1 - begun) * start / STARTS, tr("k-means, start {} of {}", start + 1, STARTS)
            )
            found = _fitted(codes, count, start)
            if best is None or found.inertia_ < best.inertia_:
                best = found
            if start == 0:
                yield Stage(begun + (1 - begun) / STARTS, "k-means", found.predict, note)
        assert best is not None
        yield Stage(1.0, "k-means", best.predict, note)


def _fitted(codes: Doubles, count: int, seed: int):  # type: ignore[no-untyped-def]
    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", ConvergenceWarning
        )  # fewer different codes than groups: checked before
        return KMeans(count, n_init=1, max_iter=100, random_state=seed).fit(codes)


def _silhouette(codes: Doubles, count: int) -> float | None:
    """The mean silhouette of a sample in so many groups; None where there are not enough codes."""
    from sklearn.metrics import silhouette_score

    some = codes[sample(len(codes), SAMPLED)]
    if distinct(some) <= count:
        return None
    labels = _fitted(some, count, 0).labels_
    scored = sample(len(some), SCORED, labels)
    if len(np.unique(labels[scored])) < 2:
        return None
    return float(silhouette_score(some[scored], labels[scored]))
