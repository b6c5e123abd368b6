"""MNIST from files, whole and broken; the real ones where they are on the disk."""

from __future__ import annotations

import errno
import gzip
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_mnist import COUNT, files_of, idx, put_files, tiny_files

from aegui.parts.datasets import DataBroken, DataMissing, datasets
from aegui.parts.datasets.idx import IdxFiles, check, unpack
from aegui.paths import data_dirs
from aegui.training.splits import divide

MNIST = datasets.make("mnist")
RELATIVES = [entry.name for entry in datasets if issubclass(entry.what, IdxFiles)]
IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"


def refusal(folder: Path) -> str:
    with pytest.raises(DataBroken) as caught:
        MNIST.load("train", [folder])
    said = str(caught.value)
    assert said.endswith(".")
    assert str(folder) in said
    return said


def put(folder: Path, name: str, content: bytes) -> None:
    (folder / "MNIST" / "raw" / name).write_bytes(content)


def relative(name: str) -> IdxFiles:
    data = datasets.make(name)
    assert isinstance(data, IdxFiles)
    return data


def test_the_relatives_are_known():
    assert RELATIVES == ["mnist", "fashion-mnist", "kmnist", "emnist-letters"]


@pytest.mark.parametrize("name", RELATIVES)
@pytest.mark.parametrize("split", ["train", "test"])
def test_a_tiny_one_loads(split, name, tmp_path):
    data = relative(name)
    put_files(tmp_path, data)
    images = data.load(split, [tmp_path / "elsewhere", tmp_path])
    content = files_of(data)[f"{data.stems[split]}-images-idx3-ubyte"]
    given = np.frombuffer(content[16:], np.uint8).reshape(COUNT, 28, 28)
    upright = given.transpose(0, 2, 1) if name == "emnist-letters" else given
    assert images.pixels.dtype == np.uint8
    assert images.pixels.flags.c_contiguous
    assert np.array_equal(images.pixels, upright[:, None])
    assert images.labels.tolist() == [n % 10 for n in range(COUNT)]
    assert (images.name, images.split, images.classes) == (name, split, data.classes)
    assert len(images.classes) == (26 if name == "emnist-letters" else 10)
    assert data.find([tmp_path / "elsewhere", tmp_path]) == tmp_path


def test_letters_are_counted_from_one(tmp_path):
    letters = datasets.make("emnist-letters")
    raw = put_files(tmp_path, letters) / "EMNIST" / "raw"
    path = raw / "emnist-letters-train-labels-idx1-ubyte"
    path.write_bytes(idx(np.full(COUNT, 26, np.uint8)))
    assert set(letters.load("train", [tmp_path]).labels) == {25}
    path.write_bytes(idx(np.zeros(COUNT, np.uint8)))
    with pytest.raises(DataBroken, match=r"of EMNIST letters in .* do not belong together"):
        letters.load("train", [tmp_path])


@pytest.mark.parametrize("name", RELATIVES)
def test_each_says_what_it_lacks(name, tmp_path):
    data = relative(name)
    with pytest.raises(DataMissing, match=f"^{data.title} is not on the disk .* holds {data.source}/raw"):
        data.load("train", [tmp_path])


@settings(max_examples=150)
@given(st.binary(max_size=40), st.booleans())
def test_any_bytes_are_refused_in_a_sentence(tmp_path_factory, content, disguised):
    folder = put_files(tmp_path_factory.mktemp("idx"), MNIST)
    put(folder, IMAGES, b"\0\0\x08" + content if disguised else content)
    refusal(folder)


def test_files_that_changed_are_read_again(tiny):
    before = MNIST.load("train", [tiny]).pixels
    put(tiny, IMAGES, idx(np.full((COUNT, 28, 28), 7, np.uint8)))
    assert (MNIST.load("train", [tiny]).pixels == 7).all()
    assert not (before == 7).all()


def test_a_tiny_mnist_divides(tiny):
    splits = divide(MNIST.model_copy(update={"validation": "test"}), [tiny])
    assert (len(splits.train), len(splits.validation), len(splits.shown)) == (COUNT, COUNT, 2 * COUNT)


@pytest.mark.parametrize("keep", [0, 3, 4, 10, 16, 500, 16 + COUNT * 784 - 1])
def test_files_that_are_cut_off(keep, tiny):
    put(tiny, IMAGES, tiny_files()[IMAGES][:keep])
    said = refusal(tiny)
    assert IMAGES in said
    assert "download MNIST again" in said


def test_files_that_are_too_long(tiny):
    put(tiny, LABELS, tiny_files()[LABELS] + b"\0")
    assert LABELS in refusal(tiny)


@pytest.mark.parametrize(
    "content", [b"<html>not here</html>" * 50, gzip.compress(b"x" * 5000, mtime=0), b"\0" * 100]
)
def test_files_that_are_no_idx(content, tiny):
    put(tiny, IMAGES, content)
    assert "no IDX file" in refusal(tiny)


@pytest.mark.parametrize(
    ("name", "array"),
    [
        (IMAGES, np.zeros((COUNT, 32, 32), np.uint8)),
        (IMAGES, np.zeros((COUNT - 1, 28, 28), np.uint8)),
        (IMAGES, np.zeros((0, 28, 28), np.uint8)),
        (IMAGES, np.zeros(COUNT, np.uint8)),
        (LABELS, np.zeros((COUNT, 28, 28), np.uint8)),
        (LABELS, np.zeros(COUNT + 3, np.uint8)),
        (LABELS, np.full(COUNT, 10, np.uint8)),
    ],
    ids=[
        "size",
        "fewer images",
        "no images",
        "flat images",
        "labels of images",
        "more labels",
        "eleventh class",
    ],
)
def test_files_that_do_not_fit_together(name, array, tiny):
    put(tiny, name, idx(array))
    refusal(tiny)


def test_files_that_can_not_be_read(tiny, monkeypatch):
    real = Path.open

    def opened(path: Path, *rest: Any, **named: Any):
        if path.name == IMAGES:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, *rest, **named)

    monkeypatch.setattr(Path, "open", opened)
    assert "permission is denied" in refusal(tiny)


@pytest.mark.parametrize("name", list(tiny_files()))
def test_a_file_that_is_missing(name, tiny):
    (tiny / "MNIST" / "raw" / name).unlink()
    with pytest.raises(DataMissing, match="not on the disk") as caught:
        MNIST.load("test", [tiny])
    assert str(tiny) in str(caught.value)
    assert MNIST.find([tiny]) is None


def test_no_folder_at_all(tmp_path):
    with pytest.raises(DataMissing, match="download it, or choose the folder"):
        MNIST.load("train", [tmp_path / "nowhere"])
    with pytest.raises(DataMissing, match="looked in no folder"):
        MNIST.load("train", [])


def test_a_file_in_place_of_the_folder(tmp_path):
    (tmp_path / "MNIST").write_text("")
    assert MNIST.find([tmp_path]) is None


def test_check_accepts_what_is_whole(tmp_path):
    for array in (np.zeros(5, np.uint8), np.zeros((2, 3), np.uint8), np.zeros((2, 3, 4), np.uint8)):
        (tmp_path / "a").write_bytes(idx(array))
        check(tmp_path / "a", "")


def test_unpacking_leaves_no_half_file(tmp_path):
    packed = tmp_path / "a.gz"
    packed.write_bytes(gzip.compress(b"abc" * 1000))
    unpack(packed, tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"abc" * 1000
    packed.write_bytes(packed.read_bytes()[:-12])
    with pytest.raises(EOFError):
        unpack(packed, tmp_path / "b")
    assert not (tmp_path / "b").exists()


real = pytest.mark.skipif(MNIST.find(data_dirs()) is None, reason="the real MNIST is not on this disk")


@real
def test_the_real_mnist():
    images = MNIST.load("test", data_dirs())
    assert images.pixels.shape == (10_000, 1, 28, 28)
    assert images.labels[:5].tolist() == [7, 2, 1, 0, 4]
    assert images.pixels.mean() / 255 == pytest.approx(0.1325, abs=1e-3)
