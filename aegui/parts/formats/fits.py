"""FITS, the format of astronomy; its library comes with the extra `fits`."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from aegui.parts.formats import Format, StoredArray, formats
from aegui.parts.formats.broken import DataBroken, broken
from aegui.parts.formats.data_file import DataFile
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.translation import tr

TYPES = {8: "u1", 16: "i2", 32: "i4", 64: "i8", -32: "f4", -64: "f8"}


@dataclass(frozen=True, eq=False)
class FitsImage(StoredArray):
    """An image or a cube of a FITS file; the first row of a picture is its lowest, as astronomy has it."""

    unit: int = 0  # of the file, from 0
    single: bool = False  # it is one image

    def _blocks(self) -> Iterator[NDArray[Any]]:
        with opened(self.source) as file:
            data = file[self.unit]
            if self.single:
                yield np.asarray(data.data)[None].astype(self.dtype, copy=False)
                return
            for rows, _ in self.spans():
                yield np.asarray(data.section[rows]).astype(self.dtype, copy=False)


@formats.add(
    "fits",
    QT_TRANSLATE_NOOP("formats", "FITS"),
    QT_TRANSLATE_NOOP("formats", "Images and cubes of astronomy."),
    order=50,
)
class Fits(Format):
    """Every image of the file, by the name or number of its part."""

    suffixes: ClassVar[tuple[str, ...]] = (".fits", ".fit", ".fts", ".fits.gz")

    def has(self, start: bytes) -> bool:
        return start.startswith(b"SIMPLE  =")

    def arrays(self, source: DataFile) -> list[StoredArray]:
        found: list[StoredArray] = []
        with opened(source) as file:
            for unit, part in enumerate(file):
                shape = tuple(getattr(part, "shape", ()))
                if part.is_image and shape:
                    name = part.name if unit else (part.name or "PRIMARY")
                    found.append(_stored(source, name or f"part {unit}", shape, part, unit))
        return found


@contextmanager
def opened(source: DataFile) -> Iterator[Any]:
    """The open file. Raises `DataBroken`."""
    try:
        from astropy.io import fits
    except ImportError:
        raise DataBroken(
            tr(
                "{} is a FITS file, and astropy, which reads it, is not installed: pip install "
                '"autoencoder-explorer[fits]".',
                source,
            )
        ) from None
    with broken(source), source.open() as raw, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.filterwarnings("error", "File may have been truncated")  # what is gone would read as zeros
        with fits.open(raw, memmap=False, lazy_load_hdus=True) as file:
            yield file


def _stored(source: DataFile, name: str, shape: tuple[int, ...], part: Any, unit: int) -> StoredArray:
    header = part.header
    dtype = np.dtype(TYPES[int(header["BITPIX"])])
    zero, scale = float(header.get("BZERO", 0)), float(header.get("BSCALE", 1))
    if dtype.kind != "f" and (zero or scale != 1):
        if scale == 1 and zero == 2 ** (8 * dtype.itemsize - 1):
            dtype = np.dtype(f"u{dtype.itemsize}")
        else:
            dtype = np.dtype(np.float32 if dtype.itemsize <= 2 else np.float64)
    single = len(shape) == 2
    whole = (1, *shape) if single else shape
    return FitsImage(source, name, whole, dtype, unit=unit, single=single)
