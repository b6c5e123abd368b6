"""What is remembered from one start to the next."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aegui import paths
from aegui.ui.saving import keep_choices
from aegui.views.losses import LossView
from aegui.views.sample import samples


@pytest.fixture
def start(qtbot, tmp_path, monkeypatch):
    """Starts the program anew, as far as its losses go."""
    monkeypatch.setattr(paths, "config_file", lambda: tmp_path / "settings.toml")

    def make() -> LossView:
        view = LossView()
        qtbot.addWidget(view)
        view.set_curves(samples().curves)
        keep_choices(SimpleNamespace(views={"losses": view}, banner=None))
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
