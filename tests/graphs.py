"""Small ONNX files for tests: the principal components of some images as an encoder and a decoder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from aegui.foreign.pixel_range import UNIT, PixelRange

Bytes = NDArray[np.uint8]
Dimension = int | str
OPSET = 18


def save(
    path: Path,
    nodes: Sequence[onnx.NodeProto],
    given: Sequence[tuple[str, int, Sequence[Dimension]]],
    made: Sequence[tuple[str, int, Sequence[Dimension]]],
    **constants: NDArray[Any],
) -> Path:
    """Write a graph: (name, type, shape) of its inputs and outputs, and its constants."""
    path.parent.mkdir(parents=True, exist_ok=True)
    graph = helper.make_graph(
        list(nodes),
        "graph",
        [helper.make_tensor_value_info(*one) for one in given],
        [helper.make_tensor_value_info(*one) for one in made],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.save(model, path)
    return path


def encoder(
    path: Path,
    weights: NDArray[Any],
    bias: NDArray[Any],
    shape: Sequence[Dimension],
    kind: int = TensorProto.FLOAT,
) -> Path:
    """Flattens what it is given, times weights (P, D), plus a bias (D,)."""
    nodes = [
        helper.make_node("Cast", ["x"], ["f"], to=TensorProto.FLOAT),
        helper.make_node("Flatten", ["f"], ["flat"]),
        helper.make_node("Gemm", ["flat", "w", "b"], ["code"]),
    ]
    made = [("code", TensorProto.FLOAT, (shape[0], weights.shape[1]))]
    w, b = weights.astype(np.float32), bias.astype(np.float32)
    return save(path, nodes, [("x", kind, shape)], made, w=w, b=b)


def decoder(path: Path, weights: NDArray[Any], bias: NDArray[Any], shape: Sequence[Dimension]) -> Path:
    """Codes times weights (D, P), plus a bias (P,), in the shape of images."""
    nodes = [
        helper.make_node("Gemm", ["z", "w", "b"], ["flat"]),
        helper.make_node("Reshape", ["flat", "s"], ["y"]),
    ]
    sizes = np.array([-1, *(one for one in shape[1:] if isinstance(one, int))], np.int64)
    given = [("z", TensorProto.FLOAT, (shape[0], weights.shape[0]))]
    made = [("y", TensorProto.FLOAT, shape)]
    w, b = weights.astype(np.float32), bias.astype(np.float32)
    return save(path, nodes, given, made, w=w, b=b, s=sizes)


def linear(
    folder: Path,
    pixels: Bytes,
    code: int = 4,
    layout: str = "NCHW",
    range_in: PixelRange = UNIT,
    range_out: PixelRange | None = None,
    batch: Dimension = "N",
) -> Path:
    """A folder with the principal components of images (N, C, H, W), for pixels of these ranges."""
    _, channels, high, wide = pixels.shape
    flat = pixels.reshape(len(pixels), -1) / 255
    mean = flat.mean(axis=0)
    basis = np.linalg.svd(flat[:200] - mean, full_matrices=False)[2][:code]
    shape = {
        "NCHW": (channels, high, wide), "NHWC": (high, wide, channels), "NHW": (high, wide),
        "flat": (channels * high * wide,),
    }[layout]  # fmt: skip

    def laid(values: NDArray[Any]) -> NDArray[Any]:
        images = values.reshape(len(values), channels, high, wide)
        return (images.transpose(0, 2, 3, 1) if layout == "NHWC" else images).reshape(len(values), -1)

    def ends(one: PixelRange) -> tuple[NDArray[Any], NDArray[Any]]:
        black = np.broadcast_to(np.array(one.black)[:, None, None], (channels, high, wide)).reshape(1, -1)
        white = np.broadcast_to(np.array(one.white)[:, None, None], (channels, high, wide)).reshape(1, -1)
        return black, white - black

    black, step = ends(range_in)  # z = ((x − black) / step − mean) · basisᵀ
    first = laid(basis / step).T
    encoder(folder / "encoder.onnx", first, -((black / step + mean) @ basis.T)[0], (batch, *shape))
    black, step = ends(range_out or range_in)
    bias = laid(mean[None] * step + black)[0]
    decoder(folder / "decoder.onnx", laid(basis * step), bias, (batch, *shape))
    return folder
