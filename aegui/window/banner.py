"""Sentences at the foot of the window: what went wrong, what is missing, what is done; and downloads."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from math import ceil
from typing import Literal, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeySequence, QResizeEvent, QShortcut, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from aegui import log
from aegui.text import SENTENCE, shortened
from aegui.views.accessibility import Speaker
from aegui.views.panel import set_role
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.icons import icon
from aegui.views.widgets.plain_text import PlainLabel

Kind = Literal["bad", "warn", "info", "good"]
Action = tuple[str, Callable[[], object]]
STAYS = {"good": 5000, "info": 8000}  # ms; what is wrong stays until it is put away
MOST = 20  # the oldest of more are dropped
EDGE = 2  # px above and below a sentence
HIGHEST = 3  # lines of a message; what is longer scrolls


class Message(NamedTuple):
    """One sentence and what can be done."""

    text: str
    kind: Kind
    actions: tuple[Action, ...]
    stops_training: bool = False  # why one could not begin or go on: holds until one does


class Banner(QWidget):
    """The newest message, and a download while there is one. Signal: cancelled (the download).

    It has a place of its own, as high as a sentence of one line, so that it covers nothing and nothing
    moves when such a one comes or goes; a longer one takes more room. Signals: needed (the height in px),
    waited (the seconds for which there was something to wait for).
    """

    cancelled = Signal()
    needed = Signal(int)
    waited = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme: Theme = DARK
        self._messages: list[Message] = []  # the newest first
        self._since: float | None = None  # when the progress that is shown began
        self._speaker = Speaker(self)
        self.progress = ProgressStrip()
        self.progress.cancel.clicked.connect(self.cancelled)
        self.strip = QFrame()
        self.sign = PlainLabel()
        self.words = Words()
        self._buttons = QHBoxLayout()
        self.count = PlainLabel()
        self.count.setProperty("role", "dim")
        self.close_button = QToolButton()
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.dismiss)
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(12, EDGE, 6, EDGE)
        row.setSpacing(10)
        row.addWidget(self.sign)
        row.addWidget(self.words, 1)
        row.addLayout(self._buttons)
        row.addWidget(self.count)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.progress)
        column.addWidget(self.strip)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.activated.connect(self.dismiss)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time_over)
        self.progress.setVisible(False)
        self._name_parts()
        self.set_theme(DARK)
        self.hide()

    def _name_parts(self) -> None:
        self.words.setAccessibleName(self.tr("Message"))
        self.close_button.setToolTip(self.tr("Puts this message away. Esc"))
        self.close_button.setAccessibleName(self.tr("Put the message away"))

    def changeEvent(self, event: QEvent) -> None:
        """Another language: it stays while everything about it is made anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_parts()
            self.progress.name_parts()
            self._show()

    def is_busy(self) -> bool:
        """Whether something is under way that it was told the progress of."""
        return not self.progress.isHidden()

    def set_theme(self, theme: Theme) -> None:
        """Icons in these colours."""
        self._theme = theme
        self.close_button.setIcon(icon("close", theme.dim, 12))
        self.close_button.setIconSize(QSize(12, 12))
        self._show()

    def show_message(
        self, text: str, kind: Kind = "info", actions: Sequence[Action] = (), stops_training: bool = False
    ) -> None:
        """Show a sentence before all others, at a bounded length; the same one is not shown twice."""
        log.said(text, kind)
        sentence = shortened(text, SENTENCE)
        others = [message for message in self._messages if message.text != sentence]
        self._messages = [Message(sentence, kind, tuple(actions), stops_training), *others][:MOST]
        self._show()
        self._speaker.say(sentence, urgent=kind == "bad")

    def forget_what_is_gone(self) -> None:
        """Messages stay, without what could be done by parts that are no more."""
        self._messages = [
            message._replace(actions=tuple(one for one in message.actions if _can_be_done(one[1])))
            for message in self._messages
        ]
        self._show()

    def dismiss(self) -> None:
        """Put the message away and show the one before it."""
        self._messages = self._messages[1:]
        self._show()

    def training_began(self) -> None:
        """Put away, wherever they wait, the messages that say why one could not."""
        left = [message for message in self._messages if not message.stops_training]
        if len(left) < len(self._messages):
            self._messages = left
            self._show()

    def show_progress(self, share: float, text: str) -> None:
        """How far a download is, 0 to 1, and what is fetched."""
        if self._since is None:
            self._since = time.monotonic()
        self.progress.set_progress(share, text)
        self.progress.setVisible(True)
        self._appear(True)

    def hide_progress(self) -> None:
        """The download is over."""
        since, self._since = self._since, None
        self.progress.setVisible(False)
        self._appear(bool(self._messages))
        if since is not None:
            self.waited.emit(time.monotonic() - since)

    def messages(self) -> list[str]:
        """The sentences that wait, the shown one first."""
        return [message.text for message in self._messages]

    def _show(self) -> None:
        self._escape.setEnabled(bool(self._messages))
        self._timer.stop()
        if self._messages:
            self._fill()
        self.strip.setVisible(bool(self._messages))
        self._appear(bool(self._messages) or not self.progress.isHidden())

    def _fill(self) -> None:
        """The newest message into the strip."""
        message = self._messages[0]
        colour = {"bad": self._theme.bad, "warn": self._theme.warn, "good": self._theme.good}
        name = "warning" if message.kind in ("bad", "warn") else "info"
        self.sign.setPixmap(icon(name, colour.get(message.kind, self._theme.dim), 16).pixmap(16, 16))
        set_role(self.strip, "banner" if message.kind == "warn" else f"banner-{message.kind}")
        self.words.setText(message.text)
        self._make_buttons(message.actions)
        waiting = len(self._messages) - 1
        self.count.setText(self.tr("{} more").format(waiting))
        self.count.setVisible(waiting > 0)
        if message.kind in STAYS:
            self._timer.start(STAYS[message.kind])

    def _make_buttons(self, actions: Sequence[Action]) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for label, callback in actions:
            button = QPushButton(label)
            button.setProperty("low", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, callback=callback: self._act(callback))
            self._buttons.addWidget(button)

    def _act(self, callback: Callable[[], object]) -> None:
        """What was offered is being done: the offer goes, and what comes of it may be said."""
        self.dismiss()
        callback()

    def _time_over(self) -> None:
        if self.strip.underMouse():
            self._timer.start()  # it is being read
        else:
            self.dismiss()

    def lowest(self) -> int:
        """The height in px of one line, with or without a button beside it."""
        return max(self.progress.sizeHint().height(), self.words.one_line() + 2 * EDGE + 2)

    def _appear(self, there: bool) -> None:
        self.setVisible(there)
        self.needed.emit(self._height())

    def _height(self) -> int:
        return self.lowest() if self.isHidden() else max(self.lowest(), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """What it says may need more lines."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self.needed.emit(self._height())
        return done


class Words(QTextEdit):
    """A sentence that wraps wherever it must, within a file name too, and can be selected."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "words")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)

    def text(self) -> str:
        """The sentence."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show a sentence; nothing in it is read as markup."""
        self.setPlainText(text)
        self._refit()

    def one_line(self) -> int:
        """Its height in px."""
        return ceil(QFontMetricsF(self.font()).lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another number of lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._refit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._refit()

    def _refit(self) -> None:
        needed = ceil(self.document().size().height())
        most = HIGHEST * self.one_line()
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAsNeeded if needed > most else policy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        self.setFixedHeight(min(max(needed, self.one_line()), most))


class ProgressStrip(QFrame):
    """A download: what, how far, and a way to stop it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "banner-progress")
        self.words = PlainLabel()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(120)
        self.share = PlainLabel()
        self.share.setProperty("role", "dim")
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.share.setMinimumWidth(self.share.fontMetrics().horizontalAdvance("100 %") + 2)
        self.cancel = QPushButton()
        self.cancel.setProperty("low", True)
        self.cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.name_parts()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, EDGE, 6, EDGE)
        row.setSpacing(10)
        for widget in (self.words, self.bar, self.share, self.cancel):
            row.addWidget(widget, 1 if widget is self.bar else 0)

    def name_parts(self) -> None:
        """In the language that is spoken now."""
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stops this; it can be started again."))

    def set_progress(self, share: float, text: str) -> None:
        """0 to 1, and what is fetched."""
        known = min(max(share, 0.0), 1.0)
        self.words.setText(text)
        self.bar.setAccessibleName(text)
        self.bar.setValue(round(1000 * known))
        self.share.setText(f"{100 * known:.0f} %")


def _can_be_done(deed: Callable[[], object]) -> bool:
    """Whether every object of Qt that it works with is still there."""
    if isinstance(deed, partial):
        return _can_be_done(deed.func) and all(map(_is_there, deed.args))
    cells = getattr(deed, "__closure__", None) or ()
    return all(map(_is_there, (getattr(deed, "__self__", None), *(cell.cell_contents for cell in cells))))


def _is_there(thing: object) -> bool:
    return not isinstance(thing, QObject) or isValid(thing)


if __name__ == "__main__":
    from aegui.views.sample import show

    def demo() -> Banner:
        banner = Banner()
        banner.show_message("The run was opened.", "good")
        banner.show_message("MNIST is not on this disk.", "warn", [("Download", lambda: None)])
        banner.show_progress(0.42, "MNIST, training images")
        return banner

    show(demo)
