"""A model as ONNX graphs: the encoder, the decoder, and one behind the other. All is traced at once and then
cut apart, since most of the time goes into the tracing of anything at all."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from aegui.exports.preprocessing import Pixels, Preprocessing
from aegui.parts.models import Autoencoder
from aegui.runs.snapshot import Snapshot
from aegui.training.compiler import bring_compiler
from aegui.translation import tr
from aegui.version import __version__

if TYPE_CHECKING:
    from onnx import GraphProto, ModelProto

OPSET = 20
ENCODER, DECODER, RECONSTRUCT = "encoder.onnx", "decoder.onnx", "reconstruct.onnx"
IMAGES, SEEN, CODE, LABEL, SPREAD, POSE, IMAGE, RECONSTRUCTION = (
    "images", "seen", "code", "label", "spread", "pose", "image", "reconstruction",
)  # fmt: skip
GIVEN = "given_"  # before the decoder's inputs while both halves are one graph
BATCH, CODES, HEIGHT, WIDTH = "batch", "codes", "height", "width"  # what is free
Said = Callable[[float, str], None]


class Halves(nn.Module):
    """Encoder and decoder beside each other, each with an input of its own, and one behind the other."""

    def __init__(self, snapshot: Snapshot, pixels: Pixels | None) -> None:
        super().__init__()
        self.model = snapshot.model
        self.preprocessing = nn.Identity() if pixels is None else Preprocessing(pixels)
        self.prepared = pixels is not None and pixels.prepared
        family = snapshot.recipe.model
        self.labelled, self.spread, self.pose = family.has_label, family.has_posterior, family.has_pose
        self.chained = type(self.model).forward is Autoencoder.forward

    @property
    def outputs(self) -> list[str]:
        """The names of what the encoder gives."""
        there = {
            CODE: True, LABEL: self.labelled, SPREAD: self.spread, POSE: self.pose, SEEN: self.prepared,
        }  # fmt: skip
        return [name for name, is_there in there.items() if is_there]

    @property
    def inputs(self) -> list[str]:
        """The names of what the decoder takes."""
        return [CODE, LABEL] if self.labelled else [CODE]

    def encode(self, seen: Tensor) -> list[Tensor]:
        """Code (N, D) of images (N, C, H, W) in [0, 1]; then, where the family has it, what else `outputs`
        names: chances of the classes (N, classes), σ of the posterior (N, D), the pose (N, 3); and the images
        again, where something was done to them before."""
        given: list[Tensor]
        if self.spread:
            mean, log_variance = self.model.posterior(seen)  # type: ignore[operator]
            given = [mean, (0.5 * log_variance).exp()]
        else:
            codes = self.model.encode(seen).float()
            size = self.model.code
            given = [codes[:, :size], codes[:, size:]] if self.labelled else [codes]
        if self.pose:
            given.append(self.model.poses(seen))  # type: ignore[operator]
        if self.prepared:
            given.append(seen)
        return given

    def decode(self, code: Tensor, label: Tensor | None = None) -> Tensor:
        """Code (N, D), with the label (N, classes) where the decoder takes one → images (N, C, H, W)."""
        return self.model.decode(code if label is None else torch.cat([code, label], dim=1)).float()

    def forward(self, images: Tensor, code: Tensor, label: Tensor | None = None) -> tuple[Tensor, ...]:
        seen = self.preprocessing(images)
        given = self.encode(seen)
        told = given[: len(self.inputs)]
        whole = self.decode(*told) if self.chained else self.model(seen).float()
        return (*given, self.decode(code, label), whole)


def traced(snapshot: Snapshot, pixels: Pixels | None, say: Said) -> dict[str, ModelProto]:
    """The three graphs by the names of their files. Of `pixels` None the encoder takes images (N, C, H, W) in
    [0, 1] as the network does. Raises `ValueError` where a part of the model can't be exported."""
    say(0.0, tr("exporter"))
    bring_compiler()
    halves = Halves(snapshot, pixels).eval()
    shape = snapshot.recipe.shape
    images = torch.zeros((2, *shape)) if pixels is None else torch.from_numpy(pixels.example)
    code = torch.zeros((2, snapshot.model.code))
    labels = [torch.zeros((2, len(snapshot.recipe.classes)))] if halves.labelled else []
    free = {0: BATCH} if pixels is None or pixels.size is not None else {0: BATCH, 2: HEIGHT, 3: WIDTH}
    say(0.2, tr("tracing"))
    whole = _exported(halves, (images, code, *labels), (free, *[{0: CODES}] * (1 + len(labels))))
    say(0.8, tr("graphs"))
    given = {f"{GIVEN}{name}": name for name in halves.inputs}
    made = {
        ENCODER: _cut(whole, [IMAGES], halves.outputs, {}),
        DECODER: _cut(whole, list(given), [IMAGE], {**given, CODES: BATCH}),
        RECONSTRUCT: _cut(whole, [IMAGES], [RECONSTRUCTION], {}),
    }
    if halves.prepared:
        _count_seen(made[ENCODER].graph)
    say(1.0, tr("graphs"))
    return made


def _exported(halves: Halves, examples: tuple[Tensor, ...], free: tuple[dict[int, str], ...]) -> ModelProto:
    names = [IMAGES, *(f"{GIVEN}{name}" for name in halves.inputs)]
    # The exporter warns of its own doings and prints what it does.
    with warnings.catch_warnings(), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        warnings.simplefilter("ignore")
        try:
            program = torch.onnx.export(
                halves, examples, dynamo=True, dynamic_shapes=free, opset_version=OPSET, input_names=names,
                output_names=[*halves.outputs, IMAGE, RECONSTRUCTION], external_data=False, verbose=False,
            )  # fmt: skip
        except torch.onnx.errors.OnnxExporterError as error:
            reason = str(error.__cause__ or error).strip().splitlines()[0]
            raise ValueError(tr("The exporter can't follow this model ({}).", reason)) from error
    assert program is not None
    return program.model_proto


def _cut(
    whole: ModelProto, inputs: Sequence[str], outputs: Sequence[str], names: Mapping[str, str]
) -> ModelProto:
    """A part of a graph, with other names for some of its values and free dimensions."""
    from onnx.utils import Extractor

    part = Extractor(whole).extract_model(list(inputs), list(outputs))
    graph = part.graph
    part.producer_name, part.producer_version = "Autoencoder Explorer", __version__
    part.doc_string, graph.doc_string = "", ""
    for node in graph.node:  # the exporter leaves lines of the program's source there
        del node.metadata_props[:]
        node.doc_string = ""
        node.input[:] = [names.get(name, name) for name in node.input]
        node.output[:] = [names.get(name, name) for name in node.output]
    del graph.value_info[:]
    del graph.metadata_props[:]
    for value in (*graph.input, *graph.output):
        value.name = names.get(value.name, value.name)
        del value.metadata_props[:]
        for dimension in value.type.tensor_type.shape.dim:
            if dimension.dim_param:
                dimension.dim_param = names.get(dimension.dim_param, dimension.dim_param)
    _without_twins(graph)
    return part


def _count_seen(graph: GraphProto) -> None:
    """What comes behind the images as the network sees them counts those, and not the images before: it is a
    graph by itself then (`foreign.onnx_network.behind`)."""
    from onnx import helper

    place = next(n for n, node in enumerate(graph.node) if SEEN in node.output) + 1
    count = f"{SEEN}_{BATCH}"
    counts = {
        output
        for node in graph.node
        if node.op_type == "Shape" and list(node.input) == [IMAGES]
        if {one.name: one.i for one in node.attribute} == {"start": 0, "end": 1}
        for output in node.output
    }
    for node in graph.node[place:]:
        node.input[:] = [count if name in counts else name for name in node.input]
    graph.node.insert(place, helper.make_node("Shape", [SEEN], [count], start=0, end=1))


def _without_twins(graph: GraphProto) -> None:
    """A tensor that is stored twice is stored once."""
    kept: dict[tuple[bytes, int, tuple[int, ...]], str] = {}
    same: dict[str, str] = {}
    for tensor in list(graph.initializer):
        del tensor.metadata_props[:]
        key = (tensor.raw_data, tensor.data_type, tuple(tensor.dims))
        if not tensor.raw_data:
            continue
        if key in kept:
            same[tensor.name] = kept[key]
            graph.initializer.remove(tensor)
        else:
            kept[key] = tensor.name
    for node in graph.node:
        node.input[:] = [same.get(name, name) for name in node.input]
