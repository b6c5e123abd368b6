"""Sweeps on the command line: what they say, what they leave, and what can't be."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from aegui.cli import experiments
from aegui.cli.main import DONE, FAILED, main
from aegui.experiments.folder import Experiment
from aegui.experiments.summary import PAGE, TABLE, TRIALS

SMALL = ["quick-start", "--set", "network.widths=[8]", "--set", "training.batch=512", "--epochs", "1"]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "AEGUI_RUNS", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.delenv("AEGUI_DATA", raising=False)
    monkeypatch.setenv("OMP_NUM_THREADS", "1")


def test_a_sweep_leaves_tables_and_is_found_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["sweep", *SMALL, "--over", "model.code=1,2", "--seeds", "2", "--json", "--device", "cpu"]
    words += ["--no-estimate"]
    assert main(words) == DONE
    said = json.loads(capsys.readouterr().out)
    assert (said["trials"], said["done"], said["failed"]) == (4, 4, 0)
    assert [row["setting"] for row in said["table"]] == ["model.code=1", "model.code=2"]
    assert said["table"][0]["test_mse_sd"] > 0
    path = Path(said["experiment"])
    assert path.parent == tmp_path / "aegui_runs"
    assert "aegui sweep quick-start --over model.code=1,2 --set" in Experiment(path).plan.command
    lines = list(csv.DictReader((path / TABLE).open(newline="")))
    assert float(lines[0]["test_mse"]) == said["table"][0]["test_mse"]
    assert len(list(csv.DictReader((path / TRIALS).open(newline="")))) == 4
    assert "model.code=2" in (path / PAGE).read_text("utf-8")

    def train_nothing(*_: object) -> None:
        raise AssertionError("it is done already")

    monkeypatch.setattr(experiments, "work", train_nothing)
    assert main(words) == DONE  # the same command finds it
    assert json.loads(capsys.readouterr().out)["experiment"] == str(path)
    assert main(["sweep", str(path), "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["table"] == said["table"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--over", "model.cod=2"], "the nearest is model.code."),
        (
            ["--over", "model.code=0,2"],
            "model.code=0 can't be trained: model.code is 0; it must be at least 1.",
        ),
        (["--over", "model.code=2,3", "--jobs", "0"], "--jobs 0: from 1 to 256 processes can work."),
        (["--over", "model.code=2,3", "--trials", "5"], "--trials is of a search"),
        (
            ["--over", "model.code=2,3", "--minimise", "test.mes"],
            "There is no figure test.mes; figures a training",
        ),
        (
            ["--over", "model.code=2,3", "--minimise", "test.mse", "--seeds", "2"],
            "A search trains each setting",
        ),
        (["--over", "model.code=2,3", "--out", "taken"], "holds something else: name a new folder"),
        ([], "say what with --over model.code=2,4,8"),
    ],
)
def test_what_can_not_be_is_one_sentence(
    words: list[str],
    sentence: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "other.txt").touch()
    assert main(["sweep", *SMALL, *words]) == FAILED
    said = capsys.readouterr().err
    assert sentence in said.replace("\n", " ")
    assert said.count("\n") == 1


def test_what_takes_long_is_not_begun_unasked_and_its_plan_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["sweep", *SMALL, "--over", "model.code=1:101:101", "--seeds", "3", "--out", str(tmp_path / "e")]
    assert main([*words, "--json"]) == FAILED
    assert "This is 303 trainings and takes about" in capsys.readouterr().err
    assert not Experiment(tmp_path / "e").outcomes()
    assert main(["sweep", str(tmp_path / "e"), "--over", "model.code=3"]) == FAILED
    assert "is planned already" in capsys.readouterr().err
    assert main([*words[:-4], "--out", str(tmp_path / "e")]) == FAILED
    assert "holds another experiment: it has 3 seeds, and this 1 seed." in capsys.readouterr().err


def test_a_ladder_says_which_code_can_not_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ladder", "--data", "digits", "--code", "2,x"]) == FAILED
    assert "--code 2,x: write numbers from 1 to 4,096, such as 2,16." in capsys.readouterr().err
    assert main(["ladder", "--data", "digits", "--rungs", "vae"]) == FAILED
    assert "there is no such rung" in capsys.readouterr().err
