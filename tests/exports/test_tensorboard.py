"""TensorBoard's own readers read back what was written for it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from google.protobuf import text_format
from hypothesis import given
from hypothesis import strategies as st
from model_states import state_of
from PIL import Image
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.plugins.projector import ProjectorConfig

from aegui import paths
from aegui.explore.query import Lacking
from aegui.explore.state import State
from aegui.exports import tensorboard
from aegui.exports.tensorboard import CONFIG, LARGEST, METADATA, SPRITE, sprite_form, write
from aegui.runs.run_folder import METRICS, STEPS, Run

RUN = Run(paths.trained() / "quick-start")
FEW = 60  # images: the rest adds nothing but time


def silent(share: float, what: str) -> None:
    pass


@pytest.fixture(scope="module")
def state() -> State:
    found = state_of("quick-start")
    assert found.model is not None
    few = np.arange(FEW)
    return replace(found, model=replace(found.model, codes=found.model.codes[:FEW], rows=few))


@pytest.fixture(scope="module")
def folder(state: State, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tensorboard") / "deep" / "folder"
    write(made, RUN, state, '{"run": "quick-start"}', silent)
    return made


def test_every_curve_is_there(folder: Path) -> None:
    metrics, steps = RUN.table(METRICS), RUN.table(STEPS)
    for part, prefix in (("train", ""), ("validation", "val_")):
        events = EventAccumulator(str(folder / part)).Reload()
        for tag in events.Tags()["scalars"]:
            read = events.Scalars(tag)
            of, name = (steps, tag.removeprefix("steps/")) if "/" in tag else (metrics, prefix + tag)
            key = "step" if "/" in tag else "epoch"
            assert [one.step for one in read] == of[key].tolist()
            assert [one.value for one in read] == pytest.approx(of[name].tolist())
    assert "mse" in EventAccumulator(str(folder / "validation")).Reload().Tags()["scalars"]


def test_the_grid_is_there(folder: Path) -> None:
    events = EventAccumulator(str(folder)).Reload()
    assert "grid/reconstructed" in events.Tags()["images"]
    (shown,) = events.Images("grid/original")
    assert (shown.width, shown.height) == (3 * 28, 3 * 28)


def test_the_projector_finds_codes_names_and_pictures(folder: Path, state: State) -> None:
    config = text_format.Parse((folder / CONFIG).read_text(), ProjectorConfig())
    (codes,) = config.embeddings
    read = np.loadtxt(folder / codes.tensor_path, delimiter="\t")
    assert state.model is not None
    assert state.images is not None
    assert np.allclose(read[:, :2], state.model.codes, atol=1e-5)
    assert read.shape == (FEW, 3)
    header, *lines = (folder / METADATA).read_text().splitlines()
    assert header.split("\t")[:2] == ["image", "class"]
    assert [line.split("\t")[0] for line in lines] == [state.images.identity(row) for row in range(FEW)]
    sprite = np.asarray(Image.open(folder / codes.sprite.image_path))
    wide, high = codes.sprite.single_image_dim
    across = sprite.shape[1] // wide
    assert state.images.pixels is not None
    for row in (0, 9, FEW - 1):
        top, left = row // across * high, row % across * wide
        assert np.array_equal(sprite[top : top + high, left : left + wide], state.images.pixels[row, 0])


@given(st.integers(1, 200_000), st.integers(1, 2048), st.integers(1, 2048))
def test_a_sprite_is_never_larger_than_browsers_draw(count: int, width: int, height: int) -> None:
    across, wide, high = sprite_form(count, width, height)
    assert across * wide <= LARGEST
    assert -(-count // across) * high <= LARGEST
    assert wide <= width
    assert high <= height


def test_the_same_run_is_the_same_folder(folder: Path, state: State, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()  # an empty one may be there
    write(again, RUN, state, '{"run": "quick-start"}', silent)
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    assert {path.name for path in files} >= {SPRITE, METADATA, CONFIG}
    assert all((folder / file).read_bytes() == (again / file).read_bytes() for file in files)
    with pytest.raises(OSError, match="Not empty"):
        write(again, RUN, state, "", silent)


def test_a_full_disk_leaves_nothing(state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tensorboard, "save_png", full)
    with pytest.raises(OSError, match="No space left"):
        write(tmp_path / "new", RUN, state, "", silent)
    assert list(tmp_path.iterdir()) == []


def test_without_the_library_there_is_a_sentence(
    state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tensorboard.compat.proto.event_pb2", None)
    with pytest.raises(Lacking, match="not installed: pip install tensorboard"):
        write(tmp_path / "new", RUN, state, "", silent)
    assert list(tmp_path.iterdir()) == []
