"""Words of the field that explain themselves: a dotted line below them, and what they mean under the mouse.

What they mean is read from the glossary that ships with the program, in the language of the window. For who
has no mouse the words of a text are links that Tab goes through, those of a panel are listed by Ctrl+F1, and
a screen reader hears the meaning as a description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QToolTip, QWidget

from aegui import settings
from aegui.documents import pages, words
from aegui.documents.words import Word
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.plain_text import plain_tip

SCHEME = "word"  # of the links of words: "word:latent-space"
DOTS = QTextCharFormat.UnderlineStyle.DotLine
WIDE = 76  # letters of a line of a tooltip


def language() -> str:
    """That of the documents which is nearest to the window's."""
    return pages.nearest_language(QLocale().name())


def explain(label: ElidedLabel) -> str:
    """Underline the words of the field in a label; what they mean, a line each, for its tooltip."""
    found = words.find(label.text(), language()) if settings.load().explain_words else []
    label.set_words([(one.start, one.end) for one in found])
    label.explained = tuple(one.word.explained for one in found)
    return "\n".join(map(wrapped, label.explained))


def wrapped(text: str) -> str:
    """In lines that a tooltip is not too wide with; a sign of Chinese is as wide as two letters."""
    return fill(text, WIDE // 2 if words.HAN.search(text) else WIDE)


def explained_in(widget: QWidget) -> list[str]:
    """Every word that is underlined in what is seen of a widget, with its meaning, in order."""
    said: dict[str, None] = {}
    for one in widget.findChildren(QWidget):
        if isinstance(one, ElidedLabel | ExplainingBrowser) and one.isVisible():
            said |= dict.fromkeys(one.explained)
    return list(said)


class ExplainingBrowser(QTextBrowser):
    """Shows a text whose words of the field are links to the glossary."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.explained: tuple[str, ...] = ()
        self._meanings: dict[str, str] = {}  # by link
        self.highlighted.connect(self._on_highlighted)

    def explain_words(self) -> None:
        """Underline each word of the field where it first stands outside of headings, code and links."""
        self.explained, self._meanings = (), {}
        if not settings.load().explain_words:
            return
        spoken, known = language(), dict[str, Word]()
        for block in _blocks(self.document().begin()):
            if block.blockFormat().headingLevel():
                continue
            for found in words.find(_plain(block), spoken, known):
                known[found.word.key] = found.word
                _selected(block, found.start, found.end).mergeCharFormat(_link(found.word))
        self._meanings = {_target(word): word.explained for word in known.values()}
        self.explained = tuple(self._meanings.values())
        self.setAccessibleDescription("\n".join(self.explained))

    def name_words(self, names: Iterable[Word]) -> None:
        """Make the words of the glossary itself, which is shown, places that links lead to."""
        by_name: dict[str, list[Word]] = {}
        for word in names:
            by_name.setdefault(word.name, []).append(word)
        first = None
        for block in _blocks(self.document().begin()):
            cursor, text = QTextCursor(block), block.text()
            table = cursor.currentTable()
            first = first or table  # the words; another has their translations
            if table is None or table != first or table.cellAt(cursor).column():
                continue
            keys = [word.key for name in words.SEPARATORS.split(text) for word in by_name.get(name, ())]
            if keys:
                place = QTextCharFormat()
                place.setAnchor(True)
                place.setAnchorNames([words.anchor(key) for key in keys])
                _selected(block, 0, len(text)).mergeCharFormat(place)

    def _on_highlighted(self, link: QUrl) -> None:
        """Under the mouse, and where Tab goes."""
        meaning = self._meanings.get(link.toString())
        if meaning is None:
            return
        at = self.mapFromGlobal(self.cursor().pos())
        if not self.viewport().rect().contains(at) or self.anchorAt(at) != link.toString():
            at = self.cursorRect().bottomRight()
        QToolTip.showText(self.viewport().mapToGlobal(at), plain_tip(wrapped(meaning)), self)


def place_of(link: QUrl) -> str:
    """Where in the documents a word's link leads; "" of other links."""
    return f"{words.PAGE}#{SCHEME}-{link.path()}" if link.scheme() == SCHEME else ""


def _target(word: Word) -> str:
    return f"{SCHEME}:{pages.slug(word.key)}"


def _link(word: Word) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setAnchor(True)
    made.setAnchorHref(_target(word))
    made.setUnderlineStyle(DOTS)
    return made


def _plain(block: QTextBlock) -> str:
    """Its text, with signs that are in no word in place of links and code."""
    parts, piece = [], block.begin()
    while not piece.atEnd():
        fragment = piece.fragment()
        shape, text = fragment.charFormat(), fragment.text()
        is_code = shape.fontFixedPitch() or shape.background().style() != Qt.BrushStyle.NoBrush
        parts.append("\0" * len(text) if shape.isAnchor() or is_code else text)
        piece += 1
    return "".join(parts)


def _blocks(block: QTextBlock) -> Iterator[QTextBlock]:
    while block.isValid():
        yield block
        block = block.next()


def _selected(block: QTextBlock, start: int, end: int) -> QTextCursor:
    """Some letters of a block; Qt counts what is beyond the first plane as two."""
    text = block.text()
    first, last = (len(text[:at].encode("utf-16-le")) // 2 for at in (start, end))
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + first)
    cursor.setPosition(block.position() + last, QTextCursor.MoveMode.KeepAnchor)
    return cursor
