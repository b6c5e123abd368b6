"""A button that shows what is chosen and opens the list of what else can be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from aegui.app.later import later
from aegui.views.accessibility import Role
from aegui.views.theme import Theme
from aegui.views.widgets.elided import Elided, ElidedLabel
from aegui.views.widgets.icons import icon
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em, small_font
from aegui.window.picker_list import Picker
from aegui.window.picker_rows import Option


class MenuButton(Elided, QPushButton):
    """«Recipe quick-start ▾». Signals: opening, chosen (key), marked (what stands behind a mark)."""

    spoken_role: ClassVar[Role] = Role.ButtonMenu

    opening = Signal()
    chosen = Signal(str)
    marked = Signal(str)

    def __init__(self, caption: str, hint: str, widest: float = 11.5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("chip", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hint = hint
        self._caption = PlainLabel(caption)
        self._caption.setProperty("role", "dim")
        self._caption.setFont(small_font())
        self._value = ElidedLabel(widest=em(widest))
        arrow = PlainLabel()
        arrow.setPixmap(icon("chevron", "", 10).pixmap(10, 10))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(11, 0, 9, 0)
        self._row.setSpacing(6)
        for label in (self._caption, self._value, arrow):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(label)
        self.current = ""
        self._ready, self._asked = True, False  # to open; it was to open before it was
        self._options: list[Option] = []
        self.popup = Picker(self)
        self.popup.chosen.connect(self.choose)
        self.popup.marked.connect(self.marked)
        self.clicked.connect(self.open)
        self.setToolTip(hint)
        self._show_current()

    def set_options(self, options: Sequence[Option], current: str) -> None:
        """What can be chosen, and what is; "" keeps what was."""
        self._options = list(options)
        self.set_current(current or self.current)

    def options(self) -> list[Option]:
        """What can be chosen now."""
        self.opening.emit()
        return self._options

    def choose(self, key: str) -> None:
        """Do as a user does who chooses this."""
        if key != self.current:
            self.chosen.emit(key)

    def set_current(self, key: str) -> None:
        """Show this as chosen."""
        self.current = key
        self._show_current()

    def words(self) -> str:
        return self._value.words()

    def room(self) -> int:
        return self._value.room()

    def text_shown(self) -> str:
        """The words on the button."""
        return self._value.text()

    def set_caption_shown(self, shown: bool) -> None:
        """Narrow windows do without the word that says what it is."""
        self._caption.setVisible(shown)

    def width_shown(self, caption: bool) -> int:
        """Pixels it wants with or without the caption."""
        bare = self._value.sizeHint().width() + 36
        return bare + (self._caption.sizeHint().width() + 6 if caption else 0)

    def least_width(self) -> int:
        """Pixels it needs at least."""
        return self._value.minimumSizeHint().width() + 36

    def set_theme(self, theme: Theme) -> None:
        self.popup.set_theme(theme)

    def set_ready(self, ready: bool) -> None:
        """Whether what can be chosen is known; a list that was asked for before opens then."""
        self._ready = ready
        if ready and self._asked:
            self._asked = False
            later(0, self, self.open)  # it is being filled

    def open(self) -> None:
        """Show the list below the button; whoever fills it may do so now."""
        self._asked = not self._ready
        if self._asked or not self.isVisible():
            return
        self.popup.set_options(self.options(), self.current)
        self.popup.open_below(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Return open the list, as in every menu."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.say_whole()
        super().paintEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self._row.sizeHint().width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._row.minimumSize().width(), super().sizeHint().height())

    def _show_current(self) -> None:
        labels = {option.key: option.label for option in self._options}
        self._value.setText(labels.get(self.current, self.current) or "—")
        self.setAccessibleName(f"{self._caption.text()}: {self._value.text()}")
        self.updateGeometry()
