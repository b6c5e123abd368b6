"""What a term of the loss does, as a picture made of the model that is shown: a function for each quantity.

A picture is a block of `explore.page`, with a sentence that says what is seen. Who adds a quantity to what a
training makes small adds its picture to `PICTURES`; the contract tests ask for it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from aegui.analysis import latent
from aegui.explore.page import Bar, Bars, Block, Line, Lines, Pictures, Points
from aegui.parts.models import Autoencoder
from aegui.parts.models.semi_supervised import SemiSupervisedAutoencoder
from aegui.parts.models.spatial import SpatialAutoencoder, read
from aegui.parts.models.variational import VariationalAutoencoder, kl
from aegui.runs.snapshot import Snapshot
from aegui.training.device import stream
from aegui.training.evaluation import to_unit
from aegui.translation import QT_TRANSLATE_NOOP, translate

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

BINS = 24  # of what is counted
OUTLINES = 40  # images whose posteriors are drawn
CORNERS = 40  # of an ellipse
CURVES = 6  # posteriors of one dimension
UNITS = 64  # of a long code, whose sensitivity is looked at
TURNED = 30.0  # degrees that an image is turned by
CLASSES = 6  # whose chances are shown


@dataclass(frozen=True, eq=False)
class TermSource:
    """What a picture is made of."""

    snapshot: Snapshot
    image: Bytes  # (C, H, W), the one that was chosen
    images: Bytes  # (N, C, H, W), some of those shown
    classes: tuple[str, ...]
    label: int | None = None  # the class of the image

    @property
    def model(self) -> Autoencoder:
        """The network, frozen."""
        return self.snapshot.model

    @property
    def device(self) -> torch.device:
        """Where it is."""
        return next(self.model.parameters()).device

    @cached_property
    def one(self) -> Tensor:
        """The chosen image (1, C, H, W) from 0 to 1."""
        return to_unit(torch.tensor(self.image[None], device=self.device))

    @cached_property
    def codes(self) -> Tensor:
        """Those of some images, (N, D)."""
        return self.model.encode(to_unit(torch.tensor(self.images, device=self.device))).float()

    @cached_property
    def draws(self) -> Tensor:
        """As many codes from the prior."""
        return self.model.prior_codes(len(self.images), self.generator("prior")).float()

    def generator(self, purpose: str) -> torch.Generator:
        """Numbers by chance, the same each time."""
        return stream(self.snapshot.recipe.training.seed, f"terms/{purpose}", device=self.device)


Shown = tuple[Block, str]  # a picture, and what is seen in it


def picture(quantity: str, source: TermSource) -> Shown:
    """What the term that a quantity records does to the images."""
    with torch.no_grad():
        return PICTURES[quantity](source)


def _tr(text: str) -> str:
    return translate("formulas", text)


def reconstruction(source: TermSource) -> Shown:
    """An image, what the model makes of it, and what that costs in each place."""
    snapshot, recipe = source.snapshot, source.snapshot.recipe
    seen = recipe.corruption(source.one, source.generator("corruption"))
    made = source.model(seen).float()
    if recipe.loss.bounded:
        made = made.clamp(0.0, 1.0)
    costs = recipe.loss.each(made, source.one).mean(dim=1, keepdim=True)
    spare = [(whole - part) for whole, part in zip(made.shape[2:], costs.shape[2:], strict=True)]
    down, across = spare[0] // 2, spare[1] // 2
    costs = F.pad(costs, (across, spare[1] - across, down, spare[0] - down))
    costs = (costs / costs.amax().clamp(min=1e-9)).expand_as(made)
    shown = {_tr(QT_TRANSLATE_NOOP("formulas", "image")): source.one}
    if recipe.corruption.kind != "none" or recipe.task.kind == "colorize":
        images = recipe.task.as_images(recipe.task.entrance()(seen), snapshot.shape)
        shown[_tr(QT_TRANSLATE_NOOP("formulas", "as seen"))] = images
    shown[_tr(QT_TRANSLATE_NOOP("formulas", "decoded"))] = made
    shown[_tr(QT_TRANSLATE_NOOP("formulas", "cost"))] = costs
    text = _tr(
        QT_TRANSLATE_NOOP("formulas", "An image, its reconstruction, and what each pixel costs: white most.")
    )
    return Pictures(_bytes(torch.cat(list(shown.values()))), columns=len(shown), tops=tuple(shown)), text


def divergence(source: TermSource) -> Shown:
    """The posteriors of some images against the prior."""
    model = source.model
    assert isinstance(model, VariationalAutoencoder)
    mean, log_variance = model.posterior(to_unit(torch.tensor(source.images, device=source.device)))
    told = kl(mean, log_variance)
    means, deviations = (part.float().cpu().numpy() for part in (mean, (0.5 * log_variance).exp()))
    if means.shape[1] == 1:
        return _densities(means[:, 0], deviations[:, 0])
    two = sorted(told.argsort(descending=True)[:2].tolist())
    means, deviations = means[:, two], deviations[:, two]
    turns = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    circle = np.stack([np.cos(turns), np.sin(turns)], axis=1)
    outlines = means[:OUTLINES, None] + deviations[:OUTLINES, None] * circle
    half = float(max(2.5, np.quantile(np.abs(means), 0.99) * 1.1))
    text = _tr(
        QT_TRANSLATE_NOOP(
            "formulas",
            "Each ellipse is the posterior of an image, 1 σ; the dotted circle is the prior, towards which "
            "they are pushed.",
        )
    )
    axes = latent.name(two[0], source.snapshot.code_names), latent.name(two[1], source.snapshot.code_names)
    drawn = tuple(outline.astype(np.float32) for outline in outlines)
    return Points("", means[:OUTLINES], None, (), half, axes, outlines=drawn, circle=1.0), text


def _densities(means: Floats, deviations: Floats) -> Shown:
    places = np.linspace(-4, 4, 161, dtype=np.float32)

    def density(mean: float, deviation: float) -> Floats:
        heights: Floats = np.exp(-0.5 * ((places - mean) / deviation) ** 2).astype(np.float32)
        return heights

    name = _tr(QT_TRANSLATE_NOOP("formulas", "prior"))
    lines = [Line(name, density(0.0, 1.0), dashed=True)]
    lines += [Line("", density(float(m), float(s))) for m, s in zip(means[:CURVES], deviations, strict=False)]
    text = _tr(
        QT_TRANSLATE_NOOP(
            "formulas", "Posteriors of some images, each as high as the others, and the prior, dashed."
        )
    )
    return Lines("", "z₁", places, tuple(lines)), text


def sparsity(source: TermSource) -> Shown:
    """How active the code is, and how active it is to be."""
    penalty = source.snapshot.recipe.penalty
    if penalty.sums_activity:
        values = source.codes.abs().flatten()
        across = _tr(QT_TRANSLATE_NOOP("formulas", "activity |z| of a unit for an image"))
        text = _tr(
            QT_TRANSLATE_NOOP(
                "formulas", "How often a unit says how much: all are pulled to 0, at the dotted line."
            )
        )
        marker = 0.0
    else:
        values = source.codes.mean(dim=0)
        across = _tr(QT_TRANSLATE_NOOP("formulas", "mean activation of a unit"))
        text = _tr(
            QT_TRANSLATE_NOOP("formulas", "How many units are how active: all are pulled to the dotted line.")
        )
        marker = float(getattr(penalty, "rho", 0.0))
    high = max(float(values.quantile(0.995) if len(values) <= 2**24 else values.max()), 2 * marker, 1e-6)
    return _counted("", across, [("", values)], 0.0, high, marker), text


def sensitivity(source: TermSource) -> Shown:
    """The changes of an image that move its code most."""
    with torch.enable_grad():
        seen = source.model.entrance(source.one).detach().requires_grad_()
        codes = source.model.encoder(seen)[0]
        units = codes.detach().abs().argsort(descending=True)[:UNITS].tolist()
        rows = [torch.autograd.grad(codes[unit], seen, retain_graph=True)[0].flatten() for unit in units]
    _, strengths, directions = torch.linalg.svd(torch.stack(rows).float(), full_matrices=False)
    shown, tops = [source.one], [_tr(QT_TRANSLATE_NOOP("formulas", "image"))]
    for number in range(min(2, len(strengths))):
        direction = directions[number].reshape(seen.shape).mean(dim=1, keepdim=True)
        flat = 0.5 + 0.5 * direction / direction.abs().amax().clamp(min=1e-9)
        shown.append(F.interpolate(flat, source.one.shape[2:]).expand_as(source.one))
        tops.append(f"{float(strengths[number]):.3g}")
    text = _tr(
        QT_TRANSLATE_NOOP(
            "formulas",
            "An image, and the changes of it that move its code most: by how much, for a change of length 1.",
        )
    )
    return Pictures(_bytes(torch.cat(shown)), columns=len(shown), tops=tuple(tops)), text


def turning(source: TermSource) -> Shown:
    """An image, the same turned, and the angles that the model sees."""
    model = source.model
    assert isinstance(model, SpatialAutoencoder)
    more = torch.tensor([math.radians(TURNED)], device=source.device)
    both = torch.cat([source.one, read(source.one, more, padding="zeros")])
    before, after = model.poses(both)[:, 0].tolist()
    text = _tr(
        QT_TRANSLATE_NOOP(
            "formulas", "An image, and the same turned by {}° more: the angle θ that the model sees of each."
        )
    )
    tops = f"θ = {before:.0f}°", f"θ′ = {after:.0f}°"
    return Pictures(_bytes(both), columns=2, tops=tops), text.format(f"{TURNED:g}")


def told_apart(source: TermSource) -> Shown:
    """What the discriminator says of codes and of draws."""
    said = [source.model.taken_for_prior(points) for points in (source.draws, source.codes)]
    names = _tr(QT_TRANSLATE_NOOP("formulas", "draws")), _tr(QT_TRANSLATE_NOOP("formulas", "codes"))
    groups = [(name, chances) for name, chances in zip(names, said, strict=True) if chances is not None]
    across = _tr(QT_TRANSLATE_NOOP("formulas", "taken for a draw of the prior, D"))
    text = _tr(QT_TRANSLATE_NOOP("formulas", "What the discriminator says: it pulls the two apart."))
    return _counted("", across, groups, 0.0, 1.0, 0.5), text


def passed_off(source: TermSource) -> Shown:
    """Codes among draws of the prior."""
    codes, draws = (points[:, : source.model.code].cpu().numpy() for points in (source.codes, source.draws))
    if codes.shape[1] == 1:
        codes, draws = (np.concatenate([points, 0 * points], axis=1) for points in (codes, draws))
    half = float(max(np.quantile(np.abs(draws[:, :2]), 0.99), np.quantile(np.abs(codes[:, :2]), 0.99)) * 1.1)
    axes = latent.name(0, source.snapshot.code_names), latent.name(1, source.snapshot.code_names)
    text = _tr(
        QT_TRANSLATE_NOOP(
            "formulas", "Codes, and faintly draws of the prior: the encoder moves its codes among them."
        )
    )
    return Points("", codes[:, :2], None, (), max(half, 1e-3), axes, behind=draws[:, :2]), text


def labels_told_apart(source: TermSource) -> Shown:
    """What the discriminator of classes says of guesses and of true classes."""
    model = _guessing(source)
    true = torch.eye(len(source.classes), device=source.device)
    said = [model.label_discriminator(one).float().sigmoid()[:, 0] for one in (true, _chances(source))]
    names = _tr(QT_TRANSLATE_NOOP("formulas", "true classes")), _tr(QT_TRANSLATE_NOOP("formulas", "guesses"))
    across = _tr(QT_TRANSLATE_NOOP("formulas", "taken for a true class, C"))
    text = _tr(QT_TRANSLATE_NOOP("formulas", "What the discriminator says: it pulls the two apart."))
    return _counted("", across, list(zip(names, said, strict=True)), 0.0, 1.0, 0.5), text


def guesses_passed_off(source: TermSource) -> Shown:
    """How sure the guesses are."""
    surest = _chances(source).amax(dim=1)
    across = _tr(QT_TRANSLATE_NOOP("formulas", "chance of the likeliest class"))
    text = _tr(
        QT_TRANSLATE_NOOP(
            "formulas",
            "How sure the guesses are: a true class has the chance 1, and so guesses are pulled there.",
        )
    )
    return _counted("", across, [("", surest)], 0.0, 1.0, 1.0), text


def classification(source: TermSource) -> Shown:
    """The chances of the classes of the chosen image."""
    chances = _guess(source)
    true = "–" if source.label is None else source.classes[source.label]
    text = _tr(
        QT_TRANSLATE_NOOP(
            "formulas", "The chances that the encoder gives the classes of an image; it is of class {}."
        )
    )
    return _compared(source, ("",), [chances]), text.format(true)


def inconsistency(source: TermSource) -> Shown:
    """The same beside the teacher's."""
    model = _guessing(source)
    _, taught = model.split(model.teacher(model.entrance(source.one)))
    names = _tr(QT_TRANSLATE_NOOP("formulas", "encoder")), _tr(QT_TRANSLATE_NOOP("formulas", "its average"))
    text = _tr(
        QT_TRANSLATE_NOOP(
            "formulas", "The chances that the encoder and its moving average give the classes of an image."
        )
    )
    return _compared(source, names, [_guess(source), taught.softmax(dim=1)[0]]), text


def _guessing(source: TermSource) -> SemiSupervisedAutoencoder:
    model = source.model
    assert isinstance(model, SemiSupervisedAutoencoder)
    return model


def _chances(source: TermSource) -> Tensor:
    """(N, classes) of some images."""
    return source.codes[:, source.model.code :]


def _guess(source: TermSource) -> Tensor:
    """(classes,) of the chosen image."""
    return source.model.encode(source.one).float()[0, source.model.code :]


def _compared(source: TermSource, series: tuple[str, ...], chances: list[Tensor]) -> Bars:
    """The likeliest classes, in their order."""
    likely = sorted(torch.stack(chances).amax(dim=0).argsort(descending=True)[:CLASSES].tolist())
    bars = tuple(Bar(source.classes[one], tuple(float(of[one]) for of in chances)) for one in likely)
    return Bars("", series, bars)


def _counted(
    title: str, across: str, groups: list[tuple[str, Tensor]], low: float, high: float, marker: float
) -> Lines:
    """How often values occur, each group's most frequent as 1."""
    edges = np.linspace(low, high, BINS + 1)
    lines = []
    for name, values in groups:
        heights, _ = np.histogram(values.detach().float().cpu().numpy().clip(low, high), edges)
        lines.append(Line(name, (heights / max(heights.max(), 1)).astype(np.float32)))
    places = ((edges[1:] + edges[:-1]) / 2).astype(np.float32)
    return Lines(title, across, places, tuple(lines), marker)


def _bytes(images: Tensor) -> Bytes:
    made: Bytes = images.float().clamp(0.0, 1.0).mul(255).round().byte().cpu().numpy()
    return made


PICTURES: dict[str, Callable[[TermSource], Shown]] = {
    "loss": reconstruction,
    "reconstruction": reconstruction,
    "kl": divergence,
    "turning": turning,
    "sparsity": sparsity,
    "jacobian": sensitivity,
    "discriminator": told_apart,
    "generator": passed_off,
    "label_discriminator": labels_told_apart,
    "label_generator": guesses_passed_off,
    "classification": classification,
    "inconsistency": inconsistency,
}
