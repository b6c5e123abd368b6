"""Codes as a table that any program reads. No torch."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aegui.core.data import Subset
from aegui.files import write_text


def codes_csv(path: Path, subset: Subset, codes: NDArray[np.float32], rows: NDArray[np.int64]) -> None:
    """One line an image: its identity, its class and its code (N, D). Raises `OSError`."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["image", "class", *(f"z{n + 1}" for n in range(codes.shape[1]))])
    for row, code in zip(rows.tolist(), codes, strict=True):
        writer.writerow([subset.identity(row), subset.label(row) or "", *(f"{v:.6g}" for v in code)])
    write_text(path, table.getvalue())
