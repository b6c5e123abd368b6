"""Where patches lie in a picture, and how they are cut out of it.

A corner is the upper left pixel of a patch, (x, y) from 0; a size is (height, width) in pixels.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from aegui.files import explain
from aegui.parts.datasets import DataBroken
from aegui.parts.datasets.own import plain
from aegui.parts.datasets.pictures import FORMATS, TIFF, Unreadable, refuse_large
from aegui.text import counted, quoted
from aegui.translation import QT_TRANSLATE_NOOP, tr

Edges = Literal["leave", "shift", "pad"]
Size = tuple[int, int]
Corners = NDArray[np.int64]  # (N, 2)
Points = NDArray[np.float64]  # (N, 2), x and y
FILE = ("file", "filename", "file_name", "image", "picture", "path", "name", "source")
X, Y = ("x", "center_x", "centre_x", "x_center", "cx"), ("y", "center_y", "centre_y", "y_center", "cy")
CLASS = ("class", "label", "category", "type")
MOST_POSITIONS = 5_000_000
NO_LABELS = QT_TRANSLATE_NOOP(
    "", "it is no label image: save whole numbers in one channel, 0 where there is no object"
)


class Position(NamedTuple):
    """A line of a table of positions."""

    x: float  # pixels, of the middle of the patch
    y: float
    group: str  # its class, "" where the table has none


def grid(picture: Size, patch: Size, stride: Size, edges: Edges) -> Corners:
    """The patches of a regular grid, row by row from the upper left.

    What is left at the right and at the bottom has no patch under "leave" and one more under the others.
    """
    rows, columns = (
        np.arange(_count(whole, part, step, edges != "leave"), dtype=np.int64) * step
        for whole, part, step in zip(picture, patch, stride, strict=True)
    )
    y, x = np.meshgrid(rows, columns, indexing="ij")
    return np.stack([x.ravel(), y.ravel()], axis=1)


def _count(whole: int, part: int, step: int, last: bool) -> int:
    """How many patches lie along a side."""
    inside = max(0, (whole - part) // step + 1) if whole >= part else 0
    return inside + (1 if last and (not inside or (inside - 1) * step + part < whole) else 0)


def around(points: Points, patch: Size) -> Corners:
    """The patches about these points."""
    half = np.array([patch[1] / 2, patch[0] / 2])
    corners: Corners = np.floor(points - half + 0.5).astype(np.int64)
    return corners


def placed(corners: Corners, picture: Size, patch: Size, edges: Edges) -> Corners:
    """The patches (M, 2) that are cut: those that reach beyond the edge are left out ("leave"), moved inwards
    ("shift", left out of a picture smaller than a patch), or kept, for what lies beyond is black ("pad").

    One that does not touch the picture at all is left out in any case.
    """
    most = np.array([picture[1] - patch[1], picture[0] - patch[0]])
    size = np.array([patch[1], patch[0]])
    touching = ((corners + size > 0) & (corners < most + size)).all(axis=1)
    corners = corners[touching]
    if edges == "pad":
        return corners
    if edges == "shift" and (most >= 0).all():
        return np.unique(np.clip(corners, 0, most), axis=0) if len(corners) else corners
    return corners[((corners >= 0) & (corners <= most)).all(axis=1)]


def cut(picture: NDArray[Any], corner: Sequence[int], patch: Size) -> NDArray[Any]:
    """A patch (h, w) or (h, w, C) of a picture (H, W) or (H, W, C); beyond its edges it is black."""
    x, y = int(corner[0]), int(corner[1])
    high, wide = patch
    inside = picture[max(y, 0) : max(y + high, 0), max(x, 0) : max(x + wide, 0)]
    if inside.shape[:2] == (high, wide):
        return inside
    made = np.zeros((high, wide, *picture.shape[2:]), picture.dtype)
    top, left = max(-y, 0), max(-x, 0)
    made[top : top + inside.shape[0], left : left + inside.shape[1]] = inside
    return made


def objects(labels: NDArray[Any]) -> Points:
    """The middle of each object of a label image (H, W): pixels of one number above 0 are an object.

    Where all objects have the same number it is a mask, and pixels that touch are an object.
    """
    from scipy import ndimage

    numbers = np.unique(labels[labels > 0])
    if len(numbers) == 1:
        labels, count = ndimage.label(labels > 0, structure=np.ones((3, 3), int))
        numbers = np.arange(1, count + 1)
    if not len(numbers):
        return np.empty((0, 2))
    middles = np.array(ndimage.center_of_mass(labels > 0, labels, numbers))
    return middles[:, ::-1] + 0.5  # the middle of a pixel, of which 0 is the corner


def label_image(path: Path) -> NDArray[Any]:
    """The numbers (H, W) of a label image. Raises `Unreadable`."""
    try:
        with path.open("rb") as file:
            is_tiff = file.read(4) in TIFF
        if is_tiff:
            from tifffile import TiffFile

            with TiffFile(path) as tiff:
                page: Any = tiff.pages.first
                refuse_large(page.imagewidth, page.imagelength)
                labels = np.asarray(page.asarray())
        else:
            with Image.open(path, formats=FORMATS) as image:
                refuse_large(image.width, image.height)
                labels = np.asarray(image)
    except Unreadable:
        raise
    except Exception as error:  # a hostile file can make the reader stumble in any way
        raise Unreadable(tr("its label image {} can't be read ({})", path.name, error)) from None
    if labels.ndim != 2 or labels.dtype.kind not in "bui":
        raise Unreadable(tr("of {}, {}", path.name, tr(NO_LABELS)))
    return labels


def positions(path: Path, pictures: Mapping[str, str]) -> tuple[dict[str, list[Position]], tuple[str, ...]]:
    """The positions of a table (CSV) by picture, and sentences on what was left out.

    `pictures` are the names that a picture may be called by: its path, its name and its stem. A table without
    a column of files is of the one picture that there is. Raises `DataBroken`.
    """
    found: dict[str, list[Position]] = {}
    strange: dict[str, int] = {}
    try:
        with path.open(newline="", encoding="utf-8-sig", errors="replace") as file:
            for name, position in _lines(path, file, set(pictures.values())):
                picture = pictures.get(name)
                if picture is None:
                    strange[name] = strange.get(name, 0) + 1
                else:
                    found.setdefault(picture, []).append(position)
    except OSError as error:
        raise DataBroken(explain(error, path)) from error
    except csv.Error as error:
        raise DataBroken(
            tr("{} is no table of positions ({}): write it as CSV with x and y.", path, error)
        ) from error
    if not found:
        first = next(iter(strange), None)
        why = tr("it has no lines") if first is None else tr("it names {}, for one", quoted(plain(first)))
        raise DataBroken(tr("{} has no position in any of the pictures: {}.", path, why))
    notes = []
    if strange:
        count = sum(strange.values())
        one = plain(next(iter(strange)))
        verb = tr("is in a picture that is") if count == 1 else tr("are in pictures that are")
        notes.append(
            tr("{} of {} {} not there, such as {}.", counted(count, "position"), path.name, verb, one)
        )
    return found, tuple(notes)


def _lines(path: Path, file: Any, pictures: set[str]) -> Iterator[tuple[str, Position]]:
    """Each line: the name of the picture, and the position."""
    sample = file.read(4096)
    file.seek(0)
    separator = max(",;\t", key=sample.count)
    lines = csv.reader(file, delimiter=separator, strict=False)
    head = [cell.strip().lower() for cell in next(lines, [])]
    x, y = _column(head, X), _column(head, Y)
    if x is None or y is None:
        raise DataBroken(
            tr("{} has no columns x and y: its first line is {}.", path, quoted(separator.join(head)))
        )
    place, group = _column(head, FILE), _column(head, CLASS)
    if place is None and len(pictures) != 1:
        raise DataBroken(
            tr(
                "{} does not say in which of {:,} pictures a position is: add a column file.",
                path,
                len(pictures),
            )
        )
    only = next(iter(pictures))
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if number > MOST_POSITIONS:
            raise DataBroken(tr("{} has more than {:,} positions.", path, MOST_POSITIONS))
        try:
            at = float(cells[x].replace(",", ".")), float(cells[y].replace(",", "."))
            if not all(map(math.isfinite, at)) or max(map(abs, at)) > 1e9:
                raise ValueError
            name = only if place is None else cells[place].strip()
            yield name, Position(*at, cells[group].strip() if group is not None else "")
        except (ValueError, IndexError):
            raise DataBroken(
                tr(
                    "Line {:,} of {} has no numbers for x and y: {}.",
                    number,
                    path,
                    quoted(separator.join(cells)),
                )
            ) from None


def _column(head: Sequence[str], names: Sequence[str]) -> int | None:
    """The first column that is called so."""
    return next((head.index(name) for name in names if name in head), None)
