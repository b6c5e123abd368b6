"""The two scripts that Help shows, run as they are, make models that open here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from small import digits
from tiny_mnist import idx

from aegui import paths
from aegui.foreign.model_folder import opened
from aegui.foreign.pixel_range import SIGNED, UNIT, PixelRange
from aegui.parts.datasets import datasets
from aegui.runs.adoption import adopt
from aegui.runs.run_folder import Run
from aegui.runs.snapshot import open_run

KERAS = os.environ.get("AEGUI_KERAS", "")  # a Python that has Keras 3, onnx and onnxscript


@pytest.mark.long
@pytest.mark.parametrize(
    ("script", "folder", "range_", "error"),
    [
        ("pytorch_autoencoder.py", "pytorch-mnist", SIGNED, 0.06),
        ("keras_autoencoder.py", "keras-mnist", UNIT, 0.06),
    ],
)
def test_a_sample_trains_exports_and_opens(
    tmp_path: Path, script: str, folder: str, range_: PixelRange, error: float
) -> None:
    python = sys.executable
    if "keras" in script:
        if not KERAS:
            pytest.skip("AEGUI_KERAS names no Python that has Keras")
        python = KERAS
    pixels = digits().train.pixels
    assert isinstance(pixels, np.ndarray)
    (tmp_path / "images").write_bytes(idx(pixels[:, 0]))
    command = [python, str(paths.resources() / "samples" / "foreign" / script), "images", "20"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    data = datasets.make({"kind": "digits", "validation": "test"})
    with opened(tmp_path / folder) as found:
        run = Run(adopt(found, data, [], tmp_path / "runs", "a test", lambda share, what: None))
    assert run.foreign["range_in"] == run.foreign["range_out"] == range_.model_dump(mode="json")
    test = digits().test.pixels
    assert isinstance(test, np.ndarray)
    restored = open_run(run).reconstruct(test)
    assert np.square((restored.astype(np.float32) - test) / 255).mean() < error
