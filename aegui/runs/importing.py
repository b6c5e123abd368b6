"""Runs that lie elsewhere, as a folder, an archive (`runs.archive`) or a zip file, are copied to one's own.

Of a folder plain files alone are taken, under their own names, and as many bytes as were said. An archive
that holds anything else is refused as a whole. No torch; nothing is executed.
"""

from __future__ import annotations

import errno
import glob
import os
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from aegui.files import check_plain, explain, write_folder
from aegui.runs.run_folder import CODES, FOREIGN, MODEL, RECIPE, STEPS, Run, RunError
from aegui.text import counted, quoted, shortened
from aegui.translation import tr

ENDING = ".aerun"  # of a run as one file
MOST_FILES, MOST_BYTES = 20_000, 50 * 10**9  # of one run
MOST_NAMES = 20 * 10**6  # bytes that the list of contents of an archive may take
DENSEST, SMALL = 300, 10**8  # a run of more bytes than SMALL is at most so many times as large as its archive
TELLING = (RECIPE, MODEL, CODES, STEPS, FOREIGN)  # files that no use of a run changes, but training it does
BLOCK = 2**20
Say = Callable[[float, str], None]


class _Part(NamedTuple):
    """One file of a run that is brought in."""

    name: PurePosixPath
    size: int
    open: Callable[[], IO[bytes]]


def takes(path: Path) -> bool:
    """Whether a file or folder is a run, by its names; an archive of ours is taken for one also where it is
    damaged, which is told when it is opened."""
    try:
        if path.is_dir():
            return (path / RECIPE).is_file()
        ending = path.suffix.lower()
        return path.is_file() and (ending == ENDING or (ending == ".zip" and _root(path) is not None))
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False


def bring(path: Path, parent: Path, say: Say) -> tuple[Path, bool]:
    """The run of a folder, archive or zip file among one's own, and whether it is new there.

    One that was brought before, and not trained since, is found again. A name that is taken gets -2. `say`
    hears how far it is and may raise to cancel: nothing is left behind then. Raises `RunError`.
    """
    if path.is_dir() and path.resolve().parent == parent.resolve():
        return path, False
    try:
        if path.is_dir():
            Run(path)
            return _brought(list(_of_folder(path)), parent, path.name, say)
        _check_contents(path)
        with zipfile.ZipFile(path) as packed:
            root = _root(path)
            if root is None:
                raise RunError(tr("{} holds no run: no {}, or several.", path, RECIPE))
            parts = list(_of_zip(packed, root, path))
            whole, size = sum(part.size for part in parts), path.stat().st_size
            if whole > max(SMALL, DENSEST * size):
                raise RunError(
                    tr(
                        "{} is refused: {:,.1f} MB that unpack to {:,.1f} GB are no run.",
                        path,
                        size / 1e6,
                        whole / 1e9,
                    )
                )
            return _brought(parts, parent, root.name or path.stem, say)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError, zlib.error) as error:
        if isinstance(error, RunError):
            raise
        raise RunError(tr("{} can't be unpacked: {}.", path, shortened(str(error)))) from error
    except OSError as error:
        raise RunError(explain(error, Path(error.filename) if error.filename else path)) from error


def _brought(parts: list[_Part], parent: Path, name: str, say: Say) -> tuple[Path, bool]:
    """The run that is the same as these, or a copy of them. Raises `RunError` and `OSError`."""
    for known in (parent / name, *sorted(parent.glob(f"{glob.escape(name)}-*"))):
        if (known / RECIPE).is_file() and _same(parts, known):
            return known, False
    target = _free(parent, name)
    _copy(parts, target, say)
    return target, True


def _same(parts: Sequence[_Part], run: Path) -> bool:
    """Whether a run has the recipe, the weights and the codes of what is brought."""
    telling = {str(part.name): part for part in parts if str(part.name) in TELLING}
    if any((run / name).is_file() is not (name in telling) for name in TELLING):
        return False
    if any((run / name).stat().st_size != part.size for name, part in telling.items()):
        return False
    for name, part in telling.items():
        with part.open() as one, (run / name).open("rb") as other:
            while block := one.read(BLOCK):
                if block != other.read(len(block)):
                    return False
    return True


def _copy(parts: list[_Part], target: Path, say: Say) -> None:
    """Write the parts under a temporary name, and rename. Raises `RunError` and `OSError`."""
    whole = sum(part.size for part in parts)
    if len(parts) > MOST_FILES or whole > MOST_BYTES:
        raise RunError(
            tr(
                "{} is no run: it holds {} of {:,.1f} GB; at most {:,} of {:,.0f} GB are taken.",
                target.name,
                counted(len(parts), "file"),
                whole / 1e9,
                MOST_FILES,
                MOST_BYTES / 1e9,
            )
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(target.parent).free < whole:
        raise OSError(errno.ENOSPC, "no space", str(target))

    def fill(folder: Path) -> None:
        done = 0
        for part in parts:
            place = folder.joinpath(*part.name.parts)
            place.parent.mkdir(parents=True, exist_ok=True)
            with part.open() as source, place.open("xb") as copy:
                left = part.size
                while block := source.read(min(BLOCK, left + 1)):
                    left -= len(block)
                    if left < 0:
                        raise RunError(tr("{} is larger than was said: nothing was taken.", part.name))
                    copy.write(block)
                    done += len(block)
                    say(done / max(1, whole), part.name.name)

    write_folder(target, fill)


def files_of(folder: Path) -> list[Path]:
    """The plain files of a run, as paths within it; links, pipes and what begins with a dot stay."""
    found = []
    for above, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(above) / name
            if stat.S_ISREG(file.lstat().st_mode) and not name.startswith("."):
                found.append(file.relative_to(folder))
    return found


def _of_folder(folder: Path) -> Iterator[_Part]:
    for name in files_of(folder):
        file = folder / name
        yield _Part(PurePosixPath(*name.parts), file.stat().st_size, partial(_opened, file))


def _opened(file: Path) -> IO[bytes]:
    return file.open("rb")


def _of_zip(packed: zipfile.ZipFile, root: PurePosixPath, path: Path) -> Iterator[_Part]:
    """The files of a run in an archive. Raises `RunError` where an entry is not as one of a run's."""
    seen = set()
    for one in packed.infolist():
        name = PurePosixPath(one.filename)
        kind = stat.S_IFMT(one.external_attr >> 16)
        if name.is_absolute() or ".." in name.parts or set("\\:\0") & set(one.filename):
            why = tr("leads out of its folder")
        elif kind and not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            why = tr("is a link or no plain file")
        elif str(name).casefold() in seen:
            why = tr("is there twice")
        else:
            why = ""
        if why:
            raise RunError(tr("{} is refused: {} in it {}.", path, quoted(one.filename), why))
        seen.add(str(name).casefold())
        if one.is_dir() or not name.is_relative_to(root):
            continue
        inside = name.relative_to(root)
        if inside.parts and not any(part.startswith(".") for part in inside.parts):
            yield _Part(inside, one.file_size, partial(packed.open, one))


def _check_contents(path: Path) -> None:
    """Raise `RunError` where the list of contents is larger than that of any run: it is read as a whole."""
    check_plain(path)
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 2**16 - 100))
        end = file.read()
    place = end.rfind(b"PK\5\6")
    if place < 0 or len(end) < place + 22:
        raise RunError(tr("{} can't be unpacked: it is no zip file, or its end is missing.", path))
    count, length = struct.unpack_from("<HL", end, place + 10)
    if place >= 76 and end[place - 20 : place - 16] == b"PK\6\7":  # numbers that take eight bytes
        count, length = struct.unpack_from("<QQ", end, place - 76 + 32)
    if count > MOST_FILES or length > MOST_NAMES:
        raise RunError(
            tr("{} is refused: it holds {:,} files, and a run at most {:,}.", path, count, MOST_FILES)
        )


def _root(path: Path) -> PurePosixPath | None:
    """The folder of a zip file that holds its only recipe; None where there is none, or several."""
    _check_contents(path)
    with zipfile.ZipFile(path) as packed:
        names = [PurePosixPath(name) for name in packed.namelist()]
    roots = [name.parent for name in names if name.name == RECIPE and len(name.parts) <= 2]
    return roots[0] if len(roots) == 1 else None


def _free(parent: Path, name: str) -> Path:
    """A name that is not taken; a taken one gets -2."""
    for number in range(1, 1000):
        path = parent / (name if number == 1 else f"{name}-{number}")
        if not path.exists():
            return path
    raise RunError(tr("{} holds a thousand runs called {}.", parent, shortened(name)))
