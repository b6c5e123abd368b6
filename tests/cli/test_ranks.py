"""Ranks that can't train together say why, and which of them it is; other verbs are no work for several."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from processes import Command
from ranks import environment, free_port
from variants import shortened

from aegui.cli.main import main

WORDS = ["quick-start", "--epochs", "1", "--set", "network.widths=[8]", "--out"]
CASES = {  # what the second rank is told, and what the first one says of it
    "another recipe": (
        ["train", *WORDS, "{}", "--set", "training.batch=32"],
        "is about to train something else than rank 0: training.batch is 32 there, 64 on rank 0",
    ),
    "no such file": (["train", "nowhere.toml"], "can't train: "),
    "no such run": (["resume", "{}/nowhere"], "can't train: "),
}


@pytest.mark.skipif(os.name == "nt", reason="the commands are forked")
@pytest.mark.parametrize("case", shortened(CASES))
def test_a_rank_that_can_t_train_with_the_others_is_named(case: str, tmp_path: Path) -> None:
    words, said = CASES[case]
    second = [word.format(tmp_path) for word in words]
    first, port = ["train", *WORDS, str(tmp_path)], free_port()
    ranks = [
        Command(given, folder=tmp_path, environment=environment(rank, 2, port))
        for rank, given in enumerate((first, second))
    ]
    assert [rank.end() for rank in ranks] == [1, 1], ranks[0].said
    assert said in ranks[0].said
    assert f"Rank 1 (process {ranks[1].pid} on " in ranks[0].said
    assert ("aegui:" in ranks[1].said) is (case != "another recipe")  # what all know the first one says
    assert not [path for path in tmp_path.iterdir() if path.is_dir()]  # nothing was begun


def test_what_several_processes_can_t_do_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORLD_SIZE", "2")
    assert main(["recipes"]) == 1
    assert "torchrun is for aegui train and resume" in capsys.readouterr().err
