"""Arrays of the user's own: every arrangement, and a sentence for every bad file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from aegui.core.data import divide
from aegui.datasets import DataBroken, DataMissing, arrays
from aegui.datasets.arrays import ArrayFile

SHADES = np.random.default_rng(0).integers(0, 256, (6, 3, 5, 4), dtype=np.uint8)


def saved(tmp_path: Path, **given: object) -> Path:
    np.savez(tmp_path / "own.npz", **given)
    return tmp_path / "own.npz"


def of(path: Path | str, colour: str = "rgb", size: tuple[int, ...] = (5, 4)) -> ArrayFile:
    return ArrayFile(path=str(path), colour=colour, size=size)


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
    assert np.array_equal(of(path, "grey").load("train", []).pixels, grey[:, None])


def test_black_and_white_images(tmp_path):
    path = saved(tmp_path, images=SHADES[:, 0] > 100)
    assert np.unique(of(path, "grey").load("train", []).pixels).tolist() == [0, 255]


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
    assert refusal("") == "No .npz file is chosen: set data.path to the one that holds the images."
    assert "is not there" in refusal(tmp_path / "own.npz")
    assert "is not there" in refusal(tmp_path)


def test_images_of_another_shape(tmp_path):
    path = saved(tmp_path, images=SHADES[:, 0])
    assert refusal(path, size=(28,)) == (
        f"{path} holds 5×4 grey images: set data.size to 5, 4 and data.colour to grey."
    )
    assert "holds 5×4 RGB images" in refusal(saved(tmp_path, images=SHADES), colour="grey")


def test_no_images(tmp_path):
    path = saved(tmp_path, pictures=SHADES, names=[1])
    assert refusal(path) == f"{path} holds no array named images, but pictures, names."
    assert "but nothing" in refusal(saved(tmp_path))


@pytest.mark.parametrize("shape", [(), (6,), (6, 5), (6, 2, 5, 4), (6, 5, 4, 4), (1, 6, 3, 5, 4)])
def test_arrays_that_are_no_images(shape, tmp_path):
    assert "it must be N×H×W" in refusal(saved(tmp_path, images=np.zeros(shape, np.uint8)))


@pytest.mark.parametrize("shape", [(0, 3, 5, 4), (6, 3, 0, 4), (0, 5, 4)])
def test_no_image_in_it(shape, tmp_path):
    assert "there is no image in it" in refusal(saved(tmp_path, images=np.zeros(shape, np.uint8)))


@pytest.mark.parametrize("kind", ["int64", "uint16", "complex64", "U3", "M8[s]"])
def test_types_that_are_no_images(kind, tmp_path):
    assert "it must be uint8, or float from 0 to 1" in refusal(
        saved(tmp_path, images=np.zeros((6, 3, 5, 4), kind))
    )


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_values_that_are_no_numbers(value, tmp_path):
    images = SHADES / 255
    images[3, 1, 2, 2] = value
    assert "values that are no numbers" in refusal(saved(tmp_path, images=images))


@pytest.mark.parametrize(("value", "said"), [(255.0, "0 to 255;"), (-0.5, "-0.5 to 1;")])
def test_values_out_of_range(value, said, tmp_path):
    images = np.zeros((6, 3, 5, 4))
    images[0], images[1, 0, 0, 0] = 1 if value < 0 else 0, value
    assert f"goes from {said} floats must be from 0 to 1." in refusal(saved(tmp_path, images=images))


@pytest.mark.parametrize("labels", [[1, 2], [[1]] * 6, 3, []])
def test_labels_of_another_length(labels, tmp_path):
    said = refusal(saved(tmp_path, images=SHADES, labels=labels))
    assert "there are 6 images: give one label each" in said


def test_labels_that_are_none(tmp_path, monkeypatch):
    said = refusal(saved(tmp_path, images=SHADES, labels=np.zeros(6)))
    assert "labels" in said
    assert "must be whole numbers or texts" in said
    monkeypatch.setattr(arrays, "MOST_CLASSES", 3)
    assert "names 6 classes; there may be 3" in refusal(saved(tmp_path, images=SHADES, labels=range(6)))


@pytest.mark.parametrize("name", ["images", "labels"])
def test_objects_are_never_opened(name, tmp_path):
    class Trap:
        def __reduce__(self):
            return pytest.fail, ("it was opened",)

    objects = np.array([Trap()] * 6, dtype=object)
    given = {"images": SHADES, "labels": np.zeros(6, int)} | {name: objects}
    assert "holds objects, which could run anything" in refusal(saved(tmp_path, **given))


def test_more_than_the_memory_holds(tmp_path, monkeypatch):
    path = saved(tmp_path, images=SHADES)
    monkeypatch.setattr(arrays, "MOST_BYTES", 100)
    assert "at most 0 GB are read" in refusal(path)


def test_files_that_are_none(tmp_path):
    path = tmp_path / "own.npz"
    for content in (b"", b"no arrays", b"\x80\x04N.", b"PK\x03\x04" + b"\0" * 50):
        path.write_bytes(content)
        assert "is no .npz file: save the images with np.savez" in refusal(path)
    with path.open("wb") as file:
        np.save(file, SHADES)
    assert "is no .npz file" in refusal(path)
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("images", b"no array")
    assert "is damaged" in refusal(path)


@settings(max_examples=150, deadline=None)
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


@settings(max_examples=100, deadline=None)
@given(npst.arrays(npst.scalar_dtypes(), npst.array_shapes(max_dims=5, max_side=4)))
def test_any_array_is_images_or_a_sentence(tmp_path_factory, images):
    path = saved(tmp_path_factory.mktemp("any"), images=images)
    try:
        loaded = of(path, size=(2, 2)).load("train", [])
    except DataBroken as error:
        said = str(error)
    else:
        said = ""
        assert loaded.pixels.shape == (len(images), 3, 2, 2)
    assert said == "" or str(path) in said
