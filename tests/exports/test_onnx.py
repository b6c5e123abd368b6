"""A run leaves as ONNX: what is written, that it gives what the program does, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
from small import digits, of_folder
from variants import shortened

from aegui import paths
from aegui.exports.graphs import DECODER, ENCODER, RECONSTRUCT, traced
from aegui.exports.onnx_folder import export_onnx, sentence
from aegui.exports.preprocessing import Pixels
from aegui.exports.running import Differs, checked
from aegui.exports.taken_images import NotInGraph, Taken, taken_images
from aegui.parts.models import families
from aegui.parts.networks import networks
from aegui.parts.tasks import tasks
from aegui.recipe import Recipe, find
from aegui.runs.run_folder import Run
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
        ENCODER, DECODER, RECONSTRUCT, "check.json", "model.toml", "reference.npz",
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


def test_what_differs_is_not_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The graphs of other weights stand for an exporter that is wrong."""
    snapshot = open_run(run)
    weights = {name: value * 1.1 for name, value in snapshot.model.state_dict().items()}
    wrong = traced(of_weights(snapshot.recipe, weights), Pixels(1, snapshot.recipe.shape[1:]), quiet)
    monkeypatch.setattr("aegui.exports.onnx_folder.traced", lambda *_: wrong)
    with pytest.raises(Differs, match=r"The exported \w+.onnx gives another \w+ than the program: .* off"):
        export_onnx(run, snapshot, tmp_path / "model", [], quiet)
    assert not list(tmp_path.iterdir())


def test_ones_own_images_need_plain(run: Run, tmp_path: Path) -> None:
    with pytest.raises(NotInGraph, match=r"is in no graph yet: .* \(--plain\)"):
        taken_images(run, of_folder(tmp_path), [], False, quiet)


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


@pytest.mark.parametrize("name", shortened(["spatial-vae", "aae-semi"]))
def test_poses_and_labels_come_out_too(name: str) -> None:
    recipe = find(name)
    graphs = traced(of_weights(recipe, build(recipe).state_dict()), None, quiet)
    told = [one.name for one in graphs[ENCODER].graph.output]
    assert told == (["code", "spread", "pose"] if name == "spatial-vae" else ["code", "label"])
