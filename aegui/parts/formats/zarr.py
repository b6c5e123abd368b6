"""Zarr, version 2 and 3: a folder or a zip file with a tree of arrays in chunks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from aegui.parts.formats import Format, StoredArray, closed, formats
from aegui.parts.formats.broken import DataBroken, broken
from aegui.parts.formats.data_file import DataFile
from aegui.translation import QT_TRANSLATE_NOOP, tr

MARKS = ("zarr.json", ".zgroup", ".zarray")
MOST = 10_000  # arrays and groups that are looked at
# Of the codecs that are known, those that hold plain values: others may run what they read.
PLAIN = frozenset(
    {
        "blosc", "zstd", "zlib", "gzip", "lz4", "bz2", "lzma", "bytes", "transpose", "crc32c", "crc32",
        "adler32", "fletcher32", "sharding_indexed", "shuffle", "delta", "fixedscaleoffset", "packbits",
        "bitround", "quantize", "astype", "vlen-utf8", "vlen-bytes",
    }
)  # fmt: skip
OBJECTS = QT_TRANSLATE_NOOP("", "holds objects, which could run anything: save plain numbers")


@dataclass(frozen=True, eq=False)
class ZarrArray(StoredArray):
    """An array of a Zarr store."""

    chunk: int = 1  # rows that are packed together

    def _blocks(self) -> Iterator[NDArray[Any]]:
        with opened(self.source) as root:
            array = root[self.key] if self.key else root
            if not self.shape:
                yield np.asarray(array[...])[None]
                return
            for rows, step in self.spans(self.chunk):
                together = np.asarray(array[rows])
                for start in range(0, len(together), step):
                    yield together[start : start + step]


@formats.add(
    "zarr",
    QT_TRANSLATE_NOOP("formats", "Zarr"),
    QT_TRANSLATE_NOOP("formats", "A folder or a zip file with a tree of arrays."),
    order=25,
)
class Zarr(Format):
    """Every array of the tree, by its path."""

    suffixes: ClassVar[tuple[str, ...]] = (".zarr", ".zarr.zip", *MARKS)
    folders: ClassVar[bool] = True
    nested: ClassVar[bool] = False

    def opens(self, path: Path) -> bool:
        return any((path / mark).is_file() for mark in MARKS)

    def has(self, start: bytes) -> bool:
        return start.startswith(b"PK\x03\x04") and any(mark.encode() in start for mark in MARKS)

    def arrays(self, source: DataFile) -> list[StoredArray]:
        import zarr

        with opened(source) as root:
            if isinstance(root, zarr.Array):
                return [_stored(source, "", root)]
            found: list[StoredArray] = []
            for name, inner in root.members(max_depth=None):
                if len(found) > MOST:
                    raise DataBroken(
                        tr("{} holds more than {:,} arrays: save the images apart.", source, MOST)
                    )
                if isinstance(inner, zarr.Array):
                    found.append(_stored(source, name, inner))
            return sorted(found, key=lambda one: one.name)


@contextmanager
def opened(source: DataFile) -> Iterator[Any]:
    """The open store. Raises `DataBroken`."""
    import zarr
    from zarr.storage import LocalStore, ZipStore

    with broken(source):
        if source.path.is_dir():
            yield zarr.open(LocalStore(source.path, read_only=True), mode="r")
        else:
            with ZipStore(source.path, mode="r") as store:
                yield zarr.open(store, mode="r")


def _stored(source: DataFile, name: str, array: Any) -> StoredArray:
    if array.dtype.hasobject or _runs(array):
        return closed(source, name, tr(OBJECTS))
    note = ""
    missing = array.nchunks - array.nchunks_initialized
    if missing:
        note = tr(
            "{:,} of {:,} chunks are not stored and read as {}", missing, array.nchunks, array.fill_value
        )
    chunk = array.shards or array.chunks
    return ZarrArray(source, name, tuple(map(int, array.shape)), np.dtype(array.dtype), note,
                     chunk=int(chunk[0]) if chunk else 1)  # fmt: skip


def _runs(array: Any) -> bool:
    """Whether a codec of an array is none of those that hold plain values."""
    said = array.metadata.to_dict()
    used = _codecs([said.get(name) for name in ("codecs", "compressor", "filters")])
    return any(name.removeprefix("numcodecs.") not in PLAIN for name in used)


def _codecs(said: Any) -> Iterator[str]:
    """The names of codecs, those inside others included."""
    if isinstance(said, list | tuple):
        for one in said:
            yield from _codecs(one)
    elif isinstance(said, dict):
        yield str(said.get("name", said.get("id")))
        inside = said.get("configuration", {})
        yield from _codecs([inside.get(name) for name in ("codecs", "index_codecs")])
    elif said is not None:
        yield str(getattr(said, "codec_id", said))
