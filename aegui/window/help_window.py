"""The documents in a window: contents, search and the page itself, without browser and network."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLocale, QPoint, QSettings, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QDesktopServices,
    QFontDatabase,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QTextEdit,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aegui.documents import pages, rendering, searching, words
from aegui.documents.pages import FIRST
from aegui.views.accessibility import name_clear_button
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.explained import place_of
from aegui.views.widgets.plain_text import plain_tip
from aegui.views.widgets.style import em, mix
from aegui.window.help_reader import Reader
from aegui.window.screen_geometry import room_for

SIZE, LEFT = (75, 55), 21  # em at first, and of the contents
SIZES = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5)  # what letters can be enlarged by
USUAL = SIZES.index(1.0)
ABOVE = 12  # px seen above a heading that was gone to
PAUSE = 150  # ms after which what was typed, or a new width, is taken
PLACE = Qt.ItemDataRole.UserRole  # of a line of the contents or of the hits: "window#latent"
LETTERS, GEOMETRY = "letters", "geometry"  # settings: the place of their size in SIZES, and of the window


class HelpWindow(QWidget):
    """The pages in the language of the program, which it follows, as it does the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("help")
        self.language = pages.SOURCE
        self._place, self._page = "", pages.page(FIRST)
        self._back: list[tuple[str, int]] = []  # places, and how far each was scrolled
        self._forward: list[tuple[str, int]] = []
        self._gone_on = False  # whether the user has scrolled since the page was opened
        self._words: list[str] = []  # that are looked for
        self._marked: list[str] = []  # in the page
        self._settings = QSettings("aegui", "help")
        kept = str(self._settings.value(LETTERS, USUAL))
        self._zoom = int(kept) if kept.isdecimal() and int(kept) < len(SIZES) else USUAL
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.contents, self.hits = QTreeWidget(), QTreeWidget()
        for tree in (self.contents, self.hits):
            tree.setHeaderHidden(True)
            tree.setColumnCount(1)
            tree.setTextElideMode(Qt.TextElideMode.ElideRight)
            tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # words end in …
        self.hits.setRootIsDecorated(False)
        self.left = QStackedWidget()
        self.left.addWidget(self.contents)
        self.left.addWidget(self.hits)
        self.said = ElidedLabel()
        self.said.setProperty("role", "dim")
        self.reader = Reader()
        self.back, self.forward, self.home = QToolButton(), QToolButton(), QToolButton()
        self.smaller, self.larger = QToolButton(), QToolButton()
        self._lay_out()
        self._connect()
        self._say()
        self.resize(QSize(em(SIZE[0]), em(SIZE[1])).boundedTo(room_for(self).size()))
        if self._settings.value(GEOMETRY) is not None:
            self.restoreGeometry(self._settings.value(GEOMETRY))

    def _lay_out(self) -> None:
        bar, column, right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for button, sign in (
            (self.back, "←"), (self.forward, "→"), (self.home, "⌂"),
            (self.smaller, "A−"), (self.larger, "A+"),
        ):  # fmt: skip
            button.setText(sign)
            bar.addWidget(button)
            if button is self.home:
                bar.addWidget(self.said, 1)
        aside, page = QWidget(), QWidget()
        column.setContentsMargins(8, 8, 0, 8)
        column.addWidget(self.search)
        column.addWidget(self.left, 1)
        aside.setLayout(column)
        right.setContentsMargins(0, 8, 0, 0)
        right.addLayout(bar)
        right.addWidget(self.reader, 1)
        page.setLayout(right)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(aside)
        halves.addWidget(page)
        halves.setStretchFactor(1, 1)
        halves.setSizes([em(LEFT), em(SIZE[0] - LEFT)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 8, 0)
        whole.addWidget(halves)

    def _connect(self) -> None:
        self._pause, self._later, self._anew = QTimer(self), QTimer(self), QTimer(self)
        for timer, wait, deed in (
            (self._pause, PAUSE, self._find),
            (self._later, PAUSE, self._draw_again),
            (self._anew, 0, self._speak_anew),
        ):  # fmt: skip
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(deed)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._open_best)
        self.contents.currentItemChanged.connect(lambda item, _: self._on_line(item))
        self.hits.currentItemChanged.connect(lambda item, _: self._on_line(item))
        self.reader.anchorClicked.connect(self._follow)
        self.reader.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        self.reader.wheel_turned.connect(lambda way: self.set_zoom(self._zoom + way))
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_forward)
        self.home.clicked.connect(lambda: self.open(FIRST))
        self.smaller.clicked.connect(lambda: self.set_zoom(self._zoom - 1))
        self.larger.clicked.connect(lambda: self.set_zoom(self._zoom + 1))
        for keys, deed in (
            ("Ctrl+F", self._type), ("Alt+Left", self.go_back), ("Alt+Right", self.go_forward),
            ("Alt+Home", self.home.click), ("Ctrl+-", self.smaller.click), ("Ctrl++", self.larger.click),
            ("Ctrl+=", self.larger.click), ("Ctrl+0", lambda: self.set_zoom(USUAL)), ("Esc", self._leave),
            ("Down", self._go_to_list),
        ):  # fmt: skip
            where = self.search if keys == "Down" else self
            shortcut = QShortcut(QKeySequence(keys), where)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _say(self) -> None:
        """Every text of the window itself, in the language of now; and the contents."""
        self.setWindowTitle(self.tr("Help"))
        self.search.setPlaceholderText(self.tr("Search all pages"))
        self.search.setAccessibleName(self.tr("Search all pages"))
        name_clear_button(self.search)
        self.contents.setAccessibleName(self.tr("Contents"))
        self.hits.setAccessibleName(self.tr("What was found"))
        self.reader.setAccessibleName(self.tr("The page"))
        for button, text in (
            (self.back, self.tr("Back (Alt+Left)")),
            (self.forward, self.tr("Forward (Alt+Right)")),
            (self.home, self.tr("First page (Alt+Home)")),
            (self.smaller, self.tr("Smaller letters (Ctrl+−)")),
            (self.larger, self.tr("Larger letters (Ctrl++)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.language = pages.nearest_language(QLocale().name())
        self._fill_contents()

    def _fill_contents(self) -> None:
        self.contents.blockSignals(True)
        self.contents.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        titles = {
            "use": self.tr("Using it"),
            "reference": self.tr("Reference"),
            "development": self.tr("How it is built"),
        }
        for name in pages.names():
            page, group = pages.page(name, self.language), pages.group_of(name)
            if group not in groups:
                groups[group] = QTreeWidgetItem(self.contents, [titles[group]])
                groups[group].setFlags(Qt.ItemFlag.ItemIsEnabled)
                groups[group].setExpanded(True)
            above = {1: _line(groups[group], page.title, name)}
            for section in page.sections[1:]:
                under = above[max(level for level in above if level < max(section.level, 2))]
                above = {level: line for level, line in above.items() if level < section.level}
                above[section.level] = _line(under, section.title, f"{name}#{section.anchor}")
        self.contents.blockSignals(False)

    # What is shown

    @property
    def place(self) -> str:
        """The page that is shown, and where it was opened: "window#latent"."""
        return self._place

    def open(self, place: str, marked: Sequence[str] = ()) -> None:
        """Show a page, from one of its anchors on; `marked`: words to be marked in it. What is not there is
        the first page."""
        if self._place:
            self._back.append((self._place, self.reader.verticalScrollBar().value()))
            self._forward.clear()
        self._marked = list(marked)
        self._show(place)

    def go_back(self) -> None:
        """To the page before."""
        self._step(self._back, self._forward)

    def go_forward(self) -> None:
        """To the page that was left by going back."""
        self._step(self._forward, self._back)

    def _step(self, taken: list[tuple[str, int]], given: list[tuple[str, int]]) -> None:
        if taken:
            given.append((self._place, self.reader.verticalScrollBar().value()))
            place, scrolled = taken.pop()
            self._show(place)
            self._scroll_on(scrolled)

    def _show(self, place: str) -> None:
        name, _, anchor = place.partition("#")
        if name not in pages.names():
            place, name, anchor = FIRST, FIRST, ""
        self._place, self._page = place, pages.page(name, self.language)
        self._draw()
        self._go_to(anchor)
        self.back.setEnabled(bool(self._back))
        self.forward.setEnabled(bool(self._forward))
        self._choose_line()

    def _draw(self) -> None:
        reader, colours = self.reader, self.palette()
        text, base = colours.text().color().name(), colours.alternateBase().color().name()
        reader.folder = self._page.path.parent
        reader.set_room()
        look = rendering.Look(
            text=text,
            dim=mix(text, base, 0.35),
            link=colours.link().color().name(),
            line=mix(text, base, 0.8),
            code=mix(text, base, 0.93),
            size=em(SIZES[self._zoom]),
            fixed=QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family(),
        )
        note = ""
        if self._page.language != self.language:
            note = self.tr("This page is in English alone.")
        reader.setHtml(rendering.html(self._page, look, note, reader.picture_width))
        if self._page.name == words.PAGE:
            reader.name_words(words.words(self._page.language))
        elif pages.group_of(self._page.name) == "use" and self._page.language == self.language:
            reader.explain_words()
        self._mark()
        self.said.setText(self._page.title)

    def _go_to(self, anchor: str) -> None:
        """Scroll there, and on to the first marked word behind it where that is out of sight."""
        reader, self._gone_on = self.reader, False
        reader.verticalScrollBar().setValue(0)
        if anchor and anchor != pages.TOP:
            reader.scrollToAnchor(anchor)
            bar = reader.verticalScrollBar()
            bar.setValue(bar.value() - ABOVE)
        top = reader.cursorForPosition(QPoint(0, 0)).position()
        places = [one.cursor.position() for one in reader.extraSelections()]
        first = min((place for place in places if place >= top), default=None)
        if first is not None:
            cursor = QTextCursor(reader.document())
            cursor.setPosition(first)
            below = reader.cursorRect(cursor).bottom() - reader.viewport().height()
            if below > 0:
                bar = reader.verticalScrollBar()
                bar.setValue(bar.value() + below + reader.viewport().height() // 3)

    def _mark(self) -> None:
        """The words that were looked for."""
        colour = QColor(self.palette().highlight().color())
        colour.setAlpha(90)
        shown, document = QTextCharFormat(), self.reader.document()
        shown.setBackground(colour)
        found = []
        for word in self._marked:
            cursor = document.find(word, 0)
            while not cursor.isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = QTextCursor(cursor), shown
                found.append(selection)
                cursor = document.find(word, cursor)
        self.reader.setExtraSelections(found)

    def _choose_line(self) -> None:
        """The line of the contents that is shown."""
        name = self._place.partition("#")[0]
        lines = {item.data(0, PLACE): item for item in _lines(self.contents)}
        self.contents.blockSignals(True)
        self.contents.setCurrentItem(lines.get(self._place) or lines[name])
        self.contents.blockSignals(False)

    def _draw_again(self) -> None:
        """As wide, large and coloured as it is to be now; the line on top stays there."""
        self._stay(self._draw)

    def _stay(self, draw: Callable[[], object]) -> None:
        """Draw, and have the same on top: the place that was opened, or as far below as it was gone on."""
        bar = self.reader.verticalScrollBar()
        gone_on, share = self._gone_on, bar.value() / max(1, bar.maximum())
        draw()
        self._go_to(self._place.partition("#")[2])
        if gone_on:
            self._scroll_on(round(share * bar.maximum()))

    def _scroll_on(self, value: int) -> None:
        """Away from where the page was opened, as the user does."""
        self.reader.verticalScrollBar().setValue(value)
        self._gone_on = True

    def _speak_anew(self) -> None:
        """The same place, and what is looked for, in the language of now."""
        self._say()
        self._stay(lambda: self._show(self._place))
        if self.search.text().strip():
            self._find()

    def _on_scrolled(self) -> None:
        self._gone_on = True

    def set_zoom(self, zoom: int) -> None:
        """Letters of another size: a place in `SIZES`."""
        zoom = min(max(zoom, 0), len(SIZES) - 1)
        if zoom != self._zoom:
            self._zoom = zoom
            self._settings.setValue(LETTERS, zoom)
            self._draw_again()

    # Contents, search, links

    def _on_line(self, item: QTreeWidgetItem | None) -> None:
        place = None if item is None else item.data(0, PLACE)
        if place:
            self.open(place, self._words if self.left.currentWidget() is self.hits else ())

    def _on_typed(self) -> None:
        self._pause.start()

    def _find(self) -> None:
        """List what has the words; with none, the contents."""
        self._pause.stop()
        asked = self.search.text().strip()
        hits, self._words = searching.find(asked, self.language)
        self.hits.blockSignals(True)
        self.hits.clear()
        for hit in hits:
            of = "" if hit.section is hit.page.sections[0] else f" · {hit.page.title}"
            words = f"{hit.section.title}{of}\n{hit.snippet}"
            item = QTreeWidgetItem(self.hits, [words])
            item.setData(0, PLACE, f"{hit.page.name}#{hit.section.anchor}")
            item.setToolTip(0, plain_tip(words))
        self.hits.blockSignals(False)
        self.left.setCurrentWidget(self.hits if asked else self.contents)
        if asked and not hits:
            self.said.setText(self.tr("No page has that."))
        elif asked:
            self.said.setText(self.tr("%n place(s)", "", len(hits)))
        else:
            self._marked = []
            self._mark()
            self.said.setText(self._page.title)

    def _open_best(self) -> None:
        """The first of what was found; again, the next."""
        if self._pause.isActive() or self.left.currentWidget() is not self.hits:
            self._find()
        found = _lines(self.hits)
        if found:
            now = self.hits.currentItem()
            self.hits.setCurrentItem(found[(found.index(now) + 1) % len(found) if now is not None else 0])

    def _type(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _go_to_list(self) -> None:
        searching = self.left.currentWidget() is self.hits
        (self.hits if searching else self.contents).setFocus()
        if searching and self.hits.currentItem() is None:
            self._open_best()

    def _leave(self) -> None:
        """Esc: the search first, then the window."""
        if self.search.text():
            self.search.clear()
            self._find()
        else:
            self.close()

    def _follow(self, link: QUrl) -> None:
        """Pages open here; files and web pages where the desktop opens them."""
        if place_of(link):
            self.open(place_of(link))
            return
        there = pages.resolved(self._page, link.toString())
        if isinstance(there, tuple):
            self.open("#".join(filter(None, there)))
        else:
            QDesktopServices.openUrl(link if there is None else QUrl.fromLocalFile(str(there)))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._place:
            self._later.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """It is there again where it was."""
        self._settings.setValue(GEOMETRY, self.saveGeometry())
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or language is followed."""
        super().changeEvent(event)
        if not self._place:
            return
        if event.type() == QEvent.Type.LanguageChange:
            self._anew.start()  # Qt tells it of each file of translations
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._later.start()


def show_help(place: str, over: QWidget) -> HelpWindow:
    """Show a place of the documents beside the window of a widget. A dialog that no other window may be used
    beside gets one of its own, which goes with it."""
    owner = QApplication.activeModalWidget() or over.window()
    while not owner.isModal() and (above := owner.parentWidget()) is not None:
        owner = above.window()  # what stands beside a window may be made anew
    children = owner.findChildren(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    window = children[0] if children else HelpWindow(owner)
    window.open(place)
    window.show()
    window.raise_()
    window.activateWindow()
    return window


def _line(parent: QTreeWidgetItem, title: str, place: str) -> QTreeWidgetItem:
    line = QTreeWidgetItem(parent, [title])
    line.setData(0, PLACE, place)
    line.setToolTip(0, plain_tip(title))
    return line


def _lines(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    """All of a tree, from the top."""
    return tree.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive)
