"""What is known of a fault: a report in a file; of a program that ended without saying so, also its run.

Each running program holds a lock beside a few words on what it does. The system ends the lock with the
process, however that ends: words without a holder are those of a crash, be it by SIGKILL. No Qt.
"""

from __future__ import annotations

import faulthandler
import json
import os
import platform
import re
import secrets
import sys
import sysconfig
import traceback
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from aegui import paths
from aegui.files import read_text, write_text
from aegui.locks import FileLock
from aegui.log import log
from aegui.version import __version__

LOCK, WORDS, FAULT = ".lock", ".json", ".fault"  # the files of a session
KEPT = 20  # reports; the oldest of more are deleted
MOST = 5  # reports of one session, each of another fault
TAIL = 60  # lines of the log
LARGEST = 64 * 1024  # bytes that are read of what a session left, and of the log's end
LIBRARIES = ("PySide6-Essentials", "torch", "numpy", "pyqtgraph", "pydantic", "scikit-learn", "onnxruntime")
HEAD = """Autoencoder Explorer: report of a fault, {when}
Nothing of this was sent anywhere. Paths are shortened: <program>, <packages>, <python>, <runs>, <path>.

{what}
{versions}
"""
# What looks like the path of a file, on any system; the ending is kept, and the line behind a colon.
START, PART = r"(?:(?<![\w>/\\.:])~?/|\b[A-Za-z]:\\|\\\\)", r"[^\s\"'“”<>|*?,;:)]+"
MORE = rf"(?: [^\s/\\\"'“”<>|*?,;:)]+){{1,5}}[/\\]{PART}"  # a folder with blanks in its name
A_PATH = re.compile(rf"{START}{PART}(?:{MORE})*")


@dataclass(frozen=True)
class Crash:
    """A window that ended without saying so."""

    run: Path | None  # that it showed or trained
    training: bool
    report: Path | None  # None: it could not be written


def folder() -> Path:
    """Where sessions and reports are: beside the log."""
    return paths.log_file().parent


class Watch:
    """One running window's side of it."""

    def __init__(self) -> None:
        name = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._stem = folder() / "sessions" / name
        self._lock = FileLock(self._stem.with_suffix(LOCK))
        self._fault: IO[str] | None = None
        self._noted: tuple[Path | None, bool] | None = None
        self._reported: set[tuple[str, str]] = set()

    def begin(self) -> list[Crash]:
        """Be known as running from now on; gives what others left that are not, the newest first.

        Where nothing can be written there is nothing to be known by.
        """
        left: list[Crash] = []
        try:
            self._stem.parent.mkdir(parents=True, exist_ok=True)
            if not self._lock.acquire():
                return []
            left = [crash for words in self._others() if (crash := _taken(words)) is not None]
            self.note(None, False)
            self._fault = self._stem.with_suffix(FAULT).open("w", encoding="utf-8")
            faulthandler.enable(self._fault)
        except OSError as error:
            log.warning("a crash would not be known of: %s", error)
        return left

    def _others(self) -> list[Path]:
        found = [one for one in self._stem.parent.glob(f"*{WORDS}") if one.stem != self._stem.name]
        times = {}
        for one in found:
            with suppress(OSError):
                times[one] = one.stat().st_mtime
        return sorted(times, key=lambda one: -times[one])

    def note(self, run: Path | None, training: bool) -> None:
        """What is open, and whether it is being trained."""
        if self._noted == (run, training):
            return
        self._noted = run, training
        words = {
            "process": os.getpid(), "run": None if run is None else str(run.absolute()), "training": training,
            "program": __version__, "began": f"{datetime.now():%Y-%m-%d %H:%M:%S}",
        }  # fmt: skip
        with suppress(OSError):
            self._stem.with_suffix(WORDS).write_text(json.dumps(words), "utf-8")

    def report(self, error: BaseException) -> Path | None:
        """Write down an exception that nobody caught, once for each place that it comes from."""
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
        fault = (type(error).__name__, place)
        if fault in self._reported or len(self._reported) >= MOST:
            return None
        self._reported.add(fault)
        return write_report("An exception that nobody caught.", "".join(traceback.format_exception(error)))

    def end(self) -> None:
        """All is well: nothing is left."""
        if self._fault is not None:
            faulthandler.disable()
            self._fault.close()
            self._fault = None
        for ending in (WORDS, FAULT):
            with suppress(OSError):
                self._stem.with_suffix(ending).unlink()
        self._lock.release()


def _taken(words: Path) -> Crash | None:
    """What a session left, with a report of it, once: its files go. None where it is still running."""
    lock = FileLock(words.with_suffix(LOCK))
    try:
        if not lock.acquire() or not words.exists():
            return None
    except OSError:
        return None
    try:
        process, run, training, about = _understood(_text(words))
        trace = _text(words.with_suffix(FAULT)).strip()
        what = f"The program ended without closing its window; {about}."
        nothing = "Python left no trace: the process was ended from outside, or the machine was."
        report = write_report(what, trace or nothing, process)
        return Crash(run, training, report)
    finally:
        for ending in (WORDS, FAULT):
            with suppress(OSError):
                words.with_suffix(ending).unlink()
        lock.release()


def _understood(text: str) -> tuple[int, Path | None, bool, str]:
    """What a session said of itself, as far as it can be understood."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        return 0, None, False, "what it did is not known"
    process, run, training = said.get("process"), said.get("run"), said.get("training") is True
    path = Path(run) if isinstance(run, str) and run and "\0" not in run else None
    doing = "it was training" if training else "no training was under way"
    return process if isinstance(process, int) else 0, path, training, doing


def write_report(what: str, trace: str, process: int = 0) -> Path | None:
    """A report with versions and the end of the log of a process, of this one where none is named; gives
    where it is, or None where it can't be written."""
    when = datetime.now()
    lines = [
        HEAD.format(when=f"{when:%Y-%m-%d %H:%M:%S}", what=what, versions=versions()),
        trace.rstrip(), "", "The end of the log:", *log_tail(process or os.getpid()),
    ]  # fmt: skip
    place = folder() / "reports"
    try:
        place.mkdir(parents=True, exist_ok=True)
        file = _free(place / f"aegui-{when:%Y%m%d-%H%M%S}.txt")
        write_text(file, without_private_paths("\n".join(lines)) + "\n")
        for old in sorted(place.glob("aegui-*.txt"), key=lambda one: one.stat().st_mtime_ns)[:-KEPT]:
            old.unlink()
    except OSError as error:
        log.warning("a report could not be written: %s", error)
        return None
    return file


def _free(file: Path) -> Path:
    number, free = 1, file
    while free.exists():
        number += 1
        free = file.with_name(f"{file.stem}-{number}{file.suffix}")
    return free


def versions() -> str:
    """Of the program, what it runs on and what it computes and draws with."""
    from importlib.metadata import PackageNotFoundError, version

    words = [f"aegui {__version__}", f"Python {sys.version.split()[0]}", platform.platform()]
    for name in LIBRARIES:
        with suppress(PackageNotFoundError):
            words.append(f"{name} {version(name)}")
    return ", ".join(words)


def log_tail(process: int) -> list[str]:
    """The last lines of the log that a process wrote."""
    try:
        with paths.log_file().open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - LARGEST))
            lines = file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    kept, ours = [], False
    for line in lines:
        begun = re.match(r"\d{4}-\d\d-\d\d \S+ (\d+) ", line)
        ours = begun[1] == str(process) if begun else ours
        if ours:
            kept.append(line)
    return kept[-TAIL:]


def without_private_paths(text: str) -> str:
    """A text in which files are named as far as a fault can depend on it: those of the program, and others by
    their ending alone."""
    known = [
        (str(paths.runs_dir()), "<runs>"), (str(paths.root()), "<program>"),
        (sysconfig.get_path("purelib"), "<packages>"), (sysconfig.get_path("stdlib"), "<python>"),
    ]  # fmt: skip
    for place, name in sorted(known, key=lambda pair: -len(pair[0])):
        if len(place) > 1:
            text = text.replace(place, name)
    return A_PATH.sub(lambda found: f"<path>{Path(found[0].rstrip('. ')).suffix[:12]}", text)


def _text(file: Path) -> str:
    try:
        return read_text(file, LARGEST)
    except (OSError, UnicodeDecodeError):
        return ""
