"""Every dialog in any letters, theme and language, on a small screen: all of it fits."""

from __future__ import annotations

from itertools import product

import pytest
from clipping import cut, faults, overlapping
from dialogs import DIALOGS
from fonts import POINTS, REAL
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aegui.views.theme import BLACK, DARK, THEMES, Theme
from aegui.window import fitted_dialog
from aegui.window.fitted_dialog import FittedDialog

SCREEN = QRect(0, 0, 1016, 656)  # what a frame and a bar leave of 1024 x 700
# One widely written theme of high contrast for all, and everything else for those who ask.
SAMPLE = [pytest.param("Bitstream Vera Sans", 14, BLACK, id="any")]
GRID = [
    pytest.param(*one, marks=pytest.mark.long, id=f"{one[0]}-{one[1]}-{one[2].name}")
    for one in product(REAL, POINTS, THEMES)
]


def settle() -> None:
    for _ in range(4):
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
    monkeypatch.setattr(fitted_dialog, "room_for", lambda _: SCREEN)
    lettered(family, points, theme)
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    assert unfit(dialog) == []


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
