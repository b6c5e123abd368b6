"""What may be going wrong in a training, told in a sentence. No torch.

Each rule looks at the figures of the epochs so far; each concern is told once a run, also where it goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from aegui.parts.registry import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from aegui.recipe import Recipe

OVERPOWERING = 0.97  # share of codes and draws that a discriminator tells apart
HOPELESS = 0.99
UNHEARD = 1.5  # nats of the encoder's adversarial loss: its codes pass with a chance of 0.22
LOST = 4.0  # nats: with a chance of 0.02
RUN = 3  # epochs in a row
UNUSED = 0.01  # nats an image
STILL = 5  # epochs over which the same dimensions stay unused
WORTH_SAYING = 0.25  # share of the dimensions
FAINT = 0.01  # mean size of a code's units under a penalty
DEAD = 1e-6  # the same of ReLU units


@dataclass(frozen=True)
class Concern:
    """Something that may be going wrong."""

    kind: str
    text: str  # marked for translation in the context "concerns", with the names of `values` in braces
    values: dict[str, str]
    covers: str = ""  # the kind of a lesser concern that need not be told any more

    @property
    def sentence(self) -> str:
        """In English."""
        return self.text.format(**self.values)


@dataclass(frozen=True)
class Figures:
    """The figures of one epoch."""

    epoch: int
    row: dict[str, float]


Rule = Callable[["Recipe", Sequence[Figures]], Iterator[Concern]]


@dataclass
class Diagnostics:
    """Hears the epochs of a run."""

    recipe: Recipe
    _past: list[Figures] = field(default_factory=list)
    _told: set[str] = field(default_factory=set)

    def hear(self, epoch: int, row: dict[str, float]) -> list[Concern]:
        """What there is to worry about since this epoch."""
        self._past = [figures for figures in self._past if figures.epoch < epoch]  # it may go on from earlier
        self._past.append(Figures(epoch, row))
        new = []
        for rule in RULES:
            for concern in rule(self.recipe, self._past):
                if concern.kind not in self._told:
                    new.append(concern)
                self._told |= {concern.kind, concern.covers}
        return new

    def current(self) -> list[Concern]:
        """What there is to worry about now, told before or not; nothing that a worse one covers."""
        found = [concern for rule in RULES for concern in rule(self.recipe, self._past)] if self._past else []
        covered = {concern.covers for concern in found}
        return [concern for concern in found if concern.kind not in covered]


def _last(past: Sequence[Figures], name: str, count: int) -> list[float]:
    """A figure in the last epochs; empty where there are not so many of it."""
    values = [figures.row[name] for figures in past[-count:] if name in figures.row]
    return values if len(values) == count else []


def overpowered(recipe: Recipe, past: Sequence[Figures]) -> Iterator[Concern]:
    """The discriminator is right and sure of it, epoch after epoch. While it is right but unsure, as in the
    first epochs of many a good run, the encoder still learns from it."""
    codes = QT_TRANSLATE_NOOP(
        "concerns",
        "The discriminator has told {share} of the codes from the prior for {epochs} epochs: the encoder "
        "learns little from it. Try a lower rate of the adversaries, or a smaller discriminator.",
    )
    classes = QT_TRANSLATE_NOOP(
        "concerns",
        "The discriminator has told {share} of the guessed classes from true ones for {epochs} epochs: the "
        "encoder learns little from it. Try a lower rate of the adversaries, or a smaller discriminator.",
    )
    for name, text in (("", codes), ("label_", classes)):
        right, losses = _last(past, f"{name}told_apart", RUN), _last(past, f"{name}generator", RUN)
        if right and losses and min(right) > OVERPOWERING and min(losses) > UNHEARD:
            yield Concern(f"{name}overpowered", text, {"share": _percent(min(right)), "epochs": str(RUN)})


def lost(recipe: Recipe, past: Sequence[Figures]) -> Iterator[Concern]:
    """The encoder's adversarial loss keeps rising, and nothing passes any more."""
    text = QT_TRANSLATE_NOOP(
        "concerns",
        "The encoder has lost against the discriminator: its loss has risen to {loss} nats and {share} are "
        "told apart. Start again with a lower rate of the adversaries, or a smaller discriminator.",
    )
    for name in ("", "label_"):
        right, losses = _last(past, f"{name}told_apart", RUN), _last(past, f"{name}generator", RUN)
        rising = all(after > before for before, after in pairwise(losses))
        if right and losses and min(right) >= HOPELESS and rising and losses[-1] > LOST:
            values = {"loss": f"{losses[-1]:.1f}", "share": _percent(right[-1])}
            yield Concern(f"{name}lost", text, values, covers=f"{name}overpowered")


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def unused(recipe: Recipe, past: Sequence[Figures]) -> Iterator[Concern]:
    """Posterior collapse: after the warm-up the same dimensions tell nothing about an image."""
    beta, warm_up = getattr(recipe.model, "beta", None), getattr(recipe.model, "warm_up", 0.0)
    warm = [figures for figures in past if figures.epoch > warm_up]
    if beta is None or len(warm) < STILL:
        return
    size, asleep = recipe.model.code, [_unused(figures, recipe.model.code) for figures in warm]
    if len(asleep[-1]) < WORTH_SAYING * size or any(which != asleep[-1] for which in asleep[-STILL:]):
        return
    awake = [n for n, which in enumerate(asleep) if which != asleep[-1]]
    since = warm[awake[-1] + 1 if awake else 0].epoch
    strong = recipe.model.effective_beta(recipe.plan)
    assert strong is not None  # of what has β
    values = {"count": str(len(asleep[-1])), "all": str(size), "epoch": str(since), "beta": f"{beta:g}"}
    values |= {"warm_up": f"{warm_up:g}", "strong": f"{strong:g}"}
    if strong != beta:
        text = QT_TRANSLATE_NOOP(
            "concerns",
            "Unused since epoch {epoch}: {count} of {all} dimensions of the code. Beside a loss that is the "
            "mean of the pixels β = {beta} counts as {strong}: take their sum.",
        )
    elif warm_up:
        text = QT_TRANSLATE_NOOP(
            "concerns",
            "Unused since epoch {epoch}: {count} of {all} dimensions of the code, at β = {beta} after a "
            "warm-up that ended at epoch {warm_up}. A lower β or a longer warm-up keeps more of them.",
        )
    else:
        text = QT_TRANSLATE_NOOP(
            "concerns",
            "Unused since epoch {epoch}: {count} of {all} dimensions of the code, at β = {beta} with no "
            "warm-up. A lower β or a warm-up keeps more of them.",
        )
    yield Concern("unused", text, values)


def _unused(figures: Figures, size: int) -> frozenset[int]:
    """The dimensions that carry nothing; of a code too long to be recorded one by one all or none."""
    each = {n: figures.row.get(f"val_kl_{n + 1}") for n in range(size)}
    if None in each.values():
        whole = figures.row.get("val_kl", float("inf")) / size
        each = dict.fromkeys(range(size), whole)
    return frozenset(n for n, nats in each.items() if nats is not None and nats < UNUSED)


def silent(recipe: Recipe, past: Sequence[Figures]) -> Iterator[Concern]:
    """The code is all zero: a penalty costs more than the images are worth, or ReLU units have died."""
    penalty, size = recipe.penalty, recipe.model.code
    dead = getattr(recipe.network, "code_activation", "") == "relu"
    if penalty.sums_activity:
        sizes = [total / size for total in _last(past, "val_sparsity", RUN)]
        text = QT_TRANSLATE_NOOP(
            "concerns",
            "The code has shrunk to nothing since epoch {epoch}: sparsity at λ = {weight} counts more than "
            "the images. Lower λ and train again.",
        )
    else:
        sizes = _last(past, "val_code_mean", RUN) if dead else []
        text = QT_TRANSLATE_NOOP(
            "concerns",
            "The code is all zero since epoch {epoch}: its ReLU units never fire and can't learn. Train "
            "again with a lower learning rate or another code activation.",
        )
    if sizes and max(sizes) < (FAINT if penalty.sums_activity else DEAD):
        yield Concern("silent", text, {"epoch": str(past[-RUN].epoch), "weight": f"{penalty.strength:g}"})


RULES: tuple[Rule, ...] = (lost, overpowered, unused, silent)  # what covers another comes before it
