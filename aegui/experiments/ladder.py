"""The ladder: every sort of autoencoder that fits, on the same images, at one code size and one budget.

Every rung has the network, the loss and the training of one recipe; what makes it a sparse or a contractive
one is set as in the recipe that is shipped of it. All are measured in the same way: on clean test images,
whatever they were trained on, so that a denoising one is not charged for the noise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import torch
from torch import Tensor, nn

from aegui.analysis import baseline, health, likeness, neighbourhoods, probes
from aegui.analysis.baseline import Components
from aegui.analysis.subject import Figures, Subject
from aegui.experiments.plan import Plan, Trial
from aegui.parts.datasets import Say
from aegui.parts.losses import psnr
from aegui.parts.models import Autoencoder, Batch, Losses, families
from aegui.parts.noises import noises
from aegui.parts.penalties import penalties
from aegui.recipe import Recipe, RecipeError, find, make
from aegui.recipe.repair import fitted
from aegui.runs.snapshot import Snapshot
from aegui.text import counted, shortened
from aegui.training.evaluation import test_figures
from aegui.training.splits import Splits
from aegui.translation import tr

PCA = "pca"
COLUMNS = (  # of the table
    "test_mse", "test_psnr", "test_ssim", "knn_probe", "linear_probe", "trustworthiness", "continuity",
    "active_units", "frechet_judge", "frechet_pixels", "seconds",
)  # fmt: skip
SHIPPED = {  # what a rung is set as
    "denoising": ("denoise-gaussian", "corruption"),
    "sparse": ("sparse-l1", "penalty"),
    "sparse-kl": ("sparse-kl", "penalty"),
    "contractive": ("contractive", "penalty"),
}
CALLED = {"l1": "sparse", "kl-sparsity": "sparse-kl"}  # penalties, as the field calls what they make
FIRST = (PCA, "plain", "denoising", "sparse", "contractive", "variational", "adversarial")


@dataclass(frozen=True)
class Rung:
    """One of the ladder."""

    name: str
    recipe: Recipe
    how: str = ""

    def changes_of(self, base: Recipe) -> dict[str, Any]:
        """What makes it of the common recipe: the sections that are others."""
        old, new = (one.model_dump(mode="json") for one in (base, self.recipe))
        return {name: value for name, value in new.items() if value != old[name] and name != "class_names"}


def base(data: str, code: int, epochs: int | None = None, recipe: Recipe | None = None) -> Recipe:
    """What all rungs have in common. Raises `RecipeError`."""
    if recipe is None:
        recipe = make(
            {
                "name": "ladder",
                "data": {"kind": "mnist", "validation": "held-out"},
                "network": {"kind": "dense", "widths": [512, 256], "activation": "relu"},
                "loss": {"kind": "bce", "reduction": "sum"},
                "training": {"batch": 128, "epochs": 20},
            }
        )
    if data:
        recipe = recipe.changed({"data": data})
    changes: dict[str, Any] = {"targets": [], "model.kind": "plain", "model.code": code}
    changes |= {"penalty.kind": "none", "corruption.kind": "none"}
    if epochs is not None:
        changes["training.epochs"] = epochs
    return fitted(recipe, "model.kind", changes, {})[0]


def rungs(base: Recipe, wanted: Sequence[str] = ()) -> list[Rung]:
    """All that fit the images, the best known first, or some of them by name. Raises `RecipeError`."""
    found: dict[str, Rung | RecipeError] = {PCA: Rung(PCA, base, PCA)}
    sorts: list[tuple[str, str, str]] = [("denoising", "corruption", "gaussian")]
    sorts += [
        (CALLED.get(one.name, one.name), "penalty", one.name) for one in penalties if one.name != "none"
    ]
    sorts += [(one.name, "model", one.name) for one in families]
    for name, section, kind in sorts:
        try:
            found[name] = Rung(name, _set(base, name, section, kind))
        except RecipeError as error:
            found[name] = error
    order = sorted(found, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
    for name in wanted:
        if name not in found:
            raise RecipeError(
                tr("--rungs {}: there is no such rung; there are {}.", shortened(name), ", ".join(order))
            )
        refusal = found[name]
        if isinstance(refusal, RecipeError):
            raise RecipeError(tr("--rungs {}: it does not fit here: {}", name, refusal))
    made = [found[name] for name in order if not wanted or name in wanted]
    return [rung for rung in made if isinstance(rung, Rung)]


def _set(base: Recipe, name: str, section: str, kind: str) -> Recipe:
    """The common recipe with one part of another sort, set as in the shipped recipe."""
    changes: dict[str, Any] = {f"{section}.kind": kind}
    shipped, part = SHIPPED.get(name, ("", ""))
    if shipped:
        given = getattr(find(shipped), part).model_dump(mode="json")
        changes |= {f"{part}.{key}": value for key, value in given.items() if key != "kind"}
    if section == "model":
        changes["model.code"] = base.model.code
    made = fitted(base, f"{section}.kind", changes, {})[0]
    if made.model.code != base.model.code:
        raise RecipeError(tr("{} has no code of {}.", name, counted(base.model.code, "number")))
    return made


def ladder(
    base: Recipe, codes: Sequence[int], seeds: Sequence[int], wanted: Sequence[str] = (), command: str = ""
) -> Plan:
    """Every rung at every size of the code with every seed; principal components, which know no chance, once.

    Raises `RecipeError`.
    """
    trials: list[Trial] = []
    for code in codes:
        for rung in rungs(base.changed({"model.code": code}), wanted):
            changes = rung.changes_of(base)
            for seed in seeds[:1] if rung.how else seeds:
                size = code if len(codes) > 1 else 0
                trials.append(Trial(len(trials) + 1, rung.name, changes, seed, rung.how, code=size))
    return Plan("ladder", base, tuple(trials), seeds=tuple(seeds), command=command)


# What is measured


def figures(snapshot: Snapshot, splits: Splits, say: Say | None = None) -> Figures:
    """All columns of the table but the seconds, on clean images."""
    clean = snapshot.recipe.model_copy(update={"corruption": noises.make("none")})
    subject = Subject(Snapshot(clean, snapshot.model), splits)
    stages: dict[str, Callable[[Subject], Figures]] = {
        tr("test images"): _errors, tr("likeness"): likeness.similarity, tr("small learners"): _probes,
        tr("neighbourhoods"): _neighbours, tr("codes"): _active, tr("distance"): likeness.distance,
    }  # fmt: skip
    for number, (what, stage) in enumerate(stages.items()):
        if say is not None:
            say(number / len(stages), what)
        subject.figures |= stage(subject)
    return subject.figures


def _errors(subject: Subject) -> Figures:
    found = test_figures(subject.model, subject.recipe, subject.splits, subject.device)
    return {name: value for name, value in found.items() if name.endswith(("_mse", "_psnr"))}


def _probes(subject: Subject) -> Figures:
    if subject.lesson is None:
        return {}
    codes = subject.lesson.codes
    return {
        "linear_probe": probes.linear(*probes.standardised(*codes)),
        "knn_probe": probes.neighbours(*codes),
    }


def _neighbours(subject: Subject) -> Figures:
    found = neighbourhoods.of_codes(subject)
    return {name: found[name] for name in ("trustworthiness", "continuity") if name in found}


def _active(subject: Subject) -> Figures:
    return {"active_units": int(health.of_codes(subject.codes).active.sum())}


# Principal components, measured as a model is


class _Linear(nn.Module):
    """Principal components as an encoder and a decoder; the images are clipped as pictures are."""

    differentiable = False

    def __init__(self, components: Components) -> None:
        super().__init__()
        self.shape = components.shape
        self.mean = nn.Parameter(torch.from_numpy(components.mean), requires_grad=False)
        self.axes = nn.Parameter(torch.from_numpy(components.axes), requires_grad=False)

    def encode(self, images: Tensor) -> Tensor:
        return (images.flatten(1) - self.mean) @ self.axes.T

    def decode(self, codes: Tensor) -> Tensor:
        return (codes @ self.axes + self.mean).clamp(0.0, 1.0).view(-1, *self.shape)

    def forward(self, images: Tensor) -> Tensor:
        return self.decode(self.encode(images))

    def measure(self, batch: Batch) -> Losses:
        made = self(batch.input)
        error = (made - batch.target).square().mean()
        return {"loss": error, "mse": error, "psnr": psnr(made, batch.target).mean()}


def principal_components(recipe: Recipe, splits: Splits) -> Snapshot:
    """As many as the code has numbers, of the training images. Raises `ValueError` where there are none."""
    if splits.train.pixels is None:
        raise ValueError(tr("the images are not on the disk"))
    model = _Linear(baseline.fit(splits.train.pixels, recipe.model.code))
    return Snapshot(recipe, cast(Autoencoder, model))
