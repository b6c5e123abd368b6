"""A run as a folder of ONNX files that were tried before they are there."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import tomli_w

from aegui.exports.folders import refuse_full, written_whole
from aegui.exports.graphs import (
    CODE,
    DECODER,
    ENCODER,
    IMAGE,
    IMAGES,
    LABEL,
    OPSET,
    POSE,
    RECONSTRUCT,
    RECONSTRUCTION,
    SEEN,
    SPREAD,
    Said,
    traced,
)
from aegui.exports.preprocessing import Pixels
from aegui.exports.provenance import NAME, of_run
from aegui.exports.reading import ABOUT
from aegui.exports.running import Checked, checked
from aegui.exports.taken_images import Taken, taken_images
from aegui.files import write_bytes, write_text
from aegui.parts.datasets.own import OwnImages
from aegui.runs.run_folder import GRAPHS, Run, RunError
from aegui.runs.snapshot import Snapshot
from aegui.text import counted
from aegui.translation import tr

if TYPE_CHECKING:
    from onnx import ModelProto, ValueInfoProto

    from aegui.recipe import Recipe

CHECK, DESCRIPTION, REFERENCE = "check.json", "model.toml", "reference.npz"
OF_A_PLACE = {"kind", "path", "table", "labels", "labels_from", "images", "validation", "held_out", "unseen"}
REFERENCES = 16  # images that lie beside the graphs with what these make of them
READING, TRACING, CHECKING = 0.2, 0.6, 0.95  # shares of the whole that are then done


@dataclass(frozen=True)
class Exported:
    """What was written."""

    folder: Path
    checked: Checked
    notes: tuple[str, ...]
    seconds: float


def export_onnx(
    run: Run,
    snapshot: Snapshot,
    target: Path,
    folders: Iterable[Path],
    say: Said,
    moment: float | None = None,
    plain: bool = False,
) -> Exported:
    """Write encoder.onnx, decoder.onnx and reconstruct.onnx of a run's model into a new folder, after they
    gave what the program does.

    They take the user's own images as their files have them, those of other data sets as bytes; `plain`:
    images from 0 to 1, as the network does. `say` hears how far it is and may raise to cancel: then, and with
    every error, nothing is written. Raises
    `NotWritten`, `NotInGraph`, `Differs`, `DataBroken`, `RunError` or `ValueError`.
    """
    started = time.perf_counter()
    if run.foreign:
        raise RunError(
            tr("{} was made elsewhere: its own ONNX files lie in {}.", run.name, run.path / GRAPHS)
        )
    refuse_full(target)
    recipe = snapshot.recipe
    taken = taken_images(run, recipe, folders, plain, _within(say, 0.0, READING))
    graphs = traced(snapshot, taken.form, _within(say, READING, TRACING))
    found = checked(snapshot, graphs, taken, _within(say, TRACING, CHECKING))
    settings = {"format": "onnx", "plain": plain}
    provenance = of_run(run, "model", moment, settings).to_json()
    with written_whole(target) as part:
        for name, graph in graphs.items():
            _describe(graph, recipe, taken, found, provenance)
            say(CHECKING, name)
            write_bytes(part / name, graph.SerializeToString())
        about = {"opset": OPSET, **found.as_json()}
        write_text(part / CHECK, json.dumps(about, indent=2) + "\n")
        write_text(part / ABOUT, provenance + "\n")
        write_text(part / DESCRIPTION, tomli_w.dumps(_description(run, recipe, taken.form)))
        _write_reference(part / REFERENCE, graphs, taken)
    return Exported(target, found, taken.notes, time.perf_counter() - started)


def _within(say: Said, start: float, end: float) -> Said:
    return lambda share, what: say(start + share * (end - start), what)


def _describe(graph: ModelProto, recipe: Recipe, taken: Taken, found: Checked, provenance: str) -> None:
    """Say within the file what it takes and gives, what it was made of and how it was tried."""
    values = {value.name: value for value in (*graph.graph.input, *graph.graph.output)}
    meanings = _meanings(recipe, taken)
    for name, value in values.items():
        value.doc_string = meanings[name]
    about = {
        NAME: provenance,
        "recipe": recipe.to_toml(),
        "classes": json.dumps(recipe.classes),
        "code_names": json.dumps(code_names(recipe)),
        "values": json.dumps({name: _form(value) for name, value in values.items()}),
        "check": json.dumps(found.as_json()),
    }
    del graph.metadata_props[:]
    for key, text in about.items():
        graph.metadata_props.add(key=key, value=text)


def code_names(recipe: Recipe) -> list[str]:
    """z1, z2, …: what the numbers of a code are called everywhere in the program."""
    return [f"z{number + 1}" for number in range(recipe.model.code)]


def _form(value: ValueInfoProto) -> dict[str, Any]:
    from onnx import TensorProto

    tensor = value.type.tensor_type
    shape = [one.dim_param or one.dim_value for one in tensor.shape.dim]
    kind = TensorProto.DataType.Name(tensor.elem_type).lower()
    return {"shape": shape, "type": kind, "is": value.doc_string}


def _meanings(recipe: Recipe, taken: Taken) -> dict[str, str]:
    """A sentence for each input and output."""
    form, colour = taken.form, {1: "grey", 3: "RGB"}
    channels = recipe.shape[0] if form is None else form.channels
    names = getattr(recipe.data, "channels", ()) if form is not None and channels > 1 else ()
    told = ", ".join(names) or colour.get(channels, counted(channels, "channel"))
    kind = f"Images ({told}), channels first"
    if form is None:
        images = f"{kind}, 0 (black) to 1 (white), as the network sees them."
    elif not form.prepared:
        images = f"{kind}, bytes: 0 (black) to 255 (white)."
    else:
        ends = "; ".join("its own of each image" if one is None else str(one) for one in form.limits)
        images = f"{kind}, {form.dtype.name} as in their files, upright; black and white: {ends}."
    shown = "0 is black, 1 white; without a sigmoid at the end values may lie beyond."
    return {
        IMAGES: images,
        SEEN: "The images as the network sees them: resized, 0 (black) to 1 (white) in 256 levels.",
        CODE: f"The code: {', '.join(code_names(recipe)[:8])}{', …' if recipe.model.code > 8 else ''}.",
        LABEL: f"The chance of each class: {', '.join(recipe.classes[:20])}.",
        SPREAD: "The standard deviation of each number of the code under the posterior.",
        POSE: "How each lies: the angle in degrees, counter-clockwise; shifts to the right and up in pixels.",
        IMAGE: f"What the decoder makes of the code: {shown}",
        RECONSTRUCTION: f"What decoder and encoder make of the images: {shown}",
    }


def _description(run: Run, recipe: Recipe, form: Pixels | None) -> dict[str, Any]:
    """What `aegui open` of this folder needs to be told."""
    channels, *size = recipe.shape
    told: dict[str, Any] = {"name": run.name[:100], "size": size, "layout": "NCHW"}
    if channels in (1, 3) and not getattr(recipe.data, "apart", False):
        told["colour"] = "grey" if channels == 1 else "rgb"
    if form is None or form.prepared:
        told["range"] = [0, 1]
    told |= {"output_range": [0, 1], "classes": list(recipe.classes), "codes": code_names(recipe)}
    if form is not None and form.prepared:
        told["entrance"] = SEEN
    if isinstance(recipe.data, OwnImages):
        settings = recipe.data.model_dump(mode="json", exclude_none=True)
        told["images"] = {key: value for key, value in settings.items() if key not in OF_A_PLACE}
    else:
        told["data"] = recipe.data.kind
    return told


def _write_reference(path: Path, graphs: dict[str, ModelProto], taken: Taken) -> None:
    """Some images with their codes and pictures, by which others find whether they use the graphs rightly."""
    from aegui.exports.running import session
    from aegui.files import write_by

    first = taken.given[0].shape
    some = np.stack([one for one in taken.given if one.shape == first][:REFERENCES])
    encoder, decoder = (session(graphs[name].SerializeToString()) for name in (ENCODER, DECODER))
    names = [one.name for one in encoder.get_outputs()]
    given = dict(zip(names, encoder.run(None, {IMAGES: some}), strict=True))
    told = {one.name: np.asarray(given[one.name]) for one in decoder.get_inputs()}
    arrays = {IMAGES: some, "codes": told[CODE], "outputs": decoder.run(None, told)[0]}
    if SEEN in given:
        arrays[SEEN] = np.asarray(given[SEEN])
    if LABEL in told:
        arrays["labels"] = told[LABEL]
    write_by(path, lambda file: np.savez_compressed(file, allow_pickle=False, **arrays))


def sentence(done: Exported) -> str:
    """What was written, and how it was tried, for people."""
    return " ".join(_sentences(done))


def _sentences(done: Exported) -> Sequence[str]:
    found = done.checked
    return [
        tr("{}, {} and {} in {:.1f} s.", ENCODER, DECODER, RECONSTRUCT, done.seconds),
        tr("onnxruntime gives the program's codes and pictures for {}: {}.", found.images, found),
        *done.notes,
    ]
