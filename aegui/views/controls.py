"""Small controls that several views use: a slider that jumps, fields for numbers and for names."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
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
    QSlider,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFrame,
    QStyleOptionSlider,
    QWidget,
)

MINUS = "−"


class Slider(QSlider):
    """A horizontal slider that goes where it is clicked and leaves the wheel to what scrolls."""

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


class NameField(QLineEdit):
    """A field for a name; one too long for it ends in … until it is typed in."""

    def elided(self) -> str:
        """What is seen of the name."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or self.elided() == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().text().color())
        painter.drawText(self._room(), Qt.AlignmentFlag.AlignVCenter, self.elided())

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
        return self._low + (self._high - self._low) * self.value() / self.STEPS

    def _on_value(self) -> None:
        self.moved.emit(self.number())


class NumberField(QDoubleSpinBox):
    """A number to type, with a true minus sign and no arrows. Signal: typed (by the user)."""

    typed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setKeyboardTracking(False)
        tidy(self)
        self.setFixedWidth(62)
        self.valueChanged.connect(self.typed)

    def set_number(self, number: float) -> None:
        """Show a number without telling anybody."""
        blocked = self.blockSignals(True)
        self.setValue(number)
        self.blockSignals(blocked)

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


class Choice(QComboBox):
    """A combo box of (key, label, help). Signal: chosen (by the user) with the key."""

    chosen = Signal(str)

    def __init__(self, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("quiet", quiet)
        self.setItemDelegate(QStyledItemDelegate(self))  # the default one knows no stylesheet
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(16)
        self.currentIndexChanged.connect(self.updateGeometry)
        self.activated.connect(lambda row: self.chosen.emit(self.itemData(row)))

    def set_choices(self, choices: list[tuple[str, str, str]], current: str) -> None:
        """What can be chosen and what is."""
        keys = [self.itemData(row) for row in range(self.count())]
        labels = [self.itemText(row) for row in range(self.count())]
        if keys != [key for key, _, _ in choices] or labels != [label for _, label, _ in choices]:
            self.clear()
            for row, (key, label, explanation) in enumerate(choices):
                self.addItem(label, key)
                self.setItemData(row, explanation, Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(self.findData(current))

    def set_lacking(self, keys: set[str]) -> None:
        """What can't be chosen now; its help says why."""
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        for row in range(self.count()):
            model.item(row).setEnabled(self.itemData(row) not in keys)

    def sizeHint(self) -> QSize:
        """As wide as what is chosen, not as the longest choice."""
        words = self.fontMetrics().horizontalAdvance(self.currentText())
        return QSize(words + 36, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Narrow windows cut the words short."""
        return QSize(min(self.sizeHint().width(), 72), super().minimumSizeHint().height())

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
    spin.lineEdit().setTextMargins(6, 0, 6, 0)


def _plain(text: str) -> str:
    return text.strip().replace(MINUS, "-").replace(",", ".")
