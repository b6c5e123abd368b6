"""What a training takes, in the window: a line of the form, and a sentence where it does not fit."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from aegui.training import footprint


def test_the_form_says_what_the_recipe_takes_and_the_banner_where_it_does_not_fit(
    open_window, qtbot: QtBot, monkeypatch
):
    window = open_window()
    session, form = window.session, window.recipe_form
    session.edit("training.epochs", 1)

    def facts() -> str:
        return form.facts.text().replace("\N{NO-BREAK SPACE}", " ")

    qtbot.waitUntil(lambda: facts().endswith(" MB on the disk"), timeout=20_000)
    assert facts().startswith("222,546 parameters · ")
    monkeypatch.setattr(footprint, "free_memory", lambda: 1_000_000)
    session.edit("network.widths", [16])
    qtbot.waitUntil(lambda: "1 MB are free" in facts(), timeout=20_000)
    session.train()
    qtbot.waitUntil(lambda: session.phase == "idle" and bool(window.banner.messages()), timeout=20_000)
    assert "1 MB are free" in window.banner.messages()[0]
    anyway = next(b for b in window.banner.strip.findChildren(QPushButton) if b.text() == "Train anyway")
    anyway.click()
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=30_000)
    assert session.run.state["status"] == "finished"
