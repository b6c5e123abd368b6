"""Runs exported graphs by onnxruntime and holds what they give against the program's own numbers."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray

from aegui.exports.graphs import (
    CODE,
    ENCODER,
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
from aegui.translation import tr

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
Apart = dict[str, dict[str, float]]  # differences by file and output


class Differs(ValueError):
    """An exported graph does not give what the program does."""


@dataclass(frozen=True)
class Checked:
    """How far exported graphs are from the program."""

    apart: Mapping[int, Apart]  # the largest differences, in their own units, by size of batch
    share: float  # the largest as a share of what an output reaches, at least 1
    tolerance: float  # of that share
    images: str  # on which: "256 test images"
    runtime: str  # "onnxruntime 1.32.0"
    rounded: float = 0.0  # share of the pixels that the network sees which are one level off

    def as_json(self) -> dict[str, Any]:
        return {
            "images": self.images, "batches": list(self.apart), "runtime": self.runtime,
            "largest_difference": self.largest,
            "by_batch": {str(size): one for size, one in self.apart.items()},
            "share": self.share, "tolerance": self.tolerance, "rounded_pixels": self.rounded,
        }  # fmt: skip

    @property
    def largest(self) -> Apart:
        """Of all sizes of batches."""
        return largest(self.apart.values())

    @property
    def codes(self) -> float:
        """The largest difference of a code."""
        return of_codes(self.largest)

    @property
    def pictures(self) -> float:
        """The largest difference of a pixel from 0 to 1."""
        return of_pictures(self.largest)

    def __str__(self) -> str:
        """The largest differences, and those of each size of batch."""
        each = (f"{size}: {of_codes(one):.1g}, {of_pictures(one):.1g}" for size, one in self.apart.items())
        return tr(
            "{:.1g} off at most in a code, {:.1g} in a pixel from 0 to 1 (in batches of {})",
            self.codes,
            self.pictures,
            "; ".join(each),
        )


def largest(some: Iterable[Apart]) -> Apart:
    """The largest of each."""
    made: Apart = {}
    for one in some:
        for file, found in one.items():
            mine = made.setdefault(file, {})
            for output, off in found.items():
                mine[output] = max(mine.get(output, 0.0), off)
    return made


def of_codes(apart: Apart) -> float:
    return max(found[CODE] for found in apart.values() if CODE in found)


def of_pictures(apart: Apart) -> float:
    return max(found.get(IMAGE, found.get(RECONSTRUCTION, 0.0)) for found in apart.values())


def session(content: bytes) -> InferenceSession:
    """A graph that runs on one core of the processor: several batches run side by side."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(content, options, ["CPUExecutionProvider"])


def checked(snapshot: Snapshot, graphs: Mapping[str, ModelProto], taken: Taken, say: Said) -> Checked:
    """Run every graph on the images in every size of batch. Raises `Differs`, or what `say` raises."""
    import onnxruntime

    own = _own_numbers(snapshot, taken)
    apart, rounded = _tried(graphs, taken, own, say)
    offs = [
        (name, output, off)
        for name, found in largest(apart.values()).items()
        for output, off in found.items()
    ]
    if rounded > FEW or any(output == SEEN and off > LEVEL for _, output, off in offs):
        raise Differs(
            tr(
                "The exported {} makes other images of the files than the program: {:.2%} of their "
                "pixels are of another level. Nothing was written.",
                ENCODER,
                rounded,
            )
        )
    tolerance = ROUNDED if rounded else EXACT
    share, name, output, off = max(
        (off / max(1.0, _largest(own[output])), name, output, off)
        for name, output, off in offs
        if output != SEEN
    )
    if share > tolerance:
        raise Differs(
            tr(
                "The exported {} gives another {} than the program: {:.2g} off at most, and {:g} "
                "of what it reaches is borne. Nothing was written.",
                name,
                output,
                off,
                tolerance,
            )
        )
    return Checked(apart, share, tolerance, taken.what, f"onnxruntime {onnxruntime.__version__}", rounded)


def _tried(
    graphs: Mapping[str, ModelProto], taken: Taken, own: Arrays, say: Said
) -> tuple[dict[int, Apart], float]:
    """The largest differences by size of batch, and the share of the pixels that are rounded otherwise."""
    sessions = {name: session(graph.SerializeToString()) for name, graph in graphs.items()}

    def run(rows: NDArray[np.int64]) -> tuple[Apart, int, int]:
        told = {IMAGES: np.stack([taken.given[row] for row in rows])}
        told |= {name: own[name][rows] for name in (CODE, LABEL) if name in own}
        offs = {name: _offs(one, told, own, rows) for name, one in sessions.items()}
        seen = offs[ENCODER].get(SEEN, np.empty(0))
        most = {name: {key: _largest(off) for key, off in one.items()} for name, one in offs.items()}
        return most, int((seen > LEVEL / 2).sum()), seen.size

    parts = [(size, rows) for size in BATCHES for rows in batches(taken.given, size)]
    found: dict[int, list[Apart]] = {size: [] for size in BATCHES}
    rounded = pixels = 0
    with ThreadPoolExecutor(min(os.cpu_count() or 1, MOST_THREADS)) as pool:
        made = pool.map(run, [rows for _, rows in parts])
        try:
            for done, ((size, _), (most, others, count)) in enumerate(zip(parts, made, strict=True)):
                if done % 16 == 0:
                    say(done / len(parts), counted(len(taken.given), "image"))
                found[size].append(most)
                rounded, pixels = rounded + others, pixels + count
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return {size: largest(some) for size, some in found.items()}, rounded / max(1, pixels)


def _offs(run: InferenceSession, told: Arrays, own: Arrays, rows: NDArray[np.int64]) -> Arrays:
    """How far each number is from the program's, by output."""
    names = [one.name for one in run.get_outputs()]
    made = run.run(None, {one.name: told[one.name] for one in run.get_inputs()})
    return {
        name: np.abs(np.asarray(values) - own[name][rows]) for name, values in zip(names, made, strict=True)
    }


def _largest(values: NDArray[Any]) -> float:
    """Without its sign; what is no number is beyond all."""
    most = float(np.abs(values).max())
    return most if np.isfinite(most) else np.inf


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
        size, parts = snapshot.model.code, {SEEN: seen}
        if halves.spread or halves.pose:
            parts |= dict(zip(halves.outputs, halves.encode(seen), strict=True))
        parts[CODE] = torch.from_numpy(codes[:, :size])
        if halves.labelled:
            parts[LABEL] = torch.from_numpy(codes[:, size:])
        parts[IMAGE] = snapshot.model.decode(torch.from_numpy(codes)).float()
        parts[RECONSTRUCTION] = parts[IMAGE] if halves.chained else snapshot.model(seen).float()
        for name, values in parts.items():
            found.setdefault(name, []).append(values)
    return {name: torch.cat(parts).numpy() for name, parts in found.items()}
