"""The verbs of the command line. Each prints for people, and returns what `--json` prints."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.table import Table

from aegui import paths
from aegui.cli.training_progress import CommandFailed, console, follow, notes, together, waiting
from aegui.parts.datasets import DataBroken, DataMissing, datasets
from aegui.recipe import RecipeError, find, read, shape_text, shipped
from aegui.recipe.targets import Target
from aegui.runs import run_folder
from aegui.runs.jobs import Job, branch_job, resume_job
from aegui.runs.named_runs import find_run, meant
from aegui.runs.run_folder import Run, RunError
from aegui.runs.run_images import ImagesChanged
from aegui.runs.run_index import data_text
from aegui.text import SENTENCE, counted, quoted, shortened
from aegui.training.building import WeightsError
from aegui.training.device import DeviceMissing
from aegui.translation import QT_TRANSLATE_NOOP, tr, translate

if TYPE_CHECKING:
    from aegui.analysis.groups import Grouping
    from aegui.window.figure_stage import FigureStyle

Answer = dict[str, Any] | None
RECIPES = (
    QT_TRANSLATE_NOOP("columns", "recipe"),
    QT_TRANSLATE_NOOP("columns", "data"),
    QT_TRANSLATE_NOOP("columns", "epochs"),
    QT_TRANSLATE_NOOP("columns", "targets"),
    QT_TRANSLATE_NOOP("columns", "summary"),
)
DATA_SETS = (
    QT_TRANSLATE_NOOP("columns", "data"),
    QT_TRANSLATE_NOOP("columns", "images"),
    QT_TRANSLATE_NOOP("columns", "classes"),
    QT_TRANSLATE_NOOP("columns", "found"),
    QT_TRANSLATE_NOOP("columns", "about"),
)
WIDEST = 400  # characters of a cell of a table
EXPECTED = (
    RecipeError, RunError, WeightsError, DataMissing, DataBroken, DeviceMissing,
    OSError, ValueError, RuntimeError, MemoryError,
)  # fmt: skip


def command_line(options: argparse.Namespace, **extra: Any) -> str:
    """The command as a run records it: what was asked, without the folders of this machine."""
    words = ["aegui", options.verb, *(str(w) for w in (options.__dict__.get("recipe"),) if w)]
    origin, epoch = options.__dict__.get("origin"), options.__dict__.get("epoch")
    if origin is not None:
        words += ["--from", Path(origin).name, *([] if epoch is None else ["--epoch", str(epoch)])]
    for change in options.__dict__.get("changes") or []:
        words += ["--set", change]
    for name in ("epochs", "seed"):
        if options.__dict__.get(name) is not None:
            words += [f"--{name}", str(options.__dict__[name])]
    if options.__dict__.get("device", "auto") != "auto":
        words += ["--device", options.device]
    return " ".join(words)


def train(options: argparse.Namespace) -> Answer:
    with together(options.device) as ranks:
        return follow(_new(options), options.json, ranks)


def _new(options: argparse.Namespace) -> Job:
    """What is to be trained from the start, or from a moment of another run."""
    if options.epoch is not None and options.origin is None:
        raise CommandFailed(
            tr("--epoch is that of the run named with --from; how long to train is --epochs.")
        )
    folders, parent = paths.data_dirs(options.data), options.out or paths.runs_dir()
    if options.origin is not None:
        made = branch_job(
            find_run(options.origin), options.epoch, changes_of(options), folders, parent,
            command_line(options),
        )  # fmt: skip
        return replace(made, device=options.device, force=options.force)
    return Job(
        find(options.recipe).changed_by_text(changes_of(options)),
        folders,
        parent,
        command_line(options),
        options.device,
        force=options.force,
    )


def changes_of(options: argparse.Namespace) -> dict[str, str]:
    """What --set and its short forms change in a recipe. Raises `RecipeError`."""
    changes: dict[str, str] = {}
    for change in options.changes:
        key, equals, value = change.partition("=")
        if not equals:
            raise RecipeError(tr("--set {}: write it as KEY=VALUE, such as model.code=2.", shortened(change)))
        changes[key.strip()] = value.strip()
    for key in ("epochs", "seed"):
        if getattr(options, key, None) is not None:
            changes[f"training.{key}"] = str(getattr(options, key))
    return changes


def resume(options: argparse.Namespace) -> Answer:
    folders = paths.data_dirs(options.data)
    try:
        with together(options.device) as ranks:
            path = find_unfinished(options.run, options.json)
            say_damage(Run(path))
            job = resume_job(path, folders, command_line(options), changes_of(options), options.accept)
            return follow(replace(job, device=options.device, force=options.force), options.json, ranks)
    except ImagesChanged as error:
        raise CommandFailed(
            tr(
                "{} Bring them back, or go on with the images as they are now: --accept-changed-images.",
                error,
            )
        ) from None


def list_recipes(options: argparse.Namespace) -> Answer:
    rows = []
    for name, path in shipped().items():
        try:
            recipe = read(path)
        except RecipeError as error:
            notes.print(str(error))
            continue
        rows.append(
            {
                "recipe": name,
                "data": data_text(recipe.data.model_dump()),
                "epochs": recipe.training.epochs,
                "targets": [target.model_dump(mode="json") for target in recipe.targets],
                "summary": recipe.summary,
            }
        )
    if not options.json:
        table(RECIPES, [_with_targets(row) for row in rows])
    return {"recipes": rows}


def _with_targets(row: dict[str, Any]) -> dict[str, Any]:
    """A line of the table of recipes, with its targets as a text."""
    told = ", ".join(Target(**target).text for target in row["targets"]) or None
    return {**row, "targets": told, "summary": translate("recipes", row["summary"])}


def list_datasets(options: argparse.Namespace) -> Answer:
    folders = paths.data_dirs(options.data)
    if options.download:
        _download(options)
    rows = []
    for entry in datasets:
        data = entry.what()
        found = data.find(folders)
        rows.append(
            {
                "data": entry.name,
                "images": shape_text(data.shape),
                "classes": len(data.classes) or None,
                "found": str(found) if found else None,
                "download": data.can_download,
                "about": entry.help,
            }
        )
    if not options.json:
        table(DATA_SETS, [_for_people(row) for row in rows])
    return {"datasets": rows, "looked_in": [str(folder) for folder in folders]}


def _for_people(row: dict[str, Any]) -> dict[str, Any]:
    """A line of the table of data sets: one that is not there says how to get it."""
    row = {**row, "about": translate("datasets", row["about"])}
    if "path" in datasets[row["data"]].what.model_fields:
        return {**row, "images": tr("any"), "found": tr("yours: --set data.path=…")}
    if not row["download"]:
        return {**row, "found": tr("always there")}
    return {**row, "found": row["found"] or tr("not yet: --download {}", row["data"])}


def _download(options: argparse.Namespace) -> None:
    data = datasets.make(options.download) if options.download in datasets.names() else None
    if data is None:
        raise CommandFailed(
            tr(
                "There is no data set {}; there are {}.",
                quoted(options.download),
                ", ".join(datasets.names()),
            )
        )
    with waiting(options.json, data.kind) as say:
        data.download(options.data or paths.download_dir(), say)


def pack(options: argparse.Namespace) -> Answer:
    from aegui.cli.measuring import entries
    from aegui.runs.archive import write_archive
    from aegui.runs.importing import ENDING
    from aegui.runs.packing import pack as pack_run

    run, folders = opened(options.run), paths.data_dirs(options.data)
    measure = partial(entries, kept=run.results.get("controls", {}), quiet=options.json)
    pack_to = partial(pack_run, run, moments=options.moments, folders=folders, small=options.small)
    if options.out.suffix.lower() == ENDING:
        with tempfile.TemporaryDirectory(prefix="aegui-") as place:
            answer = pack_to(Path(place), measure=measure)
            size = write_archive(Run(Path(answer["run"])), options.out)
        answer |= {"run": str(options.out), "bytes": size}
    else:
        answer = pack_to(options.out, measure=measure)
    if not options.json:
        print(tr("{}: {:.1f} MB, weights in {}", answer["run"], answer["bytes"] / 1e6, answer["weights"]))
    return answer


def encode(options: argparse.Namespace) -> Answer:
    from aegui.analysis.encoding import encode_other, encode_own, other_data
    from aegui.exports.provenance import of_run
    from aegui.runs.snapshot import open_run
    from aegui.training.device import choose

    check_table(options.out, "--out")
    method = None if options.groups is None else grouping(options.groups)
    run, folders = opened(options.run), paths.data_dirs(options.data)
    snapshot = open_run(run).on(choose(options.device))
    with waiting(options.json, tr("encoding")) as say:
        if options.folder is None and options.data_set is None:
            made = encode_own(run, snapshot, folders, say)
        else:
            data = other_data(snapshot.recipe, options.folder, options.data_set or "")
            made = encode_other(snapshot, data, folders, say)
    if method is not None:
        with waiting(options.json, tr("groups")) as say:
            made = made.grouped(method, say)
    settings = {
        "data_set": options.data_set or "",
        "folder": "" if options.folder is None else str(options.folder.absolute()),
        "groups": options.groups or "",
    }
    made.write(options.out, of_run(run, "encoded", settings=settings).to_json())
    if not options.json:
        for note in made.notes:
            notes.print(shortened(note, SENTENCE))
        print(
            tr(
                "{}: {}, mean error {:.5g}",
                options.out,
                counted(len(made.codes), "image"),
                made.errors.mean(),
            )
        )
    return {
        "ok": True, "out": str(options.out), "images": len(made.codes),
        "mean_error": float(made.errors.mean()), "notes": list(made.notes),
    }  # fmt: skip


def check_table(path: Path, option: str) -> None:
    """Raises `CommandFailed` where no table can be written under that name."""
    from aegui.runs.codes_table import WRITERS

    if path.suffix.lower() not in WRITERS:
        raise CommandFailed(
            tr("{} {}: the name must end in .csv, .npz or .parquet.", option, shortened(str(path)))
        )


def grouping(text: str) -> Grouping:
    """A method that finds groups, written as k-means,groups=8. Raises `CommandFailed`."""
    from pydantic import ValidationError
    from pydantic_core import PydanticCustomError

    from aegui.analysis.groups import groupings

    kind, *settings = text.split(",")
    pairs = [setting.partition("=") for setting in settings]
    if not all(equals for _, equals, _ in pairs):
        raise CommandFailed(
            tr("--groups {}: write it as METHOD,KEY=VALUE, such as k-means,groups=8.", shortened(text))
        )
    try:
        return groupings.make({"kind": kind, **{key.strip(): value.strip() for key, _, value in pairs}})
    except (PydanticCustomError, ValidationError) as error:
        context = getattr(error, "context", None) or {}
        told = f"{context.get('path', '')} {context.get('message', '')}".strip()
        raise CommandFailed(f"--groups {shortened(text)}: {told}.") from None


def figure(options: argparse.Namespace) -> Answer:
    from aegui.window.figures import save_figure

    run, folders = opened(options.run), paths.data_dirs(options.data)
    save_figure(run.path, options.figure, options.out, folders, options.light, _style(options))
    return {"ok": True, "figure": str(options.out)}


def _style(options: argparse.Namespace) -> FigureStyle | None:
    """How a figure is to look on paper; None: as on the screen. Raises `CommandFailed`."""
    from aegui.window.figure_stage import BOUNDS, style_of

    given = {
        "width": options.width, "height": options.height, "dpi": options.dpi, "letters": options.font_size,
    }  # fmt: skip
    asked = {name: value for name, value in given.items() if value is not None}
    if not asked:
        return None
    style = style_of(asked | {"dark": not options.light})
    for name, value in asked.items():
        if getattr(style, name) != value:
            flag = "font-size" if name == "letters" else name
            low, high = BOUNDS[name]
            raise CommandFailed(tr("--{} {:g}: it must be from {:g} to {:g}.", flag, value, low, high))
    return style


def screenshots(options: argparse.Namespace) -> Answer:
    from aegui.window.screenshots import SCENES, save_document_pictures, save_screenshots

    if options.documents is not None:
        unknown = [name for name in options.documents if name not in SCENES]
        if unknown:
            raise CommandFailed(
                tr("There is no picture {}; there are {}.", shortened(unknown[0]), ", ".join(SCENES))
            )
        saved = save_document_pictures(options.folder, options.documents)
    else:
        saved = save_screenshots(options.folder, paths.data_dirs(options.data))
    return {"ok": True, "pictures": [str(path) for path in saved]}


def shortcut(options: argparse.Namespace) -> Answer:
    from aegui.install import shortcut as shortcuts

    changed = shortcuts.remove() if options.remove else shortcuts.create()
    for path in changed:
        print(path)
    return None


def build(options: argparse.Namespace) -> Answer:
    from aegui.install import program_folder

    for path in program_folder.build(options.out, tuple(options.pack), notes.print):
        print(path)
    return None


def doctor(options: argparse.Namespace) -> Answer:
    from aegui.install import doctor as doctors

    checks = doctors.examine(options.data)
    if not options.json:
        console().print(doctors.render(checks))
    return {"ok": True, "checks": doctors.as_json(checks)}


def opened(path: Path) -> Run:
    """A run found as by `find_run`; what is damaged of it is said on standard error. Raises `RunError`."""
    run = Run(find_run(path))
    say_damage(run)
    return run


def say_damage(run: Run) -> None:
    """A line on standard error for each damage of a run that can be used without what is damaged."""
    for complaint in run.complaints:
        notes.print(shortened(complaint, SENTENCE))


def find_unfinished(path: Path, quiet: bool) -> Path:
    """A run to go on with: as `find_run`, but of the runs of a recipe the newest that is not done.

    Raises `RunError`.
    """
    named = meant(path)
    able = [run for run in named if (run.path / run_folder.RESUME).is_file()] or named
    waiting_ones = [run for run in able if not run.done] or able
    taken = waiting_ones[0]
    if len(able) > 1 and not quiet and not taken.done:
        notes.print(tr("Of the {} runs of {} this takes {}.", len(able), shortened(str(path)), taken.name))
    return taken.path


def table(columns: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
    """Print some columns of rows for people."""
    lines = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        lines.add_column(translate("columns", column.replace("_", " ")), overflow="fold")
    for row in rows:
        lines.add_row(*(cell(row[column]) for column in columns))
    console(width=None if sys.stdout.isatty() else 160).print(lines)


def cell(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:.5g}" if isinstance(value, float) else shortened(str(value), WIDEST)


VERBS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "train": train,
    "resume": resume,
    "recipes": list_recipes,
    "datasets": list_datasets,
    "encode": encode,
    "pack": pack,
    "figure": figure,
    "screenshots": screenshots,
    "shortcut": shortcut,
    "build": build,
    "doctor": doctor,
}
