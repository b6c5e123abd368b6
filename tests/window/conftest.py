"""A real window, with folders of the test and a run open in it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import kept
import pytest
from fonts import REAL, load, real
from pseudo import spoken
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSettings, QTranslator
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


@contextmanager
def _opening(folder: Path, qtbot: QtBot, made: list[MainWindow]) -> Iterator[OpenWindow]:
    """Opens windows: with a run or without (None), of a size, shown or not."""

    def opened(
        run: Path | None = SHIPPED,
        size: tuple[int, int] | None = None,
        shown: bool = True,
    ) -> MainWindow:
        window = MainWindow(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
        made.append(window)
        if size is not None:
            window.resize(*size)
        window.populate(Session())
        if shown:
            window.show()
        window.session.start()
        if run is not None:
            window.session.open_run(run)
            qtbot.waitUntil(lambda: window.session.explorer.state.snapshot is not None, timeout=60_000)
        return window

    with pytest.MonkeyPatch.context() as patch:
        for name in ("AEGUI_RUNS", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            patch.setenv(name, str(folder / name))
        yield opened
        for window in made:
            window.close()
            window.session.end()
            window.deleteLater()


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Opens windows of the test."""
    with _opening(tmp_path, qtbot, []) as opened:
        yield opened


@pytest.fixture(scope="module")
def keep_window(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenWindow]:
    """Opens windows that all tests of a module share, each as the test before has left it."""
    gc.disable()  # never in the middle of an event
    with _opening(tmp_path_factory.mktemp("kept"), QtBot(request), kept.windows) as opened:
        yield opened
    kept.windows.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.enable()


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
