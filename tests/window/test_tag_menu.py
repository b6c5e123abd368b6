"""Tags from the menus: asked for, given, selected, saved, and set to be learnt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from fake_explorer import FakeExplorer
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from small import of_folder
from states import images, opened

from aegui.explore.state import Model
from aegui.parts.datasets import Source, texts
from aegui.parts.datasets.tags import Tags
from aegui.recipe import Recipe
from aegui.window import tag_menu
from aegui.window.actions import Action
from aegui.window.tag_menu import TagMenu


class Keeper(QObject):
    kept_elsewhere = Signal(str)


class Banner:
    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []

    def show_message(self, text: str, kind: str = "info") -> None:
        self.said.append((text, kind))


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> tuple[TagMenu, FakeExplorer, Banner, list[Recipe]]:
    window = QWidget()
    qtbot.addWidget(window)
    names = texts(["a.png", "b.png", "c.png"])
    shown = replace(images(count=3), data="folder", names=names, source=Source(tmp_path))
    state = opened(shown)
    state = replace(state, tags=Tags(tmp_path), selection=state.selection.take(np.array([0, 2])))
    explorer, banner = FakeExplorer(state), Banner()
    drafts: list[Recipe] = []
    session = SimpleNamespace(
        explorer=explorer,
        tags=Keeper(),
        is_training=False,
        folders=(),
        use_recipe=drafts.append,
    )
    menu = TagMenu(session, banner, lambda: 1, window)  # type: ignore[arg-type]
    return menu, explorer, banner, drafts


def action(menu: TagMenu, name: str) -> Action:
    return next(one for one in menu.menu().now() if isinstance(one, Action) and one.name == name)


def answers(monkeypatch: pytest.MonkeyPatch, what: str, text: str) -> list[Any]:
    """A dialog answers itself; what it was asked."""
    asked: list[Any] = []

    def answer(*given: Any) -> tuple[str, bool]:
        asked.append(given)
        return text, True

    monkeypatch.setattr(QInputDialog, what, answer)
    return asked


def tag(menu: TagMenu, monkeypatch: pytest.MonkeyPatch, name: str) -> list[Any]:
    asked = answers(monkeypatch, "getItem", name)
    action(menu, "tag.selection").run()
    return asked


def test_a_tag_is_asked_for_and_offered_again(
    made: tuple[TagMenu, FakeExplorer, Banner, list[Recipe]], monkeypatch: pytest.MonkeyPatch
) -> None:
    menu, explorer, banner, _ = made
    assert tag(menu, monkeypatch, "  odd\none ")[0][3] == []
    assert explorer.state.tags is not None
    assert explorer.state.tags.counts == {"odd one": 2}
    assert banner.said == [("2 images are tagged “odd one”; Ctrl+Z takes it back.", "good")]
    assert tag(menu, monkeypatch, "  ")[0][3] == ["odd one"]  # nothing is no tag
    assert explorer.state.tags.counts == {"odd one": 2}
    action(menu, "tag.none").run()
    assert explorer.state.tags.counts == {}


def test_a_note_is_of_the_image_pointed_at(
    made: tuple[TagMenu, FakeExplorer, Banner, list[Recipe]], monkeypatch: pytest.MonkeyPatch
) -> None:
    menu, explorer, _, _ = made
    asked = answers(monkeypatch, "getMultiLineText", "cracked\n")
    action(menu, "tag.note").run()
    assert "b.png" in asked[0][1]
    assert explorer.state.tags is not None
    assert explorer.state.tags.marks["b.png"].note == "cracked"


def test_the_menu_of_an_image_tags_it_or_the_selection_that_it_is_in(
    made: tuple[TagMenu, FakeExplorer, Banner, list[Recipe]], monkeypatch: pytest.MonkeyPatch
) -> None:
    menu, explorer, _, _ = made
    shown = QMenu(menu._window)
    answers(monkeypatch, "getItem", "odd")
    menu.fill(shown, 1)
    shown.actions()[0].trigger()
    assert explorer.state.tags is not None
    assert set(explorer.state.tags.marks) == {"b.png"}
    menu.fill(shown, 0)
    assert shown.actions()[2].text() == "&Tag the selection…"


def test_tags_are_saved_with_the_names_of_files(
    made: tuple[TagMenu, FakeExplorer, Banner, list[Recipe]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    menu, _, banner, _ = made
    tag(menu, monkeypatch, "odd")
    target = tmp_path / "out.csv"
    monkeypatch.setattr(tag_menu, "ask_where", lambda *_: target)
    action(menu, "tag.save").run()
    assert target.read_text() == "image,tag,note,digest\na.png,odd,,\nc.png,odd,,\n"
    assert banner.said[-1] == (f"Saved {target}", "good")


def test_what_was_tagged_is_selected(
    made: tuple[TagMenu, FakeExplorer, Banner, list[Recipe]], monkeypatch: pytest.MonkeyPatch
) -> None:
    menu, explorer, _, _ = made
    tag(menu, monkeypatch, "odd")
    explorer.state = replace(explorer.state, selection=explorer.state.selection.cleared())
    (entry,) = menu._selecting()
    assert entry.text == "odd (2)"
    entry.run()
    assert explorer.state.selected.tolist() == [0, 2]


def test_two_tags_can_be_learnt(
    made: tuple[TagMenu, FakeExplorer, Banner, list[Recipe]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    menu, explorer, banner, drafts = made
    snapshot: Any = SimpleNamespace(recipe=of_folder(tmp_path))
    assert explorer.state.model is not None
    explorer.state = replace(
        explorer.state, model=Model(snapshot, explorer.state.model.codes, explorer.state.model.rows)
    )
    tag(menu, monkeypatch, "odd")
    assert not action(menu, "tag.learn").enabled()
    explorer.state = replace(explorer.state, selection=explorer.state.selection.take(np.array([1])))
    tag(menu, monkeypatch, "even")
    action(menu, "tag.learn").run()
    (recipe,) = drafts
    assert recipe.model.kind == "semi-supervised-adversarial"
    assert recipe.data.labels_from == "tags"  # type: ignore[attr-defined]
    assert recipe.training.batch < 250  # of so few images an epoch would be a step or two
    assert recipe.model.consistency == 0.0  # type: ignore[attr-defined]
    assert "learn 2 tags from 3 tagged images" in banner.said[-1][0]


def test_images_that_came_with_the_program_say_why(
    made: tuple[TagMenu, FakeExplorer, Banner, list[Recipe]],
) -> None:
    menu, explorer, _, _ = made
    explorer.state = opened(images())
    for name in ("tag.selection", "tag.note"):
        assert not action(menu, name).enabled()
        assert "images of your own" in action(menu, name).tooltip()
