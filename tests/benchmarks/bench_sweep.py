"""A sweep of eight small runs by two processes against one, beside what the machine can give.

Two hardware threads of one core are not two cores: how much two processes get done that share nothing but the
processor is measured with products of matrices in the same run.
"""

from __future__ import annotations

import subprocess
import sys
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
PRODUCTS = """
import os, sys, time
os.environ["OMP_NUM_THREADS"] = "1"
import torch
torch.set_num_threads(1)
one, other = torch.rand(128, 784), torch.rand(784, 512)
print("ready", flush=True)
sys.stdin.readline()
for _ in range(int(sys.argv[1])):
    torch.tanh(one @ other)
"""


def swept(folder: Path, jobs: int) -> float:
    """Seconds of the whole sweep, with the start of its processes."""
    changes = {"network__widths": [512, 256], "training__epochs": 60, "training__batch": 64}
    recipe = narrow(**changes)
    axis = parse("model.code=2,4,8,16", recipe)
    experiment = create(folder, plan.sweep(recipe, [axis], (1, 2)))
    processes = Processes(experiment, jobs, 1, ["--device", "cpu"])
    began = time.perf_counter()
    processes.start()
    while processes.look():
        time.sleep(0.05)
    assert len(experiment.outcomes()) == 8, processes.sentence
    return time.perf_counter() - began


def multiplied(jobs: int, products: int = 16_000) -> float:
    """Seconds that so many processes take for the same products together, without their start."""
    words = [sys.executable, "-c", PRODUCTS, str(products // jobs)]
    some = [
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(jobs)
    ]
    for one in some:
        assert one.stdout is not None
        one.stdout.readline()
    began = time.perf_counter()
    for one in some:
        one.communicate("go\n")
    return time.perf_counter() - began


def bench_two_processes(say: Say, tmp_path: Path) -> None:
    alone, together = swept(tmp_path / "one", 1), swept(tmp_path / "two", 2)
    ceiling = multiplied(1) / multiplied(2)
    cores = psutil.cpu_count(logical=False)
    say(
        f"eight small runs: {alone:.1f} s in one process, {together:.1f} s in two: {alone / together:.2f}×, "
        f"asked {ASKED}×; two processes that share nothing get {ceiling:.2f}× done here ({cores} core(s), "
        f"{psutil.cpu_count()} threads)"
    )
