"""Ways to corrupt an input. Each takes images (N, C, H, W) in [0, 1] and gives the same shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, ClassVar

import torch
from torch import Tensor

from aegui.parts.registry import QT_TRANSLATE_NOOP, Part, Registry, about


class Noise(Part):
    """A corruption with its strength."""

    function: ClassVar[Callable[..., Tensor]]

    def __call__(self, images: Tensor, generator: torch.Generator) -> Tensor:
        """Corrupt images (N, C, H, W) in [0, 1]; the generator lives on the images' device."""
        return type(self).function(images, generator, **dict(self))

    def in_training(
        self, images: Tensor, generator: torch.Generator, drawn_before: Tensor | None = None
    ) -> Tensor:
        """Corrupt images, or take what was drawn for them before; a share of them stays as it is."""
        corrupted = self(images, generator) if drawn_before is None else drawn_before
        clean = float(getattr(self, "clean", 0.0))
        if not clean:
            return corrupted
        chance = torch.rand(len(images), generator=generator, device=images.device)
        return torch.where((chance < clean)[:, None, None, None], images, corrupted)


noises: Registry[Noise] = Registry("corruption", Noise)
PATTERN_SEED = 2007  # of the heteroscedastic noise's σ for each pixel

Fresh = Annotated[
    bool,
    about(
        QT_TRANSLATE_NOOP("noises", "New noise each batch"),
        QT_TRANSLATE_NOOP("noises", "Off: each image keeps one noise for the whole training."),
        expert=True,
    ),
]
Clean = Annotated[
    float,
    about(
        QT_TRANSLATE_NOOP("noises", "Left clean"),
        QT_TRANSLATE_NOOP(
            "noises",
            "Share of the training images that stay as they are: keeps the model good at clean ones.",
        ),
        ge=0.0,
        le=1.0,
        expert=True,
    ),
]
Share = Annotated[
    float,
    about(
        QT_TRANSLATE_NOOP("noises", "Share of pixels"),
        QT_TRANSLATE_NOOP("noises", "How many of the pixels are hit; more makes the task harder."),
        ge=0.0,
        le=1.0,
    ),
]


@noises.add_function(
    "none",
    QT_TRANSLATE_NOOP("noises", "None"),
    QT_TRANSLATE_NOOP("noises", "The network sees the images as they are."),
    order=0,
)
def none(images: Tensor, generator: torch.Generator) -> Tensor:
    """Leave the images as they are."""
    return images


@noises.add_function(
    "gaussian",
    QT_TRANSLATE_NOOP("noises", "Gaussian"),
    QT_TRANSLATE_NOOP("noises", "Adds N(mean, σ²) to each pixel and clips to [0, 1]."),
    order=1,
)
def gaussian(
    images: Tensor,
    generator: torch.Generator,
    *,
    sigma: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("noises", "Noise σ"),
            QT_TRANSLATE_NOOP("noises", "Standard deviation of the noise; white is 1."),
            ge=0.0,
            le=2.0,
        ),
    ] = 0.5,
    mean: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("noises", "Noise mean"),
            QT_TRANSLATE_NOOP("noises", "Average of the noise; above 0 it also brightens the images."),
            expert=True,
            ge=-1.0,
            le=1.0,
        ),
    ] = 0.0,
    fresh: Fresh = True,
    clean: Clean = 0.0,
) -> Tensor:
    """Homoscedastic Gaussian noise, clipped (Vincent et al., 2010, section 3.3)."""
    noise = torch.empty_like(images).normal_(mean, sigma, generator=generator)
    return noise.add_(images).clamp_(0.0, 1.0)


@noises.add_function(
    "heteroscedastic",
    QT_TRANSLATE_NOOP("noises", "Heteroscedastic"),
    QT_TRANSLATE_NOOP("noises", "Gaussian noise with a σ of its own for every pixel, and clips to [0, 1]."),
    order=2,
)
def heteroscedastic(
    images: Tensor,
    generator: torch.Generator,
    *,
    sigma: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("noises", "Largest σ"),
            QT_TRANSLATE_NOOP("noises", "Each pixel's own σ lies between 0 and this, alike in all images."),
            ge=0.0,
            le=2.0,
        ),
    ] = 0.8,
    fresh: Fresh = True,
    clean: Clean = 0.0,
) -> Tensor:
    """x + N(0, σᵢ²) with σᵢ = σ·uᵢ, uᵢ from U(0, 1), drawn once for the pixels of a shape."""
    pattern = torch.rand(images.shape[1:], generator=torch.Generator().manual_seed(PATTERN_SEED))
    noise = torch.empty_like(images).normal_(generator=generator)
    return noise.mul_(pattern.to(images.device) * sigma).add_(images).clamp_(0.0, 1.0)


@noises.add_function(
    "salt-and-pepper",
    QT_TRANSLATE_NOOP("noises", "Salt and pepper"),
    QT_TRANSLATE_NOOP("noises", "Sets a share of the pixels to black or white by chance."),
    order=3,
)
def salt_and_pepper(
    images: Tensor, generator: torch.Generator, *, share: Share = 0.3, fresh: Fresh = True, clean: Clean = 0.0
) -> Tensor:
    """Half of the hit pixels become 0, half become 1 (Vincent et al., 2010, section 3.3)."""
    chance = torch.empty_like(images).uniform_(generator=generator)
    return images.masked_fill(chance < share / 2, 0.0).masked_fill_(chance > 1.0 - share / 2, 1.0)


@noises.add_function(
    "masking",
    QT_TRANSLATE_NOOP("noises", "Masking"),
    QT_TRANSLATE_NOOP("noises", "Sets a share of the pixels to black."),
    order=4,
)
def masking(
    images: Tensor, generator: torch.Generator, *, share: Share = 0.3, fresh: Fresh = True, clean: Clean = 0.0
) -> Tensor:
    """Each pixel is lost with the same chance (Vincent et al., 2010, section 3.3)."""
    chance = torch.empty_like(images).uniform_(generator=generator)
    return images.masked_fill(chance < share, 0.0)


def level_of(what: type[Noise]) -> str:
    """The field that says how strong a noise is, "" where there is none."""
    return next((name for name in ("sigma", "share") if name in what.model_fields), "")


def strength(noise: Noise) -> float:
    """How strong a noise is: its σ or its share of pixels, 0 for none."""
    return float(getattr(noise, level_of(type(noise)), 0.0)) if level_of(type(noise)) else 0.0


def with_level(kind: str, level: float, like: Noise | None = None) -> Noise:
    """A noise of that kind and strength, its other settings taken from `like` where it has them."""
    what = noises[kind].what
    name = level_of(what)
    given: dict[str, Any] = dict(like) if like is not None and like.kind == kind else {}
    return what(**{**given, name: level}) if name else what()
