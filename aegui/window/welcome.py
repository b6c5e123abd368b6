"""What do you want to do: a card beside the plane, which can be used while it stands there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from aegui.views.accessibility import Speaker
from aegui.views.theme import Theme
from aegui.views.widgets.icons import icon
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em, small_font
from aegui.window.callout_place import callout_place

WIDE = 24  # em


class Wish(NamedTuple):
    """One thing that one may want to do."""

    label: str
    help: str
    does: Callable[[], object]


class Welcome(QFrame):
    """A card with a button for each wish, beside the plane and never over it. Signal: closed."""

    closed = Signal()

    def __init__(self, wishes: Sequence[Wish], plane: QWidget, image: QWidget, window: QWidget) -> None:
        """`image` is what changes with the cursor: it is covered only where there is no room elsewhere."""
        super().__init__(window)
        self.setProperty("role", "welcome")
        self._plane, self._image = plane, image
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Help → Welcome brings it back. Esc"))
        self.close_button.clicked.connect(self.dismiss)
        title, hint = PlainLabel(self.tr("What do you want to do?")), PlainLabel()
        title.setProperty("role", "heading")
        hint.setText(self.tr("The window works meanwhile. Help → Welcome brings this back."))
        hint.setProperty("role", "dim")
        hint.setFont(small_font())
        hint.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(4)
        column.addLayout(head)
        column.addSpacing(6)
        self.buttons: list[QPushButton] = []
        for wish in wishes:
            button, words = QPushButton(wish.label), PlainLabel(wish.help)
            button.setProperty("wish", True)
            button.setAccessibleDescription(wish.help)
            button.clicked.connect(lambda _=False, does=wish.does: self._act(does))
            words.setProperty("role", "dim")
            words.setFont(small_font())
            words.setWordWrap(True)
            words.setContentsMargins(2, 0, 0, 6)
            column.addWidget(button)
            column.addWidget(words)
            self.buttons.append(button)
        column.addSpacing(2)
        column.addWidget(hint)
        for watched in (window, plane):
            watched.installEventFilter(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.stand)
        self.setAccessibleName(title.text())
        self._speaker = Speaker(self)
        self._before: QWidget | None = None  # what had the keyboard
        self._change = QShortcut(QKeySequence(Qt.Key.Key_F6), self)  # as where a step is pointed at
        self._change.activated.connect(self._change_sides)
        self._change.activatedAmbiguously.connect(self._change_sides)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """The icon in these colours; all else is in the stylesheet."""
        self.close_button.setIcon(icon("close", theme.dim, 12))
        self.close_button.setIconSize(QSize(12, 12))

    def appear(self, take_keyboard: bool) -> None:
        """Show it; at the start the keyboard stays with the plane."""
        self.show()
        self.stand()
        if take_keyboard:
            self._take_keyboard()
        else:
            words = self.accessibleName(), self.tr("F6 brings the keyboard there and back.")
            self._speaker.say(" ".join(words))

    def dismiss(self) -> None:
        """Put it away; the keyboard goes back to where it was."""
        if self._has_keyboard():
            self._give_back()
        self.hide()
        self.closed.emit()

    def stand(self) -> None:
        """Where it covers nothing of the plane, as far as there is room."""
        window, layout = self.parentWidget(), self.layout()
        if self.isHidden() or window is None or layout is None:
            return
        layout.activate()
        wide = em(WIDE)
        size = QSize(wide, max(layout.totalHeightForWidth(wide), layout.totalMinimumSize().height()))
        plane, image = (
            QRect(one.mapTo(window, one.rect().topLeft()), one.size()) for one in (self._plane, self._image)
        )
        room = window.rect().adjusted(8, 8, -8, -8)
        self.setGeometry(callout_place(size, plane, room, [image], far=True).rect)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and not self.isHidden():
            self._soon.start()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
        else:
            super().keyPressEvent(event)

    def _change_sides(self) -> None:
        """The keyboard goes from the plane to the card, and back."""
        if self._has_keyboard():
            self._give_back()
        else:
            self._take_keyboard()

    def _take_keyboard(self) -> None:
        self._before = self.window().focusWidget()
        self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _give_back(self) -> None:
        before = self._before if self._before is not None and isValid(self._before) else None
        there = before if before is not None and before.isVisible() else self.window()
        there.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _has_keyboard(self) -> bool:
        return self.isAncestorOf(self.window().focusWidget() or self.window())

    def _act(self, does: Callable[[], object]) -> None:
        self.dismiss()
        does()
