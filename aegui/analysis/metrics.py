"""Every metric of a finished run that fits its recipe, and what each of them is."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache

import numpy as np

from aegui.analysis import (
    aggregated,
    colouring,
    denoising,
    generation,
    health,
    likelihood,
    neighbourhoods,
    outliers,
    pose,
    probes,
    retrieval,
    sparsity,
)
from aegui.analysis.metric import SHARE, Metric
from aegui.analysis.subject import Figures, Subject
from aegui.analysis.supervised import accuracy_of_labels_alone
from aegui.parts.datasets import Say
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.runs.snapshot import Snapshot
from aegui.stored_images import blocks, summed
from aegui.training.evaluation import test_figures
from aegui.training.splits import Splits
from aegui.translation import translate

JACOBIANS = 300  # images
WORTH_HASHING = 8  # dimensions of a code


def measure(
    snapshot: Snapshot, splits: Splits, say: Say | None = None, wanted: Collection[str] | None = None
) -> Figures:
    """All that can be measured of a model, by name; `say` hears how far it is and may raise to cancel.

    Where only some figures are `wanted`, it ends as soon as it has them. Raises `ValueError` where the images
    are not on the disk.
    """
    subject = Subject(snapshot, splits)
    for number, (what, stage) in enumerate(STAGES.items()):
        if wanted is not None and subject.figures.keys() >= set(wanted):
            break
        subject.heard = _part(say, number, what)
        subject.say(0.0)
        subject.figures |= stage(subject)
    return subject.figures


def _part(say: Say | None, number: int, what: str) -> Callable[[float], None]:
    """Hears how far a stage is, and tells how far all of them are."""
    if say is None:
        return lambda share: None
    return lambda share: say((number + share) / len(STAGES), translate("stages", what))


def on_test_images(subject: Subject) -> Figures:
    """The losses, and the error as a share of what there is to explain."""
    figures = test_figures(subject.model, subject.recipe, subject.splits, subject.device)
    middle = summed(subject.test) / len(subject.test) / 255
    parts = [np.square(some / 255 - middle).sum() for some in blocks(subject.test)]
    variance = float(sum(parts)) / subject.test.size
    return figures | ({"unexplained": figures[f"{subject.splits.tested}_mse"] / variance} if variance else {})


def linear_baseline(subject: Subject) -> Figures:
    """Principal components, where they are fewer than the image's numbers and are shown the same image."""
    if subject.components is None:
        return {}
    error = subject.components.mse(subject.test)
    if subject.recipe.corruption.kind != "none" or not error:
        return {"pca_mse": error}
    return {"pca_mse": error, "pca_ratio": subject.figures[f"{subject.splits.tested}_mse"] / error}


def small_learners(subject: Subject) -> Figures:
    """Codes can have any scale and are brought to the same one; pixels have theirs."""
    lesson = subject.lesson
    if lesson is None:
        return {}
    by_code, by_pixel = probes.neighbours(*lesson.codes), probes.neighbours(*lesson.pixels)
    return {
        "linear_probe": probes.linear(*probes.standardised(*lesson.codes)),
        "linear_probe_pixels": probes.linear(*lesson.pixels),
        "knn_probe": by_code,
        "knn_probe_pixels": by_pixel,
        "knn_gain": by_code - by_pixel,
    }


def search(subject: Subject) -> Figures:
    """Among the images that the small learners are taught."""
    if subject.lesson is None or subject.family.code < WORTH_HASHING:
        return {}
    stored, queries = subject.lesson.codes
    by_code, by_bits = retrieval.compare(stored.features, stored.labels, queries.features, queries.labels)
    return {
        "search_precision": by_code.precision,
        "search_precision_bits": by_bits.precision,
        "search_ms": by_code.milliseconds,
        "search_ms_bits": by_bits.milliseconds,
    }


def code_health(subject: Subject) -> Figures:
    """Which units speak, how loudly, and how easily they are moved."""
    found = health.of_codes(subject.codes)
    some = subject.some_of_test(JACOBIANS)
    moved = {}
    if subject.model.differentiable:
        moved = {"jacobian_norm": health.jacobian_norm(subject.model, some, subject.recipe.training.seed)}
    return {
        "active_units": int(found.active.sum()),
        "code_mean": float(found.mean.mean()),
        "code_l1": found.l1,
        "silent_share": float(found.silent.mean()),
        "sparseness": found.sparseness,
        **moved,
    }


def few_labels(subject: Subject) -> Figures:
    """What the labels teach without the unlabelled images."""
    if not subject.family.guesses_labels or subject.splits.test.labels is None:
        return {}
    return {"labels_alone": accuracy_of_labels_alone(subject.recipe, subject.splits)}


METRICS = {
    "test_mse": Metric(
        QT_TRANSLATE_NOOP("figures", "Squared error per pixel on the test images, corrupted as in training"),
        "",
        "lower",
    ),
    "test_psnr": Metric(
        QT_TRANSLATE_NOOP("figures", "Peak signal-to-noise ratio, the mean of each test image's"),
        "dB",
        "higher",
    ),
    "test_loss": Metric(
        QT_TRANSLATE_NOOP("figures", "The recipe's own loss on the test images"), "", "lower"
    ),
    "train_mse": Metric(
        QT_TRANSLATE_NOOP("figures", "Squared error per pixel on the very images it trained on"), "", "lower"
    ),
    "train_psnr": Metric(
        QT_TRANSLATE_NOOP("figures", "Peak signal-to-noise ratio on the very images it trained on"),
        "dB",
        "higher",
    ),
    "train_loss": Metric(
        QT_TRANSLATE_NOOP("figures", "The recipe's own loss on the very images it trained on: no test"),
        "",
        "lower",
    ),
    "test_elbo": Metric(
        QT_TRANSLATE_NOOP(
            "figures",
            "Lower bound of log p(x), per test image; of grey pixels, which count as shares of a white and a "
            "black one, it is no log-probability and can't be held against published nats",
        ),
        "nats",
        "higher",
    ),
    "test_accuracy": Metric(
        QT_TRANSLATE_NOOP("figures", "Test images whose class the label head names"), SHARE, "higher"
    ),
    "labels_alone": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "The same, of a classifier that saw the same few labels and nothing else"
        ),
        SHARE,
        "higher",
    ),
    "unexplained": Metric(
        QT_TRANSLATE_NOOP("figures", "The error as a share of the variance of the test pixels"), "", "lower"
    ),
    "pca_mse": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "Error of as many principal components of the training images, clipped to [0, 1]"
        ),
        "",
        "lower",
    ),
    "pca_ratio": Metric(
        QT_TRANSLATE_NOOP("figures", "The model's error as a share of that of the principal components"),
        "",
        "lower",
    ),
    "linear_probe": Metric(
        QT_TRANSLATE_NOOP("figures", "Test accuracy of a linear classifier of the codes"), SHARE, "higher"
    ),
    "linear_probe_pixels": Metric(QT_TRANSLATE_NOOP("figures", "The same classifier on the pixels"), SHARE),
    "knn_probe": Metric(
        QT_TRANSLATE_NOOP("figures", "Test accuracy of the nearest neighbours among the codes"),
        SHARE,
        "higher",
    ),
    "knn_probe_pixels": Metric(QT_TRANSLATE_NOOP("figures", "The same neighbours among the pixels"), SHARE),
    "knn_gain": Metric(
        QT_TRANSLATE_NOOP("figures", "What the codes add to the accuracy of neighbours among the pixels"),
        SHARE,
        "higher",
    ),
    "search_precision": Metric(
        QT_TRANSLATE_NOOP("figures", "The 10 nearest codes that are of the searched image's class"),
        SHARE,
        "higher",
    ),
    "search_precision_bits": Metric(
        QT_TRANSLATE_NOOP("figures", "The same with one bit for each unit (semantic hashing)"),
        SHARE,
        "higher",
    ),
    "search_ms": Metric(QT_TRANSLATE_NOOP("figures", "Time of one search by codes"), "ms", "lower"),
    "search_ms_bits": Metric(QT_TRANSLATE_NOOP("figures", "Time of one search by bits"), "ms", "lower"),
    "active_units": Metric(
        QT_TRANSLATE_NOOP("figures", "Dimensions of the code whose variance is above 0.01")
    ),
    "code_mean": Metric(QT_TRANSLATE_NOOP("figures", "Mean of the codes of the test images")),
    "code_l1": Metric(QT_TRANSLATE_NOOP("figures", "Σ |code| of an image")),
    "silent_share": Metric(QT_TRANSLATE_NOOP("figures", "Values of the codes that are nearly zero"), SHARE),
    "sparseness": Metric(
        QT_TRANSLATE_NOOP("figures", "0: all units speak alike; 1: one alone speaks (Hoyer, 2004)")
    ),
    "jacobian_norm": Metric(
        QT_TRANSLATE_NOOP("figures", "‖∂code/∂x‖²: how far a small change of the image moves its code")
    ),
}

STAGES: dict[str, Callable[[Subject], Figures]] = {
    QT_TRANSLATE_NOOP("stages", "test images"): on_test_images,
    QT_TRANSLATE_NOOP("stages", "principal components"): linear_baseline,
    QT_TRANSLATE_NOOP("stages", "likelihood"): likelihood.likelihood,
    QT_TRANSLATE_NOOP("stages", "angles"): pose.angles,
    QT_TRANSLATE_NOOP("stages", "colours"): colouring.colours,
    QT_TRANSLATE_NOOP("stages", "noise"): denoising.restoration,
    QT_TRANSLATE_NOOP("stages", "small learners"): small_learners,
    QT_TRANSLATE_NOOP("stages", "search"): search,
    QT_TRANSLATE_NOOP("stages", "codes"): code_health,
    QT_TRANSLATE_NOOP("stages", "sparsity"): sparsity.sparsity,
    QT_TRANSLATE_NOOP("stages", "neighbourhoods"): neighbourhoods.of_codes,
    QT_TRANSLATE_NOOP("stages", "unseen classes"): outliers.unseen_classes,
    QT_TRANSLATE_NOOP("stages", "images from the prior"): generation.decoded_draws,
    QT_TRANSLATE_NOOP("stages", "codes and prior"): aggregated.posterior_and_prior,
    QT_TRANSLATE_NOOP("stages", "the labels alone"): few_labels,
}

DESCRIBED = (
    likelihood, colouring, denoising, sparsity, neighbourhoods, outliers, generation, aggregated, pose,
)  # fmt: skip


def metric(name: str) -> Metric | None:
    """What a metric is; None for the parts of a loss, which the curves name."""
    if name.startswith("mse_on_"):
        return denoising.ELSEWHERE
    return denoising.LEVEL if name.startswith("mse_at_") else described().get(name)


@cache
def described() -> dict[str, Metric]:
    """Every metric by its name."""
    return {name: one for module in DESCRIBED for name, one in module.METRICS.items()} | METRICS
