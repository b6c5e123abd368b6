"""Patches painted back onto their picture: as functions of a state."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aegui.analysis import latent
from aegui.explore.queries import sample
from aegui.explore.query import Lacking, Same, Task
from aegui.explore.selection import Selection
from aegui.explore.state import Model, State
from aegui.parts.datasets.patches import Patches
from aegui.training.splits import divide


@pytest.fixture
def state(tmp_path: Path) -> State:
    """Three pictures of 16×24 pixels, each cut into six patches; a run that says so."""
    plates = tmp_path / "plates"
    plates.mkdir()
    for row in range(3):
        Image.fromarray(np.full((16, 24), 40 * row, np.uint8)).save(plates / f"{row}.png")
    run = tmp_path / "run"
    run.mkdir()
    text = f'name = "own"\n[data]\nkind = "patches"\npath = "{plates.as_posix()}"\npatch = [8]\n'
    (run / "recipe.toml").write_text(f'{text}colour = "grey"\nintensities = "type"\n')
    images = divide(Patches(path=str(plates), patch=(8,), colour="grey", intensities="type"), []).shown
    codes = np.random.default_rng(0).normal(size=(len(images), 2)).astype(np.float32)
    rows = np.arange(len(images), dtype=np.int64)
    plane = latent.axes("0,1", codes)
    return State(
        run=run, images=images, model=Model(None, codes, rows), plane=plane,
        selection=Selection(images, np.zeros(len(images), bool)),
    )  # fmt: skip


def read(state: State) -> sample.Sample:
    key = sample.key(state)
    assert key is not None
    return sample.answer(key, Task())


def test_the_picture_and_its_patches(state: State) -> None:
    one = read(state)
    assert (one.name, one.names) == ("0.png", ("0.png", "1.png", "2.png"))
    assert (one.size, one.patch, one.pixels.shape) == ((16, 24), (8, 8), (16, 24, 3))
    assert sorted(map(tuple, one.corners.tolist())) == [(x, y) for x in (0, 8, 16) for y in (0, 8)]
    assert read(replace(state, sample="2.png")).pixels.max() == 80
    assert one.at(9.5, 3) == one.identities.index("0.png@8,0")
    assert one.at(100, 3) == -1
    assert len(one.within(0, 0, 16, 16)) == 4
    assert sample.key(state) == sample.key(replace(state, cursor=(1.0, 2.0)))


def test_images_that_are_no_patches_have_none(state: State) -> None:
    assert state.images is not None
    names = np.array([f"{row}.png" for row in range(len(state.images))], np.dtypes.StringDType())
    other = replace(state, images=replace(state.images, names=names))
    assert sample.key(other) is None
    assert sample.paint_key(other) is None


def test_what_is_not_there_is_said(state: State) -> None:
    assert state.run is not None
    plates = state.run.parent / "plates"
    (plates / "0.png").unlink()
    with pytest.raises(Lacking, match=r"0\.png can't be shown: it is not there any more"):
        read(state)
    for one in plates.iterdir():
        one.unlink()
    plates.rmdir()
    with pytest.raises(Lacking, match=r"are not at .* any more"):
        read(state)


def test_paint_by_selection_and_place(state: State) -> None:
    assert state.images is not None
    mine = sample.pictures(Same(state.images))
    assert mine is not None
    rows = mine.patches[1][0]
    chosen = replace(
        state, sample="1.png", painted="selection", selection=sample.selected_in(state, rows[:2], "add")
    )
    key = sample.paint_key(chosen)
    assert key is not None
    assert sample.paint(key, Task()).shown.tolist() == [True, True, False, False, False, False]
    by_class = sample.paint_key(replace(state, sample="1.png", painted="class"))
    assert by_class is not None
    painted = sample.paint(by_class, Task())
    assert painted.by == "place"  # there are no classes
    assert state.model is not None
    assert painted.places is not None
    order = np.argsort(state.model.codes[rows, 0])
    assert (np.diff(painted.places[order, 0]) >= 0).all()
    moved = replace(state, model=Model(None, state.model.codes[:10], np.arange(10)), sample="2.png")
    key = sample.paint_key(moved)  # a moment that holds the codes of some of the images alone
    assert key is not None
    assert sample.paint(key, Task()).shown.tolist() == (mine.patches[2][0] < 10).tolist()
