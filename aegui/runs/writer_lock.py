"""The lock of a run folder: who writes it, on this machine or on another that shares the disk.

The system's lock ends with its process, but a disk that machines share may carry none. So the lock's file
says who holds it, and a thread touches it every `BEAT` seconds. A holder elsewhere that has not touched it
for `STALE` seconds, by the clock of the disk, is dead; one of this machine is where its process is. What a
crash leaves behind keeps nobody out for longer than that. Two that find a dead holder in the same instant,
on a disk without locks, are told apart by who was the last to write his name; the run's state tells, too.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import time
import weakref
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

from aegui import processes
from aegui.files import check_plain
from aegui.locks import FileLock, disk_time, machine, take

BEAT = 5.0  # seconds
STALE = 30.0  # seconds without a beat from another machine: it is dead
MOST = 4096  # bytes
SETTLED = 0.1  # seconds until who wrote at the same time has written


@dataclass(frozen=True)
class Writer:
    """Who holds the lock of a run."""

    host: str
    machine: str  # two containers may call themselves by one name
    process: int
    since: str
    token: str = ""  # of this lock and no other

    @property
    def is_here(self) -> bool:
        return self.machine == machine()

    @property
    def lives(self) -> bool:
        """Whether its process runs, or is only stopped, on this machine."""
        return processes.lives(self.process)


def writer_of(path: Path) -> Writer | None:
    """Who wrote his name into a lock's file; None where nobody did, or it can't be understood."""
    try:
        check_plain(path, MOST)
        with path.open("rb", buffering=0) as file:
            file.seek(1)  # Windows lets nobody read what is locked
            content: Any = json.loads(file.read(MOST))
        texts = {name: str(content[name]) for name in ("host", "machine", "since", "token")}
        return Writer(process=int(content["process"]), **texts)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def age_of(path: Path, now: float | None = None) -> float:
    """Seconds since a lock's file was touched, endless where there is none; `now` is told by the clock of
    its disk, or else by that of this machine."""
    try:
        return (time.time() if now is None else now) - path.stat().st_mtime
    except OSError:
        return float("inf")


class WriterLock(FileLock):
    """One holder's side of it."""

    def __init__(self, path: Path, since: str) -> None:
        super().__init__(path)
        self._me = Writer(socket.gethostname(), machine(), os.getpid(), since, secrets.token_hex(8))
        self._over = Event()

    def acquire(self, patience: float = 0.0) -> bool:
        """Whether the lock is held now; tries for so many seconds. Raises `OSError`."""
        if not super().acquire(patience):
            return False
        if self._held_elsewhere() or not self._sign():
            self._let_go()
            return False
        Thread(target=_beat, args=(weakref.ref(self), self._over), name="heartbeat", daemon=True).start()
        return True

    def release(self) -> None:
        """Let others have it, and leave no file; one that another has taken over stays."""
        self._over.set()
        if self._file is None:
            return
        if self._is_mine():
            super().release()
        else:
            self._let_go()

    def _held_elsewhere(self) -> bool:
        """Whether somebody lives whose lock the system does not show here."""
        found = writer_of(self.path)
        if found is None or found.token == self._me.token:
            return False
        if found.is_here:
            return not self._is_seen() and found.process != os.getpid() and found.lives
        return age_of(self.path, disk_time(self.path.parent)) < STALE

    def _is_seen(self) -> bool:
        """Whether the system keeps locks on this disk: a second one on the same file is refused."""
        with self.path.open("rb") as again:
            return not take(again)

    def _sign(self) -> bool:
        """Write who holds it; whether nobody else did so at the same time. Raises `OSError`."""
        with self.path.open("r+b", buffering=0) as file:
            file.truncate(0)
            file.write(b" " + json.dumps(asdict(self._me)).encode())
        if not self._is_seen():
            time.sleep(SETTLED)
        return self._is_mine()

    def _is_mine(self) -> bool:
        found = writer_of(self.path)
        return found is not None and found.token == self._me.token

    def _let_go(self) -> None:
        """Close without a trace: the file is somebody else's."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _beat(lock: weakref.ref[WriterLock], over: Event) -> None:
    """Touch the file of a lock for as long as it is held, or until nobody knows it any more."""
    while not over.wait(BEAT):
        held = lock()
        if held is None or not held._is_mine():
            return
        with suppress(OSError):
            os.utime(held.path)
        del held
