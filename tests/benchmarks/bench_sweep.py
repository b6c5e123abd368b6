"""A sweep of eight small runs by two processes against one, beside what the machine can give.

Two hardware threads of one core are not two cores. So two processes that know nothing of one another train a
sweep of four each at the same time: nothing that shares its work can be quicker.
"""

from __future__ import annotations

import time
from pathlib import Path

import psutil
from measuring import Say
from small import narrow

from aegui.experiments import plan
from aegui.experiments.axes import parse
from aegui.experiments.folder import create
from aegui.experiments.processes import Processes

ASKED = 1.7
ROUNDS = 2


def swept(folder: Path, *jobs: int) -> float:
    """Seconds of eight runs, with the start of their processes: so many for each of some sweeps at once."""
    recipe = narrow(network__widths=[512, 256], training__epochs=40, training__batch=64)
    axis = parse("model.code=2,4,8,16", recipe)
    seeds = [(1, 2)] if len(jobs) == 1 else [(seed,) for seed in range(1, len(jobs) + 1)]
    some = [
        Processes(create(folder / str(n), plan.sweep(recipe, [axis], own)), count, 1, ["--device", "cpu"])
        for n, (own, count) in enumerate(zip(seeds, jobs, strict=True))
    ]
    began = time.perf_counter()
    for processes in some:
        processes.start()
    while sum(processes.look() for processes in some):
        time.sleep(0.05)
    assert sum(len(processes.experiment.outcomes()) for processes in some) == 8
    return time.perf_counter() - began


def bench_two_processes(say: Say, tmp_path: Path) -> None:
    alone, together, apart = [], [], []
    for turn in range(ROUNDS):  # in turn: a machine has other things to do at times
        alone.append(swept(tmp_path / f"one-{turn}", 1))
        together.append(swept(tmp_path / f"two-{turn}", 2))
        apart.append(swept(tmp_path / f"apart-{turn}", 1, 1))
    gain, ceiling = min(alone) / min(together), min(alone) / min(apart)
    say(
        f"eight small runs: {min(alone):.1f} s in one process, {min(together):.1f} s in two that share them: "
        f"{gain:.2f}×, asked {ASKED}×; four and four in two that share nothing: {ceiling:.2f}× "
        f"({psutil.cpu_count(logical=False)} cores, {psutil.cpu_count()} threads, as the system tells it); "
        f"the quickest of {ROUNDS} each"
    )
