"""The bundled digits: real handwriting that is always there."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from aegui.parts.datasets import DataBroken, DataMissing, datasets
from aegui.parts.datasets import digits as module


@pytest.fixture(scope="module")
def both():
    data = datasets.make("digits")
    return {split: data.load(split, []) for split in ("train", "test")}


def test_all_digits_are_there(both):
    assert len(both["train"]) + len(both["test"]) == 1797
    for split, images in both.items():
        assert images.pixels.shape[1:] == (1, 28, 28)
        assert images.pixels.dtype == np.uint8
        assert (images.name, images.split) == ("digits", split)
        assert images.labels.dtype == np.int64
        assert set(images.labels.tolist()) == set(range(10))
    assert 200 < both["train"].pixels.max() <= 255


def test_the_test_images_are_a_fifth_of_each_class(both):
    train, test = (np.bincount(both[split].labels) for split in ("train", "test"))
    assert np.abs(test / (train + test) - 0.2).max() < 0.003


def test_the_images_are_scikit_learns(both):
    from sklearn.datasets import load_digits

    table = load_digits()
    sums = np.concatenate([both[s].pixels.sum(axis=(1, 2, 3), dtype=np.int64) for s in ("train", "test")])
    labels = np.concatenate([both[s].labels for s in ("train", "test")])
    assert np.bincount(labels).tolist() == np.bincount(table.target).tolist()
    assert sums.mean() == pytest.approx(table.images.sum(axis=(1, 2)).mean() * 255 / 16 * 9, rel=0.02)
    eight = module.enlarge(np.full((8, 8), 16, np.uint8))
    assert (eight[2:26, 2:26] == 255).all()
    assert eight.sum() == 255 * 24 * 24


def test_the_margin_is_black(both):
    edge = np.ones((28, 28), bool)
    edge[2:26, 2:26] = False
    assert not both["train"].pixels[:, 0, edge].any()


def test_every_load_gives_the_same(both):
    module._digits.cache_clear()
    again = datasets.make("digits").load("test", [])
    assert np.array_equal(again.pixels, both["test"].pixels)
    assert np.array_equal(again.labels, both["test"].labels)


def test_reading_them_does_not_import_scikit_learn():
    """Importing the package takes a second, and the first picture waits for it."""
    code = (
        "import sys; from aegui.parts.datasets import datasets; datasets.make('digits').load('test', []);"
        "sys.exit('sklearn' in sys.modules or 'torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0


def test_digits_that_are_gone_are_a_sentence(monkeypatch):
    monkeypatch.setattr(module, "_table_path", lambda: None)
    module._digits.cache_clear()
    with pytest.raises(DataBroken, match="install it again"):
        datasets.make("digits").load("train", [])
    assert datasets.make("digits").find([]) is None


def test_they_need_no_download(tmp_path):
    with pytest.raises(DataMissing, match="can't be downloaded"):
        datasets.make("digits").download(tmp_path, lambda share, what: None)
