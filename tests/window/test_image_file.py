"""The file of an image: opened, shown and copied, from the menus and from the image itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fake_explorer import FakeExplorer
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from states import images, opened

from aegui.parts.datasets import Source, texts
from aegui.window.image_file import ImageFile
from aegui.window.list_dialog import ListDialog


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> tuple[ImageFile, FakeExplorer]:
    """The first image is at the cursor; the second has lost its file."""
    (tmp_path / "a.png").write_bytes(b"x")
    window = QWidget()
    qtbot.addWidget(window)
    names = texts(["a.png", "gone.png", "a.png#2"])
    shown = replace(images(count=3), data="folder", names=names, source=Source(tmp_path))
    explorer = FakeExplorer(opened(shown))
    return ImageFile(explorer, window), explorer  # type: ignore[arg-type]


def test_the_path_of_the_image_at_the_cursor_is_copied(made: tuple[ImageFile, FakeExplorer]) -> None:
    file, explorer = made
    copy = next(one for one in file.menu().now() if one is not None and "path" in getattr(one, "text", ""))
    copy.run()  # type: ignore[union-attr]
    assert QGuiApplication.clipboard().text().endswith("a.png")
    explorer.state = replace(explorer.state, hovered=1)
    copy.run()  # type: ignore[union-attr]
    assert "gone.png is not in" in explorer.complaints[0]


def test_the_table_is_read_again(made: tuple[ImageFile, FakeExplorer]) -> None:
    file, explorer = made
    next(one for one in file.menu().now() if getattr(one, "name", "") == "image.table").run()  # type: ignore[union-attr]
    assert explorer.asked_again == ["table"]


def test_images_without_files_say_why(made: tuple[ImageFile, FakeExplorer]) -> None:
    file, explorer = made
    explorer.state = opened(images())
    entry = next(iter(file.menu().now()))
    assert not entry.enabled()  # type: ignore[union-attr]
    assert "no files of your own" in entry.tooltip()  # type: ignore[union-attr]


def test_the_menu_of_an_image_opens_its_file(
    made: tuple[ImageFile, FakeExplorer], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, _ = made
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url) or True)
    menu = file.menu_of(2)
    assert menu is not None
    menu.actions()[2].trigger()
    assert [Path(url.toLocalFile()).name for url in asked] == ["a.png"]
    assert file.menu_of(-1) is None


def test_what_was_left_out_is_listed_and_counted(made: tuple[ImageFile, FakeExplorer]) -> None:
    file, explorer = made
    entry = next(one for one in file.menu().now() if getattr(one, "name", "") == "image.left-out")
    assert not entry.enabled()  # type: ignore[union-attr]
    lines = tuple(f"{n}.png: it is no picture" for n in range(1200))
    assert explorer.state.images is not None
    explorer.state = replace(explorer.state, images=replace(explorer.state.images, left_out=lines))
    assert entry.enabled()  # type: ignore[union-attr]
    entry.run()  # type: ignore[union-attr]
    dialog = file.parent().findChild(ListDialog)
    assert dialog is not None
    assert dialog.heading.text().startswith("1,200 of ")
    copy = next(one for one in dialog.findChildren(QPushButton) if one.text() == "&Copy")
    copy.click()
    assert QGuiApplication.clipboard().text().splitlines() == list(lines)
    dialog.close()
