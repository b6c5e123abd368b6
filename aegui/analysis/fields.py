"""Fields over the space of codes: a number for each place, to be laid under the codes as colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aegui.analysis.density import Density
from aegui.analysis.jacobian import along
from aegui.analysis.latent import Axes
from aegui.analysis.retrieval import CodeIndex, K
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.runs.snapshot import Snapshot
from aegui.translation import tr

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Scene:
    """A model frozen at a moment, the codes of real images, and the plane that they are shown in."""

    snapshot: Snapshot
    codes: Floats  # (N, D), N ≥ 1
    labels: Ints | None  # (N,)
    axes: Axes

    @cached_property
    def index(self) -> CodeIndex:
        return CodeIndex(self.codes)

    @cached_property
    def density(self) -> Density:
        return Density(self.axes.project(self.codes))

    def tensor(self, codes: Floats) -> Tensor:
        """Codes where the model is."""
        return torch.tensor(codes, device=next(self.snapshot.model.parameters()).device)


def density(scene: Scene, places: Floats) -> Floats:
    return scene.density.at(scene.axes.project(places))


def distance(scene: Scene, places: Floats) -> Floats:
    return scene.index.nearest(places, 1).distances[:, 0]


def class_error(scene: Scene, places: Floats) -> Floats:
    """1 − the share that the commonest class has among the k nearest codes."""
    if scene.labels is None:
        raise ValueError(tr("The error of a k-NN classifier needs labels, and these codes have none."))
    found = scene.labels[scene.index.nearest(places, K).rows]
    shares = [(found == label).mean(axis=1, dtype=np.float32) for label in np.unique(scene.labels)]
    error: Floats = 1 - np.max(shares, axis=0)
    return error


@torch.no_grad()
def sensitivity(scene: Scene, places: Floats) -> Floats:
    """Frobenius norm of ∂D(z)/∂z along the two directions of the plane, pixels in [0, 1]."""
    codes, basis = scene.tensor(places), scene.tensor(scene.axes.basis)
    changes = along(scene.snapshot.model, codes, basis[basis.any(dim=1)])
    norms: Floats = changes.square().sum(dim=(0, 2)).sqrt().cpu().numpy()
    return norms


@torch.no_grad()
def encoding_error(scene: Scene, places: Floats) -> Floats:
    """‖E(D(z)) − z‖; a label beside the code does not count."""
    codes, model = scene.tensor(places), scene.snapshot.model
    again = model.encode(model.decode(codes).float().clamp(0.0, 1.0))
    norms: Floats = (again.float() - codes)[:, : model.code].norm(dim=1).cpu().numpy()
    return norms


@torch.no_grad()
def discriminator(scene: Scene, places: Floats) -> Floats:
    chances = scene.snapshot.model.taken_for_prior(scene.tensor(places))
    if chances is None:
        raise ValueError(tr("Only adversarial models have a discriminator, and this is none."))
    found: Floats = chances.cpu().numpy()
    return found


def judged(scene: Scene) -> bool:
    """Whether there is a discriminator."""
    return scene.snapshot.model.taken_for_prior(scene.tensor(scene.codes[:1])) is not None


def encodes(scene: Scene) -> bool:
    """Whether images have codes."""
    return scene.snapshot.model.encodes


def labelled(scene: Scene) -> bool:
    return scene.labels is not None


@dataclass(frozen=True)
class Field:
    """Something that has a value everywhere."""

    name: str
    label: str
    help: str
    unit: str
    at: Callable[[Scene, Floats], Floats]  # codes (M, D), a few hundred → (M,)
    suits: Callable[[Scene], bool] = lambda scene: True
    limits: tuple[float, float] | None = None  # what its colours cover; None: what there is
    needs: str = ""  # where not everything suits: a sentence


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field(
            "density",
            QT_TRANSLATE_NOOP("fields", "density of the codes"),
            QT_TRANSLATE_NOOP(
                "fields",
                "How many codes lie around each place; of longer codes, what the plane shows of them.",
            ),
            QT_TRANSLATE_NOOP("fields", "codes per unit of area"),
            density,
        ),
        Field(
            "distance",
            QT_TRANSLATE_NOOP("fields", "distance to the nearest code"),
            QT_TRANSLATE_NOOP(
                "fields", "How far it is to the code of a real image, in all dimensions of the code."
            ),
            QT_TRANSLATE_NOOP("fields", "code units"),
            distance,
        ),
        Field(
            "sensitivity",
            QT_TRANSLATE_NOOP("fields", "sensitivity of the decoder"),
            QT_TRANSLATE_NOOP(
                "fields",
                "How much the image changes when the code moves a little along the plane; ridges part one "
                "kind of image from another.",
            ),
            QT_TRANSLATE_NOOP("fields", "white per code unit"),
            sensitivity,
        ),
        Field(
            "encoding-error",
            QT_TRANSLATE_NOOP("fields", "re-encoding error"),
            QT_TRANSLATE_NOOP(
                "fields", "How far a decoded image, encoded again, comes to lie from where it was decoded."
            ),
            QT_TRANSLATE_NOOP("fields", "code units"),
            encoding_error,
            encodes,
            needs=QT_TRANSLATE_NOOP("fields", "This needs an encoder: the model has a decoder alone."),
        ),
        Field(
            "class-error",
            QT_TRANSLATE_NOOP("fields", "error of a k-NN classifier"),
            QT_TRANSLATE_NOOP(
                "fields", "The share of the ten nearest codes that are not of the commonest class among them."
            ),
            QT_TRANSLATE_NOOP("fields", "share"),
            class_error,
            labelled,
            (0.0, 1.0),
            QT_TRANSLATE_NOOP("fields", "This needs images with labels."),
        ),
        Field(
            "discriminator",
            QT_TRANSLATE_NOOP("fields", "taken for the prior"),
            QT_TRANSLATE_NOOP(
                "fields",
                "How surely the discriminator takes a code there for a draw of the prior: 1 surely, 0.5 "
                "where it can only guess.",
            ),
            QT_TRANSLATE_NOOP("fields", "chance"),
            discriminator,
            judged,
            (0.0, 1.0),
            QT_TRANSLATE_NOOP("fields", "This needs an adversarial model: no other has a discriminator."),
        ),
    )
}
