"""Similar images by their codes, and by bits of them: semantic hashing (Salakhutdinov & Hinton, 2009)."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aegui.analysis.bytes import centred, squares
from aegui.sampling import sample

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Words = NDArray[np.uint64]

K = 10  # neighbours that precision is measured over
QUERIES, TIMED = 500, 20
FEW_DIMENSIONS = 8  # up to here a tree finds neighbours many times faster than comparing with all
FEW_CODES = 4_000  # up to here the tree is not worth 25 MB for the library that has it
BY_DIFFERENCES = "donot_use_mm_for_euclid_dist"  # equal codes are 0 apart, whatever they have in common
CHUNK = 250  # queries at a time


@dataclass(frozen=True, eq=False)
class Found:
    """The nearest stored images of each query, the nearest first."""

    rows: Ints  # (Q, k), of the stored codes
    distances: Floats  # (Q, k), in code units, or how many bits differ


class CodeIndex:
    """Finds the stored codes that are nearest by Euclidean distance."""

    def __init__(self, codes: Floats) -> None:
        """codes (N, D)."""
        short = codes.shape[1] <= FEW_DIMENSIONS
        self._tree = _tree(codes) if short and len(codes) > FEW_CODES else None
        self._exactly = short and self._tree is None
        stored = torch.from_numpy(np.array(codes, np.float32))
        self._middle = stored.mean(dim=0)  # distances from here lose less to rounding
        self._codes = stored - self._middle
        self._squares = self._codes.square().sum(dim=1)

    def nearest(self, codes: Floats, k: int = K) -> Found:
        """The k nearest of each code (Q, D); fewer where fewer are stored."""
        k = min(k, len(self._codes))
        if self._tree is not None:
            apart, which = self._tree.query(codes, np.arange(1, k + 1))
            return Found(which.astype(np.int64), apart.astype(np.float32))
        distances, rows = [], []
        for part in torch.split(torch.from_numpy(np.array(codes, np.float32)), CHUNK):
            if self._exactly:
                apart = torch.cdist(part - self._middle, self._codes, compute_mode=BY_DIFFERENCES)
                near, which = apart.topk(k, largest=False)
            else:
                near, which = _nearest(part - self._middle, self._codes, self._squares, k)
            distances.append(near)
            rows.append(which)
        return Found(torch.cat(rows).numpy(), torch.cat(distances).numpy())


def _nearest(codes: Tensor, stored: Tensor, squares: Tensor, k: int) -> tuple[Tensor, Tensor]:
    """Distances and rows (Q, k); what all stored ones have in common is added to the nearest alone."""
    near = torch.addmm(squares, codes, stored.T, alpha=-2.0).topk(k, largest=False)
    own = codes.square().sum(dim=1, keepdim=True)
    return (near.values + own).clamp_(min=0.0).sqrt_(), near.indices


class PixelIndex:
    """Finds the stored pixels that are nearest by Euclidean distance, in whole numbers: without rounding, and
    nine times faster than among floats where `multiplies_bytes`."""

    def __init__(self, pixels: Bytes) -> None:
        """uint8 (N, P)."""
        self._stored = centred(pixels)
        self._squares = squares(self._stored)

    def nearest(self, pixels: Bytes, k: int = K) -> Found:
        """The k nearest of each (Q, P), at distances of pixels in [0, 1]; fewer where fewer are stored."""
        k = min(k, len(self._stored))
        distances, rows = [], []
        for part in torch.split(centred(pixels), CHUNK):
            products = torch._int_mm(part, self._stored.T)
            near = torch.sub(self._squares, products, alpha=2).topk(k, largest=False)
            distances.append((near.values + squares(part)[:, None]).double().sqrt_() / 255)
            rows.append(near.indices)
        return Found(torch.cat(rows).numpy(), torch.cat(distances).float().numpy())


def _tree(codes: Floats) -> Any:
    from scipy.spatial import cKDTree

    # Where more than half of the codes are 0 in a dimension, a balanced tree is split just above 0, at a
    # number that a thread which flushes denormals takes for 0: building it never ends, and the stack does.
    return cKDTree(codes, balanced_tree=False)


class BinaryIndex:
    """Finds the stored codes that differ in the fewest bits.

    A bit says whether a unit is above its median over the stored codes, so that each bit is on for half
    of them; images that differ in as many bits come in the order they are stored in.
    """

    def __init__(self, codes: Floats) -> None:
        """codes (N, D)."""
        self.thresholds: Floats = np.median(codes, axis=0).astype(np.float32)
        self._words = self.pack(codes)

    @property
    def bytes_per_image(self) -> int:
        """The memory that a stored image takes."""
        return int(self._words.shape[0]) * self._words.itemsize

    def pack(self, codes: Floats) -> Words:
        """(N, D) → (⌈D/64⌉, N): 64 units a word."""
        bits = np.packbits(codes > self.thresholds, axis=1)
        padded = np.zeros((len(bits), -(-bits.shape[1] // 8) * 8), np.uint8)
        padded[:, : bits.shape[1]] = bits
        return np.ascontiguousarray(padded.view(np.uint64).T)

    def nearest(self, codes: Floats, k: int = K) -> Found:
        """The k nearest of each code (Q, D); fewer where fewer are stored."""
        k = min(k, self._words.shape[1])
        found = [self._one(words, k) for words in self.pack(codes).T]
        rows = np.array([rows for rows, _ in found], np.int64).reshape(-1, k)
        return Found(rows, np.array([bits for _, bits in found], np.float32).reshape(-1, k))

    def _one(self, query: Words, k: int) -> tuple[Ints, Ints]:
        bits = np.zeros(self._words.shape[1], np.int64)
        for stored, word in zip(self._words, query, strict=True):
            bits += np.bitwise_count(stored ^ word)
        order = bits * len(bits) + np.arange(len(bits))  # one number for both: the bits, then the place
        rows = np.argpartition(order, k - 1)[:k]
        rows = rows[np.argsort(order[rows])]
        return rows, bits[rows]


@dataclass(frozen=True)
class Quality:
    """How good and how quick a search is."""

    precision: float  # the share of the k found images that have the query's class
    milliseconds: float  # median of single queries
    bytes_per_image: int


def compare(
    stored: Floats, labels: Ints, queries: Floats, truth: Ints, k: int = K
) -> tuple[Quality, Quality]:
    """The search by code and by bits: stored codes (N, D) with classes, queries (Q, D) with theirs.

    Precision over at most `QUERIES` queries, time over `TIMED` of them one by one.
    """
    rows = sample(len(queries), QUERIES, truth)
    by_code, by_bits = CodeIndex(stored), BinaryIndex(stored)
    qualities = [
        Quality(
            float((labels[index.nearest(queries[rows], k).rows] == truth[rows, None]).mean()),
            _milliseconds(index.nearest, queries[rows], k),
            size,
        )
        for index, size in ((by_code, 4 * stored.shape[1]), (by_bits, by_bits.bytes_per_image))
    ]
    return qualities[0], qualities[1]


def _milliseconds(nearest: Callable[[Floats, int], Found], queries: Floats, k: int) -> float:
    taken = []
    for query in queries[:TIMED]:
        began = time.perf_counter()
        nearest(query[None], k)
        taken.append(time.perf_counter() - began)
    return float(np.median(taken)) * 1e3


def vote(found: Found, labels: Ints) -> Ints:
    """The class (Q,) that most of the found images have; the first of several."""
    votes = labels[found.rows]
    counts = np.stack([(votes == label).sum(axis=1) for label in range(int(labels.max()) + 1)], axis=1)
    most: Ints = counts.argmax(axis=1).astype(np.int64)
    return most
