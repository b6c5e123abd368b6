"""How a model from elsewhere is understood: layouts, ranges, batches, its reference, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import graphs
import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper
from small import digits

from aegui.foreign import ForeignError
from aegui.foreign.foreign_model import fitted, form_of, load
from aegui.foreign.model_folder import looked_over
from aegui.foreign.pixel_range import BYTE, INVERTED, MNIST, SIGNED, UNIT, PixelRange
from aegui.foreign.settling import Settled, settled

Bytes = NDArray[np.uint8]
Spoil = Callable[[Path], object]


@pytest.fixture(scope="module")
def pixels() -> Bytes:
    """Images that a few principal components restore well: blobs at four places, of any brightness."""
    generator = np.random.default_rng(3)
    rows, columns = np.mgrid[:12, :10]
    centres = [(3, 2), (3, 7), (8, 2), (8, 7)]
    blobs = np.stack([np.exp(-((rows - r) ** 2 + (columns - c) ** 2) / 4) for r, c in centres])
    shares = generator.uniform(0, 1, (300, 4)) @ blobs.reshape(4, -1) * 0.9
    made: Bytes = np.rint(255 * shares.clip(0, 1)).astype(np.uint8).reshape(-1, 1, 12, 10)
    return made


def as_shares(pixels: Bytes) -> NDArray[np.float32]:
    """Pixels from 0 to 1."""
    made: NDArray[np.float32] = (pixels / 255).astype(np.float32)
    return made


def understood(folder: Path, pixels: Bytes) -> Settled:
    found = looked_over(folder)
    shape = pixels.shape[1], pixels.shape[2], pixels.shape[3]
    return settled(found, fitted(found, shape), pixels[:64], pixels)


@pytest.mark.parametrize("layout", ["NCHW", "NHWC", "NHW", "flat"])
def test_layouts_are_found_by_shape(tmp_path: Path, pixels: Bytes, layout: str) -> None:
    found = understood(graphs.linear(tmp_path, pixels, layout=layout), pixels)
    shares = as_shares(pixels[:100])
    codes = found.model.encode(shares)
    assert codes.shape == (100, found.size) == (100, 4)
    np.testing.assert_allclose(found.model.decode(codes), shares, atol=0.02)


def test_colour_images_keep_their_channels_in_both_layouts(tmp_path: Path, pixels: Bytes) -> None:
    colour = np.concatenate([pixels, pixels[::-1], pixels // 2], axis=1)
    codes = [
        understood(graphs.linear(tmp_path / layout, colour, 8, layout), colour).model.encode(
            as_shares(colour[:5])
        )
        for layout in ("NCHW", "NHWC")
    ]
    np.testing.assert_allclose(codes[0], codes[1], atol=1e-4)


@pytest.mark.parametrize("both", [UNIT, SIGNED, BYTE, INVERTED, MNIST], ids=str)
def test_the_range_with_the_least_error_is_taken_and_named(
    tmp_path: Path, pixels: Bytes, both: PixelRange
) -> None:
    found = understood(graphs.linear(tmp_path, pixels, range_in=both), pixels)
    assert (found.model.range_in, found.model.range_out) == (both, both)
    assert any(f"{both} has the least error" in note for note in found.notes)
    assert found.error is not None
    assert found.error < 1e-3


def test_the_ranges_of_both_ends_may_differ(tmp_path: Path, pixels: Bytes) -> None:
    found = understood(graphs.linear(tmp_path, pixels, range_in=SIGNED, range_out=UNIT), pixels)
    assert (found.model.range_in, found.model.range_out) == (SIGNED, UNIT)
    assert "[−1, 1] going in and [0, 1] coming out" in " ".join(found.notes)


def test_what_the_description_says_is_not_tried(tmp_path: Path, pixels: Bytes) -> None:
    folder = graphs.linear(tmp_path, pixels, range_in=SIGNED)
    (folder / "model.toml").write_text('range = {mean = [0.5], std = [0.25]}\ncolour = "grey"\n')
    found = understood(folder, pixels)
    assert found.model.range_in.black == (-2.0,)
    assert not any("tried" in note for note in found.notes)


@pytest.mark.parametrize(("batch", "said"), [(1, "one at a time"), (7, "batches of 7")])
def test_a_fixed_batch_is_kept_to_and_said(tmp_path: Path, pixels: Bytes, batch: int, said: str) -> None:
    free = understood(graphs.linear(tmp_path / "free", pixels), pixels)
    fixed = understood(graphs.linear(tmp_path / "fixed", pixels, batch=batch), pixels)
    shares = as_shares(pixels[:10])
    np.testing.assert_allclose(fixed.model.encode(shares), free.model.encode(shares), atol=1e-5)
    assert sum(said in note for note in fixed.notes) == 2


def test_a_batch_that_is_fixed_within_the_graph_is_found(tmp_path: Path, pixels: Bytes) -> None:
    """Exported with one example, and declared free: the reshape in it knows of one image alone."""
    folder = graphs.linear(tmp_path, pixels)
    model = onnx.load(folder / "decoder.onnx")
    sizes = next(one for one in model.graph.initializer if one.name == "s")
    sizes.CopyFrom(onnx.numpy_helper.from_array(np.array([1, 1, 12, 10], np.int64), "s"))
    onnx.save(model, folder / "decoder.onnx")
    found = understood(folder, pixels)
    assert found.model.decode(np.zeros((3, 4), np.float32)).shape == (3, 1, 12, 10)
    assert "decoder.onnx takes one at a time" in " ".join(found.notes)


def test_bytes_go_in_as_they_are(tmp_path: Path, pixels: Bytes) -> None:
    folder = graphs.linear(tmp_path, pixels, range_in=BYTE, range_out=UNIT)
    model = onnx.load(folder / "encoder.onnx")
    model.graph.input[0].type.tensor_type.elem_type = TensorProto.UINT8
    onnx.save(model, folder / "encoder.onnx")
    found = understood(folder, pixels)
    assert (found.model.range_in, found.model.range_out) == (BYTE, UNIT)
    assert "takes bytes" in " ".join(found.notes)


def test_of_several_outputs_the_code_is_taken(tmp_path: Path, pixels: Bytes) -> None:
    folder = graphs.linear(tmp_path, pixels)
    model = onnx.load(folder / "encoder.onnx")
    model.graph.node.append(helper.make_node("Exp", ["code"], ["spread"]))
    model.graph.output.insert(0, helper.make_tensor_value_info("spread", TensorProto.FLOAT, ["N", 4]))
    onnx.save(model, folder / "encoder.onnx")
    found = understood(folder, pixels)
    assert found.error is not None
    assert found.error < 1e-3
    assert "code is the code" in " ".join(found.notes)


def test_each_half_alone_is_understood(tmp_path: Path, pixels: Bytes) -> None:
    folder = graphs.linear(tmp_path, pixels, range_in=UNIT, range_out=BYTE)
    decoder = (folder / "decoder.onnx").rename(tmp_path / "kept")
    assert "can't be tried without a decoder" in " ".join(understood(folder, pixels).notes)
    decoder.rename(folder / "decoder.onnx")
    (folder / "encoder.onnx").unlink()
    found = looked_over(folder)
    assert form_of(found, *load(found))[2] == (1, 12, 10)
    alone = settled(found, fitted(found, (1, 12, 10)), None)
    assert (alone.size, alone.model.range_out) == (4, BYTE)


# What belongs together


def with_reference(folder: Path, pixels: Bytes, apart: float = 0.0) -> Path:
    found = understood(folder, pixels)
    images = as_shares(pixels[:5])
    codes = found.model.encode(images)
    outputs = found.model.raw(codes)
    arrays = {"images": images, "codes": codes, "outputs": outputs + np.float32(apart)}
    np.savez(folder / "reference.npz", **arrays)  # type: ignore[arg-type]
    return folder


def test_a_reference_is_met(tmp_path: Path, pixels: Bytes) -> None:
    folder = with_reference(graphs.linear(tmp_path, pixels), pixels)
    assert any(
        note.startswith("The reference is met: codes within") for note in understood(folder, pixels).notes
    )


def test_a_reference_that_does_not_match_is_refused_with_the_largest_difference(
    tmp_path: Path, pixels: Bytes
) -> None:
    folder = with_reference(graphs.linear(tmp_path, pixels), pixels, apart=0.25)
    with pytest.raises(ForeignError, match=r"the largest difference is 0\.25, where 0\.001 is allowed"):
        understood(folder, pixels)


@pytest.mark.parametrize(
    ("arrays", "words"),
    [
        ({"images": np.zeros((3, 1, 12, 10))}, "no inputs with outputs"),
        ({"images": np.zeros((3, 1, 12, 10)), "codes": np.zeros((2, 4))}, "a row for each image"),
        ({"images": np.zeros((3, 7)), "codes": np.zeros((3, 4))}, "of another size"),
        ({"images": np.zeros((3, 1, 12, 10)), "codes": np.zeros((3, 9))}, "have 9"),
        ({"images": np.full((3, 1, 12, 10), "a"), "codes": np.zeros((3, 4))}, "arrays of numbers"),
        ({"x": np.array([{}] * 3, object), "z": np.zeros((3, 4))}, "can't be read"),
    ],
)
def test_a_reference_that_can_not_be_used_is_refused(
    tmp_path: Path, pixels: Bytes, arrays: dict[str, NDArray[np.generic]], words: str
) -> None:
    folder = graphs.linear(tmp_path, pixels)
    np.savez(folder / "reference.npz", **arrays)  # type: ignore[arg-type]
    with pytest.raises(ForeignError, match=words):
        understood(folder, pixels)


# What is refused


def two_inputs(folder: Path) -> None:
    model = onnx.load(folder / "encoder.onnx")
    model.graph.input.append(helper.make_tensor_value_info("label", TensorProto.INT64, ["N"]))
    onnx.save(model, folder / "encoder.onnx")


def whole_numbers(folder: Path) -> None:
    model = onnx.load(folder / "encoder.onnx")
    model.graph.input[0].type.tensor_type.elem_type = TensorProto.INT64
    onnx.save(model, folder / "encoder.onnx")


def all_free(folder: Path) -> None:
    model = onnx.load(folder / "encoder.onnx")
    for one, name in zip(model.graph.input[0].type.tensor_type.shape.dim, "NABC", strict=True):
        one.dim_param = name
    onnx.save(model, folder / "encoder.onnx")


def longer_codes(folder: Path) -> None:
    graphs.decoder(folder / "decoder.onnx", np.zeros((9, 120)), np.zeros(120), ("N", 1, 12, 10))


def other_pictures(folder: Path) -> None:
    graphs.decoder(folder / "decoder.onnx", np.zeros((4, 64)), np.zeros(64), ("N", 1, 8, 8))


def unknown_operator(folder: Path) -> None:
    model = onnx.load(folder / "decoder.onnx")
    model.graph.node[0].op_type = "Bogus"
    onnx.save(model, folder / "decoder.onnx")


def own_operator(folder: Path) -> None:
    model = onnx.load(folder / "decoder.onnx")
    model.graph.node[0].domain = "my.ops"
    model.opset_import.append(helper.make_opsetid("my.ops", 1))
    onnx.save(model, folder / "decoder.onnx")


def no_numbers(folder: Path) -> None:
    graphs.decoder(folder / "decoder.onnx", np.full((4, 120), np.nan), np.zeros(120), ("N", 1, 12, 10))


def damaged(folder: Path) -> None:
    (folder / "decoder.onnx").write_bytes(b"hello" * 40)


def empty(folder: Path) -> None:
    (folder / "decoder.onnx").write_bytes(b"")


def external(folder: Path, location: str) -> None:
    """The weights of the decoder in a file beside it; the graph names another one."""
    model = onnx.load(folder / "decoder.onnx")
    onnx.save(
        model, folder / "decoder.onnx", save_as_external_data=True, location="decoder.onnx.data",
        size_threshold=100,
    )  # fmt: skip
    model = onnx.load(folder / "decoder.onnx", load_external_data=False)
    for tensor in model.graph.initializer:
        for entry in tensor.external_data:
            if entry.key == "location":
                entry.value = location
    (folder / "decoder.onnx").write_bytes(model.SerializeToString())


def missing_weights(folder: Path) -> None:
    external(folder, "gone.onnx.data")


def weights_elsewhere(folder: Path) -> None:
    external(folder, "../../secret")


def absolute_weights(folder: Path) -> None:
    external(folder, "/etc/passwd")


def linked_weights(folder: Path) -> None:
    external(folder, "link.data")
    (folder / "link.data").symlink_to(folder / "decoder.onnx.data")


def described(text: str) -> Spoil:
    return lambda folder: (folder / "model.toml").write_text(text)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (two_inputs, r"takes 2 inputs \(x, label\); it must take one"),
        (whole_numbers, "takes int64 numbers; images and codes are float, or uint8"),
        (all_free, r'can\'t be told: say layout = "NCHW" or "NHWC" in model.toml'),
        (longer_codes, "gives codes of 4 numbers and the decoder takes 9"),
        (other_pictures, "takes 12×10 grey images and the decoder gives 8×8 grey ones"),
        (unknown_operator, "its operator Bogus is none that onnxruntime has"),
        (own_operator, "its operator my.ops:Gemm is none that onnxruntime has"),
        (no_numbers, r"The decoder gives values that are no numbers \(NaN or infinite\)"),
        (damaged, "is damaged or no ONNX file"),
        (empty, "can't be loaded"),
        (missing_weights, "keeps its weights in gone.onnx.data, which is missing"),
        (weights_elsewhere, r"keeps weights at '\.\./\.\./secret', which is not in its folder"),
        (absolute_weights, "keeps weights at '/etc/passwd', which is not in its folder"),
        (linked_weights, "keeps weights in link.data, which is no plain file"),
        (described("range = 3"), r"range is 3: give two numbers such as \[0, 1\]"),
        (described("range = [1, 1]"), "range is"),
        (described("sice = [1, 1]"), "there is no 'sice'; there are name, range"),
        (described("size = [0, 28]"), "size.0 is 0"),
        (described("size = [28, 28]"), "has 12×10 grey images, and model.toml says others"),
        (described('colour = "rgb"'), "has 12×10 grey images, and model.toml says others"),
        (described("range = ["), "is no TOML"),
    ],
)
def test_a_model_that_can_not_be_used_is_refused_in_a_sentence(
    tmp_path: Path, pixels: Bytes, spoil: Spoil, words: str
) -> None:
    folder = graphs.linear(tmp_path / "model", pixels)
    spoil(folder)
    with pytest.raises(ForeignError, match=words) as caught:
        understood(folder, pixels)
    assert str(caught.value).endswith(".")
    assert len(str(caught.value)) < 700


def test_weights_beside_a_graph_are_read(tmp_path: Path, pixels: Bytes) -> None:
    folder = graphs.linear(tmp_path, pixels)
    external(folder, "decoder.onnx.data")
    assert understood(folder, pixels).size == 4
    assert folder / "decoder.onnx.data" in looked_over(folder).files


def test_a_model_of_gigabytes_is_refused_before_it_is_read(
    tmp_path: Path, pixels: Bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = graphs.linear(tmp_path, pixels)
    with (folder / "encoder.onnx").open("r+b") as file:
        file.truncate(4 * 10**9)  # without a byte on the disk
    with pytest.raises(ForeignError, match=r"has 4\.0 GB of weights; a model may have 2 GB"):
        looked_over(folder)


def test_images_of_another_form_are_refused(tmp_path: Path, pixels: Bytes) -> None:
    found = looked_over(graphs.linear(tmp_path, pixels))
    with pytest.raises(
        ForeignError, match="takes 12×10 grey images, and these are 28×28 grey: choose others"
    ):
        fitted(found, (1, 28, 28))


def test_eight_by_eight_images_of_one_channel_are_told(tmp_path: Path) -> None:
    test = digits().test.pixels
    assert test is not None
    small = test[:, :, ::4, ::4][:, :, :3, :3].repeat(2, axis=2)
    folder = graphs.linear(tmp_path, np.ascontiguousarray(small), layout="NCHW")
    with pytest.raises(ForeignError, match="which of these the colours are can't be told"):
        understood(folder, small)
    (folder / "model.toml").write_text('layout = "NCHW"')
    assert understood(folder, small).model.shape == (1, 6, 3)
