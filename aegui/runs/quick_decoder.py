"""A decoder that onnxruntime runs: one code takes it about half of torch's time, and a drag waits for that.

The graph is made of the layers themselves. Tracing the model instead would take a second, and would change
how every module of the process is called from then on.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from aegui.log import log
from aegui.parts.models import Autoencoder
from aegui.parts.networks.layers import in_order
from aegui.parts.networks.resizing import Enlarge

if TYPE_CHECKING:
    from onnx import ModelProto, NodeProto, TensorProto

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Decode = Callable[[Floats], Bytes]

OPSET, FORMAT = 20, 10  # of the operators, and of the file: what every onnxruntime since 1.18 reads
GAIN = 1.3  # as many times as fast it has to be
WORTH = 1e-4  # s of each code; nobody notices less, and the runtime takes 30 MB
LARGEST = 100_000_000  # weights: they are held a second time
TURNS = 9  # decoded by both, of which the medians count
BLOCK = 16  # channels that onnxruntime's ordinary convolutions work on at once
BYTES = 2  # the number of their type
CODE, IMAGE = "code", "image"


class _Unknown(Exception):
    """A layer that has no translation."""


class _Graph:
    """Operators one behind the other, each of what the one before gives."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.weights: list[TensorProto] = []
        self._last = CODE

    def add(
        self, kind: str, *weights: Tensor | NDArray[Any] | np.float32, first: bool = True, **attributes: Any
    ) -> None:
        """An operator with its weights behind what it is given, or before it."""
        from onnx import helper, numpy_helper

        names = []
        for weight in weights:
            names.append(f"w{len(self.weights)}")
            array = weight.detach().numpy() if isinstance(weight, Tensor) else np.asarray(weight)
            self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), names[-1]))
        inputs = [self._last, *names] if first else [*names, self._last]
        self._last = f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [self._last], **attributes))

    def model(self, size: int, levels: bool) -> ModelProto:
        """Codes (N, size) → what came last: bytes with `levels`, else floats."""
        from onnx import TensorProto, helper

        self.nodes[-1].output[0] = IMAGE
        given = helper.make_tensor_value_info(CODE, TensorProto.FLOAT, ["batch", size])
        kind = TensorProto.UINT8 if levels else TensorProto.FLOAT
        made = helper.make_tensor_value_info(IMAGE, kind, None)
        graph = helper.make_graph(self.nodes, "decoder", [given], [made], self.weights)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=FORMAT)


def decoder_graph(model: Autoencoder, levels: bool = True) -> ModelProto | None:
    """The decoder of a model as a graph of codes (N, D) → images (N, C, H, W), as bytes or, without `levels`,
    as the floats that it gives; None where it is made of other layers than are known here."""
    parts = [*in_order(model.decoder), *in_order(model.enlarge)]
    if type(model).decode is not Autoencoder.decode or not parts:
        return None
    graph = _Graph()
    try:
        for part in parts:
            _add(graph, part, model.plan.network.inner(model.plan.shape))
    except _Unknown:
        return None
    if levels:
        graph.add("Clip", np.float32(0), np.float32(1))
        graph.add("Mul", np.float32(255))
        graph.add("Round")  # halves to the even number, as torch does
        graph.add("Cast", to=BYTES)
    first = next((part for part in parts if isinstance(part, nn.Linear)), None)
    size = model.code if first is None else first.in_features
    return graph.model(size, levels)


def _add(graph: _Graph, part: nn.Module, shape: tuple[int, int, int]) -> None:
    """One layer; `shape` is that of the images before they are enlarged."""
    match part:
        case nn.Linear(bias=Tensor() as bias):
            graph.add("Gemm", part.weight, bias, transB=1)
        case nn.Unflatten():
            graph.add("Reshape", np.array([-1, *part.unflattened_size], np.int64))
        case nn.ConvTranspose2d(bias=Tensor() as bias, dilation=(1, 1), groups=1):
            _add_transposed(graph, part, bias)
        case nn.ReLU():
            graph.add("Relu")
        case nn.LeakyReLU():
            graph.add("LeakyRelu", alpha=part.negative_slope)
        case nn.ELU():
            graph.add("Elu", alpha=part.alpha)
        case nn.Tanh():
            graph.add("Tanh")
        case nn.Sigmoid():
            graph.add("Sigmoid")
        case Enlarge():
            for axis, matrix in enumerate(_enlarging(part, shape[1:])):
                graph.add("MatMul", matrix if axis == 0 else matrix.T, first=axis == 1)
            graph.add("Clip", np.float32(0), np.float32(1))
        case _:
            raise _Unknown


def _add_transposed(graph: _Graph, part: nn.ConvTranspose2d, bias: Tensor) -> None:
    """Of stride 1 it is an ordinary convolution with its taps turned round, which onnxruntime has in blocks
    of channels: the three of faces-256 take 0.3 ms less. Of fewer channels than a block it is slower."""
    high, wide = part.kernel_size
    pads = tuple(int(one) for one in part.padding)
    if part.stride == (1, 1) and tuple(part.output_padding) == (0, 0) and part.out_channels >= BLOCK:
        turned = part.weight.detach().transpose(0, 1).flip(2, 3)
        around = [high - 1 - pads[0], wide - 1 - pads[1]]
        graph.add("Conv", turned, bias, kernel_shape=[high, wide], pads=around * 2)
        return
    graph.add(
        "ConvTranspose", part.weight, bias, kernel_shape=[high, wide], strides=list(part.stride),
        pads=list(pads) * 2, output_padding=list(part.output_padding),
    )  # fmt: skip


@torch.inference_mode()
def _enlarging(part: Enlarge, size: tuple[int, ...]) -> Iterator[NDArray[Any]]:
    """The matrices (to, from) that enlarge along the height and the width, which is linear: found by
    enlarging lines, whose levels are chosen so that nothing is cut off."""
    for axis, side in enumerate(size):
        lines = torch.full((side, 1, *size), 0.25)
        for number in range(side):
            lines[number, 0].select(axis, number).add_(0.5)
        large = (part(lines)[:, 0].select(2 - axis, 0) - 0.25) / 0.5
        yield large.numpy().T


def quick_decoder(model: Autoencoder, decode: Decode, size: int) -> Decode | None:
    """What decodes single codes (1, size) → bytes (1, C, H, W) faster than `decode`, to the same images; None
    where nothing does.

    Which is faster is measured here and now, in the processor time of this thread: others may be busy. They
    take turns, so that neither finds its weights in the processor's cache, as a step of a drag does not.
    """
    weights = sum(one.numel() for one in model.decoder.parameters())
    codes = np.random.default_rng(0).standard_normal((TURNS, 1, size), np.float32)
    if weights > LARGEST or _medians(codes, decode)[0] < WORTH:
        return None
    try:
        graph = decoder_graph(model)
        if graph is None:
            return None
        run = _runner(graph)
        apart = max(int(np.abs(run(code).astype(int) - decode(code)).max()) for code in codes[:4])
    except Exception as error:  # onnxruntime's own kinds have Exception alone in common; it may be missing
        log.info("codes are decoded by torch: %s", error)
        return None
    own, other = _medians(codes, decode, run)
    worth = own >= GAIN * other and own - other >= WORTH / 2
    log.info("one code: torch %.2f ms, onnxruntime %.2f ms, %d levels apart", 1e3 * own, 1e3 * other, apart)
    return run if worth and apart <= 1 else None  # a level is where 127.4999 and 127.5001 part


def _runner(graph: ModelProto) -> Decode:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # a second is slower, and the trainer's
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(graph.SerializeToString(), options, ["CPUExecutionProvider"])
    return partial(_run, session)


def _run(session: Any, codes: Floats) -> Bytes:
    images: Bytes = session.run(None, {CODE: codes})[0]
    return images


def _medians(codes: Floats, *ways: Decode) -> list[float]:
    """Seconds of processor time that each takes for a code, in turns."""
    times: list[list[float]] = [[] for _ in ways]
    for code in codes:
        for decode, spent in zip(ways, times, strict=True):
            began = time.thread_time()
            decode(code)
            spent.append(time.thread_time() - began)
    return [statistics.median(spent) for spent in times]
