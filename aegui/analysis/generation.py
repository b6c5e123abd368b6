"""What a decoder makes of codes drawn from the prior, as two judges of digits read it."""

from __future__ import annotations

import numpy as np

from aegui.analysis import digit_classifier, frechet
from aegui.analysis.knn_digit_classifier import NeighbourJudge
from aegui.analysis.metric import SHARE, Metric
from aegui.analysis.subject import Figures, Subject
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.sampling import mixed

DECODED = 2_000  # of the codes drawn from the prior: so many become images
CAN_READ = 0.9  # share of the test images: a judge that reads fewer, such as of another pen, says nothing

METRICS = {
    "readable": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "Images decoded from draws of the prior that read as one digit (p ≥ 0.5)"
        ),
        SHARE,
        "higher",
    ),
    "readable_knn": Metric(
        QT_TRANSLATE_NOOP("figures", "The same by a second judge: half of the 10 nearest real digits agree"),
        SHARE,
        "higher",
    ),
    "surely_readable": Metric(
        QT_TRANSLATE_NOOP("figures", "Images decoded from draws of the prior that surely do (p ≥ 0.9)"),
        SHARE,
        "higher",
    ),
    "surely_readable_knn": Metric(
        QT_TRANSLATE_NOOP("figures", "The same by the second judge: 9 of the 10 nearest real digits agree"),
        SHARE,
        "higher",
    ),
    "readable_reconstructions": Metric(
        QT_TRANSLATE_NOOP("figures", "Reconstructed test images that read as one digit (p ≥ 0.5)"), SHARE, ""
    ),
    "readable_reconstructions_knn": Metric(
        QT_TRANSLATE_NOOP("figures", "The same by the second judge"), SHARE, ""
    ),
    "surely_readable_reconstructions": Metric(
        QT_TRANSLATE_NOOP("figures", "Reconstructed test images that surely do (p ≥ 0.9)"), SHARE, ""
    ),
    "surely_readable_reconstructions_knn": Metric(
        QT_TRANSLATE_NOOP("figures", "The same by the second judge"), SHARE, ""
    ),
    "readable_ratio": Metric(
        QT_TRANSLATE_NOOP("figures", "Readable draws of the prior for each readable reconstruction"),
        "",
        "higher",
    ),
    "readable_ratio_knn": Metric(QT_TRANSLATE_NOOP("figures", "The same by the second judge"), "", "higher"),
    "labelled": Metric(
        QT_TRANSLATE_NOOP("figures", "Images decoded from a drawn style and a label that are that digit"),
        SHARE,
        "higher",
    ),
    "labelled_knn": Metric(
        QT_TRANSLATE_NOOP("figures", "The same by the second judge, the 10 nearest real digits"),
        SHARE,
        "higher",
    ),
    "frechet": Metric(
        QT_TRANSLATE_NOOP(
            "figures",
            "Fréchet distance of decoded draws of the prior from test images, by the judge's features",
        ),
        "",
        "lower",
    ),
    "frechet_reconstructions": Metric(
        QT_TRANSLATE_NOOP("figures", "The same of reconstructions of other test images"), "", ""
    ),
    "frechet_train": Metric(QT_TRANSLATE_NOOP("figures", "The same of real training images"), "", ""),
}


def decoded_draws(subject: Subject) -> Figures:
    """Images of the prior beside reconstructions of test images, and both beside training images, where the
    judge can read the test images."""
    if not (subject.generates and digit_classifier.can_judge(subject.recipe.shape, subject.classes)):
        return {}
    # Two sets of test images, so that what is reconstructed is as new to the other set as what is drawn.
    rows = mixed(len(subject.test), subject.splits.test.labels)
    real = digit_classifier.read(subject.test[rows[:DECODED]])
    if real.share(digit_classifier.SURE) < CAN_READ:
        return {}
    others = subject.test[rows[DECODED : 2 * DECODED] if len(rows) >= 2 * DECODED else rows[:DECODED]]
    images = {
        "": subject.snapshot.decode(subject.drawn(DECODED)),
        "_reconstructions": subject.snapshot.reconstruct(others),
    }
    learnt = mixed(len(subject.train), subject.splits.train.labels)[:DECODED]
    figures = {
        "frechet_train": frechet.distance(
            digit_classifier.read(subject.train[learnt]).features, real.features
        )
    }
    for name, pictures in images.items():
        read = digit_classifier.read(pictures)
        figures[f"readable{name}"] = read.share(digit_classifier.READABLE)
        figures[f"surely_readable{name}"] = read.share(digit_classifier.SURE)
        figures[f"frechet{name}"] = frechet.distance(read.features, real.features)
    told = subject.family.has_label
    labels = np.arange(DECODED) % len(subject.classes)
    if told:
        images["labelled"] = subject.snapshot.decode(subject.drawn(DECODED, labels))
        figures["labelled"] = digit_classifier.read(images["labelled"]).share_labelled(labels)
    neighbours = NeighbourJudge.of(subject.splits.train)
    if neighbours is not None:
        for name in ("", "_reconstructions"):
            read = neighbours.read(images[name])
            figures[f"readable{name}_knn"] = read.share(digit_classifier.READABLE)
            figures[f"surely_readable{name}_knn"] = read.share(digit_classifier.SURE)
        if told:
            figures["labelled_knn"] = neighbours.read(images["labelled"]).share_labelled(labels)
    for name in ("readable", "readable_knn"):
        whole = figures.get(name.replace("readable", "readable_reconstructions"))
        if whole:
            figures[name.replace("readable", "readable_ratio")] = figures[name] / whole
    return figures
