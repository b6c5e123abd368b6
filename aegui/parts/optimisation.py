"""How a recipe's network learns: how fast, on how many images a step, how long."""

from __future__ import annotations

from typing import Annotated, Literal

from aegui.parts.registry import QT_TRANSLATE_NOOP, Description, about

OnDivergence = Literal["stop", "halve"]
Precision = Literal["auto", "float32", "bfloat16"]


class Training(Description):
    """How the network learns on shuffled batches."""

    learning_rate: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Learning rate"),
            QT_TRANSLATE_NOOP(
                "optimisation", "Size of each step; too large never settles. May change during training."
            ),
            live=True,
            gt=0.0,
            le=1_000_000,  # plain gradients of a mean over many pixels are tiny
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
    on_divergence: Annotated[
        OnDivergence,
        about(
            QT_TRANSLATE_NOOP("optimisation", "When it diverges"),
            QT_TRANSLATE_NOOP(
                "optimisation",
                "When losses are no numbers any more: stop, or go back to the last good weights and halve "
                "the learning rate.",
            ),
            resumable=True,
            expert=True,
        ),
    ] = "stop"
    halvings: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("optimisation", "Halvings"),
            QT_TRANSLATE_NOOP(
                "optimisation", "How often it may go back at half the learning rate; then it stops."
            ),
            resumable=True,
            ge=1,
            le=100,
            expert=True,
        ),
    ] = 5
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
