"""Of ranks that train together any may end at any time: the others say so and end, and the run goes on."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from processes import Command
from ranks import commands
from small import assert_same

from aegui.runs import run_folder
from aegui.runs.run_folder import Run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has none of these signals")

WORDS = ["vae-2d", "--set", "data.kind=digits", "--set", "network.widths=[16]", "--set", "training.batch=128"]
BOUND = 20.0  # seconds until the others have ended, on a loaded machine
OFTEN = [(0.0, -1.0), (0.0, 0.02), (0.1, -1.0)]  # seconds between reports, and between checkpoints


def run_in(folder: Path) -> Path:
    (path,) = (p for p in folder.iterdir() if p.is_dir())
    return path


def ended(ranks: list[Command]) -> list[int]:
    codes = [rank.end() for rank in ranks]
    for rank in ranks:
        assert "Traceback" not in rank.said, rank.said
    return codes


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A training by two ranks that nobody disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    ranks = commands(["train", *WORDS, "--epochs", "3", "--out", str(folder)], folder)
    assert ended(ranks) == [0, 0], ranks[0].said + ranks[1].said
    assert "test_mse" in ranks[0].said
    assert ranks[1].said == ""
    assert Run(run_in(folder)).state["ranks"] == 2
    return run_in(folder)


def steps_of(folder: Path) -> Iterator[int]:
    for path in folder.glob("*/" + run_folder.STEPS):
        lines = path.read_text().splitlines()
        if len(lines) > 1 and (path.parent / run_folder.RESUME).exists():
            yield int(lines[-1].split(",")[0] or 0)


def kill_and_resume(folder: Path, whole: Path, draw: random.Random, kills: int) -> int:
    """Kill one of two ranks some times, let them end, and hold the run against the one that never stopped."""
    folder.mkdir()
    total, met = int(Run(whole).state["step"]), 0
    for _ in range(kills):
        done = max(steps_of(folder), default=0)
        if done >= total - 1:
            break
        there = list(folder.glob("*/" + run_folder.RESUME))
        words = ["resume", str(run_in(folder))] if there else ["train", *WORDS, "--epochs", "3"]
        every, often = draw.choice(OFTEN)
        more = [] if there else ["--out", str(folder)]
        ranks = commands([*words, *more], folder.parent, every=every, often=often)
        goal = draw.randrange(done + 1, total)
        while all(rank.alive for rank in ranks) and max(steps_of(folder), default=0) < goal:
            time.sleep(0.002)
        time.sleep(draw.uniform(0.0, 0.01))
        victim = draw.randrange(2)
        if not all(rank.alive for rank in ranks):
            ended(ranks)
            break
        began = time.monotonic()
        ranks[victim].send(signal.SIGKILL)
        codes = ended(ranks)
        if codes[1 - victim] == 0:
            break  # it had nothing more to do with the other
        assert codes[victim] == -signal.SIGKILL
        assert codes[1 - victim] == 1
        assert f"Rank {victim} (process {ranks[victim].pid} on " in ranks[1 - victim].said
        assert time.monotonic() - began < BOUND
        met += 1
    if not Run(run_in(folder)).done:
        ranks = commands(["resume", str(run_in(folder))], folder.parent)
        assert ended(ranks) == [0, 0], ranks[0].said + ranks[1].said
    assert_same(run_in(folder), whole)
    assert not list(folder.rglob("*.part"))
    return met


def test_when_a_rank_is_killed_the_other_ends_and_the_run_goes_on(whole: Path, tmp_path: Path) -> None:
    draw = random.Random(1)
    tries = (kill_and_resume(tmp_path / str(n), whole, draw, kills=1) for n in range(5))
    assert next((met for met in tries if met), 0) > 0


@pytest.mark.long
def test_ranks_that_are_killed_many_times_lose_and_double_nothing(whole: Path, tmp_path: Path) -> None:
    draw, met, n = random.Random(2), 0, 0
    while met < 20:
        met, n = met + kill_and_resume(tmp_path / str(n), whole, draw, kills=4), n + 1
    print(f"{met} kills, {n} runs")


@pytest.mark.parametrize("number", [signal.SIGTERM])
def test_any_rank_that_is_told_to_stop_stops_all(number: int, whole: Path, tmp_path: Path) -> None:
    ranks = commands(
        ["train", *WORDS, "--epochs", "3", "--out", str(tmp_path)], tmp_path, every=0.0, often=-1.0
    )
    while all(rank.alive for rank in ranks) and max(steps_of(tmp_path), default=0) < 4:
        time.sleep(0.002)
    ranks[1].send(number)
    assert ended(ranks) == [1, 0], ranks[1].said
    assert "go on with" in ranks[0].said
    again = commands(["resume", str(run_in(tmp_path))], tmp_path)
    assert ended(again) == [0, 0]
    assert_same(run_in(tmp_path), whole)
