"""The list of a run's own images: the parts each was in, its name, its class and a digest of its content.

The user's own images change between two readings: files are renamed, taken away, added, drawn over. An image
is the one of the list that has its name and content, or else its content; what changed is said. No torch.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import compress, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.text import shortened
from aegui.training.splits import ImageSet, Splits, join, points_of, take
from aegui.translation import tr

Ints = NDArray[np.int64]
PARTS = ("train", "validation", "test")
HEADER = ("split", "row", "parts", "image", "digest", "label", "class")
AT_ONCE = 20_000  # lines: a million lists of texts take a gigabyte
NAMED = 3  # images that a sentence names
LONGEST = 120  # characters of a name in a sentence


@dataclass(frozen=True, eq=False)
class ImageList:
    """The images (N,) that a run was trained, validated and tested with; no pixels."""

    images: ImageSet  # with names and digests
    parts: NDArray[np.bool_]  # (N, 3), which of `PARTS` each is in

    @property
    def points(self) -> ImageSet:
        """Those whose codes are shown, in the order that a stored history numbers them in."""
        train, validation, test = (take(self.images, self.parts[:, n]) for n in range(len(PARTS)))
        return points_of(train, validation, test, len(validation))


@dataclass(frozen=True)
class Changes:
    """What became of a run's images since the list was written: names, with « → » where there are two."""

    gone: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()  # there is another picture of that name
    regrouped: tuple[str, ...] = ()  # of another class now
    added: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()

    @property
    def matter(self) -> bool:
        """Whether a training that goes on would see other images; it sees no names."""
        return bool(self.gone or self.altered or self.regrouped or self.added)

    @property
    def lacking(self) -> int:
        """How many images of the list are there no more."""
        return len(self.gone) + len(self.altered)

    @property
    def text(self) -> str:
        """What changed, without a full stop; "" where nothing did."""
        parts = (
            _told(self.gone, tr("is gone"), tr("are gone")),
            _told(self.altered, tr("is another picture now"), tr("are other pictures now")),
            _told(self.regrouped, tr("is of another class now"), tr("are of other classes now")),
            _told(self.added, tr("is new"), tr("are new")),
            _told(self.renamed, tr("was renamed"), tr("were renamed")),
        )
        return "; ".join(filter(None, parts))


def _told(names: Sequence[str], one: str, several: str) -> str:
    if not names:
        return ""
    shown = [shortened(name, LONGEST) for name in names[:NAMED]]
    if len(names) > NAMED:
        shown[-1] += tr(" and {:,} more", len(names) - NAMED)
    return f"{', '.join(shown)} {one if len(names) == 1 else several}"


def listed(splits: Splits) -> ImageList | None:
    """The list of some images, None of those of a data set that does not change."""
    parts = [part.without_pixels() for part in (splits.train, splits.validation, splits.test)]
    images = join(parts)
    if images.names is None or images.digests is None:
        return None
    keys = _keys(images, images.splits)
    return ImageList(images, np.stack([np.isin(keys, _keys(p, images.splits)) for p in parts], axis=1))


def _named(images: ImageSet) -> tuple[list[str], list[int]]:
    """Names and digests."""
    if images.names is None or images.digests is None:
        raise ValueError(tr("the images have no names"))
    return images.names.tolist(), images.digests.tolist()


def _keys(subset: ImageSet, splits: tuple[str, ...]) -> Ints:
    """One number (N,) for split and row."""
    split = np.array([splits.index(name) for name in subset.splits], np.int64)[subset.split]
    keys: Ints = (split << 40) + subset.rows
    return keys


def to_csv(known: ImageList) -> str:
    """As it stands in a run folder."""
    images = known.images
    labels = images.known if images.labels is None else images.labels
    told = np.full(len(images), -1, np.int64) if labels is None else labels
    classes = {-1: ("", ""), **{n: (str(n), name) for n, name in enumerate(images.classes)}}
    in_parts, which = np.unique(known.parts, axis=0, return_inverse=True)
    words = [" ".join(compress(PARTS, one)) for one in in_parts.tolist()]
    written = [",".join(HEADER) + "\n"]
    for at in range(0, len(images), AT_ONCE):
        some = slice(at, at + AT_ONCE)
        names, digests = _named(take(images.without_pixels(), np.arange(at, min(at + AT_ONCE, len(images)))))
        text = io.StringIO()
        columns = (images.split[some], images.rows[some], which[some], told[some])
        csv.writer(text, lineterminator="\n").writerows(
            (images.splits[split], row, words[part], name, f"{digest:016x}", *classes[label])
            for split, row, part, label, name, digest in zip(
                *(one.tolist() for one in columns), names, digests, strict=True
            )
        )
        written.append(text.getvalue())
    return "".join(written)


def from_csv(text: str, data: str) -> ImageList:
    """The list of a data set's images. Raises `ValueError`, `IndexError` or `csv.Error` for anything else."""
    reader = csv.reader(io.StringIO(text))
    if tuple(next(reader, ())) != HEADER:
        raise ValueError(tr("its first line is not {}", ",".join(HEADER)))
    splits: dict[str, int] = {}
    in_parts: dict[str, int] = {}
    known: dict[int, str] = {}
    read = [
        _columns(some, splits, in_parts, known) for some in iter(lambda: list(islice(reader, AT_ONCE)), [])
    ]
    if not read:
        raise ValueError(tr("it names no image"))
    split, row, parts, names, digests, labels = (np.concatenate(one) for one in zip(*read, strict=True))
    if known and (min(known) < 0 or max(known) > len(row)):
        raise ValueError(tr("the labels do not fit"))
    found = labels if known else None
    some = found is not None and bool((found < 0).any())  # images without a label beside others with one
    images = ImageSet(
        data, tuple(splits), split, row, None, None if some else found,
        tuple(known.get(n, str(n)) for n in range(max(known, default=-1) + 1)),
        names=names, digests=digests, known=found if some else None,
    )  # fmt: skip
    words = np.array([[part in one.split() for part in PARTS] for one in in_parts], bool)
    return ImageList(images, words[parts])


def _columns(
    rows: list[list[str]], splits: dict[str, int], parts: dict[str, int], known: dict[int, str]
) -> tuple[NDArray[Any], ...]:
    """Some lines as columns (n,): numbers of split and parts, which are added where they are new, as classes
    are. Raises `ValueError`."""
    if any(len(row) != len(HEADER) for row in rows):
        raise ValueError(tr("a line has too few columns, or too many"))
    split, row, part, names, digests, labels, classes = zip(*rows, strict=True)
    known |= {int(label): name for label, name in set(zip(labels, classes, strict=True)) if label}
    numbers = {label: int(label) if label else -1 for label in set(labels)}
    return (
        np.array([splits.setdefault(one, len(splits)) for one in split], np.uint8),
        np.array(list(map(int, row)), np.int64),
        np.array([parts.setdefault(one, len(parts)) for one in part], np.int64),
        np.array(names, np.dtypes.StringDType()),
        np.array([int(one, 16) for one in digests], np.uint64),
        np.array([numbers[label] for label in labels], np.int64),
    )


def arranged(before: ImageList, splits: Splits, accept: bool = False) -> tuple[Splits, Changes]:
    """The images that are there now, in the parts and the order of a list; and what changed.

    An image that is there no more is left out, as are new ones; where the changes are accepted, new ones
    are trained on (those among the test images: tested with). Raises `ValueError` where a part has no image
    left.
    """
    here = listed(splits)
    if here is None:  # another program has read them
        raise ValueError(tr("they have no names any more"))
    if _same(before, here):
        return splits, Changes()
    everything = join([splits.train, splits.validation, splits.test])
    places, changes, others = _matched(before.images, everything)
    there = np.flatnonzero(places >= 0)
    found, old = take(everything, places[there]), take(before.images, there)
    images = replace(
        found, splits=old.splits, split=old.split, rows=old.rows, labels=old.labels, known=old.known,
        classes=old.classes,
    )  # fmt: skip
    parts = before.parts[there]
    if accept:
        images, parts = _with_new(images, parts, found, take(everything, others))
    return _divided(images, parts, splits, many=int(before.parts[:, 1].sum())), changes


def _same(before: ImageList, here: ImageList) -> bool:
    old, now = before.images, here.images
    if len(old) != len(now) or old.splits != now.splits or (old.labels is None) != (now.labels is None):
        return False
    if (old.known is None) != (now.known is None):
        return False
    pairs: Iterable[tuple[Any, Any]] = (
        (old.digests, now.digests), (old.names, now.names), (old.split, now.split), (old.rows, now.rows),
        (before.parts, here.parts), *([(old.labels, now.labels)] if old.labels is not None else []),
        *([(old.known, now.known)] if old.known is not None else []),
    )  # fmt: skip
    return all(np.array_equal(one, other) for one, other in pairs) and _classes_of(old) == _classes_of(now)


def _classes_of(images: ImageSet) -> list[str]:
    """The names of the classes that have images, in order."""
    labels = images.known if images.labels is None else images.labels
    return [] if labels is None else [images.classes[n] for n in np.unique(labels[labels >= 0])]


def _matched(before: ImageSet, now: ImageSet) -> tuple[Ints, Changes, Ints]:
    """Where the images (N,) of before are now, −1 of those that are gone; and which (M,) are new."""
    (old_names, old_digests), (names, digests) = _named(before), _named(now)
    by_name = {name: place for place, name in enumerate(names)}
    places = np.full(len(before), -1, np.int64)
    for n, (name, digest) in enumerate(zip(old_names, old_digests, strict=True)):
        place = by_name.get(name, -1)
        if place >= 0 and digests[place] == digest:
            places[n] = place
    free = np.ones(len(now), bool)
    free[places[places >= 0]] = False
    by_content: dict[int, list[int]] = {}
    for place in np.flatnonzero(free)[::-1].tolist():
        by_content.setdefault(digests[place], []).append(place)
    renamed: list[str] = []
    gone: list[str] = []
    altered: list[str] = []
    for n in np.flatnonzero(places < 0).tolist():
        alike = by_content.get(old_digests[n])
        if alike:
            places[n] = alike.pop()
            renamed.append(f"{old_names[n]} → {names[places[n]]}")
    free[places[places >= 0]] = False
    for n in np.flatnonzero(places < 0).tolist():
        place = by_name.get(old_names[n], -1)
        (altered if place >= 0 and free[place] else gone).append(old_names[n])
    others = np.flatnonzero(free)
    drawn_over = set(altered)
    added = [names[place] for place in others.tolist() if names[place] not in drawn_over]
    regrouped = [
        names[place]
        for n, place in enumerate(places.tolist())
        if place >= 0 and before.label(n) != now.label(place)
    ]
    changes = Changes(*(tuple(sorted(one)) for one in (gone, altered, regrouped, added, renamed)))
    return places, changes, others


def _with_new(
    images: ImageSet, parts: NDArray[np.bool_], found: ImageSet, new: ImageSet
) -> tuple[ImageSet, NDArray[np.bool_]]:
    """The images found again, in the classes that they have now, and new ones behind them.

    An image of a class that the list does not know is left out: the model has no place for it.
    """
    if images.labels is not None:
        known = {name: label for label, name in enumerate(images.classes)}
        label_of = np.array([known.get(name, -1) for name in found.classes], np.int64)
        labels, more = (
            np.full(len(one), -1, np.int64) if one.labels is None else label_of[one.labels]
            for one in (found, new)
        )
        images, parts = replace(take(images, labels >= 0), labels=labels[labels >= 0]), parts[labels >= 0]
        new = replace(take(new, more >= 0), labels=more[more >= 0], classes=images.classes)
    else:
        new = replace(new, labels=None, classes=images.classes)
    more_parts = np.zeros((len(new), len(PARTS)), bool)
    more_parts[:, 0] = True
    more_parts[:, 1] = (parts[:, 0] & parts[:, 1]).any()  # validated with the training images
    for number, name in enumerate(images.splits):
        if name != "train" and name in new.splits:  # where the others of that split are
            more_parts[new.split == new.splits.index(name)] = parts[images.split == number].any(axis=0)
    split = images.splits.index("train") if "train" in images.splits else 0
    first = int(images.rows.max(initial=-1)) + 1
    new = replace(
        new,
        splits=images.splits,
        split=np.full(len(new), split, np.uint8),
        rows=np.arange(first, first + len(new), dtype=np.int64),
    )
    return join([images, new]), np.concatenate([parts, more_parts])


def _divided(images: ImageSet, parts: NDArray[np.bool_], read: Splits, many: int) -> Splits:
    """The parts as they are trained with; `many` is how many validation images there were."""
    for n, part in enumerate(PARTS):
        if not parts[:, n].any():
            raise ValueError(tr("none of its {} images is there any more", part))
    train, validation, test = (take(images, parts[:, n]) for n in range(len(PARTS)))
    return Splits(train, validation, test, points_of(train, validation, test, many), read.notes, read.skipped)
