"""The table of actions: what menus, keys and buttons are made of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from menus import entries, menu
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from aegui.views.widgets.controls import Choice
from aegui.window.actions import Action, Actions, Listed, Menu, of_choice


class Deed:
    """Something that can be done, or not."""

    def __init__(self) -> None:
        self.there, self.done, self.names = True, list[str](), ["R&D", "<b>x"]

    def do(self, name: str = "") -> None:
        self.done.append(name)


class Changes(QObject):
    """Tells that something changed."""

    changed = Signal(object, object)


@pytest.fixture
def deed() -> Deed:
    return Deed()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def listed(deed: Deed) -> Iterator[Action]:
    for name in deed.names:
        yield Action("", name, lambda name=name: deed.do(name), name)  # type: ignore[misc]


@pytest.fixture
def actions(deed: Deed, window: QMainWindow) -> Actions:
    enabled = Action("do", "&Do it…", deed.do, "Does it.", "Ctrl+1", enabled=lambda: deed.there)
    lines = Menu("&Lists", [Listed(lambda: listed(deed))])
    other = Action("go", "Go", deed.do, "Goes.", "Ctrl+2")
    own = Action("own", "Own", deed.do, "By itself.", "X", keyed=False)
    made = Actions([Menu("&File", [enabled, None, lines])], [Menu("Panels", [other, own])], window)
    made.fill(window.menuBar())
    return made


def test_an_action_is_heard_by_its_key_while_it_is_enabled(
    actions: Actions, deed: Deed, window: QMainWindow, qtbot: QtBot
) -> None:
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):  # in a menu and in none
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert len(deed.done) == 2
    QTest.keyClick(window, Qt.Key.Key_X)  # a widget's own
    changes = Changes()
    actions.follow(changes.changed)
    deed.there = False
    actions["do"].trigger()  # nobody has looked yet, and still nothing is done
    changes.changed.emit(1, 2)
    assert not actions["do"].isEnabled()
    assert len(deed.done) == 2


def test_lists_are_made_when_a_menu_opens(actions: Actions, deed: Deed, window: QMainWindow) -> None:
    texts = [[one.text() for one in entries(menu(window, "Lists"))]]
    deed.names = ["other"]
    texts.append([one.text() for one in entries(menu(window, "Lists"))])
    assert texts == [["R&D", "<b>x"], ["other"]]
    entries(menu(window, "Lists"))[0].trigger()
    assert deed.done == ["other"]
    deed.names = []
    (_, lists) = entries(menu(window, "File"))
    assert not lists.isEnabled()  # nothing in it


def test_what_the_palette_and_the_list_of_keys_are_told(actions: Actions, deed: Deed) -> None:
    assert [(group, action.name) for group, action in actions.offers()] == [
        ("File", "do"), ("File › Lists", ""), ("File › Lists", ""), ("Panels", "go"), ("Panels", "own"),
    ]  # fmt: skip
    assert actions.keys() == [("File", [("Ctrl+1", "Do it")]), ("Panels", [("Ctrl+2", "Go")])]


def test_two_actions_of_one_name_are_a_mistake(window: QMainWindow, deed: Deed) -> None:
    twice = [Action("do", "Do", deed.do), Action("do", "Do", deed.do)]
    with pytest.raises(AssertionError, match="do"):
        Actions([Menu("File", list(twice))], [], window)


def test_a_combo_box_of_a_panel_as_actions(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.set_choices([("a", "A & B", "The first."), ("b", "B", "The second.")], "a", "box: {}")
    choice.set_lacking({"b"})
    assert choice.itemText(0) == "box: A & B"
    first, second = of_choice(choice)
    assert (first.text, first.tooltip()) == ("A && B", "The first.")
    assert first.checked is not None
    assert first.checked()
    assert not second.enabled()
    chosen = list[str]()
    choice.chosen.connect(chosen.append)
    second.run()  # not now
    first.run()
    assert chosen == ["a"]
