"""Families of autoencoders. One file is one family; all train through the same few methods."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, ClassVar, Protocol

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from aegui.parts.input_layers import InputLayer
from aegui.parts.losses import Loss, psnr
from aegui.parts.networks import Network, Shape
from aegui.parts.penalties import Penalty
from aegui.parts.priors import Prior
from aegui.parts.quantities import FIRST, LAST, LOSS, NATS_PER_IMAGE, PARTS, Quantity, QuantityGroup
from aegui.parts.registry import Part, Registry, about
from aegui.parts.tasks import Task
from aegui.parts.terms import WHOLE, Objective
from aegui.translation import QT_TRANSLATE_NOOP, tr

Losses = dict[str, Tensor]  # name → one number on the device; "loss" is what is minimised
Optimizers = dict[str, torch.optim.Optimizer]


class Descent(Protocol):
    """What goes down the gradients of a loss, as torch's optimizers do."""

    def zero_grad(self, set_to_none: bool = True) -> None: ...

    def step(self) -> Any: ...


Descents = Mapping[str, Descent]  # by the names that the family gives its optimizers


class OptimizerMaker(Protocol):
    """Makes the recipe's optimizer for some of the parameters, at a share of its learning rate."""

    def __call__(self, parameters: list[nn.Parameter], share: float = 1.0) -> torch.optim.Optimizer: ...


NO_LABELS = QT_TRANSLATE_NOOP(
    "", "{}, and the images have none: choose labelled data, or put your own into a folder for each class"
)


@dataclass(frozen=True)
class Plan:
    """What a model is made of, apart from its family."""

    shape: Shape  # of the images
    classes: int
    task: Task
    network: Network
    loss: Loss
    penalty: Penalty
    prior: Prior
    input_layer: InputLayer
    classes_known: bool = True  # False: the images were not read yet, and `classes` is 0

    @property
    def lacks_classes(self) -> bool:
        """Whether it is certain that the images have no classes."""
        return self.classes_known and not self.classes


@dataclass(frozen=True, eq=False)
class Known:
    """Some labelled images for a family that learns from few labels: input (N, C, H, W), labels (N,)."""

    input: Tensor
    labels: Tensor
    drawing: Callable[[], AbstractContextManager[object]] = nullcontext  # entered, it is drawn for these


@dataclass(frozen=True, eq=False)
class Batch:
    """What one step sees: images (N, C, H, W) in [0, 1] and their labels."""

    input: Tensor  # corrupted
    target: Tensor  # clean
    labels: Tensor | None  # (N,)
    # For sampling inside the model, on the device: the first dimension of what is drawn are the images.
    generator: torch.Generator = field(repr=False)
    epoch: float = float("inf")  # how far the training is; infinite in measurements
    known: Known | None = None


class Autoencoder(nn.Module):
    """An encoder and a decoder, usable apart, and how they learn together."""

    differentiable: ClassVar[bool] = True  # False: it can be used, but neither trained nor derived
    encodes: bool = True  # False: there is a decoder alone
    # What it does, as methods of a class that has its layers and nothing else of this program.
    # `exports.plain_model` fills in the sizes; {seen} and {small} are the images as the encoder and the loss
    # see them, and {shown} is what the decoder makes of codes.
    plain_torch: ClassVar[Mapping[str, str]] = {
        "encode": '''
def encode(self, images):
    """Images (N, {shape}) → codes (N, {width})."""
    return self.encoder({seen})
''',
        "decode": '''
def decode(self, codes):
    """Codes (N, {width}) → images (N, {shape})."""
    return {shown}
''',
        "reconstruct": '''
def reconstruct(self, images):
    """Images → the same, through the code."""
    return self.decode(self.encode(images))
''',
    }

    def __init__(self, plan: Plan, code: int, outputs: int | None = None, inputs: int | None = None) -> None:
        """The encoder gives `outputs` numbers and the decoder takes `inputs`: the code's size unless said."""
        super().__init__()
        inner = plan.network.inner(plan.shape)
        self.plan = plan
        self.code = code
        self.encoder = plan.network.encoder(plan.task.seen(inner), outputs or code)
        self.decoder = plan.network.decoder(inner, inputs or code)
        self.entrance = nn.Sequential(plan.task.entrance(), plan.network.shrink(plan.shape))
        self.shrink = plan.network.shrink(plan.shape)
        self.enlarge = plan.network.enlarge(plan.shape)

    def encode(self, images: Tensor) -> Tensor:
        """(N, C, H, W) → (N, D): the code, and behind it whatever else the decoder needs."""
        codes: Tensor = self.encoder(self.entrance(images))
        return codes

    def decode(self, codes: Tensor) -> Tensor:
        """(N, D) as `encode` gives them → images (N, C, H, W)."""
        images: Tensor = self.enlarge(self.decoder(codes))
        return images

    def forward(self, images: Tensor) -> Tensor:
        return self.decode(self.encode(images))

    def prior_codes(self, count: int, generator: torch.Generator, labels: Tensor | None = None) -> Tensor:
        """(count, D) draws from the prior, as `decode` takes them; labels (count,) where it knows classes.

        Raises `ValueError` where the family has no prior.
        """
        raise ValueError(tr("a plain autoencoder has no prior to draw from"))

    def taken_for_prior(self, codes: Tensor) -> Tensor | None:
        """(N, D) as `encode` gives them → (N,): the chance, as a discriminator sees it, that each was drawn
        from the prior; None where the family has no discriminator."""
        return None

    def disturbed(self, images: Tensor, generator: torch.Generator) -> Tensor:
        """What the encoder's first layer sees of images: in training the input layer is active."""
        seen: Tensor = self.entrance(images)
        return self.plan.input_layer(seen, generator) if self.training else seen

    def compare(self, codes: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """The recipe's loss of what the decoder makes of codes, at the size that the network works at,
        and the images as they are shown."""
        output = self.decoder(codes).float()
        return self.plan.loss(output, self.shrink(target)), self.enlarge(output)

    def penalised(self, reconstruction: Tensor, seen: Tensor, codes: Tensor, batch: Batch) -> Losses:
        """The loss with the recipe's penalty, and its parts where it has one."""
        penalty = self.plan.penalty
        if penalty.recorded is None:
            return {"loss": reconstruction}
        quantity = penalty.quantity(self.encoder, seen, codes, batch.generator)
        loss = reconstruction + penalty.strength * quantity
        return {"loss": loss, "reconstruction": reconstruction, penalty.recorded.name: quantity}

    @property
    def divisible(self) -> bool:
        """Whether the gradients of a batch are the mean of those of its parts."""
        return self.plan.penalty.divisible

    @abstractmethod
    def losses(self, batch: Batch) -> Losses:
        """The losses of a batch, with their gradients."""

    @abstractmethod
    def measure(self, batch: Batch) -> Losses:
        """The losses without learning; `mse`, the squared error per pixel of the images as they are shown,
        and `psnr`, in dB, the mean of each image's, both comparable everywhere; and `code_mean`."""

    def optimizers(self, make: OptimizerMaker) -> Optimizers:
        """One optimizer for everything; families that learn in phases have one a phase."""
        return {"model": make(list(self.parameters()))}

    def learn(self, batch: Batch, optimizers: Descents) -> Losses:
        """One step: every update of the family, and the losses before it."""
        losses = self.losses(batch)
        descend(losses["loss"], optimizers["model"])
        return {name: value.detach() for name, value in losses.items()}


def descend(loss: Tensor, optimizer: Descent) -> None:
    """One step of an optimizer down a loss."""
    optimizer.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    optimizer.step()
    torch.clear_autocast_cache()  # or the next phase of this step would see the weights before it


def appearance(shown: Tensor, target: Tensor, codes: Tensor) -> Losses:
    """What every family measures beside its losses."""
    return {
        "mse": F.mse_loss(shown, target),
        "psnr": psnr(shown, target).mean(),
        "code_mean": codes.float().mean(),
    }


class Family(Part):
    """What sort of autoencoder is trained, and the size of its code."""

    has_prior: ClassVar[bool] = False  # codes can be drawn without an image
    has_posterior: ClassVar[bool] = False  # the encoder gives each image a distribution of codes
    has_pose: ClassVar[bool] = False  # the encoder tells how a thing lies apart from the code
    has_discriminator: ClassVar[bool] = False  # a network tells codes from draws of the prior
    has_label: ClassVar[bool] = False  # the decoder takes a label beside the code
    guesses_labels: ClassVar[bool] = False  # which the encoder guesses, from few labelled images
    penalisable: ClassVar[bool] = False  # the recipe's penalty counts in it
    records: ClassVar[tuple[Quantity, ...]] = ()  # what not every family does, the most important first

    code: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("models", "Code size"),
            QT_TRANSLATE_NOOP("models", "Numbers that stand for an image; fewer force it to summarise."),
            ge=1,
            le=4096,
        ),
    ] = 2

    @abstractmethod
    def build(self, plan: Plan) -> Autoencoder:
        """The model, with weights still to be started."""

    def width(self, classes: int) -> int:
        """How many numbers `encode` gives: the code, and behind it a label's where the decoder takes one."""
        return self.code

    def effective_beta(self, plan: Plan) -> float | None:
        """How much a KL counts beside the error of a whole image; None in families without."""
        return None

    def loss_group(self, loss: Loss, penalty: Penalty) -> QuantityGroup:
        """In which unit its whole loss is, and what explains that."""
        group = replace(LOSS, unit=loss.unit, words=loss.words)
        return penalty.added_to(group) if self.penalisable else group

    def recorded(self, loss: Loss, penalty: Penalty) -> tuple[Quantity, ...]:
        """All that a training with this loss and penalty records, the most important group first."""
        whole = self.loss_group(loss, penalty)
        unit = whole.unit if whole.unit == NATS_PER_IMAGE else PARTS.unit
        groups = {LOSS: whole, PARTS: replace(PARTS, unit=unit, words=whole.words)}
        own = [penalty.recorded] if self.penalisable and penalty.recorded is not None else []
        every = (*FIRST, *own, *self.records, *LAST)
        return tuple(replace(one, group=groups.get(one.group, one.group)) for one in every)

    def objectives(self, loss: Loss, penalty: Penalty) -> tuple[Objective, ...]:
        """What each update of a step makes small: first the loss itself, whose curve is "loss"."""
        own = penalty.terms if self.penalisable else ()
        reconstruction = loss.term if own else loss.term.recorded_as("loss")
        return (Objective("L", WHOLE, (reconstruction, *own)),)

    def complaint(self, plan: Plan) -> str:
        """Why it can't be built so, "" where it can."""
        if plan.penalty.recorded is not None and not self.penalisable:
            return tr("penalties are for the plain family; the {} one has a prior for its code", self.kind)
        return plan.prior.complaint(self.code) if self.has_prior else ""


families: Registry[Family] = Registry("family", Family, "aegui.parts.models")
