"""What the codes know: small learners taught on codes, beside the same taught on pixels."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from aegui.analysis import probes
from aegui.analysis.probes import Labelled
from aegui.explore.data_cache import lacking_images
from aegui.explore.page import Bar, Bars, Page
from aegui.explore.pages import PageKind, PageSource
from aegui.explore.query import Lacking
from aegui.sampling import sample
from aegui.training.splits import ImageSet, Splits
from aegui.translation import QT_TRANSLATE_NOOP, translate

TAUGHT, JUDGED = 3_000, 1_000  # images

Pair = tuple[Labelled, Labelled]  # taught on, judged on


def make(source: PageSource) -> Page:
    """Three learners, by code and by pixel."""
    splits = source.splits()
    if splits.test.same_as(splits.train):
        raise Lacking(
            translate(
                "inside",
                "This needs test images: those of this recipe are the training images, which any learner can "
                "know by heart.",
            )
        )
    raw = source.once("probe images", splits, lambda: pixels(source, splits))
    codes = encoded(source, splits)
    learners: list[tuple[str, str, Callable[[Labelled, Labelled], float]]] = [
        (
            translate("inside", "linear probe"),
            translate("inside", "Logistic regression: whether a plane parts the classes."),
            partial(probes.linear, check=source.task.check),
        ),
        (
            translate("inside", "{} neighbours").format(probes.NEIGHBOURS),
            translate("inside", "The majority of the nearest images."),
            probes.neighbours,
        ),
        (
            translate("inside", "small classifier"),
            translate("inside", "One hidden layer: what bent borders part."),
            partial(probes.classifier, check=source.task.check),
        ),
    ]
    bars = []
    for number, (name, explanation, learner) in enumerate(learners):
        source.task.tell(number / len(learners), name)
        by_code = learner(*codes)
        source.task.tell((number + 0.5) / len(learners), name)
        by_pixel = source.once(f"probe {number}", splits, lambda learner=learner: learner(*raw))  # type: ignore[misc]
        bars.append(Bar(name, (by_code, by_pixel), explanation))
    series = (
        translate("inside", "taught on codes"),
        translate("inside", "taught on pixels"),
    )
    title = translate("inside", "accuracy on test images")
    note = translate(
        "inside", "{} training images taught, {} test images judged; {} numbers an image instead of {}."
    )
    if codes[0].features.shape[1] == 1:
        note = translate(
            "inside", "{} training images taught, {} test images judged; {} number an image instead of {}."
        )
    sizes = (len(raw[0].labels), len(raw[1].labels), codes[0].features.shape[1], raw[0].features.shape[1])
    return Page((Bars(title, series, tuple(bars)),), note=note.format(*(f"{size:,}" for size in sizes)))


def parts(splits: Splits) -> tuple[tuple[ImageSet, np.ndarray], tuple[ImageSet, np.ndarray]]:
    """Images to teach and to judge, with the rows that are used."""
    train, test = splits.train, splits.test
    return (
        (train, sample(len(train), TAUGHT, train.labels)),
        (test, sample(len(test), JUDGED, test.labels)),
    )


def pixels(source: PageSource, splits: Splits) -> Pair:
    """Raw pixels with labels. Raises `Lacking`."""
    made = []
    for subset, rows in parts(splits):
        if subset.pixels is None:
            raise Lacking(lacking_images(subset.data))
        if subset.labels is None or len(np.unique(subset.labels[rows])) < 2:
            raise Lacking(
                translate("inside", "This needs images of at least two classes, with their labels.")
            )
        made.append(probes.of_pixels(subset.pixels[rows], subset.labels[rows]))
    return made[0], made[1]


def encoded(source: PageSource, splits: Splits) -> Pair:
    """The codes of the same images, without what some decoders take beside them."""
    made = []
    for subset, rows in parts(splits):
        assert subset.pixels is not None
        assert subset.labels is not None
        codes = np.concatenate([source.snapshot.encode(few) for few in source.few(subset.pixels[rows])])
        made.append(Labelled(codes[:, : source.recipe.model.code], subset.labels[rows]))
    return probes.standardised(*made)


PAGE = PageKind(
    QT_TRANSLATE_NOOP("inside", "What the codes know"),
    QT_TRANSLATE_NOOP("inside", "How well small learners tell the classes from codes, and from raw pixels."),
    70,
    make,
    fits=lambda recipe: bool(recipe.classes),
)
