"""Images that an exported model is tried on: as it takes them, and as the program sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from aegui.exports.preprocessing import Pixels
from aegui.parts.datasets import DataMissing
from aegui.parts.datasets.binarising import HALF
from aegui.parts.datasets.own import OwnImages
from aegui.runs.run_folder import Run, RunError
from aegui.runs.run_images import read_images
from aegui.sampling import sample
from aegui.text import counted

if TYPE_CHECKING:
    from aegui.parts.datasets import Say
    from aegui.recipe import Recipe

TRIED = 256  # images


class NotInGraph(ValueError):
    """A step of the preprocessing that is in no graph; a sentence says which and what can be done."""


@dataclass(frozen=True, eq=False)
class Taken:
    """Images that a graph takes."""

    given: Sequence[NDArray[Any]]  # N times (C, H, W), as the graph takes them
    seen: NDArray[np.uint8]  # (N, C, H, W), as the network sees them
    form: Pixels | None  # None: images from 0 to 1, as the network takes them
    what: str  # what they are: "256 test images"
    notes: tuple[str, ...] = ()


def taken_images(run: Run, recipe: Recipe, folders: Iterable[Path], plain: bool, say: Say) -> Taken:
    """Some test images of a run; where its images are not on the disk random ones.

    Raises `NotInGraph`, `DataBroken` or `RunError`.
    """
    if isinstance(recipe.data, OwnImages) and not plain:
        raise NotInGraph(
            "How your own images are resized and come from their values to black and white is in no graph "
            "yet: export one that takes images from 0 to 1 in the network's size (--plain)."
        )
    seen, what, notes = _some(run, recipe, list(folders), say)
    if plain:
        unit = [image.astype(np.float32) * np.float32(1 / 255) for image in seen]
        return Taken(unit, seen, None, what, notes)
    white = HALF if getattr(recipe.data, "binarised", "none") == "threshold" else None
    return Taken(list(seen), seen, Pixels(recipe.shape[0], recipe.shape[1:], white), what, notes)


def _some(
    run: Run, recipe: Recipe, places: list[Path], say: Say
) -> tuple[NDArray[np.uint8], str, tuple[str, ...]]:
    try:
        splits, _ = read_images(run, recipe.data, places, say)
        images, kind = splits.test, "training image" if splits.tested == "train" else "test image"
        if images.pixels is not None and len(images):
            rows = sample(len(images), TRIED, images.labels)
            return images.pixels[rows], counted(len(rows), kind), ()
    except (DataMissing, RunError):
        pass
    noise = np.random.default_rng(0).integers(0, 256, (TRIED, *recipe.shape), np.uint8)
    told = f"{recipe.data.kind} is not on the disk: the graphs were tried on random images."
    return noise, counted(TRIED, "random image"), (told,)
