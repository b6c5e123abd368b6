"""Writing files so that they appear whole or not at all, and saying plainly why they can't be."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import get_ident
from typing import BinaryIO

from aegui.text import shortened
from aegui.translation import QT_TRANSLATE_NOOP, tr

REASONS = {
    errno.ENOSPC: QT_TRANSLATE_NOOP("", "the disk is full"),
    errno.EDQUOT: QT_TRANSLATE_NOOP("", "the disk quota is used up"),
    errno.EACCES: QT_TRANSLATE_NOOP("", "permission is denied"),
    errno.EPERM: QT_TRANSLATE_NOOP("", "permission is denied"),
    errno.EROFS: QT_TRANSLATE_NOOP("", "the disk is read-only"),
    errno.ENOENT: QT_TRANSLATE_NOOP("", "it is not there"),
    errno.ENOTEMPTY: QT_TRANSLATE_NOOP("", "it is not empty: name another folder"),
    errno.ENOTDIR: QT_TRANSLATE_NOOP("", "a file stands where a folder is needed"),
    errno.EIO: QT_TRANSLATE_NOOP("", "the disk reports an error"),
    errno.EISDIR: QT_TRANSLATE_NOOP("", "a folder stands where a file is needed"),
    errno.ELOOP: QT_TRANSLATE_NOOP("", "its links lead back to themselves: too many symbolic links"),
    errno.ENAMETOOLONG: QT_TRANSLATE_NOOP("", "the name is too long"),
    errno.ENOMEM: QT_TRANSLATE_NOOP("", "the memory is used up"),
    errno.EFBIG: QT_TRANSLATE_NOOP("", "it is too large"),
    errno.ENXIO: QT_TRANSLATE_NOOP("", "it is no plain file"),
    errno.EMFILE: QT_TRANSLATE_NOOP("", "too many files are open"),
}

PATIENCE = 10  # tries
MOST_TEXT, MOST_TABLE, MOST_BYTES = 10**8, 10**9, 10**11  # bytes of a file that is read
PATH = 300  # characters of a path in a sentence: most are shorter, and this many can still be read


def explain(error: OSError, path: Path | None = None) -> str:
    """One sentence about a file that can't be read or written."""
    return tr("{}: {}.", shortened(str(path or error.filename or tr("A file")), PATH), reason(error))


def reason(error: OSError) -> str:
    """Why a file can't be read or written, without its name and without a full stop."""
    number = error.errno or (errno.ENOENT if isinstance(error, FileNotFoundError) else 0)
    known = REASONS.get(number)
    return shortened(tr(known) if known else (error.strerror or str(error)).lower())


def check_plain(path: Path, most: int = MOST_BYTES) -> None:
    """Raise `OSError` unless a plain file of a bearable size is there: a pipe would never end."""
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise OSError(errno.EISDIR, "Is a directory", str(path))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.ENXIO, "No plain file", str(path))
    if found.st_size > most:
        raise OSError(errno.EFBIG, "File too large", str(path))


def read_text(path: Path, most: int = MOST_TEXT) -> str:
    """The text of a plain file. Raises `OSError`, and `UnicodeDecodeError` where it is none in UTF-8."""
    check_plain(path, most)
    return path.read_text(encoding="utf-8")


def write_bytes(path: Path, content: bytes) -> None:
    """Write under a temporary name, flush, sync and rename. Raises `OSError`; the old file stays then."""
    write_by(path, lambda file: file.write(content))


def write_by(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """The same for content that a function writes piece by piece."""
    partial = path.with_name(f".{path.name}.{os.getpid()}-{get_ident()}.part")
    try:
        with partial.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        _replace(partial, path)
    except BaseException as error:
        # What fails in the middle of a file names none, and the temporary name tells the user nothing.
        if isinstance(error, OSError) and error.filename in (None, str(partial)):
            error.filename = str(path)
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


def _replace(partial: Path, path: Path) -> None:
    """Rename; on Windows a reader that has the file open makes this fail for a moment."""
    for attempt in range(PATIENCE):
        try:
            os.replace(partial, path)
        except PermissionError:
            if os.name != "nt" or attempt == PATIENCE - 1:
                raise
            time.sleep(0.05)
        else:
            return


def write_text(path: Path, content: str) -> None:
    """The same for text, as UTF-8 with plain line ends."""
    write_bytes(path, content.encode())


def write_folder(path: Path, fill: Callable[[Path], object]) -> None:
    """A folder that a function fills under a temporary name; its parents are made. One that is there already
    must be empty. Raises `OSError`; nothing is left of it then."""
    if path.is_dir():
        if any(path.iterdir()):
            raise OSError(errno.ENOTEMPTY, "Not empty", str(path))
    elif path.exists():
        raise OSError(errno.ENOTDIR, "Not a folder", str(path))
    partial = path.with_name(f".{path.name}.{os.getpid()}-{get_ident()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.mkdir()
        fill(partial)
        if path.is_dir():
            path.rmdir()  # Windows renames to no name that is taken
        partial.rename(path)
    except BaseException as error:
        if isinstance(error, OSError) and (error.filename is None or str(partial) in str(error.filename)):
            error.filename = str(path)
        shutil.rmtree(partial, ignore_errors=True)
        raise
