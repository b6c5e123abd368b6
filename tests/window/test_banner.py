"""The banner, by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from variants import shortened

from aegui.text import SENTENCE
from aegui.views.theme import DARK
from aegui.views.widgets.style import apply
from aegui.window.banner import STAYS, Banner
from aegui.window.main_window import MainWindow

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]
LONG = "The loss became NaN, so the training was ended and the last good weights were kept. " * 2


@pytest.fixture
def banner(qtbot, qapp) -> Iterator[Banner]:
    apply(qapp, DARK)
    window = QWidget()
    qtbot.addWidget(window)
    made = Banner()
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("Panels"), 1)
    column.addWidget(made)
    window.resize(1000, 300)
    with qtbot.waitActive(window):
        window.show()
    yield made
    window.close()  # it stays till then


@pytest.fixture(scope="module")
def shared(keep_window) -> MainWindow:
    return keep_window(run=None, size=(1280, 720))


@pytest.fixture
def window(shared: MainWindow, qtbot) -> MainWindow:
    made = shared
    made.resize(1280, 720)
    while made.banner.messages():
        made.banner.dismiss()
    with qtbot.waitActive(made):
        made.activateWindow()
    # The form takes its width by the first recipe and by what is foretold of it.
    qtbot.waitUntil(lambda: "memory" in made.recipe_form.facts.text(), timeout=20_000)
    qtbot.waitUntil(lambda: made.docks["recipe"].width() == made.stage.widths()[0])
    return made


def places(window) -> dict[str, QRect]:
    """Where everything else of a window is."""
    docks = {name: dock.geometry() for name, dock in window.docks.items()}
    return {**docks, "top": window.top_bar.geometry(), "stage": window.stage.geometry()}


def in_window(part, window) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


def buttons(banner):
    return [one for one in banner.strip.findChildren(QPushButton) if one.isVisible()]


def test_a_message_of_any_length_is_shown_at_a_bounded_one(banner):
    for text in ("x" * 100_000, "y" * 100_000, "x" * 100_000):
        banner.show_message(text, "bad")
    assert [len(text) for text in banner.messages()] == [SENTENCE, SENTENCE]
    assert banner.words.text() == banner.messages()[0]
    assert banner.messages()[0].startswith("xxx")
    banner.show_message("cats\n\u202edogs", "bad")
    assert banner.words.text() == "cats \ufffddogs"


def test_silent_it_takes_no_room(banner):
    assert not banner.isVisible()


@pytest.mark.parametrize("actions", [(), [("Download", print)]], ids=["plain", "with a button"])
def test_nothing_moves_when_a_line_comes_and_goes(window, qapp, actions):
    qapp.processEvents()
    before = places(window)
    window.banner.show_message("MNIST is not on this disk.", "warn", actions)
    qapp.processEvents()
    assert window.banner.isVisible()
    assert places(window) == before
    window.banner.dismiss()
    qapp.processEvents()
    assert not window.banner.isVisible()
    assert window.status.keys.isVisible()
    assert places(window) == before


@pytest.mark.parametrize("size", shortened([(1024, 600), (1440, 900), (1280, 720)]))
@pytest.mark.parametrize("text", ["Saved.", LONG, "/" + 30 * "no_space_in_a_name", 400 * "word "])
def test_it_covers_nothing_and_is_read_whole(window, qapp, qtbot, text, size):
    window.resize(*size)
    window.banner.show_message(text, "bad")
    qtbot.waitUntil(lambda: not window.status.keys.isVisible())
    for _ in range(5):
        qapp.processEvents()
    covered = in_window(window.banner, window)
    assert window.rect().contains(covered)
    for part in (window.stage, window.top_bar, window.menu_bar, window.status.message):
        assert not covered.intersects(in_window(part, window)), part
    words = window.banner.words
    assert words.document().size().width() <= words.viewport().width() + 1
    if words.document().size().height() > words.height() + 1:
        assert words.verticalScrollBar().maximum() > 0
    assert words.height() <= 3 * words.one_line()
    assert (window.width(), window.height()) == size


def test_a_download_and_a_message_have_room_both(window, qapp, qtbot):
    window.banner.show_progress(0.5, "MNIST, training images")
    window.banner.show_message("Saved a file.", "good")
    qtbot.waitUntil(lambda: window.banner.height() >= window.banner.sizeHint().height())
    high = window.statusBar().height()
    assert not in_window(window.banner, window).intersects(in_window(window.stage, window))
    window.banner.hide_progress()
    qtbot.waitUntil(lambda: window.statusBar().height() < high)


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
    monkeypatch.setattr("aegui.window.banner.STAYS", dict.fromkeys(STAYS, 30))
    banner.strip.underMouse = lambda: False  # wherever a test before has left the mouse
    banner.show_message("said", kind)
    if stays:
        assert not banner._timer.isActive()
    else:
        qtbot.waitUntil(lambda: not banner.isVisible(), timeout=1000)


def test_what_is_being_read_stays(banner, qtbot, monkeypatch):
    monkeypatch.setattr("aegui.window.banner.STAYS", dict.fromkeys(STAYS, 30))
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
    assert banner.words.text() == LONG + "<b>"


def test_what_stopped_a_training_is_put_away_when_one_begins(banner: Banner):
    banner.show_message("No folder is chosen.", "warn", [("Choose…", banner.dismiss)], stops_training=True)
    banner.show_message("The file can't be written.", "bad")
    banner.training_began()
    assert banner.messages() == ["The file can't be written."]
    banner.show_message("The run is damaged.", "bad", stops_training=True)
    banner.dismiss()
    banner.dismiss()
    assert banner.isHidden()
