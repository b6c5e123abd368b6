"""Runs side by side: curves on one axis, the same images in each, what was chosen last."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aegui.explore.compared import (
    ComparedRun,
    along,
    chosen_names,
    curves_of,
    kept,
    levels,
    quantities,
    read,
    smoothed,
)
from aegui.explore.records import Codes, Curve
from aegui.explore.selection import Selection
from aegui.paths import trained
from aegui.training.splits import ImageSet


def numbers(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def run(rows: list[int], data: str = "mnist", split: str = "test") -> ComparedRun:
    """A run of images in a row, whose codes lie on a line from right to left."""
    count = len(rows)
    images = ImageSet(data, (split,), np.zeros(count, np.uint8), np.array(rows, np.int64), None, None, ())
    xy = np.stack([-np.array(rows, np.float32), np.zeros(count, np.float32)], axis=1)
    codes = Codes(xy, None, (), ("z₁", "z₂"), "")
    return ComparedRun(Path(split), split, codes=codes, images=images, preview=np.arange(2))


def test_the_same_image_has_its_place_in_every_run() -> None:
    one, other = run([0, 1, 2, 3]), run([3, 2])
    name = one.nearest(-2.2, 5.0)
    assert name == ("mnist", "test", 2)
    assert other.place_of(name) == (-2.0, 0.0)
    assert other.place_of(("mnist", "test", 0)) is None
    square = numbers(-3.5, -1, -3.5, 1, -1.5, 1, -1.5, -1).reshape(4, 2)
    selection = one.surrounded(square, "set", Selection())
    assert selection.names == {("mnist", "test", 2), ("mnist", "test", 3)}
    assert other.with_selected(selection).selected.tolist() == [True, True]
    assert other.surrounded(square, "remove", selection).names == frozenset()
    assert run([2, 3], "digits").with_selected(selection).selected is None


def test_the_marked_image_stands_first_then_those_selected_in_any_run() -> None:
    one, other = run([0, 1, 2, 3]), run([7, 8], split="train")
    assert chosen_names([one, other], Selection(), None, 9) == [("mnist", "test", 0), ("mnist", "test", 1)]
    selection = one.surrounded(
        numbers(-3.5, -1, -3.5, 1, -2.5, 1, -2.5, -1).reshape(4, 2), "set", Selection()
    )
    marked = ("mnist", "train", 8)
    assert chosen_names([one, other], selection, marked, 9) == [marked, ("mnist", "test", 3)]
    assert chosen_names([one, other], selection, marked, 1) == [marked]


def test_a_curve_is_drawn_over_epochs_steps_or_seconds() -> None:
    paces = {"epoch": numbers(1, 2, 4), "step": numbers(10, 20, 40), "seconds": numbers(5, 10, 30)}
    one = ComparedRun(
        Path("a"), "a", (Curve("val_loss", "loss", numbers(1, 2, 3), numbers(4, 2, 1), True),), paces=paces
    )
    assert curves_of(one, 3, "loss", "step", 0.0)[0].epochs.tolist() == [10, 20, 30]
    assert curves_of(one, 3, "loss", "seconds", 0.0)[0].epochs.tolist() == [5, 10, 20]
    assert curves_of(one, 3, "loss", "epoch", 0.0)[0].name == "3:val_loss"
    assert along(one, numbers(0.5), "step") == pytest.approx([5])
    assert not curves_of(replace(one, paces={}), 3, "loss", "step", 0.0)
    assert [name for name, _, _ in quantities([one])] == ["loss"]


def test_a_branch_begins_where_its_parent_stood() -> None:
    paces = {"epoch": numbers(8, 9), "seconds": numbers(80, 90)}
    one = ComparedRun(Path("a"), "a", paces=paces)
    assert along(one, numbers(7.5, 8, 9), "seconds") == pytest.approx([75, 80, 90])


@given(st.lists(st.floats(-1e6, 1e6, width=32), min_size=1, max_size=40), st.floats(0, 0.98))
def test_smoothing_stays_within_the_values(values: list[float], weight: float) -> None:
    made = smoothed(numbers(*values), weight)
    slack = 1e-3 * (1 + max(map(abs, values)))
    assert made[0] == pytest.approx(values[0], rel=1e-5, abs=1e-5)
    assert made.min() >= min(values) - slack
    assert made.max() <= max(values) + slack


def test_smoothing_passes_over_what_is_no_number() -> None:
    assert smoothed(numbers(1, np.nan, 1), 0.9).tolist() == [1, 1, 1]
    assert smoothed(numbers(1, 5), 0.0).tolist() == [1, 5]


def test_errors_of_all_runs_have_one_scale() -> None:
    made = levels([numbers(0, 5).reshape(1, 1, 2), numbers(10, 0).reshape(1, 1, 2)])
    assert [one.ravel().tolist() for one in made] == [[0, 128], [255, 0]]
    assert levels([numbers(0).reshape(1, 1, 1)])[0].max() == 0


def test_a_shipped_run_is_read_and_a_bare_one_says_what_it_lacks(tmp_path: Path) -> None:
    found = read(trained() / "quick-start", "quick-start")
    assert found.codes is not None
    assert found.axes is not None
    assert not found.lacks
    (tmp_path / "recipe.toml").write_text('name = "bare"\n', "utf-8")
    bare = read(tmp_path, "bare")
    assert bare.lacks == ("bare: no curves are recorded.", "bare: no codes are stored yet.")


@pytest.mark.parametrize("plain", [None, 3, {"runs": 5, "axis": "ages", "smoothing": "much", "log": 1}])
def test_settings_that_make_no_sense_are_as_usual(plain: object) -> None:
    usual = {"runs": [], "quantity": "loss", "axis": "epoch", "smoothing": 0.0, "log": False}
    assert kept(plain) | usual == kept(plain)
