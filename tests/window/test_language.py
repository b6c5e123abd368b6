"""The window in another language than the one it is written in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import deeds
import numpy as np
import pytest
from english import texts
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from aegui import paths, translation
from aegui.app.experiments import Following
from aegui.app.session import Session
from aegui.cli.translating import compile_translations
from aegui.experiments.folder import Standing
from aegui.experiments.plan import Trial
from aegui.explore.queries.decoded import DECODED
from aegui.explore.queries.offered_fields import OFFERED_FIELDS
from aegui.text import counted
from aegui.views.theme import DARK
from aegui.views.widgets import style
from aegui.window import language
from aegui.window.actions import Action
from aegui.window.contents_dialog import ContentsDialog
from aegui.window.experiment_dialog import ExperimentDialog
from aegui.window.help_window import show_help
from aegui.window.main_window import MainWindow
from aegui.window.menus import language_menu
from aegui.window.settings_dialog import SettingsDialog

OpenWindow = Callable[..., MainWindow]
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def app(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    """What is spoken when a test ends is what was spoken before."""
    before = QLocale()
    monkeypatch.setattr(translation, "_translator", None)
    written = style.text_points()
    yield qapp
    style.write_in(written)
    style.apply(qapp, DARK)
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


POLISH = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl" sourcelanguage="en">
<context><name>Menus</name><message><source>&amp;File</source><translation>&amp;Plik</translation></message></context>
<context><name>counts</name><message numerus="yes"><source>%n image</source><translation>
<numerusform>%n obraz</numerusform><numerusform>%n obrazy</numerusform><numerusform>%n obrazów</numerusform>
</translation></message></context>
</TS>
"""


def test_a_third_language_is_one_file(
    app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found, called by its own name, spoken, with its own plurals; what it lacks is in English."""
    source = tmp_path / "aegui_pl.ts"
    source.write_text(POLISH, "utf-8")
    compile_translations(source, source.with_suffix(".qm"))
    monkeypatch.setattr(language, "_folder", lambda: tmp_path)
    assert language.languages() == {"en": "English", "pl": "polski"}
    language.speak(app, "pl")
    assert QCoreApplication.translate("Menus", "&File") == "&Plik"
    assert QCoreApplication.translate("Menus", "&Edit") == "&Edit"
    assert [counted(n, "image") for n in (1, 3, 1500)] == ["1 obraz", "3 obrazy", "1,500 obrazów"]
    assert counted(2, "class", "classes") == "2 classes"


def test_plurals_are_right_from_language_to_language(app: QApplication) -> None:
    for code, told in (
        ("zh_CN", ["1 幅图像", "2 幅图像"]),
        ("en", ["1 image", "2 images"]),
        ("zh_CN", ["1 幅图像", "2 幅图像"]),
    ):
        language.speak(app, code)
        assert [counted(n, "image") for n in (1, 2)] == told


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
    does = [
        ("Choose", window.data_sets.choose_folder),
        ("Again", lambda: window),
        ("Undo", session.undo.undo),
    ]
    window.banner.show_message("Kept.", "bad", does)
    window.docks["path"].close()
    window.banner.show_progress(0.5, "Exporting")
    window.choose_language("zh_CN")
    assert "as soon as what is under way" in window.banner.messages()[0]
    window.banner.dismiss()
    window.banner.hide_progress()
    qtbot.waitUntil(lambda: window.menu_bar.actions()[0].text() == "文件(&F)")
    assert explorer.state.cursor == cursor
    assert explorer.state.selection == selection
    assert session.run is run
    assert session.recipe is not None
    assert session.recipe.training.batch == 99
    assert window.banner.messages()[0] == "Kept."
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    offered = {button.text() for button in window.banner.strip.findChildren(QPushButton)}
    assert offered == {"Again", "Undo"}  # the data sets of before have gone
    assert not window.docks["path"].is_open()
    assert window.docks["latent"].panel.title_label.text() == "潜空间"
    qtbot.waitUntil(lambda: explorer.answer(DECODED) is not None)
    assert window.action_table["undo"].isEnabled()
    assert explorer.state.curves is not None
    assert explorer.state.curves.groups[0].label == "损失"
    session.undo.undo()  # is heard by nobody who is gone
    explorer.update(hovered=3)
    window.reset_layout()
    assert window.docks["path"].is_open()
    window.choose_language("en")
    qtbot.waitUntil(lambda: window.menu_bar.actions()[0].text() == "&File")
    session.undo.undo()  # of panels that are no more
    assert not window.docks["path"].is_open()
    qtbot.waitUntil(lambda: explorer.answer(OFFERED_FIELDS) is not None)
    deeds.settle(qtbot, explorer)
    for shown in window.findChildren(QMenu):
        shown.aboutToShow.emit()
    assert {text for text in texts(window) if CHINESE.search(text)} == {"简体中文"}


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_window_that_is_made_anew_before_torch_is_there_asks_for_it(
    app: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.populate(Session())
    assert window.session.phase == "asleep"
    done: list[object] = []
    window._opening.awaited = [done.append]  # a model from elsewhere, say
    window.begin_anew()
    qtbot.waitUntil(lambda: window.session.phase == "idle")
    assert done == [window._opening]  # the one that there is now
    window.close()


@pytest.mark.long
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_stands_open_beside_the_window_goes_on_in_the_other_language(
    app: QApplication, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(size=(1280, 800))
    session = window.session
    qtbot.waitUntil(lambda: session.warmed is not None, timeout=60_000)
    images = np.random.default_rng(0).integers(0, 99, (20, 8, 8)).astype(np.uint8)
    np.save(tmp_path / "own.npy", images)
    window.data_sets.take(tmp_path / "own.npy")
    window._intensities.show()
    window.preferences.show()
    window.lessons.write()
    editor = window.lessons.editor
    assert editor is not None
    editor._set_head("title", "Mine")
    page = show_help("window#groups", window)
    page.search.setText("lasso")
    trial = Trial(1, "model.code=1", {"model.code": 1}, 1)
    told = Following(tmp_path, (Standing(trial, "training", 3, 10),), False, "")
    window._experiments.experiments.changed.emit(told)
    runs = [paths.trained() / name for name in ("quick-start", "dense-2d")]
    comparison = window.comparisons.open(runs)
    assert comparison is not None
    compared = comparison.session
    qtbot.waitUntil(lambda: all(compared.runs) and compared.is_settled, timeout=20_000)
    first = compared.runs[0]
    assert first is not None
    assert first.images is not None
    compared.mark(first.images.name(5))
    window.lessons.present()

    window.choose_language("zh_CN")
    qtbot.waitUntil(lambda: window.menu_bar.actions()[0].text() == "文件(&F)")
    assert comparison.windowTitle().startswith("比较 quick-start")
    qtbot.waitUntil(lambda: compared.is_settled, timeout=20_000)
    assert comparison.planes.planes[0].plane.cursor_xy() == first.place_of(compared.marked)
    (experiment,) = window.findChildren(ExperimentDialog)
    assert experiment.stop.text() == "停止(&S)"
    assert experiment.isVisible()
    assert experiment.model.rows == told.standings
    qtbot.waitUntil(lambda: page.windowTitle() == "帮助")
    assert page.contents.topLevelItem(0).text(0) == "使用"
    assert (page.place, page.search.text()) == ("window#groups", "lasso")
    assert window.lessons.editor is not None
    assert window.lessons.editor.title.text() == "Mine"
    assert window.lessons.editor.windowTitle() == "编写课程"
    assert window.lessons.ring is not None
    assert window.isFullScreen()
    contents = next(one for one in window.findChildren(ContentsDialog) if one.isVisible())
    qtbot.waitUntil(lambda: contents.tree.topLevelItemCount() == 1)
    intensities = window._intensities.dialog
    assert intensities is not None
    assert len(window.findChildren(SettingsDialog)) == 1
    qtbot.waitUntil(lambda: "内存" in window.recipe_form.facts.text(), timeout=10_000)

    window.choose_letters("13")
    window.choose_language("en")
    qtbot.waitUntil(lambda: window.menu_bar.actions()[0].text() == "&File")
    qtbot.waitUntil(lambda: compared.is_settled and page.contents.topLevelItem(0).text(0) == "Using it")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [text for one in (window, comparison) for text in texts(one) if CHINESE.search(text)]
    assert [text for text in left if text != "简体中文"] == []
    window.lessons.present()
    assert not window.isFullScreen()
