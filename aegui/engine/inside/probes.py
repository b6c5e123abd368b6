"""What the codes know: small learners taught on codes, beside the same taught on pixels."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication

from aegui.analysis import probes
from aegui.analysis.probes import Labelled
from aegui.engine.inside import QT_TRANSLATE_NOOP, Figure, Lacking, Seen, lacking_images
from aegui.explore.page import Bar, Bars, Page
from aegui.sampling import sample
from aegui.training.splits import ImageSet, Splits

TAUGHT, JUDGED = 3_000, 1_000  # images

Pair = tuple[Labelled, Labelled]  # taught on, judged on


def make(seen: Seen) -> Page:
    """Three learners, by code and by pixel."""
    splits = seen.splits()
    if splits.test.same_as(splits.train):
        raise Lacking(
            QCoreApplication.translate(
                "inside",
                "This needs test images: those of this recipe are the training images, which any learner can "
                "know by heart.",
            )
        )
    raw = seen.once("probe images", splits, lambda: pixels(seen, splits))
    codes = encoded(seen, splits)
    learners: list[tuple[str, str, Callable[[Labelled, Labelled], float]]] = [
        (
            QCoreApplication.translate("inside", "linear probe"),
            QCoreApplication.translate("inside", "Logistic regression: whether a plane parts the classes."),
            probes.linear,
        ),
        (
            QCoreApplication.translate("inside", "{} neighbours").format(probes.NEIGHBOURS),
            QCoreApplication.translate("inside", "The majority of the nearest images."),
            probes.neighbours,
        ),
        (
            QCoreApplication.translate("inside", "small classifier"),
            QCoreApplication.translate("inside", "One hidden layer: what bent borders part."),
            probes.classifier,
        ),
    ]
    bars = []
    for number, (name, explanation, learner) in enumerate(learners):
        seen.say(number / len(learners), name)
        by_code = learner(*codes)
        seen.say((number + 0.5) / len(learners), name)
        by_pixel = seen.once(f"probe {number}", splits, lambda learner=learner: learner(*raw))  # type: ignore[misc]
        bars.append(Bar(name, (by_code, by_pixel), explanation))
    series = (
        QCoreApplication.translate("inside", "taught on codes"),
        QCoreApplication.translate("inside", "taught on pixels"),
    )
    title = QCoreApplication.translate("inside", "accuracy on test images")
    note = QCoreApplication.translate(
        "inside", "{} training images taught, {} test images judged; {} numbers an image instead of {}."
    )
    if codes[0].features.shape[1] == 1:
        note = QCoreApplication.translate(
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


def pixels(seen: Seen, splits: Splits) -> Pair:
    """Raw pixels with labels. Raises `Lacking`."""
    made = []
    for subset, rows in parts(splits):
        if subset.pixels is None:
            raise Lacking(lacking_images(subset.data))
        if subset.labels is None or len(np.unique(subset.labels[rows])) < 2:
            raise Lacking(
                QCoreApplication.translate(
                    "inside", "This needs images of at least two classes, with their labels."
                )
            )
        made.append(probes.of_pixels(subset.pixels[rows], subset.labels[rows]))
    return made[0], made[1]


def encoded(seen: Seen, splits: Splits) -> Pair:
    """The codes of the same images, without what some decoders take beside them."""
    made = []
    for subset, rows in parts(splits):
        assert subset.pixels is not None
        assert subset.labels is not None
        codes = seen.snapshot.encode(subset.pixels[rows])[:, : seen.recipe.model.code]
        made.append(Labelled(codes, subset.labels[rows]))
    return probes.standardised(*made)


FIGURE = Figure(
    QT_TRANSLATE_NOOP("inside", "What the codes know"),
    QT_TRANSLATE_NOOP("inside", "How well small learners tell the classes from codes, and from raw pixels."),
    70,
    make,
    fits=lambda recipe: bool(recipe.classes),
)
