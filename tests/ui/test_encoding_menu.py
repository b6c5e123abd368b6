"""File › Encode images."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog
from small import put_blobs

from aegui.ui.encoding_menu import EncodingMenu


def test_a_run_a_folder_and_a_data_set_are_encoded_from_the_menu(open_window, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    window = open_window()
    menu = window.findChild(EncodingMenu)
    menu._fill()
    texts = [action.text() for action in menu._menu.actions()]
    assert any("folder" in text for text in texts)
    assert sum(action.isSeparator() for action in menu._menu.actions()) == 1
    digits = next(action for action in menu._menu.actions() if "igits" in action.text())

    def saves(name: str) -> None:
        answer = (str(tmp_path / name), "CSV (*.csv)")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)

    saves("set.csv")
    with qtbot.waitSignal(menu.encoding.saved, timeout=30_000):
        digits.trigger()
    assert len((tmp_path / "set.csv").read_text().splitlines()) == 1798
    assert "1,797 images" in window.banner.messages()[0]

    saves("own.csv")
    own = str(put_blobs(tmp_path / "own", 5))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: own)
    with qtbot.waitSignal(menu.encoding.saved, timeout=30_000):
        menu.encode_folder()
    assert len((tmp_path / "own.csv").read_text().splitlines()) == 6

    saves("one.csv")
    own = str(put_blobs(tmp_path / "one", 1))
    with qtbot.waitSignal(menu.encoding.saved, timeout=30_000):
        menu.encode_folder()
    assert window.banner.messages()[0].startswith("Saved the code of 1 image in ")

    saves("run.csv")
    with qtbot.waitSignal(menu.encoding.saved, timeout=30_000):
        menu.encode_run()
    assert ",held-out," in (tmp_path / "run.csv").read_text()
