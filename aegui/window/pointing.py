"""A callout that points at a control of the window: the tour and the lessons are told by it.

It is no dialog: the window is used while it stands there, and it stands beside the control wherever that is
moved to.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QRegion,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from aegui.views.panel import set_role
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.icons import icon
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em, small_font
from aegui.window.callout_place import Place, Side, callout_place
from aegui.window.control_names import ControlNames

WIDE = 25  # em
GAP = 10  # px around the callout's body, for the beak
BEAK = 9  # px, half of its breadth
ROUND = 8  # px
RING, AROUND = 2, 4  # px: how broad it is, and how far from the control
MOVES = frozenset({
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange,
    QEvent.Type.ParentAboutToChange, QEvent.Type.ZOrderChange,
})  # fmt: skip


@dataclass(frozen=True)
class Pointed:
    """What a step says, and what it points at."""

    text: str
    title: str = ""
    control: str = ""  # its stable name, as `ControlNames` has it; "": it points at nothing
    free: tuple[str, ...] = ()  # names of what is to be seen meanwhile, and is not covered where that can be
    number: int = 0  # of the step, from 1; 0: it is none of several
    count: int = 0
    awaited: str = ""  # what the user is to do, in a few words; "": only to read


class Pointer(QObject):
    """Shows one step at a time. Signals: next_asked, back_asked, ended (the user has had enough)."""

    next_asked = Signal()
    back_asked = Signal()
    ended = Signal()

    def __init__(self, controls: ControlNames, window: QWidget) -> None:
        super().__init__(window)
        self._controls, self._window = controls, window
        self._shown: Pointed | None = None
        self._watched: list[QWidget] = []
        self._gives = False  # the keyboard to the control, as soon as that takes it
        self.callout, self.ring = Callout(window), Ring(window)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        callout = self.callout
        callout.next.clicked.connect(self.next_asked)
        callout.back.clicked.connect(self.back_asked)
        callout.close_button.clicked.connect(self.end)
        callout.escaped.connect(self.end)
        callout.reveal.clicked.connect(self.reveal)
        self._change = QShortcut(QKeySequence(Qt.Key.Key_F6), window)
        self._change.activated.connect(self._change_sides)
        self._change.setEnabled(False)

    def parts(self) -> list[QObject]:
        """What it has put into the window, and itself."""
        return [self.callout, self.ring, self._change, self]

    def show(self, step: Pointed) -> None:
        """Point at the control of a step, which is brought into sight, and say it to screen readers."""
        self._shown = step
        self.callout.set_step(step)
        self._change.setEnabled(True)
        self._gives = bool(step.awaited)
        self.reveal()
        _announce(self.callout, " ".join(filter(None, (step.title, step.text, step.awaited))))

    def set_done(self, text: str) -> None:
        """The user has done what the step waited for."""
        if self._shown is not None:
            self.callout.set_done(text)
            _announce(self.callout, text)
            self._follow()

    def hide(self) -> None:
        """Point at nothing any more."""
        had, target = self._has_keyboard(), self._target()
        self._shown = None
        self._change.setEnabled(False)
        self._watch(None)
        self.callout.hide()
        self.ring.hide()
        if had:
            _focus(target if _seen(target) is not None and target is not None else self._window)

    def end(self) -> None:
        """Hide it, because the user has had enough."""
        self.hide()
        self.ended.emit()

    def reveal(self) -> None:
        """Bring what is pointed at to the front, wherever it is hidden."""
        if self._shown is not None and self._shown.control:
            self._controls.reveal(self._shown.control)
        self._follow()
        self._soon.start()  # once more, when the docks are laid out

    def set_theme(self, theme: Theme) -> None:
        """Callout and ring in these colours."""
        self.callout.set_theme(theme)
        self.ring.set_theme(theme)

    # Beside the control

    def _has_keyboard(self) -> bool:
        return self.callout.isAncestorOf(self.callout.window().focusWidget() or self._window)

    def _target(self) -> QWidget | None:
        return self._controls.find(self._shown.control) if self._shown and self._shown.control else None

    def _follow(self) -> None:
        """To where the control is now."""
        if self._shown is None:
            return
        target = self._target()
        self._watch(target)
        seen = _seen(target)
        window = target.window() if target is not None and seen is not None else self._window
        for part in (self.ring, self.callout):
            if part.parentWidget() is not window:
                part.setParent(window)
        self.callout.reveal.setVisible(seen is None and target is not None)
        self.callout.fit()
        free = [rect for name in self._shown.free if (rect := _seen(self._controls.find(name), window))]
        others = _in_a_row_with(target) if seen is not None else []
        self.callout.stand(callout_place(self.callout.size(), seen, window.rect(), free, others), seen)
        self.ring.surround(seen)
        self.callout.show()
        self.callout.raise_()
        if self._gives and target is not None and _taking(target):
            self._gives = False
            _focus(target)  # where it is to be done, by keys, too

    def _watch(self, target: QWidget | None) -> None:
        """Hear when the control, or anything that it is in, moves."""
        chain = [self._window]
        widget = target
        while widget is not None:
            if widget is not self._window:
                chain.append(widget)
            widget = widget.parentWidget()
        for gone in self._watched:
            if isValid(gone) and gone not in chain:
                gone.removeEventFilter(self)
        for new in chain if self._shown is not None else []:
            if new not in self._watched:
                new.installEventFilter(self)
        self._watched = chain if self._shown is not None else []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _change_sides(self) -> None:
        """The keyboard goes from the control to the callout, and back."""
        target = self._target()
        if not self._has_keyboard():
            self.callout.window().activateWindow()
            self.callout.next.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif target is not None:
            target.window().activateWindow()
            _focus(target)


class Callout(QWidget):
    """The words and buttons of a step, with a beak. Signal: escaped."""

    escaped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme: Theme = DARK
        self._last = False  # of the steps
        self._side: Side = ""
        self._at = QPoint()  # of the beak's tip
        self.title, self.count = PlainLabel(), PlainLabel()
        self.title.setProperty("role", "heading")
        self.count.setProperty("role", "dim")
        self.count.setFont(small_font())
        self.words, self.awaited = PlainLabel(), PlainLabel()
        for label in (self.title, self.words, self.awaited):
            label.setWordWrap(True)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("End"))
        self.close_button.setToolTip(self.tr("Ends this here; nothing is lost. Esc"))
        self.reveal = QPushButton(self.tr("Show it"))
        self.reveal.setToolTip(self.tr("Brings what is meant to the front again."))
        self.back, self.next = QPushButton(self.tr("Back")), QPushButton()
        for button in (self.close_button, self.reveal, self.back, self.next):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.next.setToolTip(self.tr("F6 brings the keyboard here and back to what is pointed at."))
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        head.addWidget(self.close_button)
        foot.addWidget(self.reveal)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP + 14, GAP + 10, GAP + 14, GAP + 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(self.awaited)
        column.addLayout(foot)
        self.hide()
        self.set_theme(DARK)

    def set_theme(self, theme: Theme) -> None:
        """Its own colours; those of the letters are the window's."""
        self._theme = theme
        self.close_button.setIcon(icon("close", theme.dim, 12))
        self.close_button.setIconSize(QSize(12, 12))
        self.update()

    def set_step(self, step: Pointed) -> None:
        """Its words; a button that was used keeps the keyboard."""
        self.title.setText(step.title)
        self.words.setText(step.text)
        self.awaited.setText(step.awaited)
        self.awaited.setVisible(bool(step.awaited))
        set_role(self.awaited, "value")
        self.count.setText(self.tr("{} of {}").format(step.number, step.count) if step.number else "")
        self.back.setEnabled(step.number > 1)
        self.back.setVisible(step.count > 1)
        last = step.number == step.count
        self.next.setText(
            self.tr("Skip") if step.awaited and not last else self.tr("Done") if last else self.tr("Next")
        )
        self._prefer(not step.awaited)
        self.setAccessibleName(step.title or self.tr("Hint"))
        self.setAccessibleDescription(" ".join(filter(None, (step.text, step.awaited))))
        self._last = last

    def set_done(self, text: str) -> None:
        """What was awaited is done; this takes its place."""
        self.awaited.setText(f"✓ {text}")
        self.awaited.show()
        set_role(self.awaited, "good")
        self.next.setText(self.tr("Done") if self._last else self.tr("Next"))
        self._prefer(True)

    def _prefer(self, next: bool) -> None:
        """Whether going on is what one would do now."""
        if self.next.property("primary") is not next:
            self.next.setProperty("primary", next)
            self.next.style().unpolish(self.next)
            self.next.style().polish(self.next)

    def fit(self) -> None:
        """As high as its words need at its width."""
        parent, layout = self.parentWidget(), self.layout()
        assert parent is not None
        assert layout is not None
        wide = min(em(WIDE), max(parent.width() - 2 * GAP, 120))
        layout.activate()
        self.resize(wide, max(layout.totalHeightForWidth(wide), layout.totalMinimumSize().height()))

    def stand(self, place: Place, target: QRect | None) -> None:
        """Go there, the beak towards the control."""
        self.setGeometry(place.rect)
        self._side = place.side
        if target is not None:
            edge = QRect(place.rect).adjusted(GAP + ROUND, GAP + ROUND, -GAP - ROUND, -GAP - ROUND)
            middle = target.intersected(_strip(place.rect, place.side)).center()
            x = min(max(middle.x(), edge.left() + BEAK), edge.right() - BEAK)
            y = min(max(middle.y(), edge.top() + BEAK), edge.bottom() - BEAK)
            self._at = QPoint(x, y) - place.rect.topLeft()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QPainterPath()
        inner = QRectF(self.rect()).adjusted(GAP, GAP, -GAP, -GAP)
        body.addRoundedRect(inner, ROUND, ROUND)
        if self._side:
            beak = QPainterPath()
            beak.addPolygon(self._beak(inner))
            body = body.united(beak)
        painter.setPen(QPen(QColor(self._theme.accent), 1.5))
        painter.setBrush(QColor(self._theme.panel))
        painter.drawPath(body)

    def _beak(self, body: QRectF) -> QPolygonF:
        x, y = float(self._at.x()), float(self._at.y())
        if self._side in ("right", "left"):
            base, tip = (body.left(), 2.0) if self._side == "right" else (body.right(), self.width() - 2.0)
            points = [QPointF(base, y - BEAK), QPointF(tip, y), QPointF(base, y + BEAK)]
        else:
            base, tip = (body.top(), 2.0) if self._side == "below" else (body.bottom(), self.height() - 2.0)
            points = [QPointF(x - BEAK, base), QPointF(x, tip), QPointF(x + BEAK, base)]
        return QPolygonF([*points, points[0]])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends it while it has the keyboard; Enter presses its buttons."""
        focused = self.window().focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)


class Ring(QWidget):
    """A frame around the control; only the frame is there, so that it costs no drag anything."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme: Theme = DARK
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """In the accent of these colours."""
        self._theme = theme
        self.update()

    def surround(self, target: QRect | None) -> None:
        """Around a place of the window; None hides it."""
        parent = self.parentWidget()
        self.setVisible(target is not None)
        if target is None or parent is None:
            return
        outer = target.adjusted(-AROUND, -AROUND, AROUND, AROUND).intersected(parent.rect())
        self.setGeometry(outer)
        whole = self.rect()
        self.setMask(QRegion(whole).subtracted(QRegion(whole.adjusted(RING, RING, -RING, -RING))))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.accent))


def _strip(rect: QRect, side: Side) -> QRect:
    """What of the window lies level with a callout, or above and below it."""
    far = 100_000
    if side in ("right", "left"):
        return rect.adjusted(-far, 0, far, 0)
    return rect.adjusted(0, -far, 0, far)


def _seen(widget: QWidget | None, window: QWidget | None = None) -> QRect | None:
    """Where a widget stands in its window; None where nothing of it is seen, or it is in another window."""
    if widget is None or not isValid(widget) or not widget.isVisible() or widget.visibleRegion().isEmpty():
        return None
    if window is not None and widget.window() is not window:
        return None
    place = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(widget.window(), place.topLeft()), place.size())


def _in_a_row_with(widget: QWidget | None) -> list[QRect]:
    """Where the other controls of its bar stand: whoever is told of one may look for the next."""
    row = widget.parentWidget() if widget is not None else None
    near = [] if row is None else row.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    used = [one for one in near if one is not widget and isinstance(one, QAbstractButton | QComboBox)]
    return [place for one in used if (place := _seen(one)) is not None]


def _focus(widget: QWidget) -> None:
    """Give the keyboard to a control, or to the first thing in it that takes it."""
    there = _taking(widget) or widget.window()
    there.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _taking(widget: QWidget) -> QWidget | None:
    """The first thing in a widget that takes the keyboard, or the widget itself."""
    return next((one for one in (widget, *widget.findChildren(QWidget)) if _takes_keyboard(one)), None)


def _takes_keyboard(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isVisible() and widget.isEnabled()


def _announce(source: QWidget, text: str) -> None:
    """Have a screen reader say it."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, text))
