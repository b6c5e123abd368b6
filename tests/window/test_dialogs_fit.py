"""Every dialog in any letters, theme and language, on a small screen: all of it fits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from clipping import cut, faults, overlapping
from dialogs import DIALOGS, LONG
from english import english
from fonts import POINTS, REAL
from PySide6.QtCore import QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aegui.explore.records import Progress
from aegui.views.panel import Panel
from aegui.views.theme import BLACK, DARK, THEMES, Theme
from aegui.views.widgets import style
from aegui.window import comparison_window, fitted_dialog, help_window
from aegui.window.banner import Banner
from aegui.window.fitted_dialog import FittedDialog
from aegui.window.picker_rows import Option
from aegui.window.top_bar import TopBar

SCREENS = Path(__file__).parents[1] / "screen.json"
SCREEN = QRect(0, 0, 1016, 656)  # what a frame and a bar leave of 1024 x 700
# One widely written theme of high contrast for all, and everything else for those who ask.
SAMPLE = [pytest.param("Bitstream Vera Sans", 14, BLACK, id="any")]
GRID = [
    pytest.param(*one, marks=pytest.mark.long, id=f"{one[0]}-{one[1]}-{one[2].name}")
    for one in product(REAL, POINTS, THEMES)
]


def settle() -> None:
    for _ in range(6):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def unfit(dialog: QWidget) -> list[str]:
    """At its first size, and at its smallest, where lists may scroll to the side."""
    dialog.show()
    settle()
    dialog.repaint()
    found = faults(dialog)
    if isinstance(dialog, FittedDialog):
        assert SCREEN.size().expandedTo(dialog.size()) == SCREEN.size()
    dialog.resize(dialog.minimumSize())
    settle()
    dialog.repaint()
    return [*found, *(f"smallest: {fault}" for fault in cut(dialog) + overlapping(dialog))]


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.parametrize(("family", "points", "theme"), [*SAMPLE, *GRID])
def test_everything_in_a_dialog_fits(
    name: str, family: str, points: int, theme: Theme, lettered, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in (fitted_dialog, help_window, comparison_window):
        monkeypatch.setattr(kind, "room_for", lambda _: SCREEN)
    lettered(family, points, theme)
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    assert unfit(dialog) == []


# In the widest letters at 12 points words that are longer by a third still fit.
WORDY = ("contents", "keys", "ladder")
ALL_OURS = ("settings", "branch", "ladder", "figure", "keys")  # no sentence of the test stands in them
LONGER = [
    *(pytest.param(name, "Bitstream Vera Sans", 12, id=f"{name}-any") for name in WORDY),
    *(
        pytest.param(*one, marks=pytest.mark.long, id=f"{one[0]}-{one[1]}-{one[2]}")
        for one in product(DIALOGS, ("DejaVu Sans", "Noto Sans", "Liberation Sans"), (9, 10, 11, 12))
    ),
]


@pytest.mark.parametrize(("name", "family", "points"), LONGER)
def test_longer_words_fit_in_a_dialog(
    name: str, family: str, points: int, lettered, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitted_dialog, "room_for", lambda _: SCREEN)
    lettered(family, points, DARK, language_of_nobody=True)
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    assert unfit(dialog) == []
    assert name not in ALL_OURS or english(dialog) == []


@pytest.mark.parametrize(("family", "points", "theme"), [*SAMPLE, *GRID])
def test_an_empty_panel_fits_with_what_fills_it(
    family: str, points: int, theme: Theme, lettered, qtbot: QtBot
) -> None:
    lettered(family, points, theme)
    panel, actions = Panel("Latent space"), [QAction(), QAction()]
    qtbot.addWidget(panel)
    panel.set_offers([("Train", actions[0]), ("Open run folder…", actions[1])])
    panel.set_empty("What is to be seen here is said in a sentence, and how that is come by.", True)
    panel.resize(style.em(18), style.em(13) + 64)  # with its margins, which are as they are in any letters
    panel.show()
    settle()
    assert faults(panel) == []


def test_a_dialog_grows_with_what_it_says(lettered, qtbot: QtBot) -> None:
    lettered("Bitstream Vera Sans", 10, DARK)
    dialog = DIALOGS["sweep"]()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(dialog.minimumSize())
    settle()
    low = dialog.height()
    dialog.set_problem("This is wrong, and so is that. " * 20)
    settle()
    assert dialog.height() > low
    assert cut(dialog) == []


STATES = [
    Progress("idle"),
    Progress("running", 12, 100, 0.12, 83.0, 12345.0, "cpu"),
    Progress("paused", 12, 100, 0.12, 83.0, 12345.0, "cpu"),
    Progress("running", 12, 1000, 0.12, 8300.0, 12345.0, "cpu", followed=True),
    Progress("stopping", 12, 100, 0.12),
]
WIDTHS = (960, 1024, 1280, 1440, 1920)


@pytest.mark.parametrize(("family", "points", "theme"), [*SAMPLE, *GRID])
def test_bar_and_messages_fit_whatever_is_trained(
    family: str, points: int, theme: Theme, lettered, qtbot: QtBot
) -> None:
    lettered(family, points, theme)
    window, bar, banner = QWidget(), TopBar(), Banner()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    for part in (bar, banner):
        part.set_theme(theme)
        column.addWidget(part)
    column.insertStretch(1)
    bar.set_recipes([Option("conv-16-denoise", "conv-16-denoise", "")], "conv-16-denoise")
    bar.set_datasets([("digits", "Digits (bundled)", "1,797 images")], "digits")
    bar.set_devices([("cpu", "automatic: CPU, 16 threads")], "cpu")
    banner.show_message(LONG, "bad", [("Train anew with a batch of 1,024", lambda: None)])
    window.show()
    found = []
    for width in WIDTHS:
        window.resize(width, 200)
        for state in STATES:
            bar.set_progress(state)
            settle()
            found += [f"{width}, {state.phase}: {fault}" for fault in faults(window)]
    banner.show_progress(0.42, "MNIST, training images")
    settle()
    assert [*found, *faults(window)] == []


@pytest.mark.long
@pytest.mark.parametrize("factor", ["1.25", "1.5", "2"])
def test_the_same_holds_on_scaled_screens(factor: str, tmp_path: Path) -> None:
    """In a process of its own: Qt takes the scale once. The screen is so large that it does not count."""
    screens = json.loads(SCREENS.read_text())
    screens["screens"][0] |= {"width": 4400, "height": 3200}
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(screens))
    here = Path(__file__).parent
    scaled = {"QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    files = [str(here / name) for name in ("test_fonts.py", "test_dialogs_fit.py")]
    command = [sys.executable, "-m", "pytest", "-q", "-x", *files]
    done = subprocess.run(command, env=os.environ | scaled, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
