"""The tables of a run: CSV files that grow, read and written by the names of their columns. No torch."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui.files import MOST_TABLE, explain, read_text, write_bytes, write_text
from aegui.text import quoted
from aegui.translation import tr

METRICS, STEPS, CHANGES = "metrics.csv", "steps.csv", "changes.csv"
KEYS = {METRICS: "epoch", STEPS: "step", CHANGES: "step"}  # the column that says where a row belongs
REPEATED = {CHANGES}  # several rows may belong to one step
TEXTS = {"field", "value"}  # columns that need not hold numbers
DAMAGED = ".damaged"
DIGITS = 15  # of an epoch or a step: more is damage

Row = dict[str, str]


@dataclass(frozen=True)
class Table:
    """What could be read of a table."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    damage: str = ""  # one sentence on what could not, "" where all could

    def column(self, name: str) -> NDArray[np.float64]:
        """A column of numbers (N,); an empty cell is NaN."""
        return np.array([float(row[name] or "nan") for row in self.rows], np.float64)

    def columns(self) -> dict[str, NDArray[np.float64]]:
        """All columns of numbers."""
        return {name: self.column(name) for name in self.header if name not in TEXTS}


def read(path: Path) -> Table:
    """A table without its damaged rows, which are told; no table is an empty one.

    A last line without an end was being written when its writer was killed, and is no damage. Of rows
    with the same key the last counts.
    """
    try:
        return _read(path)
    except OSError as error:
        return Table((), (), explain(error, path))


def _read(path: Path) -> Table:
    """The same for who writes it next: what can't be read must not be taken for empty. Raises `OSError`."""
    try:
        text = read_text(path, MOST_TABLE)
    except FileNotFoundError:
        return Table((), ())
    except UnicodeDecodeError:
        return Table((), (), tr("{} is damaged: it is no text in UTF-8.", path))
    try:
        lines = list(csv.reader(io.StringIO(text[: text.rfind("\n") + 1], newline="")))
    except csv.Error as error:
        return Table((), (), tr("{} is damaged: {}.", path, error))
    header, key = tuple(lines[0]) if lines else (), KEYS.get(path.name, "step")
    if not header:
        return Table((), ())
    if key not in header or len(set(header)) < len(header):
        return Table((), (), tr("{} is damaged: its columns have no {!r}, or one name twice.", path, key))
    rows: dict[object, Row] = {}
    wrong = ""
    for number, cells in enumerate(lines[1:], 2):
        row = dict(zip(header, cells, strict=False))
        problem = _problem(row, key) if len(cells) == len(header) else tr("it has {} cells", len(cells))
        if problem:
            wrong = wrong or tr("line {}: {}", number, problem)
        else:
            rows[number if path.name in REPEATED else int(row[key])] = row
    damage = tr("{} is damaged in {}; the row is left out.", path, wrong) if wrong else ""
    return Table(header, tuple(rows.values()), damage)


def _problem(row: Row, key: str) -> str:
    """What is wrong with the cells of a row; "" where nothing is."""
    for name, cell in row.items():
        if name == key and not (cell.isascii() and cell.isdecimal() and len(cell) <= DIGITS):
            return tr("its {} is {}", key, quoted(cell))
        if cell and name not in TEXTS:
            try:
                float(cell)
            except ValueError:
                return tr("{} is no number", quoted(cell))
    return ""


def write(path: Path, header: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write a table whole or not at all. Raises `OSError`."""
    columns = list(header)
    write_text(path, _text([dict(zip(columns, columns, strict=True)), *rows], columns))


def append(path: Path, rows: list[dict[str, Any]]) -> None:
    """Add rows, each value under its name; a new column is empty in the rows before. A table whose columns
    can't be told is set aside. Raises `OSError`."""
    if not rows:
        return
    names = list(dict.fromkeys(name for row in rows for name in row))
    header = _header(path) if path.exists() else []
    if not header:
        _set_aside(path)
        write(path, names, rows)
        return
    if set(names) - set(header):
        old = _read(path)
        header = [*header, *(name for name in names if name not in header)]
        write(path, header, old.rows)
    with path.open("a", newline="", encoding="utf-8") as file:
        file.write(_text(rows, header))


def cut(path: Path, keep: Callable[[int, Row], bool]) -> None:
    """Keep the rows for which `keep(index, row)` is true. What can't be read is set aside beside the table,
    not deleted. Raises `OSError`."""
    table = _read(path)
    if table.damage:
        _set_aside(path)
    if table.header:
        write(path, table.header, [row for index, row in enumerate(table.rows) if keep(index, row)])
    elif table.damage:
        path.unlink()


def flush(path: Path) -> None:
    """Have a table on the disk and not only on its way. Raises `OSError`."""
    if not path.is_file():
        return
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _set_aside(path: Path) -> None:
    """Keep a copy of a damaged table under another name. Raises `OSError`."""
    content = path.read_bytes() if path.exists() else b""
    if not content:
        return
    number = 1
    while (aside := path.with_name(f"{path.name}{DAMAGED}{'' if number == 1 else f'-{number}'}")).exists():
        number += 1
    write_bytes(aside, content)


def _header(path: Path) -> list[str]:
    """The names of a table's columns; none where there is no text in it. Raises `OSError`."""
    with suppress(UnicodeDecodeError, csv.Error), path.open(newline="", encoding="utf-8") as file:
        return next(csv.reader([file.readline().rstrip("\n")]), [])
    return []


def _text(rows: Iterable[Mapping[str, Any]], header: list[str]) -> str:
    lines = io.StringIO()
    writer = csv.DictWriter(lines, header, restval="", lineterminator="\n")
    writer.writerows(rows)
    return lines.getvalue()
