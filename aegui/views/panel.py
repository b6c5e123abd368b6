"""The rounded frame of every part of the window, and the base of every view."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from aegui.views.theme import DARK, Theme
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.explained import explain
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em, small_font, title_font

if TYPE_CHECKING:
    from aegui.explore.queries.absent import Absent
    from aegui.explore.query import Query
    from aegui.views.seam import Explorer

K = TypeVar("K")
A = TypeVar("A")

TITLE = 9  # em that are seen of a title at least
SIDES = 28  # px left and right of what is in a panel
HEAD = 1.55  # em: titles stand at one height, with and without something beside them

Area = Literal[
    "left", "centre-top", "centre-bottom", "centre-behind", "right-top", "right-bottom", "right-behind"
]


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a class's text for translation; Qt's own is typed as returning an object."""
    return text


class Panel(QWidget):
    """A title at the left, the state or main choice at its right, a body or what will be there."""

    offers: ClassVar[tuple[str, ...]] = ()  # names of the actions that fill it

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title_label = ElidedLabel(title, least=em(TITLE))
        self.title_label.setProperty("role", "title")
        self.title_label.setFont(title_font())
        self.title_label.setVisible(bool(title))
        self.title_label.setToolTip(explain(self.title_label))
        self.title_label.setAccessibleDescription("\n".join(self.title_label.explained))
        self.state_label = ElidedLabel()
        self.state_label.setFont(small_font())
        self.state_label.setVisible(False)
        self.controls = QWidget()
        self.header = QHBoxLayout(self.controls)
        self.header.setContentsMargins(0, 0, 0, 0)
        self.header.setSpacing(6)
        self.header.addStrut(em(HEAD))  # a least height of the widget would hide that a legend needs more

        self._top, self._second = QHBoxLayout(), QHBoxLayout()
        self._top.setSpacing(8)
        self._top.addWidget(self.title_label)
        self._top.addStretch(1)
        self._top.addWidget(self.controls)
        self._top.addWidget(self.state_label)
        self._second.addStretch(1)
        self._state_room = 0  # px that the state has needed at this width of the panel
        body = QWidget()
        self.body = QVBoxLayout(body)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self._offered = False
        self._empty = PlainLabel()
        self._empty.setProperty("role", "empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(16, 8, 16, 8)
        self._stack = QStackedWidget()
        self._stack.addWidget(body)
        vacant = QWidget()
        self._offers = QVBoxLayout()  # buttons that fill what is empty
        self._offers.setSpacing(6)
        column = QVBoxLayout(vacant)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(self._empty)
        column.addLayout(self._offers)
        column.addStretch(1)
        self._stack.addWidget(vacant)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(self._top)
        layout.addLayout(self._second)
        layout.addWidget(self._stack, 1)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours from now on."""

    @property
    def early(self) -> bool:
        """Whether it has all that it shows at first before torch is there."""
        return False

    def set_state(self, text: str, role: str = "dim") -> None:
        """Say in the header how things stand; `role` is dim, good, warn or bad."""
        set_role(self.state_label, role)
        self.state_label.setText(text)
        self.state_label.setVisible(bool(text))
        self._wrap_state()

    def set_offers(self, actions: Sequence[tuple[str, QAction]]) -> None:
        """What fills the panel while it is empty: a button for each, with its words, below the sentence."""
        for text, action in actions:
            button = QPushButton(text)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(action.trigger)
            action.changed.connect(partial(_follow, button, action))
            _follow(button, action)
            self._offers.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            button.setVisible(self._offered)  # in its place: without one it would be a window of its own

    def set_empty(self, text: str, offers: bool = False) -> None:
        """Show this sentence in place of the body, with the buttons that would fill it where they are
        offered; with "" show the body."""
        self._offered = bool(text) and offers
        if text:
            self._empty.setText(text)
        for place in range(self._offers.count()):
            item = self._offers.itemAt(place)
            button = item.widget() if item is not None else None
            if button is not None:
                button.setVisible(self._offered)
        self._stack.setCurrentIndex(1 if text else 0)
        self.controls.setVisible(not text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._state_room = 0
        self._wrap_state()

    def _wrap_state(self) -> None:
        """The state goes below the header where there is no room beside it.

        It stays there while the panel keeps its width: a number in it that changes moves nothing.
        """
        self._state_room = max(self._state_room, self.state_label.sizeHint().width())
        controls = 0 if self.controls.isHidden() else self.controls.sizeHint().width() + 8
        needed = self.title_label.sizeHint().width() + controls + self._state_room + 8
        below = needed > self.contentsRect().width() - SIDES
        there, elsewhere = (self._second, self._top) if below else (self._top, self._second)
        if there.indexOf(self.state_label) < 0:
            elsewhere.removeWidget(self.state_label)
            there.addWidget(self.state_label)

    def is_empty(self) -> bool:
        """Whether the sentence is shown in place of the body."""
        return self._stack.currentIndex() == 1


class View(Panel):
    """One dock: signals say what the user did, setters show what is given, and nothing else."""

    name: ClassVar[str] = ""
    title: ClassVar[str] = ""  # marked with QT_TRANSLATE_NOOP, context = the class's name
    order: ClassVar[int] = 100
    area: ClassVar[Area] = "right-bottom"
    offers: ClassVar[tuple[str, ...]] = ("train", "run.open")
    shortcut: ClassVar[str] = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.label(), parent)
        self.setObjectName(self.name)
        self.theme: Theme = DARK
        self._beginning = False  # a training is being set up
        self._absent: Absent | None = None  # what the run that is shown does not have
        self._filled_by = False  # whether buttons are offered with it
        self._wanted = ""  # the sentence that says what would be shown
        self._seen = not self.area.endswith("behind")  # until it is told
        self._see: list[Callable[[bool], None]] = []

    @classmethod
    def label(cls) -> str:
        """The title in the user's language."""
        return QCoreApplication.translate(cls.__name__, cls.title)

    def connect_to(self, explorer: Explorer) -> None:
        """Show what the explorer answers from now on, and hand on to it what the user does."""

    def follow(
        self,
        explorer: Explorer,
        query: Query[K, A],
        receiver: Callable[[A | None], None],
        progressed: Callable[[float, str], None] | None = None,
        lacking: Callable[[str], None] | None = None,
    ) -> None:
        """Have a query answered while this view is seen, and not for nobody."""
        showing = explorer.show(query, receiver, progressed, lacking, self._seen)
        self._see.append(partial(explorer.set_seen, showing))

    def set_beginning(self, beginning: bool | None = True) -> None:
        """Whether a training was started of which there is nothing to show yet."""
        self._beginning = bool(beginning)
        if beginning:
            self.set_empty(self.title)

    def set_empty(self, text: str, offers: bool = False) -> None:
        """Show this sentence in place of the body, or, while that is so, that a training is being set up,
        or what the run does not have."""
        self._wanted, self._filled_by = text, offers
        if text and self._beginning:
            offers = False
            text = self.tr("The training is being set up. What it learns appears here in a moment.")
        elif text and self._absent is not None:
            text = self.without(self._absent) or text
        super().set_empty(text, offers)

    def set_absent(self, absent: Absent | None) -> None:
        """What the run that is shown does not have; None: nobody knows yet."""
        self._absent = absent
        if self._wanted:
            self.set_empty(self._wanted, self._filled_by)

    def without(self, absent: Absent) -> str:
        """Why this view shows nothing of a run that lacks something, and what to do; "" where it needs none
        of that."""
        return ""

    def set_seen(self, seen: bool) -> None:
        """Whether anybody sees this view: a dock can lie behind another."""
        self._seen = seen
        for see in self._see:
            see(seen)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours from now on."""
        self.theme = theme

    # What a figure of it is made of

    def controls_of_mouse(self) -> Sequence[QWidget]:
        """What is there to be clicked alone: figures do without."""
        return (self.controls,)

    def kept(self) -> dict[str, Any]:
        """What is chosen in this view and nowhere else, as plain values."""
        return {}

    def keep(self, chosen: Mapping[str, Any]) -> None:
        """The same chosen again; what is none of its values is passed over."""


def _follow(button: QPushButton, action: QAction) -> None:
    button.setEnabled(action.isEnabled())
    button.setToolTip(action.toolTip())


def set_role(widget: QWidget, role: str) -> None:
    """Change the `role` that the stylesheet colours a widget by."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
