"""Commands in processes of their own, to be killed: each is forked from one that has imported torch."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections.abc import Mapping
from functools import cache, partial
from multiprocessing import forkserver
from pathlib import Path
from types import MappingProxyType
from typing import Any

from faults import Kind, faults

ROOT = Path(__file__).parents[1]
PRELOADED = [
    "aegui.cli.commands",
    "aegui.training.learner",
    "aegui.parts.datasets.digits",
    "torch._dynamo",
    "pytest",
]
PATIENCE = 60.0  # seconds for what takes one
PAUSE = 0.01  # seconds before each report: what is so small would have ended before it is killed


@cache
def context() -> Any:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    settings = {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        forkserver.ensure_running()
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
    return context


class Command:
    """`aegui` with some words, in a process of its own.

    `every` and `often`: seconds between reports and between checkpoints, where they are not to be the usual.
    """

    def __init__(
        self,
        words: list[str],
        every: float | None = None,
        often: float | None = None,
        fault: tuple[Path, Kind, int] | None = None,
        together: Any = None,
        folder: Path = Path(),
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        Command.number += 1
        self._said = folder / f"said-{Command.number}.txt"
        self._process = context().Process(
            target=_run,
            args=(words, every, often, fault, together, self._said, dict(environment)),
            daemon=True,
        )
        self._process.start()

    number = 0

    @property
    def pid(self) -> int:
        return int(self._process.pid or 0)

    @property
    def alive(self) -> bool:
        return bool(self._process.is_alive())

    def send(self, number: int) -> None:
        os.kill(self.pid, number)

    def end(self) -> int:
        """Wait for the end; the exit code, below 0 where it was a signal."""
        self._process.join(PATIENCE)
        assert self._process.exitcode is not None, "it hangs"
        return int(self._process.exitcode)

    @property
    def said(self) -> str:
        """What it printed."""
        return self._said.read_text() if self._said.exists() else ""


def hear_signals() -> dict[int, Any]:
    """Have no signal ignored that ends a session, and return how each was dealt with before.

    nohup ignores SIGHUP, and a shell SIGINT in what it begins in the background: the tests may be begun so.
    """
    usual: dict[str, Any] = {"SIGINT": signal.default_int_handler}
    usual |= {"SIGTERM": signal.SIG_DFL, "SIGHUP": signal.SIG_DFL}
    numbers = {getattr(signal, name): handler for name, handler in usual.items() if hasattr(signal, name)}
    return {number: signal.signal(number, handler) for number, handler in numbers.items()}


def barrier(count: int) -> Any:
    """Lets so many commands begin in the same instant."""
    return context().Barrier(count)


def wait_for(condition: Any, command: Command) -> None:
    """Wait until something holds or the command has ended."""
    until = time.monotonic() + PATIENCE
    while command.alive and not condition():
        assert time.monotonic() < until, "it does not come"
        time.sleep(0.001)


def _run(
    words: list[str],
    every: float | None,
    often: float | None,
    fault: tuple[Path, Kind, int] | None,
    together: Any,
    said: Path,
    environment: Mapping[str, str],
) -> None:
    from aegui.cli import main, training_progress
    from aegui.training import learner, trainer

    os.environ.update(environment)
    hear_signals()
    out = said.open("w", buffering=1)
    sys.stdout = sys.stderr = out
    training_progress.notes.file = out
    os.fsync = lambda fd: None  # a test ends before the power does
    advance = learner.Learner.advance

    def slowly(self: learner.Learner, seconds: float, one_step: bool) -> Any:
        time.sleep(PAUSE)
        return advance(self, seconds, one_step)

    learner.Learner.advance = slowly  # type: ignore[method-assign]
    code = 3
    try:
        if often is not None:
            trainer.CHECKPOINT_EVERY = often
        if every is not None:
            seldom = partial(trainer.ReportOptions, every=every)
            vars(training_progress)["ReportOptions"] = seldom
        if together is not None:
            together.wait(PATIENCE)
        folder, kind, at = fault or (Path("/nowhere"), "none", -1)
        with faults(folder, kind, at):
            code = main.main(words)
    except KeyboardInterrupt:
        code = 1  # as the program itself ends
    except BaseException:
        traceback.print_exc()
    out.flush()
    os._exit(code)
