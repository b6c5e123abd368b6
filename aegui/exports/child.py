"""A process of its own, for what must not touch this one."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence


def finished(
    command: Sequence[str], check: Callable[[], object], sweep: Callable[[int], object] = lambda process: None
) -> subprocess.CompletedProcess[str]:
    """Wait for a command and what it says. `check` is called ten times a second and may raise, to cancel:
    then the process is ended, too, and `sweep`, told its number, may remove what it left. Raises `OSError`
    where it can't be begun."""
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        encoding="utf-8", errors="replace",
    ) as process:  # fmt: skip
        try:
            while True:
                check()
                try:
                    out, errors = process.communicate(timeout=0.1)
                    return subprocess.CompletedProcess(command, process.returncode, out, errors)
                except subprocess.TimeoutExpired:
                    continue
        finally:
            if process.poll() is None:
                process.kill()
                process.communicate()
                sweep(process.pid)
