"""log p(x) of images under a variational model, bounded ever tighter (Burda et al., 2016)."""

from __future__ import annotations

from collections.abc import Callable
from math import log, prod

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from aegui.analysis.metric import Metric
from aegui.analysis.subject import Figures, Subject
from aegui.parts.models.variational import VariationalAutoencoder
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.sampling import sample
from aegui.stored_images import Pixels, summed
from aegui.training.device import stream
from aegui.training.evaluation import on_device, to_unit

Doubles = NDArray[np.float64]

FEW, MANY = 200, 5_000  # draws for an image
OF_FEW, OF_MANY = 500, 60  # images that get so many: all of them would take an hour
AT_A_TIME = 2_000 * 28 * 28  # values that are decoded at a time
ASLEEP = 0.01  # nats: the KL of a dimension below which it says nothing of an image

METRICS = {
    "iw_bound_200": Metric(
        QT_TRANSLATE_NOOP(
            "figures",
            "The same bound, tightened by 200 weighted draws of each image's code (Burda et al., 2016)",
        ),
        "nats",
        "higher",
    ),
    "iw_bound_5000": Metric(
        QT_TRANSLATE_NOOP(
            "figures",
            "The same by 5,000 draws; of data.binarised images it compares with published log-likelihoods",
        ),
        "nats",
        "higher",
    ),
    "iw_bound_error": Metric(
        QT_TRANSLATE_NOOP("figures", "Standard error of the two, as they are of some of the test images"),
        "nats",
    ),
    "iw_bound_images": Metric(
        QT_TRANSLATE_NOOP("figures", "How many of the test images got 5,000 draws each")
    ),
    "pixels_log_likelihood": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "log p(x) where each pixel is white as often as in the training images, and no more"
        ),
        "nats",
        "higher",
    ),
    "sleeping_units": Metric(
        QT_TRANSLATE_NOOP("figures", "Dimensions whose KL is below 0.01 nats: they say nothing of an image")
    ),
    "test_kl": Metric(QT_TRANSLATE_NOOP("figures", "KL divergence of the posterior from the prior"), "nats"),
}


@torch.inference_mode()
def log_weights(
    model: VariationalAutoencoder,
    images: Tensor,
    draws: int,
    generator: torch.Generator,
    step: Callable[[int], None] = lambda _: None,
) -> Doubles:
    """log p(x, z)/q(z|x) in nats, (N, draws), of images (N, C, H, W) in [0, 1] and codes drawn from q(z|x).

    p(x|z) is of independent Bernoulli pixels and p(z) is N(0, I): equation 7 of Burda et al. (2016) has these
    weights. `step` hears how many were made, and may raise to cancel.
    """
    mean, log_variance = model.posterior(images)
    spread = (0.5 * log_variance).exp()
    weights = np.empty((len(images), draws), np.float64)
    size = max(1, AT_A_TIME // prod(images.shape[1:]))
    for row, image in enumerate(images):
        for at in range(0, draws, size):
            count = min(size, draws - at)
            noise = torch.empty((count, mean.shape[1]), device=mean.device).normal_(generator=generator)
            codes = mean[row] + noise * spread[row]
            outputs = model.decode(codes).float()
            pixels = F.binary_cross_entropy(outputs, image.expand_as(outputs), reduction="none")
            # log p(z) - log q(z|x): what both have of (2π)^(D/2) cancels
            ratio = 0.5 * (noise.square() - codes.square() + log_variance[row]).double().sum(dim=1)
            made = ratio - pixels.flatten(1).sum(dim=1, dtype=torch.float64)
            weights[row, at : at + count] = made.cpu().numpy()
            step(count)
    return weights


def bounds(weights: Doubles, draws: int) -> Doubles:
    """Lower bounds of log p(x), (N,) in nats, by so many draws each, of log weights (N, K), K ≥ draws.

    L_k = E[log 1/k Σ w] (Burda et al., 2016, equation 8): the mean over the K // k groups there are. For
    one draw it is the evidence lower bound, and it rises with k to log p(x).
    """
    groups = weights.shape[1] // draws
    parts = weights[:, : groups * draws].reshape(len(weights), groups, draws)
    found: Doubles = (np.logaddexp.reduce(parts, axis=2) - log(draws)).mean(axis=1)
    return found


def likelihood(subject: Subject) -> Figures:
    """The bounds by 200 and 5,000 draws, beside what a picture of nothing but the mean pixels would give.

    So many draws of every image would take long. The bound by one draw is known of all images, what 200
    draws add is measured on some of them, what 5,000 add on fewer: added up, these are unbiased estimates of
    the bounds of all images (difference estimators; Cochran, 1977, section 7.11), far closer than the few
    images alone, as the gains differ little from image to image. Their standard error is given.
    """
    model = subject.model
    of = subject.splits.tested
    name = f"{of}_elbo"
    if not isinstance(model, VariationalAutoencoder) or name not in subject.figures:
        return {}
    if subject.recipe.corruption.kind != "none" or model.inferred > model.code:
        return {}  # its bound by one draw is of codes of corrupted images, or of a pose, too
    labels = subject.splits.test.labels
    few = sample(len(subject.test), OF_FEW, labels)
    many = few[sample(len(few), OF_MANY, None if labels is None else labels[few])]
    work = len(few) * FEW + len(many) * MANY
    done = 0

    def step(count: int) -> None:
        nonlocal done
        done += count
        subject.say(done / work)

    def weights_of(rows: NDArray[np.int64], draws: int) -> Doubles:
        images = to_unit(on_device(subject.test[rows], subject.device))
        drawing = stream(subject.recipe.training.seed, "likelihood", draws, device=subject.device)
        return log_weights(model, images, draws, drawing, step)

    first, second = weights_of(few, FEW), weights_of(many, MANY)
    gain, more = bounds(first, FEW) - bounds(first, 1), bounds(second, MANY) - bounds(second, FEW)
    loose = subject.figures[name] + float(gain.mean())
    return {
        f"iw_bound_{FEW}": loose,
        f"iw_bound_{MANY}": loose + float(more.mean()),
        "iw_bound_error": _error(gain, more),
        "iw_bound_images": len(many),
        "pixels_log_likelihood": pixels_alone(subject.train, subject.test),
        "sleeping_units": sum(
            value < ASLEEP for key, value in subject.figures.items() if key.startswith(f"{of}_kl_")
        ),
    }


def _error(*parts: Doubles) -> float:
    """The standard error of a sum of means."""
    return float(np.sqrt(sum(part.var(ddof=1) / len(part) for part in parts if len(part) > 1)))


def pixels_alone(train: Pixels, test: Pixels) -> float:
    """log p(x) in nats, the mean of test images (N, C, H, W), where each pixel is white by itself, as often
    as in the training images; one of each colour more is counted, so that nothing is impossible (Laplace)."""
    white = summed(train) / 255
    chance = (white + 1) / (len(train) + 2)
    shares = summed(test) / len(test) / 255
    return float((shares * np.log(chance) + (1 - shares) * np.log1p(-chance)).sum())
