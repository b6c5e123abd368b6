"""Distributions that a code can be pushed to. Each draws (N, D) points, of given classes where asked."""

from __future__ import annotations

import math
from abc import abstractmethod
from typing import Annotated

import torch
from torch import Tensor

from aegui.parts.registry import QT_TRANSLATE_NOOP, Part, Registry, about
from aegui.translation import tr


class Prior(Part):
    """A distribution over codes."""

    @abstractmethod
    def sample(
        self,
        count: int,
        size: int,
        generator: torch.Generator,
        labels: Tensor | None = None,
        classes: int = 10,
    ) -> Tensor:
        """(count, size) draws on the generator's device.

        With labels (count,), each draw comes from the part of the distribution that belongs to its class;
        a label of −1 stands for any class.
        """

    def complaint(self, size: int) -> str:
        """Why a code of that size can't have this distribution, "" where it can."""
        return ""

    def extent(self) -> float:
        """Nearly all draws lie within ± this along each axis."""
        return 3.0


priors: Registry[Prior] = Registry("prior", Prior)


def _classes(count: int, labels: Tensor | None, classes: int, generator: torch.Generator) -> Tensor:
    """The class of each draw: as given, by chance where unknown."""
    drawn = torch.randint(classes, (count,), generator=generator, device=generator.device)
    return drawn if labels is None else torch.where(labels < 0, drawn, labels)


@priors.add(
    "gaussian",
    QT_TRANSLATE_NOOP("priors", "Gaussian"),
    QT_TRANSLATE_NOOP("priors", "One round cloud, N(0, σ²) along every axis."),
    order=0,
)
class Gaussian(Prior):
    """N(0, σ²·I); it has no part for a class."""

    sigma: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("priors", "Prior σ"),
            QT_TRANSLATE_NOOP("priors", "Spread of the cloud along each axis."),
            gt=0.0,
            le=100.0,
        ),
    ] = 1.0

    def sample(
        self,
        count: int,
        size: int,
        generator: torch.Generator,
        labels: Tensor | None = None,
        classes: int = 10,
    ) -> Tensor:
        drawn = torch.randn((count, size), generator=generator, device=generator.device)
        return drawn.mul_(self.sigma)

    def extent(self) -> float:
        return 3.0 * self.sigma


@priors.add(
    "mixture",
    QT_TRANSLATE_NOOP("priors", "Mixture of Gaussians"),
    QT_TRANSLATE_NOOP("priors", "Petals around the centre, one Gaussian for each class."),
    order=1,
)
class Mixture(Prior):
    """Gaussians around a circle, longer outwards than across (Makhzani et al., 2015, section 2.3).

    In more than two dimensions the others are N(0, across²).
    """

    radius: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("priors", "Radius"),
            QT_TRANSLATE_NOOP("priors", "Distance of the Gaussians' centres from the middle."),
            gt=0.0,
            le=100.0,
        ),
    ] = 4.0
    along: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("priors", "σ outwards"),
            QT_TRANSLATE_NOOP("priors", "Spread of each Gaussian away from the middle."),
            gt=0.0,
            le=100.0,
        ),
    ] = 1.0
    across: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("priors", "σ across"),
            QT_TRANSLATE_NOOP("priors", "Spread of each Gaussian along the circle."),
            gt=0.0,
            le=100.0,
        ),
    ] = 0.3

    def sample(
        self,
        count: int,
        size: int,
        generator: torch.Generator,
        labels: Tensor | None = None,
        classes: int = 10,
    ) -> Tensor:
        which = _classes(count, labels, classes, generator)
        angle = which.float() * (2 * math.pi / classes)
        drawn = torch.randn((count, size), generator=generator, device=generator.device)
        outwards = drawn[:, 0] * self.along + self.radius
        across = drawn[:, 1] * self.across
        cos, sin = torch.cos(angle), torch.sin(angle)
        plane = torch.stack([cos * outwards - sin * across, sin * outwards + cos * across], dim=1)
        return torch.cat([plane, drawn[:, 2:] * self.across], dim=1)

    def centres(self, classes: int) -> Tensor:
        """(classes, 2): the middle of each class's Gaussian."""
        angle = torch.arange(classes) * (2 * math.pi / classes)
        return torch.stack([torch.cos(angle), torch.sin(angle)], dim=1) * self.radius

    def complaint(self, size: int) -> str:
        return "" if size >= 2 else tr("the mixture lies in a plane: it needs a code of at least 2")

    def extent(self) -> float:
        return self.radius + 3.0 * self.along


@priors.add(
    "swiss-roll",
    QT_TRANSLATE_NOOP("priors", "Swiss roll"),
    QT_TRANSLATE_NOOP("priors", "A spiral; the classes follow one another along it."),
    order=2,
)
class SwissRoll(Prior):
    """A spiral of constant density, blurred by a little noise (Makhzani et al., 2015, section 2.3)."""

    radius: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("priors", "Outer radius"),
            QT_TRANSLATE_NOOP("priors", "Where the spiral ends."),
            gt=0.0,
            le=100.0,
        ),
    ] = 6.0
    turns: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("priors", "Turns"),
            QT_TRANSLATE_NOOP("priors", "How often the spiral winds around the middle."),
            gt=0.0,
            le=10.0,
        ),
    ] = 2.0
    blur: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("priors", "Blur"),
            QT_TRANSLATE_NOOP("priors", "Spread of the draws across the spiral."),
            ge=0.0,
            le=10.0,
        ),
    ] = 0.15

    def sample(
        self,
        count: int,
        size: int,
        generator: torch.Generator,
        labels: Tensor | None = None,
        classes: int = 10,
    ) -> Tensor:
        place = torch.rand(count, generator=generator, device=generator.device)
        if labels is not None:
            place = (_classes(count, labels, classes, generator) + place) / classes
        turn = torch.sqrt(place)  # the length of a spiral grows with the square of its angle
        angle = turn * (2 * math.pi * self.turns)
        plane = torch.stack([torch.cos(angle), torch.sin(angle)], dim=1) * (turn * self.radius)[:, None]
        drawn = torch.randn((count, size), generator=generator, device=generator.device) * self.blur
        drawn[:, :2] += plane
        return drawn

    def complaint(self, size: int) -> str:
        return "" if size >= 2 else tr("the swiss roll lies in a plane: it needs a code of at least 2")

    def extent(self) -> float:
        return self.radius + 3.0 * self.blur


@priors.add(
    "uniform",
    QT_TRANSLATE_NOOP("priors", "Uniform"),
    QT_TRANSLATE_NOOP("priors", "A square with straight borders, filled evenly."),
    order=3,
)
class Uniform(Prior):
    """U(−a, a) along every axis; classes are slices of the first."""

    half: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("priors", "Half width"),
            QT_TRANSLATE_NOOP("priors", "The square reaches from minus this to plus this."),
            gt=0.0,
            le=100.0,
        ),
    ] = 3.0

    def sample(
        self,
        count: int,
        size: int,
        generator: torch.Generator,
        labels: Tensor | None = None,
        classes: int = 10,
    ) -> Tensor:
        drawn = torch.rand((count, size), generator=generator, device=generator.device)
        if labels is not None:
            drawn[:, 0] = (_classes(count, labels, classes, generator) + drawn[:, 0]) / classes
        return drawn.mul_(2 * self.half).sub_(self.half)

    def extent(self) -> float:
        return self.half
