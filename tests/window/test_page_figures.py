"""What there is to see inside a model, as files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot
from small import trained
from variants import shortened

from aegui.cli.main import FIGURES
from aegui.explore.pages import names
from aegui.recipe import find
from aegui.runs.run_folder import RunError
from aegui.window.figures import save_figure

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    recipe = find("quick-start").changed({"training.epochs": 1, "network.widths": [16]})
    return trained(recipe, tmp_path_factory.mktemp("inside"))


def test_the_command_line_knows_every_one() -> None:
    assert set(names()) < set(FIGURES)


@pytest.mark.parametrize("light", shortened([True, False]))
def test_one_is_saved_with_what_it_shows(light: bool, run: Path, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "filters.png"
    save_figure(run, "filters", target, (), light)
    with Image.open(target) as image:
        pixels = np.asarray(image.convert("RGB"))
    assert pixels.shape[1] == 2200
    assert len(np.unique(pixels.reshape(-1, 3), axis=0)) > 200
    assert bool(pixels[5, 1000].mean() > 128) is light


def test_one_that_does_not_fit_is_a_sentence_and_no_file(run: Path, tmp_path: Path, qtbot: QtBot) -> None:
    with pytest.raises(RunError, match=r"has no prior to show: its recipe is of another sort\."):
        save_figure(run, "prior", tmp_path / "none.png", (), False)
    assert not (tmp_path / "none.png").exists()
