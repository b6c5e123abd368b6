"""The variational autoencoder (Kingma & Welling, 2014), with β (Higgins et al., 2017) and a KL warm-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import prod
from typing import Annotated, ClassVar

import torch
import torch.nn.functional as F
from torch import Tensor

from aegui.parts.losses import Loss
from aegui.parts.models import Autoencoder, Batch, Family, Losses, Plan, appearance, families
from aegui.parts.penalties import Penalty
from aegui.parts.quantities import MORE, NATS, NATS_PER_IMAGE, PARTS, Quantity, QuantityGroup
from aegui.parts.registry import QT_TRANSLATE_NOOP, about
from aegui.parts.terms import WHOLE, Objective, Term
from aegui.translation import tr

MOST_CURVES = 32  # dimensions whose KL is recorded one by one
KL = QT_TRANSLATE_NOOP(
    "curves",
    "KL, the Kullback-Leibler divergence: how far the codes of an image are from the prior, in nats; β "
    "weighs it.",
)

KL_READ = QT_TRANSLATE_NOOP(
    "formulas",
    "β times the KL divergence: how far the posterior q of an image's code z is from the prior p, in nats.",
)
WARM_READ = QT_TRANSLATE_NOOP("formulas", "It comes to count over the first T of the epochs t.")


class VariationalAutoencoder(Autoencoder):
    """loss = reconstruction + β · KL(q(z|x) ‖ N(0, I)); the code of an image is the mean of q."""

    plain_torch: ClassVar[Mapping[str, str]] = {
        "posterior": '''
def posterior(self, images):
    """Images → mean and standard deviation of the codes, (N, {code}) each."""
    mean, log_variance = self.encoder({seen}).chunk(2, dim=1)
    return mean, (0.5 * log_variance).exp()
''',
        **Autoencoder.plain_torch,
        "encode": '''
def encode(self, images):
    """Images (N, {shape}) → codes (N, {code}): the means of their posteriors."""
    return self.posterior(images)[0]
''',
    }

    def __init__(self, plan: Plan, family: Variational) -> None:
        super().__init__(plan, family.code, outputs=2 * family.code)
        self.family = family

    @property
    def inferred(self) -> int:
        """How many numbers are inferred of an image: those of the code, and of what is told apart from it."""
        return self.code

    def posterior(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and log variance (N, D) of q(z|x)."""
        return self._posterior(self.entrance(images))

    def encode(self, images: Tensor) -> Tensor:
        return self.posterior(images)[0]

    def prior_codes(self, count: int, generator: torch.Generator, labels: Tensor | None = None) -> Tensor:
        return self.plan.prior.sample(count, self.code, generator)

    def losses(self, batch: Batch) -> Losses:
        seen = self.disturbed(batch.input, batch.generator)
        mean, log_variance = self._posterior(seen)
        reconstruction, _ = self.compare(_draw(mean, log_variance, batch.generator), batch.target)
        divergence = kl(mean, log_variance).sum()
        further = self._further(seen, mean, batch.generator)
        return {
            "loss": reconstruction + self._beta(batch.epoch) * divergence + sum(further.values()),
            "reconstruction": reconstruction,
            "kl": divergence,
            **further,
        }

    def measure(self, batch: Batch) -> Losses:
        """Also `elbo`, a lower bound of log p(x) in nats an image, with one draw of z and β = 1, where the
        outputs are Bernoulli probabilities; and the KL of each dimension of a code that is not too long."""
        seen = self.entrance(batch.input)
        mean, log_variance = self._posterior(seen)
        drawn = _draw(mean, log_variance, batch.generator)
        reconstruction, shown = self.compare(drawn, batch.target)
        parts = kl(mean, log_variance)
        further = self._further(seen, mean, batch.generator)
        measured = {
            "loss": reconstruction + self.family.beta * parts.sum() + sum(further.values()),
            "reconstruction": reconstruction,
            "kl": parts.sum(),
            **further,
        }
        if self.plan.loss.bounded:
            pixels = F.binary_cross_entropy(shown, batch.target, reduction="sum") / len(shown)
            measured["elbo"] = -pixels - parts.sum()
        measured |= self._named(parts)
        return {**measured, **appearance(self.decode(mean).float(), batch.target, mean[:, : self.code])}

    def _named(self, parts: Tensor) -> Losses:
        """The KL of each dimension by its name."""
        few = parts[: self.code] if self.code <= MOST_CURVES else ()
        return {f"kl_{n + 1}": part for n, part in enumerate(few)}

    def _further(self, seen: Tensor, mean: Tensor, generator: torch.Generator) -> Losses:
        """What else the loss is the sum of, by name: of what the encoder sees, and the means it infers."""
        return {}

    def _posterior(self, seen: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and log variance of all that is inferred of what the encoder sees, in units of the prior."""
        mean, log_variance = self.encoder(seen).float().chunk(2, dim=1)
        return mean, log_variance

    def _beta(self, epoch: float) -> float:
        return self.family.beta * min(1.0, epoch / self.family.warm_up if self.family.warm_up else 1.0)


def kl(mean: Tensor, log_variance: Tensor) -> Tensor:
    """KL(N(μ, σ²) ‖ N(0, 1)) of each dimension (D,), the mean over the batch, in nats.

    Kingma & Welling (2014), appendix B.
    """
    return 0.5 * (mean.square() + log_variance.exp() - 1.0 - log_variance).mean(dim=0)


def _draw(mean: Tensor, log_variance: Tensor, generator: torch.Generator) -> Tensor:
    """z = μ + σ·ε, which lets gradients through (Kingma & Welling, 2014, section 2.4)."""
    noise = torch.empty_like(mean).normal_(generator=generator)
    return mean + noise * (0.5 * log_variance).exp()


@families.add(
    "variational",
    QT_TRANSLATE_NOOP("models", "Variational"),
    QT_TRANSLATE_NOOP("models", "Each image becomes a cloud of codes; together they fill a Gaussian."),
    order=1,
)
class Variational(Family):
    """Gaussian q(z|x), N(0, I) prior; the loss's reduction should be the sum over the pixels."""

    has_prior: ClassVar[bool] = True
    has_posterior: ClassVar[bool] = True
    records: ClassVar[tuple[Quantity, ...]] = (
        Quantity(
            "kl",
            QT_TRANSLATE_NOOP("curves", "KL divergence"),
            QT_TRANSLATE_NOOP(
                "curves", "How far the codes of an image are from the prior, in nats an image."
            ),
            PARTS,
        ),
        Quantity(
            "kl_{}",
            "z{}",
            "",
            QuantityGroup(
                "kl_dimensions",
                QT_TRANSLATE_NOOP("curves", "KL per dimension"),
                NATS_PER_IMAGE,
                QT_TRANSLATE_NOOP("curves", "How much each dimension of the code tells about an image."),
                bars=True,
                words=(KL, NATS),
            ),
        ),
        Quantity(
            "elbo",
            QT_TRANSLATE_NOOP("curves", "ELBO"),
            QT_TRANSLATE_NOOP(
                "curves",
                "A lower bound of log p(x): the higher, the better the model. Of grey pixels it is no "
                "log-probability, and published nats, of black and white ones, are not comparable.",
            ),
            QuantityGroup(
                "elbo",
                QT_TRANSLATE_NOOP("curves", "ELBO"),
                NATS_PER_IMAGE,
                QT_TRANSLATE_NOOP(
                    "curves", "The bound by which variational models of the same images are compared."
                ),
                words=(NATS, MORE),
            ),
        ),
    )

    beta: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("models", "β"),
            QT_TRANSLATE_NOOP(
                "models", "How much the KL counts; the more, the more dimensions it switches off."
            ),
            ge=0.0,
            le=1000.0,
        ),
    ] = 1.0
    warm_up: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("models", "KL warm-up"),
            QT_TRANSLATE_NOOP("models", "Epochs over which β rises from 0, so that no dimension dies early."),
            unit=QT_TRANSLATE_NOOP("models", "epochs"),
            ge=0.0,
            le=100_000.0,
        ),
    ] = 0.0

    def build(self, plan: Plan) -> Autoencoder:
        return VariationalAutoencoder(plan, self)

    def complaint(self, plan: Plan) -> str:
        if plan.prior.kind != "gaussian" or getattr(plan.prior, "sigma", 1.0) != 1.0:
            return tr(
                "the variational family's prior is the Gaussian of σ 1, whose KL has a closed "
                "form: choose an adversarial family for another"
            )
        activation = getattr(plan.network, "code_activation", "linear")
        if activation != "linear":
            return tr(
                "the means and log variances of the variational family take any value: {} can't", activation
            )
        return super().complaint(plan)

    def loss_group(self, loss: Loss, penalty: Penalty) -> QuantityGroup:
        group = super().loss_group(loss, penalty)
        if loss.in_nats:
            return replace(group, unit=NATS_PER_IMAGE, words=(*group.words, KL))
        return group.plus(QT_TRANSLATE_NOOP("curves", "{} + β · KL"), KL)

    def objectives(self, loss: Loss, penalty: Penalty) -> tuple[Objective, ...]:
        return (Objective("L", WHOLE, (loss.term, self.divergence("z", KL_READ), *self.further_terms())),)

    def divergence(self, inferred: str, read: str) -> Term:
        """β KL of all that is inferred of an image."""
        constants, words = [("β", self.beta)], [read]
        if self.warm_up:
            constants.append(("T", self.warm_up))
            words.append(WARM_READ)
        rising = "min(1, t∕T) " if self.warm_up else ""
        formula = f"{rising}β KL(q({inferred}|x) ‖ p({inferred}))"
        return Term("kl", formula, tuple(words), tuple(constants), self.beta)

    def further_terms(self) -> tuple[Term, ...]:
        """What a family that infers more adds."""
        return ()

    def effective_beta(self, plan: Plan) -> float:
        """β for a reconstruction summed over the image: a mean over its pixels counts them all as one."""
        return self.beta * (prod(plan.shape) if plan.loss.reduction == "mean" else 1)
