"""USPS and SVHN from files in their own formats, whole and changed."""

from __future__ import annotations

import bz2
import errno
import hashlib
from pathlib import Path

import numpy as np
import pytest
from scipy.io import savemat

from aegui.parts.datasets import DataBroken, DataMissing, datasets, fetching, vision
from aegui.parts.datasets.pairs import FilePair

COUNT = 12
NAMES = [entry.name for entry in datasets if issubclass(entry.what, FilePair)]


def tiny_usps(path: Path) -> np.ndarray:
    """Lines of text: a label from 1, and pixels from -1 to 1 with their numbers."""
    values = np.random.default_rng(0).integers(0, 256, (COUNT, 256))
    lines = [
        " ".join([str(n % 10 + 1), *(f"{i + 1}:{v / 255 * 2 - 1:.9f}" for i, v in enumerate(row))])
        for n, row in enumerate(values)
    ]
    path.write_bytes(bz2.compress("\n".join(lines).encode()))
    return values.reshape(COUNT, 1, 16, 16)


def tiny_svhn(path: Path) -> np.ndarray:
    """A Matlab file whose images come last, and whose zero is called ten."""
    pixels = np.random.default_rng(0).integers(0, 256, (COUNT, 3, 32, 32), dtype=np.uint8)
    labels = np.arange(COUNT) % 10
    savemat(path, {"X": pixels.transpose(2, 3, 1, 0), "y": np.where(labels == 0, 10, labels)[:, None]})
    return pixels


@pytest.fixture(params=[("usps", tiny_usps), ("svhn", tiny_svhn)], ids=lambda one: one[0])
def made(request, tmp_path, monkeypatch):
    """The data set, its folder and its pixels; torchvision knows the sums of these very files."""
    name, make = request.param
    data = datasets.make(name)
    assert isinstance(data, FilePair)
    (tmp_path / data.source).mkdir()
    known = {}
    for split, file in data.names.items():
        path = tmp_path / data.source / file
        pixels = make(path)
        known[split] = ["http://nowhere/" + file, file, hashlib.md5(path.read_bytes()).hexdigest()]
    monkeypatch.setattr(getattr(vision.torchvision_datasets(), data.source), "split_list", known)
    return data, tmp_path, pixels


def test_they_are_known():
    assert NAMES == ["usps", "svhn"]


@pytest.mark.parametrize("split", ["train", "test"])
@pytest.mark.parametrize("inside", [True, False])
def test_images_load(split, inside, made):
    data, folder, pixels = made
    place = folder if inside else folder / data.source
    images = data.load(split, [folder / "nowhere", place])
    assert images.pixels.shape == (COUNT, *data.shape)
    assert images.pixels.dtype == np.uint8
    assert images.pixels.flags.c_contiguous
    assert np.abs(images.pixels.astype(int) - pixels).max() <= 1  # USPS rounds down
    assert images.labels.tolist() == [n % 10 for n in range(COUNT)]
    assert (images.name, images.split, images.classes) == (data.kind, split, tuple("0123456789"))


def test_a_file_that_changed_is_refused(made):
    data, folder, _ = made
    path = folder / data.source / data.names["train"]
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(
        DataBroken, match=rf"{path.name} is not the known file .* download {data.source} again"
    ):
        data.load("train", [folder])
    assert len(data.load("test", [folder])) == COUNT


def test_a_file_that_is_missing(made):
    data, folder, _ = made
    (folder / data.source / data.names["test"]).unlink()
    with pytest.raises(
        DataMissing, match=rf"{data.source} is not on the disk .* holds {data.names['train']} and"
    ):
        data.load("train", [folder])
    assert data.find([folder]) is None


def test_a_file_that_can_not_be_read(made, monkeypatch):
    def refuse(path: Path, *rest: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    data, folder, _ = made
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DataBroken, match="permission is denied"):
        data.load("train", [folder])


def test_a_download_asks_for_both_files(made, tmp_path, monkeypatch):
    data, folder, _ = made
    said: list[float] = []

    def fetch(addresses, target, digest, say):
        target.parent.mkdir(parents=True, exist_ok=True)
        content = (folder / data.source / target.name).read_bytes()
        assert digest == f"md5:{hashlib.md5(content).hexdigest()}"
        assert addresses == [f"http://nowhere/{target.name}"]
        target.write_bytes(content)
        say(1.0, target.name)

    monkeypatch.setattr(fetching, "fetch", fetch)
    data.download(tmp_path / "new", lambda share, what: said.append(share))
    assert data.find([tmp_path / "new"]) == tmp_path / "new" / data.source
    assert said == [0.5, 1.0]


@pytest.mark.parametrize("name", NAMES)
def test_torchvision_names_the_real_files(name):
    data = datasets.make(name)
    assert isinstance(data, FilePair)
    known = getattr(vision.torchvision_datasets(), data.source).split_list
    for split, file in data.names.items():
        assert known[split][0].startswith("http")
        assert known[split][1] == file
        assert len(known[split][2]) == 32
