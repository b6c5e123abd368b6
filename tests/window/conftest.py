"""A real window, with folders of the test and a run open in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fonts import REAL, load, real
from pseudo import spoken
from PySide6.QtCore import QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.app.session import Session
from aegui.views.theme import DARK, Theme
from aegui.views.widgets import style
from aegui.window import language
from aegui.window.main_window import MainWindow

SHIPPED = paths.trained() / "quick-start"
Lettered = Callable[..., None]
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenWindow]:
    """Opens windows: with a run or without (None), of a size, shown or not."""
    for name in ("AEGUI_RUNS", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    windows: list[MainWindow] = []

    def opened(
        run: Path | None = SHIPPED,
        size: tuple[int, int] | None = None,
        shown: bool = True,
    ) -> MainWindow:
        made = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
        windows.append(made)
        if size is not None:
            made.resize(*size)
        made.populate(Session())
        if shown:
            made.show()
        made.session.start()
        if run is not None:
            made.session.open_run(run)
            qtbot.waitUntil(lambda: made.session.explorer.state.snapshot is not None, timeout=60_000)
        return made

    yield opened
    for made in windows:
        made.close()
        made.session.end()
        made.deleteLater()


@pytest.fixture
def lettered(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lettered]:
    """Has everything that is made afterwards written in a family, at a size in points, in a theme; in Chinese
    where the letters are Chinese, or in a language with longer words."""
    before, longer = QLocale(), ExitStack()

    def chosen(family: str, points: float, theme: Theme = DARK, language_of_nobody: bool = False) -> None:
        monkeypatch.setattr(style, "FAMILIES", (real(family) if family in REAL else load(family),))
        monkeypatch.setattr(style, "TEXT", round(points * style.DOTS / style.POINT))
        style.apply(qapp, theme)
        assert qapp.font().family() == family
        if "CJK" in family:
            language.speak(qapp, "zh_CN")
        if language_of_nobody:
            longer.enter_context(spoken(qapp))

    yield chosen
    longer.close()
    if qapp.findChildren(QTranslator):
        language.speak(qapp, language.SOURCE)
        QLocale.setDefault(before)
    monkeypatch.undo()
    style.apply(qapp, DARK)
