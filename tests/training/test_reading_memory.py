"""Reading images takes hardly more memory than they do: a copy of all of them might not fit."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from aegui.parts.datasets import datasets
from aegui.parts.datasets.arrays import ArrayFile
from aegui.parts.datasets.folder import Folder
from aegui.training import splits as data
from aegui.training.evaluation import on_device
from aegui.training.splits import Splits, divide

SIDE, COUNT = 160, 400
MOST = 1.3  # times the pixels
BESIDE = 18 * 2**20  # bytes that numpy takes for the part of a file that it is writing, and modules imported


@pytest.fixture(autouse=True)
def cache(tmp_path_factory, monkeypatch) -> None:
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path_factory.mktemp("cache")))


def filled(folder: Path, count: int = COUNT) -> Path:
    """Links to a few pictures: many are there at once."""
    folder.mkdir(parents=True)
    for n in range(10):
        Image.effect_noise((SIDE, SIDE), 20 + n).convert("RGB").save(folder / f"{n}.png", compress_level=1)
    for n in range(10, count):
        os.link(folder / f"{n % 10}.png", folder / f"{n}.png")
    return folder


def peak_of(work: Callable[[], Splits]) -> float:
    """The most memory that was held at once, in times of the pixels."""
    tracemalloc.start()
    try:
        splits = work()
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    parts = (splits.train, splits.validation, *([] if splits.test is splits.validation else [splits.test]))
    return (most - BESIDE) / sum(part.pixels.nbytes for part in parts)


@pytest.mark.parametrize(("split", "many"), [("", 10**6), ("train val test", 10**6)])
def test_pictures_of_a_folder(split, many, tmp_path, monkeypatch):
    monkeypatch.setattr(data, "ENOUGH_POINTS", many)
    for name in split.split() or [""]:
        for kind in "ab":
            filled(tmp_path / "set" / name / kind, COUNT // 2 // max(1, len(split.split())))
    (tmp_path / "set" / split[:5] / "a" / "broken.png").write_bytes(b"no picture")
    images = Folder(path=str(tmp_path / "set"), size=(SIDE,))
    assert peak_of(lambda: divide(images, [])) <= MOST
    assert peak_of(lambda: divide(images, [])) <= MOST  # as they are kept in the cache


def test_a_data_set_that_is_made_anew():
    assert peak_of(lambda: divide(datasets.make("random"), [])) <= MOST


@pytest.mark.parametrize("kind", ["uint8", "float32"])
def test_arrays(kind, tmp_path):
    rows = np.random.default_rng(0).integers(0, 256, (COUNT, SIDE, SIDE, 3), np.uint8)
    np.savez(tmp_path / "own.npz", x_train=rows.astype(kind) * 3, x_test=rows[:50].astype(kind))
    del rows
    images = ArrayFile(path=str(tmp_path / "own.npz"))
    assert peak_of(lambda: divide(images, [])) <= MOST


def test_the_images_are_the_same_as_of_copies(tmp_path):
    """What is put in another order where it lies is what a copy would be."""
    for kind in "ab":
        filled(tmp_path / "set" / kind, 30)
    images = Folder(path=str(tmp_path / "set"), size=(8,))
    one = divide(images, [])
    read = images.load("train", [])
    by_name = dict(zip(read.names.tolist(), read.pixels, strict=True))
    for part in (one.train, one.validation, one.shown):
        assert all(np.array_equal(by_name[part.identity(n)], part.pixels[n]) for n in range(len(part)))
    assert not one.train.pixels.flags.writeable


def test_training_on_the_processor_takes_no_copy():
    pixels = np.arange(24, dtype=np.uint8).reshape(2, 1, 3, 4)
    pixels.setflags(write=False)
    images = on_device(pixels, torch.device("cpu"))
    assert images.numpy().__array_interface__["data"][0] == pixels.__array_interface__["data"][0]
    assert images.tolist() == pixels.tolist()
