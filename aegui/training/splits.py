"""The images of a recipe, divided: what is trained on, validated on, tested on and shown. No torch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from aegui.reordering import put_behind, stacked
from aegui.sampling import mixed
from aegui.stored_images import Pixels, StoredImages, picked
from aegui.text import counted
from aegui.training.history import unnamed_rows
from aegui.translation import tr

if TYPE_CHECKING:
    from aegui.parts.datasets import DataSet, Images, Say, Source

# The division is the same in every run, whatever its seed: runs stay comparable.
HELD_OUT_SEED = 20
NAMED = -1  # in the place of a row, of images that are known by their names
Name = tuple[str, str, int]  # data set, split and place in it; of the user's own data set, name and `NAMED`
# A plane with fewer points than this also shows the other images.
ENOUGH_POINTS = 2_000


@dataclass(frozen=True, eq=False)
class ImageSet:
    """Some images of a data set, each with the name it has in every run."""

    data: str
    splits: tuple[str, ...]  # where they come from: ("test",)
    split: NDArray[np.uint8]  # (N,), indices into `splits`
    rows: NDArray[np.int64]  # (N,), indices within the split
    pixels: (
        NDArray[np.uint8] | Any | None
    )  # (N, C, H, W), or `StoredImages`; None where the data set is not on the disk
    labels: NDArray[np.int64] | None  # (N,), indices into `classes`
    classes: tuple[str, ...]
    of: int | None = None  # how many images these few were drawn from; None: they are all, or it is not known
    names: NDArray[Any] | None = None  # (N,) texts, of the user's own images: `Images.names`
    digests: NDArray[np.uint64] | None = None  # (N,), of the same: `Images.digests`
    parts: tuple[str, ...] = ()  # of those shown, what they are of a training: "train", "held-out", "test"
    known: NDArray[np.int64] | None = None  # (N,), labels of some, −1 of the others, in place of `labels`
    source: Source | None = None  # where the user's own images are; None before they were read
    left_out: tuple[str, ...] = ()  # of their folder or file, each with the reason

    def __len__(self) -> int:
        return len(self.rows)

    def identity(self, index: int) -> str:
        """mnist/test/62; of the user's own images the name, such as cats/7.png."""
        if self.names is not None:
            return str(self.names[index])
        return f"{self.data}/{self.splits[self.split[index]]}/{self.rows[index]}"

    def name(self, index: int) -> Name:
        """What an image is known by, in this run and in others: it stays the same whatever their order."""
        if self.names is not None:
            return self.data, str(self.names[index]), NAMED
        return self.data, self.splits[self.split[index]], int(self.rows[index])

    def label(self, index: int) -> str | None:
        """The name of an image's class; None where it has none, or none is known."""
        labels = self.known if self.labels is None else self.labels
        label = -1 if labels is None else int(labels[index])
        return None if label < 0 else self.classes[label]

    def places(self, named: ImageSet) -> NDArray[np.int64]:
        """The rows (N,) here of the images that another names; −1 of those that are not here."""
        place = {key: n for n, key in enumerate(self._keys())}
        return np.array([place.get(key, -1) for key in named._keys()], np.int64)

    def _keys(self) -> Iterator[tuple[str, int]]:
        """Split and row of each image."""
        return zip((self.splits[one] for one in self.split.tolist()), self.rows.tolist(), strict=True)

    def same_as(self, other: ImageSet) -> bool:
        """Whether both name the same images, of the same classes where both know them."""
        mine, others = self.labels, other.labels
        named = np.array_equal(self.rows, other.rows) and np.array_equal(self.split, other.split)
        classes = mine is None or others is None or np.array_equal(mine, others)
        return self.splits == other.splits and named and classes

    def found(self, named: ImageSet) -> ImageSet | None:
        """The images that another names: all of these, or the few of a packed run; else None."""
        if self.same_as(named):
            return self
        rows = self.places(named)
        # Runs that were packed before they said of how many images they hold the codes hold every n-th.
        same = np.isin(unnamed_rows(len(self)), rows).all() if named.of is None else named.of == len(self)
        if (rows < 0).any() or not same:
            return None  # of others, or of another number of them: the same names can be other images
        picked = take(self, rows)
        return picked if picked.same_as(named) else None

    def without_pixels(self) -> ImageSet:
        """The same images by name only."""
        return replace(self, pixels=None)


@dataclass(frozen=True, eq=False)
class Splits:
    """The images of a recipe, kept apart."""

    train: ImageSet
    validation: ImageSet
    test: ImageSet
    shown: ImageSet  # whose codes are the points of the plane
    notes: tuple[str, ...] = ()  # sentences for the record: what stands in for what, what was left out
    skipped: tuple[str, ...] = ()  # what was left out of a folder, each with the reason
    warnings: tuple[str, ...] = ()  # those of the notes that somebody should see before training
    # Of the training images (N, C, H, W), where they are drawn anew each epoch: the chances of white, of 255.
    brightness: NDArray[np.uint8] | None = None

    @property
    def tested(self) -> str:
        """What the figures on the test images are called after: "train" where these are the training
        images, which a data set without others may leave."""
        return "train" if self.test.same_as(self.train) else "test"

    def preview(self, count: int) -> NDArray[np.int64]:
        """The rows among the shown images of some validation images, of every class in turn."""
        rows = mixed(len(self.validation), self.validation.labels)[:count]
        return self.shown.places(take(self.validation.without_pixels(), rows))


def divide(data: DataSet, folders: Iterable[Path], say: Say | None = None) -> Splits:
    """Load and divide; `say` hears how far the reading is and may raise to cancel.

    Raises `DataMissing` or `DataBroken`.
    """
    read = data.load_all(folders, say)
    column = getattr(data, "labels_from", "")
    if column:
        from aegui.parts.datasets.labelling import labelled  # of the user's own images alone

        read = labelled(read, column)
    learn, other, own = read["train"], read["test"], read.get("validation")
    train, test = whole(learn), whole(other)
    stands_in = len(test) == 0
    given = own is not None and data.validation != "training" and (data.validation != "test" or stands_in)
    validation = train if data.validation == "training" else test
    if given and own is not None:
        validation = whole(own)
    elif data.validation == "held-out" or (stands_in and data.validation == "test"):
        train, validation = _apart(train, _held_out(train, data.held_out), learn.fresh)
    test = validation if stands_in else test
    train, validation, left_out = _without_unseen(data, train, validation)
    shown = points_of(train, validation, test, len(validation))
    parts = [part for part in (learn, own, other) if part is not None]
    notes = dict.fromkeys(note for part in parts for note in part.notes)
    notes |= dict.fromkeys(left_out)
    notes |= dict.fromkeys(_notes(data, stands_in, 0 if own is None else len(own), given))
    skipped = dict.fromkeys(one for part in parts for one in part.skipped)
    warnings = dict.fromkeys(one for part in parts for one in part.warnings)
    brightness = None if learn.brightness is None else learn.brightness[train.rows]
    return Splits(train, validation, test, shown, tuple(notes), tuple(skipped), tuple(warnings), brightness)


def _without_unseen(
    data: DataSet, train: ImageSet, validation: ImageSet
) -> tuple[ImageSet, ImageSet, tuple[str, ...]]:
    """What is trained and validated on without the classes that are not to be seen, and a note of that."""
    from aegui.parts.datasets import DataBroken  # pydantic: the window's first pictures do without

    unseen = data.unseen_classes(train.classes if train.labels is not None else ())
    if not unseen or train.labels is None:
        return train, validation, ()
    kept = ~np.isin(train.labels, unseen)
    if not kept.any():
        raise DataBroken(
            tr("data.unseen names the classes of all training images: leave at least one to train on.")
        )
    same = validation is train
    train = take(train, kept)
    if same:
        validation = train
    elif validation.labels is not None:
        checked = ~np.isin(validation.labels, unseen)
        validation = take(validation, checked) if checked.any() else train
    names = ", ".join(train.classes[n] for n in unseen)
    images = counted(int((~kept).sum()), "image")
    verb = "is" if len(unseen) == 1 else "are"
    note = tr("{} {} not trained on: {} left out. The test images still have such.", names, verb, images)
    return train, validation, (note,)


def unseen_among(test: ImageSet, train: ImageSet) -> NDArray[np.bool_]:
    """Which of some images (N,) are of a class that none of the training images is of."""
    if test.labels is None or train.labels is None:
        return np.zeros(len(test), bool)
    return ~np.isin(test.labels, np.unique(train.labels))


def points_of(train: ImageSet, validation: ImageSet, test: ImageSet, many: int) -> ImageSet:
    """The images whose codes are shown: the validation images, with the test images of classes that are not
    trained on; all where there were not many of them."""
    named = {"train": train, _part_of(validation, train): validation, _part_of(test, train): test}
    if many < ENOUGH_POINTS:
        return replace(join([train, validation, test]), parts=tuple(named))
    part, unseen = _part_of(validation, train), unseen_among(test, train)
    if not unseen.any():
        return replace(validation, parts=(part,))
    parts = tuple(dict.fromkeys((part, _part_of(test, train))))
    return replace(join([validation, take(test, unseen)]), parts=parts)


def _part_of(subset: ImageSet, train: ImageSet) -> str:
    """What validation or test images are: held out of the training images, or of another split."""
    if subset.same_as(train):
        return "train"
    return "held-out" if set(subset.splits) == {"train"} else subset.splits[-1]


def parts_of(splits: tuple[str, ...], rows: NDArray[np.int64], of: int, validation: str) -> tuple[str, ...]:
    """The `parts` of shown images that were stored without: by their rows of the `of` images there were."""
    if validation != "held-out" or "train" not in splits:
        return splits
    some = bool(len(rows)) and int(rows.max()) >= of  # rows of a larger set: those that were held out of it
    return ("held-out",) if splits == ("train",) and some else ("train", "held-out", *splits[1:])


def _notes(data: DataSet, stands_in: bool, own: int, given: bool) -> Iterator[str]:
    """What must be known to read the figures rightly; `own` is how many validation images there are."""
    what = "validation" if given else "held-out"
    if data.validation == "training":
        yield tr("The validation images are the training images: this is how well they were learnt, no more.")
        if stands_in:
            yield tr("So are the test images, as the data set has none.")
    elif stands_in:
        yield tr("The data set has no test images: the {} images are the test images too.", what)
    elif data.validation == "test":
        yield tr("The validation images are the test images, as in the recipe's text.")
    if own and not given:
        images = counted(own, "validation image")
        verb = "is" if own == 1 else "are"
        yield tr("Its {} {} not used, since data.validation is {}.", images, verb, data.validation)


def whole(images: Images) -> ImageSet:
    """All images of a split."""
    count = len(images)
    rows = np.arange(count, dtype=np.int64)
    source = np.zeros(count, np.uint8)
    return ImageSet(
        images.name, (images.split,), source, rows, images.pixels, images.labels, images.classes,
        names=images.names, digests=images.digests, known=images.known, source=images.source,
        left_out=images.skipped,
    )  # fmt: skip


def take(subset: ImageSet, which: NDArray[np.bool_] | NDArray[np.int64]) -> ImageSet:
    """Some of a subset's images."""
    return ImageSet(
        subset.data,
        subset.splits,
        subset.split[which],
        subset.rows[which],
        None if subset.pixels is None else picked(subset.pixels, which),
        None if subset.labels is None else subset.labels[which],
        subset.classes,
        names=None if subset.names is None else subset.names[which],
        digests=None if subset.digests is None else subset.digests[which],
        parts=subset.parts,
        known=None if subset.known is None else subset.known[which],
        source=subset.source,
        left_out=subset.left_out,
    )


def _apart(subset: ImageSet, held: NDArray[np.bool_], fresh: bool) -> tuple[ImageSet, ImageSet]:
    """The images that are not held out, and those that are; without a copy of them where they are fresh."""
    rest, kept = take(subset.without_pixels(), ~held), take(subset.without_pixels(), held)
    pixels = subset.pixels
    if not isinstance(pixels, np.ndarray) or not fresh:
        return take(subset, ~held), take(subset, held)
    pixels.setflags(write=True)
    put_behind(pixels, held)
    pixels.setflags(write=False)
    return replace(rest, pixels=pixels[: len(rest)]), replace(kept, pixels=pixels[len(rest) :])


def join(subsets: Sequence[ImageSet]) -> ImageSet:
    """Several subsets of one data set as one, each image once."""
    splits = tuple(dict.fromkeys(name for s in subsets for name in s.splits))
    source = np.concatenate(
        [np.array([splits.index(n) for n in s.splits], np.uint8)[s.split] for s in subsets]
    )
    rows = np.concatenate([s.rows for s in subsets])
    first = np.sort(np.unique(np.stack([source, rows]), axis=1, return_index=True)[1])
    ends = np.cumsum([len(s) for s in subsets])
    mine = [
        first[(first >= end - len(s)) & (first < end)] - (end - len(s))
        for s, end in zip(subsets, ends, strict=True)
    ]

    def joined(parts: Sequence[NDArray[Any] | None]) -> NDArray[Any] | None:
        """Of the images taken, where all parts have it."""
        taken = [
            part if len(own) == len(part) else part[own]
            for part, own in zip(parts, mine, strict=True)
            if part is not None
        ]
        return stacked(taken) if len(taken) == len(parts) else None

    def joined_pixels(parts: Sequence[Pixels | None]) -> Pixels | None:
        """The same; those that lie in files stay there."""
        stored = [
            picked(part, own) for part, own in zip(parts, mine, strict=True) if isinstance(part, StoredImages)
        ]
        if len(stored) < len(parts):
            return joined([part if isinstance(part, np.ndarray) else None for part in parts])
        return StoredImages.joined([part for part in stored if isinstance(part, StoredImages)])

    return ImageSet(
        subsets[0].data,
        splits,
        source[first],
        rows[first],
        joined_pixels([s.pixels for s in subsets]),
        joined([s.labels for s in subsets]),
        subsets[0].classes,
        names=joined([s.names for s in subsets]),
        digests=joined([s.digests for s in subsets]),
        known=joined([s.known for s in subsets]),
        source=subsets[0].source,
        left_out=tuple(dict.fromkeys(one for s in subsets for one in s.left_out)),
    )


def _held_out(subset: ImageSet, share: float) -> NDArray[np.bool_]:
    """Which images are held out: the same share of every class that has more than one image."""
    from aegui.parts.datasets import DataBroken  # pydantic: the window's first pictures do without

    if len(subset) < 2:
        raise DataBroken(
            tr(
                "{} has {}: to hold some out it needs at least 2; add images, or set "
                'data.validation = "training".',
                subset.data,
                counted(len(subset), "training image"),
            )
        )
    generator = np.random.default_rng(HELD_OUT_SEED)
    labels = subset.labels
    if subset.known is not None:
        return _unknown(subset.known, share, generator)
    if labels is None or np.bincount(labels).max() < 2:
        labels = np.zeros(len(subset), np.int64)
    held = np.zeros(len(subset), dtype=bool)
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        count = min(max(1, round(len(members) * share)), len(members) - 1)
        held[generator.permutation(members)[:count]] = True
    return held


def _unknown(known: NDArray[np.int64], share: float, generator: np.random.Generator) -> NDArray[np.bool_]:
    """Images without a label are held out: the few that have one are learnt from. Where they are too few for
    it, any are."""
    held = np.zeros(len(known), bool)
    count = max(1, round(len(known) * share))
    members = np.flatnonzero(known < 0)
    if len(members) < 2 * count:
        members = np.arange(len(known))
    held[generator.permutation(members)[:count]] = True
    return held
