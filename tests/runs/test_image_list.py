"""Images that changed after a training: matched by name and content, told by name, never mistaken."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from small import STEP_BY_STEP, assert_same, blobs, of_folder, pull, put_blobs, resumed, start, trained

from aegui.cli.main import main
from aegui.runs import run_folder
from aegui.runs.image_list import Changes, arranged, from_csv, listed, to_csv
from aegui.runs.jobs import begin, resume_job
from aegui.runs.run_folder import Run, RunError
from aegui.runs.run_images import ImagesChanged, read_images
from aegui.runs.snapshot import open_run
from aegui.runs.weights import moment
from aegui.training.reports import Control
from aegui.training.splits import divide

COUNT = 20


@pytest.fixture(autouse=True)
def _cache(tmp_path, monkeypatch):
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    return put_blobs(tmp_path / "pictures", COUNT)


def draw_over(file: Path) -> None:
    put_blobs(file.parent / "other", 1, seed=99)
    (file.parent / "other" / "img_00.png").replace(file)
    (file.parent / "other").rmdir()


def read(run: Run, accept: bool = False):
    return read_images(run, open_run(run).recipe.data, (), accept=accept)


def codes_agree(run: Run) -> None:
    """Each picture shown for a stored code is the one that has it."""
    stored, shown = run.codes, read(run)[0].shown
    assert stored is not None
    places = stored.subset.places(shown)
    assert (places >= 0).all()
    assert np.allclose(open_run(run).encode(shown.pixels), stored.codes[places], atol=1e-5)


def test_a_run_keeps_names_parts_and_contents(pictures, tmp_path):
    run = Run(trained(of_folder(pictures), tmp_path))
    with (run.path / "images.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["image"] for row in rows) == [f"img_{n:02d}.png" for n in range(COUNT)]
    assert {row["parts"] for row in rows} == {"train", "validation test"}
    assert len({row["digest"] for row in rows}) == COUNT
    assert {run.codes.subset.identity(n) for n in range(COUNT)} == {row["image"] for row in rows}
    assert read(run)[1] == Changes()
    codes_agree(run)


def test_images_of_built_in_data_need_no_list(tmp_path):
    from small import narrow

    run = Run(trained(narrow(training__epochs=1), tmp_path))
    assert run.images is None
    assert run.codes.subset.identity(0).startswith("digits/")


def test_a_renamed_file_is_the_same_image(pictures, tmp_path):
    run = Run(trained(of_folder(pictures), tmp_path))
    (pictures / "img_03.png").rename(pictures / "z.png")
    splits, changes = read(run)
    assert changes == Changes(renamed=("img_03.png → z.png",))
    assert not changes.matter
    assert len(splits.shown) == COUNT
    codes_agree(run)


def test_two_files_that_changed_names_are_the_same_images(pictures, tmp_path):
    run = Run(trained(of_folder(pictures), tmp_path))
    (pictures / "img_03.png").rename(pictures / "kept.png")
    (pictures / "img_04.png").rename(pictures / "img_03.png")
    (pictures / "kept.png").rename(pictures / "img_04.png")
    assert read(run)[1].renamed == ("img_03.png → img_04.png", "img_04.png → img_03.png")
    codes_agree(run)


def test_gone_new_and_drawn_over_are_told_and_left_out(pictures, tmp_path):
    run = Run(trained(of_folder(pictures), tmp_path))
    (pictures / "img_03.png").unlink()
    draw_over(pictures / "img_07.png")
    put_blobs(tmp_path / "more", 1, seed=5)
    (tmp_path / "more" / "img_00.png").rename(pictures / "a_new.png")
    splits, changes = read(run)
    assert changes == Changes(gone=("img_03.png",), altered=("img_07.png",), added=("a_new.png",))
    assert changes.text == "img_03.png is gone; img_07.png is another picture now; a_new.png is new"
    names = set(splits.shown.names.tolist())
    assert names == {f"img_{n:02d}.png" for n in range(COUNT)} - {"img_03.png", "img_07.png"}
    codes_agree(run)


def test_many_changes_are_told_by_the_first_names():
    names = tuple(f"{n}.png" for n in range(12))
    assert Changes(gone=names).text == "0.png, 1.png, 2.png and 9 more are gone"


def test_the_images_of_a_part_that_are_all_gone_are_refused_by_name(pictures, tmp_path):
    run = Run(trained(of_folder(pictures), tmp_path))
    known = run.images
    for name in known.images.names[known.parts[:, 1]]:
        (pictures / name).unlink()
    with pytest.raises(ImagesChanged, match="none of its validation images is there any more"):
        read(run)


def stopped(pictures: Path, parent: Path, **changes: object) -> Path:
    return trained(of_folder(pictures, training__epochs=4, **changes), parent, {5: Control(stop=True)})


def test_resuming_after_a_file_was_renamed_gives_the_same_numbers(pictures, tmp_path):
    whole = trained(of_folder(pictures, training__epochs=4), tmp_path / "whole")
    path = stopped(pictures, tmp_path / "stopped")
    (pictures / "img_03.png").rename(pictures / "z.png")
    resumed(path)
    assert_same(path, whole)


def test_resuming_refuses_other_images_and_leaves_the_run_as_it_is(pictures, tmp_path, capsys):
    path = stopped(pictures, tmp_path / "runs")
    put_blobs(tmp_path / "more", 1, seed=5)
    (tmp_path / "more" / "img_00.png").rename(pictures / "a_new.png")
    before = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    assert main(["resume", str(path)]) == 1
    said = capsys.readouterr().err
    assert "a_new.png is new" in said
    assert "--accept-changed-images" in said
    assert {file: file.read_bytes() for file in path.rglob("*") if file.is_file()} == before


def test_resuming_with_accepted_images_keeps_the_parts(pictures, tmp_path):
    path = stopped(pictures, tmp_path / "runs")
    known = Run(path).images
    held_out = set(known.images.names[known.parts[:, 1]].tolist())
    gone = next(name for name in known.images.names[known.parts[:, 0]])
    (pictures / gone).unlink()
    put_blobs(tmp_path / "more", 2, seed=5)
    for n in range(2):
        (tmp_path / "more" / f"img_{n:02d}.png").rename(pictures / f"a_new_{n}.png")
    begun = begin(resume_job(path, (), "test", accept=True), STEP_BY_STEP)
    assert set(begun.splits.validation.names.tolist()) == held_out
    assert len(begun.splits.train) == len(known.images) - len(held_out) - 1 + 2
    pull(begun.training)
    run = Run(path)
    assert run.state["status"] == "finished"
    told = f"{gone} is gone; a_new_0.png, a_new_1.png are new"
    assert (path / "changes.csv").read_text().splitlines()[1] == f'5,images,"{told}"'
    assert read(run)[1] == Changes()
    codes_agree(run)
    # What was stored of the time before numbers the images as they are counted now.
    points, first = run.points, run.moments[0][1]
    _, codes, rows = moment(first, len(points))
    assert len(rows) == COUNT - 1
    from aegui.runs.snapshot import open_moment

    snapshot, _, _ = open_moment(open_run(run).recipe, first, len(points))
    there = read(run)[0].shown
    assert np.allclose(snapshot.encode(there.pixels[there.places(points)[rows]]), codes, atol=2e-2)


def test_new_images_are_in_the_part_of_their_split(tmp_path):
    own = tmp_path / "own"
    for n, split in enumerate(("train", "val", "test")):
        put_blobs(own / split, 6, seed=n)
    path = stopped(own, tmp_path / "runs")
    for n, split in enumerate(("train", "val", "test")):
        put_blobs(tmp_path / "more", 1, seed=50 + n)
        (tmp_path / "more" / "img_00.png").rename(own / split / "new.png")
    splits, changes = read(Run(path), accept=True)
    assert len(changes.added) == 3
    for part, split in ((splits.train, "train"), (splits.validation, "val"), (splits.test, "test")):
        assert {name.split("/")[0] for name in part.names.tolist()} == {split}
        assert len(part) == 7


def test_evaluate_measures_what_is_left_and_says_so(pictures, tmp_path, capsys):
    path = trained(of_folder(pictures), tmp_path / "runs")
    (pictures / "img_03.png").unlink()
    main(["evaluate", str(path), "--json"])
    assert "img_03.png is gone" in capsys.readouterr().err


def test_a_class_that_was_added_does_not_change_the_others(tmp_path):
    for n, kind in enumerate("bcd"):
        put_blobs(tmp_path / "pictures" / kind, 6, seed=n)
    run = Run(trained(of_folder(tmp_path / "pictures"), tmp_path / "runs"))
    put_blobs(tmp_path / "pictures" / "a", 6, seed=9)
    (tmp_path / "pictures/b/img_00.png").rename(tmp_path / "pictures/c/moved.png")
    splits, changes = read(run)
    assert changes.regrouped == ("c/moved.png",)
    assert changes.added == tuple(f"a/img_{n:02d}.png" for n in range(6))
    assert splits.shown.classes == ("b", "c", "d")
    codes_agree(run)
    subset = splits.train
    here = [n for n in range(len(subset)) if subset.identity(n) != "c/moved.png"]
    assert {subset.identity(n)[0] for n in here if subset.label(n) == "c"} == {"c"}


def test_rows_of_arrays_are_found_by_content(tmp_path):
    images = blobs(12)
    np.savez(tmp_path / "set.npz", images=images)
    recipe = of_folder(tmp_path, data="arrays", data__path=str(tmp_path / "set.npz"))
    run = Run(trained(recipe, tmp_path / "runs"))
    np.savez(tmp_path / "set.npz", images=images[[11, *range(10)]])
    changes = read(run)[1]
    assert changes.gone == ("set.npz[10]",)
    assert len(changes.renamed) == 11
    codes_agree(run)


def test_an_old_run_without_a_list_still_opens(pictures, tmp_path):
    path = trained(of_folder(pictures), tmp_path / "runs")
    (path / "images.csv").unlink()
    run = Run(path)
    assert run.codes.subset.identity(0) == "folder/train/0"
    assert len(read(run)[0].shown) == COUNT
    pull(begin(resume_job(path, (), "test", {"training.epochs": "3"}), STEP_BY_STEP).training)
    assert Run(path).images is not None


@pytest.mark.parametrize(
    "text", ["", "a,b\n", "split,row,parts,image,digest,label,class\ntrain,x,train,a,0,,\n", "\x00"]
)
def test_a_damaged_list_is_named_and_the_codes_stay(text, pictures, tmp_path):
    path = trained(of_folder(pictures), tmp_path / "runs")
    (path / "images.csv").write_text(text)
    assert Run(path).codes is not None
    with pytest.raises(RunError, match=r"images\.csv is damaged"):
        Run(path).images  # noqa: B018


def test_a_list_is_read_as_it_was_written(tmp_path):
    for kind in ('é,"x"', "b"):
        put_blobs(tmp_path / "own" / kind, 4)
    splits = divide(of_folder(tmp_path / "own").data, ())
    known = listed(splits)
    again = from_csv(to_csv(known), "folder")
    assert arranged(again, splits)[1] == Changes()
    assert again.images.classes == ("b", 'é,"x"')
    assert json.loads(json.dumps(again.images.names.tolist())) == known.images.names.tolist()


def test_a_training_in_a_new_folder_is_as_before(pictures, tmp_path):
    begun = start(of_folder(pictures), tmp_path)
    assert len(begun.splits.train) == 18
    pull(begun.training)
    assert (begun.path / run_folder.IMAGES).is_file()
