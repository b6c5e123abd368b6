"""A folder of pictures: classes, splits, what is left out, and what is kept of a reading."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aegui.core.data import divide
from aegui.datasets import Cancelled, DataBroken, DataMissing, folder, own
from aegui.datasets.folder import Folder, listed


def put(path: Path, shade: int = 100, size: tuple[int, int] = (8, 8)) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, (shade, 0, 0)).save(path)
    return path


def of(root: Path | str, **settings: object) -> Folder:
    return Folder(**{"path": str(root), "size": (8,)} | settings)


def reds(images) -> list[int]:
    """The shade of each image: which picture it is."""
    return images.pixels[:, 0, 4, 4].tolist()


@pytest.fixture
def animals(tmp_path) -> Path:
    """Two classes of two and three pictures, one of them deeper down."""
    for n, name in enumerate(["cat/b.png", "cat/a.PNG", "dog/x/1.png", "dog/2.png", "dog/3.png"]):
        put(tmp_path / "animals" / name, 10 * n)
    return tmp_path / "animals"


def refusal(root: Path, **settings: object) -> str:
    with pytest.raises((DataBroken, DataMissing)) as caught:
        of(root, **settings).load("train", [])
    assert str(caught.value).endswith(".")
    return str(caught.value)


def test_sub_folders_are_classes(animals):
    images = of(animals).load("train", [])
    assert images.classes == ("cat", "dog")
    assert images.labels.tolist() == [0, 1, 0, 1, 1]
    assert reds(images) == [10, 30, 0, 40, 20]  # in turns; within a class by name
    assert images.pixels.shape == (5, 3, 8, 8)
    assert (images.name, images.notes, images.skipped) == ("folder", (), ())
    assert of(animals).load("test", []).pixels.shape == (0, 3, 8, 8)


def test_pictures_in_the_folder_itself_have_no_labels(tmp_path):
    for n, name in enumerate(["b.png", "a.png", "c.png"]):
        put(tmp_path / name, n)
    (tmp_path / "notes").mkdir()
    images = of(tmp_path).load("train", [])
    assert images.labels is None
    assert images.classes == ()
    assert reds(images) == [1, 0, 2]
    splits = divide(of(tmp_path), [])
    assert (len(splits.train), len(splits.test), splits.shown.labels) == (2, 1, None)


@pytest.mark.parametrize("group", ["", "cat/"])
def test_train_and_test_are_kept_apart(group, tmp_path):
    for n, split in enumerate(["train", "test", "test"]):
        put(tmp_path / f"{split}/{group}{n}.png", n)
    put(tmp_path / "other" / "9.png")
    data = of(tmp_path)
    assert reds(data.load("train", [])) == [0]
    assert reds(data.load("test", [])) == [1, 2]
    assert data.load("test", []).classes == (("cat",) if group else ())


def test_one_of_them_alone_is_a_class(tmp_path):
    put(tmp_path / "train" / "1.png")
    assert of(tmp_path).load("train", []).classes == ("train",)


def test_a_class_may_be_missing_among_the_test_images(tmp_path):
    for name in ("train/cat/1.png", "train/dog/1.png", "test/dog/1.png", "test/emu/1.png"):
        put(tmp_path / name)
    data = of(tmp_path)
    assert data.load("train", []).classes == data.load("test", []).classes == ("cat", "dog", "emu")
    assert data.load("test", []).labels.tolist() == [1, 2]


def test_size_colour_and_resizing_are_settings(animals):
    data = of(animals, size=(4, 6), colour="grey", resize="stretch")
    assert data.shape == (1, 4, 6)
    assert data.load("train", []).pixels.shape == (5, 1, 4, 6)
    assert Folder(size=5).shape == (3, 5, 5)


def test_hidden_and_other_files_are_no_pictures(animals):
    for name in (
        ".DS_Store",
        "cat/._a.png",
        "cat/notes.txt",
        ".git/x.png",
        "__MACOSX/cat/b.png",
        "cat/.x/1.png",
    ):
        path = animals / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"nothing")
    images = of(animals).load("train", [])
    assert len(images) == 5
    assert images.skipped == ()


def test_what_can_not_be_read_is_left_out_by_name(animals):
    (animals / "cat" / "c.jpg").write_bytes(b"no picture")
    (animals / "dog" / "4.png").write_bytes((animals / "dog" / "3.png").read_bytes()[:45])
    (animals / "dog" / "5.png").symlink_to("nowhere.png")
    put(animals / "dog" / "6.png", 60, (1, 1))
    images = of(animals).load("train", [])
    assert len(images) == 6
    assert [one.split(":")[0] for one in images.skipped] == ["cat/c.jpg", "dog/4.png", "dog/5.png"]
    assert images.skipped[0] == "cat/c.jpg: it is no picture"
    assert images.skipped[2] == "dog/5.png: it is not there any more"
    assert images.notes[0].startswith("3 of 9 pictures were left out: cat/c.jpg: it is no picture; dog/4.png")
    again = of(animals).load("train", [])
    assert (again.skipped, again.notes) == (images.skipped, images.notes)
    splits = divide(of(animals), [])
    assert splits.skipped == images.skipped
    assert splits.notes[0] == images.notes[0]


def test_a_note_names_a_few_and_counts_the_rest(animals):
    for n in range(7):
        (animals / "cat" / f"z{n}.jpg").write_bytes(b"")
    note = of(animals).load("train", []).notes[0]
    assert note.startswith("7 of 12 pictures were left out: cat/z0.jpg")
    assert note.endswith("; and 4 more.")


def test_pictures_beside_the_classes_are_left_out_with_a_note(animals):
    put(animals / "loose.png")
    images = of(animals).load("train", [])
    assert len(images) == 5
    assert images.notes == ("1 picture beside the sub-folders was left out: it belongs to no class.",)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(animals):
    os.mkfifo(animals / "cat" / "pipe.png")
    assert len(of(animals).load("train", [])) == 5


@pytest.mark.skipif(os.name == "nt", reason="names are text here")
def test_names_that_are_no_text(animals):
    folder_ = os.fsencode(animals) + b"/caf\xe9"
    try:
        os.mkdir(folder_)
    except OSError:
        pytest.skip("this disk takes no such names")
    (Path(os.fsdecode(folder_)) / "a.png").write_bytes((animals / "cat" / "b.png").read_bytes())
    (Path(os.fsdecode(folder_)) / os.fsdecode(b"\xff.png")).write_bytes(b"no picture")
    for _ in range(2):
        images = of(animals).load("train", [])
        assert images.classes == ("caf\ufffd", "cat", "dog")
        assert images.skipped == ("caf\ufffd/\ufffd.png: it is no picture",)


# Sentences


def test_no_folder_is_chosen():
    assert refusal("") == "No folder is chosen: set data.path to the one that holds the images."
    assert Folder().find([Path()]) is None


def test_a_folder_that_vanished(tmp_path):
    assert refusal(tmp_path / "gone") == (
        f"The folder {tmp_path / 'gone'} is not there (looked for {tmp_path / 'gone'})."
    )
    put(tmp_path / "a.png")
    assert "is not there" in refusal(tmp_path / "a.png")


def test_a_path_without_a_beginning_is_looked_for_in_the_data_folders(animals, monkeypatch):
    data = of("animals")
    assert data.find([animals, animals.parent]) == animals
    assert len(data.load("train", [animals.parent])) == 5
    monkeypatch.chdir(animals.parent)
    assert data.find([]) == animals
    assert of("~nobody-of-this-name/x").find([]) is None


def test_an_empty_folder(tmp_path):
    assert refusal(tmp_path).startswith(f"{tmp_path} holds no pictures (files ending in bmp, gif, jpeg")


def test_a_class_without_pictures(animals):
    (animals / "emu").mkdir()
    assert refusal(animals).startswith(f"{animals / 'emu'} holds no pictures")


@pytest.mark.parametrize("there", ["train/cat/1.png", "train/1.png"])
def test_a_half_without_pictures(there, tmp_path):
    put(tmp_path / there)
    (tmp_path / "test").mkdir()
    assert refusal(tmp_path).startswith(f"{tmp_path / 'test'} holds no pictures")


def test_halves_that_are_sorted_differently(tmp_path):
    put(tmp_path / "train" / "cat" / "1.png")
    put(tmp_path / "test" / "1.png")
    assert refusal(tmp_path).startswith(f"{tmp_path / 'test'} has no sub-folders for the classes")


def test_no_picture_can_be_read(tmp_path):
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(b"no picture")
    assert refusal(tmp_path) == (
        f"None of the 2 pictures of {tmp_path} can be read; the first is a.png: it is no picture."
    )


def test_more_than_the_memory_holds(animals, monkeypatch):
    monkeypatch.setattr(own, "MOST_BYTES", 900)
    assert "The 5 images of" in refusal(animals)
    assert "set a smaller data.size" in refusal(animals)


def test_more_files_than_any_data_set_has(animals, monkeypatch):
    monkeypatch.setattr(folder, "MOST_FILES", 3)
    assert "holds more than 3 pictures: choose a folder inside it" in refusal(animals)
    monkeypatch.setattr(folder, "MOST_FILES", 5)
    monkeypatch.setattr(folder, "MOST_CLASSES", 1)
    assert "has 2 sub-folders; at most 1 can be classes" in refusal(animals)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_a_folder_that_may_not_be_read(animals):
    (animals / "cat").chmod(0)
    try:
        assert "permission is denied" in refusal(animals)
    finally:
        (animals / "cat").chmod(0o700)


def test_links_in_a_circle_end(animals):
    (animals / "cat" / "round").symlink_to(animals)
    assert len(listed(animals).files) == 5


# Progress and the cache


def test_progress_is_told_and_a_reading_can_be_cancelled(animals, monkeypatch, cache):
    monkeypatch.setattr(folder, "EVERY", 0.0)
    said: list[tuple[float, str]] = []
    of(animals).load("train", [], lambda *one: said.append(one))
    assert [what for _, what in said][-5:] == [f"{n} of 5 pictures" for n in range(5)]
    shares = [share for share, _ in said]
    assert shares == sorted(shares)
    put(animals / "cat" / "new.png")

    def stop(share: float, what: str) -> None:
        if share > 0.4:
            raise Cancelled

    kept = list(cache.rglob("*.npz"))
    with pytest.raises(Cancelled):
        of(animals).load("train", [], stop)
    assert list(cache.rglob("*.npz")) == kept


def test_what_was_read_is_kept(animals, monkeypatch):
    before = of(animals).load("train", [])
    monkeypatch.setattr(folder, "fitted", lambda *_: pytest.fail("it was read again"))
    again = of(animals).load("train", [])
    assert np.array_equal(before.pixels, again.pixels)
    assert np.array_equal(before.labels, again.labels)


@pytest.mark.parametrize("change", [{"size": (9,)}, {"colour": "grey"}, {"resize": "pad"}])
def test_other_settings_are_another_reading(change, animals):
    put(animals / "cat" / "wide.png", 255, (40, 10))
    before = of(animals).load("train", []).pixels
    other = of(animals, **change).load("train", []).pixels
    assert before.shape != other.shape or not np.array_equal(before, other)


def test_a_picture_that_changed_is_read_again(animals):
    of(animals).load("train", [])
    path = put(animals / "dog" / "2.png", 200)
    os.utime(path, ns=(1, 1))
    assert 200 in reds(of(animals).load("train", []))
    path.unlink()
    assert 200 not in reds(of(animals).load("train", []))
