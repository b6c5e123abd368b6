"""Help: the documents in a window, and how panels and dialogs open them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QToolButton, QVBoxLayout
from pytestqt.qtbot import QtBot
from window.conftest import OpenWindow

from aegui.window.help_button import offer_help
from aegui.window.help_window import SIZES, USUAL, HelpWindow

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def help_window(qtbot: QtBot, tmp_path, monkeypatch: pytest.MonkeyPatch) -> HelpWindow:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    window = HelpWindow()
    qtbot.addWidget(window)
    window.open("window")
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_pages_are_read_searched_and_gone_back_to(
    help_window: HelpWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, bar = help_window, help_window.reader.verticalScrollBar()
    window.open("window#groups")
    assert bar.value() > 200
    assert window.contents.currentItem().text(0) == "Groups"
    window._follow(QUrl("exports.md#onnx"))
    assert window.place == "exports#onnx"
    window.go_back()
    assert window.place == "window#groups"
    assert bar.value() > 200
    window.go_forward()
    assert window.place == "exports#onnx"
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    window._follow(QUrl("https://optuna.org"))
    window.open("other-models")
    window._follow(QUrl("../samples/foreign/keras_autoencoder.py"))
    assert opened[0] == "https://optuna.org"
    assert opened[1].endswith("resources/samples/foreign/keras_autoencoder.py")
    QTest.keyClicks(window.search, "lasso")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.hits.topLevelItemCount() > 1
    marked = {one.cursor.selectedText().lower() for one in window.reader.extraSelections()}
    assert marked == {"lasso"}
    first = window.place
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.place != first
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.search.text()
    assert window.reader.extraSelections() == []
    assert window.isVisible()
    window.open("no such page#at all")
    assert window.place == "first-steps"


def test_letters_are_enlarged_and_stay_so(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window._draw_again()
    before = help_window.reader.document().size().height()
    for _ in range(len(SIZES)):
        help_window.larger.click()
    assert help_window.reader.document().size().height() > before * 1.3
    other = HelpWindow()
    qtbot.addWidget(other)
    assert other._zoom == len(SIZES) - 1
    help_window.set_zoom(USUAL)
    assert help_window.reader.document().size().height() == pytest.approx(before, abs=1)


def test_pictures_are_as_wide_as_there_is_room_for(help_window: HelpWindow) -> None:
    help_window.open("own-images")
    reader = help_window.reader
    assert reader.picture_width("../pictures/micrograph-light.png") == reader.room() < 1440
    assert reader.picture_width("../pictures/none.png") == 0


def test_another_language_is_followed(help_window: HelpWindow, qtbot: QtBot) -> None:
    before = QLocale()
    help_window.open("window#groups")
    help_window.search.setText("lasso")
    help_window._find()
    hits = help_window.hits.topLevelItem(0).text(0)
    try:
        QLocale.setDefault(QLocale("zh_CN"))
        QApplication.sendEvent(help_window, QEvent(QEvent.Type.LanguageChange))
        qtbot.waitUntil(lambda: help_window.contents.currentItem().text(0) == "分组")
        assert help_window.place == "window#groups"
        assert "分组" in help_window.reader.toPlainText()
        assert help_window.hits.topLevelItem(0).text(0) != hits
        assert help_window.left.currentWidget() is help_window.hits
        help_window.open("architecture")
        assert "English alone" in help_window.reader.toPlainText()
    finally:
        QLocale.setDefault(before)


def test_a_dialog_has_help_of_its_own(qtbot: QtBot) -> None:
    dialog = QDialog()
    dialog.setModal(True)
    buttons = QDialogButtonBox(dialog)
    QVBoxLayout(dialog).addWidget(buttons)
    offer_help(dialog, buttons, "window#branch")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    buttons.button(QDialogButtonBox.StandardButton.Help).click()
    (window,) = dialog.findChildren(HelpWindow)
    assert window.place == "window#branch"
    assert window.isVisible()


def test_a_panels_mark_and_f1_open_its_paragraph(open_window: OpenWindow) -> None:
    window = open_window(run=None)
    mark = window.docks["images"].findChild(QToolButton, "help-mark")
    mark.click()
    (shown,) = window.findChildren(HelpWindow)
    assert shown.place == "window#images"
    window.activateWindow()
    window.run_list.setFocus()
    window.action_table["help"].trigger()
    assert window.findChildren(HelpWindow) == [shown]
    assert shown.place == ("window#runs" if window.run_list.hasFocus() else "first-steps")
