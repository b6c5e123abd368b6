"""The command line: the headless twin of the window. Parsing only; the verbs are in `commands`."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from pathlib import Path
from typing import NoReturn

from aegui.cli import experiment_grammar, spoken
from aegui.explore import pages
from aegui.text import SENTENCE, shortened
from aegui.translation import QT_TRANSLATE_NOOP, tr

DONE, FAILED, BAD_USAGE = 0, 1, 2
# `exporting.FORMATS` says what each of them is.
EXPORTS = ("csv", "npz", "parquet", "tensorboard", "onnx", "safetensors", "aerun")
PANELS = ("latent", "axis_pairs", "directions", "groups", "own", "path", "sample")  # beside those with a name
FIGURES = ("scatter", "manifold", "grid", "curves", "decoded", *PANELS, *pages.names())
GROUPS = ("recipe", "data", "tag", "date", "experiment")  # as `run_table` has them
TOGETHER = ("train", "resume")  # what several processes do together
MOVED = QT_TRANSLATE_NOOP("", " Say where they are now with --data DIR; it will be remembered.")
NO_DISPLAY = QT_TRANSLATE_NOOP(
    "",
    "there is no display for the window. Without one these work: aegui train, resume, sweep, ladder, runs, "
    "evaluate, results, compare, tree, recipes, datasets, figure, export, report, adopt, encode, "
    "screenshots, pack, doctor (see aegui --help).",
)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in a sentence of a bounded length."""

    def error(self, message: str) -> NoReturn:
        super().error(shortened(message, SENTENCE))


def parser() -> argparse.ArgumentParser:
    """The whole grammar."""
    top = Parser(
        prog="aegui",
        description=tr("Train autoencoders and explore their latent spaces; alone it opens the window."),
    )
    top.add_argument("--version", action="store_true", help=tr("print the version and end"))
    verbs = top.add_subparsers(dest="verb", metavar="VERB")

    train = verbs.add_parser("train", help=tr("train a recipe and keep it as a run"))
    what = train.add_mutually_exclusive_group(required=True)
    what.add_argument("recipe", nargs="?", help=tr("name of a shipped recipe, or a .toml file"))
    what.add_argument(
        "--from", dest="origin", type=Path, metavar="RUN",
        help=tr(
            "instead of a recipe: the run that a branch comes from, which goes on with what --set "
            "changes"),
    )  # fmt: skip
    train.add_argument(
        "--epoch",
        type=int,
        metavar="N",
        help=tr("with --from: the stored epoch to begin at; else the newest"),
    )
    train.add_argument(
        "--set", dest="changes", action="append", default=[], metavar="KEY=VALUE",
        help=tr("change a setting, such as model.code=2"),
    )  # fmt: skip
    train.add_argument("--epochs", type=int, help=tr("the same as --set training.epochs=N"))
    train.add_argument("--seed", type=int, help=tr("the same as --set training.seed=N"))
    train.add_argument("--out", type=Path, metavar="DIR", help=tr("where the run folder goes"))
    _shared(train, data=True, device=True)
    _force(train)

    resume = verbs.add_parser("resume", help=tr("go on with a run as if it had never stopped"))
    resume.add_argument("run", type=Path)
    resume.add_argument("--epochs", type=int, help=tr("train until this epoch instead of the recipe's"))
    resume.add_argument(
        "--set", dest="changes", action="append", default=[], metavar="KEY=VALUE",
        help=tr("change a setting that a run may go on with, such as training.learning_rate=1e-4"),
    )  # fmt: skip
    resume.add_argument(
        "--accept-changed-images", dest="accept", action="store_true",
        help=tr("go on also where the run's images were changed since"),
    )  # fmt: skip
    _shared(resume, data=True, device=True)
    _force(resume)

    runs = verbs.add_parser("runs", help=tr("list the runs, as the table of the window does"))
    runs.add_argument("--out", type=Path, metavar="DIR", help=tr("the folder that holds them"))
    runs.add_argument(
        "--search",
        metavar="WORDS",
        help=tr('only the runs in which all of them occur, such as "vae tag:best"'),
    )
    runs.add_argument(
        "--sort", metavar="COLUMN",
        help=tr(
            "name, recipe, changes, data, status, mse, reached, epochs, seconds, date, tag, note, "
            "star, or any figure, such as test_psnr; without it one's own, the newest first, and "
            "then the shipped ones"),
    )  # fmt: skip
    runs.add_argument("--reverse", action="store_true", help=tr("the other way round"))
    runs.add_argument("--group", choices=GROUPS, help=tr("in groups"))
    runs.add_argument("--columns", metavar="A,B,…", help=tr("these columns alone"))
    runs.add_argument(
        "--csv", nargs="?", const="-", metavar="FILE", help=tr("write all columns as CSV, else print them so")
    )
    _shared(runs)

    experiment_grammar.add(verbs, _shared)

    tree = verbs.add_parser("tree", help=tr("show which runs are branches of which"))
    tree.add_argument("run", type=Path, nargs="?", metavar="RUN", help=tr("its family alone"))
    tree.add_argument("--out", type=Path, metavar="DIR", help=tr("the folder that holds the runs"))
    _shared(tree)

    compare = verbs.add_parser("compare", help=tr("hold from two to eight runs against one another"))
    compare.add_argument("runs", type=Path, nargs="+", metavar="RUN")
    compare.add_argument("--out", type=Path, metavar="F.csv", help=tr("write the table, too"))
    _shared(compare)

    evaluate = verbs.add_parser("evaluate", help=tr("measure all that can be measured of a run"))
    evaluate.add_argument("run", type=Path)
    evaluate.add_argument(
        "--controls",
        action="store_true",
        help=tr("measure the untrained network, too, where targets name it"),
    )
    evaluate.add_argument(
        "--table", type=Path, metavar="FILE",
        help=tr(
            "write a line for each image, too: name, part, class, group, error, tag, what a table "
            "beside the images says, and the code; .csv, .npz or .parquet"),
    )  # fmt: skip
    evaluate.add_argument(
        "--groups", metavar="METHOD",
        help=tr(
            "with --table: groups found so among all codes, such as k-means,groups=8, instead of "
            "as in the window"),
    )  # fmt: skip
    _shared(evaluate, data=True, device=True)

    results = verbs.add_parser(
        "results", help=tr("hold the recipes' runs against their targets and controls")
    )
    results.add_argument("names", nargs="*", metavar="NAME", help=tr("some recipes instead of all"))
    results.add_argument("--markdown", action="store_true", help=tr("print the page of results"))
    results.add_argument(
        "--measure", action="store_true",
        help=tr(
            "measure the shipped runs and their controls again, train controls that are missing, "
            "and write the page of results"),
    )  # fmt: skip
    results.add_argument(
        "--retrain", action="store_true", help=tr("with --measure: train such controls anew")
    )
    results.add_argument("--write", action="store_true", help=tr("write the page without measuring"))
    results.add_argument(
        "--out", type=Path, nargs="+", default=[], metavar="DIR",
        help=tr("folders with runs of recipes that no run is shipped of, and with trained controls"),
    )  # fmt: skip
    _shared(results, data=True, device=True)

    _shared(verbs.add_parser("recipes", help=tr("list the recipes")))
    sets = verbs.add_parser("datasets", help=tr("list the data sets, or download one"))
    sets.add_argument("--download", metavar="NAME", help=tr("fetch it into the data folder"))
    _shared(sets, data=True)

    inspect = verbs.add_parser("inspect", help=tr("say what is in a file or folder of images"))
    inspect.add_argument("path", type=Path, metavar="FILE")
    inspect.add_argument("--images", metavar="NAME", help=tr("the array that holds the images"))
    inspect.add_argument(
        "--labels", metavar="NAME", help=tr("the array that holds the labels; none: no array")
    )
    _shared(inspect)

    figure = verbs.add_parser("figure", help=tr("save one of the window's figures as a file"))
    figure.add_argument("run", type=Path)
    figure.add_argument("figure", choices=FIGURES)
    figure.add_argument(
        "--out", type=Path, required=True, metavar="F.png|svg|pdf|npz",
        help=tr("images are saved as arrays where the name ends in .npz, or .npy"),
    )  # fmt: skip
    figure.add_argument("--light", action="store_true", help=tr("on white"))
    figure.add_argument("--width", type=float, metavar="MM", help=tr("of the figure on paper; 85: a column"))
    figure.add_argument("--height", type=float, metavar="MM", help=tr("without it in the usual proportions"))
    figure.add_argument("--dpi", type=int, help=tr("dots per inch of pictures (300)"))
    figure.add_argument("--font-size", type=float, metavar="PT", help=tr("of the letters (8)"))
    _shared(figure, data=True)

    export = verbs.add_parser(
        "export", help=tr("save a run: codes, TensorBoard, ONNX, plain PyTorch, or all of it as one file")
    )
    export.add_argument("run", type=Path)
    export.add_argument(
        "--format",
        choices=EXPORTS,
        help=tr("what is saved; without it, what the name of --out ends in says it"),
    )
    export.add_argument("--out", type=Path, required=True, metavar="FILE|DIR")
    export.add_argument("--epoch", type=float, metavar="N", help=tr("a stored moment instead of the newest"))
    export.add_argument(
        "--plain", action="store_true",
        help=tr("onnx: take images from 0 to 1, as the network does, instead of bytes"),
    )  # fmt: skip
    _shared(export, data=True)

    again = verbs.add_parser("reproduce", help=tr("make an exported picture, table or folder again"))
    again.add_argument("file", type=Path, metavar="FILE")
    again.add_argument("--run", type=Path, metavar="RUN", help=tr("where the run is now, if it was moved"))
    again.add_argument("--out", type=Path, metavar="FILE", help=tr("without it, FILE-again beside it"))
    _shared(again, data=True)

    report = verbs.add_parser("report", help=tr("write a report of a run as one HTML file for any browser"))
    report.add_argument("run", type=Path)
    report.add_argument("--out", type=Path, metavar="F.html", help=tr("without it RUN.html in this folder"))
    report.add_argument("--pdf", action="store_true", help=tr("on paper instead: RUN.pdf"))
    report.add_argument("--epoch", type=float, metavar="N", help=tr("a stored moment instead of the newest"))
    _shared(report, data=True)

    encode = verbs.add_parser("encode", help=tr("save the codes of all images of a folder or data set"))
    encode.add_argument("run", type=Path)
    which = encode.add_mutually_exclusive_group()
    which.add_argument("--data-set", metavar="NAME", help=tr("another data set than the run's"))
    which.add_argument(
        "--folder", type=Path, metavar="DIR", help=tr("a folder of pictures, or a file of arrays")
    )
    encode.add_argument("--out", type=Path, required=True, metavar="F.csv|F.npz|F.parquet")
    encode.add_argument(
        "--groups", metavar="METHOD[,KEY=VALUE…]",
        help=tr(
            "add a column with groups found among the codes: k-means,groups=8, gaussian-mixture or "
            "hdbscan"),
    )  # fmt: skip
    _shared(encode, data=True, device=True)

    pack = verbs.add_parser("pack", help=tr("copy a finished run without what only resuming needs"))
    pack.add_argument("run", type=Path)
    pack.add_argument(
        "--out", type=Path, required=True, metavar="DIR|F.aerun",
        help=tr("the folder to copy it to, or the file to make of it"),
    )  # fmt: skip
    pack.add_argument("--moments", type=int, default=0, help=tr("how many moments of the history to keep"))
    pack.add_argument("--small", action="store_true", help=tr("try 8 bits a weight before 16"))
    _shared(pack, data=True)

    shots = verbs.add_parser("screenshots", help=tr("render pictures of the real window"))
    shots.add_argument("folder", type=Path)
    shots.add_argument(
        "--documents", nargs="*", metavar="NAME",
        help=tr("those of the documents, all or some, always of the same letters"),
    )  # fmt: skip
    _shared(shots, data=True)

    shortcut = verbs.add_parser("shortcut", help=tr("put an icon among the applications"))
    shortcut.add_argument("--remove", action="store_true", help=tr("take it away again"))
    _shared(
        verbs.add_parser("doctor", help=tr("what this machine has, and what to do about the rest")), data=True
    )

    made = verbs.add_parser("build", help=tr("make a folder of the program that needs no Python"))
    made.add_argument(
        "--out", type=Path, default=Path("dist"), metavar="DIR", help=tr("where it goes (dist)")
    )  # fmt: skip
    made.add_argument(
        "--pack", action="append", default=[], choices=("tar", "deb"),
        help=tr("hand it on as an archive with a script that installs it for one user, or as a .deb"),
    )  # fmt: skip

    words = verbs.add_parser("translate", help=tr("bring the files of translations up to date with the code"))
    words.add_argument("--check", action="store_true", help=tr("only say what is missing, stale or wrong"))
    words.add_argument("--add", metavar="CODE", help=tr("begin a language, such as fr or pt_BR"))
    _shared(words)

    chosen = verbs.add_parser("settings", help=tr("list the settings of the program, or set one"))
    chosen.add_argument(
        "deed", nargs="?", choices=("list", "get", "set", "reset"), help=tr("list without it")
    )
    chosen.add_argument("name", nargs="?", metavar="NAME")
    chosen.add_argument("value", nargs="?", metavar="VALUE")
    _shared(chosen)

    taught = verbs.add_parser("lesson", help=tr("list the lessons, or check the file of one"))
    taught.add_argument("what", choices=("list", "check"), nargs="?", default="list")
    taught.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help=tr("with check: one lesson, not all")
    )
    _shared(taught)

    show = verbs.add_parser("open", help=tr("open the window on runs, a model from elsewhere, or codes"))
    show.add_argument("run", type=Path, nargs="*", metavar="RUN|F.aerun|MODEL|CODES")
    show.add_argument(
        "--new-window",
        action="store_true",
        help=tr("in a program of its own, beside one that is open already"),
    )
    _images_of_model(show)
    _shared(show, data=True)

    adopt = verbs.add_parser(
        "adopt",
        help=tr(
            "make a run of a model from elsewhere (ONNX), of codes alone, or of a run as a file, "
            "without a window"
        ),
    )
    adopt.add_argument("path", type=Path, metavar="MODEL|CODES|F.aerun")
    _images_of_model(adopt)
    adopt.add_argument("--out", type=Path, metavar="DIR", help=tr("where the run folder goes"))
    _shared(adopt, data=True)
    return top


def _images_of_model(verb: argparse.ArgumentParser) -> None:
    which = verb.add_mutually_exclusive_group()
    which.add_argument(
        "--data-set", metavar="NAME", help=tr("the images to explore a model with: a data set")
    )
    which.add_argument(
        "--folder", type=Path, metavar="DIR", help=tr("a folder of pictures, or a file of arrays")
    )


def _force(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--force", action="store_true", help=tr("train also where it is foretold not to fit"))


def _shared(verb: argparse.ArgumentParser, data: bool = False, device: bool = False) -> None:
    verb.add_argument("--json", action="store_true", help=tr("print one JSON object and nothing else"))
    if data:
        verb.add_argument("--data", type=Path, metavar="DIR", help=tr("a folder that holds data sets"))
    if device:
        verb.add_argument("--device", default="auto", choices=("auto", "cuda", "mps", "cpu"))


def main(argv: list[str]) -> int:
    """Run one command; 0 done, 1 failed with a sentence, 2 bad usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names of files may be no text at all
    spoken.speak()
    try:
        options = parser().parse_args(argv)
    except SystemExit as end:
        return int(end.code or 0)
    if options.version:
        from aegui.version import __version__

        print(__version__)
        return DONE
    if options.verb not in TOGETHER and os.environ.get("WORLD_SIZE", "1") not in ("", "1"):
        return _failed(
            tr("torchrun is for aegui {}: start this without it.", " and ".join(TOGETHER)), options
        )
    if options.verb in (None, "open"):
        return _window(options)
    return _run(options)


def _window(options: argparse.Namespace) -> int:
    if not has_display():
        print(f"aegui: {tr(NO_DISPLAY)}", file=sys.stderr)
        return FAILED
    given = options.__dict__.get
    shown: list[Path] = []
    if given("run"):
        from aegui.runs.run_folder import RunError

        try:
            shown = [_meant(path) for path in options.run]
        except RunError as error:
            return _failed(str(error), options)
    from aegui.window.app import leave, run

    asked = (given("data"), given("folder"), given("data_set") or "")
    return leave(run(shown, *asked, alone=bool(given("new_window"))))


def _meant(path: Path) -> Path:
    """A run by path or name, or the path of what is no run yet: a file, a model, codes. Raises `RunError`."""
    from aegui.foreign.codes_file import is_codes
    from aegui.foreign.model_folder import is_model
    from aegui.runs.named_runs import find_run
    from aegui.runs.run_folder import RunError

    if (path / "recipe.toml").is_file() or is_model(path) or is_codes(path):
        return path
    try:
        return find_run(path)
    except RunError:
        if path.exists():
            return path  # the window says what it is not
        raise


def _run(options: argparse.Namespace) -> int:
    from aegui.cli import (
        adoption,
        commands,
        comparing,
        experiments,
        exporting,
        family_tree,
        file_contents,
        lesson_files,
        reproducing,
        results,
        run_listing,
        settings,
        translating,
    )
    from aegui.cli.training_progress import SaidByTheFirst
    from aegui.error_message import sentence
    from aegui.runs.run_images import ImagesMoved

    modules = (
        adoption, commands, comparing, experiments, exporting, reproducing, results, file_contents,
        run_listing, family_tree, settings, translating, lesson_files,
    )  # fmt: skip
    verbs = {name: verb for module in modules for name, verb in module.VERBS.items()}
    try:
        answer = verbs[options.verb](options)
    except commands.EXPECTED as error:
        moved = isinstance(error, ImagesMoved) and hasattr(options, "data")
        return _failed(sentence(error) + (tr(MOVED) if moved else ""), options)
    except SaidByTheFirst:
        return FAILED
    except KeyboardInterrupt:
        return _failed(tr("stopped."), options)
    if answer and getattr(options, "json", False):
        print(json.dumps(answer, indent=2, default=str))
    return DONE if not isinstance(answer, dict) or answer.get("ok", True) else FAILED


def _failed(message: str, options: argparse.Namespace) -> int:
    print(f"aegui: {shortened(message, SENTENCE)}", file=sys.stderr)
    return FAILED


def has_display() -> bool:
    """Whether a window can be shown; Qt itself would abort where it can't."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
