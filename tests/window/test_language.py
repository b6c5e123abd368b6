"""The window in another language than the one it is written in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from aegui import paths, translation
from aegui.explore.queries.decoded import DECODED
from aegui.window import language
from aegui.window.actions import Action
from aegui.window.main_window import MainWindow
from aegui.window.menus import language_menu

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def app(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    """What is spoken when a test ends is what was spoken before."""
    before = QLocale()
    monkeypatch.setattr(translation, "_translator", None)
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


def test_each_language_calls_itself_by_its_own_name() -> None:
    assert language.languages() == {"en": "English", "zh_CN": "简体中文"}


def test_texts_and_qts_own_buttons_are_in_the_language(app: QApplication) -> None:
    language.speak(app, "zh_CN")
    assert QCoreApplication.translate("Menus", "&File") == "文件(&F)"
    assert translation.translate("noises", "Gaussian") == "高斯"
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"


def test_english_can_be_chosen_where_the_system_speaks_another(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "of_system", lambda: QLocale("zh_CN"))
    language.speak(app, "en")
    assert QCoreApplication.translate("Menus", "&File") == "&File"


def test_without_a_choice_it_is_that_of_the_system(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "of_system", lambda: QLocale("zh_CN"))
    language.speak(app, "")
    assert QCoreApplication.translate("Menus", "&File") == "文件(&F)"


def test_a_language_that_is_not_there_is_that_of_the_system() -> None:
    paths.save_settings({language.SETTING: "tlh"})
    assert language.chosen() == ""


def test_the_choice_is_kept_and_ticked(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    menu = language_menu(window.choose_language, language.chosen)
    by_name = {entry.text: entry for entry in menu.now() if isinstance(entry, Action)}
    by_name["简体中文"].does()
    assert language.chosen() == "zh_CN"
    assert [name for name, entry in by_name.items() if entry.checked and entry.checked()] == ["简体中文"]
    by_name["As the &system"].does()
    assert language.SETTING not in paths.load_settings()


def test_another_language_is_spoken_at_once_and_nothing_is_lost(
    app: QApplication, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(size=(1280, 800))
    session, explorer = window.session, window.session.explorer
    run, cursor = session.run, (0.5, -0.5)
    explorer.update(cursor=cursor, selection=explorer.state.selection.take(np.array([1, 2, 3])))
    session.undo.settle()
    selection = explorer.state.selection
    session.edit("training.batch", 99)
    window.banner.show_message("Kept.", "bad")
    window.docks["path"].close()
    window.choose_language("zh_CN")
    qtbot.waitUntil(lambda: window.menu_bar.actions()[0].text() == "文件(&F)")
    assert explorer.state.cursor == cursor
    assert explorer.state.selection == selection
    assert session.run is run
    assert session.recipe is not None
    assert session.recipe.training.batch == 99
    assert window.banner.messages()[0] == "Kept."
    assert not window.docks["path"].is_open()
    assert window.docks["latent"].panel.title_label.text() == "潜空间"
    qtbot.waitUntil(lambda: explorer.answer(DECODED) is not None)
    assert window.action_table["undo"].isEnabled()
    assert explorer.state.curves is not None
    assert explorer.state.curves.groups[0].label == "损失"
    session.undo.undo()  # is heard by nobody who is gone
    explorer.update(hovered=3)
    window.choose_language("en")
    qtbot.waitUntil(lambda: window.menu_bar.actions()[0].text() == "&File")
