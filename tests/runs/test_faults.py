"""Every file operation of a save and of a read may fail: what is stored stays whole, and the run goes on."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from faults import Kind, faults
from small import assert_same, files_of, narrow, pull, resumed, start

from aegui.recipe import RecipeError
from aegui.runs import run_folder, weights
from aegui.runs.jobs import begin, resume_job
from aegui.runs.run_folder import Run, RunError
from aegui.runs.snapshot import open_run
from aegui.training.building import WeightsError
from aegui.training.reports import Control, Failed, Finished, Report
from aegui.training.trainer import ReportOptions

RECIPE = narrow(
    training__epochs=2, training__batch=512, schedule__keep="best:val_loss", schedule__cool_down=1
)
AT_ONCE = ReportOptions(every=0.0)
SLOWER = {2: Control(changes={"training.learning_rate": 0.0005})}
KINDS: tuple[Kind, ...] = ("no space", "error", "short write")
SENTENCES = (RunError, RecipeError, WeightsError, OSError)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A training whose disk never said no; the learning rate is changed in it."""
    torch.set_num_threads(1)
    begun = start(RECIPE, tmp_path_factory.mktemp("whole"), AT_ONCE)
    pull(begun.training, SLOWER)
    return begun.path


def train(parent: Path, kind: Kind, at: int, reads: bool = False) -> tuple[list[str], list[Report]]:
    """Train on a disk that says no; what was done on it, and what was reported."""
    with faults(parent, kind, at, reads) as disk:
        try:
            reports = pull(start(RECIPE, parent, AT_ONCE).training, SLOWER)
        except SENTENCES:
            return disk.seen, []
    return disk.seen, reports


def fails(parent: Path, kind: Kind, at: int, reads: bool, whole: Path) -> bool:
    """Let an operation of a training fail, look at what is there and go on; whether there was one."""
    parent.mkdir()
    seen, reports = train(parent, kind, at, reads)
    if len(seen) <= at:
        assert isinstance(reports[-1], Finished)
        return False
    folders = list(parent.iterdir())
    if not reports:
        assert folders == []  # nothing began
        return True
    (path,) = folders
    if isinstance(reports[-1], Failed):
        assert "the disk is full" in reports[-1].message or "the disk reports an error" in reports[-1].message
    assert_sound(path)
    if not (path / run_folder.RESUME).exists():
        with pytest.raises(RunError):
            go_on(path)
        return True
    if Run(path).state["status"] != "finished":
        go_on(path)
    assert_same(path, whole)
    assert not list(path.rglob("*.part"))
    return True


def go_on(path: Path) -> None:
    """Resume, changing what was changed the first time."""
    pull(begin(resume_job(path, (), "aegui resume"), AT_ONCE).training, SLOWER)


def assert_sound(path: Path) -> None:
    """What is stored can be read, and nothing stands in it twice."""
    run = Run(path)
    for name, key in ((run_folder.METRICS, "epoch"), (run_folder.STEPS, "step")):
        table = run.table(name)
        keys = table[key].tolist() if table else []
        assert keys == sorted(set(keys)), f"{name}: {keys}"
    if (path / run_folder.MODEL).exists():
        assert open_run(run).recipe == RECIPE
    if (path / run_folder.RESUME).exists():
        assert weights.read_checkpoint(run).counters["step"] > 0
    for _, file in run.moments:
        assert weights.moment(file)[1] is not None


def try_all(attempt: Callable[[int], bool]) -> int:
    """Let each operation fail until there are no more; how many there were. Tells all that went wrong."""
    at, bad = 0, []
    going = True
    while going:
        try:
            going = attempt(at)
        except (AssertionError, Exception) as error:
            bad.append(f"{at}: {type(error).__name__}: {str(error)[:300]}")
        at += 1
    print(f"{at - 1} operations, {len(bad)} bad")
    assert not bad, f"{len(bad)} of {at - 1}:\n" + "\n".join(bad)
    return at - 1


CASES = [*((kind, False) for kind in KINDS), ("error", True)]


@pytest.mark.parametrize(("kind", "reads"), CASES)
def test_a_disk_that_says_no_loses_and_doubles_nothing(kind, reads, often, whole, tmp_path):
    """Some operations anywhere, and those between the end of an epoch and the next checkpoint."""
    (tmp_path / "all").mkdir()
    seen, _ = train(tmp_path / "all", "none" if kind != "short write" else kind, -1, reads)
    draw = random.Random(f"{kind} {reads}")
    chosen = set(draw.sample(range(len(seen)), min(4, len(seen))))
    chosen |= {n for n, name in enumerate(seen) if name.startswith(("create .000001", "write .000001"))}
    for at in sorted(chosen):
        assert fails(tmp_path / str(at), kind, at, reads, whole), seen[at]


@pytest.mark.long
@pytest.mark.parametrize(("kind", "reads"), CASES)
def test_a_disk_that_says_no_at_any_operation_loses_and_doubles_nothing(kind, reads, often, whole, tmp_path):
    assert try_all(lambda at: fails(tmp_path / str(at), kind, at, reads, whole)) > (3 if reads else 15)


# Going on, while the disk says no


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A training that was stopped in the second epoch."""
    torch.set_num_threads(1)
    begun = start(RECIPE, tmp_path_factory.mktemp("stopped"), AT_ONCE)
    pull(begun.training, SLOWER | {4: Control(stop=True)})
    return begun.path


def goes_on(kind: Kind, at: int, reads: bool, stopped: Path, whole: Path, parent: Path) -> bool:
    """Let an operation of going on fail, then go on; whether there was one."""
    path = shutil.copytree(stopped, parent / f"{kind}-{reads}-{at}")
    before, started = files_of(path), Run(path).state["started"]
    reports: list[Report] = []
    with faults(path, kind, at, reads) as disk:
        try:
            for report in begin(resume_job(path, (), "aegui resume"), AT_ONCE).training:
                reports.append(report)
        except SENTENCES:
            pass
    if len(disk.seen) <= at:
        assert isinstance(reports[-1], Finished)
        return False
    if not reports and reads:  # refused before anything was written
        assert files_of(path) == before
    assert_sound(path)
    if Run(path).state["status"] != "finished":
        resumed(path)
    assert Run(path).state["started"] == started
    assert_same(path, whole)
    assert not list(path.rglob("*.part"))
    return True


@pytest.mark.parametrize(("kind", "reads"), CASES)
def test_going_on_on_a_disk_that_says_no_loses_and_doubles_nothing(kind, reads, stopped, whole, tmp_path):
    for at in (0, 2, 5, 9):
        assert goes_on(kind, at, reads, stopped, whole, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize(("kind", "reads"), CASES)
def test_going_on_whichever_operation_fails_loses_and_doubles_nothing(kind, reads, stopped, whole, tmp_path):
    assert try_all(lambda at: goes_on(kind, at, reads, stopped, whole, tmp_path)) > 5


# Reading alone


def read(path: Path) -> None:
    """All that a run holds, as the window reads it."""
    run = Run(path)
    assert run.raw_recipe
    for name in (run_folder.METRICS, run_folder.STEPS):
        run.table(name)
    assert run.state is not None
    assert run.results is not None
    assert run.codes is not None
    open_run(run)
    for _, file in run.moments:
        weights.moment(file)
    weights.read_checkpoint(run)


@pytest.mark.parametrize("at", range(14))
def test_a_file_that_can_not_be_read_is_a_sentence(at, whole):
    before = files_of(whole)
    with faults(whole, "error", at, reads=True) as disk:
        said = "fine"
        try:
            read(whole)
        except SENTENCES as error:
            said = str(error)
    assert said
    assert said == "fine" or len(disk.seen) > at
    assert files_of(whole) == before
    read(whole)
