"""What the views are told about one's own picture: pure functions from a picture and a model to records."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aegui.explore.records import Company, Drawn, Nearest
from aegui.explore.user_image import Form, Prepared, form_of
from aegui.sampling import sample

if TYPE_CHECKING:
    from aegui.analysis.retrieval import CodeIndex
    from aegui.explore.state import Model
    from aegui.parts.datasets.pictures import Limits, Method
    from aegui.runs.snapshot import Snapshot
    from aegui.training.splits import ImageSet

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

MEASURED = 200  # images tell the form of all
NEAREST = 4


@dataclass(frozen=True, eq=False)
class Own:
    """A picture in the form of the data set, and what was erased of it."""

    drawn: Drawn
    whole: Bytes  # (C, H, W), with what lies under the holes
    holes: Mask  # (H, W)


@dataclass(frozen=True, eq=False)
class Library:
    """Images with their codes, to look for similar ones among."""

    index: CodeIndex
    subset: ImageSet
    rows: NDArray[np.int64]  # of the subset, one a code
    codes: Floats
    trained: bool  # they are the training images


def form(model: Model, subset: ImageSet) -> Form:
    """Of the data set; where that is not on the disk, of what the model decodes."""
    import aegui.analysis.reconstruction  # noqa: F401  # here: the first stroke does not wait for it

    assert model.snapshot is not None
    pixels = subset.pixels
    if pixels is None:
        pixels = model.snapshot.decode(model.codes[sample(len(model.codes), MEASURED)])
    data = model.snapshot.recipe.data
    method: Method = getattr(data, "resize", "fit")
    limits: Limits | None = getattr(data, "given_limits", None)
    return replace(form_of(pixels), method=method, limits=limits)


def own(snapshot: Snapshot, place: Callable[[Floats], Floats], prepare: Callable[[], Prepared]) -> Own | None:
    """A prepared picture through a model, and where `place` puts its code (D,) in the plane.

    None where nothing is left of it. Raises what `prepare` does.
    """
    from aegui.analysis.reconstruction import error_levels, error_map

    began = time.perf_counter()
    ready = prepare()
    if ready.blank or ready.holes.all():
        return None
    image = ready.image
    if ready.holes.any():
        even = image[:, ~ready.holes].mean(axis=1).round().astype(np.uint8)
        image = np.where(ready.holes, even[:, None, None], image)
    code = snapshot.encode(image[None])[0]
    reconstructed = snapshot.decode(code[None])[0]
    known = ~ready.holes
    levels, high = error_levels(image[None], reconstructed[None], known)
    mse = float(error_map(image, reconstructed).values[known].mean())
    x, y = place(code).tolist()
    spent = 1e3 * (time.perf_counter() - began)
    erased = bool(ready.holes.any())
    told = Drawn(image, code, (x, y), reconstructed, levels[0], high, mse, erased, spent)
    return Own(told, ready.image, ready.holes)


def company(snapshot: Snapshot, mine: Own, library: Library, noise: tuple[str, float], draw: int) -> Company:
    """The picture restored from noise, its holes filled in, and the images nearest to it."""
    from aegui.parts.noises import with_level

    kind, level = noise
    grey = snapshot.recipe.task.kind == "colorize"
    noisy = restored = None
    if kind != "none" or grey:
        corruption = with_level(kind, level, snapshot.recipe.corruption)
        seen, made = snapshot.restore(mine.drawn.image[None], corruption, draw)
        noisy, restored = seen[0], None if kind == "none" else made[0]
    nearest = _nearest(snapshot, mine.drawn.code, library)
    return Company(noisy, restored, _filled(snapshot, mine), nearest, library.trained, grey)


def _filled(snapshot: Snapshot, mine: Own) -> Bytes | None:
    """What the model puts into the holes."""
    from aegui.analysis.reconstruction import filled

    image = None
    if mine.drawn.erased:
        for better in filled(snapshot, mine.whole, mine.holes):
            image = better
    return image


def _nearest(snapshot: Snapshot, code: Floats, library: Library) -> tuple[Nearest, ...]:
    """By the code alone: a label behind it does not count."""
    subset = library.subset
    found = library.index.nearest(code[None, : snapshot.recipe.model.code], NEAREST)
    answers = []
    for place, distance in zip(found.rows[0].tolist(), found.distances[0].tolist(), strict=True):
        row = int(library.rows[place])
        image = (
            snapshot.decode(library.codes[place : place + 1])[0]
            if subset.pixels is None
            else subset.pixels[row]
        )
        answers.append(Nearest(subset.identity(row), subset.label(row), distance, image))
    return tuple(answers)
