"""The command palette: found by typing, run by Enter, by keyboard alone."""

from __future__ import annotations

import pytest
from panels import panel
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aegui.views.panels.latent import LatentView
from aegui.window.actions import Action, Offer
from aegui.window.command_palette import CommandPalette, _rank
from aegui.window.main_window import MainWindow
from aegui.window.picker_rows import Option

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # popups, offscreen
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def shared(keep_window) -> MainWindow:
    made: MainWindow = keep_window(size=(1280, 720))
    return made


@pytest.fixture
def window(shared: MainWindow, qtbot: QtBot) -> MainWindow:
    made = shared
    # Settled: which backdrops there are is worked out, too; and the runs are read.
    qtbot.waitUntil(lambda: made.session.phase == "idle" and made.session.explorer.is_settled)
    qtbot.waitUntil(lambda: bool(made.runs.entries))
    return made


def opened(window: MainWindow) -> CommandPalette:
    if window.isActiveWindow():
        QTest.keyClick(window, Qt.Key.Key_P, CONTROL | SHIFT)
    else:  # the offscreen platform does not give a window the keyboard back after a popup
        window.action_table["palette"].trigger()
    palette = window.findChild(CommandPalette)
    assert palette.isVisible()
    return palette


def labels(palette: CommandPalette) -> list[str]:
    return [option.label for _, option in palette.list.options()]


def run(palette: CommandPalette, words: str) -> None:
    QTest.keyClicks(palette.search, words)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_everything_is_offered(window: MainWindow) -> None:
    groups = {offer.group for offer in window.action_table.offers()}
    assert groups >= {
        "File", "File › Compare with", "File › Export", "File › Export › Encode images", "Edit",
        "Edit › Path", "Training", "View", "View › Backdrop under the codes", "Recipe", "Run", "Data",
        "Device", "Projection", "Look inside", "Tool", "Panels", "Help",
    }  # fmt: skip


def test_each_group_has_one_heading(window: MainWindow) -> None:
    heads = [group for _, group in opened(window).list.heads()]
    assert len(heads) == len(set(heads))
    assert heads[0] == "File"
    assert heads.index("Recipe") > heads.index("Help")  # a list, which may be long


def test_rows_say_key_and_purpose_and_what_can_not_be_done_is_faint(window: MainWindow) -> None:
    palette = opened(window)
    QTest.keyClicks(palette.search, "undo")
    found = {option.label: option for _, option in palette.list.options()}
    undo = found["Edit: Undo"]
    assert (undo.aside, undo.enabled) == ("Ctrl+Z", False)
    assert undo.note.startswith("Take back what was done last")
    item = next(item for item, option in palette.list.options() if option is undo)
    palette.list.setCurrentItem(item)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.isVisible()  # nothing is done
    QTest.keyClick(palette.search, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(palette.search, "nothing is called so")
    assert labels(palette) == []
    assert palette.nothing.isVisible()
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_arrows_and_enter_choose(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window)
    QTest.keyClicks(palette.search, "colours window")
    names = ("Dark", "Light", "High contrast", "As the system")
    assert labels(palette) == [f"View: {name}" for name in names]
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.theme_choice == "light")


def test_the_best_match_stands_first() -> None:
    option = Option("0", "Play the path", "Run the cursor along it.", "Edit › Path", "Ctrl+P")
    ranks = [_rank(option, words.split()) for words in ("play the", "path pl", "lay", "ctrl+p", "zebra")]
    assert ranks == [(0, True), (1, True), (2, True), (3, True), None]


def test_a_long_list_keeps_within_the_window(window: MainWindow) -> None:
    palette = CommandPalette(window)
    offers = [Offer("Runs", Action("", f"run {n}", lambda: None, "Opens it.")) for n in range(500)]
    palette.open_over(window, offers)
    assert window.geometry().contains(palette.geometry())
    palette.close()


def test_what_is_typed_is_found_and_run(window: MainWindow, qtbot: QtBot) -> None:
    """The last here: it leaves the window as no other expects it."""
    run(opened(window), "density")
    qtbot.waitUntil(lambda: window.session.explorer.state.backdrop == "density")
    run(opened(window), "dense-2d")
    qtbot.waitUntil(lambda: window.top_bar.recipe.current == "dense-2d")
    dock = window.docks["inside"]
    assert dock.visibleRegion().isEmpty()
    run(opened(window), "panels look inside")
    qtbot.waitUntil(lambda: not dock.visibleRegion().isEmpty())
    run(opened(window), "lasso")
    plane = panel(window, LatentView).plane
    qtbot.waitUntil(lambda: plane.tool.name == "lasso")
    run(opened(window), "filters")
    qtbot.waitUntil(lambda: window.session.explorer.state.page.name == "filters")
