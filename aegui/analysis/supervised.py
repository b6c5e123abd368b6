"""What the few labels of a semi-supervised recipe teach without the unlabelled images."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn

from aegui.parts.models import descend
from aegui.recipe import Recipe
from aegui.training import optimizers
from aegui.training.device import stream
from aegui.training.evaluation import chunks, on_device
from aegui.training.labelled_subset import KnownImages
from aegui.training.splits import Splits
from aegui.translation import tr

STEPS = 3_000  # the labelled images are known by heart long before


def accuracy_of_labels_alone(recipe: Recipe, splits: Splits, steps: int = STEPS) -> float:
    """Test accuracy of the recipe's encoder, trained as a classifier on the same labelled images alone.

    Same start, corruption, input layer, optimizer and batches as in the recipe. Raises `ValueError` for
    a family without labelled images, or without images or labels to test on.
    """
    train, test = splits.train, splits.test
    if train.pixels is None or test.pixels is None or test.labels is None:
        raise ValueError(tr("the images and labels are needed"))
    device = torch.device("cpu")
    known = KnownImages.of(recipe, on_device(train.pixels, device), train, device)
    if known is None:
        raise ValueError(tr("the {} family learns from no labelled images", recipe.model.kind))
    seed = recipe.training.seed
    encoder = recipe.network.encoder(recipe.task.seen(recipe.network.inner(recipe.shape)), len(train.classes))
    classifier = nn.Sequential(recipe.task.entrance(), recipe.network.shrink(recipe.shape), encoder)
    recipe.initialisation.fill(classifier, stream(seed, "initialisation"))
    optimizer = optimizers.maker(recipe)(list(classifier.parameters()))
    for step in range(steps):
        generator = stream(seed, "labels alone", step)
        batch = known.draw(step, generator)
        loss = F.cross_entropy(classifier(recipe.input_layer(batch.input, generator)), batch.labels)
        descend(loss, optimizer)
    with torch.no_grad():
        guesses = [classifier(images).argmax(dim=1) for _, images in chunks(on_device(test.pixels, device))]
    return float((torch.cat(guesses) == torch.tensor(test.labels)).float().mean())
