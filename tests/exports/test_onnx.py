"""A run leaves as ONNX: what is written, that it gives what the program does, and what is refused."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import struct
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
import tifffile
import tomli_w
import torch
from numpy.typing import NDArray
from PIL import Image
from small import digits, narrow, of_folder, trained
from variants import shortened

from aegui import paths
from aegui.cli.main import main
from aegui.cli.reproducing import REMAKERS
from aegui.exports.folders import NotWritten
from aegui.exports.graphs import DECODER, ENCODER, RECONSTRUCT, traced
from aegui.exports.onnx_folder import Exported, export_onnx, sentence
from aegui.exports.preprocessing import Pixels, Preprocessing
from aegui.exports.reading import provenance_of
from aegui.exports.running import Differs, checked
from aegui.exports.taken_images import NotInGraph, Taken, channels_first, pixels_of, taken_images
from aegui.parts.datasets import datasets
from aegui.parts.datasets.own import OwnImages
from aegui.parts.models import families
from aegui.parts.networks import networks
from aegui.parts.tasks import tasks
from aegui.recipe import Recipe, find
from aegui.runs.packing import pack
from aegui.runs.run_folder import Run, RunError
from aegui.runs.snapshot import Snapshot, of_weights, open_run
from aegui.training.building import build


def quiet(share: float, what: str) -> None:
    """Nobody hears."""


@pytest.fixture(scope="module")
def run() -> Run:
    return Run(paths.trained() / "quick-start")


def test_bytes_go_in_and_the_programs_codes_come_out(run: Run, tmp_path: Path) -> None:
    snapshot = open_run(run)
    done = export_onnx(run, snapshot, tmp_path / "model", [], quiet)
    assert {one.name for one in done.folder.iterdir()} == {
        ENCODER, DECODER, RECONSTRUCT, "about.json", "check.json", "model.toml", "reference.npz",
    }  # fmt: skip
    encoder = onnxruntime.InferenceSession(done.folder / ENCODER)
    (given,) = encoder.get_inputs()
    assert (given.shape, given.type) == (["batch", *snapshot.recipe.shape], "tensor(uint8)")
    images = digits().test.pixels
    assert images is not None
    pixels = images[:5]
    codes = snapshot.encode(pixels)
    np.testing.assert_allclose(encoder.run(None, {"images": pixels})[0], codes, atol=1e-4)
    decoder = onnxruntime.InferenceSession(done.folder / DECODER)
    (shown,) = decoder.run(None, {"code": codes})
    assert np.abs(np.rint(shown.clip(0, 1) * 255) - snapshot.decode(codes)).max() <= 1
    assert json.loads((done.folder / "check.json").read_text())["share"] == done.checked.share
    about = {one.key: one.value for one in onnx.load(done.folder / ENCODER).metadata_props}
    assert json.loads(about["code_names"])[:2] == ["z1", "z2"]
    assert json.loads(about["aegui"])["run"] == run.name
    assert str(Path.cwd()) not in (done.folder / ENCODER).read_bytes().decode("latin1")
    assert "off at most" in sentence(done)


# The user's own images


def put_deep(folder: Path, count: int) -> Path:
    """Grey pictures of 16 bits, some of another size."""
    folder.mkdir()
    chance = np.random.default_rng(5)
    for number in range(count):
        small = chance.integers(0, 60000, (4, 4 + number % 2)).astype(np.float32)
        large = Image.fromarray(small).resize((20 + number % 3, 24), Image.Resampling.BILINEAR)
        Image.fromarray(np.asarray(large).astype(np.uint16)).save(folder / f"{number:02d}.png")
    return folder


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Exported]:
    """Of pictures of 16 bits and several sizes, each of which tells its own range."""
    folder = tmp_path_factory.mktemp("own")
    recipe = of_folder(
        put_deep(folder / "pictures", 12), data__intensities="percentiles", data__range_of="image",
        data__held_out=0.5, model="variational", loss="bce",
    )  # fmt: skip
    run = Run(trained(recipe, folder))
    return run, export_onnx(run, open_run(run), folder / "model", [], quiet)


def test_ones_own_pixels_go_in_and_the_programs_codes_come_out(own: tuple[Run, Exported]) -> None:
    run, done = own
    encoder = onnxruntime.InferenceSession(done.folder / ENCODER)
    (given,) = encoder.get_inputs()
    assert (given.shape, given.type) == (["batch", 1, "height", "width"], "tensor(uint16)")
    assert [one.name for one in encoder.get_outputs()] == ["code", "spread", "seen"]
    # One picture by one's own hands, read by another library's plain means.
    picture = np.asarray(Image.open(Path(run.raw_recipe["data"]["path"]) / "03.png")).astype(np.uint16)
    code, spread, _ = encoder.run(None, {"images": picture[None, None]})
    stored = run.codes
    assert stored is not None
    row = [stored.subset.identity(n) for n in range(len(stored.subset))].index("03.png")
    np.testing.assert_allclose(code[0], stored.codes[row], atol=1e-4)
    assert (spread > 0).all()
    assert done.checked.largest[ENCODER]["seen"] < 1e-6
    assert done.checked.rounded == 0
    said = {one.name: one.doc_string for one in onnx.load(done.folder / ENCODER).graph.input}
    assert "uint16 as in their files, upright; black and white: its own of each image" in said["images"]


def test_it_opens_here_and_gives_the_same_codes_and_pictures(
    own: tuple[Run, Exported], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the pictures of before, or others: how they come to the network's form lies beside the graphs."""
    run, done = own
    pictures, out = run.raw_recipe["data"]["path"], ["--out", str(tmp_path / "runs")]
    assert main(["adopt", str(done.folder), "--folder", pictures, *out]) == 0
    (path,) = (tmp_path / "runs").iterdir()
    again, ours = Run(path), open_run(run)
    assert "The reference is met" in again.results["note"]
    assert again.codes is not None
    assert run.codes is not None
    known = {run.codes.subset.identity(n): code for n, code in enumerate(run.codes.codes)}
    names = [again.codes.subset.identity(n) for n in range(len(again.codes.codes))]
    assert names
    np.testing.assert_allclose(again.codes.codes, [known[name] for name in names], atol=1e-4)
    codes = np.stack(list(known.values()))
    assert np.abs(open_run(again).decode(codes).astype(int) - ours.decode(codes)).max() <= 1
    with pytest.raises(RunError, match=r"was made elsewhere: its own ONNX files lie in /.*/model\.$"):
        export_onnx(again, open_run(again), tmp_path / "exported", [], quiet)
    # A description is text that anybody may write.
    described = tomllib.loads((done.folder / "model.toml").read_text())
    model = shutil.copytree(done.folder, tmp_path / "model")
    for changed, said in (
        ({"images": {"resize": "bend"}}, r"model.toml: images.resize is 'bend'; it must be one of"),
        ({"images": {"path": "/etc"}}, "model.toml: images.path is no setting"),
        ({"entrance": "nowhere"}, "encoder.onnx has no value 'nowhere' to begin with"),
    ):
        (model / "model.toml").write_text(tomli_w.dumps(described | changed))
        assert main(["adopt", str(model), "--folder", pictures, *out]) == 1
        assert re.search(said, capsys.readouterr().err)


def test_a_disk_that_is_full_leaves_nothing(
    own: tuple[Run, Exported], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each file that is written, one after the other."""
    run, done = own
    graphs = {name: onnx.load(done.folder / name) for name in (ENCODER, DECODER, RECONSTRUCT)}
    monkeypatch.setattr("aegui.exports.onnx_folder.traced", lambda *_: graphs)
    monkeypatch.setattr("aegui.exports.onnx_folder.checked", lambda *_: done.checked)
    files = len(list(done.folder.iterdir()))
    for left in range(files):
        written = iter(range(left))

        def sync(descriptor: int, written: Iterator[int] = written) -> None:
            if next(written, None) is None:
                raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", sync)
        with pytest.raises(NotWritten, match=r"/model: the disk is full\.$"):
            export_onnx(run, open_run(run), tmp_path / "model", [], quiet)
        assert not list(tmp_path.iterdir())


def test_it_says_where_it_comes_from(own: tuple[Run, Exported]) -> None:
    run, done = own
    about = provenance_of(done.folder)
    assert (about.kind, about.run, about.settings) == ("model", run.name, {"format": "onnx", "plain": False})
    assert about.kind in REMAKERS


@pytest.mark.long
def test_it_is_made_again(
    own: tuple[Run, Exported], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, done = own
    words = [
        "reproduce",
        str(done.folder),
        "--run",
        str(run.path),
        "--out",
        str(tmp_path / "again"),
        "--json",
    ]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["same"]


def test_what_differs_is_not_written(
    own: tuple[Run, Exported], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other weights than those that were exported stand for an exporter that is wrong."""
    run, done = own
    graphs = {name: onnx.load(done.folder / name) for name in (ENCODER, DECODER, RECONSTRUCT)}
    monkeypatch.setattr("aegui.exports.onnx_folder.traced", lambda *_: graphs)
    snapshot = open_run(run)
    weights = {name: value * 1.1 for name, value in snapshot.model.state_dict().items()}
    with pytest.raises(Differs, match=r"The exported \w+.onnx gives another \w+ than the program: .* off"):
        export_onnx(run, of_weights(snapshot.recipe, weights), tmp_path / "model", [], quiet)
    assert not list(tmp_path.iterdir())


def test_images_that_are_gone_are_asked_for(own: tuple[Run, Exported], tmp_path: Path) -> None:
    run, recipe = own[0], open_run(own[0]).recipe
    pictures = Path(run.raw_recipe["data"]["path"])
    moved = pictures.rename(tmp_path / "elsewhere")
    with pytest.raises(
        NotInGraph, match=r"are not at .* they tell which pixels .* --data DIR, or .*\(--plain"
    ):
        taken_images(run, recipe, [], False, quiet)
    assert "random images" in " ".join(taken_images(run, recipe, [], True, quiet).notes)
    moved.rename(pictures)


def test_what_no_graph_can_do_is_said(tmp_path: Path) -> None:
    def image(dtype: str, channels: int = 1) -> NDArray[Any]:
        return np.zeros((8, 8, channels), dtype)

    data = of_folder(tmp_path).data
    assert isinstance(data, OwnImages)
    for images, said in (
        ([image("uint8"), image("uint16")], r"several types \(uint16, uint8\)"),
        ([image("uint8", 2)], "2 channels, and the model takes 1"),
        ([image("uint8", 4)], "4 channels, one of which says how much is seen of a pixel, and"),
    ):
        with pytest.raises(NotInGraph, match=rf"{said}.*\(--plain\)"):
            pixels_of(data, images)
    each = {"size": (8,), "colour": "grey", "intensities": "min-max", "range_of": "image"}
    patches = datasets.make({"kind": "patches", "path": str(tmp_path), **each})
    assert isinstance(patches, OwnImages)
    with pytest.raises(NotInGraph, match=r"each whole picture .*\(--plain\)"):
        pixels_of(patches, [image("uint8")])


def save_folder(folder: Path) -> dict[str, Any]:
    """Colours that become grey."""
    folder.mkdir()
    for n in range(4):
        pixels = np.random.default_rng(n).integers(0, 256, (18 + n, 12, 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"{n}.png")
    return {"kind": "folder", "path": str(folder), "colour": "grey", "size": [8], "intensities": "min-max"}


def save_stack(folder: Path) -> dict[str, Any]:
    """Pages of 12 bits in one file."""
    folder.mkdir()
    pages = np.random.default_rng(0).integers(0, 4096, (6, 12, 10), np.uint16)
    tifffile.imwrite(folder / "stack.tif", pages, photometric="minisblack")
    return {"kind": "folder", "path": str(folder), "planes": "images", "size": [8], "resize": "pad"}


def save_channels(folder: Path) -> dict[str, Any]:
    """Four channels apart, each with limits of its own."""
    folder.mkdir()
    for n in range(4):
        image = np.random.default_rng(n).integers(0, [[[99]], [[999]], [[9999]], [[65535]]], (4, 12, 10))
        tifffile.imwrite(
            folder / f"{n}.ome.tif",
            image.astype(np.uint16),
            photometric="minisblack",
            metadata={"axes": "CYX"},
        )
    names = ["a", "b", "c", "d"]
    return {"kind": "folder", "path": str(folder), "planes": "channels", "channels": names, "size": [8]}


def save_patches(folder: Path) -> dict[str, Any]:
    folder.mkdir()
    for n in range(2):
        pixels = np.random.default_rng(n).integers(0, 9999, (32, 48)).astype(np.uint16)
        Image.fromarray(pixels).save(folder / f"{n}.png")
    return {"kind": "patches", "path": str(folder), "patch": [16], "size": [8]}


def save_arrays(folder: Path) -> dict[str, Any]:
    chance = np.random.default_rng(0)
    np.savez(
        folder.with_suffix(".npz"), x_train=chance.normal(size=(5, 9, 8, 3)), x_test=np.ones((2, 9, 8, 3))
    )
    return {"kind": "arrays", "path": str(folder.with_suffix(".npz")), "colour": "grey", "size": [8]}


def save_idx(folder: Path) -> dict[str, Any]:
    path = folder.with_name("own-images-idx3-ubyte")
    head = struct.pack(">4B3I", 0, 0, 8, 3, 6, 9, 8)
    path.write_bytes(head + np.random.default_rng(0).integers(0, 256, (6, 9, 8), np.uint8).tobytes())
    return {"kind": "arrays", "path": str(path)}


@pytest.mark.parametrize(
    "save", [save_folder, save_stack, save_channels, save_patches, save_arrays, save_idx]
)
def test_files_of_every_kind_come_to_what_the_network_sees(
    tmp_path: Path, save: Callable[[Path], dict[str, Any]]
) -> None:
    """The images of a set beside the values of their files, which are found by their names."""
    data = datasets.make(save(tmp_path / "own")).settled([])
    assert isinstance(data, OwnImages)
    splits = data.load_all([])
    known = {
        name: image
        for split in splits.values()
        for name, image in zip(
            split.names.tolist() if split.names is not None else (), split.pixels, strict=True
        )
    }
    values = dict(data.in_files([], list(known)))
    assert values.keys() == known.keys()
    pixels = pixels_of(data, list(values.values()))
    for name, image in values.items():
        np.testing.assert_array_equal(data.brought(image), known[name])
        given = torch.from_numpy(channels_first(image, pixels)[None].copy())
        made = Preprocessing(pixels)(given)[0].numpy() * 255
        np.testing.assert_array_equal(made.round(), known[name])


# Every part


def tried(snapshot: Snapshot, pixels: Pixels | None = None) -> float:
    """The largest difference between graphs and program, as a share, for random images."""
    seen = np.random.default_rng(1).integers(0, 256, (32, *snapshot.recipe.shape), np.uint8)
    given: list[Any] = list(seen) if pixels else list(seen.astype(np.float32) * np.float32(1 / 255))
    graphs: Mapping[str, Any] = traced(snapshot, pixels, quiet)
    for graph in graphs.values():
        onnx.checker.check_model(graph)
    return checked(snapshot, graphs, Taken(given, seen, pixels, "32 images"), quiet).share


@pytest.mark.long
@pytest.mark.parametrize("network", networks.names())
@pytest.mark.parametrize("family", families.names())
def test_every_family_with_every_network(family: str, network: str) -> None:
    labels = 10 if families[family].what.has_label else 0
    code = 49 - labels if network == "reshaping" else 4  # a square that grows to 28×28
    linear: dict[str, dict[str, Any]] = {
        "reshaping": {"code_activation": "linear"},
        "conv": {"filters": [4, 4]},
    }
    recipe = Recipe(
        data="digits",
        model={"kind": family, "code": code},
        network={"kind": network, **linear.get(network, {})},
    )
    assert tried(of_weights(recipe, build(recipe).state_dict())) < 1e-5


@pytest.mark.long
@pytest.mark.parametrize("task", tasks.names())
def test_every_task(task: str) -> None:
    recipe = Recipe(data="cifar10", task=task, network={"kind": "conv", "filters": [4, 4]}, model="plain")
    assert tried(of_weights(recipe, build(recipe).state_dict()), Pixels(3, (32, 32))) < 1e-5


@pytest.mark.long
@pytest.mark.parametrize("small", [None, False, True])
def test_runs_of_lower_precision(small: bool | None, tmp_path: Path) -> None:
    """Trained in bfloat16; packed besides with 16 bits a weight, or with 8."""
    run = Run(trained(narrow(training__precision="bfloat16"), tmp_path / "runs"))
    assert run.state["precision"] == "bfloat16"
    if small is not None:
        pack(run, tmp_path / "packed", 0, (), small)
        run = Run(tmp_path / "packed" / "quick-start")
        assert run.state["weights"].startswith("int8" if small else "float16")
    done = export_onnx(run, open_run(run), tmp_path / "model", [], quiet)
    assert done.checked.share < 1e-5


@pytest.mark.parametrize("name", shortened(["spatial-vae", "aae-semi"]))
def test_poses_and_labels_come_out_too(name: str) -> None:
    recipe = find(name)
    graphs = traced(of_weights(recipe, build(recipe).state_dict()), None, quiet)
    told = [one.name for one in graphs[ENCODER].graph.output]
    assert told == (["code", "spread", "pose"] if name == "spatial-vae" else ["code", "label"])
