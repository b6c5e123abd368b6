"""What a screen reader is told beyond what Qt's own widgets say of themselves.

Painted widgets are anonymous areas to it: `tell_roles` has them called what they are, and sliders tell the
numbers that they stand for. `Speaker` has sentences said aloud. Whether anybody listens is known to Qt alone;
without, none of this costs anything.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleValueInterface,
)
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAccessibleWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import VoidPtr, getCppPointer

REST = 350  # ms without a further sentence, before one is said
PACE = 1500  # ms between two sentences at least: a reader says some three words a second
Role = QAccessible.Role

_told = False


class PaintedInterface(QAccessibleWidget):
    """A widget that paints what it is: its role, its name and its description; what lies in it, such as the
    labels of a button or the viewport of a plot, is told by these alone."""

    def __init__(self, widget: QWidget, role: Role) -> None:
        super().__init__(widget, role)

    def childCount(self) -> int:
        return 0


class ButtonInterface(PaintedInterface):
    """A button that is made of several labels. It is pressed as any other, by voice for instance."""

    def actionNames(self) -> list[str]:
        return [self.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        button: Any = self.object()
        if name == self.pressAction():
            button.click()
        else:
            super().doAction(name)


class _Number(QAccessibleValueInterface):
    """The number that a slider stands for, where Qt's own would tell how many steps it is from its end."""

    def __init__(self, slider: Callable[[], Any]) -> None:
        """`slider` gives the widget, as long as there is one."""
        super().__init__()
        self._slider = slider

    def currentValue(self) -> float:
        return self._at("value")

    def minimumValue(self) -> float:
        return self._at("minimum")

    def maximumValue(self) -> float:
        return self._at("maximum")

    def minimumStepSize(self) -> float:
        return 0.0

    def setCurrentValue(self, value: Any) -> None:
        slider = self._slider()
        places = range(slider.minimum(), slider.maximum() + 1)
        slider.setValue(min(places, key=lambda place: abs(slider.stands_for(place) - float(value))))

    def _at(self, which: str) -> float:
        slider = self._slider()
        return float(f"{slider.stands_for(getattr(slider, which)()):.4g}")


class _Moves(QAccessibleActionInterface):
    """What can be done to a slider."""

    def __init__(self, slider: Callable[[], Any]) -> None:
        """`slider` gives the widget, as long as there is one."""
        super().__init__()
        self._slider = slider

    def actionNames(self) -> list[str]:
        return [self.increaseAction(), self.decreaseAction(), self.setFocusAction()]

    def doAction(self, name: str) -> None:
        slider = self._slider()
        if name == self.setFocusAction():
            slider.setFocus()
        else:
            action = QAbstractSlider.SliderAction
            more = name == self.increaseAction()
            slider.triggerAction(action.SliderSingleStepAdd if more else action.SliderSingleStepSub)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []


class SliderInterface(PaintedInterface):
    """A slider whose steps mean something: its class says by `stands_for` what."""

    def __init__(self, widget: QWidget, role: Role) -> None:
        super().__init__(widget, role)
        kind = QAccessible.InterfaceType
        self._number = _Number(self.object)
        # Its own of both sorts: that of the class above would not come back from Python as what it was.
        self._parts = {kind.ValueInterface: self._number, kind.ActionInterface: _Moves(self.object)}

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        part = self._parts.get(kind)
        return VoidPtr(0) if part is None else VoidPtr(getCppPointer(part)[0])

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Value:
            return f"{self._number.currentValue():g}"
        return super().text(kind)


KINDS = {Role.Button: ButtonInterface, Role.ButtonMenu: ButtonInterface, Role.Slider: SliderInterface}


def tell_roles() -> None:
    """From now on a widget with a `spoken_role` is told as that: canvas, graphic, button."""
    global _told
    if not _told:
        _told = True
        QAccessible.installFactory(_interface)


def _interface(_: str, thing: QObject) -> QAccessibleWidget | None:
    role = getattr(thing, "spoken_role", None)
    if role is None or not isinstance(thing, QWidget):
        return None
    return KINDS.get(role, PaintedInterface)(thing, role)


class Speaker(QObject):
    """Says sentences aloud, the newest of those that came meanwhile, and none twice in a row.

    It says one at rest, and not more often than a reader can say them; what is urgent at once.
    """

    def __init__(self, of: QWidget, spoken: Callable[[str], object] | None = None) -> None:
        """`of` is the widget that speaks; `spoken` is told each sentence when it is said."""
        super().__init__(of)
        self._of, self._spoken = of, spoken
        self._waiting: Callable[[], str] | None = None
        self._said = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._release)
        self._pause = QTimer(self, singleShot=True, interval=PACE)

    def say(self, sentence: str, urgent: bool = False) -> None:
        """Say it soon, in place of what waits; urgent: at once, whatever is being said."""
        self._waiting = sentence.strip
        if urgent:
            self._timer.stop()
            self._speak(QAccessible.AnnouncementPoliteness.Assertive)
        else:
            self._begin()

    def say_of(self, words: Callable[[], str]) -> None:
        """The same with a sentence that is only made when it is said: a drag changes it each time."""
        self._waiting = words
        self._begin()

    def _begin(self) -> None:
        if not self._timer.isActive():
            self._timer.start(max(REST, self._pause.remainingTime()))

    def _release(self) -> None:
        self._speak(QAccessible.AnnouncementPoliteness.Polite)

    def _speak(self, politeness: QAccessible.AnnouncementPoliteness) -> None:
        words, self._waiting = self._waiting, None
        sentence = words() if words is not None else ""
        if not sentence or sentence == self._said:
            return
        self._said = sentence
        self._pause.start()
        if self._spoken is not None:
            self._spoken(sentence)
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._of, sentence)
            event.setPoliteness(politeness)
            QAccessible.updateAccessibility(event)


class ChoiceName(QLabel):
    """The name of a combo box, for readers alone.

    On Linux Qt tells of a combo box as its name what is chosen in it, and takes the name from the label that
    is its buddy: here is one that is never seen. It goes where the box goes.
    """

    def __init__(self, box: QComboBox, name: str = "") -> None:
        super().__init__(name)
        self.hide()
        self.setBuddy(box)
        self.follow(box)

    def follow(self, box: QComboBox) -> None:
        """The box has another parent: readers look for its label beside it."""
        self.setParent(box.parentWidget())
        self.hide()


def name_clear_button(field: QLineEdit) -> None:
    """The button in a field that empties it."""
    for button in field.findChildren(QToolButton):
        button.setAccessibleName(QCoreApplication.translate("Accessibility", "Clear"))
