"""The faces from scikit-learn's cache and from its source; the real ones where they are on the disk."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.io import savemat

from aegui.parts.datasets import DataBroken, DataMissing, datasets, fetching, olivetti
from aegui.paths import data_dirs
from aegui.training.splits import divide

FACES = datasets.make("olivetti")


@pytest.fixture
def faces(tmp_path, monkeypatch) -> np.ndarray:
    """A file as scikit-learn's source, and what it holds: a column is a face, its pixels going down."""
    columns = np.random.default_rng(0).integers(0, 256, (4096, 400))
    columns[:2, 0] = 0, 255
    path = tmp_path / olivetti.SOURCE
    path.parent.mkdir()
    savemat(path, {"faces": columns})
    known = SimpleNamespace(checksum=hashlib.sha256(path.read_bytes()).hexdigest())
    monkeypatch.setattr(olivetti, "_source", lambda: known)
    return columns


def test_faces_load_from_their_source(faces, tmp_path):
    images = FACES.load("train", [tmp_path / "nowhere", tmp_path])
    assert images.pixels.shape == (400, 1, 64, 64)
    assert images.pixels.dtype == np.uint8
    assert images.labels.tolist() == list(range(40)) * 10
    assert np.array_equal(images.pixels[1, 0], faces[:, 10].reshape(64, 64).T)  # the second person's first
    assert np.array_equal(images.pixels[40, 0], faces[:, 1].reshape(64, 64).T)
    assert images.classes[0] == "person 1"
    assert images.classes[-1] == "person 40"


def test_there_are_no_test_images(faces, tmp_path):
    none = FACES.load("test", [tmp_path])
    assert none.pixels.shape == (0, 1, 64, 64)
    splits = divide(FACES, [tmp_path])
    assert [len(one) for one in (splits.train, splits.validation, splits.test)] == [360, 40, 40]
    assert sorted(splits.validation.labels) == list(range(40))
    everything = divide(FACES.model_copy(update={"validation": "training"}), [tmp_path])
    assert len(everything.train) == len(everything.validation) == len(everything.test) == 400


@pytest.mark.parametrize("name", [olivetti.CACHE, olivetti.SOURCE])
def test_a_file_that_is_not_the_known_one_is_never_opened(name, tmp_path, monkeypatch):
    path = tmp_path / name
    path.parent.mkdir()
    path.write_bytes(b"cos\nsystem\n(S'echo opened'\ntR.")
    for reader in ("sklearn.datasets.fetch_olivetti_faces", "scipy.io.loadmat"):
        monkeypatch.setattr(reader, lambda *_, **__: pytest.fail("it was opened"))
    with pytest.raises(DataBroken, match=r"is not the known file .* was not opened") as said:
        FACES.load("train", [tmp_path])
    assert str(path) in str(said.value)


def test_a_file_that_can_not_be_read(faces, tmp_path, monkeypatch):
    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DataBroken, match=r"olivettifaces\.mat: permission is denied\."):
        FACES.load("train", [tmp_path])


def test_faces_that_are_not_there(tmp_path):
    with pytest.raises(DataMissing, match=r"not on the disk \(looked in .*\): download them, or choose"):
        FACES.load("train", [tmp_path])
    assert FACES.find([tmp_path]) is None


def test_the_download_asks_scikit_learn_for_the_address(tmp_path, monkeypatch):
    asked = SimpleNamespace()

    def fetch(addresses, target, digest, say):
        asked.addresses, asked.target, asked.digest = addresses, target, digest

    monkeypatch.setattr(fetching, "fetch", fetch)
    FACES.download(tmp_path, lambda share, what: None)
    assert asked.target == tmp_path / "sklearn" / "olivettifaces.mat"
    assert asked.addresses[0].startswith("https://")
    assert asked.digest.startswith("sha256:")
    assert len(asked.digest) == len("sha256:") + 64


real = pytest.mark.skipif(FACES.find(data_dirs()) is None, reason="the real faces are not on this disk")


@real
def test_the_real_faces():
    images = FACES.load("train", data_dirs())
    assert images.pixels.shape == (400, 1, 64, 64)
    assert np.bincount(images.labels).tolist() == [10] * 40
    assert images.pixels.mean() / 255 == pytest.approx(0.547, abs=1e-3)
    path = FACES.find(data_dirs()) / olivetti.CACHE
    assert not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() == olivetti.CACHE_SHA256
