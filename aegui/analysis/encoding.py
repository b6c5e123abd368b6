"""Whole sets of images through a trained model: codes and reconstruction errors, as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aegui.analysis.ranking import squared_errors
from aegui.parts.datasets import DataBroken, DataSet, datasets
from aegui.parts.datasets.arrays import kind_of
from aegui.parts.datasets.own import OwnImages
from aegui.parts.datasets.table import TableBroken, table_of
from aegui.parts.datasets.tags import tags_of
from aegui.recipe import Recipe, RecipeError, make, shape_text
from aegui.runs.codes_table import NOTHING, CodesTable, Columns
from aegui.runs.run_folder import Run, RunError
from aegui.runs.run_images import changed_sentence, located, read_images
from aegui.text import counted, quoted
from aegui.training.splits import ImageSet, Splits, join, whole
from aegui.translation import tr

if TYPE_CHECKING:
    from aegui.analysis.groups import Grouping
    from aegui.parts.datasets import Say
    from aegui.runs.snapshot import Snapshot

AT_ONCE = 500  # images
READING = 0.3  # of the time, about


@dataclass(frozen=True, eq=False)
class Encoded:
    """Images (N,) with what a model makes of them."""

    subset: ImageSet  # without pixels
    parts: tuple[str, ...]  # (N,), what each was in the training: "train", "held-out", "test"; or its split
    errors: NDArray[np.float32]  # (N,), mean squared error per pixel, of pixels in [0, 1]
    codes: NDArray[np.float32]  # (N, D)
    notes: tuple[str, ...]  # sentences on how the images were read
    columns: Columns = field(default_factory=dict)  # (N,) each, of a table beside the images
    groups: tuple[str, ...] | None = None  # (N,), numbers from 1 on, "" in none; None where none were sought
    code_names: tuple[str, ...] = ()  # that the numbers of a code are given

    def grouped(self, method: Grouping, say: Say) -> Encoded:
        """The same with groups among all codes; the notes say how they were found. Raises `ValueError`."""
        from aegui.analysis.groups import find

        found = None
        for step in find(self.codes, method):
            say(step.share, step.what)
            found = step.groups or found
        assert found is not None
        names = tuple("" if group < 0 else f"{group + 1}" for group in found.labels.tolist())
        sizes = ", ".join(f"{size:,}" for size in found.sizes.tolist())
        loose = tr("; {:,} in none", found.loose) if found.loose else ""
        told = tr("Groups, the largest first: {}{}.", sizes, loose)
        return replace(self, groups=names, notes=(*self.notes, *found.notes, told))

    def write(self, path: Path, about: str = "") -> None:
        """As CSV, NPZ or Parquet, by the ending of the name; `about` is JSON that says where it comes from.

        Raises `OSError`.
        """
        rows = np.arange(len(self.codes), dtype=np.int64)
        table = CodesTable(
            self.subset, rows, self.codes, self.parts, self.groups, self.errors,
            more=self.columns, code_names=self.code_names,
        )  # fmt: skip
        table.write(path, about)


def encode_own(run: Run, snapshot: Snapshot, folders: Iterable[Path], say: Say) -> Encoded:
    """All images of a run's own data: trained on, held out and tested with.

    `say` hears how far it is and may raise to cancel. Raises `RunError`, `DataMissing` or `DataBroken`.
    """
    splits, changes = read_images(run, snapshot.recipe.data, folders, _within(say, 0.0, READING))
    told = changed_sentence(run, changes)
    notes = (*splits.notes, told) if told else splits.notes
    return encode_read(snapshot, splits, notes, _within(say, READING, 1.0))


def encode_read(snapshot: Snapshot, splits: Splits, notes: tuple[str, ...], say: Say) -> Encoded:
    """All images of splits that were read. Raises `DataBroken` where they were not."""
    return _encoded(snapshot, *_parts(splits), notes, say)


def encode_other(snapshot: Snapshot, data: DataSet, folders: Sequence[Path], say: Say) -> Encoded:
    """All images of another data set or folder (`other_data`). Raises as `encode_own` does."""
    read = data.load_all(folders, _within(say, 0.0, READING)).values()
    images = join([whole(split) for split in read if len(split)])
    parts = tuple(images.splits[n] for n in images.split.tolist())
    notes = tuple(dict.fromkeys(note for split in read for note in split.notes))
    return _encoded(snapshot, images, parts, notes, _within(say, READING, 1.0))


def other_data(recipe: Recipe, place: Path | None = None, kind: str = "") -> DataSet:
    """A folder, a file of arrays, or a data set, in the form of the images that a recipe's model takes.

    Pictures of a folder are brought to it as those of the recipe were. Raises `DataBroken`.
    """
    if place is None:
        if kind not in datasets.names():
            raise DataBroken(
                tr("There is no data set {}; there are {}.", quoted(kind), ", ".join(datasets.names()))
            )
        data = datasets.make(kind)
    else:
        channels, height, width = recipe.shape
        own = kind_of(place)
        known = recipe.data.model_dump(mode="json")
        shared = datasets[own].what.model_fields if "path" in known else ()  # of the user's own, as the rule
        like = {name: known[name] for name in shared if name in known}
        form = {"kind": own, "path": str(place.absolute()), "size": [height, width]}
        data = datasets.make({**like, **form, "colour": "grey" if channels == 1 else "rgb"})
    if tuple(data.shape) != tuple(recipe.shape):
        raise DataBroken(
            tr(
                "The model takes {} images, and {} has {} ones: choose a data set of that form, or "
                "a folder, whose pictures are brought to it.",
                shape_text(recipe.shape),
                data.kind,
                shape_text(data.shape),
            )
        )
    return data


def _parts(splits: Splits) -> tuple[ImageSet, tuple[str, ...]]:
    """Every image once, and what it was in the training."""
    images = join([splits.train, splits.validation, splits.test])
    names = np.array([images.splits[n] for n in images.split.tolist()], object)
    learnt = splits.train.places(images) >= 0
    names[~learnt & (names == "train")] = "held-out"
    return images, tuple(names.tolist())


def _encoded(
    snapshot: Snapshot, images: ImageSet, parts: tuple[str, ...], notes: tuple[str, ...], say: Say
) -> Encoded:
    if images.pixels is None:
        raise DataBroken(tr("The images are not on the disk."))
    codes, errors = [], []
    for at in range(0, len(images), AT_ONCE):
        say(at / len(images), tr("{:,} of {}", at, counted(len(images), "image")))
        some = images.pixels[at : at + AT_ONCE]
        codes.append(snapshot.encode(some))
        errors.append(squared_errors(some, snapshot.reconstruct(some)))
    say(1.0, counted(len(images), "image"))
    columns, told = said_of(images)
    named = images.without_pixels()
    return Encoded(
        named, parts, np.concatenate(errors), np.concatenate(codes), (*notes, *told), columns,
        code_names=snapshot.code_names,
    )  # fmt: skip


def said_of(images: ImageSet) -> tuple[Columns, tuple[str, ...]]:
    """What tags and a table beside the user's own images say of each, and sentences on how it was read."""
    if images.source is None or images.names is None:
        return NOTHING, ()
    names = images.names.tolist()
    told: list[str] = []
    found: dict[str, list[str]] = {}
    try:
        tags = tags_of(images.source)
        if tags.marks:
            marks = tags.of(names, images.digests)
            found = {"tag": [one.tag for one in marks], "note": [one.note for one in marks]}
    except TableBroken as error:
        told.append(str(error))
    table = table_of(images.source, names)
    if table is not None:
        found |= table.cells(np.arange(len(images), dtype=np.int64))
        told += dict.fromkeys((*table.notes, *table.warnings))
    return found, tuple(told)


def _within(say: Say, start: float, end: float) -> Callable[[float, str], None]:
    """Hears of a part of the work, which is that part of the whole."""
    return lambda share, what: say(start + share * (end - start), what)


def said_of_run(run: Run, images: ImageSet, folders: Sequence[Path]) -> Columns:
    """The same of images of a run that were not read, where they are on the disk."""
    if images.names is None:
        return NOTHING
    try:
        data = located(run, make(run.raw_recipe).data, folders)
    except (RunError, RecipeError):
        return NOTHING
    root = data.find(folders)
    if not isinstance(data, OwnImages) or root is None:
        return NOTHING
    return said_of(replace(images, source=data.source(root)))[0]
