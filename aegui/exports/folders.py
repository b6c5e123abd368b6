"""A folder that appears whole or not at all. No torch."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from aegui.files import PATH, explain
from aegui.text import shortened
from aegui.translation import tr

PART = ".part"  # behind the name of what is not whole yet


class NotWritten(ValueError):
    """A folder can't be written; a sentence says why and what can be done."""


def refuse_full(target: Path) -> None:
    """Raise `NotWritten` where a folder with this name can't be made, before any work went into it."""
    name = shortened(str(target), PATH)
    try:
        if target.is_dir() and any(target.iterdir()):
            raise NotWritten(tr("{} is not empty: choose a new folder, so that nothing is mixed up.", name))
        if not target.is_dir() and os.path.lexists(target):
            raise NotWritten(tr("{} is a file: choose a new folder.", name))
        # A new folder goes into its parent, and an empty one is replaced there.
        around = next(one for one in target.absolute().parents if os.path.lexists(one))
        if not around.is_dir():
            raise OSError(errno.ENOTDIR, "Not a folder", str(target))
        if not os.access(around, os.W_OK | os.X_OK):
            locked = hasattr(os, "statvfs") and os.statvfs(around).f_flag & os.ST_RDONLY
            raise OSError(errno.EROFS if locked else errno.EACCES, "Can't be written", str(target))
    except OSError as error:
        raise NotWritten(explain(error, target)) from error


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """A folder to write into, which becomes the target once all is there. Raises `NotWritten`.

    A target that is there and empty is taken; what fails or is cancelled leaves nothing.
    """
    refuse_full(target)
    target = target.absolute()
    part = target.with_name(f".{target.name}.{os.getpid()}{PART}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.mkdir()
    except OSError as error:
        raise NotWritten(explain(error, target)) from error
    try:
        yield part
        with suppress(FileNotFoundError):
            target.rmdir()  # on Windows a folder can't take the place of an empty one
        part.rename(target)
    except OSError as error:
        if error.errno == errno.ENOTEMPTY:
            raise NotWritten(tr("{} was filled meanwhile.", shortened(str(target), PATH))) from error
        raise NotWritten(explain(error, target)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def swept(target: Path, process: int) -> None:
    """Remove what a process that was ended left beside a target."""
    target = target.absolute()
    shutil.rmtree(target.with_name(f".{target.name}.{process}{PART}"), ignore_errors=True)
