"""Runs that lie elsewhere, as a folder or a zip file, are copied to one's own. No torch; nothing is executed.

Of a folder and of a zip file plain files alone are taken, under their own names, and as many bytes as were
said.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from aegui.files import explain, write_folder
from aegui.runs.run_folder import RECIPE, Run, RunError
from aegui.text import counted, shortened

MOST_FILES, MOST_BYTES = 20_000, 50 * 10**9  # of one run
BLOCK = 2**20
Say = Callable[[float, str], None]


class _Part(NamedTuple):
    """One file of a run that is brought in."""

    name: PurePosixPath
    size: int
    open: Callable[[], IO[bytes]]


def takes(path: Path) -> bool:
    """Whether a file or folder is a run, by its names."""
    try:
        if path.is_dir():
            return (path / RECIPE).is_file()
        return path.suffix.lower() == ".zip" and path.is_file() and _root(path) is not None
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False


def bring(path: Path, parent: Path, say: Say) -> tuple[Path, bool]:
    """The run of a folder or zip file among one's own, and whether it is new there.

    `say` hears how far it is and may raise to cancel: nothing is left behind then. Raises `RunError`.
    """
    if path.is_dir() and path.resolve().parent == parent.resolve():
        return path, False
    try:
        if path.is_dir():
            Run(path)
            target = _free(parent, path.name)
            _copy(list(_of_folder(path)), target, say)
        else:
            with zipfile.ZipFile(path) as packed:
                root = _root(path)
                if root is None:
                    raise RunError(f"{path} holds no run: no {RECIPE}, or several.")
                target = _free(parent, root.name or path.stem)
                _copy(list(_of_zip(packed, root)), target, say)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and "password" not in str(error):
            raise  # it was cancelled
        raise RunError(f"{path} can't be unpacked: {shortened(str(error))}.") from error
    except OSError as error:
        raise RunError(explain(error, Path(error.filename) if error.filename else path)) from error
    return target, True


def _copy(parts: list[_Part], target: Path, say: Say) -> None:
    """Write the parts under a temporary name, and rename. Raises `RunError` and `OSError`."""
    whole = sum(part.size for part in parts)
    if len(parts) > MOST_FILES or whole > MOST_BYTES:
        raise RunError(
            f"{target.name} is no run: it holds {counted(len(parts), 'file')} of {whole / 1e9:,.1f} GB; "
            f"at most {MOST_FILES:,} of {MOST_BYTES / 1e9:,.0f} GB are taken."
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
                        raise RunError(f"{part.name} is larger than was said: nothing was taken.")
                    copy.write(block)
                    done += len(block)
                    say(done / max(1, whole), part.name.name)

    write_folder(target, fill)


def _of_folder(folder: Path) -> Iterator[_Part]:
    """Its plain files; links, pipes and what begins with a dot stay."""
    for above, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            file = Path(above) / name
            found = file.lstat()
            if stat.S_ISREG(found.st_mode) and not name.startswith("."):
                relative = PurePosixPath(*file.relative_to(folder).parts)
                yield _Part(relative, found.st_size, lambda file=file: file.open("rb"))  # type: ignore[misc]


def _of_zip(packed: zipfile.ZipFile, root: PurePosixPath) -> Iterator[_Part]:
    for one in packed.infolist():
        name = PurePosixPath(one.filename)
        odd = name.is_absolute() or ".." in name.parts or "\\" in one.filename or ":" in one.filename
        if odd or one.is_dir() or not name.is_relative_to(root):
            continue
        inside = name.relative_to(root)
        if inside.parts and not any(part.startswith(".") for part in inside.parts):
            yield _Part(inside, one.file_size, lambda one=one: packed.open(one))  # type: ignore[misc]


def _root(path: Path) -> PurePosixPath | None:
    """The folder of a zip file that holds its only recipe; None where there is none, or several."""
    with zipfile.ZipFile(path) as packed:
        names = [PurePosixPath(name) for name in packed.namelist()[: MOST_FILES + 1]]
    roots = [name.parent for name in names if name.name == RECIPE and len(name.parts) <= 2]
    return roots[0] if len(roots) == 1 else None


def _free(parent: Path, name: str) -> Path:
    """A name that is not taken; a taken one gets -2."""
    for number in range(1, 1000):
        path = parent / (name if number == 1 else f"{name}-{number}")
        if not path.exists():
            return path
    raise RunError(f"{parent} holds a thousand runs called {shortened(name)}.")
