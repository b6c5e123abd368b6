"""A folder of pictures: classes, splits, what is left out, and what is kept of a reading."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from aegui import stored_images
from aegui.cancelled import Cancelled
from aegui.parts.datasets import (
    DataBroken,
    DataMissing,
    caching,
    digests,
    folder,
    listing,
    picture_pool,
    telling,
)
from aegui.parts.datasets.folder import Folder
from aegui.parts.datasets.listing import listed
from aegui.stored_images import StoredImages
from aegui.training.splits import divide


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


def refusal(root: Path | str, **settings: object) -> str:
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
    assert (images.name, images.skipped) == ("folder", ())
    assert images.notes[0] == "5 pictures of 2 classes (cat, dog)."
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
    assert images.skipped == (
        "__MACOSX: what systems leave beside files", "files that are no pictures: 1 .txt"
    )  # fmt: skip


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
    said = "3 of 9 pictures were left out: cat/c.jpg: it is no picture; dog/4.png"
    assert images.warnings[0].startswith(said)
    assert images.warnings[0] in images.notes
    again = of(animals).load("train", [])
    assert (again.skipped, again.notes) == (images.skipped, images.notes)
    splits = divide(of(animals), [])
    assert splits.skipped == images.skipped
    assert splits.warnings == images.warnings


def test_a_note_names_a_few_and_counts_the_rest(animals):
    for n in range(7):
        (animals / "cat" / f"z{n}.jpg").write_bytes(b"")
    note = of(animals).load("train", []).warnings[0]
    assert note.startswith("7 of 12 pictures were left out: cat/z0.jpg")
    assert note.endswith("; and 4 more.")


def test_pictures_beside_the_classes_are_left_out_with_a_note(animals):
    put(animals / "loose.png")
    images = of(animals).load("train", [])
    assert len(images) == 5
    assert images.skipped == ("1 picture beside the sub-folders: it belongs to no class",)
    assert "Left out: 1 picture beside the sub-folders: it belongs to no class." in images.warnings


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


def test_a_class_without_pictures_is_left_out(animals):
    (animals / "emu").mkdir()
    (animals / "notes").mkdir()
    (animals / "notes" / "today.md").touch()
    images = of(animals).load("train", [])
    assert images.classes == ("cat", "dog")
    assert images.skipped == (
        "emu: it holds no pictures", "notes: it holds no pictures", "files that are no pictures: 1 .md"
    )  # fmt: skip


@pytest.mark.parametrize("there", ["cat/1.png", "1.png"])
def test_a_split_without_pictures_is_left_out(there, tmp_path):
    put(tmp_path / "train" / there)
    (tmp_path / "test").mkdir()
    loaded = of(tmp_path).load_all([])
    assert {split: len(images) for split, images in loaded.items()} == {"train": 1, "test": 0}
    assert loaded["train"].skipped == ("test: it holds no pictures",)


@pytest.mark.parametrize("there", ["cat/1.png", "1.png"])
def test_training_images_that_are_not_there_are_not_replaced(there, tmp_path):
    put(tmp_path / "test" / there)
    (tmp_path / "train").mkdir()
    assert refusal(tmp_path).startswith(f"{tmp_path / 'train'} holds no pictures")


def test_splits_that_are_sorted_differently(tmp_path):
    put(tmp_path / "train" / "cat" / "1.png")
    put(tmp_path / "test" / "1.png")
    loaded = of(tmp_path).load_all([])
    assert (len(loaded["train"]), len(loaded["test"])) == (1, 0)
    assert loaded["train"].skipped == ("test: it has no sub-folders for the classes (1 picture)",)
    put(tmp_path / "b" / "test" / "cat" / "1.png")
    put(tmp_path / "b" / "train" / "1.png")
    assert "has no sub-folders for the classes, as" in refusal(tmp_path / "b")


def test_no_picture_can_be_read(tmp_path):
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(b"no picture")
    assert refusal(tmp_path) == (
        f"None of the 2 pictures of {tmp_path} can be read; the first is a.png: it is no picture."
    )


def test_more_than_the_memory_holds_lies_in_a_file(animals, monkeypatch, cache):
    """What is read is the same; of what can't be read the place stays empty, and nobody sees it."""
    (animals / "cat" / "aa.png").write_bytes(b"no picture")
    held = of(animals).load_all([])
    monkeypatch.setattr(caching, "LARGE", 0)
    for reading in ("first", "from the cache"):
        read = of(animals).load_all([])
        assert isinstance(read["train"].pixels, StoredImages), reading
        for split, one in held.items():
            assert np.array_equal(read[split].pixels[:], one.pixels)
            assert read[split].names.tolist() == one.names.tolist()
            assert np.array_equal(read[split].digests, one.digests)
            assert (read[split].notes, read[split].skipped) == (one.notes, one.skipped)
    assert {path.suffix for path in (cache / "images").iterdir()} == {".npz", ".images"}
    parts = divide(of(animals, held_out=0.4), [])
    assert parts.shown.pixels.shape == (5, 3, 8, 8)
    assert sorted(reds(replace(parts.shown, pixels=parts.shown.pixels[:]))) == [0, 10, 20, 30, 40]


@pytest.mark.parametrize("at", ["images", "npz"])
def test_a_file_of_images_that_is_damaged_is_made_anew_and_that_is_said(at, animals, monkeypatch, cache):
    monkeypatch.setattr(caching, "LARGE", 0)
    before = of(animals).load("train", [])
    assert not any("damaged" in one for one in before.warnings)
    (path,) = (cache / "images").glob(f"*.{at}")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 255
    path.write_bytes(content)
    after = of(animals).load("train", [])
    assert f"What was kept of the images of {animals} was damaged: they were read again." in after.warnings
    assert np.array_equal(after.digests, before.digests)
    assert np.array_equal(digests(after.pixels[:]), before.digests)
    assert not any("damaged" in one for one in of(animals).load("train", []).warnings)


def test_a_disk_without_room_is_said_and_nothing_is_left_there(animals, monkeypatch, cache):
    monkeypatch.setattr(caching, "LARGE", 0)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as context:
        context.setattr(stored_images, "_write", full)
        said = refusal(animals)
    assert said.startswith(
        f"The 5 images of {animals} are kept on the disk while they are used, 0.0 GB, and "
    )
    assert "AEGUI_CACHE" in said
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=100))
    assert "0.0 GB are free in" in refusal(animals)
    monkeypatch.setenv("AEGUI_CACHE", str(animals / "cat" / "b.png"))
    assert "can't be written: set AEGUI_CACHE to another folder" in refusal(animals)
    assert [path for path in cache.rglob("*") if path.is_file()] == []


def test_a_reading_that_is_given_up_leaves_nothing(animals, monkeypatch, cache):
    monkeypatch.setattr(caching, "LARGE", 0)

    def stop(share: float, what: str) -> None:
        if what.startswith("0 of"):
            raise Cancelled

    with pytest.raises(Cancelled):
        of(animals).load_all([], stop)
    assert [path for path in cache.rglob("*") if path.is_file()] == []


def test_threads_read_what_one_does(tmp_path, monkeypatch):
    for n in range(20):
        put(tmp_path / "set" / "ab"[n % 2] / f"{n:02}.png", 10 * n)
    (tmp_path / "set" / "a" / "0x.png").write_bytes(b"no picture")
    (one, two) = (of(tmp_path / "set"), of(tmp_path / "set", resize="stretch"))
    alone = one.load("train", [])
    monkeypatch.setattr(picture_pool, "FEW", 0)
    monkeypatch.setattr(picture_pool, "PART", 3)
    together = two.load("train", [])
    assert reds(together) == reds(alone)
    assert (together.names.tolist(), together.notes) == (alone.names.tolist(), alone.notes)
    assert np.array_equal(together.digests, alone.digests)


def test_more_files_than_any_data_set_has(animals, monkeypatch):
    monkeypatch.setattr(listing, "MOST_FILES", 3)
    assert "holds more than 3 pictures: choose a folder inside it" in refusal(animals)
    monkeypatch.setattr(listing, "MOST_FILES", 5)
    monkeypatch.setattr(listing, "MOST_CLASSES", 1)
    assert "has 2 sub-folders; at most 1 can be classes" in refusal(animals)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_a_folder_that_may_not_be_read(animals):
    (animals / "cat").chmod(0)
    try:
        assert of(animals).load("train", []).skipped == ("cat: permission is denied",)
    finally:
        (animals / "cat").chmod(0o700)


# Links


def test_links_in_a_circle_are_left_out_by_name(animals):
    (animals / "cat" / "round").symlink_to(animals)
    (animals / "cat" / "up").symlink_to(animals.parent)
    (animals / "dog" / "self").symlink_to("self")
    (animals / "dog" / "x" / "cats").symlink_to(animals / "cat")
    found = listed(animals)
    assert len(found.files) == 7  # and the two of cat again, as the link says
    assert [one for one in found.left_out if "link" in one] == [
        f"cat/round: it is a link that leads round to {animals.resolve()}",
        f"cat/up: it is a link that leads round to {animals.parent.resolve()}",
        "dog/self: its links lead back to themselves: too many symbolic links",
        f"dog/x/cats/round: it is a link that leads round to {animals.resolve()}",
        f"dog/x/cats/up: it is a link that leads round to {animals.parent.resolve()}",
    ]


def test_two_folders_with_links_to_each_other_end(tmp_path):
    for one, other in ("ab", "ba"):
        put(tmp_path / one / "1.png")
        (tmp_path / one / "there").symlink_to(tmp_path / other)
    found = listed(tmp_path)
    assert found.classes == ["a", "b"]
    assert len(found.files) == 4
    assert len(found.left_out) == 2


def test_linked_classes_are_followed(tmp_path):
    for n, kind in enumerate("ab"):
        put(tmp_path / "store" / kind / "1.png", 100 + n)
        for split in ("train", "test"):
            (tmp_path / "set" / split).mkdir(parents=True, exist_ok=True)
            (tmp_path / "set" / split / kind).symlink_to(tmp_path / "store" / kind)
    loaded = of(tmp_path / "set").load_all([])
    assert loaded["train"].classes == ("a", "b")
    assert reds(loaded["train"]) == reds(loaded["test"]) == [100, 101]
    assert loaded["train"].skipped == ()
    (tmp_path / "linked").symlink_to(tmp_path / "set")
    assert len(of(tmp_path / "linked").load("train", [])) == 2


# Splits

LAYOUTS = {
    "train/a train/b": (2, 0, 0),
    "Train/a Train/b": (2, 0, 0),
    "test/a test/b": (2, 0, 0),
    "train/a train/b val/a": (2, 1, 0),
    "train/a TEST/a": (1, 0, 1),
    "Training/a testing/b": (1, 0, 1),
    "train/a val/a test/b": (1, 1, 1),
    "train/a valid/a dev/b": (1, 2, 0),
    "train/a validation/b": (1, 1, 0),
    "training_set/a test_set/a": (1, 0, 1),
    "train2017/a val2017/b": (1, 1, 0),
    "Train Images/a Test Images/a": (1, 0, 1),
    "data/set/train/a data/set/test/a": (1, 0, 1),
    "x/train/a": (1, 0, 0),
    "x/a x/b": (2, 0, 0),
    "images/train/a images/test/a": (1, 0, 1),
    "train/images/a train/images/b": (2, 0, 0),
    "train/a test/a other/b": (1, 0, 1),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("labelled", [True, False])
def test_the_usual_names_of_splits_are_understood(layout, labelled, tmp_path):
    for n, place in enumerate(layout.split()) if "x/a" not in layout or labelled else ():
        parts = layout.replace("Train Images", "Train_Images").replace("Test Images", "Test_Images").split()
        where = parts[n] if n < len(parts) else place
        where = where.replace("_Images", " Images")
        put(tmp_path / (f"{where}/1.png" if labelled else f"{where.rpartition('/')[0]}/{where[-1]}.png"))
        if n == len(parts) - 1:
            break
    if not any(tmp_path.iterdir()):
        return
    loaded = of(tmp_path).load_all([])
    counts = tuple(len(loaded[split]) if split in loaded else 0 for split in ("train", "validation", "test"))
    assert counts == LAYOUTS[layout]
    assert bool(loaded["train"].classes) is labelled
    assert not {"train", "val", "images", "x"} & set(loaded["train"].classes)


@pytest.mark.parametrize(
    "layout",
    [
        "test cat dog",  # a class may be called test
        "train car bus",
        "val dog",
        "test1 test2",
        "trains planes",
        "latest newest",
        "training-shoes boots",
        "valley hill",
    ],
)
def test_names_that_only_resemble_splits_are_classes(layout, tmp_path):
    for name in layout.split():
        put(tmp_path / name / "1.png")
    images = of(tmp_path).load("train", [])
    assert images.classes == tuple(sorted(layout.split()))
    lonely = {"test", "train", "val", "test1"} & set(images.classes)
    said = any("is taken for a class: a split has others beside it" in note for note in images.notes)
    assert said is bool(lonely)


def test_validation_and_test_images_alone_are_a_sentence(tmp_path):
    for split in ("val", "test"):
        put(tmp_path / split / "a" / "1.png")
    assert refusal(tmp_path) == (
        f"{tmp_path} holds test and val and no training images: put them in a folder train beside these."
    )


def test_what_was_understood_is_said(tmp_path):
    for place in ("train/a/1", "train/a/2", "train/b/1", "val/a/1", "test/b/1", "extra/1", "cover"):
        put(tmp_path / "set" / f"{place}.png")
    images = of(tmp_path).load("train", [])
    assert images.notes[0] == (
        "3 training pictures in set/train/, 1 validation picture in set/val/, 1 test picture in set/test/ "
        "of 2 classes (a, b)."
    )
    assert images.skipped == (
        "set/extra: it lies beside the splits (1 picture)",
        "1 picture beside the splits",
    )
    put(tmp_path / "alone" / "train" / "a" / "1.png")
    alone = of(tmp_path / "alone").load("train", [])
    assert alone.notes[0] == "1 picture in train/ of 1 class (a): a part of them is held out."
    put(tmp_path / "pile" / "inner" / "1.png")
    assert of(tmp_path / "pile").load("train", []).notes[0] == "1 picture in inner/, without classes."


def test_one_split_alone_gets_its_held_out_part_drawn_from_it(tmp_path):
    for kind in "ab":
        for n in range(6):
            put(tmp_path / "train" / kind / f"{n}.png", 10 * n)
    splits = divide(of(tmp_path, held_out=0.34), [])
    assert (len(splits.train), len(splits.validation)) == (8, 4)
    assert sorted(splits.validation.labels) == [0, 0, 1, 1]
    assert splits.notes[-1] == "The data set has no test images: the held-out images are the test images too."


def test_validation_images_of_the_folder_are_the_validation_images(tmp_path):
    for split, count in (("train", 6), ("val", 3), ("test", 2)):
        for n in range(count):
            put(tmp_path / split / "a" / f"{n}.png")
    splits = divide(of(tmp_path), [])
    assert [len(part) for part in (splits.train, splits.validation, splits.test, splits.shown)] == [
        6,
        3,
        2,
        11,
    ]
    assert splits.validation.identity(0) == "val/a/0.png"
    assert not any("held" in note for note in splits.notes)
    test = divide(of(tmp_path, validation="test"), [])
    assert [len(part) for part in (test.train, test.validation, test.test)] == [6, 2, 2]
    assert test.notes[-1] == "Its 3 validation images are not used, since data.validation is test."
    (tmp_path / "test" / "a" / "0.png").unlink()
    (tmp_path / "test" / "a" / "1.png").unlink()
    without = divide(of(tmp_path), [])
    assert [len(part) for part in (without.train, without.validation, without.test)] == [6, 3, 3]
    assert without.notes[-1] == (
        "The data set has no test images: the validation images are the test images too."
    )


# What lies beside

CLUTTER = (
    "@eaDir", "#recycle", "lost+found", "System Volume Information", "__pycache__", "$RECYCLE.BIN", "__MACOSX"
)  # fmt: skip


@pytest.mark.parametrize("name", CLUTTER)
def test_clutter_of_systems_is_no_class(name, animals):
    put(animals / name / "cat.png")
    put(animals / "dog" / name / "cat.png")
    (animals / "Thumbs.db").touch()
    images = of(animals).load("train", [])
    assert images.classes == ("cat", "dog")
    assert len(images) == 5
    assert images.skipped == (f"Thumbs.db, {name}, dog/{name}: what systems leave beside files",) or (
        set(images.skipped[0].split(": ")[0].split(", ")) == {"Thumbs.db", name, f"dog/{name}"}
    )


def test_pictures_are_known_by_their_first_bytes(animals):
    for kind, name in (
        ("PNG", "a"),
        ("JPEG", "b.jfif"),
        ("WEBP", "c.bak"),
        ("GIF", "d.JPE~"),
        ("TIFF", "e.lsm"),
    ):
        Image.new("RGB", (8, 8), (77, 77, 77)).save(animals / "cat" / name, kind)
    (animals / "cat" / "notes").write_text("RIFF and no picture")
    (animals / "cat" / "other.heic").write_bytes(b"\0\0\0 ftypheic")
    images = of(animals).load("train", [])
    assert len(images) == 10
    assert sum(np.abs(np.array(reds(images)) - 77) <= 2) == 5
    assert images.skipped == ("files that are no pictures: 1 notes, 1 .heic",)


# Progress and the cache


def test_progress_is_told_and_a_reading_can_be_cancelled(animals, monkeypatch, cache):
    monkeypatch.setattr(telling, "EVERY", 0.0)
    monkeypatch.setattr(picture_pool, "PART", 1)
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
    monkeypatch.setattr(folder, "_read", lambda *_: pytest.fail("it was read again"))
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


@pytest.mark.parametrize("intensities", ["type", "min-max", "auto"])
def test_images_of_one_value_are_told_as_such(tmp_path, intensities):
    for name in "abc":
        Image.new("L", (8, 8), 77).save(tmp_path / f"{name}.png")
    warnings = of(tmp_path, intensities=intensities).load("train", []).warnings
    assert warnings == ("All values are 77: the images are all alike, with nothing to learn.",)


def test_types_of_several_ranges_brought_to_one_are_told(tmp_path):
    ramp = np.arange(64).reshape(8, 8)
    Image.fromarray(ramp.astype(np.uint8)).save(tmp_path / "a.png")
    Image.fromarray((ramp * 60).astype(np.uint16)).save(tmp_path / "b.png")
    (said,) = of(tmp_path).load("train", []).warnings
    assert said == (
        "Values of several types (uint16, uint8) are brought to one range, 0…3,780: "
        "those of the narrower types may be hard to see."
    )
