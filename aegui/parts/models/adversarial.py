"""The adversarial autoencoder: a discriminator pushes the codes to a prior (Makhzani et al., 2015)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, ClassVar

import torch
import torch.nn.functional as F
from pydantic import Field
from torch import Tensor, nn

from aegui.parts.losses import Loss
from aegui.parts.models import (
    NO_LABELS,
    Autoencoder,
    Batch,
    Descents,
    Family,
    Losses,
    OptimizerMaker,
    Optimizers,
    Plan,
    appearance,
    descend,
    families,
)
from aegui.parts.networks.layers import Linear
from aegui.parts.penalties import Penalty
from aegui.parts.quantities import CROSS_ENTROPY, NATS, NEITHER, Quantity, QuantityGroup
from aegui.parts.registry import QT_TRANSLATE_NOOP, about
from aegui.parts.terms import Objective, Term
from aegui.translation import tr

DiscriminatorWidths = Annotated[
    tuple[Annotated[int, Field(ge=1, le=8192)], ...],
    about(
        QT_TRANSLATE_NOOP("models", "Discriminator"),
        QT_TRANSLATE_NOOP("models", "Units of the discriminator's hidden ReLU layers."),
        min_length=1,
        max_length=6,
        expert=True,
    ),
]

AdversarialShare = Annotated[
    float,
    about(
        QT_TRANSLATE_NOOP("models", "Adversaries' rate"),
        QT_TRANSLATE_NOOP(
            "models", "Share of the learning rate in the two adversarial phases; less keeps them in balance."
        ),
        gt=0.0,
        le=10.0,
        expert=True,
    ),
]


AdversaryNoise = Annotated[
    float,
    about(
        QT_TRANSLATE_NOOP("models", "Adversaries' σ"),
        QT_TRANSLATE_NOOP(
            "models",
            "Gaussian noise on what the discriminators see in training, so that details don't tell apart.",
        ),
        ge=0.0,
        le=2.0,
    ),
]

TOLD_APART = QuantityGroup(
    "told_apart",
    QT_TRANSLATE_NOOP("curves", "Told apart"),
    QT_TRANSLATE_NOOP("curves", "share told apart"),
    QT_TRANSLATE_NOOP("curves", "Who is winning: the discriminator near 1, the encoder near 0.5."),
    level=0.5,
    words=(NEITHER,),
)
ADVERSARIES = QuantityGroup(
    "adversary",
    QT_TRANSLATE_NOOP("curves", "Adversaries"),
    QT_TRANSLATE_NOOP("curves", "nats"),
    QT_TRANSLATE_NOOP(
        "curves", "The cross-entropies of discriminator and encoder, which work against each other."
    ),
    words=(CROSS_ENTROPY, NATS),
)
OF_ADVERSARY = (  # what `Adversary.measured` gives
    Quantity(
        "told_apart",
        QT_TRANSLATE_NOOP("curves", "codes"),
        QT_TRANSLATE_NOOP(
            "curves",
            "Share of codes and draws of the prior that the discriminator tells apart; "
            "0.5: it can only guess.",
        ),
        TOLD_APART,
    ),
    Quantity(
        "discriminator",
        QT_TRANSLATE_NOOP("curves", "discriminator"),
        QT_TRANSLATE_NOOP("curves", "How badly codes are told from draws of the prior; 0.693: by guessing."),
        ADVERSARIES,
    ),
    Quantity(
        "generator",
        QT_TRANSLATE_NOOP("curves", "encoder"),
        QT_TRANSLATE_NOOP("curves", "How badly the encoder passes its codes off as draws of the prior."),
        ADVERSARIES,
    ),
)


CODES_READ = (  # whom each of two objectives teaches, and what it is in words
    QT_TRANSLATE_NOOP("formulas", "What the discriminator is taught by."),
    QT_TRANSLATE_NOOP(
        "formulas",
        "How badly the discriminator D tells codes z from draws z′ of the prior; D is how surely it takes "
        "something for a draw.",
    ),
    QT_TRANSLATE_NOOP("formulas", "What the encoder is taught by, against the discriminator."),
    QT_TRANSLATE_NOOP(
        "formulas", "How badly the encoder passes its codes z off as draws of the prior before D."
    ),
)


def adversaries(
    code: str, draws: str, prefix: str = "", words: Sequence[str] = CODES_READ
) -> tuple[Objective, ...]:
    """What a discriminator of codes makes small, and what the encoder makes small against it."""
    judge = "D" if not prefix else "C"
    judging = f"½ (−log {judge}({draws}) − log(1 − {judge}({code})))"
    return (
        Objective(f"L_{judge}", words[0], (Term(f"{prefix}discriminator", judging, (words[1],)),)),
        Objective("L_E", words[2], (Term(f"{prefix}generator", f"−log {judge}({code})", (words[3],)),)),
    )


class Adversary:
    """Tells codes from draws of the prior, and teaches the encoder to be taken for the prior.

    In training the discriminator sees both through noise of a standard deviation (Sønderby et al., 2017).
    """

    def __init__(
        self, discriminator: nn.Module, sigma: float = 0.0, generator: torch.Generator | None = None
    ) -> None:
        self.discriminator = discriminator
        self.sigma = sigma
        self.generator = generator

    def _seen(self, points: Tensor) -> Tensor:
        if not self.sigma:
            return points
        return torch.empty_like(points).normal_(0.0, self.sigma, generator=self.generator) + points

    def losses(self, real: Tensor, fake: Tensor) -> tuple[Tensor, Tensor]:
        """The discriminator's loss and the share that it tells apart (0.5: it can only guess)."""
        verdicts = self.discriminator(self._seen(torch.cat([real, fake]))).float()
        truth = torch.zeros_like(verdicts)
        truth[: len(real)] = 1.0
        right = ((verdicts > 0) == (truth > 0.5)).float().mean()
        return F.binary_cross_entropy_with_logits(verdicts, truth), right

    def fooled(self, fake: Tensor) -> Tensor:
        """The encoder's loss: −log of the chance that its codes pass for draws of the prior."""
        self.discriminator.requires_grad_(False)  # only the encoder learns from this
        verdicts = self.discriminator(self._seen(fake)).float()
        self.discriminator.requires_grad_(True)
        return F.binary_cross_entropy_with_logits(verdicts, torch.ones_like(verdicts))

    def measured(self, real: Tensor, fake: Tensor, name: str = "") -> Losses:
        """All that is known of it, without learning."""
        judged, right = self.losses(real, fake)
        return {
            f"{name}discriminator": judged,
            f"{name}told_apart": right,
            f"{name}generator": self.fooled(fake),
        }


def teach(adversary: Adversary, real: Tensor, fake: Tensor, optimizers: Descents) -> Losses:
    """The discriminator's phase, then the encoder's; codes `fake` come with their graph."""
    judged, right = adversary.losses(real, fake.detach())
    descend(judged, optimizers["discriminator"])
    generator = adversary.fooled(fake)
    descend(generator, optimizers["encoder"])
    return {"discriminator": judged, "told_apart": right, "generator": generator}


def discriminator(inputs: int, widths: tuple[int, ...]) -> nn.Sequential:
    """(N, inputs) → (N, 1) logits through ReLU layers."""
    layers: list[nn.Module] = []
    for before, after in pairwise([inputs, *widths]):
        layers += [Linear(before, after), nn.ReLU()]
    return nn.Sequential(*layers, Linear(widths[-1], 1))


def chances(discriminator: nn.Module, points: Tensor) -> Tensor:
    """(N, inputs) → (N,): how surely each point is taken for a draw of the prior, 0 to 1."""
    verdicts: Tensor = discriminator(points)
    return verdicts.float().sigmoid().squeeze(1)


class AdversarialAutoencoder(Autoencoder):
    """Three phases a step: reconstruction, discriminator, generator, each with an optimizer of its own."""

    def __init__(self, plan: Plan, family: Adversarial) -> None:
        super().__init__(plan, family.code)
        self.told = plan.classes if family.labels else 0
        self.discriminator = discriminator(family.code + self.told, family.widths)
        self.share = family.adversarial_share
        self.adversary_noise = family.adversary_noise

    def prior_codes(self, count: int, generator: torch.Generator, labels: Tensor | None = None) -> Tensor:
        return self.plan.prior.sample(count, self.code, generator, labels, max(self.plan.classes, 1))

    def taken_for_prior(self, codes: Tensor) -> Tensor | None:
        """With labels told, of the class that suits the place best."""
        if not self.told:
            return chances(self.discriminator, codes)
        each = torch.eye(self.told, dtype=codes.dtype, device=codes.device)
        told = [torch.cat([codes, label.expand(len(codes), -1)], dim=1) for label in each]
        return torch.stack([chances(self.discriminator, points) for points in told]).amax(dim=0)

    def optimizers(self, make: OptimizerMaker) -> Optimizers:
        return {
            "autoencoder": make([*self.encoder.parameters(), *self.decoder.parameters()]),
            "discriminator": make(list(self.discriminator.parameters()), self.share),
            "encoder": make(list(self.encoder.parameters()), self.share),
        }

    def losses(self, batch: Batch) -> Losses:
        codes = self.encoder(self.disturbed(batch.input, batch.generator))
        return {"loss": self.compare(codes, batch.target)[0]}

    def learn(self, batch: Batch, optimizers: Descents) -> Losses:
        losses = self.losses(batch)
        descend(losses["loss"], optimizers["autoencoder"])
        codes = self.encoder(self.disturbed(batch.input, batch.generator)).float()
        real, fake = self._pair(codes, batch)
        adversary = Adversary(self.discriminator, self.adversary_noise, batch.generator)
        losses |= teach(adversary, real, fake, optimizers)
        return {name: value.detach() for name, value in losses.items()}

    def measure(self, batch: Batch) -> Losses:
        codes = self.encoder(self.entrance(batch.input)).float()
        reconstruction, shown = self.compare(codes, batch.target)
        real, fake = self._pair(codes, batch)
        return {
            "loss": reconstruction,
            **Adversary(self.discriminator).measured(real, fake),
            **appearance(shown, batch.target, codes),
        }

    def _pair(self, codes: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
        """Draws of the prior and the codes, as the discriminator sees them."""
        if not self.told:
            return self.prior_codes(len(codes), batch.generator), codes
        labels = known_labels(batch)
        real = self.prior_codes(len(codes), batch.generator, labels)
        told = F.one_hot(labels, self.told).to(codes.dtype)
        return torch.cat([real, told], dim=1), torch.cat([codes, told], dim=1)


def known_labels(batch: Batch) -> Tensor:
    """The labels of a batch. Raises `ValueError` where it has none."""
    if batch.labels is None:
        raise ValueError(tr("this family needs labels, and the data set has none"))
    return batch.labels


@families.add(
    "adversarial",
    QT_TRANSLATE_NOOP("models", "Adversarial"),
    QT_TRANSLATE_NOOP("models", "A second network pushes the codes to fill a shape of your choice."),
    order=2,
)
class Adversarial(Family):
    """Codes distributed as the recipe's prior."""

    has_prior: ClassVar[bool] = True
    has_discriminator: ClassVar[bool] = True
    records: ClassVar[tuple[Quantity, ...]] = OF_ADVERSARY

    labels: Annotated[
        bool,
        about(
            QT_TRANSLATE_NOOP("models", "Tell the labels"),
            QT_TRANSLATE_NOOP(
                "models", "The discriminator is told the class, so that each gets its own part of the prior."
            ),
        ),
    ] = False
    widths: DiscriminatorWidths = (1000, 1000)
    adversarial_share: AdversarialShare = 1.0
    adversary_noise: AdversaryNoise = 0.0

    def build(self, plan: Plan) -> Autoencoder:
        return AdversarialAutoencoder(plan, self)

    def objectives(self, loss: Loss, penalty: Penalty) -> tuple[Objective, ...]:
        told = ", y" if self.labels else ""
        return (*super().objectives(loss, penalty), *adversaries(f"z{told}", f"z′{told}"))

    def complaint(self, plan: Plan) -> str:
        if self.labels and plan.lacks_classes:
            return tr(NO_LABELS, tr("the {} family is to use labels", self.kind))
        return super().complaint(plan)
