"""The selected images as a table or a picture, the worst first."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from model_states import answered, state_of
from PIL import Image

from aegui.explore.queries.errors import ERRORS
from aegui.explore.query import Lacking
from aegui.explore.selection import Selection
from aegui.explore.selection_file import write
from aegui.explore.state import Ints, Model, State


def state(*rows: int) -> State:
    found = state_of("quick-start")
    assert found.images is not None
    chosen = np.zeros(len(found.images), bool)
    chosen[list(rows)] = True
    return replace(found, selection=Selection(found.images, chosen))


def worst_first(of: State) -> Ints:
    """The selected images by their error."""
    found = answered(of, ERRORS).errors
    assert found is not None
    order: Ints = of.selected[np.argsort(-found.of(of.selected, lambda share: None))]
    return order


def table(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_table(tmp_path: Path) -> None:
    of = state(4, 7, 30)
    rows, order = table(write(tmp_path / "s.csv", of)), worst_first(of)
    assert of.images is not None
    assert of.model is not None
    assert [row["image"] for row in rows] == [of.images.identity(int(n)) for n in order]
    assert [row["class"] for row in rows] == [of.images.label(int(n)) for n in order]
    assert [float(row["z2"]) for row in rows] == pytest.approx(of.model.codes[order, 1], rel=1e-4)
    errors = [float(row["error"]) for row in rows]
    assert errors == sorted(errors, reverse=True)


def test_a_moment_holds_some_codes_only_and_the_others_are_encoded(tmp_path: Path) -> None:
    of = state(4, 200)
    assert of.model is not None
    assert of.images is not None
    few = replace(of, model=Model(of.snapshot, of.model.codes[:10], np.arange(10)))
    rows = {row["image"]: row for row in table(write(tmp_path / "s.csv", few))}
    for number in (4, 200):
        code = rows[of.images.identity(number)]
        assert float(code["z1"]) == pytest.approx(of.model.codes[number, 0], rel=1e-3)


def test_without_the_images_the_errors_are_left_out(tmp_path: Path) -> None:
    of = state(4, 7)
    assert of.images is not None
    bare = replace(of, images=replace(of.images, pixels=None))
    assert [row["error"] for row in table(write(tmp_path / "s.csv", bare))] == ["", ""]
    with pytest.raises(Lacking, match="on the disk"):
        write(tmp_path / "s.png", bare)


def test_a_picture(tmp_path: Path) -> None:
    of = state(4, 7)
    picture = np.asarray(Image.open(write(tmp_path / "s.png", of)))
    assert of.images is not None
    assert of.images.pixels is not None
    assert of.snapshot is not None
    order = worst_first(of)
    assert picture.shape == (2 * 28, 2 * 28 + 2)
    assert np.array_equal(picture[:28, :28], of.images.pixels[order[0], 0])
    again = of.snapshot.reconstruct(of.images.pixels[order])
    assert np.array_equal(picture[28:, 30:], again[1, 0])


def test_errors_of_another_model_are_not_taken(tmp_path: Path) -> None:
    other = answered(state_of("vae-2d"), ERRORS)
    assert other.errors is not None
    other.errors._known[:] = 9.0
    stale = replace(state(4), errors=other.errors)
    assert float(table(write(tmp_path / "s.csv", stale))[0]["error"]) < 1


@pytest.mark.parametrize("ending", ["csv", "png"])
def test_a_place_that_can_not_be_written_to(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "nowhere" / f"s.{ending}"
    with pytest.raises(OSError, match="No such file") as raised:
        write(path, state(4))
    assert raised.value.filename == str(path)
    assert not list(tmp_path.glob("**/*.part"))


def test_nothing_to_write(tmp_path: Path) -> None:
    with pytest.raises(Lacking, match="Nothing is selected"):
        write(tmp_path / "s.csv", state())
