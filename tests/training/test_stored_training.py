"""A training on images that lie in a file is the very one on the same images in the memory."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from small import STEP_BY_STEP, digits, narrow, pull, sliced

from aegui.recipe import Recipe
from aegui.runs.snapshot import of_weights
from aegui.stored_images import ImageFile, StoredImages
from aegui.training import read_ahead
from aegui.training.evaluation import DeviceImages, on_device
from aegui.training.learner import Learner
from aegui.training.read_ahead import ReadAhead
from aegui.training.reports import Epoch, Finished, SnapshotTaken
from aegui.training.splits import ImageSet, Splits, join
from aegui.training.trainer import train
from aegui.training.ways import Way

CPU = torch.device("cpu")


def lying(part: ImageSet, path: Path) -> ImageSet:
    """The same images in a file."""
    part.pixels.tofile(path)
    return replace(
        part,
        pixels=StoredImages(
            [ImageFile(path, 0, part.pixels.shape, part.pixels.dtype)], part.pixels.shape[1:]
        ),
    )


def both(folder: Path) -> tuple[Splits, Splits]:
    """In the memory, and in files."""
    held = sliced(digits(), 60, 30, 20)
    train, validation, test = (
        lying(part, folder / name)
        for name, part in (("train", held.train), ("validation", held.validation), ("test", held.test))
    )
    return held, Splits(train, validation, test, join([train, validation, test]))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize(
    ("recipe", "parts"),
    [
        (narrow(training__epochs=2, training__batch=16), 1),
        (narrow(training__epochs=2, training__batch=16, training__drop_last=True), 2),
        (narrow(training__epochs=2, corruption={"kind": "gaussian", "sigma": 0.3, "fresh": False}), 1),
        (narrow(training__epochs=1, model={"kind": "semi-supervised-adversarial", "labelled": 20}), 1),
    ],
)
def test_it_is_the_same_to_the_bit(recipe: Recipe, parts: int, tmp_path: Path) -> None:
    way = Way(threads=1, parts=parts)
    reports = [pull(train(recipe, splits, CPU, watch=STEP_BY_STEP, way=way)) for splits in both(tmp_path)]
    held, stored = ([one for one in run if isinstance(one, SnapshotTaken)][-1] for run in reports)
    assert all(torch.equal(value, stored.weights[name]) for name, value in held.weights.items())
    validated = [[report.validation for report in run if isinstance(report, Epoch)] for run in reports]
    assert validated[0] == validated[1] != []
    one, other = (run[-1] for run in reports)
    assert isinstance(one, Finished)
    assert isinstance(other, Finished)
    assert one.results == other.results
    assert one.codes is not None
    assert other.codes is not None
    assert np.array_equal(one.codes, other.codes)
    assert not list((tmp_path / "cache").rglob("*.part"))  # noise that each image keeps lies there unnamed


def test_a_training_that_goes_on_reads_on_from_there(tmp_path: Path) -> None:
    recipe = narrow(training__epochs=1, training__batch=16)
    ends = []
    for splits in both(tmp_path):
        first = Learner(recipe, splits, CPU, way=Way(threads=1))
        first.advance(1.0, one_step=True)
        second = Learner(recipe, splits, CPU, way=Way(threads=1))
        second.restore(first.checkpoint())
        second.advance(60.0, one_step=False)
        ends.append(second.weights())
    assert all(torch.equal(value, ends[1][name]) for name, value in ends[0].items())


@pytest.mark.parametrize("together", [1, 4])
@pytest.mark.parametrize("held", [0, 7, 60])
@pytest.mark.parametrize("slow", [0.0, 1.0])
def test_batches_are_those_of_the_memory_and_slow_ones_are_asked_for_before(
    held: int, slow: float, together: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_ahead, "HELD", held * 28 * 28)
    monkeypatch.setattr(read_ahead, "SLOW", slow)
    monkeypatch.setattr(read_ahead, "AHEAD", 2)
    monkeypatch.setattr(read_ahead, "TOGETHER", together)
    asked: list[int] = []
    monkeypatch.setattr(StoredImages, "expect", lambda self, rows: asked.extend(rows.tolist()))
    kept, stored = both(tmp_path)
    images = on_device(stored.train.pixels, CPU)
    assert isinstance(images, DeviceImages)
    order = torch.arange(59, -1, -1)
    ahead = ReadAhead([images], 7)
    ahead.begin(order)
    for number in (0, 0, *range(1, 9), 1):  # again, on, the unfilled last one, back
        (read,) = ahead.take(number)
        wanted = kept.train.pixels[order[number * 7 : number * 7 + 7].numpy()]
        assert np.array_equal(read.numpy(), wanted)
    if together == 1:
        assert asked == ([] if slow else [row for row in range(52, -1, -1) if row >= held])
    (tmp_path / "train").write_bytes(b"")
    ahead.begin(order)
    if held < 60:
        with pytest.raises(OSError, match="it has changed"):
            ahead.take(7)


def test_a_model_answers_about_them_as_about_those_in_the_memory(tmp_path: Path) -> None:
    held, stored = both(tmp_path)
    snapshot = of_weights(narrow(), Learner(narrow(), held, CPU).weights())
    assert np.array_equal(snapshot.encode(held.test.pixels), snapshot.encode(stored.test.pixels))
