"""Codes and images as files that any program reads. No torch."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from aegui.files import write_by, write_text
from aegui.training.splits import ImageSet

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

Columns = Mapping[str, Sequence[str]]
NOTHING: Columns = MappingProxyType({})
SEAM = 2  # px between two images


def codes_csv(
    path: Path,
    subset: ImageSet,
    codes: Floats,
    rows: Ints,
    groups: Sequence[str] | None = None,
    more: Columns = NOTHING,
) -> None:
    """One line an image: its identity, its class, its group (N,) where groups were found, what else is known
    of it (N,), and its code (N, D). Raises `OSError`."""
    images = [subset.identity(row) for row in rows.tolist()]
    classes = [subset.label(row) or "" for row in rows.tolist()]
    _write(path, {"image": images, "class": classes, "group": groups, **more}, codes)


def errors_csv(
    path: Path,
    subset: ImageSet,
    rows: Ints,
    errors: Floats,
    codes: Floats,
    groups: Sequence[str] | None = None,
    more: Columns = NOTHING,
) -> None:
    """The same with the reconstruction error (N,) of each; what is NaN stays empty. Raises `OSError`."""
    images = [subset.identity(row) for row in rows.tolist()]
    classes = [subset.label(row) or "" for row in rows.tolist()]
    columns = {"image": images, "class": classes, "group": groups, "error": _numbers(errors), **more}
    _write(path, columns, codes)


def encoded_csv(
    path: Path,
    subset: ImageSet,
    parts: Sequence[str],
    errors: Floats,
    codes: Floats,
    groups: Sequence[str] | None = None,
    more: Columns = NOTHING,
) -> None:
    """The same with the part (N,) of the training that each image was in. Raises `OSError`."""
    images = [subset.identity(row) for row in range(len(codes))]
    classes = [subset.label(row) or "" for row in range(len(codes))]
    columns = {
        "image": images,
        "part": parts,
        "class": classes,
        "group": groups,
        "error": _numbers(errors),
        **more,
    }
    _write(path, columns, codes)


def encoded_npz(
    path: Path,
    subset: ImageSet,
    parts: Sequence[str],
    errors: Floats,
    codes: Floats,
    groups: Sequence[str] | None = None,
    more: Columns = NOTHING,
) -> None:
    """The same as arrays: `images`, `parts`, `classes`, `groups` and what else there is (N,) are texts.

    Raises `OSError`.
    """
    count = range(len(subset))
    texts = {
        "images": [subset.identity(row) for row in count],
        "parts": list(parts),
        "classes": [subset.label(row) or "" for row in count],
    }
    if groups is not None:
        texts["groups"] = list(groups)
    texts |= {_member(name): list(values) for name, values in more.items()}
    arrays = {name: np.array(values, np.str_) for name, values in texts.items()}
    write_by(path, lambda file: np.savez(file, allow_pickle=False, **arrays, errors=errors, codes=codes))


def _member(name: str) -> str:
    """A column's name as one of an array in a file."""
    plain = re.sub(r"[^\w .()-]", "_", name).strip()
    return (
        f"{plain}_" if plain in ("images", "parts", "classes", "groups", "errors", "codes", "file") else plain
    )


def pairs_png(path: Path, originals: Bytes, reconstructed: Bytes) -> None:
    """Images (N, C, H, W), what the model makes of each below it, in rows. Raises `OSError`."""
    from PIL import Image

    both = np.concatenate([originals, reconstructed], axis=2)
    tall, wide = (side + SEAM for side in both.shape[2:])
    columns = int(np.ceil(np.sqrt(len(both) * tall / wide)))
    canvas = np.zeros(
        (-(-len(both) // columns) * tall - SEAM, columns * wide - SEAM, both.shape[1]), np.uint8
    )
    for number, pair in enumerate(both):
        row, column = divmod(number, columns)
        place = canvas[row * tall :, column * wide :]
        place[: pair.shape[1], : pair.shape[2]] = np.moveaxis(pair, 0, -1)
    image = Image.fromarray(canvas[:, :, 0] if canvas.shape[2] == 1 else canvas)
    write_by(path, lambda file: image.save(file, "PNG"))


def _dimensions(codes: Floats) -> list[str]:
    return [f"z{n + 1}" for n in range(codes.shape[1])]


def _numbers(values: Iterable[float]) -> list[str]:
    return ["" if np.isnan(value) else f"{value:.6g}" for value in values]


def _write(path: Path, columns: Mapping[str, Sequence[str] | None], codes: Floats) -> None:
    """A line for each code (N, D), behind the columns (N,) that there are."""
    there = {name: values for name, values in columns.items() if values is not None}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*there, *_dimensions(codes)])
    for *cells, code in zip(*there.values(), codes, strict=True):
        writer.writerow([*cells, *_numbers(code)])
    write_text(path, text.getvalue())
