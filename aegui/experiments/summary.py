"""The table of an experiment: each setting with the mean and the spread of its figures over the seeds."""

from __future__ import annotations

import csv
import io
import json
import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from aegui import paths
from aegui.analysis import likeness
from aegui.analysis.metric import SHARE, Metric
from aegui.analysis.metrics import metric
from aegui.experiments import ladder
from aegui.experiments.comparison import Better, best, plain, spread
from aegui.experiments.folder import Experiment, Outcome
from aegui.experiments.plan import Trial
from aegui.files import write_text
from aegui.text import counted, shortened
from aegui.translation import QT_TRANSLATE_NOOP, tr, translate

TRAINED = ("val_mse", "val_loss", "test_mse", "test_psnr", "test_loss", "train_mse", "seconds")
N = QT_TRANSLATE_NOOP
TITLES = {
    "test_mse": "MSE",
    "test_psnr": "PSNR",
    "test_ssim": "SSIM",
    "train_mse": N("summary", "MSE of training images"),
    "knn_probe": "k-NN",
    "linear_probe": N("summary", "linear probe"),
    "trustworthiness": N("summary", "trustworthiness"),
    "continuity": N("summary", "continuity"),
    "active_units": N("summary", "active units"),
    "seconds": N("summary", "seconds"),
    "frechet_judge": N("summary", "Fréchet (judge of digits)"),
    "frechet_pixels": N("summary", "Fréchet (64 principal components)"),
    "val_mse": N("summary", "validation MSE"),
    "val_loss": N("summary", "validation loss"),
    "test_loss": N("summary", "test loss"),
}
CLEAN = {
    "test_mse": N(
        "summary", "Squared error per pixel on the test images, which are left clean whatever was trained on"
    ),
    "seconds": N("summary", "Of the training alone, on the machine as it was"),
}
UNITS = {"test_psnr": "dB", "seconds": "s"}
NONE = "–"
TABLE, TRIALS, PAGE = "table.csv", "trials.csv", "report.html"


@dataclass(frozen=True)
class Value:
    """A figure over the seeds of a setting."""

    mean: float
    spread: float | None  # standard deviation of a sample; None of a single one
    count: int

    def text(self, unit: str = "") -> str:
        """0.01234 ± 0.00042: as far as the spread says that it is known; a share in percent."""
        scale = 100 if unit == SHARE else 1
        mean, sd = self.mean * scale, self.spread
        if sd is None:
            return f"{mean:.4g}" if abs(mean) < 10_000 else f"{mean:,.0f}"
        sd *= scale
        if not sd:
            return f"{mean:.4g} ± 0"
        known = 1 - math.floor(math.log10(sd))
        most = 3 - math.floor(math.log10(abs(mean))) if mean else known  # four digits of a mean are enough
        places = max(0, min(known, most))
        rounded = f"{sd:,.{places}f}"
        return f"{mean:,.{places}f} ± {rounded if float(rounded.replace(',', '')) else f'{sd:.1g}'}"


@dataclass(frozen=True)
class Row:
    """A setting."""

    label: str
    values: Mapping[str, Value]
    done: int
    failed: int
    of: int  # so many trials
    code: int = 0  # of a ladder at several sizes of the code


def rows(experiment: Experiment) -> list[Row]:
    """Each setting, as far as it is trained; of a search the best first."""
    outcomes = experiment.outcomes()
    groups: dict[tuple[str, int], list[Trial]] = {}
    for trial in experiment.trials():
        groups.setdefault((trial.label or tr("trial {}", trial.number), trial.code), []).append(trial)
    made = [_row(label, code, trials, outcomes) for (label, code), trials in groups.items()]
    search = experiment.plan.search
    if search is None:
        return made
    sign = -1.0 if search.largest else 1.0
    there = [row for row in made if row.done or row.failed]
    ranked = [row for row in there if search.figure in row.values]
    ranked.sort(key=lambda row: sign * row.values[search.figure].mean)
    return ranked + [row for row in there if search.figure not in row.values]


def _row(label: str, code: int, trials: Sequence[Trial], outcomes: Mapping[str, Outcome]) -> Row:
    ended = [outcomes[trial.name] for trial in trials if trial.name in outcomes]
    done = [one for one in ended if one.status == "finished"]
    failed = sum(one.status == "failed" for one in ended)
    names = dict.fromkeys(name for one in done for name in one.figures)
    values = {}
    for name in names:
        found = [one.figures[name] for one in done if name in one.figures]
        over = spread(found)
        deviation = None if over is None else over.deviation
        values[name] = Value(statistics.fmean(found), deviation, len(found))
    return Row(label, values, len(done), failed, len(trials), code)


def columns(experiment: Experiment, table: Iterable[Row]) -> list[str]:
    """Which figures the table has, those that count first."""
    plan = experiment.plan
    there = {name for row in table for name in row.values}
    if plan.kind == "ladder":
        wanted: Sequence[str] = ladder.COLUMNS
    else:
        wanted = [*([plan.search.figure] if plan.search else []), *plan.figures, *TRAINED]
    return [name for name in dict.fromkeys(wanted) if name in there]


def about(name: str) -> Metric | None:
    """What a figure is."""
    return likeness.METRICS.get(name) or metric(name)


def unit_of(name: str) -> str:
    """In which unit a figure is."""
    found = about(name)
    return UNITS.get(name) or ("" if found is None else found.unit)


def title_of(name: str) -> str:
    """The head of a column."""
    unit = unit_of(name)
    title = translate("summary", TITLES.get(name) or name.replace("_", " "))
    return f"{title}, {unit}" if unit and unit != "s" else title


def best_of(name: str, table: Sequence[Row]) -> set[int]:
    """The places of the rows that are best by a figure, of each size of the code one; none where neither way
    is better."""
    better: Better = "lower" if name.startswith(("val_", "frechet")) else getattr(about(name), "better", "")
    found: set[int] = set()
    for code in {row.code for row in table}:
        means = [row.values[name].mean if name in row.values and row.code == code else None for row in table]
        found |= best(means, better)
    return found


def cells(experiment: Experiment) -> tuple[list[str], list[list[str]]]:
    """The heads and the lines of the table, for people."""
    table = rows(experiment)
    names = columns(experiment, table)
    several, coded = any(row.of > 1 for row in table), any(row.code for row in table)
    heads = [
        tr("setting"),
        *([tr("code")] if coded else []),
        *([tr("seeds")] if several else []),
        *map(title_of, names),
    ]
    lines = []
    for row in table:
        seeds = f"{row.done}" if row.done == row.of else tr("{} of {}", row.done, row.of)
        failed = tr(" ({} failed)", row.failed) if row.failed else ""
        told = [row.values[name].text(unit_of(name)) if name in row.values else NONE for name in names]
        code = [str(row.code)] if coded else []
        lines.append([row.label, *code, *([seeds + failed] if several else []), *told])
    return heads, lines


def markdown(experiment: Experiment) -> str:
    """The table for a page of documentation; the best of each column is bold."""
    heads, lines = cells(experiment)
    table = rows(experiment)
    names = columns(experiment, table)
    before = len(heads) - len(names)
    bests = [best_of(name, table) for name in names]
    out = [heads, ["---"] * len(heads)]
    for place, line in enumerate(lines):
        bold = [
            f"**{cell}**" if place in places else cell
            for cell, places in zip(line[before:], bests, strict=True)
        ]
        out.append([cell.replace("|", "\\|") for cell in (*line[:before], *bold)])
    return "".join(f"| {' | '.join(line)} |\n" for line in out)


def table_csv(experiment: Experiment) -> str:
    """A line of each setting: means, standard deviations and over how many seeds."""
    table = rows(experiment)
    names = columns(experiment, table)
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    parts = [part for name in names for part in (name, f"{name}_sd")]
    writer.writerow(["setting", "code", "seeds", "failed", *parts])
    for row in table:
        numbers: list[object] = []
        for name in names:
            value = row.values.get(name)
            numbers += (
                ["", ""] if value is None else [value.mean, "" if value.spread is None else value.spread]
            )
        writer.writerow([plain(row.label), row.code or "", row.done, row.failed, *numbers])
    return file.getvalue()


def trials_csv(experiment: Experiment) -> str:
    """A line of each trial that has ended: its settings, seed, state and all figures."""
    outcomes, trials = experiment.outcomes(), experiment.trials()
    ended = [(trial, outcomes[trial.name]) for trial in trials if trial.name in outcomes]
    keys = dict.fromkeys(key for trial in trials for key in trial.changes)
    names = dict.fromkeys(name for _, one in ended for name in one.figures)
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(
        ["trial", "setting", "seed", *keys, "state", "epochs", "wall_seconds", *names, "run", "message"]
    )
    for trial, one in ended:
        changed = [_plain(trial.changes.get(key, "")) for key in keys]
        figures = [one.figures.get(name, "") for name in names]
        head = [trial.number, plain(trial.label), trial.seed, *changed]
        tail = [plain(one.run), plain(one.message)]
        writer.writerow([*head, one.status, one.epochs, one.wall_seconds, *figures, *tail])
    return file.getvalue()


def _plain(value: object) -> object:
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True)
    return plain(value) if isinstance(value, str) else value


def write(experiment: Experiment) -> Path:
    """Write the tables and the page into the experiment's folder; the path of the page. Raises `OSError`."""
    write_text(experiment.path / TABLE, table_csv(experiment))
    write_text(experiment.path / TRIALS, trials_csv(experiment))
    write_text(experiment.path / PAGE, page(experiment))
    return experiment.path / PAGE


def _meaning(name: str, clean: bool) -> str:
    """What a figure is; "" where nothing is known. A ladder's are measured on `clean` images."""
    if clean and name in CLEAN:
        return translate("summary", CLEAN[name])
    found = about(name)
    return "" if found is None else translate("figures", found.label)


def page(experiment: Experiment) -> str:
    """The table as one HTML file in the style of a run's report, which fetches nothing."""
    table = rows(experiment)
    names = columns(experiment, table)
    heads, lines = cells(experiment)
    before = len(heads) - len(names)
    bests = [best_of(name, table) for name in names]
    body = []
    for place, line in enumerate(lines):
        parts = [f"<th>{escape(shortened(cell, 300))}</th>" for cell in line[:before]]
        for cell, places in zip(line[before:], bests, strict=True):
            parts.append(f"<td><b>{escape(cell)}</b></td>" if place in places else f"<td>{escape(cell)}</td>")
        body.append(f"<tr>{''.join(parts)}</tr>")
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    meanings = "".join(
        f"<tr><th>{escape(title_of(name))}</th><td>{escape(told)}</td></tr>"
        for name in names
        if (told := _meaning(name, experiment.plan.kind == "ladder"))
    )
    plan, outcomes = experiment.plan, experiment.outcomes()
    failed = "".join(
        f"<li>{escape(trial.title)}: {escape(shortened(end.message, 300))}</li>"
        for trial in experiment.trials()
        if (end := outcomes.get(trial.name)) is not None and end.status == "failed"
    )
    done = sum(row.done for row in table)
    language, failures, meant = translate("report", "en"), tr("Failed"), tr("What the figures are")
    command, common = tr("Made by"), tr("The common recipe")
    told = tr(
        "{} of {:,}; mean ± standard deviation over the seeds; the best of each column is bold.",
        counted(done, "training"),
        len(plan.trials),
    )
    style = (paths.resources() / "report" / "report.css").read_text("utf-8")
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(experiment.name)}</title><style>{style}
body {{ max-width: 1700px }} section {{ overflow-x: auto }} pre {{ white-space: pre-wrap }}
table {{ border-collapse: collapse }}
td, th {{ padding: 3px 10px; text-align: left; border-bottom: 1px solid var(--line) }}
.wide td, .wide th {{ white-space: nowrap; overflow-wrap: normal }}</style></head>
<body><main><h1>{escape(experiment.name)}</h1>
<p class="summary">{escape(told)}</p>
<section><table class="wide"><thead><tr>{head}</tr></thead><tbody>{"".join(body)}</tbody></table></section>
{f"<section><h2>{failures}</h2><ul>{failed}</ul></section>" if failed else ""}
<section><h2>{meant}</h2><table>{meanings}</table></section>
<section><h2>{command}</h2><pre>{escape(plan.command)}</pre></section>
<section><h2>{common}</h2><pre>{escape(plan.recipe.to_toml())}</pre></section></main></body></html>
"""
