"""The supervised adversarial autoencoder: the decoder is told the label, so the code keeps the style alone
(Makhzani et al., 2015, section 4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

import torch
import torch.nn.functional as F
from torch import Tensor

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
from aegui.parts.models.adversarial import (
    OF_ADVERSARY,
    AdversarialShare,
    Adversary,
    AdversaryNoise,
    DiscriminatorWidths,
    adversaries,
    chances,
    discriminator,
    known_labels,
    teach,
)
from aegui.parts.penalties import Penalty
from aegui.parts.quantities import Quantity
from aegui.parts.registry import QT_TRANSLATE_NOOP, about
from aegui.parts.terms import Objective
from aegui.translation import tr


class SupervisedAutoencoder(Autoencoder):
    """A code is the style (N, code) with the one-hot label (N, classes) behind it."""

    plain_torch: ClassVar[Mapping[str, str]] = {
        **Autoencoder.plain_torch,
        "encode": '''
def encode(self, images):
    """Images (N, {shape}) → codes (N, {width}): the style ({code}), then a one at the class ({classes}) with
    which the decoder gives the image back best."""
    style, labels = self.encoder({seen}), torch.eye({classes}, device=images.device)
    codes = [torch.cat([style, label.expand(len(style), -1)], dim=1) for label in labels]
    errors = [(self.decoder(one) - {small}).square().flatten(1).sum(dim=1) for one in codes]
    return torch.cat([style, labels[torch.stack(errors).argmin(dim=0)]], dim=1)
''',
    }

    def __init__(self, plan: Plan, family: Supervised) -> None:
        super().__init__(plan, family.code, inputs=family.code + plan.classes)
        self.told = plan.classes if family.labels else 0
        self.discriminator = discriminator(family.code + self.told, family.widths)
        self.share = family.adversarial_share
        self.adversary_noise = family.adversary_noise

    def encode(self, images: Tensor) -> Tensor:
        """The label is not in the code: it is the one with which the image is reconstructed best."""
        style = self.encoder(self.entrance(images)).float()
        target = self.shrink(images)
        if torch.compiler.is_exporting():
            return self.with_labels(style, self._errors(style, target).argmin(dim=1))
        errors = []
        for label in range(self.plan.classes):
            labels = torch.full((images.shape[0],), label, device=images.device)
            output = self.decoder(self.with_labels(style, labels)).float()
            errors.append((output - target).square().flatten(1).sum(dim=1))
        return self.with_labels(style, torch.stack(errors).argmin(dim=0))

    def _errors(self, style: Tensor, target: Tensor) -> Tensor:
        """(N, classes): the error with each label, in one pass of the decoder: an exported graph would hold a
        decoder for each turn of a loop."""
        classes = self.plan.classes
        labels = torch.eye(classes, device=style.device).expand(style.shape[0], -1, -1)
        codes = torch.cat([style[:, None].expand(-1, classes, -1), labels], dim=2).flatten(0, 1)
        output: Tensor = self.decoder(codes).float().unflatten(0, (-1, classes))
        return (output - target[:, None]).square().flatten(2).sum(dim=2)

    def with_labels(self, style: Tensor, labels: Tensor) -> Tensor:
        """(N, code) and (N,) → (N, code + classes), as the decoder takes it."""
        return torch.cat([style, F.one_hot(labels, self.plan.classes).to(style.dtype)], dim=1)

    def prior_codes(self, count: int, generator: torch.Generator, labels: Tensor | None = None) -> Tensor:
        if labels is None:
            labels = torch.randint(self.plan.classes, (count,), generator=generator, device=generator.device)
        return self.with_labels(self.plan.prior.sample(count, self.code, generator), labels)

    def taken_for_prior(self, codes: Tensor) -> Tensor | None:
        """Of the style; the label beside it counts where the discriminator is told it."""
        return chances(self.discriminator, codes[:, : self.code + self.told])

    def optimizers(self, make: OptimizerMaker) -> Optimizers:
        return {
            "autoencoder": make([*self.encoder.parameters(), *self.decoder.parameters()]),
            "discriminator": make(list(self.discriminator.parameters()), self.share),
            "encoder": make(list(self.encoder.parameters()), self.share),
        }

    def losses(self, batch: Batch) -> Losses:
        style = self.encoder(self.disturbed(batch.input, batch.generator))
        return {"loss": self.compare(self.with_labels(style, known_labels(batch)), batch.target)[0]}

    def learn(self, batch: Batch, optimizers: Descents) -> Losses:
        losses = self.losses(batch)
        descend(losses["loss"], optimizers["autoencoder"])
        style = self.encoder(self.disturbed(batch.input, batch.generator)).float()
        adversary = Adversary(self.discriminator, self.adversary_noise, batch.generator)
        losses |= teach(adversary, *self._pair(style, batch), optimizers)
        return {name: value.detach() for name, value in losses.items()}

    def measure(self, batch: Batch) -> Losses:
        style = self.encoder(self.entrance(batch.input)).float()
        codes = self.with_labels(style, known_labels(batch))
        reconstruction, shown = self.compare(codes, batch.target)
        return {
            "loss": reconstruction,
            **Adversary(self.discriminator).measured(*self._pair(style, batch)),
            **appearance(shown, batch.target, style),
        }

    def _pair(self, style: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
        """Draws of the prior and the styles, as the discriminator sees them."""
        real = self.plan.prior.sample(len(style), self.code, batch.generator)
        if not self.told:
            return real, style
        labels = known_labels(batch)
        return self.with_labels(real, labels), self.with_labels(style, labels)


@families.add(
    "supervised-adversarial",
    QT_TRANSLATE_NOOP("models", "Adversarial, supervised"),
    QT_TRANSLATE_NOOP("models", "The decoder is told the class, so that the code keeps the style alone."),
    order=3,
)
class Supervised(Family):
    """Style in the code, distributed as the prior; the label beside it."""

    has_prior: ClassVar[bool] = True
    has_discriminator: ClassVar[bool] = True
    has_label: ClassVar[bool] = True
    records: ClassVar[tuple[Quantity, ...]] = OF_ADVERSARY

    labels: Annotated[
        bool,
        about(
            QT_TRANSLATE_NOOP("models", "Tell the labels"),
            QT_TRANSLATE_NOOP(
                "models",
                "The discriminator is told the class, so that the style of each class fills the prior.",
            ),
        ),
    ] = False
    widths: DiscriminatorWidths = (1000, 1000)
    adversarial_share: AdversarialShare = 1.0
    adversary_noise: AdversaryNoise = 0.0

    def build(self, plan: Plan) -> Autoencoder:
        return SupervisedAutoencoder(plan, self)

    def objectives(self, loss: Loss, penalty: Penalty) -> tuple[Objective, ...]:
        told = ", y" if self.labels else ""
        return (*super().objectives(loss, penalty), *adversaries(f"z{told}", f"z′{told}"))

    def width(self, classes: int) -> int:
        return self.code + classes

    def complaint(self, plan: Plan) -> str:
        if plan.lacks_classes:
            return tr(NO_LABELS, tr("the {} family needs labels", self.kind))
        return super().complaint(plan)
