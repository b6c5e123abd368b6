"""Small controls that several views use: a slider that jumps, fields for numbers and for names."""

from __future__ import annotations

from typing import ClassVar
from weakref import WeakSet

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QStandardItemModel,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionSlider,
    QStylePainter,
    QWidget,
)
from shiboken6 import isValid

from aegui.views.accessibility import ChoiceName, Role
from aegui.views.widgets.elided import FEWEST, Elided
from aegui.views.widgets.plain_text import plain_tip

MINUS = "−"
AROUND = 36  # px beside the words of a choice: its padding and its arrow
INSIDE = 2  # px that the style keeps free beside them
ASIDE = 6  # px left and right of a number


class Slider(QSlider):
    """A horizontal slider that goes where it is clicked and leaves the wheel to what scrolls."""

    spoken_role: ClassVar[Role] = Role.Slider

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the handle to the mouse first, then let it be dragged."""
        handle = self._handle()
        if event.button() == Qt.MouseButton.LeftButton and not handle.contains(event.position().toPoint()):
            room = max(1, self.width() - handle.width())
            at = round(event.position().x() - handle.width() / 2)
            self.setSliderDown(True)  # from now on the hand is right, whoever hears of the value
            self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), at, room))
            # Where steps are wide the handle is beside the mouse: as if it had been pressed all the same.
            middle = QPointF(self._handle().center())
            event = QMouseEvent(
                event.type(),
                middle,
                self.mapToGlobal(middle),
                event.button(),
                event.buttons(),
                event.modifiers(),
            )
        super().mousePressEvent(event)

    def _handle(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
        return QRect(self.style().subControlRect(control, option, part, self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not for a slider that was only passed over."""
        event.ignore()

    def stands_for(self, place: int) -> float:
        """The number that screen readers are told for a place of the handle."""
        return float(place)


class NameField(Elided, QLineEdit):
    """A field for a name; one too long for it, its placeholder too, ends in … until it is typed in."""

    def words(self) -> str:
        return self.text() or self.placeholderText()

    def room(self) -> int:
        return self._room().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.say_whole()
        if self.hasFocus() or self.elided() == self.words():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        palette = self.palette()
        painter.setPen((palette.text() if self.text() else palette.placeholderText()).color())
        flags = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._room(), flags, self.elided())

    def _room(self) -> QRect:
        """Where the text stands: Qt keeps 2 px of it at either side."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        contents = QStyle.SubElement.SE_LineEditContents
        return self.style().subElementRect(contents, option, self).adjusted(2, 0, -2, 0)


class FloatSlider(Slider):
    """A slider over real numbers. Signal: moved (by the user)."""

    moved = Signal(float)
    STEPS = 1000

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = 0.0, 1.0
        self.setRange(0, self.STEPS)
        self.setSingleStep(self.STEPS // 100)
        self.setPageStep(self.STEPS // 20)
        self.valueChanged.connect(self._on_value)

    def set_bounds(self, low: float, high: float) -> None:
        """The numbers at the two ends."""
        self._low, self._high = low, high if high > low else low + 1e-9

    def set_number(self, number: float) -> None:
        """Move the handle without telling anybody; beyond the ends it stays at the end."""
        share = (number - self._low) / (self._high - self._low)
        blocked = self.blockSignals(True)
        self.setValue(round(min(max(share, 0.0), 1.0) * self.STEPS))
        self.blockSignals(blocked)

    def number(self) -> float:
        """What the handle stands for."""
        return self.stands_for(self.value())

    def stands_for(self, place: int) -> float:
        """The number of a place."""
        return self._low + (self._high - self._low) * place / self.STEPS

    def _on_value(self) -> None:
        self.moved.emit(self.number())


class NumberField(QDoubleSpinBox):
    """A number to type, with a true minus sign and no arrows. Signal: typed (by the user).

    It has as many decimals as `show_decimals` says, where it is not told otherwise.
    """

    typed = Signal(float)
    _usual = 2
    _following: ClassVar[WeakSet[NumberField]] = WeakSet()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setKeyboardTracking(False)
        tidy(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._wide = 0
        self._number = 0.0  # that is shown, with all its decimals
        super().setDecimals(self._usual)
        self._following.add(self)
        self.valueChanged.connect(self._on_value)
        self.lineEdit().textChanged.connect(self._on_text)

    def set_number(self, number: float) -> None:
        """Show a number without telling anybody."""
        self._number = number
        blocked = self.blockSignals(True)
        self.setValue(number)
        self.blockSignals(blocked)

    def setDecimals(self, count: int) -> None:
        """Have decimals of its own from now on."""
        self._following.discard(self)
        super().setDecimals(count)

    @classmethod
    def show_decimals(cls, count: int) -> None:
        """How many decimals the numbers of codes and sliders have."""
        NumberField._usual = count
        for field in filter(isValid, list(cls._following)):
            blocked = field.blockSignals(True)
            QDoubleSpinBox.setDecimals(field, count)
            field.setValue(field._number)
            field.blockSignals(blocked)
            field.updateGeometry()

    def _on_value(self, value: float) -> None:
        self._number = value
        self.typed.emit(value)

    def sizeHint(self) -> QSize:
        """Room for two figures before the point, and for more where there are more."""
        self._wide = self._needed()
        return QSize(self._wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _needed(self) -> int:
        metrics, text = self.fontMetrics(), self.text()
        usual = f"{MINUS}88.{'8' * self.decimals()}"
        return max(metrics.horizontalAdvance(usual), metrics.horizontalAdvance(text)) + 2 * ASIDE + 6

    def _on_text(self) -> None:
        if self._needed() != self._wide:
            self.updateGeometry()

    def textFromValue(self, value: float) -> str:
        """With the sign that is as wide as a figure."""
        text = f"{value:.{self.decimals()}f}"
        return text.replace("-", MINUS) if float(text) else text.replace("-", "")

    def valueFromText(self, text: str) -> float:
        """Either minus, point or comma."""
        try:
            return float(_plain(text))
        except ValueError:
            return self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Whatever can become a number."""
        plain = _plain(text)
        try:
            float(plain)
        except ValueError:
            growing = plain in ("", "-", ".", "-.", "+")
            state = QValidator.State.Intermediate if growing else QValidator.State.Invalid
            return state, text, position
        return QValidator.State.Acceptable, text, position

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space is the window's: no number holds one."""
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only while it is being edited."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CountField(QSpinBox):
    """A whole number to type, or nothing: a word stands for that. Signal: typed (by the user)."""

    typed = Signal()

    def __init__(self, low: int, high: int, nothing: str) -> None:
        super().__init__()
        self.setRange(low - 1, high)
        self.setSpecialValueText(nothing)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        tidy(self)
        self.valueChanged.connect(lambda _: self.typed.emit())

    def number(self) -> int | None:
        """None where nothing is set."""
        return None if self.value() == self.minimum() else self.value()

    def set_number(self, number: int | None) -> None:
        """Show a number, or nothing, without telling anybody."""
        blocked = self.blockSignals(True)
        self.setValue(self.minimum() if number is None else number)
        self.blockSignals(blocked)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """An empty field is nothing, too."""
        if not text.strip():
            return QValidator.State.Acceptable, text, position
        state, text, position = super().validate(text, position)
        return state, text, position

    def valueFromText(self, text: str) -> int:
        return super().valueFromText(text) if text.strip() else self.minimum()

    def sizeHint(self) -> QSize:
        """Room for its longest number, and for the word."""
        metrics = self.fontMetrics()
        words = (self.specialValueText(), str(self.maximum()))
        wide = max(metrics.horizontalAdvance(word) for word in words)
        return QSize(wide + 2 * ASIDE + 10, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space is the window's: no number holds one."""
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only while it is being edited."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Choice(Elided, QComboBox):
    """A combo box of (key, label, help). Signal: chosen (by the user) with the key.

    Words that do not fit end in …; a styled combo box would just cut them.
    """

    chosen = Signal(str)

    def __init__(self, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[tuple[str, str, str]] = []
        self.setProperty("quiet", quiet)
        self.setItemDelegate(QStyledItemDelegate(self))  # the default one knows no stylesheet
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(16)
        self.currentIndexChanged.connect(self.updateGeometry)
        self.activated.connect(lambda row: self.chosen.emit(self.itemData(row)))
        self._name: ChoiceName | None = None

    def setAccessibleName(self, name: str) -> None:
        """What it chooses, for screen readers."""
        super().setAccessibleName(name)
        if self._name is None:
            self._name = ChoiceName(self)
        self._name.setText(name)

    def event(self, event: QEvent) -> bool:
        """Its name lies beside it."""
        if event.type() == QEvent.Type.ParentChange and self._name is not None:
            self._name.follow(self)
        return super().event(event)

    def set_choices(self, choices: list[tuple[str, str, str]], current: str, form: str = "{}") -> None:
        """What can be chosen and what is; in the box a label stands in this form."""
        if self._choices != choices:
            self._choices = list(choices)
            self.clear()
            for row, (key, label, explanation) in enumerate(choices):
                self.addItem(form.format(label), key)
                self.setItemData(row, plain_tip(explanation), Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(self.findData(current))

    def offered(self, row: int) -> tuple[str, str, str, bool]:
        """Key, label and help of a choice, and whether it can be chosen now."""
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        return (*self._choices[row], model.item(row).isEnabled())

    def choose(self, key: str) -> None:
        """Do as a user does who chooses this."""
        self.setCurrentIndex(self.findData(key))
        self.chosen.emit(key)

    def set_lacking(self, keys: set[str]) -> None:
        """What can't be chosen now; its help says why."""
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        for row in range(self.count()):
            model.item(row).setEnabled(self.itemData(row) not in keys)

    def sizeHint(self) -> QSize:
        """As wide as what is chosen, not as the longest choice."""
        return QSize(self._wide(self.currentText()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Narrow windows cut the words short."""
        least = min(self._wide(self.currentText()), self._wide("m" * FEWEST))
        return QSize(least, super().minimumSizeHint().height())

    def widest(self) -> int:
        """Pixels that the longest of the choices wants."""
        return max((self._wide(self.itemText(row)) for row in range(self.count())), default=0)

    def words(self) -> str:
        return self.currentText()

    def room(self) -> int:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(control, option, part, self).width() - INSIDE

    def paintEvent(self, event: QPaintEvent) -> None:
        self.say_whole()
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.elided()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _wide(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words) + AROUND

    def showPopup(self) -> None:
        """Every choice in full, however narrow the box."""
        words = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(row)) for row in range(self.count())),
            default=0,
        )
        self.view().setMinimumWidth(words + 44)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that passes by chooses nothing."""
        event.ignore()


def tidy(spin: QAbstractSpinBox) -> None:
    """Room left and right of the number; the stylesheet's padding does not reach it."""
    spin.lineEdit().setTextMargins(ASIDE, 0, ASIDE, 0)


def _plain(text: str) -> str:
    return text.strip().replace(MINUS, "-").replace(",", ".")
