"""What an exported graph does to the pixels of files is what the reading of images does, level for level."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any, Literal

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image
from variants import shortened

from aegui.exports.graphs import OPSET
from aegui.exports.preprocessing import Pixels, Preprocessing
from aegui.exports.running import session
from aegui.parts.datasets.intensities import Intensities, Limits
from aegui.parts.datasets.pictures import Colour, Method, Shape, of_array, prepare
from aegui.training.compiler import bring_compiler

SIZES = [(50, 91), (131, 40), (20, 17)]  # wider, far higher (where Pillow begins with the rows), and smaller
COLOURS: list[tuple[int, Colour]] = [(3, "grey"), (1, "rgb"), (1, "grey"), (3, "rgb"), (2, 2)]
RULES = [
    Intensities("percentiles", percentiles=Limits(2, 98), curve="asinh", inverted=True),
    Intensities("fixed", Limits(0.2, 0.7), curve="log", softness=0.01),
    Intensities("min-max"),
    Intensities(),
]
TYPES = [
    "uint16",
    "float32",
    "uint8",
    "float64",
    "int16",
    "int8",
    "bool",
    "int32",
    "uint32",
    "int64",
    "uint64",
]


def values_of(height: int, width: int, channels: int, dtype: str) -> NDArray[Any]:
    """A picture without sharp edges, with values over most of the range of its type."""
    chance, kind = np.random.default_rng(3), np.dtype(dtype)
    small = chance.integers(0, 256, (height // 5, width // 5, channels), np.uint8)
    layers = [np.asarray(Image.fromarray(one).resize((width, height))) for one in np.moveaxis(small, 2, 0)]
    soft = np.stack(layers, axis=2) / 255 + chance.normal(0, 0.02, (height, width, channels))
    if kind.kind == "f":
        return (soft * 3 - 0.5).astype(kind)
    if kind.kind == "b":
        return np.asarray(soft > 0.5)
    low, high = float(np.iinfo(kind).min), float(np.iinfo(kind).max)
    return (soft.clip(0, 1) * (0.9 * high - low) + low).round().astype(kind)


def ruled(rule: Intensities, dtype: str, apart: int) -> Intensities:
    """With limits in the units of the type, and those of each channel where they are apart."""
    if rule.limits is not None and np.dtype(dtype).kind in "iu":
        rule = replace(rule, limits=Limits(*(one * float(np.iinfo(dtype).max) for one in rule.limits)))
    if apart and rule.method != "type":
        rule = replace(rule, limits=None, channels=(rule.limits,) * apart)
    return rule


def through(values: NDArray[Any], pixels: Pixels) -> NDArray[np.float32]:
    """The levels (C, H, W) that the module makes of an image (H, W, C)."""
    images = torch.from_numpy(values.transpose(2, 0, 1)[None].copy())
    made: NDArray[np.float32] = Preprocessing(pixels)(images)[0].numpy() * 255
    return made


@pytest.mark.parametrize("step", shortened([7, 1]))
@pytest.mark.parametrize("dtype", shortened(TYPES, 3))
def test_it_does_what_the_reading_does_to_the_last_level(dtype: str, step: int) -> None:
    methods: list[Method] = ["fit", "stretch", "pad"]
    cases = list(product(methods, COLOURS, SIZES, RULES, [True, False]))
    for method, (channels, colour), size, plain_rule, fixed in cases[::step]:
        rule = ruled(plain_rule, dtype, colour if isinstance(colour, int) else 0)
        wide = np.dtype(dtype).itemsize > 2
        if wide and rule.method == "type":
            continue  # nothing tells the range of such values
        values = values_of(*size, channels, dtype)
        if values.dtype.kind == "f":
            values[3, 4], values[5, 6] = np.nan, np.inf
        form = Shape(32, 28, colour, method)
        asked = prepare(of_array(values, colour), form, rule)
        pixels = Pixels(channels, size if fixed else None, None, values.dtype, rule, form)
        np.testing.assert_array_equal(through(values, pixels).round(), asked, f"{method} {colour} {rule}")


@pytest.mark.long
@pytest.mark.parametrize("method", ["fit", "stretch", "pad"])
@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32", "float64"])
@pytest.mark.parametrize("number", range(4))
def test_onnxruntime_does_so_too(dtype: str, method: Method, number: int) -> None:
    """With one graph for pictures of every size, two at a time."""
    channels, colour = COLOURS[number]
    rule, form = ruled(RULES[number], dtype, 0), Shape(32, 28, colour, method)
    pixels = Pixels(channels, None, None, np.dtype(dtype), rule, form)
    bring_compiler()
    program = torch.onnx.export(
        Preprocessing(pixels), (torch.from_numpy(pixels.example),), dynamo=True, opset_version=OPSET,
        dynamic_shapes=({0: "batch", 2: "height", 3: "width"},), external_data=False, verbose=False,
    )  # fmt: skip
    assert program is not None
    graph = session(program.model_proto.SerializeToString())
    for size in SIZES:
        values = values_of(*size, channels, dtype)
        if values.dtype.kind == "f":
            values = values.clip(0, 1)  # as all are under the rule of the type
            values[3, 4], values[5, 6] = np.nan, np.inf
        even = np.full_like(values, values[0, 0, 0])  # nothing lies between black and white
        given = np.stack([values.transpose(2, 0, 1), even.transpose(2, 0, 1)])
        (made,) = graph.run(None, {graph.get_inputs()[0].name: given})
        for image, found in zip((values, even), np.rint(np.asarray(made) * 255), strict=True):
            np.testing.assert_array_equal(found, prepare(of_array(image, colour), form, rule))


def test_an_array_comes_to_its_colour_after_the_rule() -> None:
    """Bytes of three channels that are scaled first, and then mixed as Pillow mixes bytes."""
    values = values_of(20, 17, 3, "int32")
    rule = Intensities("min-max", Limits(-1e8, 2e9))
    form = Shape(20, 17, "grey", "fit")
    asked = prepare(of_array(rule.bytes(values), "grey"), form)
    pixels = Pixels(3, (20, 17), None, values.dtype, rule, form, colour_first=False)
    np.testing.assert_array_equal(through(values, pixels).round(), asked)


def test_bytes_that_need_nothing_stay_what_they_are() -> None:
    values = np.arange(256, dtype=np.uint8).reshape(16, 16, 1)
    pixels = Pixels(1, (16, 16))
    assert not pixels.prepared
    np.testing.assert_array_equal(through(values, pixels).round()[0], values[..., 0])
    white = through(values, Pixels(1, (16, 16), threshold=128))
    np.testing.assert_array_equal(white[0], np.where(values[..., 0] >= 128, 255, 0))


@pytest.mark.parametrize(
    ("rule", "dtype", "limits"),
    [
        (None, "uint8", (Limits(0, 255),)),
        (Intensities(), "uint16", (Limits(0, 65535),)),
        (Intensities(), "float32", (Limits(0, 1),)),
        (Intensities("fixed", Limits(3, 9)), "uint16", (Limits(3, 9),)),
        (Intensities("min-max"), "uint8", (None,)),
        (Intensities("min-max", channels=(None, None)), "uint8", (None, None)),
    ],
)
def test_what_is_black_and_white_of_every_image_is_known_beforehand(
    rule: Intensities | None, dtype: Literal["uint8"], limits: tuple[Limits | None, ...]
) -> None:
    assert Pixels(1, None, None, np.dtype(dtype), rule).limits == limits
