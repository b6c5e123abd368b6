"""A graph of one ONNX file, run by onnxruntime on the processor: one input, or a code with labels, and one
output. No torch."""

from __future__ import annotations

import math
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from aegui.foreign import ForeignError
from aegui.foreign.labels import OUTPUTS, Labels, classes_told, told_apart
from aegui.text import counted, quoted, shortened
from aegui.translation import tr

if TYPE_CHECKING:
    import onnxruntime as ort

MOST_THREADS = 4
AT_ONCE = 256  # rows, where the batch is free
KINDS = {
    "tensor(float)": np.float32, "tensor(double)": np.float64, "tensor(float16)": np.float16,
    "tensor(uint8)": np.uint8,
}  # fmt: skip
# What the first output of an encoder that has several is preferred to be called.
NAMES = ("code", "codes", "z", "mean", "mu", "z_mean", "latent", "latents", "embedding")

Floats = NDArray[np.float32]
Dimension = int | None  # None: it is free


class OnnxNetwork:
    """A network that takes and gives arrays whose first axis is the batch."""

    def __init__(
        self, path: Path, threads: int | None = None, classes: int | None = None, entrance: str = ""
    ) -> None:
        """Loads the graph, or what comes behind its value called `entrance`; it never changes. A decoder may
        take labels beside the code, of so many classes (0: as the graph says); an encoder, whose classes are
        None, may not. Raises `ForeignError`."""
        self.path = path
        content = behind(path, entrance) if entrance else str(path)
        self._session = _session(path, content, threads or min(os.cpu_count() or 1, MOST_THREADS))
        weights = {one.name for one in self._session.get_overridable_initializers()}
        inputs = [one for one in self._session.get_inputs() if one.name not in weights]
        self.about: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
        self.labels: Labels | None = None
        if len(inputs) == 2 and classes is not None:
            count = classes or len(classes_told(self.about))
            given, self.labels = told_apart(path, inputs, count)
        elif len(inputs) == 1:
            (given,) = inputs
        else:
            names = ", ".join(shortened(one.name) for one in inputs)
            wanted = tr("the images") if classes is None else tr("the codes, or two: codes and labels")
            raise ForeignError(
                tr(
                    "{} takes {} inputs ({}); it must take one: {}. Make the others constants when "
                    "it is exported.",
                    path,
                    len(inputs),
                    shortened(names),
                    wanted,
                )
            )
        self.input = given.name
        self.type: Any = KINDS.get(given.type)
        if self.type is None:
            kind = given.type.removeprefix("tensor(").rstrip(")")
            raise ForeignError(
                tr(
                    "{} takes {} numbers; images and codes are float, or uint8 where pixels are "
                    "taken as bytes.",
                    path,
                    kind,
                )
            )
        shape = [size if isinstance(size, int) and size > 0 else None for size in given.shape]
        if len(shape) < 2:
            raise ForeignError(
                tr("{} takes an input of {}: it needs a batch first.", path, counted(len(shape), "dimension"))
            )
        self.batch: Dimension = shape[0]
        self.shape: tuple[Dimension, ...] = tuple(shape[1:])
        outputs = {one.name: one for one in self._session.get_outputs()}
        self.outputs = tuple(outputs)
        self.output = next((name for name in NAMES if name in outputs), self.outputs[0])
        if outputs[self.output].type not in KINDS:
            raise ForeignError(
                tr("{} gives {}, which are no numbers of an image.", path, outputs[self.output].type)
            )
        made = [size if isinstance(size, int) and size > 0 else None for size in outputs[self.output].shape]
        self.made: tuple[Dimension, ...] = tuple(made[1:])
        self._beside = ""

    @property
    def width(self) -> int:
        """How many numbers a decoder takes: of the code, 1 where its size is free, and of the labels."""
        return math.prod(size or 1 for size in self.shape) + (0 if self.labels is None else self.labels.count)

    @property
    def gives_labels(self) -> bool:
        """Whether what it gives are codes with labels behind them."""
        return bool(self._beside)

    def tell_labels(self, count: int) -> None:
        """Give labels (N, count) behind the codes from now on, where there is such an output."""
        sizes = {one.name: one.shape for one in self._session.get_outputs()}
        called = (name for name in OUTPUTS if name in sizes and name != self.output)
        self._beside = next((name for name in called if sizes[name][1:] == [count]), "")

    @property
    def of_bytes(self) -> bool:
        """Whether it takes bytes: pixels from 0 to 255 as they are."""
        return bool(self.type is np.uint8)

    def __call__(self, rows: Floats) -> Floats:
        """(N, …) → (N, …); codes with labels behind them are (N, D). Raises `ForeignError`."""
        at_once = self.batch or AT_ONCE
        made = [self._run(rows[at : at + at_once]) for at in range(0, len(rows), at_once)]
        return np.concatenate(made)

    def _run(self, rows: Floats) -> Floats:
        count = len(rows)
        if self.batch and count < self.batch:  # the rest of a fixed batch is filled up
            rows = np.concatenate([rows, np.repeat(rows[-1:], self.batch - count, axis=0)])
        try:
            found = self._session.run([self.output, self._beside][: 1 + self.gives_labels], self._laid(rows))
            made = np.asarray(found[0])
            if self.gives_labels:
                made = np.concatenate([made.reshape(len(rows), -1), found[1].astype(made.dtype)], axis=1)
        except Exception as error:  # onnxruntime's own kinds have Exception alone in common
            raise ForeignError(
                tr("{} can't be run on {}: {}.", self.path, _times(rows.shape), _reason(error))
            ) from error
        if made.ndim < 1 or len(made) != len(rows):
            raise ForeignError(
                tr(
                    "{} gives {} for {} inputs: the first axis must be the batch.",
                    self.path,
                    _times(made.shape),
                    len(rows),
                )
            )
        return made[:count].astype(np.float32)

    def _laid(self, rows: Floats) -> dict[str, NDArray[Any]]:
        """What each input is given."""
        if self.labels is None:
            given = np.rint(rows).clip(0, 255).astype(np.uint8) if self.of_bytes else rows.astype(self.type)
            return {self.input: np.ascontiguousarray(given)}
        codes, shares = np.split(rows, [rows.shape[1] - self.labels.count], axis=1)
        codes = codes.reshape(len(rows), *(size or -1 for size in self.shape))
        laid = {self.input: codes.astype(self.type), self.labels.input: self.labels.laid(shares)}
        return {name: np.ascontiguousarray(given) for name, given in laid.items()}

    def try_batches(self, row: Floats) -> str:
        """Find out whether the batch is as free as the graph declares, with a row (1, …): what was found
        is kept to, and said in a sentence; "" where it is free. Raises `ForeignError`."""
        if self.batch is None:
            alone = self(row)
            for count in (2, 3):
                try:
                    made = self(np.repeat(row, count, axis=0))
                    if made.shape == (count, *alone.shape[1:]):
                        continue
                except ForeignError:
                    pass
                self.batch = 1
                break
        if self.batch is None:
            return ""
        if self.batch == 1:
            return tr("{} takes one at a time: a batch of 1 is fixed in its graph.", self.path.name)
        return tr("{} takes batches of {}, which is fixed in its graph.", self.path.name, self.batch)


def behind(path: Path, entrance: str) -> bytes:
    """The part of a graph that takes one of its inner values and gives what all of it gives. Raises
    `ForeignError`."""
    import onnx
    from onnx.utils import Extractor

    try:
        model = onnx.load(path)
        outputs = [one.name for one in model.graph.output if one.name != entrance]
        part = Extractor(model).extract_model([entrance], outputs)
        part.metadata_props.extend(model.metadata_props)
        made = {name for node in part.graph.node for name in node.output}
        made |= {entrance, "", *(one.name for one in part.graph.initializer)}
        if all(name in made for node in part.graph.node for name in node.input):
            return bytes(part.SerializeToString())
    except Exception as error:  # of protobuf and onnx, which have no kind in common
        why = shortened(str(error).strip().rstrip("."), 200)
        raise ForeignError(
            tr("{} has no value {} to begin with: {}.", path, quoted(entrance), why)
        ) from error
    raise ForeignError(tr("{} needs more than its value {} to give what it gives.", path, quoted(entrance)))


def _session(path: Path, content: str | bytes, threads: int) -> ort.InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # or a core waits in a circle
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # as above
        raise ForeignError(tr("{} can't be loaded: {}.", path, _reason(error))) from error


def _reason(error: Exception) -> str:
    """What onnxruntime says, without its codes and places in its own source."""
    text = str(error)
    missing = re.search(r"No Op registered for (\S+)|([\w.]+:\w+)\(-?\d+\) is not a registered", text)
    if missing:
        return tr("its operator {} is none that onnxruntime has", shortened(missing[1] or missing[2]))
    text = re.sub(
        r"\[ONNXRuntimeError\] : \d+ : \w+ : |Load model from .*? failed:|\S+\.(cc|h):\d+ \S+", "", text
    )
    return shortened(text.strip().rstrip("."), 200)


def _times(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape))
