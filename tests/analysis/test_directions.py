"""A direction names images, and is found anew in the codes of every moment."""

from __future__ import annotations

import numpy as np
import pytest

from aegui.analysis.directions import (
    Arrow,
    Direction,
    DirectionRefused,
    add,
    arrow,
    from_plain,
    members,
    sides,
    to_plain,
)
from aegui.runs import annotations as notes
from aegui.training.splits import ImageSet

SUBSET = ImageSet(
    "mnist",
    ("train", "test"),
    np.array([0, 0, 1, 1, 1], np.uint8),
    np.array([4, 9, 4, 9, 11]),
    None,
    None,
    (),
)
CODES = np.array([[0, 0], [2, 0], [0, 4], [10, 10], [1, 1]], np.float32)
ROWS = np.array([0, 1, 2, 4, 3])  # in another order than the images
DIRECTION = Direction("thicker", ("mnist/train/4", "mnist/train/9"), ("mnist/test/4",))


def placed(direction: Direction, codes: np.ndarray) -> Arrow:
    return arrow(sides(direction, SUBSET), codes, ROWS)


def test_the_step_leads_from_one_middle_to_the_other():
    found = placed(DIRECTION, CODES)
    assert found.start.tolist() == [0, 4]
    assert found.step.tolist() == [1, -4]
    assert (found.plus, found.minus, found.missing) == (2, 1, 0)


def test_it_is_found_anew_in_other_codes():
    assert placed(DIRECTION, 3 * CODES).step.tolist() == [3, -12]


def test_a_code_moves_along_it_and_back():
    found = placed(DIRECTION, CODES)
    assert found.along(np.array([1, 1], np.float32), 0.5).tolist() == [1.5, -1]
    assert found.along(CODES[:2], -1.0).tolist() == [[-1, 4], [1, 4]]
    assert found.along(CODES[0], 0.5).dtype == np.float32


def test_images_without_a_code_are_ignored_and_counted():
    others = (
        "mnist/test/4",
        "mnist/test/5",
        "usps/test/4",
        "mnist/dev/4",
        "nonsense",
        "mnist/test/" + "9" * 30,
    )
    found = placed(Direction("some", DIRECTION.plus, others), CODES)
    assert found.step.tolist() == [1, -4]
    assert (found.plus, found.minus, found.missing) == (2, 1, 5)


def test_every_image_is_found_by_its_name():
    names = [SUBSET.identity(int(row)) for row in ROWS]
    for at, name in enumerate(names):
        assert members([name, name], SUBSET, ROWS).tolist() == [at]
    assert members(names, SUBSET, ROWS).tolist() == [0, 1, 2, 3, 4]


def test_a_group_without_codes_is_refused():
    with pytest.raises(DirectionRefused, match="one side of “gone” has a code here"):
        placed(Direction("gone", DIRECTION.plus, ("mnist/test/1",)), CODES)


def test_a_name_stands_for_one_direction():
    known = add([], DIRECTION)
    assert add(known, Direction("slanted", ("a",), ("b",)))[0] is DIRECTION
    newer = Direction("thicker", ("a",), ("b",))
    assert add(known, newer) == [newer]


@pytest.mark.parametrize(
    ("direction", "words"),
    [
        (Direction(" ", ("a",), ("b",)), "has no name"),
        (Direction("thin", (), ("b",)), "“thin” needs images on both sides"),
        (Direction("thin", ("a",), ()), "“thin” needs images on both sides"),
    ],
)
def test_what_is_no_direction_is_refused(direction, words):
    with pytest.raises(DirectionRefused, match=words):
        add([], direction)


def test_directions_are_kept_with_the_run(tmp_path):
    directions = [DIRECTION, Direction("ë", ("x/train/1",), ("x/train/2",))]
    notes.write(tmp_path, notes.DIRECTIONS, to_plain(directions))
    said: list[str] = []
    assert notes.read(tmp_path, notes.DIRECTIONS, from_plain, said.append) == directions
    assert not said


@pytest.mark.parametrize(
    "content",
    ["7", "{}1", '["a"]', '[{"name": "a", "plus": ["b"]}]', '[{"name": "a", "plus": "b", "minus": ["c"]}]',
     '[{"name": "a", "plus": [1], "minus": ["c"]}]', '[{"name": "", "plus": ["b"], "minus": ["c"]}]'],
)  # fmt: skip
def test_what_stands_in_the_file_is_not_trusted(tmp_path, content):
    (tmp_path / notes.DIRECTIONS).write_text(content)
    said: list[str] = []
    assert notes.read(tmp_path, notes.DIRECTIONS, from_plain, said.append) is None
    assert "can't be understood" in said[0]


def test_a_large_group_is_found_at_once():
    rows = np.arange(70_000)
    subset = ImageSet("mnist", ("train",), np.zeros(70_000, np.uint8), rows, None, None, ())
    names = [f"mnist/train/{row}" for row in range(0, 70_000, 2)]
    assert np.array_equal(members(names, subset, rows), rows[::2])
