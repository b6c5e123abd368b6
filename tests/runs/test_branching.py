"""Branches: what they take over from a moment of another run, what they refuse, and the tree they make."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import torch
from small import STEP_BY_STEP, files_of, narrow, of_folder, pull, put_blobs, resumed, trained
from variants import shortened

from aegui.cli.main import main
from aegui.recipe import Recipe
from aegui.runs import weights
from aegui.runs.branching import Branch, branch, described, starts
from aegui.runs.family import Relative, families, family_of, parent_of
from aegui.runs.jobs import begin, branch_job
from aegui.runs.run_folder import MODEL, RESUME, Run, RunError, find_all
from aegui.training.reports import Changed, Epoch, Started


def branched(path: Path, parent: Path, epoch: int | None, changes: Mapping[str, str]) -> Path:
    """The folder of a branch that was trained to its end."""
    begun = begin(branch_job(path, epoch, changes, (), parent, "test"), STEP_BY_STEP)
    pull(begun.training)
    return begun.path


def names(one: Relative) -> object:
    return [one.name, *[names(below) for below in one.branches]]


def test_a_branch_of_the_newest_checkpoint_is_what_going_on_would_be(
    run_folder: Path, tmp_path: Path
) -> None:
    """With more epochs alone: the same weights, bit by bit, in a folder of its own."""
    went_on = Path(shutil.copytree(run_folder, tmp_path / "same"))
    resumed(went_on, 4)
    before = files_of(run_folder)
    made = branched(run_folder, tmp_path, None, {"training.epochs": "4"})
    assert files_of(run_folder) == before
    first, second = (weights.read(path / MODEL)[0] for path in (went_on, made))
    assert all(torch.equal(first[name], second[name]) for name in first)
    assert Run(made).state["parent"]["optimizer"] == "kept"


@pytest.mark.parametrize(("value", "kept"), [("0.0", False), ("0.5", True)])
def test_an_optimizer_that_remembers_other_things_begins_anew(value: str, kept: bool, tmp_path: Path) -> None:
    path = trained(narrow(optimizer="sgd", training__epochs=1), tmp_path)
    changes = {"optimizer.momentum": value, "training.epochs": "2"}
    begun = begin(branch_job(path, 1, changes, (), tmp_path, "test"), STEP_BY_STEP)
    assert ("it remembers other things" in begun.going_on) is not kept
    pull(begun.training)
    remembered = weights.read_checkpoint(Run(begun.path)).optimizers
    assert any(name.endswith("momentum_buffer") for name in remembered) is kept


def test_a_branch_of_a_moment_begins_with_its_weights(run_folder: Path, tmp_path: Path) -> None:
    job = branch_job(run_folder, 2, {"penalty.kind": "l1", "penalty.weight": "0.001"}, (), tmp_path, "test")
    begun = begin(job, STEP_BY_STEP)
    assert "from epoch 2 with penalty.kind none → l1" in begun.going_on
    assert "optimizer begins anew" in begun.going_on
    reports = pull(begun.training)
    started = next(one for one in reports if isinstance(one, Started))
    assert (started.epoch, started.step) == (2, 2 * started.steps_per_epoch)
    assert [one.epoch for one in reports if isinstance(one, Epoch)] == [3]
    assert {one.field for one in reports if isinstance(one, Changed)} == {"penalty.kind", "penalty.weight"}
    run = Run(begun.path)
    assert [epoch for epoch, _ in run.moments] == [2, 3]
    record = run.state["parent"]
    assert record["run"] == run_folder.name
    assert record["id"] == Run(run_folder).state["id"]
    assert (record["epoch"], record["optimizer"]) == (2, "anew")
    assert record["changes"]["penalty.weight"] == [None, 0.001]
    assert run.results["seconds"] > Run(run_folder).table("metrics.csv")["seconds"][1]
    resumed(begun.path, 4)
    assert Run(begun.path).state["parent"] == record  # it stays when the branch goes on


def test_another_batch_counts_steps_in_its_own_batches(run_folder: Path, tmp_path: Path) -> None:
    job = branch_job(run_folder, 1, {"training.batch": "64"}, (), tmp_path, "test")
    started = next(begin(job, STEP_BY_STEP).training)
    assert isinstance(started, Started)
    assert started.step == started.steps_per_epoch == 21


@pytest.mark.parametrize(
    ("epoch", "changes", "sentence"),
    [
        (1, {"model.code": "5"}, r"would not fit: model.code is 2, not 5\. Leave"),
        (
            1,
            {"network.widths": "[8]", "loss.kind": "bce"},
            r"would not fit: network.widths is \[16\], not \[8\]\.",
        ),
        (1, {"model.kind": "variational"}, "model.kind is plain, not variational"),
        (1, {}, "needs a change"),
        (7, {"training.epochs": "9"}, "holds nothing of epoch 7; stored are 0, 1, 2, 3"),
        (3, {"training.batch": "64"}, "set training.epochs to more than 3"),
    ],
)
def test_what_can_be_no_branch_is_refused_by_name(
    epoch: int, changes: dict[str, str], sentence: str, run_folder: Path
) -> None:
    with pytest.raises(RunError, match=sentence):
        branch(Run(run_folder), epoch, changes)


def test_a_packed_run_is_branched_from_the_weights_it_keeps(run_folder: Path, tmp_path: Path) -> None:
    packed = Path(shutil.copytree(run_folder, tmp_path / "packed"))
    (packed / RESUME).unlink()
    assert [one.source for one in starts(Run(packed))] == ["moment", "moment", "moment", "model"]
    shutil.rmtree(packed / "history")
    _, made = branch(Run(packed), None, {"training.epochs": "9"})
    assert made.start.epoch == 3
    (packed / MODEL).unlink()
    with pytest.raises(RunError, match="no moment of it is stored"):
        branch(Run(packed), None, {"training.epochs": "9"})


@pytest.mark.parametrize("source", shortened(["checkpoint", "moment"]))
def test_every_optimizer_of_an_adversarial_run_goes_on_or_begins_anew(source: str, tmp_path: Path) -> None:
    recipe: Recipe = narrow(model="adversarial", model__widths=[8], training__epochs=2)
    path = trained(recipe, tmp_path)
    stored = weights.read_checkpoint(Run(path))
    assert len({name.partition(".")[0] for name in stored.optimizers}) > 1
    epoch = 2 if source == "checkpoint" else 1
    changes = {"training.learning_rate": "1e-4", "training.epochs": "3"}
    begun = begin(branch_job(path, epoch, changes, (), tmp_path, "test"), STEP_BY_STEP)
    pull(begun.training)
    after = weights.read_checkpoint(Run(begun.path))
    assert after.optimizers.keys() == stored.optimizers.keys()
    step = next(name for name in after.optimizers if name.endswith(".step"))
    gained = after.optimizers[step] - (stored.optimizers[step] if source == "checkpoint" else 0)
    assert float(gained) == 11 * (3 - epoch)
    assert after.counters["learning_rate"] == 1e-4


def test_a_branch_learns_from_the_images_there_are_now(tmp_path: Path) -> None:
    """One of the parent's is gone: its moment numbers other images, and is not shown."""
    folder = put_blobs(tmp_path / "blobs", 30)
    path = trained(of_folder(folder), tmp_path / "runs")
    changes = {"training.learning_rate": "1e-4"}
    whole = branched(path, tmp_path / "runs", 1, changes)
    assert [epoch for epoch, _ in Run(whole).moments] == [1, 2]
    (folder / "img_03.png").unlink()
    begun = begin(branch_job(path, 1, changes, (), tmp_path / "runs", "test"), STEP_BY_STEP)
    pull(begun.training)
    assert [epoch for epoch, _ in Run(begun.path).moments] == [2]
    assert len(begun.splits.shown) == 29


def relatives(place: Path, **records: dict[str, object]) -> list[Run]:
    """Run folders that say where they come from."""
    for name, state in records.items():
        (place / name).mkdir(parents=True)
        (place / name / "recipe.toml").write_text(f'name = "{name}"\n', "utf-8")
        (place / name / "state.json").write_text(json.dumps(state), "utf-8")
    return find_all([place])


def came(name: str, identity: str, **more: object) -> dict[str, object]:
    return {"run": name, "id": identity, "epoch": 7, "changes": {"model.beta": [1.0, 4.0]}, **more}


def test_the_tree_knows_branches_of_branches_and_renamed_and_deleted_parents(tmp_path: Path) -> None:
    runs = relatives(
        tmp_path,
        renamed={"id": "a"},
        child={"id": "b", "parent": came("first", "a")},
        grandchild={"id": "c", "parent": came("child", "b")},
        orphan={"id": "d", "parent": came("deleted", "z")},
        sister={"id": "e", "parent": came("deleted", "z")},
        old={"started": "2026-11-21T07:19:14+00:00"},
        of_old={"id": "g", "parent": came("old", "", started="2026-11-21T07:19:14+00:00")},
    )
    assert sorted(map(str, map(names, families(runs)))) == [
        "['deleted', ['orphan'], ['sister']]",
        "['old', ['of_old']]",
        "['renamed', ['child', ['grandchild']]]",
    ]
    by_name = {run.name: run for run in runs}
    first = family_of(by_name["grandchild"], runs)
    assert first.run is not None
    assert first.run.name == "renamed"
    found = parent_of(by_name["child"], runs)
    assert found is not None
    assert found.name == "renamed"
    assert parent_of(by_name["orphan"], runs) is None
    assert described(by_name["child"].state["parent"]) == "epoch 7, model.beta 1.0 → 4.0"


def test_damaged_folders_make_no_circle(tmp_path: Path) -> None:
    runs = relatives(
        tmp_path,
        a={"id": "a", "parent": came("b", "b")},
        b={"id": "b", "parent": came("a", "a")},
        alone={"id": "s", "parent": came("alone", "s")},
        odd={"id": "o", "parent": {"epoch": [], "changes": {"x": 3}}},
    )
    found = [who.run for one in families(runs) for who in one.everybody() if who.run is not None]
    assert sorted(run.name for run in found) == ["a", "alone", "b", "odd"]


def test_the_commands(run_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parent = Path(shutil.copytree(run_folder, tmp_path / "runs" / "first"))
    options = ["--set", "training.batch=64", "--epoch", "2", "--out", str(parent.parent), "--json"]
    assert main(["train", "--from", str(parent), *options]) == 0
    capsys.readouterr()
    assert main(["tree", "--out", str(parent.parent)]) == 0
    assert "epoch 2, training.batch 128 → 64" in capsys.readouterr().out
    assert main(["tree", str(parent), "--out", str(parent.parent), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["families"]
    assert [one["name"] for one in told] == ["first"]
    assert len(told[0]["branches"]) == 1
    assert main(["train"]) == 2
    assert "recipe --from" in capsys.readouterr().err
    assert main(["train", "quick-start", "--epoch", "3"]) == 1
    assert "--epoch is that of the run" in capsys.readouterr().err


def test_the_sentence_says_what_begins_anew(run_folder: Path) -> None:
    _, made = branch(Run(run_folder), None, {"training.epochs": "9"})
    assert isinstance(made, Branch)
    assert "anew" not in made.sentence
