"""Pausing, stopping and being killed leave the same numbers as never having stopped."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from small import STEP_BY_STEP, assert_same, contents, narrow, pull, resumed, start, trained

from aegui.runs import run_folder as runs
from aegui.runs import weights
from aegui.runs.jobs import begin, resume_job
from aegui.runs.run_folder import Run, RunError
from aegui.runs.snapshot import open_run
from aegui.training.building import WeightsError
from aegui.training.reports import (
    Changed,
    Checkpoint,
    Control,
    Embedding,
    Epoch,
    Failed,
    Finished,
    Report,
    SnapshotTaken,
    Started,
    StepLosses,
)
from aegui.training.trainer import ReportOptions

ROOT = Path(__file__).parents[2]
STEPS = 11  # an epoch: 1,294 images in batches of 128
STOP, PAUSE = Control(stop=True), Control(pause=True)
SLOWER = Control(changes={"training.learning_rate": 1e-12})


RECIPES = {
    "clean": narrow(),
    "noisy": narrow(corruption="gaussian"),
    "one noise": narrow(corruption="masking", corruption__fresh=False, training__drop_last=True),
    "conv": narrow(
        network="conv", network__filters=(2,), network__strides=(4,), training__epochs=2
    ),
}  # fmt: skip


def last_epoch(reports: list[Report]) -> int:
    """How far a training came that ended."""
    assert isinstance(reports[-1], Finished)
    return reports[-1].epoch


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Trainings that were never stopped."""
    torch.set_num_threads(1)
    parent = tmp_path_factory.mktemp("whole")
    return {name: trained(recipe, parent / name) for name, recipe in RECIPES.items()}


@pytest.mark.parametrize("name", RECIPES)
def test_the_same_recipe_gives_the_same_run(name, whole, tmp_path):
    assert_same(trained(RECIPES[name], tmp_path), whole[name])


@pytest.mark.parametrize("name", RECIPES)
def test_stopping_in_the_middle_of_an_epoch_changes_nothing(name, whole, tmp_path):
    path = trained(RECIPES[name], tmp_path, {4: STOP})
    assert Run(path).state["status"] == "stopped"
    assert Run(path).table(runs.STEPS)["step"].tolist() == [1, 2, 3, 4]
    resumed(path)
    assert_same(path, whole[name])
    assert Run(path).state["status"] == "finished"


@pytest.mark.parametrize("steps", [(STEPS,), (1,), (3, 3 + STEPS, 3 * STEPS - 1)])
def test_stopping_anywhere_and_often_changes_nothing(steps, whole, tmp_path):
    path = trained(RECIPES["clean"], tmp_path, {steps[0]: STOP})
    for step in steps[1:]:
        pull(begin(resume_job(path, (), "resume"), STEP_BY_STEP).training, {step: STOP})
    resumed(path)
    assert_same(path, whole["clean"])


@pytest.mark.parametrize("live", [False, True])
def test_pausing_changes_nothing(live, whole, tmp_path):
    watch = ReportOptions(every=0.0, live=live)
    begun = start(RECIPES["noisy"], tmp_path, watch)
    pull(begun.training, {3: PAUSE, STEPS: PAUSE, STEPS + 1: PAUSE})
    assert_same(begun.path, whole["noisy"])


def test_a_pause_leaves_all_that_looking_around_needs(tmp_path):
    begun = start(narrow(), tmp_path)
    reports = []
    for report in begun.training:
        reports.append(report)
        if isinstance(report, StepLosses):
            break
    after = [begun.training.send(PAUSE), next(begun.training), next(begun.training)]
    assert [type(r).__name__ for r in after] == ["Checkpoint", "SnapshotTaken", "Embedding"]
    assert isinstance(after[2], Embedding)
    assert len(after[2].codes) == len(begun.splits.shown)
    assert open_run(Run(begun.path)).decode(np.zeros((1, 2), np.float32)).shape == (1, 1, 28, 28)
    assert isinstance(begun.training.send(STOP), Checkpoint)  # the end of a pause can be the end


def test_being_killed_changes_nothing(often, whole, tmp_path):
    """The generator is dropped in the third epoch; a line that was being written is torn."""
    begun = start(RECIPES["noisy"], tmp_path)
    for report in begun.training:
        if isinstance(report, StepLosses) and report.steps[-1] == 2 * STEPS + 5:
            break
    begun.training.close()
    path = begun.path
    assert Run(path).state["status"] == "running"
    assert len(Run(path).table(runs.STEPS)["step"]) == 2 * STEPS + 5
    with (path / runs.STEPS).open("a") as file:
        file.write(f"{2 * STEPS + 6},2.5,0.0")
    (path / runs.HISTORY / "000003.safetensors").write_bytes(b"of a future that is not there")
    first = next(begin(resume_job(path, (), "resume"), STEP_BY_STEP).training)
    assert isinstance(first, Started)
    assert (first.epoch, first.step) == (2, 2 * STEPS + 4)
    assert len(Run(path).table(runs.STEPS)["step"]) == 2 * STEPS + 4
    assert [epoch for epoch, _ in Run(path).moments] == [0, 1, 2]
    resumed(path)
    assert_same(path, whole["noisy"])


def test_more_epochs_go_on_as_if_asked_for_at_once(tmp_path):
    short = trained(narrow(training__epochs=1), tmp_path / "short")
    resumed(short, epochs=3)
    long = trained(narrow(), tmp_path / "long")
    first, second = contents(short), contents(long)
    assert first["metrics"] == second["metrics"]
    assert first[runs.MODEL] == second[runs.MODEL]
    assert Run(short).raw_recipe["training"]["epochs"] == 3


@pytest.mark.parametrize(
    ("epochs", "words"), [(None, "all its 3 epochs"), (3, "more than 3"), (2, "3 epochs already")]
)
def test_a_run_that_is_done_stays_as_it_is(epochs, words, whole, tmp_path):
    path = shutil.copytree(whole["clean"], tmp_path / "copy")
    (path / runs.RESULTS).write_text(json.dumps({**Run(path).results, "figures": {"psnr": 20.0}}))
    before = all_bytes(path)
    with pytest.raises(RunError, match=words):
        resumed(path, epochs)
    assert all_bytes(path) == before


def test_a_run_is_not_cut_back_into_an_epoch_that_it_has_begun(tmp_path):
    """It would be called a run of one epoch, and hold the weights of one and a half."""
    path = trained(narrow(), tmp_path, {STEPS + 5: STOP})
    before = all_bytes(path)
    with pytest.raises(RunError, match="1 epoch and a part of the next already, more than the 1 asked for"):
        resumed(path, 1)
    assert all_bytes(path) == before
    resumed(path, 2)
    assert Run(path).results["epochs"] == 2


def test_a_run_that_ended_early_says_so(tmp_path):
    path = trained(narrow(schedule__stop_after=1, schedule__improvement=1.0, training__epochs=8), tmp_path)
    ended = Run(path).results["epochs"]
    assert ended < 8
    before = all_bytes(path)
    with pytest.raises(RunError, match=f"ended early, after epoch {ended}.*schedule.stop_after to more than"):
        resumed(path, epochs=20)
    assert all_bytes(path) == before
    pull(begin(resume_job(path, (), "resume", changes={"schedule.stop_after": "2"}), STEP_BY_STEP).training)
    assert Run(path).results["epochs"] == ended + 1


def test_a_run_killed_before_its_figures_gets_them(whole, tmp_path):
    """Nothing is left to train, but the figures and the codes are not there yet."""
    begun = start(RECIPES["clean"], tmp_path)
    reports = []
    for report in begun.training:
        reports.append(report)
        if isinstance(report, Checkpoint) and report.counters["step"] == 3 * STEPS:
            break
    begun.training.close()
    assert not (begun.path / runs.RESULTS).exists()
    resumed(begun.path)
    assert_same(begun.path, whole["clean"])


# Changes


def test_a_change_takes_effect_and_is_written_down(whole, tmp_path):
    begun = start(narrow(), tmp_path)
    reports = pull(begun.training, {5: SLOWER})
    assert [(c.step, c.field, c.value) for c in reports if isinstance(c, Changed)] == [
        (5, "training.learning_rate", 1e-12)
    ]
    assert (begun.path / runs.CHANGES).read_text() == ("step,field,value\n5,training.learning_rate,1e-12\n")
    assert [r.learning_rate for r in reports if isinstance(r, Epoch)] == [1e-12] * 3
    assert Run(begun.path).table(runs.METRICS)["learning_rate"].tolist() == [1e-12] * 3
    stopped = trained(narrow(), tmp_path / "stopped", {5: STOP})
    there, here = (weights.of_run(Run(path)) for path in (stopped, begun.path))
    assert all(torch.allclose(there[key], here[key], atol=1e-8) for key in there)


def test_a_change_is_kept_when_a_run_is_picked_up(tmp_path):
    changed = trained(narrow(), tmp_path / "a", {5: SLOWER, 8: STOP})
    assert [r.learning_rate for r in resumed(changed) if isinstance(r, Epoch)] == [1e-12] * 3
    assert_same(changed, trained(narrow(), tmp_path / "b", {5: SLOWER}))


def test_a_change_in_a_pause_takes_effect_when_it_ends(tmp_path):
    begun = start(narrow(), tmp_path)
    report = next(begun.training)
    while not isinstance(report, StepLosses):
        report = next(begun.training)
    begun.training.send(PAUSE)
    next(begun.training)
    next(begun.training)
    assert isinstance(begun.training.send(SLOWER), Changed)
    pull_on = list(begun.training)
    assert isinstance(pull_on[-2], SnapshotTaken)
    assert pull_on[-2].weights.keys()
    assert {r.learning_rate for r in pull_on if isinstance(r, Epoch)} == {1e-12}


# Losses that are no numbers


def test_a_loss_that_is_no_number_is_a_report_and_keeps_good_weights(often, tmp_path):
    begun = start(narrow(network__output_activation="linear"), tmp_path)
    reports: list[Any] = []
    answer = None
    while True:
        try:
            reports.append(begun.training.send(answer) if reports else next(begun.training))
        except StopIteration:
            break
        answer = None
        if isinstance(reports[-1], StepLosses) and reports[-1].steps[-1] == STEPS + 4:
            answer = Control(changes={"training.learning_rate": 1e38})
    assert isinstance(reports[-1], Failed)
    assert "no number" in reports[-1].message
    assert "lower the learning rate" in reports[-1].message
    assert weights.read_checkpoint(Run(begun.path)).counters["step"] == STEPS + 4
    run = Run(begun.path)
    assert run.state["status"] == "failed"
    assert run.state["message"] == reports[-1].message
    assert all(np.isfinite(column).all() for column in run.table(runs.STEPS).values())
    assert np.isfinite(open_run(run).encode(begun.splits.test.pixels[:5])).all()


@pytest.mark.parametrize("asked", [STOP, PAUSE])
def test_weights_that_are_no_numbers_are_never_stored(asked, often, tmp_path):
    """The loss of the step that spoils them is still a number."""
    begun = start(narrow(), tmp_path)
    huge = Control(changes={"training.learning_rate": 1e300})
    reports = pull(begun.training, {STEPS + 2: huge, STEPS + 3: asked})
    assert isinstance(reports[-1], Failed)
    assert "weights hold values that are no numbers" in reports[-1].message
    assert weights.read_checkpoint(Run(begun.path)).counters["step"] == STEPS + 2
    assert open_run(Run(begun.path)).recipe == narrow()


def test_stopping_at_the_end_of_an_epoch_still_measures_it(tmp_path):
    path = trained(narrow(), tmp_path, {STEPS: STOP})
    assert Run(path).table(runs.METRICS)["epoch"].tolist() == [1]
    assert Run(path).results["epochs"] == 1


def test_no_snapshot_ever_holds_what_is_no_number(tmp_path):
    begun = start(narrow(network__output_activation="linear"), tmp_path, ReportOptions(every=0.0, live=True))
    reports = pull(begun.training, {2: Control(changes={"training.learning_rate": 1e38})})
    assert isinstance(reports[-1], Failed)
    for report in reports:
        if isinstance(report, SnapshotTaken):
            assert all(torch.isfinite(value).all() for value in report.weights.values())


def test_a_checkpoint_in_the_last_batch_of_an_epoch_doubles_no_row(often, whole, tmp_path):
    """It comes before the epoch's row: killed after that row, the run writes it again."""
    for last in (STEPS, 2 * STEPS, 3 * STEPS):
        begun = start(RECIPES["noisy"], tmp_path / str(last))
        for report in begun.training:
            if isinstance(report, Epoch) and report.step == last:
                break
        begun.training.close()
        assert weights.read_checkpoint(Run(begun.path)).counters["position"] == STEPS
        resumed(begun.path)
        assert Run(begun.path).table(runs.METRICS)["epoch"].tolist() == [1, 2, 3]
        assert_same(begun.path, whole["noisy"])


def test_a_resumed_epoch_has_the_learning_rate_of_its_steps(often, tmp_path):
    recipe = narrow(schedule__cool_down=2)
    whole = trained(recipe, tmp_path / "whole")
    for last in (STEPS, 2 * STEPS, 3 * STEPS):
        begun = start(recipe, tmp_path / str(last))
        for report in begun.training:
            if isinstance(report, Epoch) and report.step == last:
                break
        begun.training.close()
        resumed(begun.path)
        assert_same(begun.path, whole)
    assert min(Run(whole).table(runs.METRICS)["learning_rate"]) > 0.0


def test_the_best_and_the_last_good_weights_outlive_a_nan(tmp_path):
    """No checkpoint is due: only what is in memory has them."""
    recipe = narrow(schedule__keep="best:val_loss", training__epochs=30)
    begun = start(recipe, tmp_path)
    reports: list[Any] = []
    answer = None
    best = None
    while True:
        try:
            reports.append(begun.training.send(answer) if reports else next(begun.training))
        except StopIteration:
            break
        answer = None
        if isinstance(reports[-1], Epoch) and reports[-1].epoch <= 4:
            best = reports[-1]
        if isinstance(reports[-1], StepLosses) and reports[-1].steps[-1] == 4 * STEPS + 2:
            answer = Control(changes={"training.learning_rate": 1e38})
    assert isinstance(reports[-1], Failed)
    assert reports[-1].diverged
    stored = weights.read_checkpoint(Run(begun.path))
    assert (stored.counters["epoch"], stored.counters["step"]) == (4, 4 * STEPS)
    kept, good = weights.of_run(Run(begun.path)), stored.best
    assert good is not None
    assert all(torch.equal(kept[name], good[name]) for name in kept)
    snapshot, validation = open_run(Run(begun.path)), begun.splits.validation.pixels
    error = float(np.square((snapshot.reconstruct(validation) - validation.astype(float)) / 255).mean())
    assert error == pytest.approx(best.validation["loss"], abs=2e-5)  # the pictures are rounded
    again = begin(
        resume_job(begun.path, (), "resume", changes={"training.learning_rate": "1e-4"}), STEP_BY_STEP
    )
    assert "learning_rate" in again.going_on
    assert last_epoch(pull(again.training)) == 30
    assert np.isfinite(Run(begun.path).table(runs.METRICS)["loss"]).all()
    changes = (begun.path / runs.CHANGES).read_text()
    assert changes == f"step,field,value\n{4 * STEPS},training.learning_rate,0.0001\n"


# What may be another when a run goes on


def test_what_may_change_is_said_and_recorded(tmp_path):
    path = trained(narrow(), tmp_path, {5: STOP})
    changes = {"training.learning_rate": "1e-3", "training.epochs": "4", "schedule.cool_down": "1"}
    begun = begin(resume_job(path, (), "resume", changes=changes), STEP_BY_STEP)
    assert begun.going_on == (
        "Going on after epoch 0 of 4, step 5, with training.learning_rate 0.002 → 0.001; "
        "training.epochs 3 → 4; schedule.cool_down 0 → 1."
    )
    for report in begun.training:  # killed before it comes to a checkpoint, it tells the same again
        if isinstance(report, Changed):
            break
    begun.training.close()
    resumed(path)
    rows = (path / runs.CHANGES).read_text().splitlines()
    assert rows == [
        "step,field,value",
        "5,training.learning_rate,0.001",
        "5,training.epochs,4",
        "5,schedule.cool_down,1",
    ]
    assert Run(path).results["epochs"] == 4
    assert Run(path).table(runs.METRICS)["learning_rate"][0] == 0.001


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("training.batch", 64), ("network.activation", "relu"), ("loss", "bce"), ("training.seed", 2),
        ("data.held_out", 0.3), ("data", "random"), ("model.code", 3), ("corruption", "gaussian"),
        ("training.precision", "bfloat16"), ("schedule.keep", "best:val_loss"), ("penalty", "l1"),
    ],
)  # fmt: skip
def test_what_no_longer_fits_is_refused_by_name(key, value, tmp_path):
    path = trained(narrow(), tmp_path, {5: STOP})
    (path / runs.RECIPE).write_text(narrow().changed({key: value}).to_toml())
    before = all_bytes(path)
    with pytest.raises(RunError, match=f"can't go on with another recipe.*{key}"):
        resumed(path)
    assert all_bytes(path) == before


@pytest.mark.parametrize("older", [False, True])
def test_another_name_and_target_do_not_matter(whole, tmp_path, older):
    path = trained(RECIPES["clean"], tmp_path, {5: STOP})
    other = RECIPES["clean"].changed({"summary": "mine", "targets": [{"figure": "test_mse", "value": 0.1}]})
    text = other.to_toml()
    if older:  # as it was written when a recipe had one target
        text = text.replace("[[targets]]", "[headline]").replace("was = []\n", "")
        for new in ("control", "why", "tried"):
            text = re.sub(f"^{new} = .*\n", "", text, flags=re.MULTILINE)
        assert "[headline]" in text
    (path / runs.RECIPE).write_text(text)
    assert last_epoch(resumed(path)) == 3
    assert (path / runs.STEPS).read_text() == (whole["clean"] / runs.STEPS).read_text()


# Who writes


def all_bytes(path: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}


HOLDER = """
import sys
from pathlib import Path
from types import SimpleNamespace
from aegui.locks import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[Callable[[Path], subprocess.Popen[str]]]:
    """Another process that holds a lock until it is ended."""
    held: list[subprocess.Popen[str]] = []

    def hold(path: Path) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(path)], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        held.append(process)
        assert process.stdout.readline() == "True\n"
        return process

    yield hold
    for process in held:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def say_whose(path: Path, process: int, beat: float) -> None:
    state = {**Run(path).state, "status": "running", "process": process, "host": socket.gethostname()}
    (path / runs.STATE).write_text(json.dumps({**state, "heartbeat": beat, "since": "2026-01-01"}))


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_process_that_is_only_stopped_keeps_its_run(holder, tmp_path):
    """Its heartbeat is old, and it would write beside whoever came after it."""
    path = trained(narrow(), tmp_path, {5: STOP})
    process = holder(path / runs.LOCK)
    say_whose(path, process.pid, time.time() - 1000)
    process.send_signal(signal.SIGSTOP)
    assert Run(path).busy
    before = all_bytes(path)
    with pytest.raises(RunError, match=f"being written by process {process.pid} on this machine since 2026"):
        resumed(path)
    assert all_bytes(path) == before


def test_a_run_of_a_killed_process_can_go_on_at_once(holder, whole, tmp_path):
    path = trained(RECIPES["clean"], tmp_path, {5: STOP})
    process = holder(path / runs.LOCK)
    say_whose(path, process.pid, time.time())
    process.kill()
    process.wait()
    assert (path / runs.LOCK).exists()
    assert not Run(path).busy
    resumed(path)
    assert_same(path, whole["clean"])
    assert not (path / runs.LOCK).exists()


def test_an_older_run_without_a_lock_asks_whether_its_process_lives(holder, tmp_path):
    path = trained(narrow(), tmp_path / "runs", {5: STOP})
    process = holder(tmp_path / "elsewhere")
    say_whose(path, process.pid, time.time())
    assert Run(path).busy
    process.kill()
    process.wait()
    assert not Run(path).busy


def test_of_two_that_resume_at_once_one_trains(whole, tmp_path):
    path = trained(RECIPES["clean"], tmp_path, {5: STOP})
    first = begin(resume_job(path, (), "resume"), STEP_BY_STEP)
    with pytest.raises(RunError, match="being written by this program"):
        resumed(path)
    pull(first.training)
    assert_same(path, whole["clean"])


def test_a_writer_whose_run_was_taken_over_writes_no_more(tmp_path):
    """On a shared disk without locks another machine went on with it."""
    begun = start(narrow(), tmp_path)
    for report in begun.training:
        if isinstance(report, StepLosses):
            break
    state = {**Run(begun.path).state, "writer": "another", "process": 7, "host": "elsewhere"}
    (begun.path / runs.STATE).write_text(json.dumps(state))
    before = all_bytes(begun.path)
    reports = pull(begun.training)
    assert [type(report).__name__ for report in reports] == ["Failed"]
    assert isinstance(reports[0], Failed)
    assert "taken over by process 7 on elsewhere" in reports[0].message
    assert {file: content for file, content in all_bytes(begun.path).items() if file.name != ".lock"} == {
        file: content for file, content in before.items() if file.name != ".lock"
    }


def test_leftovers_of_a_killed_writer_are_swept(whole, tmp_path):
    path = trained(RECIPES["clean"], tmp_path, {5: STOP})
    for name in (
        ".model.safetensors.1-2.part",
        ".state.json.1-2.part",
        "history/.000001.safetensors.1-2.part",
    ):
        (path / name).write_bytes(b"half")
    (path / ".mine.part").write_text("a file of the user's")
    resumed(path)
    assert [file.name for file in path.rglob("*.part")] == [".mine.part"]
    (path / ".mine.part").unlink()
    assert_same(path, whole["clean"])


# On a shared disk a heartbeat tells


def say_it_is_written(path: Path, beat: float, status: str = "running", host: str = "elsewhere") -> None:
    state = {**Run(path).state, "status": status, "process": 4242, "host": host, "heartbeat": beat}
    (path / runs.STATE).write_text(json.dumps(state))


@pytest.mark.parametrize("status", ["running", "paused"])
def test_a_run_that_another_process_writes_is_only_read(status, tmp_path):
    path = trained(narrow(), tmp_path, {5: STOP})
    say_it_is_written(path, time.time(), status)
    before = all_bytes(path)
    with pytest.raises(RunError, match="being written by process 4242 on elsewhere"):
        resumed(path)
    assert all_bytes(path) == before
    run = Run(path)
    assert run.busy
    assert len(run.table(runs.STEPS)["step"]) == 5
    assert len(run.codes.codes) == len(run.codes.subset)
    assert open_run(run).recipe == narrow()


def test_a_run_whose_writer_is_gone_can_go_on(whole, tmp_path):
    path = trained(narrow(), tmp_path, {5: STOP})
    say_it_is_written(path, time.time() - runs.STALE - 1)
    assert not Run(path).busy
    resumed(path)
    assert_same(path, whole["clean"])


def test_the_own_process_is_not_another_one(tmp_path):
    begun = start(narrow(), tmp_path)
    next(begun.training)
    state = Run(begun.path).state
    assert state["process"] == os.getpid()
    assert state["status"] == "running"
    assert not Run(begun.path).busy
    begun.training.close()


def test_a_run_says_how_it_was_made(run_folder):
    state = Run(run_folder).state
    assert state["command"] == "test"
    assert state["threads"] == 1
    assert state["device"] == "cpu"
    assert state["precision"] == "float32"
    assert {"aegui", "python", "torch", "numpy", "safetensors"} <= state["versions"].keys()
    assert (state["epoch"], state["step"]) == (3, 3 * STEPS)


def test_going_on_uses_the_threads_it_began_with(tmp_path):
    path = trained(narrow(), tmp_path, {5: STOP})
    torch.set_num_threads(2)
    first = resumed(path)[0]
    assert isinstance(first, Started)
    assert first.threads == 1


# Checkpoints that can't be used


def test_a_run_without_a_checkpoint_can_not_go_on(tmp_path):
    path = trained(narrow(), tmp_path, {5: STOP})
    (path / runs.RESUME).unlink()
    with pytest.raises(RunError, match="can't go on: it holds no resume"):
        resumed(path)


@pytest.mark.parametrize("damage", ["counters", "sums", "shape", "missing", "slot", "nan"])
def test_a_checkpoint_that_does_not_fit_is_a_sentence(damage, tmp_path):
    path = trained(narrow(), tmp_path, {5: STOP})
    model = (path / runs.MODEL).read_bytes()
    tensors, about = weights.read(path / runs.RESUME)
    counters = json.loads(about["counters"])
    match damage:
        case "counters":
            del counters["position"]
        case "sums":
            counters["sums"] = 3
        case "shape":
            tensors["model/encoder.1.weight"] = torch.zeros(3, 3)
        case "missing":
            tensors.pop("model/encoder.1.weight")
        case "slot":
            tensors["optimizer/model.0.exp_avg"] = torch.zeros(3, 3)
        case "nan":
            tensors["model/encoder.1.weight"][0, 0] = float("nan")
    weights.write(path / runs.RESUME, tensors, {"counters": json.dumps(counters)})
    before = all_bytes(path)
    with pytest.raises(WeightsError, match=r"^The run can't go on: .*\.$"):
        resumed(path)
    assert all_bytes(path) == before
    assert (path / runs.MODEL).read_bytes() == model


def test_the_first_report_says_where_it_stands(tmp_path):
    path = trained(narrow(), tmp_path, {STEPS + 2: STOP})
    first = next(begin(resume_job(path, (), "resume"), STEP_BY_STEP).training)
    assert isinstance(first, Started)
    assert (first.epoch, first.step, first.epochs, first.steps_per_epoch) == (1, STEPS + 2, 3, STEPS)


# How long it took


def test_the_time_by_the_clock_is_without_the_breaks(tmp_path, monkeypatch):
    now = [100.0]
    clock = SimpleNamespace(monotonic=lambda: now[0], time=time.time)
    monkeypatch.setattr("aegui.runs.recording.time", clock)
    begun = start(RECIPES["clean"], tmp_path)
    now[0] += 5
    begun.recorder.status("paused")
    now[0] += 1000
    begun.recorder.status("running")
    now[0] += 7
    pull(begun.training, {5: STOP})
    assert Run(begun.path).state["wall_seconds"] == 12
    now[0] += 1000
    resumed(begun.path)
    assert Run(begun.path).results["wall_seconds"] == Run(begun.path).state["wall_seconds"] == 12


def test_the_time_of_a_run_that_an_older_program_began_is_not_known(tmp_path):
    path = trained(RECIPES["clean"], tmp_path, {5: STOP})
    state = Run(path).state
    del state["wall_seconds"]
    (path / runs.STATE).write_text(json.dumps(state))
    resumed(path)
    assert Run(path).results.get("wall_seconds") is None
    assert "wall_seconds" not in Run(path).state
