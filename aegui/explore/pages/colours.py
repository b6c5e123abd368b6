"""Grey in, colour out: what the network sees, what it guesses, and the truth."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aegui.analysis.colouring import missed
from aegui.explore.page import Page, Pictures
from aegui.explore.pages import PageKind, PageSource
from aegui.parts.noises import noises
from aegui.parts.tasks import LUMA
from aegui.translation import QT_TRANSLATE_NOOP, translate

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
SHOWN = 4  # of each sort
JUDGED = 500  # images


def make(source: PageSource) -> Page:
    """Three rows of some pictures, of those whose colours are guessed best, and of the worst."""
    pixels = source.first(JUDGED)
    parts = [source.snapshot.restore(few, noises.make("none"), 0) for few in source.few(pixels)]
    grey, guess = (np.concatenate(part) for part in zip(*parts, strict=True))
    left = missed(source.snapshot, pixels, source.task.check)
    best, worst = np.argsort(left - without(pixels), kind="stable"), np.argsort(-left, kind="stable")
    count = min(SHOWN, len(pixels))
    rows = (
        translate("inside", "grey"),
        translate("inside", "predicted"),
        translate("inside", "truth"),
    )
    sorts = (
        (translate("inside", "the first"), np.arange(count)),
        (translate("inside", "the best"), best[:count]),
        (translate("inside", "the worst"), worst[:count]),
    )
    blocks = tuple(
        Pictures(np.concatenate([part[some] for part in (grey, guess, pixels)]), title, count, rows)
        for title, some in sorts
    )
    note = translate(
        "inside",
        "Squared error per pixel of the colours, whatever the brightness, over {} images: {}; with no colour "
        "at all it is {}. Best: where the guess gains most on no colour; worst: where it misses most.",
    )
    if len(pixels) == 1:
        note = translate(
            "inside",
            "Squared error per pixel of the colours, whatever the brightness, of {} image: {}; with no "
            "colour at all it is {}.",
        )
    figures = (f"{error(colour(guess), colour(pixels)):.4f}", f"{error(colour(grey), colour(pixels)):.4f}")
    return Page(blocks, note=note.format(len(pixels), *figures))


def without(pixels: Bytes) -> Floats:
    """How far each of uint8 images (N, 3, H, W) is from having no colour, (N,), squared error per pixel."""
    found: Floats = np.square(colour(pixels) / 255).mean(axis=(1, 2, 3))
    return found


def colour(images: Bytes) -> Floats:
    """What of images (N, 3, H, W) is not brightness, 0 to 255."""
    brightness = np.einsum("nchw,c->nhw", images.astype(np.float32), np.array(LUMA, np.float32))
    rest: Floats = images - brightness[:, None]
    return rest


def error(images: Bytes | Floats, truth: Bytes | Floats) -> float:
    """Squared error per pixel of images of 0 to 255, as if they were of 0 to 1."""
    return float(np.square((images.astype(np.float32) - truth) / 255).mean())


PAGE = PageKind(
    QT_TRANSLATE_NOOP("inside", "Grey, predicted, truth"),
    QT_TRANSLATE_NOOP(
        "inside",
        "The brightness that the network sees, the colours it guesses, the image; best and worst guesses.",
    ),
    20,
    make,
    fits=lambda recipe: recipe.task.kind == "colorize",
)
