"""Every figure of a finished run that fits its recipe; `metric_descriptions` says what each of them means."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np

from aegui.analysis import health, neighbourhoods, probes, retrieval
from aegui.analysis.aggregated import posterior_and_prior
from aegui.analysis.colouring import colours
from aegui.analysis.denoising import restoration
from aegui.analysis.generation import decoded_draws
from aegui.analysis.likelihood import likelihood
from aegui.analysis.sparsity import sparsity
from aegui.analysis.subject import Figures, Subject
from aegui.analysis.supervised import accuracy_of_labels_alone
from aegui.parts.datasets import Say
from aegui.runs.snapshot import Snapshot
from aegui.training.evaluation import test_figures
from aegui.training.splits import Splits

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
    return lambda share: say((number + share) / len(STAGES), what)


def on_test_images(subject: Subject) -> Figures:
    """The losses, and the error as a share of what there is to explain."""
    figures = test_figures(subject.model, subject.recipe, subject.splits, subject.device)
    middle = subject.test.mean(axis=0, dtype=np.float64) / 255
    parts = [
        np.square(subject.test[at : at + 1000] / 255 - middle).sum()
        for at in range(0, len(subject.test), 1000)
    ]
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
    return {
        "active_units": int(found.active.sum()),
        "code_mean": float(found.mean.mean()),
        "code_l1": found.l1,
        "silent_share": float(found.silent.mean()),
        "sparseness": found.sparseness,
        "jacobian_norm": health.jacobian_norm(subject.model, some, subject.recipe.training.seed),
    }


def few_labels(subject: Subject) -> Figures:
    """What the labels teach without the unlabelled images."""
    if not subject.family.guesses_labels or subject.splits.test.labels is None:
        return {}
    return {"labels_alone": accuracy_of_labels_alone(subject.recipe, subject.splits)}


STAGES: dict[str, Callable[[Subject], Figures]] = {
    "test images": on_test_images,
    "principal components": linear_baseline,
    "likelihood": likelihood,
    "colours": colours,
    "noise": restoration,
    "small learners": small_learners,
    "search": search,
    "codes": code_health,
    "sparsity": sparsity,
    "neighbourhoods": neighbourhoods.of_codes,
    "images from the prior": decoded_draws,
    "codes and prior": posterior_and_prior,
    "the labels alone": few_labels,
}
