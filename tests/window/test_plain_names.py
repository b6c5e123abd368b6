"""Classes, runs, directions and bookmarks are called as the user likes: Qt takes nothing of it for markup."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from deeds import select
from menus import menu
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent, QImage, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from small import of_folder, put_blobs, trained

from aegui.explore.directions import chosen
from aegui.explore.page import Bar, Bars
from aegui.views.panels.path import PathView
from aegui.views.panels.path import demo as path_demo
from aegui.views.plots.block_bars import BarsBlock
from aegui.views.plots.curve_legend import CurveLegend, Label
from aegui.views.widgets.captioned import Captioned, CaptionedPictures
from aegui.views.widgets.controls import Choice
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.legend import Chip
from aegui.views.widgets.plain_text import plain_action, plain_title
from aegui.window.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NAME = "<b>x & [bold] [*]"  # a folder can be called so
ESCAPED = "&lt;b&gt;x &amp; [bold] [*]"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    parent = tmp_path_factory.mktemp("named")
    for seed, name in enumerate((NAME, "R&D")):
        put_blobs(parent / "pictures" / name, 20, seed=seed)
    return trained(of_folder(parent / "pictures", training__epochs=1), parent).rename(parent / NAME)


@pytest.fixture
def window(open_window, folder: Path, qtbot: QtBot) -> MainWindow:
    made = open_window(folder, (1440, 900))
    qtbot.waitUntil(lambda: made.session.explorer.state.images.pixels is not None, timeout=20_000)
    return made


def tip_of(widget: QWidget, place: QPoint) -> str:
    """The tooltip that stands there when the mouse rests."""
    QToolTip.hideText()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
    return QToolTip.text()


def test_everything_of_the_window_is_called_as_it_is(window, qtbot, monkeypatch, tmp_path):
    look = window.session.explorer
    for side, key in enumerate(("0", "1")):
        look.update(**chosen(look.state, side, key))
    window.session.directions.make(NAME)
    window.session.bookmarks.add(NAME)
    select(look, np.arange(3))
    monkeypatch.setenv("AEGUI_RUNS", str(window.session.run.path.parent))
    window.runs.read()
    qtbot.waitUntil(lambda: any(run.path == str(window.session.run.path) for run in window.runs.entries))
    menu(window, "Compare with")
    menu(window, "Bookmarks")
    for inner in ("Rename", "Forget"):
        menu(window, inner)

    assert window.windowTitle().startswith(plain_title(NAME))
    assert "[*][*]" in window.windowTitle()
    parts = window.findChildren(QWidget)
    told = [(part, part.toolTip()) for part in (*parts, *window.findChildren(QAction))]
    for part, tip in told:
        assert "<b>" not in tip, part
    assert any(ESCAPED in tip for _, tip in told)
    for box in window.findChildren(QComboBox):
        for row in range(box.count()):
            assert "<b>" not in str(box.itemData(row, Qt.ItemDataRole.ToolTipRole) or "")
    named = [part for part in window.findChildren(QLabel) if NAME in part.text()]
    assert named
    assert all(part.textFormat() == Qt.TextFormat.PlainText for part in named)
    actions = [action for action in window.findChildren(QAction) if "<b>x" in action.text()]
    assert {action.text() for action in actions} == {NAME.replace("&", "&&")}
    assert len(actions) >= 3  # to go to a bookmark, to rename and to forget it
    chips = {chip.text(): chip for chip in window.findChildren(Chip)}
    assert {NAME, "R&D"} <= chips.keys()
    assert all(button.shortcut().isEmpty() for button in chips.values())


def test_a_key_of_the_alphabet_is_no_shortcut_of_a_class(qtbot):
    chip = Chip("R&D")
    qtbot.addWidget(chip)
    assert chip.shortcut() == QKeySequence()
    assert chip.text() == "R&D"


def test_tooltips_of_figures(qtbot):
    bars = BarsBlock()
    bars.set_block(Bars("", ("",), (Bar("x", (0.5,), NAME),)))
    pictures = CaptionedPictures()
    pictures.set_pictures([Captioned(NAME, QImage(8, 8, QImage.Format.Format_RGB32), NAME)])
    for widget in (bars, pictures):
        qtbot.addWidget(widget)
        widget.resize(200, 200)
        widget.show()
        qtbot.waitExposed(widget)
    assert ESCAPED in tip_of(bars, QPoint(100, 100))
    assert ESCAPED in tip_of(pictures, pictures.place_of(0).center().toPoint())


def test_tooltips_of_words_that_are_cut_and_of_choices(qtbot):
    label, choice, legend = ElidedLabel(NAME), Choice(), CurveLegend()
    choice.set_choices([("a", NAME, NAME), ("b", NAME, "")], "a")
    choice.setToolTip(NAME)
    legend.set_labels([Label("a", NAME, NAME), Label("b", "b", NAME)])
    legend.set_unit(NAME, NAME)
    for widget in (label, choice, legend):
        qtbot.addWidget(widget)
    label.resize(20, 20)
    label.say_whole()
    for tip in (
        label.toolTip(), choice.toolTip(), choice.itemData(0, Qt.ItemDataRole.ToolTipRole),
        legend.unit.toolTip(), *(chip.toolTip() for chip in legend.chips.values()),
    ):  # fmt: skip
        assert ESCAPED in tip
        assert "<b>" not in tip


def test_the_legend_of_a_path_shows_words_and_no_markup(qtbot):
    view = path_demo()
    qtbot.addWidget(view)
    assert isinstance(view, PathView)
    said = [label.text() for label in view.legend.findChildren(QLabel)]
    assert said == ["■", "near data", "■", "at the edge", "■", "extrapolating"]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in view.legend.findChildren(QLabel))


def test_titles_and_menus():
    assert plain_title("a [*] b [*][*]") == "a [*][*] b [*][*][*][*]"
    assert plain_action("R&D && more") == "R&&D &&&& more"
