"""The decoder that numpy runs until torch is there."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from variants import shortened

from aegui import paths
from aegui.runs.numpy_decoder import ACTIVATIONS, FAMILIES, numpy_decoder
from aegui.runs.run_folder import Run
from aegui.runs.snapshot import open_run

DENSE = sorted(
    run.name
    for run in map(Run, (file.parent for file in paths.trained().glob("*/recipe.toml")))
    if run.raw_recipe["network"]["kind"] == "dense" and run.raw_recipe["model"]["kind"] in FAMILIES
)
FIRST = ["quick-start", *(name for name in DENSE if name != "quick-start")]


@pytest.mark.parametrize("name", shortened(FIRST, 3))
def test_it_decodes_as_the_network_does(name: str) -> None:
    run = Run(paths.trained() / name)
    assert run.codes is not None
    decoder, snapshot = numpy_decoder(run, run.codes), open_run(run)
    assert decoder is not None
    codes = run.codes.codes[::3]
    with torch.inference_mode():
        images = snapshot.model.decode(torch.from_numpy(codes)).numpy()
    assert decoder.shape == snapshot.shape
    assert np.abs(decoder.images(codes) - images).max() <= 1e-6
    apart = decoder.decode(codes).astype(int) - snapshot.decode(codes)
    assert np.abs(apart).max() <= 1  # where 127.49999 and 127.50001 part
    assert (apart != 0).mean() < 1e-4


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        ("leaky-relu", torch.nn.LeakyReLU(0.2)), ("elu", torch.nn.ELU()), ("relu", torch.nn.ReLU()),
        ("tanh", torch.nn.Tanh()), ("sigmoid", torch.nn.Sigmoid()), ("linear", torch.nn.Identity()),
    ],
)  # fmt: skip
def test_activations_are_those_of_the_network(name: str, layer: torch.nn.Module) -> None:
    values = np.array([-200, -3, -1e-3, -0.0, 0, 1e-3, 3, 200], np.float32)
    np.testing.assert_allclose(
        ACTIVATIONS[name](values), layer(torch.from_numpy(values)).numpy(), rtol=1e-6, atol=1e-7
    )


def test_what_is_of_another_kind_or_damaged_waits_for_torch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("conv-16", "aae-semi"):
        run = Run(paths.trained() / name)
        assert run.codes is not None
        assert numpy_decoder(run, run.codes) is None
    path = shutil.copytree(paths.trained() / "quick-start", tmp_path / "run")
    run = Run(path)
    assert run.codes is not None
    monkeypatch.setattr("aegui.runs.numpy_decoder.LARGEST", 1000)
    assert numpy_decoder(run, run.codes) is None
    monkeypatch.undo()
    weights = path / "model.safetensors"
    other = (paths.trained() / "dense-128" / "model.safetensors").read_bytes()
    for content in (other, b"nothing", weights.read_bytes()[:-9]):
        weights.write_bytes(content)
        assert numpy_decoder(run, run.codes) is None
    weights.unlink()
    assert numpy_decoder(run, run.codes) is None
