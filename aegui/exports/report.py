"""A report of a run: one HTML file that opens in any browser without a network and without this program.

It is made of `resources/report/`: a page with marks that are filled in once, its style and its script. Every
text of a run or a file is escaped, and the page itself allows nothing to be fetched.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aegui import paths
from aegui.analysis import latent
from aegui.analysis.metrics import metric
from aegui.explore.loss_curves import LossCurves
from aegui.explore.quantities import recorded
from aegui.exports import provenance
from aegui.exports.curve_svg import chart
from aegui.exports.page_decoder import packed, page_decoder
from aegui.exports.page_pictures import png, small, webp
from aegui.files import write_text
from aegui.parts.datasets import DataBroken, DataMissing
from aegui.recipe import Recipe, shape_text, targets_now
from aegui.recipe.targets import Verdict, verdicts
from aegui.runs import tiles
from aegui.runs.run_folder import Run, RunError, StoredCodes
from aegui.runs.run_images import read_images
from aegui.runs.snapshot import Snapshot, check_codes, codes_at_epoch, open_run
from aegui.sampling import sample
from aegui.text import counted, duration, shortened
from aegui.training.splits import ImageSet
from aegui.translation import QT_TRANSLATE_NOOP, tr, translate

Say = Callable[[float, str], None]
Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

MOST_POINTS = 4000
PAIRS = 10  # images in the grid
THUMB, TILE = 32, 72  # px at most of a picture under the mouse, and of a decoded one
ACROSS, FEWER = 20, 12  # decoded images a side; of large images, and where the plane shows little of a code
LARGE, LONG = 64 * 64, 64  # pixels of an image, numbers of a code
MOST_BYTES = 5_000_000  # of the file
LONGEST = 200  # characters of a cell
WORDS = {
    "language": QT_TRANSLATE_NOOP("report", "en"),  # the code of the language that the page is in
    "word_space": QT_TRANSLATE_NOOP("report", "Latent space"),
    "word_plane": QT_TRANSLATE_NOOP("report", "The codes of images as points, coloured by class"),
    "word_decoded": QT_TRANSLATE_NOOP("report", "Decoded"),
    "word_move": QT_TRANSLATE_NOOP("report", "move the mouse over the plane or the manifold"),
    "word_image": QT_TRANSLATE_NOOP("report", "The image that the decoder makes at the mouse"),
    "word_manifold": QT_TRANSLATE_NOOP("report", "Manifold"),
    "word_over": QT_TRANSLATE_NOOP("report", "Images decoded over the plane"),
    "word_images": QT_TRANSLATE_NOOP("report", "Images"),
    "word_training": QT_TRANSLATE_NOOP("report", "Training"),
    "word_figures": QT_TRANSLATE_NOOP("report", "Figures"),
    "word_again": QT_TRANSLATE_NOOP("report", "Make it again"),
    "word_recipe": QT_TRANSLATE_NOOP("report", "Recipe"),
    "word_save": QT_TRANSLATE_NOOP("report", "save it as a file"),
    "word_foot": QT_TRANSLATE_NOOP(
        "report", "Made by Autoencoder Explorer. Nothing of this page comes from a network."
    ),
}
MARK = re.compile(r"<!--\{(\w+)\}-->")


@dataclass(frozen=True, eq=False)
class _Shown:
    """What of a run is drawn."""

    run: Run
    recipe: Recipe
    snapshot: Snapshot
    stored: StoredCodes
    pixels: Bytes | None  # (N, C, H, W) of the stored codes; None where the images are not on the disk
    missing: str = ""  # why they are not
    moment: float | None = None  # the epoch that it is of; None: the weights that the run keeps


def write(
    out: Path, run: Run, folders: Iterable[Path], say: Say = lambda share, what: None,
    moment: float | None = None,
) -> int:  # fmt: skip
    """Write the report of a run, or of a stored moment by its epoch; `say` hears how far it is and may raise
    to cancel. Returns its bytes.

    Raises `RunError`, `RecipeError` or `WeightsError` where there is nothing to report, and `OSError`; the
    file is there whole or not at all.
    """
    text = page(collected(run, folders, say, moment))
    write_text(out, text)
    return len(text.encode())


@dataclass(frozen=True, eq=False)
class Report:
    """What is told of a run; texts are escaped, as HTML has them."""

    name: str
    texts: Mapping[str, str]  # by the marks of the page
    grid: Mapping[str, Sequence[str]]  # what images are → each of them, as an element that holds it
    curves: Sequence[tuple[str, str, str]]  # of each group: its name, the chart as SVG, the legend
    plane: Mapping[str, Any]
    manifold: Mapping[str, Any]


def collected(
    run: Run, folders: Iterable[Path], say: Say = lambda share, what: None, moment: float | None = None
) -> Report:
    """What there is to tell. Raises what `write` does, but for `OSError`."""
    say(0.0, tr("reading"))
    shown = _read(run, folders, say, moment)
    say(0.4, tr("images"))
    grid = _grid(shown)
    say(0.5, tr("plane"))
    codes = shown.stored.codes
    axes = latent.axes(latent.choices(codes.shape[1])[0][0], codes, names=run.code_names)
    plane = _plane(shown, axes)
    say(0.7, tr("manifold"))
    manifold = _manifold(shown, axes)
    say(0.95, tr("page"))
    recipe, state = shown.recipe, run.state
    option = "" if moment is None else f" --epoch {moment:g}"
    texts = {mark: escape(translate("report", text)) for mark, text in WORDS.items()}
    texts |= {
        "title": escape(run.name),
        "summary": escape(translate("recipes", recipe.summary) if recipe.summary else ""),
        "facts": _facts(shown),
        "note": escape(" ".join(one for one in (_of_moment(shown), shown.missing) if one)),
        "targets": _targets(_verdicts(shown)),
        "figures": _figures(run.results.get("figures", {})),
        "recipe": escape(recipe.to_toml()),
        "toml": b64encode(recipe.to_toml().encode()).decode(),
        "name": escape(recipe.name),
        "versions": _rows(_versions(state)),
        "command": escape(_command(state, recipe)),
        "again": escape(f"aegui report {run.name} --out {run.name}.html{option}"),
        "provenance": provenance.of_run(run, "report", moment).to_json(),
    }
    return Report(run.name, texts, grid, _curves(run), plane, manifold)


def page(report: Report) -> str:
    """All of it as HTML. Raises `RunError` where that is too large."""
    folder = paths.resources() / "report"
    data = {"plane": report.plane, "manifold": report.manifold}
    figures = (
        f"<figure><figcaption>{name}</figcaption>{svg}{legend}</figure>"
        for name, svg, legend in report.curves
    )
    content = {
        **report.texts,
        "curves": "".join(figures),
        "grid": "".join(
            f'<div class="strip"><span>{kind}</span><div>{"".join(images)}</div></div>'
            for kind, images in report.grid.items()
        ),
        "data": json.dumps(data, allow_nan=False).replace("<", "\\u003c"),
        "style": (folder / "report.css").read_text("utf-8"),
        "script": (folder / "report.js").read_text("utf-8"),
    }
    text = MARK.sub(lambda mark: content[mark[1]], (folder / "report.html").read_text("utf-8"))
    if len(text.encode()) > MOST_BYTES:
        raise RunError(tr("The report of {} would be larger than {:.0f} MB.", report.name, MOST_BYTES / 1e6))
    return text


def _of_moment(shown: _Shown) -> str:
    """Which parts are of the moment that was chosen."""
    if shown.moment is None:
        return ""
    return tr(
        "Plane, decoded images and reconstructions are as they were at epoch {:g}; curves, "
        "targets and figures are of the whole training.",
        shown.moment,
    )


def _read(run: Run, folders: Iterable[Path], say: Say, moment: float | None) -> _Shown:
    """What a run holds, and its images where they are on the disk."""
    stored = run.codes
    if stored is None:
        raise RunError(tr("{} holds no codes yet: finish its training first.", run.name))
    if not run.has_network:
        raise RunError(
            tr("{} has codes and no decoder; a report shows what a decoder makes of them.", run.name)
        )
    if moment is None:
        snapshot = open_run(run)
        check_codes(run, snapshot, stored)
    else:
        snapshot, stored = codes_at_epoch(run, moment, stored)
    recipe = snapshot.recipe
    pixels, missing = None, ""
    try:
        splits = read_images(run, recipe.data, folders, lambda share, what: say(0.4 * share, what))[0]
        found = splits.shown.found(stored.subset)
        pixels = None if found is None else found.pixels
    except (DataMissing, DataBroken, RunError) as error:
        missing = str(error)
    if pixels is None:
        missing = missing or tr("The images that the codes are of are not on this disk any more.")
        missing = tr("Pictures of images are decoded from their codes: {}", missing)
    return _Shown(run, recipe, snapshot, stored, pixels, missing, moment)


def _facts(shown: _Shown) -> str:
    """What it is, in a few words each."""
    run, recipe = shown.run, shown.recipe
    state, results = run.state, run.results
    seconds = results.get("seconds")
    facts = {
        tr("Data"): f"{run.own_data or recipe.data.kind}, {shape_text(recipe.data.shape)}",
        tr("Network"): recipe.network.kind,
        tr("Family"): recipe.model.kind,
        tr("Code"): counted(recipe.code_width, "number"),
        tr("Loss"): recipe.loss.kind,
        tr("Parameters"): f"{state['parameters']:,}" if "parameters" in state else "",
        tr("Epochs"): f"{results['epochs']:,}" if "epochs" in results else "",
        tr("Shown"): "" if shown.moment is None else tr("epoch {:g}", shown.moment),
        tr("Time"): duration(seconds) if isinstance(seconds, int | float) else "",
        tr("Seed"): str(recipe.training.seed),
        tr("Trained"): str(state.get("started", ""))[:10],
    }
    return "".join(
        f"<div><dt>{label}</dt><dd>{escape(shortened(value, LONGEST))}</dd></div>"
        for label, value in facts.items()
        if value
    )


def _curves(run: Run) -> list[tuple[str, str, str]]:
    """A chart for each group of what was recorded."""
    curves = LossCurves(run.sections, run, recorded(run, torch_is_there=True)).curves
    parts = []
    for group in curves.groups:
        drawn = [curve for curve in curves.curves if curve.group == group.name]
        svg, legend = chart(drawn, group.unit)
        if svg:
            parts.append((escape(group.label), svg, legend))
    return parts


def _grid(shown: _Shown) -> dict[str, list[str]]:
    """Original, seen by the model, and reconstructed, of some validation images, as elements of HTML."""
    stored = shown.stored
    rows = stored.preview[:PAIRS]
    if shown.pixels is None:
        kinds = {tr("reconstructed"): stored.pictures[:PAIRS]}
    else:
        originals = np.ascontiguousarray(shown.pixels[rows])
        seen, made = shown.snapshot.restore(originals, shown.recipe.corruption, 0)
        changed = shown.recipe.corruption.kind != "none" or shown.recipe.task.kind != "restore"
        corrupted = {tr("seen by the model"): seen} if changed else {}
        kinds = {tr("original"): originals, **corrupted, tr("reconstructed"): made}
    names = [escape(shortened(stored.subset.identity(int(row)), LONGEST)) for row in rows]
    return {
        kind: [
            f'<img src="{png(image)}" alt="{name}, {kind}" title="{name}">'
            for image, name in zip(images, names, strict=True)
        ]
        for kind, images in kinds.items()
    }


def _plane(shown: _Shown, axes: latent.Axes) -> dict[str, Any]:
    """Points with name, class and picture, as the page reads them."""
    stored = shown.stored
    subset = stored.subset
    rows = sample(len(stored.codes), MOST_POINTS)
    xy = axes.project(stored.codes[rows])
    low, high = xy.min(axis=0), xy.max(axis=0)
    span = np.maximum(high - low, 1e-9)
    labels = subset.labels if subset.labels is not None else subset.known
    codes = stored.codes[rows]
    if shown.pixels is None:
        pictures = np.concatenate(
            [small(shown.snapshot.decode(codes[at : at + 200]), THUMB) for at in range(0, len(codes), 200)]
        )
    else:
        pictures = np.concatenate(
            [
                small(np.ascontiguousarray(shown.pixels[rows[at : at + 500]]), THUMB)
                for at in range(0, len(rows), 500)
            ]
        )
    across, whole = int(np.ceil(np.sqrt(len(rows)))), counted(len(stored.codes), "code")
    return {
        "axes": list(axes.names),
        "classes": [shortened(name, LONGEST) for name in subset.classes] if labels is not None else [],
        "count": len(rows),
        "caption": whole if len(rows) == len(stored.codes) else tr("{:,} of {}", len(rows), whole),
        "low": low.tolist(),
        "high": high.tolist(),
        "xy": packed(np.rint((xy - low) / span * 65535).astype("<u2")),
        "labels": packed(labels[rows].astype("<i2")) if labels is not None else "",
        "names": _front_coded(subset, rows),
        "sprite": webp(tiles.mosaic(pictures, across)),
        "across": across,
        "thumb": [pictures.shape[3], pictures.shape[2]],
        "decoded": tr(" (decoded)") if shown.pixels is None else "",
    }


def _front_coded(subset: ImageSet, rows: NDArray[np.int64]) -> list[list[Any]]:
    """The name of each image as [characters that it begins with like the one before, the rest]."""
    made: list[list[Any]] = []
    before = ""
    for row in rows.tolist():
        name = shortened(subset.identity(row), LONGEST)
        same = 0
        while same < min(len(name), len(before)) and name[same] == before[same]:
            same += 1
        made.append([same, name[same:]])
        before = name
    return made


def _manifold(shown: _Shown, axes: latent.Axes) -> dict[str, Any]:
    """Images decoded over the plane, and what it takes to decode any place of it."""
    codes, snapshot = shown.stored.codes, shown.snapshot
    flat = axes.project(codes)
    (left, bottom), (right, top) = (
        np.quantile(flat, share, axis=0).astype(float).tolist() for share in (0.005, 0.995)
    )
    right, top = max(right, left + 1e-6), max(top, bottom + 1e-6)
    _, height, width = shown.recipe.data.shape
    side = ACROSS if height * width <= LARGE and codes.shape[1] <= LONG else FEWER
    held = np.median(codes, axis=0).astype(np.float32)
    places = axes.lift(tiles.centres((left, bottom, right, top), side, side), held)
    pictures = np.concatenate(
        [small(snapshot.decode(places[at : at + side]), TILE) for at in range(0, len(places), side)]
    )
    layers = page_decoder(snapshot.model)
    return {
        "rect": [left, bottom, right, top],
        "side": side,
        "tile": [pictures.shape[3], pictures.shape[2]],
        "sprite": webp(tiles.mosaic(pictures, side), 88),
        "layers": layers,
        "shape": list(shown.recipe.data.shape),
        "held": held.tolist() if layers else [],
        "origin": axes.origin.tolist() if layers else [],
        "basis": axes.basis.tolist() if layers else [],
    }


def _verdicts(shown: _Shown) -> list[Verdict]:
    results = shown.run.results
    return verdicts(targets_now(shown.recipe), results.get("figures", {}), results.get("controls", {}))


def _targets(found: Iterable[Verdict]) -> str:
    """A table of what the recipe is held against; "" where there is nothing."""
    rows = []
    for verdict in found:
        target = verdict.target
        what = metric(target.figure)
        told: Callable[[float], str] = what.text if what is not None else "{:.4g}".format
        sign = {"lower": "≤", "higher": "≥"}[target.better]
        cells = (
            translate("figures", what.label) if what is not None else target.figure,
            "–" if target.value is None else f"{sign} {told(target.value)}",
            "–" if verdict.measured is None else told(verdict.measured),
            f"{told(verdict.control)} ({target.control})" if verdict.control is not None else "–",
            {True: tr("✓ reached"), False: tr("✗ missed"), None: "–"}[verdict.reached],
        )
        rows.append("".join(f"<td>{escape(shortened(cell, LONGEST))}</td>" for cell in cells))
    if not rows:
        return ""
    heads = (tr("figure"), tr("target"), tr("measured"), tr("control"), "")
    head = "".join(f"<th>{text}</th>" for text in heads)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _figures(figures: object) -> str:
    """Everything that was measured."""
    named: dict[str, str] = {}
    for name, value in figures.items() if isinstance(figures, Mapping) else ():
        if isinstance(value, int | float) and not isinstance(value, bool):
            what = metric(str(name))
            label = translate("figures", what.label) if what is not None else str(name).replace("_", " ")
            named[label] = (what.text(value) if what is not None else f"{value:.4g}").replace("-", "−")
    return _rows(named)


def _rows(values: Mapping[str, str]) -> str:
    return "".join(
        f"<tr><th>{escape(shortened(name, LONGEST))}</th><td>{escape(shortened(value, LONGEST))}</td></tr>"
        for name, value in values.items()
    )


def _versions(state: Mapping[str, Any]) -> dict[str, str]:
    """What the run was made with, and on."""
    given = state.get("versions")
    versions = {str(name): str(value) for name, value in given.items()} if isinstance(given, dict) else {}
    machine = {name: state.get(name) for name in ("device", "threads", "precision")}
    return versions | {name: str(value) for name, value in machine.items() if value is not None}


def _command(state: Mapping[str, Any], recipe: Recipe) -> str:
    """What trains it again: as it was begun, or from the recipe below."""
    began = str(state.get("command", ""))
    if began.startswith(("aegui train ", "aegui.train(")) and ".toml" not in began:
        return shortened(began, LONGEST)
    return f"aegui train {recipe.name}.toml"
