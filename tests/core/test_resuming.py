"""Pausing, stopping and being killed leave the same numbers as never having stopped."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import numpy as np
import pytest
import torch
from small import STEP_BY_STEP, assert_same, contents, narrow, pull, resumed, start, trained

from aegui.core import runs, weights
from aegui.core.building import WeightsError
from aegui.core.jobs import begin, resume_job
from aegui.core.reports import Changed, Control, Epoch, Failed, SnapshotTaken, Started, StepLosses
from aegui.core.runs import Run, RunError
from aegui.core.snapshot import open_run
from aegui.core.trainer import Watch

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
    watch = Watch(every=0.0, live=live)
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
    assert len(after[2].codes) == len(begun.splits.shown)
    assert open_run(Run(begun.path)).decode(np.zeros((1, 2), np.float32)).shape == (1, 1, 28, 28)
    assert isinstance(begun.training.send(STOP).counters, dict)  # the end of a pause can be the end


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


def test_a_run_that_is_done_stays_as_it_is(whole, tmp_path):
    path = shutil.copytree(whole["clean"], tmp_path / "copy")
    assert resumed(path)[-1].epoch == 3
    assert_same(path, whole["clean"])


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
    assert pull_on[-2].weights.keys()
    assert {r.learning_rate for r in pull_on if isinstance(r, Epoch)} == {1e-12}


# Losses that are no numbers


def test_a_loss_that_is_no_number_is_a_report_and_keeps_good_weights(often, tmp_path):
    begun = start(narrow(network__output_activation="linear"), tmp_path)
    reports, answer = [], None
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
    begun = start(narrow(network__output_activation="linear"), tmp_path, Watch(every=0.0, live=True))
    reports = pull(begun.training, {2: Control(changes={"training.learning_rate": 1e38})})
    assert isinstance(reports[-1], Failed)
    for report in reports:
        if isinstance(report, SnapshotTaken):
            assert all(torch.isfinite(value).all() for value in report.weights.values())


# Who writes


def say_it_is_written(path: Path, beat: float, status: str = "running", host: str = "elsewhere") -> None:
    state = {**Run(path).state, "status": status, "process": 4242, "host": host, "heartbeat": beat}
    (path / runs.STATE).write_text(json.dumps(state))


@pytest.mark.parametrize("status", ["running", "paused"])
def test_a_run_that_another_process_writes_is_only_read(status, tmp_path):
    path = trained(narrow(), tmp_path, {5: STOP})
    say_it_is_written(path, time.time(), status)
    before = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    with pytest.raises(RunError, match="being written by process 4242 on elsewhere"):
        resumed(path)
    assert before == {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
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
    assert resumed(path)[0].threads == 1


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
    with pytest.raises(WeightsError, match=r"^The run can't go on: .*\.$"):
        resumed(path)
    assert (path / runs.MODEL).read_bytes() == model
    assert Run(path).state["status"] == "failed"


def test_the_first_report_says_where_it_stands(tmp_path):
    path = trained(narrow(), tmp_path, {STEPS + 2: STOP})
    first = next(begin(resume_job(path, (), "resume"), STEP_BY_STEP).training)
    assert isinstance(first, Started)
    assert (first.epoch, first.step, first.epochs, first.steps_per_epoch) == (1, STEPS + 2, 3, STEPS)
