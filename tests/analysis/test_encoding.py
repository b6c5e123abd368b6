"""Whole folders and data sets through a trained model, as tables."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from small import blobs, narrow, of_folder, put_blobs, trained

from aegui.analysis.encoding import encode_own, other_data
from aegui.analysis.ranking import squared_errors
from aegui.cancelled import Cancelled
from aegui.cli.main import main
from aegui.parts.datasets import DataBroken
from aegui.parts.datasets.folder import Folder
from aegui.runs.run_folder import Run
from aegui.runs.snapshot import open_run
from aegui.training.splits import divide


@pytest.fixture(scope="module")
def digit_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    threads = torch.get_num_threads()
    path = trained(narrow(training__epochs=1), tmp_path_factory.mktemp("digits"))
    torch.set_num_threads(threads)
    return path


@pytest.fixture(autouse=True)
def _cache(tmp_path, monkeypatch):
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))


def table(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_every_image_of_a_run_is_encoded_with_the_part_it_was_in(digit_run, tmp_path):
    out = tmp_path / "codes.csv"
    assert main(["encode", str(digit_run), "--out", str(out), "--json"]) == 0
    rows, snapshot = table(out), open_run(Run(digit_run))
    splits = divide(snapshot.recipe.data, ())
    counts = {part: sum(row["part"] == part for row in rows) for part in ("train", "held-out", "test")}
    assert counts == {
        "train": len(splits.train),
        "held-out": len(splits.validation),
        "test": len(splits.test),
    }
    by_name = {row["image"]: row for row in rows}
    assert len(by_name) == len(rows) == 1797
    for subset in (splits.train, splits.validation, splits.test):
        row = by_name[subset.identity(3)]
        code = snapshot.encode(subset.pixels[3:4])[0]
        assert [float(row[f"z{n + 1}"]) for n in range(len(code))] == pytest.approx(code.tolist(), rel=1e-4)
        error = squared_errors(subset.pixels[3:4], snapshot.reconstruct(subset.pixels[3:4]))[0]
        assert float(row["error"]) == pytest.approx(error, rel=1e-4)
        assert row["class"] == subset.label(3)


def test_a_folder_is_encoded_as_arrays(digit_run, tmp_path, capsys):
    for kind in "ab":
        put_blobs(tmp_path / "own" / kind, 4, size=40)
    out = tmp_path / "codes.npz"
    assert (
        main(["encode", str(digit_run), "--folder", str(tmp_path / "own"), "--out", str(out), "--json"]) == 0
    )
    told = json.loads(capsys.readouterr().out)
    with np.load(out, allow_pickle=False) as file:
        made = {name: file[name] for name in file.files}
    assert sorted(made["images"]) == sorted(f"{kind}/img_{n:02d}.png" for kind in "ab" for n in range(4))
    assert sorted(made["classes"]) == ["a"] * 4 + ["b"] * 4
    assert made["codes"].shape == (8, open_run(Run(digit_run)).recipe.code_width)
    assert told["images"] == 8
    assert told["mean_error"] == pytest.approx(made["errors"].mean())


def test_every_split_of_a_folder_is_encoded(digit_run, tmp_path):
    for n, split in enumerate(("train", "val", "test")):
        put_blobs(tmp_path / "own" / split, 4, seed=n)
    out = tmp_path / "codes.csv"
    assert main(["encode", str(digit_run), "--folder", str(tmp_path / "own"), "--out", str(out)]) == 0
    assert sorted(row["part"] for row in table(out)) == ["test"] * 4 + ["train"] * 4 + ["validation"] * 4


def test_pictures_are_prepared_as_those_of_the_run_were(tmp_path):
    put_blobs(tmp_path / "own", 12, size=20)
    recipe = of_folder(tmp_path / "own", data__resize="stretch", data__size=[8, 12])
    snapshot = open_run(Run(trained(recipe, tmp_path / "runs")))
    (tmp_path / "more").mkdir()
    Image.fromarray(blobs(1, 30)[0]).save(tmp_path / "more" / "new.png")
    data = other_data(snapshot.recipe, tmp_path / "more")
    assert isinstance(data, Folder)
    assert (data.resize, data.size, data.colour) == ("stretch", (8, 12), "grey")


def test_all_of_a_large_folder_is_encoded(tmp_path, monkeypatch):
    """Of a folder with many held-out images the plane shows those alone."""
    from aegui.training import splits as division

    monkeypatch.setattr(division, "ENOUGH_POINTS", 3)
    put_blobs(tmp_path / "own", 40)
    run = Run(trained(of_folder(tmp_path / "own", training__epochs=1), tmp_path / "runs"))
    assert len(run.codes.subset) == 4
    assert run.codes.subset.parts == ("held-out",)
    out = tmp_path / "all.csv"
    assert main(["encode", str(run.path), "--out", str(out)]) == 0
    assert sorted(row["image"] for row in table(out)) == [f"img_{n:02d}.png" for n in range(40)]


def test_another_data_set_of_the_same_form_and_of_another(digit_run, tmp_path, capsys):
    out = tmp_path / "codes.csv"
    assert main(["encode", str(digit_run), "--data-set", "digits", "--out", str(out)]) == 0
    assert len(table(out)) == 1797
    assert main(["encode", str(digit_run), "--data-set", "cifar10", "--out", str(tmp_path / "no.csv")]) == 1
    assert "takes 28×28 grey images, and cifar10 has 32×32 RGB ones" in capsys.readouterr().err
    assert main(["encode", str(digit_run), "--data-set", "mnits", "--out", str(tmp_path / "no.csv")]) == 1
    assert "There is no data set" in capsys.readouterr().err
    assert main(["encode", str(digit_run), "--out", str(tmp_path / "no.txt")]) == 1
    assert "must end in .csv, .npz or .parquet" in capsys.readouterr().err
    assert not list(tmp_path.glob("no.*"))


def test_it_can_be_given_up(digit_run):
    run = Run(digit_run)

    def say(share: float, what: str) -> None:
        if share > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        encode_own(run, open_run(run), (), say)
    with pytest.raises(DataBroken):
        other_data(open_run(run).recipe, kind="nothing")


def test_groups_are_a_column_and_what_is_wrong_in_asking_for_them_is_said(digit_run, tmp_path, capsys):
    out = tmp_path / "codes.npz"
    ask = ["encode", str(digit_run), "--out", str(out), "--json", "--groups"]
    assert main([*ask, "k-means,groups=3"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["notes"][-1].startswith("Groups, the largest first: ")
    with np.load(out) as arrays:
        found, sizes = np.unique(arrays["groups"], return_counts=True)
    assert found.tolist() == ["1", "2", "3"]
    assert sizes.tolist() == sorted(sizes, reverse=True)
    for wrong, sentence in {
        "dbscan": "kind is 'dbscan'; it must be one of k-means, gaussian-mixture, hdbscan",
        "k-means,8": "write it as METHOD,KEY=VALUE",
        "k-means,groups=many": "groups is 'many'; it must be a whole number",
        "k-means,smallest=3": "smallest is no setting here; there are standardised, groups",
    }.items():
        assert main([*ask, wrong]) == 1
        assert sentence in capsys.readouterr().err
