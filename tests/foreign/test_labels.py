"""Decoders that take labels beside the code: which input they are, and what a code is then."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import graphs
import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper

from aegui.foreign import ForeignError
from aegui.foreign.foreign_model import fitted
from aegui.foreign.model_folder import looked_over
from aegui.foreign.settling import Settled, settled

FLOAT, INT64 = TensorProto.FLOAT, TensorProto.INT64
SHAPE = (1, 8, 6)
CLASSES = 'classes = ["cat", "dog", "owl"]\n'
TOLD = CLASSES + "range = [0, 1]\n"

Bytes = NDArray[np.uint8]


@pytest.fixture(scope="module")
def pixels() -> Bytes:
    """Images of three classes, each with a spot at another place, and a blob of any brightness."""
    generator = np.random.default_rng(0)
    made = np.full((90, *SHAPE), 25.0)
    made[:, 0, 5:, 3:] += generator.uniform(0, 200, (90, 1, 1))
    for number in range(90):
        made[number, 0, 2 * (number % 3), :2] += 180
    return made.astype(np.uint8)


def conditional(
    folder: Path, kind: int, shape: tuple[Any, ...], name: str = "label", told: bool = False
) -> Path:
    """A code of one number, the brightness of the blob; the corner comes of the label. With `told` the
    encoder gives the label, too."""
    size = int(np.prod(SHAPE))
    blob, corners, ground = np.zeros(SHAPE), np.zeros((3, *SHAPE)), np.full(SHAPE, 25 / 255)
    blob[0, 5:, 3:] = 1
    for number in range(3):
        corners[number, 0, 2 * number, :2] = 180 / 255
    first = blob.reshape(size, 1) / blob.sum()
    graphs.encoder(folder / "encoder.onnx", first, np.array([-25 / 255]), ("N", *SHAPE))
    if told:
        model = onnx.load(folder / "encoder.onnx")
        flat = corners.reshape(3, size).T.astype(np.float32) / (2 * (180 / 255) ** 2)
        model.graph.initializer.append(onnx.numpy_helper.from_array(flat, "v"))
        model.graph.node.append(helper.make_node("MatMul", ["flat", "v"], ["label"]))
        model.graph.output.append(helper.make_tensor_value_info("label", FLOAT, ["N", 3]))
        onnx.save(model, folder / "encoder.onnx")
    number = len(shape) < 2 or shape[-1] == 1
    laid = [
        helper.make_node("Reshape", [name, "row"], ["flat_label"]),
        helper.make_node("Cast", ["flat_label"], ["numbers"], to=INT64),
        helper.make_node("Gather", ["v", "numbers"], ["corner"]),
    ] if number else [
        helper.make_node("Cast", [name], ["shares"], to=FLOAT),
        helper.make_node("MatMul", ["shares", "v"], ["corner"]),
    ]  # fmt: skip
    nodes = [
        *laid,
        helper.make_node("Gemm", ["z", "w", "b"], ["flat"]),
        helper.make_node("Add", ["flat", "corner"], ["sum"]),
        helper.make_node("Reshape", ["sum", "s"], ["y"]),
    ]  # fmt: skip
    constants = {
        "w": blob.reshape(1, size), "b": ground.reshape(size), "v": corners.reshape(3, size),
    }  # fmt: skip
    graphs.save(
        folder / "decoder.onnx", nodes, [(name, kind, shape), ("z", FLOAT, ("N", 1))],
        [("y", FLOAT, ("N", *SHAPE))], s=np.array([-1, *SHAPE], np.int64), row=np.array([-1], np.int64),
        **{key: value.astype(np.float32) for key, value in constants.items()},
    )  # fmt: skip
    return folder


def understood(folder: Path, pixels: Bytes | None) -> Settled:
    found = looked_over(folder)
    return settled(found, fitted(found, SHAPE), pixels)


@pytest.mark.parametrize(
    ("kind", "shape", "name", "text"),
    [
        (FLOAT, ("N", 3), "c", TOLD),
        (FLOAT, ("N", 3), "label", "range = [0, 1]\n"),  # the name tells what it is, and the size how many
        (INT64, ("N", 3), "one_hot", TOLD),
        (INT64, ("N",), "second", TOLD),
        (INT64, ("N", 1), "second", TOLD),
        (FLOAT, ("N", 1), "class_input", TOLD),
    ],
)
def test_labels_are_recognised_and_found_by_the_images(
    tmp_path: Path, pixels: Bytes, kind: int, shape: tuple[Any, ...], name: str, text: str
) -> None:
    folder = conditional(tmp_path, kind, shape, name)
    (folder / "model.toml").write_text(text)
    found = understood(folder, pixels[:64])
    codes = found.model.encode((pixels / 255).astype(np.float32))
    assert found.size == codes.shape[1] == 4
    np.testing.assert_array_equal(codes[:, 1:].argmax(axis=1), np.arange(90) % 3)
    np.testing.assert_allclose(found.model.decode(codes), pixels / 255, atol=1e-5)
    assert "with which it is reconstructed best" in " ".join(found.notes)


def test_the_range_is_tried_with_each_label(tmp_path: Path, pixels: Bytes) -> None:
    folder = conditional(tmp_path, FLOAT, ("N", 3))
    assert "[0, 1] has the least error" in " ".join(understood(folder, pixels[:64]).notes)


def test_an_encoder_tells_the_labels(tmp_path: Path, pixels: Bytes) -> None:
    folder = conditional(tmp_path, FLOAT, ("N", 3), told=True)
    (folder / "model.toml").write_text("range = [0, 1]\n")
    shares = (pixels[:20] / 255).astype(np.float32)
    labels = np.eye(3, dtype=np.float32)[np.arange(20) % 3]
    codes = shares[:, 0, 5:, 3:].mean(axis=(1, 2))[:, None] - 25 / 255
    arrays = {"images": shares, "codes": codes, "labels": labels, "outputs": shares}
    np.savez(folder / "reference.npz", **arrays)
    found = understood(folder, pixels[:64])
    assert "The encoder tells them." in " ".join(found.notes)
    assert "codes within" in " ".join(found.notes)
    assert "images within" in " ".join(found.notes)
    np.testing.assert_array_equal(found.model.encode(shares)[:, 1:].argmax(axis=1), np.arange(20) % 3)


def test_a_decoder_alone_draws_every_class(tmp_path: Path) -> None:
    folder = conditional(tmp_path, INT64, ("N",))
    (folder / "encoder.onnx").unlink()
    (folder / "model.toml").write_text(TOLD)
    found = understood(folder, None)
    drawn = found.model.draws(5)
    assert (found.size, drawn.shape) == (4, (5, 4))
    np.testing.assert_array_equal(drawn[:, 1:].argmax(axis=1), [0, 1, 2, 0, 1])


@pytest.mark.parametrize(
    ("kind", "shape", "name", "text", "words"),
    [
        (FLOAT, ("N", 3), "second", "", r"two inputs \(second and z\).*say classes in model.toml"),
        (INT64, ("N",), "label", "", "which are the labels can't be told"),
        (FLOAT, ("N", 3), "label", 'classes = ["cat", "dog"]', "2 classes are known"),
        (FLOAT, ("N", 1), "second", CLASSES, "3 classes are known"),
    ],
)
def test_what_can_not_be_told_is_refused(
    tmp_path: Path, kind: int, shape: tuple[Any, ...], name: str, text: str, words: str
) -> None:
    folder = conditional(tmp_path, kind, shape, name)
    (folder / "model.toml").write_text(text)
    with pytest.raises(ForeignError, match=words):
        understood(folder, None)
