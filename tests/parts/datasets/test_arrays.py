"""Arrays of the user's own: every arrangement, and a sentence for every bad file."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from PIL import Image

from aegui.parts.datasets import DataBroken, DataMissing, Images, Split, arrays, caching
from aegui.parts.datasets.arrays import ArrayFile
from aegui.parts.datasets.pictures import Shape, fitted
from aegui.stored_images import StoredImages
from aegui.training.splits import divide

SHADES = np.random.default_rng(0).integers(0, 256, (6, 3, 5, 4), dtype=np.uint8)


def saved(tmp_path: Path, **given: Any) -> Path:
    np.savez(tmp_path / "own.npz", **given)
    return tmp_path / "own.npz"


def of(path: Path | str, **settings: object) -> ArrayFile:
    return ArrayFile(path=str(path), **settings)


def refusal(path: Path | str, **settings: object) -> str:
    with pytest.raises((DataBroken, DataMissing)) as caught:
        of(path, **settings).load("train", [])
    said = str(caught.value)
    assert said.endswith(".")
    assert "\n" not in said
    return said


@pytest.mark.parametrize("kind", ["bytes", "float32", "float64", "float16"])
@pytest.mark.parametrize("last", [True, False])
def test_colour_images(kind, last, tmp_path):
    images = SHADES.transpose(0, 2, 3, 1) if last else SHADES
    if kind != "bytes":
        images = images.astype(kind) / np.array(255, kind)
    loaded = of(saved(tmp_path, images=images)).load("train", [])
    assert loaded.pixels.dtype == np.uint8
    assert loaded.pixels.flags.c_contiguous
    assert np.array_equal(loaded.pixels, SHADES)
    assert (loaded.name, loaded.labels, loaded.classes) == ("arrays", None, ())


@pytest.mark.parametrize("arrange", [lambda g: g, lambda g: g[:, None], lambda g: g[..., None]])
def test_grey_images(arrange, tmp_path):
    grey = SHADES[:, 0]
    path = saved(tmp_path, images=arrange(grey))
    assert np.array_equal(of(path).load("train", []).pixels, grey[:, None])


def test_black_and_white_images(tmp_path):
    path = saved(tmp_path, images=SHADES[:, 0] > 100)
    assert np.unique(of(path).load("train", []).pixels).tolist() == [0, 255]


@pytest.mark.parametrize(
    ("labels", "classes"),
    [
        ([7, 3, 7, 3, 3, 10], ("3", "7", "10")),
        (["b", "a", "b", "a", "a", "ç"], ("a", "b", "ç")),
        ([True, False, True, False, False, True], ("False", "True")),
    ],
)
def test_labels_become_classes(labels, classes, tmp_path):
    loaded = of(saved(tmp_path, images=SHADES, labels=labels)).load("train", [])
    assert loaded.classes == classes
    assert [classes[n] for n in loaded.labels] == [str(label) for label in labels]


def test_there_are_no_test_images(tmp_path):
    data = of(saved(tmp_path, images=SHADES))
    assert data.load("test", []).pixels.shape == (0, 3, 5, 4)
    splits = divide(data, [])
    assert (len(splits.train), len(splits.validation), len(splits.test)) == (5, 1, 1)


def test_a_file_in_a_data_folder(tmp_path):
    saved(tmp_path, images=SHADES)
    assert of("own.npz").find([tmp_path / "x", tmp_path]) == tmp_path / "own.npz"
    assert len(of("own.npz").load("train", [tmp_path])) == 6
    assert of("own.npz").find([tmp_path / "x"]) is None


# Sentences


def test_no_file_is_chosen(tmp_path):
    assert refusal("") == "No file is chosen: set data.path to the one that holds the images."
    assert "is not there" in refusal(tmp_path / "own.npz")
    assert "is not there" in refusal(tmp_path)


def test_images_of_another_shape_are_brought_to_it(tmp_path):
    path = saved(tmp_path, images=SHADES)
    assert of(path, size=(28,), colour="grey").load("train", []).pixels.shape == (6, 1, 28, 28)
    grey = saved(tmp_path, images=SHADES[:, 0])
    pixels = of(grey, colour="rgb").load("train", []).pixels
    assert np.array_equal(pixels, np.repeat(SHADES[:, :1], 3, axis=1))
    settled = of(grey).settled([])
    assert (settled.size, settled.colour, settled.intensities) == ((5, 4), "grey", "type")
    assert settled.shape == (1, 5, 4)


def test_no_images(tmp_path):
    assert "holds no images (N×H×W, " in refusal(saved(tmp_path, a=np.zeros(6), b=[1]))
    assert "but nothing" in refusal(saved(tmp_path))


@pytest.mark.parametrize("shape", [(), (6,), (6, 5), (6, 10, 9, 9), (6, 9, 6, 9), (1, 6, 3, 5, 4)])
def test_arrays_that_are_no_images(shape, tmp_path):
    assert "it must be N×H×W" in refusal(saved(tmp_path, images=np.zeros(shape, np.uint8)))


@pytest.mark.parametrize("colour", ["grey", "rgb"])
@pytest.mark.parametrize("kind", ["last", "first", "fractions"])
def test_what_is_transparent_is_laid_on_a_ground_as_in_a_png_file(colour, kind, tmp_path):
    given = np.random.default_rng(0).integers(0, 256, (6, 10, 12, 4), dtype=np.uint8)
    given[1, ..., :3] = 255  # white on transparency, which would not be seen on white
    given[1, ..., 3] = np.where(np.arange(12) < 4, 255, 0)
    array = {"last": given, "first": given.transpose(0, 3, 1, 2), "fractions": given / np.float32(255)}[kind]
    files = tmp_path / "pictures"
    (files / "a").mkdir(parents=True)
    for place, image in enumerate(given):
        Image.fromarray(image).save(files / "a" / f"{place}.png")
    wanted = [fitted(files / "a" / f"{place}.png", Shape(10, 12, colour, "stretch")) for place in range(6)]
    found = of(saved(tmp_path, images=array), colour=colour).load("train", [])
    assert np.array_equal(found.pixels, np.stack(wanted))


@pytest.mark.parametrize("shape", [(0, 3, 5, 4), (6, 3, 0, 4), (0, 5, 4)])
def test_no_image_in_it(shape, tmp_path):
    assert "there is no image in it" in refusal(saved(tmp_path, images=np.zeros(shape, np.uint8)))


@pytest.mark.parametrize("kind", ["complex64", "U3", "M8[s]"])
def test_types_that_are_no_images(kind, tmp_path):
    said = refusal(saved(tmp_path, images=np.zeros((6, 3, 5, 4), kind)))
    assert f"images in {tmp_path / 'own.npz'} is of type" in said
    assert "it must be numbers" in said


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_values_that_are_no_numbers(value, tmp_path):
    images = SHADES / 255
    images[3, 1, 2, 2] = value
    loaded = of(saved(tmp_path, images=images)).load("train", [])
    assert "1 image (images[3]) holds values that are no numbers" in loaded.warnings[0]
    expected = SHADES.copy()
    expected[3, 1, 2, 2] = 0
    assert np.array_equal(loaded.pixels, expected)


@pytest.mark.parametrize(
    "kind", ["int8", "int16", "int64", "uint16", "uint32", "float32", "float64", ">f4", ">u2"]
)
def test_any_range_is_brought_to_that_of_the_images(kind, tmp_path):
    values = np.linspace(3, 120, 6 * 25).reshape(6, 5, 5).astype(kind)
    data = of(saved(tmp_path, images=values)).settled([])
    assert data.intensities == "min-max"
    assert data.limits == (3.0, float(values.max()))
    loaded = data.load("train", [])
    expected = np.rint((values.astype(float) - 3) / (float(values.max()) - 3) * 255)
    assert np.abs(loaded.pixels[:, 0] - expected).max() <= 1
    assert any("became 0…1" in note for note in loaded.notes)


def test_the_range_of_the_type_where_it_is_asked_for(tmp_path):
    values = np.full((6, 5, 5), 6_553, np.uint16)
    values[0, 0, 0] = 0
    data = of(saved(tmp_path, images=values), intensities="type")
    loaded = data.load("train", [])
    assert loaded.pixels.max() == round(6_553 / 257)
    assert loaded.warnings == (
        "Values 0…6,553 of 0…65,535: only 10 % of the range, so that the images are hard to see: "
        "set data.intensities to min-max.",
    )
    said = refusal(saved(tmp_path, images=values - 0.5), intensities="type")
    assert "holds −0.5…6,552, and float64 has no range of its own: set data.intensities to min-max" in said


def test_limits_of_a_run_stay(tmp_path):
    path = saved(tmp_path, images=np.linspace(0, 1000, 150).reshape(6, 5, 5))
    data = of(path, intensities="min-max", limits=(0, 2000))
    assert data.settled([]).limits == (0, 2000)
    assert data.load("train", []).pixels.max() == 128
    with pytest.raises(ValueError, match="two numbers, the lower one first"):
        of(path, limits=(2, 1))


# As people have them

GREY = np.random.default_rng(1).integers(0, 256, (30, 28, 28), dtype=np.uint8)
Y = np.arange(30) % 3
LAYOUTS: dict[str, dict[str, Any]] = {
    "keras": {"x_train": GREY[:20], "y_train": Y[:20], "x_test": GREY[20:], "y_test": Y[20:]},
    "medical": {
        "train_images": GREY[:20], "train_labels": Y[:20, None], "val_images": GREY[20:25],
        "val_labels": Y[20:25, None], "test_images": GREY[25:], "test_labels": Y[25:, None],
    },
    "flat": {"images": GREY.reshape(30, -1), "labels": Y},
    "unnamed": {"arr_0": GREY, "arr_1": Y},
    "one-hot": {"images": (GREY.astype(np.float32) - 33) / 78, "labels": np.eye(3)[Y]},
    "floats": {"images": (GREY * np.uint16(150)), "labels": Y.astype(float)},
    "bytes": {"X": GREY, "y": np.array([b"a", b"b", b"c"])[Y]},
    "camel": {"trainX": GREY[:20], "trainY": Y[:20], "testX": GREY[20:], "testY": Y[20:]},
    "words": {
        "images.train": GREY[:20], "labels.train": Y[:20], "images.valid": GREY[20:], "labels.valid": Y[20:],
    },
    "strange": {"pots": GREY, "glaze": Y},
    "fortran": {"images": np.asfortranarray(GREY), "labels": Y},
}  # fmt: skip
COUNTS = {"keras": (20, 0, 10), "medical": (20, 5, 5), "camel": (20, 0, 10), "words": (20, 10, 0)}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_common_layouts_open(layout, tmp_path):
    data = of(saved(tmp_path, **LAYOUTS[layout])).settled([])
    assert data.shape == (1, 28, 28)
    loaded = data.load_all([])
    counts = tuple(len(loaded[split]) if split in loaded else 0 for split in ("train", "validation", "test"))
    assert counts == COUNTS.get(layout, (30, 0, 0))
    every = [one for one in loaded.values() if len(one)]
    pixels, labels = (np.concatenate([getattr(one, name) for one in every]) for name in ("pixels", "labels"))
    assert np.array_equal(labels, Y)
    assert len(every[0].classes) == 3
    low, high = int(GREY.min()), int(GREY.max())
    assert np.abs(pixels[:, 0] - np.rint((GREY.astype(float) - low) / (high - low) * 255)).max() <= 1
    assert every[0].skipped == ()
    splits = divide(data, [])
    assert len(splits.train) + len(splits.validation) + len(splits.test) * ("test" in layout) >= 30 - 10


def test_an_npy_file(tmp_path):
    np.save(tmp_path / "flat.npy", GREY.reshape(30, -1))
    loaded = of(tmp_path / "flat.npy").load("train", [])
    assert np.array_equal(loaded.pixels[:, 0], GREY)
    assert loaded.notes[0] == "30 28×28 grey images, without labels."
    np.save(tmp_path / "rgb.npy", GREY[:12].reshape(12, 784)[:, :768])
    assert of(tmp_path / "rgb.npy").settled([]).shape == (3, 16, 16)


def test_what_was_understood_is_said(tmp_path):
    loaded = of(saved(tmp_path, **LAYOUTS["keras"], weights=np.zeros(20))).load_all([])["train"]
    assert loaded.notes[0] == (
        "20 training images in x_train, 10 test images in x_test, 28×28 grey; "
        "labels of 3 classes in y_train and y_test."
    )
    assert loaded.skipped == ("weights (20, float64)",)
    assert "Left out of own.npz: weights (20, float64)." in loaded.warnings


def test_what_may_be_meant_is_asked_with_the_candidates(tmp_path):
    path = saved(tmp_path, left=GREY, right=255 - GREY, age=Y, sex=Y % 2)
    assert refusal(path) == (
        f"Several arrays of {path} may be the images: left (30×28×28, uint8), right (30×28×28, uint8). "
        "Set data.images to one of them."
    )
    assert refusal(path, images="right") == (
        f"Several arrays of {path} may be the labels: age (30, int64), sex (30, int64). "
        "Set data.labels to one of them, or none."
    )
    loaded = of(path, images="right", labels="sex").load("train", [])
    assert np.array_equal(loaded.pixels[:, 0], 255 - GREY)
    assert np.array_equal(loaded.labels, Y % 2)
    assert of(path, images="left", labels="none").load("train", []).labels is None
    assert "holds no array up (data.images), but left" in refusal(path, images="up")
    assert "holds no array up (data.labels), but right" in refusal(path, images="left", labels="up")


def test_images_beside_masks_are_the_images(tmp_path):
    loaded = of(saved(tmp_path, images=GREY, masks=GREY > 100)).load("train", [])
    assert np.array_equal(loaded.pixels[:, 0], GREY)
    assert loaded.skipped == ("masks (30×28×28, bool)",)


def test_test_images_without_training_images(tmp_path):
    said = refusal(saved(tmp_path, x_val=GREY, x_test=GREY))
    assert "holds x_val and x_test and no training images: save them as x_train" in said
    assert len(of(saved(tmp_path, x_test=GREY, y_test=Y)).load("train", [])) == 30


# Labels


@pytest.mark.parametrize("labels", [[1, 2], [[[1]]] * 6, 3, []])
def test_labels_of_another_length(labels, tmp_path):
    said = refusal(saved(tmp_path, images=SHADES, labels=labels))
    assert "it holds 6 images: give one label each" in said
    assert len(of(tmp_path / "own.npz", labels="none").load("train", [])) == 6


def test_labels_that_are_none(tmp_path, monkeypatch):
    for labels, why in (
        (np.arange(6) / 2, "holds fractions"),
        ([np.nan] * 6, "holds values that are no numbers (NaN or infinite)"),
        (np.ones((6, 2)), "names several classes, or none, for some images"),
        (np.zeros((6, 3), bool), "names several classes, or none, for some images"),
        (np.arange(12).reshape(6, 2), "is 6×2"),
    ):
        said = refusal(saved(tmp_path, images=SHADES, labels=labels))
        assert f"labels in {tmp_path / 'own.npz'} {why}: give one whole number or text each" in said
    monkeypatch.setattr(arrays, "MOST_CLASSES", 3)
    assert "names 6 classes; there may be 3" in refusal(saved(tmp_path, images=SHADES, labels=range(6)))


def test_objects_as_labels_are_named_with_what_to_do(tmp_path):
    names = np.array(["cat", "dog"] * 3, dtype=object)
    said = refusal(saved(tmp_path, images=SHADES, labels=names))
    assert said.startswith("labels in ")
    assert "labels.astype(str)" in said


@pytest.mark.parametrize("name", ["images", "labels"])
def test_objects_are_never_opened(name, tmp_path):
    class Trap:
        def __reduce__(self):
            return pytest.fail, ("it was opened",)

    objects = np.array([Trap()] * 6, dtype=object)
    given = {"images": SHADES, "labels": np.zeros(6, int)} | {name: objects}
    assert "holds objects, which could run anything" in refusal(saved(tmp_path, **given))


def as_in_the_memory(path: Path, monkeypatch: pytest.MonkeyPatch, **changes: object) -> dict[Split, Images]:
    """What is read where the memory holds nothing, which is held against what is read else."""
    held = of(path, **changes).load_all([])
    with monkeypatch.context() as context:
        context.setattr(caching, "LARGE", 0)
        for _ in range(2):
            read = of(path, **changes).load_all([])
            for split, one in held.items():
                assert isinstance(read[split].pixels, StoredImages)
                assert np.array_equal(read[split].pixels[:], one.pixels)
                assert np.array_equal(read[split].digests, one.digests)
                assert read[split].names.tolist() == one.names.tolist()
                assert (read[split].notes, read[split].skipped) == (one.notes, one.skipped)
    return read


@pytest.mark.parametrize("kind", ["uint8", ">u2", "float32", "bool"])
@pytest.mark.parametrize("arrange", ["N", "N1", "last", "first", "flat"])
def test_what_lies_plainly_in_a_file_stays_there_in_its_own_type(kind, arrange, tmp_path, monkeypatch, cache):
    images = SHADES if arrange in ("first", "last") else np.tile(SHADES[:, :1], (1, 1, 2, 3))[..., :8, :8]
    images = {
        "N": images[:, 0], "N1": images, "last": images.transpose(0, 2, 3, 1), "first": images,
        "flat": images.reshape(len(images), -1),
    }[arrange]  # fmt: skip
    np.save(tmp_path / "own.npy", images.astype(kind) if kind != "bool" else images > 99)
    given = {"intensities": "fixed", "limits": (20, 200)} if kind == "float32" else {}
    read = as_in_the_memory(tmp_path / "own.npy", monkeypatch, **given)
    lying = read["train"].pixels
    assert isinstance(lying, StoredImages)
    assert lying._files[0].path == tmp_path / "own.npy"
    assert not list(cache.rglob("*.images"))


def test_what_does_not_lie_plainly_is_kept_in_bytes(tmp_path, monkeypatch, cache):
    labels = np.arange(6) % 2
    path = saved(tmp_path, x_train=SHADES, y_train=labels, x_test=SHADES[:2], y_test=labels[:2])
    assert len(as_in_the_memory(path, monkeypatch)["test"]) == 2
    assert len(list(cache.rglob("*.images"))) == 1
    np.save(tmp_path / "own.npy", np.asfortranarray(SHADES.astype(np.float64) / 255))
    as_in_the_memory(tmp_path / "own.npy", monkeypatch)
    as_in_the_memory(tmp_path / "own.npy", monkeypatch, size=(3,))
    as_in_the_memory(tmp_path / "own.npy", monkeypatch, intensities="min-max", range_of="image")
    with zipfile.ZipFile(tmp_path / "pictures.zip", "w") as packed:
        for n in range(4):
            Image.fromarray(SHADES[n, 0]).save(content := io.BytesIO(), "PNG")
            packed.writestr(f"{n}.png", b"no picture" if n == 2 else content.getvalue())
    assert len(as_in_the_memory(tmp_path / "pictures.zip", monkeypatch)["train"].skipped) == 1


def test_a_file_that_is_written_over_is_read_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(caching, "LARGE", 0)
    path = tmp_path / "own.npy"
    np.save(path, SHADES)
    about = path.stat()
    before = of(path).load("train", [])
    np.save(path, SHADES[::-1])
    with pytest.raises(OSError, match="changed"):
        before.pixels[0]
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))  # nothing but its content tells
    assert np.array_equal(of(path).load("train", []).digests, before.digests[::-1])


def test_more_images_than_any_set_has(tmp_path, monkeypatch):
    path = saved(tmp_path, images=SHADES)
    monkeypatch.setattr(arrays, "MOST_IMAGES", 5)
    assert "holds 6 images, and at most 5 are read: save fewer" in refusal(path)


def test_files_that_are_none(tmp_path):
    path = tmp_path / "own.npz"
    for content in (b"", b"no arrays", b"\x80\x04N.", b"PK\x03\x04" + b"\0" * 50):
        path.write_bytes(content)
        assert "is no .npz file: save the images with np.savez" in refusal(path)
    with path.open("wb") as file:
        np.save(file, SHADES)
    assert len(of(path).load("train", [])) == len(SHADES)  # the content counts, not the name
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("images", b"no array")
    assert "but nothing" in refusal(path)
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("images.npy", b"no array")
    assert "is damaged" in refusal(path)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=4), st.floats(0.2, 1))
def test_a_damaged_file_is_a_sentence_or_harmless(tmp_path_factory, changes, keep):
    content = io.BytesIO()
    np.savez_compressed(content, images=SHADES, labels=np.arange(6))
    bytes_ = bytearray(content.getvalue())
    for place, value in changes:
        bytes_[min(int(place * len(bytes_)), len(bytes_) - 1)] = value
    path = tmp_path_factory.mktemp("damaged") / "own.npz"
    path.write_bytes(bytes_[: int(keep * len(bytes_))])
    try:
        pixels = of(path).load("train", []).pixels
    except DataBroken as error:
        said = str(error)
    else:
        said = ""
        assert pixels.shape == SHADES.shape
    assert said == "" or str(path) in said


@settings(max_examples=100)
@given(npst.arrays(npst.scalar_dtypes(), npst.array_shapes(max_dims=5, max_side=4)))
def test_any_array_is_images_or_a_sentence(tmp_path_factory, images):
    path = saved(tmp_path_factory.mktemp("any"), images=images)
    try:
        loaded = of(path, size=(2, 2), colour="rgb").load("train", [])
    except DataBroken as error:
        said = str(error)
    else:
        said = ""
        assert loaded.pixels.shape == (len(images), 3, 2, 2)
    assert said == "" or str(path) in said
