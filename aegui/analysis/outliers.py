"""How odd images are: by reconstruction error, by distance to the training codes, and by their density.

The density is the local outlier factor (Breunig et al., 2000): how much less dense codes lie about a code
than about its neighbours. It needs no bandwidth, and holds a loose group and a tight one each against itself,
where a kernel density takes all of the loose one for odd.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aegui.analysis.metric import Metric
from aegui.analysis.ranking import Errors
from aegui.analysis.retrieval import CodeIndex
from aegui.analysis.subject import Figures, Subject
from aegui.sampling import sample
from aegui.training.splits import take, unseen_among
from aegui.translation import QT_TRANSLATE_NOOP, tr

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

ERROR, DISTANCE, DENSITY = "error", "distance", "density"
SCORES = (ERROR, DISTANCE, DENSITY)
MOST = 10_000  # training codes that others are held against
NEIGHBOURS = 20  # as scikit-learn's local outlier factor has it
FAR = 10  # the distance is that to the so-many-th nearest: a lone twin makes no code usual
PART = 500  # codes at a time
TINY = 1e-10  # added to a mean distance: of codes that are equal it is 0

ONE_SIDE = QT_TRANSLATE_NOOP("", "A ROC curve needs images of both sides: all of the {count} are {side}.")


class Reference:
    """Training codes that others are held against."""

    def __init__(self, codes: Floats, rows: Ints | None = None) -> None:
        """codes (n, D); `rows` (n,) says which of the scored codes each is, −1 where it is none of them: a
        code is no neighbour of its own. Codes that are not finite are left out; raises `ValueError` for fewer
        than two others."""
        finite = np.isfinite(codes).all(axis=1)
        if finite.sum() < 2:
            raise ValueError(
                tr(
                    "To tell which codes are odd at least two training codes are needed, and {} "
                    "can be compared: train the model anew, or show more images.",
                    finite.sum(),
                )
            )
        self.codes: Floats = codes[finite]
        self.rows: Ints = (np.full(len(codes), -1, np.int64) if rows is None else rows)[finite]
        self._index = CodeIndex(self.codes)
        self._reach: tuple[Floats, Floats] | None = None

    def distance(self, codes: Floats, rows: Ints, say: Callable[[float], None]) -> Floats:
        """How far (K,) each code (K, D) is from its 10th nearest training code, in code units; NaN where it
        is not finite. `rows` (K,) are named as `self.rows` are; `say` may raise to cancel."""
        found = np.full(len(codes), np.nan, np.float32)
        for part in _parts(codes, say, 0.0):
            found[part] = self._nearest(codes[part], rows[part], FAR)[1][:, -1]
        return found

    def density(self, codes: Floats, rows: Ints, say: Callable[[float], None]) -> Floats:
        """The local outlier factor (K,) of each code: 1 as dense as its neighbours, the higher the odder."""
        spread, dense = self._densities(say)
        found = np.full(len(codes), np.nan, np.float32)
        for part in _parts(codes, say, 0.5):
            near, away = self._nearest(codes[part], rows[part], NEIGHBOURS)
            own = 1 / (np.maximum(away, spread[near]).mean(axis=1) + TINY)
            found[part] = dense[near].mean(axis=1) / own
        return found

    def _densities(self, say: Callable[[float], None]) -> tuple[Floats, Floats]:
        """Of each training code (n,) the distance to its last neighbour, and how dense codes lie about it."""
        if self._reach is None:
            count = len(self.codes)
            every = np.arange(count, dtype=np.int64)
            k = min(NEIGHBOURS, count - 1)
            near, away = np.zeros((count, k), np.int64), np.zeros((count, k), np.float32)
            for at in range(0, count, PART):
                say(0.5 * at / count)
                part = slice(at, at + PART)
                near[part], away[part] = self._apart(self.codes[part], every[part], every, k)
            spread = away[:, -1]
            dense = 1 / (np.maximum(away, spread[near]).mean(axis=1) + TINY)
            self._reach = spread.astype(np.float32), dense.astype(np.float32)
        return self._reach

    def _nearest(self, codes: Floats, rows: Ints, k: int) -> tuple[Ints, Floats]:
        return self._apart(codes, rows, self.rows, min(k, len(self.codes) - 1))

    def _apart(self, codes: Floats, rows: Ints, named: Ints, k: int) -> tuple[Ints, Floats]:
        """The k nearest (K, k) that are not the code itself, and how far they are."""
        found = self._index.nearest(codes, k + 1)
        own = (named[found.rows] == rows[:, None]) & (rows >= 0)[:, None]
        last = np.where(own.any(axis=1), own.argmax(axis=1), k)  # where it is not among them: the farthest
        kept = np.arange(k + 1) != last[:, None]
        return found.rows[kept].reshape(-1, k), found.distances[kept].reshape(-1, k)


def _parts(codes: Floats, say: Callable[[float], None], begun: float) -> Iterator[Ints]:
    """Rows of the codes that are finite, some at a time."""
    finite = np.flatnonzero(np.isfinite(codes).all(axis=1))
    for at in range(0, len(finite), PART):
        say(begun + (1 - begun) * at / len(finite))
        yield finite[at : at + PART]


@dataclass(frozen=True, eq=False)
class Roc:
    """How well a score tells odd images from the others, for every threshold."""

    false: Floats  # (T,), share of the others that are taken for odd
    true: Floats  # (T,), share of the odd ones that are found
    area: float  # 1: every odd image has a higher score than every other; 0.5: chance

    def at(self, places: Floats) -> Floats:
        """The share of the odd ones that is found at these shares (P,) of false alarms."""
        return np.interp(places, self.false, self.true).astype(np.float32)


def roc(scores: Floats, odd: Bools) -> Roc:
    """Of scores (N,), the higher the odder; images with a NaN are left out. Raises `ValueError` where all are
    odd, or none is."""
    known = np.isfinite(scores)
    scores, odd = scores[known], odd[known]
    if odd.all() or not odd.any():
        side = tr("on the side that is looked for") if len(odd) and odd.all() else tr("on the other side")
        raise ValueError(tr(ONE_SIDE, count=f"{len(odd):,}", side=side))
    from sklearn.metrics import roc_auc_score, roc_curve

    false, true, _ = roc_curve(odd, scores)
    return Roc(false.astype(np.float32), true.astype(np.float32), float(roc_auc_score(odd, scores)))


def unseen_classes(subject: Subject) -> Figures:
    """How well each score tells test images of classes that were not trained on from the others."""
    splits = subject.splits
    odd = unseen_among(splits.test, splits.train)
    if not odd.any() or odd.all():
        return {}
    rows = sample(len(splits.train), MOST, splits.train.labels)
    reference = Reference(
        subject.codes_of(subject.train[rows]), splits.test.places(take(splits.train.without_pixels(), rows))
    )
    every = np.arange(len(odd), dtype=np.int64)
    errors = Errors(subject.snapshot, subject.test).of(every, lambda share: subject.say(share / 2))
    scores = {
        ERROR: errors,
        DISTANCE: reference.distance(subject.codes, every, lambda share: subject.say(0.5 + share / 4)),
        DENSITY: reference.density(subject.codes, every, lambda share: subject.say(0.75 + share / 4)),
    }
    return {f"unseen_{name}_auroc": roc(score, odd).area for name, score in scores.items()}


METRICS = {
    "unseen_error_auroc": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "Area under the ROC curve: classes never trained on told by their reconstruction error"
        ),
        "",
        "higher",
    ),
    "unseen_distance_auroc": Metric(
        QT_TRANSLATE_NOOP("figures", "The same, told by the distance of their codes to training codes"),
        "",
        "higher",
    ),
    "unseen_density_auroc": Metric(
        QT_TRANSLATE_NOOP("figures", "The same, told by the local outlier factor of their codes"),
        "",
        "higher",
    ),
}
