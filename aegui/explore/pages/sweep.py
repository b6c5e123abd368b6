"""The same images at rising noise: what the noise takes away and what the model brings back."""

from __future__ import annotations

import numpy as np

from aegui.analysis import sweep
from aegui.analysis.sweep import Level
from aegui.explore.page import Line, Lines, Page, Pictures
from aegui.explore.pages import PageKind, PageSource
from aegui.parts.noises import level_of, noises, strength
from aegui.translation import QT_TRANSLATE_NOOP, translate

JUDGED = 200  # images
SHOWN = 2  # of them


def make(source: PageSource) -> Page:
    """Pictures at each level, and two figures over it."""
    kinds, own = sweep.kinds(), source.recipe.corruption
    first = source.noise[0] if source.noise[0] in kinds else own.kind
    kind = next(k for k in (source.option, first, "gaussian") if k in kinds)
    pixels = source.first(JUDGED)
    levels: list[Level] = []
    for level in sweep.sweep(source.snapshot, pixels, kind, like=own, check=source.task.check):
        levels.append(level)
        source.task.tell(len(levels) / len(sweep.LEVELS), translate("inside", "noise levels"))
    places = np.array([level.level for level in levels], np.float32)
    trained = strength(own) if own.kind == kind else None
    across = translate("noises", level_label(kind))
    blocks = (
        pictures(levels),
        Lines(
            translate("inside", "PSNR in dB"), across, places,
            pair([level.noisy.psnr for level in levels], [level.restored.psnr for level in levels]),
            trained,
        ),
        Lines(
            translate("inside", "SSIM"), across, places,
            pair([level.noisy.ssim for level in levels], [level.restored.ssim for level in levels]),
            trained,
        ),
    )  # fmt: skip
    options = tuple(
        (
            name,
            translate("noises", noises[name].label),
            translate("noises", noises[name].help),
        )
        for name in kinds
    )
    note = translate(
        "inside", "Means of what each of {} held-out images has; every level draws the same noise."
    )
    if len(pixels) == 1:
        note = translate("inside", "Of {} held-out image; every level draws the same noise.")
    if trained is not None:
        note += " " + translate("inside", "Dotted: the level of the training.")
    return Page(blocks, (2.4, 1.0, 1.0), note=note.format(len(pixels)), options=options, option=kind)


def pictures(levels: list[Level]) -> Pictures:
    """One column a level; each image noisy, and restored below it."""
    rows = [level.pictures[which][image] for image in range(SHOWN) for which in (0, 1) for level in levels]
    noisy = translate("inside", "noisy")
    restored = translate("inside", "restored")
    tops = tuple(f"{level.level:g}" for level in levels)
    return Pictures(np.stack(rows), columns=len(levels), rows=(noisy, restored) * SHOWN, tops=tops)


def pair(noisy: list[float], restored: list[float]) -> tuple[Line, ...]:
    """What the noise leaves, and what the model makes of it."""
    return (
        Line(translate("inside", "restored"), np.array(restored, np.float32)),
        Line(translate("inside", "noisy"), np.array(noisy, np.float32), dashed=True),
    )


def level_label(kind: str) -> str:
    """What the level of a noise is called."""
    what = noises[kind].what
    return what.model_fields[level_of(what)].title or ""


PAGE = PageKind(
    QT_TRANSLATE_NOOP("inside", "Rising noise"),
    QT_TRANSLATE_NOOP(
        "inside", "The same images with more and more noise, restored, and how like the clean ones they are."
    ),
    30,
    make,
    fits=lambda recipe: recipe.task.kind == "restore",
    follows_noise=True,
)
