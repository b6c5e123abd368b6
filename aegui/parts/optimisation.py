"""How a recipe's network learns: the optimizer, and what changes its pace or ends it early."""

from __future__ import annotations

from typing import Annotated, Literal

from aegui.parts.registry import QT_TRANSLATE_NOOP, Description, about

Precision = Literal["auto", "float32", "bfloat16"]
Keep = Literal["last", "best:val_loss", "best:val_mse"]


class Training(Description):
    """How the network learns: Adam (Kingma & Ba, 2015) on shuffled batches."""

    learning_rate: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Learning rate"),
            QT_TRANSLATE_NOOP(
                "optimisation", "Size of each step; too large never settles. May change during training."
            ),
            live=True,
            gt=0.0,
            le=1.0,
        ),
    ] = 0.001
    batch: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Batch"),
            QT_TRANSLATE_NOOP("optimisation", "Images a step; small batches make more, noisier steps."),
            unit=QT_TRANSLATE_NOOP("optimisation", "images"),
            ge=1,
            le=8192,
        ),
    ] = 128
    epochs: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Epochs"),
            QT_TRANSLATE_NOOP("optimisation", "How often every training image is seen."),
            resumable=True,
            ge=1,
            le=100_000,
        ),
    ] = 20
    drop_last: Annotated[
        bool,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Drop last batch"),
            QT_TRANSLATE_NOOP("optimisation", "Leave out the last batch of an epoch where it is not full."),
            expert=True,
        ),
    ] = False
    beta1: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Adam β₁"),
            QT_TRANSLATE_NOOP("optimisation", "How long the direction of the steps is remembered."),
            ge=0.0,
            lt=1.0,
            expert=True,
        ),
    ] = 0.9
    beta2: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Adam β₂"),
            QT_TRANSLATE_NOOP("optimisation", "How long the size of the gradients is remembered."),
            ge=0.0,
            lt=1.0,
            expert=True,
        ),
    ] = 0.999
    epsilon: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Adam ε"),
            QT_TRANSLATE_NOOP("optimisation", "Keeps steps finite where gradients vanish."),
            gt=0.0,
            le=1.0,
            expert=True,
        ),
    ] = 1e-7
    precision: Annotated[
        Precision,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Precision"),
            QT_TRANSLATE_NOOP(
                "optimisation",
                "bfloat16 multiplies faster on newer processors; weights stay float32. Auto takes what is "
                "faster here, by trying.",
            ),
            expert=True,
        ),
    ] = "auto"
    seed: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Seed"),
            QT_TRANSLATE_NOOP(
                "optimisation",
                "Start of every random draw; the same seed gives the same run on this machine.",
            ),
            ge=0,
            le=2**31 - 1,
        ),
    ] = 1


class Schedule(Description):
    """What changes the pace of the learning, ends it early, or keeps an earlier state of it."""

    warm_up: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Warm-up"),
            QT_TRANSLATE_NOOP(
                "optimisation", "Steps over which the learning rate rises from 0 to its value."
            ),
            unit=QT_TRANSLATE_NOOP("optimisation", "steps"),
            resumable=True,
            ge=0,
            le=1_000_000,
            expert=True,
        ),
    ] = 0
    cool_down: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Cool-down"),
            QT_TRANSLATE_NOOP("optimisation", "Last epochs over which the learning rate falls to 0."),
            unit=QT_TRANSLATE_NOOP("optimisation", "epochs"),
            resumable=True,
            ge=0,
            le=100_000,
            expert=True,
        ),
    ] = 0
    patience: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Patience"),
            QT_TRANSLATE_NOOP(
                "optimisation",
                "Epochs without a better validation loss until the learning rate falls; 0: never.",
            ),
            unit=QT_TRANSLATE_NOOP("optimisation", "epochs"),
            resumable=True,
            ge=0,
            le=100_000,
            expert=True,
        ),
    ] = 0
    factor: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Falls to"),
            QT_TRANSLATE_NOOP("optimisation", "What the learning rate is multiplied by when it falls."),
            unit="×",
            resumable=True,
            gt=0.0,
            lt=1.0,
            expert=True,
        ),
    ] = 0.1
    improvement: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Counts as better"),
            QT_TRANSLATE_NOOP("optimisation", "By how much a validation loss must fall to count as better."),
            resumable=True,
            ge=0.0,
            expert=True,
        ),
    ] = 0.0001
    lowest: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Lowest rate"),
            QT_TRANSLATE_NOOP("optimisation", "The learning rate never falls below this."),
            resumable=True,
            ge=0.0,
            le=1.0,
            expert=True,
        ),
    ] = 0.0
    stop_after: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Stop early after"),
            QT_TRANSLATE_NOOP(
                "optimisation", "Epochs without a better validation loss that end the training; 0: never."
            ),
            unit=QT_TRANSLATE_NOOP("optimisation", "epochs"),
            resumable=True,
            ge=0,
            le=100_000,
            expert=True,
        ),
    ] = 0
    keep: Annotated[
        Keep,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Keep"),
            QT_TRANSLATE_NOOP(
                "optimisation", "Which model the run keeps: the last, or the best by a validation figure."
            ),
            expert=True,
        ),
    ] = "last"
