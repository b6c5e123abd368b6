"""File operations that fail when a test wants them to."""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest

from aegui.runs import run_folder, weights

Kind = Literal["no space", "error", "short write", "kill", "none"]
WRITES = ("create", "write", "flush", "sync", "replace", "mkdir", "remove")
NEED_ROOM = ("create", "write", "flush", "sync", "mkdir")


class Faults:
    """Counts the operations on files below a folder, and lets the `at`-th fail, counted from 0.

    "no space": it and all after it that need room. "error": it alone. "short write": half of what it was to
    write is written, then there is no space. "kill": the process ends before it, as by `kill -9`.
    """

    def __init__(self, folder: Path, kind: Kind = "none", at: int = -1, reads: bool = False) -> None:
        self.seen: list[str] = []  # what was done, in order: "write state.json"
        self._folder = os.fspath(folder)
        self._kind = kind
        self._at = at
        self._reads = reads

    def under(self, path: object) -> bool:
        """Whether a path lies below the folder."""
        try:
            return os.fsdecode(os.fspath(path)).startswith(self._folder)  # type: ignore[call-overload]
        except TypeError:
            return False

    def happens(self, what: str, path: object, half: Callable[[], object] = lambda: None) -> None:
        """An operation is about to be done; `half` does a part of it."""
        if (what in WRITES) == self._reads:
            return
        if self._kind == "short write" and what != "write":
            return
        self.seen.append(f"{what} {os.path.basename(os.fsdecode(path))}")  # type: ignore[arg-type]
        number = len(self.seen) - 1
        if number < self._at or self._at < 0:
            return
        if self._kind == "no space" and what in NEED_ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if number > self._at:
            return
        if self._kind == "error":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        if self._kind == "short write":
            half()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if self._kind == "kill":
            os.kill(os.getpid(), signal.SIGKILL)


class File:
    """An open file whose operations are counted."""

    def __init__(self, file: Any, faults: Faults, path: object) -> None:
        self._file = file
        self._faults = faults
        self._path = path

    def write(self, content: Any) -> Any:
        def half() -> None:
            self._file.write(content[: len(content) // 2])
            self._file.flush()

        self._faults.happens("write", self._path, half)
        return self._file.write(content)

    def flush(self) -> None:
        self._faults.happens("flush", self._path)
        self._file.flush()

    def read(self, *size: int) -> Any:
        self._faults.happens("read", self._path)
        return self._file.read(*size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __iter__(self) -> Iterator[Any]:
        self._faults.happens("read", self._path)
        return iter(self._file)

    def __enter__(self) -> File:
        self._file.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._file.__exit__(*error)


@contextmanager
def faults(folder: Path, kind: Kind = "none", at: int = -1, reads: bool = False) -> Iterator[Faults]:
    """Watch the operations on files below a folder; those that write, or with `reads` those that read."""
    watched = Faults(folder, kind, at, reads)
    with pytest.MonkeyPatch.context() as patch:
        _watch_opening(patch, watched)
        for name in ("replace", "rename", "unlink", "remove", "mkdir", "rmdir"):
            _watch_name(patch, watched, name)
        sync = os.fsync

        def synced(descriptor: int) -> None:
            watched.happens("sync", watched._folder)
            sync(descriptor)

        patch.setattr(os, "fsync", synced)
        for module in (run_folder, weights):
            _watch_arrays(patch, watched, module)
        yield watched


def _watch_opening(patch: pytest.MonkeyPatch, watched: Faults) -> None:
    real, low = io.open, os.open

    def opened(path: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if not watched.under(path):
            return real(path, mode, *rest, **named)
        watched.happens("open" if mode.startswith("r") and "+" not in mode else "create", path)
        return File(real(path, mode, *rest, **named), watched, path)

    def opened_low(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if watched.under(path):
            watched.happens("create" if flags & (os.O_WRONLY | os.O_RDWR) else "open", path)
        return low(path, flags, *rest, **named)

    patch.setattr(io, "open", opened)
    patch.setattr(builtins, "open", opened)
    patch.setattr(os, "open", opened_low)


def _watch_name(patch: pytest.MonkeyPatch, watched: Faults, name: str) -> None:
    real = getattr(os, name)
    what = {"replace": "replace", "rename": "replace", "mkdir": "mkdir"}.get(name, "remove")

    def called(path: Any, *rest: Any, **named: Any) -> None:
        if watched.under(path):
            watched.happens(what, rest[0] if what == "replace" else path)
        real(path, *rest, **named)

    patch.setattr(os, name, called)


def _watch_arrays(patch: pytest.MonkeyPatch, watched: Faults, module: Any) -> None:
    """The library that reads weights opens its files itself."""
    real = module.safe_open

    def opened(path: Any, *rest: Any, **named: Any) -> Any:
        if watched.under(path):
            watched.happens("open", path)
        return real(path, *rest, **named)

    patch.setattr(module, "safe_open", opened)
