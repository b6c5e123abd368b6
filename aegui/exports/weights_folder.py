"""A run as weights with a Python file that needs this program no more, tried before they are there."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent
from typing import TYPE_CHECKING, Any

import numpy as np
import tomli_w
import torch
from numpy.typing import NDArray

from aegui.exports.child import finished
from aegui.exports.folders import refuse_full, written_whole
from aegui.exports.graphs import CODE, IMAGE, RECONSTRUCTION, Said
from aegui.exports.plain_model import source_of
from aegui.exports.preprocessing import Pixels
from aegui.exports.provenance import NAME, of_run
from aegui.exports.reading import ABOUT
from aegui.exports.running import Differs
from aegui.exports.taken_images import some_images
from aegui.files import write_text
from aegui.parts.datasets.binarising import HALF
from aegui.parts.datasets.own import OwnImages
from aegui.runs import weights
from aegui.runs.run_folder import Run, RunError
from aegui.runs.snapshot import Snapshot
from aegui.text import counted, shortened
from aegui.training.evaluation import on_device, to_unit
from aegui.translation import tr
from aegui.version import __version__

if TYPE_CHECKING:
    from aegui.recipe import Recipe

MODEL, SOURCE, README, CHECK = "model.safetensors", "model.py", "README.txt", "check.json"
AT_ONCE, SINGLY = 64, 8  # images at a time, and how many of them one by one
TOLERANCE = 1e-4  # of a pixel from 0 to 1, or of the largest number of all codes: the same torch does both
TRYING = 0.3  # share of the whole that is done when the images are there
# What the child does: codes and pictures of the images by model.py alone. This program is hidden from it.
TRY = f"""
import sys
sys.modules["{NAME}"] = None
import numpy, torch
from importlib.util import module_from_spec, spec_from_file_location
spec = spec_from_file_location("model", sys.argv[1])
module = module_from_spec(spec)
sys.modules["model"] = module
spec.loader.exec_module(module)
model, given = module.load(), numpy.load(sys.argv[2], allow_pickle=False)
bytes, codes = torch.from_numpy(given["images"]), torch.from_numpy(given["codes"])
parts = [slice(at, at + {AT_ONCE}) for at in range(0, len(codes), {AT_ONCE})]
parts += [slice(at, at + 1) for at in range(min(len(codes), {SINGLY}))]
images = [module.pixels(bytes[part]) for part in parts]
made = {{
    "{CODE}": [model.encode(one) for one in images],
    "{IMAGE}": [model.decode(codes[part]) for part in parts],
    "{RECONSTRUCTION}": [model.reconstruct(one) for one in images],
}}
numpy.savez(sys.argv[3], **{{name: torch.cat(each).numpy() for name, each in made.items()}})
"""

README_TEXT = """\
{name}: a trained autoencoder as plain PyTorch

{model}   the weights; the recipe and where they come from are in its metadata
{source}            the network: it needs torch and safetensors, and nothing else
{check}          how far it is from the program that trained it, and on which images
{about}          which run it is of; "aegui reproduce FOLDER" makes the folder again

What goes in and comes out

    images   float32 {size}: {colour}; {height} high, {width} wide; 0 is black, 1 white
    codes    float32 {codes}{whole}

Example

    import torch
    from model import load, pixels

    model = load()
    images = pixels(torch.randint(0, 256, ({example}), dtype=torch.uint8))  # bytes -> 0 to 1
    codes = model.encode(images)
    decoded = model.decode(codes)
    restored = model.reconstruct(images)

Weights lie as PyTorch has them: Linear (out, in), Conv2d (out, in, height, width), ConvTranspose2d
(in, out, height, width). How Keras has them is in exports.md, among the documents of the program.
Written by Autoencoder Explorer {version}.
"""
OWN_IMAGES = """\
How your own images were brought to these by the program ("aegui encode RUN --folder DIR" does the same)
"""
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Written:
    """What was written, and how far it is from the program."""

    folder: Path
    largest: dict[str, float]  # difference by output: of a code in its own unit, of a pixel from 0 to 1
    images: str  # on which: "256 test images"
    notes: tuple[str, ...]
    seconds: float

    @property
    def sentence(self) -> str:
        """For people."""
        pixel = max(self.largest[IMAGE], self.largest[RECONSTRUCTION])
        told = tr(
            "{} and {} in {:.1f} s. {} gives the program's codes and pictures for {}: {:.1g} "
            "off at most in a code, {:.1g} in a pixel from 0 to 1.",
            MODEL,
            SOURCE,
            self.seconds,
            SOURCE,
            self.images,
            self.largest[CODE],
            pixel,
        )
        return " ".join([told, *self.notes])


def export_weights(
    run: Run,
    snapshot: Snapshot,
    target: Path,
    folders: Iterable[Path],
    say: Said,
    moment: float | None = None,
) -> Written:
    """Write model.safetensors, model.py and README.txt of a run's model into a new folder, after a process
    that can't import this program gave by them what the program does.

    `say` hears how far it is and may raise to cancel: then, and with every error, nothing is written. Raises
    `NotWritten`, `Differs`, `DataBroken`, `RunError` or `OSError`.
    """
    started = time.perf_counter()
    if run.foreign:
        raise RunError(
            tr(
                "{} was made elsewhere and has no layers of this program: its own ONNX files, in "
                "{}, are what leaves.",
                run.name,
                run.path,
            )
        )
    refuse_full(target)
    recipe = snapshot.recipe
    seen, what, notes = some_images(run, recipe, list(folders), lambda share, text: say(share * TRYING, text))
    white = HALF if getattr(recipe.data, "binarised", "none") == "threshold" else None
    source = source_of(snapshot, Pixels(recipe.shape[0], recipe.shape[1:], white))
    provenance = of_run(run, "weights", moment).to_json()
    with written_whole(target) as part:
        # One text: several are written in another order each time, and no file would be the same again.
        about = json.dumps({**json.loads(provenance), "recipe": recipe.to_toml()})
        weights.write(part / MODEL, snapshot.model.state_dict(), {NAME: about})
        write_text(part / SOURCE, source)
        largest, share = _tried(snapshot, part / SOURCE, seen, say)
        told: dict[str, Any] = {"images": what, "runtime": f"torch {torch.__version__}"}
        told |= {"largest_difference": largest, "share": share, "tolerance": TOLERANCE}
        write_text(part / CHECK, json.dumps(told, indent=2) + "\n")
        write_text(part / README, _readme(run, recipe))
        write_text(part / ABOUT, provenance + "\n")
    return Written(target, largest, what, notes, time.perf_counter() - started)


def _tried(
    snapshot: Snapshot, source: Path, seen: NDArray[np.uint8], say: Said
) -> tuple[dict[str, float], float]:
    """The largest difference of each output, and the largest of all as a share of what an output reaches.
    Raises `Differs`."""
    own = _own_numbers(snapshot, seen)
    with TemporaryDirectory() as folder:
        given, made = Path(folder) / "given.npz", Path(folder) / "made.npz"
        np.savez(given, allow_pickle=False, images=seen, codes=own[CODE])
        command = [sys.executable, "-I", "-B", "-c", TRY, str(source), str(given), str(made)]
        ended = finished(command, lambda: say((1 + TRYING) / 2, SOURCE))
        if ended.returncode:
            last = (ended.stderr.strip().splitlines() or [f"code {ended.returncode}"])[-1]
            raise Differs(tr("{} does not run ({}). Nothing was written.", SOURCE, shortened(last)))
        with np.load(made, allow_pickle=False) as file:
            theirs = {name: file[name] for name in own}
    largest, share = {}, 0.0
    for name, mine in own.items():
        both = np.concatenate([mine, mine[:SINGLY]])
        off = float(np.abs(theirs[name] - both).max()) if theirs[name].shape == both.shape else np.inf
        largest[name] = off if np.isfinite(off) else np.inf
        share = max(share, largest[name] / max(1.0, float(np.abs(mine).max())))
        if share > TOLERANCE:
            raise Differs(
                tr(
                    "{} gives another {} than the program: {:.2g} off at most, and {:g} of what it "
                    "reaches is borne. Nothing was written.",
                    SOURCE,
                    name,
                    largest[name],
                    TOLERANCE,
                )
            )
    return largest, share


@torch.inference_mode()
def _own_numbers(snapshot: Snapshot, seen: NDArray[np.uint8]) -> Arrays:
    """What the program makes of images: codes, pictures of the codes, and pictures of the images."""
    model, found = snapshot.model, dict[str, list[torch.Tensor]]()
    device = next(model.parameters()).device
    for at in range(0, len(seen), AT_ONCE):
        images = to_unit(on_device(seen[at : at + AT_ONCE], device))
        codes = torch.from_numpy(snapshot.encode(seen[at : at + AT_ONCE])).to(device)
        made = {CODE: codes, IMAGE: model.decode(codes).float(), RECONSTRUCTION: model(images).float()}
        for name, values in made.items():
            found.setdefault(name, []).append(values.cpu())
    return {name: torch.cat(parts).numpy() for name, parts in found.items()}


def _readme(run: Run, recipe: Recipe) -> str:
    """What is in the folder, what goes in and comes out, and an example."""
    channels, height, width = recipe.shape
    size, classes = f"(N, {channels}, {height}, {width})", len(recipe.classes)
    whole = "" if recipe.code_width == recipe.model.code else f"; the last {classes} are the classes"
    told = README_TEXT.format(
        name=shortened(run.name), model=MODEL, source=SOURCE, check=CHECK, about=ABOUT, size=size,
        colour={1: "grey", 3: "red, green, blue"}.get(channels, counted(channels, "channel")),
        height=height, width=width, codes=f"(N, {recipe.code_width})", whole=whole,
        example=f"1, {channels}, {height}, {width}", version=__version__,
    )  # fmt: skip
    if classes:
        told += f"\nClasses\n\n    {', '.join(map(shortened, recipe.classes))}\n"
    if isinstance(recipe.data, OwnImages):
        data = tomli_w.dumps(recipe.data.model_dump(mode="json", exclude_none=True, exclude={"path"}))
        told += f"\n{OWN_IMAGES}\n{indent(data, '    ')}"
    return told
