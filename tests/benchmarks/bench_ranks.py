"""Two ranks of torchrun beside one process with two threads: in turns by the command line, and by the time
of the processor in a step, which others on the machine change little."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import torch
from measuring import Say
from processes import context
from ranks import environment, free_port
from small import random_images

from aegui.recipe import find
from aegui.training.device import keep_freed_memory
from aegui.training.learner import Learner
from aegui.training.parallel import ALONE, Ranks, joined
from aegui.training.ways import Way

ROUNDS = 5
WANTED = 0.95
WORDS = ["-m", "aegui", "train", "conv-16", "--epochs", "12", "--set", "training.batch=128", "--json"]
TOGETHER = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]


def images_a_second(start: list[str], words: list[str], folder: Path) -> float:
    command = [sys.executable, *start, *WORDS, *words, "--out", str(folder)]
    ended = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    return float(json.loads(ended.stdout)["images_per_second"])


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def bench_two_ranks_are_as_fast_as_two_threads(precision: str, tmp_path: Path, say: Say) -> None:
    words = ["--set", f"training.precision={precision}", "--set", "data.kind=digits"]
    alone, together = [], []
    for n in range(ROUNDS):
        alone.append(images_a_second([], words, tmp_path / f"alone-{n}"))
        together.append(images_a_second(TOGETHER, words, tmp_path / f"together-{n}"))
    ratio = statistics.median(together) / statistics.median(alone)
    say(
        f"conv-16, batch 128, {precision}: two ranks {statistics.median(together):,.0f} images/s, one "
        f"process {statistics.median(alone):,.0f}, ratio {ratio:.2f} of {WANTED}; each of {ROUNDS} rounds "
        + ", ".join(f"{two / one:.2f}" for one, two in zip(alone, together, strict=True))
    )
    assert ratio >= WANTED


STEPS = 40


def seconds_a_step(way: Way, ranks: Ranks = ALONE) -> float:
    """The median of this process's time, of all its threads, in steps of conv-16 with 128 images together."""
    keep_freed_memory()
    recipe = find("conv-16").changed({"training.batch": 128, "training.precision": way.precision})
    learner = Learner(recipe, random_images(recipe, 5_000), torch.device("cpu"), way=way, ranks=ranks)
    if not ranks.alone:
        ranks.meet(learner.facts())
    times = []
    for _ in range(STEPS):
        before = time.process_time()
        learner._learn()
        times.append(time.process_time() - before)
    return statistics.median(times[3:])


def _rank(told: Mapping[str, str], precision: str, pipe: Any) -> None:
    os.environ.update(told)
    with joined("cpu") as ranks:
        pipe.send(seconds_a_step(Way(precision), ranks))


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def bench_processor_time_of_two_ranks(precision: str, say: Say) -> None:
    alone = seconds_a_step(Way(precision, threads=2, parts=2))
    port, pipes = free_port(), []
    for rank in range(2):
        mine, theirs = context().Pipe(duplex=False)
        context().Process(target=_rank, args=(environment(rank, 2, port), precision, theirs)).start()
        pipes.append(mine)
    together = sum(pipe.recv() for pipe in pipes)
    say(
        f"conv-16, batch 128, {precision}: a step takes {1e3 * alone:.1f} ms of the processor in one process "
        f"of two threads, {1e3 * together:.1f} ms in two ranks: {alone / together:.2f}"
    )
    assert alone / together >= WANTED
