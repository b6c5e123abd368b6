"""The estimator keeps scikit-learn's conventions, and says what X it was fitted with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

from aegui import AutoencoderEstimator
from aegui.runs.run_folder import find_all

SETTINGS = {"network.widths": [16], "training.batch": 32, "training.precision": "float32"}
ROWS = np.random.default_rng(0).normal(3.0, 2.0, (40, 12)).astype(np.float32)


def narrow(**settings: object) -> AutoencoderEstimator:
    return AutoencoderEstimator(epochs=1, n_components=3, random_state=1, changes=SETTINGS, **settings)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def fitted() -> AutoencoderEstimator:
    return narrow().fit(ROWS)


def test_parameters_are_kept_as_they_were_given(fitted: AutoencoderEstimator) -> None:
    assert clone(fitted).get_params() == fitted.get_params()
    assert fitted.set_params(epochs=1).epochs == 1
    with pytest.raises(NotFittedError):
        clone(fitted).transform(ROWS)


def test_rows_come_back_in_their_form_and_range(fitted: AutoencoderEstimator) -> None:
    codes = fitted.transform(ROWS)
    assert codes.shape == (40, 3)
    assert (fitted.n_features_in_, fitted.image_shape_) == (12, (1, 1, 12))
    assert fitted.get_feature_names_out().tolist() == [f"autoencoderestimator{n}" for n in range(3)]
    back = fitted.inverse_transform(codes)
    low, high = fitted.value_range_
    assert back.shape == ROWS.shape
    assert low <= back.min() < back.max() <= high
    assert np.array_equal(back, fitted.reconstruct(ROWS))
    assert fitted.score(ROWS) == pytest.approx(-np.mean((back - ROWS) ** 2))
    assert "val_loss" in fitted.losses_


@pytest.mark.parametrize(
    ("shape", "settings", "images"),
    [
        ((20, 6, 6, 3), {}, (3, 6, 6)),
        ((20, 3, 6, 6), {}, (3, 6, 6)),
        ((20, 5, 6, 6), {"image_shape": (5, 6, 6)}, (5, 6, 6)),
        ((20, 6, 6, 4), {}, (4, 6, 6)),
        ((20, 5, 7), {}, (1, 5, 7)),
        ((20, 5, 7), {"image_shape": (1, 5, 7)}, (1, 5, 7)),
        ((20, 48), {"image_shape": (3, 4, 4)}, (3, 4, 4)),
        ((20, 49), {}, (1, 7, 7)),
    ],
)
def test_images_and_rows_of_images_are_taken_and_given_back(
    shape: tuple[int, ...], settings: dict[str, object], images: tuple[int, ...]
) -> None:
    X = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    made = narrow(**settings)
    made.image_shape_, made.value_range_, made._form = made._shape_of(X), made._range_of(X), shape[1:]
    assert made.image_shape_ == images
    assert made.value_range_ == (0.0, 255.0)
    assert made._unit(X).shape == (20, *images)
    assert np.array_equal(np.rint(made._given_back(made._unit(X))), X)


def test_a_run_that_is_kept_holds_images_and_classes(tmp_path: Path) -> None:
    X = np.random.default_rng(0).integers(0, 256, (20, 6, 6, 4), np.uint8)
    made = narrow(out=tmp_path).fit(X, np.arange(20) % 2)
    stored = made.run_.images("train").pixels
    given = np.rint(made._unit(X) * 255)
    assert all((given == one).all(axis=(1, 2, 3)).any() for one in stored)
    assert made.inverse_transform(made.transform(X[:3])).shape == (3, 6, 6, 4)
    (kept,) = find_all([tmp_path])
    assert kept.codes is not None
    assert kept.codes.subset.classes == ("0", "1")


def test_the_same_seed_gives_the_same_codes_and_leaves_nothing(
    fitted: AutoencoderEstimator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert np.array_equal(narrow().fit_transform(ROWS), fitted.transform(ROWS))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("X", "settings", "sentence"),
    [
        (np.zeros(5), {}, r"X has the shape \(5,\); give flat rows"),
        (np.zeros((5, 0)), {}, r"X has the shape \(5, 0\)"),
        (np.zeros((1, 4)), {}, "two rows are the least"),
        (np.zeros((5, 4)), {}, "from 0 to 0: there is nothing to learn from"),
        (np.full((5, 4), np.nan), {}, "X holds NaN or infinity"),
        (np.array([["a", "b"]] * 5), {}, "X has the type <U1; give numbers"),
        (ROWS, {"image_shape": (5, 5)}, r"\(40, 12\), which holds no images of \(5, 5\)"),
        (ROWS, {"image_shape": (5,)}, r"image_shape is \(5,\); give \(H, W\)"),
        (ROWS, {"value_range": (1.0, 1.0)}, "from 1 to 1"),
    ],
)
def test_what_can_not_be_learnt_from_gets_a_sentence(
    X: NDArray[np.generic], settings: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        narrow(**settings).fit(X)


def test_another_shape_than_was_fitted_is_named(fitted: AutoencoderEstimator) -> None:
    with pytest.raises(ValueError, match=r"X has the shape \(2, 9\); it was fitted with \(N, 12\)"):
        fitted.transform(np.zeros((2, 9)))
    with pytest.raises(ValueError, match=r"codes has the shape \(2, 9\); this model takes \(N, 3\)"):
        fitted.inverse_transform(np.zeros((2, 9)))
    with pytest.raises(ValueError, match=r"y has the shape \(3,\); X has 40 rows"):
        narrow().fit(ROWS, [1, 2, 3])
