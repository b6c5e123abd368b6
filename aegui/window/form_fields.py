"""The fields of a form, made from the description of each setting: a number, a choice, a switch, a list."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QSizePolicy,
    QWidget,
)

from aegui.app.labels import choice_text
from aegui.views.widgets.controls import Choice, NameField

PAUSE_MS = 400  # a number is taken when the typing rests this long
FIGURES = 7  # that the narrowest field has room for
SIDES = 24  # px beside the words of a field

Read = Callable[[str], object]
Write = Callable[[Any], str]


class LineField(NameField):
    """A line of text that stands for a value; more than fits ends in … at rest. Signal: edited.

    Text that stands for none is handed on as it is: the recipe refuses it in its own words.
    """

    edited = Signal(object)

    def __init__(self, read: Read, write: Write, patient: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read, self._write = read, write
        self._value: Any = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setProperty("compact", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._rested)
        if not patient:
            self.textEdited.connect(lambda: self._pause.start())
        self.textChanged.connect(self.updateGeometry)
        self.editingFinished.connect(self._commit)

    def set_value(self, value: Any) -> None:
        """Show a value, unless the user is typing something that means the same or is not done."""
        self._value = list(value) if isinstance(value, tuple) else value
        typing = self.hasFocus() and (self.isModified() or self._understood() == self._value)
        if not typing:
            self._write_value()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text() or self.placeholderText()) + SIDES
        return QSize(max(words, narrowest(self)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(narrowest(self), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._pause.stop()
            self._write_value()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape belongs to the field while something is typed, not to a shortcut of the window."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.ShortcutOverride and self.isModified():
            event.accept()
        return super().event(event)

    def _write_value(self) -> None:
        text = self._write(self._value)
        if text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)) if self.hasFocus() else 0)
        self.setModified(False)

    def _understood(self) -> object:
        """The value the text stands for; the text itself where it stands for none."""
        try:
            return self._read(self.text().strip())
        except ValueError:
            return self.text().strip()

    def _rested(self) -> None:
        if not isinstance(self._understood(), str):  # half a number is no reason to complain yet
            self._commit()

    def _commit(self) -> None:
        self._pause.stop()
        self.setModified(False)
        value = self._understood()
        if value == "":
            self._write_value()
        elif value != self._value:
            self._value = value
            self.edited.emit(value)


class NumberLine(LineField):
    """A number as people write it: 0.001, 1e-4, 128; Up and Down change its last figure."""

    def __init__(self, whole: bool, low: float, high: float, parent: QWidget | None = None) -> None:
        super().__init__(whole_number if whole else real_number, plain_number, False, parent)
        self._low, self._high = low, high

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down by one, Page Up and Page Down by ten; Space trains and pauses."""
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }.get(Qt.Key(event.key()))
        value = self._understood()
        if event.key() == Qt.Key.Key_Space:  # no number holds one: it is the window's
            event.ignore()
            return
        if steps is None or not isinstance(value, int | float):
            super().keyPressEvent(event)
            return
        moved = round(value + steps * last_place(self.text()), 12)
        if self._low <= moved <= self._high:
            self.setText(plain_number(int(moved) if isinstance(value, int) else moved))
            self.setModified(True)
            self._pause.start()


class ChoiceField(Choice):
    """One of a few. Signal: edited."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setProperty("compact", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.chosen.connect(lambda key: self.edited.emit(key))

    def set_value(self, value: Any) -> None:
        """Show what is chosen, with its help."""
        row = self.findData(value)
        self.setCurrentIndex(row)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), narrowest(self)), hint.height())


class Switch(QCheckBox):
    """Yes or no. Signal: edited."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(lambda on: self.edited.emit(bool(on)))

    def set_value(self, value: Any) -> None:
        """Show yes or no."""
        self.setChecked(bool(value))


Field = LineField | ChoiceField | Switch


def field_for(info: FieldInfo) -> Field:
    """The widget that fits a setting's type."""
    kinds = [kind for kind in get_args(info.annotation) if kind is not NoneType]
    optional = NoneType in get_args(info.annotation)
    what = kinds[0] if optional else info.annotation
    if get_origin(what) is Literal:
        choice = ChoiceField()
        told = [(str(one), choice_text(str(one))) for one in get_args(what)]
        # Where it is another word, the recipe's own stands in the tooltip.
        choice.set_choices([(key, label, key if label != key else "") for key, label in told], "")
        return choice
    if what is bool:
        return Switch()
    if what in (int, float):
        return NumberLine(what is int, *limits(info))
    if what is str:
        text = LineField(
            lambda text: text or (None if optional else ""), lambda value: value or "", patient=True
        )
        if optional:
            text.setPlaceholderText(QCoreApplication.translate("form", "automatic"))
        return text
    if get_args(what)[:1] == (str,):
        return LineField(lambda text: text, written_list, patient=True)  # the recipe makes a list of it
    line = LineField(optional_list if optional else number_list, written_list, patient=True)
    if optional:
        line.setPlaceholderText(QCoreApplication.translate("form", "automatic"))
    return line


def narrowest(field: QWidget) -> int:
    """Pixels of the narrowest field: fields of one width stand below one another where they can."""
    return field.fontMetrics().horizontalAdvance("8" * FIGURES) + SIDES


def bounds(info: FieldInfo) -> list[tuple[str, Any]]:
    """What a number must keep to: ("ge", 1), ("lt", 10)."""
    names = ("ge", "gt", "le", "lt")
    pairs = [(name, getattr(limit, name, None)) for limit in info.metadata for name in names]
    return [(name, limit) for name, limit in pairs if limit is not None]


def limits(info: FieldInfo) -> tuple[float, float]:
    """The lowest and highest value a number may have."""
    low = [float(limit) for name, limit in bounds(info) if name in ("ge", "gt")]
    high = [float(limit) for name, limit in bounds(info) if name in ("le", "lt")]
    return max(low, default=float("-inf")), min(high, default=float("inf"))


def range_text(info: FieldInfo) -> str:
    """What is allowed, in words: 1 to 8,192; above 0, at most 1."""
    translate = QCoreApplication.translate
    said = [(name, f"{limit:,}" if isinstance(limit, int) else f"{limit:g}") for name, limit in bounds(info)]
    if [name for name, _ in said] == ["ge", "le"]:
        return translate("form", "{} to {}").format(said[0][1], said[1][1])
    words = {
        "ge": translate("form", "at least {}"),
        "gt": translate("form", "above {}"),
        "le": translate("form", "at most {}"),
        "lt": translate("form", "below {}"),
    }
    return ", ".join(words[name].format(limit) for name, limit in said)


def whole_number(text: str) -> object:
    """128; a number with a fraction is handed on to be refused."""
    try:
        return int(text.replace("_", ""))
    except ValueError:
        return real_number(text)


def real_number(text: str) -> float:
    """Comma or point, either minus, 1e-4 too."""
    return float(text.replace("−", "-").replace(",", "."))


def plain_number(value: Any) -> str:
    """Without an exponent down to 0.0001."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) or (value == int(value) and abs(value) < 1e6):
        return str(int(value)) if isinstance(value, int) else f"{value:.1f}"
    return re.sub(r"e-0*", "e-", f"{value:.10g}")


def last_place(text: str) -> float:
    """What one more in the last figure is worth: 0.35 → 0.01, 128 → 1, 1e-7 → 1e-7."""
    digits, _, exponent = text.replace(",", ".").partition("e")
    power = int(exponent or 0) - len(digits.partition(".")[2])
    return float(10.0**power)


def number_list(text: str) -> object:
    """512, 256."""
    return [int(word) for word in re.split(r"[,;×\s]+", text) if word]


def optional_list(text: str) -> object:
    """None where nothing is written."""
    return number_list(text) or None


def written_list(value: Any) -> str:
    """512, 256."""
    return value if isinstance(value, str) else ", ".join(str(one) for one in value or ())


def mark_invalid(field: QWidget, invalid: bool) -> None:
    """The edge of a field in the colour for bad."""
    if bool(field.property("invalid")) != invalid:
        field.setProperty("invalid", invalid)
        field.style().unpolish(field)
        field.style().polish(field)
