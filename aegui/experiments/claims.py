"""Pieces of work that processes share over a folder, on one machine or on several: one at a time holds each.

A claim is a file that only one process can create: `0007.1` is the first on piece 0007. Where its holder is
gone, `0007.2` takes it over: that file, too, only one can create, and no file of anybody alive is ever moved
or removed, so that two who find a dead holder at the same time can't both go on. The newest claim counts.

A holder of this machine is gone where its process is; one elsewhere where it has not touched its file for
`STALE` seconds, by the clock of the disk. A process that is only stopped (SIGSTOP) holds what it holds on its
machine, and loses it to others: its next beat raises `ClaimLost`.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from aegui import processes
from aegui.files import read_text
from aegui.locks import disk_time
from aegui.locks import machine as machine
from aegui.translation import tr

BEAT = 5.0  # seconds
STALE = 60.0  # seconds without a beat from another machine
GIVEN_UP = b"{}"  # what a claim says that nobody holds any more
MOST = 10_000  # bytes of a claim


class ClaimLost(RuntimeError):
    """Another process has the piece of work by now."""


@dataclass(frozen=True)
class Holder:
    """Who holds a piece of work."""

    host: str
    machine: str  # two containers may call themselves by one name
    process: int
    born: float  # when the process began, in seconds since 1970: numbers of processes come again
    token: str  # of this claim and no other

    @property
    def is_here(self) -> bool:
        """Whether it is of this machine, so that its process can be looked for."""
        return self.machine == machine()

    @property
    def lives(self) -> bool:
        """Whether its process runs, or is stopped, on this machine."""
        return processes.lives(self.process, self.born)


@dataclass(frozen=True)
class Claim:
    """A piece of work that this process holds."""

    path: Path
    token: str

    def beat(self) -> None:
        """Say that it is still held. Raises `ClaimLost`, and `OSError`."""
        self.check()
        os.utime(self.path)

    def check(self) -> None:
        """Raise `ClaimLost` where another process has taken over."""
        name, _, number = self.path.name.rpartition(".")
        newest = _newest(self.path.parent).get(name, 0)
        holder = _read(self.path)
        if newest != int(number) or (holder is not None and holder.token != self.token):
            raise ClaimLost(tr("{} is done by another process by now: this one was taken for gone.", name))

    def release(self) -> None:
        """Let others have it, whether it is done or not."""
        with suppress(OSError), self.path.open("r+b") as file:
            file.truncate(0)
            file.write(GIVEN_UP)


def take(folder: Path, name: str) -> Claim | None:
    """The claim on a piece of work, None where another process holds it. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    token = secrets.token_hex(8)
    mine = folder / f".{name}.{token}"
    try:
        with mine.open("x", encoding="utf-8") as file:
            json.dump(
                asdict(Holder(socket.gethostname(), machine(), os.getpid(), processes.born(), token)), file
            )
            file.flush()
            os.fsync(file.fileno())
        number = _newest(folder).get(name, 0)
        if number and not _is_free(folder / f"{name}.{number}", mine.stat().st_mtime):
            return None
        path = folder / f"{name}.{number + 1}"
        if not give_name(mine, path):
            return None
        if _newest(folder).get(name) != number + 1:  # others came and went since it was looked for
            path.unlink(missing_ok=True)
            return None
        return Claim(path, token)
    finally:
        with suppress(OSError):
            mine.unlink()


def holders(folder: Path) -> dict[str, Holder | None]:
    """Who holds each piece of work that is held now, by name; None where that can't be read.

    Those whose process is gone are left out: on this machine at once, elsewhere once they are stale.
    """
    now = disk_time(folder)
    held = {name: folder / f"{name}.{number}" for name, number in _newest(folder).items()}
    return {name: _read(path) for name, path in held.items() if not _is_free(path, now)}


def clear(folder: Path, name: str) -> None:
    """Remove the claims on what is done: nobody claims it again."""
    for number in range(1, _newest(folder).get(name, 0) + 1):
        with suppress(OSError):
            (folder / f"{name}.{number}").unlink(missing_ok=True)


def thin(claim: Claim) -> None:
    """Remove the claims before one that is held; the newest always stays, which is what counts."""
    name, _, number = claim.path.name.rpartition(".")
    for entry in claim.path.parent.glob(f"{name}.*"):
        given = entry.name.rpartition(".")[2]
        if given.isdecimal() and int(given) < int(number):
            with suppress(OSError):
                entry.unlink(missing_ok=True)


def give_name(mine: Path, path: Path) -> bool:
    """Give a written file another name, where no file has that; False where one has. Raises `OSError`.

    On disks without links the file is made anew there, and is empty for a moment.
    """
    try:
        os.link(mine, path)
    except FileExistsError:
        return False
    except OSError as error:
        # The answer of a network disk may be lost while the link is there.
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EACCES, errno.ENOSYS):
            return mine.stat().st_nlink > 1
        try:
            with path.open("xb") as file:
                file.write(mine.read_bytes())
        except FileExistsError:
            return False
    return True


def _newest(folder: Path) -> dict[str, int]:
    """The number of the newest claim on each piece of work."""
    found: dict[str, int] = {}
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return found
    for file in names:
        name, _, number = file.rpartition(".")
        if name and not name.startswith(".") and number.isdecimal() and len(number) < 9:
            found[name] = max(found.get(name, 0), int(number))
    return found


def _is_free(path: Path, now: float) -> bool:
    """Whether a claim was given up, or its holder is gone; `now` by the clock of the disk."""
    try:
        about = path.stat()
    except FileNotFoundError:
        return True
    holder = _read(path)
    age = now - about.st_mtime
    if holder is None:
        return _given_up(path) or age > STALE  # one that is being made without links is empty for a moment
    return not holder.lives if holder.is_here else age > STALE


def _given_up(path: Path) -> bool:
    try:
        return read_text(path, MOST) == GIVEN_UP.decode()
    except (OSError, ValueError):
        return False


def _read(path: Path) -> Holder | None:
    try:
        content: Any = json.loads(read_text(path, MOST))
        return Holder(
            str(content["host"]), str(content["machine"]), int(content["process"]), float(content["born"]),
            str(content["token"]),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
