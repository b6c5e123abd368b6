"""What lies in a folder of pictures, before any is opened: which are for training, and of which classes."""

from __future__ import annotations

import os
import re
import stat
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from aegui.files import explain, reason
from aegui.parts.datasets import DataBroken, Say, Split
from aegui.parts.datasets.origin import Origin
from aegui.parts.datasets.own import plain
from aegui.parts.datasets.pictures import SUFFIXES, is_picture
from aegui.parts.formats import tiff
from aegui.parts.formats.data_file import Planes
from aegui.text import counted, shortened
from aegui.translation import tr

SPLITS: tuple[Split, ...] = ("train", "validation", "test")
NAMES = {
    "train": "train", "training": "train", "trn": "train",
    "val": "validation", "valid": "validation", "validation": "validation", "dev": "validation",
    "test": "test", "testing": "test", "tst": "test",
}  # fmt: skip
# "Training set", "test_images", "val2017": what people add to the name of a split.
SPLIT_NAME = re.compile(rf"({'|'.join(NAMES)})([ _-]?(set|data|images|imgs|img|split))?[ _-]?\d*")
WRAPPING = frozenset({"images", "image", "imgs", "img", "pictures", "jpegimages"})  # in each split, no class
# What systems and programs leave beside the user's files; so does all that begins with a dot.
CLUTTER = frozenset(
    {
        "__macosx", "@eadir", "@recycle", "@recently-snapshot", "@tmp", "#recycle", "#snapshot", "lost+found",
        "system volume information", "$recycle.bin", "recycler", "recycled", "__pycache__", "thumbs.db",
        "desktop.ini", "ehthumbs.db", "icon\r",
    }
)  # fmt: skip
# What says more of the images, and is none of them.
TABLES = frozenset({"metadata.csv", "metadata.tsv", "metadata.parquet", "aegui-tags.csv"})
MOST_FILES = 1_000_000
MOST_FOLDERS = 100_000
MOST_CLASSES = 10_000
DEEPEST = 64  # folders inside one another
SAID = 3  # names that a sentence has
EVERY = 0.1  # seconds between two words about the progress


class Found(NamedTuple):
    """A picture: a file that is one by its name or its first bytes, or a page of it."""

    split: Split
    group: str  # the sub-folder, "" where there is none
    place: str
    size: int
    changed: int  # ns
    page: int | None = None  # from 1; None: the file has one

    @property
    def path(self) -> Path:
        """Its file."""
        return Path(self.place)

    def name(self, root: Path) -> str:
        """What the picture is called: its file below the folder, and its page."""
        file = plain(below(root, self.place))
        return file if self.page is None else str(Origin(file, self.page))


class Listing(NamedTuple):
    """What lies in a folder, before any picture is opened."""

    files: list[Found]
    classes: list[str]  # names of sub-folders; none where pictures have no labels
    understood: tuple[str, ...]  # sentences on what was taken for what
    left_out: tuple[str, ...]  # folders, links and files, each with the reason

    def of(self, split: Split) -> list[Found]:
        """The pictures of a split."""
        return [one for one in self.files if one.split == split]


class _File(NamedTuple):
    place: str
    size: int
    changed: int  # ns
    pages: int = 1

    def found(self, split: Split, group: str) -> Iterator[Found]:
        """Its pictures."""
        if self.pages == 1:
            yield Found(split, group, self.place, self.size, self.changed)
            return
        for page in range(1, self.pages + 1):
            yield Found(split, group, self.place, self.size, self.changed, page)


@dataclass
class _Folder:
    """A folder with all that lies below it."""

    path: Path
    pictures: list[_File] = field(default_factory=list)
    folders: list[_Folder] = field(default_factory=list)
    count: int = 0  # pictures here and below

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def filled(self) -> list[_Folder]:
        """The sub-folders that hold pictures."""
        return [one for one in self.folders if one.count]

    def every(self) -> Iterator[_File]:
        """All pictures below, in the order of their names."""
        yield from self.pictures
        for one in self.folders:
            yield from one.every()


def listed(root: Path, say: Say | None = None, apart: Path | None = None, planes: Planes = "auto") -> Listing:
    """Find the pictures of a folder, and tell splits from classes; a file or folder `apart` is passed over.

    The usual names of splits are understood in any case: where there are training images beside others, or
    where there is nothing else. Else sub-folders are classes. Raises `DataBroken` where there is nothing to
    train on.
    """
    return _sorted(root, _Walk(root, say, apart, planes))


def listed_names(root: Path, names: Sequence[str]) -> Listing:
    """The same of the names of picture files in an archive at `root`. Raises `DataBroken`."""
    return _sorted(root, _Names(root, names))


def _sorted(root: Path, walk: _Walk) -> Listing:
    """Tell splits from classes."""
    top = walk.look(root)
    place, inside = _unwrapped(top)
    halves = _splits(place)
    if halves is None:
        halves = {"train": [place]}
    else:
        walk.leave_beside(place, halves)
    halves = {split: _plain_inside(halves, split) for split in halves}
    files = [
        found
        for split in halves
        for one, group in _grouped(halves[split])
        for found in one.found(split, group)
    ]
    if len(files) > MOST_FILES:
        raise DataBroken(tr("{} holds more than {:,} pictures: choose a folder inside it.", root, MOST_FILES))
    labelled = any(one.group for one in files if one.split == "train")
    if not any(one.split == "train" for one in files):
        raise DataBroken(_empty(halves["train"][0].path if halves["train"] else root))
    kept = [one for one in files if bool(one.group) == labelled]
    for split, places in halves.items():
        mine = [one for one in files if one.split == split]
        if mine and not labelled and all(one.group for one in mine):
            raise DataBroken(
                tr(
                    "{} has no sub-folders for the classes, as {} has: sort both alike.",
                    halves["train"][0].path,
                    places[0].path,
                )
            )
        if mine and labelled and not any(one.group for one in mine):
            pictures = counted(len(mine), "picture")
            walk.leave(places[0].path, tr("it has no sub-folders for the classes ({})", pictures))
        elif not mine:
            walk.leave(places[0].path, tr("it holds no pictures"))
    for one in [one for places in halves.values() for place in places for one in place.folders]:
        if not one.count and labelled:
            walk.leave(one.path, tr("it holds no pictures"))
    loose = len([one for one in files if labelled and not one.group and _has_classes(one.split, kept)])
    if loose:
        belongs = tr("it belongs") if loose == 1 else tr("they belong")
        walk.left_out.append(
            tr("{} beside the sub-folders: {} to no class", counted(loose, "picture"), belongs)
        )
    classes = sorted({one.group for one in kept if one.group})
    if len(classes) > MOST_CLASSES:
        raise DataBroken(
            tr("{} has {:,} sub-folders; at most {:,} can be classes.", root, len(classes), MOST_CLASSES)
        )
    understood = (*_understood(root, inside, place, halves, kept, classes), *_stacks(root, kept))
    return Listing(kept, classes, understood, tuple(walk.all_left_out()))


def split_of(name: str) -> Split | None:
    """The split that a folder of this name may be: Train, val2017, Test Images."""
    found = SPLIT_NAME.fullmatch(name.strip().casefold())
    split = NAMES.get(found[1]) if found else None
    return next((one for one in SPLITS if one == split), None)


def _unwrapped(top: _Folder) -> tuple[_Folder, bool]:
    """The folder that holds splits, classes or pictures; whether it lies inside others that hold only it."""
    place = top
    while len(place.filled) == 1 and not place.pictures and split_of(place.filled[0].name) is None:
        inner = place.filled[0]
        if inner.pictures and inner.filled and _splits(inner) is None:
            break  # one class, some of whose pictures lie deeper
        place = inner
    return place, place is not top


def _splits(place: _Folder) -> dict[Split, list[_Folder]] | None:
    """The folders of each split, None where sub-folders are classes. Raises `DataBroken`."""
    named = [(split, one) for one in place.folders if (split := split_of(one.name)) is not None]
    filled = [(split, one) for split, one in named if one.count]
    there = {split for split, _ in filled}
    others = [one for one in place.filled if split_of(one.name) is None]
    if "train" in there and len(there) > 1:
        return {
            split: [one for found, one in filled if found == split]
            or [one for found, one in named if found == split]
            for split in SPLITS
            if split in {found for found, _ in named}
        }
    if others or not there:
        return None
    empty = [one for split, one in named if split == "train" and not one.count]
    if empty:
        raise DataBroken(_empty(empty[0].path))
    if len(there) > 1:
        names = tr(" and ").join(plain(one.name) for _, one in filled)
        raise DataBroken(
            tr(
                "{} holds {} and no training images: put them in a folder train beside these.",
                place.path,
                names,
            )
        )
    if len(filled) > 1:
        return None  # test1, test2: no pair of splits
    halves: dict[Split, list[_Folder]] = {"train": [filled[0][1]]}
    halves.update({split: [one] for split, one in named if not one.count})
    return halves


def _plain_inside(halves: dict[Split, list[_Folder]], split: Split) -> list[_Folder]:
    """The folders of a split; of train/images, test/images and their like those inside."""
    every = [place for places in halves.values() for place in places if place.count]
    wrapped = len(every) > 0 and all(
        len(place.filled) == 1 and not place.pictures and place.filled[0].name.casefold() in WRAPPING
        for place in every
    )
    return [place.filled[0] if wrapped and place.count else place for place in halves[split]]


def _grouped(places: Sequence[_Folder]) -> Iterator[tuple[_File, str]]:
    """The pictures of a split, each with its sub-folder."""
    for place in places:
        yield from ((one, "") for one in place.pictures)
        for folder in place.folders:
            yield from ((one, folder.name) for one in folder.every())


def _has_classes(split: Split, kept: Sequence[Found]) -> bool:
    return any(one.split == split for one in kept)


def _understood(
    root: Path,
    inside: bool,
    place: _Folder,
    halves: dict[Split, list[_Folder]],
    kept: Sequence[Found],
    classes: Sequence[str],
) -> Iterator[str]:
    """What was taken for what, in sentences."""
    where = tr(" in {}", _relative(place.path, root)) if inside else ""
    counts = Counter(one.split for one in kept)
    of_classes = tr(" of {}", _classes(classes)) if classes else tr(", without classes")
    direct = halves["train"] == [place]
    if direct:
        yield f"{counted(len(kept), 'picture')}{where}{of_classes}."
        lonely = [name for name in classes if split_of(name) is not None]
        if lonely:
            yield tr(
                "{} is taken for a class: a split has others beside it, one of them train.", plain(lonely[0])
            )
        return
    names = {
        split: tr(" and ").join(_relative(one.path, root) for one in places)
        for split, places in halves.items()
        if counts[split]
    }
    if len(names) == 1:
        yield tr(
            "{} in {}{}: a part of them is held out.",
            counted(len(kept), "picture"),
            names["train"],
            of_classes,
        )
    else:
        parts = [tr("{} in {}", _counted(counts[split], split), name) for split, name in names.items()]
        yield f"{', '.join(parts)}{of_classes}."


def _counted(count: int, split: Split) -> str:
    return {
        "train": counted(count, "training picture"),
        "validation": counted(count, "validation picture"),
        "test": counted(count, "test picture"),
    }[split]


def _stacks(root: Path, kept: Sequence[Found]) -> Iterator[str]:
    """How many files have several pages, in a sentence where there are any."""
    pages = Counter(one.place for one in kept if one.page is not None)
    if pages:
        some = [f"{plain(below(root, place))} ({count:,})" for place, count in list(pages.items())[:SAID]]
        more = tr(" and {:,} more", len(pages) - SAID) if len(pages) > SAID else ""
        whole = counted(len(pages), "file")
        yield tr(
            "Each page is a picture, {:,} in {}: {}{}.", sum(pages.values()), whole, ", ".join(some), more
        )


def below(root: Path, place: str) -> str:
    """The path of a file below the folder, with slashes."""
    path = place.removeprefix(_before(str(root)))
    return path if os.sep == "/" else path.replace(os.sep, "/")


@lru_cache(16)
def _before(root: str) -> str:
    """What the places of files in a folder begin with."""
    return "" if root == "." else os.path.join(root, "")


def _classes(classes: Sequence[str]) -> str:
    """2 classes (a, b)."""
    named = ", ".join(shortened(plain(name)) for name in classes[:SAID]) + (
        ", …" if len(classes) > SAID else ""
    )
    return f"{counted(len(classes), 'class', 'classes')} ({named})"


def _relative(path: Path, root: Path) -> str:
    return plain(path.relative_to(root).as_posix()) + "/"


def _empty(path: Path) -> str:
    known = ", ".join(sorted(suffix[1:] for suffix in SUFFIXES))
    return tr("{} holds no pictures (files ending in {}).", path, known)


class _Walk:
    """Looks through a folder once and notes what it leaves out."""

    def __init__(self, root: Path, say: Say | None, apart: Path | None, planes: Planes = "auto") -> None:
        self.left_out: list[str] = []
        self._root, self._say, self._apart, self._planes = root, say, apart, planes
        self._others: Counter[str] = Counter()  # files that are no pictures, by suffix
        self._clutter: list[str] = []
        self._at = 0.0
        self._files = self._folders = 0
        whole = root.resolve()
        self._above = {key for one in (whole, *whole.parents) if (key := _key(one)) is not None}

    def look(self, path: Path, above: frozenset[tuple[int, int]] = frozenset()) -> _Folder:
        """A folder with all below it; links to folders are followed, but not round and round."""
        if self._say is not None:
            self._say(0.0, tr("looking through {}", plain(str(path))))
        folder, inner = _Folder(path), []
        self._folders += 1
        if self._folders > MOST_FOLDERS:
            raise DataBroken(
                tr("{} holds more than {:,} folders: choose one inside it.", self._root, MOST_FOLDERS)
            )
        try:
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            if path == self._root:
                raise DataBroken(explain(error, path)) from error
            self.leave(path, reason(error))
            return folder
        before = _before(str(path))
        apart = self._apart.name if self._apart is not None and self._apart.parent == path else None
        tables = TABLES if path == self._root else ()
        for entry in entries:
            name, plainly = entry.name, entry.name.casefold()
            if name.startswith(".") or name == apart or plainly in tables:
                continue
            if plainly in CLUTTER:
                self._clutter.append(_relative(path / name, self._root).rstrip("/"))
                continue
            try:
                if entry.is_dir():
                    inner.append(path / name)
                    continue
            except OSError:  # a link to nothing is no folder
                pass
            found = self._picture(entry, before + entry.name)
            if found is not None:
                folder.pictures.append(found)
        here = _key(path)
        above = above | {here} if here is not None else above
        for one in inner:
            if one.is_symlink() and (_key(one) in above or _key(one) in self._above):
                target = plain(str(one.resolve()))
                self.leave(one, tr("it is a link that leads round to {}", target))
            elif len(one.relative_to(self._root).parts) > DEEPEST:
                self.leave(one, tr("it lies more than {} folders deep", DEEPEST))
            else:
                folder.folders.append(self.look(one, above))
        folder.count = len(folder.pictures) + sum(one.count for one in folder.folders)
        return folder

    def _picture(self, entry: os.DirEntry[str], place: str) -> _File | None:
        """A file that is a picture by its name or its first bytes."""
        size, changed = 0, 0
        try:
            about_it = entry.stat()
            if not stat.S_ISREG(about_it.st_mode):  # a pipe would make the reading wait for ever
                return None
            size, changed = about_it.st_size, about_it.st_mtime_ns
        except FileNotFoundError:  # a link to nothing is a picture that can't be read
            pass
        except OSError as error:
            self.leave(Path(place), reason(error))  # a link that leads to itself
            return None
        _, dot, suffix = entry.name.rpartition(".")
        suffix = f".{suffix.lower()}" if dot else ""
        if suffix not in SUFFIXES and not is_picture(Path(place)):
            self._others[suffix or entry.name] += 1
            return None
        self._files += 1
        if self._files > MOST_FILES:
            raise DataBroken(
                tr("{} holds more than {:,} pictures: choose a folder inside it.", self._root, MOST_FILES)
            )
        paged = suffix in tiff.SUFFIXES or suffix not in SUFFIXES
        if self._say is not None and time.monotonic() - self._at >= EVERY:  # one folder may hold a million
            self._at = time.monotonic()
            doing = tr("counting the pages of") if paged else tr("looking through")
            self._say(0.0, f"{doing} {counted(self._files, 'file')}")
        if not paged:
            return _File(place, size, changed)
        return _File(place, size, changed, max(1, tiff.count(place, size, changed, self._planes)))

    def leave(self, path: Path, why: str) -> None:
        """Note what is left out."""
        self.left_out.append(f"{plain(path.relative_to(self._root).as_posix())}: {why}")

    def leave_beside(self, place: _Folder, halves: dict[Split, list[_Folder]]) -> None:
        """Note the pictures that lie beside splits."""
        known = {one.path for places in halves.values() for one in places}
        for one in place.filled:
            if one.path not in known:
                self.leave(one.path, tr("it lies beside the splits ({})", counted(one.count, "picture")))
        if place.pictures:
            self.left_out.append(tr("{} beside the splits", counted(len(place.pictures), "picture")))

    def all_left_out(self) -> Iterator[str]:
        """What was left out, with the reasons."""
        yield from self.left_out
        if self._clutter:
            more = tr(" and {:,} more", len(self._clutter) - SAID) if len(self._clutter) > SAID else ""
            yield tr("{}{}: what systems leave beside files", ", ".join(self._clutter[:SAID]), more)
        if self._others:
            kinds = ", ".join(f"{count:,} {plain(kind)}" for kind, count in self._others.most_common(SAID))
            more = ", …" if len(self._others) > SAID else ""
            yield tr("files that are no pictures: {}{}", kinds, more)


class _Names(_Walk):
    """Looks through the names of an archive."""

    def __init__(self, root: Path, names: Sequence[str]) -> None:
        super().__init__(root, None, None)
        self._tree: dict[Path, dict[Path, None]] = {root: {}}  # what lies in each folder
        self._leaves = {root / name for name in names}
        for leaf in sorted(self._leaves):
            inner = leaf
            while inner != root:
                self._tree.setdefault(inner.parent, {})[inner] = None
                inner = inner.parent

    def look(self, path: Path, above: frozenset[tuple[int, int]] = frozenset()) -> _Folder:
        folder = _Folder(path)
        for one in self._tree[path]:
            if len(one.relative_to(self._root).parts) > DEEPEST:
                self.leave(one, tr("it lies more than {} folders deep", DEEPEST))
            elif one in self._leaves:
                folder.pictures.append(_File(str(one), 0, 0))
            else:
                folder.folders.append(self.look(one))
        folder.count = len(folder.pictures) + sum(one.count for one in folder.folders)
        return folder


def _key(path: Path) -> tuple[int, int] | None:
    """What a folder is known by, whatever its name."""
    try:
        about_it = path.stat()
    except OSError:
        return None
    return about_it.st_dev, about_it.st_ino
