"""A microscopist's first minutes: a folder of stacks becomes patches, codes, a lasso, and a table of tags."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from deeds import rest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot
from small import blobs

from aegui.parts.datasets.origin import origin
from aegui.parts.datasets.patches import Patches
from aegui.recipe import find
from aegui.views.panels.latent import LatentView
from aegui.window import tag_menu
from aegui.window.main_window import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
DARK, BRIGHT = 310, 3950  # of a 12-bit camera


def stacks(folder: Path) -> Path:
    """Three stacks of two pages of 16×24 pixels: 36 places of 8×8, each another blob; a fourth is cut off."""
    folder.mkdir()
    places = iter(blobs(36) / 255 * (BRIGHT - DARK) + DARK)
    for well in ("A1", "A2", "B1"):
        pages = [np.block([[next(places) for _ in range(3)] for _ in range(2)]) for _ in range(2)]
        tifffile.imwrite(
            folder / f"well_{well}.tif", np.array(pages).astype(np.uint16), photometric="minisblack"
        )
    (folder / "well_B2.tif").write_bytes(b"II*\0")
    return folder


def drop(window: MainWindow, path: Path) -> None:
    """From the file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy = Qt.DropAction.CopyAction
    window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, LEFT, NONE))


def surround(plane: LatentView, corners: list[QPointF]) -> None:
    """With the lasso, by the mouse."""
    port = plane.plane.viewport()
    plane.plane.set_tool("lasso")
    first, *others = [corner.toPoint() for corner in corners]
    QTest.mousePress(port, LEFT, NONE, first)
    for corner in others:
        QTest.mouseMove(port, corner)
    QTest.mouseRelease(port, LEFT, NONE, others[-1])


def test_from_a_folder_of_stacks_to_tags_with_the_names_of_files(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = stacks(tmp_path / "plate 7")
    window = open_window(run=None)
    session = window.session
    session.draft.set(find("quick-start").changed({"network.widths": [8], "training.batch": 8}))

    drop(window, folder)
    assert session.recipe.data.kind == "folder"
    window.top_bar.data_chosen.emit("patches")
    session.edit("data.patch", [8])
    session.edit("training.epochs", 1)
    assert isinstance(session.recipe.data, Patches)
    assert Path(session.recipe.data.path) == folder

    window.recipe_form.preview.click()
    preview = window._intensities
    qtbot.waitUntil(lambda: preview._raw is not None)
    assert preview.dialog is not None
    assert preview.dialog.said.text().startswith("Values of some images: 310")
    preview.dialog.histogram.chosen.emit(float(DARK), float(BRIGHT))
    preview.dialog.close()

    window.top_bar.main.click()
    qtbot.waitUntil(lambda: session.run is not None and session.run.state.get("status") == "finished")
    explorer, plane = session.explorer, window.views["latent"]
    assert isinstance(plane, LatentView)
    qtbot.waitUntil(lambda: explorer.state.model is not None and len(plane.plane._x) > 0)
    rest(qtbot, explorer, plane.plane)
    assert "1 of 7 pictures was left out: well_B2.tif: it is cut off" in window.banner.words.text()
    assert window.action_table["image.left-out"].isEnabled()

    box = plane.plane.box.sceneBoundingRect()
    right = plane.plane.pixel_of(0).x() + 2  # a code that is inside, and not all are
    top, bottom = box.top() + 3, box.bottom() - 3
    corners = [(box.left() + 3, top), (box.left() + 3, bottom), (right, bottom), (right, top)]
    surround(plane, [QPointF(*corner) for corner in corners])
    images, rows = explorer.state.images, explorer.state.selected.tolist()
    assert images is not None
    assert images.pixels is not None
    assert 0 < len(rows) < len(images)

    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: ("round", True))
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.action_table["tag.selection"].isEnabled())
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    monkeypatch.setattr(tag_menu, "ask_where", lambda *_: tmp_path / "tags.csv")
    window.action_table["tag.save"].trigger()
    with (tmp_path / "tags.csv").open(newline="") as file:
        tagged = {row["image"]: row["tag"] for row in csv.DictReader(file)}
    assert tagged == {images.identity(row): "round" for row in rows}
    for row in rows:
        place = origin(images.identity(row))
        assert place.page is not None
        assert place.corner is not None
        x, y = place.corner
        there = tifffile.imread(folder / place.file)[place.page - 1, y : y + 8, x : x + 8]
        brightness = (there.astype(np.float64) - DARK) / (BRIGHT - DARK) * 255
        assert np.abs(images.pixels[row, 0] - brightness).max() < 1
