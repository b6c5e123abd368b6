"""The few labelled images that a semi-supervised family learns the classes from."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aegui.parts.models import Known
from aegui.recipe import Recipe
from aegui.text import counted
from aegui.training.device import stream
from aegui.training.evaluation import DeviceImages, to_unit
from aegui.training.parallel import ALONE, Ranks
from aegui.training.parallel_draws import Slice
from aegui.training.splits import ImageSet
from aegui.translation import tr


class KnownImages:
    """Draws batches of labelled images, corrupted as the recipe says."""

    def __init__(self, recipe: Recipe, images: Tensor, labels: Tensor) -> None:
        self.images = images
        self.labels = labels
        self._recipe = recipe

    @classmethod
    def of(
        cls, recipe: Recipe, images: Tensor | DeviceImages, train: ImageSet, device: torch.device
    ) -> KnownImages | None:
        """The labelled images of a recipe, None where its family needs none. Raises `ValueError`."""
        count = getattr(recipe.model, "labelled", 0)
        if not count:
            return None
        labels = train.labels if train.known is None else train.known
        if labels is None:
            raise ValueError(
                tr("The {} family needs some labels, and {} has none.", recipe.model.kind, train.data)
            )
        unseen = recipe.data.unseen_classes(train.classes)
        rows = np.flatnonzero(labels >= 0)
        if count < len(rows) or train.known is None:
            rows = rows[balanced(labels[rows], len(train.classes), count, recipe.training.seed, unseen)]
        at = torch.from_numpy(rows).to(device)
        return cls(recipe, images[at], torch.tensor(labels[rows], device=device))

    def draw(
        self, step: int, generator: torch.Generator, ranks: Ranks = ALONE, learnt: Slice | None = None
    ) -> Known:
        """The batch of a step: no image twice, unless there are fewer than a batch; of several ranks each has
        its part, weighed as what it has `learnt` of the images beside."""
        size = min(self._recipe.training.batch, len(self.images))
        order = stream(self._recipe.training.seed, "known", step)
        part = ranks.part(size) if learnt is None else ranks.like(learnt, size)
        rows = part.take(torch.randperm(len(self.images), generator=order)[:size]).to(self.images.device)
        clean = to_unit(self.images[rows])
        drawing = partial(ranks.drawing, part)
        with drawing():
            disturbed = self._recipe.corruption.in_training(clean, generator)
        return Known(disturbed, self.labels[rows], drawing)


def with_classes(recipe: Recipe, train: ImageSet) -> tuple[Recipe, tuple[str, ...]]:
    """The recipe with the classes that the user's own images turned out to have, and sentences on what it
    took for them to fit.

    Raises `RecipeError` where the family needs labels and there are none.
    """
    if recipe.data.classes_known:
        return recipe, ()
    wanted = getattr(recipe.model, "labelled", 0)
    some = train.known is not None and wanted  # other families learn from all labels or from none
    classes = train.classes if train.labels is not None or some else ()
    changes: dict[str, object] = {"class_names": list(classes)}
    notes: tuple[str, ...] = ()
    if wanted and train.labels is not None:
        counts = np.bincount(train.labels, minlength=len(classes))
        counts = np.delete(counts, recipe.data.unseen_classes(classes))
        least, every = int(counts.min()), int(counts.min()) * len(counts)
        if wanted > every:  # the text's thousand labels are not there in a folder of thirty
            changes["model.labelled"] = every
            notes = (
                tr(
                    "model.labelled was {:,}; it is {:,} here: {:,} of each, as many as the "
                    "smallest class has for the training.",
                    wanted,
                    every,
                    least,
                ),
            )
    if train.known is not None and wanted:
        there = int((train.known >= 0).sum())
        if wanted > there:
            changes["model.labelled"] = there
            notes = (
                tr("model.labelled was {:,}; it is {:,} here: all images that have a label.", wanted, there),
            )
    return recipe.changed(changes), notes


def balanced(
    labels: NDArray[np.int64], classes: int, count: int, seed: int, unseen: Collection[int] = ()
) -> NDArray[np.int64]:
    """Rows of `count` images, as many of each class as of any other (give or take one); none of `unseen`
    classes, which are not trained on.

    The choice depends on the seed alone. Raises `ValueError` where a class has too few.
    """
    if count > len(labels):
        there = counted(len(labels), "image")
        raise ValueError(
            tr("model.labelled is {:,}, but the training has only {}: ask for fewer.", count, there)
        )
    generator = np.random.default_rng([seed, 1000])
    chosen = []
    seen = [label for label in range(classes) if label not in unseen]
    for place, label in enumerate(seen):
        members = np.flatnonzero(labels == label)
        wanted = count // len(seen) + (1 if place < count % len(seen) else 0)
        if len(members) < wanted:
            raise ValueError(
                tr(
                    "model.labelled is {:,}, which asks for {} of each class, but class {} has "
                    "{:,}: ask for fewer.",
                    count,
                    counted(wanted, "image"),
                    label,
                    len(members),
                )
            )
        chosen.append(generator.permutation(members)[:wanted])
    return np.sort(np.concatenate(chosen))
