"""Words of the field explain themselves: in labels and texts, to mouse, keyboard and screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from aegui import settings
from aegui.documents import words
from aegui.views.panel import Panel
from aegui.views.widgets.explained import ExplainingBrowser, explained_in, place_of


def test_the_title_of_a_panel_says_what_its_words_are(qtbot: QtBot) -> None:
    panel = Panel("Under the cursor")
    qtbot.addWidget(panel)
    panel.show()
    meaning = next(word.explained for word in words.words("en") if word.key == "cursor")
    assert meaning in " ".join(panel.title_label.toolTip().split())
    assert panel.title_label.accessibleDescription() == meaning
    assert explained_in(panel) == [meaning]
    underlined = panel.title_label.grab().toImage()
    panel.title_label.set_words(())
    assert underlined != panel.title_label.grab().toImage()


def test_words_can_be_left_unexplained(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "load", lambda: settings.Settings(explain_words=False))
    panel, text = Panel("Latent space"), ExplainingBrowser()
    qtbot.addWidget(panel)
    qtbot.addWidget(text)
    text.setMarkdown("the prior")
    text.explain_words()
    assert panel.title_label.toolTip() == ""
    assert not text.explained


def links(text: ExplainingBrowser) -> list[tuple[str, str]]:
    """Words and targets of all links, in order."""
    cursor, found = QTextCursor(text.document()), list[tuple[str, str]]()
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        shape = cursor.charFormat()
        if shape.isAnchor():
            if found and found[-1][1] == shape.anchorHref():
                found[-1] = (found[-1][0] + cursor.selectedText(), shape.anchorHref())
            else:
                found.append((cursor.selectedText(), shape.anchorHref()))
        cursor.setPosition(cursor.position())
    return found


def test_each_word_of_a_text_is_a_link_where_it_first_stands(qtbot: QtBot) -> None:
    text = ExplainingBrowser()
    qtbot.addWidget(text)
    text.setMarkdown(
        "# The prior\n\n𝒩 A `code` and a [seed](https://x.org): codes of the prior, a code.\n\nPrior."
    )
    text.explain_words()
    assert links(text) == [("seed", "https://x.org"), ("codes", "word:code"), ("prior", "word:prior")]
    assert len(text.explained) == 2
    assert text.accessibleDescription() == "\n".join(text.explained)
    cursor = text.document().find("codes")
    assert cursor.charFormat().underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
    assert place_of(QUrl("word:latent-space")) == "glossary#word-latent-space"
    assert place_of(QUrl("https://x.org")) == ""


def test_the_glossary_has_a_place_for_each_word(qtbot: QtBot) -> None:
    from aegui.window.help_window import HelpWindow

    window = HelpWindow()
    qtbot.addWidget(window)
    window.open("glossary")
    cursor, names = QTextCursor(window.reader.document()), set[str]()
    block, twice = window.reader.document().begin(), list[str]()
    while block.isValid():
        cursor.setPosition(block.position() + min(1, max(0, block.length() - 1)))
        twice += [name for name in cursor.charFormat().anchorNames() if name in names]
        names |= set(cursor.charFormat().anchorNames())
        block = block.next()
    assert names >= {words.anchor(word.key) for word in words.words("en")}
    assert not twice
    window.open("window")
    assert window.reader.explained
    window._follow(QUrl("word:prior"))
    assert window.place == "glossary#word-prior"
