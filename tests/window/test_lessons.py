"""A lesson in the window: its panel, what it shows, hides and points at, its answers, and the editor."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot
from window.conftest import OpenWindow

from aegui.lessons import library
from aegui.lessons.checking import SHOWS
from aegui.lessons.panels import PANELS, SWITCHES
from aegui.lessons.reading import parse, read

LESSON = """
title = "Try"
hide = ["recipe", "training", "help"]
[zh_CN]
title = "试"
[[step]]
title = "Look"
text = "**Drag** in [the plane](show:latent) {dense-2d.test_mse} <b>no tag</b> ![x](../../secret.png)"
hint = "There."
panels = ["latent", "decoded"]
point = "latent.backdrops"
begin = { backdrop = "none" }
do = { backdrop = "manifold" }
until = ["backdrop is manifold"]
[[step]]
title = "Guess"
text = "…"
ask = "Which?"
choices = ["a & b", "c"]
right = 2
reply = "So it is."
panels = ["inside"]
"""


STRANGE = """
title = "Strange"
[[step]]
title = "Wait"
text = "…"
point = "latent.nowhere"
until = ["noise is purple"]
"""


def test_a_lesson_in_the_window(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    lessons, docks, explorer = window.lessons, window.docks, window.session.explorer
    panel, player = lessons.panel, lessons.player
    assert set(PANELS) == set(docks)
    assert {name for switch in SWITCHES.values() for name in switch.actions} <= set(window.action_table._made)
    assert panel.isHidden()
    shipped = library.lessons()[0]
    assert len(shipped) == 8
    pointed = {step.point for one in shipped for step in one.steps if step.point}
    assert not [name for name in pointed if lessons._controls.find(name) is None]

    lessons.begin(parse(LESSON, "try"))
    qtbot.waitUntil(lambda: docks["recipe"].isHidden() and not player.is_at_work)
    assert [name for name in docks if not docks[name].isHidden()] == ["latent", "decoded"]
    for name in ("train", "experiment.sweep", "panel.recipe"):
        assert not window.action_table[name].isEnabled()
    assert "train" not in [offer.action.name for offer in window.action_table.offers()]
    assert panel.do_it.isHidden()  # switched off
    text = panel.text.toPlainText()
    assert "Drag in the plane 0.0416" in text
    assert "<b>no tag</b>" in text  # as it stands
    assert explorer.state.backdrop == "none"
    assert not panel.next.isEnabled()
    panel.text.anchorClicked.emit(QUrl(f"{SHOWS}latent"))
    assert lessons.pointer is not None
    assert lessons.pointer.callout.isVisible()
    assert "secret.png" in window.banner.messages()[0]  # which is no part of the lesson
    for _ in range(2):  # the message goes first
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not lessons.pointer.callout.isVisible()
    assert [name for name in docks if not docks[name].isHidden()] == [
        "latent",
        "decoded",
    ]  # still
    assert panel.has_keyboard()
    panel.text.anchorClicked.emit(QUrl(f"{SHOWS}latent"))

    explorer.update(backdrop="manifold")
    qtbot.waitUntil(panel.next.isEnabled)
    panel.next.click()
    assert not lessons.pointer.callout.isVisible()
    assert [name for name in docks if not docks[name].isHidden()] == ["inside"]
    panel._group.button(1).click()
    assert panel.reply.text() == "✗ Not quite. So it is."
    panel._group.button(2).click()
    assert panel.reply.text() == "✓ Right. So it is."

    lessons.present()
    assert lessons.ring is not None
    assert window.isFullScreen()
    lessons.present()
    assert lessons.ring is None

    sheet = tmp_path / "answers.html"
    lessons.write_answers(sheet, "Ada")
    assert "data:image/png" in sheet.read_text("utf-8")
    panel.next.click()  # finishes
    lessons._leave()
    qtbot.waitUntil(panel.isHidden)
    assert not docks["recipe"].isHidden()
    assert window.action_table["train"].isEnabled()
    assert window.action_table["panel.recipe"].isEnabled()
    lessons.player.leave()

    panel.language = "zh_CN"
    lessons.begin(parse(LESSON, "try"))
    assert player.walk is not None
    assert player.walk.place == 1  # where it was left
    lessons.player.leave()

    lessons.write()
    editor = lessons.editor
    assert editor is not None
    explorer.update(backdrop="density")
    editor.record.click()
    assert editor.lesson() is None  # it has no title yet, nor a text
    editor.title.setText("Made")
    editor._set_head("title", "Made")
    field = editor.fields["text"]
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("Choose it.")
    until = editor.fields["until"]
    assert isinstance(until, QPlainTextEdit)
    assert until.toPlainText() == "backdrop is density"
    until.setPlainText("backdrop")
    assert "does not say what it must be" in editor.problem.text()
    until.setPlainText("backdrop is density")
    do = editor.fields["do"]
    assert isinstance(do, QPlainTextEdit)
    do.setPlainText("backdrop = ")
    assert "can't be understood" in editor.problem.text()
    kept = lessons.kept()  # as another language is spoken
    assert lessons.editor is None
    lessons.keep(kept)
    editor = lessons.editor
    assert editor is not None
    assert editor.isVisible()
    assert editor.title.text() == "Made"
    assert "can't be understood" in editor.problem.text()
    do = editor.fields["do"]
    assert isinstance(do, QPlainTextEdit)
    assert do.toPlainText() == "backdrop = "
    do.setPlainText('backdrop = "density"')
    with monkeypatch.context() as patched:
        patched.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Cancel)
        assert not window.close()  # nothing that was written is lost
    assert lessons.editor is editor
    file = tmp_path / "made.toml"
    editor.write(file)
    made = read(file)
    assert made.steps[0].until
    assert made.steps[0].do
    title = editor.fields["title"]
    assert isinstance(title, QLineEdit)
    assert title.text() == made.steps[0].title.original
    with qtbot.waitSignal(editor.try_asked):
        editor.try_it.click()
    assert player.walk is not None
    assert player.walk.lesson.title.original == "Made"
    lessons.player.leave()
    lessons.keep(lessons.kept())
    editor = lessons.editor
    assert editor is not None
    do = editor.fields["do"]
    assert isinstance(do, QPlainTextEdit)
    do.setPlainText("backdrop = ")
    with monkeypatch.context() as patched:
        patched.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Cancel)
        editor.reject()  # what can't be understood is not saved
    assert lessons.editor is editor
    do.setPlainText('backdrop = "density"')
    editor.reject()  # what is saved is not asked about, in a new language neither
    assert lessons.editor is None

    strange = tmp_path / "strange.toml"
    strange.write_text(STRANGE, "utf-8")
    lessons.open(strange)
    qtbot.waitUntil(lambda: "noise is never 'purple'" in window.banner.messages()[0])
    panel.show_me.click()
    assert "no latent.nowhere" in window.banner.messages()[0]
    player.leave()

    broken = tmp_path / "broken.toml"
    broken.write_text("title = 3", "utf-8")
    lessons.open(broken)
    assert player.walk is None
    assert "broken.toml" in window.banner.messages()[0]
