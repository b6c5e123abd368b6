"""Choosing a folder or a file for a data set of one's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from aegui.recipe import find
from aegui.views.theme import DARK
from aegui.views.widgets.style import apply
from aegui.window.path_field import PathField
from aegui.window.recipe_form import RecipeForm


@pytest.fixture
def form(qtbot, qapp) -> RecipeForm:
    apply(qapp, DARK)
    made = RecipeForm()
    qtbot.addWidget(made)
    made.resize(made.minimumSizeHint().width(), 560)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(form: RecipeForm, kind: str, path: str = "") -> PathField:
    recipe = find("quick-start").changed({"data.kind": kind, "data.path": path})
    form.set_recipe(recipe, recipe)
    field = form.row("data.path").field
    assert isinstance(field, PathField)
    return field


def edits(form: RecipeForm) -> list[tuple[str, object]]:
    made: list[tuple[str, object]] = []
    form.edited.connect(lambda *one: made.append(one))
    return made


@pytest.mark.parametrize("chosen", ["/pictures/of mine", ""])
def test_a_folder_is_chosen(form, monkeypatch, chosen):
    field, made = shown(form, "folder"), edits(form)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen)
    QTest.mouseClick(field.choose, Qt.MouseButton.LeftButton)
    assert made == ([("data.path", chosen)] if chosen else [])


def test_a_file_is_chosen(form, monkeypatch):
    field, made = shown(form, "arrays"), edits(form)
    asked: list[str] = []

    def choose(parent, title, start, pattern):
        asked.append(pattern)
        return "/arrays/own.npz", pattern

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    QTest.mouseClick(field.choose, Qt.MouseButton.LeftButton)
    assert made == [("data.path", "/arrays/own.npz")]
    assert "(*.npz *.npy *.mat *.h5" in asked[0]


def test_a_path_is_typed(form):
    field, made = shown(form, "folder"), edits(form)
    field.setFocus()
    QTest.keyClicks(field, "/my pictures")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert made == [("data.path", "/my pictures")]


def test_the_button_is_seen_and_locked_while_training(form):
    field = shown(form, "folder", "/a/long/path/to/where/the/pictures/are")
    assert field.choose.isVisible()
    assert (
        field.mapTo(form, field.rect().topLeft()).x()
        >= field.choose.mapTo(form, field.choose.rect().topRight()).x()
    )
    assert field.mapTo(form, field.rect().topRight()).x() < form.width()
    assert field.cursorPosition() == len(field.text())
    form.set_locked(True)
    assert not field.choose.isEnabled()
    form.set_locked(False)
    assert field.choose.isEnabled()


def test_no_other_setting_has_one(form):
    recipe = find("quick-start")
    form.set_recipe(recipe, recipe)
    rows = [row for section in form.sections.values() for row in section.rows.values()]
    assert not [row for row in rows if isinstance(row.field, PathField)]
