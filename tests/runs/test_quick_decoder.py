"""Single codes are decoded by onnxruntime where that is faster, to the same images."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import onnxruntime
import pytest
import torch
from variants import shortened

from aegui.parts.models import families
from aegui.recipe import Recipe
from aegui.runs import quick_decoder
from aegui.runs.quick_decoder import decoder_graph
from aegui.runs.snapshot import Snapshot, of_weights
from aegui.training.building import build

DENSE: dict[str, Any] = {"kind": "dense", "widths": [30]}
BENT = ("relu", "leaky-relu", "elu", "tanh", "sigmoid", "linear")
KINDS: dict[str, dict[str, Any]] = {
    **{name: DENSE | {"activation": name} for name in BENT},
    "linear output": DENSE | {"output_activation": "linear"},
    "strides": {"kind": "conv", "filters": [4, 20, 3], "strides": [2, 1, 3]},
    "resized": {
        "kind": "reshaping", "side": 14, "filters": [4], "strides": [2],
        "growing": [20, 16], "growth": [2, 1],
    },
}  # fmt: skip


def random(family: str = "plain", code: int = 49, **network: Any) -> Snapshot:
    """A model with random weights."""
    recipe = Recipe(data="digits", model={"kind": family, "code": code}, network=network or DENSE)
    return of_weights(recipe, build(recipe).state_dict())


def drawn(snapshot: Snapshot, count: int) -> np.ndarray[Any, np.dtype[np.float32]]:
    return np.random.default_rng(1).standard_normal((count, snapshot.recipe.code_width), np.float32)


def apart(snapshot: Snapshot) -> float:
    """The largest difference of a pixel from 0 to 1."""
    graph, codes = decoder_graph(snapshot.model, levels=False), drawn(snapshot, 5)
    assert graph is not None
    session = onnxruntime.InferenceSession(graph.SerializeToString())
    with torch.inference_mode():
        images = snapshot.model.decode(torch.from_numpy(codes)).numpy()
    return float(np.abs(session.run(None, {"code": codes})[0] - images).max())


@pytest.mark.parametrize("kind", KINDS)
def test_the_graph_gives_the_programs_images(kind: str) -> None:
    assert apart(random(**KINDS[kind])) < 1e-5


@pytest.mark.parametrize("family", shortened([name for name in families.names() if name != "spatial-vae"], 2))
def test_every_family(family: str) -> None:
    assert apart(random(family, 4)) < 1e-5


def test_a_decoder_of_its_own_is_left_to_torch() -> None:
    assert decoder_graph(random("spatial-vae", 4).model) is None


def test_single_codes_alone_are_hastened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_decoder, "WORTH", -1.0)
    monkeypatch.setattr(quick_decoder, "GAIN", 0.0)
    snapshot = random(**KINDS["strides"])
    codes = drawn(snapshot, 6)
    before = snapshot.decode(codes)
    snapshot.hasten()
    assert snapshot.hastened
    ours: list[int] = []
    monkeypatch.setattr(snapshot, "_decode", lambda given: ours.append(len(given)) or before)
    quick = np.concatenate([snapshot.decode(codes[row : row + 1]) for row in range(6)])
    assert not ours
    assert np.abs(quick.astype(int) - before).max() <= 1
    assert snapshot.decode(codes) is before


def test_what_is_no_faster_or_missing_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small decoder does not even import the runtime."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    snapshot = random()
    snapshot.hasten()
    assert snapshot._single is None
    monkeypatch.setattr(quick_decoder, "WORTH", -1.0)
    assert quick_decoder.quick_decoder(snapshot.model, snapshot.decode, 49) is None
