"""What an experiment trains: a list of trials, each the recipe with some fields changed and its own seed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Any, Literal

from aegui.experiments import axes as axis_texts
from aegui.experiments.axes import Axis
from aegui.recipe import Recipe, RecipeError, parse
from aegui.text import counted, quoted, shortened
from aegui.translation import QT_TRANSLATE_NOOP, tr

Kind = Literal["sweep", "search", "ladder"]
MOST = 10_000  # trials
MOST_SEEDS = 1_000
SEED = "training.seed"
VALUES = QT_TRANSLATE_NOOP(
    "", "figures a training leaves are test.mse, test.psnr, test.loss, val.mse and val.loss"
)


@dataclass(frozen=True)
class Trial:
    """One training of an experiment."""

    number: int  # from 1
    label: str  # what is changed: "model.code=4", or the name of a rung
    changes: Mapping[str, Any]
    seed: int
    how: str = ""  # "pca": no training, principal components
    drawn: bool = True  # False: of a search, whose changes nobody has drawn yet
    code: int = 0  # of a ladder at several sizes of the code

    @property
    def name(self) -> str:
        """What it is called in its experiment's folder."""
        return f"{self.number:04d}"

    @property
    def title(self) -> str:
        """In words: model.code=4, seed 2."""
        code = f"code {self.code}" if self.code else ""
        return ", ".join(filter(None, [self.label, code, f"seed {self.seed}"]))

    @property
    def folder(self) -> str:
        """The name of its run folder."""
        label = self.label.replace("=", "-") + (f"-code-{self.code}" if self.code else "")
        short = re.sub(r"[^\w.+-]+", "-", label)
        return "-".join(filter(None, [self.name, short.strip("-")[:60], f"seed-{self.seed}"]))

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        told = {"number": self.number, "label": self.label, "changes": dict(self.changes), "seed": self.seed}
        told |= ({"how": self.how} if self.how else {}) | ({} if self.drawn else {"drawn": False})
        return told | ({"code": self.code} if self.code else {})


@dataclass(frozen=True)
class Search:
    """A single figure that is made small, or large, by drawing the settings."""

    figure: str  # "test_mse"
    largest: bool
    trials: int
    seed: int = 1  # of the draws

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return {"figure": self.figure, "largest": self.largest, "trials": self.trials, "seed": self.seed}


@dataclass(frozen=True)
class Plan:
    """All that an experiment is to do, settled before it begins."""

    kind: Kind
    recipe: Recipe
    trials: tuple[Trial, ...]
    axes: tuple[Axis, ...] = ()
    seeds: tuple[int, ...] = (1,)
    search: Search | None = None
    figures: tuple[str, ...] = ()  # measured beside those that a training leaves
    command: str = field(default="", compare=False)

    def recipe_of(self, trial: Trial) -> Recipe:
        """What a trial trains. Raises `RecipeError`."""
        return self.recipe.changed({**trial.changes, SEED: trial.seed})

    @property
    def settings(self) -> list[Trial]:
        """One trial of each setting: those that differ in the seed alone count once."""
        return list({(trial.label, trial.code): trial for trial in reversed(self.trials)}.values())[::-1]

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "kind": self.kind,
            "recipe": self.recipe.to_toml(),
            "axes": [axis.to_json() for axis in self.axes],
            "seeds": list(self.seeds),
            "search": None if self.search is None else self.search.to_json(),
            "figures": list(self.figures),
            "command": self.command,
            "trials": [trial.to_json() for trial in self.trials],
        }


def from_json(raw: Mapping[str, Any], where: str) -> Plan:
    """A plan of plain values. Raises `RecipeError`, `KeyError`, `TypeError` or `ValueError`."""
    search = raw["search"]
    trials = tuple(
        Trial(
            int(one["number"]), str(one["label"]), dict(one["changes"]), int(one["seed"]),
            str(one.get("how", "")), bool(one.get("drawn", True)), int(one.get("code", 0)),
        )
        for one in raw["trials"]
    )  # fmt: skip
    if raw["kind"] not in ("sweep", "search", "ladder") or len(trials) > MOST:
        raise ValueError(tr("it is no experiment of this program ({})", quoted(raw["kind"])))
    if [trial.number for trial in trials] != list(range(1, len(trials) + 1)):
        raise ValueError(tr("its trials are not numbered in order"))
    return Plan(
        raw["kind"],
        parse(str(raw["recipe"]), where),
        trials,
        tuple(map(axis_texts.from_json, raw["axes"])),
        tuple(int(seed) for seed in raw["seeds"]),
        None
        if search is None
        else Search(
            str(search["figure"]), bool(search["largest"]), int(search["trials"]), int(search["seed"])
        ),
        tuple(map(str, raw["figures"])),
        str(raw.get("command", "")),
    )


def sweep(
    recipe: Recipe, axes: Sequence[Axis], seeds: Sequence[int], figures: Sequence[str] = (), command: str = ""
) -> Plan:
    """Every combination of the axes' values, with every seed. Raises `RecipeError` where one can't be."""
    _check(axes, seeds)
    count = prod(len(axis.values) for axis in axes) * len(seeds)
    if count > MOST:
        raise RecipeError(
            tr(
                "The sweep would be {}, more than {:,}: name fewer values or seeds, or search for "
                "the best with --minimise test.mse --trials 50.",
                counted(count, "training"),
                MOST,
            )
        )
    made: list[Trial] = []
    for values in itertools.product(*(axis.values for axis in axes)):
        changes = {axis.key: value for axis, value in zip(axes, values, strict=True)}
        label = label_of(changes)
        try:
            recipe.changed(changes)
        except RecipeError as error:
            raise RecipeError(tr("{} can't be trained: {}", label, error)) from error
        made += [Trial(len(made) + n, label, changes, seed) for n, seed in enumerate(seeds, start=1)]
    return Plan("sweep", recipe, tuple(made), tuple(axes), tuple(seeds), None, tuple(figures), command)


def search(
    recipe: Recipe, axes: Sequence[Axis], wanted: Search, figures: Sequence[str] = (), command: str = ""
) -> Plan:
    """So many trials whose settings are drawn one after the other. Raises `RecipeError`."""
    _check(axes, (1,))
    if not 1 <= wanted.trials <= MOST:
        raise RecipeError(tr("--trials {}: a search has from 1 to {:,} trials.", wanted.trials, MOST))
    for axis in axes:  # each end by itself: what combinations can't be is found when they are drawn
        for value in {axis.values[0], axis.values[-1]} if axis.is_range else axis.values:
            try:
                recipe.changed({axis.key: value})
            except RecipeError as error:
                raise RecipeError(
                    tr("{} can't be trained: {}", label_of({axis.key: value}), error)
                ) from error
    seed = recipe.training.seed
    trials = tuple(Trial(n, "", {}, seed, drawn=False) for n in range(1, wanted.trials + 1))
    return Plan("search", recipe, trials, tuple(axes), (seed,), wanted, tuple(figures), command)


def _check(axes: Sequence[Axis], seeds: Sequence[int]) -> None:
    if not axes:
        raise RecipeError(tr("A sweep varies something: say what with --over model.code=2,4,8."))
    for n, axis in enumerate(axes):
        if any(axis.key == other.key for other in axes[:n]):
            raise RecipeError(tr("--over {} stands there twice: put all its values into one.", axis.key))
    if not 1 <= len(seeds) <= MOST_SEEDS:
        raise RecipeError(tr("--seeds {}: from 1 to {:,} seeds can be trained.", len(seeds), MOST_SEEDS))


def seeds_from(first: int, count: int) -> tuple[int, ...]:
    """So many seeds, from the recipe's own on. Raises `RecipeError`."""
    if not 1 <= count <= MOST_SEEDS:
        raise RecipeError(tr("--seeds {}: from 1 to {:,} seeds can be trained.", count, MOST_SEEDS))
    return tuple(range(first, first + count))


def label_of(changes: Mapping[str, Any]) -> str:
    """model.code=4, penalty.weight=0.001."""
    return ", ".join(f"{key}={_text(value)}" for key, value in changes.items())


def _text(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    return shortened(value if isinstance(value, str) else str(value))


def figure_named(text: str) -> str:
    """test.mse as it is called among results: test_mse. Raises `RecipeError` for what is no name."""
    name = text.strip().replace(".", "_").replace("-", "_")
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,60}", name):
        raise RecipeError(tr("{} is no figure; {}.", quoted(text), tr(VALUES)))
    return name


def differences(old: Plan, new: Plan) -> Iterator[str]:
    """What two plans differ in, a few words each."""
    if old.kind != new.kind:
        yield tr("it is a {}, and this a {}", old.kind, new.kind)
    if [a.to_json() for a in old.axes] != [a.to_json() for a in new.axes]:
        yield tr("it is over {}, and this over {}", _over(old), _over(new))
    if old.seeds != new.seeds:
        yield tr("it has {}, and this {}", counted(len(old.seeds), "seed"), counted(len(new.seeds), "seed"))
    if old.search != new.search:
        yield tr("it searches another figure, or in another number of trials")
    if old.recipe.to_toml() != new.recipe.to_toml():
        yield tr("its recipe {} is set otherwise", old.recipe.name)
    if old != new:
        yield tr("its trials are others")


def _over(plan: Plan) -> str:
    return shortened(", ".join(axis.key for axis in plan.axes)) or "nothing"
