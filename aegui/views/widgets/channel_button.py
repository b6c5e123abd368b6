"""A button that says which channels of the images are shown, with a menu to choose up to three of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QColor, QIcon, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from aegui.explore.shown_channels import ChannelChoice
from aegui.views.seam import Explorer
from aegui.views.widgets.plain_text import plain_tip

SWATCH = 12  # px
# What one, two and three channels are seen in, in their order.
SEEN = {1: ("#f0f0f0",), 2: ("#00d000", "#e000e0"), 3: ("#f03030", "#00c000", "#4060ff")}
LONGEST = 24  # characters on the button


class _StaysOpen(QMenu):
    """A menu in which several things are chosen one after the other."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)


class ChannelButton(QToolButton):
    """Hidden where there is one channel, or plain colours. Signal: chosen (channels from 0, in the order of
    their colours; none: the usual ones)."""

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(
            self.tr(
                "Which channels are shown, in all panels: one in grey, two in green and magenta, three in "
                "red, green and blue. Nothing is trained anew."
            )
        )
        self._menu = _StaysOpen(self)
        self.setAccessibleName(self.tr("Channels"))
        self.setMenu(self._menu)
        self._choice: ChannelChoice | None = None
        self.actions_of: list[QAction] = []  # one of each channel
        self.set_choice(None)

    def connect_to(self, explorer: Explorer) -> None:
        """Make the choice the state's."""
        self.chosen.connect(lambda channels: explorer.update(shown_channels=channels))

    def set_choice(self, choice: ChannelChoice | None) -> None:
        """The channels, and those shown; None: one alone, or none."""
        before, self._choice = self._choice, choice
        self.setVisible(choice is not None and not choice.is_plain)
        if choice is None:
            return
        if before is None or before.names != choice.names:
            self._fill(choice)
        words = " · ".join(choice.names[one] for one in choice.shown)
        self.setText(words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…")
        self.setAccessibleName(plain_tip(self.tr("Channels: {}").format(words)))
        for place, action in enumerate(self.actions_of):
            shown = place in choice.shown
            action.setChecked(shown)
            colours = SEEN[len(choice.shown)]
            action.setIcon(_swatch(colours[choice.shown.index(place)]) if shown else QIcon())

    def _fill(self, choice: ChannelChoice) -> None:
        self._menu.clear()
        self.actions_of = []
        for place, name in enumerate(choice.names):
            action = QAction(name.replace("&", "&&"), self._menu)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, place=place: self._toggle(place))
            self._menu.addAction(action)
            self.actions_of.append(action)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("The first three")).triggered.connect(lambda: self.chosen.emit(()))

    def _toggle(self, place: int) -> None:
        """One more, in place of the last where there are three; or one less, and at least one."""
        assert self._choice is not None
        shown = self._choice.shown
        if place not in shown:
            self.chosen.emit((*shown[:2], place))
        elif len(shown) > 1:
            self.chosen.emit(tuple(one for one in shown if one != place))
        else:
            self.set_choice(self._choice)  # it stays ticked


def _swatch(colour: str) -> QIcon:
    picture = QPixmap(SWATCH, SWATCH)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.setPen(QColor(128, 128, 128))
    painter.drawEllipse(1, 1, SWATCH - 2, SWATCH - 2)
    painter.end()
    return QIcon(picture)
