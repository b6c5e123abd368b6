"""The welcome card and the tour, gone through by the deeds that they wait for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deeds import select
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from variants import shortened
from window.conftest import OpenWindow

from aegui.explore.cursor import cursor_at
from aegui.paths import trained
from aegui.settings import load
from aegui.window.main_window import MainWindow

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.mark.parametrize("trains", shortened([False, True]))
def test_the_card_leaves_the_plane_free_and_leads_to_the_tour(
    open_window: OpenWindow, qtbot: QtBot, trains: bool
) -> None:
    window = open_window(size=(1024, 640))
    window.greet()
    card, plane = window.guide().welcome, window.docks["latent"]
    for size in ((1024, 640), (1440, 900)):
        window.resize(*size)
        qtbot.waitUntil(lambda: card.isVisible() and not card.geometry().intersects(_place(window)))
        assert window.rect().contains(card.geometry())
    assert window.focusWidget() is not None
    assert not card.isAncestorOf(window.focusWidget())
    assert plane.isVisible()
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert card.isHidden()
    assert load().welcomed
    window.greet()
    assert card.isHidden()
    window.action_table["welcome"].trigger()
    assert card.isVisible()
    assert card.buttons[0].hasFocus() or not window.isActiveWindow()
    card.buttons[4].click()
    callout = window.guide().pointer.callout
    assert callout.isVisible()  # it points at the list of runs
    window.session.open_run(trained() / "dense-2d")
    qtbot.waitUntil(callout.isHidden)  # as one is open now
    card.buttons[-1].click()
    assert card.isHidden()
    _take_the_tour(window, qtbot, trains)


def _place(window: MainWindow) -> QRect:
    dock = window.docks["latent"]
    return QRect(dock.mapTo(window, dock.rect().topLeft()), dock.size())


def _take_the_tour(window: MainWindow, qtbot: QtBot, trains: bool) -> None:
    """Each step hears the user's own deed; each can be passed over as well."""
    guide, session = window.guide(), window.session
    tour, callout, explorer = guide.tour, guide.pointer.callout, window.session.explorer
    qtbot.waitUntil(lambda: session.phase == "idle" and session.recipe is not None)

    def praised(deed_of: int) -> None:
        assert tour.place == deed_of
        qtbot.waitUntil(lambda: callout.awaited.text().startswith("✓"))
        callout.next.click()

    assert tour.place == 0
    assert not callout.awaited.text().startswith("✓")
    qtbot.waitUntil(lambda: explorer.state.cursor is not None)
    explorer.update(cursor=cursor_at(explorer.state, 0.7, 0.4))
    praised(0)
    session.choose_recipe("vae-2d")
    praised(1)
    assert session.recipe is not None
    assert session.recipe.name == "quick-start"  # which needs no download
    if trains:
        session.edit("training.epochs", 500)
        window.action_table["train"].trigger()
        praised(2)
        session.stop()
        praised(3)
    else:
        callout.next.click()  # nobody is held, and nobody is told to stop what was not begun
    explorer.update(page=replace(explorer.state.page, name="prior"))
    praised(4)
    qtbot.waitUntil(lambda: explorer.state.images is not None)
    select(explorer, [0, 1, 2])
    qtbot.waitUntil(lambda: callout.awaited.text().startswith("✓"))
    callout.back.click()
    assert tour.place == 4
    for _ in range(2):
        callout.next.click()
    assert tour.place == -1
    assert callout.isHidden()


def test_every_empty_panel_offers_what_would_fill_it(open_window: OpenWindow) -> None:
    window = open_window(run=None, shown=False)
    for name, dock in window.docks.items():
        panel = dock.panel
        if panel.is_empty() and panel.offers:
            shown = [button for button in panel.findChildren(QPushButton) if not button.isHidden()]
            texts = {window.panels.words_of(window.action_table[offer], offer) for offer in panel.offers}
            assert texts <= {button.text() for button in shown}, name
    window.docks["path"].panel.set_empty("")
    window.docks["path"].panel.set_empty("Being made.")  # that needs nobody
    buttons = window.docks["path"].panel.findChildren(QPushButton)
    assert all(button.isHidden() for button in buttons if button.text().startswith("Path"))
