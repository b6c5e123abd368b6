"""Several runs in one window: selection and mark are the same in all, and what each run lacks is said."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from accessible_names import nameless
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.runs.run_index import Entry
from aegui.views.theme import DARK, LIGHT
from aegui.window.comparison_window import ComparisonWindow
from aegui.window.comparisons import Comparisons
from aegui.window.run_picker import RunPicker


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def comparisons(
    qtbot: QtBot, tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> Comparisons:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))  # what is compared is remembered there
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    over = QWidget()
    qtbot.addWidget(over)
    return Comparisons(lambda: [], lambda: paths.data_dirs(None), lambda: DARK, said.append, over)


def opened(comparisons: Comparisons, runs: list[Path], qtbot: QtBot) -> ComparisonWindow:
    window = comparisons.open(runs)
    assert window is not None
    qtbot.waitUntil(lambda: all(window.session.runs) and window.session.is_settled, timeout=20_000)
    return window


def test_runs_share_selection_and_mark_and_say_what_they_lack(
    comparisons: Comparisons, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same run twice, a run of other images, and one that holds hardly anything."""
    first = paths.trained() / "quick-start"
    twin = Path(shutil.copytree(first, tmp_path / "twin"))
    bare = tmp_path / "bare"
    bare.mkdir()
    shutil.copy(first / "recipe.toml", bare)
    window = opened(comparisons, [first, twin, paths.trained() / "faces-64", bare], qtbot)
    session, planes = window.session, window.planes.planes
    images = window.images.rows._images
    assert images is not None
    assert images.originals is not None
    assert len(images.originals) == 16
    assert [row.pictures is not None for row in images.rows] == [True, True, False, False]
    assert "of other images than quick-start" in images.rows[2].lack
    assert "bare: no codes" in planes[3].lack.text()
    table = window.table.table
    assert table.columnCount() == 5
    assert "not of the same images" in window.table.notes.text()
    assert nameless(window) == []

    one = session.runs[0]
    assert one is not None
    assert one.images is not None
    planes[0].plane.set_cursor(*one.place_of(one.images.name(5)))
    planes[0]._tell()
    qtbot.waitUntil(lambda: session.is_settled)
    assert session.marked == one.images.name(5)
    assert planes[1].plane.cursor_xy() == one.place_of(session.marked)
    assert planes[2].plane.cursor_item.isVisible() is False
    assert window.images.rows._images.names[0] == session.marked

    planes[1].surrounded.emit(np.array([[-99, -99], [-99, 99], [0, 99], [0, -99]], np.float32), "set")
    assert session.selection.names
    for plane in planes[:2]:
        assert plane._run.with_selected(session.selection).selected.any()
    qtbot.waitUntil(lambda: session.is_settled)
    window.set_theme(LIGHT)

    target = tmp_path / "table.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    window.save_table()
    assert next(csv.reader(target.open("r", encoding="utf-8")))[4:6] == ["quick-start", "twin"]
    for ending in ("png", "svg", "pdf"):
        target = tmp_path / f"curves.{ending}"
        window.save_figure(window.curves)
        assert target.stat().st_size > 1000
    assert not window.curves.log.isHidden()  # what figures do without is there again

    qtbot.waitUntil(window.curves.log.isEnabled)
    window.curves.log.click()
    window.begin_anew()  # in another language, say
    qtbot.waitUntil(lambda: session.is_settled, timeout=20_000)
    planes = window.planes.planes
    assert window.curves.log.isChecked()
    assert planes[1].plane.cursor_xy() == one.place_of(session.marked)
    assert planes[1]._run.with_selected(session.selection).selected.any()
    assert window.images.rows._images.names[0] == session.marked
    assert window.message.text().startswith("marked: ")

    window.curves.axis.choose("seconds")
    remembered: dict[str, Any] = paths.load_settings()["comparison"]
    assert remembered["axis"] == "seconds"
    assert [Path(run).name for run in remembered["runs"]] == ["quick-start", "twin", "faces-64", "bare"]
    gone: list[object] = []
    window.destroyed.connect(lambda *_: gone.append(1))
    window.close()
    qtbot.waitUntil(lambda: bool(gone))
    assert not comparisons.windows


def test_what_can_not_be_compared_is_said(comparisons: Comparisons, said: list[str], tmp_path: Path) -> None:
    assert comparisons.open([paths.trained() / "quick-start"]) is None
    assert comparisons.open([tmp_path, tmp_path]) is None
    assert "1 run can't" in said[0]
    assert "is no run" in said[1]


def test_the_picker_takes_two_to_eight_and_knows_those_of_the_last_time(qtbot: QtBot) -> None:
    runs = [Entry(f"/runs/{name}", name, recipe=name) for name in ("quick-start", "conv-2d", "vae-16")]
    last = [run.path for run in runs[:2]]
    picker = RunPicker(runs, last)
    qtbot.addWidget(picker)
    assert sorted(picker.chosen()) == sorted(last)
    assert picker._ok.isEnabled()
    item = next(
        picker.list.item(n)
        for n in range(picker.list.count())
        if picker.list.item(n).checkState() == Qt.CheckState.Checked
    )
    item.setCheckState(Qt.CheckState.Unchecked)
    assert not picker._ok.isEnabled()
    picker.search.setText("vae 16")
    assert not picker.list.currentItem().isHidden()  # what has the keyboard is seen
    shown = [n for n in range(picker.list.count()) if not picker.list.item(n).isHidden()]
    assert 0 < len(shown) < picker.list.count()
