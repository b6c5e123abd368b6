"""File → Open recent, and folders that dialogs begin in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from aegui import paths, settings
from aegui.app.recents import IMAGES, MODEL, RUN, recent
from aegui.runs.run_folder import Run
from aegui.window.actions import Action
from aegui.window.banner import Banner
from aegui.window.chosen_places import ask_for_file, ask_for_place
from aegui.window.recent_menu import RecentMenu
from aegui.window.saving import ask_where


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_data_dir", lambda: tmp_path / "data")
    monkeypatch.setattr(paths, "config_file", lambda: tmp_path / "settings.toml")


def test_what_was_opened_is_opened_again_and_what_is_gone_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    opened: list[tuple[str, Path]] = []
    opens = {sort: lambda path, sort=sort: opened.append((sort, path)) for sort in (RUN, MODEL, IMAGES)}
    banner = Banner()
    qtbot.addWidget(banner)
    recents = RecentMenu(opens, banner, banner)
    menu = recents.menu()
    assert list(menu.now()) == []
    recents.on_run(None)
    recents.on_run(Run(paths.trained() / "quick-start"))  # nobody has chosen it
    recents.on_run(Run(paths.trained() / "dense-2d"))
    images = tmp_path / "a & b"
    images.mkdir()
    recents.remember(IMAGES, images)
    run, _, own, _, clear = menu.now()
    assert isinstance(run, Action)
    assert isinstance(own, Action)
    assert isinstance(clear, Action)
    assert (run.text, own.text) == ("dense-2d", "a && b")
    assert str(images) in own.tooltip()
    own.run()
    run.run()
    assert opened == [(IMAGES, images), (RUN, paths.trained() / "dense-2d")]
    images.rmdir()
    own.run()
    assert len(opened) == 2
    assert banner.messages()[0].startswith(f"{images} is not there any more")
    banner._messages[0].actions[0][1]()
    assert [one.sort for one in recent()] == [RUN]
    assert banner.messages() == []
    clear.run()
    assert recent() == ()
    banner._messages[0].actions[0][1]()
    assert [one.sort for one in recent()] == [RUN]


def test_each_dialog_begins_where_its_sort_was_found_last(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[str] = []
    answers: list[Any] = []

    def asked(window: QWidget, title: str, start: str = "", *more: Any) -> Any:
        began.append(start)
        return answers[-1]

    for name in ("getOpenFileName", "getExistingDirectory", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, asked)
    window = QWidget()
    qtbot.addWidget(window)
    for sort in ("models", "images", "figures", "tables"):
        (tmp_path / sort).mkdir()
    answers.append((str(tmp_path / "models" / "m.onnx"), ""))
    assert ask_for_file(window, "models", "", "") == tmp_path / "models" / "m.onnx"
    answers.append(str(tmp_path / "images" / "mine"))
    assert ask_for_place(window, "images", "", "/other") == tmp_path / "images" / "mine"
    answers.append("")
    assert ask_for_place(window, "images", "") is None
    answers.append(("", ""))
    assert ask_for_file(window, "models", "", "") is None
    assert began == ["", "/other", str(tmp_path / "images"), str(tmp_path / "models")]
    began.clear()
    answers.append((str(tmp_path / "figures" / "a.png"), ""))
    ask_where(window, "", "a.png", "png")
    answers.append((str(tmp_path / "tables" / "a.csv"), ""))
    ask_where(window, "", "a.csv", "csv")
    ask_where(window, "", "b.png", "png")
    ask_where(window, "", "c.gif", "gif")
    assert began[1:] == [str(tmp_path / one) for one in ("figures/a.csv", "figures/b.png", "tables/c.gif")]
    (tmp_path / "models").rmdir()
    ask_for_file(window, "models", "", "")
    assert began[-1] == ""
    assert set(settings.load().folders) == {"models", "images", "save", "save-png", "save-csv", "save-gif"}
