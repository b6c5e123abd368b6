"""A table beside one's own images: it colours the plane, hides, counts, and is told of an image."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from model_states import answered, state_of
from states import images, opened

from aegui.explore import bookmarks, grouping
from aegui.explore.column import of_values
from aegui.explore.queries.codes import CODES
from aegui.explore.queries.column import COLOURINGS, COLUMN
from aegui.explore.queries.errors import EVERY_ERROR
from aegui.explore.queries.hovered import HOVERED
from aegui.explore.queries.selected import COUNT
from aegui.explore.queries.table import TABLE
from aegui.explore.query import Query, Task
from aegui.explore.records import Codes
from aegui.explore.state import State
from aegui.parts.datasets import Source, texts
from aegui.parts.datasets.table import Table
from aegui.runs.codes_table import CodesTable

TEXT = """file,well,dose,day,image
a.png,A10,0.5,2026-11-28,first
b.png,A2,,2026-11-29,second
c.png,A2,2.5,2026-11-30,
d.png,A2,1.0,2026-11-30,
gone.png,B1,9,2026-11-30,
"""


def state(folder: Path, text: str = TEXT, count: int = 5) -> State:
    """Five images, of which the last has no row."""
    (folder / "metadata.csv").write_text(text)
    names = texts(f"{letter}.png" for letter in "abcdefgh"[:count])
    shown = replace(
        images(count=count), data="folder", names=names, source=Source(folder),
        pixels=np.zeros((count, 1, 4, 4), np.uint8),
    )  # fmt: skip
    return answered(opened(shown), TABLE)


def coloured(of: State, by: str, **changes: object) -> State:
    return answered(replace(of, **{**grouping.coloured_by(by), **changes}), COLUMN)  # type: ignore[arg-type]


def of(query: Query, state: State):
    key = query.key(state)
    assert key is not None
    return query.answer(key, Task())


def codes(of_state: State) -> Codes:
    found: Codes = of(CODES, of_state)
    return found


def test_a_category_has_a_legend_that_hides_and_counts(tmp_path: Path) -> None:
    by_well = coloured(state(tmp_path), "table:well")
    shown = codes(by_well)
    assert shown.classes == ("A2", "A10", "nothing")
    assert shown.loose
    assert shown.labels is not None
    assert shown.labels.tolist() == [1, 0, 0, 0, 2]
    chosen = replace(by_well, selection=by_well.selection.take(np.array([0, 1, 2])))
    assert of(COUNT, chosen) == 3
    assert of(COUNT, replace(chosen, classes=frozenset({0}))) == 2


def test_a_number_has_a_scale_and_a_range_hides(tmp_path: Path) -> None:
    by_dose = coloured(state(tmp_path), "table:dose")
    shown = codes(by_dose)
    assert shown.scale is not None
    assert (shown.scale.low, shown.scale.high, shown.loose) == (0.5, 2.5, True)
    assert shown.labels is not None
    assert shown.labels.tolist() == [0, 64, 63, 16, 64]
    few = coloured(state(tmp_path), "table:dose", span=(0.9, 3.0))
    assert few.drawn.tolist() == [False, False, True, True, False]
    assert "2 test codes" in codes(few).caption
    dates = coloured(state(tmp_path), "table:day").column
    assert dates is not None
    assert dates.scale is not None
    assert dates.scale.dates


def test_few_far_values_do_not_take_the_colours() -> None:
    values = np.append(np.linspace(0, 1, 999), 1e6)
    column = of_values("x", values)
    assert column.scale is not None
    assert column.scale.high < 2
    assert column.scale.most == 1e6
    assert column.labels[-1] == 63
    assert len(set(column.labels[:-1].tolist())) == 64
    assert of_values("x", np.full(3, np.nan)).names == ("nothing",)
    assert of_values("x", np.full(3, 2.0)).labels.tolist() == [0, 0, 0]


def test_what_can_be_chosen_and_how_the_table_was_joined(tmp_path: Path) -> None:
    found = of(COLOURINGS, coloured(state(tmp_path), "table:well"))
    assert [key for key, _ in found.choices] == ["", "table:file", "table:well", "table:dose", "table:day",
                                                 "table:image"]  # fmt: skip
    assert found.current == "table:well"
    assert "metadata.csv: 4 of 5 images have a row, by name in the column 'file'." in found.about


def test_the_row_of_the_image_that_is_pointed_at(tmp_path: Path) -> None:
    there = of(HOVERED, replace(state(tmp_path), hovered=1))
    assert there.row == (("file", "b.png"), ("well", "A2"), ("day", "2026-11-29"), ("image", "second"))
    assert of(HOVERED, replace(state(tmp_path), hovered=4)).row == ()


def test_a_column_that_is_not_there_leaves_the_classes(tmp_path: Path) -> None:
    without = coloured(state(tmp_path), "table:nothing")
    assert without.column is None
    assert codes(without).classes == ("even", "odd")
    assert TABLE.key(opened(images())) is None


def test_a_table_that_says_nothing_of_the_images_is_told_and_changes_nothing(tmp_path: Path) -> None:
    wrong = state(tmp_path, "file\nq.png\n")
    assert isinstance(wrong.table, Table)
    assert "No row of" in wrong.table.warnings[0]
    assert of(HOVERED, replace(wrong, hovered=1)).row == ()


def test_a_bookmark_keeps_what_the_plane_is_coloured_by(tmp_path: Path) -> None:
    by_dose = coloured(state(tmp_path), "table:dose", span=(0.9, 3.0))
    kept = bookmarks.bookmark(by_dose, "dose")
    assert kept is not None
    (read,) = bookmarks.from_plain(json.loads(json.dumps(bookmarks.to_plain([kept]))))
    assert (read.state.colouring, read.state.span) == ("table:dose", (0.9, 3.0))


def test_codes_are_coloured_by_error_once_it_is_known(long: State) -> None:
    assert long.images is not None
    few = replace(long, colouring="error")
    assert EVERY_ERROR.key(long) is None
    assert EVERY_ERROR.key(few) is None  # before the errors can be worked out


def test_columns_leave_with_the_codes(tmp_path: Path) -> None:
    found = state(tmp_path)
    assert found.images is not None
    assert found.table is not None
    rows = np.array([1, 0])
    said = found.table.cells(rows)
    CodesTable(found.images, rows, np.zeros((2, 1), np.float32), more=said).write(tmp_path / "codes.csv")
    lines = (tmp_path / "codes.csv").read_text().splitlines()
    assert lines[0] == "image,class,file,well,dose,day,image (metadata.csv),z1"
    assert lines[1] == "b.png,odd,b.png,A2,,2026-11-29,second,0"
    every = CodesTable(
        found.images, np.arange(5), np.zeros((5, 1), np.float32), more=found.table.cells(np.arange(5))
    )
    every.write(tmp_path / "codes.npz")
    with np.load(tmp_path / "codes.npz") as file:
        assert file["well"].tolist() == ["A10", "A2", "A2", "A2", ""]


@pytest.mark.parametrize("by", ["", "table:well", "table:dose", "table:day", "table:file"])
def test_another_run_begins_without(tmp_path: Path, by: str) -> None:
    from aegui.explore.state import GridImages
    from aegui.explore.subject import another_run

    before = coloured(state(tmp_path), by)
    after = replace(before, **another_run(before, tmp_path, before.images, GridImages(np.arange(0)), None))
    assert (after.colouring, after.column, after.table) == ("", None, None)


def test_guessed_classes_colour_the_plane() -> None:
    guessing = answered(replace(state_of("aae-semi"), **grouping.coloured_by("guess")), COLUMN)
    model, column = guessing.model, guessing.column
    assert model is not None
    assert model.snapshot is not None
    assert column is not None
    chances = model.codes[:, model.snapshot.recipe.model.code :]
    assert np.array_equal(column.labels[model.rows], chances.argmax(axis=1))
    assert column.names == model.snapshot.recipe.classes
    assert ("guess", "guessed class") in of(COLOURINGS, guessing).choices
    assert answered(replace(state_of("quick-start"), colouring="guess"), COLUMN).column is None
