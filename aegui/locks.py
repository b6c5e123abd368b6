"""A lock on a file that the operating system holds: it ends with its process, however that ends.

Standard library only. A file left over from a killed process locks nothing; one that a process which was
only stopped (SIGSTOP) has locked stays locked. On file systems without locks everyone is let through.
"""

from __future__ import annotations

import errno
import os
import secrets
import socket
import sys
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import IO

AGAIN = 0.05  # seconds between tries

if sys.platform == "win32":

    def take(file: IO[bytes], shared: bool = False) -> bool:
        """Try to lock an open file until it is closed."""
        import msvcrt

        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def take(file: IO[bytes], shared: bool = False) -> bool:
        """Try to lock an open file until it is closed."""
        import fcntl

        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True


class FileLock:
    """One holder's side of a lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[bytes] | None = None

    def acquire(self, patience: float = 0.0) -> bool:
        """Whether the lock is held now; tries for so many seconds. Raises `OSError`."""
        end = time.monotonic() + patience
        while True:
            if self.path.exists() and not self.path.is_file():  # a pipe would never open
                raise OSError(errno.EEXIST, "something else stands in its place", str(self.path))
            file = self.path.open("ab")
            if take(file) and _names(self.path, file):
                self._file = file
                return True
            file.close()  # another holds it, or removed the file between our opening and locking it
            if time.monotonic() >= end:
                return False
            time.sleep(AGAIN)

    def release(self) -> None:
        """Let others have it, and leave no file."""
        if self._file is None:
            return
        file, self._file = self._file, None
        if os.name == "nt":
            file.close()
        with suppress(OSError):
            if os.name == "nt" or _names(self.path, file):
                self.path.unlink()
        file.close()


@lru_cache(maxsize=1)
def machine() -> str:
    """This machine, or container, since it was started: two may call themselves by one name."""
    parts = [socket.gethostname()]
    with suppress(OSError):
        parts.append(Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip())
        parts.append(os.readlink("/proc/self/ns/pid"))
    return " ".join(parts)


def is_held(path: Path) -> bool | None:
    """Whether somebody holds the lock on a file; None where there is no such file to tell by."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return not take(file, shared=True)
    except OSError:
        return None


def _names(path: Path, file: IO[bytes]) -> bool:
    """Whether a path still leads to an open file."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except OSError:
        return False


def disk_time(folder: Path) -> float:
    """Now in seconds since 1970 as the disk of a folder tells it, or else this machine: the clocks of two
    machines may differ by minutes."""
    probe = folder / f".clock.{secrets.token_hex(8)}"
    try:
        probe.touch(exist_ok=False)
        return probe.stat().st_mtime
    except OSError:
        return time.time()
    finally:
        with suppress(OSError):
            probe.unlink()
