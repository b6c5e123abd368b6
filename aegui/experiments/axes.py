"""What a sweep varies: settings of a recipe, each over some values or over a range.

`model.code=2,4,8` are values. `penalty.weight=1e-4:1e-1:log` is a range; in a grid it is one value for each
power of ten, or as many as are asked for (`1e-4:1e-1:log:7`, `0:1:5`), and a search draws from all of it.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aegui.recipe import ABOUT, REGISTRIES, Recipe, RecipeError, flat, value_of
from aegui.text import counted, quoted, shortened
from aegui.translation import QT_TRANSLATE_NOOP, tr

WRITTEN = QT_TRANSLATE_NOOP("", "write it as KEY=VALUE,VALUE or KEY=LOW:HIGH:log, such as model.code=2,4,8")
SEVERAL = 5  # values of a range without a scale
MOST = 1_000  # values of a range
NEAR = 0.5  # how like a setting a misspelt one has to be to be meant


@dataclass(frozen=True)
class Axis:
    """A setting that is varied."""

    key: str  # "model.code"
    values: tuple[Any, ...]  # in a grid
    low: float | None = None  # of a range
    high: float | None = None
    log: bool = False
    whole: bool = False  # whole numbers alone

    @property
    def is_range(self) -> bool:
        """Whether everything between two ends may be drawn."""
        return self.low is not None

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        ends = {"low": self.low, "high": self.high, "log": self.log, "whole": self.whole}
        return {"key": self.key, "values": list(self.values), **(ends if self.is_range else {})}


def from_json(raw: Mapping[str, Any]) -> Axis:
    """An axis of plain values. Raises `KeyError`, `TypeError` or `ValueError`."""
    low, high = raw.get("low"), raw.get("high")
    ends = {} if low is None or high is None else {"low": float(low), "high": float(high)}
    values = tuple(raw["values"])
    return Axis(str(raw["key"]), values, **ends, log=bool(raw.get("log")), whole=bool(raw.get("whole")))


def parse(text: str, recipe: Recipe) -> Axis:
    """An axis as it is written on the command line. Raises `RecipeError` in one sentence."""
    key, equals, given = (part.strip() for part in text.partition("="))
    if not equals or not key:
        raise RecipeError(tr("--over {}: {}.", shortened(text), tr(WRITTEN)))
    key = _known(key, recipe)
    if not given:
        raise RecipeError(tr("--over {} names no values: {}.", key, tr(WRITTEN)))
    if ":" in given and "[" not in given and '"' not in given:
        ends = _range(key, given, recipe)
        if ends is not None:
            return ends
    words = _split(given)
    if not all(words):
        raise RecipeError(
            tr("--over {}: a value is empty. {}{}.", shortened(text), tr(WRITTEN)[0].upper(), tr(WRITTEN)[1:])
        )
    values = tuple(value_of(word) for word in words)
    for n, value in enumerate(values):
        if value in values[:n]:
            raise RecipeError(
                tr("--over {}: {} stands there twice; each value is trained once.", key, quoted(value))
            )
    return Axis(key, values)


def known_settings(recipe: Recipe) -> set[str]:
    """Every setting that a recipe has, or has with another part of the same sort."""
    found = set(flat(recipe.model_dump(mode="json", exclude=ABOUT)))
    for section, registry in REGISTRIES.items():
        found |= {section, f"{section}.kind"}
        for entry in registry:
            found |= {f"{section}.{name}" for name in entry.what.model_fields}
    return found - {"class_names"}


def _known(key: str, recipe: Recipe) -> str:
    """A setting by its name. Raises `RecipeError`, which names the nearest."""
    if key == "training.seed":
        raise RecipeError(tr("--over training.seed: seeds are not swept; ask for several with --seeds 3."))
    settings = known_settings(recipe)
    if key in settings:
        return key
    near = difflib.get_close_matches(key, settings, 1, NEAR)
    last = [one for one in sorted(settings) if one.partition(".")[2] == key.rpartition(".")[2]]
    meant = last[:1] or near
    hint = tr("; the nearest is {}", meant[0]) if meant else ""
    raise RecipeError(tr("--over {}: a recipe has no such setting{}.", shortened(key), hint))


def _range(key: str, text: str, recipe: Recipe) -> Axis | None:
    """LOW:HIGH, LOW:HIGH:log, LOW:HIGH:7 or LOW:HIGH:log:7; None where the colons are of something else."""
    words = [word.strip() for word in text.split(":")]
    ends = [_number(word) for word in words[:2]]
    if len(ends) < 2 or ends[0] is None or ends[1] is None:
        return None
    low, high = float(ends[0]), float(ends[1])
    rest = words[2:]
    log = "log" in rest
    counts = [word for word in rest if word != "log"]
    said = f"--over {key}={shortened(text)}"
    if len(rest) > 2 or len(counts) > 1 or (counts and not counts[0].isdecimal()):
        raise RecipeError(
            tr("{}: write a range LOW:HIGH, LOW:HIGH:log, or LOW:HIGH:log:7 for 7 values.", said)
        )
    if not low < high:
        raise RecipeError(
            tr("{}: a range begins at its lower end, and {} is not below {}.", said, words[0], words[1])
        )
    if log and low <= 0:
        raise RecipeError(
            tr(
                "{}: a logarithmic range lies above 0, and this one begins at {}. Begin it higher, "
                "or leave out log.",
                said,
                words[0],
            )
        )
    whole = _is_whole(key, recipe, ends)
    count = int(counts[0]) if counts else (max(3, round(math.log10(high / low)) + 1) if log else SEVERAL)
    if not 2 <= count <= MOST:
        raise RecipeError(
            tr("{}: a range has from 2 to {:,} values, not {}.", said, MOST, counted(count, "value"))
        )
    return Axis(key, tuple(_spread(low, high, count, log, whole)), low, high, log, whole)


def _spread(low: float, high: float, count: int, log: bool, whole: bool) -> Iterator[float | int]:
    """Values between two ends, evenly; whole ones once each."""
    seen: set[float] = set()
    for n in range(count):
        share = n / (count - 1)
        value = low * (high / low) ** share if log else low + (high - low) * share
        rounded: float | int = round(value) if whole else float(f"{value:.6g}")
        if rounded not in seen:
            seen.add(rounded)
            yield rounded


def _number(text: str) -> int | float | None:
    value = value_of(text)
    if isinstance(value, str):  # TOML knows no 1e-4 without a digit before, and no .5
        try:
            value = float(value)
        except ValueError:
            return None
    fits = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return value if fits else None


def _is_whole(key: str, recipe: Recipe, ends: list[int | float | None]) -> bool:
    """Whether a setting takes whole numbers alone: as what it is now, else as how the range is written."""
    section, _, name = key.partition(".")
    now = getattr(getattr(recipe, section, None), name, None)
    if isinstance(now, int | float) and not isinstance(now, bool):
        return isinstance(now, int)
    return all(isinstance(end, int) for end in ends)


def _split(text: str) -> list[str]:
    """Values between commas, but for those in brackets and quotes."""
    words, depth, quote = [""], 0, ""
    for sign in text:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
        if sign == "," and not depth and not quote:
            words.append("")
        else:
            words[-1] += sign
    return [word.strip() for word in words]
