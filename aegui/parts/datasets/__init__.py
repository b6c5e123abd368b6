"""Sources of images. One file is one source; all give the same record, and none imports torch."""

from __future__ import annotations

import csv
from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self

import numpy as np
from numpy.typing import NDArray

from aegui.parts.formats.broken import DataBroken as DataBroken
from aegui.parts.registry import QT_TRANSLATE_NOOP, Part, Registry, about
from aegui.text import quoted, shortened
from aegui.translation import tr

Split = Literal["train", "validation", "test"]
# The reading of the training images as a share of all reading.
LOAD_SHARE = 0.85
Say = Callable[[float, str], None]  # (share done 0 to 1, what is being done); raising cancels


class DataMissing(Exception):
    """The data set is not in any of the folders; the message says what can be done."""


@dataclass(frozen=True)
class Source:
    """Where the user's own images came from: their names lead on from here."""

    root: Path  # the folder or file
    table: str = ""  # the recipe's table beside them; "": one of a usual name


@dataclass(frozen=True, eq=False)
class Images:
    """Images of one split, with the names that stay the same in every run."""

    name: str  # of the data set
    split: Split
    pixels: NDArray[np.uint8] | Any  # (N, C, H, W); or `StoredImages`, of which not all is an array
    labels: NDArray[np.int64] | None  # (N,), indices into `classes`; None where not all have one
    classes: tuple[str, ...]
    notes: tuple[str, ...] = ()  # sentences on how they were read, for the record of a run
    warnings: tuple[str, ...] = ()  # those of the notes that somebody should see before training
    skipped: tuple[str, ...] = ()  # what could not be read, each with the reason
    # Of images that may change between two readings, the user's own: what each is called, and its content.
    names: NDArray[Any] | None = (
        None  # (N,) texts (`texts`): the path below the folder, or the row of an array
    )
    digests: NDArray[np.uint64] | None = None  # (N,), see `digests`

    brightness: NDArray[np.uint8] | None = None  # (N, C, H, W), what the pixels are drawn from anew

    fresh: bool = False  # nobody else holds the pixels: they may be put in another order

    source: Source | None = None  # of the user's own images
    known: NDArray[np.int64] | None = None  # (N,), labels of some, −1 of the others; `labels` is None then

    def __post_init__(self) -> None:
        if isinstance(self.pixels, np.ndarray):
            self.pixels.setflags(write=False)

    def __len__(self) -> int:
        return len(self.pixels)


@dataclass(frozen=True)
class Glance:
    """What can be told of a data set's images before all are read."""

    data: DataSet  # with the size and the colour that they have
    notes: tuple[str, ...] = ()  # what was taken for what
    warnings: tuple[str, ...] = ()  # what somebody should see before training


class DataSet(Part):
    """A data set and how a recipe divides it."""

    shape: ClassVar[tuple[int, int, int]]  # (C, H, W)
    classes: ClassVar[tuple[str, ...]] = ()
    classes_known: ClassVar[bool] = True  # False: only once the images were read, and they may have none
    can_download: ClassVar[bool] = False
    total: ClassVar[int] = 0  # images of both splits; 0 where they are the user's
    sized: ClassVar[bool] = True  # False: the shape is only known once the images were looked at

    validation: Annotated[
        Literal["held-out", "test", "training"],
        about(
            QT_TRANSLATE_NOOP("datasets", "Validation"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "Held out: a part of the training images is kept apart, a fair test of choices. "
                "Test: the test images, so that choices are fitted to them. "
                "Training: the training images themselves, none is kept apart; "
                "it shows what was learnt, not what new images would give.",
            ),
            expert=True,
        ),
    ] = "held-out"
    held_out: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("datasets", "Held out"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "Share of the training images kept for validation; "
                "they are the test images too where a data set has none.",
            ),
            gt=0.0,
            le=0.5,
            expert=True,
        ),
    ] = 0.1
    unseen: Annotated[
        str,
        about(
            QT_TRANSLATE_NOOP("datasets", "Unseen"),
            QT_TRANSLATE_NOOP(
                "datasets",
                "Names of classes, with commas between them, that are not trained or validated on; the test "
                "images of them are shown, and tell whether the model finds what it has never seen odd.",
            ),
            expert=True,
            max_length=10_000,
        ),
    ] = ""

    def unseen_classes(self, classes: Sequence[str]) -> tuple[int, ...]:
        """The numbers of the classes that are not trained on. Raises `DataBroken` for names that are none,
        and where no class is left; a name that holds a comma stands in double quotes."""
        rows = list(csv.reader([self.unseen], skipinitialspace=True))
        names = [name.strip() for row in rows for name in row if name.strip()]
        if names and not classes:
            raise DataBroken(
                tr(
                    "data.unseen names {}, and {} has no classes: leave it empty.",
                    quoted(names[0]),
                    self.kind,
                )
            )
        for name in names:
            if name not in classes:
                raise DataBroken(
                    tr(
                        "data.unseen names {}, which is no class of {}; there are {}.",
                        quoted(name),
                        self.kind,
                        shortened(", ".join(classes)),
                    )
                )
        found = {classes.index(name) for name in names}
        if found and len(found) == len(classes):
            raise DataBroken(tr("data.unseen names every class: leave at least one to train on."))
        return tuple(sorted(found))

    @abstractmethod
    def find(self, folders: Iterable[Path]) -> Path | None:
        """Where the first of the folders holds this data set, None where none does."""

    def count(self, folders: Iterable[Path]) -> int:
        """About how many images both splits have, found without reading them; 0 where nothing is known."""
        return self.total

    @abstractmethod
    def load(self, split: Split, folders: Iterable[Path], say: Say | None = None) -> Images:
        """Read a split; a data set without test images gives none of them.

        Raises `DataMissing`, `DataBroken`, or what `say` raises to cancel.
        """

    def load_all(self, folders: Iterable[Path], say: Say | None = None) -> dict[Split, Images]:
        """Read every split that there is: train and test, and validation where the set has images for it.

        Raises what `load` does.
        """
        places = list(folders)
        train = self.load("train", places, _part(say, 0.0, LOAD_SHARE))
        return {"train": train, "test": self.load("test", places, _part(say, LOAD_SHARE, 1.0))}

    def settled(self, folders: Iterable[Path], say: Say | None = None) -> Self:
        """The same with every choice made that was left to the images, such as their size.

        Raises what `load` does.
        """
        return self

    def glance(self, folders: Iterable[Path], say: Say | None = None) -> Glance:
        """What can be told of the images before they are read.

        Raises what `load` does.
        """
        return Glance(self)

    def download(self, folder: Path, say: Say) -> None:
        """Fetch the data set into a folder, checked by its sums; `say` may raise to cancel."""
        raise DataMissing(tr("{} can't be downloaded.", self.kind))


def _part(say: Say | None, start: float, end: float) -> Say | None:
    """Hears of a part of the work, which is that part of the whole."""
    return say and (lambda share, what: say(start + share * (end - start), what))


def texts(names: Iterable[str]) -> NDArray[Any]:
    """Texts (N,) of any length as an array, which takes no more memory than they do."""
    return np.array(list(names), np.dtypes.StringDType())


def digests(pixels: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """A number (N,) for the content of each image (N, C, H, W): different images have different ones."""
    made = (blake2b(image.tobytes(), digest_size=8).digest() for image in pixels)
    return np.frombuffer(b"".join(made), "<u8").astype(np.uint64)


def in_turns(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """An order that takes one image of each class in turn, so that the first few show all classes."""
    rank = np.empty(len(labels), np.int64)
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        rank[members] = np.arange(len(members))
    return np.lexsort((labels, rank)).astype(np.int64)


datasets: Registry[DataSet] = Registry("data set", DataSet, "aegui.parts.datasets")
