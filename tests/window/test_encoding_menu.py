"""File › Export › Encode images."""

from __future__ import annotations

from menus import entries, menu
from PySide6.QtWidgets import QFileDialog
from small import put_blobs

from aegui.window.encoding_menu import EncodingMenu


def test_a_run_a_folder_and_a_data_set_are_encoded_from_the_menu(open_window, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("AEGUI_CACHE", str(tmp_path / "cache"))
    window = open_window()
    encoding, shown = window.findChild(EncodingMenu), menu(window, "Encode images")
    assert any("folder" in action.text() for action in entries(shown))
    assert sum(action.isSeparator() and action.isVisible() for action in shown.actions()) == 1
    digits = next(action for action in entries(shown) if "igits" in action.text())

    def saves(name: str) -> None:
        answer = (str(tmp_path / name), "CSV (*.csv)")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)

    saves("set.csv")
    with qtbot.waitSignal(encoding.encoding.saved, timeout=30_000):
        digits.trigger()
    assert len((tmp_path / "set.csv").read_text().splitlines()) == 1798
    assert "1,797 images" in window.banner.messages()[0]

    saves("own.csv")
    own = str(put_blobs(tmp_path / "own", 5))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: own)
    with qtbot.waitSignal(encoding.encoding.saved, timeout=30_000):
        encoding.encode_folder()
    assert len((tmp_path / "own.csv").read_text().splitlines()) == 6

    saves("one.csv")
    own = str(put_blobs(tmp_path / "one", 1))
    with qtbot.waitSignal(encoding.encoding.saved, timeout=30_000):
        encoding.encode_folder()
    assert window.banner.messages()[0].startswith("Saved the code of 1 image in ")

    saves("run.csv")
    with qtbot.waitSignal(encoding.encoding.saved, timeout=30_000):
        encoding.encode_run()
    assert ",held-out," in (tmp_path / "run.csv").read_text()
