"""A table beside the user's own images: read as people have them, joined by file or by row."""

from __future__ import annotations

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from aegui.files import MOST_TABLE, check_plain, explain
from aegui.parts.datasets import Source
from aegui.parts.datasets.origin import origin
from aegui.text import counted, quoted, shortened
from aegui.translation import tr

Kind = Literal["number", "category", "date", "text"]
Ints = NDArray[np.int64]

NAMES = ("metadata.csv", "metadata.tsv", "metadata.parquet")
MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "–", "?"})
MOST_CELL = 100_000  # characters: what is longer is no cell of a table
MOST_ROWS, MOST_COLUMNS = 5_000_000, 1_000
MOST_CATEGORIES = 99  # more names than a legend has
DATES = ("%d.%m.%Y", "%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S", "%Y/%m/%d", "%Y/%m/%d %H:%M:%S")
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?inf(inity)?", re.IGNORECASE)
ENDING = " without ending"
FILE = frozenset(
    {
        "file", "filename", "file_name", "file name", "image", "image_id", "picture", "path", "name",
        "source", "id", "key", "sample", "stem",
    }
)  # fmt: skip
PAGE = frozenset({"page", "frame", "slice", "plane", "section"})
ROW = re.compile(r".*\[(\d+)\]", re.DOTALL)  # of an array of a file: images.npz[7]
# The columns that a table of codes has.
OURS = re.compile(r"image|part|class|group|error|tag|note|x|y|z\d+|code|neighbours|picture")
OFFSET = re.compile(r"0\d+")  # 007 is no number


class TableBroken(Exception):
    """The table can't be read, or says nothing of these images; one sentence."""


@dataclass(frozen=True, eq=False)
class TableColumn:
    """What a table says of each of N images."""

    name: str
    kind: Kind
    texts: tuple[str, ...]  # (N,), as they are written; "" where there is nothing
    values: NDArray[np.float64] | None = None  # (N,), of numbers; of dates seconds since 1970; NaN: nothing

    @property
    def categories(self) -> tuple[str, ...]:
        """The texts that there are, in order; numbers in them by their size."""
        return tuple(sorted({text for text in self.texts if text}, key=natural))


@dataclass(frozen=True, eq=False)
class Table:
    """The columns of a table, brought into the order of some images."""

    path: Path
    columns: tuple[TableColumn, ...] = ()
    notes: tuple[str, ...] = ()  # how it was read and joined
    warnings: tuple[str, ...] = ()  # those that somebody should see

    def column(self, name: str) -> TableColumn | None:
        """The one of that name."""
        return next((one for one in self.columns if one.name == name), None)

    def row(self, index: int) -> tuple[tuple[str, str], ...]:
        """What is said of an image: (column, text), without what is empty."""
        found = ((one.name, one.texts[index]) for one in self.columns)
        return tuple((name, text) for name, text in found if text)

    def cells(self, rows: Ints) -> dict[str, list[str]]:
        """The texts of some of the images, by column; for a file that has columns of its own."""
        return {
            f"{one.name} ({self.path.name})" if OURS.fullmatch(one.name) else one.name: [
                one.texts[row] for row in rows.tolist()
            ]
            for one in self.columns
        }

    def take(self, rows: Ints) -> Table:
        """The same of some of the images."""
        return replace(self, columns=tuple(_taken(one, rows) for one in self.columns))


@dataclass(frozen=True)
class Cells:
    """A table as it is written."""

    header: tuple[str, ...]
    rows: list[list[str]]  # each as long as the header
    notes: tuple[str, ...] = ()


def table_of(source: Source, names: Sequence[str]) -> Table | None:
    """The table beside images of these names; None where there is none.

    What is wrong with it is among its warnings, and then it may have no columns.
    """
    path = place_of(source)
    if path is None:
        return None
    try:
        return joined(path, read(path), names)
    except TableBroken as error:
        return Table(path, warnings=(str(error),))


def place_of(source: Source) -> Path | None:
    """Where the table is: as the recipe says, else under one of the usual names."""
    root = source.root
    folder = root if root.is_dir() else root.parent
    if source.table:
        return folder / Path(source.table).expanduser()
    names = NAMES if root.is_dir() else tuple(f"{root.stem}.{name}" for name in NAMES)
    return next((folder / name for name in names if (folder / name).is_file()), None)


# Reading


def read(path: Path) -> Cells:
    """The cells of a CSV, TSV or Parquet file. Raises `TableBroken`."""
    try:
        check_plain(path, MOST_TABLE)
        if path.suffix.lower() in (".parquet", ".pq"):
            return _of_parquet(path)
        return of_bytes(path.read_bytes(), path)
    except OSError as error:
        raise TableBroken(explain(error, path)) from error


def of_bytes(content: bytes, path: Path) -> Cells:
    """The same of what stands in a text file. Raises `TableBroken`."""
    text, notes = _decoded(content, path)
    if not text.strip():
        raise TableBroken(tr("{} is empty: its first line must name the columns.", path))
    first = text[:4096].splitlines()[0]
    separator = "\t" if path.suffix.lower() == ".tsv" else max(",;\t", key=first.count)
    limit = csv.field_size_limit(MOST_CELL)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        why = str(error)
        if "field limit" in why:
            why = tr("a cell has more than {:,} characters; is a quotation mark not closed?", MOST_CELL)
        raise TableBroken(tr("{} is no table: {}.", path, why.rstrip(".")).replace("?.", "?")) from None
    finally:
        csv.field_size_limit(limit)
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    header, named = _header(lines[0], path) if lines else ((), ())
    rows, ragged = _even(lines[1:], len(header), path)
    return Cells(header, rows, (*notes, *named, *ragged))


def _decoded(content: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    """The text, and a sentence where it is not UTF-8."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace"), ()
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        note = tr(
            "{} is not in UTF-8: it was read as Windows-1252; if letters are wrong, save it so.", path.name
        )
        return content.decode("cp1252", "replace"), (note,)


def _header(cells: Sequence[str], path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of columns, each once, and a sentence on those that had to be changed."""
    if len(cells) > MOST_COLUMNS:
        raise TableBroken(tr("{} has {:,} columns: at most {:,} are read.", path, len(cells), MOST_COLUMNS))
    names: list[str] = []
    twice: list[str] = []
    for number, cell in enumerate(cells, 1):
        wanted = shortened(cell.strip()) or tr("column {}", number)
        name, count = wanted, 2
        while name in names:
            name, count = f"{wanted} ({count})", count + 1
        if name != wanted:
            twice.append(wanted)
        names.append(name)
    if not twice:
        return tuple(names), ()
    return tuple(names), (
        tr("{} has more than one column {}: the others were numbered.", path.name, quoted(twice[0])),
    )


def _even(lines: Sequence[list[str]], width: int, path: Path) -> tuple[list[list[str]], tuple[str, ...]]:
    """Rows of the same length: what lacks is empty, what is too much is left out, and both are said."""
    if len(lines) > MOST_ROWS:
        raise TableBroken(tr("{} has {:,} rows: at most {:,} are read.", path, len(lines), MOST_ROWS))
    wrong = [number for number, line in enumerate(lines, 2) if len(line) != width]
    rows = [[cell.strip() for cell in line[:width]] + [""] * (width - len(line)) for line in lines]
    if not wrong:
        return rows, ()
    first = len(lines[wrong[0] - 2])
    verb = "has" if len(wrong) == 1 else "have"
    return rows, (
        tr(
            "{} of {} {} too few cells or too many, the first of them row {:,} with {:,} instead of {:,}.",
            counted(len(wrong), "row"),
            path.name,
            verb,
            wrong[0],
            first,
            width,
        ),
    )


def _of_parquet(path: Path) -> Cells:
    """Columns of numbers, texts, truths and times; others are left out, and said."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            if file.metadata.num_rows > MOST_ROWS or file.metadata.num_columns > MOST_COLUMNS:
                raise TableBroken(
                    tr("{} is too large: {:,} rows of {:,} columns are read.", path, MOST_ROWS, MOST_COLUMNS)
                )
            plain = [one for one in file.schema_arrow if not _is_odd(one.type)]
            odd = [one.name for one in file.schema_arrow if _is_odd(one.type)]
            read = file.read(columns=[one.name for one in plain])
    except (pa.ArrowException, OSError, ValueError) as error:
        why = str(error).partition("\n")[0]
        raise TableBroken(tr("{} is no Parquet file that can be read: {}.", path, shortened(why))) from error
    header, notes = _header([one.name for one in plain], path)
    columns = [[_written(value) for value in one.to_pylist()] for one in read.columns]
    left = (
        (tr("Left out of {}, as no plain values: {}.", path.name, shortened(", ".join(odd))),) if odd else ()
    )
    return Cells(header, [list(row) for row in zip(*columns, strict=True)], (*notes, *left))


def _is_odd(kind: Any) -> bool:
    import pyarrow.types as t

    if t.is_dictionary(kind):
        kind = kind.value_type
    plain = (t.is_integer, t.is_floating, t.is_boolean, t.is_string, t.is_large_string, t.is_temporal,
             t.is_decimal)  # fmt: skip
    return not any(of(kind) for of in plain)


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return "" if math.isnan(value) else repr(value)
    return str(value)


# Types


def typed(name: str, texts: Sequence[str]) -> TableColumn:
    """A column with the kind that all of its texts have."""
    texts = tuple("" if text.lower() in MISSING else text for text in texts)
    there = {text for text in texts if text}
    for kind, one in (("number", _number), ("date", _date)):
        values = _all(there, one)
        if values:
            found = np.array([values.get(text, math.nan) for text in texts], np.float64)
            return TableColumn(name, kind, texts, found)  # type: ignore[arg-type]
    few = len(there) <= MOST_CATEGORIES and len(there) <= max(12, len(texts) // 2)
    return TableColumn(name, "category" if few and there else "text", texts)


def _all(texts: Iterable[str], one: Callable[[str], float]) -> dict[str, float]:
    """What each text stands for; nothing where one stands for none."""
    found = {}
    for text in texts:
        try:
            found[text] = one(text)
        except (ValueError, OverflowError):
            return {}
    return found


def _number(text: str) -> float:
    plain = text.replace("−", "-")
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")  # 0,5
    if not NUMBER.fullmatch(plain) or OFFSET.fullmatch(plain):
        raise ValueError
    return float(plain)


def _date(text: str) -> float:
    if text.isdecimal():
        raise ValueError
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = next(_tried(text))
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


def _tried(text: str) -> Iterator[datetime]:
    for form in DATES:
        try:
            yield datetime.strptime(text, form)
        except ValueError:
            continue
    raise ValueError


def natural(text: str) -> tuple[object, ...]:
    """What texts are ordered by: A2 before A10."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part.lower()) for part in re.split(r"(\d+)", text)
    )


# Joining


def joined(path: Path, cells: Cells, names: Sequence[str]) -> Table:
    """The columns in the order of the images: by the column whose texts name most of them, else by row.

    A row that names a file is of all images of that file. Raises `TableBroken` where no row names one.
    """
    if not cells.rows:
        raise TableBroken(tr("{} has no rows below its first line.", path))
    rows, told, warned = _by_name(path, cells, names)
    if rows is None:
        rows, told, warned = _by_row(path, cells, names)
    assert rows is not None
    columns = [typed(name, [line[n] for line in cells.rows]) for n, name in enumerate(cells.header)]
    return Table(
        path, tuple(_taken(one, rows) for one in columns), (told, *cells.notes), (*warned, *cells.notes)
    )


Joined = tuple[Ints | None, str, tuple[str, ...]]  # the row (N,) of each image, −1: none; and sentences


def _by_name(path: Path, cells: Cells, names: Sequence[str]) -> Joined:
    best: tuple[int, int, str, dict[str, list[int]]] | None = None
    columns = [{_slashed(line[number]) for line in cells.rows} for number in range(len(cells.header))]
    for known, which in _known(names):
        for number, texts in enumerate(columns):
            count = sum(len(which[text]) for text in texts if text in which)
            bare = known.endswith(ENDING) and cells.header[number].lower() not in FILE
            if bare and all(NUMBER.fullmatch(text) for text in texts):
                continue  # doses of 1, 2 and 3 are no names of 1.png, 2.png and 3.png
            if count and (best is None or count > best[0]):
                best = count, number, known, which
        if best is not None:
            break
    if best is None:
        return None, "", ()
    _, number, known, which = best
    paged = _by_page(path, cells, names, number, known, which)
    if paged is not None:
        return paged
    found = np.full(len(names), -1, np.int64)
    strange: list[str] = []
    twice: list[tuple[int, int, str]] = []
    seen: dict[str, int] = {}
    for row, line in enumerate(cells.rows):
        text = _slashed(line[number])
        if text in seen:
            twice.append((seen[text] + 2, row + 2, text))
        elif text in which:
            seen[text] = row
            found[which[text]] = row
        else:
            strange.append(text)
    by = tr("{} in the column {}", known, quoted(cells.header[number]))
    return found, *_told(path, cells, names, found, by, strange, twice)


def _by_page(
    path: Path, cells: Cells, names: Sequence[str], number: int, known: str, which: dict[str, list[int]]
) -> Joined | None:
    """Where rows name a file and a column the page of it: each row is of one page. None where none does.

    Pages are counted from 1, or from 0 where the column has a 0.
    """
    column = next((n for n, name in enumerate(cells.header) if name.lower() in PAGE and n != number), None)
    if column is None:
        return None
    written = [line[column] for line in cells.rows]
    if not all(text.isdecimal() or not text for text in written):
        return None
    pages = [int(text) if text else -1 for text in written]
    first = 0 if 0 in pages else 1
    places = np.array([(origin(name).page or 1) - 1 + first for name in names], np.int64)
    files = [_slashed(line[number]) for line in cells.rows]
    if len(set(zip(files, pages, strict=True))) == len(set(files)) or places.max(initial=first) == first:
        return None  # one row for each file, or files of one page
    found = np.full(len(names), -1, np.int64)
    strange: list[str] = []
    twice: list[tuple[int, int, str]] = []
    seen: dict[tuple[str, int], int] = {}
    for row, (text, page) in enumerate(zip(files, pages, strict=True)):
        rows = np.array(which.get(text, ()), np.int64)
        mine = rows[places[rows] == page]
        if (text, page) in seen:
            twice.append((seen[text, page] + 2, row + 2, tr("{}, page {}", text, page)))
        elif len(mine):
            seen[text, page] = row
            found[mine] = row
        else:
            strange.append(tr("{}, page {}", text, page))
    if (found < 0).all():
        return None
    by = tr(
        "{} in the column {} and page in {}",
        known,
        quoted(cells.header[number]),
        quoted(cells.header[column]),
    )
    counting = tr(", counted from {}", first)
    return found, *_told(path, cells, names, found, by + counting, strange, twice)


def _by_row(path: Path, cells: Cells, names: Sequence[str]) -> Joined:
    """Of an array the first row is of its first image."""
    matches = [ROW.fullmatch(name) for name in names]
    arrays = {name.rpartition("[")[0] for name in names}
    if not names or not all(matches) or len(arrays) > 1:
        example = next((line[0] for line in cells.rows if line[0]), "")
        raise TableBroken(
            tr(
                "No row of {} names one of the images: it has {}, and an image is called {}; a "
                "column must hold names of files.",
                path,
                quoted(example),
                quoted(names[0] if names else ""),
            )
        )
    places = np.array([int(match[1]) for match in matches if match], np.int64)
    found = np.where(places < len(cells.rows), places, -1)
    most = int(places.max()) + 1
    strange = [tr("row {:,}", n + 2) for n in range(most, len(cells.rows))]
    return found, *_told(path, cells, names, found, "row", strange, [])


def _told(
    path: Path, cells: Cells, names: Sequence[str], found: Ints, by: str, strange: list[str],
    twice: list[tuple[int, int, str]],
) -> tuple[str, tuple[str, ...]]:  # fmt: skip
    """How it was joined, and sentences on what matches nothing, or twice."""
    have = int((found >= 0).sum())
    told = tr("{}: {:,} of {} have a row, by {}.", path.name, have, counted(len(names), "image"), by)
    warned = []
    if strange:
        verb = "names" if len(strange) == 1 else "name"
        warned.append(
            tr(
                "{:,} of {} of {} {} no image, such as {}.",
                len(strange),
                counted(len(cells.rows), "row"),
                path.name,
                verb,
                quoted(strange[0]),
            )
        )
    if have < len(names):
        without = names[int(np.flatnonzero(found < 0)[0])]
        verb = "has" if len(names) - have == 1 else "have"
        warned.append(
            tr(
                "{} {} no row in {}, such as {}.",
                counted(len(names) - have, "image"),
                verb,
                path.name,
                quoted(without),
            )
        )
    if twice:
        first, second, text = twice[0]
        warned.append(
            tr(
                "{} of {} name what another row does, such as rows {:,} and {:,} ({}): the first counts.",
                counted(len(twice), "row"),
                path.name,
                first,
                second,
                quoted(text),
            )
        )
    return told, tuple(warned)


def _known(names: Sequence[str]) -> Iterator[tuple[str, dict[str, list[int]]]]:
    """What an image may be called by, the most exact first, each made when it is asked for: names that mean
    several files are left out."""
    origins = [origin(name) for name in names]
    files = [one.file for one in origins]
    # Of patches and pages also what they are of: a folder may hold stacks beside single pictures.
    yield "name", _places(files) | _places([one.picture for one in origins]) | _places(names)
    yield f"path{ENDING}", _places([_stem(file) for file in files], files)
    last = [file.rpartition("/")[2] for file in files]
    yield "file", _places(last, files)
    yield f"file{ENDING}", _places([_stem(name) for name in last], files)


def _places(texts: Sequence[str], files: Sequence[str] = ()) -> dict[str, list[int]]:
    """Where each text stands; of texts that stand for several files none."""
    places: dict[str, list[int]] = {}
    for n, text in enumerate(texts):
        places.setdefault(text, []).append(n)
    if not files or len(places) == len(texts):
        return places
    means = Counter(text for text, _ in set(zip(texts, files, strict=True)))
    return {text: which for text, which in places.items() if means[text] == 1}


def _stem(file: str) -> str:
    """Without the ending of its name, where it has one."""
    stem, dot, ending = file.rpartition(".")
    return stem if dot and "/" not in ending and stem and not stem.endswith("/") else file


def _slashed(text: str) -> str:
    return text.replace("\\", "/").removeprefix("./")


def _taken(column: TableColumn, rows: Ints) -> TableColumn:
    """The same in other places (M,); −1: nothing."""
    texts = tuple(column.texts[row] if row >= 0 else "" for row in rows.tolist())
    values = column.values
    if values is not None:
        values = np.where(rows >= 0, np.append(values, math.nan)[rows], math.nan)
    return replace(column, texts=texts, values=values)
