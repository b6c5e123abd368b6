"""A run leaves as weights and plain PyTorch: the file needs nothing of this program and does what it does."""

from __future__ import annotations

import ast
import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from variants import shortened

from aegui import paths
from aegui.exports import weights_folder
from aegui.exports.child import finished
from aegui.exports.folders import NotWritten
from aegui.exports.plain_model import source_of
from aegui.exports.preprocessing import Pixels
from aegui.exports.reading import provenance_of
from aegui.exports.running import Differs
from aegui.exports.weights_folder import export_weights
from aegui.parts.models import families
from aegui.parts.networks import networks
from aegui.parts.tasks import tasks
from aegui.recipe import Recipe
from aegui.runs.run_folder import Run, RunError
from aegui.runs.snapshot import Snapshot, of_weights, open_run
from aegui.training.building import build

RUN = Run(paths.trained() / "quick-start")
# Before what an export runs by itself: what an installation adds to the path is not read (-S), and its name
# is refused.
ALONE = """
import sys
class Refusal:
    def find_spec(self, name, *_):
        if name.partition(".")[0] == "aegui":
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Refusal())
sys.path.append({packages!r})
try:
    import aegui
except ModuleNotFoundError:
    print("alone")
"""


def quiet(share: float, what: str) -> None:
    """Nobody hears."""


def test_it_gives_the_programs_codes_where_the_program_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def alone(command: list[str], check: Callable[[], object]) -> subprocess.CompletedProcess[str]:
        at = command.index("-c")
        text = ALONE.format(packages=str(Path(torch.__file__).parents[1])) + command[at + 1]
        ended = finished([*command[:at], "-S", "-c", text, *command[at + 2 :]], check)
        said.append(ended.stdout)
        return ended

    monkeypatch.setattr(weights_folder, "finished", alone)
    done = export_weights(RUN, open_run(RUN), tmp_path / "model", [], quiet)
    assert said == ["alone\n"]
    assert {one.name for one in done.folder.iterdir()} == {
        "model.safetensors", "model.py", "README.txt", "check.json", "about.json",
    }  # fmt: skip
    told = json.loads((done.folder / "check.json").read_text())
    assert told["share"] < 1e-5
    assert provenance_of(done.folder).run == RUN.name
    assert "off at most in a code" in done.sentence
    weights = load_file(done.folder / "model.safetensors")
    assert {str(one.dtype) for one in weights.values()} == {"torch.float32"}


# What is refused; no process is begun for it


def answering(change: Callable[[str], float]) -> Callable[..., Any]:
    """In place of a process: zeros of the right shapes, or others."""

    def finished(command: Sequence[str], *_: object) -> SimpleNamespace:
        given, made = command[-2:]
        with np.load(given) as file:
            count = len(file["images"]) + weights_folder.SINGLY
            shape = file["images"].shape[1:]
        arrays: dict[str, Any] = {"code": np.full((count, 2), change("code"))}
        arrays |= {name: np.full((count, *shape), change(name)) for name in ("image", "reconstruction")}
        np.savez(made, **arrays)
        return SimpleNamespace(returncode=0, stderr="")

    return finished


@pytest.mark.parametrize("value", [1e9, np.nan])
def test_what_differs_is_not_written(value: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights_folder, "finished", answering(lambda name: value))
    with pytest.raises(Differs, match=r"^model.py gives another code than the program: .* off at most"):
        export_weights(RUN, open_run(RUN), tmp_path / "model", [], quiet)
    assert not list(tmp_path.iterdir())


def test_what_does_not_run_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = SimpleNamespace(returncode=1, stderr="a line\nNameError: it is not there")
    monkeypatch.setattr(weights_folder, "finished", lambda *_: ended)
    with pytest.raises(Differs, match=r"model.py does not run \(NameError: it is not there\)"):
        export_weights(RUN, open_run(RUN), tmp_path / "model", [], quiet)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_empty_and_a_model_from_elsewhere(tmp_path: Path) -> None:
    snapshot = open_run(RUN)
    with pytest.raises(NotWritten, match="is not empty"):
        export_weights(RUN, snapshot, RUN.path, [], quiet)
    foreign: Any = SimpleNamespace(foreign={"digest": "0"}, name="other", path=tmp_path)
    with pytest.raises(RunError, match="other was made elsewhere and has no layers of this program"):
        export_weights(foreign, snapshot, tmp_path / "model", [], quiet)


# Every part


def tried(recipe: Recipe) -> str:
    """Hold what the file does, executed in a name space of its own, against the program; its text."""
    made = build(recipe)
    for weight in made.parameters():
        weight.data += 0.01  # biases begin as zeros
    snapshot = of_weights(recipe, made.state_dict())
    source = source_of(snapshot, Pixels(recipe.shape[0], recipe.shape[1:]))
    space: dict[str, Any] = {"__name__": "model", "__file__": "/nowhere/model.py"}
    exec(compile(source, "model.py", "exec"), space)
    model = space["Autoencoder"]()
    model.load_state_dict(snapshot.model.state_dict())
    model.eval()
    pixels = np.random.default_rng(1).integers(0, 256, (8, *recipe.shape), np.uint8)
    images = space["pixels"](torch.from_numpy(pixels))
    with torch.inference_mode():
        compare(model, snapshot, images, pixels)
    assert imported(source) <= {"__future__", "pathlib", "torch", "safetensors"}
    assert max(map(len, source.splitlines())) <= 120
    return source


def compare(model: Any, snapshot: Snapshot, images: torch.Tensor, pixels: Any) -> None:
    codes = torch.from_numpy(snapshot.encode(pixels))
    near: Any = {"atol": 1e-5, "rtol": 1e-4}
    torch.testing.assert_close(model.encode(images), codes, **near)
    torch.testing.assert_close(model.decode(codes), snapshot.model.decode(codes), **near)
    torch.testing.assert_close(model.reconstruct(images), snapshot.model(images), **near)
    own: Any = snapshot.model
    if hasattr(model, "posterior"):
        mean, log_variance = own.posterior(images)
        torch.testing.assert_close(model.posterior(images), (mean, (0.5 * log_variance).exp()), **near)
    if hasattr(model, "poses"):
        torch.testing.assert_close(model.poses(images), own.poses(images), atol=1e-3, rtol=1e-4)


def imported(source: str) -> set[str]:
    """The packages that a text imports."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {one.name.partition(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module).partition(".")[0])
    return found


PAIRS = [(family, network) for network in networks.names() for family in families.names()]


@pytest.mark.parametrize("pair", shortened(PAIRS, len(families.names()) + 1), ids="-".join)
def test_every_family_with_every_network(pair: tuple[str, str]) -> None:
    family, network = pair
    labels = 10 if families[family].what.has_label else 0
    settings: dict[str, dict[str, Any]] = {
        "dense": {"widths": [5]},
        "conv": {"filters": [4, 4], "strides": [2, 3]},
        "reshaping": {"code_activation": "linear", "filters": [4], "strides": [2]},
    }
    recipe = Recipe(
        data="digits",
        model={"kind": family, "code": 49 - labels if network == "reshaping" else 4},
        network={"kind": network, **settings.get(network, {})},
    )
    assert "class Autoencoder" in tried(recipe)


@pytest.mark.parametrize("task", tasks.names())
def test_every_task(task: str) -> None:
    conv = {"kind": "conv", "filters": [4, 4], "output_activation": "linear"}
    assert "may lie beyond" in tried(Recipe(data="cifar10", task=task, network=conv, model="plain"))


def test_images_that_are_brought_to_another_size() -> None:
    small = {
        "kind": "reshaping",
        "side": 16,
        "filters": [4],
        "strides": [2],
        "growth": [2, 2],
        "growing": [4, 4],
    }
    source = tried(Recipe(data="olivetti", network=small, model={"kind": "plain", "code": 16}))
    assert "self.entrance = Shrink(16)" in source
    assert "extra_repr" not in source


def test_pixels_that_are_made_one_by_one() -> None:
    spatial = {"kind": "spatial-vae", "code": 2, "drawing": "pixels", "widths": [6]}
    source = tried(Recipe(data="digits", network={"kind": "dense", "widths": [5]}, model=spatial))
    assert "SPREAD = 4.0" in source
