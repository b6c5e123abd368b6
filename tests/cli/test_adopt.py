"""`aegui adopt`: a model from elsewhere, exported by PyTorch itself, becomes a run."""

from __future__ import annotations

import json
import warnings
from importlib.util import find_spec
from pathlib import Path

import graphs
import numpy as np
import pytest
import torch
from small import digits
from torch import nn

from aegui import paths
from aegui.cli.main import main
from aegui.runs.run_folder import Run
from aegui.runs.snapshot import open_run


def test_adopt_prints_the_run_and_how_the_model_was_understood(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pixels = digits().train.pixels
    assert isinstance(pixels, np.ndarray)
    model = graphs.linear(tmp_path / "mine", pixels)
    out = ["--out", str(tmp_path / "runs")]
    assert main(["adopt", str(model), *out]) == 1
    assert "mine encodes images: name some with --data-set" in capsys.readouterr().err
    assert main(["adopt", str(model), "--data-set", "digits", *out, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert "[0, 1] has the least error" in answer["notes"]
    assert main(["adopt", str(model), *out]) == 0  # with the images of before
    assert answer["run"] in capsys.readouterr().out.replace("\n", "")
    assert main(["resume", answer["run"]]) == 1
    assert "can't be trained: it was made elsewhere" in capsys.readouterr().err
    assert main(["pack", answer["run"], "--out", str(tmp_path / "packed")]) == 1
    assert "was made elsewhere: it holds nothing that only resuming needs" in capsys.readouterr().err
    assert main(["adopt", str(tmp_path / "gone")]) == 1
    assert main(["adopt", str(model), "--data-set", "nothing", *out]) == 1
    assert "There is no data set 'nothing'" in capsys.readouterr().err


def test_a_run_leaves_as_a_file_and_becomes_a_run_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "it.aerun", ["--out", str(tmp_path / "runs"), "--json"]
    assert main(["export", "quick-start", "--out", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["bytes"] == path.stat().st_size
    assert main(["adopt", str(path), *out]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["new"]
    back = Run(Path(answer["run"]))
    assert back.codes is not None
    assert back.name == "quick-start"
    assert main(["adopt", str(path), *out]) == 0
    assert json.loads(capsys.readouterr().out) == {"run": str(back.path), "new": False, "notes": ""}
    path.write_bytes(path.read_bytes()[:-30])
    assert main(["adopt", str(path), *out]) == 1
    assert "it.aerun can't be unpacked" in capsys.readouterr().err


def test_what_pytorch_exports_opens_and_gives_the_same_codes_and_pictures(tmp_path: Path) -> None:
    """Trained a little, with a range of −1 to 1, and exported as the script that Help shows does."""
    torch.manual_seed(0)
    train = digits().train.pixels
    assert isinstance(train, np.ndarray)
    images = torch.tensor(train[:600]) / 127.5 - 1
    encoder = nn.Sequential(nn.Flatten(), nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 4))
    decoder = nn.Sequential(
        nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 784), nn.Tanh(), nn.Unflatten(1, (1, 28, 28))
    )
    optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], 5e-3)
    for _ in range(40):
        loss = nn.functional.mse_loss(decoder(encoder(images)), images)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    folder = tmp_path / "torch"
    folder.mkdir()
    free = ({0: torch.export.Dim("batch")},)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, network, example in (
            ("encoder", encoder, images[:2]), ("decoder", decoder, torch.zeros(2, 4)),
        ):  # fmt: skip
            # The weights go to a second file here, as they do unless one asks.
            torch.onnx.export(
                network.eval(), (example,), folder / f"{name}.onnx", dynamic_shapes=free, verbose=False
            )
    assert (folder / "encoder.onnx.data").is_file()
    assert (
        main(["adopt", str(folder), "--data-set", "digits", "--out", str(tmp_path / "runs"), "--json"]) == 0
    )
    (path,) = (tmp_path / "runs").iterdir()
    snapshot = open_run(Run(path))
    with torch.inference_mode():
        codes = encoder(images[:50])
        pictures = (decoder(codes).clamp(-1, 1) + 1) * 127.5
    np.testing.assert_allclose(snapshot.encode(train[:50]), codes.numpy(), atol=1e-4)
    apart = np.abs(snapshot.decode(codes.numpy()).astype(int) - pictures.round().numpy().astype(int))
    assert apart.max() <= 1


@pytest.mark.long
@pytest.mark.skipif(find_spec("aegui.exports.onnx_folder") is None, reason="nothing is exported as ONNX yet")
@pytest.mark.parametrize("name", ["quick-start"])
def test_what_is_exported_here_opens_here_and_gives_the_same_codes_and_pictures(
    tmp_path: Path, name: str
) -> None:
    run = paths.trained() / name
    folder = tmp_path / "exported"
    assert main(["export", str(run), "--format", "onnx", "--out", str(folder)]) == 0
    assert main(["adopt", str(folder), "--data-set", "digits", "--out", str(tmp_path / "runs")]) == 0
    (path,) = (tmp_path / "runs").iterdir()
    ours, again = open_run(Run(run)), open_run(Run(path))
    test = digits().test.pixels
    assert isinstance(test, np.ndarray)
    codes = ours.encode(test)
    np.testing.assert_allclose(again.encode(test), codes, atol=1e-4)
    apart = np.abs(again.decode(codes).astype(int) - ours.decode(codes))
    assert apart.max() <= 1
    assert "The reference is met" in Run(path).results["note"]
