"""Colours and letters as the desktop has them, or as they are chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.views.theme import BLACK, DARK, LIGHT, WHITE
from aegui.views.widgets import style
from aegui.window import letters
from aegui.window.actions import Action
from aegui.window.main_window import MainWindow
from aegui.window.menus import letters_menu


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    made = MainWindow()
    qtbot.addWidget(made)
    yield made
    style.apply(qapp, DARK)


def test_the_window_follows_the_desktop_while_it_runs(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QGuiApplication.styleHints()

    def now(dark: bool, contrast: bool) -> None:
        monkeypatch.setattr(style, "is_system_dark", lambda: dark)
        monkeypatch.setattr(style, "is_contrast_wanted", lambda: contrast)
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        if contrast:
            hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)

    window.set_theme_choice("system")
    for dark, contrast, theme in ((True, False, DARK), (False, False, LIGHT), (True, True, BLACK)):
        now(dark, contrast)
        assert window.theme is theme
        assert QGuiApplication.palette().window().color().name() == theme.window
    window.set_theme_choice("contrast")
    now(False, False)
    assert window.theme is WHITE
    window.set_theme_choice("dark")
    now(False, True)
    assert window.theme is DARK


def test_text_is_as_large_as_the_desktops_or_as_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style, "TEXT", style.TEXT)
    font = QFont()
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _: font)
    for pixels, written in ((9, 13), (13, 13), (16, 16), (40, 19)):
        font.setPixelSize(pixels)
        letters.write()
        assert written == style.TEXT
    menu = letters_menu(window.choose_letters, letters.chosen)
    by_name = {entry.text: entry for entry in menu.now() if isinstance(entry, Action)}
    by_name["9 points"].does()
    assert [name for name, entry in by_name.items() if entry.checked and entry.checked()] == ["9 points"]
    letters.write()
    assert style.TEXT == 12
    by_name["As the &system"].does()
    assert letters.SETTING not in paths.load_settings()


def test_what_is_there_first_is_written_in_the_chosen_letters(qtbot: QtBot, qapp: QApplication) -> None:
    before = style.text_points()
    qapp.setStyleSheet("")  # as at the start of the program
    qapp.setFont(QFont())
    style.write_in(before + 4)
    try:
        window = MainWindow()
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        first = (window.menu_bar, window.top_bar.main, window.top_bar.recipe, window.status.message)
        assert {one.font().pixelSize() for one in first} == {style.TEXT}
    finally:
        style.write_in(before)
        style.apply(qapp, DARK)
