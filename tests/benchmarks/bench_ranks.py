"""Two ranks of torchrun beside one process with two threads, in turns, by the command line itself."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from measuring import Say

ROUNDS = 3
WANTED = 0.95
WORDS = ["-m", "aegui", "train", "conv-16", "--epochs", "1", "--set", "training.batch=128", "--json"]
TOGETHER = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]


def images_a_second(start: list[str], words: list[str], folder: Path) -> float:
    command = [sys.executable, *start, *WORDS, *words, "--out", str(folder)]
    ended = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    return float(json.loads(ended.stdout)["images_per_second"])


@pytest.mark.parametrize("precision", ["float32", "auto"])
def bench_two_ranks_are_as_fast_as_two_threads(precision: str, tmp_path: Path, say: Say) -> None:
    words = ["--set", f"training.precision={precision}"]
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
