"""Trials are trained: a half-trained one goes on as if nothing had happened, none is lost or doubled."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path

import pytest
from killed_workers import killed_while_at_work
from small import assert_same, narrow, start, trained

from aegui.experiments import plan
from aegui.experiments.axes import parse
from aegui.experiments.folder import DONE, create
from aegui.experiments.plan import Plan
from aegui.experiments.processes import Processes
from aegui.experiments.worker import Place, WorkStopped, work
from aegui.parts.datasets import DataMissing
from aegui.recipe import Recipe
from aegui.runs import run_folder
from aegui.training.reports import Checkpoint

HERE = Place((), "cpu", 1)


def swept(recipe: Recipe, text: str, seeds: int = 1) -> Plan:
    return plan.sweep(recipe, [parse(text, recipe)], plan.seeds_from(1, seeds))


def test_a_half_trained_trial_goes_on_from_its_last_moment(tmp_path: Path) -> None:
    recipe = narrow(training__epochs=2)
    whole = trained(recipe.changed({"model.code": 3}), tmp_path / "whole")
    experiment = create(tmp_path / "e", swept(recipe, "model.code=3"))
    (trial,) = experiment.plan.trials
    begun = start(recipe.changed({"model.code": 3}), tmp_path / "half")
    for report in begun.training:  # a process that dies after its first moment
        if isinstance(report, Checkpoint):
            break
    begun.training.close()
    begun.path.rename(experiment.run_of(trial))
    assert experiment.standings()[0].state == "half-way"
    heard: list[str] = []
    assert work(experiment, HERE, heard=lambda trial, outcome: heard.append(outcome.status)) == 1
    assert heard == ["finished"]
    assert_same(experiment.run_of(trial), whole)
    assert work(experiment, HERE) == 0


def test_what_is_no_run_yet_begins_anew_and_a_stop_keeps_what_there_is(tmp_path: Path) -> None:
    recipe = narrow(training__epochs=1)
    experiment = create(tmp_path, swept(recipe, "model.code=2,3"))
    experiment.run_of(experiment.plan.trials[0]).mkdir()
    (experiment.run_of(experiment.plan.trials[0]) / "state.json").write_text("{", "utf-8")
    assert work(experiment, HERE, stopped=lambda: len(experiment.outcomes()) == 1) == 1
    experiment.stop()
    assert work(experiment, HERE) == 0
    experiment.go_on()
    assert work(experiment, HERE) == 1
    assert [one.state for one in experiment.standings()] == ["finished", "finished"]


def test_a_damaged_checkpoint_begins_anew_and_a_run_that_another_writes_is_left(tmp_path: Path) -> None:
    experiment = create(tmp_path, swept(narrow(training__epochs=1), "model.code=2"))
    path = experiment.run_of(experiment.plan.trials[0])
    begun = start(experiment.plan.recipe_of(experiment.plan.trials[0]), tmp_path / "other")
    for report in begun.training:
        if isinstance(report, Checkpoint):
            break
    begun.path.rename(path)
    assert work(experiment, HERE) == 0  # its lock is held: by this process, which is as good as another
    assert not experiment.outcomes()
    begun.training.close()
    (path / run_folder.RESUME).write_bytes(b"damaged")
    assert work(experiment, HERE) == 1


def test_what_is_wrong_with_a_trial_is_its_end_and_what_is_wrong_with_the_machine_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    experiment = create(tmp_path, swept(narrow(training__epochs=1), "training.learning_rate=0.001,1.0"))

    def missing(*_: object) -> None:
        raise DataMissing("The digits are not there.")

    with monkeypatch.context() as broken:
        broken.setattr("aegui.experiments.worker.begin", missing)
        with pytest.raises(WorkStopped, match=r"The digits are not there\."):
            work(experiment, HERE)
    assert not experiment.outcomes()
    with monkeypatch.context() as diverging:
        diverging.setattr("aegui.experiments.worker._Trial._train", _diverge)
        assert work(experiment, HERE) == 2
    assert {one.status for one in experiment.outcomes().values()} == {"failed"}
    assert "no numbers" in experiment.outcomes()["0001"].message


def _diverge(*_: object) -> str:
    raise ValueError("The losses are no numbers any more.")


def test_a_full_disk_ends_the_process_and_no_trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    experiment = create(tmp_path, swept(narrow(training__epochs=1), "model.code=2"))

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", str(tmp_path / "model.safetensors"))

    monkeypatch.setattr("aegui.runs.weights.write_checkpoint", full)
    with pytest.raises(WorkStopped, match="the disk is full"):
        work(experiment, HERE)
    assert not experiment.outcomes()
    monkeypatch.undo()
    assert work(experiment, HERE) == 1


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
def test_twenty_kills_lose_and_double_nothing(tmp_path: Path, seed: int) -> None:
    """Five in each of four sweeps; every run is the same as one that nobody disturbed."""
    recipe = narrow(training__epochs=6)
    experiment = create(tmp_path / "e", swept(recipe, "model.code=1,2,3,4", seeds=3))
    assert killed_while_at_work(experiment, 5, random.Random(seed)) == 5
    work(experiment, HERE)  # what the last one left
    assert len(experiment.outcomes()) == len(experiment.plan.trials)
    assert {one.status for one in experiment.outcomes().values()} == {"finished"}
    assert len(list((experiment.path / DONE).glob("*.json"))) == len(experiment.plan.trials)
    runs = [path.parent.name for path in experiment.path.glob(f"*/{run_folder.RECIPE}")]
    assert sorted(runs) == [trial.folder for trial in experiment.plan.trials]
    assert not list((experiment.path / "claims").iterdir())
    for trial in experiment.plan.trials[:: len(experiment.plan.trials) // 3]:
        whole = trained(experiment.plan.recipe_of(trial), tmp_path / "whole")
        assert_same(experiment.run_of(trial), whole)


@pytest.mark.long
def test_processes_are_replaced_when_they_die(tmp_path: Path) -> None:
    experiment = create(tmp_path, swept(narrow(training__epochs=2), "model.code=1,2,3"))
    jobs = Processes(experiment, 1, 1, ["--device", "cpu"])
    jobs.start()
    first = jobs.numbers
    subprocess.run(["kill", "-9", str(first[0])], check=True)
    while jobs.look():
        time.sleep(0.1)
    assert not jobs.sentence
    assert len(experiment.outcomes()) == 3
