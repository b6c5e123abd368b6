"""Save figure: what is chosen is seen, saved, copied and remembered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clipping import faults
from model_states import state_of
from PIL import Image
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from aegui.views.panels.losses import LossView
from aegui.views.sample import samples
from aegui.window.figure_dialog import PIXELS, FigureDialog, Shown
from aegui.window.figure_file import to_image
from aegui.window.figure_stage import FigureStage, FigureStyle

PANELS = {
    "latent": Shown("latent", "Latent space", {}, 0.7),
    "images": Shown("images", "Original · Reconstructed", {"errors": True}, 0.7),
}


@pytest.fixture
def asked() -> list[tuple[str, tuple[str, ...]]]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path, asked: list[tuple[str, tuple[str, ...]]]) -> Iterator[FigureDialog]:
    def ask(panel: str, endings: tuple[str, ...]) -> Path:
        asked.append((panel, endings))
        return tmp_path / f"{panel}.png"

    def about(settings: dict[str, Any]) -> str:
        return str(settings["panel"])

    style = FigureStyle(dpi=100)
    made = FigureDialog(state_of("quick-start"), PANELS, "images", style, "mm", about, ask)
    qtbot.addWidget(made)
    qtbot.waitUntil(made.save.isEnabled)
    yield made
    made.reject()
    QGuiApplication.clipboard().clear()  # what is on it at the end crashes the interpreter


def test_what_is_seen_is_saved(
    dialog: FigureDialog, qtbot: QtBot, tmp_path: Path, asked: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert not dialog.picture.pixmap().isNull()
    assert dialog.said.text() == "85.0 × 59.4 mm on paper, 335 × 234 pixels as PNG."
    dialog.width_.setValue(20.0)
    qtbot.waitUntil(lambda: not dialog.save.isEnabled() and "no room" in dialog.said.text())
    assert dialog.picture.pixmap().isNull()
    dialog.unit.choose(PIXELS)
    dialog.width_.setValue(400)
    assert dialog.style_chosen.width == pytest.approx(101.6)
    dialog.letters.setValue(5.0)
    dialog.dpi.setValue(200)  # as many pixels as before
    dialog.theme.choose("dark")
    qtbot.waitUntil(dialog.save.isEnabled)
    dialog.copy.click()
    assert "application/pdf" in QGuiApplication.clipboard().mimeData().formats()
    dialog.save.click()
    assert asked == [("images", ("png", "svg", "pdf", "npz", "npy"))]
    with Image.open(tmp_path / "images.png") as image:
        assert image.width == 400
        assert image.info["aegui"] == "images"
        assert sum(image.convert("RGB").getpixel((1, 1))) < 200  # type: ignore[arg-type]
    assert dialog.saved == str(tmp_path / "images.png")
    assert dialog.style_chosen.dark


def test_a_place_that_can_not_be_written_to_is_a_sentence(dialog: FigureDialog, tmp_path: Path) -> None:
    (tmp_path / "images.png").mkdir()
    dialog.save.click()
    assert dialog.said.text() == f"{tmp_path}/images.png: a folder stands where a file is needed."
    assert not dialog.saved
    assert [path.name for path in tmp_path.iterdir()] == ["images.png"]


def test_buttons_stay_away_whatever_is_chosen(qtbot: QtBot) -> None:
    stage = FigureStage(state_of("quick-start"), "losses", {}, 0.7, lambda: None)
    assert isinstance(stage.view, LossView)
    for dark in (False, True, False):
        stage.set_style(FigureStyle(dark=dark, width=120.0))
        stage.view.set_curves(samples().curves)
        to_image(stage)
        assert stage.view.log.isHidden()
    stage.close()


def test_a_legend_of_two_lines_makes_the_figure_higher(qtbot: QtBot) -> None:
    stage = FigureStage(state_of("quick-start"), "losses", {}, 0.3, lambda: None)
    assert isinstance(stage.view, LossView)
    stage.view.set_curves(samples().curves)
    heights = []
    for width in (170.0, 70.0):
        stage.set_style(FigureStyle(width=width, controls=True, title=True))
        heights.append(stage.on_paper[1] / width)
        assert faults(stage.view) == []
    assert heights[1] > heights[0]
    stage.close()
