"""Where every recipe stands: its targets beside what was measured, their controls, and what made its run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from aegui import paths
from aegui.analysis.metrics import metric
from aegui.files import write_text
from aegui.recipe import RecipeError, read, shipped
from aegui.recipe.targets import SIGNS, Target, Verdict, number_of, verdicts
from aegui.runs import run_folder
from aegui.runs.named_runs import recipe_of
from aegui.runs.run_folder import Run
from aegui.text import duration
from aegui.translation import in_english, tr

NONE = "–"
PAST = re.compile(
    r"^- `(?P<recipe>[^`]+)` (?P<figure>\S+) [≤≥] (?P<value>\S+) (?:from|since) (?P<date>\d{4}-\d\d-\d\d)",
    re.MULTILINE,
)
Past = tuple[str, str, str, str]  # a recipe, a figure, a value and the day since which that was the target


@dataclass(frozen=True)
class Standing:
    """A recipe and its run; `note` says why something is missing."""

    recipe: str
    targets: tuple[Target, ...] = ()
    verdicts: tuple[Verdict, ...] = ()  # one of each target
    note: str = ""
    run: str | None = None
    made: dict[str, Any] = field(default_factory=dict)  # by which command, where, when, for how long
    controls: dict[str, Any] = field(default_factory=dict)  # those that are models of their own
    figures: dict[str, Any] = field(default_factory=dict)  # as they were measured last

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        told = {"recipe": self.recipe, "note": self.note, "run": self.run, **dict.fromkeys(MADE), **self.made}
        return {**told, "targets": [found.as_json() for found in self.verdicts], "controls": self.controls}


MADE = (
    "command", "device", "threads", "precision", "started", "epochs", "seconds", "wall_seconds",
)  # fmt: skip


def standings(folders: Iterable[Path], names: Iterable[str] = ()) -> list[Standing]:
    """Of every shipped recipe, or of some of them."""
    found = shipped_or_newest(folders)
    asked = set(names)
    chosen = {name: path for name, path in shipped().items() if not asked or name in asked}
    return [standing(name, path, found.get(name)) for name, path in chosen.items()]


def shipped_or_newest(folders: Iterable[Path]) -> dict[str, Run]:
    """The shipped run of each recipe, else the newest finished one in some folders."""
    found: dict[str, Run] = {}
    for run in run_folder.find_all([paths.trained()]):
        found.setdefault(recipe_of(run) or run.name, run)
    for run in run_folder.find_all(folders):
        name = recipe_of(run)
        if name is not None and not run.own_data and run.state.get("status") == "finished":
            found.setdefault(name, run)
    return found


def standing(name: str, path: Path, run: Run | None) -> Standing:
    """Where a recipe stands with a run of it."""
    try:
        targets = read(path).targets
    except RecipeError as error:
        return Standing(name, note=str(error))
    nothing = tuple(Verdict(target, None, None) for target in targets)
    if run is None:
        return Standing(name, targets, nothing, tr("no run yet"))
    state, results = run.state, run.results
    made: dict[str, Any] = {key: state.get(key) for key in MADE if key in state}
    if not results:
        return Standing(
            name,
            targets,
            nothing,
            tr("{} is missing or can't be read", run_folder.RESULTS),
            str(run.path),
            made,
        )
    made |= {"epochs": results.get("epochs"), "seconds": results.get("seconds")}
    made["wall_seconds"] = wall_seconds(state, results)
    controls = results.get("controls", {})
    figures = measured_last(results)
    found = tuple(verdicts(targets, figures, controls))
    missing = [one.target.figure for one in found if one.measured is None]
    note = tr("{} was not measured", ", ".join(missing)) if missing else ""
    return Standing(name, targets, found, note, str(run.path), made, controls, figures)


def measured_last(results: dict[str, Any]) -> dict[str, Any]:
    """The figures of a run as they were measured last."""
    figures = results.get("figures")
    return results | figures if isinstance(figures, dict) else results


def wall_seconds(state: dict[str, Any], results: dict[str, Any]) -> float | None:
    """How long a training took by the clock on the wall, with all that it measured and stored meanwhile.

    Older runs say only when they began and ended, which tells it of those that went on without a break.
    """
    written = results.get("wall_seconds", state.get("wall_seconds"))
    if written is not None:
        return float(written)
    began, ended = state.get("started"), results.get("finished")
    if began is None or ended is None or "resumed_by" in state:
        return None
    try:
        return (datetime.fromisoformat(ended) - datetime.fromisoformat(began)).total_seconds()
    except (ValueError, TypeError):  # no dates, or one of them of no zone
        return None


# For people


def reached(held: bool | None) -> str:
    """Yes or no; a dash where it is not known."""
    return {True: tr("yes"), False: tr("no"), None: NONE}[held]


def _time(seconds: float | None) -> str:
    return NONE if seconds is None else duration(seconds, fine=True)


def number(figure: str, value: float | None) -> str:
    """A figure with its unit."""
    if value is None:
        return NONE
    told = metric(figure)
    return told.text(value) if told is not None else f"{value:.4g}"


def asked(target: Target) -> str:
    """≤ 0.01, ≥ 97 %."""
    return NONE if target.value is None else f"{SIGNS[target.better]} {number(target.figure, target.value)}"


def beside(found: Verdict) -> str:
    """The control and what it gave: pca_mse: 0.0269."""
    target = found.target
    return f"{target.control}: {number(target.figure, found.control)}" if target.control else NONE


def when(target: Target) -> str:
    """Since which day a target stands, and when its value was set for the first time."""
    if target.value is None or target.date is None:
        return NONE
    first = target.first_set
    return f"{target.date}" if first == target.date else tr("{}, again {}", first, target.date)


def lines_of(one: Standing) -> list[dict[str, str]]:
    """A line for each target of a recipe, or one that says that there is none."""
    made = one.made
    by = [made.get("command"), *(tr("on {}", made["device"]) for _ in "1" if made.get("device"))]
    whole = {
        "recipe": one.recipe,
        "made_by": " ".join(filter(None, by)) or NONE,
        "threads": str(made.get("threads") or NONE),
        "precision": made.get("precision") or NONE,
        "begun": str(made.get("started") or NONE)[:10],
        "epochs": str(made.get("epochs") or NONE),
        "time": _time(made.get("seconds")),
        "wall": _time(made.get("wall_seconds")),
        "note": one.note,
    }
    empty = dict.fromkeys(
        ("figure", "target", "set", "measured", "control", "reached", "source", "why"), NONE
    )
    return [
        whole
        | {
            "figure": found.target.figure,
            "target": asked(found.target),
            "set": when(found.target),
            "measured": number(found.target.figure, found.measured),
            "control": beside(found),
            "reached": reached(found.reached),
            "source": found.target.source or NONE,
            "why": found.target.why or NONE,
        }
        for found in one.verdicts
    ] or [whole | empty]


HEADLINES = {
    "recipe": "recipe", "figure": "figure", "target": "target", "measured": "measured", "control": "control",
    "reached": "reached", "time": "wall", "what the text reports": "source",
}  # fmt: skip
TARGETS = {
    "recipe": "recipe", "figure": "figure", "target": "target", "set": "set", "measured": "measured",
    "control": "control", "reached": "reached", "what the text reports": "source",
}  # fmt: skip
RUNS = {
    "recipe": "recipe", "made by": "made_by", "threads": "threads", "precision": "precision",
    "begun": "begun", "epochs": "epochs", "training": "time", "by the clock": "wall",
}  # fmt: skip


def markdown(columns: dict[str, str], lines: Sequence[dict[str, str]]) -> str:
    """A table; each title names what of a line it shows."""
    rows = [list(columns), ["---"] * len(columns)]
    for line in lines:
        shown = line | {"recipe": f"`{line['recipe']}`"}
        rows.append([shown[key].replace("|", "\\|") for key in columns.values()])
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def headlines(found: Iterable[Standing]) -> str:
    """The first target of each recipe."""
    return markdown(HEADLINES, [lines_of(one)[0] for one in found])


def document(found: Sequence[Standing]) -> str:
    """The whole of `resources/docs/results.md`, which is in English, as those are who make it."""
    lines = [line for one in found for line in lines_of(one)]
    runs_of = [lines_of(one)[0] for one in found]
    parts = [
        INTRODUCTION,
        headlines(found),
        "## Every target\n",
        markdown(TARGETS, lines),
        "## What made the runs\n\n" + MAKING,
        markdown(RUNS, runs_of),
        *_retrained(found),
        *_transplants(found),
        *_missed(found),
        "## Why these targets\n",
        _whys(found),
        "## What the targets were\n\n" + RECORD,
        _history(found),
    ]
    return "\n".join(parts)


INTRODUCTION = """\
# Results

Every recipe's run in `trained/`, held against its targets. `aegui results --measure` makes this page
from the recipes and the runs; what it measures is what `aegui evaluate` explains.

A target is *reached* where the figure meets it and its control does not. A control is what a sceptic would
try first: another figure of the same measurement (such as `pca_mse`, the error of as many principal
components), the network as it was initialised (`untrained`), or the recipe trained again with a setting
changed (such as `penalty.weight=0`). Where the control was not measured, it is not known whether a target is
reached. The first table has the first target of each recipe and what its text reports, the second has all:
"set" is the day of the target, and the third table tells the day of the run.
"""
MAKING = """\
Training is the time of the steps alone; by the clock it is also what was measured and stored meanwhile. A
dash stands where an older run did not write it down, or was interrupted.
"""
WITHOUT_NETWORK = {"a linear map": "ridge_mse", "a filter": "filter_mse", "nothing": "noisy_mse"}
TRANSPLANTS = """\
The error per pixel of test images with the noise that a recipe (a column) is taught, restored by the run of
each recipe. A linear map and a filter are fitted for the noise of their column.
"""
RECORD = """\
A target that changes keeps its old value here, with the days and the reason: `was` in its recipe.
"""


def _retrained(found: Iterable[Standing]) -> list[str]:
    """The controls that were trained, where there are any."""
    lines = [
        {
            "recipe": one.recipe,
            "control": name,
            "command": str(kept.get("command") or NONE),
            "threads": str(kept.get("threads") or NONE),
            "precision": str(kept.get("precision") or NONE),
            "training": _time(number_of(kept.get("seconds"))),
        }
        for one in found
        for name, kept in one.controls.items()
        if isinstance(kept, dict) and kept.get("command")
    ]
    if not lines:
        return []
    names = ("recipe", "control", "command", "threads", "precision", "training")
    return ["## Controls that were trained\n", markdown({n: n for n in names}, lines)]


def _transplants(found: Iterable[Standing]) -> list[str]:
    """Each noise on each denoiser, and on what needs no network."""
    told = {one.recipe: one.figures for one in found if f"mse_on_{one.recipe}" in one.figures}
    names = [name for name in told if sum(f"mse_on_{name}" in figures for figures in told.values()) > 1]
    if not names:
        return []
    rows = {f"`{by}`": [told[by].get(f"mse_on_{name}") for name in names] for by in names}
    for by, figure in WITHOUT_NETWORK.items():
        rows[by] = [told[name].get(figure) for name in names]
    lines = [
        {"recipe": "", "by": by}
        | {name: number("mse_on_", number_of(one)) for name, one in zip(names, errors, strict=True)}
        for by, errors in rows.items()
    ]
    columns = {"restored by": "by", **{f"`{name}`": name for name in names}}
    return ["## Each noise on each denoiser\n\n" + TRANSPLANTS, markdown(columns, lines)]


def _missed(found: Iterable[Standing]) -> list[str]:
    """What is not reached, and what was tried, where there is any."""
    told = "".join(
        f"- `{one.recipe}` {held.target.text}: {_because(held)}\n"
        for one in found
        for held in one.verdicts
        if held.reached is False
    )
    return ["## What is missed\n", told] if told else []


def _because(held: Verdict) -> str:
    """What was measured, and whether it is the figure or its control that fails."""
    measured = number(held.target.figure, held.measured)
    if held.target.met_by(held.measured):
        return f"{measured}. {held.target.control} meets it, too. {held.target.tried}".rstrip()
    return f"{measured}. {held.target.tried or 'Nothing else was tried.'}"


def _whys(found: Iterable[Standing]) -> str:
    return "".join(
        f"- `{one.recipe}` {target.text}: {target.why}\n"
        for one in found
        for target in one.targets
        if target.why and target.value is not None
    )


def _history(found: Iterable[Standing]) -> str:
    told = []
    for one in found:
        for target in one.targets:
            for former in target.was:
                of = {"value": former.value, "figure": former.figure or target.figure}
                old = target.model_copy(update=of)
                told.append(
                    f"- `{one.recipe}` {_exact(old)} from {former.date} to {former.until}: {former.why}\n"
                )
            if target.value is not None:
                told.append(f"- `{one.recipe}` {_exact(target)} since {target.date}\n")
    return "".join(told)


def _exact(target: Target) -> str:
    return f"{target.figure} {SIGNS[target.better]} {target.value!r}"


# The files


def history_in(text: str) -> set[Past]:
    """What the targets were and are, as a page says it."""
    return {tuple(match.group("recipe", "figure", "value", "date")) for match in PAST.finditer(text)}  # type: ignore[misc]


def page() -> Path:
    """The page of results, which travels with the program."""
    return paths.resources() / "docs" / "results.md"


def forgotten(found: Sequence[Standing]) -> str:
    """A sentence where a target was changed and its old value is not kept in `was`; "" where none was."""
    try:
        before = history_in(page().read_text("utf-8"))
    except FileNotFoundError:
        return ""
    with in_english():
        lost = sorted(before - history_in(document(found)))
    if not lost:
        return ""
    recipe, figure, value, date = lost[0]
    return tr(
        "{}: {} was to be {} since {}, and its recipe does not say so any more. A target that changes keeps "
        "its old value: put it into `was`, with its days and the reason.",
        recipe,
        figure,
        value,
        date,
    )


def write(found: Sequence[Standing]) -> Path:
    """Write the page of results. Raises `OSError`."""
    page().parent.mkdir(exist_ok=True)
    with in_english():
        write_text(page(), document(found))
    return page()
