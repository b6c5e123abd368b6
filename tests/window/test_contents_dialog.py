"""What is in a file stands in a tree; the images and labels are chosen there, and the recipe remembers it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot
from writers import IMAGES, LABELS

from aegui.window.contents_dialog import ContentsDialog


def dropped(window, path: Path) -> bool:
    """Drop a file on the window; whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(window.rect().center(), Qt.DropAction.CopyAction, data, buttons, keys)
    entered.ignore()
    window.dragEnterEvent(entered)
    if entered.isAccepted():
        window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    return entered.isAccepted()


def test_a_dropped_file_is_chosen_from(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    import h5py

    path = tmp_path / "two.h5"
    with h5py.File(path, "w") as file:
        file["a/first"], file["a/second"], file["y"] = IMAGES, IMAGES[::-1], LABELS
        file["b"] = h5py.ExternalLink("other.h5", "/b")
    window = open_window()
    (tmp_path / "no.txt").write_text("nothing")
    assert not dropped(window, tmp_path / "no.txt")
    assert dropped(window, path)
    assert (window.session.recipe.data.kind, window.session.recipe.data.path) == ("arrays", str(path))
    dialog = window.findChild(ContentsDialog)
    qtbot.waitUntil(lambda: dialog.tree.topLevelItemCount() == 3, timeout=10_000)
    assert "Several arrays" in dialog.warned.text()
    top = {dialog.tree.topLevelItem(row).text(0): dialog.tree.topLevelItem(row) for row in range(3)}
    assert top["b"].text(5) == "left closed"
    dialog.tree.setCurrentItem(top["b"])
    assert not dialog.images.isEnabled()
    second = top["a"].child(1)
    assert (second.text(1), second.text(2), second.text(3)) == ("30×12×10", "uint8", "0…255")
    dialog.tree.setCurrentItem(second)
    dialog.images.click()
    assert window.session.recipe.data.images == "a/second"
    qtbot.waitUntil(lambda: "in a/second; labels of 3 classes in y" in dialog.said.text(), timeout=10_000)
    assert dialog.tree.currentItem().text(5) == "images"
    window.data_sets.keep(window.data_sets.kept())  # as another language is spoken
    dialog = next(one for one in window.findChildren(ContentsDialog) if one.isVisible())
    qtbot.waitUntil(lambda: dialog.tree.topLevelItemCount() == 3, timeout=10_000)
    dialog.close()
    window.session.edit("data.path", str(tmp_path / "gone.h5"))
    np.save(tmp_path / "one.npy", IMAGES)
    window.data_sets._look_into(tmp_path / "one.npy")
    other = next(one for one in window.findChildren(ContentsDialog) if one.isVisible())
    qtbot.waitUntil(other.take.isEnabled, timeout=10_000)
    other.take.click()
    assert window.session.recipe.data.path == str(tmp_path / "one.npy")
    qtbot.waitUntil(other.take.isHidden, timeout=10_000)
    other.close()
