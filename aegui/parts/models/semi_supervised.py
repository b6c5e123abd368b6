"""The semi-supervised adversarial autoencoder: it learns the classes from few labels
(Makhzani et al., 2015, section 5)."""

from __future__ import annotations

import math
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
    Known,
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
    TOLD_APART,
    AdversarialShare,
    Adversary,
    AdversaryNoise,
    DiscriminatorWidths,
    adversaries,
    chances,
    discriminator,
)
from aegui.parts.penalties import Penalty
from aegui.parts.quantities import CROSS_ENTROPY, MORE, NATS, SQUARED, Quantity, QuantityGroup
from aegui.parts.registry import QT_TRANSLATE_NOOP, about
from aegui.parts.terms import Objective, Term
from aegui.text import counted
from aegui.translation import tr

RISING = 5.0  # epochs over which the teacher comes to count
EARLY_MEMORY, MEMORY = 0.99, 0.999  # share of the teacher's weights that a step leaves, until then and later

LABEL_ADVERSARIES = QuantityGroup(
    "label_adversary",
    QT_TRANSLATE_NOOP("curves", "Class adversaries"),
    QT_TRANSLATE_NOOP("curves", "nats"),
    QT_TRANSLATE_NOOP("curves", "The losses of the adversaries that the guessed classes have."),
    words=(CROSS_ENTROPY, NATS),
)
OF_CLASSES = (
    Quantity(
        "accuracy",
        QT_TRANSLATE_NOOP("curves", "accuracy"),
        QT_TRANSLATE_NOOP("curves", "Share of images whose class is guessed right."),
        QuantityGroup(
            "accuracy",
            QT_TRANSLATE_NOOP("curves", "Accuracy"),
            QT_TRANSLATE_NOOP("curves", "share of the images"),
            QT_TRANSLATE_NOOP("curves", "How many classes are guessed right."),
            words=(MORE,),
        ),
    ),
    Quantity(
        "classification",
        QT_TRANSLATE_NOOP("curves", "classification"),
        QT_TRANSLATE_NOOP("curves", "Cross-entropy of the guessed classes, of labelled images."),
        QuantityGroup(
            "classification",
            QT_TRANSLATE_NOOP("curves", "Classification"),
            QT_TRANSLATE_NOOP("curves", "cross-entropy in nats"),
            QT_TRANSLATE_NOOP("curves", "How well the classes are learnt from the labelled images."),
            words=(CROSS_ENTROPY, NATS),
        ),
    ),
    Quantity(
        "inconsistency",
        QT_TRANSLATE_NOOP("curves", "inconsistency"),
        QT_TRANSLATE_NOOP("curves", "Squared difference between the classes that encoder and teacher see."),
        QuantityGroup(
            "inconsistency",
            QT_TRANSLATE_NOOP("curves", "Inconsistency"),
            QT_TRANSLATE_NOOP("curves", "squared difference"),
            QT_TRANSLATE_NOOP("curves", "How far the encoder and its own moving average see other classes."),
            words=(SQUARED,),
        ),
    ),
)
OF_LABEL_ADVERSARY = (
    Quantity(
        "label_told_apart",
        QT_TRANSLATE_NOOP("curves", "classes"),
        QT_TRANSLATE_NOOP(
            "curves",
            "Share of guessed and true classes that their discriminator tells apart; 0.5: it can only guess.",
        ),
        TOLD_APART,
    ),
    Quantity(
        "label_discriminator",
        QT_TRANSLATE_NOOP("curves", "discriminator"),
        QT_TRANSLATE_NOOP("curves", "How badly guessed classes are told from true ones; 0.693: by guessing."),
        LABEL_ADVERSARIES,
    ),
    Quantity(
        "label_generator",
        QT_TRANSLATE_NOOP("curves", "encoder"),
        QT_TRANSLATE_NOOP("curves", "How badly the encoder passes its guesses off as true classes."),
        LABEL_ADVERSARIES,
    ),
)

LABELS_READ = (
    QT_TRANSLATE_NOOP("formulas", "What the discriminator of the classes is taught by."),
    QT_TRANSLATE_NOOP(
        "formulas",
        "How badly the discriminator C tells the chances ŷ that the encoder gives the classes from true "
        "classes y′; C is how surely it takes something for a true class.",
    ),
    QT_TRANSLATE_NOOP("formulas", "What the encoder is taught by, against the discriminator of the classes."),
    QT_TRANSLATE_NOOP("formulas", "How badly the encoder passes its guesses ŷ off as true classes before C."),
)
CLASSES_READ = (
    QT_TRANSLATE_NOOP(
        "formulas", "What the true class y of a labelled image costs to one who expects the chances ŷ."
    ),
    QT_TRANSLATE_NOOP(
        "formulas",
        "γ times the squared differences between the chances of the K classes that the encoder sees, ŷ, and "
        "that its own moving average sees, ŷ′.",
    ),
    QT_TRANSLATE_NOOP("formulas", "The share w comes to be 1 over the first epochs t."),
    QT_TRANSLATE_NOOP("formulas", "What the encoder is taught by from the labelled images."),
)


def rising(epoch: float) -> float:
    """What part of the consistency counts so far into the training (Laine & Aila, 2017)."""
    return math.exp(-5.0 * (1.0 - min(1.0, epoch / RISING)) ** 2)


class SemiSupervisedAutoencoder(Autoencoder):
    """A code is the style (N, code) with the probabilities of the classes (N, classes) behind it.

    One adversary pushes the style to the prior, another the probabilities to one-hot vectors. A teacher,
    where there is one, is the moving average of the encoder: the classes that it sees in the unlabelled
    images are to be seen by the encoder, too, whatever disturbs either (Tarvainen & Valpola, 2017).
    """

    plain_torch: ClassVar[Mapping[str, str]] = {
        **Autoencoder.plain_torch,
        "encode": '''
def encode(self, images):
    """Images (N, {shape}) → codes (N, {width}): the style ({code}), then the chances of the classes."""
    style, logits = self.encoder({seen}).split([{code}, {classes}], dim=1)
    return torch.cat([style, logits.softmax(dim=1)], dim=1)
''',
    }

    def __init__(self, plan: Plan, family: SemiSupervised) -> None:
        both = family.code + plan.classes
        super().__init__(plan, family.code, outputs=both, inputs=both)
        self.discriminator = discriminator(family.code, family.widths)
        self.label_discriminator = discriminator(plan.classes, family.widths)
        self.share = family.adversarial_share
        self.adversary_noise = family.adversary_noise
        self.consistency = family.consistency
        if self.consistency:
            inner = plan.network.inner(plan.shape)
            self.teacher = plan.network.encoder(plan.task.seen(inner), both).requires_grad_(False)

    def split(self, outputs: Tensor) -> tuple[Tensor, Tensor]:
        """What the encoder gives → style (N, code) and logits of the classes (N, classes)."""
        return outputs[:, : self.code].float(), outputs[:, self.code :].float()

    def encode(self, images: Tensor) -> Tensor:
        return self._whole(self.encoder(self.entrance(images)))

    def prior_codes(self, count: int, generator: torch.Generator, labels: Tensor | None = None) -> Tensor:
        style = self.plan.prior.sample(count, self.code, generator)
        return torch.cat([style, self._labels(count, generator, labels)], dim=1)

    def taken_for_prior(self, codes: Tensor) -> Tensor | None:
        """Of the style; the label beside it does not count."""
        return chances(self.discriminator, codes[:, : self.code])

    def optimizers(self, make: OptimizerMaker) -> Optimizers:
        return {
            "autoencoder": make([*self.encoder.parameters(), *self.decoder.parameters()]),
            "discriminator": make(list(self.discriminator.parameters()), self.share),
            "label_discriminator": make(list(self.label_discriminator.parameters()), self.share),
            "encoder": make(list(self.encoder.parameters()), self.share),
            "classifier": make(list(self.encoder.parameters())),
        }

    @property
    def divisible(self) -> bool:
        """No: the labelled images are a batch of their own, and there is one teacher."""
        return False

    def losses(self, batch: Batch) -> Losses:
        outputs = self.encoder(self.disturbed(batch.input, batch.generator))
        return {"loss": self.compare(self._whole(outputs), batch.target)[0]}

    def learn(self, batch: Batch, optimizers: Descents) -> Losses:
        losses = self.losses(batch)
        descend(losses["loss"], optimizers["autoencoder"])
        style, logits = self.split(self.encoder(self.disturbed(batch.input, batch.generator)))
        chances = logits.softmax(dim=1)
        count, generator = len(style), batch.generator
        style_adversary, label_adversary = (
            Adversary(judge, self.adversary_noise, generator)
            for judge in (self.discriminator, self.label_discriminator)
        )
        adversaries = {
            "": (style_adversary, self.plan.prior.sample(count, self.code, generator), style),
            "label_": (label_adversary, self._labels(count, generator), chances),
        }
        fooling = []
        for name, (adversary, real, fake) in adversaries.items():
            judged, right = adversary.losses(real, fake.detach())
            descend(judged, optimizers[f"{name}discriminator"])
            losses |= {f"{name}discriminator": judged, f"{name}told_apart": right}
            losses[f"{name}generator"] = adversary.fooled(fake)
            fooling.append(losses[f"{name}generator"])
        descend(torch.stack(fooling).sum(), optimizers["encoder"])
        if batch.known is not None:
            lesson = losses["classification"] = self._classify(batch.known, generator)
            if self.consistency:
                losses["inconsistency"] = self._inconsistency(batch)
                lesson = lesson + self.consistency * rising(batch.epoch) * losses["inconsistency"]
            descend(lesson, optimizers["classifier"])
        if self.consistency:
            self._follow(batch.epoch)
        return {name: value.detach() for name, value in losses.items()}

    def measure(self, batch: Batch) -> Losses:
        outputs = self.encoder(self.entrance(batch.input))
        style, logits = self.split(outputs)
        reconstruction, shown = self.compare(self._whole(outputs), batch.target)
        count, generator = len(style), batch.generator
        measured = {
            "loss": reconstruction,
            **Adversary(self.discriminator).measured(
                self.plan.prior.sample(count, self.code, generator), style
            ),
            **Adversary(self.label_discriminator).measured(
                self._labels(count, generator), logits.softmax(dim=1), "label_"
            ),
            **appearance(shown, batch.target, style),
        }
        if batch.labels is not None:
            measured["classification"] = F.cross_entropy(logits, batch.labels)
            measured["accuracy"] = (logits.argmax(dim=1) == batch.labels).float().mean()
        return measured

    def _whole(self, outputs: Tensor) -> Tensor:
        style, logits = self.split(outputs)
        return torch.cat([style, logits.softmax(dim=1)], dim=1)

    def _classify(self, known: Known, generator: torch.Generator) -> Tensor:
        with known.drawing():
            _, logits = self.split(self.encoder(self.disturbed(known.input, generator)))
        return F.cross_entropy(logits, known.labels)

    def _inconsistency(self, batch: Batch) -> Tensor:
        """The mean squared difference between the chances of the classes that the encoder and the teacher see
        in the images, each disturbed in its own way."""
        with torch.no_grad():
            _, taught = self.split(self.teacher(self.disturbed(batch.input, batch.generator)))
        _, logits = self.split(self.encoder(self.disturbed(batch.input, batch.generator)))
        return F.mse_loss(logits.softmax(dim=1), taught.softmax(dim=1))

    @torch.no_grad()
    def _follow(self, epoch: float) -> None:
        """Move the teacher to the encoder: at once with the first step, slowly later."""
        distance = 1.0 if epoch == 0 else 1.0 - (EARLY_MEMORY if epoch < RISING else MEMORY)
        for mine, theirs in zip(self.teacher.parameters(), self.encoder.parameters(), strict=True):
            mine.lerp_(theirs.to(mine.dtype), distance)

    def _labels(self, count: int, generator: torch.Generator, labels: Tensor | None = None) -> Tensor:
        """One-hot labels (count, classes), of any class where none are given."""
        classes = self.plan.classes
        if labels is None:
            labels = torch.randint(classes, (count,), generator=generator, device=generator.device)
        return F.one_hot(labels, classes).float()


@families.add(
    "semi-supervised-adversarial",
    QT_TRANSLATE_NOOP("models", "Adversarial, few labels"),
    QT_TRANSLATE_NOOP("models", "Learns the classes from a few labelled images and all the unlabelled ones."),
    order=4,
)
class SemiSupervised(Family):
    """A label head with an adversary of its own beside the style."""

    has_prior: ClassVar[bool] = True
    has_discriminator: ClassVar[bool] = True
    has_label: ClassVar[bool] = True
    guesses_labels: ClassVar[bool] = True
    records: ClassVar[tuple[Quantity, ...]] = (*OF_CLASSES, *OF_ADVERSARY, *OF_LABEL_ADVERSARY)

    labelled: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("models", "Labelled images"),
            QT_TRANSLATE_NOOP(
                "models",
                "Training images of known class, as many of each; the seed chooses them.",
            ),
            unit=QT_TRANSLATE_NOOP("models", "images"),
            ge=1,
            le=1_000_000,
        ),
    ] = 1000
    widths: DiscriminatorWidths = (1000, 1000)
    adversarial_share: AdversarialShare = 1.0
    adversary_noise: AdversaryNoise = 0.0
    consistency: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("models", "Consistency"),
            QT_TRANSLATE_NOOP(
                "models",
                "Weight of agreeing with the encoder's own moving average on unlabelled images; 0: none.",
            ),
            ge=0.0,
            le=1000.0,
        ),
    ] = 0.0

    def build(self, plan: Plan) -> Autoencoder:
        return SemiSupervisedAutoencoder(plan, self)

    def objectives(self, loss: Loss, penalty: Penalty) -> tuple[Objective, ...]:
        lesson = [Term("classification", "−log ŷ_y", (CLASSES_READ[0],))]
        if self.consistency:
            constants = (("γ", self.consistency),)
            words = (CLASSES_READ[1], CLASSES_READ[2])
            lesson.append(Term("inconsistency", "γ w_t ‖ŷ − ŷ′‖^2 ∕ K", words, constants, self.consistency))
        return (
            *super().objectives(loss, penalty),
            *adversaries("z", "z′"),
            *adversaries("ŷ", "y′", "label_", LABELS_READ),
            Objective("L_Y", CLASSES_READ[3], tuple(lesson)),
        )

    def width(self, classes: int) -> int:
        return self.code + classes

    def complaint(self, plan: Plan) -> str:
        if plan.lacks_classes:
            return tr(NO_LABELS, tr("the {} family needs some labels", self.kind))
        if self.labelled < plan.classes:
            images, verb = counted(self.labelled, "labelled image"), "is" if self.labelled == 1 else "are"
            return tr("{} {} too few for {} classes: take one of each", images, verb, plan.classes)
        activation = getattr(plan.network, "code_activation", "linear")
        if activation != "linear":
            return tr(
                "the label head of the {} family takes any value: {} codes can't", self.kind, activation
            )
        return super().complaint(plan)
