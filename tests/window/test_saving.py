"""Where files are saved, and what is remembered from one start to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from aegui import paths
from aegui.views.panels.losses import LossView
from aegui.views.sample import samples
from aegui.window.saving import ask_where, keep_choices


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "config_file", lambda: tmp_path / "settings.toml")


@pytest.fixture
def start(qtbot):
    """Starts the program anew, as far as its losses go."""

    def make() -> LossView:
        view = LossView()
        qtbot.addWidget(view)
        view.set_curves(samples().curves)
        keep_choices(view, paths.save_settings)
        return view

    return make


def test_the_group_and_the_scale_of_the_losses(start):
    first = start()
    assert not first.log.isChecked()
    QTest.mouseClick(first.log, Qt.MouseButton.LeftButton)
    first.choose("told_apart")
    second = start()
    assert second.log.isChecked()
    assert second._group == "told_apart"
    assert second.group().name == "loss"  # this run has no such group


def test_a_setting_that_makes_no_sense_does_no_harm(start):
    paths.save_settings({"losses": 7, "logarithmic": "perhaps"})
    view = start()
    assert not view.log.isChecked()
    assert view.group().name == "loss"


@pytest.mark.parametrize(
    ("typed", "chosen", "target"),
    [
        ("fig", "PNG (*.png)", "fig.png"),
        ("fig", "", "fig.csv"),
        ("fig.PNG", "CSV (*.csv)", "fig.PNG"),
        ("fig.v2", "CSV (*.csv)", "fig.v2.csv"),
        ("", "", None),
    ],
)
def test_a_file_gets_the_ending_of_its_kind(monkeypatch, typed, chosen, target):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, chosen))
    assert ask_where(None, "Save", "x.csv", "csv", "png") == (target and Path(target))


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_what_the_ending_leads_to_is_replaced_only_where_the_user_agrees(monkeypatch, tmp_path, answer):
    there, asked = tmp_path / "fig.png", []
    there.touch()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "fig"), ""))

    def answered(box: QMessageBox) -> QMessageBox.StandardButton:
        asked.append((box.text(), box.textFormat()))
        return answer

    monkeypatch.setattr(QMessageBox, "exec", answered)
    found = ask_where(None, "Save", "x.png", "png")
    assert asked == [(f"{there} is there already: replace it?", Qt.TextFormat.PlainText)]
    assert found == (there if answer == QMessageBox.StandardButton.Yes else None)


def test_what_the_dialog_has_asked_about_is_not_asked_again(monkeypatch, tmp_path):
    there = tmp_path / "fig.png"
    there.touch()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(there), ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda _: pytest.fail("asked again"))
    assert ask_where(None, "Save", "x.png", "png") == there


def test_the_dialog_begins_where_was_saved_last(monkeypatch, tmp_path):
    begun, folder = [], tmp_path / "figures"
    folder.mkdir()

    def ask(*given):
        begun.append(Path(given[2]))
        return str(folder / "a.png"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    for name in ("x.png", "y.png"):
        ask_where(None, "Save", name, "png")
    folder.rmdir()
    ask_where(None, "Save", "z.png", "png")
    assert [path.name for path in begun] == ["x.png", "y.png", "z.png"]
    assert begun[0].parent == begun[2].parent != folder
    assert begun[1].parent == folder
