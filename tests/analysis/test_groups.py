"""Groups found among codes: those that were put there, and a sentence for what can't be grouped."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from sklearn.datasets import make_blobs

from aegui.analysis.agreement import agreement
from aegui.analysis.groups import Floats, Grouping, Groups, Ints, described, find, groupings, matched

METHODS = groupings.names()


def blobs(count: int = 300, size: int = 2, centres: int = 3) -> tuple[Floats, Ints]:
    """Well apart, of three sizes."""
    sizes = [count * (n + 1) for n in range(centres)]
    middles = np.eye(max(size, centres))[:centres, :size] * 20 + np.arange(centres)[:, None] * 10
    codes, labels = make_blobs(sizes, centers=middles, random_state=1)
    return codes.astype(np.float32), labels.astype(np.int64)


def found(codes: Floats, method: Grouping) -> Groups:
    *_, last = find(codes, method)
    assert last.share == 1
    assert last.groups is not None
    return last.groups


@pytest.mark.parametrize("kind", METHODS)
@pytest.mark.parametrize("size", [2, 12])
def test_groups_that_were_put_there_are_found(kind: str, size: int) -> None:
    codes, labels = blobs(60, size)
    groups = found(codes, groupings.make(kind))
    assert groups.sizes.tolist() == pytest.approx([180, 120, 60], abs=6)  # the largest first
    assert agreement(groups.labels, labels, 3, 3).rand > 0.97
    for group, rows in enumerate(groups.nearest):
        assert (groups.labels[rows] == group).all()
        away = np.linalg.norm(codes[rows] - groups.centres[group], axis=1)
        assert (np.diff(away) >= 0).all()
        every = codes[groups.labels == group]
        assert away[0] == pytest.approx(np.linalg.norm(every - groups.centres[group], axis=1).min())


def test_the_number_that_is_asked_for_is_found_and_a_suggested_one_is_said() -> None:
    codes, _ = blobs(40)
    assert len(found(codes, groupings.make({"kind": "k-means", "groups": 5})).sizes) == 5
    for kind, said in (
        ("k-means", "3 groups have the best"),
        ("gaussian-mixture", "3 Gaussians have the low"),
    ):
        assert found(codes, groupings.make(kind)).notes[0].startswith(said)


@pytest.mark.parametrize("kind", METHODS)
def test_of_many_codes_some_are_fitted_and_the_others_assigned(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes, labels = blobs(100)
    monkeypatch.setattr(type(groupings.make(kind)), "most", 200)
    groups = found(codes, groupings.make(kind))
    assert agreement(groups.labels, labels, len(groups.sizes), 3).rand > 0.9
    assert "Fitted to 200 of the codes; the other 400 are assigned." in groups.notes


def test_a_standardised_dimension_counts_as_much_as_the_others_and_a_constant_one_not_at_all() -> None:
    generator = np.random.default_rng(0)
    side = np.repeat([0.0, 1.0], 100)
    wide, narrow = 100 * generator.normal(size=200), side + 0.05 * generator.normal(size=200)
    codes = np.stack([wide, narrow, np.full(200, 7.0)], axis=1).astype(np.float32)
    asked = {"kind": "k-means", "groups": 2}
    plain = found(codes, groupings.make(asked)).labels
    scaled = found(codes, groupings.make({**asked, "standardised": True})).labels
    assert agreement(plain, side.astype(np.int64), 2, 2).rand < 0.1
    assert agreement(scaled, side.astype(np.int64), 2, 2).rand > 0.3


@pytest.mark.parametrize("kind", METHODS)
def test_codes_that_are_not_finite_are_in_no_group_and_counted(kind: str) -> None:
    codes, _ = blobs(40)
    codes[3], codes[7, 1] = np.nan, np.inf
    groups = found(codes, groupings.make(kind))
    assert groups.labels[[3, 7]].tolist() == [-1, -1]
    assert "2 codes are NaN or infinite, and in no group." in groups.notes
    assert np.isfinite(groups.centres).all()


@pytest.mark.parametrize("kind", METHODS)
@pytest.mark.parametrize(
    ("codes", "sentence"),
    [
        (np.full((30, 2), np.nan), "There are no codes to find groups in: all 30 of them are NaN"),
        (np.ones((30, 2)), "All 30 codes are the same point"),
        (np.zeros((1, 2)), "Groups need at least two codes, and there is 1"),
        (np.zeros((0, 2)), "There are no codes"),
    ],
)
def test_what_has_no_groups_says_so(kind: str, codes: Floats, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        found(codes.astype(np.float32), groupings.make(kind))


@pytest.mark.parametrize("kind", ["k-means", "gaussian-mixture"])
def test_fewer_different_codes_than_groups_say_so(kind: str) -> None:
    codes = np.repeat(np.eye(4, dtype=np.float32), 10, axis=0)
    with pytest.raises(ValueError, match="9 groups were asked for, and there are only 4 different codes"):
        found(codes, groupings.make({"kind": kind, "groups": 9}))


def test_groups_by_density_say_what_to_ask_for_where_there_are_none() -> None:
    codes = np.random.default_rng(0).uniform(size=(60, 2)).astype(np.float32)
    with pytest.raises(ValueError, match="at least 90 codes, and there are 60"):
        found(codes, groupings.make({"kind": "hdbscan", "smallest": 90}))
    with pytest.raises(ValueError, match="Nowhere do 40 codes lie denser"):
        found(codes, groupings.make({"kind": "hdbscan", "smallest": 40}))


@pytest.mark.parametrize("kind", METHODS)
@pytest.mark.parametrize("count", [2, 3, 5])
def test_few_codes_are_no_fault(kind: str, count: int) -> None:
    """Found, or refused with a sentence."""
    codes = np.random.default_rng(0).normal(size=(count, 3)).astype(np.float32)
    if kind == "hdbscan" and count < 5:
        with pytest.raises(ValueError, match=f"there are {count}: ask for fewer"):
            found(codes, groupings.make(kind))
    elif kind == "hdbscan":
        with pytest.raises(ValueError, match="Nowhere do 5 codes lie denser"):
            found(codes, groupings.make(kind))
    else:
        assert found(codes, groupings.make(kind)).sizes.sum() == count


def test_colours_stay_with_groups_that_are_found_again() -> None:
    codes, labels = blobs(30)
    before = described(codes, labels, "k-means")
    turned = described(codes, (labels + 1) % 3, "k-means")
    turned = replace(turned, labels=2 - turned.labels, sizes=turned.sizes[::-1],
                              centres=turned.centres[::-1], nearest=turned.nearest[::-1])  # fmt: skip
    again = matched(turned, before)
    assert np.array_equal(again.labels, before.labels)
    assert np.array_equal(again.sizes, before.sizes)
    assert np.array_equal(again.centres, before.centres)
    fewer = described(codes, np.minimum(labels, 1), "k-means")
    more = matched(before, fewer)
    assert len(more.sizes) == 3
    assert more.labels[labels == 0][0] == fewer.labels[labels == 0][0]


def test_agreement_with_classes_is_that_of_scikit_learn_and_the_table_counts() -> None:
    groups, classes = np.array([0, 0, 1, 1, -1, 1]), np.array([0, 0, 1, 0, 1, -1])
    found = agreement(groups, classes, 2, 2)
    assert found.table.tolist() == [[2, 0], [1, 1]]  # without the code in no group and the one of no class
    assert (found.rand, found.information) == pytest.approx((0.0, 0.3437), abs=1e-4)
    same = agreement(classes, np.array([1, 1, 0, 1, 0, -1]), 2, 2)
    assert (same.rand, same.information) == pytest.approx((1.0, 1.0))
    with pytest.raises(ValueError, match="nothing to compare"):
        agreement(np.array([-1]), np.array([0]), 1, 1)
