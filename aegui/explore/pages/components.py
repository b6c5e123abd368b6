"""Beside the linear model: as many principal components as the code has numbers."""

from __future__ import annotations

from math import prod

import numpy as np

from aegui.analysis import baseline
from aegui.explore.data_cache import lacking_images
from aegui.explore.page import Page, Pictures
from aegui.explore.pages import PageKind, PageSource
from aegui.explore.pages.colours import error
from aegui.explore.query import Lacking
from aegui.sampling import mixed, sample
from aegui.training.splits import Splits
from aegui.translation import QT_TRANSLATE_NOOP, translate

SHOWN = 12
FITTED, JUDGED = 10_000, 1_000  # training images, and test images


def make(source: PageSource) -> Page:
    """Originals, the model's and the linear one's."""
    splits = source.splits()
    size = source.recipe.model.code
    if splits.train.pixels is None or splits.test.pixels is None:
        raise Lacking(lacking_images(source.subset.data))
    learnt = splits.train.pixels
    rows = sample(len(learnt), FITTED, splits.train.labels)
    source.task.tell(0.2, translate("inside", "principal components"))
    linear = source.once(f"pca {size}", learnt, lambda: baseline.fit(learnt[rows], size, source.task.check))
    source.task.tell(0.7, translate("inside", "test images"))
    test = splits.test.pixels[mixed(len(splits.test), splits.test.labels)[:JUDGED]]
    model = np.concatenate([source.snapshot.reconstruct(few) for few in source.few(test)])
    count = min(SHOWN, len(test))
    mine, other = error(model, test), linear.mse(test)
    named = translate("inside", "{}: MSE {}")
    names = (
        translate("inside", "original"),
        named.format(translate("inside", "model"), f"{mine:.4f}"),
        named.format(translate("inside", "PCA"), f"{other:.4f}"),
    )
    images = np.concatenate([test[:count], model[:count], linear.reconstruct(test[:count])])
    note = translate(
        "inside",
        "{} numbers an image each; over {} test images the model's error is {} of PCA's (fitted on {}).",
    )
    if size == 1:
        note = translate(
            "inside",
            "{} number an image; over {} test images the model's error is {} of PCA's (fitted on {}).",
        )
    told = note.format(
        f"{size:,}", f"{len(test):,}", f"{mine / other:.0%}" if other else "–", f"{len(rows):,}"
    )
    return Page(
        (Pictures(images, columns=count, rows=names),), note=" ".join([told, *caveats(source, splits)])
    )


def caveats(source: PageSource, splits: Splits) -> list[str]:
    """What makes the comparison unlike the training."""
    told = []
    if splits.test.same_as(splits.train):
        told.append(translate("inside", "They are the training images themselves."))
    if source.recipe.corruption.kind != "none":
        told.append(translate("inside", "They are clean; the model learnt on noisy ones."))
    return told


PAGE = PageKind(
    QT_TRANSLATE_NOOP("inside", "Beside PCA"),
    QT_TRANSLATE_NOOP("inside", "The same images from as many principal components as the code is long."),
    50,
    make,
    fits=lambda recipe: recipe.task.kind == "restore" and recipe.model.code < prod(recipe.shape),
)
