"""Whoever resumes a process that was killed, stopped, hung up on or held gets the run that never stopped."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest
from faults import Kind
from processes import Command, barrier, wait_for
from small import assert_same, files_of

from aegui.runs import run_folder
from aegui.runs.run_folder import Run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has none of these signals")

SMALL = ["--set", "data.kind=digits", "--set", "training.batch=128"]
RECIPES = {
    "plain": ["quick-start", *SMALL, "--set", "network.widths=[16]", "--epochs", "4"],
    "one step an epoch": ["quick-start", *SMALL, "--set", "network.widths=[16]", "--epochs", "12",
                          "--set", "training.batch=2048", "--set", "schedule.cool_down=6"],
    "best": ["quick-start", *SMALL, "--set", "network.widths=[16]", "--epochs", "4",
             "--set", "schedule.keep=best:val_loss", "--set", "corruption.kind=gaussian"],
    "variational": ["vae-2d", *SMALL, "--set", "network.widths=[16]", "--epochs", "4"],
    "adversarial": ["aae-2d", *SMALL, "--set", "network.widths=[16]", "--set", "model.widths=[8]",
                    "--epochs", "4", "--set", "schedule.cool_down=2"],
}  # fmt: skip
ENDS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """Trainings that nobody disturbed, each made when it is asked for."""
    return Whole(tmp_path_factory.mktemp("whole"))


class Whole(dict[str, Path]):
    def __init__(self, parent: Path) -> None:
        self._parent = parent

    def __missing__(self, name: str) -> Path:
        folder = self._parent / name
        command = Command(["train", *RECIPES[name], "--out", str(folder)], folder=self._parent)
        assert command.end() == 0, command.said
        self[name] = run_in(folder)
        return self[name]


def run_in(folder: Path) -> Path:
    """The one run in a folder."""
    (path,) = (p for p in folder.iterdir() if p.is_dir())
    return path


def steps_in(folder: Path) -> int:
    """How far the run in a folder has come."""
    for path in folder.glob("*/" + run_folder.STEPS):
        lines = path.read_text().splitlines()
        if len(lines) > 1 and (path.parent / run_folder.RESUME).exists():
            return int(lines[-1].split(",")[0] or 0)
    return 0


def begin(name: str, folder: Path, draw: random.Random) -> Command:
    """Train, or go on where there is a run; checkpoints come at every step or epoch, at times or never."""
    folder.mkdir(exist_ok=True)
    words = ["train", *RECIPES[name], "--out", str(folder)]
    if list(folder.glob("*/" + run_folder.RESUME)):
        words = ["resume", str(run_in(folder))]
    every, often = draw.choice([(0.0, -1.0), (0.0, 0.02), (0.002, 0.05), (0.1, -1.0), (0.0, 30.0)])
    return Command(words, every, often, folder=folder.parent)


def disturb(command: Command, folder: Path, total: int, number: int, draw: random.Random) -> bool:
    """Send a signal at a random time; whether it met the command alive and at work."""
    goal = draw.randrange(min(steps_in(folder), total - 2) + 1, total)
    wait_for(lambda: steps_in(folder) >= goal, command)
    time.sleep(draw.uniform(0.0, 0.01))
    if not command.alive:
        return False
    command.send(number)
    return True


def kill_and_resume(name: str, folder: Path, whole: Path, draw: random.Random, kills: int) -> int:
    """Kill it some times, let it end, and hold it against the run that never stopped; how often it met."""
    total = int(Run(whole).state["step"])
    met = stopped = 0
    for _ in range(kills):
        number = draw.choice(ENDS)
        command = begin(name, folder, draw)
        hit = disturb(command, folder, total, number, draw)
        code = command.end()
        assert "Traceback" not in command.said, command.said
        assert code in (0, 1, -number), command.said
        if code == 0:
            break
        assert hit, command.said
        met += 1
        if "stopped after epoch" in command.said:  # heard; before it can hear, it simply dies
            assert Run(run_in(folder)).state["status"] == "stopped", command.said
            stopped += 1
    if Run(run_in(folder)).state["status"] != "finished":
        command = Command(["resume", str(run_in(folder))], folder=folder.parent)
        assert command.end() == 0, command.said
    assert_same(run_in(folder), whole)
    assert not list(folder.rglob("*.part"))
    return met


@pytest.mark.parametrize(
    "name",
    [
        "variational",
        *(pytest.param(name, marks=pytest.mark.long) for name in ("one step an epoch", "adversarial")),
    ],
)
def test_a_killed_run_goes_on_as_if_it_had_never_stopped(name, whole, tmp_path):
    draw = random.Random(name)
    tries = (kill_and_resume(name, tmp_path / str(n), whole[name], draw, kills=2) for n in range(5))
    assert next((met for met in tries if met), 0) > 0  # it may have ended before it was killed


@pytest.mark.long
@pytest.mark.parametrize("name", RECIPES)
@pytest.mark.parametrize("seed", range(6))
def test_many_killed_runs_go_on_as_if_they_had_never_stopped(name, seed, whole, tmp_path):
    draw = random.Random(f"{name} {seed}")
    print(kill_and_resume(name, tmp_path / "run", whole[name], draw, kills=6), "kills")


def hold(name: str, folder: Path, whole: Path, draw: random.Random) -> None:
    """A process that is stopped and goes on has no successor that writes beside it, however long it was."""
    command = begin(name, folder, draw)
    assert disturb(command, folder, int(Run(whole).state["step"]) // 2, signal.SIGSTOP, draw)
    path = run_in(folder)
    pretend_time_passed(path)
    before = files_of(path)
    second = Command(["resume", str(path)], folder=folder.parent)
    code = second.end()
    after = files_of(path)
    command.send(signal.SIGCONT)
    ended = command.end()
    assert code == 1, second.said
    assert str(command.pid) in second.said, second.said
    assert after == before
    assert ended == 0, command.said
    assert_same(path, whole)


def pretend_time_passed(path: Path) -> None:
    """The last sign of life is a minute old."""
    state = Run(path).state
    text = (path / run_folder.STATE).read_text()
    (path / run_folder.STATE).write_text(text.replace(str(state["heartbeat"]), str(state["heartbeat"] - 60)))


def test_a_run_that_is_held_is_not_taken_over(whole, tmp_path):
    hold("plain", tmp_path / "run", whole["plain"], random.Random(1))


@pytest.mark.long
@pytest.mark.parametrize("name", RECIPES)
@pytest.mark.parametrize("seed", range(2))
def test_runs_that_are_held_are_not_taken_over(name, seed, whole, tmp_path):
    hold(name, tmp_path / "run", whole[name], random.Random(f"{name} {seed}"))


def race(name: str, folder: Path, whole: Path, draw: random.Random, count: int) -> None:
    """Of some that resume in the same instant one trains, the others say who holds the run."""
    command = begin(name, folder, draw)
    disturb(command, folder, int(Run(whole).state["step"]) // 2, signal.SIGKILL, draw)
    assert command.end() == -signal.SIGKILL
    path, together = run_in(folder), barrier(count)
    words = ["resume", str(path)]
    rivals = [Command(words, 0.0, -1.0, None, together, folder.parent) for _ in range(count)]
    codes = [rival.end() for rival in rivals]
    won = codes.index(0)
    for n, rival in enumerate(rivals):
        if n != won:
            # Who comes when the winner has ended finds that there is nothing to do.
            assert codes[n] == 1 or "epochs" in rival.said, rival.said
            assert "Traceback" not in rival.said
    assert_same(path, whole)


def test_of_two_that_resume_at_once_one_trains(whole, tmp_path):
    race("plain", tmp_path / "run", whole["plain"], random.Random(2), 2)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6))
def test_of_many_that_resume_at_once_one_trains(seed, whole, tmp_path):
    race("variational", tmp_path / "run", whole["variational"], random.Random(seed), 4)


# A kill before every single operation on a file


def killed_before(name: str, at: int, folder: Path, whole: Path) -> bool:
    """Whether there was such an operation."""
    folder.mkdir()
    words = ["train", *RECIPES[name], "--out", str(folder)]
    fault: tuple[Path, Kind, int] = (folder, "kill", at)
    command = Command(words, 0.1, -1.0, fault, folder=folder.parent)
    code = command.end()
    assert code in (0, -signal.SIGKILL), command.said
    if code == 0:
        return False
    assert_goes_on(folder, whole)
    return True


def assert_goes_on(folder: Path, whole: Path) -> None:
    """What is left can go on, or says that it never got to its first checkpoint."""
    for path in [p for p in folder.iterdir() if (p / run_folder.RECIPE).exists()]:
        if Run(path).state.get("status") != "finished":
            command = Command(["resume", str(path)], folder=folder.parent)
            code = command.end()
            assert "Traceback" not in command.said, command.said
            if not (path / run_folder.RESUME).exists():
                assert code == 1, command.said
                continue
            assert code == 0, command.said
        assert_same(path, whole)
        assert not list(path.rglob("*.part"))
    shutil.rmtree(folder)


@pytest.mark.parametrize("at", [47, 61])
def test_a_kill_before_some_file_operations_loses_nothing(at, whole, tmp_path):
    assert killed_before("plain", at, tmp_path / "run", whole["plain"])


@pytest.mark.long
@pytest.mark.parametrize("name", ["best", "adversarial"])
def test_a_kill_before_any_file_operation_loses_nothing(name, whole, tmp_path):
    at, bad, going = 0, [], True
    while going:
        try:
            going = killed_before(name, at, tmp_path / str(at), whole[name])
        except AssertionError as error:
            bad.append(f"{at}: {str(error)[:500]}")
        at += 1
    print(f"{at - 1} operations, {len(bad)} bad")
    assert not bad, "\n".join(bad)
    assert at > 60
