"""A tiny MNIST: files in the format of the real ones."""

from __future__ import annotations

import struct

import numpy as np

COUNT = 20


def idx(array: np.ndarray) -> bytes:
    """An array of bytes as an IDX file."""
    return struct.pack(f">HBB{array.ndim}I", 0, 8, array.ndim, *array.shape) + array.tobytes()


def tiny_files() -> dict[str, bytes]:
    """The four files of a data set of 20 images each."""
    generator = np.random.default_rng(0)
    files = {}
    for stem in ("train", "t10k"):
        images = generator.integers(0, 256, (COUNT, 28, 28), dtype=np.uint8)
        labels = (np.arange(COUNT) % 10).astype(np.uint8)
        files[f"{stem}-images-idx3-ubyte"] = idx(images)
        files[f"{stem}-labels-idx1-ubyte"] = idx(labels)
    return files
