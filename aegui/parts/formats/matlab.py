"""MATLAB's .mat files: 5 to 7.2 (scipy) and 7.3, which is HDF5.

MATLAB counts images along the last axis and stores columns: both are brought to rows here, and it is said.
Cells, objects and function handles are left closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isqrt
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from aegui.parts.channels import MOST_CHANNELS
from aegui.parts.formats import Format, StoredArray, closed, formats, hdf5
from aegui.parts.formats.broken import broken
from aegui.parts.formats.data_file import DataFile
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.translation import tr

NUMBERS = frozenset(
    {"double", "single", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "logical"}
)
COLOURS = (1, 3, 4)
LEAST_FLAT = 64  # numbers in a row that may be an image
CLOSED = QT_TRANSLATE_NOOP("", "is of MATLAB's type {}, which is left closed: save it as an array of numbers")
LAST = QT_TRANSLATE_NOOP("", "images along the last axis, as MATLAB has them")
COLUMNS = QT_TRANSLATE_NOOP("", "columns first, as MATLAB has them")


@dataclass(frozen=True, eq=False)
class MatArray(StoredArray):
    """A variable, or a field of a structure, with the images along the first axis."""

    last: bool = False  # MATLAB's last axis counts the images
    side: int = 0  # of flat images, which are columns one behind another
    new: bool = False  # 7.3
    kind: str = ""

    def _blocks(self) -> Iterator[NDArray[Any]]:
        for block in self._turned() if self.new else [self._first(_loaded(self.source, self.key))]:
            whole = block.reshape(len(block), self.side, self.side).transpose(0, 2, 1) if self.side else block
            given = whole.astype(self.dtype, copy=False)
            step = max(1, 2**20 // max(1, given[:1].nbytes))
            for start in range(0, len(given), step):
                yield given[start : start + step]

    def _first(self, given: NDArray[Any]) -> NDArray[Any]:
        """MATLAB's array with the images along the first axis."""
        return np.moveaxis(given, -1, 0) if self.last else given

    def _turned(self) -> Iterator[NDArray[Any]]:
        """Of a file of 7.3, whose axes are MATLAB's in reverse."""
        with hdf5.opened(self.source) as file:
            array = file[self.key]
            if not self.last:
                yield np.asarray(array[()]).transpose()
                return
            for rows, _ in self.spans(array.chunks[0] if array.chunks else 1):
                yield self._first(np.asarray(array[rows]).transpose())


@formats.add(
    "matlab",
    QT_TRANSLATE_NOOP("formats", "MATLAB"),
    QT_TRANSLATE_NOOP("formats", "Variables and fields of structures; images along the last axis are found."),
    order=15,
)
class Matlab(Format):
    """Every array of numbers, by the name of its variable."""

    suffixes: ClassVar[tuple[str, ...]] = (".mat",)
    prose: ClassVar[str] = QT_TRANSLATE_NOOP("", "save the images from MATLAB with save(name, '-v7')")

    def has(self, start: bytes) -> bool:
        return start.startswith(b"MATLAB ")

    def arrays(self, source: DataFile) -> list[StoredArray]:
        new = source.start(20).startswith(b"MATLAB 7.3")
        with broken(source):
            found = _of_new(source) if new else _of_old(source)
        return _arranged(found)


def _of_new(source: DataFile) -> list[StoredArray]:
    found: list[StoredArray] = []
    with hdf5.opened(source) as file:
        for name, array in hdf5.walk(source, file):
            if name.startswith("#"):  # what cells refer to
                continue
            if isinstance(array, str):
                found.append(closed(source, name, array))
                continue
            sort = array.attrs.get("MATLAB_class", b"")
            kind = sort.decode("latin-1") if isinstance(sort, bytes) else str(sort)
            if array.attrs.get("MATLAB_empty", 0):
                found.append(MatArray(source, name, (0, 0), np.dtype(np.float64), new=True))
            elif kind in NUMBERS:
                dtype = np.dtype(bool) if kind == "logical" else array.dtype
                found.append(MatArray(source, name, tuple(array.shape[::-1]), dtype, new=True, kind=kind))
            elif kind:
                found.append(closed(source, name, tr(CLOSED, kind)))
    return found


def _of_old(source: DataFile) -> list[StoredArray]:
    from scipy.io import whosmat

    found: list[StoredArray] = []
    with source.open() as file:
        variables = whosmat(file)
    for name, shape, kind in variables:
        if kind in NUMBERS:
            dtype = {"double": "f8", "single": "f4", "logical": "?"}.get(kind, kind)
            found.append(MatArray(source, name, tuple(shape), np.dtype(dtype), kind=kind))
        elif kind == "struct":
            found += _of_struct(source, name, _loaded(source, name))
        else:
            found.append(closed(source, name, tr(CLOSED, kind)))
    return found


def _of_struct(source: DataFile, name: str, given: Any) -> Iterator[StoredArray]:
    """The arrays of numbers in a structure, and in those inside it."""
    while (
        isinstance(given, np.ndarray)
        and given.dtype.names is None
        and given.dtype == object
        and given.size == 1
    ):
        given = given.flat[0]
    if isinstance(given, np.ndarray) and given.dtype.names and given.size == 1:
        for field in given.dtype.names:
            yield from _of_struct(source, f"{name}/{field}", given[field].flat[0])
    elif isinstance(given, np.ndarray) and given.dtype.kind in "biuf":
        yield MatArray(source, name, given.shape, given.dtype.newbyteorder("="), kind="struct")


def _loaded(source: DataFile, name: str) -> NDArray[Any]:
    """A variable or a field of a structure of an old file. Raises `DataBroken`."""
    from scipy.io import loadmat

    variable, *fields = name.split("/")
    with source.open() as file:
        given: Any = loadmat(file, variable_names=[variable])[variable]
    for field in fields:
        given = given[field].flat[0]
    return np.asarray(given)


def _arranged(found: list[StoredArray]) -> list[StoredArray]:
    """With the images along the first axis: as the labels beside them say, else as is usual in MATLAB."""
    lengths = {max(one.shape) for one in found if len(one.shape) == 2 and min(one.shape) == 1}
    return [_turned(one, lengths) if isinstance(one, MatArray) else one for one in found]


def _turned(one: MatArray, lengths: set[int]) -> MatArray:
    shape = one.shape
    if len(shape) == 2 and min(shape) == 1:  # a row or a column of labels
        return replace(one, shape=(max(shape), 1), last=shape[0] == 1 and shape[1] > 1)
    if len(shape) not in (2, 3, 4) or 0 in shape:
        return one
    last = _counts_last(shape, lengths)
    if last:
        shape = (shape[-1], *shape[:-1])
    side = isqrt(shape[1]) if len(shape) == 2 and shape[1] >= LEAST_FLAT else 0
    note = tr(LAST) if last else ""
    if side and side * side == shape[1]:
        note = f"{note}, {tr(COLUMNS)}" if note else tr(COLUMNS)
        return replace(one, shape=(shape[0], side, side), last=last, side=side, note=note)
    return replace(one, shape=shape, last=last, note=note)


def _counts_last(shape: tuple[int, ...], lengths: set[int]) -> bool:
    """Whether the last axis counts the images."""
    if (shape[-1] in lengths) != (shape[0] in lengths):
        return shape[-1] in lengths
    if len(shape) == 2:
        return False
    if len(shape) == 4:
        if shape[3] in COLOURS or shape[3] <= MOST_CHANNELS < shape[2]:
            return False
        return shape[2] in COLOURS or shape[0] == shape[1] or 1 < shape[2] <= MOST_CHANNELS < shape[3]
    return shape[1] != shape[2] or shape[0] == shape[1]
