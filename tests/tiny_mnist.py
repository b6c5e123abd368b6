"""A tiny MNIST and its relatives: files in the format of the real ones."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy as np

COUNT = 20


def idx(array: np.ndarray) -> bytes:
    """An array of bytes as an IDX file."""
    return struct.pack(f">HBB{array.ndim}I", 0, 8, array.ndim, *array.shape) + array.tobytes()


def tiny_files(stems: tuple[str, ...] = ("train", "t10k"), first_label: int = 0) -> dict[str, bytes]:
    """The four files of a data set of 20 images each."""
    generator = np.random.default_rng(0)
    files = {}
    for stem in stems:
        images = generator.integers(0, 256, (COUNT, 28, 28), dtype=np.uint8)
        labels = (np.arange(COUNT) % 10 + first_label).astype(np.uint8)
        files[f"{stem}-images-idx3-ubyte"] = idx(images)
        files[f"{stem}-labels-idx1-ubyte"] = idx(labels)
    return files


def files_of(data: Any) -> dict[str, bytes]:
    """The same for one of the relatives."""
    return tiny_files(tuple(data.stems.values()), data.first_label)


def put_files(folder: Path, data: Any) -> Path:
    """A data folder that holds one of them."""
    raw = folder / data.source / "raw"
    raw.mkdir(parents=True)
    for name, content in files_of(data).items():
        (raw / name).write_bytes(content)
    return folder
