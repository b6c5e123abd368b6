"""Images put in another order where they lie, held against numpy's copies."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aegui import reordering
from aegui.reordering import arrange, keep_first, put_behind, stacked

MARKS = st.lists(st.booleans(), max_size=60)


def rows(count: int) -> np.ndarray:
    return np.arange(count * 6, dtype=np.int64).reshape(count, 2, 3)


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(reordering, "AT_ONCE", 3 * 6 * 8)  # three rows together


@given(MARKS)
def test_marked_rows_go_behind(marks):
    which, given_ = np.array(marks, bool), rows(len(marks))
    expected = np.concatenate([given_[~which], given_[which]])
    put_behind(given_, which)
    assert np.array_equal(given_, expected)


@given(MARKS)
def test_marked_rows_come_first(marks):
    which, given_ = np.array(marks, bool), rows(len(marks))
    expected = given_[which]
    keep_first(given_, which)
    assert np.array_equal(given_[: len(expected)], expected)


@given(st.integers(0, 60).flatmap(lambda count: st.permutations(list(range(count)))))
def test_any_order(order):
    given_ = rows(len(order))
    expected = given_[np.array(order, np.int64)]
    arrange(given_, np.array(order, np.int64))
    assert np.array_equal(given_, expected)


def test_what_lies_together_is_not_copied():
    given_ = rows(10)
    parts = [given_[:4], given_[4:4], given_[4:9]]
    whole = stacked(parts)
    assert np.array_equal(whole, given_[:9])
    assert np.shares_memory(whole, given_)
    assert not whole.flags.writeable


@pytest.mark.parametrize(
    "parts",
    [
        lambda one: [one[4:], one[:4]],
        lambda one: [one[:4], one[5:]],
        lambda one: [one[::2], one[1::2]],
        lambda one: [one[:4], one[4:].copy()],
        lambda one: [one[:, :1], one[:, 1:]],
        lambda one: [one[:3].transpose(0, 2, 1), one[3:].transpose(0, 2, 1)],
    ],
)
def test_what_does_not_lie_together_is_copied(parts):
    given_ = parts(rows(10))
    whole = stacked(given_)
    assert np.array_equal(whole, np.concatenate(given_))
    assert not np.shares_memory(whole, given_[0])


def test_texts_and_none_at_all():
    names = np.array(["a", "bc"], np.dtypes.StringDType())
    assert stacked([names, names]).tolist() == ["a", "bc", "a", "bc"]
    assert stacked([rows(0), rows(0)]).shape == (0, 2, 3)
