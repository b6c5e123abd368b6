"""The dialog of settings: every setting has a field, and what is set there is kept and counts at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aegui import paths, settings
from aegui.app.history import History
from aegui.settings import Settings
from aegui.views.widgets.controls import NumberField
from aegui.window import focus
from aegui.window.form_fields import ChoiceField, Switch
from aegui.window.preferences import Preferences
from aegui.window.settings_dialog import FolderField, SettingsDialog


@pytest.fixture(autouse=True)
def _own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "config_file", lambda: tmp_path / "settings.toml")
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)


def test_what_is_set_is_kept_and_counts_at_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    applied: list[tuple[str, Any]] = []
    said: list[str] = []
    names = ("theme", "threads", "runs")
    applies = {name: lambda value, name=name: applied.append((name, value)) for name in names}
    window = QWidget()
    qtbot.addWidget(window)
    history = History(window)
    preferences = Preferences(applies, history, said.append, window)
    preferences.show()
    (dialog,) = window.findChildren(SettingsDialog)
    preferences.show()
    assert window.findChildren(SettingsDialog) == [dialog]
    assert dialog.rows.keys() == settings.described().keys()

    every = [row.field for row in dialog.rows.values()]
    assert [one for one in focus.rows(dialog) if one in every] == every  # Tab goes down
    every[0].setFocus()
    QTest.keyClick(every[0], Qt.Key.Key_Tab)
    assert dialog.focusWidget() is every[1]

    theme, notifications = dialog.rows["theme"].field, dialog.rows["notifications"].field
    assert isinstance(theme, ChoiceField)
    assert isinstance(notifications, Switch)
    theme.choose("dark")
    notifications.click()
    assert settings.load() == Settings(theme="dark", notifications=False)

    threads: Any = dialog.rows["threads"].field
    QTest.keyClicks(threads, "0")
    threads.editingFinished.emit()
    assert "1 to 1,024" in dialog.rows["threads"].problem.text()
    threads.selectAll()
    QTest.keyClicks(threads, "3")
    threads.editingFinished.emit()
    assert dialog.rows["threads"].problem.text() == ""
    threads.clear()
    threads.editingFinished.emit()
    assert settings.load().threads is None

    folder = dialog.rows["runs"].field
    assert isinstance(folder, FolderField)
    folder.edited.emit("/no/such/folder")
    assert applied == [("theme", "dark"), ("threads", 3), ("threads", None), ("runs", "/no/such/folder")]

    dialog.reset.click()
    assert settings.load() == Settings()
    assert applied[4:] == [("theme", "system"), ("runs", "")]
    assert theme.currentData() == "system"
    history.undo()
    assert settings.load() == Settings(theme="dark", notifications=False, runs="/no/such/folder")
    assert theme.currentData() == "dark"
    history.redo()
    assert settings.load() == Settings()

    dialog.rows["threads"].field.setFocus()
    preferences.begin_anew()  # in another language
    assert dialog.focusWidget() is dialog.rows["threads"].field
    assert dialog.rows["theme"].field is not theme
    theme = dialog.rows["theme"].field
    assert isinstance(theme, ChoiceField)
    assert theme.currentData() == "system"

    def full(changes: object) -> None:
        raise OSError(28, "No space left on device", "settings.toml")

    monkeypatch.setattr(settings, "save", full)
    theme.choose("light")
    assert said == ["settings.toml: the disk is full."]
    assert theme.currentData() == "system"
    dialog.reject()
    assert preferences._dialog is None


def test_numbers_have_the_decimals_that_were_set_and_lose_none(qtbot: QtBot) -> None:
    follows, own = NumberField(), NumberField()
    for field in (follows, own):
        qtbot.addWidget(field)
        field.setRange(-10, 10)
    own.setDecimals(0)
    told: list[float] = []
    follows.typed.connect(told.append)
    try:
        follows.set_number(1.23456)
        own.set_number(3)
        assert (follows.text(), own.text()) == ("1.23", "3")
        NumberField.show_decimals(0)
        assert follows.text() == "1"
        NumberField.show_decimals(4)
        assert (follows.text(), own.text()) == ("1.2346", "3")
        later = NumberField()
        qtbot.addWidget(later)
        assert later.decimals() == 4
        assert told == []  # it is another look, not another number
    finally:
        NumberField.show_decimals(2)


def test_a_long_folder_of_ones_own_ends_the_words_of_an_empty_field(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / ("a home with a long name " * 4) / "data"
    monkeypatch.setattr(paths, "download_dir", lambda: long)
    dialog = SettingsDialog(Settings())
    qtbot.addWidget(dialog)
    dialog.show()
    field = dialog.rows["data"].field
    assert isinstance(field, FolderField)
    field.grab()
    assert field.elided().startswith("…")
    assert field.elided().endswith("data")
    assert str(long) in field.toolTip()
    field.setText("/there")
    field.grab()
    assert field.elided() == "/there"
    assert str(long) not in field.toolTip()
