"""What the Help menu does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aegui.paths import resources
from aegui.window.banner import Banner
from aegui.window.help import Help


@pytest.mark.parametrize("opens", [True, False])
def test_the_documents_are_opened_or_their_place_is_said(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, opens: bool
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return opens

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    window, banner, said = QWidget(), Banner(), []
    qtbot.addWidget(window)
    qtbot.addWidget(banner)
    monkeypatch.setattr(banner, "show_message", lambda text, kind: said.append(text))
    Help(banner, window).open_documents()
    assert opened == [str(resources() / "docs")]
    assert said == ([] if opens else [f"The documents are in {resources() / 'docs'}"])
    assert {one.name for one in (resources() / "docs").iterdir()} >= {
        "window.md",
        "architecture.md",
        "results.md",
    }
