"""`aegui reproduce`: an exported picture, table or folder, made again from what it says of itself."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from aegui import paths
from aegui.cli.training_progress import CommandFailed, notes, waiting
from aegui.explore.query import Lacking
from aegui.exports.provenance import Provenance, recipe_hash
from aegui.exports.reading import provenance_of
from aegui.files import PATH
from aegui.parts.datasets import Say
from aegui.runs import run_folder
from aegui.runs.named_runs import find_run
from aegui.runs.run_folder import Run, RunError
from aegui.text import counted, quoted, shortened
from aegui.translation import QT_TRANSLATE_NOOP, tr
from aegui.version import __version__

Answer = dict[str, Any]
Folders = tuple[Path, ...]
SAME = QT_TRANSLATE_NOOP("", "The same, byte for byte.")


def reproduce(options: argparse.Namespace) -> Answer:
    """Make a file again, beside it or where `--out` says, and say what differs."""
    source = options.file
    about = provenance_of(source)
    if about.kind not in REMAKERS:
        name = shortened(str(source), PATH)
        raise CommandFailed(tr("{} is of the kind {}, which is not made again.", name, quoted(about.kind)))
    run = run_of(about, options.run)
    out = options.out or source.with_name(f"{source.stem}-again{source.suffix}")
    if out.exists() and (options.out is None or out.resolve() == source.resolve()):
        raise CommandFailed(
            tr("{} is there already: name another file with --out.", shortened(str(out), PATH))
        )
    try:
        with waiting(options.json, tr("once more")) as say:
            now, folders = replace(about, version=__version__), paths.data_dirs(options.data)
            REMAKERS[about.kind](run, now, out, folders, say)
    except Lacking as error:
        raise CommandFailed(str(error)) from None
    differs = list(differences(source, out))
    if differs and about.version != __version__:
        differs.append(tr("It was saved by version {}, and this is {}.", about.version, __version__))
    if not options.json:
        notes.print(tr("From {}.", run.path), markup=False)
        print(f"{out}: {' '.join(differs) or tr(SAME)}")
    return {"ok": True, "out": str(out), "run": str(run.path), "same": not differs, "differs": differs}


def run_of(about: Provenance, named: Path | None) -> Run:
    """The run that a file comes from: the one named, else of all known the one of that recipe, by its name
    where there are several. Raises `RunError`."""
    if named is not None:
        run = Run(find_run(named))
        if recipe_hash(run.raw_recipe) != about.recipe_hash:
            raise RunError(
                tr("{} has another recipe than {}, which the file is of.", run.name, shortened(about.run))
            )
        return run
    alike = [run for run in run_folder.find_all([paths.runs_dir(), paths.trained()]) if _is_of(run, about)]
    if not alike:
        raise RunError(
            tr(
                "The file is of the run {}, and none of yours has its recipe: say where it is now "
                "with --run FOLDER.",
                shortened(about.run),
            )
        )
    return next((run for run in alike if run.name == about.run), alike[0])


def _is_of(run: Run, about: Provenance) -> bool:
    try:
        return recipe_hash(run.raw_recipe) == about.recipe_hash
    except RunError:
        return False


# Each kind of file


def _codes(run: Run, about: Provenance, out: Path, folders: Folders, say: Say) -> None:
    from aegui.app.headless import state_of
    from aegui.exports.codes import table_of

    with state_of(run.path, folders, about.view, about.moment) as state:
        table_of(state, say).write(out, about.to_json(), say)


def _stored_codes(run: Run, about: Provenance, out: Path, folders: Folders, say: Say) -> None:
    from aegui.exports.codes import stored_table

    stored_table(run).write(out, about.to_json(), say)


def _selection(run: Run, about: Provenance, out: Path, folders: Folders, say: Say) -> None:
    from aegui.app.headless import state_of
    from aegui.explore.selection_file import write

    with state_of(run.path, folders, about.view, about.moment) as state:
        write(out, state, about.to_json())


def _encoded(run: Run, about: Provenance, out: Path, folders: Folders, say: Say) -> None:
    from aegui.analysis.encoding import encode_other, encode_own, other_data
    from aegui.cli.commands import grouping
    from aegui.runs.snapshot import open_run

    kind, folder, groups = (str(about.settings.get(name, "")) for name in ("data_set", "folder", "groups"))
    snapshot = open_run(run)
    if kind or folder:
        data = other_data(snapshot.recipe, Path(folder) if folder else None, kind)
        made = encode_other(snapshot, data, folders, say)
    else:
        made = encode_own(run, snapshot, folders, say)
    if groups:
        made = made.grouped(grouping(groups), say)
    made.write(out, about.to_json())


def _tensorboard(run: Run, about: Provenance, out: Path, folders: Folders, say: Say) -> None:
    from aegui.app.headless import state_of
    from aegui.exports.tensorboard import write

    with state_of(run.path, folders, about.view, about.moment) as state:
        write(out, run, state, about.to_json(), say)


def _figure(run: Run, about: Provenance, out: Path, folders: Folders, say: Say) -> None:
    from aegui.window.figures import save_again

    save_again(run.path, about, out, folders)


def _report(run: Run, about: Provenance, out: Path, folders: Folders, say: Say) -> None:
    from aegui.cli.exporting import report_writer

    report_writer(out)(out, run, folders, say, about.moment)


def _weights(run: Run, about: Provenance, out: Path, folders: Folders, say: Say) -> None:
    from aegui.exports.weights_folder import export_weights
    from aegui.runs.snapshot import at_epoch

    export_weights(run, at_epoch(run, about.moment), out, folders, say, about.moment)


def _model(run: Run, about: Provenance, out: Path, folders: Folders, say: Say) -> None:
    from aegui.exports.onnx_folder import export_onnx
    from aegui.runs.snapshot import at_epoch

    plain = bool(about.settings.get("plain", False))
    export_onnx(run, at_epoch(run, about.moment), out, folders, say, about.moment, plain)


REMAKERS: dict[str, Callable[[Run, Provenance, Path, Folders, Say], None]] = {
    "codes": _codes, "stored codes": _stored_codes, "selection": _selection, "encoded": _encoded,
    "tensorboard": _tensorboard, "figure": _figure, "report": _report, "weights": _weights,
    "model": _model,
}  # fmt: skip


# What differs


def differences(source: Path, out: Path) -> Iterator[str]:
    """A sentence on each thing in which two exports differ; none where they are the same."""
    if source.is_dir():
        names = {
            str(file.relative_to(root))
            for root in (source, out)
            for file in root.rglob("*")
            if file.is_file()
        }
        for name in sorted(names):
            pair = source / name, out / name
            if not all(file.is_file() for file in pair):
                yield tr("{} is in one of them alone.", name)
            elif pair[0].read_bytes() != pair[1].read_bytes():
                yield f"{name} differs."
    elif source.read_bytes() != out.read_bytes():
        yield COMPARED.get(source.suffix.lower(), _bytes)(source, out)


def _bytes(source: Path, out: Path) -> str:
    return tr("It differs in bytes: fonts or libraries may be others.")


def _pictures(source: Path, out: Path) -> str:
    from PIL import Image

    with Image.open(source) as one, Image.open(out) as other:
        if one.size != other.size:
            return tr(
                "It has {} × {} pixels, and had {} × {}.", other.width, other.height, one.width, one.height
            )
        away = np.abs(np.asarray(one.convert("RGB"), int) - np.asarray(other.convert("RGB"), int)).max(axis=2)
    if not away.any():
        return tr("Every pixel is the same; what the file says of itself differs.")
    return tr("{:.2%} of its pixels differ, by {} of 255 at most.", (away > 0).mean(), away.max())


def _arrays(source: Path, out: Path) -> str:
    with np.load(source, allow_pickle=False) as one, np.load(out, allow_pickle=False) as other:
        return _columns({name: one[name] for name in one.files}, {name: other[name] for name in other.files})


def _tables(source: Path, out: Path) -> str:
    import csv

    def read(path: Path) -> dict[str, np.ndarray[Any, Any]]:
        with path.open(newline="", encoding="utf-8") as file:
            header, *rows = csv.reader(file)
        return {name: np.array([row[n] for row in rows]) for n, name in enumerate(header)}

    return _columns(read(source), read(out))


def _parquet(source: Path, out: Path) -> str:
    from pyarrow import parquet

    one, other = (parquet.read_table(path) for path in (source, out))
    names = [name for name in one.column_names if name not in other.column_names or one[name] != other[name]]
    names += [name for name in other.column_names if name not in one.column_names]
    return _named(names) or tr("Every value is the same; what the file says of itself differs.")


def _columns(one: dict[str, Any], other: dict[str, Any]) -> str:
    differing = []
    for name in dict.fromkeys((*one, *other)):
        a, b = one.get(name), other.get(name)
        if a is None or b is None or a.shape != b.shape:
            differing.append(name)
        elif not np.array_equal(a, b, equal_nan=a.dtype.kind == "f"):
            try:
                away = np.abs(a.astype(float) - b.astype(float)).max()
                differing.append(tr("{} (by {:.3g} at most)", name, away))
            except ValueError:
                differing.append(name)
    return _named(differing) or tr("Every value is the same; the bytes differ.")


def _named(names: list[str]) -> str:
    shown = ", ".join(names[:8])
    more = tr(" and {}", counted(len(names) - 8, "other")) if len(names) > 8 else ""
    return tr("These differ: {}{}.", shown, more) if names else ""


COMPARED: dict[str, Callable[[Path, Path], str]] = {
    ".png": _pictures, ".npz": _arrays, ".csv": _tables, ".parquet": _parquet,
}  # fmt: skip
VERBS: dict[str, Callable[[argparse.Namespace], Answer | None]] = {"reproduce": reproduce}
