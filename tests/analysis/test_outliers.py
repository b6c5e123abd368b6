"""How odd images are: scores held against scikit-learn's, and areas known by hand."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score
from sklearn.neighbors import LocalOutlierFactor

from aegui.analysis.outliers import FAR, NEIGHBOURS, Floats, Reference, roc
from aegui.cancelled import Cancelled

OTHERS = -1


def nobody(share: float) -> None:
    pass


def drawn(count: int, size: int = 2, seed: int = 0) -> Floats:
    return np.random.default_rng(seed).normal(size=(count, size)).astype(np.float32)


def numbers(count: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.full(count, OTHERS, np.int64)


@pytest.mark.parametrize("size", [2, 12])
def test_the_density_is_the_local_outlier_factor(size: int) -> None:
    known, asked = drawn(400, size), 2 * drawn(60, size, 1)
    theirs = LocalOutlierFactor(n_neighbors=NEIGHBOURS, novelty=True).fit(known)
    mine = Reference(known)
    assert mine.density(asked, numbers(60), nobody) == pytest.approx(-theirs.score_samples(asked), rel=1e-3)
    own = np.arange(400)
    assert Reference(known, own).density(known, own, nobody) == pytest.approx(
        -theirs.negative_outlier_factor_, rel=1e-3
    )


def test_the_distance_is_that_to_the_tenth_nearest_and_a_code_is_no_neighbour_of_its_own() -> None:
    known = drawn(50)
    apart = np.sort(np.linalg.norm(known[:, None] - known[None], axis=2), axis=1)
    own = np.arange(50)
    assert Reference(known, own).distance(known, own, nobody) == pytest.approx(apart[:, FAR], rel=1e-4)
    assert Reference(known).distance(known, numbers(50), nobody) == pytest.approx(apart[:, FAR - 1], rel=1e-4)


def test_few_or_equal_codes_have_scores_and_nan_ones_have_none() -> None:
    few = Reference(drawn(3))
    assert np.isfinite(few.distance(drawn(5), numbers(5), nobody)).all()
    assert np.isfinite(few.density(drawn(5), numbers(5), nobody)).all()
    same = Reference(np.ones((30, 2), np.float32))
    assert same.density(np.ones((4, 2), np.float32), numbers(4), nobody) == pytest.approx(1)
    holes = drawn(40)
    holes[3] = np.nan
    scores = Reference(holes, np.arange(40)).density(holes, np.arange(40), nobody)
    assert np.flatnonzero(np.isnan(scores)).tolist() == [3]


@pytest.mark.parametrize("count", [0, 1])
def test_codes_to_be_held_against_are_needed(count: int) -> None:
    known = np.full((5, 2), np.nan, np.float32)
    known[:count] = 0
    with pytest.raises(
        ValueError, match=f"at least two training codes are needed, and {count} can be compared"
    ):
        Reference(known)


@pytest.mark.parametrize("score", [Reference.distance, Reference.density])
def test_a_long_search_is_cancelled(score: object) -> None:
    def cancel(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        score(Reference(drawn(30)), drawn(5), numbers(5), cancel)  # type: ignore[operator]


def test_the_area_is_the_chance_that_an_odd_image_scores_higher() -> None:
    scores, odd = drawn(200)[:, 0], np.random.default_rng(2).random(200) < 0.2
    scores[odd] += 1
    found = roc(scores, odd)
    assert found.area == pytest.approx(float((scores[odd][:, None] > scores[~odd]).mean()))
    assert found.area == pytest.approx(roc_auc_score(odd, scores))
    places = np.linspace(0, 1, 5, dtype=np.float32)
    assert (np.diff(found.at(places)) >= 0).all()
    assert found.at(places)[-1] == 1
    scores[3] = np.nan
    assert np.isfinite(roc(scores, odd).area)


@pytest.mark.parametrize(("odd", "side"), [(True, "looked for"), (False, "other side")])
def test_one_side_alone_has_no_curve(odd: bool, side: str) -> None:
    with pytest.raises(ValueError, match=f"images of both sides: all of the 9 are on the .*{side}"):
        roc(drawn(9)[:, 0], np.full(9, odd))
