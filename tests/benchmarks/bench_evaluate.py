"""How long `aegui evaluate` takes, beside another checkout of the program, in turns.

AEGUI_BEFORE names the other checkout (`git worktree add FOLDER COMMIT`); without it only this one is timed.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 5


def timed(root: Path, run: str) -> tuple[float, float, dict[str, object]]:
    """Wall and processor seconds of one evaluation, and its figures."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "aegui", "evaluate", run, "--json"]
    told = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    figures: dict[str, object] = json.loads(told.stdout)
    return wall, cpu, figures


def times(rounds: list[tuple[float, float, dict[str, object]]]) -> list[tuple[float, float]]:
    return [(wall, cpu) for wall, cpu, _ in rounds]


def bench_evaluating(say, run: str = "conv-16") -> None:
    other = os.environ.get("AEGUI_BEFORE")
    now, then = [], []
    for _ in range(ROUNDS):
        now.append(timed(ROOT, run))
        if other:
            then.append(timed(Path(other), run))
    for name, rounds in (("now", now), ("before", then)):
        if rounds:
            wall, cpu = (statistics.median(each) for each in zip(*times(rounds), strict=True))
            say(f"evaluate {run}, {name}: {wall:.2f} s, {cpu:.2f} processor seconds")
    if other:
        for n, name in ((0, "wall"), (1, "processor")):
            ratios = [a[n] / b[n] for a, b in zip(times(now), times(then), strict=True)]
            say(
                f"evaluate {run}, {name} time: {statistics.median(ratios):.2f} of before "
                f"({min(ratios):.2f} to {max(ratios):.2f})"
            )
        changed = {
            name: (value, now[-1][2].get(name))
            for name, value in then[-1][2].items()
            if isinstance(value, float) and value != now[-1][2].get(name)
        }
        say(f"figures that are others than before: {changed}")
