"""Several runs side by side: the settings that differ, and their figures, the best of each marked. No Qt.

A figure is held against another only where both say the same thing: an error on other images, or a loss that
is another one, has no best. Runs that differ in the seed alone are one experiment done several times, with a
mean and a standard deviation.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import fmean, stdev
from typing import Any, Literal, TypeGuard

from aegui.analysis.metrics import metric
from aegui.recipe import ABOUT, RecipeError, flat, make
from aegui.runs.named_runs import distinct, told_apart
from aegui.runs.run_folder import Run
from aegui.text import shortened
from aegui.translation import tr, translate

SEED = "training.seed"
Better = Literal["lower", "higher", ""]
OWN = ("epochs", "seconds", "parameters")  # of every run, before what was measured
LOSSES = ("data", "task", "corruption", "model", "penalty", "prior", "loss")  # what a loss is made of
ERRORS = ("data", "task", "corruption")  # what an error of pixels is made of
WHOLE = 1e12  # up to here a whole number is written in full
DIVISION = ("data.validation", "data.held_out")  # of the training images, where others are for testing
KNOWN_OF_OTHERS = ("data.", "model.kind", "model.code")  # of what was made elsewhere
TIMED = ("device", "threads", "host")


class Absent:
    """A part of a recipe that has no such setting."""

    def __repr__(self) -> str:
        return "–"


ABSENT = Absent()


@dataclass(frozen=True)
class Member:
    """One of the runs that are compared."""

    path: Path
    name: str  # of its folder, told apart from the others'
    settings: dict[str, Any]  # "training.batch" → value
    figures: dict[str, float]
    timed: tuple[Any, ...]  # what its seconds were measured on
    trained: bool = True  # here: of what was made elsewhere hardly any setting is known
    lacks: tuple[str, ...] = ()  # sentences: what of it can't be compared


@dataclass(frozen=True)
class Setting:
    """A field of the recipe in which runs differ."""

    name: str
    values: tuple[Any, ...]  # of each run; `ABSENT` where its part has no such setting

    def text(self, number: int) -> str:
        """A run's value for people."""
        return value_text(self.values[number])


@dataclass(frozen=True)
class Spread:
    """A figure of runs that differ in the seed alone."""

    mean: float
    deviation: float  # the sample's: its square is divided by one less than the count
    count: int


@dataclass(frozen=True)
class Figure:
    """One figure of every run."""

    name: str
    label: str
    unit: str
    better: Better
    values: tuple[float | None, ...]
    best: frozenset[int] = frozenset()  # the runs that have the best value
    why: str = ""  # why none is the best, where one way would be better

    def text(self, value: float | None) -> str:
        """A value with its unit."""
        if value is None:
            return "–"
        found = metric(self.name)
        if found is not None:
            return found.text(value)
        number = f"{value:,.0f}" if value.is_integer() and abs(value) < WHOLE else f"{value:,.5g}"
        return f"{number} {self.unit}".rstrip()

    def spread_text(self, spread: Spread | None) -> str:
        """Mean ± standard deviation."""
        if spread is None:
            return "–"
        return f"{self.text(spread.mean)} ± {self.text(spread.deviation)}"


@dataclass(frozen=True)
class Seeds:
    """Runs that differ in the seed alone."""

    name: str
    members: tuple[int, ...]


@dataclass(frozen=True)
class Comparison:
    """What there is to say of several runs."""

    members: tuple[Member, ...]
    settings: tuple[Setting, ...]
    figures: tuple[Figure, ...]
    seeds: tuple[Seeds, ...]
    notes: tuple[str, ...]  # what can't be compared

    def spread(self, figure: Figure, seeds: Seeds) -> Spread | None:
        """Of one figure over seeds; None where fewer than two of the runs have it."""
        return spread(figure.values[n] for n in seeds.members)

    @cached_property
    def best_seeds(self) -> dict[str, frozenset[int]]:
        """The seed groups, by their number, whose mean is the best of all groups, of each figure."""
        found = {}
        for figure in self.figures:
            means = [one.mean if one else None for one in (self.spread(figure, s) for s in self.seeds)]
            found[figure.name] = frozenset() if figure.why else best(means, figure.better)
        return found

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "runs": [{"run": str(one.path), "name": one.name} for one in self.members],
            "settings": [
                {"name": one.name, "values": [None if v is ABSENT else v for v in one.values]}
                for one in self.settings
            ],
            "figures": [
                {
                    "name": one.name,
                    "unit": one.unit,
                    "better": one.better,
                    "values": list(one.values),
                    "best": sorted(one.best),
                    "why_no_best": one.why,
                    "seeds": [vars(found) if found else None for found in self._spreads(one)],
                }
                for one in self.figures
            ],
            "seeds": [{"name": one.name, "runs": list(one.members)} for one in self.seeds],
            "notes": list(self.notes),
        }

    def to_csv(self) -> str:
        """The table as text: a line for each setting that differs and each figure; what is best says so."""
        text = io.StringIO()
        lines = csv.writer(text, lineterminator="\n")
        spreads = [f"{one.name} {what}" for one in self.seeds for what in ("mean", tr("standard deviation"))]
        names = [one.name for one in self.members]
        lines.writerow(["kind", "name", "unit", "better", *map(plain, names), *map(plain, spreads), "best"])
        for setting in self.settings:
            values = [plain(setting.text(n)) for n in range(len(names))]
            lines.writerow(["setting", plain(setting.name), "", "", *values, *[""] * len(spreads), ""])
        for figure in self.figures:
            shown = ["" if value is None else f"{value:.9g}" for value in figure.values]
            pairs = [
                (f"{s.mean:.9g}", f"{s.deviation:.9g}") if s else ("", "") for s in self._spreads(figure)
            ]
            told = [text for pair in pairs for text in pair]
            winners = plain("; ".join(names[n] for n in sorted(figure.best)))
            about = [plain(figure.name), figure.unit, figure.better]
            lines.writerow(["figure", *about, *shown, *told, winners])
        return text.getvalue()

    def _spreads(self, figure: Figure) -> list[Spread | None]:
        return [self.spread(figure, seeds) for seeds in self.seeds]


def compare(paths: Sequence[Path]) -> Comparison:
    """Read two to eight runs. Raises `RunError` where they are too few, too many, or no runs."""
    runs = distinct(paths)
    members = tuple(map(_member, runs, told_apart(runs)))
    seeds = _seeds(members)
    return Comparison(members, _settings(members), _figures(members), seeds, _notes(members))


def spread(values: Iterable[float | None]) -> Spread | None:
    """Mean and standard deviation of what is known; None of fewer than two values."""
    known = [value for value in values if value is not None and math.isfinite(value)]
    return Spread(fmean(known), stdev(known), len(known)) if len(known) > 1 else None


def best(values: Sequence[float | None], better: Better) -> frozenset[int]:
    """The places of the best value; none where neither way is better, or all are the same."""
    known = {n: value for n, value in enumerate(values) if value is not None and math.isfinite(value)}
    if not better or len(set(known.values())) < 2:
        return frozenset()
    wanted = min(known.values()) if better == "lower" else max(known.values())
    return frozenset(n for n, value in known.items() if value == wanted)


def value_text(value: Any) -> str:
    """A setting for people."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple):
        return shortened(" ".join(map(value_text, value)) or "nothing")
    return shortened(value) if isinstance(value, str) else repr(value)[:100]


def plain(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t" and text[:1] else text


def _member(run: Run, name: str) -> Member:
    lacks = []
    try:
        settings = flat(make(run.raw_recipe, run.name).model_dump(mode="json", exclude=ABOUT))
    except RecipeError as error:
        settings = flat({k: v for k, v in run.raw_recipe.items() if k not in ABOUT})
        lacks.append(tr("{}: its recipe is compared as it stands: {}", shortened(name), error))
    if run.foreign:  # how it was trained is not known, whatever a recipe usually says
        settings = {key: value for key, value in settings.items() if key.startswith(KNOWN_OF_OTHERS)}
    results, state = run.results, run.state
    given = {key: results.get(key, state.get(key)) for key in OWN}
    measured = {key: value for key, value in results.items() if key.startswith(("test_", "train_"))}
    measured |= results.get("figures", {})
    figures = {key: float(value) for key, value in (given | measured).items() if is_number(value)}
    if run.foreign and not run.has_network:
        lacks.append(
            tr("{} holds nothing but codes: there are no curves and no reconstructions of it.", name)
        )
    elif run.foreign:
        lacks.append(
            tr("{} was trained elsewhere: there are no curves of it, and its recipe is not known.", name)
        )
    elif not measured:
        lacks.append(tr("{} is not measured yet: its training has not ended.", name))
    timed = tuple(map(state.get, TIMED))
    return Member(run.path, name, settings, figures, timed, not run.foreign, tuple(lacks))


def is_number(value: object) -> TypeGuard[float]:
    """Whether it is a number that can be held against others."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _settings(members: Sequence[Member]) -> tuple[Setting, ...]:
    """What differs among the runs whose recipe is known; of others what is known is beside it."""
    keys = dict.fromkeys(key for one in members for key in one.settings if key != "class_names")
    found = []
    for key in keys:
        known = [one.settings.get(key, ABSENT) for one in members if one.trained or key in one.settings]
        if any(value != known[0] for value in known):
            found.append(Setting(key, tuple(one.settings.get(key, ABSENT) for one in members)))
    return tuple(found)


def _figures(members: Sequence[Member]) -> tuple[Figure, ...]:
    return tuple(
        _figure(name, members) for name in dict.fromkeys(key for one in members for key in one.figures)
    )


def _figure(name: str, members: Sequence[Member]) -> Figure:
    found = metric(name)
    label, unit, better = _own(name)
    if found is not None:
        label, unit, better = translate("figures", found.label), found.unit, found.better
    values = tuple(one.figures.get(name) for one in members)
    having = [one for one in members if name in one.figures]
    why = _unfair(name, having) if better and len(having) > 1 else ""
    return Figure(name, label, unit, better, values, frozenset() if why else best(values, better), why)


def _own(name: str) -> tuple[str, str, Better]:
    """Label, unit and the better way of what is no metric: a part of a loss, what the training took."""
    if name == "seconds":
        return tr("Time of the training itself"), "s", "lower"
    labels = {"epochs": tr("Epochs that were trained"), "parameters": tr("Numbers that the network learns")}
    return labels.get(name, name.replace("_", " ")), "", ""


def _unfair(name: str, members: Sequence[Member]) -> str:
    """Why a figure of one of these runs says another thing than that of the next; "" where it does not."""
    if name == "seconds" or name.endswith("_ms"):
        same = len({one.timed for one in members}) == 1
        return "" if same else tr("they were not timed on the same device with as many threads")
    what = name.partition("_")[2]
    parts = LOSSES if what == "loss" else ERRORS if what in ("mse", "psnr") else ERRORS[:1]
    for part in parts:
        if len({_part(one, part) for one in members}) > 1:
            return tr("{} is not the same", part)
    return ""


def _part(member: Member, part: str) -> tuple[tuple[str, str], ...]:
    """The settings of a part of the recipe; of the data those that say which images are for testing."""
    own = "data.path" in member.settings
    told = ((k, repr(v)) for k, v in member.settings.items() if k.startswith(f"{part}."))
    return tuple(sorted((k, v) for k, v in told if own or k not in DIVISION))


def _seeds(members: Sequence[Member]) -> tuple[Seeds, ...]:
    """Runs of one recipe and as many epochs, in the order of their first."""
    alike: dict[str, list[int]] = {}
    for number, one in enumerate(members):
        rest = sorted((k, repr(v)) for k, v in one.settings.items() if k != SEED)
        alike.setdefault(repr((rest, one.figures.get("epochs"))), []).append(number)
    found = []
    for numbers in alike.values():
        if len({members[n].settings.get(SEED) for n in numbers}) > 1:
            found.append(Seeds(tr("{} × {} seeds", members[numbers[0]].name, len(numbers)), tuple(numbers)))
    return tuple(found)


def _notes(members: Sequence[Member]) -> tuple[str, ...]:
    notes = [sentence for one in members for sentence in one.lacks]
    if len({_part(one, "data") for one in members}) > 1:
        kinds = dict.fromkeys(str(one.settings.get("data.kind", "nothing")) for one in members)
        named = (
            ", ".join(map(shortened, kinds))
            if len(kinds) > 1
            else tr("{}, made in other ways", next(iter(kinds)))
        )
        notes.append(tr("The runs are not of the same images ({}): no figure of them is the best.", named))
    return tuple(notes)
