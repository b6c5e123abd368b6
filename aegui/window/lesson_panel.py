"""The lesson beside the panels: what the step says, what it asks for, and whether that is so."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QSize, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aegui.lessons.checking import SHOWS, picture
from aegui.lessons.conditions import Condition
from aegui.lessons.facts import FACTS, Value
from aegui.lessons.figures import quoted
from aegui.lessons.lesson import Lesson
from aegui.lessons.walk import LETTERS, Walk
from aegui.views.accessibility import Speaker
from aegui.views.panel import Panel, set_role
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.explained import ExplainingBrowser, place_of
from aegui.views.widgets.flow_layout import FlowLayout
from aegui.views.widgets.icons import icon
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em, small_font
from aegui.window.docks import HELP
from aegui.window.help_window import show_help

WIDE, NARROW = 23, 13  # em, where the window has room for that and where it has not
APART = 0.6  # em between paragraphs
LARGE, LARGER = 1.7, 1.5  # times as large letters, in a panel so many times as wide, while presenting
MOST, MOST_LARGE = 0.25, 0.42  # of the window that the panel takes, and while presenting
TITLE = 1.15  # em, of the lesson's title then
LARGEST = 4_000_000  # pixels of a picture
PICTURE, PICTURE_SIGN = re.compile(r"!\[([^]]*)\]\("), "\ufffc"  # in Markdown, and in what Qt makes of it
SCROLLING = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip


class LessonPanel(Panel):
    """Signals: moved (−1 back, 1 on), answered, done_for_me, point_asked (a control's name), left."""

    moved = Signal(int)
    answered = Signal(str)
    done_for_me = Signal()
    point_asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Lesson"))
        self.setProperty(HELP, "lessons")
        self._theme: Theme = DARK
        self._speaker = Speaker(self)
        self._walk: Walk | None = None
        self._is_large = False
        self._shown: tuple[Lesson, int, str] | None = None  # lesson, step and language
        self.language = ""
        self.word: Callable[[str, str], str] = lambda fact, value: value  # what the window calls a value
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Leave the lesson"))
        self.close_button.setToolTip(self.tr("Leaves the lesson; it goes on here when it is opened again."))
        self.close_button.clicked.connect(self.left)
        self.header.addWidget(self.close_button)
        self.heading = PlainLabel()
        self.heading.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        self.text = StepText()
        self.text.anchorClicked.connect(self._on_link)
        self.question = PlainLabel()
        self.question.setProperty("role", "value")
        self.question.setWordWrap(True)
        self.answer = QLineEdit()
        self.answer.setMaxLength(LETTERS)
        self.answer.setAccessibleName(self.tr("Your answer"))
        self.answer.setPlaceholderText(self.tr("Your answer, then Enter"))
        self.answer.editingFinished.connect(lambda: self.answered.emit(self.answer.text()))
        self.choices, self._group = QWidget(), QButtonGroup(self)
        self._choice_rows: list[QWidget] = []
        self._rows = QVBoxLayout(self.choices)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._group.idClicked.connect(lambda number: self.answered.emit(str(number)))
        self.reply, self.tasks, self.hint = PlainLabel(), PlainLabel(), PlainLabel()
        for label in (self.reply, self.tasks, self.hint):
            label.setWordWrap(True)
        self.hint.setProperty("role", "dim")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        asked = (self.question, self.answer, self.choices, self.reply, self.tasks, self.hint)
        for widget in (self.heading, self.text, *asked):
            column.addWidget(widget)
        column.addStretch(1)  # what is asked stands below what is said
        self.page = QScrollArea()
        self.page.setWidget(page)
        self.page.setWidgetResizable(True)
        self.page.setFrameShape(QScrollArea.Shape.NoFrame)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.reached.connect(lambda place: self.page.ensureVisible(place.x(), place.y(), 0, em(2)))
        self.body.addWidget(self.page, 1)
        self._build_buttons()
        self.fit(self.window().width())
        self.set_theme(DARK)

    def _build_buttons(self) -> None:
        self.ask_hint = QPushButton(self.tr("Hint"))
        self.ask_hint.setToolTip(self.tr("Says more about what this step asks for."))
        self.show_me = QPushButton(self.tr("Show me"))
        self.show_me.setToolTip(self.tr("Points at what this step is about."))
        self.do_it = QPushButton(self.tr("Do it for me"))
        self.do_it.setToolTip(self.tr("Does what this step asks for, before your eyes."))
        self.back, self.next = QPushButton(self.tr("Back")), QPushButton(self.tr("Next"))
        self.back.setToolTip(self.tr("Goes to the step before."))
        for button in (self.ask_hint, self.show_me, self.do_it):
            button.setFont(small_font())
        helping, moving = FlowLayout(6), QHBoxLayout()
        for button in (self.ask_hint, self.show_me, self.do_it):
            helping.addWidget(button)
        moving.addWidget(self.back)
        moving.addStretch(1)
        moving.addWidget(self.next)
        self.body.addLayout(helping)
        self.body.addLayout(moving)
        self.ask_hint.clicked.connect(self._on_hint)
        self.show_me.clicked.connect(self._on_show_me)
        self.do_it.clicked.connect(self.done_for_me)
        self.back.clicked.connect(lambda: self.moved.emit(-1))
        self.next.clicked.connect(self._on_next)

    def set_large(self, large: bool) -> None:
        """Letters that a whole room can read, or as everywhere."""
        self._is_large = large
        self.fit(self.window().width())
        self._shown = None
        if self._walk is not None:
            self.text.set_step(self._walk.lesson, quoted(self._walk.step.text.spoken(self.language)))

    def fit(self, room: int) -> None:
        """As wide as a window of so many px has room for; letters that are large no larger than that."""
        wide, sheet = min(max(em(NARROW), round(MOST * room)), em(WIDE)), ""
        if self._is_large:
            share = min(1.0, MOST_LARGE * room / (em(WIDE) * LARGER))
            wide, letters = round(em(WIDE) * LARGER * share), round(em(max(1.0, LARGE * share)))
            sheet = (
                f"*, QLabel[role] {{ font-size: {letters}px; }}"
                f'QLabel[role="title"] {{ font-size: {min(round(em(TITLE)), letters)}px; }}'
            )
        self.setFixedWidth(wide)
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def sizeHint(self) -> QSize:
        return QSize(em(WIDE), em(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(NARROW), em(16))

    def has_keyboard(self) -> bool:
        """Whether something in it has."""
        return self.isAncestorOf(self.window().focusWidget() or self.window())

    # What is shown

    def set_walk(
        self, walk: Walk, told: list[tuple[Condition, bool, Value | None]], help: bool = True
    ) -> None:
        """The step, and what is true of what it asks for; `help`: whether it may be done for the reader."""
        shown = (walk.lesson, walk.place, self.language)
        self._walk = walk
        begins = shown != self._shown
        if begins:
            self._shown = shown
            self._set_step(walk, help)
        self._set_answer(walk)
        self._set_tasks(walk, told, quiet=begins)
        asked = bool(walk.step.until) or walk.step.question is not None
        self.next.setText(self.tr("Finish") if walk.is_last else self.tr("Next"))
        self.next.setEnabled(walk.may_go_on)
        self.next.setToolTip(
            self.tr("Goes to the next step.")
            if walk.may_go_on
            else self.tr("The next step opens when what this one asks for is done.")
        )
        self.next.setProperty("primary", walk.may_go_on and asked)
        self.next.style().unpolish(self.next)
        self.next.style().polish(self.next)
        self.back.setEnabled(walk.place > 0)

    def _set_step(self, walk: Walk, help: bool) -> None:
        step, language = walk.step, self.language
        has_keyboard = self.has_keyboard()
        if has_keyboard:
            self.text.setFocus()  # a button that is out of reach in this step would hand the keyboard on
        self.title_label.setText(walk.lesson.title.spoken(language))
        self.title_label.setVisible(True)
        self.set_state(self.tr("{} of {}").format(walk.place + 1, len(walk.lesson.steps)))
        self.page.verticalScrollBar().setValue(0)
        self.heading.setText(step.title.spoken(language))
        self.text.set_step(walk.lesson, quoted(step.text.spoken(language)))
        heading = self.heading.text()
        self.text.setAccessibleName(heading)
        if not has_keyboard:
            self._speaker.say(f"{heading}. {self.text.accessibleDescription()}")
        self.hint.setText(quoted(step.hint.spoken(language)))
        self.hint.setVisible(False)
        self.ask_hint.setVisible(bool(step.hint))
        self.show_me.setVisible(bool(step.point))
        self.do_it.setVisible(help and any(deed.name != "answer" for deed in step.do))
        asked = step.question
        self.question.setVisible(asked is not None)
        self.answer.setVisible(asked is not None and not asked.choices)
        self.choices.setVisible(asked is not None and bool(asked.choices))
        for button in self._group.buttons():
            self._group.removeButton(button)
        for row in self._choice_rows:
            row.setParent(None)  # at once: until it is deleted it would take its room
            row.deleteLater()
        self._choice_rows.clear()
        if asked is not None:
            self.question.setText(quoted(asked.text.spoken(language)))
            for number, choice in enumerate(asked.choices, 1):
                self._add_choice(number, quoted(choice.spoken(language)))

    def _add_choice(self, number: int, text: str) -> None:
        """A choice whose words may take several lines, which a button's own words can't."""
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        button, words = QRadioButton(), ChoiceWords(text)
        button.setAccessibleName(text)
        words.clicked.connect(button.click)
        across.addWidget(button)
        across.addWidget(words, 1)
        self._group.addButton(button, number)
        self._rows.addWidget(row)
        self._choice_rows.append(row)

    def _set_answer(self, walk: Walk) -> None:
        asked, answer = walk.step.question, walk.answer
        self.reply.setVisible(bool(asked and answer and (asked.reply or asked.right is not None)))
        if asked is None:
            return
        if self.answer.text() != answer and not self.answer.hasFocus():
            self.answer.setText(answer)
        if answer.isdigit() and self._group.button(int(answer)) is not None:
            self._group.button(int(answer)).setChecked(True)
        words = [quoted(asked.reply.spoken(self.language))] if asked.reply else []
        if asked.right is not None and answer:
            right = asked.is_right(answer)
            words.insert(0, self.tr("✓ Right.") if right else self.tr("✗ Not quite."))
            set_role(self.reply, "good" if right else "warn")
        else:
            set_role(self.reply, "value")
        if self.reply.text() != " ".join(words):
            self.reply.setText(" ".join(words))
            if answer:
                self._speaker.say(self.reply.text())

    def _set_tasks(self, walk: Walk, told: list[tuple[Condition, bool, Value | None]], quiet: bool) -> None:
        done = walk.place in walk.done
        self.tasks.setVisible(bool(told))
        others = [one for one in told if not (one[1] and one[0].fact == "run")]  # what the step begins with
        lines = [self._task(*one, done) for one in others]
        if done:
            lines.insert(0, self.tr("✓ Done."))
        text = "\n".join(lines)
        if text != self.tasks.text():
            if done and told and not quiet:
                self._speaker.say(text)
            self.tasks.setText(text)
            self.tasks.setAccessibleName(text)
        set_role(self.tasks, "good" if done else "dim")

    def _task(self, condition: Condition, holds: bool, now: Value | None, done: bool) -> str:
        label = QCoreApplication.translate("lessons", FACTS[condition.fact].label)
        if isinstance(condition.value, bool):
            return f"{'✓' if holds or done else '○'} {label}"
        sign = {"<=": "≤", ">=": "≥", "is": "=", "is not": "≠"}.get(condition.sign, condition.sign)
        wanted = condition.value
        value = f"{wanted:g}" if isinstance(wanted, float) else self.word(condition.fact, wanted)
        shown = "–"
        if now is not None:
            shown = f"{now:.3g}" if isinstance(now, float) else self.word(condition.fact, str(now))
        return f"{'✓' if holds or done else '○'} {label} {sign} {value}   ({shown})"

    def set_theme(self, theme: Theme) -> None:
        """Icons and links in these colours."""
        self._theme = theme
        self.close_button.setIcon(icon("close", theme.dim, 12))
        self._shown = None if self._walk is None else self._shown

    # What the reader does

    def _on_hint(self) -> None:
        self.hint.setVisible(True)
        self._speaker.say(self.hint.text())

    def _on_link(self, url: QUrl) -> None:
        target = url.toString()
        if target.startswith(SHOWS):
            self.point_asked.emit(target.removeprefix(SHOWS))
        elif place_of(url):
            show_help(place_of(url), self)

    def _on_show_me(self) -> None:
        if self._walk is not None:
            self.point_asked.emit(self._walk.step.point)

    def _on_next(self) -> None:
        if self._walk is not None and self._walk.is_last:
            self.left.emit()
        else:
            self.moved.emit(1)


class ChoiceWords(PlainLabel):
    """The words of a choice. Signal: clicked."""

    clicked = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)

    def mouseReleaseEvent(self, event: Any) -> None:
        self.clicked.emit()


class StepText(ExplainingBrowser):
    """A step's Markdown: without HTML, and with pictures from the lesson's own folder alone.

    Signal: reached (a place in what it stands in that the keyboard has come to).
    """

    reached = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._lesson: Lesson | None = None
        self._text = ""
        self.setOpenLinks(False)
        self.setProperty("role", "words")
        self.setAccessibleName(self.tr("What the step says"))
        for set_policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def _fit(self, size: QSizeF) -> None:
        """As high as all of it: what it stands in scrolls."""
        self.setFixedHeight(math.ceil(size.height()) + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that scroll are those of what it stands in."""
        if event.key() in SCROLLING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """From link to link, each of which is brought into sight."""
        moved = super().focusNextPrevChild(next)
        if moved and self.hasFocus():
            self.reached.emit(self.mapToParent(self.cursorRect().center()))
        return moved

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures are as wide as there is room for."""
        super().resizeEvent(event)
        if self._lesson is not None and "![" in self._text and event.oldSize().width() != self.width():
            self.set_step(self._lesson, self._text)

    def set_step(self, lesson: Lesson, text: str) -> None:
        """Show it from its beginning."""
        self._lesson, self._text = lesson, text
        self.document().setMarkdown(
            text,
            QTextDocument.MarkdownFeature.MarkdownDialectGitHub
            | QTextDocument.MarkdownFeature.MarkdownNoHTML,
        )
        block = self.document().begin()
        while block.isValid():
            cursor, shape = QTextCursor(block), block.blockFormat()
            if cursor.currentTable() is None:
                shape.setBottomMargin(em(APART))
                cursor.setBlockFormat(shape)
            block = block.next()
        self.explain_words()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        spoken = self.toPlainText()
        for words in PICTURE.findall(text):
            spoken = spoken.replace(PICTURE_SIGN, f"{words}. ", 1)
        self.setAccessibleDescription(" ".join(spoken.split()))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture that lies beside the lesson, as wide as there is room; nothing else."""
        url = name if isinstance(name, QUrl) else QUrl(name)
        file = None if self._lesson is None else picture(self._lesson, url.toString())
        if file is None or kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        reader = QImageReader(str(file))
        size, wide = reader.size(), max(self.viewport().width(), em(10))
        if not size.isValid() or size.width() * size.height() > LARGEST:
            return QImage()
        reader.setScaledSize(size.scaled(wide, size.height() * wide, Qt.AspectRatioMode.KeepAspectRatio))
        return reader.read()
