"""Processes of this machine that train an experiment's trials, and what is heard of them.

Each is `aegui work FOLDER` with its share of the threads. One that dies is replaced, since its trial can go
on; one that ends with a sentence is not, since the next would end with the same.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aegui import paths
from aegui.experiments.folder import Experiment
from aegui.files import read_text
from aegui.text import SENTENCE, shortened
from aegui.translation import tr

LOGS = "log"
MOST = 256  # processes
TRIES = 3  # deaths one after the other, each before a trial ended
PREFIX = "aegui: "


@dataclass
class _Slot:
    """A process, and how often one died in its place since a trial has ended."""

    process: subprocess.Popen[bytes]
    log: Path
    deaths: int = 0


class Processes:
    """Some processes that work on an experiment."""

    def __init__(self, experiment: Experiment, jobs: int, threads: int, options: Sequence[str] = ()) -> None:
        """`options` are of the command line, such as where data sets are. Starts nothing yet."""
        self.experiment, self.jobs = experiment, jobs
        self.sentence = ""  # why one could not go on
        self._options = ["--threads", str(threads), *options]
        self._slots: list[_Slot] = []
        self._done = len(experiment.outcomes())
        self._ending = False

    def start(self) -> None:
        """Start all of them. Raises `OSError`."""
        for number in range(self.jobs):
            self._slots.append(self._started(number))

    def look(self) -> bool:
        """Replace those that died, and whether any works. Raises `OSError`."""
        done = len(self.experiment.outcomes())
        if done > self._done:
            self._done = done
            for slot in self._slots:
                slot.deaths = 0
        for number, slot in enumerate(self._slots):
            code = slot.process.poll()
            if code is None or self._ending or self.sentence:
                continue
            if code == 1:
                self.sentence = _last_sentence(slot.log)
            elif code != 0:
                if slot.deaths + 1 >= TRIES:
                    self.sentence = tr(
                        "A process died {} times, the last time with {}: memory may be short. "
                        "What it said is in {}.",
                        TRIES,
                        _how(code),
                        slot.log,
                    )
                else:
                    self._slots[number] = self._started(number, slot.deaths + 1)
        if self.sentence:
            self.end()
        return any(slot.process.poll() is None for slot in self._slots)

    def end(self) -> None:
        """Tell all of them to store what they have and end; `wait` until they have."""
        self._ending = True
        for slot in self._slots:
            if slot.process.poll() is None:
                with suppress(OSError):
                    slot.process.terminate()

    def wait(self, patience: float = 30.0) -> None:
        """Until all have ended; those that have not in time are killed: their trials can go on."""
        end = time.monotonic() + patience
        for slot in self._slots:
            try:
                slot.process.wait(max(0.0, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                slot.process.kill()
                slot.process.wait()

    @property
    def numbers(self) -> list[int]:
        """The processes that work, by their numbers."""
        return [slot.process.pid for slot in self._slots if slot.process.poll() is None]

    def _started(self, number: int, deaths: int = 0) -> _Slot:
        logs = self.experiment.path / LOGS
        logs.mkdir(exist_ok=True)
        log = logs / f"{os.getpid()}-{number}.txt"
        words = [sys.executable, "-m", "aegui", "work", str(self.experiment.path), *self._options]
        before = os.environ.get("PYTHONPATH")
        where = os.pathsep.join(filter(None, [str(paths.PACKAGE.parent), before]))
        with log.open("ab") as file:
            # In a group of their own: Ctrl+C in the terminal is for who started them, and it tells them.
            process = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=file, stderr=file,
                env={**os.environ, "PYTHONPATH": where}, start_new_session=True,
            )  # fmt: skip
        return _Slot(process, log, deaths)


def _last_sentence(log: Path) -> str:
    """What a process said last on why it ended."""
    try:
        lines = [line for line in read_text(log).splitlines() if line.startswith(PREFIX)]
    except (OSError, ValueError):
        lines = []
    return shortened(lines[-1][len(PREFIX) :], SENTENCE) if lines else tr("A process ended; see {}.", log)


def _how(code: int) -> str:
    return tr("signal {}", -code) if code < 0 else tr("status {}", code)
