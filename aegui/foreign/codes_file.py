"""Codes alone, made elsewhere: a table (CSV, TSV, Parquet) or NumPy arrays. No torch, nothing unpickled."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.files import MOST_TABLE, check_plain, explain
from aegui.foreign import ForeignError
from aegui.parts.datasets.table import TableBroken, read
from aegui.text import counted, quoted, shortened
from aegui.translation import tr

TABLES, ARRAYS = (".csv", ".tsv", ".parquet", ".pq"), (".npz", ".npy")
CODES = re.compile(r"codes?|z|latents?|embeddings?|features?|vectors?|representations?", re.IGNORECASE)
# The columns of a table that are a code together: z1, z2, …; code_0, …; dim 3.
NUMBERED = re.compile(
    r"(?:z|codes?|latents?|embeddings?|features?|vectors?|dims?|dimension)[ _.]?\[?(\d+)\]?", re.IGNORECASE
)
LABELS = ("label", "labels", "class", "classes", "target", "targets", "category", "y")
NAMES = ("image", "images", "file", "files", "filename", "filenames", "file_name", "path", "paths", "name",
         "names", "identity", "id")  # fmt: skip
PICTURES = ("images", "image", "pixels", "x", "pictures")
MOST_CODES = 2_000_000  # rows
LONGEST = 4096  # numbers of a code
MOST_CLASSES = 10_000
LARGEST = 1e18

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Codes:
    """Vectors (N, D) with what stands beside them."""

    path: Path
    codes: Floats  # (N, D)
    names: tuple[str, ...] | None  # (N,), of the images; each once
    labels: tuple[str, ...] | None  # (N,)
    images: str  # the array of the same file that holds the images; "" where there is none
    table: bool  # whether the file is a table, whose other columns say more of each
    columns: tuple[str, ...]  # (D,), what the numbers are called there; none of arrays


def is_codes(path: Path) -> bool:
    """Whether a file holds codes, by the names in it; what else it may hold is images."""
    suffix = path.suffix.lower()
    try:
        if not path.is_file():
            return False
        if suffix in (".csv", ".tsv"):
            return True  # images are in none
        if suffix == ".npy":
            return CODES.fullmatch(path.stem) is not None
        if suffix == ".npz":
            with zipfile.ZipFile(path) as archive:
                return any(CODES.fullmatch(Path(one).stem) for one in archive.namelist())
        if suffix in (".parquet", ".pq"):
            import pyarrow.parquet as pq

            names = pq.read_schema(path).names
            return any(CODES.fullmatch(one) or NUMBERED.fullmatch(one) for one in names)
    except Exception:  # whatever a library says of what is no file of its kind
        return False
    return False


def read_codes(path: Path) -> Codes:
    """The codes of a file. Raises `ForeignError`."""
    try:
        check_plain(path, MOST_TABLE)
    except OSError as error:
        raise ForeignError(explain(error, path)) from error
    suffix = path.suffix.lower()
    if suffix not in (*TABLES, *ARRAYS):
        kinds = ", ".join((*TABLES, *ARRAYS))
        raise ForeignError(tr("{} is none of the files that codes are read from: {}.", path, kinds))
    found = _of_table(path) if suffix in TABLES else _of_arrays(path)
    count, size = found.codes.shape
    if not 0 < size <= LONGEST or not 0 < count <= MOST_CODES:
        raise ForeignError(
            tr(
                "{} holds {} of {}: there may be {:,} of {:,}.",
                path,
                counted(count, "code"),
                counted(size, "number"),
                MOST_CODES,
                LONGEST,
            )
        )
    broken = np.flatnonzero(~(np.abs(found.codes) < LARGEST).all(axis=1))
    if len(broken):
        raise ForeignError(
            tr(
                "{} holds what is no number (NaN, empty or too large) in {}, the first of them in "
                "row {:,}: leave these out.",
                path,
                counted(len(broken), "code"),
                broken[0] + 1,
            )
        )
    return found


def _of_table(path: Path) -> Codes:
    listed = _list_column(path)
    try:
        cells = read(path)
    except TableBroken as error:
        raise ForeignError(str(error)) from error
    if not cells.rows:
        raise ForeignError(tr("{} has no rows below its first line.", path))
    columns = dict(zip(cells.header, zip(*cells.rows, strict=True), strict=True))
    low = {name.lower(): name for name in columns}
    numbered = sorted((int(hit[1]), name) for name in columns if (hit := NUMBERED.fullmatch(name)))
    names = next((columns[low[one]] for one in NAMES if one in low), None)
    labels = next((columns[low[one]] for one in LABELS if one in low), None)
    chosen: tuple[str, ...] = ()
    if listed is not None:
        codes = listed
    else:
        chosen = tuple(name for _, name in numbered) or _plain_numbers(columns, low)
        if not chosen:
            raise ForeignError(
                tr(
                    "{} holds no columns of codes: call them z1, z2, and so on; there are {}.",
                    path,
                    shortened(", ".join(columns)),
                )
            )
        codes = _numbers(path, {name: columns[name] for name in chosen})
    unique = names is not None and all(names) and len(set(names)) == len(names)
    told = labels if labels is not None and any(labels) else None
    return Codes(path, codes, tuple(names) if unique and names else None, told, "", True, chosen)


def _plain_numbers(columns: dict[str, tuple[str, ...]], low: dict[str, str]) -> tuple[str, ...]:
    """Every column of numbers that is no label or name; of a table that names no code."""
    others = {low[one] for one in (*LABELS, *NAMES, "error", "mse", "x", "y", "row") if one in low}
    return tuple(name for name, texts in columns.items() if name not in others and _is_number(texts[0]))


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _numbers(path: Path, columns: dict[str, tuple[str, ...]]) -> Floats:
    made = np.empty((len(next(iter(columns.values()))), len(columns)), np.float32)
    for n, (name, texts) in enumerate(columns.items()):
        try:
            made[:, n] = [float(text) if text else np.nan for text in texts]
        except ValueError as error:
            wrong = next(n for n, text in enumerate(texts) if text and not _is_number(text))
            raise ForeignError(
                tr(
                    "{}: {} is {} in row {:,}, no number.",
                    path,
                    shortened(name),
                    quoted(texts[wrong]),
                    wrong + 1,
                )
            ) from error
    return made


def _list_column(path: Path) -> Floats | None:
    """Of Parquet, a column of lists of numbers, all of one length."""
    if path.suffix.lower() not in (".parquet", ".pq"):
        return None
    import pyarrow as pa
    import pyarrow.parquet as pq
    import pyarrow.types as types

    try:
        with pq.ParquetFile(path) as file:
            if file.metadata.num_rows > MOST_CODES:
                raise ForeignError(tr("{} holds more than {:,} rows.", path, MOST_CODES))
            lists = [
                one.name
                for one in file.schema_arrow
                if (
                    types.is_list(one.type)
                    or types.is_large_list(one.type)
                    or types.is_fixed_size_list(one.type)
                )
                and (types.is_floating(one.type.value_type) or types.is_integer(one.type.value_type))
            ]
            named = [one for one in lists if CODES.fullmatch(one)] or (lists if len(lists) == 1 else [])
            if not named:
                return None
            column = file.read(columns=named[:1]).column(0).combine_chunks()
    except (pa.ArrowException, OSError, ValueError) as error:
        if isinstance(error, ForeignError):
            raise
        why = str(error).partition("\n")[0]
        raise ForeignError(tr("{} is no Parquet file that can be read: {}.", path, shortened(why))) from error
    numbers = np.asarray(column.flatten().to_numpy(zero_copy_only=False), np.float32)
    if column.null_count or not len(column) or len(numbers) % len(column):
        raise ForeignError(tr("The codes in {} of {} are not all of one length.", named[0], path))
    made: Floats = numbers.reshape(len(column), -1)
    return made


def _of_arrays(path: Path) -> Codes:
    try:
        loaded = np.load(path, allow_pickle=False)
        if isinstance(loaded, np.ndarray):
            arrays = {path.stem: loaded}
        else:
            with zipfile.ZipFile(path) as archive:
                if sum(one.file_size for one in archive.infolist()) > 4 * MOST_TABLE:
                    raise ForeignError(tr("{} unpacks to more than {:.0f} GB.", path, 4 * MOST_TABLE / 1e9))
            with loaded:
                arrays = {name: loaded[name] for name in loaded.files}
    except ForeignError:
        raise
    except OSError as error:
        raise ForeignError(explain(error, path)) from error
    except (ValueError, zipfile.BadZipFile, KeyError, EOFError, MemoryError) as error:
        raise ForeignError(tr("{} can't be read: {}.", path, shortened(str(error)))) from error
    flat = {name: one for name, one in arrays.items() if one.ndim == 2 and one.dtype.kind in "fiu"}
    named = [name for name in flat if CODES.fullmatch(name)]
    chosen = named[0] if named else next(iter(flat)) if len(flat) == 1 else None
    if chosen is None:
        shown = ", ".join(f"{name} ({'×'.join(map(str, one.shape))})" for name, one in arrays.items())
        raise ForeignError(
            tr(
                "{} holds no codes: an array of vectors called codes, N×D, is needed; there are {}.",
                path,
                shortened(shown),
            )
        )
    codes = flat[chosen].astype(np.float32)
    count = len(codes)
    names = _texts(arrays, NAMES, count, once=True)
    pictures = next(
        (
            one
            for one in PICTURES
            if one in arrays and arrays[one].ndim in (3, 4) and len(arrays[one]) == count
        ),
        "",
    )
    return Codes(path, codes, names, _texts(arrays, LABELS, count), pictures, False, ())


def _texts(
    arrays: dict[str, NDArray[Any]], wanted: Sequence[str], count: int, once: bool = False
) -> tuple[str, ...] | None:
    """One text for each code, of the first array of these names that is such."""
    low = {name.lower(): one for name, one in arrays.items()}
    for name in wanted:
        one = low.get(name)
        if one is None or one.shape not in ((count,), (count, 1)):
            continue
        if one.dtype.kind not in "USiub" or (once and one.dtype.kind not in "US"):
            continue
        flat = one.reshape(count)
        texts = np.char.decode(flat, "utf-8", "replace").tolist() if one.dtype.kind == "S" else flat.tolist()
        made = tuple(str(text) for text in texts)
        if not once or len(set(made)) == count:
            return made
    return None
