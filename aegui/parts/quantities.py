"""What a training records: what it is called, what it means and in which unit. No torch, and no pydantic.

A part of a recipe says so of what it records, and a run of all that it recorded: its curves have names before
torch is imported. The texts are English; they are translated where they are shown, in the context "curves".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from aegui.translation import QT_TRANSLATE_NOOP, tr

LONGEST = 1000  # characters of a text that a run says
HIGHEST = 1e9  # level


@dataclass(frozen=True)
class QuantityGroup:
    """Quantities that are looked at together, in one unit."""

    name: str
    label: str
    unit: str = ""
    help: str = ""
    level: float | None = None  # a value worth a line of its own: 0.5 where one can only guess
    bars: bool = False  # better as a bar for each quantity, at the moment shown
    words: tuple[str, ...] = ()  # sentences on what the unit is, and which way is better
    added_to: str = ""  # the unit that stands in the braces of `unit`

    def plus(self, unit: str, *words: str) -> QuantityGroup:
        """The same where something is added to it: "{} + penalty"."""
        return replace(self, unit=unit, added_to=self.unit, words=self.words + words)


@dataclass(frozen=True)
class Quantity:
    """One column of a run's tables, also where it is of the validation images."""

    name: str  # "kl_{}" where there is one for each number from 1 up
    label: str
    help: str
    group: QuantityGroup


SQUARED = QT_TRANSLATE_NOOP(
    "curves",
    "Squared error (MSE is its mean): the differences between the pixels of an image, from 0 to 1, and "
    "those of its reconstruction, each multiplied by itself. 0 is perfect: the lower, the better.",
)
CROSS_ENTROPY = QT_TRANSLATE_NOOP(
    "curves",
    "Cross-entropy: what it costs to tell what is true to one who expects what the model says. The "
    "lower, the better; of grey pixels it stays above 0 even where they are met exactly.",
)
NATS = QT_TRANSLATE_NOOP("curves", "A nat is a unit of information: 1 nat = 1.44 bits.")
DECIBELS = QT_TRANSLATE_NOOP(
    "curves",
    "dB, decibels: 10 dB more is a tenth of the squared error. The higher, the better; from about 30 dB "
    "on differences are hard to see.",
)
MORE = QT_TRANSLATE_NOOP("curves", "The higher, the better.")
NEITHER = QT_TRANSLATE_NOOP("curves", "It is neither good nor bad: it tells how the training goes on.")
NATS_PER_IMAGE = QT_TRANSLATE_NOOP("curves", "nats per image")

LOSS = QuantityGroup(  # its unit is that of the recipe's loss
    "loss",
    QT_TRANSLATE_NOOP("curves", "Loss"),
    help=QT_TRANSLATE_NOOP("curves", "What the training makes small, on training and validation images."),
)
PARTS = QuantityGroup(
    "parts",
    QT_TRANSLATE_NOOP("curves", "Parts"),
    QT_TRANSLATE_NOOP("curves", "each in its own unit"),
    QT_TRANSLATE_NOOP("curves", "What the loss is the sum of."),
)
FIRST = (
    Quantity(
        "loss",
        QT_TRANSLATE_NOOP("curves", "loss"),
        QT_TRANSLATE_NOOP("curves", "What the training makes small."),
        LOSS,
    ),
    Quantity(
        "reconstruction",
        QT_TRANSLATE_NOOP("curves", "reconstruction"),
        QT_TRANSLATE_NOOP("curves", "What the images lose on their way through the code."),
        PARTS,
    ),
)
LAST = (
    Quantity(
        "mse",
        QT_TRANSLATE_NOOP("curves", "squared error"),
        QT_TRANSLATE_NOOP("curves", "Mean squared error of the images as shown: comparable everywhere."),
        QuantityGroup(
            "mse",
            QT_TRANSLATE_NOOP("curves", "Squared error"),
            QT_TRANSLATE_NOOP("curves", "mean squared error per pixel"),
            QT_TRANSLATE_NOOP("curves", "The error of the images as they are shown, whatever the loss is."),
            words=(SQUARED,),
        ),
    ),
    Quantity(
        "psnr",
        QT_TRANSLATE_NOOP("curves", "PSNR"),
        QT_TRANSLATE_NOOP("curves", "Peak signal-to-noise ratio, the mean of each image's, in dB."),
        QuantityGroup(
            "psnr",
            QT_TRANSLATE_NOOP("curves", "PSNR"),
            QT_TRANSLATE_NOOP("curves", "dB, mean of each image's"),
            QT_TRANSLATE_NOOP(
                "curves",
                "Peak signal-to-noise ratio of the images as they are shown: the higher, the better.",
            ),
            words=(DECIBELS,),
        ),
    ),
    Quantity(
        "code_mean",
        QT_TRANSLATE_NOOP("curves", "mean of the code"),
        QT_TRANSLATE_NOOP("curves", "The mean of all codes' units: how dense or sparse the code is."),
        QuantityGroup(
            "code_mean",
            QT_TRANSLATE_NOOP("curves", "Code mean"),
            QT_TRANSLATE_NOOP("curves", "mean of the code's units"),
            QT_TRANSLATE_NOOP("curves", "How dense or sparse the code is."),
            words=(NEITHER,),
        ),
    ),
    Quantity(
        "learning_rate",
        QT_TRANSLATE_NOOP("curves", "learning rate"),
        QT_TRANSLATE_NOOP("curves", "The size of the steps, as the schedule or you changed it."),
        QuantityGroup(
            "learning_rate",
            QT_TRANSLATE_NOOP("curves", "Learning rate"),
            QT_TRANSLATE_NOOP("curves", "size of the steps"),
            QT_TRANSLATE_NOOP("curves", "What the schedule, or you, made of it."),
            words=(NEITHER,),
        ),
    ),
)
EVERY = (*FIRST, *LAST)  # what there is of every family, the most important first


def to_json(quantities: Iterable[Quantity]) -> list[dict[str, Any]]:
    """Plain values of quantities: each group with its own; nothing that is empty."""
    members: dict[QuantityGroup, list[dict[str, str]]] = {}
    for one in quantities:
        plain = {"name": one.name, "label": one.label, "help": one.help}
        members.setdefault(one.group, []).append(plain)
    given = {group: vars(group).items() for group in members}
    return [
        {name: value for name, value in fields if value not in ("", (), None) and value is not False}
        | {"quantities": members[group]}
        for group, fields in given.items()
    ]


def from_json(given: Any) -> tuple[Quantity, ...]:
    """Quantities from plain values. Raises `ValueError`."""
    try:
        return tuple(quantity for group in given for quantity in _read(group))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(tr("it is no list of quantities")) from error


def _read(given: dict[str, Any]) -> Iterator[Quantity]:
    level = given.get("level")
    if level is not None and not -HIGHEST < level < HIGHEST:
        raise ValueError(tr("a level is out of reach"))
    group = QuantityGroup(
        _text(given["name"]),
        _text(given["label"]),
        _text(given.get("unit", "")),
        _text(given.get("help", "")),
        level,
        bool(given.get("bars")),
        tuple(_text(word) for word in given.get("words", ())),
        _text(given.get("added_to", "")),
    )
    for one in given["quantities"]:
        yield Quantity(_text(one["name"]), _text(one["label"]), _text(one.get("help", "")), group)


def _text(given: object) -> str:
    if not isinstance(given, str) or len(given) > LONGEST:
        raise ValueError(tr("a text is none, or too long"))
    return given
