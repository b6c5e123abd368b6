"""Parquet with a column of images, as Hugging Face's data sets store them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from aegui.parts.formats import AT_ONCE, Format, StoredArray, StoredPictures, closed, formats
from aegui.parts.formats.broken import DataBroken, broken
from aegui.parts.formats.data_file import DataFile
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.text import counted, shortened
from aegui.translation import tr

MAGIC = b"PAR1"
SHARD = re.compile(r"(.+-)(\d+)(-of-)(\d+)(\.\w+)")  # train-00000-of-00004.parquet
MOST_SHARDS = 10_000
ROWS = 256  # that are read together


@dataclass(frozen=True, eq=False)
class Column(StoredArray):
    """A column of numbers, texts, or lists of numbers that all have one shape."""

    shards: tuple[DataFile, ...] = ()  # the files that hold it, one behind the other

    def _blocks(self) -> Iterator[NDArray[Any]]:
        rows = max(1, min(2**14, AT_ONCE // max(1, int(np.prod(self.shape[1:])) * self.dtype.itemsize)))
        for shard in self.shards:
            for batch in batches(shard, self.key, rows):
                yield self._of(batch)

    def _of(self, batch: Any) -> NDArray[Any]:
        import pyarrow as pa

        batch = getattr(batch, "storage", batch)  # of an extension type
        if batch.null_count:
            raise DataBroken(
                tr("{} in {} lacks a value in some rows: leave these rows out.", self.name, self.path)
            )
        count = len(batch)
        while (
            pa.types.is_list(batch.type)
            or pa.types.is_large_list(batch.type)
            or pa.types.is_fixed_size_list(batch.type)
        ):
            batch = batch.flatten()
        if self.dtype.kind == "U":
            return np.array(batch.to_pylist(), np.str_)
        flat = batch.to_numpy(zero_copy_only=False)
        if flat.size != count * int(np.prod(self.shape[1:])) or flat.dtype == object:
            raise DataBroken(
                tr("{} in {} holds lists of different lengths: give all one shape.", self.name, self.path)
            )
        return np.asarray(flat).reshape(count, *self.shape[1:])


@dataclass(frozen=True, eq=False)
class PictureColumn(StoredPictures):
    """A column of picture files."""

    shards: tuple[DataFile, ...] = ()  # the files that hold it, one behind the other

    def files(self, rows: Sequence[int] | None = None) -> Iterator[tuple[int, bytes]]:
        wanted = None if rows is None else set(rows)
        row = 0
        for batch in (one for shard in self.shards for one in batches(shard, self.key, ROWS)):
            column = batch.field("bytes") if batch.type.num_fields else batch
            for value in column:
                if wanted is None or row in wanted:
                    content = value.as_py()
                    if content is None:
                        raise DataBroken(
                            tr(
                                "{} in {} has only the path of the picture of row {:,}: save the "
                                "data set with its pictures embedded.",
                                self.name,
                                self.path,
                                row,
                            )
                        )
                    yield row, content
                row += 1
            if wanted is not None and row > max(wanted, default=-1):
                return


@formats.add(
    "parquet",
    QT_TRANSLATE_NOOP("formats", "Parquet"),
    QT_TRANSLATE_NOOP("formats", "A table with a column of images, as Hugging Face stores data sets."),
    order=35,
)
class Parquet(Format):
    """Every column that may be images or labels."""

    suffixes: ClassVar[tuple[str, ...]] = (".parquet", ".pq")

    def has(self, start: bytes) -> bool:
        return start.startswith(MAGIC)

    def arrays(self, source: DataFile) -> list[StoredArray]:
        shards, note = shards_of(source)
        counts = []
        for shard in shards:
            with opened(shard) as file:
                counts.append(file.metadata.num_rows)
                if shard is shards[0]:
                    schema = file.schema_arrow
                elif file.schema_arrow.names != schema.names:
                    raise DataBroken(
                        tr("{} has other columns than {}: keep it in another folder.", shard, shards[0])
                    )
        names = class_names(schema.metadata or {})
        return [
            _stored(shards, field.name, field.type, sum(counts), names.get(field.name, ()), note)
            for field in schema
        ]


def shards_of(source: DataFile) -> tuple[tuple[DataFile, ...], str]:
    """The files that a large table was parted into, of which this is one, in their order.

    And what is to be said of it, "" of a table in one file.
    """
    named = SHARD.fullmatch(source.path.name)
    if named is None or source.member or not 1 < int(named[4]) <= MOST_SHARDS:
        return (source,), ""
    start, number, of, total, suffix = named.groups()
    paths = [
        source.path.with_name(f"{start}{n:0{len(number)}d}{of}{total}{suffix}") for n in range(int(total))
    ]
    there = [path for path in paths if path.is_file()]
    gone = [path.name for path in paths if path not in there]
    note = tr(
        "{:,} of {}, {} and on, are read as one", len(there), counted(len(paths), "file"), there[0].name
    )
    return tuple(map(DataFile, there)), tr(
        "{}; {} is missing", note, shortened(", ".join(gone))
    ) if gone else note


@contextmanager
def opened(source: DataFile) -> Iterator[Any]:
    """The open file. Raises `DataBroken`."""
    import pyarrow.parquet as pq

    with broken(source), source.open() as raw, pq.ParquetFile(raw) as file:
        yield file


def batches(source: DataFile, name: str, rows: int) -> Iterator[Any]:
    """A column, some rows at a time. Raises `DataBroken`."""
    with opened(source) as file:
        for batch in file.iter_batches(batch_size=rows, columns=[name]):
            yield batch.column(0)


def _stored(
    shards: tuple[DataFile, ...], name: str, kind: Any, count: int, words: tuple[str, ...], note: str
) -> StoredArray:
    import pyarrow as pa

    source = shards[0]
    packed = pa.types.is_struct(kind) and kind.get_field_index("bytes") >= 0
    if packed or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return PictureColumn(source, name, (count,), np.dtype(np.void), note, shards=shards)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_dictionary(kind):
        return Column(source, name, (count,), np.dtype(np.str_), note, shards=shards)
    inner = getattr(kind, "storage_type", kind)
    depth = 0
    while pa.types.is_list(inner) or pa.types.is_large_list(inner) or pa.types.is_fixed_size_list(inner):
        inner, depth = inner.value_type, depth + 1
    if not (pa.types.is_integer(inner) or pa.types.is_floating(inner) or pa.types.is_boolean(inner)):
        return closed(source, name, tr("is of type {}, which is neither images nor labels", kind))
    sides = _sides(source, name, depth) if depth and count else ()
    return Column(
        source, name, (count, *sides), np.dtype(inner.to_pandas_dtype()), note, words=words, shards=shards
    )


def _sides(source: DataFile, name: str, depth: int) -> tuple[int, ...]:
    """The shape of the first list of a column; of a flat one in a list, its length."""
    first = next(batches(source, name, 1))
    value = getattr(first, "storage", first)[0].as_py()
    sides = []
    for _ in range(depth):
        sides.append(len(value or ()))
        value = value[0] if value else None
    return tuple(sides)


def class_names(metadata: dict[bytes, bytes]) -> dict[str, tuple[str, ...]]:
    """What the numbers of label columns stand for, as Hugging Face notes it in a file."""
    try:
        features = json.loads(metadata[b"huggingface"])["info"]["features"]
        return {
            name: tuple(map(str, one["names"]))
            for name, one in features.items()
            if isinstance(one, dict)
            and one.get("_type") == "ClassLabel"
            and isinstance(one.get("names"), list)
        }
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
