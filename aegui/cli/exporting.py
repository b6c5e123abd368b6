"""What leaves a run for other programs, and how it is made again."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aegui import paths
from aegui.cli.commands import opened
from aegui.cli.training_progress import CommandFailed, waiting
from aegui.explore.query import Lacking
from aegui.exports import provenance
from aegui.parts.datasets import Say
from aegui.runs.run_folder import Run
from aegui.text import counted, shortened
from aegui.translation import tr

Answer = dict[str, Any]
Export = Callable[[Run, argparse.Namespace, Say], Answer]


def export(options: argparse.Namespace) -> Answer:
    """Save a run in one of the formats; without `--format` the ending of the name says in which."""
    name = options.format or options.out.suffix.lower().lstrip(".")
    if name not in FORMATS:
        raise CommandFailed(
            tr(
                "--out {}: its ending says no format; name one of {} with --format.",
                shortened(str(options.out)),
                ", ".join(FORMATS),
            )
        )
    if options.plain and name != "onnx":
        raise CommandFailed(tr("--plain is for onnx; {} holds no preprocessing.", name))
    run = opened(options.run)
    try:
        with waiting(options.json, tr("export")) as say:
            answer = FORMATS[name](run, options, say)
    except Lacking as error:
        raise CommandFailed(str(error)) from None
    if not options.json:
        print(f"{options.out}: {answer.pop('said')}")
    return {"ok": True, "out": str(options.out), **answer}


def _codes(run: Run, options: argparse.Namespace, say: Say) -> Answer:
    """The codes of the shown images with all that is known of them."""
    from aegui.app.headless import state_of
    from aegui.exports.codes import table_of

    out = options.out
    if options.format and out.suffix.lower() != f".{options.format}":
        raise CommandFailed(
            tr("--out {}: the name of a {} file ends in that.", shortened(str(out)), options.format)
        )
    with state_of(run.path, paths.data_dirs(options.data), moment=options.epoch) as state:
        about = provenance.of_run(run, "codes", options.epoch)
        table = table_of(state, say)
        table.write(out, about.to_json(), say)
    rows = len(table.rows)
    return {"codes": str(out), "rows": rows, "said": counted(rows, "code")}


def _tensorboard(run: Run, options: argparse.Namespace, say: Say) -> Answer:
    """Curves, the image grid and the codes, as TensorBoard reads them."""
    from aegui.app.headless import state_of
    from aegui.exports import tensorboard

    with state_of(run.path, paths.data_dirs(options.data), moment=options.epoch) as state:
        about = provenance.of_run(run, "tensorboard", options.epoch)
        tensorboard.write(options.out, run, state, about.to_json(), say)
    return {"said": f"tensorboard --logdir {options.out}"}


def _onnx(run: Run, options: argparse.Namespace, say: Say) -> Answer:
    """Encoder, decoder and both together as ONNX files, tried before they are there."""
    from aegui.exports.onnx_folder import export_onnx, sentence
    from aegui.runs.snapshot import at_epoch

    snapshot, folders = at_epoch(run, options.epoch), paths.data_dirs(options.data)
    done = export_onnx(run, snapshot, options.out, folders, say, options.epoch, options.plain)
    return {"check": done.checked.as_json(), "seconds": round(done.seconds, 2), "said": sentence(done)}


def _weights(run: Run, options: argparse.Namespace, say: Say) -> Answer:
    """Weights and the network as plain PyTorch, tried before they are there."""
    from aegui.exports.weights_folder import export_weights
    from aegui.runs.snapshot import at_epoch

    snapshot, folders = at_epoch(run, options.epoch), paths.data_dirs(options.data)
    done = export_weights(run, snapshot, options.out, folders, say, options.epoch)
    told = {"largest_difference": done.largest, "images": done.images}
    return {"check": told, "seconds": round(done.seconds, 2), "said": done.sentence}


def _archive(run: Run, options: argparse.Namespace, say: Say) -> Answer:
    """All of the run as one file that a double-click opens."""
    from aegui.runs.archive import write_archive

    if options.epoch is not None:
        raise CommandFailed(tr("--epoch is not for aerun, which holds every stored moment."))
    size = write_archive(run, options.out, say)
    return {"bytes": size, "said": f"{size / 1e6:.1f} MB"}


def report_writer(out: Path) -> Callable[..., int]:
    """What writes a report to a name that ends in .html or .pdf; the latter needs Qt."""
    if out.suffix.lower() != ".pdf":
        from aegui.exports import report as pages

        return pages.write
    from aegui.window import figures, report_pdf

    figures.application()
    return report_pdf.write


def report(options: argparse.Namespace) -> Answer:
    """A page on a run for any browser."""
    run = opened(options.run)
    ending = "pdf" if options.pdf else "html"
    out = options.out or Path(f"{run.name}.{ending}")
    if out.suffix.lower() != f".{ending}":
        raise CommandFailed(tr("--out {}: the name must end in .{}.", shortened(str(out)), ending))
    write = report_writer(out)
    with waiting(options.json, tr("report")) as say:
        size = write(out, run, paths.data_dirs(options.data), say, options.epoch)
    if not options.json:
        print(f"{out}: {size / 1e6:.1f} MB")
    return {"ok": True, "out": str(out), "bytes": size}


FORMATS: dict[str, Export] = {
    "csv": _codes, "npz": _codes, "parquet": _codes, "tensorboard": _tensorboard,
    "onnx": _onnx, "safetensors": _weights, "aerun": _archive,
}  # fmt: skip
VERBS: dict[str, Callable[[argparse.Namespace], dict[str, Any] | None]] = {
    "export": export, "report": report,
}  # fmt: skip
