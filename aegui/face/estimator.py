"""An autoencoder with the manners of scikit-learn: fit, transform, inverse_transform."""

from __future__ import annotations

from collections.abc import Mapping
from math import isqrt, prod
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassNamePrefixFeaturesOutMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from aegui.face.runs import find_recipe
from aegui.face.training import train
from aegui.files import write_by
from aegui.translation import tr

Array = NDArray[np.generic]
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]


class AutoencoderEstimator(ClassNamePrefixFeaturesOutMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Learns a code of few numbers for images or flat vectors, and to bring it back.

    Parameters
    ----------
    recipe : name of a shipped recipe (`aegui.list_recipes()`), a TOML file, or a `Recipe`; its network,
        family, loss and settings are used, its data is not.
    n_components : numbers in a code; None: as the recipe says.
    epochs : None: as the recipe says.
    random_state : a whole number, the recipe's seed; None: as the recipe says.
    image_shape : (H, W) or (C, H, W) of the images that flat rows hold; None: a square where the length of
        a row allows one, else an image of one row.
    value_range : the two values that are black and white; None: 0 and 255 of bytes, else the least and
        greatest of the X that is fitted. What lies outside is clipped.
    changes : further settings of the recipe, as {"network.widths": [64, 32]}.
    device : auto, cpu, cuda or mps.
    out : a folder that keeps the run and its images, to be opened in the window; None: nothing is kept.

    Attributes
    ----------
    n_features_in_ : numbers in a row of X.
    image_shape_ : (C, H, W) of an image.
    value_range_ : see `value_range`.
    losses_ : every column of the training's table (epochs,), by name.
    run_ : the trained run, see `aegui.Run`.

    The network sees training images of 256 levels between the two values of `value_range_`; `transform`
    takes fractions as they are.
    """

    def __init__(
        self,
        recipe: Any = "quick-start",
        *,
        n_components: int | None = None,
        epochs: int | None = None,
        random_state: int | None = None,
        image_shape: tuple[int, ...] | None = None,
        value_range: tuple[float, float] | None = None,
        changes: Mapping[str, Any] | None = None,
        device: str = "auto",
        out: str | Path | None = None,
    ) -> None:
        self.recipe = recipe
        self.n_components = n_components
        self.epochs = epochs
        self.random_state = random_state
        self.image_shape = image_shape
        self.value_range = value_range
        self.changes = changes
        self.device = device
        self.out = out

    def fit(self, X: ArrayLike, y: ArrayLike | None = None) -> Self:
        """Train on X: flat rows (N, n_features), or images (N, H, W), (N, H, W, C) or (N, C, H, W).

        y (N,) are classes, for families that learn from them; others don't look at it. Raises `ValueError`
        for what can't be learnt from, and `TrainingFailed`.
        """
        array = _numbers(X)
        if len(array) < 2:
            raise ValueError(tr("X has the shape {}: two rows are the least to learn from.", array.shape))
        self.image_shape_ = self._shape_of(array)
        self.value_range_ = self._range_of(array)
        self.n_features_in_ = prod(array.shape[1:])
        self._form = array.shape[1:]  # in which images are given back
        pixels = np.rint(self._unit(array) * 255).astype(np.uint8)
        arrays: dict[str, Array] = {"images": _stored(pixels)}
        if y is not None:
            arrays["labels"] = _labels(y, len(array))
        if self.out is not None:
            self._fit(arrays, Path(self.out))
            return self
        with TemporaryDirectory(prefix="aegui-", ignore_cleanup_errors=True) as folder:
            self._fit(arrays, Path(folder))
        return self

    def _fit(self, arrays: dict[str, Array], folder: Path) -> None:
        """Train in a folder, and keep of the run what is used later."""
        folder.mkdir(parents=True, exist_ok=True)
        file = _free(folder / "images.npz")
        write_by(file, lambda opened: np.savez_compressed(opened, allow_pickle=False, **arrays))
        base = find_recipe(self.recipe) if isinstance(self.recipe, str | Path) else self.recipe
        data = {"kind": "arrays", "path": str(file.absolute())}
        channels = self.image_shape_[0]
        if channels not in (1, 3):  # by themselves they might be taken for rows, and a fourth for opacity
            names = ",".join(f"C{number}" for number in range(1, channels + 1))
            data |= {"channel_axis": "last", "channels": names}
        chosen = {
            "model.code": self.n_components,
            "training.epochs": self.epochs,
            "training.seed": None if self.random_state is None else int(self.random_state),
        }
        asked = {key: value for key, value in chosen.items() if value is not None}
        recipe = base.changed({"data": data, "summary": "", **asked, **(self.changes or {})})
        with train(recipe, out=folder, device=self.device) as training:
            self.run_ = training.run()
        self.losses_ = dict(self.run_.losses)
        self.run_.encode(np.zeros((0, *self.image_shape_), np.float32))  # the model is read while it is there

    def transform(self, X: ArrayLike) -> Floats:
        """The codes (N, n_components) of rows or images as they were fitted. Raises `ValueError`."""
        check_is_fitted(self)
        return self.run_.encode(self._unit(self._as_fitted(X)))

    def inverse_transform(self, codes: ArrayLike) -> Floats:
        """Rows or images of the form and in the range of the X that was fitted. Raises `ValueError`."""
        check_is_fitted(self)
        return self._given_back(self.run_.decode(codes))

    def reconstruct(self, X: ArrayLike) -> Floats:
        """`inverse_transform` of `transform`, for families whose decoder takes more than the code too."""
        check_is_fitted(self)
        return self._given_back(self.run_.reconstruct(self._unit(self._as_fitted(X))))

    def score(self, X: ArrayLike, y: ArrayLike | None = None) -> float:
        """Minus the mean squared error of the reconstructions, in the units of X: greater is better."""
        array = self._as_fitted(X).astype(np.float64)
        return -float(np.mean((array - self.reconstruct(X)) ** 2))

    @property
    def _n_features_out(self) -> int:
        """How many names `get_feature_names_out` gives."""
        return self.run_.code_size

    def _as_fitted(self, X: ArrayLike) -> Array:
        array = _numbers(X)
        if array.shape[1:] != self._form:
            form = ", ".join(map(str, ("N", *self._form)))
            raise ValueError(tr("X has the shape {}; it was fitted with ({}).", array.shape, form))
        return array

    def _shape_of(self, array: Array) -> tuple[int, int, int]:
        """(C, H, W) of the images. Raises `ValueError` where the two do not fit."""
        inner = array.shape[1:]
        asked = None if self.image_shape is None else tuple(int(side) for side in self.image_shape)
        if asked is not None and (len(asked) not in (2, 3) or min(asked) < 1):
            raise ValueError(tr("image_shape is {}; give (H, W) or (C, H, W).", self.image_shape))
        whole = None if asked is None else (1, *asked)[-3:]
        if len(inner) == 1:
            side = isqrt(inner[0])
            found = whole or ((1, side, side) if side * side == inner[0] else (1, 1, inner[0]))
        elif len(inner) == 2:
            found = (1, *inner)
        else:
            first = inner[0] in (1, 3) and inner[2] not in (1, 3)
            found = inner if first or inner == whole else (inner[2], *inner[:2])
        if prod(found) != prod(inner) or (whole is not None and found != whole):
            raise ValueError(
                tr("X has the shape {}, which holds no images of {}.", array.shape, self.image_shape)
            )
        return found[0], found[1], found[2]

    def _range_of(self, array: Array) -> tuple[float, float]:
        """Black and white. Raises `ValueError` where they are one value."""
        if self.value_range is not None:
            low, high = (float(value) for value in self.value_range)
        elif array.dtype == np.uint8:
            low, high = 0.0, 255.0
        else:
            low, high = float(array.min()), float(array.max())
        if not (np.isfinite([low, high]).all() and low < high):
            raise ValueError(
                tr(
                    "The values of X go from {:g} to {:g}: there is nothing to learn from. Give "
                    "value_range, or other images.",
                    low,
                    high,
                )
            )
        return low, high

    def _unit(self, array: Array) -> Floats:
        """Images (N, C, H, W) from 0 to 1."""
        low, high = self.value_range_
        values = (array.astype(np.float64) - low) / (high - low)
        clipped = values.clip(0.0, 1.0).astype(np.float32)
        if array.ndim == 4 and array.shape[1:] != self.image_shape_:
            clipped = np.moveaxis(clipped, -1, 1)
        return clipped.reshape(-1, *self.image_shape_)

    def _given_back(self, images: Floats) -> Floats:
        low, high = self.value_range_
        if len(self._form) == 3 and self._form != self.image_shape_:
            images = np.moveaxis(images, 1, -1)
        values: Floats = (images * np.float32(high - low) + np.float32(low)).reshape(-1, *self._form)
        return values


def _numbers(X: ArrayLike) -> Array:
    """Rows or images. Raises `ValueError` with a sentence for what is neither."""
    array: Array = np.asarray(X)
    if array.ndim not in (2, 3, 4) or 0 in array.shape[1:]:
        raise ValueError(
            tr(
                "X has the shape {}; give flat rows (N, n_features), or images (N, H, W), (N, H, "
                "W, C) or (N, C, H, W).",
                array.shape,
            )
        )
    if array.dtype.kind not in "fiub":
        raise ValueError(tr("X has the type {}; give numbers.", array.dtype))
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        raise ValueError(tr("X holds NaN or infinity: leave such rows out, or fill them in."))
    return array


def _stored(pixels: NDArray[np.uint8]) -> Array:
    """Images (N, C, H, W) as they are known in a file: (N, H, W), or (N, H, W, C)."""
    return pixels[:, 0] if pixels.shape[1] == 1 else np.moveaxis(pixels, 1, -1)


def _labels(y: ArrayLike, count: int) -> Array:
    """Classes (N,). Raises `ValueError` where they are not as many as there are images."""
    labels: Array = np.asarray(y)
    if labels.shape != (count,):
        raise ValueError(tr("y has the shape {}; X has {} rows, so give ({},).", labels.shape, count, count))
    return labels.astype(np.str_) if labels.dtype.kind == "O" else labels


def _free(path: Path) -> Path:
    """A name that is not taken: images.npz, images-2.npz, …"""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
