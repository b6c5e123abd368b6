"""Three blocks: images, the same corrupted, and what the model makes of those."""

from __future__ import annotations

from aegui.analysis import sweep
from aegui.explore.page import Page, Pictures
from aegui.explore.pages import PageKind, PageSource
from aegui.parts.noises import Noise, noises, strength, with_level
from aegui.translation import QT_TRANSLATE_NOOP, translate

SIDE = 3  # images of each block, across and down
JUDGED = 500  # images that the figures are the means of


def make(source: PageSource) -> Page:
    """The noise chosen beside the images, else the recipe's."""
    noise = chosen(source)
    pixels = source.first(JUDGED)
    level = sweep.at(source.snapshot, pixels, noise, check=source.task.check)
    noisy, restored = (images[: SIDE * SIDE] for images in level.pictures)
    title = translate("inside", "{} · PSNR {} dB")
    corrupted = translate("inside", "corrupted")
    again = translate("inside", "restored")
    blocks = (
        Pictures(pixels[: SIDE * SIDE], translate("inside", "original"), SIDE),
        Pictures(noisy, title.format(corrupted, f"{level.noisy.psnr:.1f}"), SIDE),
        Pictures(restored, title.format(again, f"{level.restored.psnr:.1f}"), SIDE),
    )
    note = translate(
        "inside", "Peak signal-to-noise ratio (PSNR): the mean of each of {} held-out images; more is better."
    )
    if len(pixels) == 1:
        note = translate("inside", "Peak signal-to-noise ratio (PSNR) of {} held-out image; more is better.")
    return Page(blocks, state=noise_text(noise), note=note.format(f"{len(pixels):,}"))


def chosen(source: PageSource) -> Noise:
    """The noise to look at: that of the images view, else of the recipe, else some."""
    kind, level = source.noise
    own = source.recipe.corruption
    if kind != "none":
        return with_level(kind, level, own)
    return own if own.kind != "none" else noises.make("gaussian")


def noise_text(noise: Noise) -> str:
    """Gaussian, 0.5."""
    label = translate("noises", noises[noise.kind].label)
    return f"{label}, {strength(noise):.2g}" if strength(noise) else label


PAGE = PageKind(
    QT_TRANSLATE_NOOP("inside", "Original, corrupted, restored"),
    QT_TRANSLATE_NOOP(
        "inside", "Nine held-out images before the noise, after it, and as the model restores them."
    ),
    20,
    make,
    fits=lambda recipe: recipe.task.kind == "restore",
    follows_noise=True,
)
