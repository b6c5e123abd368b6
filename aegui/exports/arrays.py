"""Images that are shown, as arrays: the grid, the manifold, a path. No Qt, no torch."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from aegui.analysis.latent import Axes
from aegui.files import write_by
from aegui.runs import tiles
from aegui.runs.export import ABOUT

if TYPE_CHECKING:
    from aegui.analysis.latent import Plane
    from aegui.explore.records import PathStrip, Preview
    from aegui.explore.state import Floats, Rect
    from aegui.runs.snapshot import Snapshot

Arrays = Mapping[str, NDArray[Any]]
ENDINGS = (".npy", ".npz")
PART = 256  # tiles decoded at a time


def write_arrays(path: Path, arrays: Arrays, about: str = "") -> None:
    """All of them as .npz, with what the file says of itself; as .npy the first alone. Raises `OSError`."""
    if path.suffix.lower() == ".npy":
        first = np.ascontiguousarray(next(iter(arrays.values())))
        write_by(path, lambda file: np.save(file, first, allow_pickle=False))
        return
    said = {ABOUT: np.array(about)} if about else {}
    write_by(path, lambda file: np.savez(file, allow_pickle=False, **arrays, **said))


def manifold(snapshot: Snapshot, plane: Plane, rect: Rect, tiles_of: tuple[int, int], held: Floats) -> Arrays:
    """What is decoded over a rectangle of the plane in (columns, rows) of tiles: `images` (rows, columns, C,
    H, W) from the top, `places` (rows, columns, 2) in the plane, `codes` (rows, columns, D)."""
    columns, rows = tiles_of
    places = tiles.centres(rect, columns, rows)
    codes = plane.lift(places, held) if isinstance(plane, Axes) else _nearest(plane, places, held)
    parts = [snapshot.decode(codes[at : at + PART]) for at in range(0, len(codes), PART)]
    found: Arrays = {"images": np.concatenate(parts), "places": places, "codes": codes}
    return {name: values.reshape(rows, columns, *values.shape[1:]) for name, values in found.items()}


def _nearest(plane: Plane, places: Floats, held: Floats) -> Floats:
    """The codes (N, D) of places (N, 2) one by one, as t-SNE has them."""
    return np.stack([plane.lift(place, held) for place in places])


def grid(preview: Preview) -> Arrays:
    """The image grid: `reconstructed` (N, C, H, W), `original` and `noisy` where they are known, `names`."""
    rows = {
        "reconstructed": preview.reconstructed,
        "original": preview.originals,
        "noisy": preview.noisy,
        "names": np.array(preview.names, np.str_),
    }
    return {name: values for name, values in rows.items() if values is not None}


def strip(path: PathStrip) -> Arrays:
    """A path: `images` (N, C, H, W) and `distances` (N,) to the nearest real code."""
    return {"images": path.images, "distances": path.distances}
