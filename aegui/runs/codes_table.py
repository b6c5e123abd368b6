"""Codes with what is known of their images, as a file that any program reads. No torch."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.files import write_by, write_text
from aegui.runs.export import ABOUT, as_shown
from aegui.text import counted
from aegui.training.splits import ImageSet
from aegui.translation import tr

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Columns = Mapping[str, Sequence[str]]
Say = Callable[[float, str], None]  # hears the share done and what it is; may raise to cancel

NOTHING: Columns = MappingProxyType({})
BESIDE = (
    "-metadata.json"  # what "CSV on the Web" (W3C, 2015) calls the file about a CSV file, behind its name
)
NEIGHBOURS = 15  # of each code, itself among them: as many as UMAP takes where nothing is said
AT_ONCE = 1_000  # codes whose neighbours are looked for, and pictures, between two words about the progress
NUMBER = re.compile(r"[+-]?(0|[1-9]\d*)(\.\d*)?([eE][+-]?\d+)?")  # 007 is a name
RESERVED = frozenset(
    {"images", "parts", "classes", "groups", "errors", "codes", "coordinates", "code_names", ABOUT, "file"}
)
BESIDE_CODES = ("code", "neighbours", "picture")  # columns of a Parquet table that are there in the end


@dataclass(frozen=True, eq=False)
class CodesTable:
    """One line an image. Columns that are None are not there."""

    images: ImageSet
    rows: Ints  # (N,), of these images
    codes: Floats  # (N, D)
    parts: Sequence[str] | None = None  # (N,), what each was in the training
    groups: Sequence[str] | None = None  # (N,), numbers or names; "" in none
    errors: Floats | None = None  # (N,), mean squared error per pixel of pixels in [0, 1]; NaN: not known
    places: Floats | None = None  # (N, 2), the coordinates of the plane that is shown; NaN: it has none
    more: Columns = field(default_factory=dict)  # (N,) each: tags, notes, what a table beside the images says
    code_names: Sequence[str] = ()  # that a model gives the numbers of its code

    def dimensions(self, taken: Iterable[str] = ()) -> list[str]:
        """The names of the columns of the code: z1, z2, … where it has none of its own, or one that another
        column has."""
        names = dict(enumerate(self.code_names))
        known, found = {name.lower() for name in (*taken, *BESIDE_CODES)}, []
        for number in range(self.codes.shape[1]):
            name = names.get(number, "")
            found.append(name if name and name.lower() not in known else f"z{number + 1}")
            known.add(found[-1].lower())
        return found

    def texts(self) -> dict[str, Sequence[str]]:
        """The columns (N,) that hold no numbers of ours, by name."""
        rows = self.rows.tolist()
        found = {
            "image": [self.images.identity(row) for row in rows],
            "part": self.parts,
            "class": [self.images.label(row) or "" for row in rows],
            "group": self.groups,
        }
        return {name: values for name, values in found.items() if values is not None}

    def write(self, path: Path, about: str = "", say: Say = lambda share, what: None) -> None:
        """As Parquet, as arrays or, whatever else the name ends in, as CSV.

        `about` is JSON that says where the table comes from. Raises `OSError`; the old file stays then.
        """
        WRITERS.get(path.suffix.lower(), _write_csv)(self, path, about, say)


def _write_csv(table: CodesTable, path: Path, about: str, say: Say) -> None:
    """Text; what it is stands in a file beside it, because a CSV file has no place for that."""
    columns: dict[str, Sequence[str]] = table.texts()
    if table.errors is not None:
        columns["error"] = _numbers(table.errors)
    if table.places is not None:
        columns |= {"x": _numbers(table.places[:, 0]), "y": _numbers(table.places[:, 1])}
    columns |= table.more
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*columns, *table.dimensions(columns)])
    for *cells, code in zip(*columns.values(), table.codes, strict=True):
        writer.writerow([*cells, *_numbers(code)])
    write_text(path, text.getvalue())
    if about:
        beside = {"@context": "http://www.w3.org/ns/csvw", "url": path.name, "notes": [json.loads(about)]}
        write_text(path.with_name(path.name + BESIDE), json.dumps(beside, indent=1) + "\n")


def _write_npz(table: CodesTable, path: Path, about: str, say: Say) -> None:
    """Arrays: texts (N,), `errors` (N,), `coordinates` (N, 2), `codes` (N, D)."""
    plural = {"image": "images", "part": "parts", "class": "classes", "group": "groups"}
    texts = {plural[name]: values for name, values in table.texts().items()}
    texts |= {_member(name): values for name, values in table.more.items()}
    arrays: dict[str, NDArray[Any]] = {name: np.array(values, np.str_) for name, values in texts.items()}
    if table.errors is not None:
        arrays["errors"] = table.errors
    if table.places is not None:
        arrays["coordinates"] = table.places
    if table.code_names:
        arrays["code_names"] = np.array(table.dimensions(), np.str_)
    if about:
        arrays[ABOUT] = np.array(about)
    write_by(path, lambda file: np.savez(file, allow_pickle=False, **arrays, codes=table.codes))


def _write_parquet(table: CodesTable, path: Path, about: str, say: Say) -> None:
    """Typed columns. `code` is the whole code, `neighbours` the nearest codes by the numbers of their lines
    from 0 with their distances, `picture` the image as PNG: what Embedding Atlas shows."""
    import pyarrow as pa
    from pyarrow import parquet

    columns: dict[str, Any] = {name: pa.array(values, pa.string()) for name, values in table.texts().items()}
    if table.errors is not None:
        columns["error"] = pa.array(table.errors, from_pandas=True)
    if table.places is not None:
        columns |= {name: pa.array(table.places[:, n], from_pandas=True) for n, name in enumerate("xy")}
    columns |= {name: pa.array(typed(values)) for name, values in table.more.items()}
    columns |= {name: pa.array(table.codes[:, n]) for n, name in enumerate(table.dimensions(columns))}
    flat = pa.array(np.ascontiguousarray(table.codes).ravel())
    columns["code"] = pa.FixedSizeListArray.from_arrays(flat, table.codes.shape[1])
    near = neighbours(table.codes, lambda share, what: say(0.7 * share, what))
    if near is not None:
        count = near[0].shape[1]
        lists = [pa.FixedSizeListArray.from_arrays(pa.array(one.ravel()), count) for one in near]
        kinds = pa.list_(pa.int64()), pa.list_(pa.float32())
        parts = [one.cast(kind) for one, kind in zip(lists, kinds, strict=True)]
        columns["neighbours"] = pa.StructArray.from_arrays(parts, ["ids", "distances"])
    if table.images.pixels is not None:
        pictures = _pictures(table, lambda share, what: say(0.7 + 0.3 * share, what))
        kind = pa.struct([("bytes", pa.binary()), ("path", pa.string())])
        columns["picture"] = pa.array(pictures, kind)
    made = pa.table(columns)
    if about:
        made = made.replace_schema_metadata({ABOUT: about})
    write_by(path, lambda file: parquet.write_table(made, file, compression="zstd"))


WRITERS: dict[str, Callable[[CodesTable, Path, str, Say], None]] = {
    ".csv": _write_csv,
    ".npz": _write_npz,
    ".parquet": _write_parquet,
}


def typed(values: Sequence[str]) -> list[Any]:
    """Numbers where every text that is not empty is one, else the texts; None where there is nothing."""
    given = [text for text in values if text]
    if not given or not all(NUMBER.fullmatch(text) for text in given):
        return [text or None for text in values]
    whole = all(text.lstrip("+-").isdecimal() and len(text) < 18 for text in given)
    number = int if whole else float
    return [number(text) if text else None for text in values]


def neighbours(codes: Floats, say: Say) -> tuple[Ints, Floats] | None:
    """The nearest codes (N, K) of each, itself among them, and how far they are (N, K), by Euclid.

    None where a code is no number.
    """
    from sklearn.neighbors import NearestNeighbors

    if not len(codes) or not np.isfinite(codes).all():
        return None
    index = NearestNeighbors(n_neighbors=min(NEIGHBOURS, len(codes))).fit(codes)
    found = []
    for at in range(0, len(codes), AT_ONCE):
        say(at / len(codes), tr("the neighbours of {:,} of {}", at, counted(len(codes), "code")))
        found.append(index.kneighbors(codes[at : at + AT_ONCE]))
    distances, ids = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return ids.astype(np.int64), distances.astype(np.float32)


def _pictures(table: CodesTable, say: Say) -> list[dict[str, bytes | str]]:
    """Each image as PNG, as Hugging Face data sets have them."""
    from PIL import Image

    pixels, names = table.images.pixels, table.texts()["image"]
    assert pixels is not None
    made: list[dict[str, bytes | str]] = []
    for number, (row, name) in enumerate(zip(table.rows.tolist(), names, strict=True)):
        if number % AT_ONCE == 0:
            say(number / len(table.rows), tr("{:,} of {}", number, counted(len(table.rows), "picture")))
        file = io.BytesIO()
        Image.fromarray(as_shown(pixels[row])).save(file, "PNG")
        made.append({"bytes": file.getvalue(), "path": name})
    return made


def _member(name: str) -> str:
    """A column's name as one of an array in a file."""
    plain = re.sub(r"[^\w .()-]", "_", name).strip()
    return f"{plain}_" if plain in RESERVED else plain


def _numbers(values: Iterable[float]) -> list[str]:
    return ["" if np.isnan(value) else f"{value:.6g}" for value in values]
