"""A small picture of a run: its codes on a plane, coloured by class, and some reconstructions. No Qt."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from aegui import paths
from aegui.runs.run_folder import CODES, Run, RunError, StoredCodes
from aegui.sampling import sample

VERSION = 1  # of how they are drawn
SIDE, GAP = 96, 8  # px of each of the two pictures, and between them
ACROSS = 3  # reconstructions
MOST = 3000  # codes
LARGEST = 2**28  # bytes of a file of codes that is read for a small picture
KEPT, TIDIED = 5000, 0.01  # pictures: the oldest of more are deleted, after so many of those that are drawn
SOME = 200  # codes that the axes are found by, where there are more than two
MARGIN = 0.04  # of the plane, which the outermost codes keep from its edge
OUTERMOST = 0.5  # per cent of the codes at each side may lie outside

Colours = Sequence[tuple[int, int, int]]  # red, green and blue, 0 to 255


def drawn(path: Path, colours: Colours, theme: str) -> bytes:
    """The picture of a run as PNG, from the cache where it is there; b"" where the run has no codes that can
    be read. `colours` are those of the classes in the theme of that name."""
    file = _file(path, theme)
    if file is None:
        return b""
    try:
        return file.read_bytes()
    except OSError:
        pass
    try:
        codes = Run(path).codes
    except (RunError, OSError, ValueError, TypeError, AttributeError, KeyError, MemoryError):
        return b""
    if codes is None:
        return b""
    content = _png(_picture(codes, colours))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_suffix(f".{os.getpid()}.part")
        partial.write_bytes(content)
        partial.replace(file)
        _tidy(file.parent)
    except OSError:
        pass  # it is drawn again the next time
    return content


def _file(path: Path, theme: str) -> Path | None:
    """Where it is kept: under a name that changes with the codes; None where there are none to draw."""
    try:
        found = os.stat(path / CODES)
    except (OSError, ValueError):
        return None
    if found.st_size > LARGEST:
        return None
    about = f"{VERSION} {theme} {os.path.realpath(path)} {found.st_mtime_ns} {found.st_size}"
    return paths.cache_dir() / "thumbnails" / f"{blake2b(os.fsencode(about), digest_size=12).hexdigest()}.png"


def _tidy(folder: Path) -> None:
    """Now and then, so that the folder is not listed for every picture."""
    if np.random.default_rng().random() < TIDIED:
        files = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime)
        for file in files[:-KEPT]:
            file.unlink(missing_ok=True)


def _picture(stored: StoredCodes, colours: Colours) -> NDArray[np.uint8]:
    """Both pictures side by side, (SIDE, 2·SIDE + GAP, 4); what is empty is transparent."""
    picture = np.zeros((SIDE, 2 * SIDE + GAP, 4), np.uint8)
    picture[:, :SIDE] = _plane(stored, colours)
    grid = _grid(stored.pictures)
    picture[: grid.shape[0], SIDE + GAP : SIDE + GAP + grid.shape[1]] = grid
    return picture


def _plane(stored: StoredCodes, colours: Colours) -> NDArray[np.uint8]:
    """Each code as a dot of two pixels a side in the colour of its class."""
    some = sample(len(stored.codes), MOST)
    places = _places(stored.codes[some])
    labels = stored.subset.labels
    shown = np.zeros(len(places), np.int64) if labels is None else labels[some] % len(colours)
    palette = np.array([(*colour, 255) for colour in colours], np.uint8)[shown]
    picture = np.zeros((SIDE, SIDE, 4), np.uint8)
    rows, columns = places[:, 1], places[:, 0]
    for down in (0, 1):
        for right in (0, 1):
            picture[(rows + down).clip(0, SIDE - 1), (columns + right).clip(0, SIDE - 1)] = palette
    return picture


def _places(codes: NDArray[np.float32]) -> NDArray[np.int64]:
    """Column and row (N, 2) of each code: its two numbers, or its first two principal components."""
    if codes.shape[1] > 2:
        centred = codes - codes.mean(0)
        some = centred[sample(len(centred), SOME)]
        _, shares = np.linalg.eigh(some @ some.T)  # of few images, however many dimensions there are
        codes = centred @ (some.T @ shares[:, :-3:-1])
    if codes.shape[1] < 2:  # one number, or one image
        codes = np.column_stack([codes, np.zeros(len(codes), np.float32)])
    low, high = np.percentile(codes, [OUTERMOST, 100 - OUTERMOST], axis=0)
    middle, half = (low + high) / 2, max(float((high - low).max()) / 2, 1e-12)
    share = ((codes - middle) / half * (1 - MARGIN) + 1) / 2
    share[:, 1] = 1 - share[:, 1]  # the second number grows upwards
    return np.asarray((share.clip(0, 1) * (SIDE - 2)).round(), np.int64)


def _grid(pictures: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Some reconstructions (≤ SIDE, ≤ SIDE, 4), in the polarity of their data."""
    tile = SIDE // ACROSS
    grid = np.zeros((SIDE, SIDE, 4), np.uint8)
    for number, one in enumerate(pictures[: ACROSS * ACROSS]):
        channels = one[:3] if len(one) >= 3 else np.repeat(one[:1], 3, axis=0)
        image = Image.fromarray(np.ascontiguousarray(channels.transpose(1, 2, 0)))
        image.thumbnail((tile - 2, tile - 2), Image.Resampling.BOX)
        if image.width < tile - 2 and image.height < tile - 2:
            scale = min((tile - 2) / image.width, (tile - 2) / image.height)
            size = max(1, int(image.width * scale)), max(1, int(image.height * scale))
            image = image.resize(size, Image.Resampling.BILINEAR)
        row, column = divmod(number, ACROSS)
        top, left = row * tile, column * tile
        grid[top : top + image.height, left : left + image.width, :3] = np.asarray(image)
        grid[top : top + image.height, left : left + image.width, 3] = 255
    return grid


def _png(picture: NDArray[np.uint8]) -> bytes:
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "PNG", compress_level=1)
    return file.getvalue()
