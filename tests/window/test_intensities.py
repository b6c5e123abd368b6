"""The rule of one's own images is chosen by a histogram, and seen while a handle is dragged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import tifffile
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from aegui.views.plots.range_histogram import RangeHistogram
from aegui.views.theme import LIGHT


def test_handles_are_dragged_and_moved_by_keys(qtbot: QtBot) -> None:
    plot = RangeHistogram()
    qtbot.addWidget(plot)
    plot.resize(400, 120)
    plot.set_counts(np.array([5, 0, 200, 1]), (0.0, 100.0))
    plot.set_limits((0.0, 100.0), ("0", "100"))
    plot.show()
    moved: list[tuple[float, float]] = []
    chosen: list[tuple[float, float]] = []
    plot.moved.connect(lambda low, high: moved.append((low, high)))
    plot.chosen.connect(lambda low, high: chosen.append((low, high)))
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(plot, left, pos=QPoint(390, 40))
    qtbot.mouseMove(plot, QPoint(200, 40))
    qtbot.mouseRelease(plot, left, pos=QPoint(200, 40))
    assert len(chosen) == 1
    assert chosen[0][0] == 0
    assert abs(chosen[0][1] - 50) < 2
    assert moved[-1] == chosen[0]
    plot.set_limits((20.0, 60.0), ("20", "60"))
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert chosen[-1] == (20.0, 59.5)
    qtbot.keyClick(plot, Qt.Key.Key_Space)
    qtbot.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert chosen[-1] == (25.0, 59.5)
    for _ in range(9):
        qtbot.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    low, high = chosen[-1]
    assert low < high == 59.5  # neither passes the other
    plot.grab()


def test_a_rule_is_chosen_where_it_is_seen(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    images = np.random.default_rng(2).integers(1000, 2000, (20, 8, 8)).astype(np.uint16)
    images[3, 0, 0] = 60000
    for n, image in enumerate(images):
        tifffile.imwrite(tmp_path / f"{n:02d}.tif", image)
    window = open_window()
    session, preview = window.session, window._intensities
    preview.show()
    assert "chosen for images of your own" in window.banner.words.text()
    session.edit("data.kind", "folder")
    session.edit("data.path", str(tmp_path))
    window.recipe_form.preview.click()
    dialog = preview.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.said.text()) and preview._raw is not None)
    assert dialog.said.text() == "Values of some images: 1,001…60,000, uint16."
    assert dialog.warned.text() == "99 % of the values lie in 2 % of the range from black to white."
    dialog.suggestion.click()
    assert session.recipe.data.intensities == "percentiles"
    assert dialog.suggestion.isHidden()
    dialog.histogram.moved.emit(1200.0, 1800.0)
    assert session.recipe.data.intensities == "percentiles"  # until it is let go
    dialog.histogram.chosen.emit(1200.0, 1800.0)
    assert (session.recipe.data.intensities, session.recipe.data.limits) == ("fixed", (1200.0, 1800.0))
    window.set_theme_choice("light")
    assert dialog.histogram._theme is LIGHT
    window.set_theme_choice("dark")
    preview.keep(preview.kept())  # as another language is spoken
    assert preview.dialog is not dialog
    dialog = preview.dialog
    assert dialog is not None
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: bool(dialog.said.text()) and preview._raw is not None)
    dialog.rows["limits"].edited.emit([9, 5])
    assert "the lower one first" in dialog.rows["limits"].problem.text()
    dialog.rows["intensities"].edited.emit("min-max")
    assert session.recipe.data.limits == ()  # those of another rule are not kept
    channels = tmp_path / "channels"
    channels.mkdir()
    for n in range(4):
        five = images[:5].astype(np.uint16) // 2 ** np.arange(5, dtype=np.uint16)[:, None, None] + n
        tifffile.imwrite(channels / f"{n}.ome.tif", five, metadata={"axes": "CYX"})
    session.edit("data.colour", "auto")
    session.edit("data.path", str(channels))
    qtbot.waitUntil(lambda: preview._raw is not None and bool(preview._raw.channels))
    raw = preview._raw
    assert dialog.channels.count() == 5
    dialog.channel_chosen.emit(2)
    dialog.histogram.chosen.emit(260.0, 400.0)
    limits = session.recipe.data.limits  # of each channel: the others keep theirs
    assert (len(limits), limits[4:6], limits[:2]) == (10, (260.0, 400.0), tuple(raw.extent(0)))
    dialog.close()
    assert preview.dialog is None
