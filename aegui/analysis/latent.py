"""The plane that the window shows of a code of any size: how codes get onto it and back. No torch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from aegui.sampling import sample
from aegui.translation import tr

Floats = NDArray[np.float32]
Names = Sequence[str]  # of the dimensions, the first ones; "" has none
ENOUGH = 2_000  # codes
# Numbers of the codes that are multiplied at a time: so few that the library takes one thread for it. While a
# training has the cores, its other threads are waited for: 24 ms for 10,000 codes of 256 numbers, and not 1.
PART = 100_000
ALL_PAIRS_UP_TO = 16  # dimensions; longer codes offer neighbouring pairs


@dataclass(frozen=True, eq=False)
class Axes:
    """A plane through the space of codes, spanned by two orthonormal directions."""

    key: str  # "pca" or "0,1"
    names: tuple[str, str]
    origin: Floats  # (D,)
    basis: Floats  # (2, D)

    @property
    def size(self) -> int:
        """D."""
        return int(self.basis.shape[1])

    def project(self, codes: Floats) -> Floats:
        """(N, D) or (D,) → (N, 2) or (2,)."""
        count = max(PART // self.size, 1)
        parts = [codes] if codes.ndim == 1 else [codes[at : at + count] for at in range(0, len(codes), count)]
        flat = [(part - self.origin) @ self.basis.T for part in parts]
        return np.concatenate(flat, dtype=np.float32) if flat else np.empty((0, 2), np.float32)

    def lift(self, xy: Floats, held: Floats) -> Floats:
        """The code at a place (…, 2) of the plane; what the plane does not show stays as in `held` (D,)."""
        code: Floats = (held + (xy - self.project(held)) @ self.basis).astype(np.float32)
        return code


@dataclass(frozen=True, eq=False)
class Map:
    """Codes placed one by one, as t-SNE does: from the plane the only way back is to the nearest of them."""

    key: str  # "tsne"
    names: tuple[str, str]
    codes: Floats  # (N, D)
    places: Floats  # (N, 2); NaN for codes that were left out
    place: Callable[[Floats], Floats] | None = None  # gives codes (N, D) that are none of these a place

    @property
    def size(self) -> int:
        """D."""
        return int(self.codes.shape[1])

    @cached_property
    def placed(self) -> NDArray[np.intp]:
        """Rows of the codes that have a place."""
        return np.flatnonzero(np.isfinite(self.places).all(axis=1))

    @cached_property
    def _known(self) -> Floats:
        return self.codes[self.placed]

    def project(self, codes: Floats) -> Floats:
        """(N, D) or (D,) → (N, 2) or (2,); other codes than these are placed among them, or, where nothing
        can do that, where the nearest one is."""
        if codes is self.codes:
            return self.places
        flat = np.atleast_2d(codes)
        near = [nearest(self._known, code) for code in flat]
        found: Floats = self.places[self.placed[[row for row, _ in near]]]
        others = np.array([apart > 0 for _, apart in near], np.bool_)
        if self.place is not None and others.any():
            found[others] = self.place(flat[others])
        return found.reshape(*codes.shape[:-1], 2)

    def lift(self, xy: Floats, held: Floats) -> Floats:
        """The code (D,) that is placed nearest to a place (2,); what was held (D,) does not matter."""
        code: Floats = self._known[nearest(self.places[self.placed], xy)[0]]
        return code


Plane = Axes | Map


def subscript(number: int) -> str:
    """12 → ₁₂."""
    return "".join(chr(0x2080 + int(digit)) for digit in str(number))


def name(dimension: int, names: Names = ()) -> str:
    """What a dimension is called; by itself the first one is z₁."""
    given = names[dimension] if dimension < len(names) else ""
    return given or f"z{subscript(dimension + 1)}"


def choices(size: int, names: Names = ()) -> list[tuple[str, str]]:
    """Key and label of every plane that a code of a size offers."""
    if size <= 2:
        return [("0,1", ", ".join(name(n, names) for n in range(size)))]
    pairs = (
        combinations(range(size), 2)
        if size <= ALL_PAIRS_UP_TO
        else zip(range(size - 1), range(1, size), strict=True)
    )
    return [("pca", "PCA"), *((f"{a},{b}", f"{name(a, names)}, {name(b, names)}") for a, b in pairs)]


def offers(size: int, key: str) -> bool:
    """Whether there is such a plane through codes of a size: any two dimensions, or one made of all."""
    if key in ("pca", "tsne"):
        return size > 2
    pair = [int(n) for n in key.split(",") if n.isdecimal()]
    if len(pair) != 2 or key != f"{pair[0]},{pair[1]}":
        return False
    return pair[0] != pair[1] and pair[0] < size and pair[1] < max(size, 2)


def axes(key: str, codes: Floats, before: Plane | None = None, names: Names = ()) -> Axes:
    """The plane of that name for codes (N, D); PCA keeps the signs of the plane before."""
    size = codes.shape[1]
    if key == "pca" and size > 2:
        return _principal(codes, before)
    first, second = (int(n) for n in key.split(",")) if key != "pca" else (0, 1)
    basis = np.zeros((2, size), np.float32)
    basis[0, first] = 1.0
    if second < size:
        basis[1, second] = 1.0
    label = name(second, names) if second < size else ""
    return Axes(key, (name(first, names), label), np.zeros(size, np.float32), basis)


def _principal(codes: Floats, before: Plane | None) -> Axes:
    """The two directions in which the codes vary most (Pearson, 1901)."""
    some = _sample(codes)
    origin = some.mean(axis=0, dtype=np.float64)
    centred = some - origin
    variances, vectors = np.linalg.eigh(centred.T @ centred / max(len(some) - 1, 1))
    basis = vectors[:, [-1, -2]].T
    reference = before.basis if isinstance(before, Axes) and before.key == "pca" else None
    signs = np.sign((basis * reference).sum(axis=1)) if reference is not None else np.sign(basis.sum(axis=1))
    basis = basis * np.where(signs == 0, 1, signs)[:, None]
    shares = variances[[-1, -2]] / max(variances.sum(), 1e-12)
    names = tuple(tr("PC {} ({:.0%} of the variance)", n + 1, share) for n, share in enumerate(shares))
    return Axes("pca", (names[0], names[1]), origin.astype(np.float32), basis.astype(np.float32))


def _sample(codes: Floats) -> Floats:
    """Codes enough for directions and ranges, which the window's own thread works out."""
    return codes[sample(len(codes), ENOUGH)]


def span(codes: Floats) -> tuple[Floats, Floats]:
    """The range (D,), (D,) that a slider of each dimension covers: nearly all codes and a margin."""
    low, high = np.quantile(_sample(codes), [0.002, 0.998], axis=0)
    margin = np.maximum(0.1 * (high - low), 0.05)
    return (low - margin).astype(np.float32), (high + margin).astype(np.float32)


def nearest(codes: Floats, code: Floats, lengths: Floats | None = None) -> tuple[int, float]:
    """Row and distance of the code (N, D) nearest to a code (D,).

    With their squared lengths (N,), which are worked out once, a product with the code tells which few can be
    it: 10,000 codes of 256 numbers take 0.2 ms and not 0.8, 60,000 of two 0.1 and not 0.4.
    """
    rows = None if lengths is None else _nearly_nearest(codes, code, lengths)
    some = codes if rows is None else codes[rows]
    away = some - code
    squared = np.einsum("nd,nd->n", away, away)
    row = int(squared.argmin())
    return row if rows is None else int(rows[row]), float(np.sqrt(squared[row]))


def _nearly_nearest(codes: Floats, code: Floats, lengths: Floats) -> NDArray[np.intp] | None:
    """Rows of which the nearest is one, whatever the rounding; None where they can't be told."""
    count = max(PART // len(code), 1)
    products = [codes[at : at + count] @ code for at in range(0, len(codes), count)] or [lengths]
    apart = lengths - 2 * np.concatenate(products)  # and the squared length of the code, the same for all
    rounding = 4 * (len(code) + 2) * np.finfo(np.float32).eps * (lengths.max(initial=0) + code @ code)
    rows = np.flatnonzero(apart <= apart.min(initial=np.inf) + rounding)
    return rows if len(rows) else None
