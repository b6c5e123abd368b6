"""The linear baseline: as many principal components as a code has numbers (Pearson, 1901)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.analysis.bytes import products
from aegui.sampling import sample
from aegui.stored_images import Pixels

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

MOST_NUMBERS = 50_000_000  # pixels it is fitted on: all of MNIST's training images, and no gigabytes
CHUNK = 2_000  # images
NARROW = 1_000  # pixels of an image; of more, eigenvectors take longer than random projections


@dataclass(frozen=True, eq=False)
class Components:
    """An encoder and a decoder that are straight lines."""

    shape: tuple[int, ...]  # (C, H, W) of the images
    mean: Floats  # (P,), the mean image in [0, 1]
    axes: Floats  # (K, P), orthonormal, the widest spread first
    shares: Floats  # (K,), of the training images' variance

    def encode(self, pixels: Pixels) -> Floats:
        """uint8 (N, C, H, W) → (N, K)."""
        codes = [(flat - self.mean) @ self.axes.T for flat in _chunks(pixels)]
        return np.concatenate(codes) if codes else np.empty((0, len(self.axes)), np.float32)

    def decode(self, codes: Floats) -> Bytes:
        """(N, K) → uint8 (N, C, H, W), clipped to what a picture can show."""
        pixels: Bytes = np.rint(self._decoded(codes) * 255).astype(np.uint8).reshape(-1, *self.shape)
        return pixels

    def _decoded(self, codes: NDArray[Any]) -> NDArray[Any]:
        """(N, K) → (N, P) in [0, 1]: a straight line leaves that range, which costs it error for nothing."""
        return (codes @ self.axes + self.mean).clip(0.0, 1.0)

    def reconstruct(self, pixels: Bytes) -> Bytes:
        """uint8 (N, C, H, W) through both."""
        return self.decode(self.encode(pixels))

    def mse(self, pixels: Pixels) -> float:
        """Squared error per pixel of images in [0, 1], clipped to that range as pictures are."""
        total = 0.0
        for flat in _chunks(pixels):
            decoded = self._decoded((flat - self.mean) @ self.axes.T)
            total += float(np.square(flat - decoded).sum(dtype=np.float64))
        return total / max(pixels.size, 1)


def fit(pixels: Pixels, size: int, check: Callable[[], None] = lambda: None) -> Components:
    """The first `size` principal components of training images, fewer where the images have fewer.

    Images beyond `MOST_NUMBERS` pixels are left out by chance. `check` is called at every step that can be
    told from the next, and may raise to cancel.
    """
    images = pixels[sample(len(pixels), max(2, MOST_NUMBERS // prod(pixels.shape[1:])))]
    flat = images.reshape(len(images), -1)
    if flat.shape[1] <= NARROW and len(flat) >= 10 * flat.shape[1]:
        return _of_covariance(flat, pixels.shape[1:], size, check)
    from sklearn.decomposition import PCA

    # Exact, or by random projections (Halko et al., 2011) where few components of a large matrix are asked.
    pca = PCA(min(size, *flat.shape), svd_solver="auto", random_state=0, copy=False)
    check()
    pca.fit(np.concatenate(list(_chunks(images))))
    check()
    mean, axes, shares = (
        np.asarray(a, np.float32) for a in (pca.mean_, pca.components_, pca.explained_variance_ratio_)
    )
    return Components(pixels.shape[1:], mean, axes, shares)


def _of_covariance(flat: Bytes, shape: tuple[int, ...], size: int, check: Callable[[], None]) -> Components:
    """Of many small images, flat (N, P): the eigenvectors of their covariance, as scikit-learn does, whose
    import takes longer."""
    mean = flat.mean(axis=0, dtype=np.float64)
    variances, vectors = np.linalg.eigh(products(flat, check) / len(flat) - np.outer(mean, mean))
    order = np.argsort(variances)[::-1][:size]
    axes = vectors[:, order].T
    axes *= np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])[:, None]
    shares = variances[order] / max(float(variances.sum()), 1e-12)
    narrow = (np.ascontiguousarray(a, np.float32) for a in (mean / 255, axes, shares))
    return Components(shape, *narrow)


def _chunks(pixels: Pixels) -> Iterator[Floats]:
    """Some images at a time, flat (n, P) and in [0, 1]."""
    for at in range(0, len(pixels), CHUNK):
        part = pixels[at : at + CHUNK]
        yield part.reshape(len(part), -1).astype(np.float32) / np.float32(255)
