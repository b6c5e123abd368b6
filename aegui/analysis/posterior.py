"""What a variational model knows of an image: q(z|x), a Gaussian of its own for every image."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aegui.analysis.latent import Axes
from aegui.parts.models.variational import VariationalAutoencoder, kl
from aegui.runs.snapshot import Snapshot
from aegui.stored_images import Pixels
from aegui.training.device import stream
from aegui.training.evaluation import chunks, on_device, to_unit
from aegui.translation import tr

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Posterior:
    """q(z|x) = N(mean, diag(deviations²)) of an image (Kingma & Welling, 2014)."""

    mean: Floats  # (D,), the code of the image
    deviations: Floats  # (D,), σ in code units


@dataclass(frozen=True)
class Ellipse:
    """Where the codes of an image lie in a plane, up to some standard deviations."""

    centre: tuple[float, float]
    semi_axes: tuple[float, float]  # the longer first, in code units
    angle: float  # radians from the first axis of the plane to the longer semi-axis, in (-π/2, π/2]


def has_posterior(snapshot: Snapshot) -> bool:
    """Whether the model gives every image a Gaussian, and not one code."""
    return snapshot.recipe.model.has_posterior


@torch.no_grad()
def posterior(snapshot: Snapshot, image: Bytes) -> Posterior:
    """q(z|x) of an image uint8 (C, H, W). Raises `ValueError` where the model has none."""
    mean, log_variance = _variational(snapshot).posterior(_inputs(snapshot, image[None]))
    return Posterior(mean[0].cpu().numpy(), (0.5 * log_variance[0]).exp().cpu().numpy())


@torch.no_grad()
def divergences(snapshot: Snapshot, images: Bytes) -> Floats:
    """KL(q(z|x) ‖ N(0, I)) of each dimension (D,), the mean over images (N, C, H, W), in nats."""
    mean, log_variance = _variational(snapshot).posterior(_inputs(snapshot, images))
    found: Floats = kl(mean, log_variance).cpu().numpy()
    return found


@torch.no_grad()
def drawn_posteriors(snapshot: Snapshot, images: Pixels) -> Floats:
    """A code of each image (N, C, H, W) drawn from its q(z|x), (N, D): together the aggregated posterior."""
    model, device = _variational(snapshot), next(snapshot.model.parameters()).device
    parts = []
    for number, seen in chunks(on_device(images, device)):
        mean, log_variance = model.posterior(seen)
        generator = stream(snapshot.recipe.training.seed, "aggregated", number, device=device)
        noise = torch.randn(mean.shape, generator=generator, device=device)
        parts.append((mean + noise * (0.5 * log_variance).exp()).cpu())
    found: Floats = torch.cat(parts).numpy()
    return found


def _variational(snapshot: Snapshot) -> VariationalAutoencoder:
    """The model, where it has posteriors."""
    if not isinstance(snapshot.model, VariationalAutoencoder):
        kind = snapshot.recipe.model.kind
        raise ValueError(tr("Only variational models have a posterior, and this one is {}.", kind))
    return snapshot.model


def _inputs(snapshot: Snapshot, images: Bytes) -> Tensor:
    return to_unit(on_device(images, next(snapshot.model.parameters()).device))


def ellipse(found: Posterior, axes: Axes, deviations: float = 1.0) -> Ellipse:
    """A posterior in a plane, up to so many of its standard deviations.

    With the plane's directions B (2, D), the covariance there is B · diag(σ²) · Bᵀ.
    """
    directions = axes.basis.astype(np.float64) * found.deviations
    variances, vectors = np.linalg.eigh(directions @ directions.T)
    shorter, longer = deviations * np.sqrt(np.maximum(variances, 0.0))
    x, y = vectors[:, 1]
    if x < 0 or (x == 0 and y < 0):  # an axis has no sign
        x, y = -x, -y
    middle = axes.project(found.mean)
    return Ellipse(
        (float(middle[0]), float(middle[1])), (float(longer), float(shorter)), float(np.arctan2(y, x))
    )


def samples(snapshot: Snapshot, found: Posterior, count: int, draw: int = 0) -> Bytes:
    """Codes drawn from a posterior and decoded, uint8 (count, C, H, W); `draw` numbers the draws."""
    generator = stream(snapshot.recipe.training.seed, "posterior", draw)
    noise = torch.randn((count, len(found.mean)), generator=generator).numpy()
    return snapshot.decode((found.mean + noise * found.deviations).astype(np.float32))
