"""The slider over the stored moments of a run, with a button that plays them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from aegui.explore.records import Timeline
from aegui.views.motion import motion
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.controls import Slider
from aegui.views.widgets.icons import icon
from aegui.views.widgets.plain_text import PlainLabel

WHOLE_MS = 7000  # all moments, where that leaves each time to be seen and none is waited for
SHORTEST_MS, LONGEST_MS, CALM_MS = 100, 350, 1000


def pace(moments: int) -> int:
    """How many milliseconds each of so many moments is shown for; a second where little is to move."""
    if motion().is_reduced:
        return CALM_MS
    return min(max(WHOLE_MS // max(moments, 1), SHORTEST_MS), LONGEST_MS)


class MomentSlider(Slider):
    """A slider over moments, which stand for epochs; the place behind the last is the model that learns."""

    epochs: tuple[float, ...] = ()
    newest = 0.0

    def stands_for(self, place: int) -> float:
        """The epoch."""
        stored = 0 <= place < len(self.epochs)
        return self.epochs[place] if stored else max((self.newest, *self.epochs[-1:]))


class TimeBar(QWidget):
    """Signals: chosen (index of a moment), played (whether it plays), film_asked."""

    chosen = Signal(int)
    played = Signal(bool)
    film_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = DARK
        self.play = QToolButton()
        self.play.setCheckable(True)
        self.play.setToolTip(self.tr("Plays the stored moments of the training, one after another."))
        self.play.setAccessibleName(self.tr("Play the moments"))
        self.when = PlainLabel()
        self.when.setProperty("role", "dim")
        self.slider = MomentSlider()
        self.slider.setToolTip(self.tr("Shows the codes and images as they were at that moment."))
        self.slider.setAccessibleName(self.tr("Moment of the training"))
        self.end = PlainLabel()
        self.end.setProperty("role", "dim")
        self.film = QToolButton()
        self.film.setToolTip(
            self.tr("Saves the stored moments as a film: the plane as it is seen now and the decoded image.")
        )
        self.film.setAccessibleName(self.tr("Save film"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.play, self.when, self.slider, self.end, self.film):
            layout.addWidget(widget, 1 if widget is self.slider else 0)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self.play.toggled.connect(self._on_play)
        self.film.clicked.connect(self.film_asked)
        self.slider.valueChanged.connect(self._on_value)
        self.set_timeline(None)

    def set_timeline(self, timeline: Timeline | None) -> None:
        """The moments there are and the one shown; without any the bar is hidden."""
        self.setVisible(timeline is not None and len(timeline.epochs) + timeline.live > 1)
        if timeline is None:
            self.slider.epochs, self.slider.newest = (), 0.0
            self.play.setChecked(False)
            return
        fewer = len(timeline.epochs) < len(self.slider.epochs)  # one that could not be read is left out
        self.slider.epochs = timeline.epochs
        self.end.setText(self.tr("live") if timeline.live else self.tr("final"))
        self.when.setFixedWidth(self.when.fontMetrics().horizontalAdvance(self._epoch(88_888)) + 2)
        if self.slider.isSliderDown() and not fewer:  # the hand on the slider is right
            self.slider.setMaximum(max(self.slider.maximum(), self._last(timeline)))
            return
        blocked = self.slider.blockSignals(True)
        self.slider.setRange(0, self._last(timeline))
        self.slider.setValue(timeline.current)
        self.slider.blockSignals(blocked)
        self._say(self.slider.value())

    def set_newest(self, epoch: float) -> None:
        """The epoch of the model that learns, which the last place of the slider stands for."""
        self.slider.newest = epoch
        self._say(self.slider.value())

    def set_theme(self, theme: Theme) -> None:
        """The button's icon in the colour of text."""
        self._theme = theme
        self.play.setIcon(icon("pause" if self.play.isChecked() else "play", theme.text))
        self.film.setIcon(icon("film", theme.dim))

    def _last(self, timeline: Timeline) -> int:
        return max(len(timeline.epochs) - (0 if timeline.live else 1), 0)

    def _on_play(self, on: bool) -> None:
        if on and self.slider.value() >= self.slider.maximum():
            self.slider.setValue(0)
        if on:
            self._timer.start(pace(self.slider.maximum() + 1))
        else:
            self._timer.stop()
        self.set_theme(self._theme)
        self.played.emit(on)

    def _step(self) -> None:
        if not self.isVisible() or self.slider.value() >= self.slider.maximum():
            self.play.setChecked(False)
        else:
            self.slider.setValue(self.slider.value() + 1)

    def _on_value(self, moment: int) -> None:
        self._say(moment)
        self.chosen.emit(moment)

    def _say(self, moment: int) -> None:
        bright = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.when.setAlignment(bright)
        self.when.setText(self._epoch(self.slider.stands_for(moment)) if self.slider.epochs else "")

    def _epoch(self, epoch: float) -> str:
        number = f"{epoch:,.0f}" if float(epoch).is_integer() else f"{epoch:,.1f}"
        return self.tr("epoch {}").format(number)
