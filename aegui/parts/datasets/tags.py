"""Tags and notes that the user gives to their own images: kept with the images, not with one run."""

from __future__ import annotations

import csv
import errno
import io
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aegui import paths
from aegui.files import write_text
from aegui.parts.datasets import Source
from aegui.parts.datasets.table import TableBroken, natural, read
from aegui.translation import tr

FILE = "aegui-tags.csv"
HEADER = ("image", "tag", "note", "digest")
LONGEST, LONGEST_NOTE = 60, 2_000  # characters

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Mark:
    """What the user says of an image."""

    tag: str = ""  # one at most: it can be the class that is learnt
    note: str = ""
    digest: int | None = None  # of its content when it was said: the image is found again under another name


NO_MARK = Mark()


@dataclass(frozen=True, eq=False)
class Tags:
    """The marks of the images of one folder or file, those of runs that do not show them among them."""

    root: Path
    marks: Mapping[str, Mark] = field(default_factory=dict)  # by the name of the image; none without a word

    def of(self, names: Sequence[str], digests: NDArray[np.uint64] | None = None) -> list[Mark]:
        """What is said of each of these images: by its name, else by its content."""
        contents: dict[int | None, Mark] = {one.digest: one for one in self.marks.values()}
        contents[None] = NO_MARK
        keys: Sequence[int | None] = [None] * len(names) if digests is None else digests.tolist()
        known = self.marks
        pairs = zip(names, keys, strict=True)
        return [known.get(name) or contents.get(key) or NO_MARK for name, key in pairs]

    @property
    def counts(self) -> dict[str, int]:
        """How many images have each tag, in order."""
        found = Counter(one.tag for one in self.marks.values() if one.tag)
        return {tag: found[tag] for tag in sorted(found, key=natural)}

    def tagged(self, images: Iterable[tuple[str, int | None]], tag: str) -> Tags:
        """The same with another tag for some images (name and digest); "" takes it away."""
        return self._with({name: replace(self._mark(name, key), tag=tag) for name, key in images})

    def noted(self, name: str, digest: int | None, note: str) -> Tags:
        """The same with another note; "" takes it away."""
        return self._with({name: replace(self._mark(name, digest), note=note)})

    def _mark(self, name: str, digest: int | None) -> Mark:
        (mark,) = self.of([name], None if digest is None else np.array([digest], np.uint64))
        return replace(mark, digest=digest if digest is not None else mark.digest)

    def _with(self, marks: Mapping[str, Mark]) -> Tags:
        every = {**self.marks, **marks}
        return replace(self, marks={name: one for name, one in every.items() if one.tag or one.note})

    def changes(self, before: Tags) -> dict[str, Mark]:
        """What is other than before, by name."""
        names = self.marks.keys() | before.marks.keys()
        pairs = ((name, self.marks.get(name, NO_MARK)) for name in names)
        return {name: one for name, one in pairs if one != before.marks.get(name, NO_MARK)}


def plain_tag(text: str) -> str:
    """A tag as it is kept: on one line, of a bearable length."""
    return " ".join(text.split())[:LONGEST]


def beside(root: Path) -> Path:
    """Where the tags lie with the images: in their folder, or beside their file."""
    return root / FILE if root.is_dir() else root.with_name(f"{root.name}.{FILE}")


def elsewhere(root: Path) -> Path:
    """Where they are kept of a folder that may not be written to."""
    mark = blake2b(os.fsencode(root.absolute()), digest_size=4).hexdigest()
    return paths.user_data_dir() / "tags" / f"{root.name}-{mark}.csv"


def tags_of(source: Source) -> Tags:
    """The tags that are kept. Raises `TableBroken` where a file of them can't be read."""
    root = source.root
    found: dict[str, Mark] = {}
    for file in (beside(root), elsewhere(root)):
        if file.is_file():
            found |= _marks(file)
    return Tags(root, found)


def _marks(file: Path) -> dict[str, Mark]:
    """As they stand in a file; also where a spreadsheet has saved it. Raises `TableBroken`."""
    cells = read(file)
    if "image" not in cells.header or not {"tag", "note"} & set(cells.header):
        raise TableBroken(tr("{} holds no tags: its first line must name image, tag and note.", file))
    rows = [dict(zip(cells.header, row, strict=True)) for row in cells.rows]
    marks = {row["image"]: _mark(row) for row in rows}
    return {name: one for name, one in marks.items() if one.tag or one.note}


def _mark(row: Mapping[str, str]) -> Mark:
    try:
        digest = int(row.get("digest", ""), 16)
    except ValueError:
        digest = -1
    known = digest if 0 <= digest < 2**64 else None
    return Mark(plain_tag(row.get("tag", "")), row.get("note", "")[:LONGEST_NOTE], known)


def keep(now: Tags, before: Tags) -> Path:
    """Write what is other than before into the file, whatever another window has written there meanwhile.

    Where the folder may not be written to it is kept in the user's data folder. Returns the file. Raises
    `OSError`, or `TableBroken` where what is there can't be read, and would be lost.
    """
    changes = now.changes(before)
    first = beside(now.root)
    try:
        _write(first, changes)
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise
    else:
        return first
    other = elsewhere(now.root)
    other.parent.mkdir(parents=True, exist_ok=True)
    _write(other, changes)
    return other


def _write(file: Path, changes: Mapping[str, Mark]) -> None:
    marks = {**(_marks(file) if file.is_file() else {}), **changes}
    write_text(file, to_csv({name: one for name, one in marks.items() if one.tag or one.note}))


def to_csv(marks: Mapping[str, Mark]) -> str:
    """A line for each image, in the order of their names."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for name in sorted(marks, key=natural):
        one = marks[name]
        writer.writerow((name, one.tag, one.note, "" if one.digest is None else f"{one.digest:016x}"))
    return text.getvalue()
