"""Codes from elsewhere become a run without a network: a plane of them, with images if there are any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import tomli_w
from numpy.typing import NDArray

from aegui.foreign import ForeignError
from aegui.foreign.codes_file import MOST_CLASSES, Codes
from aegui.parts.datasets import DataBroken, datasets, texts
from aegui.parts.datasets.table import natural
from aegui.runs.adoption import LONGEST, key_of, nameless, new_folder, write
from aegui.runs.image_list import listed
from aegui.runs.run_folder import StoredCodes
from aegui.text import counted
from aegui.training.splits import ImageSet, Splits, divide, take
from aegui.translation import tr

if TYPE_CHECKING:
    from aegui.parts.datasets import DataSet, Say

PIECE = 1 << 20


def digest_of(path: Path) -> str:
    """Tells the content of a file from others. Raises `OSError`."""
    made = blake2b(digest_size=16)
    with path.open("rb") as content:
        while piece := content.read(PIECE):
            made.update(piece)
    return made.hexdigest()


def adopt_codes(
    found: Codes, place: Path | None, folders: Sequence[Path], parent: Path, command: str, say: Say
) -> Path:
    """Make a run of codes, and of the images in their file, beside it, or in a folder by their names.

    Raises `ForeignError`, `RunError` or `OSError`, or what `say` raises to cancel.
    """
    notes: list[str] = []
    data, splits = _images(found, place, folders, notes, say)
    if splits is not None:
        subset, rows = _matched(found, splits, notes)
    else:
        subset, rows = _alone(found, notes), np.arange(len(found.codes))
        splits = Splits(subset, subset, subset, subset)
    subset = replace(subset, parts=("given",))
    stored = StoredCodes(subset, found.codes[rows], np.empty(0, np.int64), np.empty((0, 1, 1, 1), np.uint8))
    notes.insert(
        0,
        tr(
            "{} of {}, without a network.",
            counted(len(rows), "code"),
            counted(found.codes.shape[1], "number"),
        ),
    )
    about: dict[str, Any] = {
        "digest": digest_of(found.path), "data": "" if data is None else key_of(data),
        "images": data is not None, "decodes": False, "notes": notes,
    }  # fmt: skip
    if data is None:
        about |= {"root": str(found.path.absolute()), "table": found.path.name if found.table else ""}
    name = re.sub(r"[^a-z0-9]+", "-", found.path.stem.lower()).strip("-")[:LONGEST].strip("-") or "codes"
    recipe: dict[str, Any] = {
        "name": name,
        "summary": tr("Codes alone, opened from {}: there is no network.", found.path),
        "model": {"kind": "plain", "code": found.codes.shape[1]},
    }
    if data is not None:
        recipe["data"] = {k: v for k, v in data.model_dump(mode="json").items() if v is not None}
    with new_folder(parent, name) as made:
        write(made, tomli_w.dumps(recipe), found.path, command, about, stored, listed(splits))
    return made


def _images(
    found: Codes, place: Path | None, folders: Sequence[Path], notes: list[str], say: Say
) -> tuple[DataSet | None, Splits | None]:
    """The images that belong to the codes; none where there are none."""
    if found.images:
        form = {"images": found.images, "labels": None if found.labels is not None else "none"}
        asked = {"kind": "arrays", "path": str(found.path.absolute()), "validation": "training", **form}
    elif found.names is not None:
        root = place or found.path.parent
        if not any((root / name).is_file() for name in found.names[:50]):
            if place is not None:
                raise ForeignError(
                    tr("None of the first names, such as {}, is a file in {}.", found.names[0], place)
                )
            return None, None
        asked = {"kind": "folder", "path": str(root.absolute()), "validation": "training"}
        if found.table and place is None:
            asked["table"] = found.path.name
    else:
        if place is not None:
            raise ForeignError(
                tr("{} names no files: which image belongs to which code can't be told.", found.path)
            )
        return None, None
    try:
        data = datasets.make(asked)
        data = data.settled(folders, say)
        splits = divide(data, folders, say)
    except DataBroken as error:
        notes.append(tr("The images were left out: {}", error))
        return None, None
    return data, splits


def _matched(found: Codes, splits: Splits, notes: list[str]) -> tuple[ImageSet, NDArray[np.int64]]:
    """The images that have a code, and the rows of their codes."""
    images = splits.shown
    if found.images:
        if len(images) != len(found.codes):
            raise ForeignError(
                tr("{} holds {}, and other than so many codes.", found.path, counted(len(images), "image"))
            )
        return images, images.rows
    assert found.names is not None
    assert images.names is not None
    place = {name: n for n, name in enumerate(found.names)}
    rows = np.array([place.get(name, -1) for name in images.names.tolist()], np.int64)
    there = rows >= 0
    if not there.any():
        raise ForeignError(
            tr("None of the images in {} has a code in {}.", found.path.parent, found.path.name)
        )
    lacking = len(found.codes) - int(there.sum())
    if lacking:
        notes.append(tr("{} left out, as no image of that name is there.", counted(lacking, "code")))
    if not there.all():
        notes.append(tr("{} left out, without a code.", counted(int((~there).sum()), "image")))
        images = replace(take(images, there), of=len(images))
    return images, rows[there]


def _alone(found: Codes, notes: list[str]) -> ImageSet:
    """Points by their names, or the rows of the file; with their classes."""
    count = len(found.codes)
    names = found.names or tuple(f"{found.path.name}[{row}]" for row in range(count))
    labels: NDArray[np.int64] | None = None
    classes: tuple[str, ...] = ()
    if found.labels is not None:
        classes = tuple(sorted({label for label in found.labels if label}, key=natural))
        if len(classes) > min(MOST_CLASSES, max(2, count // 2)):
            notes.append(tr("The labels are others for nearly each code: they are taken for no classes."))
            classes = ()
        elif not all(found.labels):
            notes.append(tr("Some codes have no label: the labels are left to the table."))
            classes = ()
    if classes and found.labels is not None:
        number = {name: n for n, name in enumerate(classes)}
        labels = np.array([number[label] for label in found.labels], np.int64)
    plain = nameless("codes", count, "given")
    digests = np.zeros(count, np.uint64)
    return replace(plain, labels=labels, classes=classes, names=texts(names), digests=digests)
