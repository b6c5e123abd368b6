"""The banner, by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from aegui.ui.banner import STAYS, Banner
from aegui.views.style import apply
from aegui.views.theme import DARK

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]
LONG = "The loss became NaN, so the training was ended and the last good weights were kept. " * 2


@pytest.fixture
def banner(qtbot, qapp) -> Banner:
    apply(qapp, DARK)
    window = QWidget()
    qtbot.addWidget(window)
    panels = QPushButton("Panels", window)
    column = QVBoxLayout(window)
    column.addSpacing(40)
    column.addWidget(panels, 1)
    made = Banner(window, panels)
    window.resize(1000, 200)
    with qtbot.waitActive(window):
        window.show()
    made.window_kept, made.panels = window, panels
    return made


def buttons(banner):
    return [one for one in banner.strip.findChildren(QPushButton) if one.isVisible()]


def test_silent_it_takes_no_room(banner):
    assert not banner.isVisible()


def test_it_lies_over_the_panels_and_moves_nothing(banner, qtbot):
    before = banner.panels.geometry()
    banner.show_message("Saved a file.", "good")
    banner.show_progress(0.5, "MNIST, training images")
    qtbot.wait(10)
    assert banner.panels.geometry() == before
    assert banner.geometry().intersects(before)
    low = banner.height()
    assert low >= banner.progress.sizeHint().height() + banner.strip.sizeHint().height()
    banner.hide_progress()
    qtbot.waitUntil(lambda: banner.height() < low)
    banner.window().resize(700, 300)
    qtbot.waitUntil(lambda: banner.width() == banner.panels.width() < before.width())
    assert banner.x() == banner.panels.x()
    QTest.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_the_newest_is_shown_with_a_count(banner):
    banner.show_message("first", "bad")
    assert banner.isVisible()
    assert not banner.count.isVisible()
    banner.show_message("second", "warn")
    assert banner.words.text() == "second"
    assert banner.count.text() == "1 more"
    QTest.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert banner.words.text() == "first"
    assert banner.isVisible()
    QTest.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_the_same_sentence_is_not_piled_up(banner):
    for text in ("a", "b", "a"):
        banner.show_message(text, "bad")
    assert banner.messages() == ["a", "b"]


def test_escape_puts_it_away(banner):
    banner.show_message("first", "bad")
    QTest.keyClick(banner.window(), Qt.Key.Key_Escape)
    assert not banner.isVisible()


def test_an_action_is_done_once_and_the_offer_goes(banner, qtbot):
    done = []
    banner.show_message("older", "bad")
    banner.show_message(
        "MNIST is missing.", "warn", [("Download", lambda: done.append(1)), ("Folder…", print)]
    )
    qtbot.waitUntil(lambda: len(buttons(banner)) == 2)
    QTest.mouseClick(buttons(banner)[0], Qt.MouseButton.LeftButton)
    assert done == [1]
    assert banner.words.text() == "older"
    qtbot.waitUntil(lambda: not buttons(banner))


def test_what_an_action_says_is_shown(banner, qtbot):
    banner.show_message("broken", "warn", [("Try", lambda: banner.show_message("again", "bad"))])
    qtbot.waitUntil(lambda: len(buttons(banner)) == 1)
    QTest.mouseClick(buttons(banner)[0], Qt.MouseButton.LeftButton)
    assert banner.messages() == ["again"]


@pytest.mark.parametrize(("kind", "stays"), [("good", False), ("info", False), ("warn", True), ("bad", True)])
def test_good_news_goes_by_itself(banner, qtbot, kind, stays, monkeypatch):
    assert STAYS["good"] == 5000
    monkeypatch.setattr("aegui.ui.banner.STAYS", dict.fromkeys(STAYS, 30))
    banner.strip.underMouse = lambda: False  # wherever a test before has left the mouse
    banner.show_message("said", kind)
    if stays:
        assert not banner._timer.isActive()
    else:
        qtbot.waitUntil(lambda: not banner.isVisible(), timeout=1000)


def test_what_is_being_read_stays(banner, qtbot, monkeypatch):
    monkeypatch.setattr("aegui.ui.banner.STAYS", dict.fromkeys(STAYS, 30))
    banner.strip.underMouse = lambda: True
    banner.show_message("said", "good")
    qtbot.wait(120)
    assert banner.isVisible()
    banner.strip.underMouse = lambda: False
    qtbot.waitUntil(lambda: not banner.isVisible(), timeout=1000)


def test_a_download_is_shown_beside_a_message_and_cancelled(banner, qtbot):
    banner.show_progress(0.42, "MNIST, training images")
    banner.show_message("something else", "bad")
    assert banner.progress.isVisible()
    assert banner.progress.bar.value() == 420
    assert banner.progress.share.text() == "42 %"
    banner.dismiss()
    assert banner.progress.isVisible()
    with qtbot.waitSignal(banner.cancelled):
        QTest.mouseClick(banner.progress.cancel, Qt.MouseButton.LeftButton)
    banner.hide_progress()
    assert not banner.isVisible()


def test_long_sentences_wrap_and_are_not_read_as_markup(banner, qtbot):
    banner.show_message("short", "bad")
    qtbot.wait(10)
    low = banner.height()
    banner.show_message(LONG + "<b>", "bad")
    qtbot.waitUntil(lambda: banner.height() > low)
    assert banner.words.width() < 1000
    assert banner.words.textFormat() == Qt.TextFormat.PlainText
