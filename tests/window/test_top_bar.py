"""The bar on top, by mouse and keys: what it asks for, what it shows, and that nothing is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QWidget

from aegui.explore.records import Phase, Progress
from aegui.runs.run_folder import Run
from aegui.views.theme import DARK
from aegui.views.widgets.style import apply
from aegui.window.actions import Actions
from aegui.window.picker import MenuButton
from aegui.window.picker_rows import Option
from aegui.window.top_bar import TopBar
from aegui.window.training_menu import training_menu

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]  # popups, offscreen

RECIPES = [
    Option("quick-start", "quick-start", "A small code of the bundled digits.", "Start here"),
    Option("conv-2d", "conv-2d", "Convolutions and a code of two.", "Convolutional"),
    Option(
        "conv-16", "conv-16", "Convolutions and a code of sixteen.", "Convolutional",
        "MNIST", "trained model", "/runs/conv-16", "Opens it",
    ),
    *(Option(f"dense-{n}", f"dense-{n}", f"Dense layers, a code of {n}.", "Dense") for n in (2, 32, 64, 128)),
]  # fmt: skip
RUNNING = Progress("running", 12, 200, 0.06, 190, 6100)


def caught(signal):
    seen = []
    signal.connect(lambda *values: seen.append(values))
    return seen


@pytest.fixture
def bar(qtbot, qapp) -> TopBar:
    apply(qapp, DARK)
    made = TopBar()
    qtbot.addWidget(made)
    made.set_recipes(RECIPES, "quick-start")
    made.set_datasets([("digits", "Digits (bundled)", "1,797 images"), ("mnist", "MNIST", "")], "digits")
    made.set_devices([("auto", "automatic: CPU, 2 threads"), ("cpu", "CPU, 2 threads")], "cpu")
    made.set_progress(Progress("idle"))
    made.resize(1280, 52)
    with qtbot.waitExposed(made):
        made.show()
    return made


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


class Trainer:
    """A session as far as the training menu goes."""

    def __init__(self) -> None:
        self.phase: Phase = "warming"
        self.run: Run | None = None
        self.done: list[str] = []

    def toggle(self) -> None:
        self.done.append("toggle")

    def step(self) -> None:
        self.done.append("step")

    def stop(self) -> None:
        self.done.append("stop")

    def reset_recipe(self) -> None:
        self.done.append("reset_recipe")

    def resume(self, path: Path) -> None:
        self.done.append("resume")


@pytest.fixture
def trainer(bar) -> Iterator[Callable[[Phase], Trainer]]:
    """A trainer in a phase, whose actions the buttons of the bar do."""
    made, window = Trainer(), QMainWindow()
    actions = Actions([training_menu(made)], [], window)
    bar.set_actions(actions["train"], actions["stop"], actions["step"])

    def be(phase: Phase) -> Trainer:
        made.phase = phase
        bar.set_progress(Progress(phase, 1, 4, 0.25))
        actions.refresh()
        return made

    yield be
    window.deleteLater()


@pytest.mark.parametrize(
    ("phase", "word", "usable"),
    [
        ("asleep", "Train", "main step recipe data device"),
        ("warming", "Train", "main step recipe data device"),
        ("idle", "Train", "main step recipe data device"),
        ("running", "Pause", "main stop device"),
        ("paused", "Resume", "main stop step device"),
        ("stopping", "Pause", "device"),
    ],
)
def test_buttons_follow_the_phase(bar, trainer, phase, word, usable):
    made = trainer(phase)
    assert bar.main.text() == word
    names = ("main", "stop", "step", "recipe", "data", "device")
    assert [name for name in names if getattr(bar, name).isEnabled()] == [
        name for name in names if name in usable.split()
    ]
    click(bar.main)
    assert made.done == (["toggle"] if "main" in usable else [])
    assert all(getattr(bar, name).toolTip() for name in names)


def test_getting_ready_is_said(bar, trainer):
    trainer("warming")
    assert bar.main.toolTip() == "Getting ready…"


def test_stop_and_step(bar, trainer):
    made = trainer("paused")
    click(bar.stop)
    click(bar.step)
    assert made.done == ["stop", "step"]


def test_main_button_stays_where_it_is(bar):
    before = bar.main.geometry()
    bar.set_progress(RUNNING)
    QApplication.processEvents()
    assert bar.main.geometry() == before


def test_words_and_bar(bar):
    bar.set_progress(RUNNING)
    QApplication.processEvents()
    assert bar.words.text() == "epoch 12 of 200 · 3 min 10 s left · 6,100 images/s"
    assert bar.bar.isVisible()
    assert bar.bar.value() == 60
    bar.set_progress(Progress("running", 0, 5, 0.0, float("nan"), None))
    assert bar.words.text() == "epoch 0 of 5"


@pytest.mark.parametrize("recipe", ["dense-2", "conv-16-denoise"])
def test_the_name_is_there_at_1440_and_nothing_moves(bar, recipe):
    bar.set_current_recipe(recipe)
    bar.set_devices([("auto", "automatic: NVIDIA GeForce RTX 4090")], "auto")
    bar.resize(1440, 52)
    QApplication.processEvents()
    assert bar.name.isVisible()
    before = bar.main.geometry()
    for phase in ("running", "paused", "idle"):
        bar.set_progress(Progress(phase, 12, 200, 0.06, 190, 6100))
        bar.set_current_recipe(recipe)  # as an edit in mid-training does
        QApplication.processEvents()
        assert bar.name.isVisible()
        assert bar.main.geometry() == before


@pytest.mark.parametrize("width", [1440, 1280, 1024])
def test_nothing_is_cut(bar, width, qtbot):
    bar.set_current_recipe("dense-128")
    bar.set_progress(RUNNING)
    bar.resize(width, 52)
    qtbot.waitUntil(lambda: bar.words.text().startswith("epoch 12 of 200 · 3 min 10 s left"))
    whole = bar.words.text()
    assert bar.words.width() >= bar.words.fontMetrics().horizontalAdvance(whole)
    for widget in (*bar.findChildren(QLabel), *bar.findChildren(QPushButton)):
        if widget.isVisible():
            assert widget.width() >= widget.sizeHint().width(), widget
    right = max(w.geometry().right() for w in bar.findChildren(MenuButton))
    assert right < width - 10
    assert bar.name.isVisible() == (width == 1440)


def test_recipes_are_searched_and_chosen_by_keys(bar, qtbot):
    chosen = caught(bar.recipe_chosen)
    click(bar.recipe)
    popup = bar.recipe.popup
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClicks(popup.search, "conv sixteen")
    shown = [option.key for item, option in popup.list.options() if not item.isHidden()]
    heads = [group for item, group in popup.list.heads() if not item.isHidden()]
    assert (shown, heads) == (["conv-16"], ["Convolutional"])
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert chosen == [("conv-16",)]
    assert not popup.isVisible()


def test_arrows_in_the_search_move_in_the_list(bar, qtbot):
    chosen = caught(bar.recipe_chosen)
    bar.recipe.setFocus()
    QTest.keyClick(bar.recipe, Qt.Key.Key_Down)
    popup = bar.recipe.popup
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup.search, Qt.Key.Key_Down)
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert chosen == [("conv-2d",)]


def test_the_name_of_a_group_can_not_be_chosen(bar, qtbot):
    chosen = caught(bar.recipe_chosen)
    click(bar.recipe)
    popup = bar.recipe.popup
    qtbot.waitUntil(popup.isVisible)
    item, group = popup.list.heads()[1]
    assert group == "Convolutional"
    place = popup.list.visualItemRect(item).center()
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == []
    assert popup.isVisible()


def test_a_click_on_the_mark_opens_the_run_and_leaves_the_recipe(bar, qtbot):
    chosen, opened = caught(bar.recipe_chosen), caught(bar.run_chosen)
    click(bar.recipe)
    popup = bar.recipe.popup
    qtbot.waitUntil(popup.isVisible)
    item, option = popup.list.options()[2]
    mark = popup.list.rows.mark_rect(popup.list.visualItemRect(item), option)
    assert not popup.list.rows.mark_rect(popup.list.visualItemRect(item), popup.list.options()[1][1])
    QTest.mouseMove(popup.list.viewport(), mark.center())
    assert item.toolTip() == "Opens it"
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=mark.center())
    assert (chosen, opened) == ([], [("/runs/conv-16",)])
    assert not popup.isVisible()


def test_ctrl_enter_opens_the_run(bar, qtbot):
    opened = caught(bar.run_chosen)
    click(bar.recipe)
    popup = bar.recipe.popup
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == []  # quick-start has none
    QTest.keyClicks(popup.search, "sixteen")
    QTest.keyClick(popup.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == [("/runs/conv-16",)]


def test_whoever_fills_the_list_may_do_so_when_it_opens(bar, qtbot):
    bar.recipe.opening.connect(lambda: bar.set_recipes(RECIPES[:1], ""))
    click(bar.recipe)
    qtbot.waitUntil(bar.recipe.popup.isVisible)
    assert [option.key for _, option in bar.recipe.popup.list.options()] == ["quick-start"]


def test_nothing_found_is_said(bar, qtbot):
    chosen = caught(bar.recipe_chosen)
    click(bar.recipe)
    popup = bar.recipe.popup
    QTest.keyClicks(popup.search, "zebra")
    assert popup.nothing.isVisible()
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert chosen == []
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_data_is_chosen_by_mouse_once(bar, qtbot):
    chosen = caught(bar.data_chosen)
    click(bar.data)
    popup = bar.data.popup
    qtbot.waitUntil(popup.isVisible)
    place = popup.list.visualItemRect(popup.list.item(1)).center()
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [("mnist",)]
    assert not popup.search.isVisible()  # two rows need no search


def test_current_survives_a_new_list(bar):
    bar.set_recipes(RECIPES[:2], "")
    assert bar.recipe.text_shown() == "quick-start"
