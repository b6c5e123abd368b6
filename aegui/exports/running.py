"""Runs exported graphs by onnxruntime and holds what they give against the program's own numbers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray

from aegui.exports.graphs import (
    CODE,
    DECODER,
    IMAGE,
    IMAGES,
    LABEL,
    RECONSTRUCTION,
    SEEN,
    Halves,
    Said,
)
from aegui.exports.taken_images import Taken
from aegui.runs.snapshot import Snapshot
from aegui.text import counted
from aegui.training.evaluation import to_unit

if TYPE_CHECKING:
    from onnx import ModelProto
    from onnxruntime import InferenceSession

BATCHES = (1, 2, 7, 256)  # in batches of these sizes all images go through
EXACT = 1e-3  # of a pixel from 0 to 1, or of the largest number of all codes: a quarter of a grey level
ROUNDED = 1e-2  # the same where the graph rounds some pixel to the level beside the program's
LEVEL = 1.01 / 255  # no pixel that the network sees may be further off, and only
FEW = 1e-3  # of all pixels may be so far off
MOST_THREADS = 4
AT_ONCE = 64  # images through the program's own model

Arrays = dict[str, NDArray[Any]]


class Differs(ValueError):
    """An exported graph does not give what the program does."""


@dataclass(frozen=True)
class Checked:
    """How far exported graphs are from the program."""

    largest: Mapping[str, Mapping[str, float]]  # by file and output, in its own units
    share: float  # the largest as a share of what an output reaches, at least 1
    tolerance: float  # of that share
    images: str  # on which: "256 test images"
    runtime: str  # "onnxruntime 1.32.0"
    rounded: float = 0.0  # share of the pixels that the network sees which are one level off

    def as_json(self) -> dict[str, Any]:
        return {
            "images": self.images, "batches": list(BATCHES), "runtime": self.runtime,
            "largest_difference": {file: dict(found) for file, found in self.largest.items()},
            "share": self.share, "tolerance": self.tolerance, "rounded_pixels": self.rounded,
        }  # fmt: skip

    @property
    def codes(self) -> float:
        """The largest difference of a code."""
        return max(found[CODE] for found in self.largest.values() if CODE in found)

    @property
    def pictures(self) -> float:
        """The largest difference of a pixel from 0 to 1."""
        return max(found.get(IMAGE, found.get(RECONSTRUCTION, 0.0)) for found in self.largest.values())


def session(content: bytes) -> InferenceSession:
    """A graph that runs on the processor."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(os.cpu_count() or 1, MOST_THREADS)
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(content, options, ["CPUExecutionProvider"])


def checked(snapshot: Snapshot, graphs: Mapping[str, ModelProto], taken: Taken, say: Said) -> Checked:
    """Run every graph on the images in every size of batch. Raises `Differs`, or what `say` raises."""
    import onnxruntime

    sessions = {name: session(graph.SerializeToString()) for name, graph in graphs.items()}
    own = _own_numbers(snapshot, taken)
    largest = {name: {one.name: 0.0 for one in run.get_outputs()} for name, run in sessions.items()}
    parts = [rows for size in BATCHES for rows in batches(taken.given, size)]
    rounded, pixels = 0, 0
    inputs = [one.name for one in sessions[DECODER].get_inputs()]
    for done, rows in enumerate(parts):
        if done % 16 == 0:
            say(done / len(parts), counted(len(taken.given), "image"))
        images = np.stack([taken.given[row] for row in rows])
        given = {IMAGES: images} | {name: own[name][rows] for name in inputs}
        for name, run in sessions.items():
            asked = {one.name: given[one.name] for one in run.get_inputs()}
            for output, values in zip(largest[name], run.run(None, asked), strict=True):
                off = float(np.abs(np.asarray(values) - own[output][rows]).max())
                largest[name][output] = max(largest[name][output], off if np.isfinite(off) else np.inf)
                if output == SEEN:
                    rounded += int((np.abs(np.asarray(values) - own[output][rows]) > 0.5 / 255).sum())
                    pixels += np.asarray(values).size
    few, tolerance = rounded / max(1, pixels), ROUNDED if rounded else EXACT
    shares = {
        (name, output): off / max(1.0, float(np.abs(own[output]).max()))
        for name, found in largest.items()
        for output, off in found.items()
        if output != SEEN or off > LEVEL or few > FEW
    }
    (name, output), share = max(shares.items(), key=lambda one: (one[0][1] == SEEN, one[1]))
    if share > tolerance or output == SEEN:
        raise Differs(
            f"The exported {name} gives another {output} than the program: {largest[name][output]:.2g} off "
            f"at most, and {tolerance:g} of what it reaches is borne. Nothing was written."
        )
    version = f"onnxruntime {onnxruntime.__version__}"
    return Checked(largest, share, tolerance, taken.what, version, few)


def batches(images: Sequence[NDArray[Any]], size: int) -> Iterator[NDArray[np.int64]]:
    """Rows of all images, those of one shape together, at most so many at a time; a batch of the commonest
    shape is filled up where there are too few of all."""
    shapes: dict[tuple[int, ...], list[int]] = {}
    for row, image in enumerate(images):
        shapes.setdefault(image.shape, []).append(row)
    for number, rows in enumerate(sorted(shapes.values(), key=len, reverse=True)):
        every = np.array(rows, np.int64)
        if number == 0 and len(rows) < size:
            every = np.resize(every, size)
        yield from (every[at : at + size] for at in range(0, len(every), size))


@torch.inference_mode()
def _own_numbers(snapshot: Snapshot, taken: Taken) -> Arrays:
    """What the program gives for the images, by the names of inputs and outputs."""
    halves = Halves(snapshot, None)
    found: dict[str, list[torch.Tensor]] = {}
    for at in range(0, len(taken.seen), AT_ONCE):
        seen = to_unit(torch.from_numpy(taken.seen[at : at + AT_ONCE].copy()))
        codes = snapshot.encode(taken.seen[at : at + AT_ONCE])
        size = snapshot.model.code
        parts = dict(zip(halves.outputs, halves.encode(seen), strict=True)) | {SEEN: seen}
        parts[CODE] = torch.from_numpy(codes[:, :size])
        if LABEL in halves.outputs:
            parts[LABEL] = torch.from_numpy(codes[:, size:])
        parts[IMAGE] = snapshot.model.decode(torch.from_numpy(codes)).float()
        parts[RECONSTRUCTION] = snapshot.model(seen).float()
        for name, values in parts.items():
            found.setdefault(name, []).append(values)
    return {name: torch.cat(parts).numpy() for name, parts in found.items()}
