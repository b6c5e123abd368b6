"""The image grid: fixed validation images, corrupted as chosen, through the model that is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore.file_units import rule_of, units
from aegui.explore.query import Query, Task
from aegui.explore.records import Preview
from aegui.explore.shown_channels import drawing
from aegui.explore.state import Bytes, GridImages, Ints, Model, Noise, State
from aegui.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from aegui.parts.datasets.intensities import Intensities
    from aegui.runs.snapshot import Snapshot
    from aegui.training.splits import ImageSet


@dataclass(frozen=True)
class Key:
    images: ImageSet
    grid: GridImages
    snapshot: Snapshot | None = None  # None: there are only the pictures that came with the run
    model: Model | None = None  # where its codes are decoded, since the images are not on the disk
    noise: Noise | None = None  # where they are
    awaited: bool = False  # the images, which are being read
    rule: Intensities | None = None  # that brought them to black and white


def key(state: State) -> Key | None:
    images, grid, model = state.images, state.grid, state.model
    if images is None or grid is None or model is None or not len(grid.rows):
        return None
    awaited = state.images_awaited and images.pixels is None
    if model.snapshot is None:
        return None if grid.stored is None else Key(images, grid, awaited=awaited)
    if images.pixels is None:
        return Key(images, grid, model.snapshot, model, awaited=awaited, rule=rule_of(model))
    return Key(images, grid, model.snapshot, noise=state.noise, rule=rule_of(model))


def outlives(before: Key, now: Key) -> bool:
    """What is of another run goes at once."""
    return before.grid is now.grid


def answer(key: Key, task: Task[Preview | None]) -> Preview | None:
    """The rows of the grid; None where a moment holds the codes of none of its images."""
    rows, pixels = key.grid.rows, key.images.pixels
    originals = None if pixels is None else pixels[rows]
    if key.snapshot is None:
        assert key.grid.stored is not None
        names = _names(key.images, rows)
        return Preview(originals, None, key.grid.stored, None, None, _caption(key), rows=rows, names=names)
    if originals is not None and key.noise is not None:
        return _restored(key, key.snapshot, originals, key.noise)
    assert key.model is not None
    places = np.flatnonzero(np.isin(key.model.rows, rows))  # a moment holds some codes only
    if not len(places):
        return None
    decoded = key.snapshot.decode(key.model.codes[places])
    shown = key.model.rows[places]
    names = _names(key.images, shown)
    return Preview(
        None, None, decoded, None, None, _caption(key), rows=shown, names=names, units=units(key.rule)
    )


def _names(images: ImageSet, rows: Ints) -> tuple[str, ...]:
    return tuple(images.identity(row) for row in rows.tolist())


def _caption(key: Key) -> str:
    """What they are, or why the originals are not seen."""
    if key.images.pixels is not None:
        return translate("grid", QT_TRANSLATE_NOOP("grid", "validation images"))
    if key.awaited:
        return translate("grid", QT_TRANSLATE_NOOP("grid", "the originals are being read"))
    return translate("grid", QT_TRANSLATE_NOOP("grid", "the originals are not on the disk"))


def _restored(key: Key, snapshot: Snapshot, originals: Bytes, noise: Noise) -> Preview:
    """Originals, corrupted, and what the model makes of them."""
    from aegui.analysis.reconstruction import error_levels
    from aegui.parts.noises import with_level

    corruption = with_level(noise.kind, noise.level, snapshot.recipe.corruption)
    noisy, reconstructed = snapshot.restore(originals, corruption, noise.draw)
    grey = snapshot.recipe.task.kind == "colorize"
    without = noise.kind == "none" and not grey
    errors, high = error_levels(originals, reconstructed)
    return Preview(
        originals,
        None if without else noisy,
        reconstructed,
        None if without else _psnr(originals, noisy),
        _psnr(originals, reconstructed),
        _caption(key),
        grey,
        errors,
        high,
        key.grid.rows,
        _names(key.images, key.grid.rows),
        units(key.rule),
    )


def _psnr(clean: Bytes, other: Bytes) -> float:
    """Mean over the images, in dB."""
    import torch

    from aegui.parts.losses import psnr
    from aegui.training.evaluation import to_unit

    return float(psnr(*(to_unit(torch.tensor(images)) for images in (other, clean))).mean())


PREVIEW = Query(
    "preview", key, answer, outlives=outlives, in_training=2.0,
    draws=drawing("originals", "noisy", "reconstructed"),
)  # fmt: skip
