"""Products of pixels as the bytes that they are: exact whole numbers, on many processors several times faster
than floats."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

Bytes = NDArray[np.uint8]

MOST = 2**31 // (3 * 128**2)  # bytes of a row whose squared distance to another int32 holds
CHUNK = 2_000  # rows at a time, whose products int32 holds


def multiplies_bytes(numbers: int) -> bool:
    """Whether this processor multiplies rows of so many bytes faster than floats: those with VNNI do; others
    would round sums of two products."""
    return torch._C._has_mkldnn and torch.cpu._is_vnni_supported() and numbers <= MOST


def centred(pixels: Bytes) -> Tensor:
    """0 to 255 as −128 to 127, int8."""
    return torch.from_numpy((pixels ^ np.uint8(128)).view(np.int8))


def squares(rows: Tensor) -> Tensor:
    """The squared norm (N,), int32, of rows (N, P) of int8."""
    return rows.int().square_().sum(dim=1, dtype=torch.int32)


def products(flat: Bytes, check: Callable[[], None] = lambda: None) -> NDArray[np.float64]:
    """Σ x xᵀ (P, P) of rows x (N, P); `check` is called between some rows, and may raise to cancel."""
    total = np.zeros((flat.shape[1], flat.shape[1]))
    whole = multiplies_bytes(flat.shape[1])
    for at in range(0, len(flat), CHUNK):
        check()
        part = flat[at : at + CHUNK]
        if whole:
            moved = centred(part)
            total += torch._int_mm(moved.T, moved).numpy()
        else:
            floats = part.astype(np.float32)
            total += floats.T @ floats
    if whole:
        shift = 128.0 * flat.sum(axis=0, dtype=np.float64)
        total += shift + shift[:, None] - len(flat) * 128.0**2
    return total
