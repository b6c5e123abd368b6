"""Where an exported picture, table or report comes from: what it takes to make it again. No Qt, no torch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from aegui.files import MOST_TEXT
from aegui.runs.run_folder import Run
from aegui.text import quoted
from aegui.translation import tr
from aegui.version import __version__

NAME = "aegui"  # of the mark by which a file's provenance is known: a key of PNG, an element of HTML
FORMAT = 1
ABOUT = ("name", "group", "summary", "targets")  # what a recipe says of itself, no part of what is learnt
DIGITS = 16  # of a recipe's hash


@dataclass(frozen=True)
class Provenance:
    """What was exported, and of which run at which moment; a view state as bookmarks are kept."""

    kind: str  # what was exported: "report", "figure", "codes", …
    run: str  # the name of its folder
    seed: int
    recipe_hash: str
    moment: float | None = None  # epoch; None: the weights that the run keeps
    settings: Mapping[str, Any] = field(default_factory=dict)  # how it was exported: plain values
    view: Mapping[str, Any] | None = None  # `explore.bookmarks.to_plain` of one; None: it depends on no view
    version: str = __version__

    def to_json(self) -> str:
        """One line of text, the same for the same provenance; no `<` in it: it may stand in HTML as it is."""
        text = json.dumps({"format": FORMAT, **asdict(self)}, sort_keys=True, allow_nan=False)
        return text.replace("<", "\\u003c")


def of_run(
    run: Run,
    kind: str,
    moment: float | None = None,
    settings: Mapping[str, Any] | None = None,
    view: Mapping[str, Any] | None = None,
) -> Provenance:
    """The provenance of something exported of a run. Raises `RunError` where its recipe can't be read."""
    training = run.raw_recipe.get("training")
    seed = training.get("seed", 0) if isinstance(training, dict) else 0
    whole = seed if isinstance(seed, int) else 0
    return Provenance(kind, run.name, whole, recipe_hash(run.raw_recipe), moment, settings or {}, view)


def recipe_hash(raw_recipe: Mapping[str, Any]) -> str:
    """A number for what determines a run, as it stands in its `recipe.toml`; its name is no part of that."""
    given = {key: value for key, value in raw_recipe.items() if key not in ABOUT}
    return sha256(json.dumps(given, sort_keys=True, default=str).encode()).hexdigest()[:DIGITS]


def from_json(text: str) -> Provenance:
    """The other way. Raises `ValueError` with a sentence's end for anything else."""
    if len(text) > MOST_TEXT:
        raise ValueError(tr("its provenance is too long"))
    try:
        given = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise ValueError(tr("its provenance is no JSON")) from error
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise ValueError(tr("its provenance is not of format {}", FORMAT))
    for key, kind in KINDS.items():
        if not isinstance(given.get(key), kind) or isinstance(given.get(key), bool):
            raise ValueError(tr("{} of its provenance is {}", key, quoted(given.get(key))))
    return Provenance(**{key: given[key] for key in KINDS})


def _refuse(constant: str) -> float:
    """NaN and infinity are no JSON."""
    raise ValueError(constant)


KINDS: dict[str, Any] = {
    "kind": str, "run": str, "seed": int, "recipe_hash": str, "moment": (int, float, type(None)),
    "settings": dict, "view": (dict, type(None)), "version": str,
}  # fmt: skip
