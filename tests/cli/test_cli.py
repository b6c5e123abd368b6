"""The command line from end to end: what it prints, what it leaves, what it says when it can't."""

from __future__ import annotations

import csv
import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import tomli_w
import torch
from PIL import Image
from processes import hear_signals
from PySide6.QtCore import QCoreApplication
from small import trained

from aegui import __version__
from aegui.analysis import baseline, probes
from aegui.cli.commands import command_line
from aegui.cli.main import BAD_USAGE, DONE, FAILED, main, parser
from aegui.cli.standings import page
from aegui.recipe import find, shipped
from aegui.runs import run_folder
from aegui.runs.run_folder import Run
from aegui.runs.run_notes import RunNote, write_note
from aegui.training import footprint
from aegui.training.divergence import Diverged
from aegui.training.learner import Learner

SMALL = ["--set", "network.widths=[16]", "--set", "training.batch=128"]
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path, monkeypatch):
    """Runs, data and settings of the test; one thread; every signal; no waiting for the disk."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "AEGUI_RUNS", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.delenv("AEGUI_DATA", raising=False)
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    monkeypatch.setattr(probes, "ITERATIONS", 5)  # how well is held elsewhere
    monkeypatch.setattr(baseline, "MOST_NUMBERS", 200 * 28 * 28)
    threads, handlers = torch.get_num_threads(), hear_signals()
    yield
    torch.set_num_threads(threads)
    for number, handler in handlers.items():
        signal.signal(number, handler)


class Said:
    """What a command said, and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> dict:
        """The one object on standard output; nothing else may be there."""
        assert self.code == DONE, self.err
        assert self.err == ""
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line on standard error of a command that failed."""
        assert self.code == FAILED
        assert self.out == ""
        assert self.err.startswith("aegui: ")
        assert self.err.count("\n") == 1, self.err
        assert self.err.endswith((".\n", ")\n")) or " resume " in self.err
        assert "Traceback" not in self.err
        return self.err


@pytest.fixture
def aegui(capfd):
    def call(*words: object) -> Said:
        capfd.readouterr()
        code = main([str(word) for word in words])
        return Said(code, *capfd.readouterr())

    return call


@pytest.fixture(scope="module")
def finished(tmp_path_factory) -> Path:
    """A short training of quick-start; to be read only."""
    recipe = find("quick-start").changed({"training.epochs": 1, "network.widths": [16]})
    return trained(recipe, tmp_path_factory.mktemp("finished"))


@pytest.fixture
def copy(finished, tmp_path) -> Path:
    return shutil.copytree(finished, tmp_path / "copy")


def set_recipe(path: Path, **changes: object) -> None:
    """Write other settings into a run's recipe."""
    (path / run_folder.RECIPE).write_text(tomli_w.dumps(Run(path).raw_recipe | changes))


def set_state(path: Path, **changes: object) -> None:
    (path / run_folder.STATE).write_text(json.dumps(Run(path).state | changes))


# Training


def test_train_prints_one_object_and_leaves_a_run(aegui, tmp_path):
    said = aegui("train", "quick-start", "--epochs", 2, *SMALL, "--json").json
    wanted = {"run", "test_mse", "seconds", "images_per_second", "val_loss", "parameters", "device"}
    assert wanted <= said.keys()
    assert said["epochs"] == 2
    assert 0 < said["test_mse"] < 0.2
    assert said["stopped"] is False
    run = Run(Path(said["run"]))
    assert run.path.parent == tmp_path / "aegui_runs"
    assert run.state["status"] == "finished"
    assert run.results["test_mse"] == said["test_mse"]
    assert run.raw_recipe["network"]["widths"] == [16]
    evaluated = aegui("evaluate", run.path, "--json").json
    assert evaluated["test_mse"] == pytest.approx(said["test_mse"], rel=1e-6)
    assert evaluated["images_per_second"] == said["images_per_second"]
    assert aegui("evaluate", run.name, "--json").json["run"] == str(run.path)


def test_train_tells_people_on_standard_error(aegui, tmp_path):
    said = aegui("train", "quick-start", "--epochs", 1, *SMALL, "--out", tmp_path / "out")
    assert said.code == DONE
    assert said.out == ""
    assert "epoch 1/1: training" in said.err
    assert "test_mse" in said.err
    assert str(tmp_path / "out" / "quick-start-") in said.err.replace("\n", "")


SHRINKING = (
    "--set", "network.code_activation=relu", "--set", "penalty.kind=l1", "--set", "penalty.weight=100",
)  # fmt: skip


def test_a_training_that_does_not_fit_is_refused_unless_it_is_forced(aegui, tmp_path, monkeypatch):
    words = ["train", "quick-start", *SMALL, "--epochs", "1", "--out", tmp_path]
    monkeypatch.setattr(footprint, "free_memory", lambda: 1_000_000)
    said = aegui(*words).sentence
    assert "of memory, and 1 MB are free" in said
    assert said.endswith("smaller. To train all the same: --force.\n")
    assert list(tmp_path.iterdir()) == []
    forced = aegui(*words, "--force")
    assert forced.code == DONE
    assert re.search(
        r"^[\d,]+ parameters · about \d+ MB of memory · up to \d+ MB on the disk$", forced.err, re.M
    )
    assert len(list(tmp_path.iterdir())) == 1


def test_train_tells_what_may_be_going_wrong_once(aegui, tmp_path):
    said = aegui("train", "quick-start", "--epochs", 7, *SMALL, *SHRINKING, "--out", tmp_path)
    assert said.err.count("The code has shrunk to nothing since epoch ") == 1
    (run,) = tmp_path.glob("quick-start-*")
    again = aegui("resume", run, "--epochs", 8)
    assert again.code == DONE
    assert "epoch 8/8" in again.err
    assert "shrunk" not in again.err


def test_train_tells_programs_what_may_be_going_wrong(aegui):
    said = aegui("train", "quick-start", "--epochs", 7, *SMALL, *SHRINKING, "--json")
    assert [sentence[:26] for sentence in said.json["concerns"]] == ["The code has shrunk to not"]


def test_training_on_ones_own_pictures(aegui, tmp_path, monkeypatch):
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    for n in range(12):
        path = tmp_path / "mine" / "pictures" / ("cat", "dog")[n % 2] / f"{n}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (20, 10), (20 * n, 0, 0)).save(path)
    (path.parent / "broken.jpg").write_bytes(b"no picture")
    own = ["--set", "data=folder", "--set", "data.path=pictures", "--set", "data.size=8"]
    words = ["train", "quick-start", "--epochs", 1, *SMALL, *own, "--data", tmp_path / "mine"]
    said = aegui(*words, "--out", tmp_path / "out")
    assert said.code == DONE, said.err
    assert "1 of 13 pictures was left out: dog/broken.jpg: it is no picture." in said.err
    assert "the held-out images are the test images too" in said.err
    (run,) = run_folder.find_all([tmp_path / "out"])
    assert run.results["skipped"] == ["dog/broken.jpg: it is no picture"]
    assert run.codes.subset.classes == ("cat", "dog")
    assert aegui("evaluate", run.path, "--data", tmp_path / "mine", "--json").json["test_mse"] > 0
    said = aegui(*words, "--set", "data.path=elsewhere")
    assert "The folder elsewhere is not there (looked for" in said.sentence


def test_the_same_seed_gives_the_same_figure(aegui):
    first, again, other = (
        aegui("train", "quick-start", "--epochs", 1, "--seed", seed, *SMALL, "--json").json["test_mse"]
        for seed in (5, 5, 6)
    )
    assert first == again != other


def test_resume_goes_on_with_more_epochs(aegui, copy):
    said = aegui("resume", copy, "--epochs", 3, "--json").json
    assert said["epochs"] == 3
    assert Run(copy).table(run_folder.METRICS)["epoch"].tolist() == [1, 2, 3]
    assert Run(copy).raw_recipe["training"]["epochs"] == 3
    assert Run(copy).state["resumed_by"].startswith("aegui resume")


def test_resume_goes_where_it_is_told_to(aegui, copy, monkeypatch):
    monkeypatch.setattr("aegui.training.device.available", lambda: ["cpu"])
    assert "no device 'cuda'" in aegui("resume", copy, "--epochs", 2, "--device", "cuda").sentence


def test_a_recipe_of_the_users_own(aegui, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(find("quick-start").changed({"name": "mine", "network.widths": [8]}).to_toml())
    said = aegui("train", path, "--epochs", 1, "--json").json
    assert said["recipe"] == "mine"
    assert aegui("evaluate", "mine", "--json").json["run"] == said["run"]
    assert Path(said["run"]).name.startswith("mine-")


def test_the_command_is_recorded_without_folders_of_this_machine():
    words = ["train", "conv-16", "--set", "model.code=2", "--epochs", "3", "--data", "/secret", "--json"]
    assert command_line(parser().parse_args(words)) == "aegui train conv-16 --set model.code=2 --epochs 3"


SIGNALS = [signal.SIGINT, signal.SIGTERM] + ([] if os.name == "nt" else [signal.SIGHUP])


@pytest.mark.parametrize("number", SIGNALS)
def test_interrupting_stores_the_run_so_that_it_can_go_on(number, aegui, monkeypatch):
    """Ctrl+C, a closed terminal and the end of the session long before the first checkpoint would be due."""
    real = Learner.advance

    def advance(learner, seconds, one_step):
        report = real(learner, 0.0, one_step)
        if learner.step == 5:
            signal.raise_signal(number)
        return report

    before = signal.getsignal(number)
    with monkeypatch.context() as patch:
        patch.setattr(Learner, "advance", advance)
        said = aegui("train", "quick-start", "--epochs", 2, *SMALL, "--json").sentence
    assert signal.getsignal(number) is before
    assert "go on with: aegui resume" in said
    path = Path(said.split()[-1])
    assert Run(path).state["status"] == "stopped"
    assert Run(path).table(run_folder.STEPS)["step"].tolist() == [1, 2, 3, 4, 5]
    whole = aegui("train", "quick-start", "--epochs", 2, *SMALL, "--json").json
    assert aegui("resume", path, "--json").json["test_mse"] == whole["test_mse"]


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_signal_that_is_ignored_stays_so(aegui, monkeypatch):
    """nohup has the closing of its terminal ignored."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        real = Learner.finish

        def finish(learner, stopped):
            signal.raise_signal(signal.SIGHUP)
            return real(learner, stopped)

        monkeypatch.setattr(Learner, "finish", finish)
        said = aegui("train", "quick-start", "--epochs", 1, *SMALL, "--json").json
    finally:
        signal.signal(signal.SIGHUP, before)
    assert said["stopped"] is False


def test_resume_takes_the_run_of_a_recipe_that_is_not_done(aegui, monkeypatch):
    real = Learner.advance

    def advance(learner, seconds, one_step):
        if learner.step == 3:
            signal.raise_signal(signal.SIGINT)
        return real(learner, 0.0, one_step)

    with monkeypatch.context() as patch:
        patch.setattr(Learner, "advance", advance)
        stopped = Path(aegui("train", "quick-start", "--epochs", 1, *SMALL, "--json").sentence.split()[-1])
    done = Path(aegui("train", "quick-start", "--epochs", 1, *SMALL, "--json").json["run"])
    said = aegui("resume", "quick-start")
    assert f"this takes {stopped.name}" in said.err
    assert "Going on after epoch 0 of 1, step" in said.err
    assert Run(stopped).state["status"] == "finished"
    for name in (stopped.name, done.name, "quick-start"):  # all are done by now
        assert "has trained its one epoch" in aegui("resume", name).sentence


def test_after_losses_that_are_no_numbers_the_last_good_moment_is_offered(aegui, monkeypatch):
    real = Learner.end_epoch

    def end_epoch(learner):
        report = real(learner)
        if learner.epoch == 2:
            learner.change("training.learning_rate", 1e38)
        return report

    linear = ["--set", "network.output_activation=linear"]
    with monkeypatch.context() as patch:
        patch.setattr(Learner, "end_epoch", end_epoch)
        said = aegui("train", "quick-start", "--epochs", 4, *SMALL, *linear, "--json").sentence
    step = int(re.search(r"The weights of step ([\d,]+) are kept", said)[1].replace(",", ""))
    again = said.split("aegui resume ")[1].split()
    assert again[1:] == ["--set", "training.learning_rate=0.001"]
    done = aegui("resume", *again, "--json").json
    assert done["epochs"] == 4
    assert (
        (Path(done["run"]) / run_folder.CHANGES)
        .read_text()
        .endswith(f"{step},training.learning_rate,0.001\n")
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [("training.batch=32", "can't go on with another recipe"), ("training.learning_rate=1e9", "at most 1"),
     ("training.learning_rate", "KEY=VALUE"), ("wings=2", "wings")],
)  # fmt: skip
def test_what_a_run_can_not_go_on_with_leaves_it_as_it_is(change, words, aegui, copy):
    before = {file: file.read_bytes() for file in copy.rglob("*") if file.is_file()}
    assert words in aegui("resume", copy, "--epochs", 3, "--set", change).sentence
    assert before == {file: file.read_bytes() for file in copy.rglob("*") if file.is_file()}


# Looking


def test_runs_lists_also_what_is_broken(aegui, copy, tmp_path):
    broken = shutil.copytree(copy, tmp_path / "broken")
    (broken / run_folder.RECIPE).write_bytes(b"\xff")
    gone = shutil.copytree(copy, tmp_path / "gone")
    state = Run(gone).state | {"status": "running", "process": 4242, "heartbeat": time.time() - 3600}
    (gone / run_folder.STATE).write_text(json.dumps(state))
    rows = {Path(row["run"]).name: row for row in aegui("runs", "--out", tmp_path, "--json").json["runs"]}
    assert rows.keys() == {"copy", "broken", "gone"}
    assert rows["copy"]["status"] == "finished"
    assert rows["copy"]["recipe"] == "quick-start"
    assert rows["copy"]["test_mse"] == Run(copy).results["test_mse"]
    assert rows["copy"]["targets"] == []
    assert rows["broken"]["recipe"] is None
    assert rows["gone"]["status"] == "interrupted"
    table = aegui("runs", "--out", tmp_path)
    assert table.code == DONE
    assert "interrupted" in table.out
    assert "can't be read" in table.err
    assert aegui("runs", "--out", tmp_path / "nowhere", "--json").json == {"runs": []}


def test_runs_are_sorted_searched_and_written(aegui, copy, tmp_path):
    other = shutil.copytree(copy, tmp_path / "other")
    (other / run_folder.RESULTS).write_text('{"test_mse": 0.001, "figures": {"knn_probe": 0.5}}')
    write_note(other, RunNote("mine", tag="best"))
    out = ("runs", "--out", tmp_path)
    for way, order in (
        (("--sort", "mse"), ["mine", "copy"]),
        (("--sort", "name", "--reverse"), ["mine", "copy"]),
    ):
        assert [row["name"] for row in aegui(*out, "--json", *way).json["runs"]] == order
    assert [row["name"] for row in aegui(*out, "--search", "tag:best", "--json").json["runs"]] == ["mine"]
    text = aegui(*out, "--group", "tag", "--columns", "name,knn_probe").out
    assert text.index("best") < text.index("mine") < text.index("no tag") < text.index("copy")
    aegui(*out, "--csv", tmp_path / "runs.csv")
    rows = list(csv.DictReader((tmp_path / "runs.csv").open(newline="")))
    assert {row["name"]: row["mse"] for row in rows}["mine"] == "0.001"
    printed = aegui(*out, "--csv", "--columns", "name,knn_probe", "--search", "mine").out
    assert printed.splitlines() == ["name,knn_probe,run", f"mine,0.5,{other}"]
    assert "There is no column 'x y'" in aegui(*out, "--sort", "x y").sentence


def test_recipes_lists_all_of_them(aegui):
    rows = aegui("recipes", "--json").json["recipes"]
    assert [row["recipe"] for row in rows] == list(shipped())
    assert all(row["summary"] for row in rows)
    data = {row["recipe"]: row["data"] for row in rows}
    assert (data["vae-16"], data["vae-16-binarised"]) == ("mnist", "mnist (dynamic)")
    table = aegui("recipes").out
    assert all(name in table for name in shipped())


def test_datasets_says_where_they_are(aegui, tmp_path):
    said = aegui("datasets", "--data", tmp_path / "mine", "--json").json
    rows = {row["data"]: row for row in said["datasets"]}
    assert rows["digits"]["found"]
    assert rows["mnist"]["found"] is None
    assert rows["mnist"]["download"] is True
    assert said["looked_in"][0] == str(tmp_path / "mine")
    assert rows["mnist"]["images"] == "28×28 grey"
    assert rows["random"]["classes"] is None
    table = {line.split()[0]: line for line in aegui("datasets").out.splitlines()}
    assert table.keys() >= rows.keys()
    assert "always there" in table["digits"]
    assert "not yet: --download mnist" in table["mnist"]
    assert "yours: --set data.path=…" in table["folder"]


def test_data_is_looked_for_where_it_was_said_first(aegui, tmp_path, monkeypatch):
    monkeypatch.setenv("AEGUI_DATA", str(tmp_path / "variable"))
    looked = aegui("datasets", "--data", tmp_path / "option", "--json").json["looked_in"]
    assert looked[:2] == [str(tmp_path / "option"), str(tmp_path / "variable")]
    assert len(looked) == 3


def test_pack_leaves_a_run_to_look_at(aegui, finished, tmp_path):
    said = aegui("pack", finished, "--out", tmp_path / "packed", "--json").json
    results = Run(Path(said["run"])).results
    assert results["figures"]["pca_mse"] > 0
    assert results["controls"] == {}  # quick-start has no targets
    assert aegui("evaluate", said["run"], "--json").json["test_mse"] == pytest.approx(said["test_mse"])
    assert "can't go on" in aegui("resume", said["run"]).sentence
    assert "exists already" in aegui("pack", finished, "--out", tmp_path / "packed").sentence


def test_version(aegui):
    assert aegui("--version").out == f"{__version__}\n"


# How good runs are


def test_evaluate_measures_and_keeps_every_figure(aegui, copy, tmp_path):
    before = Run(copy).results
    table = tmp_path / "images.csv"
    said = aegui("evaluate", copy, "--json", "--table", table, "--groups", "k-means,groups=3").json
    assert said.pop("table") == str(table)
    with table.open(newline="") as file:
        lines = list(csv.DictReader(file))
    assert {line["group"] for line in lines} == {"1", "2", "3"}
    tested = [float(line["error"]) for line in lines if line["part"] == "test"]
    assert np.mean(tested) == pytest.approx(said["test_mse"], rel=1e-3)
    assert {"image", "class", "z1"} <= lines[0].keys()
    assert said["stored"] is True
    assert {"test_mse", "pca_ratio", "linear_probe", "knn_probe_pixels", "jacobian_norm"} <= said.keys()
    kept = Run(copy).results
    assert kept["figures"] == {name: said[name] for name in kept["figures"]}
    assert {name: value for name, value in kept.items() if name != "figures"} == before
    again = aegui("evaluate", copy, "--json").json
    assert {k: v for k, v in again.items() if "_ms" not in k} == {
        k: v for k, v in said.items() if "_ms" not in k
    }


def test_evaluate_tells_people_what_each_figure_means(aegui, copy):
    set_recipe(copy, targets=[{"figure": "test_mse", "value": 0.5, "control": "pca_mse"}])
    said = aegui("evaluate", copy)
    assert said.code == DONE
    assert "Error of as many principal components" in said.out
    assert " dB " in said.out
    last = said.out.splitlines()[-1]
    assert last.startswith("test_mse 0.0")
    assert "; target ≤ 0.5; control pca_mse: 0.0" in last
    assert last.endswith("; reached: no")  # two components, too, are better than that
    set_recipe(copy, targets=[{"figure": "test_mse"}])
    last = aegui("evaluate", copy).out.splitlines()[-1]
    assert last.startswith("test_mse 0.0")
    assert "target" not in last
    assert "reached" not in last


def test_evaluate_measures_the_untrained_network_when_asked(aegui, copy):
    set_recipe(copy, targets=[{"figure": "test_mse", "value": 0.5, "control": "untrained"}])
    assert aegui("evaluate", copy).out.splitlines()[-1].endswith("; control untrained: –; reached: –")
    said = aegui("evaluate", copy, "--controls", "--json").json["targets"][0]
    assert said["measured"] < said["control_value"] < 0.5
    assert said["reached"] is False
    last = aegui("evaluate", copy).out.splitlines()[-1]  # it is kept
    assert last.endswith(f"; control untrained: {said['control_value']:.4g}; reached: no")


def test_runs_say_how_many_of_their_targets_are_reached(aegui, copy):
    easy = {"figure": "test_mse", "value": 0.5}
    set_recipe(copy, targets=[easy, {**easy, "control": "pca_mse"}, {"figure": "test_mse"}])
    aegui("evaluate", copy)
    (row,) = aegui("runs", "--out", copy.parent, "--json").json["runs"]
    assert [target["reached"] for target in row["targets"]] == [True, False, None]
    assert " 1 of 2 " in aegui("runs", "--out", copy.parent).out


def test_a_shipped_run_stays_as_it_is(aegui, monkeypatch, copy):
    monkeypatch.setattr("aegui.paths.trained", lambda: copy.parent)
    before = (copy / run_folder.RESULTS).read_bytes()
    assert aegui("evaluate", copy, "--json").json["stored"] is False
    assert "were not stored: copy is a shipped run." in aegui("evaluate", copy).err
    assert (copy / run_folder.RESULTS).read_bytes() == before


def test_figures_are_told_also_where_they_can_not_be_stored(aegui, copy, monkeypatch):
    def full(path: Path, content: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("aegui.cli.measuring.write_text", full)
        said = aegui("evaluate", copy)
    assert said.code == DONE
    assert "were not stored" in said.err
    assert "the disk is full" in said.err
    assert "figures" not in Run(copy).results
    (copy / run_folder.RESULTS).write_text("{")
    said = aegui("evaluate", copy, "--json")
    assert json.loads(said.out)["stored"] is False
    assert "results.json can't be understood" in said.err
    assert (copy / run_folder.RESULTS).read_text() == "{"  # what can't be read is not thrown away


def test_a_run_of_data_that_is_not_there_is_one_sentence(aegui, copy):
    set_recipe(copy, data={"kind": "mnist"})
    assert "MNIST is not on the disk" in aegui("evaluate", copy).sentence
    assert "figures" not in Run(copy).results


def test_measuring_can_be_interrupted(aegui, copy, monkeypatch):
    monkeypatch.setattr(
        "aegui.analysis.baseline.fit", lambda *_: signal.default_int_handler(signal.SIGINT, None)
    )
    assert "stopped." in aegui("evaluate", copy).sentence
    assert "figures" not in Run(copy).results


def test_results_has_a_row_for_every_recipe(aegui):
    rows = aegui("results", "--json").json["results"]
    assert [row["recipe"] for row in rows] == list(shipped())
    assert all({"targets", "command", "threads", "precision", "epochs", "run"} <= row.keys() for row in rows)
    shown = {row["recipe"]: row for row in rows}
    target = shown["conv-16"]["targets"][0]
    assert (target["figure"], target["value"], target["control"]) == ("test_mse", 0.01, "pca_mse")
    assert target["reached"] is (target["measured"] <= 0.01 < target["control_value"])
    assert shown["conv-16"]["command"] == "aegui train conv-16"
    assert shown["conv-16"]["wall_seconds"] > shown["conv-16"]["seconds"]
    assert aegui("results", "conv-16", "dense-2d", "--json").json["results"] == [
        shown["dense-2d"], shown["conv-16"],
    ]  # fmt: skip
    assert "no recipe 'conv-61'" in aegui("results", "conv-61").sentence
    table = aegui("results").out
    assert all(name in table for name in shipped())


@pytest.fixture
def shelf(monkeypatch, finished, tmp_path) -> Path:
    """A folder of shipped runs with one run of dense-2d, and a run of one's own of conv-16 beside it."""
    folder = tmp_path / "shelf"
    monkeypatch.setattr("aegui.paths.trained", lambda: folder)
    for name, place in (("dense-2d", folder), ("conv-16", tmp_path / "own")):
        set_recipe(Path(shutil.copytree(finished, place / name)), name=name)
    return folder


def rows_of(said: Said) -> dict[str, dict]:
    return {row["recipe"]: row for row in said.json["results"]}


def test_results_of_ones_own_runs_when_asked_for(aegui, shelf, tmp_path):
    assert rows_of(aegui("results", "--json"))["conv-16"]["note"] == "no run yet"
    own = tmp_path / "own"
    row = rows_of(aegui("results", "--json", "--out", tmp_path / "nowhere", own))["conv-16"]
    assert row["run"] == str(own / "conv-16")
    assert row["targets"][0]["measured"] == Run(own / "conv-16").results["test_mse"]
    assert row["targets"][0]["reached"] is False
    set_state(own / "conv-16", status="stopped")
    assert rows_of(aegui("results", "--json", "--out", own))["conv-16"]["run"] is None


def test_the_shipped_run_comes_first_and_then_the_newest(aegui, shelf, tmp_path):
    own = tmp_path / "own"
    older = shutil.copytree(own / "conv-16", own / "older")
    set_state(older, started="2001-01-01T00:00:00+00:00")
    shutil.copytree(shelf / "dense-2d", own / "dense-2d")
    rows = rows_of(aegui("results", "--json", "--out", own))
    assert rows["conv-16"]["run"] == str(own / "conv-16")
    assert rows["dense-2d"]["run"] == str(shelf / "dense-2d")


def test_the_figure_that_was_measured_last_counts(aegui, shelf):
    measured = {"test_mse": 0.01, "pca_mse": 0.05}
    results = Run(shelf / "dense-2d").results | {"test_mse": 0.9, "figures": measured}
    (shelf / "dense-2d" / run_folder.RESULTS).write_text(json.dumps(results))
    target = rows_of(aegui("results", "--json"))["dense-2d"]["targets"][0]
    assert (target["measured"], target["control_value"], target["reached"]) == (0.01, 0.05, True)


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff", None], ids=["half", "list", "bytes", "missing"])
def test_results_that_can_not_be_read_hide_no_other(content, aegui, shelf, tmp_path):
    path = shelf / "dense-2d" / run_folder.RESULTS
    path.unlink() if content is None else path.write_bytes(content)
    rows = rows_of(aegui("results", "--json", "--out", tmp_path / "own"))
    assert rows.keys() == set(shipped())
    assert rows["dense-2d"]["note"] == "results.json is missing or can't be read"
    assert rows["dense-2d"]["targets"][0]["reached"] is None
    assert rows["conv-16"]["targets"][0]["measured"] > 0
    table = aegui("results", "--out", tmp_path / "own")
    assert table.code == DONE
    assert "can't be read" in table.out


def test_a_figure_that_is_no_number_was_not_measured(aegui, shelf):
    results = Run(shelf / "dense-2d").results | {"test_mse": "small", "figures": 7}
    (shelf / "dense-2d" / run_folder.RESULTS).write_text(json.dumps(results))
    assert rows_of(aegui("results", "--json"))["dense-2d"]["note"] == "test_mse was not measured"


def test_a_broken_recipe_hides_no_other(aegui, shelf, tmp_path, monkeypatch):
    broken = tmp_path / "broken.toml"
    broken.write_text("[training]\nbatch = 0\n")
    monkeypatch.setattr("aegui.cli.standings.shipped", lambda: {"broken": broken, **shipped()})
    rows = rows_of(aegui("results", "--json"))
    assert "training.batch is 0" in rows["broken"]["note"]
    assert rows["dense-2d"]["targets"][0]["measured"] > 0


def test_the_page_of_results_is_what_the_runs_say(aegui):
    """`aegui results --write` writes it."""
    assert page().read_text("utf-8") == aegui("results", "--markdown").out


# Sentences


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["train", "conv-3d"], ["no recipe 'conv-3d'", "conv-16"]),
        (["train", "nowhere.toml"], ["nowhere.toml", "it is not there"]),
        (["train", "quick-start", "--set", "training.batch=0"], ["training.batch is 0", "at least 1"]),
        (["train", "quick-start", "--set", "batch=3"], ["batch is no setting"]),
        (["train", "quick-start", "--set", "training.batch"], ["KEY=VALUE"]),
        (["train", "quick-start", "--set", "=3"], ["is no setting"]),
        (["train", "quick-start", "--set", "training.kind=x"], ["training.kind is no setting"]),
        (["train", "quick-start", "--set", "name=" + "[" * 3000], ["name is"]),
        (["train", "quick-start", "--epochs", "0"], ["training.epochs is 0"]),
        (["train", "quick-start", "--seed", "-1"], ["training.seed is -1"]),
        (["train", "conv-16"], ["MNIST is not on the disk", "looked in", "download it"]),
        (["train", "quick-start", "--set", "network.image=[1, 32, 32]"], ["32×32", "28×28"]),
        (["train", "quick-start", "--set", "training.batch=8000", "--set", "training.drop_last=true"],
         ["smaller batch"]),
        (["resume", "no-such-run"], ["no run no-such-run", "aegui runs"]),
        (["evaluate", "no-such-run"], ["no run no-such-run"]),
        (["datasets", "--download", "imagenet"], ["no data set 'imagenet'", "mnist"]),
        (["datasets", "--download", "digits"], ["digits can't be downloaded"]),
    ],
    ids=lambda v: " ".join(v)[:40] if v[0] in ("train", "resume", "evaluate", "datasets") else "",
)  # fmt: skip
def test_what_can_not_be_is_one_sentence(words, said, aegui):
    spoken = aegui(*words).sentence
    assert all(part in spoken for part in said), spoken


def test_missing_data_leaves_no_run(aegui, tmp_path):
    aegui("train", "conv-16")
    assert not (tmp_path / "aegui_runs").exists()


def test_sentences_are_the_same_with_json(aegui):
    assert "no recipe" in aegui("train", "conv-3d", "--json").sentence


@pytest.mark.parametrize("content", [b"", b"x" * 5000])
def test_damaged_weights_are_one_sentence(content, aegui, copy):
    (copy / run_folder.MODEL).write_bytes(content)
    assert run_folder.MODEL in aegui("evaluate", copy).sentence
    (copy / run_folder.RESUME).write_bytes(content)
    assert run_folder.RESUME in aegui("resume", copy).sentence


def test_weights_of_another_recipe_are_one_sentence(aegui, copy):
    text = (copy / run_folder.RECIPE).read_text()
    (copy / run_folder.RECIPE).write_text(text.replace("    16,", "    17,"))
    assert text != (copy / run_folder.RECIPE).read_text()
    assert "another model" in aegui("evaluate", copy).sentence
    assert "network.widths ([16] before, [17] now)" in aegui("resume", copy, "--epochs", 2).sentence


def test_a_run_that_is_written_elsewhere_is_one_sentence(aegui, copy):
    state = Run(copy).state | {"status": "running", "process": 4242, "host": "x", "heartbeat": time.time()}
    (copy / run_folder.STATE).write_text(json.dumps(state))
    assert "being written by process 4242 on x" in aegui("resume", copy).sentence
    assert aegui("evaluate", copy, "--json").json["test_mse"] > 0


def test_a_place_that_can_not_be_written_is_one_sentence(aegui, tmp_path):
    (tmp_path / "file").write_text("")
    said = aegui("train", "quick-start", "--epochs", 1, "--out", tmp_path / "file" / "runs").sentence
    assert "a file stands where a folder is needed" in said


def test_a_loss_that_is_no_number_is_one_sentence(aegui, monkeypatch):
    monkeypatch.setattr(Learner, "advance", diverge)
    said = aegui("train", "quick-start", "--epochs", 1, *SMALL, "--json").sentence
    assert "no number" in said
    assert "The weights of step 0 are kept: go on from there at half the learning rate with" in said


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried"), "--set training.batch="),
        (RuntimeError("CUDA out of memory. Tried to allocate 2 GiB"), "--set training.batch="),
        (MemoryError(), "--set training.batch="),
        (RuntimeError("mat1 and mat2 can't be multiplied.\nmore\nlines"), "can't be multiplied."),
    ],
    ids=["cpu", "cuda", "numpy", "shapes"],
)
def test_what_torch_raises_is_one_sentence(error, words, aegui, monkeypatch):
    def advance(learner, seconds, one_step):
        raise error

    monkeypatch.setattr(Learner, "advance", advance)
    assert words in aegui("train", "quick-start", *SMALL, "--json").sentence


def diverge(learner, seconds, one_step):
    raise Diverged("The loss is no number since step 3: lower the learning rate.")


# Usage


@pytest.mark.parametrize(
    "words",
    [["fly"], ["train"], ["train", "a", "b"], ["train", "quick-start", "--epochs", "many"], ["resume"],
     ["train", "quick-start", "--device", "tpu"], ["figure", "x"], ["--nonsense"]],
    ids=" ".join,
)  # fmt: skip
def test_bad_usage(words, aegui):
    said = aegui(*words)
    assert said.code == BAD_USAGE
    assert said.out == ""
    assert "usage: aegui" in said.err


@pytest.mark.parametrize("words", [["--help"], ["train", "--help"]], ids=" ".join)
def test_help(words, aegui):
    said = aegui(*words)
    assert said.code == DONE
    assert "usage: aegui" in said.out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
@pytest.mark.parametrize("words", [[], ["open", "x"]], ids=["window", "open"])
def test_no_display_is_a_sentence(words, aegui, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    said = aegui(*words).sentence
    assert "no display" in said
    assert "aegui train" in said


def test_open_takes_what_a_run_is_called(aegui, monkeypatch, tmp_path):
    from aegui import paths
    from aegui.window import app

    opened: list[Path] = []
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(app, "run", lambda named, *_, **__: opened.extend(named) or 0)
    monkeypatch.setattr(app, "leave", int)
    (tmp_path / "a folder").mkdir()
    for words in (["open", "quick-start"], ["open", str(tmp_path / "a folder")]):
        assert aegui(*words).code == DONE
    assert opened == [paths.trained() / "quick-start", tmp_path / "a folder"]
    assert aegui("open", "nothing").sentence == "aegui: There is no run nothing; aegui runs lists them.\n"


def test_parsing_needs_neither_torch_nor_qt():
    code = (
        "import sys; from aegui.cli.main import main; main(['--version']); main(['train']);"
        "sys.exit(any(name in sys.modules for name in ('torch', 'PySide6', 'pydantic')))"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60)
    assert ended.returncode == 0


def test_codes_are_exported_with_names_and_classes(aegui, finished, tmp_path):
    target = tmp_path / "codes.csv"
    before = QCoreApplication.instance()
    assert aegui("export", finished, "--out", target, "--json").code == DONE
    assert QCoreApplication.instance() is before  # no window could be opened beside it
    lines = target.read_text().splitlines()
    assert lines[0] == "image,class,error,x,y,z1,z2"
    assert len(lines) == 1 + len(Run(finished).codes.codes)
    name, label, _, _, _, *code = lines[1].split(",")
    assert name.startswith("digits/")
    assert label in "0123456789"
    assert [float(value) for value in code] == pytest.approx(Run(finished).codes.codes[0].tolist(), rel=1e-4)


@pytest.mark.parametrize(
    ("verb", "words"),
    [("evaluate", ["--json"]), ("export", ["--out", "c.csv"]), ("encode", ["--out", "c.csv"]),
     ("figure", ["manifold", "--out", "m.png"]), ("resume", ["--epochs", "2", "--json"])],
)  # fmt: skip
def test_what_is_damaged_of_a_run_is_said_and_done_without(verb, words, aegui, copy, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (copy / run_folder.STEPS).write_text("step,loss\n1,much\n2,0.5\n")
    set_state(copy, epoch="three")
    said = aegui(verb, copy, *words)
    assert said.code == DONE
    assert "steps.csv is damaged in line 2: 'much' is no number" in said.err
    assert "state.json: epoch is 'three'; it must be a " in said.err
    assert said.err.count("steps.csv is damaged") == 1
