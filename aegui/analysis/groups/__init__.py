"""Groups found among codes: one file is one method. numpy and scikit-learn; no torch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from aegui.parts.registry import Part, Registry, about
from aegui.sampling import sample
from aegui.text import counted
from aegui.translation import QT_TRANSLATE_NOOP, tr

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]
Assign = Callable[[Doubles], Ints]

MOST_FITTED = 50_000  # codes that a method works on; the others are assigned
MOST_GROUPS = 50
CHUNK = 5_000  # codes assigned at a time
SHOWN = 24  # images nearest to the centre of each group
SETTLED = 0.75  # of the work is done when the codes that were not fitted are assigned

ALL_EQUAL = QT_TRANSLATE_NOOP(
    "", "All {count} codes are the same point: there are no groups in them. Train the model on."
)
TOO_FEW = QT_TRANSLATE_NOOP(
    "",
    "{asked} groups were asked for, and there are only {count} different codes: ask for at most {count}, or "
    "show more images.",
)
NO_CODES = QT_TRANSLATE_NOOP(
    "", "There are no codes to find groups in: all {count} of them are NaN or infinite. Train the model anew."
)
ONE_CODE = QT_TRANSLATE_NOOP("", "Groups need at least two codes, and there is {count}: show more images.")


@dataclass(frozen=True, eq=False)
class Stage:
    """A method at work: how far it is, and, as soon as there is one, what assigns codes (N, D) to groups
    (N,), numbers from 0 on; −1: in no group."""

    share: float
    what: str  # being done, in the user's words
    assign: Assign | None = None
    note: str = ""  # how the number of groups was found, in a sentence


class Grouping(Part):
    """A method that finds groups among codes."""

    most: ClassVar[int] = MOST_FITTED

    standardised: Annotated[
        bool,
        about(
            QT_TRANSLATE_NOOP("groups", "Standardise"),
            QT_TRANSLATE_NOOP(
                "groups",
                "Brings every dimension of the code to the same spread first; else a distance is what it is "
                "to the decoder.",
            ),
        ),
    ] = False

    def stages(self, codes: Doubles) -> Iterator[Stage]:
        """Of codes (n, D) that are finite, not all equal, of a spread near 1; the last one assigns.

        Stop asking to cancel. Raises `ValueError` with a sentence.
        """
        raise NotImplementedError

    def asked(self) -> int | None:
        """How many groups were asked for; None where the method says."""
        return getattr(self, "groups", None)


groupings: Registry[Grouping] = Registry("grouping", Grouping, __name__)

GroupCount = Annotated[
    int | None,
    about(
        QT_TRANSLATE_NOOP("groups", "Groups"),
        QT_TRANSLATE_NOOP("groups", "How many groups; left alone the number is suggested from a sample."),
        ge=1,
        le=MOST_GROUPS,
    ),
]


@dataclass(frozen=True, eq=False)
class Groups:
    """Codes in groups, the largest first."""

    method: str  # the name in the registry
    labels: Ints  # (N,), the group of each code; −1: in none
    sizes: Ints  # (K,)
    centres: Floats  # (K, D), the means of the members
    nearest: tuple[Ints, ...]  # K times at most `SHOWN` rows of the codes, the nearest to the centre first
    notes: tuple[str, ...]  # how the number was found, what was fitted and what assigned

    @property
    def loose(self) -> int:
        """How many codes are in no group."""
        return int((self.labels < 0).sum())


@dataclass(frozen=True, eq=False)
class Progress:
    """How far a search is; `groups` are coarse ones before it is at 1."""

    share: float
    what: str
    groups: Groups | None = None


def find(codes: Floats, method: Grouping) -> Iterator[Progress]:
    """Groups among codes (N, D), better with each step; the last one has share 1.

    Codes that are not finite are in no group. At most `method.most` are fitted, a random sample, and the
    others assigned. Raises `ValueError` where there is nothing to be found, with a sentence.
    """
    finite = np.flatnonzero(np.isfinite(codes).all(axis=1))
    fitted = finite[sample(len(finite), method.most)]
    scaling = _checked(codes, fitted, method)
    notes = _notes(len(codes), len(finite), len(fitted), method)
    for stage in method.stages(scaling(codes[fitted])):
        done = stage.share * (SETTLED if len(fitted) < len(finite) else 0.99)
        told = notes if not stage.note else (stage.note, *notes)
        if stage.assign is None:
            yield Progress(done, stage.what)
            continue
        labels = np.full(len(codes), -1, np.int64)
        for at in range(0, len(finite), CHUNK):
            rows = finite[at : at + CHUNK]
            labels[rows] = stage.assign(scaling(codes[rows]))
            if stage.share == 1:
                yield Progress(done + (0.99 - done) * at / len(finite), tr("assigning codes"))
        groups = described(codes, labels, method.kind, told)
        yield Progress(1.0 if stage.share == 1 else done, stage.what, groups)


def described(codes: Floats, labels: Ints, method: str, notes: tuple[str, ...] = ()) -> Groups:
    """The groups that labels (N,) make of codes (N, D): the largest is called 0."""
    found, inverse, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    order = np.argsort(-np.where(found < 0, -1, sizes), kind="stable")
    order = order[found[order] >= 0]
    number = np.full(len(found), -1, np.int64)
    number[order] = np.arange(len(order))
    labels = number[inverse].astype(np.int64)
    by_group = np.argsort(labels, kind="stable")
    ends = np.cumsum(np.bincount(labels + 1, minlength=len(order) + 1))
    centres = np.zeros((len(order), codes.shape[1]), np.float32)
    nearest = []
    for group in range(len(order)):
        members = by_group[ends[group] : ends[group + 1]]
        centres[group] = codes[members].mean(axis=0, dtype=np.float64)
        away = np.square(codes[members] - centres[group]).sum(axis=1)
        some = np.argpartition(away, min(SHOWN, len(away)) - 1)[:SHOWN]
        nearest.append(members[some[np.argsort(away[some], kind="stable")]])
    return Groups(method, labels, sizes[order].astype(np.int64), centres, tuple(nearest), notes)


def matched(groups: Groups, before: Groups) -> Groups:
    """The same groups in the order of those found before among the same codes, each where most of its
    members were: a colour and a name stay with what they meant. New ones come last."""
    if len(groups.labels) != len(before.labels) or not len(before.sizes) or not len(groups.sizes):
        return groups
    from scipy.optimize import linear_sum_assignment

    both = (groups.labels >= 0) & (before.labels >= 0)
    shared = np.zeros((len(groups.sizes), len(before.sizes)), np.int64)
    np.add.at(shared, (groups.labels[both], before.labels[both]), 1)
    mine, theirs = linear_sum_assignment(-shared)
    place = {int(a): int(b) for a, b in zip(mine, theirs, strict=True)}
    order = sorted(range(len(groups.sizes)), key=lambda group: (place.get(group, len(before.sizes)), group))
    number = np.full(len(order) + 1, -1, np.int64)  # the last is the place of −1
    number[order] = np.arange(len(order))
    return replace(
        groups,
        labels=number[groups.labels],
        sizes=groups.sizes[order],
        centres=groups.centres[order],
        nearest=tuple(groups.nearest[group] for group in order),
    )


def distinct(codes: Doubles) -> int:
    """How many different codes (n, D) there are."""
    return len(np.unique(codes, axis=0))


def _checked(codes: Floats, fitted: Ints, method: Grouping) -> Callable[[Floats], Doubles]:
    """What brings codes to a spread of 1, all dimensions together or each by itself."""
    if not len(fitted):
        raise ValueError(tr(NO_CODES, count=f"{len(codes):,}"))
    if len(fitted) < 2:
        raise ValueError(tr(ONE_CODE, count=len(fitted)))
    some = codes[fitted].astype(np.float64)
    asked, different = method.asked(), distinct(some)
    if different == 1:
        raise ValueError(tr(ALL_EQUAL, count=f"{len(fitted):,}"))
    if asked is not None and asked > different:
        raise ValueError(tr(TOO_FEW, asked=asked, count=f"{different:,}"))
    middle, spread = some.mean(axis=0), some.std(axis=0)
    whole = float(np.sqrt(np.square(spread).sum() / len(spread)))
    # A dimension that hardly varies stays still: brought to the others' spread its rounding would be groups.
    scale = np.where(spread > 1e-6 * whole, spread, np.inf) if method.standardised else whole

    def scaled(part: Floats) -> Doubles:
        found: Doubles = (part - middle) / scale
        return found

    return scaled


def _notes(count: int, finite: int, fitted: int, method: Grouping) -> tuple[str, ...]:
    notes: list[Any] = []
    if fitted < finite:
        notes.append(tr("Fitted to {:,} of the codes; the other {:,} are assigned.", fitted, finite - fitted))
    if finite < count:
        what = counted(count - finite, "code is", "codes are")
        notes.append(tr("{} NaN or infinite, and in no group.", what))
    notes.append(
        tr("Each dimension was brought to the same spread first.")
        if method.standardised
        else tr("Distances are in code units, not standardised.")
    )
    return tuple(notes)
