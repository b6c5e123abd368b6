"""Runs that are moved to the trash of the desktop, and brought back where it says how. No torch."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from aegui import paths
from aegui.files import reason
from aegui.runs.run_folder import Run, RunError
from aegui.translation import translate

INFO, FILES, ENDING = "info", "files", ".trashinfo"  # of a trash, as freedesktop.org describes it
LONGEST_INFO = 10_000  # bytes


class TrashRefused(ValueError):
    """A run that is not moved to the trash; one sentence says why."""


@dataclass(frozen=True)
class Trashed:
    """Where a run was, and where it is in the trash; None where that is not known."""

    path: Path
    place: Path | None
    info: Path | None


def gives_back() -> bool:
    """Whether what is moved to the trash of this system can be brought back from here."""
    return sys.platform not in ("win32", "darwin")


def check(path: Path) -> None:
    """Raise `TrashRefused` where a run must stay: it is shipped, or it is being written."""
    if path.resolve().is_relative_to(paths.trained().resolve()):
        raise TrashRefused(translate("runs", "{} is shipped with the program: it stays.").format(path.name))
    try:
        run = Run(path)
    except (RunError, OSError):
        return  # a damaged one may go
    state = run.state
    ours = state.get("process") == os.getpid() and state.get("status") in ("running", "paused")
    if ours or run.busy:
        raise TrashRefused(run.writer_sentence)


def put(path: Path) -> Trashed:
    """Move a run to the trash. Raises `TrashRefused`, also where there is no trash for it: nothing is ever
    deleted instead."""
    check(path)
    if not path.is_dir():
        raise TrashRefused(translate("runs", "{} is not there any more.").format(path))
    before = set(_infos(path))
    try:
        from send2trash import send2trash

        send2trash(str(path))
    except OSError as error:
        _forget_what_stayed(path, before)
        text = translate("runs", "{} can't be moved to the trash ({}); it was left as it is.")
        raise TrashRefused(text.format(path, reason(error))) from error
    for info in _infos(path):
        if info not in before and _path_in(info) == path.absolute():
            place = info.parents[1] / FILES / info.name.removesuffix(ENDING)
            if place.exists():
                return Trashed(path, place, info)
    return Trashed(path, None, None)


def _forget_what_stayed(path: Path, before: set[Path]) -> None:
    """The library notes what it is about to move, and leaves the note where that fails."""
    for info in set(_infos(path)) - before:
        moved = (info.parents[1] / FILES / info.name.removesuffix(ENDING)).exists()
        if not moved and _path_in(info) == path.absolute():
            with suppress(OSError):
                info.unlink()


def bring_back(trashed: Trashed) -> None:
    """Move a run back to where it was. Raises `TrashRefused`."""
    place, path = trashed.place, trashed.path
    if place is None or not place.exists():
        text = translate("runs", "{} is in the trash no more: nothing was brought back.")
        raise TrashRefused(text.format(path.name))
    try:
        if path.exists():
            raise OSError(errno.EEXIST, "there is another one in its place")
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(place, path)
    except (OSError, shutil.Error) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        text = translate("runs", "{} can't be brought back ({}); it is in the trash still.")
        raise TrashRefused(text.format(path, why)) from error
    if trashed.info is not None:
        with suppress(OSError):
            trashed.info.unlink()


def _infos(path: Path) -> Iterator[Path]:
    """What the trashes that a path may go to say of what they hold."""
    for trash in _trashes(path):
        with suppress(OSError):
            yield from sorted((trash / INFO).glob(f"*{ENDING}"))


def _trashes(path: Path) -> list[Path]:
    if not gives_back():
        return []
    home = Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share").expanduser() / "Trash"
    top = path.resolve()
    while not os.path.ismount(top):
        top = top.parent
    return list(dict.fromkeys([home, top / ".Trash" / str(os.getuid()), top / f".Trash-{os.getuid()}"]))


def _path_in(info: Path) -> Path | None:
    """Where something in the trash was; those of another disk are told from its top."""
    try:
        with info.open("rb") as file:
            lines = os.fsdecode(file.read(LONGEST_INFO)).splitlines()
    except OSError:
        return None
    told = next((line.removeprefix("Path=") for line in lines if line.startswith("Path=")), "")
    path = Path(unquote(told, errors="surrogateescape"))
    return path if path.is_absolute() else _top(info) / path if told else None


def _top(info: Path) -> Path:
    """The folder that a trash lies in."""
    trash = info.parents[1]
    return trash.parents[1] if trash.parent.name == ".Trash" else trash.parent
