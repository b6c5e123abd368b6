"""Run folders that something has damaged: seeded changes of every kind to every file of a run."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import shutil
import struct
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tomli_w

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 3, 2**31, 2**63, -(2**70), 10**15, 0.5, -0.0, 1e-320, 1e308, 10**400, -1e308,
    float("nan"), float("inf"), float("-inf"), "", "x", "1", "nan", "[red]", "<b>x</b>", "\0", "\ud800",
    "é", "x" * 5_000, [], [1], [None], ["a", "b"], [[1, 2], [3]], [1e999], {}, {"a": 1}, {"kind": "x"},
    {"kind": None}, {"kind": "dense", "widths": []}, {"1": {"2": {}}},
)  # fmt: skip
CELLS = (
    "", " ", "x", "-1", "0", "1", "7.5", "1e400", "nan", "inf", "-inf", "1,2", '"', '"a"', "\0", "0x10",
    "1_000", "９", "9" * 5_000, "é", "1e-400", "999999999999999999999", "True",
)  # fmt: skip
TYPES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1, "BOOL": 1,
         "U16": 2, "U32": 4, "U64": 8, "F8_E4M3": 1, "F8_E5M2": 1}  # fmt: skip
LARGE = 10_000_000  # bytes: what pretends to be larger is not damaged twice


class Mutator:
    """Damages copies of run folders; equal seeds do equal damage."""

    def __init__(self, seed: int, runs: list[Path]) -> None:
        self._random = random.Random(seed)
        self._runs = runs

    def make(self, target: Path) -> str:
        """A damaged copy of one of the runs at `target`; what was done to it."""
        shutil.copytree(self._random.choice(self._runs), target)
        done = [self._damage(target) for _ in range(self._random.choice((1, 1, 1, 2, 3)))]
        return "; ".join(done)

    def _damage(self, run: Path) -> str:
        there = (path for path in run.rglob("*") if path.is_file() and not path.is_symlink())
        files = sorted(path for path in there if path.stat().st_size < LARGE)
        if not files:
            return "nothing is left"
        path = self._random.choice(files)
        own: Callable[[Path], str] | None = {
            ".json": self._json, ".toml": self._toml, ".csv": self._table, ".safetensors": self._tensors,
        }.get(path.suffix)  # fmt: skip
        raw: tuple[Callable[[Path], str], ...] = (
            self._flip, self._truncate, self._delete, self._swap, self._foreign, self._other_thing,
            self._append,
        )  # fmt: skip
        change = own if own is not None and self._random.random() < 0.65 else self._random.choice(raw)
        name = path.relative_to(run)
        try:
            return f"{name}: {change(path)}"
        except (ValueError, KeyError, IndexError, TypeError, RecursionError, OSError, struct.error):
            return f"{name}: {self._flip(path)}"  # it is damaged too much already for a change with sense

    # Files of any sort

    def _flip(self, path: Path) -> str:
        content = bytearray(path.read_bytes())
        count = self._random.choice((1, 1, 2, 8, 64))
        for _ in range(count if content else 0):
            content[self._random.randrange(len(content))] = self._random.randrange(256)
        path.write_bytes(content)
        return f"{count} bytes changed"

    def _truncate(self, path: Path) -> str:
        content = path.read_bytes()
        kept = self._random.choice((0, 1, len(content) // 2, max(len(content) - 1, 0)))
        path.write_bytes(content[:kept])
        return f"cut to {kept} bytes"

    def _append(self, path: Path) -> str:
        extra = self._random.choice((b"\n", b"\0" * 100, b"x", b"{}", b"\xff\xfe"))
        path.write_bytes(path.read_bytes() + extra)
        return f"{extra[:4]!r} at the end"

    def _delete(self, path: Path) -> str:
        path.unlink()
        return "deleted"

    def _swap(self, path: Path) -> str:
        other = self._random.choice(
            sorted(p for p in path.parent.iterdir() if p.is_file() and p.stat().st_size < LARGE)
        )
        path.write_bytes(other.read_bytes())
        return f"{other.name} in its place"

    def _foreign(self, path: Path) -> str:
        run = self._random.choice(self._runs)
        there = [p for p in sorted(run.rglob("*")) if p.name == path.name and p.is_file()]
        if not there:
            return self._delete(path)
        path.write_bytes(there[0].read_bytes())
        return f"that of {run.name} in its place"

    def _other_thing(self, path: Path) -> str:
        what = self._random.choice(("folder", "loop", "nowhere", "pipe", "random", "sparse"))
        path.unlink()
        if what == "folder":
            path.mkdir()
        elif what == "loop":
            path.symlink_to(path.name)
        elif what == "nowhere":
            path.symlink_to("nothing-here")
        elif what == "pipe":
            os.mkfifo(path)
        elif what == "random":
            path.write_bytes(self._random.randbytes(self._random.choice((1, 7, 8, 300, 5_000))))
        else:
            with path.open("wb") as file:
                file.truncate(2**40)
        return f"a {what}" if what != "nowhere" else "a link to nowhere"

    # JSON and TOML

    def _json(self, path: Path) -> str:
        content, said = self._changed(json.loads(path.read_text("utf-8")))
        path.write_text(json.dumps(content), "utf-8")
        return said

    def _toml(self, path: Path) -> str:
        content, said = self._changed(tomllib.loads(path.read_text("utf-8")))
        plain = _without_none(content)
        text = tomli_w.dumps(plain) if isinstance(plain, dict) else str(plain)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        return said

    def _changed(self, content: Any) -> tuple[Any, str]:
        """One place of some plain values changed, taken out, or put in."""
        if self._random.random() < 0.03:
            return self._random.choice(ODD), "wholly another value"
        holder, where = content, []
        while True:
            keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not keys:
                return self._random.choice(ODD), "wholly another value"
            key = self._random.choice(keys)
            where.append(str(key))
            if isinstance(holder[key], dict | list) and holder[key] and self._random.random() < 0.8:
                holder = holder[key]
                continue
            break
        place, how = ".".join(where), self._random.random()
        if how < 0.2:
            del holder[key]
            return content, f"{place} taken out"
        if how < 0.3 and isinstance(holder, dict):
            holder[self._random.choice(("x", "", "[bold]", "x" * 5_000))] = self._random.choice(ODD)
            return content, f"something put in beside {place}"
        value = self._random.choice(ODD)
        if isinstance(holder[key], int | float) and not isinstance(holder[key], bool) and how < 0.6:
            value = holder[key] * self._random.choice((-1, 0, 2, 3, 10, 1_000, 10**9))
        holder[key] = value
        return content, f"{place} is {repr(value)[:40]}"

    # Tables

    def _table(self, path: Path) -> str:
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
        pick = self._random.randrange
        how = self._random.choice(
            ("cell", "cell", "cell", "header", "column", "row", "short", "twice", "order")
        )
        row = pick(len(rows))
        column = pick(len(rows[0]))
        if how == "cell":
            rows[row][column] = self._random.choice(CELLS)
        elif how == "header":
            rows[0][column] = self._random.choice((*CELLS, rows[0][0], "loss", "epoch", "step", "x" * 5_000))
        elif how == "column":
            for cells in rows:
                del cells[column]
        elif how == "row":
            del rows[row]
        elif how == "short":
            rows[row] = rows[row][:column]
        elif how == "twice":
            rows.insert(row, rows[row])
        else:
            self._random.shuffle(rows)
        separator = self._random.choice((",", ",", ",", ",", ";"))
        path.write_text("".join(separator.join(cells) + "\n" for cells in rows), "utf-8")
        return f"{how} {row}, {column}"

    # Weights and codes

    def _tensors(self, path: Path) -> str:
        header, data = read_tensors(path)
        names = [name for name in header if name != "__metadata__"]
        name = self._random.choice(names)
        about = header[name]
        start, end = about["data_offsets"]
        how = self._random.choice(
            (
                "out",
                "name",
                "shape",
                "nan",
                "inf",
                "large",
                "type",
                "scalar",
                "empty",
                "twin",
                "about",
                "value",
            )
        )
        part = bytearray(data[name])
        if how == "out":
            del header[name], data[name]
        elif how == "name":
            new = self._random.choice(("x", "", "codes", "rows", f"{name}::scale", name + ".", "x" * 5_000))
            header[new], data[new] = header.pop(name), data.pop(name)
        elif how == "shape":
            size = end - start
            width = TYPES[about["dtype"]]
            about["shape"] = self._random.choice(
                (
                    [size // width],
                    [1, size // width],
                    [size // width, 1],
                    [1] * 70 + [size // width],
                    about["shape"][::-1],
                )
            )
        elif how in ("nan", "inf", "large", "value"):
            pattern = {
                "nan": (0x7FC00000, 0x7E00),
                "inf": (0xFF800000, 0xFC00),
                "large": (0x7F7FFFFF, 0x7BFF),
            }
            wide, half = pattern.get(how, (self._random.getrandbits(32), self._random.getrandbits(16)))
            code, width, value = (
                ("<H", 2, half) if about["dtype"] in ("F16", "I16", "BF16") else ("<I", 4, wide)
            )
            if len(part) >= width:
                struct.pack_into(code, part, self._random.randrange(len(part) // width) * width, value)
            data[name] = bytes(part)
        elif how == "type":
            about["dtype"] = self._random.choice(list(TYPES))
            count = 1
            for side in about["shape"]:
                count *= side
            wanted = count * TYPES[about["dtype"]]
            data[name] = (bytes(part) * (wanted // max(len(part), 1) + 1))[:wanted]
        elif how == "scalar":
            about["shape"], data[name] = [], bytes(part[: TYPES[about["dtype"]]])
        elif how == "empty":
            about["shape"], data[name] = self._random.choice(([0], [0, 2], [2, 0])), b""
        elif how == "twin":
            header[f"{name}.twin"], data[f"{name}.twin"] = dict(about), bytes(part)
        else:
            notes = header.setdefault("__metadata__", {"x": "y"})
            key = self._random.choice(list(notes))
            text = self._random.choice(
                (None, "", "[]", "{}", "null", "[1]", "x", '["a"]', "[" * 5_000, "NaN")
            )
            if text is None:
                del notes[key]
            elif self._random.random() < 0.7 and notes[key].startswith("{"):
                notes[key] = json.dumps(self._changed(json.loads(notes[key]))[0])
            else:
                notes[key] = text
            how = f"about {key}"
        write_tensors(path, header, data)
        return f"{name} {how}"


def read_tensors(path: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The header of a safetensors file and the bytes of each tensor, whatever they are."""
    content = path.read_bytes()
    length = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8 : 8 + length])
    body = content[8 + length :]
    data = {k: body[slice(*v["data_offsets"])] for k, v in header.items() if k != "__metadata__"}
    return header, data


def write_tensors(path: Path, header: dict[str, Any], data: dict[str, bytes]) -> None:
    """The other way."""
    at, body = 0, b""
    for name, part in data.items():
        header[name]["data_offsets"] = [at, at + len(part)]
        at += len(part)
        body += part
    head = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(head)) + head + body)


def _without_none(value: Any) -> Any:
    """TOML has no null."""
    if isinstance(value, dict):
        return {str(k): _without_none(v) for k, v in value.items() if v is not None}
    return [_without_none(v) for v in value if v is not None] if isinstance(value, list) else value
