"""A model from elsewhere becomes a run, which opens as every other does."""

from __future__ import annotations

import shutil
from pathlib import Path

import graphs
import numpy as np
import pytest
import torch
from small import digits, narrow

from aegui.analysis.fields import FIELDS, Scene
from aegui.analysis.jacobian import along
from aegui.analysis.latent import axes
from aegui.cancelled import Cancelled
from aegui.foreign import ForeignError
from aegui.foreign.foreign_model import fitted
from aegui.foreign.model_folder import opened
from aegui.foreign.pixel_range import SIGNED
from aegui.parts.datasets import datasets
from aegui.runs.adoption import adopt, adopted, code_names
from aegui.runs.codes_table import CodesTable
from aegui.runs.run_folder import Run, RunError, find_all
from aegui.runs.snapshot import Snapshot, check_codes, open_run
from aegui.training.building import build


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The principal components of the digits, of pixels from −1 to 1, as two ONNX files."""
    pixels = digits().train.pixels
    assert pixels is not None
    return graphs.linear(tmp_path_factory.mktemp("foreign") / "My Model", pixels, 6, "NHWC", SIGNED)


def silent(share: float, what: str) -> None:
    """Nobody listens."""


def made(model: Path, parent: Path, kind: str = "digits") -> Run:
    with opened(model) as found:
        data = datasets.make({"kind": kind, "validation": "test"})
        return Run(adopt(found, data, [], parent, "a test", silent))


@pytest.fixture(scope="module")
def run(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return made(model, tmp_path_factory.mktemp("runs"))


def test_the_run_holds_codes_and_what_was_understood(run: Run) -> None:
    assert run.name.startswith("my-model-")
    assert (run.has_network, run.has_images, run.complaints) == (True, True, [])
    snapshot, stored = open_run(run), run.codes
    assert stored is not None
    check_codes(run, snapshot, stored)
    assert snapshot.recipe.code_width == 6
    assert "[−1, 1] has the least error" in run.results["note"]
    test = digits().test.pixels
    assert test is not None
    shown = test[stored.subset.rows[stored.subset.split == stored.subset.splits.index("test")]]
    codes = stored.codes[stored.subset.split == stored.subset.splits.index("test")]
    np.testing.assert_allclose(snapshot.encode(shown[:20]), codes[:20], atol=1e-4)
    error = np.square(snapshot.reconstruct(shown[:100]) / 255.0 - shown[:100] / 255.0).mean()
    assert error < 0.5 * np.square(shown[:100] / 255.0 - (shown / 255.0).mean(axis=0)).mean()


def test_it_is_found_again_by_what_it_is(run: Run, model: Path) -> None:
    with opened(model) as found:
        digest = found.digest()
    assert adopted(run.path.parent, digest) == adopted(run.path.parent, digest, "digits") == run.path
    assert adopted(run.path.parent, digest, "mnist") is None
    assert adopted(run.path.parent, "another") is None


def test_derivatives_are_differences(run: Run) -> None:
    """Of a straight line they are exact: the columns of the decoder, half as steep in pixels from 0 to 1."""
    snapshot, stored = open_run(run), run.codes
    assert stored is not None
    codes = torch.tensor(stored.codes[:3])
    changes = along(snapshot.model, codes, torch.eye(6)[:2])
    step = snapshot.model.decode(codes + torch.eye(6)[0]) - snapshot.model.decode(codes)
    np.testing.assert_allclose(changes[0].numpy(), step.flatten(1).numpy(), atol=1e-3)


@pytest.mark.parametrize("name", ["sensitivity", "encoding-error", "density", "class-error"])
def test_fields_lie_under_the_codes(run: Run, name: str) -> None:
    snapshot, stored = open_run(run), run.codes
    assert stored is not None
    scene = Scene(snapshot, stored.codes, stored.subset.labels, axes("pca", stored.codes))
    values = FIELDS[name].at(scene, stored.codes[:7])
    assert values.shape == (7,)
    assert np.isfinite(values).all()


@pytest.mark.parametrize(
    ("text", "names", "note"),
    [
        ('["", "slant", " width", "z4"]', ("", "slant", "width", "", "", ""), False),
        ('["a", "b", "c", "d", "e", "f", "g"]', (), True),
        ('["z1", "z2", "z3", "z4", "z5", "z6"]', (), False),
    ],
)
def test_the_numbers_of_a_code_have_names(
    model: Path, tmp_path: Path, text: str, names: tuple[str, ...], note: bool
) -> None:
    shutil.copytree(model, tmp_path / "model")
    given = text if note else text.replace('"z4"]', '"z4", "", ""]')
    (tmp_path / "model" / "model.toml").write_text(f"range = [-1, 1]\ncodes = {given}\n")
    with opened(tmp_path / "model") as found:
        network = fitted(found, (1, 28, 28))
        told, said = code_names(found, network, 6)
    assert tuple(told) == names
    assert bool(said) == note


def test_a_model_on_another_device_keeps_the_names() -> None:
    recipe = narrow()
    moved = Snapshot(recipe, build(recipe), ("slant", "")).on(torch.device("cpu"))
    assert moved.code_names == ("slant", "")


def test_a_table_has_the_names(run: Run, tmp_path: Path) -> None:
    """A name that another column has, or that comes twice, is told by its number."""
    stored = run.codes
    assert stored is not None
    rows = np.arange(3)
    table = CodesTable(
        stored.subset, rows, stored.codes[:3], code_names=("slant", "class", "Slant", "", "code", "y"),
        places=stored.codes[:3, :2],
    )  # fmt: skip
    table.write(tmp_path / "codes.csv")
    head = (tmp_path / "codes.csv").read_text().splitlines()[0]
    assert head == "image,class,x,y,slant,z2,z3,z4,z5,z6"
    table.write(tmp_path / "codes.npz")
    with np.load(tmp_path / "codes.npz") as file:
        assert file["code_names"].tolist() == ["slant", "class", "z3", "z4", "z5", "y"]


def test_a_decoder_alone_becomes_a_run_of_draws(model: Path, tmp_path: Path) -> None:
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "decoder.onnx").write_bytes((model / "decoder.onnx").read_bytes())
    with opened(tmp_path / "half") as found:
        run = Run(adopt(found, None, [], tmp_path / "runs", "a test", silent))
    assert (run.has_network, run.has_images) == (True, False)
    snapshot, stored = open_run(run), run.codes
    assert stored is not None
    check_codes(run, snapshot, stored)
    assert snapshot.decode(stored.codes[:3]).shape == (3, 1, 28, 28)
    assert stored.subset.identity(680) == "draw 681"
    with pytest.raises(ValueError, match="a decoder alone"):
        snapshot.encode(np.zeros((1, 1, 28, 28), np.uint8))


def test_an_encoder_alone_becomes_codes(model: Path, tmp_path: Path) -> None:
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "encoder.onnx").write_bytes((model / "encoder.onnx").read_bytes())
    run = made(tmp_path / "half", tmp_path / "runs")
    assert (run.has_network, run.has_images) == (False, True)
    assert run.codes is not None
    assert run.codes.codes.shape == (len(run.codes.subset), 6)
    with pytest.raises(RunError, match="holds codes alone"):
        open_run(run)


def test_images_of_another_form_leave_nothing_behind(model: Path, tmp_path: Path) -> None:
    with opened(model) as found, pytest.raises(ForeignError, match="takes 28×28 grey images"):
        adopt(found, datasets.make("svhn"), [], tmp_path, "a test", silent)
    assert not list(tmp_path.iterdir())


def test_what_is_given_up_leaves_nothing_behind(model: Path, tmp_path: Path) -> None:
    def give_up(share: float, what: str) -> None:
        if share > 0.4:
            raise Cancelled

    with opened(model) as found, pytest.raises(Cancelled):
        adopt(found, datasets.make("digits"), [], tmp_path, "a test", give_up)
    assert find_all([tmp_path]) == []
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["range_in = 3\ndecodes = true", "decodes = true\nbatches = 3"])
def test_a_damaged_record_is_said(run: Run, model: Path, tmp_path: Path, text: str) -> None:
    copy = shutil.copytree(run.path, tmp_path / "copy")
    (copy / "foreign.toml").write_text(text)
    with pytest.raises(RunError, match="is damaged"):
        open_run(Run(copy))
