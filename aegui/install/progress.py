"""What the terminal shows while pip works: the stage, the package, how far, the seconds."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from aegui.translation import tr

STAGES = 3
EVERY = 5.0  # seconds between lines where the output is a file


class Progress:
    """One line that is written over and over on a terminal, a line now and then elsewhere."""

    def __init__(self, stream: TextIO | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream  # None under pythonw
        self._clock = clock
        self._live = stream is not None and stream.isatty()
        self._start = clock()
        self._written = float("-inf")
        self._stage = self._detail = ""

    def seconds(self) -> float:
        """How long it has taken so far."""
        return self._clock() - self._start

    def say(self, text: str) -> None:
        """Write a line that stays."""
        self._write(("\r\x1b[K" if self._live else "") + text + "\n")
        self._written = self._clock()

    def stage(self, number: int, text: str) -> None:
        """Begin one of the stages."""
        self._stage, self._detail = f"[{number}/{STAGES}] {text}", ""
        self._written = float("-inf")
        self.refresh()

    def wait(self, text: str) -> None:
        """Show what is waited for."""
        self._stage, self._detail = text, ""
        self.refresh()

    def detail(self, text: str) -> None:
        """Show how far the stage is."""
        self._detail = text
        self.refresh()

    def refresh(self) -> None:
        """Show the line as it is now, with the seconds."""
        parts = [self._stage, self._detail, tr("{:.0f} s", self.seconds())]
        line = " · ".join(part for part in parts if part)
        if self._live:
            self._write("\r\x1b[K" + line[: shutil.get_terminal_size().columns - 1])
        elif self._clock() - self._written >= EVERY:
            self.say(line)

    def _write(self, text: str) -> None:
        if self._stream is not None:
            self._stream.write(text)
            self._stream.flush()


class PipReader:
    """Turns what pip prints into progress."""

    def __init__(self, site_packages: Path, progress: Progress) -> None:
        self._site_packages = site_packages
        self._progress = progress
        self._found: set[str] = set()
        self._package = ""
        self._before = self._total = 0  # packages there before the copying, and those to copy

    def read(self, line: str) -> None:
        """Take one line of pip's output."""
        words = line.split()
        if line.startswith("Collecting "):
            self._package = re.split(r"[^\w.-]", words[1])[0]
            self._found.add(self._package)
            self._progress.detail(tr("package {}: {}", len(self._found), self._package))
        elif line.strip().startswith("Downloading ") and line.endswith(")"):
            size = line[line.rindex("(") + 1 : -1]
            name = words[1].rsplit("/", 1)[-1].split("-")[0]
            if ".metadata" not in line:
                self._package = f"{name} ({size})"
                text = tr("{} packages found, downloading {}", len(self._found), self._package)
                self._progress.detail(text)
        elif line.startswith("Progress "):
            done, total = int(words[1]), int(words[3])
            text = tr("downloading {}: {} %", self._package, 100 * done // max(total, 1))
            self._progress.detail(text)
        elif line.startswith("Installing collected packages: "):
            self._before, self._total = self._count(), len(words) - 3
            self._progress.stage(3, tr("installing {} packages", self._total))

    def refresh(self) -> None:
        """Nothing was printed for a moment: count the packages that were copied meanwhile."""
        if self._total:
            copied = min(max(self._count() - self._before, 0), self._total)
            self._progress.detail(tr("{} of {} done", copied, self._total))
        else:
            self._progress.refresh()

    def _count(self) -> int:
        return sum(1 for _ in self._site_packages.glob("*.dist-info"))
