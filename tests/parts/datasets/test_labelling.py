"""Classes from a column or from tags: all images, or the few that have one."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
import torch
from small import of_folder, put_blobs, trained

from aegui.cli.main import main
from aegui.parts.datasets import DataBroken, DataSet, Source, datasets
from aegui.parts.datasets.tags import Tags, beside, keep
from aegui.recipe import Recipe, find
from aegui.runs.image_list import from_csv, listed, to_csv
from aegui.runs.run_folder import Run
from aegui.runs.run_images import read_images
from aegui.training.labelled_subset import KnownImages, with_classes
from aegui.training.splits import divide

COUNT = 40


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    return put_blobs(tmp_path / "pictures", COUNT)


def data(pictures: Path, labels_from: str) -> DataSet:
    made = datasets.make(
        {"kind": "folder", "path": str(pictures), "size": [8], "colour": "grey", "labels_from": labels_from}
    )
    assert isinstance(made, DataSet)
    return made


def tag(pictures: Path, tags: dict[str, list[int]]) -> None:
    none = Tags(pictures)
    now = none
    for name, numbers in tags.items():
        now = now.tagged([(f"img_{n:02d}.png", None) for n in numbers], name)
    keep(now, none)


TEN = {"big": [0, 3, 5, 8, 11], "small": [1, 2, 20, 30, 39]}


def test_a_column_of_all_images_is_their_class(pictures: Path) -> None:
    rows = "".join(f"img_{n:02d},{'A10' if n % 2 else 'A2'}\n" for n in range(COUNT))
    (pictures / "metadata.csv").write_text(f"file,well\n{rows}")
    splits = divide(data(pictures, "well"), [])
    assert splits.train.classes == ("A2", "A10")
    assert splits.train.labels is not None
    assert splits.train.known is None
    assert splits.train.names is not None
    names = splits.train.names.tolist()
    assert all(
        splits.train.label(n) == ("A10" if int(name[4:6]) % 2 else "A2") for n, name in enumerate(names)
    )
    assert any("The classes are taken from the column 'well'" in note for note in splits.notes)


def test_ten_tags_are_known_and_the_others_unlabelled(pictures: Path) -> None:
    tag(pictures, TEN)
    splits = divide(data(pictures, "tags"), [])
    train = splits.train
    assert train.labels is None
    assert train.known is not None
    assert train.classes == ("big", "small")
    assert np.bincount(train.known[train.known >= 0]).tolist() == [5, 5]  # none of them was held out
    assert {train.label(n) for n in range(len(train))} == {"big", "small", None}
    assert any("30 images without one are unlabelled" in note for note in splits.notes)


def test_the_list_of_a_run_keeps_who_was_known(pictures: Path) -> None:
    tag(pictures, TEN)
    known = listed(divide(data(pictures, "tags"), []))
    assert known is not None
    back = from_csv(to_csv(known), "folder").images
    assert back.labels is None
    assert back.known is not None
    assert known.images.known is not None
    assert np.array_equal(back.known, known.images.known)
    assert back.classes == ("big", "small")


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("tags", "no training image below .* has one: select images in the plane and tag them"),
        ("well", "'well' is no column of the table: no table lies beside the images"),
    ],
)
def test_what_is_not_there_is_a_sentence(pictures: Path, column: str, said: str) -> None:
    with pytest.raises(DataBroken, match=said):
        divide(data(pictures, column), [])


def semi(pictures: Path) -> Recipe:
    folder = of_folder(pictures).model_dump(mode="json")["data"]
    few = {"network.widths": [16], "model.widths": [16], "training.epochs": 2, "training.batch": 8,
           "model.code": 2}  # fmt: skip
    return find("aae-semi").changed({"data": {**folder, "labels_from": "tags"}, **few})


def test_ten_tags_train_the_recipe_of_few_labels(pictures: Path, tmp_path: Path) -> None:
    tag(pictures, TEN)
    threads = torch.get_num_threads()
    run = Run(trained(semi(pictures), tmp_path / "runs"))
    torch.set_num_threads(threads)
    assert run.raw_recipe["class_names"] == ["big", "small"]
    assert run.raw_recipe["model"]["labelled"] == 10
    assert run.images is not None
    assert run.images.images.known is not None
    assert main(["export", str(run.path), "--out", str(tmp_path / "codes.csv")]) == 0
    with (tmp_path / "codes.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["image"]: row["tag"] for row in rows if row["tag"]} == {
        f"img_{n:02d}.png": name for name, numbers in TEN.items() for n in numbers
    }


def test_a_run_whose_tags_are_gone_has_its_images_and_classes(pictures: Path, tmp_path: Path) -> None:
    tag(pictures, TEN)
    folder = of_folder(pictures, training__epochs=1)
    run = Run(trained(folder.changed({"data.labels_from": "tags"}), tmp_path / "runs"))
    beside(pictures).unlink()
    splits, changes = read_images(run, data(pictures, "tags"), ())
    assert len(changes.regrouped) == 10
    assert splits.train.known is not None
    assert splits.train.classes == ("big", "small")


def test_the_labelled_images_are_those_that_are_tagged(pictures: Path) -> None:
    tag(pictures, TEN)
    train = divide(data(pictures, "tags"), []).train
    assert train.pixels is not None
    _, notes = with_classes(semi(pictures), train)
    assert "model.labelled was 1,000; it is 10 here: all images that have a label." in notes
    known = KnownImages.of(semi(pictures), torch.tensor(train.pixels), train, torch.device("cpu"))
    assert known is not None
    assert len(known.images) == 10
    assert sorted(known.labels.tolist()) == [0] * 5 + [1] * 5


def test_other_families_learn_without(pictures: Path, tmp_path: Path) -> None:
    tag(pictures, TEN)
    folder = of_folder(pictures, training__epochs=1)
    run = Run(trained(folder.changed({"data.labels_from": "tags"}), tmp_path / "runs"))
    assert run.raw_recipe["class_names"] == []


def test_shipped_data_have_no_such_setting() -> None:
    assert Source(Path("x")).table == ""
    assert not hasattr(datasets.make("digits"), "labels_from")
